//! The proposal of a case as a footprint: the register as it would be on the day of its effect.

use remit_activity::Division;
use remit_clerk::Session;
use remit_dictionary::Date;
use remit_governance::change::{effect_on, has_taken_effect, kind_of_successors};
use remit_governance::rehearsal::rehearse;
use remit_governance::{CaseId, is_over};
use remit_register::Kind;

use super::Asked;
use crate::output;
use crate::refusal::Refusal;

/// Lays over the register what a case would bring about.
pub(super) fn read(session: &Session, label: &str, id: &str) -> anyhow::Result<Asked> {
    if session.at_the_head().is_err() {
        return Err(Refusal::error(
            format!("{label} is laid over the record as it stands now"),
            "leave --as-known out, or ask for another footprint",
        ));
    }
    let id = CaseId::parse(id)
        .map_err(|error| Refusal::error(error.to_string(), "remit case list lists the cases"))?;
    let world = session.world();
    let Some(case) = world.books.case(&id, Date::END) else {
        return Err(Refusal::error(
            format!("there is no case {id}"),
            "remit case list lists the cases on record",
        ));
    };
    let on_record = has_taken_effect(&case);
    if !on_record && is_over(&case) {
        return Err(Refusal::error(
            format!("{id} is closed without effect: it proposes nothing"),
            "remit case list shows which cases are open",
        ));
    }
    let Some((date, kind)) = effect_on(&case).zip(kind_of_successors(&world, &case)) else {
        return Err(Refusal::error(
            format!("{id} is no change with a day and with parties on it"),
            "open the case with --party and --effect-on",
        ));
    };
    let division = match kind {
        Kind::Icb => Division::Icb,
        Kind::Ccg => Division::Ccg,
        other => {
            return Err(Refusal::error(
                format!("{id} changes bodies of the kind {}, which are no footprint", other.word()),
                "cases of CCGs and of ICBs are footprints",
            ));
        }
    };
    let label = label.to_owned();
    if on_record {
        output::say(&format!("note: {id} has taken effect: its footprint is on record"));
        let register = Box::new(session.folded.register.clone());
        return Ok(Asked::Proposed { label, division, date, register });
    }
    let rehearsal = rehearse(&session.folded.register, &world, &case)
        .expect("BUG: a change with a day can be rehearsed");
    if rehearsal.facts.is_empty() {
        return Err(Refusal::error(
            format!("{id} would change nothing yet"),
            "name a successor: remit case record ID successor-named code=CODE name=NAME \
             issued=provisional",
        ));
    }
    if !rehearsal.receipt.is_whole() {
        output::say(&format!(
            "note: {id} would leave something without one home; remit case rehearse {id} says what"
        ));
    }
    output::say(&format!("{label} is a proposal: the register as it would be on {date}"));
    Ok(Asked::Proposed { label, division, date, register: Box::new(rehearsal.register) })
}
