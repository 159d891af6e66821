//! `remit validate`: every breach of a governing body or board on a day.

use remit_governance::validator::findings;

use crate::arguments::{Arguments, Validate};
use crate::output::{self, Table};
use crate::persons::show_about;
use crate::refusal::Refusal;
use crate::session::{Session, clock};

/// Lists what the validator finds.
pub fn run(arguments: &Arguments, asked: &Validate) -> anyhow::Result<()> {
    let mut session = Session::ask(arguments)?;
    let on = asked.on.unwrap_or_else(|| clock().1);
    let kind = match (asked.kind, session.view().nearest_body(asked.body, on)) {
        (Some(kind), _) => kind,
        (None, Some(body)) => body.kind,
        (None, None) => {
            return Err(Refusal::error(
                format!("nothing on record is about {}", asked.body),
                "of a body that is yet to begin say the kind: --kind ccg or --kind icb",
            ));
        }
    };
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
