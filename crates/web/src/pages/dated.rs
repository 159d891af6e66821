//! Looking at something on another date: the control, and where it leads.

use axum::extract::Query;
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use remit_dictionary::Date;
use serde::Deserialize;

use crate::asking::today;
use crate::components::{
    Button, DateInput, Heading, Mistake, button, date_input, details, error_summary,
};
use crate::page::Page;

/// What was typed into the three fields.
#[derive(Debug, Deserialize)]
pub struct Typed {
    day: Option<String>,
    month: Option<String>,
    year: Option<String>,
}

/// Leads to the page on the date that was typed; to that of today where none was.
pub async fn choose(uri: Uri, Query(typed): Query<Typed>) -> Response {
    let path = uri.path();
    let Typed { day, month, year } = typed;
    if day.is_none() && month.is_none() && year.is_none() {
        return Redirect::to(&format!("{path}/{}", today())).into_response();
    }
    let typed = [day, month, year].map(|own| own.unwrap_or_default().trim().to_owned());
    match read(&typed) {
        Ok(date) => Redirect::to(&format!("{path}/{date}")).into_response(),
        Err((mistake, parts)) => {
            let first = parts.iter().position(|wrong| *wrong).unwrap_or_default();
            let href = ["#date-day", "#date-month", "#date-year"][first];
            let legend = Heading::OfPage("Which date?", "l");
            let body = html! {
                (error_summary(&[Mistake { text: mistake, href: Some(href) }]))
                (form(path, legend, &typed, Some((mistake, parts)), Button::Primary))
            };
            Page::new("Choose a date", body).with_mistakes().into_response()
        }
    }
}

/// Reads a date, or says what is wrong and with which fields.
pub fn read(typed: &[String; 3]) -> Result<Date, (&'static str, [bool; 3])> {
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
    let (year, month, day) = date.ymd().unwrap_or_default();
    let typed = [day.to_string(), month.to_string(), year.to_string()];
    let form = form(path, Heading::Plain("Date"), &typed, None, Button::Secondary);
    details(false, "See this on another date", &form)
}

fn form(
    path: &str,
    legend: Heading<'_>,
    typed: &[String; 3],
    error: Option<(&str, [bool; 3])>,
    weight: Button,
) -> Markup {
    let hint = html! { "For example, 31 3 2020" };
    let input = DateInput {
        id: "date",
        legend,
        hint: Some(&hint),
        error,
        values: typed.each_ref().map(String::as_str),
    };
    html! {
        form action=(path) method="get" novalidate {
            (date_input(&input))
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
