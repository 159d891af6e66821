//! `lineages`: who holds the work of every commissioner there has been by a date.

use axum::extract::{Query, State};
use axum::response::Response;
use remit_dictionary::Code;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::describing::DateWord;
use super::lineage::{Holding, holding};
use super::paging::Paging;
use super::replies::{Ask, needed};
use crate::asking;
use crate::refusal::{Problem, Refusal};
use crate::routes::Shared;

/// On which day.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2026-04-01")]
    on: Option<String>,
    /// So many at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 5000)]
    limit: Option<String>,
    /// Where to go on: `next` of the answer before.
    #[param(pattern = "^[0-9a-f]{1,8}-[0-9a-f]{16}$")]
    cursor: Option<String>,
}

/// Who holds the work of every commissioner there has been by the date.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Lineages)]
pub struct Answer {
    /// The date.
    on: String,
    /// The commissioners, in the order of their codes.
    bodies: Vec<Held>,
    /// The cursor of what comes next; none at the end. After the record has changed, begin again.
    next: Option<String>,
}

/// A commissioner, and who holds its work.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HeldWork)]
pub struct Held {
    /// Its code.
    code: String,
    /// Who holds its work; nobody where no source says so.
    holders: Vec<Holding>,
}

/// Answers who holds the work of every commissioner on a date.
#[utoipa::path(
    get,
    path = "/api/v1/lineages",
    params(Question),
    responses(
        (status = 200, body = Answer),
        (status = 304, description = "The record has not changed"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer(
    State(site): State<Shared>,
    ask: Ask,
    Query(question): Query<Question>,
) -> Result<Response, Refusal> {
    let on = asking::date(needed("on, a date", question.on.as_deref())?)?;
    let list = format!("lineages {on}");
    let paging = Paging::of(&ask, &list, question.limit.as_deref(), question.cursor.as_deref())?;
    Ok(site
        .answer(move |_, _| {
            let view = ask.0.view();
            let begun = view
                .every_body()
                .filter(|body| body.kind.is_commissioner() && body.life.from() <= on);
            let mut codes: Vec<Code> = begun.map(|body| body.code).collect();
            codes.sort_unstable();
            codes.dedup();
            let (codes, next) = paging.cut(&codes);
            let held = |code: &Code| Held {
                code: code.to_string(),
                holders: view
                    .lineage(*code, on)
                    .iter()
                    .map(|own| holding(&view, own, on))
                    .collect(),
            };
            let bodies = codes.iter().map(held).collect();
            ask.reply(Answer { on: on.to_string(), bodies, next })
        })
        .await)
}
