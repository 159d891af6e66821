//! The chain of authority: who may decide what, for whom, on a day, and by which acts.
//!
//! In order of precedence, the first that applies answers:
//! 1. Whoever is asked about is not there that day: `Unlawful`. A body has to be alive, a
//!    committee and an arrangement to be on record.
//! 2. The form of an arrangement has no power that day: `Unlawful`.
//! 3. The matter is reserved: the body itself decides it, for everybody else it is `Unlawful`.
//! 4. It is no commissioning function that day, no party exists any more, or it is a function of
//!    nobody who is asked about: `Unlawful`.
//! 5. Nobody sits in the seat of the body, or of the lead, that is asked about: `Unlawful`.
//! 6. A form that binds nobody, an arrangement that is not in force, one that is for other
//!    functions, an officer who does not act for it: `Recommendation` for every party.
//! 7. Party by party: `Binding` for a party from which authority is held by a line of its own
//!    scheme, up to the limit of that line; for every other a `Recommendation` that it ratifies.
//!
//! A party that has ended, or whose kind does not have the function, is neither bound nor asked.
//! The lines of a scheme add up: one that permits is enough, and the first on record is named.
//! What a party's own constitution keeps to itself, no line lets others do.
//! Delegating takes nothing from a body: it can decide for itself all the same.

mod answer;
mod arranged;
mod exercised;
mod own;
mod scheme;

pub use answer::{Decider, Decision, Link, LinkRole, Officer, Question, Reason, Verdict, Who};
pub use exercised::exercised_by;

pub(crate) use arranged::lacking_lines;

use crate::ask::World;

/// Returns whether somebody may decide something on a day: whom it binds, who has to ratify it, or
/// why it is unlawful.
#[must_use]
pub fn may_decide(world: World<'_>, question: &Question<'_>) -> Decision {
    let decided = match &question.by {
        Decider::Body(body) => own::body_decides(&world, *body, question),
        Decider::Committee(body, committee) => {
            own::committee_decides(&world, *body, committee, question)
        }
        Decider::Arrangement(case) => arranged::arrangement_decides(&world, case, question),
    };
    decided.unwrap_or_else(|reason| Decision {
        verdict: Verdict::Unlawful { reason },
        chain: Vec::new(),
    })
}
