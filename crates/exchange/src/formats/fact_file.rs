//! Our own fact files: `subject,claim,value,from,until,detail,source`, each row with its source.
//!
//! Dates are half-open: `from` is the first day, `until` the day after the last; either may be
//! empty. A row without a source is rejected.

use remit_dictionary::{Date, Period};
use remit_register::{AreaOf, Claim, Fact, Generation, Kind, Share, Status};

use crate::reading::{Reading, code, people, text};
use crate::reason::Reason;
use crate::successions::Successions;
use crate::table::{cell, rows};
use crate::{Format, Unreadable};

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    let mut all = rows(content);
    let first = all.next().and_then(|row| row.cells).unwrap_or_default();
    let columns = super::columns(
        &first,
        Format::FactFile,
        [&["subject"], &["claim"], &["value"], &["from"], &["until"], &["detail"], &["source"]],
    )?;
    let mut successions = Successions::default();
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            fact(reading, columns.map(|column| cell(cells, column)), &mut successions)
        });
    }
    Ok(())
}

fn fact(
    reading: &mut Reading<'_>,
    [subject, word, value, from, until, detail, source]: [&str; 7],
    successions: &mut Successions,
) -> Result<(), Reason> {
    let own = code("subject", subject)?;
    if source.is_empty() {
        return Err(Reason::Missing { column: "source" });
    }
    let first = reading.date("from", from)?;
    let until = reading.date("until", until)?;
    let period = Period::new(first.unwrap_or(Date::BEGINNING), until.unwrap_or(Date::END))?;
    let claim = claim(word, value, detail)?;
    let fact = match claim {
        Claim::ListSize(_) => {
            let date = first.ok_or(Reason::Missing { column: "from" })?;
            Fact::seen(own, claim, date)
        }
        Claim::SucceededBy(new, _) => {
            let date = first.ok_or(Reason::Missing { column: "from" })?;
            successions.take(own, new, date)?;
            Fact::during(own, claim, Period::since(date))
        }
        Claim::CommissionedBy(body) | Claim::PartOf(body, _) if body == own => {
            return Err(Reason::Itself { column: "value" });
        }
        _ => Fact::during(own, claim, period),
    };
    reading.fact(Fact { source: Some(source.to_owned()), ..fact });
    Ok(())
}

fn claim(word: &str, value: &str, detail: &str) -> Result<Claim, Reason> {
    let wording = |column, text: &str, expected| Reason::Word {
        column,
        text: text.chars().take(40).collect(),
        expected,
    };
    let kind = |column, text| {
        Kind::parse(text).ok_or_else(|| wording(column, text, "the kinds of body, as \"ccg\""))
    };
    let words = || text("value", value)?.ok_or(Reason::Missing { column: "value" });
    let body = || code("value", value);
    Ok(match word {
        "kind" => Claim::Exists(kind("value", value)?),
        "name" => Claim::Named(words()?),
        "code" => Claim::Coded(body()?),
        "commissioned-by" => Claim::CommissionedBy(body()?),
        "part-of" => Claim::PartOf(body()?, kind("detail", detail)?),
        "lies-in" => Claim::LiesIn(body()?),
        "holds" => Claim::Holds(words()?),
        "in-area" => {
            let (of, generation) = match detail {
                "" | "commissioner" => (AreaOf::Commissioner, Generation::Lsoa2011),
                "commissioner-2021" => (AreaOf::Commissioner, Generation::Lsoa2021),
                "council" => (AreaOf::Council, Generation::Lsoa2011),
                "council-2021" => (AreaOf::Council, Generation::Lsoa2021),
                _ => return Err(wording("detail", detail, "commissioner, council, or -2021")),
            };
            Claim::InArea(body()?, of, generation)
        }
        "succeeded-by" => {
            let share = match detail {
                "" => Share::NotStated,
                "whole" => Share::Whole,
                "part" => Share::Part,
                _ => return Err(wording("detail", detail, "whole, part, or nothing")),
            };
            Claim::SucceededBy(body()?, share)
        }
        "list-size" => Claim::ListSize(people("value", value)?),
        "town" => Claim::Town(words()?),
        "postcode" => Claim::Postcode(words()?),
        "status" => Claim::Standing(match value {
            "active" => Status::Active,
            "closed" => Status::Closed,
            "dormant" => Status::Dormant,
            "proposed" => Status::Proposed,
            _ => return Err(wording("value", value, "active, closed, dormant, proposed")),
        }),
        _ => {
            let expected = "kind, name, code, commissioned-by, part-of, lies-in, in-area, \
                            succeeded-by, list-size, town, postcode, status, holds";
            return Err(wording("claim", word, expected));
        }
    })
}
