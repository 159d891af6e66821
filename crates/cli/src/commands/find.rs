//! `remit find`: a body by any name it ever had, by town, or by code. And what every other
//! command does with a name instead of a code.

use remit_dictionary::{Code, Date};
use remit_register::{Body, Found, Match, View};

use crate::arguments::{Arguments, Find};
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session;

/// Lists the bodies that a text may mean.
pub fn run(arguments: &Arguments, find: &Find) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let view = session.view();
    let text = find.text.join(" ");
    let mut table = Table::new(&["code", "name", "kind", "from", "until", "match"]);
    if let Ok(code) = Code::parse(&text) {
        for body in view.bodies_of(code) {
            let day = body.life.until().day_before();
            let name = view.name_of(&body, day).unwrap_or_default();
            table.row(row(&body, name, "code"));
        }
    }
    let found = if table.len() == 0 { view.find(&text) } else { Vec::new() };
    if found.iter().all(|found| found.why > Match::Words) && table.len() == 0 {
        output::say(&answer_to_wrong_name(&text, &found));
    }
    for found in &found {
        table.row(row(&found.body, found.name, &why(found.why)));
    }
    if table.len() == 0 {
        return Err(nothing_found(&text));
    }
    output::write(arguments, &table)
}

fn row(body: &Body, name: &str, why: &str) -> [String; 6] {
    [
        body.code.to_string(),
        name.to_owned(),
        body.kind.word().to_owned(),
        body.life.from().to_string(),
        body.life.until().to_string(),
        why.to_owned(),
    ]
}

fn why(why: Match) -> String {
    match why {
        Match::Exact => "name".to_owned(),
        Match::Words => "words of the name".to_owned(),
        Match::Town(count) => format!("practices in that town: {count}"),
        Match::Spelling => "spelt alike".to_owned(),
    }
}

fn nothing_found(text: &str) -> anyhow::Error {
    Refusal::error(
        format!("nothing on record has the code, name or town \"{text}\""),
        "try one word of the name, or the town; `remit bodies --kind ccg --on DATE` lists all; \
         with --as-known only what was on record by then is found",
    )
}

/// Says that there was none of that name, and what may have been meant.
fn answer_to_wrong_name(text: &str, found: &[Found<'_>]) -> String {
    let mut words = format!("there was no \"{text}\"");
    if let Some(best) = found.first() {
        let body = &best.body;
        let told = match best.why {
            Match::Town(_) => "practices there were members of",
            Match::Exact | Match::Words | Match::Spelling => "perhaps",
        };
        words.push_str(&format!("; {told} {} ({}, {})", best.name, body.code, body.kind.word()));
        let others: Vec<String> =
            found[1..].iter().map(|own| format!("{} ({})", own.name, own.body.code)).collect();
        if !others.is_empty() {
            words.push_str(&format!(", or {}", others.join(", ")));
        }
    }
    words
}

/// Returns the code that a person means, by code or by name.
pub fn code_of(view: &View<'_>, text: &str, date: Date) -> anyhow::Result<Code> {
    if let Ok(code) = Code::parse(text) {
        let code = view.canonical(code);
        if view.knows(code) {
            return Ok(code);
        }
    }
    if let Some(body) = view.resolve(text, date) {
        return Ok(body.code);
    }
    let found = view.find_on(text, date);
    if found.is_empty() {
        return Err(nothing_found(text));
    }
    let several = found.iter().all(|found| found.why <= Match::Words);
    let what = if several {
        let names: Vec<String> =
            found.iter().map(|own| format!("{} ({})", own.name, own.body.code)).collect();
        format!("\"{text}\" may mean {}", names.join(", "))
    } else {
        answer_to_wrong_name(text, &found)
    };
    Err(Refusal::error(what, format!("name it by its code, as {}", found[0].body.code)))
}
