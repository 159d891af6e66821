//! The tracker goes out as a workbook and comes back as acts, all of it or nothing.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use remit_exchange::{BadTracker, Tracker, read_tracker, write_tracker};
use remit_governance::{ActKind, KINDS};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

fn kinds(words: &[&str]) -> Vec<&'static ActKind> {
    words.iter().map(|word| KINDS.iter().find(|kind| kind.word == *word).unwrap()).collect()
}

fn tracker() -> Vec<u8> {
    let acts = kinds(&["change-proposed", "vote-cast", "view-given"]);
    write_tracker(&Tracker {
        title: "Long Valley (valley): what remains on 2020-01-01",
        headings: &["step", "rule"],
        remains: &[vec!["applied".into(), "some-rule".into()]],
        acts: &acts,
        parties: &[remit_dictionary::Code::parse("09X").unwrap()],
    })
    .unwrap()
}

/// Returns a workbook of one sheet.
fn workbook(name: &str, fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).unwrap();
    fill(sheet);
    workbook.save_to_buffer().unwrap()
}

fn headed<'s>(sheet: &'s mut Worksheet, headings: &[&str]) -> &'s mut Worksheet {
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write(0, column, *heading).unwrap();
    }
    sheet
}

#[test]
fn a_tracker_without_acts_reads_back_as_none() {
    assert_eq!(read_tracker(&tracker()).unwrap(), []);
}

#[test]
fn rows_come_back_as_acts_with_dates_numbers_and_lists() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let bytes = workbook("ballot-opened", |sheet| {
        let sheet = headed(sheet, &["body", "ballot", "closes_on", "on", "question"]);
        sheet.write(1, 0, "09X").unwrap();
        sheet.write(1, 1, 2019).unwrap();
        let date = ExcelDateTime::from_ymd(2019, 9, 30).unwrap();
        sheet.write_with_format(1, 2, &date, &day).unwrap();
        sheet.write(1, 3, "2019-09-01").unwrap();
        sheet.write(3, 4, "Shall we merge?").unwrap();
    });
    let acts = read_tracker(&bytes).unwrap();
    let lines: Vec<String> =
        acts.iter().map(|own| format!("{} {}: {}", own.sheet, own.row, own.form)).collect();
    assert_eq!(
        lines,
        [
            "ballot-opened 2: ballot-opened ballot=2019 body=09X closes_on=2019-09-30 \
             on=2019-09-01",
            "ballot-opened 4: ballot-opened question=\"Shall we merge?\"",
        ]
    );
    let lists = workbook("applied", |sheet| {
        headed(sheet, &["pack", "source"]).write(1, 0, "a; b,c\nd").unwrap();
        sheet.write(1, 1, "one; two, three").unwrap();
    });
    let form = &read_tracker(&lists).unwrap()[0].form;
    assert_eq!(form.fields["pack"], ["a", "b", "c", "d"]);
    assert_eq!(form.fields["source"], ["one; two, three"]);
}

#[test]
fn what_is_wrong_is_named_with_its_sheet_and_row() {
    type Fill = fn(&mut Worksheet);
    let table: [(&str, Fill, &str); 8] = [
        (
            "votes",
            |sheet| {
                headed(sheet, &["body"]);
            },
            "sheet \"votes\": there is no act of that name",
        ),
        (
            "vote-cast",
            |sheet| {
                headed(sheet, &["body", "colour"]);
            },
            "sheet \"vote-cast\": vote-cast has no field \"colour\"; it has body",
        ),
        (
            "vote-cast",
            |sheet| {
                headed(sheet, &["body", "body"]);
            },
            "sheet \"vote-cast\": two columns are headed \"body\"",
        ),
        (
            "vote-cast",
            |sheet| {
                sheet.write(0, 0, 7).unwrap();
            },
            "sheet \"vote-cast\": the heading 7 is no name of a field",
        ),
        (
            "vote-cast",
            |sheet| {
                sheet.write(4, 0, "09X").unwrap();
            },
            "sheet \"vote-cast\": its first row has no headings",
        ),
        (
            "vote-cast",
            |sheet| {
                headed(sheet, &["practice"]).write(1, 0, 50).unwrap();
            },
            "sheet \"vote-cast\" row 2: practice: the number 50 stands where a code is wanted",
        ),
        (
            "vote-cast",
            |sheet| {
                headed(sheet, &["body"]).write(5, 3, "?").unwrap();
            },
            "sheet \"vote-cast\" row 6: ? stands in a column without a heading",
        ),
        (
            "vote-cast",
            |sheet| {
                let failed = Formula::new("=1/0").set_result("#DIV/0!");
                headed(sheet, &["body"]).write(1, 0, failed).unwrap();
            },
            "sheet \"vote-cast\" row 2: ",
        ),
    ];
    for (name, fill, wrong) in table {
        let bytes = workbook(name, fill);
        match read_tracker(&bytes) {
            Err(BadTracker::Misread(all)) => {
                assert!(all[0].to_string().starts_with(wrong), "{}", all[0]);
            }
            other => panic!("{wrong}: {other:?}"),
        }
    }
}

#[test]
fn an_empty_sheet_of_any_name_says_nothing() {
    assert_eq!(read_tracker(&workbook("Sheet1", |_| {})).unwrap(), []);
}

#[test]
fn what_is_no_workbook_is_unreadable() {
    for bytes in [&b""[..], b"not a workbook", b"PK\x03\x04 cut short"] {
        assert!(matches!(read_tracker(bytes), Err(BadTracker::Unreadable(_))));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_damage_makes_reading_panic(at in 0_usize..60_000, byte: u8, cut in 0_usize..60_000) {
        let mut bytes = tracker();
        let end = bytes.len();
        bytes[at % end] = byte;
        let _ = read_tracker(&bytes);
        bytes.truncate(cut % end);
        let _ = read_tracker(&bytes);
    }
}
