//! Guards and cases: authorise, assure, work together, vote, delegate, merge, split.
//!
//! A rule is a guard on an act; the guards that would still refuse are the list of what remains.
//! Acts come and are kept as [`Form`]s, are read into [`acts`], and are held in the [`Books`].
//! What holds on a day is worked out from them when it is asked; nothing else is kept.

pub mod accounts;
pub mod acts;
mod answer;
pub mod arrangement;
mod ask;
pub mod authorisation;
mod authority;
pub mod ballot;
mod books;
pub mod calendar;
mod catalogue;
pub mod change;
mod counting;
pub mod criteria;
mod decide;
pub mod decisions;
mod effect;
pub mod follow_up;
mod form;
mod guard;
mod guards;
pub mod holdings;
pub mod holds;
pub mod house;
mod line;
pub mod matter;
pub mod placing;
mod power;
pub mod proposal;
pub mod rehearsal;
mod role;
mod route;
mod rule;
mod rules;
mod signed;
pub mod standing_duty;
pub mod story;
mod tables;
pub mod territory;
pub mod validator;
mod value;
pub mod views;
pub mod waves;

pub use acts::{ActKind, KINDS};
pub use answer::{About, Answer, Mover, NextStep, Refusal};
pub use ask::{Ask, World};
pub use authority::{
    Decider, Decision, Link, LinkRole, Officer, Question, Reason, Verdict, Who, exercised_by,
    may_decide,
};
pub use books::{Books, BooksError, Case, KIND_PREFIX, Log, Of, Recorded};
pub use catalogue::catalogue;
pub use decide::{NotDecided, decide, facts_of, refusal};
pub use form::{FORM_VERSION, Field, Form, FormError, Shape, Times};
pub use guard::{Guard, Guarded, Outstanding};
pub use role::{RoleKind, roles_of};
pub use route::{Standing, is_over, often, remains, standing, steps};
pub use rule::{Regime, Rule, Tag};
pub use rules::{Area, book, guarded_by};
pub use signed::{SIGNER_FIELDS, Signed, Signer};
pub use tables::{Row, Table, TableError, Tables};
pub use value::{
    CaseId, Entry, FieldValue, Fraction, Label, Person, Said, Threshold, ValueError, Words,
};
