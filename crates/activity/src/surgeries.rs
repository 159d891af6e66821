//! The small areas of surgeries, for practices that had no body on a footprint's day.

use std::collections::BTreeMap;

/// Which small area each postcode lies in.
#[derive(Debug, Clone, Default)]
pub struct Surgeries {
    areas: BTreeMap<String, String>,
}

impl Surgeries {
    /// Takes pairs of a postcode and the code of its small area.
    #[must_use]
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let pairs = pairs.into_iter().map(|(postcode, area)| (plain(&postcode), area));
        Self { areas: pairs.collect() }
    }

    /// Returns the small area that a postcode lies in.
    #[must_use]
    pub fn area_of(&self, postcode: &str) -> Option<&str> {
        self.areas.get(&plain(postcode)).map(String::as_str)
    }

    /// Returns how many postcodes are known.
    #[must_use]
    pub fn postcodes(&self) -> usize {
        self.areas.len()
    }
}

/// Postcodes are written with one space, with two, or with none.
fn plain(postcode: &str) -> String {
    let bare = postcode.chars().filter(|letter| !letter.is_whitespace());
    bare.map(|letter| letter.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_the_same_however_it_is_spaced() {
        let surgeries = Surgeries::of([("zz1  1aa".to_owned(), "E01000001".to_owned())]);
        assert_eq!(surgeries.area_of("ZZ1 1AA"), Some("E01000001"));
        assert_eq!(surgeries.area_of("ZZ11AA"), Some("E01000001"));
        assert_eq!(surgeries.area_of("ZZ1 1AB"), None);
    }
}
