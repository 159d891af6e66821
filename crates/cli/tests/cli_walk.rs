//! One act from the command line to the record and back, over an invented corner of England.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use cli_support::{Desk, long_valley};

const WHO: &str = "role,code,name,kind,from,until,basis,sources";

/// Returns the rows of a chain as `role code from until basis`, without names and sources.
fn chain(csv: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>().join(","), WHO);
    let row = |row: csv::StringRecord| {
        let cells: Vec<&str> = [0, 1, 4, 5, 6].map(|at| row.get(at).unwrap()).to_vec();
        cells.join(" ").trim_end().to_owned()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn who(desk: &Desk, on: &str) -> Vec<String> {
    chain(&desk.csv(&["who", "--practice", "Z00001", "--on", on]))
}

const ACT_2012: &str = "NHS Act 2006 s.3 as amended by the Health and Social Care Act 2012 s.13";
const ACT_2022: &str = "NHS Act 2006 s.3 as substituted by the Health and Care Act 2022 s.21";

#[test]
fn an_import_answers_who_is_responsible_on_every_date_that_it_covers() {
    let desk = Desk::of_the_long_valley();
    let subject = "subject Z00001 1974-04-01".to_owned();
    for (on, rest) in [
        ("2013-03-31", vec!["answer    not known: no source before 2013-04-01".to_owned()]),
        (
            "2013-04-01",
            vec![
                "recorded-under 09Y 2013-04-01 2020-04-01 stated".to_owned(),
                format!("holds 09Y 2013-04-01 2020-04-01 {ACT_2012}"),
            ],
        ),
        (
            "2020-03-31",
            vec![
                "recorded-under 09Y 2013-04-01 2020-04-01 stated".to_owned(),
                format!("holds 09Y 2013-04-01 2020-04-01 {ACT_2012}"),
            ],
        ),
        (
            "2020-04-01",
            vec![
                "recorded-under 09Z 2020-04-01 2022-07-01 carried by succession".to_owned(),
                format!("holds 09Z 2020-04-01 2022-07-01 {ACT_2012}"),
            ],
        ),
        (
            "2022-07-01",
            vec![
                "recorded-under 09Z 2022-07-01  carried by succession".to_owned(),
                format!("holds QZZ 2022-07-01  {ACT_2022}"),
            ],
        ),
    ] {
        assert_eq!(who(&desk, on), [vec![subject.clone()], rest].concat(), "{on}");
    }
}

#[test]
fn an_answer_names_the_file_and_the_fact_behind_it() {
    let desk = Desk::of_the_long_valley();
    let csv = desk.csv(&["who", "--practice", "Z00001", "--on", "2019-01-01"]);
    let holds = csv.lines().last().unwrap();
    assert!(holds.starts_with("holds,09Y,NHS Mill Valley CCG,ccg,"), "{holds}");
    assert!(holds.contains("bodies.csv 2.4"), "{holds}");
    let sources = desk.csv(&["sources"]);
    let rows: Vec<Vec<&str>> =
        sources.lines().map(|row| row.split(',').collect::<Vec<_>>()).collect();
    let told = |row: &[&str]| format!("{} {} {} {}", row[0], row[2], row[4], row[5]);
    assert_eq!(rows[0].join(","), "act,recorded_at,series,format,published,title,content");
    assert_eq!(told(&rows[1]), "1 epraccur 2019-08-31 epraccur_2019-08.csv");
    assert_eq!(told(&rows[2]), "2 fact-file 2023-01-01 bodies.csv");
}

#[test]
fn importing_the_same_files_again_adds_nothing_under_any_name() {
    let desk = Desk::of_the_long_valley();
    let head = desk.head();
    assert!(head.starts_with("2:") && head.len() == 66, "{head}");
    desk.file("copy_2019-08.csv", long_valley());
    let csv = desk.csv(&[
        "import",
        "ods",
        "epraccur_2019-08.csv",
        "copy_2019-08.csv",
        "epraccur_2019-08.csv",
    ]);
    assert_eq!(
        csv,
        "file,format,published,added,unchanged,withdrawn,rejected\n\
         epraccur_2019-08.csv,epraccur,2019-08-31,0,24,0,0\n\
         copy_2019-08.csv,epraccur,2019-08-31,0,24,0,0\n\
         epraccur_2019-08.csv,epraccur,2019-08-31,0,24,0,0\n"
    );
    assert_eq!(desk.head(), head);
    desk.verify();
}

/// A correction of the membership of the mill surgery, from a date.
fn correction(from: &str) -> String {
    format!(
        "subject,claim,value,from,until,detail,source\n\
         Z00001,commissioned-by,09X,{from},2020-04-01,,minutes of 1 March 2019\n"
    )
}

const CORRECT: [&str; 8] = [
    "correct",
    "fix.csv",
    "--actor",
    "A N Other",
    "--authority",
    "Board minute 7",
    "--request",
    "minute-7",
];

#[test]
fn a_correction_changes_the_answer_from_then_on_and_not_what_was_known_before() {
    let desk = Desk::of_the_long_valley();
    let before = who(&desk, "2019-05-01");
    let sources = desk.csv(&["sources"]);
    let moment = sources.lines().last().unwrap().split(',').nth(1).unwrap().to_owned();
    desk.file("fix.csv", correction("2019-04-01"));
    desk.done(&CORRECT);
    let own = ["who", "--practice", "Z00001", "--on", "2019-05-01"];
    let after = who(&desk, "2019-05-01");
    assert_eq!(after[1], "recorded-under 09X 2019-04-01 2020-04-01 stated");
    assert!(desk.csv(&own).contains("fix.csv 3.1"));
    assert_eq!(who(&desk, "2019-03-31")[1], "recorded-under 09Y 2013-04-01 2019-04-01 stated");
    let known = [&["--as-known", &moment][..], &own[..]].concat();
    assert_eq!(chain(&desk.csv(&known)), before);
    let findings = desk.csv(&["check", "--on", "2019-05-01"]);
    let row = findings.lines().nth(1).unwrap();
    assert!(row.starts_with("sources-differ,note,Z00001,"), "{findings}");
    assert!(row.contains("epraccur_2019-08.csv says 09Y, better evidence says 09X"), "{row}");
    desk.verify();
}

#[test]
fn before_the_first_act_nothing_was_known() {
    let desk = Desk::of_the_long_valley();
    let own = ["--as-known", "2013-01-01", "who", "--practice", "Z00001", "--on", "2019-05-01"];
    let answer = chain(&desk.csv(&own));
    assert_eq!(answer[1], "answer    not known: no source on record speaks of that day");
    let bodies = ["--as-known", "2013-01-01", "bodies", "--kind", "ccg", "--on", "2019-05-01"];
    assert_eq!(desk.csv(&bodies), "code,name,kind,from,until\n");
}

#[test]
fn a_correction_names_who_makes_it_and_by_what_authority() {
    let desk = Desk::of_the_long_valley();
    let head = desk.head();
    desk.file("fix.csv", correction("2019-04-01"));
    for arguments in [&CORRECT[..2], &CORRECT[..4], &[CORRECT[0], CORRECT[1], "--authority", "x"]] {
        assert_eq!(desk.run(arguments).code, 2, "{arguments:?}");
    }
    let nobody = ["correct", "fix.csv", "--actor", "", "--authority", "Board minute 7"];
    assert!(desk.refused(&nobody).contains("a correction names who makes it"));
    assert_eq!(desk.head(), head);
}

#[test]
fn the_same_request_again_is_answered_as_the_first_and_another_content_is_refused() {
    let desk = Desk::of_the_long_valley();
    desk.file("fix.csv", correction("2019-04-01"));
    let first = desk.run(&CORRECT);
    assert_eq!((first.code, first.out.as_str()), (0, ""), "{first:?}");
    let head = desk.head();
    assert_eq!(first.err.trim_end(), format!("recorded as act {}", head.replace(':', " ")));
    let again = desk.run(&CORRECT);
    assert_eq!(
        (again.code, again.err.as_str()),
        (0, "on record already as act 3; to record it once more, give another --request\n")
    );
    desk.file("fix.csv", correction("2018-04-01"));
    assert_eq!(
        desk.refused(&CORRECT),
        "remit: request minute-7 was act 3, with another content\nhint: give another --request\n"
    );
    assert_eq!(desk.head(), head);
}

#[test]
fn a_correction_with_a_bad_row_is_refused_whole() {
    let desk = Desk::of_the_long_valley();
    let head = desk.head();
    desk.file("fix.csv", correction("2019-04-01") + "Z00002,colour,red,2019-04-01,,,minutes\n");
    let err = desk.refused(&CORRECT);
    assert!(err.starts_with("remit: fix.csv line 3: claim: \"colour\" is not one of"), "{err}");
    assert_eq!(desk.head(), head);
}

#[test]
fn a_body_is_found_by_its_name_and_a_wrong_name_is_answered_helpfully() {
    let desk = Desk::of_the_long_valley();
    let members = |name| ["members", name, "--on", "2019-01-01"];
    let rows = desk.csv(&members("09Y"));
    for name in ["NHS Mill Valley CCG", "mill valley", "09y"] {
        assert_eq!(desk.csv(&members(name)), rows, "{name}");
    }
    for (name, words) in [
        (
            "Mil Valley",
            "remit: there was no \"Mil Valley\"; perhaps NHS Mill Valley CCG (09Y, ccg)\n\
             hint: name it by its code, as 09Y\n",
        ),
        (
            "Gatetown CCG",
            "remit: there was no \"Gatetown CCG\"; practices there were members of NHS Gate Town \
             CCG (09X, ccg)\nhint: name it by its code, as 09X\n",
        ),
        (
            "Nowhere",
            "remit: nothing on record has the code, name or town \"Nowhere\"\n\
             hint: try one word of the name, or the town; `remit bodies --kind ccg --on DATE` \
             lists all; with --as-known only what was on record by then is found\n",
        ),
    ] {
        assert_eq!(desk.refused(&members(name)), words);
    }
    let unknown = desk.refused(&["who", "--practice", "Z99999", "--on", "2019-01-01"]);
    assert!(unknown.starts_with("remit: nothing on record is about Z99999\n"), "{unknown}");
}

/// Changes the file behind the program's back.
fn tamper(desk: &Desk, sql: &str) {
    let connection = rusqlite::Connection::open(desk.path("remit.db")).unwrap();
    assert_eq!(connection.execute(sql, []).unwrap(), 1, "{sql}");
}

#[test]
fn verify_names_an_act_that_was_changed_or_removed() {
    for (sql, finding) in [
        (
            "UPDATE acts SET bytes = CAST(bytes || x'00' AS BLOB) WHERE number = 1",
            "act 1 was changed",
        ),
        ("DELETE FROM acts WHERE number = 1", "act 1 was removed"),
    ] {
        let desk = Desk::of_the_long_valley();
        tamper(&desk, sql);
        let said = desk.run(&["verify", "--format", "csv"]);
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.out.starts_with("number,hash,acts,facts,finding\n"), "{said:?}");
        assert!(said.out.contains(finding), "{said:?}");
        assert!(said.err.contains(&format!("the record is not whole: {finding}")), "{said:?}");
        assert!(said.err.contains("\nhint: restore it from a backup"), "{said:?}");
    }
}

#[test]
fn nothing_is_answered_from_a_record_that_was_tampered_with() {
    for sql in [
        "UPDATE acts SET bytes = CAST(bytes || x'00' AS BLOB) WHERE number = 1",
        "DELETE FROM acts WHERE number = 1",
        "UPDATE acts SET hash = zeroblob(32) WHERE number = 2",
        "UPDATE chunks SET bytes = CAST(bytes || x'00' AS BLOB) WHERE rowid = 1",
    ] {
        let desk = Desk::of_the_long_valley();
        tamper(&desk, sql);
        let words = desk.refused(&["who", "--practice", "Z00001", "--on", "2019-01-01"]);
        assert!(words.contains("`remit verify`"), "{sql}: {words}");
    }
}

#[test]
fn a_head_kept_elsewhere_fits_only_with_its_number() {
    let desk = Desk::of_the_long_valley();
    let head = desk.head();
    let (number, hash) = head.split_once(':').unwrap();
    desk.done(&["verify", "--head", &head]);
    assert_eq!(number, "2");
    desk.refused(&["verify", "--head", &format!("1:{hash}")]);
    desk.refused(&["verify", "--head", &format!("9:{hash}")]);
}

#[test]
fn a_corrected_name_gives_way_to_the_files_again_when_it_is_withdrawn() {
    let desk = Desk::of_the_long_valley();
    desk.file("name.csv", "subject,claim,value,from,until,detail,source\nZ00001,name,NEW NAME,2019-01-01,,,a letter\n");
    let name = |day: &str| {
        let csv = desk.csv(&["who", "--practice", "Z00001", "--on", day]);
        csv.lines().nth(1).unwrap().split(',').nth(2).unwrap().to_owned()
    };
    let old = name("2019-02-01");
    let by = ["--actor", "A", "--authority", "B"];
    desk.done(&[&["correct", "name.csv"][..], &by].concat());
    assert_eq!(
        (name("2018-12-31").as_str(), name("2019-02-01").as_str()),
        (old.as_str(), "NEW NAME")
    );
    desk.done(&[&["correct", "name.csv", "--withdraw"][..], &by].concat());
    assert_eq!(name("2019-02-01"), old);
}

#[test]
fn a_body_that_is_no_practice_is_not_answered_as_one() {
    let desk = Desk::of_the_long_valley();
    let words = desk.refused(&["who", "--practice", "09X", "--on", "2019-01-01"]);
    assert!(words.contains("09X is a ccg, not a practice"), "{words}");
    assert!(words.contains("remit members 09X"), "{words}");
}

#[test]
fn members_with_details_have_town_and_list_size() {
    let desk = Desk::of_the_long_valley();
    desk.file("size.csv", "subject,claim,value,from,until,detail,source\nZ00001,list-size,4321,2018-01-01,,,counted\n");
    desk.done(&["import", "facts", "size.csv"]);
    let csv = desk.csv(&["members", "--all", "--details", "--on", "2019-01-01"]);
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().ends_with("until,town,postcode,list_size,counted_on"), "{csv}");
    assert!(
        lines.any(|line| line.contains("Z00001") && line.ends_with(",4321,2018-01-01")),
        "{csv}"
    );
}

#[test]
fn verify_finds_a_cut_tail_by_a_head_that_was_kept() {
    let desk = Desk::of_the_long_valley();
    let old = desk.head();
    desk.file("fix.csv", correction("2019-04-01"));
    desk.done(&CORRECT);
    let new = desk.head();
    for head in [&old, &old[2..], &new, &new[2..]] {
        desk.done(&["verify", "--head", head]);
    }
    tamper(&desk, "DELETE FROM acts WHERE number = 3");
    desk.verify();
    desk.done(&["verify", "--head", &old]);
    let cut = desk.refused(&["verify", "--head", &new]);
    assert!(cut.contains("the acts up to 3 were there: the tail was cut\n"), "{cut}");
    let cut = desk.refused(&["verify", "--head", &new[2..]]);
    assert!(cut.contains("the tail was cut or the record rewritten\n"), "{cut}");
}

#[test]
fn without_a_record_or_with_another_file_in_its_place_the_next_step_is_named() {
    let desk = Desk::empty();
    let said = desk.run(&["head"]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.err,
        "remit: there is no record at remit.db: `remit demo` or `remit import` makes one, or name \
         another with --store\n\
         hint: mend what is named above, then run the same command again\n"
    );
    desk.file("letter.txt", "Dear Sir,");
    let said = desk.run(&["--store", "letter.txt", "import", "ods", "letter.txt"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("letter.txt is not a Remit record; it was left as it is"));
    assert_eq!(desk.text("letter.txt"), "Dear Sir,");
}
