//! Views on an open case: anybody gives one without an account; a clerk of the case takes it in or
//! turns it down.
//!
//! What somebody sends is an observation on record whose words live beside it, so nothing is lost
//! and everything can be forgotten. Nobody else reads the words before they are taken in; taking in
//! is the act `view-given`, with its guards. Turning down forgets the words for good.

mod waiting;

use std::net::SocketAddr;
use std::sync::LazyLock;

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use remit_clerk::deciding::{self, Sending};
use remit_clerk::{Broken, Failure, Session};
use remit_governance::acts::{Audience, Stance};
use remit_governance::arrangement::{Stage, stage};
use remit_governance::decisions::decisions_of;
use remit_governance::{Case, Form, is_over};

use crate::asking::{self, now_and_today, today};
use crate::components::{
    Button, Cell, Choice, Choices, Column, Heading, Mistake, Question, Table, button,
    error_summary, radios, select, table, textarea,
};
use crate::filled::{Filled, Sent, Typed, request_of};
use crate::page::{Page, Section};
use crate::pages::{case as case_page, cases, recording, work};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::signing_in::{SignedIn, random};
use crate::site::Snapshot;
use crate::{pace, words};
use waiting::{Limit, Waiting};

/// The longest view.
const WORDS_MAX: usize = 2_000;

/// Keeps any one address from sending many views.
static LIMIT: LazyLock<Limit> = LazyLock::new(Limit::default);

/// Tells whether a case takes views: it is open, and nothing was decided.
pub fn takes_views(case: &Case<'_>) -> bool {
    let began = matches!(stage(case), Stage::InForce(_) | Stage::Over);
    !is_over(case) && !began && decisions_of(case).is_empty()
}

/// Lists the cases on which anybody can give a view.
pub async fn list(State(site): State<Shared>) -> Page {
    site.answer(|_, snapshot| {
        let (view, on) = (snapshot.view(), today());
        let open: Vec<Case<'_>> = snapshot.world().books.cases(on).filter(takes_views).collect();
        let rows: Vec<Vec<Cell>> = open
            .iter()
            .map(|case| {
                let href = cases::href(case.id);
                vec![
                    html! {
                        a.nhsuk-u-text-break-word href=(href) { (case.opened.title) }
                    }
                    .into(),
                    cases::bodies(&view, case.parties(), on).into(),
                    html! { a href={ (href) "/view" } {
                        "Give your view" span.nhsuk-u-visually-hidden { " on " (case.opened.title) }
                    } }
                    .into(),
                ]
            })
            .collect();
        let markup = html! {
            h1 { "Have your say" }
            p.nhsuk-lede-text {
                "Anybody can give a view on what is proposed and not decided yet. You need no \
                 account, and your name is not asked for."
            }
            @if rows.is_empty() { p { "Nothing is open for views today." } } @else {
                (table(&Table {
                    caption: Some(("Open for views", Some("m"))),
                    columns: &[
                        Column::of("What is proposed"),
                        Column::of("Whose"),
                        Column::of("Your view"),
                    ],
                    rows: &rows,
                    first_is_header: true,
                    responsive: true,
                }))
            }
        };
        Page::new("Have your say", markup).within(Section::Cases)
    })
    .await
}

/// Shows the form for a view.
pub async fn show(State(site): State<Shared>, Path(id): Path<String>) -> Result<Page, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |_, snapshot| {
        let case = open_case(snapshot, &id)?;
        Ok(page(&case, &Typed::default(), &[]))
    })
    .await
}

fn open_case<'a>(
    snapshot: &'a Snapshot,
    id: &remit_governance::CaseId,
) -> Result<Case<'a>, Refusal> {
    let case = case_page::find(snapshot, id, today())?;
    if takes_views(&case) {
        return Ok(case);
    }
    Err(Refusal {
        status: StatusCode::GONE,
        what: "This case takes no views any more".to_owned(),
        hint: "It was decided, or is over. Its page says what came of it.".to_owned(),
    })
}

/// Takes a view; a clerk will read it.
pub async fn send(
    State(site): State<Shared>,
    from: Option<Extension<pace::From>>,
    Path(id): Path<String>,
    Sent(typed): Sent,
) -> Result<Response, Refusal> {
    let id = asking::case(&id)?;
    let wrong = wrong(&typed);
    let address = from.map(|Extension(pace::From(own))| own);
    site.answer(move |site, snapshot| {
        let case = open_case(snapshot, &id)?;
        if !wrong.is_empty() {
            return Ok(page(&case, &typed, &wrong).with_mistakes().into_response());
        }
        if !LIMIT.lets(address.as_ref().map(SocketAddr::ip)) {
            return Err(Refusal {
                status: StatusCode::TOO_MANY_REQUESTS,
                what: "Many views came from your address".to_owned(),
                hint: "Nothing was recorded. Try again in an hour.".to_owned(),
            });
        }
        let mut form = Form::new(waiting::KIND);
        form.add("case", id.as_str());
        form.add("audience", typed.one("audience").unwrap_or_default());
        form.add("stance", typed.one("stance").unwrap_or_default());
        let said = typed.one("said").unwrap_or_default().to_owned();
        let request = request_of(&typed).unwrap_or_else(|| format!("web:{}", random()));
        let put = site.write(|session| Ok(waiting::put(session, form, &said, &request)?));
        match put {
            Ok(()) => Ok(thanks(&case).into_response()),
            Err(Failure::Broken(broken)) => Err(Refusal::of_fault(&broken)),
            Err(failure) => Err(Refusal::unreadable(failure.to_string(), "Send it again.")),
        }
    })
    .await
}

/// Returns what is wrong with a view: the field, and why.
fn wrong(typed: &Typed) -> Vec<(&'static str, String)> {
    let mut wrong = Vec::new();
    let known = |name, all: &[&str]| typed.one(name).is_some_and(|own| all.contains(&own));
    let audiences: Vec<&str> = Audience::ALL.iter().map(|own| own.word()).collect();
    let stances: Vec<&str> = Stance::ALL.iter().map(|own| own.word()).collect();
    if !known("audience", &audiences) {
        wrong.push(("audience", "Choose who you are".to_owned()));
    }
    if !known("stance", &stances) {
        wrong.push(("stance", "Choose what you think of it".to_owned()));
    }
    match typed.one("said").map_or(0, |said| said.chars().count()) {
        0 => wrong.push(("said", "Enter your view".to_owned())),
        own if WORDS_MAX < own => {
            wrong.push(("said", format!("Your view must be {WORDS_MAX} letters or fewer")));
        }
        _ => {}
    }
    wrong
}

fn page(case: &Case<'_>, typed: &Typed, wrong: &[(&'static str, String)]) -> Page {
    let error = |name: &str| {
        let own = wrong.iter().find(|(field, _)| *field == name);
        own.map(|(_, text)| text.as_str())
    };
    let hrefs: Vec<String> = wrong.iter().map(|(field, _)| format!("#{field}")).collect();
    let summary: Vec<Mistake<'_>> = wrong
        .iter()
        .zip(&hrefs)
        .map(|((_, text), href)| Mistake { text, href: Some(href) })
        .collect();
    let markup = html! {
        @if !summary.is_empty() { (error_summary(&summary)) }
        h1 { span.nhsuk-caption-l { (case.opened.title) } "Give your view" }
        p {
            "Your view is read by whoever runs this case. What is published is how many were for \
             and against, and what was done about it; your own words are not. Do not give your \
             name, or anything about your health."
        }
        form action={ (cases::href(case.id)) "/view" } method="post" novalidate {
            input type="hidden" name="request" value=(random());
            (fields(typed, &error))
            (button(Button::Primary, false, "Send your view"))
        }
    };
    Page::new("Give your view", markup)
        .within(Section::Cases)
        .after(cases::href(case.id), case.opened.title.to_string())
}

fn fields<'a>(typed: &Typed, error: &impl Fn(&str) -> Option<&'a str>) -> Markup {
    let name = |word: &str| words::capital(&word.replace('-', " "));
    let mut audiences = vec![(String::new(), "Choose".to_owned())];
    audiences.extend(Audience::ALL.iter().map(|own| (own.word().to_owned(), name(own.word()))));
    let who = Question {
        name: "audience",
        label: Heading::Plain("Who are you?"),
        hint: None,
        error: error("audience"),
    };
    let chosen = typed.one("stance").unwrap_or_default();
    let item = |value, text| Choice { value, text, hint: None, chosen: chosen == value };
    let stance = Choices {
        id: "stance",
        name: "stance",
        legend: Heading::Plain("What do you think of it?"),
        hint: None,
        error: error("stance"),
        small: false,
        items: &[
            item("for", "I am for it"),
            item("against", "I am against it"),
            item("mixed", "I am for it with conditions"),
            item("neutral", "Neither"),
        ],
    };
    let said = Question {
        name: "said",
        label: Heading::Plain("Your view"),
        hint: Some(&html! { "At most " (WORDS_MAX) " letters" }),
        error: error("said"),
    };
    html! {
        (select(&who, &audiences, typed.one("audience")))
        (radios(&stance))
        (textarea(&said, typed.raw("said")))
    }
}

fn thanks(case: &Case<'_>) -> Page {
    let markup = html! {
        h1 { "Thank you" }
        p { "Your view is kept. Whoever runs this case will read it." }
        p { a href=(cases::href(case.id)) { "Back to: " (case.opened.title) } }
    };
    Page::new("Thank you for your view", markup).within(Section::Cases)
}

/// Shows the views that wait, to whoever runs the case.
pub async fn waiting(
    State(site): State<Shared>,
    Path(id): Path<String>,
    by: SignedIn,
) -> Result<Page, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |site, snapshot| {
        let case = case_page::find(snapshot, &id, today())?;
        by.runs(&case)?;
        let all = site.ask(|storage| waiting::of(storage, snapshot.world().books, &id));
        let all = all.map_err(|broken| Refusal::of_fault(&broken))?;
        let href = cases::href(&id);
        let markup = html! {
            h1 { span.nhsuk-caption-l { (case.opened.title) } "Views that wait to be read" }
            (work::signed_in_as(&by))
            @if all.is_empty() { p { "None waits." } }
            @for own in &all { (one(&by, &href, own)) }
            (work::sign_out(&by))
        };
        let page = Page::new("Views that wait", markup).within(Section::Work);
        Ok(page.after(href, case.opened.title.to_string()))
    })
    .await
}

fn one(by: &SignedIn, href: &str, own: &Waiting) -> Markup {
    let form = |what: &str, weight, text: &str| {
        html! {
            form action={ (href) "/views" } method="post" {
                (by.hidden(&random()))
                input type="hidden" name="act" value=(own.act);
                input type="hidden" name="what" value=(what);
                (button(weight, true, text))
            }
        }
    };
    html! {
        h2 { (words::capital(&own.audience.replace('-', " "))) ", " (own.stance) }
        p { (own.said) }
        p { "Sent on " (words::moment(own.at)) ", act " (own.act) }
        (form("take", Button::Primary, &format!("Take in view {}", own.act)))
        (form("turn-down", Button::Secondary, &format!("Turn down and forget view {}", own.act)))
    }
}

/// Takes a view in, or turns it down.
pub async fn moderate(
    State(site): State<Shared>,
    Path(id): Path<String>,
    Filled { typed, by }: Filled,
) -> Result<Redirect, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |site, snapshot| {
        let case = case_page::find(snapshot, &id, today())?;
        let held = by.runs(&case)?;
        let all = site.ask(|storage| waiting::of(storage, snapshot.world().books, &id));
        let all = all.map_err(|broken| Refusal::of_fault(&broken))?;
        let act = typed.one("act").and_then(|own| own.parse().ok());
        let own = all.into_iter().find(|own| Some(own.act) == act).ok_or_else(|| {
            Refusal::not_found("That view does not wait any more", "Open the page again.")
        })?;
        let (now, today) = now_and_today();
        let done = site.write(|session: &mut Session| match typed.one("what") {
            Some("take") => {
                let mut form = own.taken_in();
                form.add("actor", held.person.as_str());
                form.add("acting_as", held.role.word());
                form.add("acting_for", &held.body.to_string());
                form.add("on", &today.to_string());
                let request = Some(waiting::request(own.act));
                let sent = [deciding::Sent { form, place: None }];
                deciding::record(session, &sent, &Sending { now, today, request }).map(|_| ())
            }
            _ => {
                session.storage.forget(&own.token, today).map_err(Broken::from)?;
                Ok(())
            }
        });
        match done {
            Ok(()) => Ok(Redirect::to(&format!("{}/views", cases::href(&id)))),
            Err(Failure::Broken(broken)) => Err(Refusal::of_fault(&broken)),
            Err(failure) => Err(Refusal {
                status: StatusCode::CONFLICT,
                what: recording::objections(&failure).join("; "),
                hint: "Nothing was recorded.".to_owned(),
            }),
        }
    })
    .await
}
