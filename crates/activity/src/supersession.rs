//! Which file counts for a provider, year and month.
//!
//! Contract monitoring files are cumulative restatements: of those for one provider, year and month
//! only the latest counts, by the moment of creation that the file itself states, not by when it
//! arrived. The earlier ones stay readable.

use std::collections::BTreeMap;

use remit_journal::Hash;

use crate::arrival::Arrived;
use crate::monitoring_lines::Created;

/// What one file states of one provider, year and month.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    /// When the file was created; the latest moment, where its lines state several.
    pub created: Created,
    /// The content of the file, which names its set.
    pub content: Hash,
    /// How many good rows it has.
    pub rows: u64,
}

/// A provider, a financial year by the year in which it starts, and a month of it.
pub type Place = (String, u16, u8);

/// Everything that was stated of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statements {
    /// The one that counts.
    pub current: Statement,
    /// Those that it replaced, the earliest first.
    pub earlier: Vec<Statement>,
}

/// Two different files for one place claim the same moment, so that neither is the later.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "two different files, {first} and {second}, state provider {provider}, month {month} of the \
     year from April {year} as created at {created}; ask the provider for a new one"
)]
pub struct SameMoment {
    /// The provider.
    pub provider: String,
    /// The year in which the financial year starts.
    pub year: u16,
    /// The month of the financial year; 1 is April.
    pub month: u8,
    /// The moment.
    pub created: Created,
    /// The content that arrived first.
    pub first: Hash,
    /// The other content.
    pub second: Hash,
}

/// Returns what counts for each place, from the arrivals on record in their order.
///
/// The same content on record twice is one file.
///
/// # Errors
/// When two different files for one place claim the same moment. Ask this before an arrival is put
/// on record, with the arrival as the last, and the record never holds such a pair.
pub fn current<'a>(
    arrivals: impl IntoIterator<Item = &'a Arrived>,
) -> Result<BTreeMap<Place, Statements>, SameMoment> {
    let mut stated: BTreeMap<Place, BTreeMap<Created, Statement>> = BTreeMap::new();
    for arrived in arrivals {
        for (place, statement) in statements(arrived) {
            let (provider, year, month) = place.clone();
            let created = statement.created;
            let before = stated.entry(place).or_default();
            let first = before.entry(created).or_insert_with(|| statement.clone()).content;
            let second = statement.content;
            if first != second {
                return Err(SameMoment { provider, year, month, created, first, second });
            }
        }
    }
    let places = stated.into_iter().map(|(place, by_moment)| {
        let mut earlier: Vec<_> = by_moment.into_values().collect();
        let current = earlier.pop().expect("BUG: a place is only here once it was stated");
        (place, Statements { current, earlier })
    });
    Ok(places.collect())
}

/// Returns what one file states of each place.
fn statements(arrived: &Arrived) -> BTreeMap<Place, Statement> {
    let mut places: BTreeMap<Place, Statement> = BTreeMap::new();
    for slice in &arrived.slices {
        let place = (slice.provider.clone(), slice.year, slice.month);
        let new = Statement { created: slice.created, content: arrived.content, rows: 0 };
        let own = places.entry(place).or_insert(new);
        own.created = own.created.max(slice.created);
        own.rows += slice.rows;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrival::{ArrivedKind, Slice};
    use proptest::prelude::*;

    fn arrived(content: u8, slices: &[(u8, i64)]) -> Arrived {
        let slices = slices.iter().map(|(month, second)| Slice {
            provider: "RX1".into(),
            year: 2025,
            month: *month,
            created: Created::from_seconds(*second).unwrap(),
            rows: 1,
        });
        Arrived {
            title: "acm.csv".into(),
            content: Hash::of(&[&[content]]),
            rows: 1,
            rejected: 0,
            totals: Vec::new(),
            kind: ArrivedKind::Monitoring,
            slices: slices.collect(),
        }
    }

    #[test]
    fn the_latest_created_counts_whenever_it_arrives() {
        let (new, old) = (arrived(1, &[(1, 20)]), arrived(2, &[(1, 10), (2, 10)]));
        let counts = current([&new, &old, &new]).unwrap();
        let april = &counts[&("RX1".to_owned(), 2025, 1)];
        assert_eq!(april.current.content, new.content);
        assert_eq!(april.earlier[0].content, old.content);
        assert_eq!(counts[&("RX1".to_owned(), 2025, 2)].current.content, old.content);
    }

    #[test]
    fn two_files_of_the_same_moment_are_refused() {
        let (one, two) = (arrived(1, &[(1, 10)]), arrived(2, &[(1, 10)]));
        let refused = current([&one, &two]).unwrap_err();
        assert_eq!((refused.first, refused.second), (one.content, two.content));
        assert!(refused.to_string().contains("provider RX1, month 1"), "{refused}");
    }

    proptest! {
        /// The model looks through everything for each place, and knows no order but the moments.
        #[test]
        fn what_counts_is_what_a_simple_model_says(
            files in proptest::collection::vec((0u8..6, 1u8..4, 0i64..5), 0..8)
        ) {
            let mut all: Vec<Arrived> = Vec::new();
            for (content, month, second) in &files {
                all.push(arrived(*content, &[(*month, *second)]));
            }
            let of_month = |month: u8| files.iter().filter(move |own| own.1 == month);
            let tied = (1..4).any(|month| of_month(month).any(|one| {
                of_month(month).any(|two| one.2 == two.2 && one.0 != two.0)
            }));
            let counts = current(&all);
            prop_assert_eq!(counts.is_err(), tied);
            let Ok(counts) = counts else { return Ok(()) };
            for month in 1..4 {
                let latest = of_month(month).max_by_key(|own| own.2);
                let got = counts.get(&("RX1".to_owned(), 2025, month));
                let expected = latest.map(|own| Hash::of(&[&[own.0]]));
                prop_assert_eq!(got.map(|own| own.current.content), expected);
                let mut moments: Vec<_> = of_month(month).map(|own| own.2).collect();
                moments.sort_unstable();
                moments.dedup();
                let kept = got.map_or(0, |own| own.earlier.len() + 1);
                prop_assert_eq!(kept, moments.len());
            }
        }
    }
}
