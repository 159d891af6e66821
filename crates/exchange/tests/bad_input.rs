//! Files and rows that cannot be right, one of every sort.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::io::Write;

use remit_exchange::{Options, ReadFile, Unreadable, read_bytes, read_path};
use support::{read, shown, today};

const GOOD: &str = "X81001,00X,W,20130401,,0\n";

fn with_bytes(bytes: &[u8]) -> Result<ReadFile, Unreadable> {
    read_bytes("file.csv", bytes, &Options::default(), today())
}

/// Reads a membership file of a bad row between two good ones, and returns why it was rejected.
fn rejection(row: &str) -> String {
    let file = read(&format!("{GOOD}{row}\nX81002,00X,W,20130401,,0\n")).unwrap();
    assert_eq!(file.publication.rows, 3, "{row}");
    assert_eq!(file.publication.rejected, 1, "{row}");
    assert_eq!(file.facts.len(), 2, "{row}");
    assert_eq!(file.rejected[0].line, 2, "{row}");
    file.rejected[0].reason.clone()
}

#[test]
fn a_bad_row_is_rejected_with_its_line_and_reason_and_the_rest_is_kept() {
    for (row, reason) in [
        ("X81003,00X,W,20130230,,0", "\"20130230\" is not a date"),
        ("X81003,00X,W,20130401,20130331,0", "ends on 2013-03-31 before it starts on 2013-04-01"),
        ("X81003,0-X,W,20130401,,0", "column 2, the parent: \"0-X\" is not a code"),
        (",00X,W,20130401,,0", "column 1, the practice is empty"),
        ("X81003,X81003,W,20130401,,0", "is the organisation itself"),
        ("X81003,00X,W", "6 columns are expected, 3 were found"),
        ("X81003,00X,W,20130401,,0,7", "6 columns are expected, 7 were found"),
        ("X81003,00\0X,W,20130401,,0", "NUL"),
        ("X81003,\"00X,W,20130401,,0", "a quotation mark"),
        ("X81003,0éX,W,20130401,,0", "is not a code"),
    ] {
        let found = rejection(row);
        assert!(found.contains(reason), "{row:?}: {found}");
    }
}

#[test]
fn a_succession_of_itself_or_in_a_circle_is_rejected() {
    let file = read(
        "00A,00B,,20200401,0\n00B,00A,,20200401,0\n00C,00C,,20200401,0\n\
         00B,00D,,20200401,0\n00D,00E,,20200401,0\n00E,00A,,20200401,0\n00A,00F,,20200401,0\n",
    )
    .unwrap();
    let rejected: Vec<(u64, &str)> =
        file.rejected.iter().map(|own| (own.line, own.reason.as_str())).collect();
    assert_eq!(
        rejected,
        [
            (2, "it closes a circle of successions on 2020-04-01"),
            (3, "a body cannot succeed itself"),
            (6, "it closes a circle of successions on 2020-04-01"),
        ]
    );
    assert_eq!(file.facts.len(), 4);
}

#[test]
fn a_code_that_no_file_knows_is_kept_since_another_file_may_bring_it() {
    let file = read("X81001,ZZ9ZZ,W,20130401,,0\n").unwrap();
    assert_eq!(shown(&file.facts), ["X81001 CommissionedBy ZZ9ZZ 2013-04-01 to "]);
}

#[test]
fn a_row_that_repeats_an_earlier_one_is_not_rejected_and_says_nothing_new() {
    let file = read(&GOOD.repeat(3)).unwrap();
    assert_eq!((file.publication.rows, file.publication.rejected, file.facts.len()), (3, 0, 1));
    assert_eq!(file.warnings, ["rows that repeat an earlier row: 2"]);
}

#[test]
fn a_fact_file_rejects_what_it_cannot_hold() {
    let head = "subject,claim,value,from,until,detail,source\n00X,kind,ccg,2013-04-01,,,a list\n";
    for (row, reason) in [
        ("00X,kind,ccg,2013-04-01,,,", "source is empty"),
        ("00X,kind,club,2013-04-01,,,s", "\"club\" is not one of"),
        ("00X,colour,red,2013-04-01,,,s", "\"colour\" is not one of"),
        ("00X,part-of,QXX,2013-04-01,,,s", "detail"),
        ("00X,succeeded-by,00X,2013-04-01,,,s", "cannot succeed itself"),
        ("00X,succeeded-by,00Y,,,,s", "from is empty"),
        ("00X,succeeded-by,00Y,2013-04-01,,half,s", "whole, part"),
        ("X81001,list-size,-5,2013-04-01,,,s", "\"-5\" is not a whole number"),
        ("X81001,list-size,5,,,,s", "from is empty"),
        ("X81001,commissioned-by,X81001,2013-04-01,,,s", "the organisation itself"),
        ("00X,name,,2013-04-01,,,s", "value is empty"),
        ("00X,name,A,2013-04-01,2013-04-01,,s", "before it starts"),
        ("00X,status,asleep,2013-04-01,,,s", "\"asleep\""),
        ("E01000001,in-area,00X,2013-04-01,,county,s", "\"county\""),
        ("00X,kind,ccg", "7 columns"),
    ] {
        let file = read(&format!("{head}{row}\n")).unwrap();
        assert_eq!(file.rejected.len(), 1, "{row}");
        assert_eq!(file.rejected[0].line, 3, "{row}");
        assert!(file.rejected[0].reason.contains(reason), "{row}: {}", file.rejected[0].reason);
    }
    let file = read(&format!(
        "{head}00A,succeeded-by,00B,2020-04-01,,,s\n00B,succeeded-by,00A,2020-04-01,,,s\n"
    ));
    assert!(file.unwrap().rejected[0].reason.contains("circle"));
}

#[test]
fn a_name_of_unreasonable_length_is_rejected() {
    let head = "subject,claim,value,from,until,detail,source\n00X,kind,ccg,2013-04-01,,,a list\n";
    let file = read(&format!("{head}00X,name,{},2013-04-01,,,s\n", "A".repeat(301))).unwrap();
    assert_eq!(file.rejected[0].reason, "value is longer than 300 characters");
}

#[test]
fn an_empty_file_says_so() {
    for bytes in [&b""[..], b"\n \r\n", b"\xef\xbb\xbf"] {
        assert!(matches!(with_bytes(bytes), Err(Unreadable::Empty)), "{bytes:?}");
    }
}

#[test]
fn a_gzip_file_is_unpacked_and_one_cut_short_is_refused_whole() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(GOOD.repeat(50).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    assert_eq!(with_bytes(&packed).unwrap().facts.len(), 1);
    for end in [3, 12, packed.len() / 2, packed.len() - 1] {
        assert!(matches!(with_bytes(&packed[..end]), Err(Unreadable::TruncatedGzip)), "{end}");
    }
    // The record keeps the hash of what was packed, so packing anew is no new file.
    let plain = with_bytes(GOOD.repeat(50).as_bytes()).unwrap();
    assert_eq!(plain.publication.content, with_bytes(&packed).unwrap().publication.content);
}

#[test]
fn a_binary_file_is_refused() {
    for bytes in
        [&b"\xd0\xcf\x11\xe0rest"[..], b"%PDF-1.7", b"\xff\xfea\0,\0", &[0, 1, 2, 3, 4, 5, 6]]
    {
        assert!(matches!(with_bytes(bytes), Err(Unreadable::Binary { .. })), "{bytes:?}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = "LSOA11CD,CCG19CDH\nE01000901,00X\nE01000902,00Y\n";
    let marked = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let (plain, marked) = (read(plain).unwrap(), read(&marked).unwrap());
    assert_eq!(plain.facts, marked.facts);
    assert_eq!(marked.warnings, [] as [&str; 0]);
}

#[test]
fn a_text_in_latin_1_is_read_with_a_warning() {
    let file =
        with_bytes(b"ICB24CD,ICB24CDH,ICB24NM\nE54000901,QXX,Caf\xe9 \x96 M\xf4n\n").unwrap();
    assert!(shown(&file.facts).contains(&"QXX Named \"Café – Môn\" on 2024-04-01".into()));
    assert_eq!(file.warnings, ["the text is not UTF-8; it was read as Windows-1252"]);
}

#[test]
fn a_missing_column_is_named() {
    for (text, format, column) in [
        ("LSOA11CD,CCG19CD,CCG19NM\nE01000901,E38000901,Mill\n", "lsoa-lookup", "CCG19CDH"),
        ("LSOA11NM,CCG19CDH\nMill,00X\n", "lsoa-lookup", "LSOA11CD or LSOA21CD"),
        ("subject,claim,value,from,until,detail\n", "fact-file", "source"),
        ("PUBLICATION,EXTRACT_DATE,TYPE,CODE,SEX,AGE\n", "list-size", "CCG_CODE"),
        ("EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME\n", "practice-map", "PRACTICE_POSTCODE"),
        ("Organisation_Code,ICB_Code\n", "sub-icb-table", "Organisation_Name"),
        ("ICB24CD,ICB24NM\n", "names-and-codes", "ICB24CDH"),
    ] {
        match read(text) {
            Err(Unreadable::MissingColumn { format: found, column: missing }) => {
                assert_eq!((found, missing.as_str()), (format, column), "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn a_file_of_which_no_row_can_be_taken_is_refused_with_the_first_reason() {
    let error = read("00A,00A,,20200401,0\n00A,00A,,20200401,0\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "nothing can be taken of the 2 rows of the succ file; line 1: a body cannot succeed itself; \
         correct the rows and try again"
    );
    let error = read("LSOA11CD,CCG19CDH\n").unwrap_err();
    assert!(matches!(error, Unreadable::NoRows { format: "lsoa-lookup" }));
}

#[test]
fn a_file_without_any_date_asks_for_one() {
    let error = read("practice_code,list_size\nX81001,5\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the list-size file does not say when it was published; add --published YYYY-MM-DD"
    );
}

#[test]
fn what_is_no_known_format_shows_its_first_cells() {
    let error = read("colour,\"shape\"\nred,round\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "no known format fits; it begins with \"colour\", \"shape\"; `remit formats` lists what can be read"
    );
}

#[test]
fn broken_json_and_xml_say_where_they_break() {
    assert!(matches!(read("{\n\"a\": 1,\n"), Err(Unreadable::BadJson { line: 3, .. })));
    assert!(matches!(read(&"[".repeat(500)), Err(Unreadable::BadJson { .. })));
    assert!(matches!(read("<a><b></a>"), Err(Unreadable::BadXml { .. })));
    assert!(matches!(read("<a>"), Err(Unreadable::BadXml { .. })));
    assert!(matches!(read(&"<a>".repeat(500)), Err(Unreadable::BadXml { .. })));
    assert!(matches!(read("<!DOCTYPE a><a/>"), Err(Unreadable::BadXml { .. })));
    assert!(matches!(read("<html></html>"), Err(Unreadable::NotRecognised { .. })));
}

#[test]
fn a_path_that_leads_nowhere_or_to_a_folder_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let read = |path: &std::path::Path| read_path(path, &Options::default(), today());
    assert!(matches!(read(folder.path()), Err(Unreadable::IsDirectory(_))));
    let missing = folder.path().join("none.csv");
    assert!(matches!(read(&missing), Err(Unreadable::NoSuchFile(_))));
    let file = folder.path().join("epcmem_2019-08.csv");
    std::fs::write(&file, GOOD).unwrap();
    let publication = read(&file).unwrap().publication;
    assert_eq!(publication.title, "epcmem_2019-08.csv");
    assert_eq!(publication.published, support::date("2019-08-31"));
    assert!(matches!(read(&file.join("x")), Err(Unreadable::NoSuchFile(_))));
}

#[test]
fn the_day_of_publication_comes_from_the_person_then_the_content_then_the_name() {
    let day = |title: &str, text: &str, published: Option<&str>| {
        let options = Options { published: published.map(support::date) };
        let file = read_bytes(title, text.as_bytes(), &options, today()).unwrap();
        file.publication.published.to_string()
    };
    let look_up = "LSOA11CD,CCG19CDH\nE01000901,00X\n";
    assert_eq!(day("x_2020-01.csv", look_up, Some("2019-07-01")), "2019-07-01");
    assert_eq!(day("x_2020-01.csv", look_up, None), "2019-04-01");
    assert_eq!(day("x_2020-01.csv", GOOD, None), "2020-01-31");
    assert_eq!(day("x.csv", GOOD, None), "2013-04-01");
    // A date still to come is no date of publication.
    let later = format!("{GOOD}X81002,00X,W,20130401,20991231,0\n");
    assert_eq!(day("x.csv", &later, None), "2013-04-01");
}

#[test]
fn every_refusal_ends_with_what_to_do_next() {
    for (text, next) in [
        ("", "download it again"),
        ("a,b\n", "`remit formats` lists what can be read"),
        ("{", "download the file again"),
        ("<a", "download the file again"),
        ("%PDF", "a workbook as xlsx"),
        ("subject,claim\n", "get the file with that column"),
    ] {
        let said = read(text).unwrap_err().to_string();
        assert!(said.ends_with(next), "{said}");
    }
}
