//! `decide`: may somebody decide something on a day, whom would it bind, and says who?

use axum::extract::Query;
use axum::response::Response;
use remit_dictionary::{Code, Pence};
use remit_governance::acts::Seat;
use remit_governance::{
    Decider, Decision, Entry, Link, Officer, Question as Asked, Verdict, may_decide,
};
use remit_register::{Functions, View};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::describing::{DateWord, SeatWord};
use super::replies::{Ask, Source, needed, sources};
use super::who::{Exercise, exercise};
use crate::asking;
use crate::refusal::{Problem, Refusal};
use crate::site::Snapshot;

/// Who would decide what.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// Who would decide: a body, `BODY/COMMITTEE`, or the case of an arrangement.
    #[param(required = true, example = "QKS")]
    body: Option<String>,
    /// A function of the catalogue, a service within one, or a reserved matter; hospital and
    /// community care where none is named.
    #[param(example = "hospital-and-community")]
    function: Option<String>,
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2026-04-01")]
    on: Option<String>,
    /// The seat through which it would be decided; people are not asked about by name.
    #[param(value_type = Option<SeatWord>, inline, example = "chief-finance-officer")]
    officer: Option<String>,
    /// How much it costs, in pence.
    #[param(pattern = "^[0-9]{1,15}$", example = "5000000")]
    amount: Option<String>,
}

/// Whether they may.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Decide)]
pub struct Answer {
    /// Who would decide.
    body: String,
    /// What.
    function: String,
    /// The date.
    on: String,
    /// `Binding`, `Recommendation` or `Unlawful`.
    answer: &'static str,
    /// The bodies that it binds.
    binds: Vec<String>,
    /// The bodies that have to ratify it.
    ratify_by: Vec<String>,
    /// Why it is unlawful.
    reason: Option<String>,
    /// From whoever has the duty to whoever would exercise it, party by party.
    chain: Vec<Step>,
}

/// A link of the chain of authority.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DecideLink)]
pub struct Step {
    /// Who stands there, by what.
    #[serde(flatten)]
    link: Exercise,
    /// The facts of the register that say so.
    sources: Vec<Source>,
}

/// Answers whether somebody may decide something on a date.
#[utoipa::path(
    get,
    path = "/api/v1/decide",
    params(Question),
    responses(
        (status = 200, body = Answer),
        (status = 304, description = "The record has not changed"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer(ask: Ask, Query(question): Query<Question>) -> Result<Response, Refusal> {
    find(&ask.0, &question).map(|answer| ask.reply(answer))
}

fn find(snapshot: &Snapshot, question: &Question) -> Result<Answer, Refusal> {
    let on = asking::date(needed("on, a date", question.on.as_deref())?)?;
    let body = needed("body, who would decide", question.body.as_deref())?;
    let world = snapshot.world();
    let by = Decider::read(world.books, body, on).ok_or_else(|| {
        Refusal::not_found(
            "That is no body, committee or arrangement",
            "Give a code as 09C, a committee as 09C/audit, or the case of an arrangement.",
        )
    })?;
    let function = question.function.as_deref().unwrap_or(Functions::USUAL);
    let officer = question.officer.as_deref().map(seat).transpose()?;
    let amount = question.amount.as_deref().map(amount).transpose()?;
    let decision = may_decide(world, &Asked { by, function, officer, amount, on });
    let (binds, ratify_by, reason) = words(&decision);
    Ok(Answer {
        body: body.to_owned(),
        function: function.to_owned(),
        on: on.to_string(),
        answer: decision.verdict.word(),
        binds,
        ratify_by,
        reason,
        chain: decision.chain.iter().map(|link| step(&world.view, link)).collect(),
    })
}

/// A person is not asked about by name: names live beside the record.
fn seat(word: &str) -> Result<Officer, Refusal> {
    <Seat as Entry>::parse(word).map(Officer::Seat).map_err(|_| {
        let seats: Vec<&str> = Seat::ALL.iter().map(|seat| seat.word()).collect();
        Refusal::unreadable("There is no such seat", format!("The seats are {}.", seats.join(", ")))
    })
}

fn amount(text: &str) -> Result<Pence, Refusal> {
    text.parse().map(Pence).map_err(|_| {
        Refusal::unreadable(
            "That is not an amount",
            "An amount is a whole number of pence: 5000000 is £50,000.00.",
        )
    })
}

/// Returns whom it binds, who ratifies it, and why it is unlawful.
fn words(decision: &Decision) -> (Vec<String>, Vec<String>, Option<String>) {
    let codes = |codes: &[Code]| codes.iter().map(Code::to_string).collect::<Vec<_>>();
    match &decision.verdict {
        Verdict::Binding { parties } => (codes(parties), Vec::new(), None),
        Verdict::Recommendation { ratify_by, binding_for } => {
            (codes(binding_for), codes(ratify_by), None)
        }
        Verdict::Unlawful { reason } => (Vec::new(), Vec::new(), Some(reason.to_string())),
    }
}

fn step(view: &View<'_>, link: &Link) -> Step {
    Step { link: exercise(link), sources: sources(view, &link.facts) }
}
