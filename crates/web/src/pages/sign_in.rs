//! Signing in and out.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::asking::{encoded, today};
use crate::components::{
    Button, Heading, Mistake, Question, button, error_summary, select, warning_callout,
};
use crate::filled::{Filled, Sent};
use crate::page::Page;
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::signing_in::{
    BEGUN_COOKIE, Provider, ProviderError, SESSION_COOKIE, SigningIn, cookie_of, everybody,
};

/// Where to go on to.
#[derive(Debug, Deserialize)]
pub struct Asked {
    next: Option<String>,
}

/// What a provider sends people back with.
#[derive(Debug, Deserialize)]
pub struct Back {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
}

/// Shows the ways to sign in.
pub async fn show(
    State(site): State<Shared>,
    Extension(own): Extension<Arc<SigningIn>>,
    Query(asked): Query<Asked>,
) -> Page {
    page(&site, &own, &next(asked.next.as_deref()), None).await
}

async fn page(site: &Shared, own: &Arc<SigningIn>, next: &str, mistake: Option<&str>) -> Page {
    let people = match own.demo {
        false => Vec::new(),
        true => site.answer(|site, snapshot| everybody(site, snapshot, today())).await,
    };
    let markup = html! {
        @if let Some(text) = mistake {
            (error_summary(&[Mistake { text, href: Some("#person") }]))
        }
        h1 { "Sign in" }
        p {
            "Only who acts for a body signs in. Everything can be looked up without it. What you \
             may do is what the record gives you: a governance lead of your body puts your role \
             on record."
        }
        @if own.provider.is_some() {
            p {
                a href={ "/sign-in/provider?next=" (encoded(next)) } {
                    "Sign in with your provider of identity"
                }
            }
        }
        @if own.demo { (demo(next, &people, mistake)) }
        @if own.provider.is_none() && !own.demo {
            p {
                "This service was started without a way to sign in. Whoever runs it starts it with "
                code { "--sign-in-issuer" } ", or with " code { "--demo-sign-in" }
                " on their own machine."
            }
        }
    };
    let page = Page::new("Sign in", markup);
    if mistake.is_some() { page.with_mistakes() } else { page }
}

fn demo(next: &str, people: &[(String, String)], mistake: Option<&str>) -> Markup {
    let mut items = vec![(String::new(), "Choose a person".to_owned())];
    items.extend(people.iter().map(|(text, what)| (text.clone(), format!("{text}: {what}"))));
    let question = Question {
        name: "person",
        label: Heading::Plain("Who do you want to be?"),
        hint: None,
        error: mistake,
    };
    html! {
        (warning_callout(
            2,
            "This is a demo",
            "Anybody who opens this page can choose to be anybody. It is for one's own machine.",
        ))
        form action="/sign-in/demo" method="post" novalidate {
            input type="hidden" name="next" value=(next);
            (select(&question, &items, None))
            (button(Button::Primary, false, "Sign in for the demo"))
        }
    }
}

/// Signs in whoever was chosen, where there is nothing to prove.
pub async fn demo_sign_in(
    State(site): State<Shared>,
    Extension(own): Extension<Arc<SigningIn>>,
    Sent(typed): Sent,
) -> Response {
    if !own.demo {
        return StatusCode::NOT_FOUND.into_response();
    }
    let next = next(typed.one("next"));
    let people = site.answer(|site, snapshot| everybody(site, snapshot, today())).await;
    match typed.one("person").filter(|text| people.iter().any(|(own, _)| own == text)) {
        Some(text) => begin_session(&own, text, &next),
        None => page(&site, &own, &next, Some("Choose a person")).await.into_response(),
    }
}

/// Sends somebody to the provider.
pub async fn to_provider(
    Extension(own): Extension<Arc<SigningIn>>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let next = next(asked.next.as_deref());
    let asked = Arc::clone(&own);
    let (url, state) = ask(asked, move |provider| provider.begin(&next)).await?;
    let cookie = own.cookie(BEGUN_COOKIE, Some(&state));
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to(&url)).into_response())
}

/// Takes somebody back from the provider.
pub async fn back(
    Extension(own): Extension<Arc<SigningIn>>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Result<Response, Refusal> {
    if let Some(error) = back.error {
        return Err(refused(&ProviderError::NotVouched(error)));
    }
    let state =
        back.state.filter(|state| cookie_of(&headers, BEGUN_COOKIE).as_ref() == Some(state));
    let (Some(state), Some(code)) = (state, back.code) else {
        return Err(refused(&ProviderError::NotBegun));
    };
    let asked = Arc::clone(&own);
    let (text, next) = ask(asked, move |provider| provider.finish(&state, &code)).await?;
    Ok(begin_session(&own, &text, &next))
}

/// Signs somebody out.
pub async fn sign_out(
    Extension(own): Extension<Arc<SigningIn>>,
    headers: HeaderMap,
    _: Filled,
) -> Response {
    if let Some(key) = cookie_of(&headers, SESSION_COOKIE) {
        own.sessions.end(&key);
    }
    let gone = own.cookie(SESSION_COOKIE, None);
    (AppendHeaders([(SET_COOKIE, gone)]), Redirect::to("/")).into_response()
}

fn begin_session(own: &SigningIn, text: &str, next: &str) -> Response {
    let key = own.sessions.begin(text);
    let cookies = [
        (SET_COOKIE, own.cookie(SESSION_COOKIE, Some(&key))),
        (SET_COOKIE, own.cookie(BEGUN_COOKIE, None)),
    ];
    (AppendHeaders(cookies), Redirect::to(next)).into_response()
}

/// Asks the provider on a thread that may wait.
async fn ask<T: Send + 'static>(
    own: Arc<SigningIn>,
    question: impl FnOnce(&Provider) -> Result<T, ProviderError> + Send + 'static,
) -> Result<T, Refusal> {
    let asked = tokio::task::spawn_blocking(move || own.provider.as_ref().map(question));
    match asked.await.expect("BUG: asking the provider does not panic") {
        Some(answer) => answer.map_err(|error| refused(&error)),
        None => Err(Refusal::not_found(
            "There is no provider to sign in with",
            "Whoever runs this service starts it with --sign-in-issuer.",
        )),
    }
}

fn refused(error: &ProviderError) -> Refusal {
    tracing::warn!(%error, "somebody could not be signed in");
    let status = match error {
        ProviderError::NotBegun | ProviderError::NotVouched(_) => StatusCode::FORBIDDEN,
        ProviderError::Address { .. }
        | ProviderError::NotSecure(_)
        | ProviderError::Claim(_)
        | ProviderError::Provider(_) => StatusCode::BAD_GATEWAY,
    };
    let what = format!("You could not be signed in: {error}");
    Refusal { status, what, hint: "Begin again from the page to sign in.".to_owned() }
}

/// Returns where to go on to: only to a page of ours.
fn next(asked: Option<&str>) -> String {
    let ours = |next: &&str| {
        next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n'])
    };
    asked.filter(ours).unwrap_or("/work").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_on_only_to_a_page_of_ours() {
        for (asked, leads) in [
            (None, "/work"),
            (Some("/case/east?on=2026-11-22"), "/case/east?on=2026-11-22"),
            (Some("//elsewhere.example"), "/work"),
            (Some("https://elsewhere.example"), "/work"),
            (Some("/\\elsewhere.example"), "/work"),
            (Some("/a\r\nSet-Cookie: b"), "/work"),
        ] {
            assert_eq!(next(asked), leads, "{asked:?}");
        }
    }
}
