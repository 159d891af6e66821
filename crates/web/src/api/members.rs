//! `members`: the members of a body on a date.

use axum::extract::{Query, State};
use axum::response::Response;
use remit_register::{Member, Undetermined, View};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::bodies::One;
use super::describing::DateWord;
use super::paging::Paging;
use super::replies::{Ask, Source, needed, sources};
use crate::asking;
use crate::pages::practice::unknown;
use crate::refusal::{Problem, Refusal};
use crate::routes::Shared;

/// Whose members.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The code of a body.
    #[param(required = true, pattern = "^[A-Za-z0-9]{2,12}$", example = "91Q")]
    body: Option<String>,
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2021-04-01")]
    on: Option<String>,
    /// So many at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 5000)]
    limit: Option<String>,
    /// Where to go on: `next` of the answer before.
    #[param(pattern = "^[0-9a-f]{1,8}-[0-9a-f]{16}$")]
    cursor: Option<String>,
}

/// The members of a body on a date.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Members)]
pub struct Answer {
    /// The body.
    body: String,
    /// The date.
    on: String,
    /// Its members, in the order of their codes.
    members: Vec<Belonging>,
    /// Those that belong to one of several bodies, this among them, and no source says to which.
    undetermined: Vec<Open>,
    /// The cursor of what comes next; none at the end. After the record has changed, begin again.
    next: Option<String>,
}

/// A member, and since when it is one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Member)]
pub struct Belonging {
    /// The member; its days are those of the membership.
    #[serde(flatten)]
    member: One,
    /// How it is known.
    reading: &'static str,
    /// The fact behind it.
    sources: Vec<Source>,
}

/// One that belongs to one of several bodies.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Undetermined)]
pub struct Open {
    /// Its code.
    code: String,
    /// The bodies.
    among: Vec<String>,
}

/// Answers which members a body has on a date.
#[utoipa::path(
    get,
    path = "/api/v1/members",
    params(Question),
    responses(
        (status = 200, body = Answer),
        (status = 304, description = "The record has not changed"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
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
    let list = format!("members {body} {on}");
    let paging = Paging::of(&ask, &list, question.limit.as_deref(), question.cursor.as_deref())?;
    site.answer(move |_, _| {
        let view = ask.0.view();
        if !view.knows(body) {
            return Err(unknown(body));
        }
        let (members, open) = view.members(Some(body), on);
        let (members, next) = paging.cut(&members);
        let members = members.iter().map(|own| belonging(&view, own, on)).collect();
        let undetermined = open.iter().map(undetermined).collect();
        let (body, on) = (view.canonical(body).to_string(), on.to_string());
        Ok(ask.reply(Answer { body, on, members, undetermined, next }))
    })
    .await
}

fn belonging(view: &View<'_>, member: &Member, on: remit_dictionary::Date) -> Belonging {
    Belonging {
        member: One {
            code: member.code.to_string(),
            name: view.name_of_code(member.code, on).map(str::to_owned),
            kind: member.kind.unwrap_or(remit_register::Kind::Other).word(),
            days: member.period.into(),
        },
        reading: member.reading.word(),
        sources: sources(view, &[member.source]),
    }
}

fn undetermined(open: &Undetermined) -> Open {
    let among = open.among.iter().map(ToString::to_string).collect();
    Open { code: open.code.to_string(), among }
}
