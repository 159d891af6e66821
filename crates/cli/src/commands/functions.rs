//! `remit functions` and `remit formats`: the catalogues.

use anyhow::Context;
use remit_dictionary::{Date, Period};
use remit_register::{Capacity, FunctionRule, Functions, Kind};

use crate::arguments::{Arguments, Functions as Asked};
use crate::output::{self, Table};

const CATALOGUE: &str = include_str!("../../../../data/functions.csv");

/// Returns the catalogue of functions that the project keeps in `data/functions.csv`.
pub fn catalogue() -> anyhow::Result<Functions> {
    read(CATALOGUE).context("data/functions.csv")
}

fn read(text: &str) -> anyhow::Result<Functions> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut rules = Vec::new();
    for row in reader.records() {
        let row = row?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
        let end = |text: String, open: Date| {
            if text.is_empty() { Ok(open) } else { Date::parse(&text) }
        };
        let from = end(cell(4), Date::BEGINNING)?;
        let until = end(cell(5), Date::END)?;
        rules.push(FunctionRule {
            function: cell(0),
            name: cell(1),
            kind: Kind::parse(&cell(2)).with_context(|| format!("line {line}: kind"))?,
            capacity: Capacity::parse(&cell(3))
                .with_context(|| format!("line {line}: capacity"))?,
            period: Period::new(from, until).with_context(|| format!("line {line}"))?,
            provision: cell(6),
            tag: cell(7),
            source: cell(8),
        });
    }
    Ok(Functions::new(rules)?)
}

/// Lists the catalogue of functions.
pub fn run(arguments: &Arguments, asked: &Asked) -> anyhow::Result<()> {
    let mut table = Table::new(&[
        "function",
        "name",
        "kind",
        "capacity",
        "from",
        "until",
        "provision",
        "tag",
        "source",
    ]);
    for rule in catalogue()?.rules() {
        if asked.on.is_some_and(|date| !rule.period.contains(date)) {
            continue;
        }
        table.row([
            rule.function.clone(),
            rule.name.clone(),
            rule.kind.word().to_owned(),
            rule.capacity.word().to_owned(),
            rule.period.from().to_string(),
            rule.period.until().to_string(),
            rule.provision.clone(),
            rule.tag.clone(),
            rule.source.clone(),
        ]);
    }
    output::write(arguments, &table)
}

/// Lists the formats that `import` recognises.
pub fn formats(arguments: &Arguments) -> anyhow::Result<()> {
    let mut table = Table::new(&["format", "series"]);
    for format in remit_exchange::Format::all() {
        table.row([format.word().to_owned(), format.series().word().to_owned()]);
    }
    output::write(arguments, &table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_function_has_one_holder_on_every_day_since_2013() {
        let functions = catalogue().unwrap();
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
