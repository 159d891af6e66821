//! Answers to searches: a page of matches at a time, with links to itself and to the next.

use remit_journal::{Hash, Head};
use serde_json::{Value, json};

use crate::refusal::Refusal;

/// So many matches are on a page where nobody says how many.
const COUNT: usize = 50;
/// So many at most; who asks for more is given these.
const COUNT_MAX: usize = 500;
/// The part of a search that says where to go on; only our own links have it.
const CURSOR: &str = "_cursor";

/// A resource that fits a search.
pub struct Match {
    /// Its id.
    pub id: String,
    /// The resource.
    pub resource: Value,
}

/// A page of matches.
pub struct Paged {
    base: String,
    of: &'static str,
    /// What was asked for, without the cursor.
    words: String,
    count: usize,
    cursor: Option<String>,
    after: usize,
    seal: String,
}

impl Paged {
    /// Reads how many matches are wanted, and from where.
    pub fn of(base: String, of: &'static str, asked: &[(String, String)]) -> Result<Self, Refusal> {
        let value = |wanted: &str| asked.iter().find(|own| own.0 == wanted).map(|own| &own.1);
        let count = value("_count").map_or(Some(COUNT), |own| own.parse().ok());
        let count = count.ok_or_else(|| {
            Refusal::unreadable("_count is no number", "Give how many matches are wanted.")
        })?;
        if let Some(format) = value("_format").filter(|own| !own.contains("json")) {
            let format: String = format.chars().take(40).collect();
            return Err(Refusal::unreadable(
                format!("There is no answer as {format}"),
                "Leave _format out; answers are application/fhir+json.",
            ));
        }
        let words = asked.iter().filter(|own| own.0 != CURSOR);
        let words: Vec<String> =
            words.map(|(name, value)| format!("{}={}", coded(name), coded(value))).collect();
        Ok(Self {
            base,
            of,
            words: words.join("&"),
            count: count.min(COUNT_MAX),
            cursor: value(CURSOR).cloned(),
            after: 0,
            seal: String::new(),
        })
    }

    /// Returns the parts of a search that say what is searched for.
    pub fn others<'q>(
        &self,
        asked: &'q [(String, String)],
    ) -> impl Iterator<Item = (&'q str, &'q str)> + use<'q> {
        let own = |name: &str| ["_count", "_format", CURSOR].contains(&name);
        asked.iter().filter(move |(name, _)| !own(name)).map(|(name, value)| (&**name, &**value))
    }

    /// Ties the search to the record that it is answered from.
    pub fn seal(&mut self, head: Head) -> Result<(), Refusal> {
        let seal = Hash::of(&[head.hash.as_bytes(), self.of.as_bytes(), self.words.as_bytes()]);
        self.seal = seal.to_string().chars().take(16).collect();
        let Some(cursor) = &self.cursor else { return Ok(()) };
        let place = cursor.split_once('-').filter(|(_, seal)| *seal == self.seal);
        let place = place.and_then(|(place, _)| usize::from_str_radix(place, 16).ok());
        self.after = place.ok_or_else(|| {
            Refusal::unreadable(
                "The link is of another search, or the record has changed since it was made",
                "Search again from the beginning.",
            )
        })?;
        Ok(())
    }

    /// Returns the page: the matches from where it begins, and what leads on.
    pub fn bundle<T>(&self, all: &[T], entry: impl Fn(&T) -> Match) -> Value {
        let from = self.after.min(all.len());
        let until = (from + self.count).min(all.len());
        let link = |relation: &str, cursor: Option<String>| {
            let cursor = cursor.map(|own| format!("{CURSOR}={own}"));
            let parts = Some(self.words.clone()).filter(|own| !own.is_empty());
            let parts: Vec<String> = parts.into_iter().chain(cursor).collect();
            let mark = if parts.is_empty() { "" } else { "?" };
            let url = format!("{}/{}{mark}{}", self.base, self.of, parts.join("&"));
            json!({ "relation": relation, "url": url })
        };
        let mut links = vec![link("self", self.cursor.clone())];
        if until < all.len() && 0 < self.count {
            links.push(link("next", Some(format!("{until:x}-{}", self.seal))));
        }
        let entries: Vec<Value> = all[from..until]
            .iter()
            .map(|one| {
                let Match { id, resource } = entry(one);
                json!({
                    "fullUrl": format!("{}/{}/{id}", self.base, self.of),
                    "resource": resource,
                    "search": { "mode": "match" },
                })
            })
            .collect();
        let mut bundle = json!({
            "resourceType": "Bundle",
            "type": "searchset",
            "total": all.len(),
            "link": links,
        });
        if !entries.is_empty() {
            bundle["entry"] = json!(entries);
        }
        bundle
    }
}

/// Writes a part of an address so that it is read as it was.
fn coded(text: &str) -> String {
    let mut coded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    coded
}
