//! `remit case remains`: each guard on the way that would still refuse.

use remit_clerk::Session;
use remit_clerk::persons::show_about;
use remit_dictionary::Date;
use remit_governance::{Answer, CaseId, Outstanding, Standing, remains, standing};

use super::{case_id, day, find, say_past_review};
use crate::arguments::{Arguments, AsAt};
use crate::output::{self, Table};
use crate::session;

/// The columns of what remains.
pub const HEADINGS: [&str; 9] = [
    "step",
    "rule",
    "about",
    "standing",
    "move_of",
    "by_when",
    "days_late",
    "next_step",
    "provision",
];
/// Where `days_late` stands among them.
const DAYS_LATE: usize = 6;

/// Shows what remains of a case.
pub fn run(arguments: &Arguments, asked: &AsAt) -> anyhow::Result<()> {
    let mut session = session::ask(arguments)?;
    let (id, on) = (case_id(&asked.id)?, day(asked.on));
    let rows = rows(&mut session, &id, on)?;
    let late = rows.iter().filter(|row| !row[DAYS_LATE].is_empty()).count();
    output::say(&match (rows.len(), late) {
        (0, _) => format!("nothing remains of {id} on {on}"),
        (some, 0) => format!("remaining of {id} on {on}: {some}"),
        (some, late) => format!("remaining of {id} on {on}: {some}, of them late: {late}"),
    });
    say_past_review(&session, on);
    let mut table = Table::new(&HEADINGS);
    rows.into_iter().for_each(|row| table.push(row));
    output::write(arguments, &table)
}

/// Returns what remains of a case on a day, a row each.
pub fn rows(session: &mut Session, id: &CaseId, on: Date) -> anyhow::Result<Vec<Vec<String>>> {
    let world = session.world();
    let all = remains(world, find(&world, id, on)?, on);
    all.iter().map(|one| row(session, one, on)).collect()
}

fn row(session: &mut Session, one: &Outstanding, on: Date) -> anyhow::Result<Vec<String>> {
    let (standing_word, days_late) = match standing(one, on) {
        Standing::Open => ("open", String::new()),
        Standing::Late(days) => ("late", days.to_string()),
        Standing::Waiting => ("waiting", String::new()),
        Standing::NotYet => ("not yet", String::new()),
    };
    let (about, move_of, by_when, next_step) = match &one.answer {
        Answer::Refused(refusal) => (
            show_about(&mut *session.storage, &refusal.about)?,
            refusal.move_of.to_string(),
            refusal.by_when.map(|day| day.to_string()).unwrap_or_default(),
            refusal.next.to_string(),
        ),
        Answer::NotYetAskable { needs } => {
            (String::new(), String::new(), String::new(), format!("first {}", needs.word()))
        }
        Answer::Passed => unreachable!("what has passed does not remain"),
    };
    Ok(vec![
        one.step.to_owned(),
        one.rule.word(),
        about,
        standing_word.to_owned(),
        move_of,
        by_when,
        days_late,
        next_step,
        one.rule.provision(),
    ])
}
