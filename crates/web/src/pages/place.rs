//! A place: who is responsible for a small area.

use axum::extract::{Path, Query, State};
use maud::html;
use remit_dictionary::Code;
use remit_register::{Functions, Role};

use crate::asking;
use crate::page::{Page, Section};
use crate::pages::{dated, parts, practice};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::words;

/// Shows a small area on a date.
pub async fn show(
    State(site): State<Shared>,
    Path((code, date)): Path<(String, String)>,
    Query(asked): Query<dated::AsKnown>,
) -> Result<Page, Refusal> {
    let (code, date) = (asking::code(&code)?, asking::date(&date)?);
    dated::answer(&site, asked.as_known.as_deref(), move |snapshot| {
        let view = snapshot.view();
        if !view.knows(code) || !code.is_small_area() {
            return Err(not_a_place(code));
        }
        let functions = snapshot.world().functions;
        let chain_of = |word| view.who_for_area(code, word, functions, date);
        let usual = chain_of(Functions::USUAL);
        let holder = usual.links.iter().rfind(|link| link.role == Role::Holds);
        let day = words::day(date);
        let path = format!("/place/{code}");
        let markup = html! {
            h1 { span.nhsuk-caption-l { "Small area" } (code) }
            p.nhsuk-lede-text {
                @match (holder.and_then(|link| link.code), &usual.broken) {
                    (Some(holder), None) => {
                        "On " (day) " " (parts::body_link(&view, holder, date))
                        " " (words::was(date))
                        " responsible for hospital, community and mental health care for people \
                         here."
                    }
                    (_, Some(broken)) => {
                        "On " (day) " the body responsible for people here " (words::was(date))
                        ": " (broken.to_string()) "."
                    }
                    (None, None) => { "Who was responsible on " (day) " is not known." }
                }
            }
            @for note in &usual.notes { p { (words::capital(note)) "." } }
            (dated::as_known(snapshot, &format!("{path}/{date}")))
            (parts::carried_forward(snapshot, date))
            (dated::control_as_known(&path, date, snapshot.known()))
            (parts::responsibilities(snapshot, date, chain_of))
        };
        let title = format!("Small area {code} on {day}");
        Ok(Page::new(&title, markup).within(Section::Search).after("/search", "Search"))
    })
    .await
}

fn not_a_place(code: Code) -> Refusal {
    if code.is_small_area() {
        return practice::unknown(code);
    }
    Refusal::not_found(
        format!("{code} is not a small area"),
        "A small area has a code as E01000001. Search for bodies and practices.",
    )
}
