//! What every request passes on its way in, and every answer on its way out.
//!
//! It is one function and not a layer each: a layer copies all that stand behind it, each time.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, HeaderMap};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::Limited;
use tokio::time::timeout;

use crate::api::restate::ANSWERED_WITHIN;
use crate::pace::Pace;
use crate::refusal::Manner;
use crate::restating::SENT_BYTES_MAX;
use crate::routes::Shared;
use crate::signing_in::{SignedIn, SigningIn};
use crate::watch::{Asked, Counts};
use crate::{kept, rights, shield};

/// An answer takes so long at most.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);
/// A form has so many bytes at most.
const BODY_BYTES_MAX: usize = 256 * 1024;

/// What stands before every address.
pub struct Gate {
    /// The record.
    pub site: Shared,
    /// Who is signed in.
    pub signing_in: Arc<SigningIn>,
    /// How fast each address may ask.
    pub pace: Pace,
    /// What was answered.
    pub counts: Arc<Counts>,
}

/// Answers a request: everything is counted, and every refusal is shown.
pub async fn over(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let (asked, manner) = (Asked::of(&request), Manner::of(&request));
    let mut answer = manner.show(gate.pass(request, next).await);
    shield::put_on(&mut answer);
    gate.counts.note(&asked, answer.status());
    answer
}

impl Gate {
    async fn pass(&self, request: Request, next: Next) -> Response {
        if let Some(refused) = self.pace.refuse(&request) {
            return refused;
        }
        let mut request = self.signing_in.know(&self.site, request).await;
        if let Some(refused) = rights::refuse(&request) {
            return refused;
        }
        let signed_in = request.extensions().get::<Arc<SignedIn>>().is_some();
        if signed_in {
            // How long a compressed page is tells of the secret in its forms to whoever sees that.
            request.headers_mut().remove(ACCEPT_ENCODING);
        }
        let route = request.extensions().get::<MatchedPath>();
        let (bytes, within) = bounds(route.map_or("", MatchedPath::as_str));
        if bytes < length(request.headers()) {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        }
        let request = request.map(|body| Body::new(Limited::new(body, bytes)));
        let answer = timeout(within, kept::over(&self.site, request, next));
        answer.await.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
    }
}

/// Returns how many bytes a request says that it has.
fn length(headers: &HeaderMap) -> usize {
    let own = headers.get(CONTENT_LENGTH).map(HeaderValue::to_str);
    own.and_then(|own| own.ok()?.parse().ok()).unwrap_or(0)
}

/// Returns how many bytes an address is sent at most, and how long its answer takes at most.
fn bounds(route: &str) -> (usize, Duration) {
    match route {
        "/api/v1/restate" | "/restate" | "/imports" => (SENT_BYTES_MAX, ANSWERED_WITHIN),
        _ => (BODY_BYTES_MAX, ANSWER_WITHIN),
    }
}
