//! What cannot be answered, and what to do next: as a page for people, as problem details (RFC
//! 9457) for programs.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Serialize;

use remit_clerk::Broken;

use crate::fhir::{FHIR, MEDIA_TYPE};
use crate::page::Page;
use crate::routes::{API, READY};
use crate::serve::log_fault;

/// A request that cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The status of the answer.
    pub status: StatusCode,
    /// What is wrong, in a sentence.
    pub what: String,
    /// What to do next.
    pub hint: String,
}

impl Refusal {
    /// Returns that what was asked about is not on record.
    pub fn not_found(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, what: what.into(), hint: hint.into() }
    }

    /// Returns that the question cannot be read.
    pub fn unreadable(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, what: what.into(), hint: hint.into() }
    }

    /// Returns that the store failed, which is logged with its causes.
    pub fn of_fault(error: &Broken) -> Self {
        log_fault(error);
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            what: "The record cannot be read just now".to_owned(),
            hint: "Try again in a minute. Nothing on record was changed.".to_owned(),
        }
    }

    /// Returns what is said where only the status is known: by the server itself, not by a page.
    fn of_status(status: StatusCode) -> Self {
        let (what, hint) = match status {
            StatusCode::NOT_FOUND => (
                "There is no such page",
                "Check the address, or look for a body, a practice or a place by its name.",
            ),
            StatusCode::METHOD_NOT_ALLOWED => {
                ("This address is only read", "Open it without sending anything to it.")
            }
            StatusCode::PAYLOAD_TOO_LARGE => ("What was sent is too large", "Send less at once."),
            StatusCode::TOO_MANY_REQUESTS => (
                "Too many requests came from your address",
                "Wait a few seconds, then go on more slowly.",
            ),
            StatusCode::SERVICE_UNAVAILABLE => {
                ("The answer took too long", "Try again in a minute.")
            }
            StatusCode::FORBIDDEN => {
                ("You may not see this", "Ask the governance lead of the body for it.")
            }
            own if own.is_client_error() => {
                ("The address cannot be read", "Check the address, and open it again.")
            }
            _ => (
                "Something went wrong on our side",
                "Try again in a minute. Nothing on record was changed.",
            ),
        };
        Self { status, what: what.to_owned(), hint: hint.to_owned() }
    }

    fn page(&self) -> Response {
        let body = html! {
            h1 { (self.what) }
            p { (self.hint) }
            p { a href="/" { "Go to the start page" } " or " a href="/search" { "search" } "." }
        };
        Page::new(&self.what, body).with_status(self.status).into_response()
    }

    /// Says it as FHIR does.
    fn outcome(&self) -> Response {
        let code = match self.status {
            StatusCode::NOT_FOUND => "not-found",
            StatusCode::METHOD_NOT_ALLOWED => "not-supported",
            StatusCode::PAYLOAD_TOO_LARGE => "too-long",
            StatusCode::TOO_MANY_REQUESTS => "throttled",
            StatusCode::FORBIDDEN => "forbidden",
            StatusCode::SERVICE_UNAVAILABLE => "transient",
            own if own.is_client_error() => "invalid",
            _ => "exception",
        };
        let outcome = serde_json::json!({
            "resourceType": "OperationOutcome",
            "issue": [{
                "severity": "error",
                "code": code,
                "details": { "text": self.hint },
                "diagnostics": self.what,
            }],
        });
        let kind = HeaderValue::from_static(MEDIA_TYPE);
        (self.status, [(CONTENT_TYPE, kind)], outcome.to_string()).into_response()
    }

    fn problem(&self) -> Response {
        let problem = Problem {
            kind: "about:blank",
            title: self.status.canonical_reason().unwrap_or_default(),
            status: self.status.as_u16(),
            detail: &self.what,
            hint: &self.hint,
        };
        let mut response = (self.status, axum::Json(problem)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(CONTENT_TYPE, kind);
        response
    }
}

/// Problem details: RFC 9457, with a hint what to do next.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem<'a> {
    /// `about:blank`: the status says it all.
    #[serde(rename = "type")]
    kind: &'a str,
    /// The status in words.
    title: &'a str,
    /// The status.
    status: u16,
    /// What is wrong.
    detail: &'a str,
    /// What to do next.
    hint: &'a str,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// To whom a refusal goes.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    /// To people: as a page.
    Page,
    /// To programs: as problem details.
    Problem,
    /// To programs that speak FHIR.
    Outcome,
}

impl Manner {
    /// Returns who asks.
    pub fn of(request: &Request) -> Self {
        match request.uri().path() {
            own if own.starts_with(API) || own == READY => Self::Problem,
            own if own.starts_with(FHIR) => Self::Outcome,
            _ => Self::Page,
        }
    }

    /// Shows a refusal, whoever made it; another answer stays as it is.
    pub fn show(self, response: Response) -> Response {
        let status = response.status();
        let own = response.extensions().get::<Arc<Refusal>>();
        let refusal = match own {
            Some(own) => Arc::clone(own),
            None if is_bare(&response) => Arc::new(Refusal::of_status(status)),
            None => return response,
        };
        let (head, _) = response.into_parts();
        let mut shown = match self {
            Self::Problem => refusal.problem(),
            Self::Outcome => refusal.outcome(),
            Self::Page => refusal.page(),
        };
        for name in [ALLOW, RETRY_AFTER] {
            if let Some(value) = head.headers.get(&name) {
                shown.headers_mut().insert(name, value.clone());
            }
        }
        shown
    }
}

/// Tells whether an answer is an error that has no page of its own yet.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE);
    let dressed = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    (status.is_client_error() || status.is_server_error()) && !dressed
}
