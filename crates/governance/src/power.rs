//! What a form of working together rests on, and whom its decisions bind: the table `forms`.

use remit_dictionary::{Date, Period};
use remit_register::Kind;

use crate::acts::Working;
use crate::matter::function_of;
use crate::tables::{Row, Tables};

/// Whom what is decided together binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binds {
    /// Nobody: it recommends.
    Nobody,
    /// Each party by what is its own: its committee, its officer.
    Own,
    /// All parties by one decision.
    All,
}

/// A row of the table of forms.
#[derive(Debug, Clone, Copy)]
pub struct Power<'a> {
    /// What it rests on.
    pub provision: &'a str,
    /// Whom it binds.
    pub binds: Binds,
    /// The kinds of party it takes, as words apart.
    pub parties: &'a str,
    /// Whether NHS England has to approve it.
    pub approval: bool,
    /// The days for which it is the law.
    pub period: Period,
}

impl Power<'_> {
    /// Tells whether a kind of body may be a party.
    #[must_use]
    pub fn takes(&self, kind: Kind) -> bool {
        let word = match kind {
            Kind::CountyCouncil
            | Kind::UnitaryCouncil
            | Kind::DistrictCouncil
            | Kind::MetropolitanBorough
            | Kind::LondonBorough => "council",
            Kind::NhsEngland | Kind::Region => Kind::NhsEngland.word(),
            other => other.word(),
        };
        self.parties.split(' ').any(|own| own == word)
    }
}

/// Returns the power of a form on a date; none on a date on which it has none.
#[must_use]
pub fn power(tables: &Tables, form: Working, date: Date) -> Option<Power<'_>> {
    rows(tables, form).find(|power| power.period.contains(date))
}

/// Returns the days for which a form was first the law; none where it is in no table.
#[must_use]
pub fn first_period(tables: &Tables, form: Working) -> Option<Period> {
    rows(tables, form).map(|power| power.period).min_by_key(Period::from)
}

/// Returns the day that was the first without its power for a form that had one before a date.
#[must_use]
pub fn ended_before(tables: &Tables, form: Working, date: Date) -> Option<Date> {
    rows(tables, form).map(|power| power.period.until()).filter(|until| *until <= date).max()
}

fn rows(tables: &Tables, form: Working) -> impl Iterator<Item = Power<'_>> {
    let table = tables.table("forms");
    let own = table.rows().iter().filter(move |row| table.cell(row, "form") == form.word());
    own.map(move |row: &Row| Power {
        provision: table.cell(row, "power"),
        binds: match table.cell(row, "binds") {
            "nobody" => Binds::Nobody,
            "own" => Binds::Own,
            "all" => Binds::All,
            other => panic!("BUG: table forms has the word {other}, which binds no one known"),
        },
        parties: table.cell(row, "parties"),
        approval: table.cell(row, "approval") == "yes",
        period: row.period,
    })
}

/// Tells whether the table keeps a matter to every body on a date.
#[must_use]
pub fn is_reserved(tables: &Tables, matter: &str, date: Date) -> bool {
    let table = tables.table("reserved");
    let mut reserved = table.on(date).map(|row| table.cell(row, "matter"));
    reserved.any(|own| own == function_of(matter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_row_that_can_be_read() {
        let tables = Tables::own();
        for form in Working::ALL {
            let first = first_period(&tables, *form).unwrap();
            let power = power(&tables, *form, first.from()).unwrap();
            assert!(!power.provision.is_empty() && !power.parties.is_empty(), "{form}");
        }
    }

    #[test]
    fn no_form_has_two_rows_on_one_day() {
        let tables = Tables::own();
        for form in Working::ALL {
            let periods: Vec<Period> = rows(&tables, *form).map(|power| power.period).collect();
            for (at, one) in periods.iter().enumerate() {
                assert!(periods[at + 1..].iter().all(|other| one.overlap(*other).is_none()));
            }
        }
    }
}
