//! The order of trust as a decision table, over invented practices and bodies.
//!
//! Practice Z00001; CCGs 09X and 09Y merge into 09Z on 2020-04-01.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use remit_dictionary::{Code, Date, Moment, Period};
use remit_journal::Hash;
use remit_register::{
    Builder, Claim, Entry, Fact, Kind, Parent, Register, Series, Share, Status, Voice,
};

fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn period(text: &str) -> Period {
    let (from, until) = text.split_once("..").unwrap();
    let end = |text: &str, open| if text.is_empty() { open } else { date(text) };
    Period::new(end(from, Date::BEGINNING), end(until, Date::END)).unwrap()
}

fn entry(number: u32, series: Series, published: &str) -> Entry {
    Entry {
        number,
        recorded_at: Moment::from_microseconds(i64::from(number)),
        series,
        published: if published.is_empty() { Date::END } else { date(published) },
        title: format!("{} {published}", series.word()),
        format: series.word().to_owned(),
        content: Hash::ZERO,
    }
}

fn series(word: &str) -> Series {
    (0..=14).filter_map(Series::from_number).find(|series| series.word() == word).unwrap()
}

/// One publication: `series published: BODY from..until, BODY from..until`; `seen` instead of a
/// period for a sighting, `-BODY` to take back.
fn publish(builder: &mut Builder, number: u32, text: &str) {
    let (head, rows) = text.split_once(": ").unwrap();
    let (word, published) = head.split_once(' ').unwrap_or((head, ""));
    builder.entry(entry(number, series(word), published));
    for row in rows.split(", ") {
        let (body, when) = row.split_once(' ').unwrap();
        let voice = if body.starts_with('-') { Voice::TakesBack } else { Voice::Asserts };
        let claim = Claim::CommissionedBy(code(body.trim_start_matches('-')));
        let fact = match when.strip_prefix("seen ") {
            Some(day) => Fact::seen(code("Z00001"), claim, date(day)),
            None => Fact::during(code("Z00001"), claim, period(when)),
        };
        builder.fact(&Fact { voice, ..fact });
    }
}

fn merger(builder: &mut Builder) {
    builder.entry(entry(1, Series::Commissioners, "2025-12-31"));
    for (body, life) in [
        ("09X", "2013-04-01..2020-04-01"),
        ("09Y", "2013-04-01..2020-04-01"),
        ("09Z", "2020-04-01..2022-07-01"),
        ("09W", "2013-04-01..2022-07-01"),
    ] {
        builder.fact(&Fact::during(code(body), Claim::Exists(Kind::Ccg), period(life)));
    }
    builder.entry(entry(2, Series::Successions, "2026-05-31"));
    for old in ["09X", "09Y"] {
        let claim = Claim::SucceededBy(code("09Z"), Share::NotStated);
        builder.fact(&Fact::during(code(old), claim, period("2020-04-01..")));
    }
}

fn register(publications: &[&str]) -> Register {
    let mut builder = Builder::default();
    merger(&mut builder);
    for (number, text) in (3..).zip(publications) {
        publish(&mut builder, number, text);
    }
    builder.finish()
}

fn answer(publications: &[&str], on: &str) -> String {
    let register = register(publications);
    match register.now().commissioner_of(code("Z00001"), date(on)) {
        Parent::Known(known) => format!("{} {}", known.code, known.reading.word()),
        Parent::Nobody { .. } => "nobody".to_owned(),
        Parent::NotKnown { before } => {
            format!("not known {}", before.map(|day| day.to_string()).unwrap_or_default())
        }
        Parent::Undetermined { among, .. } => format!("one of {among:?}"),
        Parent::Disputed { between } => {
            let codes: Vec<String> = between.iter().map(|(code, _)| code.to_string()).collect();
            format!("disputed {}", codes.join(" "))
        }
    }
}

/// Asks each row of a table, with its publications in both orders.
fn agree(rows: &[(&[&str], &str, &str)]) {
    for (publications, on, outcome) in rows {
        assert_eq!(answer(publications, on), *outcome, "{publications:?} on {on}");
        let mut reversed = publications.to_vec();
        reversed.reverse();
        if publications.iter().all(|text| !text.starts_with("correction")) {
            assert_eq!(answer(&reversed, on), *outcome, "{reversed:?} on {on}");
        }
    }
}

#[test]
fn sources_meet_by_the_order_of_trust() {
    let history = "epcmem 2019-08-31: 09X 2013-04-01..2015-04-01, 09W 2016-04-01..";
    agree(&[
        // One source, before, during and after what it says.
        (&["epraccur 2019-08-31: 09W 2014-04-01.."][..], "2013-06-01", "not known 2014-04-01"),
        (&["epraccur 2019-08-31: 09W 2014-04-01.."], "2014-04-01", "09W stated"),
        (&["epraccur 2019-08-31: 09W 2014-04-01.."], "2021-04-01", "09W stated"),
        (&["epraccur 2019-08-31: 09W 2014-04-01..2018-01-01"], "2018-01-01", "nobody"),
        // A later publication replaces the slice it covers, and only that.
        (
            &["epraccur 2018-05-31: 09X 2013-04-01..", "epraccur 2019-08-31: 09W 2019-04-01.."],
            "2018-06-01",
            "09X stated",
        ),
        (
            &["epraccur 2019-08-31: 09W 2013-04-01..", "epraccur 2018-05-31: 09X 2013-04-01.."],
            "2018-01-01",
            "09W stated",
        ),
        // The history is believed before the directory, also where it has nobody.
        (&[history, "epraccur 2021-11-30: 09Y 2013-04-01.."], "2014-01-01", "09X stated"),
        (&[history, "epraccur 2021-11-30: 09Y 2013-04-01.."], "2015-06-01", "nobody"),
        (&[history, "epraccur 2021-11-30: 09W 2013-04-01.."], "2020-01-01", "09W stated"),
        (&[history], "2013-01-01", "not known 2013-04-01"),
        // A source published before a merger is carried past it; one published after is not.
        (&["epraccur 2019-08-31: 09X 2013-04-01.."], "2020-04-01", "09Z carried by succession"),
        (&["epraccur 2019-08-31: 09X 2013-04-01.."], "2020-03-31", "09X stated"),
        (&["epraccur 2021-11-30: 09X 2013-04-01.."], "2020-07-01", "09X stated"),
        // A body that did not exist yet is read as what better evidence names, else undetermined.
        (&["epraccur 2021-11-30: 09Z 2013-04-01.."], "2015-01-01", "one of [Code(09X), Code(09Y)]"),
        (
            &["epraccur 2021-11-30: 09Z 2013-04-01..", "epraccur 2018-05-31: 09Y 2013-04-01.."],
            "2015-01-01",
            "09Y read back to predecessor",
        ),
        // A fact file is believed before every published file, for the days it states.
        (
            &["fact-file 2016-01-01: 09W 2014-01-01..2014-02-01", history],
            "2014-01-15",
            "09W stated",
        ),
        (
            &["fact-file 2016-01-01: 09W 2014-01-01..2014-02-01", history],
            "2014-02-01",
            "09X stated",
        ),
        // A correction of ours is believed before everything, and the later one counts.
        (
            &["correction: 09W 2014-01-01..", "correction: 09Y 2014-01-01..", history],
            "2014-01-15",
            "09Y stated",
        ),
        (
            &["correction: 09W 2014-01-01..", "correction: -09W 2014-01-01.."],
            "2014-01-15",
            "nobody",
        ),
        // A sighting holds from its day on, until something newer is known.
        (&["list-size 2021-01-01: 09W seen 2021-01-01"], "2020-12-31", "not known 2021-01-01"),
        (&["list-size 2021-01-01: 09W seen 2021-01-01"], "2021-06-01", "09W stated"),
    ]);
}

#[test]
fn sources_of_equal_trust_that_differ_are_answered_with_both() {
    agree(&[
        (
            &["epraccur 2019-08-31: 09W 2013-04-01..", "epraccur 2019-08-31: 09Y 2013-04-01.."],
            "2018-01-01",
            "disputed 09W 09Y",
        ),
        // One says that it had ended.
        (
            &[
                "epraccur 2019-08-31: 09W 2013-04-01..",
                "epraccur 2019-08-31: 09W 2013-04-01..2017-01-01",
            ],
            "2018-01-01",
            "disputed 09W",
        ),
    ]);
}

#[test]
fn an_overlay_answers_as_if_it_were_recorded_and_leaves_the_register_alone() {
    let register = register(&["epraccur 2019-08-31: 09W 2014-04-01.."]);
    let move_it =
        Fact::during(code("Z00001"), Claim::CommissionedBy(code("09Y")), period("2018-04-01.."));
    let proposal = register.with(entry(9, Series::FactFile, "2018-01-01"), &[move_it]);
    let on = |register: &Register, day| {
        register.now().commissioner_of(code("Z00001"), date(day)).code().unwrap().to_string()
    };
    assert_eq!(on(&proposal, "2018-04-01"), "09Y");
    assert_eq!(on(&proposal, "2018-03-31"), "09W");
    assert_eq!(on(&register, "2018-04-01"), "09W");
}

#[test]
fn a_code_on_another_legal_person_is_another_body() {
    let mut builder = Builder::default();
    builder.entry(entry(1, Series::Commissioners, "2025-12-31"));
    let body = code("09W");
    for (kind, life) in
        [(Kind::Ccg, "2013-04-01..2022-07-01"), (Kind::SubIcbLocation, "2022-07-01..")]
    {
        builder.fact(&Fact::during(body, Claim::Exists(kind), period(life)));
    }
    builder.fact(&Fact::seen(body, Claim::Standing(Status::Active), date("2025-12-31")));
    let register = builder.finish();
    let kind = |day| register.now().body_at(body, date(day)).map(|body| body.kind);
    assert_eq!(kind("2022-06-30"), Some(Kind::Ccg));
    assert_eq!(kind("2022-07-01"), Some(Kind::SubIcbLocation));
    assert_eq!(kind("2013-03-31"), None);
    assert_eq!(register.now().bodies_of(body).len(), 2);
}

/// A decision that took effect on a day is told by that day: `correction 2020-04-01`.
#[test]
fn a_decision_is_believed_until_something_is_published_after_it_took_effect() {
    let decision = "correction 2020-04-01: 09W 2020-04-01..";
    let early = "fact-file 2019-06-01: 09X 2013-04-01..";
    let rows: [(&[&str], &str, &str); 7] = [
        (&["epraccur 2019-08-31: 09X 2013-04-01..", decision], "2020-03-31", "09X stated"),
        (&["epraccur 2019-08-31: 09X 2013-04-01..", decision], "2020-04-01", "09W stated"),
        (&["epraccur 2019-08-31: 09X 2013-04-01..", decision], "2021-04-01", "09W stated"),
        // What we stated ourselves before it gives way to it as well.
        (&[early, decision], "2020-04-01", "09W stated"),
        // A directory published after it, which speaks of the day, is believed.
        (&["epraccur 2021-11-30: 09Z 2020-04-01..", decision], "2020-04-01", "09Z stated"),
        (&["fact-file 2020-05-01: 09Z 2020-04-01..", decision], "2020-04-01", "09Z stated"),
        // A correction is not overtaken by anything.
        (
            &["epraccur 2021-11-30: 09Z 2020-04-01..", "correction: 09W 2020-04-01.."],
            "2020-04-01",
            "09W stated",
        ),
    ];
    agree(&rows);
}

#[test]
fn a_body_that_takes_another_over_lived_before_it_did() {
    for (opened, day, alive) in [
        ("2013-04-01", "2020-03-31", true),
        ("2019-11-26", "2020-03-31", false), // Its code was reserved; it begins with the merger.
        ("2019-11-26", "2020-04-01", true),
    ] {
        let mut builder = Builder::default();
        builder.entry(entry(1, Series::Commissioners, "2019-12-31"));
        for (body, from) in [("09W", "2013-04-01"), ("09X", opened)] {
            let exists = Claim::Exists(Kind::Ccg);
            builder.fact(&Fact::during(code(body), exists, period(&format!("{from}.."))));
        }
        let taken = Claim::SucceededBy(code("09X"), Share::Whole);
        builder.fact(&Fact::during(code("09W"), taken, period("2020-04-01..")));
        let register = builder.finish();
        let found = register.now().body_at(code("09X"), date(day)).is_some();
        assert_eq!(found, alive, "opened {opened}, asked of {day}");
    }
}
