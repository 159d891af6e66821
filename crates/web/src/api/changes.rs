//! `changes`: the acts after one of that number, for whoever keeps a copy.

use axum::extract::{Query, State};
use axum::response::Response;
use remit_clerk::Broken;
use remit_journal::{Act, Fault, Sort, Storage, open};
use remit_register::{OBSERVATION_KIND, Publication};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::paging::limit_of;
use super::replies::Ask;
use crate::refusal::{Problem, Refusal};
use crate::routes::Shared;
use crate::serve::log_fault;

/// So many acts are in an answer at most: each is read from the store.
const ACTS_MAX: usize = 500;

/// No number of an act is larger: every reader of JSON can tell them apart.
const NUMBER_MAX: u64 = (1 << 53) - 1;

/// Since when.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The number of the last act that is known already; 0, or nothing, for all.
    #[param(value_type = Option<u64>, minimum = 0, maximum = 9007199254740991i64, example = 0)]
    since: Option<String>,
    /// So many acts at most; 500 is the most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 5000)]
    limit: Option<String>,
}

/// What was put on record since.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Changes)]
pub struct Answer {
    /// The acts, in order.
    acts: Vec<One>,
    /// The number of the last act on record.
    head: u64,
    /// What to ask `since` for what comes next; none where this is all.
    next: Option<u64>,
}

/// An act.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ActOnRecord)]
pub struct One {
    /// Its number.
    number: u64,
    /// Its hash, by which a copy is checked.
    hash: String,
    /// When it was put on record.
    #[schema(format = DateTime)]
    recorded_at: String,
    /// `observation` or `decision`.
    sort: &'static str,
    /// Its kind.
    kind: String,
    /// The file that was reported, or the source of the act.
    title: String,
    /// How many facts it brought about.
    facts: u64,
}

/// Answers which acts were put on record after one of that number.
#[utoipa::path(
    get,
    path = "/api/v1/changes",
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
    let since = question.since.as_deref().unwrap_or("0").parse::<u64>().ok();
    let since = since.filter(|own| *own <= NUMBER_MAX).ok_or_else(|| {
        Refusal::unreadable("That is no number of an act", "Ask since=0 for the first acts.")
    })?;
    let limit = limit_of(question.limit.as_deref())?.min(ACTS_MAX);
    let head = ask.0.head().number;
    site.answer(move |site, _| {
        let read = site.ask(|storage| acts(storage, since.min(head), limit, head));
        let acts = read.map_err(|error| {
            log_fault(&error);
            Refusal {
                status: axum::http::StatusCode::INTERNAL_SERVER_ERROR,
                what: "The record cannot be read just now".to_owned(),
                hint: "Try again in a minute. Nothing on record was changed.".to_owned(),
            }
        })?;
        let next = acts.last().map(|own| own.number).filter(|last| *last < head);
        Ok(ask.reply(Answer { acts, head, next }))
    })
    .await
}

fn acts(
    storage: &mut dyn Storage,
    since: u64,
    limit: usize,
    head: u64,
) -> Result<Vec<One>, Broken> {
    let stored = storage.acts(since, limit)?;
    // What was added since the record was folded is for the next question.
    let known = stored.into_iter().filter(|own| own.number <= head);
    let one = |own: remit_journal::StoredAct| {
        let number = own.number;
        let act = open(&own.bytes).map_err(|source| Fault::Act { number, source })?;
        Ok(One {
            number,
            hash: own.head().hash.to_string(),
            recorded_at: act.recorded_at.to_string(),
            sort: match act.sort {
                Sort::Observation => "observation",
                Sort::Decision => "decision",
            },
            title: title(&act),
            facts: act.chunks.iter().map(|chunk| u64::from(chunk.facts)).sum(),
            kind: act.kind,
        })
    };
    known.map(one).collect()
}

fn title(act: &Act) -> String {
    let published = (act.kind == OBSERVATION_KIND).then(|| Publication::decode(&act.body));
    published.and_then(Result::ok).map_or_else(|| act.source.clone(), |own| own.title)
}
