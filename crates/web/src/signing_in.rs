//! Signing in: who somebody is says a provider (OpenID Connect), what they may do says the record.
//!
//! A person is on record under the text by which the provider vouches for them, as an address of
//! mail. Their roles are looked up anew with each request, so a role that was ended is ended at
//! once. Sessions are in memory: a restart signs everybody out and loses nothing else.

mod provider;
mod sessions;

use std::sync::Arc;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{COOKIE, HeaderMap};
use remit_dictionary::{Code, Date};
use remit_governance::{Case, Person, RoleKind, roles_of};

pub use provider::{Provider, ProviderError, ProviderSettings};
pub use sessions::{Session, Sessions, random};

use crate::asking::today;
use crate::refusal::Refusal;
use crate::serve::log_fault;
use crate::site::{Site, Snapshot};

/// The cookie by which a browser says whose session it is.
pub const SESSION_COOKIE: &str = "remit-session";
/// The cookie by which a browser says that it began to sign in.
pub const BEGUN_COOKIE: &str = "remit-sign-in";

/// The ways to sign in, and who is signed in.
#[derive(Debug, Default)]
pub struct SigningIn {
    /// The provider, if there is one.
    pub provider: Option<Provider>,
    /// Whether anybody on record can be chosen without proof: for a demo on one's own machine.
    pub demo: bool,
    /// Whether the pages are reached by https, so that cookies go no other way.
    pub secure: bool,
    /// Who is signed in.
    pub sessions: Sessions,
}

impl SigningIn {
    /// Finds out who asks; whoever is signed in is in the extensions as a [`SignedIn`].
    pub async fn know(&self, site: &Arc<Site>, mut request: Request) -> Request {
        let key = cookie_of(request.headers(), SESSION_COOKIE);
        if let Some(session) = key.and_then(|key| self.sessions.seen(&key)) {
            let demo = self.demo;
            let signed_in =
                site.answer(move |site, snapshot| SignedIn::of(site, snapshot, session, demo));
            let signed_in = signed_in.await;
            request.extensions_mut().insert(Arc::new(signed_in));
        }
        request
    }

    /// Returns the words of a `Set-Cookie` header; without a value it takes the cookie away.
    pub fn cookie(&self, name: &str, value: Option<&str>) -> String {
        let mut cookie = cookie::Cookie::build((name.to_owned(), value.unwrap_or_default()))
            .path("/")
            .http_only(true)
            .same_site(cookie::SameSite::Lax)
            .secure(self.secure)
            .build();
        if value.is_none() {
            cookie.set_max_age(cookie::time::Duration::ZERO);
        }
        cookie.to_string()
    }
}

/// Returns a cookie of a request.
pub fn cookie_of(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(cookie::Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|own| own.name() == name)
        .map(|own| own.value().to_owned())
}

/// A role that somebody holds today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Under which token the record knows the person.
    pub person: Person,
    /// The body.
    pub body: Code,
    /// The role.
    pub role: RoleKind,
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// As the provider vouches for them, and as the record has them.
    pub text: String,
    /// What every form of theirs carries, and nobody else knows.
    pub csrf: String,
    /// Their roles today.
    pub roles: Vec<Held>,
    /// Whether they only chose to be this person.
    pub demo: bool,
}

impl SignedIn {
    /// Tells whether they act for NHS England, whose word on the register goes for all bodies.
    pub fn is_national(&self) -> bool {
        let national = |role| matches!(role, RoleKind::Authoriser | RoleKind::Decider);
        self.roles.iter().any(|held| national(held.role))
    }

    /// Returns the role in which somebody runs a case, or refuses whoever does not.
    pub fn runs(&self, case: &Case<'_>) -> Result<&Held, Refusal> {
        let runs = |role: RoleKind| matches!(role, RoleKind::GovernanceLead | RoleKind::Clerk);
        let own = |held: &&Held| case.parties().contains(&held.body) && runs(held.role);
        self.roles.iter().find(own).ok_or_else(|| Refusal {
            status: StatusCode::FORBIDDEN,
            what: "This is another body's case".to_owned(),
            hint: "Only governance leads and clerks of its parties do this.".to_owned(),
        })
    }

    fn of(site: &Site, snapshot: &Snapshot, session: Session, demo: bool) -> Self {
        let tokens = site.ask(|storage| Ok(storage.tokens_of(&session.text)?));
        let tokens = tokens.unwrap_or_else(|error| {
            log_fault(&error);
            Vec::new()
        });
        let world = snapshot.world();
        let mut roles = Vec::new();
        for token in tokens {
            let Ok(person) = Person::parse(&token.to_string()) else { continue };
            let held = roles_of(&world, &person, today());
            roles.extend(held.into_iter().map(|(body, role)| Held {
                person: person.clone(),
                body,
                role,
            }));
        }
        Self { text: session.text, csrf: session.csrf, roles, demo }
    }
}

/// Returns everybody who holds a role on a day, each with their first role: for the demo.
pub fn everybody(site: &Site, snapshot: &Snapshot, on: Date) -> Vec<(String, String)> {
    let world = snapshot.world();
    let mut all: Vec<(String, String)> = Vec::new();
    for house in world.books.houses() {
        for given in world.books.house(house, on).all::<remit_governance::acts::RoleGiven>() {
            let roles = roles_of(&world, &given.person, on);
            let Some((body, role)) = roles.first() else { continue };
            let shown =
                site.ask(|storage| Ok(remit_clerk::persons::show(storage, given.person.as_str())?));
            let name = world.view.name_of_code(*body, on).map_or(String::new(), str::to_owned);
            let Ok(text) = shown else { continue };
            let more = match roles.len() {
                1 => String::new(),
                own => format!(", and {} more", own - 1),
            };
            let role = role.word().replace('-', " ");
            all.push((text, format!("{role} of {body} {name}{more}")));
        }
    }
    all.sort();
    all.dedup_by(|one, other| one.0 == other.0);
    all
}
