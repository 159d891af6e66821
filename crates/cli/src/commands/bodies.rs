//! `remit bodies`: the bodies of a kind on a date.

use crate::arguments::{Arguments, Bodies};
use crate::output::{self, Table};
use crate::session::Session;

/// Lists the bodies of a kind on a date.
pub fn run(arguments: &Arguments, bodies: &Bodies) -> anyhow::Result<()> {
    let session = Session::ask(arguments)?;
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
    output::say(&format!("{} {} on {}", table.len(), bodies.kind.word(), bodies.on));
    output::write(arguments, &table)
}
