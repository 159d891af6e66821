//! Files and rows that cannot be right, from the command line: what is said, what is kept, and
//! the exit code.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;
#[path = "../../exchange/tests/support/mod.rs"]
mod workbooks;

use std::io::Write;

use cli_support::{Desk, GOOD, Said, long_valley, said};
use serde_json::{Value, json};

/// Returns the beginning of a gzip file.
fn truncated_gzip() -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(GOOD.repeat(50).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    packed[..packed.len() / 2].to_vec()
}

/// Parses what `--format json` wrote, and checks that every file has just the documented keys.
fn files(said: &Said) -> Vec<Value> {
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    let files = answer["files"].as_array().unwrap();
    assert_eq!(answer.as_object().unwrap().len(), 1, "{answer}");
    for file in files {
        let keys: Vec<&str> = file.as_object().unwrap().keys().map(String::as_str).collect();
        let own = ["added", "file", "format", "published", "rejected", "unchanged", "withdrawn"];
        let known: Vec<&str> = keys.into_iter().filter(|key| *key != "unreadable").collect();
        assert_eq!(known, own, "{file}");
        for rejected in file["rejected"].as_array().unwrap() {
            let keys: Vec<&String> = rejected.as_object().unwrap().keys().collect();
            assert_eq!(keys, ["line", "reason"], "{file}");
        }
    }
    files.clone()
}

/// Returns the last line, the hint, and the line before it.
fn ending(said: &Said) -> (&str, &str) {
    let mut lines = said.err.lines().rev();
    (lines.next().unwrap(), lines.next().unwrap())
}

#[test]
fn an_unreadable_file_changes_nothing_and_the_others_of_the_call_are_kept() {
    let desk = Desk::empty();
    desk.file("good.csv", long_valley());
    desk.file("empty.csv", "");
    desk.file("cut.csv.gz", truncated_gzip());
    desk.file("binary.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0");
    desk.file("sheet.xlsx", workbooks::workbook(&[("Appointments", &[&["a", "b"]])]));
    desk.file("column.csv", "subject,claim,value,from,until,detail\n");
    desk.file("letters.csv", "colour,shape\nred,round\n");
    desk.file("itself.csv", "09A,09A,,20200401,0\n");
    std::fs::create_dir(desk.path("folder")).unwrap();
    let mut before = None;
    for (file, why) in [
        ("empty.csv", "the file is empty; download it again"),
        ("cut.csv.gz", "the gzip file is cut short or damaged; download it again"),
        ("binary.csv", "the file is binary"),
        ("sheet.xlsx", "the workbook has no sheet"),
        ("column.csv", "it looks like fact-file, but has no column source; get the file with"),
        ("letters.csv", "no known format fits; it begins with \"colour\", \"shape\"; `remit form"),
        ("itself.csv", "nothing can be taken of the 1 row of the succ file; line 1: a body cannot"),
        ("folder", "folder is a folder; name the files in it one by one"),
        ("none.csv", "there is no file none.csv; give the path of a file that exists"),
    ] {
        let said = desk.run(&["import", "ods", file, "good.csv", "--format", "json"]);
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.err.contains(&format!("{file}: {why}")), "{said:?}");
        assert_eq!(
            ending(&said),
            (
                "hint: what can be read is on record; mend or leave out the others",
                format!("remit: nothing of {file} was imported").as_str()
            )
        );
        let files = files(&said);
        assert_eq!((files[0]["file"].as_str(), &files[0]["added"]), (Some(file), &json!(0)));
        assert!(files[0]["unreadable"].as_str().unwrap().contains(why), "{said:?}");
        assert!(files[1]["unreadable"].is_null(), "{said:?}");
        let sources = desk.csv(&["sources"]);
        assert_eq!(sources.lines().count(), 2, "only good.csv is on record: {sources}");
        let head = desk.head();
        assert_eq!(before.get_or_insert_with(|| head.clone()), &head, "{file}");
    }
    assert!(desk.csv(&["who", "--practice", "Z00001", "--on", "2019-01-01"]).contains("09Y"));
    desk.verify();
}

/// Imports a bad line between good ones, beside a good file, and returns why it was rejected.
fn rejection(desk: &Desk, good: [&str; 2], bad: &[u8]) -> String {
    let bytes = [good[0].as_bytes(), b"\n", bad, b"\n", good[1].as_bytes(), b"\n"].concat();
    desk.file("mixed.csv", bytes);
    desk.file("good.csv", long_valley());
    let said = desk.run(
        &"import ods mixed.csv good.csv --format json --rejects rejects.csv"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    assert_eq!(said.code, 1, "{said:?}");
    let files = files(&said);
    let rejected = &files[0]["rejected"];
    assert_eq!(rejected.as_array().unwrap().len(), 1, "{said:?}");
    assert_eq!(rejected[0]["line"], 2, "{said:?}");
    let reason = rejected[0]["reason"].as_str().unwrap().to_owned();
    assert!(said.err.contains(&format!("mixed.csv line 2: {reason}\n")), "{said:?}");
    assert_eq!(
        ending(&said),
        (
            "hint: mend the rows and import the file again; --rejects FILE writes them all",
            "remit: rejected rows: 1; the rest is on record"
        )
    );
    let mut rejects = csv::Reader::from_path(desk.path("rejects.csv")).unwrap();
    assert_eq!(rejects.headers().unwrap(), vec!["file", "line", "reason"]);
    let rows: Vec<csv::StringRecord> = rejects.records().map(Result::unwrap).collect();
    assert_eq!(rows, [vec!["mixed.csv", "2", reason.as_str()]]);
    assert_eq!(files[1]["rejected"], json!([]), "{said:?}");
    assert_eq!(desk.csv(&["sources"]).lines().count(), 3, "both files are on record");
    desk.verify();
    reason
}

#[test]
fn a_bad_membership_is_rejected_with_file_line_and_reason_and_the_rest_is_kept() {
    for (bad, reason) in [
        (&b"Z00002,09Y,W,20130230,,0"[..], "column 4, joined: \"20130230\" is not a date"),
        (b"Z00002,09Y,W,20130401,20130331,0", "ends on 2013-03-31 before it starts on 2013-04-01"),
        (b"Z00002,0-Y,W,20130401,,0", "column 2, the parent: \"0-Y\" is not a code"),
        (b"Z00002,09\0Y,W,20130401,,0", "it holds a NUL character"),
        (b"Z00002,09Y,W", "6 columns are expected, 3 were found"),
        (b"Z00002,0\xe9Y,W,20130401,,0", "is not a code"),
    ] {
        let desk = Desk::empty();
        let found = rejection(&desk, [GOOD.trim_end(), "Z00009,09Y,W,20130401,,0"], bad);
        assert!(found.contains(reason), "{found}");
        let members = desk.csv(&["members", "09Y", "--on", "2014-01-01"]);
        let codes: Vec<&str> = members.lines().skip(1).map(|row| &row[..6]).collect();
        assert_eq!(codes, ["Z00001", "Z00009"]);
    }
}

#[test]
fn a_succession_of_itself_or_in_a_circle_is_rejected_and_the_rest_is_kept() {
    for (bad, reason) in [
        (&b"09B,09B,,20200401,0"[..], "a body cannot succeed itself"),
        (b"09B,09A,,20200401,0", "it closes a circle of successions on 2020-04-01"),
    ] {
        let desk = Desk::empty();
        let good = ["09A,09B,,20200401,0", "09C,09D,,20200401,0"];
        assert_eq!(rejection(&desk, good, bad), reason);
        assert_eq!(
            desk.csv(&["lineage", "09A", "--on", "2021-01-01"]),
            "code,name,share,basis,date\n09B,,whole,merger,2020-04-01\n"
        );
    }
}

#[test]
fn the_first_rejected_rows_are_shown_and_the_rejects_file_has_all() {
    let desk = Desk::empty();
    desk.file("many.csv", GOOD.to_owned() + &"Z00002,09Y,W,20139999,,0\n".repeat(8));
    let err = desk.refused(&["import", "ods", "many.csv", "--rejects", "rejects.csv"]);
    assert_eq!(err.matches("many.csv line ").count(), 5, "{err}");
    assert!(err.contains("many.csv: 3 more rows rejected\n"), "{err}");
    assert_eq!(desk.text("rejects.csv").lines().count(), 9);
}

/// They would act on the terminal of whoever imports the file.
#[test]
fn control_characters_of_a_file_are_not_sent_to_the_terminal() {
    let desk = Desk::empty();
    desk.file("odd.csv", "colour,\x1b[2Jshape\nred,round\n");
    let err = desk.refused(&["import", "ods", "odd.csv"]);
    assert!(err.contains("it begins with \"colour\", \"\u{fffd}[2Jshape\""), "{err:?}");
    assert!(!err.contains('\x1b'), "{err:?}");
}

/// What is unusual but right: it is read as if it were usual.
#[test]
fn a_byte_order_mark_windows_line_ends_and_latin_1_are_read() {
    let usual = "subject,claim,value,from,until,detail,source\n\
                 09Y,kind,ccg,2013-04-01,,,a list\n09Y,name,Môn CCG,2013-04-01,,,a list\n";
    let latin_1: Vec<u8> = usual.chars().map(|own| u8::try_from(u32::from(own)).unwrap()).collect();
    for (bytes, words) in [
        (usual.as_bytes().to_vec(), ""),
        (format!("\u{feff}{usual}").into_bytes(), ""),
        (usual.replace('\n', "\r\n").into_bytes(), ""),
        (latin_1, "facts.csv: the text is not UTF-8; it was read as Windows-1252\n"),
    ] {
        let desk = Desk::empty();
        desk.file("facts.csv", bytes);
        let said = desk.run(&["import", "ods", "facts.csv", "--format", "csv"]);
        assert_eq!((said.code, said.err.as_str()), (0, words));
        assert_eq!(
            said.out,
            "file,format,published,added,unchanged,withdrawn,rejected\n\
             facts.csv,fact-file,2013-04-01,2,0,0,0\n"
        );
        assert_eq!(
            desk.csv(&["bodies", "--kind", "ccg", "--on", "2014-01-01"]),
            "code,name,kind,from,until\n09Y,Môn CCG,ccg,2013-04-01,2022-07-01\n"
        );
    }
}

#[test]
fn several_successors_on_one_date_share_the_work() {
    let desk = Desk::empty();
    desk.file("succ.csv", "09A,09B,,20200401,0\n09A,09C,,20200401,0\n");
    desk.done(&["import", "ods", "succ.csv"]);
    assert_eq!(
        desk.csv(&["lineage", "09A", "--on", "2021-01-01"]),
        "code,name,share,basis,date\n09B,,part,split,2020-04-01\n09C,,part,split,2020-04-01\n"
    );
}

/// Another file may bring the body, so the row is kept; until then the answer says what is missing.
#[test]
fn a_relation_to_an_unknown_code_is_kept_and_the_answer_says_that_nothing_describes_it() {
    let desk = Desk::empty();
    desk.file("epcmem.csv", "Z00009,ZZ9ZZ,W,20130401,,0\n");
    desk.done(&["import", "ods", "epcmem.csv"]);
    let who = ["who", "--practice", "Z00009", "--on", "2014-01-01"];
    let answer = desk.csv(&who);
    assert!(answer.contains("\nrecorded-under,ZZ9ZZ,,,2013-04-01,,stated,epcmem.csv 1.1\n"));
    assert!(answer.ends_with("no source on record describes ZZ9ZZ on that date,\n"), "{answer}");
}

#[test]
fn wrong_usage_exits_2_and_makes_no_record() {
    let desk = Desk::empty();
    for arguments in [
        "",
        "frobnicate",
        "import ods",
        "import",
        "who --on 2020-04-01",
        "who --practice Z00001",
        "who --practice Z00001 --lsoa E01000001 --on 2020-04-01",
        "who --practice Z0-001 --on 2020-04-01",
        "who --practice Z00001 --on 2020-02-30",
        "bodies --kind club --on 2020-04-01",
        "members --on 2020-04-01",
        "members 09Y --all --on 2020-04-01",
        "lineage --all",
        "head --format xml",
        "head --as-known yesterday",
        "verify --head 1234",
        "correct fix.csv",
        "correct fix.csv --actor us",
        "import ods x.csv --published soon",
    ] {
        let said = desk.run(&arguments.split_whitespace().collect::<Vec<_>>());
        assert_eq!(said.code, 2, "{arguments}: {said:?}");
        assert_eq!(said.out, "", "{arguments}");
        assert!(!said.err.is_empty(), "{arguments}");
    }
    assert!(!desk.path("remit.db").exists());
}

/// As many facts as do not fit on the small disks of these tests.
fn large_file() -> String {
    let mut text = String::from("subject,claim,value,from,until,detail,source\n");
    for number in 0..3000 {
        let row = format!("Z{number:05},name,SURGERY NUMBER {number},2013-04-01,,,a list\n");
        text.push_str(&row);
    }
    text
}

/// Files may not grow beyond a limit: writing fails as on a failing disk.
#[test]
fn where_files_cannot_grow_the_act_is_refused_the_record_stays_whole_and_goes_on() {
    let desk = Desk::of_the_long_valley();
    desk.file("small.csv", GOOD);
    desk.file("large.csv", large_file());
    let script = "trap '' XFSZ; ulimit -f 100; exec \"$remit\" import ods small.csv large.csv";
    let said = said(desk.script(&["sh"], script).output().unwrap());
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
    assert!(said.err.starts_with("remit: the store could not append the act: "), "{said:?}");
    assert!(said.err.contains("check it and its free space"), "{said:?}");
    goes_on_after_a_full_disk(&desk);
}

/// The small file of the failed call is on record, the large one is not, and can be sent again.
fn goes_on_after_a_full_disk(desk: &Desk) {
    assert!(desk.head().starts_with("3:"), "{}", desk.head());
    desk.verify();
    desk.done(&["import", "ods", "small.csv", "large.csv"]);
    assert!(desk.head().starts_with("4:"), "{}", desk.head());
    desk.verify();
}

/// A disk that is truly full, where this user may mount one; the record is moved off it after.
#[test]
fn on_a_full_disk_the_act_is_refused_the_record_stays_whole_and_goes_on() {
    let desk = Desk::of_the_long_valley();
    desk.file("small.csv", GOOD);
    desk.file("large.csv", large_file());
    std::fs::create_dir(desk.path("disk")).unwrap();
    let script = "mount -t tmpfs -o size=200k none disk || exit 99
                  cp remit.db disk && cd disk || exit 99
                  \"$remit\" import ods ../small.csv ../large.csv
                  code=$?
                  cp remit.db* ..
                  exit $code";
    let run = desk.script(&["unshare", "-r", "-m", "sh"], script).output();
    let mounted = run.as_ref().is_ok_and(|run| run.status.code() == Some(1))
        && run.as_ref().is_ok_and(|run| run.stderr.starts_with(b"remit: "));
    if !mounted {
        let line = format!("SKIPPED: no full disk, this user may not mount one: {run:?}\n");
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        return;
    }
    let said = said(run.unwrap());
    assert!(
        said.err.contains("could not append the act: the disk is full: make space on it, then"),
        "{said:?}"
    );
    goes_on_after_a_full_disk(&desk);
}
