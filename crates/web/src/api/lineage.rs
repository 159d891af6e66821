//! `lineage`: who holds the work of a body on a date, and every link.

use axum::extract::{Query, State};
use axum::response::Response;
use remit_register::{Holder, Succession, Towards, View};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::describing::DateWord;
use super::replies::{Ask, Source, needed, sources};
use crate::asking;
use crate::pages::practice::unknown;
use crate::refusal::{Problem, Refusal};
use crate::routes::Shared;

/// Whose work.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The code of a body.
    #[param(required = true, pattern = "^[A-Za-z0-9]{2,12}$", example = "99M")]
    body: Option<String>,
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2026-04-01")]
    on: Option<String>,
}

/// Who holds the work of a body on a date, and every link of its lineage.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Lineage)]
pub struct Answer {
    /// The body.
    body: String,
    /// The date.
    on: String,
    /// Who holds its work; a living body holds its own.
    holders: Vec<Holding>,
    /// Every link to those whose work it took over, in order.
    predecessors: Vec<Step>,
    /// Every link to those that took over its work, in order.
    successors: Vec<Step>,
}

/// A body that holds the work, or a share of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Holder)]
pub struct Holding {
    /// Its code.
    code: String,
    /// Its name on the date.
    name: Option<String>,
    /// `whole` or `part`.
    share: &'static str,
    /// `living`, `merger`, `split`, `abolition` or `boundary`.
    basis: &'static str,
    /// The last legal date on the way; none for a living body.
    #[schema(format = Date)]
    date: Option<String>,
}

/// A link of the lineage.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LineageLink)]
pub struct Step {
    /// The day from which the work was the other's.
    #[schema(format = Date)]
    date: String,
    /// Whose work it was.
    from: String,
    /// Whose it became.
    to: String,
    /// `whole` or `part`.
    share: &'static str,
    /// `merger`, `split`, `abolition` or `boundary`.
    basis: &'static str,
    /// The facts behind it.
    sources: Vec<Source>,
}

/// Answers who holds the work of a body on a date.
#[utoipa::path(
    get,
    path = "/api/v1/lineage",
    params(Question),
    responses(
        (status = 200, body = Answer),
        (status = 304, description = "The record has not changed"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer(
    State(site): State<Shared>,
    ask: Ask,
    Query(question): Query<Question>,
) -> Result<Response, Refusal> {
    let body = asking::code(needed("body, a code", question.body.as_deref())?)?;
    let on = asking::date(needed("on, a date", question.on.as_deref())?)?;
    site.answer(move |_, _| {
        let view = ask.0.view();
        if !view.knows(body) {
            return Err(unknown(body));
        }
        let holders = view.lineage(body, on);
        let links =
            |towards| view.links(body, towards).iter().map(|own| step(&view, own)).collect();
        Ok(ask.reply(Answer {
            body: view.canonical(body).to_string(),
            on: on.to_string(),
            holders: holders.iter().map(|own| holding(&view, own, on)).collect(),
            predecessors: links(Towards::Predecessors),
            successors: links(Towards::Successors),
        }))
    })
    .await
}

pub(super) fn holding(view: &View<'_>, holder: &Holder, on: remit_dictionary::Date) -> Holding {
    Holding {
        code: holder.code.to_string(),
        name: view.name_of_code(holder.code, on).map(str::to_owned),
        share: holder.share.word(),
        basis: holder.basis.word(),
        date: holder.date.map(|date| date.to_string()),
    }
}

fn step(view: &View<'_>, link: &Succession) -> Step {
    Step {
        date: link.date.to_string(),
        from: link.from.to_string(),
        to: link.to.to_string(),
        share: link.share.word(),
        basis: link.basis.word(),
        sources: sources(view, &link.sources),
    }
}
