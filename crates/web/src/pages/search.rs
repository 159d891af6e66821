//! Searching by any code or name that a body ever had, by postcode, and by town.

use axum::extract::{Query, State};
use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_register::{Body, Found, Match, View};
use serde::Deserialize;

use crate::asking::today;
use crate::components::{
    Cell, Column, Heading, Mistake, SearchInput, Table, error_summary, search_input, table,
};
use crate::page::{Page, Section};
use crate::pages::parts;
use crate::routes::Shared;
use crate::words;

/// What is searched for has so many letters at most.
const LETTERS_MAX: usize = 200;

/// What is asked, as the heading of the page.
const HEADING: Heading<'_> = Heading::OfPage(LABEL, "l");
/// What is asked.
pub const LABEL: &str = "Find a practice, body or place";
/// What is asked on the start page.
pub const ON_START: &str = "Type your practice, postcode or town";

/// What was typed.
#[derive(Debug, Deserialize)]
pub struct Asked {
    q: Option<String>,
}

/// Shows what was found, or how to find it.
pub async fn show(State(site): State<Shared>, Query(asked): Query<Asked>) -> Page {
    let Some(text) = asked.q.map(|text| text.trim().to_owned()) else {
        return Page::new("Search", form(HEADING, None, None)).within(Section::Search);
    };
    let mistake = match text.chars().count() {
        0 => Some("Enter a code, a name, a postcode or a town"),
        count if LETTERS_MAX < count => Some("What you search for must be 200 letters or fewer"),
        _ => None,
    };
    if let Some(mistake) = mistake {
        let summary = error_summary(&[Mistake { text: mistake, href: Some("#q") }]);
        let body = html! { (summary) (form(HEADING, Some(&text), Some(mistake))) };
        return Page::new("Search", body).within(Section::Search).with_mistakes();
    }
    site.answer(move |_, snapshot| {
        let body = html! {
            (form(HEADING, Some(&text), None))
            (results(&snapshot.view(), &text, today()))
        };
        Page::new(&format!("{text} – search"), body).within(Section::Search)
    })
    .await
}

/// Returns the search box.
pub fn form(label: Heading<'_>, text: Option<&str>, mistake: Option<&str>) -> Markup {
    let hint = html! {
        "A code as G82073 or 91Q, a name that a body has or ever had, a surgery's postcode, a town"
    };
    let input = SearchInput {
        name: "q",
        label,
        hint: Some(&hint),
        error: mistake,
        value: text,
        width: 30,
        large: true,
    };
    html! { form action="/search" method="get" novalidate { (search_input(&input)) } }
}

fn results(view: &View<'_>, text: &str, today: Date) -> Markup {
    let code = Code::parse(text).ok().map(|code| view.canonical(code));
    let coded = code.filter(|code| view.knows(*code));
    let named = view.find(text);
    let at_address: Vec<Body> =
        view.at_address(text).into_iter().filter(|body| body.kind.is_member()).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    if let Some(code) = coded {
        let bodies = view.bodies_of(code);
        rows.extend(bodies.iter().map(|body| row(view, body, None, "its code")));
        if bodies.is_empty() {
            let link = parts::body_link(view, code, today);
            let empty = || Cell::from("");
            rows.push(vec![link.into(), "small area".into(), empty(), empty(), "its code".into()]);
        }
    }
    rows.extend(named.iter().map(|own| row(view, &own.body, Some(own.name), &words::why(own.why))));
    rows.extend(at_address.iter().map(|body| row(view, body, None, "a surgery's address")));
    if rows.is_empty() {
        return nothing(text);
    }
    let exact = coded.is_some()
        || !at_address.is_empty()
        || named.iter().any(|own| own.why <= Match::Words);
    html! {
        @if !exact { (wrong_name(text, &named)) }
        (table(&Table {
            caption: Some(("What was found", Some("m"))),
            columns: &[
                Column::of("Name"),
                Column::of("What it is"),
                Column::of("From"),
                Column::of("Last day"),
                Column::of("Found by"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        @if !at_address.is_empty() {
            p { "Postcodes and towns are those of surgeries, as their sources have them." }
        }
    }
}

fn row(view: &View<'_>, body: &Body, name: Option<&str>, why: &str) -> Vec<Cell> {
    let last = body.life.until().day_before();
    let day = if body.life.until().is_real() { last } else { today() };
    let name = name.or_else(|| view.name_of(body, day));
    let link = html! {
        a href=(parts::href(view, body.code, day)) {
            (name.unwrap_or_default()) " (" (body.code) ")"
        }
    };
    vec![
        link.into(),
        words::kind(body.kind).0.into(),
        words::since(body.life).into(),
        words::last_day(body.life).into(),
        why.into(),
    ]
}

/// A wrong name is answered with what may have been meant.
fn wrong_name(text: &str, found: &[Found<'_>]) -> Markup {
    let in_town = found.iter().any(|own| matches!(own.why, Match::Town(_)));
    html! {
        p {
            "There was no body called “" (text) "”. "
            @if in_town {
                "Practices in a town of that name were members of the bodies below."
            } @else {
                "These are spelt alike."
            }
        }
    }
}

fn nothing(text: &str) -> Markup {
    html! {
        h2 { "Nothing on record has the code, name, postcode or town “" (text) "”" }
        p { "You can:" }
        ul {
            li { "try one word of the name, or the town" }
            li { "leave out words such as NHS, CCG or Trust" }
            li { "for a postcode, type that of a surgery: no other postcodes are on record" }
            li { "look through " a href="/footprint/icb" { "the integrated care boards" } " or "
                a href="/footprint/ccg/2020-04-01" { "the clinical commissioning groups of 2020" } }
        }
    }
}
