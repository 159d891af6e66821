//! What every answer has in common: the record that it comes from, its ETag, and its sources.

use std::sync::Arc;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use remit_dictionary::{Date, Period};
use remit_register::{Address, View};
use serde::Serialize;
use utoipa::ToSchema;

use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;

/// The record that answers a request. Whoever has the answer of this record already is told so.
pub struct Ask(pub Arc<Snapshot>);

impl Ask {
    /// Returns the ETag of the record that an answer comes from, as a header.
    pub fn tagged(&self) -> [(HeaderName, HeaderValue); 1] {
        [(ETAG, etag(&self.0))]
    }

    /// Sends an answer with the ETag of the record that it comes from.
    pub fn reply<T: Serialize>(&self, answer: T) -> Response {
        (self.tagged(), Json(answer)).into_response()
    }
}

/// An answer is made of the address, the record and this program. It is weak: a compressed answer is
/// the same answer.
fn etag(snapshot: &Snapshot) -> HeaderValue {
    let hash = snapshot.head().hash.to_string();
    let tag = format!("W/\"{hash}-{}\"", env!("CARGO_PKG_VERSION"));
    HeaderValue::from_str(&tag).expect("BUG: digits and letters make a header")
}

/// Returns a tag without the mark that it is weak: two answers are the same by the rest.
fn opaque(tag: &[u8]) -> &[u8] {
    let tag = tag.trim_ascii();
    tag.strip_prefix(b"W/").unwrap_or(tag)
}

impl FromRequestParts<Shared> for Ask {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Shared) -> Result<Self, Response> {
        let snapshot = site.snapshot();
        let tag = etag(&snapshot);
        let known = parts.headers.get_all(IF_NONE_MATCH).iter();
        let mut known = known.filter_map(|own| own.to_str().ok()).flat_map(|own| own.split(','));
        let same = |own: &str| opaque(own.as_bytes()) == opaque(tag.as_bytes());
        if known.any(same) {
            return Err((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
        }
        Ok(Self(snapshot))
    }
}

/// Returns what a question must have.
pub fn needed<'q>(name: &str, given: Option<&'q str>) -> Result<&'q str, Refusal> {
    given.filter(|own| !own.is_empty()).ok_or_else(|| {
        Refusal::unreadable(
            format!("The question needs {name}"),
            "The description at /api/v1/openapi.json says what each question needs.",
        )
    })
}

/// A fact behind an answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Source {
    /// The file, or the decision.
    title: String,
    /// The act that holds the fact.
    act: u32,
    /// The number of the fact in the act, from 1.
    fact: u32,
}

/// Returns the facts at some addresses.
pub fn sources(view: &View<'_>, addresses: &[Address]) -> Vec<Source> {
    let source = |own: &Address| Source {
        title: view.source(*own).title.clone(),
        act: own.act,
        fact: own.fact,
    };
    addresses.iter().map(source).collect()
}

/// Returns a date as text; nothing where a period is open.
pub fn day(date: Date) -> Option<String> {
    date.is_real().then(|| date.to_string())
}

/// The days of a body or a link: half-open, nothing where it is open.
#[derive(Debug, Serialize, ToSchema)]
pub struct Days {
    /// The first day.
    #[schema(format = Date)]
    from: Option<String>,
    /// The day after the last.
    #[schema(format = Date)]
    until: Option<String>,
}

impl From<Period> for Days {
    fn from(period: Period) -> Self {
        Self { from: day(period.from()), until: day(period.until()) }
    }
}
