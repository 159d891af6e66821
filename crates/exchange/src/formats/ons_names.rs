//! ONS codes and names as one JSON object: trusts and authorities that ended in 2013, and the
//! health boards of Wales, Scotland and Northern Ireland.

use remit_dictionary::Code;
use remit_register::{Claim, Kind};
use serde_json::Value;

use super::json::parse;
use crate::Unreadable;
use crate::reading::{Reading, code, text};
use crate::reason::Reason;

pub(crate) fn read(content: &str, reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let document = parse(content)?;
    let fields = document.as_object();
    // PCTs and SHAs ended on 31 March 2013, so a list of them shows that day at the latest.
    let ended = fields.is_some_and(|all| all.keys().any(|key| has_ended(key)));
    let last = Kind::Pct.in_law().until().day_before();
    if ended && reading.published().is_none() {
        reading.state(last);
        reading.warn(format!("the file says no date; it is taken as of {last}"));
    }
    for ((key, name), line) in fields.into_iter().flatten().zip(1..) {
        reading.take(line, |reading| {
            let own = code("the code", key)?;
            let name = match name {
                Value::String(name) => text("the name", name)?,
                _ => None,
            };
            let name = name.ok_or(Reason::Missing { column: "the name" })?;
            let claims = [Claim::Exists(kind(own)), Claim::Named(name)];
            for claim in claims {
                match reading.published() {
                    Some(date) if has_ended(key) && date > last => {
                        reading.seen_on(own, claim, last);
                    }
                    _ => reading.seen(own, claim),
                }
            }
            Ok(())
        });
    }
    Ok(())
}

/// Tells whether the law had no such bodies after March 2013.
fn has_ended(code: &str) -> bool {
    ["E16", "E17", "E18"].iter().any(|start| code.starts_with(start))
}

/// Tells the kind by the first signs of the ONS code. E17 are care trusts, which were PCTs too.
fn kind(code: Code) -> Kind {
    let code = code.as_str();
    match code.get(..3) {
        Some("E16" | "E17") => Kind::Pct,
        Some("E18") => Kind::Sha,
        _ if code.starts_with(['W', 'S', 'N', 'Z']) => Kind::HealthBoard,
        _ => Kind::Other,
    }
}
