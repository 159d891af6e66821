//! The project's own facts: the register of the demo, and of every story.

use anyhow::Context;
use remit_clerk::Session;
use remit_dictionary::{Date, Moment};
use remit_governance::story::known_before;
use remit_journal::Hash;

use crate::commands::import::{import_bytes, record_read};
use crate::progress;

/// The project's own facts, in the importers' own format.
const FACTS: [(&str, &str); 6] = [
    ("commissioners.csv", include_str!("../../../data/commissioners.csv")),
    ("primary_care_trusts.csv", include_str!("../../../data/primary_care_trusts.csv")),
    (
        "practices_hampshire_and_isle_of_wight.csv",
        include_str!("../../../data/practices_hampshire_and_isle_of_wight.csv"),
    ),
    ("practices_kent_and_medway.csv", include_str!("../../../data/practices_kent_and_medway.csv")),
    (
        "practices_leicester_leicestershire_and_rutland.csv",
        include_str!("../../../data/practices_leicester_leicestershire_and_rutland.csv"),
    ),
    (
        "practices_northamptonshire.csv",
        include_str!("../../../data/practices_northamptonshire.csv"),
    ),
];

/// The actor and the clock are fixed, so that the head of the demo's record is always the same.
pub const ACTOR: &str = "Remit demo";
const CLOCK: &str = "2026-04-01T09:00:00Z";
const PUBLISHED: &str = "2026-05-31";

/// Puts the project's own facts on record.
pub fn import(session: &mut Session) -> anyhow::Result<()> {
    let start = Moment::parse(CLOCK).context("the demo's clock")?;
    let published = Date::parse(PUBLISHED).context("the demo's date")?;
    let bar = progress::bar(FACTS.len() as u64, "recording facts");
    for (second, (title, text)) in (0..).zip(FACTS) {
        let now = Moment::from_microseconds(start.microseconds() + second * 1_000_000);
        let bytes = text.as_bytes();
        import_bytes(session, title, bytes, Some(published), ACTOR, now, published)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// Puts the project's own facts on record as they were known before a day, or all of them.
pub fn import_cut(session: &mut Session, at: Option<Date>, now: Moment) -> anyhow::Result<()> {
    let all = Date::parse(PUBLISHED).context("the demo's date")?;
    let published = at.map_or(all, Date::day_before);
    let options = remit_exchange::Options { published: Some(published) };
    for (title, text) in FACTS {
        let mut read = remit_exchange::read_bytes(title, text.as_bytes(), &options, all)?;
        if let Some(day) = at {
            read.facts =
                read.facts.into_iter().filter_map(|fact| known_before(fact, day)).collect();
            let content = read.publication.content;
            let before = day.to_string();
            read.publication.content = Hash::of(&[content.as_bytes(), before.as_bytes()]);
            read.publication.title = format!("{title} as before {day}");
        }
        record_read(session, &read, ACTOR, now)?;
    }
    Ok(session.catch_up()?)
}
