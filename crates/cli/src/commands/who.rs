//! `remit who`: who is responsible for a practice or a small area on a date, and says who.

use remit_governance::{Who as Holder, catalogue, exercised_by};
use remit_register::{Chain, Role, View};
use serde_json::json;

use crate::arguments::{Arguments, Who};
use crate::commands::check::sources;
use crate::commands::decide;
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session;

const HEADINGS: [&str; 8] = ["role", "code", "name", "kind", "from", "until", "basis", "sources"];
const SOURCES_MAX: usize = 8;

/// Answers who is responsible.
pub fn run(arguments: &Arguments, who: &Who) -> anyhow::Result<()> {
    let functions = catalogue();
    if !functions.words().contains(&who.function.as_str()) {
        return Err(Refusal::error(
            format!("there is no function \"{}\"", who.function),
            format!("the functions are {}", functions.words().join(", ")),
        ));
    }
    let mut session = session::ask(arguments)?;
    let view = session.view();
    if let Some(body) = who.practice.and_then(|code| view.nearest_body(code, who.on))
        && !body.kind.is_member()
    {
        return Err(Refusal::error(
            format!("{} is a {}, not a practice", body.code, body.kind.word()),
            format!(
                "`remit members {0}` lists its members, `remit lineage {0}` its past",
                body.code
            ),
        ));
    }
    let (subject, chain) = match (who.practice, who.lsoa) {
        (Some(code), _) => (code, view.who_for_practice(code, &who.function, &functions, who.on)),
        (None, Some(code)) => (code, view.who_for_area(code, &who.function, &functions, who.on)),
        (None, None) => unreachable!("clap asks for a practice or a small area"),
    };
    if chain.links.is_empty() {
        return Err(Refusal::error(
            format!("nothing on record is about {subject}"),
            "check the code, or import the files that describe it; `remit find` looks by name",
        ));
    }
    let mut table = table(&view, &chain);
    let (notes, answer) = (chain.notes.clone(), chain.broken.as_ref().map(ToString::to_string));
    let holder = chain.links.iter().rfind(|link| link.role == Role::Holds);
    let holder = holder.and_then(|link| link.code).filter(|_| chain.broken.is_none());
    let exercised = holder
        .map_or_else(Vec::new, |body| exercised_by(session.world(), body, &who.function, who.on));
    for link in &exercised {
        let [role, name, basis, sources] = decide::row(&mut session, link)?;
        let empty = String::new;
        let code = if let Holder::Body(code) = link.who { code.to_string() } else { empty() };
        table.row([role, code, name, empty(), empty(), empty(), basis, sources]);
    }
    session::say_if_later_than_sources(&session, who.on);
    for note in &notes {
        output::say(&format!("note: {note}"));
    }
    if let Some(answer) = &answer {
        output::say(answer);
    }
    output::write_with(arguments, &table, || {
        json!({
            "subject": subject.to_string(),
            "on": who.on.to_string(),
            "function": who.function,
            "chain": table.objects(),
            "answer": answer,
            "notes": notes,
        })
    })
}

/// Returns the chain as rows; a chain that ends early has a last row `answer` that says why.
pub fn table(view: &View<'_>, chain: &Chain<'_>) -> Table {
    let mut table = Table::new(&HEADINGS);
    for link in &chain.links {
        table.row([
            link.role.word().to_owned(),
            link.code.map(|code| code.to_string()).unwrap_or_default(),
            link.name.unwrap_or_default().to_owned(),
            link.kind.map(|kind| kind.word()).unwrap_or_default().to_owned(),
            link.period.from().to_string(),
            link.period.until().to_string(),
            link.basis.clone().into_owned(),
            sources(view, &link.sources, SOURCES_MAX),
        ]);
    }
    if let Some(broken) = &chain.broken {
        let empty = String::new;
        table.row([
            "answer".to_owned(),
            empty(),
            empty(),
            empty(),
            empty(),
            empty(),
            broken.to_string(),
            empty(),
        ]);
    }
    table
}
