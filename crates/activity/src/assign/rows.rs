//! Chunks of rows, assigned and written as text by one core.

use std::collections::HashMap;

use csv::ByteRecord;
use remit_dictionary::{Date, Pence};
use remit_payment::decision::Method;
use remit_payment::monitoring::{Decision, Row};
use remit_payment::risk::{Comparison, value_at_risk};
use remit_payment::tables::Tables;

use super::Assigned;
use super::engine::Memory;
use super::source::{Chunk, Places};
use crate::number::{ABSURD, UNIT, read_decimal};
use crate::reject::{Reason, Rejected};
use crate::when::{END, FIRST, read_when};

/// So many different texts of dates are remembered.
const DATES_MAX: usize = 100_000;

/// What became of a chunk.
pub(super) struct Done {
    pub text: Vec<u8>,
    pub rejected: Vec<Rejected>,
    pub sums: Assigned,
}

/// One core, with what it remembers from chunk to chunk.
pub(super) struct Worker<'t> {
    memory: Memory<'t>,
    dates: HashMap<String, Result<Option<Date>, Reason>>,
}

/// The cells of a row that matter beside those that decide.
struct Beside<'r> {
    provider: &'r str,
    submitted: &'r str,
    cost: Option<Pence>,
}

impl<'t> Worker<'t> {
    pub(super) fn new(tables: &'t Tables) -> Self {
        Self { memory: Memory::new(tables), dates: HashMap::new() }
    }

    pub(super) fn take(&mut self, chunk: &Chunk) -> Done {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut sums = Assigned::default();
        let mut rejected = Vec::new();
        for (at, record) in (chunk.first_row..).zip(&chunk.rows) {
            sums.rows += 1;
            let cost = cost(record, &chunk.places);
            let cost_pence = cost.ok().flatten().map_or(0, |own| i128::from(own.0));
            sums.cost_in += cost_pence;
            match self.row(record, chunk, cost) {
                Ok((row, beside)) => {
                    let decision = self.memory.decide(&row);
                    count(&mut sums, decision, &beside);
                    write(&mut writer, record, decision, &beside);
                }
                Err(reason) => {
                    sums.cost_rejected += cost_pence;
                    *sums.rejected.entry(reason).or_default() += 1;
                    rejected.push(Rejected { file: chunk.file, row: at, reason });
                }
            }
        }
        let text = writer.into_inner().expect("BUG: memory does not fail");
        Done { text, rejected, sums }
    }

    fn row<'r>(
        &mut self,
        record: &'r ByteRecord,
        chunk: &Chunk,
        cost: Result<Option<Pence>, Reason>,
    ) -> Result<(Row<'r>, Beside<'r>), Reason> {
        if record.len() != chunk.columns {
            return Err(Reason::BrokenRow);
        }
        if record.iter().any(|cell| std::str::from_utf8(cell).is_err()) {
            return Err(Reason::BrokenRow);
        }
        let cell = |place: usize| {
            std::str::from_utf8(record.get(place).unwrap_or_default()).unwrap_or_default()
        };
        let places = &chunk.places;
        let activity_date = self.date(cell(places.activity_date))?;
        let row = Row {
            activity_date,
            gp_practice: cell(places.gp_practice),
            gp_sub_icb: cell(places.gp_sub_icb),
            residence_sub_icb: cell(places.residence_sub_icb),
            host_sub_icb: cell(places.host_sub_icb),
            category: cell(places.category),
            service_code: cell(places.service_code),
            tfc: cell(places.tfc),
            pod: cell(places.pod),
        };
        let beside = Beside {
            provider: places.provider.map(cell).unwrap_or_default(),
            submitted: places.submitted.map(cell).unwrap_or_default(),
            cost: cost?,
        };
        Ok((row, beside))
    }

    /// A row without a date goes to the method, which has an answer for it.
    fn date(&mut self, text: &str) -> Result<Option<Date>, Reason> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        if let Some(known) = self.dates.get(text) {
            return *known;
        }
        let read = match read_when(text) {
            None => Err(Reason::UnreadableDate),
            Some(day) if day.days() < FIRST || END <= day.days() => Err(Reason::DateOutOfRange),
            Some(day) => Ok(Some(day)),
        };
        if self.dates.len() < DATES_MAX {
            self.dates.insert(text.to_owned(), read);
        }
        read
    }
}

/// Reads whole pence; a cell that is empty is no cost.
fn cost(record: &ByteRecord, places: &Places) -> Result<Option<Pence>, Reason> {
    let Some(cell) = places.cost.and_then(|place| record.get(place)) else { return Ok(None) };
    let text = std::str::from_utf8(cell).map_err(|_| Reason::UnreadableFigure)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let pence = match text.parse::<i64>() {
        Ok(pence) => pence,
        Err(_) => {
            let figure = read_decimal(text).filter(|figure| figure % UNIT == 0);
            let figure = figure.ok_or(Reason::UnreadableFigure)?;
            i64::try_from(figure / UNIT).map_err(|_| Reason::AbsurdFigure)?
        }
    };
    if ABSURD.unsigned_abs() <= pence.unsigned_abs() {
        return Err(Reason::AbsurdFigure);
    }
    Ok(Some(Pence(pence)))
}

fn count(sums: &mut Assigned, decision: &Decision<'_>, beside: &Beside<'_>) {
    sums.rows_out += 1;
    let reason = decision.reason.map_or("", |reason| reason.as_str());
    *sums.reasons.entry(reason).or_default() += 1;
    let commissioner = decision.commissioner.unwrap_or_default();
    let key = (beside.provider.to_owned(), commissioner.to_owned());
    let sum = sums.sums.entry(key).or_default();
    let cost = beside.cost.unwrap_or(Pence::ZERO);
    sum.rows += 1;
    sum.cost_pence += i128::from(cost.0);
    if Comparison::of(beside.submitted, decision.commissioner) == Comparison::Differ {
        sum.differs += 1;
    }
    let risk = value_at_risk(beside.submitted, decision.commissioner, cost);
    sum.value_at_risk_pence += i128::from(risk.0);
}

fn write(
    writer: &mut csv::Writer<Vec<u8>>,
    record: &ByteRecord,
    decision: &Decision<'_>,
    beside: &Beside<'_>,
) {
    let money = |amount: Option<Pence>| amount.map_or(String::new(), |own| own.0.to_string());
    let price = money(beside.cost);
    let assigned = decision.commissioner;
    let risk = money(beside.cost.map(|cost| value_at_risk(beside.submitted, assigned, cost)));
    let warnings: Vec<String> = decision.warnings.iter().map(ToString::to_string).collect();
    let warnings = warnings.join(" ");
    let method: Method = decision.method;
    let added: [&str; super::ADDED.len()] = [
        assigned.unwrap_or_default(),
        decision.category.unwrap_or_default(),
        decision.rule.as_str(),
        decision.reason.map_or("", |reason| reason.as_str()),
        if decision.excluded() { "true" } else { "false" },
        &price,
        Comparison::of(beside.submitted, assigned).as_str(),
        &risk,
        method.as_str(),
        &warnings,
    ];
    let cells = record.iter().chain(added.map(str::as_bytes));
    writer.write_record(cells).expect("BUG: memory does not fail, and rows are of one length");
}
