//! Deciding on an act: its guards are asked, and the draft is made.

use remit_dictionary::Code;
use remit_journal::{ActError, Draft, RequestId, Sort};
use remit_register::{Fact, encode_facts};

use crate::acts::CaseAct;
use crate::answer::Refusal;
use crate::ask::{Ask, World};
use crate::books::KIND_PREFIX;
use crate::effect;
use crate::form::FORM_VERSION;
use crate::signed::Signed;

/// The version of the rules that accept acts of governance. It is part of an act's content.
const RULES_VERSION: u64 = 1;

/// Why an act is not put on record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotDecided {
    /// A guard refuses it.
    #[error("refused")]
    Refused(Box<Refusal>),
    /// A text is longer than an act keeps.
    #[error(transparent)]
    Act(#[from] ActError),
}

/// Asks the guards of an act, and returns the first refusal.
#[must_use]
pub fn refusal(world: World<'_>, signed: &Signed) -> Option<Refusal> {
    let case = signed.act.case().and_then(|id| world.books.case(id, signed.on));
    let ask = Ask { world, signer: Some(&signed.signer), case, on: signed.on };
    signed.act.first_refusal(&ask)
}

/// Decides on an act: returns the draft to append, with the facts that it brings about, or why it
/// may not be.
///
/// # Errors
/// When a guard refuses it, or a text is too long to be kept.
pub fn decide(world: World<'_>, signed: &Signed, request: RequestId) -> Result<Draft, NotDecided> {
    if let Some(refusal) = refusal(world, signed) {
        return Err(NotDecided::Refused(Box::new(refusal)));
    }
    let Signed { signer, authority, source, act, .. } = signed;
    let chunks = encode_facts(&facts_of(world, signed));
    let own = format!("{} of {}", signer.role, signer.body);
    Ok(Draft {
        sort: Sort::Decision,
        kind: format!("{KIND_PREFIX}{}", act.word()),
        version: FORM_VERSION,
        rules: RULES_VERSION,
        actor: signer.actor.to_string(),
        authority: authority.as_ref().map_or(own, ToString::to_string),
        source: source.as_ref().map_or_else(|| source_of(act), ToString::to_string),
        request,
        body: signed.write().encode(),
        chunks,
    })
}

/// Returns what the register keeps as the source of an act's facts.
fn source_of(act: &CaseAct) -> String {
    match (act.case(), act.body()) {
        (Some(case), _) => format!("case {case}: {}", act.word()),
        (None, body) => {
            let body = body.map(|code: Code| code.to_string()).unwrap_or_default();
            format!("{body} {}", act.word()).trim().to_owned()
        }
    }
}

/// Returns the facts of the register that an act brings about: those of a change when it takes
/// effect, none otherwise.
#[must_use]
pub fn facts_of(world: World<'_>, signed: &Signed) -> Vec<Fact> {
    match &signed.act {
        CaseAct::TookEffect(act) => {
            let case = world.books.case(&act.case, signed.on);
            case.map(|case| effect::facts(&world, &case)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
