//! The rules, one a file, provision first; `remit rules` prints them from here.

/// Declares the rules of an area: each a module with its `RULE`.
macro_rules! area {
    ($($name:ident,)*) => {
        $(pub(crate) mod $name;)*

        /// The rules of this area, in the order of the rule book.
        pub static RULES: &[&$crate::rule::Rule] = &[$(&$name::RULE,)*];
    };
}
pub(crate) use area;

mod authorise;
mod case;
mod change;
mod engage;
mod house;
mod together;

mod every {
    pub(crate) use super::authorise::*;
    pub(crate) use super::case::*;
    pub(crate) use super::change::*;
    pub(crate) use super::engage::*;
    pub(crate) use super::house::*;
    pub(crate) use super::together::*;
}
pub(crate) use every::*;

use crate::acts::KINDS;
use crate::rule::Rule;

/// An area of the rule book: its title and its rules.
pub type Area = (&'static str, &'static [&'static Rule]);

/// Returns the rule book, area by area.
#[must_use]
pub fn book() -> [Area; 6] {
    [
        ("Every act", case::RULES),
        ("A body's own house", house::RULES),
        ("Working together", together::RULES),
        ("Engagement and votes", engage::RULES),
        ("Authorisation and the standing duty", authorise::RULES),
        ("Merging, splitting, handing over", change::RULES),
    ]
}

/// Returns the kinds of act that a rule guards, by their words; none where it is asked of every
/// act.
#[must_use]
pub fn guarded_by(rule: &Rule) -> Vec<&'static str> {
    let guards = |word: &str, all: Vec<&Rule>| all.iter().any(|own| own.word() == word);
    let word = rule.word();
    KINDS.iter().filter(|kind| guards(&word, (kind.rules)())).map(|kind| kind.word).collect()
}
