//! England's register of commissioners, their members and areas, on any date.
//!
//! Facts are folded into one flat index ([`Register`]); questions are answered from it as at a date and
//! as known at a moment, by one order of trust.

mod encoding;
mod fact;
mod kind;
mod publication;

pub use encoding::{CHUNK_FACTS_MAX, ENCODING_VERSION, decode_facts, encode_facts};
pub use fact::{Address, AreaOf, Claim, Fact, Generation, Share, Status, Voice, When};
pub use kind::Kind;
pub use publication::{CORRECTION_KIND, OBSERVATION_KIND, Publication, Series};
