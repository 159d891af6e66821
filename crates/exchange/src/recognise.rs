//! Recognises a format by what a file holds.
//!
//! JSON, XML and workbooks show what they are by their first signs; a table with headings by its
//! headings. The ODS reports have none. The number of columns and the shape of the first cells
//! tell `epcmem` (6) and `succ` (5); `epraccur`, `eccg` and `etr` all have 27 columns and are told
//! apart by a vote of the first rows:
//!
//! - `epraccur`: six characters in column 1 and a status in column 13, empty in the others;
//! - `eccg`: a role or sub-type in column 14, a code of three characters that begins with a digit,
//!   or a name that speaks of a CCG, an ICB or commissioning;
//! - `etr`: a single letter in column 24, a code of three characters that begins with R, or a name
//!   that ends in TRUST.

use std::borrow::Cow;

use crate::formats::{epraccur, list_sizes, practice_map};
use crate::table::{cell, rows};
use crate::unpack::Content;
use crate::{Format, Unreadable, formats, headings};

/// How many rows are asked what they are.
const ROWS_ASKED: usize = 400;

pub(crate) fn recognise(content: &Content<'_>) -> Result<Format, Unreadable> {
    let Content::Text { text, .. } = content else {
        return Ok(Format::Epcn);
    };
    match text.trim_start().as_bytes().first() {
        Some(b'{' | b'[') => formats::json::recognise(text),
        Some(b'<') => Ok(Format::OdsFhir),
        _ => table(text),
    }
}

fn table(text: &str) -> Result<Format, Unreadable> {
    let first = rows(text).find_map(|row| row.cells).unwrap_or_default();
    if let Some(format) = headed(&first)? {
        return Ok(format);
    }
    let sample: Vec<_> = rows(text).take(ROWS_ASKED).filter_map(|row| row.cells).collect();
    let votes = |format| {
        let says = |row: &&Vec<Cow<'_, str>>| vote(row).contains(&Some(format));
        (sample.iter().filter(says).count(), format)
    };
    let candidates =
        [Format::Etr, Format::Eccg, Format::Epraccur, Format::Epcmem, Format::Succ].map(votes);
    let (most, format) = candidates.into_iter().max().unwrap_or((0, Format::Succ));
    let tied = candidates.iter().filter(|(count, _)| *count == most).count() > 1;
    // Statistics without headings of ours can have a row or two of the same shape.
    if most * 2 < sample.len().max(1) || tied {
        return Err(Unreadable::NotRecognised { seen: beginning(&first) });
    }
    let newer = |row: &Vec<Cow<'_, str>>| epraccur::is_word_of_status(cell(row, 13));
    if format == Format::Epraccur && sample.iter().any(newer) {
        return Ok(Format::EpraccurDse);
    }
    Ok(format)
}

/// Recognises a table by its headings.
fn headed(first: &[Cow<'_, str>]) -> Result<Option<Format>, Unreadable> {
    let names: Vec<String> = first.iter().map(|name| headings::plain(name)).collect();
    let has = |name: &str| names.iter().any(|own| own == name);
    let signs: [(Format, &[&str]); 4] = [
        (Format::FactFile, &["subject", "claim"]),
        (Format::PracticeMap, practice_map::SIGNS),
        (Format::SubIcbTable, &["organisationcode", "icbcode"]),
        (Format::ListSize, &[]),
    ];
    for (format, wanted) in signs {
        let fits = match format {
            Format::ListSize => list_sizes::is_list(&names),
            _ => wanted.iter().all(|name| has(name)),
        };
        if fits {
            return Ok(Some(format));
        }
    }
    headings::recognise(first)
}

/// Says which headerless reports a row could come from.
fn vote(row: &[Cow<'_, str>]) -> [Option<Format>; 2] {
    let at = |column| cell(row, column);
    let is_code =
        |text: &str| text.len() >= 2 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_code(at(1)) {
        return [None, None];
    }
    let short = |first: fn(&u8) -> bool| at(1).len() == 3 && first(&at(1).as_bytes()[0]);
    match row.len() {
        5 if is_code(at(2)) && is_dateish(at(4)) => [Some(Format::Succ), None],
        6 if is_code(at(2)) && at(3).len() <= 2 && is_dateish(at(4)) => {
            [Some(Format::Epcmem), None]
        }
        26 | 27 if at(1).len() == 6 && epraccur::status(at(13)).is_some() => {
            [Some(Format::Epraccur), None]
        }
        26 | 27 if at(13).is_empty() => {
            let name = at(2).to_ascii_uppercase();
            let commissions = ["CCG", " ICB", "COMMISSIONING", "SUBICB", "SUB-ICB", "SUB ICB"];
            let eccg = !at(14).is_empty()
                || short(u8::is_ascii_digit)
                || commissions.iter().any(|word| name.contains(word));
            let etr = at(14).is_empty()
                && ((at(24).len() == 1 && at(24).as_bytes()[0].is_ascii_alphabetic())
                    || short(|first| matches!(first, b'R' | b'r'))
                    || name.ends_with("TRUST"));
            [eccg.then_some(Format::Eccg), etr.then_some(Format::Etr)]
        }
        _ => [None, None],
    }
}

/// Tells whether a cell stands where a date belongs, be the date right or wrong.
fn is_dateish(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    text.is_empty() || ((6..=10).contains(&text.len()) && text.bytes().all(fits))
}

/// Returns the first cells, for the person who wonders what the program saw.
pub(crate) fn beginning(cells: &[Cow<'_, str>]) -> String {
    let shown: Vec<String> = cells
        .iter()
        .take(5)
        .map(|cell| format!("\"{}\"", cell.trim().chars().take(30).collect::<String>()))
        .collect();
    shown.join(", ")
}
