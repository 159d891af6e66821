//! The proposal of a case: the register as it would be on the day of its effect.

use remit_dictionary::Date;
use remit_register::{Kind, Register};

use crate::ask::World;
use crate::change::{effect_on, has_taken_effect, kind_of_successors};
use crate::rehearsal::rehearse;
use crate::route::is_over;
use crate::value::{CaseId, ValueError};

/// What a case would bring about, laid over the register.
#[derive(Debug)]
pub struct Proposal {
    /// The kind of body that it makes.
    pub kind: Kind,
    /// The day of its effect.
    pub date: Date,
    /// The register as it would be.
    pub register: Register,
    /// What to know of it.
    pub state: ProposalState,
}

/// How far a proposal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalState {
    /// It has taken effect: it is on record.
    OnRecord,
    /// Everything has one home.
    Whole,
    /// It would leave something without one home.
    Unplaced,
}

/// Why a case proposes nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoProposal {
    /// The words name no case.
    #[error(transparent)]
    Id(#[from] ValueError),
    /// There is none of that name.
    #[error("there is no case {0}")]
    Unknown(CaseId),
    /// It is over.
    #[error("{0} is closed without effect: it proposes nothing")]
    Closed(CaseId),
    /// It names no day or no parties.
    #[error("{0} is no change with a day and with parties on it")]
    NoChange(CaseId),
    /// It names no successor.
    #[error("{0} would change nothing yet")]
    Nothing(CaseId),
}

/// Lays over the register what a case would bring about.
///
/// # Errors
/// When there is no such case, or it proposes nothing.
///
/// # Panics
/// When a change with a day cannot be rehearsed, which is a bug.
pub fn propose(register: &Register, world: &World<'_>, id: &str) -> Result<Proposal, NoProposal> {
    let id = CaseId::parse(id)?;
    let Some(case) = world.books.case(&id, Date::END) else {
        return Err(NoProposal::Unknown(id));
    };
    let on_record = has_taken_effect(&case);
    if !on_record && is_over(&case) {
        return Err(NoProposal::Closed(id));
    }
    let Some((date, kind)) = effect_on(&case).zip(kind_of_successors(world, &case)) else {
        return Err(NoProposal::NoChange(id));
    };
    if on_record {
        let (register, state) = (register.clone(), ProposalState::OnRecord);
        return Ok(Proposal { kind, date, register, state });
    }
    let rehearsal =
        rehearse(register, world, &case).expect("BUG: a change with a day can be rehearsed");
    if rehearsal.facts.is_empty() {
        return Err(NoProposal::Nothing(id));
    }
    let whole = rehearsal.receipt.is_whole();
    let state = if whole { ProposalState::Whole } else { ProposalState::Unplaced };
    Ok(Proposal { kind, date, register: rehearsal.register, state })
}
