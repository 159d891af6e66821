//! Who may open what: the matrix in `rights.csv`, one row a route, one column a kind of person.
//!
//! A route without a row is opened by nobody, and a test fails. Behind the routes come the kinds of
//! act, `act:vote-cast`: who may put them on record is what their guards ask, and a test compares.

use std::sync::{Arc, LazyLock};

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use crate::asking::encoded;
use crate::signing_in::SignedIn;

const MATRIX: &str = include_str!("../rights.csv");

/// The columns: anybody, whoever is signed in, and each role that the record gives.
const PERSONS: [&str; 8] = [
    "anybody",
    "signed-in",
    "reader",
    "member-practice",
    "clerk",
    "governance-lead",
    "authoriser",
    "decider",
];

/// The matrix as it is read.
#[derive(Debug)]
pub struct Rights {
    rows: Vec<(&'static str, Vec<bool>)>,
}

impl Rights {
    /// Returns the project's own matrix.
    pub fn own() -> &'static Self {
        static OWN: LazyLock<Rights> = LazyLock::new(|| Rights::read(MATRIX));
        &OWN
    }

    fn read(text: &'static str) -> Self {
        let mut lines = text.lines();
        let headings: Vec<&str> = lines.next().unwrap_or_default().split(',').skip(1).collect();
        assert_eq!(headings, PERSONS, "BUG: a column for each kind of person");
        let row = |line: &'static str| {
            let mut cells = line.split(',');
            let route = cells.next().unwrap_or_default();
            let may = cells.map(|cell| match cell {
                "yes" => true,
                "no" => false,
                own => panic!("BUG: rights.csv has \"{own}\" for {route}"),
            });
            let may: Vec<bool> = may.collect();
            assert_eq!(may.len(), headings.len(), "BUG: {route} has a cell for each person");
            (route, may)
        };
        Self { rows: lines.map(row).collect() }
    }

    /// Tells whether somebody may open a route: by one of the columns that they are in.
    pub fn allow(&self, persons: &[&str], route: &str) -> bool {
        let Some((_, may)) = self.rows.iter().find(|(own, _)| *own == route) else {
            return false;
        };
        PERSONS.iter().zip(may).any(|(own, may)| *may && persons.contains(own))
    }

    /// Returns the routes and the acts that have a row.
    #[cfg(test)]
    pub fn rows(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().map(|(row, _)| *row)
    }
}

/// Returns the columns that somebody is in.
fn persons(who: Option<&SignedIn>) -> Vec<&'static str> {
    let mut all = vec!["anybody"];
    if let Some(who) = who {
        all.push("signed-in");
        all.extend(who.roles.iter().map(|held| held.role.word()));
    }
    all
}

/// Returns what is said to whoever may not open the page: to sign in, where they may open it then.
pub fn refuse(request: &Request) -> Option<Response> {
    let route = request.extensions().get::<MatchedPath>()?;
    let who = request.extensions().get::<Arc<SignedIn>>();
    if Rights::own().allow(&persons(who.map(|own| &**own)), route.as_str()) {
        return None;
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if who.is_none() && reads {
        let here = request.uri().path_and_query().map_or("/", |own| own.as_str());
        return Some(Redirect::to(&format!("/sign-in?next={}", encoded(here))).into_response());
    }
    tracing::warn!(route = route.as_str(), "refused: no right to it");
    Some(match who {
        None => crate::filled::not_signed_in().into_response(),
        Some(_) => StatusCode::FORBIDDEN.into_response(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_governance::KINDS;

    #[test]
    fn the_rows_of_acts_are_what_their_guards_ask() {
        let rights = Rights::own();
        let acts: Vec<&str> = rights.rows().filter_map(|row| row.strip_prefix("act:")).collect();
        let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.word).collect();
        assert_eq!(acts, kinds, "rights.csv has a row for each kind of act, in their order");
        for kind in KINDS {
            let roles: Vec<&str> = kind.roles.iter().map(|role| role.word()).collect();
            let may = |own: &&&str| rights.allow(&[own], &format!("act:{}", kind.word));
            let allowed: Vec<&str> = PERSONS.iter().filter(may).copied().collect();
            let expected: Vec<&str> =
                PERSONS.iter().filter(|own| roles.contains(own)).copied().collect();
            assert_eq!(allowed, expected, "{}", kind.word);
        }
    }
}
