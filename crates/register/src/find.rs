//! Finding a body by any name it ever had, and helping where there is none of that name.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date};

use crate::index::{Tag, as_u32};
use crate::view::View;
use crate::{Body, Kind};

/// A body that a name may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// The body.
    pub body: Body,
    /// The name that was matched.
    pub name: &'a str,
    /// Why it is offered.
    pub why: Match,
}

/// Why a body is offered for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It has, or had, just this name.
    Exact,
    /// All the words are in its name.
    Words,
    /// Its practices are in a town of that name; so many of them.
    Town(u32),
    /// Its name is spelt alike.
    Spelling,
}

/// How many guesses are offered at most.
const FOUND_MAX: usize = 20;
/// How many bodies of one address are listed at most.
const AT_ADDRESS_MAX: usize = 50;

impl<'a> View<'a> {
    /// Returns the bodies that a name may mean, the best match first.
    ///
    /// Commissioners come first. Where none has the words in its name, the commissioners of the
    /// practices in a town of that name are offered; where nothing fits, names spelt alike.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found<'a>> {
        let wanted = words_of(text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let kinds = kinds_in(text);
        for id in 0..as_u32(self.register.codes.len()) {
            if self.canonical_id(id) != id {
                continue; // Its names count under the code that ODS gave the body.
            }
            for row in self.rows(id, Tag::Named) {
                let name = self.register.texts.get(row.object);
                let own = words_of(name);
                let why = if own == wanted {
                    Match::Exact
                } else if wanted.iter().all(|word| own.contains(word)) {
                    Match::Words
                } else if alike(&own, &wanted) {
                    Match::Spelling
                } else {
                    continue;
                };
                let bodies = self.bodies_of_id(id);
                let of_kind = |body: &&Body| kinds.is_none_or(|kind| body.kind == kind);
                let seen = bodies.iter().find(|body| body.life.contains(row.first_day()));
                if let Some(body) = seen.or(bodies.first()).filter(of_kind) {
                    found.push(Found { body: *body, name, why });
                }
            }
        }
        let by_name = |found: &Found<'_>| found.why <= Match::Words;
        if !found.iter().any(|found| by_name(found) && found.body.kind.is_commissioner()) {
            found.extend(self.by_town(&wanted, kinds));
        }
        if found.iter().any(|found| found.why != Match::Spelling) {
            found.retain(|found| found.why != Match::Spelling);
        }
        found.sort_by_key(|found| {
            let body = &found.body;
            (
                !body.kind.is_commissioner(),
                body.kind.is_member(),
                found.why_rank(),
                body.code,
                body.kind,
            )
        });
        let mut seen: Vec<(Code, Kind)> = Vec::new();
        found.retain(|found| {
            let own = (found.body.code, found.body.kind);
            let new = !seen.contains(&own);
            seen.push(own);
            new
        });
        found.truncate(FOUND_MAX);
        found
    }

    /// Offers the commissioners of practices whose post town or name has the words.
    fn by_town(&self, wanted: &[String], kind: Option<Kind>) -> Vec<Found<'a>> {
        let mut counts: BTreeMap<(Code, Kind), (u32, Body, &'a str)> = BTreeMap::new();
        for id in 0..as_u32(self.register.codes.len()) {
            let in_town = self
                .rows(id, Tag::Town)
                .any(|row| words_of(self.register.texts.get(row.object)) == wanted);
            if !in_town {
                continue;
            }
            let mut counted: Vec<(Code, Kind)> = Vec::new();
            for row in self.rows(id, Tag::CommissionedBy) {
                let bodies = self.bodies_of_id(self.canonical_id(row.object));
                for body in bodies.into_iter().filter(|body| {
                    row.period().overlap(body.life).is_some() && kind.is_none_or(|k| k == body.kind)
                }) {
                    if counted.contains(&(body.code, body.kind)) {
                        continue;
                    }
                    counted.push((body.code, body.kind));
                    let day = body.life.until().day_before();
                    let day = if day.is_real() { day } else { body.life.from() };
                    if let Some(name) = self.name_of(&body, day) {
                        counts.entry((body.code, body.kind)).or_insert((0, body, name)).0 += 1;
                    }
                }
            }
        }
        counts
            .into_values()
            .map(|(count, body, name)| Found { body, name, why: Match::Town(count) })
            .collect()
    }
}

impl View<'_> {
    /// Returns the bodies that had an address with this postcode, or in this post town, in the
    /// order of their codes.
    #[must_use]
    pub fn at_address(&self, text: &str) -> Vec<Body> {
        let (postcode, town) = (squeezed(text), words_of(text));
        let mut found = Vec::new();
        for id in 0..as_u32(self.register.codes.len()) {
            let texts = &self.register.texts;
            let mut postcodes = self.rows(id, Tag::Postcode);
            let mut towns = self.rows(id, Tag::Town);
            let here = !postcode.is_empty()
                && postcodes.any(|row| squeezed(texts.get(row.object)) == postcode)
                || !town.is_empty() && towns.any(|row| words_of(texts.get(row.object)) == town);
            found.extend(here.then(|| self.bodies_of_id(id)).into_iter().flatten());
            if AT_ADDRESS_MAX <= found.len() {
                break;
            }
        }
        found
    }
}

/// Returns a postcode as it is compared: without spaces, in capitals.
fn squeezed(postcode: &str) -> String {
    postcode.split_whitespace().collect::<String>().to_uppercase()
}

impl Found<'_> {
    fn why_rank(&self) -> (u8, u32) {
        match self.why {
            Match::Exact => (0, 0),
            Match::Words => (1, 0),
            Match::Town(count) => (2, u32::MAX - count),
            Match::Spelling => (3, 0),
        }
    }
}

/// Returns the telling words of a name: lower case, without those that every commissioner has.
fn words_of(name: &str) -> Vec<String> {
    const COMMON: [&str; 16] = [
        "nhs",
        "ccg",
        "icb",
        "pct",
        "clinical",
        "commissioning",
        "group",
        "integrated",
        "care",
        "board",
        "primary",
        "trust",
        "and",
        "the",
        "of",
        "stp",
    ];
    name.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !COMMON.contains(&word.as_str()))
        .collect()
}

/// Returns the kind of commissioner that the text names, if it does.
fn kinds_in(text: &str) -> Option<Kind> {
    let lower = text.to_lowercase();
    let has = |word: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|own| own == word);
    if has("ccg") || lower.contains("clinical commissioning group") {
        Some(Kind::Ccg)
    } else if has("icb") || lower.contains("integrated care board") {
        Some(Kind::Icb)
    } else if has("pct") || lower.contains("primary care trust") {
        Some(Kind::Pct)
    } else {
        None
    }
}

/// Tells whether two names differ by at most one letter in each word.
fn alike(own: &[String], wanted: &[String]) -> bool {
    own.len() == wanted.len()
        && own
            .iter()
            .zip(wanted)
            .all(|(one, other)| one == other || (one.len() > 3 && within_one_edit(one, other)))
}

fn within_one_edit(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let short: Vec<char> = short.chars().collect();
    let long: Vec<char> = long.chars().collect();
    if long.len() > short.len() + 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    if short.len() == long.len() {
        short[same..].iter().zip(&long[same..]).skip(1).all(|(a, b)| a == b)
    } else {
        short[same..] == long[same + 1..]
    }
}

impl View<'_> {
    /// Returns the bodies that a name may mean, those alive on a date first.
    #[must_use]
    pub fn find_on(&self, text: &str, date: Date) -> Vec<Found<'_>> {
        let mut found = self.find(text);
        found.sort_by_key(|found| !found.body.life.contains(date));
        found
    }

    /// Returns the body that a code or a name means on a date, where just one fits.
    #[must_use]
    pub fn resolve(&self, text: &str, date: Date) -> Option<Body> {
        if let Ok(code) = Code::parse(text)
            && let Some(body) = self.nearest_body(code, date)
        {
            return Some(body);
        }
        let found = self.find(text);
        let exact: Vec<&Found<'_>> =
            found.iter().filter(|found| found.why <= Match::Words).collect();
        let alive: Vec<Body> =
            exact.iter().map(|found| found.body).filter(|body| body.life.contains(date)).collect();
        match (alive.as_slice(), exact.as_slice()) {
            ([only], _) => Some(*only),
            ([], [only]) => Some(only.body),
            _ => None,
        }
    }
}
