//! `restate`: a file of figures on other footprints, with the proof that nothing was lost.

use std::future::poll_fn;
use std::io::Write;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use axum::Json;
use axum::body::{Body, HttpBody};
use axum::extract::{Query, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderName, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tempfile::NamedTempFile;
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use crate::refusal::{Problem, Refusal};
use crate::restating::{self, Given, SENT_BYTES_MAX, Wanted};
use crate::routes::Shared;

/// So many files are taken at once; each needs room on the disk.
const SENT_AT_ONCE: usize = 8;
/// Of those so many are restated at once; the others wait.
const RESTATED_AT_ONCE: usize = 2;
/// Restating takes so long at most.
const RESTATED_WITHIN: Duration = Duration::from_secs(60);
/// Sending and restating take so long at most.
pub const ANSWERED_WITHIN: Duration = Duration::from_secs(150);
/// Whoever is turned away tries again after so many seconds.
const TRY_AGAIN_SECONDS: u32 = 30;
/// The totals beside a CSV answer, as JSON.
const TOTALS: HeaderName = HeaderName::from_static("remit-totals");

static SENT: Semaphore = Semaphore::const_new(SENT_AT_ONCE);
static RESTATED: Semaphore = Semaphore::const_new(RESTATED_AT_ONCE);

/// Figures on other footprints.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Restated)]
pub struct Answer {
    /// What went in is what came out and what was rejected, on each footprint.
    totals: Totals,
    /// The headings of the table.
    columns: Vec<String>,
    /// The rows of the table, a row for each footprint, body and period.
    rows: Vec<Vec<String>>,
    /// The first rejected rows.
    rejected: Vec<Rejected>,
    /// Where the record stood: the number of its last act.
    record: u64,
    /// SHA-256 of what was sent.
    sent: String,
    /// The words to type for the same run.
    command: Vec<String>,
}

/// The totals of a restatement.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RestatedTotals)]
pub struct Totals {
    /// How many rows were read.
    rows: u64,
    /// How many of them were rejected.
    rows_rejected: u64,
    /// Why, with how many rows of each.
    reasons: Vec<ReasonRows>,
    /// Each measure: in = out + rejected.
    measures: Vec<Measure>,
}

/// Why rows were rejected.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReasonRows {
    /// The reason.
    reason: &'static str,
    /// How many rows.
    rows: u64,
}

/// The totals of a measure, as decimals.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeasureTotals)]
pub struct Measure {
    /// The measure.
    measure: String,
    /// The sum over every row.
    #[serde(rename = "in")]
    read: String,
    /// The sum over the answer, on each footprint.
    out: String,
    /// The sum over the rejected rows.
    rejected: String,
}

/// A row that was not counted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RejectedRow)]
pub struct Rejected {
    /// The row; the first after the heading is 1.
    row: u64,
    /// Why.
    reason: &'static str,
}

/// Restates a CSV file, packed with gzip or not.
#[utoipa::path(
    post,
    path = "/api/v1/restate",
    params(
        ("to" = Vec<String>, Query, description = "Footprints, each once: ccg@2020-04-01, \
            sub-icb@2023-04-01, icb@2026-04-01, stp@2021-04-01, region@2020-04-01, as-recorded, \
            case:ID", example = json!(["icb@2022-07-01"])),
        ("code" = String, Query, description = "The column of the codes", example = "practice"),
        ("measure" = Vec<String>, Query, description = "The columns to sum",
            example = json!(["items"])),
        ("rate" = Option<Vec<String>>, Query,
            description = "Quotients of sums: NAME=NUMERATOR/DENOMINATOR"),
        ("signed" = Option<Vec<String>>, Query, description = "Measures that may be below zero"),
        ("date" = Option<String>, Query, description = "The column of the day or month"),
        ("by" = inline(Option<By>), Query, description = "Periods; a month where there is a day"),
        ("finer" = Option<String>, Query,
            description = "The column of the practice or small area of a divided code"),
        ("share" = inline(Option<Share>), Query, description = "Share a divided code by its people"),
    ),
    request_body(content = String, content_type = "text/csv",
        description = "The file, with a heading; packed with gzip or not; 64 MiB at most"),
    responses(
        (status = 200, description = "The figures; of CSV the totals are in `remit-totals`",
            content((Answer = "application/json"), (String = "text/csv"))),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer(
    State(site): State<Shared>,
    Query(asked): Query<Vec<(String, String)>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Response> {
    let wanted = wanted(asked).map_err(IntoResponse::into_response)?;
    let Ok(_place) = SENT.try_acquire() else { return Err(busy()) };
    let file = receive(body).await.map_err(IntoResponse::into_response)?;
    let Ok(_turn) = RESTATED.acquire().await else { return Err(busy()) };
    // Whoever hangs up drops this, and the work ends.
    let waits = Waits(Arc::new(AtomicBool::new(true)));
    let still = Arc::clone(&waits.0);
    let given = site
        .answer(move |_, snapshot| {
            let began = Instant::now();
            let go_on = |_| still.load(Ordering::Relaxed) && began.elapsed() < RESTATED_WITHIN;
            restating::restated(snapshot, file.path(), &wanted, &go_on)
        })
        .await
        .map_err(IntoResponse::into_response)?;
    let as_json = headers.get(ACCEPT).and_then(|own| own.to_str().ok());
    let as_json = as_json.is_some_and(|own| own.contains("application/json"));
    Ok(if as_json { Json(whole(given)).into_response() } else { table(&given) })
}

/// How to sum.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "it only describes the interface")]
pub enum By {
    /// By month.
    Month,
    /// By quarter.
    Quarter,
    /// By financial year.
    Year,
    /// All days together.
    All,
}

/// How to share.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "it only describes the interface")]
pub enum Share {
    /// By registered population.
    Population,
}

/// Tells the work that somebody waits for it.
struct Waits(Arc<AtomicBool>);

impl Drop for Waits {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

fn busy() -> Response {
    let refusal = Refusal {
        status: StatusCode::SERVICE_UNAVAILABLE,
        what: "Others are having files restated just now".to_owned(),
        hint: format!("Try again in {TRY_AGAIN_SECONDS} seconds."),
    };
    let mut response = refusal.into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(TRY_AGAIN_SECONDS));
    response
}

fn wanted(asked: Vec<(String, String)>) -> Result<Wanted, Refusal> {
    let mut wanted = Wanted::default();
    for (name, value) in asked {
        let once = |own: &mut Option<String>, value| {
            if own.replace(value).is_some() {
                return Err(Refusal::unreadable(format!("{name} is given twice"), "Give it once."));
            }
            Ok(())
        };
        match name.as_str() {
            "to" => wanted.to.push(value),
            "measure" => wanted.measures.push(value),
            "rate" => wanted.rates.push(value),
            "signed" => wanted.signed.push(value),
            "code" if wanted.code.is_empty() => wanted.code = value,
            "date" => once(&mut wanted.date, value)?,
            "by" => once(&mut wanted.by, value)?,
            "finer" => once(&mut wanted.finer, value)?,
            "share" if value == "population" => wanted.by_population = true,
            _ => {
                return Err(Refusal::unreadable(
                    "The question has a part that cannot be read",
                    "Its parts are to, code, measure, rate, signed, date, by, finer and share.",
                ));
            }
        }
    }
    Ok(wanted)
}

/// Writes what is sent to a file as it comes.
async fn receive(mut body: Body) -> Result<NamedTempFile, Refusal> {
    let mut file = NamedTempFile::new().map_err(|error| restating::broken(&error))?;
    let mut bytes = 0_usize;
    while let Some(frame) = poll_fn(|task| Pin::new(&mut body).poll_frame(task)).await {
        let frame = frame
            .map_err(|_| Refusal::unreadable("The file did not come whole", "Send it again."))?;
        let Ok(data) = frame.into_data() else { continue };
        bytes += data.len();
        if SENT_BYTES_MAX < bytes {
            return Err(restating::too_large());
        }
        // A piece is small, and goes to the memory of the system first.
        file.write_all(&data).map_err(|error| restating::broken(&error))?;
    }
    Ok(file)
}

fn totals(given: &Given) -> Totals {
    let reason = |(reason, rows): &(&'static str, u64)| ReasonRows { reason, rows: *rows };
    let measure = |own: &remit_activity::MeasureTotals| Measure {
        measure: own.measure.clone(),
        read: own.read.to_string(),
        out: own.written.to_string(),
        rejected: own.rejected.to_string(),
    };
    Totals {
        rows: given.rows,
        rows_rejected: given.rows_rejected,
        reasons: given.reasons.iter().map(reason).collect(),
        measures: given.manifest.measures.iter().map(measure).collect(),
    }
}

fn whole(given: Given) -> Answer {
    let rejected = given.rejected.iter();
    Answer {
        totals: totals(&given),
        rejected: rejected.map(|(row, reason)| Rejected { row: *row, reason }).collect(),
        record: given.manifest.register.number,
        sent: given.manifest.inputs[0].content.to_string(),
        command: given.manifest.command,
        columns: given.figures.headings,
        rows: given.figures.rows,
    }
}

fn table(given: &Given) -> Response {
    let totals = serde_json::to_string(&totals(given)).unwrap_or_default();
    // A header has ASCII only; JSON can say the rest so.
    let ascii: String = totals.chars().flat_map(escaped).collect();
    let mut response =
        ([(CONTENT_TYPE, "text/csv; charset=utf-8")], restating::csv(&given.figures))
            .into_response();
    if let Ok(totals) = HeaderValue::from_str(&ascii) {
        response.headers_mut().insert(TOTALS, totals);
    }
    response
}

fn escaped(letter: char) -> Vec<char> {
    if letter.is_ascii() {
        return vec![letter];
    }
    let mut units = [0; 2];
    let units = letter.encode_utf16(&mut units).iter();
    units.flat_map(|unit| format!("\\u{unit:04x}").chars().collect::<Vec<_>>()).collect()
}
