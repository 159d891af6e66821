//! `remit restate` through the binary: what is refused, what is rejected, what is on record.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use std::io::Write;

use cli_support::{Desk, Said, said};

const GOOD: &str = "\
practice,month,items,cost,prevalence
Z00001,2019-04,10,1.50,0.1
Z00002,2019-05,20,2.25,0.2
Z99999,2019-04,5,1,0.3
";

const BAD: &str = "\
practice,month,items
Z00001,2019-04,10
,2019-04,1
Z00001,,1
Z00001,soon,1
Z00001,1998-01,1
Z00001,2019-04,
Z00001,2019-04,lots
Z00001,2019-04,-3
Z00001,2019-04,1000000000000
Z00001,2019-04
";

const TO: [&str; 2] = ["--to", "ccg@2019-04-01"];

fn desk() -> Desk {
    let desk = Desk::of_the_long_valley();
    desk.file("good.csv", GOOD);
    desk.file("bad.csv", BAD);
    desk
}

fn words<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut words = vec!["restate", file, "--code", "practice"];
    words.extend(more);
    if !more.contains(&"--to") {
        words.extend(TO);
    }
    words
}

/// Restates the items of a file by month, as CSV.
fn items(desk: &Desk, file: &str, more: &[&str]) -> Said {
    let own = ["--date", "month", "--measure", "items", "--format", "csv"];
    desk.run(&words(file, &[&own, more].concat()))
}

fn refused(desk: &Desk, file: &str, more: &[&str], what: &str, hint: &str) {
    let head = desk.head();
    let said = desk.refused(&words(file, more));
    assert!(said.contains(what), "{more:?}: {said}");
    assert!(said.lines().last().unwrap().contains(hint), "{more:?}: {said}");
    assert!(!said.contains("BUG"), "{said}");
    assert_eq!(desk.head(), head, "a refusal puts nothing on record");
}

#[test]
fn columns_and_footprints_that_are_not_there_are_refused() {
    let desk = desk();
    let measure = ["--measure", "items"];
    refused(
        &desk,
        "good.csv",
        &["--measure", "beds"],
        "good.csv has no column \"beds\"; its columns are: practice, month, items, cost, prev",
        "as the heading of the file has it",
    );
    let with = |more: &[&'static str]| [&measure, more].concat();
    refused(&desk, "good.csv", &with(&["--date", "day"]), "no column \"day\"", "heading");
    refused(&desk, "none.csv", &measure, "none.csv: there is no such file", "");
    for (to, what, hint) in [
        ("ccgs@2019-04-01", "\"ccgs@2019-04-01\" is no footprint", "footprints are ccg@2020-04-01"),
        ("ccg@yesterday", "\"ccg@yesterday\" is no footprint", "footprints are"),
        (
            "ccg@2023-04-01",
            "there were no bodies of the kind",
            "CCGs from 2013-04-01 until 2022-06-30",
        ),
        ("icb@2019-04-01", "there were no bodies of the kind", "ICBs"),
        ("as-recorded", "as-recorded needs the day of each row", "add --date COLUMN"),
    ] {
        refused(&desk, "good.csv", &with(&["--to", to]), what, hint);
    }
    desk.file("twice.csv", "code,body\nZ00001,north\nZ00001,south\n");
    desk.file("nobody.csv", "code,body\nZ00001,\n");
    desk.file("half.csv", "code,place\nZ00001,north\n");
    for (to, what, hint) in [
        ("twice.csv", "Z00001 is given to north and to south on one day", "one body on a day"),
        ("nobody.csv", "nobody.csv line 2: a code or a body is missing", "give every code"),
        ("half.csv", "it has no column \"body\"", "the columns code,body"),
    ] {
        refused(&desk, "good.csv", &with(&["--to", to]), what, hint);
    }
}

#[test]
fn a_rate_is_a_quotient_or_is_refused() {
    let desk = desk();
    refused(
        &desk,
        "good.csv",
        &["--measure", "prevalence"],
        "\"prevalence\" looks like a rate",
        "--rate prevalence=NUMERATOR/DENOMINATOR",
    );
    refused(&desk, "good.csv", &["--rate", "cost/items"], "is no rate", "NAME=NUMERATOR/DENOM");
    let rate = ["--rate", "each=cost/items", "--format", "csv"];
    let out = desk.done(&words("good.csv", &rate));
    assert!(out.starts_with("footprint,body,name,period,cost,items,each\n"), "{out}");
    assert!(out.contains("09Y,NHS Mill Valley CCG,,1.5,10,0.15\n"), "{out}");
}

#[test]
fn files_that_are_cut_short_or_of_another_type_are_refused() {
    let desk = desk();
    desk.done(&["synth", "activity", "--rows", "1000", "--out", "x.parquet"]);
    let whole = std::fs::read(desk.path("x.parquet")).unwrap();
    desk.file("cut.parquet", &whole[..whole.len() / 2]);
    let measure = ["--measure", "items"];
    let hint = "get the file again; nothing was written";
    refused(&desk, "cut.parquet", &measure, "cut.parquet is broken or ends too early", hint);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(GOOD.repeat(20).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    desk.file("cut.csv.gz", &packed[..packed.len() / 2]);
    refused(&desk, "cut.csv.gz", &measure, "cut.csv.gz is broken or ends too early", hint);

    let headings = ["text", "practice", "month", "items"].map(str::to_owned);
    let rows = [["a", "1", "2", "3"].map(str::to_owned).to_vec()];
    let typed = remit_activity::table_to_parquet(&headings, &rows, 1, &[]).unwrap();
    desk.file("typed.parquet", typed);
    let wrong = "typed.parquet: column \"practice\" is of type Decimal";
    refused(&desk, "typed.parquet", &measure, wrong, "a column that holds what is needed");
    let said = desk.refused(&[
        "restate",
        "typed.parquet",
        "--code",
        "text",
        "--date",
        "month",
        "--measure",
        "items",
        "--to",
        "ccg@2019-04-01",
    ]);
    assert!(said.contains("column \"month\" is of type Decimal"), "{said}");
}

#[test]
fn an_unknown_practice_has_a_line_of_its_own_and_nothing_is_lost() {
    let desk = desk();
    let said = items(&desk, "good.csv", &[]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(said.out.lines().next(), Some("footprint,body,name,period,items"));
    for row in [
        "ccg@2019-04-01,09X,NHS Gate Town CCG,2019-05,20\n",
        "ccg@2019-04-01,09Y,NHS Mill Valley CCG,2019-04,10\n",
        ",2019-04,5\n",
    ] {
        assert!(said.out.contains(row), "{row}: {said:?}");
    }
    assert!(said.out.contains("ccg@2019-04-01,unknown,"), "{said:?}");
    assert!(said.err.contains("items: 35 in = 35 out + 0 rejected"), "{said:?}");
    assert!(said.err.contains("(Z99999): 5"), "{said:?}");
}

#[test]
fn every_rejected_row_is_named_with_its_reason() {
    let desk = desk();
    let said = items(&desk, "bad.csv", &["--rejects", "rejects.csv"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.ends_with(",09Y,NHS Mill Valley CCG,2019-04,10\n"), "{said:?}");
    assert_eq!(said.out.lines().count(), 2, "{said:?}");
    let reasons = [
        "no-code",
        "no-date",
        "unreadable-date",
        "date-out-of-range",
        "no-figure",
        "unreadable-figure",
        "negative-figure",
        "absurd-figure",
        "broken-row",
    ];
    let mut expected = String::from("file,row,reason\n");
    for (at, reason) in reasons.iter().enumerate() {
        expected.push_str(&format!("bad.csv,{},{reason}\n", at + 2));
        assert!(said.err.contains(&format!("rejected: {reason}: 1 row")), "{said:?}");
    }
    assert_eq!(desk.text("rejects.csv"), expected);
    assert!(said.err.contains("10 rows read, 1 counted on each footprint, 9 rejected"), "{said:?}");
    let conserved = said.err.lines().find(|line| line.starts_with("  items: ")).unwrap();
    assert!(conserved.contains(" in = 10 out + "), "{conserved}");

    let signed = items(&desk, "bad.csv", &["--signed", "items"]);
    assert!(signed.out.ends_with("2019-04,7\n"), "{signed:?}");
    refused(&desk, "bad.csv", &["--measure", "items", "--signed", "cost"], "no measure", "cost");
}

#[test]
fn the_same_run_twice_is_one_run_and_the_same_bytes() {
    let desk = desk();
    assert_eq!(desk.csv(&["runs"]).lines().count(), 1);
    let first = items(&desk, "good.csv", &[]);
    let head = desk.head();
    let second = items(&desk, "good.csv", &[]);
    assert_eq!((first.code, &first.out), (second.code, &second.out));
    assert_eq!(desk.head(), head);
    assert!(first.err.contains("on record as act "), "{first:?}");
    assert!(second.err.contains("the same run is on record as act "), "{second:?}");
    let mut by_another = desk.command();
    by_another
        .env("REMIT_ACTOR", "somebody")
        .args(words("good.csv", &["--date", "month", "--measure", "items", "--format", "csv"]));
    let third = said(by_another.output().unwrap());
    assert_eq!((third.code, &third.out), (0, &first.out), "{third:?}");
    assert_eq!(desk.head(), head);
    let unrecorded = items(&desk, "bad.csv", &["--no-record"]);
    assert_eq!((unrecorded.code, desk.head()), (0, head));

    let runs = desk.csv(&["runs"]);
    assert_eq!(runs.lines().count(), 2, "{runs}");
    let run = runs.lines().nth(1).unwrap();
    assert!(run.contains(",restate,good.csv,ccg@2019-04-01,"), "{run}");
    let id = run.split(',').next().unwrap();
    let shown = desk.csv(&["run", "show", id]);
    for line in [
        "command,remit restate good.csv --date month --code practice --measure items --to ccg@2019",
        "input good.csv,\"3 rows, sha256 ",
        "conserved items,35 in = 35 out + 0 rejected",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    let hash = run.rsplit(',').next().unwrap();
    assert_eq!(desk.csv(&["run", "show", hash]), shown);
    assert!(desk.refused(&["run", "show", "999"]).contains("there is no run 999"));
    desk.verify();
}

#[test]
fn workbook_and_parquet_are_the_same_bytes_each_time() {
    let desk = desk();
    let bytes = |name: &str| {
        let said = items(&desk, "good.csv", &["--out", name]);
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
        std::fs::read(desk.path(name)).unwrap()
    };
    let workbook = bytes("a.xlsx");
    assert!(workbook.starts_with(b"PK"));
    let has = |sheet: &[u8]| workbook.windows(sheet.len()).any(|own| own == sheet);
    assert!(has(b"xl/worksheets/sheet1.xml") && has(b"xl/worksheets/sheet2.xml"));
    assert!(!has(b"xl/worksheets/sheet3.xml"));
    assert_eq!(workbook, bytes("b.xlsx"));
    let table = bytes("a.parquet");
    assert_eq!(table, bytes("b.parquet"));
    // What was written is read again, with the same total.
    desk.file("all.csv", "code,body\n09X,all\n09Y,all\nunknown,all\n");
    let again = desk.csv(&[
        "restate",
        "a.parquet",
        "--code",
        "body",
        "--measure",
        "items",
        "--to",
        "all.csv",
    ]);
    assert!(again.ends_with("\nall,all,,,35\n"), "{again}");
}
