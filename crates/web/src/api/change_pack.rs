//! `change-pack.csv`: every code, small area and practice whose commissioner is another on one day
//! than on another, for whoever brings their own tables up to date.
//!
//! To apply it to a table of practices (or small areas) and their bodies as they were on `from`:
//! for each row of the pack that names the practice (or small area), put `new_code` in place of the
//! body; add it where `old_code` is empty; strike it out where `new_code` is empty (it has ended, or
//! no source settles whose it is). All others stay.
//! The table is then as on `to`. A row that names neither is about the code itself: figures that
//! carry only the code go by it, unless the old code has several such rows: then it is divided, and
//! only the rows of its practices tell which part went where.

use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use remit_register::{Change, Changes, Kind};
use serde::Deserialize;
use utoipa::IntoParams;

use super::describing::{DateWord, MemberKindWord};
use super::replies::{Ask, needed};
use crate::asking;
use crate::refusal::{Problem, Refusal};
use crate::routes::Shared;

/// Between which days.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The day from which to bring a table up to date.
    #[param(required = true, value_type = DateWord, inline, example = "2022-07-01")]
    from: Option<String>,
    /// The day to which.
    #[param(required = true, value_type = DateWord, inline, example = "2026-04-01")]
    to: Option<String>,
    /// The kind of body: `pct`, `ccg`, `sub-icb-location` or `icb`.
    #[param(required = true, value_type = MemberKindWord, inline, example = "icb")]
    kind: Option<String>,
}

/// Gives what changed between two days as CSV: `old_code`, `new_code`, `small_area`, `practice`,
/// `date`. For each practice or small area that is named, `new_code` takes the place of the body
/// that it had; an empty `old_code` adds it, an empty `new_code` strikes it out. Rows that name
/// neither are about the code itself.
#[utoipa::path(
    get,
    path = "/api/v1/change-pack.csv",
    params(Question),
    responses(
        (status = 200, body = String, content_type = "text/csv"),
        (status = 304, description = "The record has not changed"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer(
    State(site): State<Shared>,
    ask: Ask,
    Query(question): Query<Question>,
) -> Result<Response, Refusal> {
    let from = asking::date(needed("from, a date", question.from.as_deref())?)?;
    let to = asking::date(needed("to, a date", question.to.as_deref())?)?;
    let kind = asking::kind(needed("kind", question.kind.as_deref())?)?;
    if !matches!(kind, Kind::Pct | Kind::Ccg | Kind::SubIcbLocation | Kind::Icb) {
        return Err(Refusal::unreadable(
            "Practices do not belong to bodies of that kind",
            "The kinds are pct, ccg, sub-icb-location and icb.",
        ));
    }
    let law = kind.in_law();
    if to < from || !law.contains(from) || !law.contains(to) {
        return Err(Refusal::unreadable(
            "The days are not in order, or the law had no such bodies on one of them",
            "CCGs were from 2013-04-01 until 2022-06-30; ICBs and sub-ICB locations are since.",
        ));
    }
    Ok(site
        .answer(move |_, _| {
            let changes = ask.0.view().changes_between(kind, from, to);
            let name = format!("attachment; filename=\"changes-{}-{from}-{to}.csv\"", kind.word());
            let headers =
                [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
            (ask.tagged(), headers, csv(&changes)).into_response()
        })
        .await)
}

fn csv(changes: &[Change]) -> String {
    let mut text = "old_code,new_code,small_area,practice,date\n".to_owned();
    for change in changes {
        let code = |own: Option<remit_dictionary::Code>| {
            own.map(|own| own.to_string()).unwrap_or_default()
        };
        let (area, practice) = match change.what {
            Changes::Code => (None, None),
            Changes::SmallArea(area) => (Some(area), None),
            Changes::Practice(practice) => (None, Some(practice)),
        };
        // Codes are letters and digits: nothing needs a quote.
        let cells = [change.old, change.new, area, practice].map(code);
        text.push_str(&format!("{},{}\n", cells.join(","), change.date));
    }
    text
}
