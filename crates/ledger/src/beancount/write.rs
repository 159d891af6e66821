//! Writing a ledger as a beancount file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use remit_dictionary::{Code, Date, Pence};

use super::{CURRENCY, account_text};
use crate::{Account, Entry, EntryNumber, Ledger, Standing};

/// Writes a ledger as a beancount file.
///
/// Accounts come first, then entries by day. Each closed account is asserted to be at 0.00 on the
/// day on which it closes, and each open one to hold what it does on the day after the last entry.
#[must_use]
pub fn write(ledger: &Ledger) -> String {
    let mut text = format!("option \"operating_currency\" \"{CURRENCY}\"\n");
    let bodies: BTreeSet<Code> = ledger.accounts().map(|(account, _)| account.body).collect();
    for body in bodies {
        text.push('\n');
        for (account, life) in ledger.accounts_of(body) {
            line(
                &mut text,
                format_args!("{} open {} {CURRENCY}", life.from(), account_text(account)),
            );
        }
    }
    let links = links(ledger);
    for (number, entry) in by_day(ledger) {
        text.push('\n');
        write_entry(&mut text, entry, links.get(&number).copied());
    }
    text.push('\n');
    for (account, life) in ledger.accounts() {
        if life.until() < Date::END {
            write_balance(&mut text, life.until(), account, Pence::ZERO);
            line(&mut text, format_args!("{} close {}", life.until(), account_text(account)));
        }
    }
    let last = ledger.entries().map(|(_, entry)| entry.on).max();
    for (account, life) in ledger.accounts() {
        if life.until() == Date::END {
            let day = last.map_or(life.from(), |last| last.next_day().max(life.from()));
            write_balance(&mut text, day, account, ledger.holds(account));
        }
    }
    text
}

/// Entries by day; those of one day in the order in which they were posted.
fn by_day(ledger: &Ledger) -> Vec<(EntryNumber, &Entry)> {
    let mut entries: Vec<_> = ledger.entries().collect();
    entries.sort_by_key(|(number, entry)| (entry.on, *number));
    entries
}

/// Numbers the draft entries as they are written; a true-up has the number of its draft.
fn links(ledger: &Ledger) -> BTreeMap<EntryNumber, usize> {
    let drafts = by_day(ledger).into_iter().filter(|(_, entry)| entry.standing == Standing::Draft);
    let mut links: BTreeMap<EntryNumber, usize> = drafts.map(|own| own.0).zip(1..).collect();
    for (draft, link) in links.clone() {
        links.extend(ledger.trued_up_by(draft).map(|by| (by, link)));
    }
    links
}

fn write_entry(text: &mut String, entry: &Entry, link: Option<usize>) {
    let flag = match entry.standing {
        Standing::Draft => '!',
        Standing::Final => '*',
    };
    let narration = entry.narration.replace('\\', "\\\\").replace('"', "\\\"");
    let link = link.map(|link| format!(" ^draft-{link}")).unwrap_or_default();
    line(text, format_args!("{} {flag} \"{narration}\"{link}", entry.on));
    for posting in &entry.postings {
        let account = account_text(&posting.account);
        line(text, format_args!("  {account}  {} {CURRENCY}", plain(posting.amount)));
    }
}

fn write_balance(text: &mut String, on: Date, account: &Account, holds: Pence) {
    let account = account_text(account);
    line(text, format_args!("{on} balance {account}  {} {CURRENCY}", plain(holds)));
}

fn line(text: &mut String, line: std::fmt::Arguments) {
    writeln!(text, "{line}").expect("a text takes whatever is written to it");
}

/// Prints an amount as `-1234.56`.
fn plain(amount: Pence) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    let pence = amount.0.unsigned_abs();
    format!("{sign}{}.{:02}", pence / 100, pence % 100)
}
