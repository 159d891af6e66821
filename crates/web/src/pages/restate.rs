//! Figures of an uploaded file on other footprints: with progress, a chart, a table, and files to
//! take away.

mod jobs;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use remit_activity::{FIGURE_TEXTS, table_to_parquet};
use remit_dictionary::Date;
use remit_exchange::figures_workbook;

use crate::components::{
    Button, Cell, Column, Heading, Mistake, Question, Table, button, error_summary, file_upload,
    select, summary_list, table, text_input, textarea,
};
use crate::filled::Typed;
use crate::page::{Page, Section};
use crate::pages::work;
use crate::picture::{Point, series};
use crate::refusal::Refusal;
use crate::restating::{self, Given, Wanted};
use crate::routes::Shared;
use crate::signing_in::{SignedIn, random};
use crate::uploaded::{FILE, Uploaded};
use crate::words;
use jobs::{Job, Jobs, State as At};

/// So many rows are on the page; the files have all.
const ROWS_SHOWN: usize = 200;
/// A chart with more points says nothing.
const POINTS_MAX: usize = 2_000;

/// The page of a file waits so long for it, and looks so often.
const LOOK_WITHIN: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_millis(50);

static JOBS: LazyLock<Jobs> = LazyLock::new(Jobs::default);

/// Shows what is asked of a file.
pub async fn show(by: SignedIn) -> Page {
    page(&by, &Typed::default(), None)
}

/// Takes a file, and begins to restate it.
pub async fn send(
    State(site): State<Shared>,
    Uploaded { typed, file, by }: Uploaded,
) -> Result<Response, Refusal> {
    let Some((_, file)) = file else {
        return Ok(page(&by, &typed, Some((FILE, "Choose a file"))).into_response());
    };
    let wanted = match wanted(&typed) {
        Ok(wanted) => wanted,
        Err(mistake) => return Ok(page(&by, &typed, Some(mistake)).into_response()),
    };
    let Some((key, job)) = JOBS.begin(&by.text) else {
        return Err(Refusal {
            status: axum::http::StatusCode::SERVICE_UNAVAILABLE,
            what: "Others are having files restated just now".to_owned(),
            hint: "Try again in a minute.".to_owned(),
        });
    };
    tokio::spawn(async move {
        let work = Arc::clone(&job);
        let given = site.answer(move |_, snapshot| {
            restating::restated(snapshot, file.path(), &wanted, &|rows| work.read(rows))
        });
        job.finish(given.await);
    });
    Ok(Redirect::to(&format!("/restate/{key}")).into_response())
}

/// Reads what is wanted of the file; or which field is missing.
fn wanted(typed: &Typed) -> Result<Wanted, (&'static str, &'static str)> {
    let lines = |name: &str| -> Vec<String> {
        let all = typed.raw(name).split(['\n', ',']).map(str::trim);
        all.filter(|own| !own.is_empty()).map(str::to_owned).collect()
    };
    let text = |name: &str| typed.one(name).map(str::to_owned);
    let wanted = Wanted {
        to: lines("to"),
        code: text("code").unwrap_or_default(),
        measures: lines("measure"),
        date: text("date"),
        by: text("by"),
        by_population: typed.one("share") == Some("population"),
        ..Wanted::default()
    };
    match &wanted {
        own if own.code.is_empty() => Err(("code", "Enter the column of the codes")),
        own if own.measures.is_empty() => Err(("measure", "Enter the columns to sum")),
        own if own.to.is_empty() => Err(("to", "Enter the footprints")),
        _ => Ok(wanted),
    }
}

fn page(by: &SignedIn, typed: &Typed, mistake: Option<(&str, &str)>) -> Page {
    let href = mistake.map(|(field, _)| format!("#{field}"));
    let markup = html! {
        @if let Some((_, text)) = mistake {
            (error_summary(&[Mistake { text, href: href.as_deref() }]))
        }
        h1 { "Figures on another footprint" }
        (work::signed_in_as(by))
        p {
            "Send a CSV file with a row for each practice, small area, CCG, sub-ICB location or \
             ICB. It is read, restated, and forgotten within the hour; nothing of it goes on \
             record. Send no data about patients."
        }
        form action="/restate" method="post" enctype="multipart/form-data" novalidate {
            (by.hidden(&random()))
            (fields(typed, mistake))
            (button(Button::Primary, false, "Restate"))
        }
        (work::sign_out(by))
    };
    let page = Page::new("Figures on another footprint", markup).within(Section::Work);
    let page = page.after("/work", "My work");
    if mistake.is_some() { page.with_mistakes() } else { page }
}

fn fields(typed: &Typed, mistake: Option<(&str, &str)>) -> Markup {
    let error = |name: &str| mistake.filter(|(field, _)| *field == name).map(|(_, text)| text);
    let ask = |name: &'static str, label: &'static str, hint: &'static str| {
        (name, label, html! { (hint) })
    };
    let question = |(name, label, hint): &(&'static str, &'static str, Markup)| {
        let question =
            Question { name, label: Heading::Plain(label), hint: Some(hint), error: error(name) };
        match *name {
            FILE => file_upload(&question),
            "to" | "measure" => textarea(&question, typed.raw(name)),
            "by" => {
                let all = ["month", "quarter", "year", "all"];
                let mut items = vec![(String::new(), "Choose".to_owned())];
                items.extend(all.map(|own| (own.to_owned(), words::capital(own))));
                select(&question, &items, typed.one(name))
            }
            "share" => {
                let items = [("", "Refuse them"), ("population", "Share by registered people")];
                let items = items.map(|(value, text)| (value.to_owned(), text.to_owned()));
                select(&question, &items, typed.one(name))
            }
            _ => text_input(&question, typed.one(name), None),
        }
    };
    let all = [
        ask(FILE, "The file", "CSV with a heading, packed with gzip or not; 64 MiB at most"),
        ask("code", "Column of the codes", "As its heading has it, for example practice"),
        ask("measure", "Columns to sum", "One on each line. Counts and money, no rates"),
        ask("date", "Column of the day (optional)", "Days or months in any usual form"),
        ask("by", "Periods (optional)", "A month where there is a day"),
        ask("to", "Footprints", "One on each line, as ccg@2020-04-01 or icb@2026-04-01"),
        ask("share", "Codes that were divided", "A shared figure is an estimate, and says so"),
    ];
    html! { @for own in &all { (question(own)) } }
}

/// Shows how far a file has come, or what came of it; waits a little, so that most are done. A page
/// that opens itself anew would take whoever is reading it away, so the next look is theirs.
pub async fn job(by: SignedIn, Path(key): Path<String>) -> Result<Page, Refusal> {
    let job = find(&by, &key)?;
    let asked = tokio::time::Instant::now();
    while job.is_running() && asked.elapsed() < LOOK_WITHIN {
        tokio::time::sleep(LOOK_EVERY).await;
    }
    let page = job.look(|at| match at {
        At::Running { rows } => running(&key, *rows),
        At::Done(given) => match &**given {
            Ok(given) => done(&key, given),
            Err(refusal) => in_vain(refusal),
        },
    });
    Ok(page.within(Section::Work).after("/restate", "Figures on another footprint"))
}

fn find(by: &SignedIn, key: &str) -> Result<Arc<Job>, Refusal> {
    JOBS.find(&by.text, key).ok_or_else(|| {
        Refusal::not_found("There is no such run", "Its answer may be forgotten. Send it again.")
    })
}

fn in_vain(refusal: &Refusal) -> Page {
    let markup = html! {
        h1 { (refusal.what) }
        p { (refusal.hint) }
        p { a href="/restate" { "Send another file" } }
    };
    Page::new("It could not be restated", markup).with_status(refusal.status)
}

fn running(key: &str, rows: u64) -> Page {
    let markup = html! {
        h1 { "Restating" }
        p role="status" { (words::number(rows)) " rows read so far." }
        p { a href={ "/restate/" (key) } { "Look again" } }
    };
    Page::new("Restating", markup)
}

fn done(key: &str, given: &Given) -> Page {
    let figures = &given.figures;
    let totals: Vec<(&str, Markup)> = given
        .manifest
        .measures
        .iter()
        .map(|own| {
            let proof = html! {
                (own.read) " in = " (own.written) " out + " (own.rejected) " rejected"
            };
            (own.measure.as_str(), proof)
        })
        .collect();
    let columns: Vec<Column<'_>> = figures
        .headings
        .iter()
        .enumerate()
        .map(
            |(at, own)| {
                if at < FIGURE_TEXTS.len() { Column::of(own) } else { Column::numeric(own) }
            },
        )
        .collect();
    let cell = |(at, own): (usize, &String)| match at < FIGURE_TEXTS.len() {
        true => Cell::from(own.clone()),
        false => words::decimal(own).into(),
    };
    let cells = |row: &Vec<String>| row.iter().enumerate().map(cell).collect();
    let rows: Vec<Vec<Cell>> = figures.rows.iter().take(ROWS_SHOWN).map(cells).collect();
    let markup = html! {
        h1 { "Figures on another footprint" }
        p {
            (words::number(given.rows)) " rows were read, " (words::number(given.rows_rejected))
            " rejected. Nothing was lost: on each footprint what went in is what came out."
        }
        (summary_list(&totals))
        @if !given.reasons.is_empty() {
            ul { @for (reason, rows) in &given.reasons {
                li { (reason) ": " (words::number(*rows)) " rows" }
            } }
        }
        h2 { "Take it away" }
        ul {
            @for ending in ["csv", "xlsx", "parquet"] {
                li { a href={ "/restate/" (key) "/answer." (ending) } {
                    "The figures as " (ending)
                } }
            }
        }
        (chart(given))
        (table(&Table {
            caption: Some(("The figures", Some("m"))),
            columns: &columns,
            rows: &rows,
            first_is_header: false,
            responsive: true,
        }))
        @if ROWS_SHOWN < figures.rows.len() {
            p { "The first " (ROWS_SHOWN) " of " (figures.rows.len()) " rows; the files have all." }
        }
    };
    Page::new("Figures on another footprint", markup)
}

/// Returns the first measure as a line for each footprint and body, where the rows have months.
fn chart(given: &Given) -> Markup {
    let texts = FIGURE_TEXTS.len();
    let figures = &given.figures;
    let day = |period: &str| {
        [format!("{period}-01"), period.to_owned(), format!("{}-04-01", period.get(..4)?)]
            .iter()
            .find_map(|text| Date::parse(text).ok())
    };
    let points: Vec<Point<'_>> = figures
        .rows
        .iter()
        .filter_map(|row| {
            Some(Point {
                label: &row[1],
                footprint: &row[0],
                period: day(&row[3])?,
                value: row.get(texts).map(String::as_str)?,
            })
        })
        .collect();
    let periods: std::collections::BTreeSet<Date> = points.iter().map(|own| own.period).collect();
    if points.len() < 2 || POINTS_MAX < points.len() || periods.len() < 2 {
        return html! {};
    }
    let measure = &figures.headings[texts];
    series("restated", &format!("{} by footprint", words::capital(measure)), measure, &points)
}

/// Sends the figures as a file.
pub async fn download(
    by: SignedIn,
    Path((key, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let job = find(&by, &key)?;
    job.look(|at| {
        let given = match at {
            At::Done(given) => given.as_ref().as_ref().ok(),
            At::Running { .. } => None,
        };
        let given = given.ok_or_else(|| {
            Refusal::not_found("There is no answer yet", "Look again in a moment.")
        })?;
        let (kind, bytes) = file(given, &name)?;
        let kept = format!("attachment; filename=\"{name}\"");
        Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, kept)], bytes).into_response())
    })
}

fn file(given: &Given, name: &str) -> Result<(&'static str, Vec<u8>), Refusal> {
    let (figures, texts) = (&given.figures, FIGURE_TEXTS.len());
    let too_many = |error: &dyn std::error::Error| {
        Refusal::unreadable(error.to_string(), "Take the figures as csv.")
    };
    match name {
        "answer.csv" => Ok(("text/csv; charset=utf-8", restating::csv(figures))),
        "answer.xlsx" => {
            let (headings, rows) = (&figures.headings, &figures.rows);
            let sheet = remit_exchange::Figures { headings, rows, texts };
            let bytes = figures_workbook(&sheet, &given.manifest.rows())
                .map_err(|error| too_many(&error))?;
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Ok((kind, bytes))
        }
        "answer.parquet" => {
            let rows = given.manifest.rows();
            let bytes = table_to_parquet(&figures.headings, &figures.rows, texts, &rows)
                .map_err(|error| too_many(&error))?;
            Ok(("application/vnd.apache.parquet", bytes))
        }
        _ => Err(Refusal::not_found("There is no such file", "Take csv, xlsx or parquet.")),
    }
}
