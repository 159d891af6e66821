//! The catalogue of functions that the project keeps in `data/functions.csv`.

use remit_dictionary::{Date, Period};
use remit_register::{Capacity, FunctionRule, Functions, Kind};

const CATALOGUE: &str = include_str!("../../../data/functions.csv");

/// Returns the project's own catalogue of functions.
///
/// # Panics
/// Never: a test reads it.
#[must_use]
pub fn catalogue() -> Functions {
    read(CATALOGUE).expect("BUG: the project's own catalogue is read by a test")
}

fn read(text: &str) -> Result<Functions, Box<dyn std::error::Error>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut rules = Vec::new();
    for row in reader.records() {
        let row = row?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let end =
            |text: &str, open: Date| if text.is_empty() { Ok(open) } else { Date::parse(text) };
        let unknown = |what: &str| format!("{what} of {} for a {}", cell(0), cell(2));
        rules.push(FunctionRule {
            function: cell(0).to_owned(),
            name: cell(1).to_owned(),
            kind: Kind::parse(cell(2)).ok_or_else(|| unknown("kind"))?,
            capacity: Capacity::parse(cell(3)).ok_or_else(|| unknown("capacity"))?,
            period: Period::new(end(cell(4), Date::BEGINNING)?, end(cell(5), Date::END)?)?,
            provision: cell(6).to_owned(),
            tag: cell(7).to_owned(),
            source: cell(8).to_owned(),
        });
    }
    Ok(Functions::new(rules)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_function_has_one_holder_on_every_day_since_2013() {
        let functions = catalogue();
        for word in functions.words() {
            for day in 0..5000 {
                let date = Date::from_ymd(2013, 4, 1).unwrap().plus_days(day);
                let holders: Vec<_> = functions
                    .on(word, date)
                    .into_iter()
                    .filter(|rule| rule.capacity == Capacity::Holds)
                    .collect();
                assert!(!holders.is_empty(), "{word} has no holder on {date}");
            }
        }
    }

    #[test]
    fn two_rows_for_one_day_are_an_error() {
        let row = "f,F,ccg,holds,2013-04-01,,s,V,x\n";
        let heading = CATALOGUE.lines().next().unwrap();
        assert!(read(&format!("{heading}\n{row}")).is_ok());
        assert!(read(&format!("{heading}\n{row}{row}")).is_err());
    }
}
