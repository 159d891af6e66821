//! A committee for delegated primary care commissioning has a lay chair, and lay members and
//! executives are the majority on it.
//!
//! Domain guide, section 6, from memory.

use crate::acts::{Act, CommitteeKind, CommitteeSet};
use crate::answer::{About, NextStep};
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(primary_care_committee_is_lay_led, Memory, Ccg);

/// Finds a chair who is not lay, and a committee on which others are the majority.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for own in board.committees.iter().filter(|own| own.kind == CommitteeKind::PrimaryCare) {
        if !board.is_lay(&own.chair) {
            findings.push(Finding::breach(&RULE, About::Person(own.chair.clone())));
        }
        let all = own.members.len() + 1;
        let people = own.members.iter().chain([&own.chair]);
        let wanted = |person: &&_| board.is_lay(person) || board.is_executive(person);
        if 2 * people.filter(wanted).count() <= all {
            findings.push(Finding::breach(&RULE, board.thing(own.committee.as_str())));
        }
    }
    let next = NextStep::Record(CommitteeSet::WORD);
    findings.into_iter().map(|finding| Finding { next, ..finding }).collect()
}
