//! My work: what remains in the cases of the bodies that somebody acts for, and is their move.

use axum::extract::State;
use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_governance::{Case, CaseId, KINDS, Mover, NextStep, Standing, World, is_over};
use remit_register::Kind;

use crate::asking::today;
use crate::components::{Button, Cell, Column, Table, button, table};
use crate::page::{Page, Section};
use crate::pages::{cases, parts, recording};
use crate::remaining::{self, Remaining};
use crate::routes::Shared;
use crate::signing_in::{Held, SignedIn, random};
use crate::site::Snapshot;
use crate::words;

/// So many things to do are listed; each case has all of its own.
const LISTED_MAX: usize = 100;

/// Something that is somebody's move.
struct ToDo<'a> {
    case: &'a CaseId,
    title: String,
    remaining: Remaining,
}

/// Shows what is to be done, by deadline.
pub async fn show(State(site): State<Shared>, by: SignedIn) -> Page {
    site.answer(move |_, snapshot| page(snapshot, &by)).await
}

fn page(snapshot: &Snapshot, by: &SignedIn) -> Page {
    let (view, world, on) = (snapshot.view(), snapshot.world(), today());
    let mut bodies: Vec<Code> = by.roles.iter().map(|held| held.body).collect();
    bodies.dedup();
    let open: Vec<Case<'_>> = world.books.cases(on).filter(|case| !is_over(case)).collect();
    let own: Vec<&Case<'_>> = open.iter().filter(|case| is_of(&world, case, &bodies, on)).collect();
    let mut all: Vec<ToDo<'_>> = Vec::new();
    for case in &own {
        let moves = remaining::of(world, **case, on).into_iter();
        let mine = |one: &Remaining| {
            is_move_of(&world, one, &bodies, on) && by.roles.iter().any(|held| lets(held, one))
        };
        all.extend(moves.filter(mine).map(|remaining| ToDo {
            case: case.id,
            title: case.opened.title.to_string(),
            remaining,
        }));
    }
    all.sort_by_key(|own| (own.remaining.standing == Standing::NotYet, own.remaining.day()));
    let rows: Vec<Vec<Cell>> = all.iter().take(LISTED_MAX).map(row).collect();
    let markup = html! {
        h1 { "My work" }
        (signed_in_as(by))
        @if by.roles.is_empty() { (no_role(by)) }
        ul {
            @for held in &by.roles {
                li {
                    (words::capital(&held.role.word().replace('-', " "))) " of "
                    (parts::body_link(&view, held.body, on))
                }
            }
        }
        @if !by.roles.is_empty() {
            p { a href="/acts" { "Put something on record" } }
            p { a href=(recording::href("case-opened", &[])) { "Open a case" } }
            @if by.is_national() { p { a href="/imports" { "Import a published file" } } }
            @if rows.is_empty() { p { "Nothing waits for you today." } } @else {
                (table(&Table {
                    caption: Some(("What remains, by deadline", Some("m"))),
                    columns: &[
                        Column::of("By when"),
                        Column::of("What stands in the way"),
                        Column::of("Case"),
                        Column::of("Next step"),
                    ],
                    rows: &rows,
                    first_is_header: true,
                    responsive: true,
                }))
            }
            @if LISTED_MAX < all.len() {
                p { "The first " (LISTED_MAX) " of " (all.len()) " are listed; each case has all." }
            }
            (open_cases(snapshot, by, &own))
        }
        p { a href="/restate" { "See figures of your own on another footprint" } }
        (sign_out(by))
    };
    Page::new("My work", markup).within(Section::Work)
}

/// Returns the open cases that somebody has a part in.
fn open_cases(snapshot: &Snapshot, by: &SignedIn, cases: &[&Case<'_>]) -> Markup {
    let (view, on) = (snapshot.view(), today());
    if cases.is_empty() {
        return html! {};
    }
    let rows: Vec<Vec<Cell>> = cases
        .iter()
        .map(|case| {
            let href = cases::href(case.id);
            let link = html! {
                a.nhsuk-u-text-break-word href=(href) { (case.opened.title) }
            };
            let views = html! {
                @if by.runs(case).is_ok() {
                    a href={ (href) "/views" } {
                        "Views that wait"
                        span.nhsuk-u-visually-hidden { " in " (case.opened.title) }
                    }
                }
            };
            vec![link.into(), cases::bodies(&view, case.parties(), on).into(), views.into()]
        })
        .collect();
    table(&Table {
        caption: Some(("Open cases of your bodies", Some("m"))),
        columns: &[Column::of("Case"), Column::of("Whose"), Column::of("Views")],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Tells whether a case is of one of the bodies; NHS England has a part in every one.
fn is_of(world: &World<'_>, case: &Case<'_>, bodies: &[Code], on: Date) -> bool {
    case.parties().iter().any(|party| bodies.contains(party))
        || bodies.iter().any(|body| is_national(world, *body, on))
}

fn is_national(world: &World<'_>, body: Code, on: Date) -> bool {
    let found = world.view.nearest_body(body, on);
    found.is_some_and(|found| matches!(found.kind, Kind::NhsEngland | Kind::Region))
}

fn is_move_of(world: &World<'_>, one: &Remaining, bodies: &[Code], on: Date) -> bool {
    one.refused().is_some_and(|refused| match &refused.move_of {
        Mover::Signer => true,
        Mover::NhsEngland => bodies.iter().any(|body| is_national(world, *body, on)),
        own @ (Mover::Body(_) | Mover::Parties(_)) => {
            remaining::movers(own).iter().any(|code| bodies.contains(code))
        }
        Mover::Ministers | Mover::Calendar => false,
    })
}

/// Returns the act by which something would be done.
fn act_of(one: &Remaining) -> &'static str {
    match one.refused().map(|own| own.next) {
        Some(NextStep::Record(act)) => act,
        Some(_) | None => one.step,
    }
}

/// Tells whether a role lets its holder do what remains.
fn lets(held: &Held, one: &Remaining) -> bool {
    let kind = KINDS.iter().find(|kind| kind.word == act_of(one));
    kind.is_some_and(|kind| kind.roles.contains(&held.role))
}

fn row(own: &ToDo<'_>) -> Vec<Cell> {
    let one = &own.remaining;
    let refused = one.refused();
    let late = match one.standing {
        Standing::Late(days) => Some(days),
        Standing::Open | Standing::Waiting | Standing::NotYet => None,
    };
    let by = refused.and_then(|own| own.by_when).map(words::day);
    let act = act_of(one);
    let case = own.case.to_string();
    vec![
        html! {
            (by.unwrap_or_else(|| "No day is set".to_owned()))
            @if let Some(days) = late { br; strong { (days) " days late" } }
        }
        .into(),
        html! {
            (words::capital(&one.rule.says()))
            @if let Some(own) = refused { br; "About: " (remaining::about(&own.about)) }
        }
        .into(),
        html! { a.nhsuk-u-text-break-word href=(cases::href(own.case)) { (own.title) } }.into(),
        html! {
            a href=(recording::href(act, &[("case", &case)])) {
                "Record: " (words::act_within(act))
                span.nhsuk-u-visually-hidden { " in " (own.title) }
            }
        }
        .into(),
    ]
}

/// Says who is signed in, on every page of theirs.
pub fn signed_in_as(by: &SignedIn) -> Markup {
    html! {
        @if by.demo {
            p { strong { "This is a demo: anybody who opens these pages can choose to be anybody." } }
        }
        p { "Signed in as " strong { (by.text) } }
    }
}

/// Says what somebody without a role can do.
pub fn no_role(by: &SignedIn) -> Markup {
    html! {
        p {
            "Nobody has given you a role yet. Ask the governance lead of your body to put on \
             record that " strong { (by.text) } " holds one, written just so."
        }
    }
}

/// Returns the button by which somebody signs out.
pub fn sign_out(by: &SignedIn) -> Markup {
    html! {
        form action="/sign-out" method="post" {
            (by.hidden(&random()))
            (button(Button::Secondary, true, "Sign out"))
        }
    }
}
