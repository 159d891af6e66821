//! A comparison of two footprints: which body went where, what moved, and how many people.

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_register::View;
use serde::Deserialize;

use crate::asking;
use crate::comparing::{Comparison, Footprint, Moved, compare};
use crate::components::{
    Button, Cell, Column, Heading, Mistake, Question, Table, button, error_summary, select, table,
};
use crate::page::{Page, Section};
use crate::pages::{lineage, parts};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::words;

/// So many rows are on a page.
const ROWS_A_PAGE: usize = 100;

/// Which footprints, and which part of the answer.
#[derive(Debug, Deserialize)]
pub struct Asked {
    from: Option<String>,
    to: Option<String>,
    list: Option<String>,
    row: Option<usize>,
}

/// What a comparison lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Bodies,
    Practices,
    Areas,
}

impl List {
    const ALL: [Self; 3] = [Self::Bodies, Self::Practices, Self::Areas];

    fn word(self) -> &'static str {
        match self {
            Self::Bodies => "bodies",
            Self::Practices => "practices",
            Self::Areas => "areas",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Bodies => "Which body went where",
            Self::Practices => "Practices that moved",
            Self::Areas => "Small areas that moved",
        }
    }

    fn parse(word: &str) -> Result<Self, Refusal> {
        Self::ALL.into_iter().find(|own| own.word() == word).ok_or_else(|| {
            Refusal::not_found("There is no such list", "The lists are bodies, practices, areas.")
        })
    }
}

/// Shows two footprints beside each other, or how to choose them.
pub async fn show(State(site): State<Shared>, Query(asked): Query<Asked>) -> Result<Page, Refusal> {
    let list = List::parse(asked.list.as_deref().unwrap_or("bodies"))?;
    let first = asked.row.unwrap_or(1).max(1) - 1;
    let typed = (given(asked.from.as_deref()), given(asked.to.as_deref()));
    let (before, after) = (typed.0.as_deref().map(read), typed.1.as_deref().map(read));
    let (before, after) = (before.transpose()?, after.transpose()?);
    site.answer(move |_, snapshot| {
        let view = snapshot.view();
        let form = |mistake| form(&view, (before, after), mistake);
        let (Some(before), Some(after)) = (before, after) else {
            return Ok(Page::new("Compare two footprints", form(None)).within(Section::Footprints));
        };
        if before == after {
            let words = "Choose another footprint to compare with";
            let summary = error_summary(&[Mistake { text: words, href: Some("#to") }]);
            let body = html! { (summary) (form(Some(words))) };
            return Ok(Page::new("Compare two footprints", body).with_mistakes());
        }
        let found = compare(&view, before, after);
        let way = format!("/compare?from={before}&to={after}");
        let markup = html! {
            (form(None))
            h2 { (words::capital(&said(before))) " beside " (said(after)) }
            (in_sentences(&found))
            (parts::carried_forward(snapshot, before.date.max(after.date)))
            (listed(&view, &found, (before, after), list, first))
            h3 { "More of this comparison" }
            ul {
                @for own in List::ALL.into_iter().filter(|own| *own != list) {
                    li { a href={ (way) "&list=" (own.word()) } { (own.title()) } }
                }
                @for own in List::ALL {
                    li { a href={
                        "/compare/" (own.word()) ".csv?from=" (before) "&to=" (after)
                    } { "Download: " (own.title()) " (CSV)" } }
                }
            }
        };
        let title = format!("{} beside {}", words::capital(&said(before)), said(after));
        let page = Page::new(&title, markup).within(Section::Footprints);
        Ok(page.after("/compare", "Compare two footprints"))
    })
    .await
}

/// Sends a list of a comparison as a file.
pub async fn download(
    State(site): State<Shared>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let list = List::parse(name.strip_suffix(".csv").unwrap_or_default())?;
    let needed = |text: Option<&str>| read(text.unwrap_or_default());
    let (before, after) = (needed(asked.from.as_deref())?, needed(asked.to.as_deref())?);
    site.answer(move |_, snapshot| {
        let view = snapshot.view();
        let text = file(&view, &compare(&view, before, after), (before, after), list);
        let name = format!("attachment; filename=\"{}.csv\"", list.word());
        let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned())];
        Ok((headers, [(CONTENT_DISPOSITION, name)], text).into_response())
    })
    .await
}

fn given(text: Option<&str>) -> Option<String> {
    text.filter(|own| !own.is_empty()).map(str::to_owned)
}

/// Reads a footprint as `ccg@2020-04-01`.
fn read(text: &str) -> Result<Footprint, Refusal> {
    let Some((kind, date)) = text.split_once('@') else {
        return Err(Refusal::unreadable(
            "That is not a footprint",
            "A footprint is a kind of body and a date, as ccg@2020-04-01 or icb@2022-07-01.",
        ));
    };
    Ok(Footprint { kind: asking::kind(kind)?, date: asking::date(date)? })
}

fn said(own: Footprint) -> String {
    format!("{} on {}", words::kind(own.kind).1, words::day(own.date))
}

fn form(
    view: &View<'_>,
    (before, after): (Option<Footprint>, Option<Footprint>),
    mistake: Option<&str>,
) -> Markup {
    let mut choices: Vec<Footprint> = lineage::numbers(view)
        .into_iter()
        .map(|(date, kind, _)| Footprint { kind, date })
        .collect();
    // What was asked for by its address stays chosen.
    choices.extend([before, after].into_iter().flatten());
    choices.sort_by_key(|own| (own.date, own.kind));
    choices.dedup();
    let items: Vec<(String, String)> = choices
        .iter()
        .map(|own| {
            let count = view.bodies(own.kind, own.date).len();
            let (one, many) = words::kind(own.kind);
            let words = format!("{}: {}", words::day(own.date), words::count(count, one, many));
            (own.to_string(), words)
        })
        .collect();
    let chosen = (before.map(|own| own.to_string()), after.map(|own| own.to_string()));
    let last = items.last().map(|(value, _)| value.as_str());
    let of = |name, label, value, error| {
        let label = Heading::Plain(label);
        select(&Question { name, label, hint: None, error }, &items, value)
    };
    html! {
        h1 { "Compare two footprints" }
        p { "See which body went where, which practices and places moved, and how many people." }
        form action="/compare" method="get" novalidate {
            (of("from", "England as it was on", chosen.0.as_deref(), None))
            (of("to", "beside England as on", chosen.1.as_deref().or(last), mistake))
            (button(Button::Primary, false, "Compare"))
        }
    }
}

fn in_sentences(found: &Comparison) -> Markup {
    let people: u64 = found.practices.iter().filter_map(|own| own.people).map(u64::from).sum();
    let bodies = found.flows.values().filter(|flow| flow.whole).count();
    html! {
        p {
            (words::count(bodies, "body", "bodies")) " went whole to one body. "
            (words::count(found.practices.len(), "practice", "practices"))
            @if 0 < people {
                " with " (words::number(people)) " people, as last counted,"
            }
            " and " (words::count(found.areas.len(), "small area", "small areas"))
            " went elsewhere than the whole of their body, or were part of one that was divided."
        }
        p {
            "Practices are compared that were there on both days. Small areas are those on record."
        }
    }
}

fn listed(
    view: &View<'_>,
    found: &Comparison,
    (before, after): (Footprint, Footprint),
    list: List,
    first: usize,
) -> Markup {
    let (columns, rows) = match list {
        List::Bodies => (bodies_columns(), bodies(view, found, (before, after))),
        List::Practices => {
            (moved_columns("Practice"), moved(view, &found.practices, (before, after)))
        }
        List::Areas => (moved_columns("Small area"), moved(view, &found.areas, (before, after))),
    };
    if rows.is_empty() {
        return html! { p { (list.title()) ": none on record." } };
    }
    let first = if rows.len() <= first { 0 } else { first };
    let last = rows.len().min(first + ROWS_A_PAGE);
    let page = |from: usize| {
        let until = rows.len().min(from + ROWS_A_PAGE);
        let word = list.word();
        let href = format!("/compare?from={before}&to={after}&list={word}&row={}", from + 1);
        (href, format!("{} to {until}", from + 1))
    };
    let earlier = (0 < first).then(|| page(first.saturating_sub(ROWS_A_PAGE)));
    let later = (last < rows.len()).then(|| page(last));
    let caption = format!("{} ({} to {last} of {})", list.title(), first + 1, rows.len());
    html! {
        (table(&Table {
            caption: Some((&caption, Some("m"))),
            columns: &columns,
            rows: &rows[first..last],
            first_is_header: true,
            responsive: true,
        }))
        @if earlier.is_some() || later.is_some() {
            (parts::neighbours("What moved", earlier.as_ref(), later.as_ref()))
        }
    }
}

fn bodies_columns() -> Vec<Column<'static>> {
    let mut columns = vec![Column::of("From"), Column::of("To"), Column::of("How")];
    columns.extend(["Practices", "People", "Small areas"].map(Column::numeric));
    columns
}

fn bodies(
    view: &View<'_>,
    found: &Comparison,
    (before, after): (Footprint, Footprint),
) -> Vec<Vec<Cell>> {
    let row = |((from, to), flow): (&(Code, Code), &crate::comparing::Flow)| {
        let how = if flow.whole { "whole" } else { "part" };
        vec![
            parts::body_link(view, *from, before.date).into(),
            parts::body_link(view, *to, after.date).into(),
            how.into(),
            words::total(flow.practices).into(),
            words::number(flow.people).into(),
            words::total(flow.areas).into(),
        ]
    };
    found.flows.iter().map(row).collect()
}

fn moved_columns(what: &str) -> Vec<Column<'_>> {
    vec![Column::of(what), Column::of("From"), Column::of("To"), Column::numeric("People")]
}

fn moved(
    view: &View<'_>,
    moved: &[Moved],
    (before, after): (Footprint, Footprint),
) -> Vec<Vec<Cell>> {
    let row = |own: &Moved| {
        vec![
            parts::body_link(view, own.code, after.date).into(),
            parts::body_link(view, own.from, before.date).into(),
            parts::body_link(view, own.to, after.date).into(),
            own.people.map_or_else(|| "not on record".to_owned(), words::number).into(),
        ]
    };
    moved.iter().map(row).collect()
}

/// Returns a list of a comparison as CSV.
fn file(
    view: &View<'_>,
    found: &Comparison,
    (before, after): (Footprint, Footprint),
    list: List,
) -> Vec<u8> {
    let name =
        |code: Code, date: Date| view.name_of_code(code, date).unwrap_or_default().to_owned();
    let pair = |from: Code, to: Code| {
        let (first, second) = (name(from, before.date), name(to, after.date));
        [from.to_string(), first, to.to_string(), second]
    };
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut row = |cells: &[String]| {
        out.write_record(cells).expect("BUG: rows are of one length, and memory takes them");
    };
    let heading =
        |own: &[&str]| -> Vec<String> { own.iter().map(|own| (*own).to_owned()).collect() };
    let (from, to) = ("from", "to");
    match list {
        List::Bodies => {
            row(&heading(&[
                from,
                "from_name",
                to,
                "to_name",
                "share",
                "practices",
                "people",
                "areas",
            ]));
            for ((from, to), flow) in &found.flows {
                let share = if flow.whole { "whole" } else { "part" };
                let figures =
                    [share.to_owned(), flow.practices.to_string(), flow.people.to_string()];
                let cells = [&pair(*from, *to)[..], &figures, &[flow.areas.to_string()]];
                row(&cells.concat());
            }
        }
        List::Practices | List::Areas => {
            let all = if list == List::Practices { &found.practices } else { &found.areas };
            row(&heading(&["code", "name", from, "from_name", to, "to_name", "people"]));
            for own in all {
                let people = own.people.map(|own| own.to_string()).unwrap_or_default();
                let first = [own.code.to_string(), name(own.code, after.date)];
                row(&[&first[..], &pair(own.from, own.to), &[people]].concat());
            }
        }
    }
    out.into_inner().expect("BUG: memory takes every byte")
}
