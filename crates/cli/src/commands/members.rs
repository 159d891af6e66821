//! `remit members`: the members of a body, or of all, on a date.

use remit_register::{Member, View};
use serde_json::json;

use crate::arguments::{Arguments, Members};
use crate::commands::find::code_of;
use crate::output::{self, Table};
use crate::session;

/// The most undetermined members that are named one by one.
const NAMED_MAX: usize = 20;

/// Lists the members of a body on a date.
pub fn run(arguments: &Arguments, members: &Members) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let view = session.view();
    let date = members.on;
    let body = members.body.as_deref().map(|text| code_of(&view, text, date)).transpose()?;
    let (found, open) = view.members(body, date);
    session::say_if_later_than_sources(&session, date);
    let mut headings = vec!["code", "name", "kind", "from", "until"];
    if body.is_none() {
        headings.insert(0, "body");
    }
    if members.details {
        headings.extend(["town", "postcode", "list_size", "counted_on"]);
    }
    let mut table = Table::new(&headings);
    for member in &found {
        let mut row = cells(&view, member, members);
        if body.is_none() {
            row.insert(0, member.body.to_string());
        }
        table.push(row);
    }
    for left in open.iter().take(NAMED_MAX) {
        let among: Vec<String> = left.among.iter().map(ToString::to_string).collect();
        output::say(&format!(
            "undetermined: {} belongs to one of {}, and no source says which",
            left.code,
            among.join(", ")
        ));
    }
    if open.len() > NAMED_MAX {
        output::say(&format!(
            "undetermined: {} more; `remit check` lists all",
            open.len() - NAMED_MAX
        ));
    }
    if let Some(body) = body {
        explain_empty(&view, body, found.len() + open.len(), members);
    }
    output::say(&format!("members on {date}: {}", found.len()));
    output::write_with(arguments, &table, || {
        let undetermined: Vec<_> = open
            .iter()
            .map(|left| {
                let among: Vec<String> = left.among.iter().map(ToString::to_string).collect();
                json!({"code": left.code.to_string(), "among": among})
            })
            .collect();
        json!({"on": date.to_string(), "members": table.objects(), "undetermined": undetermined})
    })
}

fn cells(view: &View<'_>, member: &Member, members: &Members) -> Vec<String> {
    let mut cells = vec![
        member.code.to_string(),
        view.name_of_code(member.code, members.on).unwrap_or_default().to_owned(),
        member.kind.map(|kind| kind.word()).unwrap_or_default().to_owned(),
        member.period.from().to_string(),
        member.period.until().to_string(),
    ];
    if members.details {
        let (code, date) = (member.code, members.on);
        let counted = view.list_size(code, date);
        cells.push(view.town_of(code, date).unwrap_or_default().to_owned());
        cells.push(view.postcode_of(code, date).unwrap_or_default().to_owned());
        cells.push(counted.map(|(people, _)| people.to_string()).unwrap_or_default());
        cells.push(counted.map(|(_, day)| day.to_string()).unwrap_or_default());
    }
    cells
}

/// A body without members may not exist on that date: say so, and where its work is.
fn explain_empty(view: &View<'_>, body: remit_dictionary::Code, found: usize, members: &Members) {
    if found > 0 || view.body_at(body, members.on).is_some() {
        return;
    }
    let holders: Vec<String> =
        view.lineage(body, members.on).iter().map(|holder| holder.code.to_string()).collect();
    let Some(own) = view.nearest_body(body, members.on) else {
        return;
    };
    let when = if members.on < own.life.from() {
        format!("began on {}", own.life.from())
    } else {
        format!("ended before {}", own.life.until())
    };
    output::say(&format!(
        "{body} {when}; on {} its work was with {}",
        members.on,
        if holders.is_empty() { "nobody on record".to_owned() } else { holders.join(", ") }
    ));
}
