//! `remit check`: what is odd on a date.

use std::collections::BTreeMap;

use crate::arguments::{Arguments, Check};
use crate::output::{self, Table};
use crate::session;

/// The most sources that a row names.
const SOURCES_MAX: usize = 6;

/// Lists what is odd on a date.
pub fn run(arguments: &Arguments, check: &Check) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let view = session.view();
    let headings = ["rule", "severity", "code", "from", "until", "detail", "sources"];
    let mut table = Table::new(&headings);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in view.check(check.on) {
        let rule = finding.rule.word();
        if check.rule.as_deref().is_some_and(|wanted| wanted != rule) {
            continue;
        }
        *counts.entry(rule).or_default() += 1;
        table.row([
            rule.to_owned(),
            finding.severity.word().to_owned(),
            finding.code.to_string(),
            finding.period.from().to_string(),
            finding.period.until().to_string(),
            finding.detail,
            sources(&view, &finding.sources, SOURCES_MAX),
        ]);
    }
    let counts: Vec<String> =
        counts.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
    let summary = if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") };
    output::say(&format!("on {}: {summary}", check.on));
    session::say_if_later_than_sources(&session, check.on);
    output::write(arguments, &table)
}

/// Returns sources as `title act.fact`, with the row's own source where it has one, joined by
/// semicolons.
pub fn sources(
    view: &remit_register::View<'_>,
    addresses: &[remit_register::Address],
    most: usize,
) -> String {
    let mut words: Vec<String> = addresses
        .iter()
        .take(most)
        .map(|address| match view.own_source(*address) {
            Some(own) => format!("{} {address} ({own})", view.source(*address).title),
            None => format!("{} {address}", view.source(*address).title),
        })
        .collect();
    if addresses.len() > most {
        words.push(format!("and {} more", addresses.len() - most));
    }
    words.join("; ")
}
