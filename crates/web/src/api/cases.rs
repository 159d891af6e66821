//! `cases`: the cases on a date, and one of them with what remains.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use remit_dictionary::Date;
use remit_governance::{Case, CaseId, Standing, World, is_over};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::describing::DateWord;
use super::replies::{Ask, needed};
use crate::asking;
use crate::pages::case::find;
use crate::refusal::{Problem, Refusal};
use crate::remaining::{self, Remaining, What};
use crate::routes::Shared;

/// So many cases are in an answer at most.
const CASES_MAX: usize = 100;

/// Which cases.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2026-11-22")]
    on: Option<String>,
    /// A body: only the cases that it is a party of.
    #[param(pattern = "^[A-Za-z0-9]{2,12}$", example = "QK1")]
    body: Option<String>,
    /// The last case of the answer before.
    #[param(pattern = "^[A-Za-z0-9._/-]{1,60}$")]
    after: Option<String>,
}

/// The cases on a date.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Cases)]
pub struct Answer {
    /// The date.
    on: String,
    /// The cases that were open by then, in the order of their names.
    cases: Vec<Summary>,
    /// What to ask for as `after` to have those that follow.
    next: Option<String>,
}

/// A case.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseInShort)]
pub struct Summary {
    /// Its name.
    case: String,
    /// What it is called.
    title: String,
    /// `authorisation`, `assessment`, `arrangement` or `change`.
    kind: &'static str,
    /// By which law, where it is a change.
    route: Option<&'static str>,
    /// The bodies whose case it is.
    parties: Vec<String>,
    /// The legal date proposed, where it is a change.
    #[schema(format = Date)]
    effect_on: Option<String>,
    /// `open` or `over`.
    state: &'static str,
    /// How much remains.
    remains: usize,
    /// How much of it is late.
    late: usize,
}

/// A case with what remains of it, and its acts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseInFull)]
pub struct Whole {
    /// The date.
    on: String,
    /// The case.
    #[serde(flatten)]
    summary: Summary,
    /// What remains, by deadline.
    remaining: Vec<Left>,
    /// Its acts, in the order of the record.
    acts: Vec<Done>,
}

/// Something that remains.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseRemains)]
pub struct Left {
    /// The act that it stands in the way of.
    step: &'static str,
    /// The rule.
    rule: String,
    /// The rule in words.
    says: String,
    /// The provision behind it.
    provision: String,
    /// `open`, `late`, `waiting` or `not yet`.
    standing: &'static str,
    /// What it is about; people are not named.
    about: Option<String>,
    /// Whose move it is.
    move_of: Option<String>,
    /// The bodies whose move it is.
    bodies: Vec<String>,
    /// By when.
    #[schema(format = Date)]
    by_when: Option<String>,
    /// How many days late it is.
    days_late: Option<i32>,
    /// What to do.
    next_step: String,
}

/// An act of a case.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseAct)]
pub struct Done {
    /// Its number in the record.
    number: u64,
    /// The day it happened.
    #[schema(format = Date)]
    on: String,
    /// What was done.
    act: &'static str,
    /// In which role.
    acting_as: &'static str,
    /// For which body.
    acting_for: String,
}

/// Answers which cases there are on a date.
#[utoipa::path(
    get,
    path = "/api/v1/cases",
    params(Question),
    responses(
        (status = 200, body = Answer),
        (status = 304, description = "The record has not changed"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(
    State(site): State<Shared>,
    ask: Ask,
    Query(question): Query<Question>,
) -> Result<Response, Refusal> {
    let on = asking::date(needed("on, a date", question.on.as_deref())?)?;
    let body = question.body.as_deref().map(asking::code).transpose()?;
    let after = question.after.as_deref().map(asking::case).transpose()?;
    Ok(site
        .answer(move |_, _| {
            let world = ask.0.world();
            let follows = |case: &Case<'_>| after.as_ref().is_none_or(|after| after < case.id);
            let own = |case: &Case<'_>| body.is_none_or(|body| case.parties().contains(&body));
            let mut cases: Vec<Case<'_>> =
                world.books.cases(on).filter(|case| follows(case) && own(case)).collect();
            let more = CASES_MAX < cases.len();
            cases.truncate(CASES_MAX);
            let next = cases.last().filter(|_| more).map(|last| last.id.to_string());
            let summary = |case: &Case<'_>| Summary::of(case, &remaining::of(world, *case, on));
            let cases = cases.iter().map(summary).collect();
            ask.reply(Answer { on: on.to_string(), cases, next })
        })
        .await)
}

/// When a case is asked about.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct When {
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2026-11-22")]
    on: Option<String>,
}

/// Answers what a case is on a date, and what remains of it.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{id}",
    params(When, ("id" = String, Path, description = "The name of the case",
        pattern = "^[A-Za-z0-9._-]{1,60}$", example = "east")),
    responses(
        (status = 200, body = Whole),
        (status = 304, description = "The record has not changed"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn one(
    State(site): State<Shared>,
    ask: Ask,
    Path(id): Path<String>,
    Query(when): Query<When>,
) -> Result<Response, Refusal> {
    let on = asking::date(needed("on, a date", when.on.as_deref())?)?;
    let id = asking::case(&id)?;
    site.answer(move |_, _| {
        let whole = whole(&ask, &id, on)?;
        Ok(ask.reply(whole))
    })
    .await
}

fn whole(ask: &Ask, id: &CaseId, on: Date) -> Result<Whole, Refusal> {
    let world: World<'_> = ask.0.world();
    let case = find(&ask.0, id, on)?;
    let remaining = remaining::of(world, case, on);
    let done = |own: &remit_governance::Recorded| Done {
        number: own.number,
        on: own.on.to_string(),
        act: own.act.word(),
        acting_as: own.signer.role.word(),
        acting_for: own.signer.body.to_string(),
    };
    Ok(Whole {
        on: on.to_string(),
        summary: Summary::of(&case, &remaining),
        remaining: remaining.iter().map(Left::of).collect(),
        acts: case.log.acts().map(done).collect(),
    })
}

impl Summary {
    fn of(case: &Case<'_>, remaining: &[Remaining]) -> Self {
        Self {
            case: case.id.to_string(),
            title: case.opened.title.to_string(),
            kind: case.kind().word(),
            route: case.opened.route.map(|route| route.word()),
            parties: case.parties().iter().map(ToString::to_string).collect(),
            effect_on: case.opened.effect_on.map(|day| day.to_string()),
            state: if is_over(case) { "over" } else { "open" },
            remains: remaining.len(),
            late: remaining::late(remaining),
        }
    }
}

impl Left {
    fn of(own: &Remaining) -> Self {
        let refused = own.refused();
        let bodies = refused.map(|own| remaining::movers(&own.move_of)).unwrap_or_default();
        Self {
            step: own.step,
            rule: own.rule.word(),
            says: own.rule.says(),
            provision: own.rule.provision(),
            standing: remaining::word(own.standing),
            about: refused.map(|own| remaining::about(&own.about)),
            move_of: refused.map(|own| own.move_of.to_string()),
            bodies: bodies.iter().map(ToString::to_string).collect(),
            by_when: refused.and_then(|own| own.by_when).map(|day| day.to_string()),
            days_late: match own.standing {
                Standing::Late(days) => Some(days),
                Standing::Open | Standing::Waiting | Standing::NotYet => None,
            },
            next_step: match &own.what {
                What::Refused(own) => own.next.to_string(),
                What::First(rule) => format!("first {}", rule.word()),
            },
        }
    }
}
