//! The day a file was published, as its headings or its name tell it.

use remit_dictionary::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Returns the last date in a file's name: `2019-08-14`, `20190814`, `2019-08`, `201908` or
/// `Apr2026`. A month means its last day, or today if the month is still running.
///
/// A year alone is not taken: a file of 2020 may be of January or of December.
pub(crate) fn in_title(title: &str, today: Date) -> Option<Date> {
    let bytes = title.as_bytes();
    let starts = |at: &usize| *at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
    (0..bytes.len()).filter(starts).filter_map(|at| date_at(&bytes[at..], today)).next_back()
}

fn date_at(text: &[u8], today: Date) -> Option<Date> {
    let after = text.iter().position(|byte| !byte.is_ascii_alphabetic())?;
    if let Some(month) = month_of(&text[..after]) {
        let year_at = after + usize::from(matches!(text[after], b'-' | b'_' | b' '));
        let (year, end) = number(text.get(year_at..)?, 4)?;
        return end.then(|| last_day(year, month, today)).flatten();
    }
    if let Some((whole, true)) = number(text, 8) {
        return day(whole / 10_000, whole / 100 % 100, whole % 100);
    }
    if let Some((whole, true)) = number(text, 6) {
        return last_day(whole / 100, whole % 100, today);
    }
    let (year, true) = number(text, 4)? else { return None };
    let dashed = |at: usize| text.get(at).is_some_and(|byte| matches!(byte, b'-' | b'_'));
    if !dashed(4) {
        return None;
    }
    let (month, true) = number(&text[5..], 2)? else { return None };
    if dashed(7)
        && let Some((date, true)) = number(&text[8..], 2)
        && let Some(found) = day(year, month, date)
    {
        return Some(found);
    }
    last_day(year, month, today)
}

/// Returns the number that the first digits make, and whether no digit follows.
fn number(text: &[u8], digits: usize) -> Option<(u32, bool)> {
    let own = text.get(..digits).filter(|own| own.iter().all(u8::is_ascii_digit))?;
    let value = own.iter().fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'));
    Some((value, !text.get(digits).is_some_and(u8::is_ascii_digit)))
}

fn month_of(word: &[u8]) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let fits = |month: &&str| word.len() >= 3 && month.as_bytes().starts_with(&word);
    u32::try_from(MONTHS.iter().position(fits)? + 1).ok()
}

fn day(year: u32, month: u32, date: u32) -> Option<Date> {
    if !(1948..=2100).contains(&year) {
        return None;
    }
    let small = |number: u32| i8::try_from(number).ok();
    Date::from_ymd(i16::try_from(year).ok()?, small(month)?, small(date)?).ok()
}

fn last_day(year: u32, month: u32, today: Date) -> Option<Date> {
    let first = day(year, month, 1)?;
    let next = if month == 12 { day(year + 1, 1, 1)? } else { day(year, month + 1, 1)? };
    let running = first <= today && today < next;
    Some(if running { today } else { next.day_before() })
}

/// Returns the day that the two digits in an ONS heading stand for: `CCG19` is 2019-04-01, and
/// `SICBL22` is 2022-07-01, when sub-ICB locations began.
pub(crate) fn of_vintage(year: u8) -> Option<Date> {
    let month = if year == 22 { 7 } else { 4 };
    Date::from_ymd(2000 + i16::from(year), month, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_a_name_is_found_and_nothing_else_is() {
        let today = Date::parse("2026-08-10").unwrap();
        for (title, outcome) in [
            ("epraccur_2019-08.csv.gz", "2019-08-31"),
            ("epraccur_2026-02_dse.csv.gz", "2026-02-28"),
            ("epraccur_2019-08-14.csv", "2019-08-14"),
            ("20190814-epraccur.csv", "2019-08-14"),
            ("antibiotics_202511.csv", "2025-11-30"),
            ("COVERAGE_2020-08_2023-01.csv.gz", "2023-01-31"),
            ("ICB_and_SubICB_Apr2026.csv", "2026-04-30"),
            ("lookup_(April_2021)_England.csv", "2021-04-30"),
            ("succ_2026-08.csv", "2026-08-10"),
            ("practice_demographics_2025.csv", ""),
            ("spend_2020-21.csv", ""),
            ("ODS-OrganizationAffiliation-256248-Example.json", ""),
            ("LSOA11_CCG15_LAD15.csv.gz", ""),
            ("2019-02-31.csv", "2019-02-28"),
            ("", ""),
            ("Market2020.csv", ""),
            ("é", ""),
        ] {
            let found = in_title(title, today).map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(found, outcome, "{title}");
        }
    }
}
