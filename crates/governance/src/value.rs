//! What a field of a form can hold, each read from text and written back.

use std::fmt;

use remit_dictionary::{Code, Date, Pence};
use remit_ledger::AccountName;

use crate::form::{Shape, Times};

/// Why a text is not what a field holds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not {expected}")]
pub struct ValueError {
    text: String,
    expected: String,
}

impl ValueError {
    pub(crate) fn new(text: &str, expected: &str) -> Self {
        Self { text: text.chars().take(60).collect(), expected: expected.to_owned() }
    }
}

/// Something that a field holds.
pub trait FieldValue: Sized {
    /// What the field looks like to somebody who fills it in.
    const SHAPE: Shape;

    /// Reads the entries, none of them empty.
    ///
    /// # Errors
    /// When an entry is of another sort, or there are more entries than one where one is wanted.
    fn read(entries: &[&str]) -> Result<Self, ValueError>;

    /// Writes the entries.
    fn write(&self) -> Vec<String>;
}

/// Something that one entry holds.
pub trait Entry: Sized + fmt::Display {
    /// Its sort in a word.
    const WORD: &'static str;
    /// The only texts it takes; empty where any of its sort will do.
    const CHOICES: &'static [&'static str] = &[];
    /// Whether its text is kept beside the record.
    const BESIDE: bool = false;

    /// Reads it from text.
    ///
    /// # Errors
    /// When the text is of another sort.
    fn parse(text: &str) -> Result<Self, ValueError>;
}

const fn shape<T: Entry>(times: Times) -> Shape {
    Shape { word: T::WORD, times, choices: T::CHOICES, beside: T::BESIDE }
}

impl<T: Entry> FieldValue for T {
    const SHAPE: Shape = shape::<T>(Times::Once);

    fn read(entries: &[&str]) -> Result<Self, ValueError> {
        match entries {
            [one] => T::parse(one),
            _ => Err(ValueError::new(&entries.join(" "), "one entry")),
        }
    }

    fn write(&self) -> Vec<String> {
        vec![self.to_string()]
    }
}

impl<T: Entry> FieldValue for Option<T> {
    const SHAPE: Shape = shape::<T>(Times::Maybe);

    fn read(entries: &[&str]) -> Result<Self, ValueError> {
        if entries.is_empty() { Ok(None) } else { <T as FieldValue>::read(entries).map(Some) }
    }

    fn write(&self) -> Vec<String> {
        self.iter().map(ToString::to_string).collect()
    }
}

impl<T: Entry> FieldValue for Vec<T> {
    const SHAPE: Shape = shape::<T>(Times::Many);

    fn read(entries: &[&str]) -> Result<Self, ValueError> {
        entries.iter().map(|entry| T::parse(entry)).collect()
    }

    fn write(&self) -> Vec<String> {
        self.iter().map(ToString::to_string).collect()
    }
}

impl Entry for Code {
    const WORD: &'static str = "code";

    fn parse(text: &str) -> Result<Self, ValueError> {
        Self::parse(text).map_err(|_| ValueError::new(text, "a code such as 09C or G82073"))
    }
}

impl Entry for Date {
    const WORD: &'static str = "date";

    fn parse(text: &str) -> Result<Self, ValueError> {
        Self::parse(text).map_err(|_| ValueError::new(text, "a date such as 2020-04-01"))
    }
}

impl Entry for Pence {
    const WORD: &'static str = "amount";

    fn parse(text: &str) -> Result<Self, ValueError> {
        Self::parse(text).map_err(|_| ValueError::new(text, "an amount such as £1,234.56"))
    }
}

impl Entry for u32 {
    const WORD: &'static str = "count";

    fn parse(text: &str) -> Result<Self, ValueError> {
        let plain = text.replace(',', "");
        plain.parse().map_err(|_| ValueError::new(text, "a whole number"))
    }
}

impl Entry for AccountName {
    const WORD: &'static str = "account";

    fn parse(text: &str) -> Result<Self, ValueError> {
        let expected = "the name of an account: a capital, then letters, digits, hyphens";
        Self::parse(text).map_err(|_| ValueError::new(text, expected))
    }
}

/// Makes a newtype over a text that is read from one entry.
macro_rules! text_value {
    ($(#[$doc:meta])* $name:ident, $word:literal, $beside:literal, $expected:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads the text.
            ///
            /// # Errors
            /// When it is not of this sort.
            pub fn parse(text: &str) -> Result<Self, ValueError> {
                let check: fn(&str) -> bool = $check;
                if check(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(ValueError::new(text, $expected))
                }
            }

            /// Returns the text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Entry for $name {
            const WORD: &'static str = $word;
            const BESIDE: bool = $beside;

            fn parse(text: &str) -> Result<Self, ValueError> {
                Self::parse(text)
            }
        }
    };
}

fn is_plain(text: &str, most: usize) -> bool {
    !text.is_empty() && text.len() <= most && !text.chars().any(char::is_control)
}

fn is_name(text: &str) -> bool {
    let inside = |c: char| c.is_ascii_alphanumeric() || "-._/".contains(c);
    is_plain(text, 60) && text.chars().all(inside)
}

text_value!(
    /// Names a case: letters, digits, hyphens, dots and strokes.
    CaseId, "case", false, "a name of a case: up to 60 letters, digits, hyphens, dots", is_name
);
text_value!(
    /// Names something within a case or a body: a condition, a promise, a contract, a meeting.
    Label, "label", false, "a label: up to 60 letters, digits, hyphens, dots", is_name
);
text_value!(
    /// A line of our own words: a measure, a document, an outcome. Never about a private person.
    Words, "words", false, "a line of words", |text| is_plain(text, crate::form::TEXT_MAX)
);
text_value!(
    /// A person, by name while it is typed and by token on record: names live beside the record.
    Person, "person", true, "a name of a person: up to 100 characters", |text| is_plain(text, 100)
);
text_value!(
    /// Free text of the public. It lives beside the record and can be forgotten.
    Said, "said", true, "a line of words", |text| is_plain(text, crate::form::TEXT_MAX)
);

/// A share of a whole, as `2/3`, `75%` or `1/2`: never above one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// The part.
    pub part: u32,
    /// The whole; never zero.
    pub whole: u32,
}

impl Fraction {
    /// Returns the least whole number that is at least this share of a count.
    #[must_use]
    pub fn at_least_of(self, count: u64) -> u64 {
        (count * u64::from(self.part)).div_ceil(u64::from(self.whole))
    }

    /// Tells whether a part of a whole is more than this share of it.
    #[must_use]
    pub fn is_exceeded_by(self, part: u64, whole: u64) -> bool {
        u128::from(part) * u128::from(self.whole) > u128::from(whole) * u128::from(self.part)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self.whole {
            100 => format!("{}%", self.part),
            whole => format!("{}/{whole}", self.part),
        })
    }
}

impl Entry for Fraction {
    const WORD: &'static str = "fraction";

    fn parse(text: &str) -> Result<Self, ValueError> {
        let wrong = || ValueError::new(text, "a share such as 2/3 or 75%");
        let (part, whole) = match text.strip_suffix('%') {
            Some(percent) => (percent.trim(), "100"),
            None => text.split_once('/').ok_or_else(wrong)?,
        };
        let number = |text: &str| text.trim().parse::<u32>().map_err(|_| wrong());
        let (part, whole) = (number(part)?, number(whole)?);
        if whole == 0 || part > whole {
            return Err(wrong());
        }
        Ok(Self { part, whole })
    }
}

/// How many must be there: a count, or a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threshold {
    /// So many.
    Count(u32),
    /// Such a share of all.
    Share(Fraction),
}

impl Threshold {
    /// Returns how many of a number of people or practices that is.
    #[must_use]
    pub fn of(self, count: u64) -> u64 {
        match self {
            Self::Count(least) => u64::from(least),
            Self::Share(share) => share.at_least_of(count),
        }
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Share(share) => share.fmt(f),
        }
    }
}

impl Entry for Threshold {
    const WORD: &'static str = "threshold";

    fn parse(text: &str) -> Result<Self, ValueError> {
        if let Ok(count) = text.parse() {
            return Ok(Self::Count(count));
        }
        <Fraction as Entry>::parse(text)
            .map(Self::Share)
            .map_err(|_| ValueError::new(text, "a number or a share such as 2/3 or 75%"))
    }
}

/// Makes an enum of words that a field chooses from.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident, $word:literal { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the word that forms use.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl $crate::value::Entry for $name {
            const WORD: &'static str = $word;
            const CHOICES: &'static [&'static str] = &[$($text,)+];

            fn parse(text: &str) -> Result<Self, $crate::value::ValueError> {
                let found = Self::ALL.iter().find(|own| own.word().eq_ignore_ascii_case(text));
                found.copied().ok_or_else(|| {
                    let words = Self::CHOICES.join(", ");
                    $crate::value::ValueError::new(text, &format!("one of {words}"))
                })
            }
        }
    };
}
pub(crate) use choice;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact() {
        let three_quarters = <Fraction as Entry>::parse("75%").unwrap();
        for (count, least) in [(0, 0), (1, 1), (4, 3), (29, 22), (100, 75)] {
            assert_eq!(three_quarters.at_least_of(count), least, "{count}");
        }
        let half = <Fraction as Entry>::parse("1/2").unwrap();
        assert!(!half.is_exceeded_by(5, 10));
        assert!(half.is_exceeded_by(6, 10));
        for text in ["3/2", "1/0", "x", "", "101%", "-1/2"] {
            assert!(<Fraction as Entry>::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_threshold_is_a_count_or_a_share() {
        assert_eq!(<Threshold as Entry>::parse("8").unwrap().of(100), 8);
        assert_eq!(<Threshold as Entry>::parse("2/3").unwrap().of(10), 7);
    }
}
