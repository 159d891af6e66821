//! A form that somebody filled in and sent: from our own page, by who is signed in.

use std::sync::Arc;

use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use axum::http::request::Parts;
use maud::{Markup, html};

use crate::refusal::Refusal;
use crate::signing_in::SignedIn;

/// The field by which a form shows that it is ours.
pub const CSRF: &str = "csrf";
/// The field that names a sending: the same form sent twice is one act.
const REQUEST: &str = "request";
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What was typed into a form, in its order.
#[derive(Debug, Clone, Default)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Returns what was typed into a field; nothing where it was left empty.
    pub fn one(&self, name: &str) -> Option<&str> {
        let own = self.0.iter().find(|(own, _)| own == name).map(|(_, text)| text.trim());
        own.filter(|text| !text.is_empty())
    }

    /// Returns what was typed, as it was typed.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map_or("", |(_, text)| text.as_str())
    }
}

impl From<Vec<(String, String)>> for Typed {
    fn from(all: Vec<(String, String)>) -> Self {
        Self(all)
    }
}

/// A form sent from one of our pages, whoever sent it.
#[derive(Debug)]
pub struct Sent(pub Typed);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        from_here(request.headers())?;
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map_err(|error| Refusal::unreadable(error.to_string(), "Send the form again."))?;
        Ok(Self(Typed(fields)))
    }
}

/// A form sent by somebody who is signed in.
#[derive(Debug)]
pub struct Filled {
    /// What was typed.
    pub typed: Typed,
    /// By whom.
    pub by: Arc<SignedIn>,
}

impl<S: Send + Sync> FromRequest<S> for Filled {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let by = request.extensions().get::<Arc<SignedIn>>().cloned().ok_or_else(not_signed_in)?;
        let Sent(typed) = Sent::from_request(request, state).await?;
        by.owns(typed.one(CSRF))?;
        Ok(Self { typed, by })
    }
}

/// Whoever is signed in, for a page that only they see.
impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let own = parts.extensions.get::<Arc<Self>>();
        own.map(|own| Self::clone(own)).ok_or_else(not_signed_in)
    }
}

impl SignedIn {
    /// Returns what every form of theirs carries: that it is ours, and the name of its sending.
    pub fn hidden(&self, request: &str) -> Markup {
        html! {
            input type="hidden" name=(CSRF) value=(self.csrf);
            input type="hidden" name=(REQUEST) value=(request);
        }
    }

    /// Refuses a form that does not carry what only their own forms carry.
    pub fn owns(&self, csrf: Option<&str>) -> Result<(), Refusal> {
        if csrf == Some(self.csrf.as_str()) {
            return Ok(());
        }
        tracing::warn!("a form was refused that is not of the session that sent it");
        Err(Refusal {
            status: StatusCode::FORBIDDEN,
            what: "This form is not of your session".to_owned(),
            hint: "Nothing was recorded. Open the page again and send the form from there."
                .to_owned(),
        })
    }
}

/// Returns the name of a sending: of a form that was not one of ours, none.
pub fn request_of(typed: &Typed) -> Option<String> {
    let own = typed.one(REQUEST)?;
    let is_ours = own.len() == 32 && own.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_ours.then(|| format!("web:{own}"))
}

/// Returns what is said to whoever has to sign in first.
pub fn not_signed_in() -> Refusal {
    Refusal {
        status: StatusCode::FORBIDDEN,
        what: "You are not signed in, or your session has ended".to_owned(),
        hint: "Nothing was recorded. Sign in, go back with your browser, and send it again: what \
               you typed is still there."
            .to_owned(),
    }
}

/// Refuses what another site sends in somebody's name.
pub fn from_here(headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name: HeaderName| headers.get(name).and_then(|own| own.to_str().ok());
    let site = text(FETCH_SITE).is_none_or(|site| matches!(site, "same-origin" | "none"));
    let origin = text(ORIGIN)
        .is_none_or(|origin| origin.split_once("://").map(|(_, host)| host) == text(HOST));
    if site && origin {
        return Ok(());
    }
    tracing::warn!("a form was refused that another site sent");
    Err(Refusal {
        status: StatusCode::FORBIDDEN,
        what: "This form was sent by another site".to_owned(),
        hint: "Nothing was recorded. Open the page here and send the form from there.".to_owned(),
    })
}
