//! Clusters of boards that were announced, from the project's own dated table.

use remit_dictionary::{Code, Date};
use remit_register::View;

const TABLE: &str = include_str!("../../../../data/clusters.csv");

/// Boards that share their leadership and remain bodies of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The name of the row.
    pub id: String,
    /// The places of its boards.
    pub name: String,
    /// Its boards.
    pub bodies: Vec<Code>,
    /// Where it is said.
    pub source: String,
}

/// Returns the clusters of a day of which at least two boards are alive.
pub fn clusters(view: &View<'_>, on: Date) -> Vec<Cluster> {
    let mut all: Vec<Cluster> = Vec::new();
    for row in csv::Reader::from_reader(TABLE.as_bytes()).into_records() {
        let row = row.expect("BUG: the table of clusters is whole");
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let day = |text: &str| Date::parse(text).expect("BUG: a day of the calendar");
        let body = Code::parse(cell(2)).expect("BUG: the table of clusters has codes");
        let in_force = day(cell(3)) <= on && (cell(4).is_empty() || on < day(cell(4)));
        if !in_force || view.body_at(body, on).is_none() {
            continue;
        }
        match all.iter_mut().find(|own| own.id == cell(0)) {
            Some(own) => own.bodies.push(body),
            None => all.push(Cluster {
                id: cell(0).to_owned(),
                name: cell(1).to_owned(),
                bodies: vec![body],
                source: cell(6).to_owned(),
            }),
        }
    }
    all.retain(|own| 2 <= own.bodies.len());
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}
