//! The criteria of an authorisation or assessment: what was found of each here, and in the other
//! cases of the same wave or set, so that all are judged alike.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use remit_dictionary::Code;
use remit_governance::Case;
use remit_governance::acts::Finding;
use remit_governance::authorisation::Findings;
use remit_governance::criteria::Criterion;
use remit_governance::waves::wave_of;

use super::find;
use crate::asking;
use crate::components::{Cell, Column, Table, table};
use crate::page::{Page, Section};
use crate::pages::cases::Asked;
use crate::pages::{cases, dated, parts};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// So many criteria are on a page.
const CRITERIA_A_PAGE: usize = 50;
/// So many bodies that do not meet a criterion are named.
const BODIES_MAX: usize = 6;

/// Shows the criteria of a case.
pub async fn show(
    State(site): State<Shared>,
    Path(id): Path<String>,
    dated::On(date): dated::On,
    Query(asked): Query<Asked>,
) -> Result<Page, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |_, snapshot| {
        let case = find(snapshot, &id, date)?;
        if case.opened.criteria.is_none() {
            return Err(Refusal::not_found(
                format!("{id} is not judged by criteria"),
                "Only authorisations and assessments are. The page of the case says what it is.",
            ));
        }
        Ok(page(snapshot, &case, asked.first()))
    })
    .await
}

/// What was found of one criterion in the other cases.
#[derive(Default)]
struct Elsewhere {
    met: usize,
    unmet: Vec<Code>,
    open: usize,
}

/// Returns the other cases that are judged by the same set: of the same wave, where it is in one.
fn others<'a>(snapshot: &'a Snapshot, case: &Case<'a>) -> Vec<Case<'a>> {
    let (set, wave) = (&case.opened.criteria, wave_of(case));
    let same =
        |own: &Case<'_>| own.id != case.id && own.opened.criteria == *set && wave_of(own) == wave;
    snapshot.world().books.cases(case.log.on).filter(same).collect()
}

fn elsewhere<'a>(snapshot: &'a Snapshot, others: &[Case<'a>]) -> BTreeMap<&'a str, Elsewhere> {
    let mut all: BTreeMap<&str, Elsewhere> = BTreeMap::new();
    for other in others {
        for (criterion, finding) in Findings::of(&snapshot.world(), other).all() {
            let own = all.entry(criterion.code).or_default();
            match finding {
                Some(Finding::Met) => own.met += 1,
                Some(Finding::Unmet) => own.unmet.extend(other.parties().first()),
                None => own.open += 1,
            }
        }
    }
    all
}

fn page(snapshot: &Snapshot, case: &Case<'_>, first: usize) -> Page {
    let (href, on) = (cases::href(case.id), case.log.on);
    let others = others(snapshot, case);
    let elsewhere = elsewhere(snapshot, &others);
    let findings = Findings::of(&snapshot.world(), case);
    let all: Vec<_> = findings.all().collect();
    let shown = parts::Slice::of(all.len(), first, CRITERIA_A_PAGE);
    let none = Elsewhere::default();
    let rows: Vec<Vec<Cell>> = all[shown.range()]
        .iter()
        .map(|(criterion, finding)| {
            let other = elsewhere.get(criterion.code).unwrap_or(&none);
            vec![
                criterion.code.into(),
                asks(criterion).into(),
                found(*finding).into(),
                words::total(other.met).into(),
                unmet(snapshot, other, case).into(),
                words::total(other.open).into(),
            ]
        })
        .collect();
    let count = |wanted| all.iter().filter(|(_, own)| *own == wanted).count();
    let body = html! {
        h1.nhsuk-u-text-break-word { span.nhsuk-caption-l { "Case " (case.id) ", its criteria" } (case.opened.title) }
        p.nhsuk-lede-text {
            "On " (words::day(on)) ", of " (words::count(all.len(), "criterion", "criteria")) ": "
            (words::total(count(Some(Finding::Met)))) " met, "
            (words::total(count(Some(Finding::Unmet)))) " not met, "
            (words::total(count(None))) " not assessed yet. "
            (words::count(others.len(), "other case is", "other cases are"))
            " judged by the same criteria"
            @if let Some(wave) = wave_of(case) {
                " in " a href={ "/wave/" (wave) "?on=" (on) } { "wave " (wave) }
            } "."
        }
        (dated::control(&format!("{href}/criteria"), on))
        (table(&Table {
            caption: Some(("What was found, here and elsewhere", Some("m"))),
            columns: &[
                Column::of("Criterion"),
                Column::of("What it asks"),
                Column::of("Here"),
                Column::numeric("Met elsewhere"),
                Column::of("Not met elsewhere"),
                Column::numeric("Not assessed elsewhere"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        (shown.neighbours("Criteria", &|from| format!("{href}/criteria?on={on}&from={from}")))
    };
    let title = format!("{}: its criteria", case.opened.title);
    Page::new(&title, body)
        .within(Section::Cases)
        .after("/cases", "Cases")
        .after(format!("{href}?on={on}"), case.opened.title.as_str())
}

/// Returns what a criterion asks: of most of the 119 of 2012 only the number is held.
fn asks(criterion: &Criterion<'_>) -> Markup {
    html! {
        @match (criterion.domain, criterion.text) {
            ("", "") => "Its text is not held",
            (domain, "") => (words::capital(domain)),
            ("", text) => (text),
            (domain, text) => { (words::capital(domain)) ": " (text) },
        }
    }
}

fn found(finding: Option<Finding>) -> &'static str {
    match finding {
        Some(Finding::Met) => "Met",
        Some(Finding::Unmet) => "Not met",
        None => "Not assessed yet",
    }
}

fn unmet(snapshot: &Snapshot, other: &Elsewhere, case: &Case<'_>) -> Markup {
    let named = other.unmet.len().min(BODIES_MAX);
    html! {
        (words::total(other.unmet.len()))
        @if 0 < named { br; }
        (cases::bodies(&snapshot.view(), &other.unmet[..named], case.log.on))
        @if named < other.unmet.len() { br; "and " (other.unmet.len() - named) " more" }
    }
}
