//! Answers that were given already. A page with its date in the address is made of the address, the
//! record and the day, so whoever asks the same again is given the same; a later record begins anew.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::header::{ACCEPT_ENCODING, COOKIE, IF_NONE_MATCH, SET_COOKIE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::routes::Shared;

/// What is kept: it is the same for everybody, and takes longer to make than to keep.
const ROUTES: [&str; 12] = [
    "/body/{code}/{date}",
    "/practice/{code}/{date}",
    "/place/{code}/{date}",
    "/footprint/{kind}/{date}",
    "/api/v1/who",
    "/api/v1/bodies",
    "/api/v1/members",
    "/api/v1/lineage",
    "/api/v1/lineages",
    "/api/v1/change-pack.csv",
    "/fhir/Organization/{code}",
    "/fhir/OrganizationAffiliation/{id}",
];
/// An answer of so many bytes is kept at most.
const ANSWER_BYTES_MAX: usize = 1024 * 1024;
/// All together have so many at most; then they begin anew.
const BYTES_MAX: usize = 64 * 1024 * 1024;

/// The answers that were given from one record.
#[derive(Debug, Default)]
pub struct Kept(Mutex<Answers>);

#[derive(Debug, Default)]
struct Answers {
    bytes: usize,
    given: HashMap<String, (HeaderMap, Bytes)>,
}

impl Kept {
    fn get(&self, address: &str) -> Option<(HeaderMap, Bytes)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).given.get(address).cloned()
    }

    fn keep(&self, address: String, headers: HeaderMap, body: Bytes) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = address.len() + body.len();
        if BYTES_MAX < answers.bytes + bytes {
            *answers = Answers::default();
        }
        answers.bytes += bytes;
        answers.given.insert(address, (headers, body));
    }
}

/// Gives an answer again, or keeps it.
pub async fn over(site: &Shared, request: Request, next: Next) -> Response {
    let Some(address) = address(&request) else {
        return next.run(request).await;
    };
    let snapshot = site.snapshot();
    if let Some((headers, body)) = snapshot.kept().get(&address) {
        return (headers, body).into_response();
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.headers().contains_key(SET_COOKIE) {
        return response;
    }
    let (head, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(body) => {
            // Where the record changed meanwhile, nobody can tell of which the answer is.
            if Arc::ptr_eq(&snapshot, &site.snapshot()) && body.len() <= ANSWER_BYTES_MAX {
                snapshot.kept().keep(address, head.headers.clone(), body.clone());
            }
            Response::from_parts(head, Body::from(body))
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Returns by what an answer is kept; nothing where it is not, or is for one person.
fn address(request: &Request) -> Option<String> {
    let route = request.extensions().get::<MatchedPath>()?;
    let headers = request.headers();
    let own = headers.contains_key(COOKIE) || headers.contains_key(IF_NONE_MATCH);
    if own || request.method() != Method::GET || !ROUTES.contains(&route.as_str()) {
        return None;
    }
    let coding = headers.get(ACCEPT_ENCODING).and_then(|own| own.to_str().ok()).unwrap_or_default();
    Some(format!("{} {} {coding}", crate::asking::today(), request.uri()))
}
