//! What the tests share: short ways to read a text, to print facts, and to make a small workbook.
#![allow(dead_code, unused_imports, reason = "each test file uses its own part of this")]

#[path = "../../../../tests/public_files.rs"]
mod public_files;

pub use public_files::shared;

use remit_dictionary::Date;
use remit_exchange::{Options, ReadFile, Unreadable, read_bytes};
use remit_register::{Fact, When};

/// Returns the day on which all these tests are run.
pub fn today() -> Date {
    date("2026-08-10")
}

/// Parses a date.
pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Reads a text that carries no date in its name.
pub fn read(text: &str) -> Result<ReadFile, Unreadable> {
    read_bytes("file.csv", text.as_bytes(), &Options::default(), today())
}

/// Reads a text as published on a day, and expects it to be readable.
pub fn read_published(text: &str, published: &str) -> ReadFile {
    let options = Options { published: Some(date(published)) };
    read_bytes("file.csv", text.as_bytes(), &options, today()).unwrap()
}

/// Prints facts, one a line, as a person would note them.
pub fn shown(facts: &[Fact]) -> Vec<String> {
    facts.iter().map(show).collect()
}

fn show(fact: &Fact) -> String {
    let when = match fact.when {
        When::During(period) => format!("{} to {}", period.from(), period.until()),
        When::Seen(date) => format!("on {date}"),
    };
    let claim = format!("{:?}", fact.claim).replace("Code(", "<").replace([')', '('], " ");
    let words: Vec<&str> = claim.split_whitespace().collect();
    format!("{} {} {when}", fact.subject, words.join(" ").replace('<', "").replace(" ,", ","))
}

/// Checks the format, that nothing is rejected, and every fact.
pub fn expect(file: &ReadFile, format: &str, facts: &[&str]) {
    assert_eq!(file.publication.format, format);
    assert_eq!(file.rejected, []);
    assert_eq!(shown(&file.facts), facts);
}

/// Makes a workbook of sheets of texts: a zip archive of stored files.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut files = vec![(
        "[Content_Types].xml".to_owned(),
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
            .to_owned(),
    )];
    let (mut names, mut relations) = (String::new(), String::new());
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let id = at + 1;
        names += &format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>");
        relations += &format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument\
             /2006/relationships/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        );
        files.push((format!("xl/worksheets/sheet{id}.xml"), sheet(rows)));
    }
    let spaces = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                  xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    files.push((
        "xl/workbook.xml".into(),
        format!("<workbook {spaces}><sheets>{names}</sheets></workbook>"),
    ));
    files.push((
        "_rels/.rels".into(),
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
         relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .into(),
    ));
    files.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             {relations}</Relationships>"
        ),
    ));
    zip(&files)
}

/// A cell that is all digits and at least five long is a number, as Excel would have it.
fn sheet(rows: &[&[&str]]) -> String {
    let mut data = String::new();
    for (at, row) in rows.iter().enumerate() {
        data += &format!("<row r=\"{}\">", at + 1);
        for (column, cell) in row.iter().enumerate() {
            let place = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), at + 1);
            let number = cell.len() >= 5 && cell.bytes().all(|byte| byte.is_ascii_digit());
            data += &if number {
                format!("<c r=\"{place}\"><v>{cell}</v></c>")
            } else {
                format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")
            };
        }
        data += "</row>";
    }
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{data}</sheetData></worksheet>"
    )
}

fn zip(files: &[(String, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let short = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    for (name, text) in files {
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let offset = long(out.len());
        let mut about = Vec::new();
        about.extend([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        about.extend(crc.sum().to_le_bytes());
        about.extend(long(text.len()));
        about.extend(long(text.len()));
        about.extend(short(name.len()));
        about.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(offset);
        directory.extend(name.as_bytes());
    }
    let start = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(short(files.len()));
    out.extend(short(files.len()));
    out.extend(long(directory.len()));
    out.extend(long(start));
    out.extend([0, 0]);
    out
}
