//! Looking at something on another date, or as it was known then: the control, and where it leads.

use axum::extract::{FromRequestParts, Query};
use axum::http::Uri;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use remit_dictionary::{Date, Moment};
use serde::Deserialize;

use crate::asking::{self, today};
use crate::components::{
    Button, DateInput, Heading, Mistake, button, date_input, details, error_summary, inset_text,
};
use crate::page::Page;
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// What was typed into the fields, and the date that an address names in its query.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    on: Option<String>,
    day: Option<String>,
    month: Option<String>,
    year: Option<String>,
    #[serde(rename = "known[day]")]
    known_day: Option<String>,
    #[serde(rename = "known[month]")]
    known_month: Option<String>,
    #[serde(rename = "known[year]")]
    known_year: Option<String>,
}

/// Until when acts count, where an address says so.
#[derive(Debug, Deserialize)]
pub struct AsKnown {
    /// A date or a moment.
    #[serde(rename = "as-known")]
    pub as_known: Option<String>,
}

/// Three fields as they were typed.
type Three = [String; 3];
/// What is wrong, and with which of three fields.
type Wrong = (&'static str, [bool; 3]);

impl Typed {
    fn date(&self) -> Option<Three> {
        three([&self.day, &self.month, &self.year])
    }

    /// An empty date of what was known asks for what is known now.
    fn known(&self) -> Option<Three> {
        let typed = three([&self.known_day, &self.known_month, &self.known_year]);
        typed.filter(|typed| typed.iter().any(|own| !own.is_empty()))
    }
}

fn three(fields: [&Option<String>; 3]) -> Option<Three> {
    let text = |own: &Option<String>| own.as_deref().unwrap_or_default().trim().to_owned();
    fields.iter().any(|own| own.is_some()).then(|| fields.map(text))
}

/// Leads to the page on the date that was typed; to that of today where none was.
pub async fn choose(uri: Uri, Query(typed): Query<Typed>) -> Response {
    let path = uri.path();
    let date = typed.date().as_ref().map_or(Ok(today()), read);
    let known = typed.known().as_ref().map(read).transpose();
    match (date, known) {
        (Ok(date), Ok(None)) => Redirect::to(&format!("{path}/{date}")).into_response(),
        (Ok(date), Ok(Some(known))) => {
            Redirect::to(&format!("{path}/{date}?as-known={known}")).into_response()
        }
        (date, known) => {
            let known = known.err();
            let shown = Some(typed.known().unwrap_or_default()).filter(|_| known.is_some());
            mistaken(path, (typed.date().unwrap_or_default(), date.err()), shown.zip(Some(known)))
        }
    }
}

/// The date that an address names in its query; today where it names none. Whoever typed another
/// is led to that.
#[derive(Debug, Clone, Copy)]
pub struct On(pub Date);

impl<S: Send + Sync> FromRequestParts<S> for On {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let typed = Query::<Typed>::from_request_parts(parts, state).await;
        let Query(typed) = typed.map_err(IntoResponse::into_response)?;
        let path = parts.uri.path();
        match (typed.date(), &typed.on) {
            (Some(date), _) => Err(match read(&date) {
                Ok(date) => Redirect::to(&format!("{path}?on={date}")).into_response(),
                Err(wrong) => mistaken(path, (date, Some(wrong)), None),
            }),
            (None, Some(on)) => asking::date(on).map(Self).map_err(IntoResponse::into_response),
            (None, None) => Ok(Self(today())),
        }
    }
}

/// Shows the fields again, with what is wrong.
fn mistaken(
    path: &str,
    (typed, wrong): (Three, Option<Wrong>),
    known: Option<(Three, Option<Wrong>)>,
) -> Response {
    let mistake = |id: &str, wrong: Option<Wrong>| {
        let (text, parts) = wrong?;
        let first = parts.iter().position(|wrong| *wrong).unwrap_or_default();
        Some((text, format!("#{id}-{}", ["day", "month", "year"][first])))
    };
    let known_wrong = known.as_ref().and_then(|(_, wrong)| *wrong);
    let all: Vec<_> =
        mistake("date", wrong).into_iter().chain(mistake("known", known_wrong)).collect();
    let all: Vec<Mistake<'_>> =
        all.iter().map(|(text, href)| Mistake { text, href: Some(href) }).collect();
    let fields = html! {
        (date_field(Heading::OfPage("Which date?", "l"), &typed, wrong))
        @if let Some((typed, wrong)) = &known { (known_field(typed, *wrong)) }
    };
    let body = html! { (error_summary(&all)) (form(path, &fields, Button::Primary)) };
    Page::new("Choose a date", body).with_mistakes().into_response()
}

/// Answers from the record, or from that of the moment that an address names as `as-known`.
pub async fn answer<T: Send + 'static>(
    site: &Shared,
    as_known: Option<&str>,
    question: impl FnOnce(&Snapshot) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let moment = as_known.map(asking::moment).transpose()?;
    site.answer(move |site, snapshot| match moment {
        None => question(snapshot),
        Some(moment) => {
            let known = site.as_known(moment).map_err(|error| Refusal::of_fault(&error))?;
            question(&known)
        }
    })
    .await
}

/// Reads a date, or says what is wrong and with which fields.
pub fn read(typed: &Three) -> Result<Date, Wrong> {
    let missing = typed.each_ref().map(String::is_empty);
    match missing {
        [true, true, true] => return Err(("Enter a date", [true; 3])),
        [true, ..] => return Err(("The date must include a day", missing)),
        [_, true, _] => return Err(("The date must include a month", missing)),
        [.., true] => return Err(("The date must include a year", missing)),
        [false, false, false] => {}
    }
    let [day, month, year] = typed;
    let real = match (day.parse(), month.parse(), year.parse()) {
        (Ok(day), Ok(month), Ok(year)) if 1000 <= year => Date::from_ymd(year, month, day).ok(),
        _ => None,
    };
    real.ok_or(("The date must be a real date", [true; 3]))
}

/// Returns the control on a page that shows something on a date.
pub fn control(path: &str, date: Date) -> Markup {
    let typed = typed_of(Some(date));
    let field = date_field(Heading::Plain("Date"), &typed, None);
    details(false, "See this on another date", &form(path, &field, Button::Secondary))
}

/// Returns the control on a page that can also show what was known then.
pub fn control_as_known(path: &str, date: Date, known: Option<Moment>) -> Markup {
    let fields = html! {
        (date_field(Heading::Plain("Date"), &typed_of(Some(date)), None))
        (known_field(&typed_of(known.map(Moment::day)), None))
    };
    let summary = "See this on another date, or as we knew it then";
    details(false, summary, &form(path, &fields, Button::Secondary))
}

/// Says so where a page shows what was known at a moment; `now` is the page without that.
pub fn as_known(snapshot: &Snapshot, now: &str) -> Markup {
    let Some(moment) = snapshot.known() else {
        return html! {};
    };
    inset_text(&html! {
        p {
            "This is what we knew on " (words::moment(moment)) ". Acts that were put on record \
             later are left out. The rule book, its tables and the names of kinds of care are \
             those of today, and links lead to what is known today."
        }
        p { a href=(now) { "See what we know today" } }
    })
}

fn typed_of(date: Option<Date>) -> Three {
    match date.and_then(Date::ymd) {
        Some((year, month, day)) => [day.to_string(), month.to_string(), year.to_string()],
        None => Three::default(),
    }
}

fn date_field(legend: Heading<'_>, typed: &Three, error: Option<Wrong>) -> Markup {
    let hint = html! { "For example, 31 3 2020" };
    field(("date", None), legend, &hint, typed, error)
}

fn known_field(typed: &Three, error: Option<Wrong>) -> Markup {
    let hint = html! { "For example, 31 3 2020. Leave it empty for what we know today" };
    field(("known", Some("known")), Heading::Plain("As we knew it on"), &hint, typed, error)
}

fn field(
    (id, prefix): (&str, Option<&str>),
    legend: Heading<'_>,
    hint: &Markup,
    typed: &Three,
    error: Option<Wrong>,
) -> Markup {
    let values = typed.each_ref().map(String::as_str);
    date_input(&DateInput { id, prefix, legend, hint: Some(hint), error, values })
}

fn form(path: &str, fields: &Markup, weight: Button) -> Markup {
    html! {
        form action=(path) method="get" novalidate {
            (fields)
            (button(weight, weight == Button::Secondary, "Show that date"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_cannot_be_read_is_answered_with_what_is_wrong() {
        for (typed, outcome) in [
            (["1", "4", "2026"], Ok("2026-04-01")),
            (["01", "04", "2026"], Ok("2026-04-01")),
            (["", "", ""], Err("Enter a date")),
            (["", "4", "2026"], Err("The date must include a day")),
            (["1", "", "2026"], Err("The date must include a month")),
            (["1", "4", ""], Err("The date must include a year")),
            (["31", "2", "2026"], Err("The date must be a real date")),
            (["1", "April", "2026"], Err("The date must be a real date")),
            (["1", "4", "26"], Err("The date must be a real date")),
            (["1", "4", "99999999999"], Err("The date must be a real date")),
            (["<script>", "4", "2026"], Err("The date must be a real date")),
        ] {
            let read = read(&typed.map(str::to_owned));
            let read = read.map(|date| date.to_string()).map_err(|(words, _)| words);
            assert_eq!(read, outcome.map(str::to_owned), "{typed:?}");
        }
    }
}
