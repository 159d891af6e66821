//! Judging rows one by one: kept or rejected, and summed where they are kept.

use std::collections::BTreeMap;

use remit_journal::Hash;

use super::{Arrival, ArrivalError, Arrived, ArrivedKind, Slice};
use crate::Total;
use crate::monitoring_lines::{Column, Created, Line, check_line};

/// The most slices of one file.
const SLICES_MAX: usize = 1_000_000;

/// The columns that make a file one of contract monitoring.
const MONITORING: [Column; 8] = [
    Column::Month,
    Column::Year,
    Column::Created,
    Column::Provider,
    Column::Commissioner,
    Column::Category,
    Column::PointOfDelivery,
    Column::PlannedActivity,
];

const QUANTITIES: [Column; 4] =
    [Column::PlannedActivity, Column::ActualActivity, Column::PlannedPrice, Column::ActualPrice];

/// Why a row is rejected.
pub(super) struct Reject {
    pub(super) rule: &'static str,
    pub(super) reason: String,
}

/// What a column is summed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sum {
    /// It is not.
    Never,
    /// Its texts have to be numbers.
    Always(Total),
    /// Its texts were numbers up to now; nothing before the first one.
    Perhaps(Option<Total>),
}

pub(super) struct Judge {
    title: String,
    columns: Vec<String>,
    monitoring: Vec<Option<Column>>,
    kind: ArrivedKind,
    sums: Vec<Sum>,
    slices: BTreeMap<(String, u16, u8, Created), u64>,
    rows: u64,
    rejected: u64,
}

/// Tells whether the columns are those of prices and not of activity: a dated list of ours (unit
/// prices, factors, agreements), or a local price file, which has all that contract monitoring has
/// but activity.
fn is_price_list(columns: &[String], named: &[Option<Column>]) -> bool {
    let has = |wanted: &str| columns.iter().any(|own| own.trim().eq_ignore_ascii_case(wanted));
    let of = |wanted: &[Column]| wanted.iter().all(|own| named.contains(&Some(*own)));
    let dated = has("from") && has("until");
    let ours = dated && (has("price") || has("factor") || (has("mechanism") && has("fixed")));
    let counts = [Column::PlannedActivity, Column::ActualActivity];
    let counted = has("activity") || counts.iter().any(|own| named.contains(&Some(*own)));
    let local = of(&[Column::Category, Column::ServiceCode, Column::PointOfDelivery])
        && of(&[Column::Provider, Column::Commissioner, Column::ActualPrice]);
    ours || (local && !counted)
}

impl Judge {
    pub(super) fn new(
        arrival: &Arrival<'_>,
        title: &str,
        columns: Vec<String>,
    ) -> Result<Self, ArrivalError> {
        let file = || title.to_owned();
        if columns.iter().all(|column| column.trim().is_empty()) {
            return Err(ArrivalError::NoColumns(file()));
        }
        if let Some(twice) = (1..columns.len()).find(|at| columns[..*at].contains(&columns[*at])) {
            return Err(ArrivalError::ColumnTwice { file: file(), column: columns[twice].clone() });
        }
        let named: Vec<_> = columns.iter().map(|column| Column::of_heading(column)).collect();
        let is_monitoring = MONITORING.iter().all(|own| named.contains(&Some(*own)));
        if is_monitoring && arrival.lists.is_none() {
            return Err(ArrivalError::ListsNeeded(file()));
        }
        if is_price_list(&columns, &named) {
            return Err(ArrivalError::PriceList(file()));
        }
        let mut sums = vec![Sum::Never; columns.len()];
        if is_monitoring {
            for (sum, column) in sums.iter_mut().zip(&named) {
                if column.is_some_and(|column| QUANTITIES.contains(&column)) {
                    *sum = Sum::Always(Total::ZERO);
                }
            }
        } else if arrival.measures.is_empty() {
            sums.fill(Sum::Perhaps(None));
        }
        for measure in arrival.measures {
            let at = columns.iter().position(|column| column == measure);
            let at = at.ok_or_else(|| ArrivalError::NoColumn {
                file: file(),
                column: (*measure).to_owned(),
            })?;
            sums[at] = Sum::Always(Total::ZERO);
        }
        let kind = if is_monitoring { ArrivedKind::Monitoring } else { ArrivedKind::Activity };
        let (monitoring, slices) =
            (if is_monitoring { named } else { Vec::new() }, BTreeMap::new());
        let title = file();
        Ok(Self { title, columns, monitoring, kind, sums, slices, rows: 0, rejected: 0 })
    }

    /// Tells which columns have to be given to [`Judge::row`].
    pub(super) fn needs(&self, at: usize) -> bool {
        self.monitoring.get(at).is_some_and(Option::is_some) || self.sums[at] != Sum::Never
    }

    /// Leaves a column unsummed, because its type is not one of numbers.
    pub(super) fn not_a_number(&mut self, at: usize) {
        if matches!(self.sums[at], Sum::Perhaps(_)) {
            self.sums[at] = Sum::Never;
        }
    }

    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Counts a row that is rejected before it could be judged.
    pub(super) fn reject(&mut self) {
        self.rejected += 1;
    }

    /// Judges a row; the answer is why it is rejected.
    pub(super) fn row(
        &mut self,
        arrival: &Arrival<'_>,
        texts: &[&str],
    ) -> Result<Option<Reject>, ArrivalError> {
        let lists = arrival.lists.filter(|_| self.kind == ArrivedKind::Monitoring);
        let checked = lists.map(|lists| {
            let named = self.monitoring.iter().zip(texts);
            let named = named.filter_map(|(column, text)| column.map(|column| (column, *text)));
            let line = Line::of(named);
            let finding = check_line(&line, lists).first().copied();
            (line, finding)
        });
        if let Some((_, Some(finding))) = checked {
            self.rejected += 1;
            let (rule, reason) = (finding.rule.word(), finding.to_string());
            return Ok(Some(Reject { rule, reason }));
        }
        let sums = match self.summed(texts) {
            Ok(sums) => sums,
            Err(reject) => {
                self.rejected += 1;
                return Ok(Some(reject));
            }
        };
        if let Some((line, _)) = checked {
            self.slice(&line)?;
        }
        self.sums = sums;
        self.rows += 1;
        Ok(None)
    }

    /// Returns the sums with a row added.
    fn summed(&self, texts: &[&str]) -> Result<Vec<Sum>, Reject> {
        let mut sums = self.sums.clone();
        for (at, (sum, text)) in sums.iter_mut().zip(texts).enumerate() {
            if *sum == Sum::Never || text.trim().is_empty() {
                continue;
            }
            let number = Total::parse(text);
            *sum = match (*sum, number) {
                (Sum::Always(old), Ok(new)) => {
                    let sum = old.checked_add(new).ok_or_else(|| Reject {
                        rule: "total-too-large",
                        reason: format!("{}: the total is too large", self.columns[at]),
                    })?;
                    Sum::Always(sum)
                }
                (Sum::Always(_), Err(error)) => {
                    let reason = format!("{}: {error}", self.columns[at]);
                    return Err(Reject { rule: "measure-form", reason });
                }
                (Sum::Perhaps(old), Ok(new)) => old
                    .unwrap_or_default()
                    .checked_add(new)
                    .map_or(Sum::Never, |sum| Sum::Perhaps(Some(sum))),
                (Sum::Perhaps(_) | Sum::Never, _) => Sum::Never,
            };
        }
        Ok(sums)
    }

    fn slice(&mut self, line: &Line<'_>) -> Result<(), ArrivalError> {
        let read = crate::monitoring_lines::slice_of(line);
        let (year, month, created) = read.expect("BUG: a line that was checked has its slice");
        let key = (line.get(Column::Provider).to_owned(), year, month, created);
        *self.slices.entry(key).or_default() += 1;
        if self.slices.len() <= SLICES_MAX {
            return Ok(());
        }
        Err(ArrivalError::TooManySlices(self.title.clone()))
    }

    pub(super) fn arrived(self, title: String, content: Hash) -> Arrived {
        let totals =
            self.columns.into_iter().zip(self.sums).filter_map(|(column, sum)| match sum {
                Sum::Always(total) | Sum::Perhaps(Some(total)) => Some((column, total)),
                Sum::Never | Sum::Perhaps(None) => None,
            });
        let slices = self.slices.into_iter().map(|((provider, year, month, created), rows)| {
            Slice { provider, year, month, created, rows }
        });
        Arrived {
            title,
            content,
            rows: self.rows,
            rejected: self.rejected,
            totals: totals.collect(),
            kind: self.kind,
            slices: slices.collect(),
        }
    }
}
