//! What people put into an address: codes, dates, kinds of body.

use std::fmt::Write;
use std::sync::OnceLock;

use remit_dictionary::{Code, Date, Moment};
use remit_governance::CaseId;
use remit_register::Kind;

use crate::refusal::Refusal;

/// Reads a code.
pub fn code(text: &str) -> Result<Code, Refusal> {
    Code::parse(text).map_err(|error| {
        Refusal::unreadable(
            format!("There is no code like that: {error}"),
            "A code has letters and digits only, as 09J, G82073 or E01000001. Search for the name \
             if you do not have the code.",
        )
    })
}

/// Reads a date.
pub fn date(text: &str) -> Result<Date, Refusal> {
    Date::parse(text).ok().filter(|date| date.is_real()).ok_or_else(|| {
        Refusal::unreadable(
            "That is not a date",
            "A date is written year, month, day, as 2026-04-01.",
        )
    })
}

/// Reads until when acts count: a moment, or the end of a date.
pub fn moment(text: &str) -> Result<Moment, Refusal> {
    if let Ok(moment) = Moment::parse(text) {
        return Ok(moment);
    }
    date(text).map(Moment::end_of).map_err(|_| {
        Refusal::unreadable(
            "That is neither a date nor a moment",
            "What was known is asked as 2026-04-01, or as 2026-04-01T09:30:00Z.",
        )
    })
}

/// Reads the name of a case.
pub fn case(text: &str) -> Result<CaseId, Refusal> {
    CaseId::parse(text).map_err(|_| {
        Refusal::unreadable(
            "No case has a name like that",
            "A name of a case has letters, digits, hyphens, dots and strokes. The page of cases \
             lists them all.",
        )
    })
}

/// Reads a kind of body by its word.
pub fn kind(word: &str) -> Result<Kind, Refusal> {
    Kind::parse(word).ok_or_else(|| {
        let words: Vec<&str> = Kind::all().map(|(_, word)| word).collect();
        Refusal::unreadable(
            "There is no such kind of body",
            format!("The kinds are {}.", words.join(", ")),
        )
    })
}

/// Returns a text as a part of an address after the question mark.
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte);
    text.bytes().fold(String::with_capacity(text.len()), |mut all, byte| {
        if plain(byte) {
            all.push(char::from(byte));
        } else {
            let _ = write!(all, "%{byte:02X}");
        }
        all
    })
}

/// The day that it is for a demo.
static DEMO_DAY: OnceLock<Date> = OnceLock::new();

/// Lets it be another day for the pages, once and for all: for a demo.
pub fn pretend(day: Date) {
    DEMO_DAY.get_or_init(|| day);
}

/// Returns the moment, and the day that it is.
pub fn now_and_today() -> (Moment, Date) {
    (remit_clerk::clock().0, today())
}

/// Returns the day that it is.
pub fn today() -> Date {
    if let Some(day) = DEMO_DAY.get() {
        return *day;
    }
    remit_clerk::clock().1
}
