//! Chunks of rows, assigned and written as text by one core.

use std::collections::HashMap;

use csv::ByteRecord;
use remit_dictionary::{Date, Pence};
use remit_payment::monitoring::Row;
use remit_payment::price::Terms;

use super::answer::Answer;
use super::engine::Memory;
use super::full::{self, text};
use super::pricing::price;
use super::source::{Chunk, Places};
use super::sums::Assigned;
use super::{AssignBy, Assigning};
use crate::number::{ABSURD, UNIT, read_decimal};
use crate::reject::{Reason, Rejected};
use crate::when::{END, FIRST, read_when};

/// So many different texts of dates are remembered.
const DATES_MAX: usize = 100_000;
/// The columns that decide in contract monitoring beside the date.
pub(super) const MONITORING: [&str; 8] = [
    "gp_practice",
    "gp_sub_icb",
    "residence_sub_icb",
    "host_sub_icb",
    "category",
    "service_code",
    "tfc",
    "pod",
];

/// What became of a chunk.
pub(super) struct Done {
    pub text: Vec<u8>,
    pub rejected: Vec<Rejected>,
    pub sums: Assigned,
}

/// One core, with what it remembers from chunk to chunk.
pub(super) struct Worker<'t> {
    method: Method<'t>,
    terms: Option<&'t Terms>,
    dates: HashMap<String, Result<Option<Date>, Reason>>,
}

/// How one core decides.
enum Method<'t> {
    Monitoring(Memory<'t>),
    Whole,
}

/// The cells of a row that matter beside those that decide.
pub(super) struct Beside<'r> {
    pub provider: &'r str,
    pub submitted: &'r str,
    pub cost: Option<Pence>,
    pub day: Option<Date>,
    pub tariff: &'r str,
    pub pod: &'r str,
    pub activity: &'r str,
}

impl<'t> Worker<'t> {
    pub(super) fn new(how: Assigning<'t>) -> Self {
        let method = match how.by {
            AssignBy::Monitoring(tables) => Method::Monitoring(Memory::new(tables)),
            AssignBy::Whole => Method::Whole,
        };
        Self { method, terms: how.terms, dates: HashMap::new() }
    }

    pub(super) fn take(&mut self, chunk: &Chunk) -> Done {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut sums = Assigned::default();
        sums.rows_of_file.resize(chunk.file + 1, 0);
        sums.rows_of_file[chunk.file] = chunk.rows.len() as u64;
        let mut rejected = Vec::new();
        for (at, record) in (chunk.first_row..).zip(&chunk.rows) {
            sums.rows += 1;
            let cost = cost(record, &chunk.places);
            let cost_pence = cost.ok().flatten().map_or(0, |own| i128::from(own.0));
            sums.cost_in += cost_pence;
            match self.row(record, chunk, cost) {
                Ok((answer, beside)) => {
                    let price = price(self.terms, &beside);
                    answer.count(&mut sums, &beside, &price);
                    answer.write(&mut writer, record, &beside, &price);
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
    ) -> Result<(Answer<'t>, Beside<'r>), Reason> {
        if record.len() != chunk.columns {
            return Err(Reason::BrokenRow);
        }
        if record.iter().any(|cell| std::str::from_utf8(cell).is_err()) {
            return Err(Reason::BrokenRow);
        }
        let places = &chunk.places;
        let day = self.date(text(record, places.activity_date))?;
        let maybe = |place: Option<usize>| place.map_or("", |place| text(record, place));
        let beside = Beside {
            provider: maybe(places.provider),
            submitted: maybe(places.submitted),
            cost: cost?,
            day,
            tariff: maybe(places.tariff),
            pod: maybe(places.pod),
            activity: maybe(places.activity),
        };
        let at = |at: usize| text(record, places.deciding[at]);
        let answer = match &mut self.method {
            Method::Monitoring(memory) => {
                Answer::monitoring(memory.decide(&monitoring(day, std::array::from_fn(at))))
            }
            Method::Whole => Answer::whole(&full::read(std::array::from_fn(at), day)?),
        };
        Ok((answer, beside))
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

/// Returns a row of contract monitoring from the cells of [`MONITORING`].
fn monitoring(activity_date: Option<Date>, cells: [&str; MONITORING.len()]) -> Row<'_> {
    let [
        gp_practice,
        gp_sub_icb,
        residence_sub_icb,
        host_sub_icb,
        category,
        service_code,
        tfc,
        pod,
    ] = cells;
    Row {
        activity_date,
        gp_practice,
        gp_sub_icb,
        residence_sub_icb,
        host_sub_icb,
        category,
        service_code,
        tfc,
        pod,
    }
}
