//! What a command reads, and the record itself, is never written over by its answer.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use cli_support::Desk;

const ROWS: &str = "practice,month,items\nZ00001,2019-04,10\nZ00002,2019-05,20\n";

fn desk() -> Desk {
    let desk = Desk::of_the_long_valley();
    desk.file("rows.csv", ROWS);
    desk.file("map.csv", "code,body\nZ00001,A\nZ00002,B\n");
    desk
}

const RESTATE: &str = "restate rows.csv --code practice --measure items --date month --to map.csv";

/// Runs words with some more, and returns what is said of the refusal.
fn refused(desk: &Desk, more: &str) -> String {
    let words = format!("{RESTATE} {more}");
    desk.refused(&words.split_whitespace().collect::<Vec<_>>())
}

#[test]
fn restate_writes_over_nothing_that_it_reads() {
    let desk = desk();
    let head = desk.head();
    for (more, what) in [
        ("--out rows.csv", "rows.csv would be written over while it is read"),
        ("--out ./rows.csv", "rows.csv would be written over while it is read"),
        ("--out map.csv", "map.csv would be written over while it is read"),
        ("--rejects rows.csv --out x.csv", "rows.csv would be written over while it is read"),
        ("--out x.svg --chart x.svg", "x.svg would be written twice"),
        ("--out remit.db", "remit.db is the record, and would be written over"),
    ] {
        let said = refused(&desk, more);
        // A file that is not there yet has no full name; nothing is lost by writing it twice.
        assert!(said.contains(what), "{more}: {said}");
    }
    assert_eq!((desk.text("rows.csv"), desk.head()), (ROWS.to_owned(), head));
    assert!(refused(&desk, "--chart x.png").contains("let the name end in .svg"));
}

#[test]
fn no_command_writes_over_the_record() {
    let desk = desk();
    let head = desk.head();
    for words in
        ["bodies --kind ccg --on 2019-04-01", "runs", "who --practice Z00001 --on 2019-04-01"]
    {
        let words: Vec<&str> = words.split(' ').chain(["--out", "remit.db"]).collect();
        assert!(desk.refused(&words).contains("remit.db is the record"), "{words:?}");
    }
    assert_eq!(desk.head(), head);
}

#[test]
fn the_name_of_the_file_says_the_form() {
    let desk = desk();
    let run = |more: &str| {
        let words = format!("{RESTATE} --no-record {more}");
        desk.done(&words.split_whitespace().collect::<Vec<_>>())
    };
    run("--out answer.csv");
    run("--out answer.json");
    run("--out answer.txt");
    run("--out asked.csv --format json");
    let csv = desk.text("answer.csv");
    assert!(csv.starts_with("footprint,body,name,period,items\nmap,A,,2019-04,10\n"), "{csv}");
    assert!(desk.text("answer.json").starts_with('['));
    assert!(desk.text("answer.txt").starts_with("footprint  body"));
    assert!(desk.text("asked.csv").starts_with('['));
}

#[test]
fn an_answer_that_misses_all_rows_or_all_codes_is_refused() {
    let desk = desk();
    let head = desk.head();
    desk.file("names.csv", "practice,month,items,name\nZ00001,2019-04,10,ten\n");
    let said = desk.refused(
        &"restate names.csv --code practice --measure name --to map.csv --out x.csv"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    assert!(said.contains("not one of 1 row could be counted: unreadable-figure: 1 row"), "{said}");
    let said = desk.refused(
        &"restate names.csv --code name --measure items --to ccg@2019-04-01 --out x.csv"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    assert!(said.contains("nothing is known of any code in column \"name\": ten"), "{said}");
    assert!(!desk.path("x.csv").exists());
    assert_eq!(desk.head(), head);
}

#[test]
fn a_workbook_and_a_statement_that_lacks_a_column_are_named() {
    let desk = desk();
    std::fs::write(desk.path("book.xlsx"), b"PK\x03\x04 and more").unwrap();
    let said = desk.refused(
        &"restate book.xlsx --code a --measure b --to map.csv".split(' ').collect::<Vec<_>>(),
    );
    assert!(said.contains("book.xlsx is a workbook; save its sheet as CSV"), "{said}");
    let said = desk.refused(&["import", "activity", "book.xlsx"]);
    assert!(said.contains("book.xlsx"), "{said}");
    desk.file(
        "nearly.csv",
        "month,year,created,provider,commissioner,pod,planned_activity\n1,2025,x,RZZ,QZA,AE,1\n",
    );
    let said = desk.run(&["import", "activity", "nearly.csv"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("but not commissioned_service_category_code"), "{said:?}");
}
