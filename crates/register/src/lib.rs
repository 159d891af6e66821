//! England's register of commissioners, their members and areas, on any date.
//!
//! Facts are folded into one flat index ([`Register`]); questions are answered from it as at a
//! date and as known at a moment ([`View`]), by one order of trust ([`Series`]).

mod area;
mod body;
mod builder;
mod change_pack;
mod check;
mod checkpoint;
mod derived;
mod draft;
mod encoding;
mod fact;
mod find;
mod fold;
mod function;
mod index;
mod kind;
mod membership;
mod moved_practices;
mod parent;
mod publication;
mod settle;
mod span;
mod succession;
mod view;
mod who;

pub use area::{Areas, Move, Place};
pub use body::Body;
pub use builder::Builder;
pub use change_pack::{Change, Changes};
pub use check::{CheckFinding, CheckRule, Severity};
pub use draft::{Correction, CorrectionRefused, correction, observation};
pub use encoding::{CHUNK_FACTS_MAX, ENCODING_VERSION, decode_facts, encode_facts};
pub use fact::{Address, AreaOf, Claim, Fact, Generation, Share, Status, Voice, When};
pub use find::{Found, Match};
pub use fold::{FOLD_VERSION, FoldError, Folded, advance, fold, fold_afresh, keep};
pub use function::{Capacity, FunctionOverlap, FunctionRule, Functions};
pub use index::{Entry, Register};
pub use kind::Kind;
pub use membership::{Member, Undetermined};
pub use parent::{Known, Parent, Reading};
pub use publication::{CORRECTION_KIND, OBSERVATION_KIND, Publication, Series};
pub use succession::{Basis, Holder, Succession, Towards};
pub use view::View;
pub use who::{Broken, Chain, Link, Role, Text};
