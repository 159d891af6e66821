//! Who may open what: the matrix in `rights.csv`, one row a route, one column a kind of person.
//!
//! There is no signing in yet, so whoever asks is anybody. A route without a row is opened by
//! nobody, and a test fails.

use std::sync::LazyLock;

use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const MATRIX: &str = include_str!("../rights.csv");

/// A kind of person, as the columns of the matrix name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// The public: nobody in particular.
    Anybody,
    /// A GP practice.
    Practice,
    /// A provider.
    Provider,
    /// A council.
    Council,
    /// An analyst of a commissioner.
    Analyst,
    /// A contract and procurement manager.
    ContractManager,
    /// A finance lead.
    FinanceLead,
    /// A governance lead.
    GovernanceLead,
    /// An authoriser at NHS England.
    Authoriser,
}

impl Person {
    /// Every kind, in the order of the columns.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Anybody, "anybody"),
        (Self::Practice, "practice"),
        (Self::Provider, "provider"),
        (Self::Council, "council"),
        (Self::Analyst, "analyst"),
        (Self::ContractManager, "contract-manager"),
        (Self::FinanceLead, "finance-lead"),
        (Self::GovernanceLead, "governance-lead"),
        (Self::Authoriser, "authoriser"),
    ];
}

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
        assert_eq!(headings, Person::ALL.map(|(_, word)| word), "BUG: a column for each person");
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

    /// Tells whether a kind of person may open a route.
    pub fn allow(&self, person: Person, route: &str) -> bool {
        let column = Person::ALL.iter().position(|(own, _)| *own == person);
        let row = self.rows.iter().find(|(own, _)| *own == route);
        row.zip(column).is_some_and(|((_, may), column)| may[column])
    }

    /// Returns the routes that have a row.
    #[cfg(test)]
    pub fn routes(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().map(|(route, _)| *route)
    }
}

/// Lets through who may open the page.
pub async fn ask(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    match route {
        Some(route) if !Rights::own().allow(Person::Anybody, route.as_str()) => {
            StatusCode::FORBIDDEN.into_response()
        }
        _ => next.run(request).await,
    }
}
