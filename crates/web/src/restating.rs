//! Restating a file that somebody sends: figures on other footprints, with what proves them.
//!
//! The engine is that of `remit restate`. Here is only what a file from anybody needs besides: it
//! is bounded before and after it is unpacked, and the work ends when nobody waits for it.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use axum::http::StatusCode;
use flate2::read::MultiGzDecoder;
use remit_activity::{
    ByPopulation, Cells, Columns, Every, Figures, InputError, InputFile, Laid, Manifest,
    MeasureTotals, Packing, Rate, RateError, ScanError, files_of, refuse_total, restate, scan,
};
use remit_governance::proposal::propose;
use remit_journal::Hash;
use tempfile::NamedTempFile;

use crate::refusal::Refusal;
use crate::site::Snapshot;

/// A file has so many bytes at most, as it is sent.
pub const SENT_BYTES_MAX: usize = 64 * 1024 * 1024;
/// And so many when it is unpacked.
const UNPACKED_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// So many footprints, measures and rates are asked for at once.
const ASKED_MAX: usize = 12;
/// So many rejected rows are listed.
const REJECTS_MAX: usize = 1_000;
/// What a footprint may be here.
const FOOTPRINTS_HINT: &str = "Footprints are ccg@2020-04-01, sub-icb@2023-04-01, icb@2026-04-01, \
    stp@2021-04-01, region@2020-04-01, as-recorded, or case:ID of an open case.";

/// What is wanted of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The footprints, in words.
    pub to: Vec<String>,
    /// The column of the codes.
    pub code: String,
    /// The columns that are summed.
    pub measures: Vec<String>,
    /// Rates, as `NAME=NUMERATOR/DENOMINATOR`.
    pub rates: Vec<String>,
    /// The measures that may be below zero.
    pub signed: Vec<String>,
    /// The column of the day; without it all rows are of one period.
    pub date: Option<String>,
    /// `month`, `quarter`, `year` or `all`; a month where there is a day.
    pub by: Option<String>,
    /// A practice or small area that tells where a row of a divided code belongs.
    pub finer: Option<String>,
    /// Whether a divided code is shared by registered population.
    pub by_population: bool,
}

/// What a restatement gave.
#[derive(Debug)]
pub struct Given {
    /// The figures, a row for each footprint, body and period.
    pub figures: Figures,
    /// What was asked of which file at which position of the record; the totals.
    pub manifest: Manifest,
    /// How many rows were read.
    pub rows: u64,
    /// How many were rejected.
    pub rows_rejected: u64,
    /// Why, with how many of each.
    pub reasons: Vec<(&'static str, u64)>,
    /// The first rejected rows, each with its reason; the first row after the heading is 1.
    pub rejected: Vec<(u64, &'static str)>,
}

/// Restates a file. `progress` is told how many rows were read more, and says whether to go on.
pub fn restated(
    snapshot: &Snapshot,
    file: &Path,
    wanted: &Wanted,
    progress: &(dyn Fn(u64) -> bool + Sync),
) -> Result<Given, Refusal> {
    let (columns, rates) = columns(wanted)?;
    let laid = laid(snapshot, &wanted.to)?;
    let plain = plain(file)?;
    let read = plain.as_ref().map_or(file, NamedTempFile::path);
    let inputs = files_of(&[read.to_owned()]).map_err(|error| broken(&error))?;
    let view = snapshot.view();
    let footprints: Vec<_> = laid.iter().map(|own| own.over(view, None)).collect();
    let cells = scan(&inputs, &columns, &footprints, 1, progress).map_err(|e| not_scanned(&e))?;
    let shares = ByPopulation::of(view, &footprints);
    let shared = |number: usize, code: &str| shares.of_code(number, code);
    let shared: Option<remit_activity::Shares<'_>> =
        if wanted.by_population { Some(&shared) } else { None };
    let restated = restate(&cells, &footprints, shared, 1).map_err(|divided| {
        unreadable(
            &divided,
            "Name the column of the practice or small area with finer, or share by registered \
             people with share=population.",
        )
    })?;
    refuse_total(&wanted.code, &cells, &restated)
        .map_err(|miss| unreadable(&miss, "Name the columns of the codes and of the figures."))?;
    let figures = Figures::of(&columns, &rates, &footprints, &restated);
    let manifest = manifest(snapshot, file, wanted, &columns, &cells, &figures)?;
    let rejected = cells.rejected.iter().take(REJECTS_MAX);
    Ok(Given {
        figures,
        manifest,
        rows: cells.rows,
        rows_rejected: cells.rows_rejected,
        reasons: cells.reasons.iter().map(|(reason, rows)| (reason.word(), *rows)).collect(),
        rejected: rejected.map(|own| (own.row, own.reason.word())).collect(),
    })
}

/// Returns what was asked of which file at which position of the record, with the totals.
fn manifest(
    snapshot: &Snapshot,
    file: &Path,
    wanted: &Wanted,
    columns: &Columns,
    cells: &Cells,
    figures: &Figures,
) -> Result<Manifest, Refusal> {
    let sums = cells.read.iter().zip(&cells.rejected_sums);
    let measures = columns.measures.iter().zip(sums);
    let measures = measures.map(|(own, (read, lost))| MeasureTotals::conserved(own, *read, *lost));
    let measures = measures
        .collect::<Result<_, _>>()
        .map_err(|error| unreadable(&error, "The sums are too large; send fewer rows."))?;
    let input = InputFile::of(file, cells.rows).map_err(|error| broken(&error))?;
    Ok(Manifest {
        command: words(wanted),
        inputs: vec![InputFile { title: "what was sent".to_owned(), ..input }],
        register: snapshot.head(),
        rules: format!("remit {}", env!("CARGO_PKG_VERSION")),
        output: Hash::of(&[&csv(figures)]),
        measures,
        footprints: wanted.to.clone(),
        rejects: None,
    })
}

/// Returns the file unpacked, if it is packed; refuses what is no text.
fn plain(file: &Path) -> Result<Option<NamedTempFile>, Refusal> {
    let sent = files_of(&[file.to_owned()]).map_err(|error| match error {
        InputError::Workbook(_) => unreadable(
            &"The file is a workbook",
            "Save its sheet as CSV, and send that, packed with gzip or not.",
        ),
        own => broken(&own),
    })?;
    match sent.first().map(|input| input.packing) {
        Some(Packing::Text) => Ok(None),
        Some(Packing::Gzip) => unpacked(file).map(Some),
        Some(Packing::Parquet) | None => Err(unreadable(
            &"A Parquet file is not taken here",
            "Send a CSV file, packed with gzip or not; remit restate reads Parquet.",
        )),
    }
}

/// Returns the figures as CSV.
pub fn csv(figures: &Figures) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(&figures.headings).chain(&figures.rows) {
        table.write_record(row).expect("BUG: every row has the columns of the heading");
    }
    table.into_inner().expect("BUG: writing to memory cannot fail")
}

/// Unpacks a file, up to a bound.
fn unpacked(packed: &Path) -> Result<NamedTempFile, Refusal> {
    let source = File::open(packed).map_err(|error| broken(&error))?;
    let mut plain = NamedTempFile::new().map_err(|error| broken(&error))?;
    let mut bounded = MultiGzDecoder::new(source).take(UNPACKED_BYTES_MAX + 1);
    let (mut piece, mut bytes) = (vec![0; 64 * 1024], 0_u64);
    loop {
        let read = bounded.read(&mut piece).map_err(|error| {
            unreadable(
                &format!("The file is broken or ends too early: {error}"),
                "Pack it again with gzip, and send it again.",
            )
        })?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        if UNPACKED_BYTES_MAX < bytes {
            return Err(too_large());
        }
        plain.write_all(&piece[..read]).map_err(|error| broken(&error))?;
    }
    plain.flush().map_err(|error| broken(&error))?;
    Ok(plain)
}

/// Refuses what is larger than the bounds.
pub fn too_large() -> Refusal {
    Refusal {
        status: StatusCode::PAYLOAD_TOO_LARGE,
        what: "The file is too large".to_owned(),
        hint: format!(
            "A file may have {} MiB as it is sent and {} MiB unpacked. Send a part of it at once, \
             or use remit restate, which has no such bound.",
            SENT_BYTES_MAX / (1024 * 1024),
            UNPACKED_BYTES_MAX / (1024 * 1024)
        ),
    }
}

/// Reads the words of every footprint, and lays proposals over the register.
fn laid(snapshot: &Snapshot, words: &[String]) -> Result<Vec<Laid>, Refusal> {
    if words.is_empty() || ASKED_MAX < words.len() {
        return Err(unreadable(
            &format!("Between one footprint and {ASKED_MAX} is needed"),
            FOOTPRINTS_HINT,
        ));
    }
    let mut seen = HashSet::new();
    if let Some(twice) = words.iter().find(|own| !seen.insert(*own)) {
        return Err(unreadable(
            &format!("The footprint {twice} is given twice"),
            "Name each footprint once.",
        ));
    }
    let one = |word: &String| match word.strip_prefix("case:") {
        None => Laid::parse(word).map_err(|error| unreadable(&error, FOOTPRINTS_HINT)),
        Some(id) => {
            let proposal = propose(snapshot.register(), &snapshot.world(), id)
                .map_err(|error| unreadable(&error, "Name a case that proposes a change."))?;
            Laid::proposed(word, proposal.kind, proposal.date, proposal.register).ok_or_else(|| {
                unreadable(&format!("{id} is no footprint"), "Cases of CCGs and of ICBs are.")
            })
        }
    };
    words.iter().map(one).collect()
}

/// Reads what is wanted of which columns.
fn columns(wanted: &Wanted) -> Result<(Columns, Vec<Rate>), Refusal> {
    let rate_hint = "Give rates as NAME=NUMERATOR/DENOMINATOR: they are quotients of sums.";
    let rated = |error: RateError| unreadable(&error, rate_hint);
    Rate::refuse_to_sum(&wanted.measures).map_err(rated)?;
    let rates: Vec<Rate> =
        wanted.rates.iter().map(|own| Rate::parse(own)).collect::<Result<_, _>>().map_err(rated)?;
    let measures = Rate::with_parts(&wanted.measures, &rates);
    if wanted.code.is_empty() || measures.is_empty() || ASKED_MAX < measures.len() {
        return Err(unreadable(
            &format!("One column of codes and between one measure and {ASKED_MAX} are needed"),
            "Name the columns by their headings: code=COLUMN&measure=COLUMN.",
        ));
    }
    if let Some(other) = wanted.signed.iter().find(|own| !measures.contains(own)) {
        return Err(unreadable(
            &format!("{other} may be below zero, and is no measure"),
            "Name it as a measure too.",
        ));
    }
    let every = match (wanted.by.as_deref(), &wanted.date) {
        (Some("all"), _) | (None, None) => Every::Whole,
        (Some("month") | None, Some(_)) => Every::Month,
        (Some("quarter"), Some(_)) => Every::Quarter,
        (Some("year"), Some(_)) => Every::Year,
        (Some(_), _) => {
            return Err(unreadable(
                &"The periods cannot be read, or the day of each row is not named",
                "Sum by month, quarter, year or all; all but the last need date=COLUMN.",
            ));
        }
    };
    if wanted.date.is_none() && wanted.to.iter().any(|to| to == "as-recorded") {
        return Err(unreadable(
            &"as-recorded needs the day of each row",
            "Add date=COLUMN, or name a day: ccg@2020-04-01.",
        ));
    }
    let signed = measures.iter().map(|own| wanted.signed.contains(own)).collect();
    let (date, code) = (wanted.date.clone(), wanted.code.clone());
    let finer = wanted.finer.clone();
    Ok((Columns { date, code, finer, measures, signed, every }, rates))
}

/// Returns the words to type for the same run.
fn words(wanted: &Wanted) -> Vec<String> {
    let mut words = vec!["restate".to_owned(), "FILE".to_owned()];
    let mut add = |flag: &str, value: &str| words.extend([flag.to_owned(), value.to_owned()]);
    for (flag, value) in
        [("--date", &wanted.date), ("--finer", &wanted.finer), ("--by", &wanted.by)]
    {
        if let Some(value) = value {
            add(flag, value);
        }
    }
    add("--code", &wanted.code);
    for (flag, values) in [
        ("--measure", &wanted.measures),
        ("--rate", &wanted.rates),
        ("--signed", &wanted.signed),
        ("--to", &wanted.to),
    ] {
        values.iter().for_each(|value| add(flag, value));
    }
    if wanted.by_population {
        add("--share", "population");
    }
    words
}

fn not_scanned(error: &ScanError) -> Refusal {
    let hint = match error {
        ScanError::MissingColumn { has, .. } => {
            // The name of the file is one of ours and tells nobody anything.
            return unreadable(
                &"A column that is asked for is not there",
                &format!("Its columns are: {has}."),
            );
        }
        ScanError::WrongType { .. } => "Name a column that holds what is needed.",
        ScanError::Broken { reason, .. } => {
            return unreadable(
                &"The file is broken or ends too early",
                &format!("Send it again as CSV. The reader says: {reason}."),
            );
        }
        ScanError::Changed(_) | ScanError::Cancelled => {
            return Refusal {
                status: StatusCode::SERVICE_UNAVAILABLE,
                what: "Restating took too long, or was stopped".to_owned(),
                hint: "Send a smaller file, or use remit restate.".to_owned(),
            };
        }
        ScanError::TooManyCells(_) => "Sum by quarter or year, or send fewer rows at once.",
    };
    unreadable(error, hint)
}

fn unreadable(what: &dyn std::fmt::Display, hint: &str) -> Refusal {
    Refusal::unreadable(what.to_string(), hint)
}

/// Says that our own disk failed.
pub fn broken(error: &dyn std::error::Error) -> Refusal {
    tracing::error!(error = error.to_string(), "a file that was sent could not be kept");
    Refusal {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        what: "The file could not be kept while it was read".to_owned(),
        hint: "Try again in a minute.".to_owned(),
    }
}
