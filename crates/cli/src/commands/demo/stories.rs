//! The stories in the demo: what each ended in, and the live one, which is put on record.

use std::fmt::Write;

use anyhow::Context;
use remit_clerk::Session;
use remit_clerk::persons::Salts;
use remit_dictionary::{Date, counted};
use remit_governance::acts::CaseKind;
use remit_governance::rehearsal::{Changed, rehearse};
use remit_governance::story::Story;
use remit_governance::{Answer, Case, CaseId, Outstanding, Standing, remains, standing};

use crate::commands::story::play::{Played, perform, play};
use crate::own_stories::{LIVE, STORIES};
use crate::progress;
use crate::refusal::Refusal;

/// So much of what held last in a story is shown.
const SHOWN_MAX: usize = 3;

/// Plays every story but the live one, each in a record of its own, and says what it ended in.
pub fn write_stories(report: &mut String) -> anyhow::Result<()> {
    let _ = writeln!(
        report,
        "\nStories, lived through by the rules of their day (remit story FILE shows each step)\n"
    );
    let bar = progress::bar(STORIES.len() as u64, "playing stories");
    for (file, text) in STORIES {
        bar.set_message(format!("playing {file}"));
        let story = parse(file, text)?;
        let memory = Box::new(remit_journal::Memory::default());
        let mut session = Session::over(memory, None, &mut |_| {})?;
        session.salts = Salts::OfTheText;
        let played = play(&mut session, &story)?;
        held(file, &played)?;
        let steps = played.rows.len();
        let _ = writeln!(report, "  {} ({steps} steps)", story.title);
        let last = played.held.len().saturating_sub(SHOWN_MAX);
        for (day, held) in &played.held[last..] {
            let _ = writeln!(report, "    {day}   {held}");
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// Puts the live story on record, where it is not there yet, and says what it would change, what
/// remains, and who is late.
pub fn write_live(report: &mut String, session: &mut Session) -> anyhow::Result<()> {
    let (file, text) = LIVE;
    let story = parse(file, text)?;
    session.salts = Salts::OfTheText;
    let today = story.last_day().context("the live story names a day")?;
    if live_case(session, today).is_none() {
        let played = perform(session, &story)?;
        held(file, &played)?;
    }
    session.salts = Salts::Fresh;
    let id = live_case(session, today).context("the live story opens a case")?;
    let world = session.world();
    let case = world.books.case(&id, today).context("the live story opens a case")?;
    let _ = writeln!(report, "\nNot over yet: {} (case {id}, asked on {today})\n", story.title);
    write_changes(report, session, &case);
    let all = remains(world, case, today);
    let _ = writeln!(report, "  What remains: {}", all.len());
    for one in &all {
        write_outstanding(report, one, today);
    }
    Ok(())
}

fn parse(file: &str, text: &str) -> anyhow::Result<Story> {
    Story::parse(text).map_err(|error| anyhow::anyhow!("{file} {error}"))
}

fn held(file: &str, played: &Played) -> anyhow::Result<()> {
    match played.failures.first() {
        None => Ok(()),
        Some(failure) => Err(Refusal::error(
            format!("{file} {failure}"),
            "start with another --store; the story may have been played into this one",
        )),
    }
}

/// Returns the change that is open on the day.
fn live_case(session: &Session, today: Date) -> Option<CaseId> {
    let mut changes = session.books.cases(today).filter(|case| case.kind() == CaseKind::Change);
    changes.next().map(|case| case.id.clone())
}

fn write_changes(report: &mut String, session: &Session, case: &Case<'_>) {
    let world = session.world();
    let Some(rehearsal) = rehearse(&session.folded.register, &world, case) else {
        return;
    };
    let receipt = &rehearsal.receipt;
    let count = |what| receipt.codes.iter().filter(|own| own.what == what).count();
    let (before, after) = receipt.totals();
    let whole = if receipt.is_whole() { "nothing is lost" } else { "not whole yet" };
    let _ = writeln!(
        report,
        "  What changes: {} boards end; {} locations and {} practices belong to another;\n  \
         {} people before, {} after: {whole}",
        count(Changed::Body),
        count(Changed::Part),
        count(Changed::Practice),
        before.people,
        after.people,
    );
}

fn write_outstanding(report: &mut String, one: &Outstanding, today: Date) {
    let rule = one.rule.word();
    let (about, mover) = match &one.answer {
        Answer::Refused(refusal) => (refusal.about.to_string(), refusal.move_of.to_string()),
        Answer::NotYetAskable { needs } => (format!("first {}", needs.word()), String::new()),
        Answer::Passed => return,
    };
    let when = match standing(one, today) {
        Standing::Late(days) => format!("LATE by {}", counted(days, "day")),
        Standing::Waiting => "waiting for its day".to_owned(),
        Standing::NotYet => "not yet".to_owned(),
        Standing::Open => "open".to_owned(),
    };
    let _ = writeln!(report, "    {rule:<36} {when:<20} {mover:<14} {about}");
}
