//! `remit validate`: every breach of a governing body or board on a day.

use remit_clerk::clock;
use remit_clerk::persons::show_about;
use remit_governance::validator::findings;

use remit_register::Kind;

use crate::arguments::{Arguments, Validate};
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session;

/// Lists what the validator finds.
pub fn run(arguments: &Arguments, asked: &Validate) -> anyhow::Result<()> {
    let mut session = session::ask(arguments)?;
    let on = asked.on.unwrap_or_else(|| clock().1);
    let alive = session.view().body_at(asked.body, on).map(|body| body.kind);
    let Some(kind) = asked.kind.or(alive) else {
        return Err(Refusal::error(
            format!("{} is not alive on {on}", asked.body),
            "ask about another day; of a body that is yet to begin say --kind ccg or --kind icb",
        ));
    };
    if !matches!(kind, Kind::Ccg | Kind::Icb) {
        return Err(Refusal::error(
            format!("no rules are held for the board of a {}", kind.word()),
            "ask about a ccg or an icb",
        ));
    }
    let found = findings(&session.world(), asked.body, kind, on);
    let mut table = Table::new(&["rule", "severity", "about", "next_step", "says"]);
    for finding in &found {
        table.row([
            finding.rule.word(),
            finding.severity.word().to_owned(),
            show_about(&mut *session.storage, &finding.about)?,
            finding.next.to_string(),
            finding.rule.says(),
        ]);
    }
    output::say(&match found.len() {
        0 => format!("{} on {on}: nothing is amiss", asked.body),
        some => format!("{} on {on}: findings {some}", asked.body),
    });
    output::write(arguments, &table)
}
