//! `remit case rehearse` and `remit case accounts`: what a change would do, and the proof that
//! nothing is lost.

use std::collections::BTreeMap;

use remit_dictionary::Code;
use remit_governance::accounts::accounts;
use remit_governance::follow_up::follow_up as work_of;
use remit_governance::rehearsal::{Count, Receipt, rehearse};
use remit_ledger::beancount;
use serde_json::json;

use super::{case_id, day, find};
use crate::arguments::{Accounts, Arguments, AsAt, Rehearse};
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session;

const NO_DATE: &str = "open the case with --effect-on and name a successor";

/// Rehearses a change: the receipt, or with `--codes` every code that will change.
pub fn run(arguments: &Arguments, asked: &Rehearse) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let (id, on) = (case_id(&asked.id)?, day(asked.on));
    let world = session.world();
    let case = find(&world, &id, on)?;
    let rehearsal = rehearse(&session.folded.register, &world, &case)
        .ok_or_else(|| Refusal::error(format!("{id} is no change with a day"), NO_DATE))?;
    let receipt = &rehearsal.receipt;
    say(receipt);
    let table = if asked.codes { codes(receipt) } else { counts(receipt) };
    output::write_with(arguments, &table, || {
        json!({
            "case": id.to_string(),
            "whole": receipt.is_whole(),
            "counts": counts(receipt).objects(),
            "codes": codes(receipt).objects(),
            "astray": receipt.astray,
        })
    })?;
    if receipt.is_whole() {
        return Ok(());
    }
    Err(Refusal::error(
        format!("{id} would lose something, or leave it without one home"),
        "place what is astray with `remit acts placed`; nothing was recorded",
    ))
}

fn say(receipt: &Receipt<'_>) {
    let mut changed: BTreeMap<&str, usize> = BTreeMap::new();
    for change in &receipt.codes {
        *changed.entry(change.what.word()).or_default() += 1;
    }
    let changed: Vec<String> =
        changed.iter().map(|(what, count)| format!("{what} {count}")).collect();
    let whole = if receipt.is_whole() { "nothing is lost" } else { "NOT WHOLE" };
    output::say(&format!("{whole}; codes that change: {}", changed.join(", ")));
    let clauses: Vec<String> = receipt
        .clauses
        .iter()
        .map(|(clause, count)| format!("{} {count}", clause.word()))
        .collect();
    output::say(&format!("placed: {}", clauses.join(", ")));
    if !receipt.by_themselves.is_empty() {
        output::say(&format!(
            "note: {} practices and small areas come or go on that very day by the register \
             itself, and are not counted: it knows already what became of them",
            receipt.by_themselves.len()
        ));
    }
    for thing in receipt.astray.iter().take(10) {
        output::say(&format!("astray: {thing}"));
    }
}

fn counts(receipt: &Receipt<'_>) -> Table {
    let mut table = Table::new(&[
        "when",
        "body",
        "members",
        "areas",
        "people",
        "parts",
        "contracts",
        "obligations",
        "other_items",
        "accounts",
        "assets",
        "liabilities",
        "equity",
    ]);
    let (before, after) = receipt.totals();
    for (when, counts, total) in
        [("before", &receipt.before, before), ("after", &receipt.after, after)]
    {
        if when == "after" {
            for (body, count) in &receipt.closed {
                table.row(row("closed", &body.to_string(), count));
            }
        }
        for (body, count) in counts {
            table.row(row(when, &body.to_string(), count));
        }
        table.row(row(when, "total", &total));
    }
    table
}

fn row(when: &str, body: &str, count: &Count) -> [String; 13] {
    [
        when.to_owned(),
        body.to_owned(),
        count.members.to_string(),
        count.areas.to_string(),
        count.people.to_string(),
        count.parts.to_string(),
        count.contracts.to_string(),
        count.obligations.to_string(),
        count.other_items.to_string(),
        count.accounts.to_string(),
        count.assets.to_string(),
        count.liabilities.to_string(),
        count.equity.to_string(),
    ]
}

fn codes(receipt: &Receipt<'_>) -> Table {
    let mut table = Table::new(&["what", "code", "old", "new"]);
    for change in &receipt.codes {
        let text = |code: Code| code.to_string();
        let what = change.what.word().to_owned();
        table.row([what, text(change.code), text(change.old), text(change.new)]);
    }
    table
}

/// Lists the work that a change makes.
pub fn follow_up(arguments: &Arguments, asked: &AsAt) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let (id, on) = (case_id(&asked.id)?, day(asked.on));
    let world = session.world();
    let mut table = Table::new(&["work", "move_of", "by_when", "act"]);
    for one in work_of(&world, &find(&world, &id, on)?) {
        let by = one.by.map(|day| day.to_string()).unwrap_or_default();
        table.row([one.work.to_string(), one.move_of.to_string(), by, one.act.to_string()]);
    }
    output::write(arguments, &table)
}

/// Shows the accounts of a change: what moved where, or the books as a beancount file.
pub fn books(arguments: &Arguments, asked: &Accounts) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let (id, on) = (case_id(&asked.id)?, day(asked.on));
    let world = session.world();
    let case = find(&world, &id, on)?;
    let made = accounts(&world, &case)
        .map_err(|error| Refusal::error(error.to_string(), "mend that, then ask again"))?;
    if asked.beancount {
        return output::write_text(arguments, &beancount::write(&made.ledger));
    }
    let mut table = Table::new(&["from", "class", "account", "balance", "to", "amount"]);
    for moved in &made.receipt.moved {
        let from = &moved.from;
        let cells = [from.body.to_string(), from.class.word().to_owned(), from.name.to_string()];
        for (to, amount) in &moved.to {
            let [body, class, name] = cells.clone();
            let balance = moved.balance.to_string();
            table.row([body, class, name, balance, to.body.to_string(), amount.to_string()]);
        }
    }
    for class in &made.receipt.classes {
        let word = class.class.word();
        output::say(&format!("{word}: {} before, {} after", class.before, class.after));
    }
    output::write(arguments, &table)
}
