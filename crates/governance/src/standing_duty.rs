//! The standing duty after authorisation: standards to keep, ratings, directions in force.

use remit_dictionary::{Code, Date};

use crate::acts::{DirectionGiven, DirectionLifted, Finding, Rated, Rating, StandardJudged};
use crate::ask::World;
use crate::authorisation::directions_with;
use crate::value::Label;

/// A financial year: its first and its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FinancialYear {
    /// 1 April.
    pub first: Date,
    /// 31 March.
    pub last: Date,
}

impl FinancialYear {
    /// Reads a year such as `2015/16`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (first, second) = text.split_once('/')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (first.len(), second.len()) != (4, 2) || !digits(first) || !digits(second) {
            return None;
        }
        let start: i16 = first.parse().ok()?;
        let next = start.checked_add(1)?;
        if format!("{:02}", next % 100) != second {
            return None;
        }
        let last = Date::from_ymd(next, 3, 31).ok()?;
        Some(Self { first: Date::from_ymd(start, 4, 1).ok()?, last })
    }
}

/// Returns the directions to a body that are in force on a day: those given with an authorisation
/// while a condition needs them, any other until it is lifted.
#[must_use]
pub fn directions_in_force<'a>(world: &World<'a>, body: Code, on: Date) -> Vec<&'a DirectionGiven> {
    let house = world.books.house(body, on);
    let in_force = |given: &&'a DirectionGiven| match &given.with {
        None => !house.all::<DirectionLifted>().any(|own| own.direction == given.direction),
        Some(case) => world.books.case(case, on).is_some_and(|case| {
            directions_with(world, &case).iter().any(|own| own.direction == given.direction)
        }),
    };
    house.all::<DirectionGiven>().filter(in_force).collect()
}

/// A standard in a year, and what was found last of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged<'a> {
    /// The standard, by its word in the table.
    pub standard: &'a str,
    /// What was found; nothing where nobody has judged it.
    pub finding: Option<Finding>,
}

/// Returns every standard of a year with what was found of a body, as at a day.
#[must_use]
pub fn standards<'a>(world: &World<'a>, body: Code, year: &Label, on: Date) -> Vec<Judged<'a>> {
    let Some(days) = FinancialYear::parse(year.as_str()) else {
        return Vec::new();
    };
    let table = world.tables.table("standards");
    let house = world.books.house(body, on);
    let judged = |standard: &str| {
        let mut all = house.all::<StandardJudged>();
        all.rfind(|own| own.standard.as_str() == standard && own.year == *year)
    };
    let in_force = table.on(days.last).map(|row| table.cell(row, "standard"));
    in_force
        .map(|standard| Judged { standard, finding: judged(standard).map(|own| own.finding) })
        .collect()
}

/// Tells whether a standard is in the table on a day.
pub(crate) fn is_standard(world: &World<'_>, standard: &Label, on: Date) -> bool {
    let table = world.tables.table("standards");
    table.on(on).any(|row| table.cell(row, "standard") == standard.as_str())
}

/// Returns the rating of a body for a year, as at a day.
#[must_use]
pub fn rating(world: &World<'_>, body: Code, year: &Label, on: Date) -> Option<Rating> {
    let house = world.books.house(body, on);
    house.all::<Rated>().rfind(|own| own.year == *year).map(|own| own.rating)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_financial_year_runs_from_april_to_march() {
        let year = FinancialYear::parse("2015/16").unwrap();
        assert_eq!(year.first.to_string(), "2015-04-01");
        assert_eq!(year.last.to_string(), "2016-03-31");
        assert!(FinancialYear::parse("2099/00").is_some());
        for text in ["2015/17", "2015", "2015-16", "15/16", "2015/6", "+015/16", ""] {
            assert_eq!(FinancialYear::parse(text), None, "{text}");
        }
    }
}
