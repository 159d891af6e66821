//! `remit case show` and `remit case list`.

use remit_clerk::persons::{show, show_form};
use remit_dictionary::Code;
use remit_governance::ballot::is_hidden;
use remit_governance::{Case, Form, Recorded, Standing, is_over, remains, standing};
use serde_json::{Value, json};

use super::{case_id, day, find};
use crate::arguments::{Arguments, AsAt, CaseList};
use crate::output::{self, Table};
use crate::session;

/// What is shown of a vote in a ballot that is still open.
const HIDDEN: &str = "hidden while the ballot is open";

/// Shows everything in a case, in order; votes only once their ballot is closed.
pub fn run(arguments: &Arguments, asked: &AsAt) -> anyhow::Result<()> {
    let mut session = session::ask(arguments)?;
    let (id, on) = (case_id(&asked.id)?, day(asked.on));
    let (about, acts) = {
        let case = find(&session.world(), &id, on)?;
        let shown = |own: &Recorded| (own.clone(), is_hidden(&case, &own.act));
        (About::of(&case), case.log.acts().map(shown).collect::<Vec<_>>())
    };
    let mut table =
        Table::new(&["number", "on", "actor", "acting_as", "acting_for", "act", "fields"]);
    let mut objects = Vec::new();
    for (own, hidden) in &acts {
        let mut form = show_form(&mut *session.storage, &own.act.write())?;
        form.fields.remove("case");
        if *hidden {
            form.fields.insert("choice".to_owned(), vec![HIDDEN.to_owned()]);
        }
        let actor = show(&mut *session.storage, own.signer.actor.as_str())?;
        let line = form.to_string();
        let fields = line.strip_prefix(form.act.as_str()).unwrap_or_default().trim();
        objects.push(json!({
            "number": own.number,
            "on": own.on.to_string(),
            "actor": actor,
            "acting_as": own.signer.role.to_string(),
            "acting_for": own.signer.body.to_string(),
            "act": form.act,
            "fields": object(&form),
        }));
        table.row([
            own.number.to_string(),
            own.on.to_string(),
            actor,
            own.signer.role.to_string(),
            own.signer.body.to_string(),
            form.act.clone(),
            fields.to_owned(),
        ]);
    }
    let About { title, kind, route, parties, effect_on, state } = &about;
    let route = if route.is_empty() { String::new() } else { format!(" by {route}") };
    let effect = if effect_on.is_empty() { String::new() } else { format!("; for {effect_on}") };
    let parties_text = parties.join(" ");
    output::say(&format!("{id}: {title}; {kind}{route} of {parties_text}{effect}; {state}"));
    output::write_with(arguments, &table, || {
        json!({
            "case": id.to_string(),
            "title": about.title,
            "kind": about.kind,
            "route": null_if_empty(&about.route),
            "parties": about.parties,
            "effect_on": null_if_empty(&about.effect_on),
            "state": about.state,
            "acts": objects,
        })
    })
}

/// What a case is about, in words.
struct About {
    title: String,
    kind: String,
    route: String,
    parties: Vec<String>,
    effect_on: String,
    state: &'static str,
}

impl About {
    fn of(case: &Case<'_>) -> Self {
        Self {
            title: case.opened.title.to_string(),
            kind: case.kind().to_string(),
            route: case.opened.route.map(|route| route.to_string()).unwrap_or_default(),
            parties: case.parties().iter().map(ToString::to_string).collect(),
            effect_on: case.opened.effect_on.map(|day| day.to_string()).unwrap_or_default(),
            state: if is_over(case) { "over" } else { "open" },
        }
    }
}

fn null_if_empty(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(text) }
}

fn object(form: &Form) -> Value {
    let entries = form.fields.iter().map(|(field, entries)| (field.clone(), json!(entries)));
    Value::Object(entries.collect())
}

/// Lists the cases, with how much remains of each and how much of that is late.
pub fn list(arguments: &Arguments, asked: &CaseList) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let on = day(asked.on);
    let world = session.world();
    let mut table = Table::new(&[
        "case",
        "title",
        "kind",
        "route",
        "parties",
        "effect_on",
        "state",
        "remains",
        "late",
    ]);
    for case in world.books.cases(on) {
        let own = |body: &Code| asked.body.is_none_or(|asked| asked == *body);
        if !case.parties().iter().any(own) {
            continue;
        }
        let remaining = remains(world, case, on);
        let is_late = |one: &&_| matches!(standing(one, on), Standing::Late(_));
        let late = remaining.iter().filter(is_late).count();
        let about = About::of(&case);
        table.row([
            case.id.to_string(),
            about.title,
            about.kind,
            about.route,
            about.parties.join(" "),
            about.effect_on,
            about.state.to_owned(),
            remaining.len().to_string(),
            late.to_string(),
        ]);
    }
    if table.len() == 0 {
        output::say(&format!("no case on {on}"));
    }
    output::write(arguments, &table)
}
