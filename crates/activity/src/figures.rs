//! Restated figures as a table: a row for each footprint, body and period.

use std::collections::{BTreeSet, HashMap};

use remit_dictionary::Date;

use crate::footprint::{Footprint, Home};
use crate::number::print_decimal;
use crate::rate::Rate;
use crate::restate::Restated;
use crate::scan::Columns;
use crate::when::period_label;

/// The columns before the figures.
pub const FIGURE_TEXTS: [&str; 4] = ["footprint", "body", "name", "period"];

/// After the label of a footprint on which a code was shared.
const SHARED: &str = " (shared by population: an estimate)";

/// Restated figures as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The headings: [`FIGURE_TEXTS`], the measures, the rates.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Figures {
    /// Returns the figures that were restated.
    #[must_use]
    pub fn of(
        columns: &Columns,
        rates: &[Rate],
        footprints: &[Footprint<'_>],
        restated: &Restated,
    ) -> Self {
        let mut headings: Vec<String> = FIGURE_TEXTS.map(str::to_owned).to_vec();
        headings.extend(columns.measures.iter().cloned());
        headings.extend(rates.iter().map(|rate| rate.name.clone()));
        let mut rows = Vec::new();
        let mut names: HashMap<(usize, &Home, Date), String> = HashMap::new();
        let shared: BTreeSet<usize> = restated.shared.iter().map(|(at, _)| *at).collect();
        for row in &restated.rows {
            let footprint = &footprints[row.footprint];
            let day = match footprint {
                Footprint::AsRecorded { .. } => columns.every.first_day(row.period),
                Footprint::At { .. } | Footprint::Table { .. } => Date::END,
            };
            let name = names
                .entry((row.footprint, &row.home, day))
                .or_insert_with(|| footprint.name_of(&row.home, day));
            let estimate = if shared.contains(&row.footprint) { SHARED } else { "" };
            let mut cells = vec![
                format!("{}{estimate}", footprint.label()),
                row.home.to_string(),
                name.clone(),
                period_label(columns.every, row.period),
            ];
            cells.extend(row.sums.iter().map(|sum| print_decimal(*sum)));
            cells.extend(rates.iter().map(|rate| rate.print(&columns.measures, &row.sums)));
            rows.push(cells);
        }
        Self { headings, rows }
    }
}
