//! The footprints that were asked for: days, tables, and the proposals of open cases.

use std::path::Path;

use remit_activity::{FOOTPRINTS, Footprint, FootprintError, Laid, Surgeries};
use remit_clerk::Session;
use remit_governance::proposal::{NoProposal, ProposalState, propose};

use crate::output;
use crate::refusal::Refusal;
use crate::session;

/// Reads the words of every footprint, and lays the proposals over the register.
pub fn read(session: &Session, words: &[String]) -> anyhow::Result<Vec<Laid>> {
    if let Some(twice) = (1..words.len()).find(|at| words[..*at].contains(&words[*at])) {
        return Err(Refusal::error(
            format!("--to {} is given twice", words[twice]),
            "name each footprint once",
        ));
    }
    let one = |word: &String| match word.strip_prefix("case:") {
        Some(id) => proposed(session, word, id),
        None => stated(word),
    };
    words.iter().map(one).collect()
}

/// Lays the footprints over the register as it was asked for.
pub fn over<'a>(
    session: &'a Session,
    laid: &'a [Laid],
    surgeries: Option<&'a Surgeries>,
) -> Vec<Footprint<'a>> {
    for own in laid {
        if let Laid::At { date, .. } = own {
            session::say_if_later_than_sources(session, *date);
        }
    }
    laid.iter().map(|own| own.over(session.view(), surgeries)).collect()
}

fn stated(words: &str) -> anyhow::Result<Laid> {
    let path = Path::new(words);
    if path.is_file() && words != "as-recorded" {
        return Laid::table(path).map_err(|error| {
            let hint = error.hint();
            match error {
                own @ remit_activity::NotATable::Unreadable { .. } => anyhow::Error::new(own),
                own => Refusal::error(own.to_string(), hint),
            }
        });
    }
    if path.extension().is_some() && !words.contains('@') {
        return Err(Refusal::error(format!("there is no file {words}"), FOOTPRINTS));
    }
    Laid::parse(words).map_err(|error| {
        let hint = match error {
            FootprintError::Unknown(_) => FOOTPRINTS,
            FootprintError::NotInLaw { .. } => {
                "ask for a day on which there were: CCGs from 2013-04-01 until 2022-06-30, ICBs and \
                 sub-ICB locations since"
            }
        };
        Refusal::error(error.to_string(), hint)
    })
}

/// Lays over the register what a case would bring about.
fn proposed(session: &Session, label: &str, id: &str) -> anyhow::Result<Laid> {
    if session.at_the_head().is_err() {
        return Err(Refusal::error(
            format!("{label} is laid over the record as it stands now"),
            "leave --as-known out, or ask for another footprint",
        ));
    }
    let proposal = propose(&session.folded.register, &session.world(), id).map_err(|error| {
        let hint = match error {
            NoProposal::Id(_) => "remit case list lists the cases",
            NoProposal::Unknown(_) => "remit case list lists the cases on record",
            NoProposal::Closed(_) => "remit case list shows which cases are open",
            NoProposal::NoChange(_) => "open the case with --party and --effect-on",
            NoProposal::Nothing(_) => {
                "name a successor: remit case record ID successor-named code=CODE name=NAME \
                     issued=provisional"
            }
        };
        Refusal::error(error.to_string(), hint)
    })?;
    let (kind, date) = (proposal.kind, proposal.date);
    let Some(laid) = Laid::proposed(label, kind, date, proposal.register) else {
        return Err(Refusal::error(
            format!("{id} changes bodies of the kind {}, which are no footprint", kind.word()),
            "cases of CCGs and of ICBs are footprints",
        ));
    };
    match proposal.state {
        ProposalState::OnRecord => {
            output::say(&format!("note: {id} has taken effect: its footprint is on record"));
        }
        ProposalState::Whole => {}
        ProposalState::Unplaced => output::say(&format!(
            "note: {id} would leave something without one home; remit case rehearse {id} says what"
        )),
    }
    if proposal.state != ProposalState::OnRecord {
        output::say(&format!("{label} is a proposal: the register as it would be on {date}"));
    }
    Ok(laid)
}
