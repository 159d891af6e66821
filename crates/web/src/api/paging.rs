//! A list a page at a time. A cursor is good for the question and the record that it was made for:
//! where others have added to the record since, the list may be another, and begins again.

use axum::http::StatusCode;
use remit_journal::Hash;

use super::replies::Ask;
use crate::refusal::Refusal;

/// So many entries are in an answer where nobody says how many.
const LIMIT: usize = 500;
/// So many at most.
pub const LIMIT_MAX: usize = 5_000;
/// How many digits of a hash tie a cursor to its list.
const SEAL_DIGITS: usize = 16;

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    after: usize,
    limit: usize,
    seal: String,
}

impl Paging {
    /// Reads the limit and the cursor of a question; `list` tells the list from all others.
    pub fn of(
        ask: &Ask,
        list: &str,
        limit: Option<&str>,
        cursor: Option<&str>,
    ) -> Result<Self, Refusal> {
        let mut seal = Hash::of(&[ask.0.head().hash.as_bytes(), list.as_bytes()]).to_string();
        seal.truncate(SEAL_DIGITS);
        let after = match cursor {
            None => 0,
            Some(text) => place(text, &seal).ok_or_else(|| Refusal {
                status: StatusCode::CONFLICT,
                what: "The cursor is of another list, or the record has changed since it was \
                        made"
                    .to_owned(),
                hint: "Begin again without a cursor.".to_owned(),
            })?,
        };
        Ok(Self { after, limit: limit_of(limit)?, seal })
    }

    /// Returns the part, and the cursor of the next one if there is more.
    pub fn cut<'l, T>(&self, list: &'l [T]) -> (&'l [T], Option<String>) {
        let from = self.after.min(list.len());
        let until = (from + self.limit).min(list.len());
        let next = (until < list.len()).then(|| format!("{until:x}-{}", self.seal));
        (&list[from..until], next)
    }
}

/// Reads a limit.
pub fn limit_of(text: Option<&str>) -> Result<usize, Refusal> {
    let read = |text: &str| text.parse().ok().filter(|own| (1..=LIMIT_MAX).contains(own));
    text.map_or(Some(LIMIT), read).ok_or_else(|| {
        Refusal::unreadable("The limit cannot be read", format!("It is from 1 to {LIMIT_MAX}."))
    })
}

fn place(cursor: &str, seal: &str) -> Option<usize> {
    let (place, own) = cursor.split_once('-')?;
    usize::from_str_radix(place, 16).ok().filter(|_| own == seal)
}
