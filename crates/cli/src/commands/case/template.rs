//! `remit case template`: the tracker of a case, to be filled in and read back.

use remit_exchange::{Tracker, write_tracker};
use remit_governance::{ActKind, KINDS, often, steps};

use super::remains::{HEADINGS, rows};
use super::{case_id, day, find};
use crate::arguments::{Arguments, CaseTemplate};
use crate::output;
use crate::refusal::Refusal;
use crate::session;

/// Writes the tracker of a case.
pub fn run(arguments: &Arguments, asked: &CaseTemplate) -> anyhow::Result<()> {
    let Some(path) = &arguments.out else {
        return Err(Refusal::error(
            "a workbook cannot be shown here",
            "say where it goes with --out tracker.xlsx",
        ));
    };
    let mut session = session::ask(arguments)?;
    let (id, on) = (case_id(&asked.id)?, day(asked.on));
    let remains = rows(&mut session, &id, on)?;
    let case = find(&session.world(), &id, on)?;
    let words = steps(&case).into_iter().chain(often(case.kind()).iter().copied());
    let mut acts: Vec<&'static ActKind> = Vec::new();
    for kind in words.filter_map(|word| KINDS.iter().find(|kind| kind.word == word)) {
        // Only what the law of the day has, each once.
        if kind.regime.period().contains(on) && acts.iter().all(|own| own.word != kind.word) {
            acts.push(kind);
        }
    }
    let title = format!("{} ({id}): what remains on {on}", case.opened.title);
    let bytes = write_tracker(&Tracker {
        title: &title,
        headings: &HEADINGS,
        remains: &remains,
        acts: &acts,
        parties: case.parties(),
    })?;
    output::write_file(path, &bytes)?;
    output::say(&format!(
        "{} has a sheet for each of {} kinds of act; read it back with \
         `remit case record {id} --file {0}`",
        path.display(),
        acts.len()
    ));
    Ok(())
}
