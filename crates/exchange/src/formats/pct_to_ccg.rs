//! The primary care trusts of 2012-13, and the CCGs that took over their areas on 1 April 2013.

use remit_dictionary::{Date, Period};
use remit_register::{Claim, Kind, Share};
use serde_json::Value;

use super::json::{elements, parse, string};
use crate::Unreadable;
use crate::reading::{Reading, code, optional_code, text};
use crate::reason::Reason;

pub(crate) fn read(content: &str, reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let document = parse(content)?;
    // The edition says no date. It names CCG 13T, which began on that day.
    if let Ok(date) = Date::from_ymd(2015, 4, 1) {
        reading.state(date);
    }
    for (trust, line) in elements(&document, &[]).iter().zip(1..) {
        reading.take(line, |reading| primary_care_trust(reading, trust));
    }
    Ok(())
}

fn primary_care_trust(reading: &mut Reading<'_>, trust: &Value) -> Result<(), Reason> {
    let own = code("nhscode", string(trust, &["nhscode"]))?;
    let ended = Kind::Pct.in_law();
    reading.during(own, Claim::Exists(Kind::Pct), ended);
    if let Some(name) = text("name", string(trust, &["name"]))? {
        reading.during(own, Claim::Named(name), ended);
    }
    if let Some(ons_code) = optional_code("onscode", string(trust, &["onscode"]))? {
        reading.during(own, Claim::Coded(ons_code), ended);
    }
    let successors = elements(trust, &["CCG"]);
    if successors.is_empty() {
        return Err(Reason::Missing { column: "CCG" });
    }
    for successor in successors {
        let new = code("CCG code", string(successor, &["code"]))?;
        if new == own {
            return Err(Reason::SelfSuccession);
        }
        let whole = successors.len() == 1 && is_all(string(successor, &["pcd_percent"]));
        let share = if whole { Share::Whole } else { Share::Part };
        reading.during(own, Claim::SucceededBy(new, share), Period::since(ended.until()));
        if let Some(name) = text("CCG name", string(successor, &["name"]))? {
            reading.seen_once(new, Claim::Named(name));
        }
        if let Some(ons) = optional_code("CCG onscode", string(successor, &["onscode"]))? {
            reading.seen_once(new, Claim::Coded(ons));
        }
    }
    Ok(())
}

/// Tells whether a percentage is all: `100`, `100.0`, `100.00`.
fn is_all(percent: &str) -> bool {
    percent.strip_prefix("100").is_some_and(|rest| {
        rest.is_empty()
            || rest.strip_prefix('.').is_some_and(|zeros| zeros.bytes().all(|digit| digit == b'0'))
    })
}
