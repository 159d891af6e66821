//! `who`: who is responsible for a practice or a small area on a date, and says who.

use axum::extract::Query;
use axum::response::Response;
use remit_governance::{Who as Holder, exercised_by};
use remit_register::{Functions, Link, Role, View};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::describing::{DateWord, FunctionWord};
use super::replies::{Ask, Days, Source, needed, sources};
use crate::asking;
use crate::refusal::{Problem, Refusal};
use crate::site::Snapshot;

/// Who is responsible for what.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// A practice.
    #[param(pattern = "^[A-Za-z0-9]{2,12}$", example = "G82073")]
    practice: Option<String>,
    /// A small area, in place of a practice.
    #[param(pattern = "^[A-Za-z0-9]{2,12}$")]
    lsoa: Option<String>,
    /// A function of the catalogue; hospital and community care where none is named.
    #[param(value_type = Option<FunctionWord>, inline, example = "hospital-and-community")]
    function: Option<String>,
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2026-04-01")]
    on: Option<String>,
}

/// Who is responsible.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Who)]
pub struct Answer {
    /// The practice or small area.
    subject: String,
    /// The date.
    on: String,
    /// The function.
    function: String,
    /// From the subject up.
    chain: Vec<Step>,
    /// Who exercises the function for its holder: officers, committees, arrangements.
    exercised_by: Vec<Exercise>,
    /// Why the chain ends early, where it does.
    answer: Option<String>,
    /// What a reader should know besides.
    notes: Vec<String>,
}

/// A link of the chain of authority.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WhoLink)]
pub struct Step {
    /// What the body is to the function: `subject`, `recorded-under`, `holds`,
    /// `exercises-by-delegation`, `region`.
    role: &'static str,
    /// Its code.
    code: Option<String>,
    /// Its name on the date.
    name: Option<String>,
    /// What it is.
    kind: Option<&'static str>,
    /// How long the link holds.
    #[serde(flatten)]
    days: Days,
    /// How it was read, or the provision behind it.
    basis: String,
    /// The facts behind it.
    sources: Vec<Source>,
}

/// Somebody who exercises the function for its holder.
#[derive(Debug, Serialize, ToSchema)]
pub struct Exercise {
    /// `delegates`, `committee`, `arrangement`, `officer` and so on.
    role: &'static str,
    /// The body, committee, arrangement or seat; people are not named.
    who: String,
    /// By what.
    basis: String,
    /// The acts behind it.
    acts: Vec<u64>,
}

/// Answers who is responsible for a practice or a small area on a date.
#[utoipa::path(
    get,
    path = "/api/v1/who",
    params(Question),
    responses(
        (status = 200, body = Answer),
        (status = 304, description = "The record has not changed"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer(ask: Ask, Query(question): Query<Question>) -> Result<Response, Refusal> {
    // It takes some microseconds: less than handing it to another thread.
    find(&ask.0, &question).map(|answer| ask.reply(answer))
}

fn find(snapshot: &Snapshot, question: &Question) -> Result<Answer, Refusal> {
    let (view, world) = (snapshot.view(), snapshot.world());
    let on = asking::date(needed("on, a date", question.on.as_deref())?)?;
    let function = question.function.as_deref().unwrap_or(Functions::USUAL);
    let words = world.functions.words();
    if !words.contains(&function) {
        return Err(Refusal::unreadable(
            "There is no such function",
            format!("The functions are {}.", words.join(", ")),
        ));
    }
    let (subject, chain) = match (question.practice.as_deref(), question.lsoa.as_deref()) {
        (Some(practice), None) => {
            let code = asking::code(practice)?;
            (code, view.who_for_practice(code, function, world.functions, on))
        }
        (None, Some(area)) => {
            let code = asking::code(area)?;
            (code, view.who_for_area(code, function, world.functions, on))
        }
        _ => {
            return Err(Refusal::unreadable(
                "The question needs either practice or lsoa",
                "Give one of the two.",
            ));
        }
    };
    if chain.links.is_empty() {
        return Err(crate::pages::practice::unknown(subject));
    }
    let holder = chain.links.iter().rfind(|link| link.role == Role::Holds);
    let holder = holder.and_then(|link| link.code).filter(|_| chain.broken.is_none());
    let exercised = holder.map(|body| exercised_by(world, body, function, on)).unwrap_or_default();
    Ok(Answer {
        subject: subject.to_string(),
        on: on.to_string(),
        function: function.to_owned(),
        chain: chain.links.iter().map(|link| step(&view, link)).collect(),
        exercised_by: exercised.iter().map(exercise).collect(),
        answer: chain.broken.as_ref().map(ToString::to_string),
        notes: chain.notes,
    })
}

fn step(view: &View<'_>, link: &Link<'_>) -> Step {
    Step {
        role: link.role.word(),
        code: link.code.map(|code| code.to_string()),
        name: link.name.map(str::to_owned),
        kind: link.kind.map(remit_register::Kind::word),
        days: link.period.into(),
        basis: link.basis.to_string(),
        sources: sources(view, &link.sources),
    }
}

/// Returns who stands at a link; a person is not named.
pub fn exercise(link: &remit_governance::Link) -> Exercise {
    let who = match &link.who {
        Holder::Officer(body, seat, _) => format!("{seat} of {body}"),
        own @ (Holder::Body(_) | Holder::Committee(..) | Holder::Arrangement(_)) => own.to_string(),
    };
    Exercise { role: link.role.word(), who, basis: link.basis.clone(), acts: link.acts.clone() }
}
