//! One record as the older ODS interface (ORD) gives it. The only one that states successions.
//!
//! A record has an operational date, when its code could be used, and often a legal date, when the
//! organisation came to be. The legal date counts where there is one: hub 97T is operational from
//! 25 October 2019 and exists from 1 April 2020.

use remit_dictionary::{Code, Period};
use remit_register::{Claim, Kind, Share};
use serde_json::Value;

use super::json::{elements, parse, string};
use super::roles::lives;
use crate::Unreadable;
use crate::reading::{Reading, code, text};
use crate::reason::Reason;
use crate::successions::Successions;

pub(crate) fn read(content: &str, reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let document = parse(content)?;
    let mut skipped = Vec::new();
    for (record, line) in elements(&document, &["Organisation"]).iter().zip(1..) {
        reading.take(line, |reading| organisation(reading, record, &mut skipped));
    }
    if !skipped.is_empty() {
        reading.warn(format!("relations that the register does not hold: {}", skipped.join(", ")));
    }
    Ok(())
}

fn organisation(
    reading: &mut Reading<'_>,
    record: &Value,
    skipped: &mut Vec<String>,
) -> Result<(), Reason> {
    let own = code("OrgId.extension", string(record, &["OrgId", "extension"]))?;
    let changed = reading.date("LastChangeDate", string(record, &["LastChangeDate"]))?;
    if let Some(date) = changed {
        reading.state(date);
    }
    let life = legal_period(reading, record)?;
    let roles: Vec<&str> =
        elements(record, &["Roles", "Role"]).iter().map(|role| string(role, &["id"])).collect();
    for (kind, period) in lives(&roles, life) {
        reading.during(own, Claim::Exists(kind), period);
    }
    let location = |field| string(record, &["GeoLoc", "Location", field]);
    for (column, shown, claim) in [
        ("Name", string(record, &["Name"]), Claim::Named as fn(String) -> Claim),
        ("Town", location("Town"), Claim::Town),
        ("PostCode", location("PostCode"), Claim::Postcode),
    ] {
        if let Some(shown) = text(column, shown)? {
            reading.seen(own, claim(shown));
        }
    }
    for relation in elements(record, &["Rels", "Rel"]) {
        relate(reading, own, relation, skipped)?;
    }
    let mut successions = Successions::default();
    for succession in elements(record, &["Succs", "Succ"]) {
        succeed(reading, own, succession, &mut successions)?;
    }
    Ok(())
}

fn relate(
    reading: &mut Reading<'_>,
    own: Code,
    relation: &Value,
    skipped: &mut Vec<String>,
) -> Result<(), Reason> {
    let target = code("Target", string(relation, &["Target", "OrgId", "extension"]))?;
    let period = legal_period(reading, relation)?;
    let id = string(relation, &["id"]);
    if target == own {
        return Err(Reason::Itself { column: "Target" });
    }
    match id {
        "RE4" => reading.during(own, Claim::CommissionedBy(target), period),
        "RE5" => reading.during(own, Claim::LiesIn(target), period),
        "RE2" | "RE6" | "RE8" => {
            let role = string(relation, &["Target", "PrimaryRoleId", "id"]);
            for (kind, period) in lives(&[role], period) {
                if kind == Kind::Other {
                    skipped.push(id.to_owned());
                } else {
                    reading.during(own, Claim::PartOf(target, kind), period);
                }
            }
        }
        _ => skipped.push(id.chars().take(10).collect()),
    }
    Ok(())
}

fn succeed(
    reading: &mut Reading<'_>,
    own: Code,
    succession: &Value,
    successions: &mut Successions,
) -> Result<(), Reason> {
    let other = code("Succ Target", string(succession, &["Target", "OrgId", "extension"]))?;
    let (old, new) = match string(succession, &["Type"]) {
        "Predecessor" => (other, own),
        "Successor" => (own, other),
        shown => {
            return Err(Reason::Word {
                column: "Succ Type",
                text: shown.chars().take(40).collect(),
                expected: "Predecessor, Successor",
            });
        }
    };
    let from = legal_period(reading, succession)?.from();
    if !from.is_real() {
        return Err(Reason::Missing { column: "Succ Date" });
    }
    successions.take(old, new, from)?;
    reading.during(old, Claim::SucceededBy(new, Share::NotStated), Period::since(from));
    Ok(())
}

/// Reads the legal period of an element, or else the operational one.
fn legal_period(reading: &mut Reading<'_>, element: &Value) -> Result<Period, Reason> {
    let dates = elements(element, &["Date"]);
    let of = |sort: &str| dates.iter().find(|date| string(date, &["Type"]) == sort);
    let Some(date) = of("Legal").or_else(|| of("Operational")) else {
        return Ok(Period::ALWAYS);
    };
    reading.days(("Start", string(date, &["Start"])), ("End", string(date, &["End"])))
}
