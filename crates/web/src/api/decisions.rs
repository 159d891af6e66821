//! `decisions`: decisions on cases by a date, with their reasons, the last first.

use axum::extract::{Query, State};
use axum::response::Response;
use remit_governance::decisions::{Made, decisions};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::describing::DateWord;
use super::replies::{Ask, needed};
use crate::asking;
use crate::refusal::{Problem, Refusal};
use crate::routes::Shared;

/// So many decisions are in an answer at most.
const DECISIONS_MAX: usize = 100;

/// Which decisions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2026-11-22")]
    on: Option<String>,
    /// The act of the last decision of the answer before.
    after: Option<u64>,
}

/// Decisions by a date.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Decisions)]
pub struct Answer {
    /// The date.
    on: String,
    /// The decisions, the last first.
    decisions: Vec<Decided>,
    /// What to ask for as `after` to have those before.
    next: Option<u64>,
}

/// A decision on a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Decided {
    /// The act that decided.
    act: u64,
    /// The day it was decided.
    #[schema(format = Date)]
    on: String,
    /// The case.
    case: String,
    /// What the case is called.
    title: String,
    /// `authorisation`, `assessment`, `arrangement` or `change`.
    kind: &'static str,
    /// The bodies whose case it is.
    parties: Vec<String>,
    /// `approved`, `approved-with-conditions` or `refused`.
    outcome: &'static str,
    /// The reasons.
    reasons: String,
    /// The body for which it was decided.
    decided_for: String,
}

/// Answers what was decided by a date, and why.
#[utoipa::path(
    get,
    path = "/api/v1/decisions",
    params(Question),
    responses(
        (status = 200, body = Answer),
        (status = 304, description = "The record has not changed"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer(
    State(site): State<Shared>,
    ask: Ask,
    Query(question): Query<Question>,
) -> Result<Response, Refusal> {
    let on = asking::date(needed("on, a date", question.on.as_deref())?)?;
    Ok(site
        .answer(move |_, _| {
            let all = decisions(ask.0.world().books, on);
            let first = match question.after {
                None => 0,
                // What is not among them has nothing after it.
                Some(after) => all
                    .iter()
                    .position(|made| made.recorded.number == after)
                    .map_or(all.len(), |at| at + 1),
            };
            let last = all.len().min(first + DECISIONS_MAX);
            let shown = &all[first..last];
            let next = shown.last().filter(|_| last < all.len()).map(|own| own.recorded.number);
            let decisions = shown.iter().map(Decided::of).collect();
            ask.reply(Answer { on: on.to_string(), decisions, next })
        })
        .await)
}

impl Decided {
    fn of(made: &Made<'_>) -> Self {
        let Made { case, recorded, outcome, reasons } = made;
        Self {
            act: recorded.number,
            on: recorded.on.to_string(),
            case: case.id.to_string(),
            title: case.opened.title.to_string(),
            kind: case.kind().word(),
            parties: case.parties().iter().map(ToString::to_string).collect(),
            outcome: outcome.word(),
            reasons: reasons.to_string(),
            decided_for: recorded.signer.body.to_string(),
        }
    }
}
