//! What a ballot came to, and what a change would bring.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date};

use super::{case_of, read};
use crate::acts::Resolution;
use crate::ask::World;
use crate::ballot::{self, BallotResult, Votes};
use crate::change::effect_on;
use crate::rehearsal::{Changed, Count, Receipt, rehearse};
use crate::value::Label;

/// Tells what a ballot came to. While it is open nothing else is told.
pub fn ballot_lines(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let case = case_of(world, words, on)?;
    let body: Code = read(words, 1, "body")?;
    let ballot: Label = read(words, 2, "ballot")?;
    let result = ballot::result(world, &case, body, &ballot);
    let count = match result.ok_or_else(|| format!("{body} has no ballot {ballot} on {on}"))? {
        BallotResult::Open => return Ok(vec!["open".to_owned()]),
        BallotResult::Closed(count) => count,
    };
    let result = match count.result {
        None => "inquorate",
        Some(Resolution::Carried) => "carried",
        Some(Resolution::Lost) => "lost",
    };
    let side = |word: &str, votes: Votes| {
        format!(
            "{word} {} of {} weight {}",
            votes.practices, count.eligible.practices, votes.weight
        )
    };
    Ok(vec![
        result.to_owned(),
        format!("turnout {} needed {}", count.turnout(), count.needed),
        side("for", count.voted_for),
        side("against", count.against),
        side("abstained", count.abstained),
        side("silent", count.silent),
    ])
}

/// Tells what a change would bring, as it stands now.
pub fn rehearsal_lines(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let case = case_of(world, words, on)?;
    let rehearsal = rehearse(world.view.register(), world, &case);
    let rehearsal = rehearsal.ok_or_else(|| format!("the case {} names no day", case.id))?;
    let receipt = &rehearsal.receipt;
    let mut lines = vec![if receipt.is_whole() { "whole".to_owned() } else { "not whole".into() }];
    lines.extend(effect_on(&case).map(|day| format!("effect {day}")));
    let (before, after) = receipt.totals();
    lines.push(format!("before {}", count_words(&before)));
    lines.push(format!("after {}", count_words(&after)));
    lines.extend(receipt.after.iter().map(|(body, own)| format!("{body} {}", count_words(own))));
    lines.extend(code_lines(receipt));
    lines.extend(receipt.astray.iter().map(|one| format!("astray {one}")));
    Ok(lines)
}

fn count_words(count: &Count) -> String {
    let Count { members, areas, people, parts, contracts, obligations, .. } = count;
    format!(
        "members {members} areas {areas} people {people} parts {parts} contracts {contracts} \
         obligations {obligations} others {} accounts {} assets {} liabilities {} equity {}",
        count.other_items, count.accounts, count.assets, count.liabilities, count.equity,
    )
}

/// How many codes of each sort change.
fn code_lines(receipt: &Receipt<'_>) -> impl Iterator<Item = String> {
    let mut codes: BTreeMap<Changed, u64> = BTreeMap::new();
    for change in &receipt.codes {
        *codes.entry(change.what).or_default() += 1;
    }
    codes.into_iter().map(|(what, changed)| format!("changes {} {changed}", what.word()))
}
