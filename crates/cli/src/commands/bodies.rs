//! `remit bodies`: the bodies of a kind on a date.

use remit_register::View;

use crate::arguments::{Arguments, Bodies};
use crate::output::{self, Table};
use crate::session;

/// Lists the bodies of a kind on a date.
pub fn run(arguments: &Arguments, bodies: &Bodies) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let view = session.view();
    let mut table = Table::new(&["code", "name", "kind", "from", "until"]);
    for body in view.bodies(bodies.kind, bodies.on) {
        table.row([
            body.code.to_string(),
            view.name_of(&body, bodies.on).unwrap_or_default().to_owned(),
            body.kind.word().to_owned(),
            body.life.from().to_string(),
            body.life.until().to_string(),
        ]);
    }
    if table.len() == 0 {
        say_why_none(&view, bodies);
    } else {
        output::say(&format!("{} {} on {}", table.len(), bodies.kind.word(), bodies.on));
    }
    session::say_if_later_than_sources(&session, bodies.on);
    output::write(arguments, &table)
}

/// None alive, none known yet, and none described at all are three things.
fn say_why_none(view: &View<'_>, bodies: &Bodies) {
    let kind = bodies.kind.word();
    let lives = view.every_body().filter(|body| body.kind == bodies.kind).map(|body| body.life);
    let first = lives.map(|life| life.from()).min();
    output::say(&match first {
        None => format!("not known: no source on record describes any {kind}"),
        Some(first) if bodies.on < first && bodies.kind.in_law().contains(bodies.on) => {
            format!("not known: no source of any {kind} before {first}")
        }
        Some(_) => format!("0 {kind} on {}", bodies.on),
    });
}
