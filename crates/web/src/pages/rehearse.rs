//! Rehearse the merger you are in: a form, and what would change. Nothing is recorded.

mod codes;
mod form;
pub mod shown;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use remit_dictionary::{Code, Date};

use crate::asking::today;
use crate::papers;
use crate::refusal::Refusal;
use crate::rehearsing::{Outlook, Unfit, clusters, suppose};
use crate::routes::Shared;
use crate::site::Snapshot;

pub use form::on_start;

/// So many bodies merge at most.
const BODIES_MAX: usize = 50;

/// What was asked: pairs of a name and a value, as the address has them.
pub type Pairs = Vec<(String, String)>;

/// What was asked, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The codes of the bodies, each once.
    bodies: Vec<String>,
    /// A published cluster, in the place of bodies.
    cluster: Option<String>,
    /// The day in one, as an address that is shared has it.
    on: Option<String>,
    /// The day in three, as the form sends it.
    typed: [Option<String>; 3],
    /// From which code on the list is shown.
    from: usize,
}

impl Asked {
    fn of(pairs: Pairs) -> Self {
        let mut asked = Self { from: 1, ..Self::default() };
        for (name, value) in pairs {
            let value = value.trim().to_owned();
            match name.as_str() {
                "body" if value.is_empty() || asked.bodies.contains(&value) => {}
                "body" => asked.bodies.push(value),
                "cluster" => asked.cluster = Some(value),
                "on" => asked.on = Some(value),
                "day" => asked.typed[0] = Some(value),
                "month" => asked.typed[1] = Some(value),
                "year" => asked.typed[2] = Some(value),
                "from" => asked.from = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        asked
    }

    /// Tells whether nothing was asked yet.
    fn is_empty(&self) -> bool {
        self.bodies.is_empty()
            && self.cluster.is_none()
            && self.on.is_none()
            && self.typed.iter().all(Option::is_none)
    }

    /// Returns the three fields of the day, as they are shown.
    fn day_fields(&self) -> [String; 3] {
        if self.typed.iter().any(Option::is_some) {
            return self.typed.clone().map(Option::unwrap_or_default);
        }
        let on = self.on.as_deref().and_then(|on| Date::parse(on).ok());
        let (year, month, day) =
            on.unwrap_or_else(|| form::next_first_of_april(today())).ymd().unwrap_or_default();
        [day.to_string(), month.to_string(), year.to_string()]
    }
}

/// What is wrong with what was asked: with the bodies, and with the day and its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wrong {
    bodies: Option<String>,
    day: Option<(String, [bool; 3])>,
}

/// What is to be rehearsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    parties: Vec<Code>,
    effect: Date,
}

impl Question {
    /// Returns the address of something about the rehearsal, which can be shared.
    fn address(&self, page: &str) -> String {
        let bodies: Vec<String> = self.parties.iter().map(|code| format!("body={code}")).collect();
        format!("/rehearse{page}?{}&on={}", bodies.join("&"), self.effect)
    }
}

impl From<Unfit> for Wrong {
    fn from(unfit: Unfit) -> Self {
        match unfit.is_day {
            true => Self { day: Some((unfit.text, [true; 3])), ..Self::default() },
            false => Self { bodies: Some(unfit.text), ..Self::default() },
        }
    }
}

/// Reads what was asked.
fn read(snapshot: &Snapshot, asked: &Asked) -> Result<Question, Wrong> {
    let view = snapshot.view();
    let mut wrong = Wrong::default();
    let mut parties = Vec::new();
    if let Some(id) = &asked.cluster {
        let known = clusters(&view, today());
        match known.into_iter().find(|own| own.id == *id) {
            Some(cluster) => parties = cluster.bodies,
            None => wrong.bodies = Some("Choose a cluster of the list, or bodies".to_owned()),
        }
    }
    for text in &asked.bodies {
        match Code::parse(text).map(|code| view.canonical(code)) {
            Ok(code) if parties.contains(&code) => {}
            Ok(code) => parties.push(code),
            Err(error) => wrong.bodies = Some(error.to_string()),
        }
    }
    if wrong.bodies.is_none() && parties.len() < 2 {
        wrong.bodies = Some("Choose at least 2 bodies".to_owned());
    }
    if BODIES_MAX < parties.len() {
        wrong.bodies = Some(format!("Choose {BODIES_MAX} bodies or fewer"));
    }
    let effect = match day(asked) {
        Ok(effect) if wrong.bodies.is_none() => return Ok(Question { parties, effect }),
        Ok(_) => wrong,
        Err(day) => Wrong { day: Some(day), ..wrong },
    };
    Err(effect)
}

fn day(asked: &Asked) -> Result<Date, (String, [bool; 3])> {
    if asked.typed.iter().any(Option::is_some) {
        let typed = asked.typed.clone().map(Option::unwrap_or_default);
        return super::dated::read(&typed).map_err(|(words, parts)| (words.to_owned(), parts));
    }
    match &asked.on {
        None => Ok(form::next_first_of_april(today())),
        Some(on) => Date::parse(on)
            .ok()
            .filter(|date| date.is_real())
            .ok_or(("The date must be a real date".to_owned(), [true; 3])),
    }
}

/// Answers with what a rehearsal shows, or says why there is none.
fn rehearsed<T>(
    snapshot: &Snapshot,
    question: &Question,
    show: impl FnOnce(&Outlook<'_>) -> T,
) -> Result<T, Wrong> {
    let today = today();
    let supposed = suppose(snapshot, &question.parties, question.effect, today)?;
    let world = supposed.world(snapshot);
    let outlook = Outlook::of(snapshot, world, supposed.case(today), today)
        .expect("BUG: the supposed case has a day");
    Ok(show(&outlook))
}

/// Shows the form, or the rehearsal that the address asks for.
pub async fn show(State(site): State<Shared>, Query(pairs): Query<Pairs>) -> Response {
    site.answer(move |_, snapshot| {
        let asked = Asked::of(pairs);
        if asked.is_empty() {
            return form::page(snapshot, &asked, &Wrong::default()).into_response();
        }
        let question = match read(snapshot, &asked) {
            Ok(question) => question,
            Err(wrong) => return form::page(snapshot, &asked, &wrong).into_response(),
        };
        let is_address = asked.cluster.is_none() && asked.on.is_some();
        let page = |outlook: &Outlook<'_>| match is_address {
            true => shown::page(outlook, &question, asked.from).into_response(),
            false => Redirect::to(&question.address("")).into_response(),
        };
        match rehearsed(snapshot, &question, page) {
            Ok(page) => page,
            Err(wrong) => form::page(snapshot, &asked, &wrong).into_response(),
        }
    })
    .await
}

/// Asks for a file about a rehearsal: what would be shown on the form is a refusal here.
async fn file(
    site: Shared,
    pairs: Pairs,
    make: impl FnOnce(&Outlook<'_>) -> Response + Send + 'static,
) -> Result<Response, Refusal> {
    site.answer(move |_, snapshot| {
        let asked = Asked::of(pairs);
        let question = read(snapshot, &asked);
        let made = question.and_then(|question| rehearsed(snapshot, &question, make));
        made.map_err(|wrong| {
            let words = wrong.bodies.or(wrong.day.map(|(words, _)| words)).unwrap_or_default();
            Refusal::unreadable(words, "Open /rehearse, and choose the bodies and the date there.")
        })
    })
    .await
}

/// Returns every code that changes, for others to apply.
pub async fn change_pack(
    State(site): State<Shared>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Refusal> {
    file(site, pairs, |outlook| {
        let headers = [
            (CONTENT_TYPE, "text/csv; charset=utf-8"),
            (CONTENT_DISPOSITION, "attachment; filename=\"change-pack.csv\""),
        ];
        (headers, codes::csv(outlook)).into_response()
    })
    .await
}

/// Returns the board paper of a rehearsal.
pub async fn board_paper(
    State(site): State<Shared>,
    Query(pairs): Query<Pairs>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let place = papers::place(&headers);
    file(site, pairs, move |outlook| papers::board_paper(outlook, &place)).await
}
