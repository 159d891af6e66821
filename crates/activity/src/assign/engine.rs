//! The engine: each different combination of what the method reads is asked once and remembered.

use std::collections::HashMap;

use remit_dictionary::Date;
use remit_payment::monitoring::{Decision, Row, assign};
use remit_payment::tables::Tables;

/// So many combinations are remembered; then all are forgotten and asked again.
pub const REMEMBERED_MAX: usize = 250_000;
/// Stands between two texts of a key: no text has this byte.
const BETWEEN: u8 = 0xff;
/// The longest key that is remembered: no real codes come near.
const KEY_MAX: usize = 256;

/// What the method said of each combination.
pub struct Memory<'t> {
    tables: &'t Tables,
    changes: Vec<Date>,
    decisions: HashMap<Box<[u8]>, Decision<'t>>,
    key: Vec<u8>,
    asked: u64,
}

impl<'t> Memory<'t> {
    /// Returns a memory that knows nothing yet.
    #[must_use]
    pub fn new(tables: &'t Tables) -> Self {
        let changes = tables.changes();
        Self { tables, changes, decisions: HashMap::new(), key: Vec::new(), asked: 0 }
    }

    /// Returns how often the method itself was asked.
    #[must_use]
    pub const fn asked(&self) -> u64 {
        self.asked
    }

    /// Says who pays for a row, as the method says it.
    pub fn decide(&mut self, row: &Row<'_>) -> &Decision<'t> {
        self.write_key(row);
        if REMEMBERED_MAX <= self.decisions.len() {
            self.decisions.clear();
        }
        let known = self.decisions.contains_key(self.key.as_slice());
        if !known {
            self.asked += 1;
            if KEY_MAX < self.key.len() {
                self.key.clear();
            }
            let decision = assign(self.tables, row);
            self.decisions.insert(self.key.as_slice().into(), decision);
        }
        self.decisions.get(self.key.as_slice()).expect("BUG: it was just put there")
    }

    /// A day counts only by the stretch between two changes of the lists that it is in.
    fn write_key(&mut self, row: &Row<'_>) {
        self.key.clear();
        let before = |day: Date| self.changes.partition_point(|change| *change <= day);
        let stretch = row.activity_date.map_or(usize::MAX, before);
        self.key.extend(stretch.to_le_bytes());
        for text in [
            row.gp_practice,
            row.gp_sub_icb,
            row.residence_sub_icb,
            row.host_sub_icb,
            row.category,
            row.service_code,
            row.tfc,
            row.pod,
        ] {
            self.key.extend(text.as_bytes());
            self.key.push(BETWEEN);
        }
    }
}
