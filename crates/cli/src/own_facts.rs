//! The project's own facts: the register of the demo, and of every story.

use anyhow::Context;
use remit_clerk::Session;
use remit_dictionary::{Date, Moment, Period};
use remit_journal::Hash;
use remit_register::{Fact, When};

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
            read.facts = read.facts.into_iter().filter_map(|fact| cut(fact, day)).collect();
            let content = read.publication.content;
            let before = day.to_string();
            read.publication.content = Hash::of(&[content.as_bytes(), before.as_bytes()]);
            read.publication.title = format!("{title} as before {day}");
        }
        record_read(session, &read, ACTOR, now)?;
    }
    Ok(session.catch_up()?)
}

/// Returns a fact as it was known before a day: nothing that begins on it or later, and no end
/// that comes on it or later.
pub fn cut(fact: Fact, at: Date) -> Option<Fact> {
    let when = match fact.when {
        When::Seen(day) => (day < at).then_some(When::Seen(day)),
        When::During(period) if at <= period.from() => None,
        When::During(period) if at <= period.until() => {
            Some(When::During(Period::since(period.from())))
        }
        When::During(period) => Some(When::During(period)),
    };
    when.map(|when| Fact { when, ..fact })
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_dictionary::Code;
    use remit_register::{Claim, Kind};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_cut_fact_says_nothing_of_the_day_or_later() {
        let code = Code::parse("09C").unwrap();
        // (from, until, after a cut at 2018-04-01: from, until; empty where nothing is left)
        for (from, until, left) in [
            ("2013-04-01", "2017-04-01", Some("2017-04-01")),
            ("2013-04-01", "2018-03-31", Some("2018-03-31")),
            ("2013-04-01", "2018-04-01", Some("")),
            ("2013-04-01", "2020-04-01", Some("")),
            ("2013-04-01", "", Some("")),
            ("2018-04-01", "2020-04-01", None),
            ("2019-04-01", "", None),
        ] {
            let end = |text: &str| if text.is_empty() { Date::END } else { day(text) };
            let period = Period::new(day(from), end(until)).unwrap();
            let fact = Fact::during(code, Claim::Exists(Kind::Ccg), period);
            let when = cut(fact, day("2018-04-01")).map(|fact| fact.when);
            let expected =
                left.map(|text| When::During(Period::new(day(from), end(text)).unwrap()));
            assert_eq!(when, expected, "{from} {until}");
        }
        let seen = |on| Fact::seen(code, Claim::ListSize(3), day(on));
        assert!(cut(seen("2018-03-31"), day("2018-04-01")).is_some());
        assert!(cut(seen("2018-04-01"), day("2018-04-01")).is_none());
    }
}
