//! `bodies`: the bodies of a kind on a date.

use axum::extract::{Query, State};
use axum::response::Response;
use remit_register::{Body, View};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::describing::{DateWord, KindWord};
use super::paging::Paging;
use super::replies::{Ask, Days, needed};
use crate::asking;
use crate::refusal::{Problem, Refusal};
use crate::routes::Shared;

/// Which bodies.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// A kind of body.
    #[param(required = true, value_type = KindWord, inline, example = "icb")]
    kind: Option<String>,
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

/// The bodies of a kind on a date.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Bodies)]
pub struct Answer {
    /// The kind.
    kind: &'static str,
    /// The date.
    on: String,
    /// The bodies, in the order of their codes.
    bodies: Vec<One>,
    /// The cursor of what comes next; none at the end. After the record has changed, begin again.
    next: Option<String>,
}

/// A body.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BodyOnDate)]
pub struct One {
    /// Its code.
    pub code: String,
    /// Its name on the date.
    pub name: Option<String>,
    /// What it is.
    pub kind: &'static str,
    /// Its life.
    #[serde(flatten)]
    pub days: Days,
}

impl One {
    fn of(view: &View<'_>, body: &Body, on: remit_dictionary::Date) -> Self {
        Self {
            code: body.code.to_string(),
            name: view.name_of(body, on).map(str::to_owned),
            kind: body.kind.word(),
            days: body.life.into(),
        }
    }
}

/// Answers which bodies of a kind there are on a date.
#[utoipa::path(
    get,
    path = "/api/v1/bodies",
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
    let kind = asking::kind(needed("kind", question.kind.as_deref())?)?;
    let on = asking::date(needed("on, a date", question.on.as_deref())?)?;
    let list = format!("bodies {} {on}", kind.word());
    let paging = Paging::of(&ask, &list, question.limit.as_deref(), question.cursor.as_deref())?;
    Ok(site
        .answer(move |_, _| {
            let view = ask.0.view();
            let bodies = view.bodies(kind, on);
            let (bodies, next) = paging.cut(&bodies);
            let bodies = bodies.iter().map(|body| One::of(&view, body, on)).collect();
            ask.reply(Answer { kind: kind.word(), on: on.to_string(), bodies, next })
        })
        .await)
}
