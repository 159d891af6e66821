//! The decision letter: what was decided, why, on what conditions, and by what law.

use remit_governance::acts::{
    Act, ApplicationDecided, ArrangementDecided, ChangeDecided, ConditionKind, Outcome,
};
use remit_governance::change::conditions;
use remit_governance::{Case, KINDS, Recorded};

use super::paper::{Line, Paper, by_acts, words as plain};
use crate::site::Snapshot;
use crate::words;

/// A decision on record.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// What came of it.
    pub outcome: Outcome,
    /// The reasons, which are published.
    pub reasons: &'a str,
    /// The act.
    pub act: u64,
    recorded: &'a Recorded,
    kind: &'static str,
}

/// Returns the last decision of a case.
pub fn decision<'a>(case: &Case<'a>) -> Option<Decision<'a>> {
    fn of<'a>(
        recorded: &'a Recorded,
        outcome: Outcome,
        reasons: &'a str,
        kind: &'static str,
    ) -> Decision<'a> {
        Decision { outcome, reasons, act: recorded.number, recorded, kind }
    }
    let change = case.log.signed::<ChangeDecided>().next_back();
    let change =
        change.map(|(own, act)| of(own, act.outcome, act.reasons.as_str(), ChangeDecided::WORD));
    let arrangement = case.log.signed::<ArrangementDecided>().next_back();
    let arrangement = arrangement
        .map(|(own, act)| of(own, act.outcome, act.reasons.as_str(), ArrangementDecided::WORD));
    let application = case.log.signed::<ApplicationDecided>().next_back();
    let application = application
        .map(|(own, act)| of(own, act.outcome, act.reasons.as_str(), ApplicationDecided::WORD));
    change.or(arrangement).or(application)
}

/// Tells whether there is a decision to write about.
pub fn is_decided(case: &Case<'_>) -> bool {
    decision(case).is_some()
}

/// Returns the letter; nothing where the case has not been decided.
pub fn of(snapshot: &Snapshot, case: &Case<'_>) -> Option<Paper> {
    let decision = decision(case)?;
    let (view, on) = (snapshot.view(), decision.recorded.on);
    let name = |code| {
        view.name_of_code(code, on)
            .map_or_else(|| code.to_string(), |own| format!("{own} ({code})"))
    };
    let parties: Vec<String> = case.parties().iter().map(|code| name(*code)).collect();
    let mut paper = Paper::new(format!("Decision: {}", case.opened.title));
    paper.say(format!("To: {}", parties.join(", ")));
    paper.say(format!("From: {}", name(decision.recorded.signer.body)));
    paper.say(format!("Decided on {}", words::day(on)));
    paper.heading("Outcome");
    let outcome = words::capital(&decision.outcome.word().replace('-', " "));
    paper.line(by_acts(outcome, [decision.act]));
    if let Some(effect) = case.opened.effect_on {
        paper.say(format!("The change is for {}.", words::day(effect)));
    }
    paper.heading("Reasons");
    paper.line(by_acts(decision.reasons, [decision.act]));
    paper.heading("Conditions");
    let rows: Vec<Vec<Line>> = conditions(case)
        .into_iter()
        .map(|own| {
            let when = match own.kind {
                ConditionKind::Precedent => "Before the change",
                ConditionKind::Subsequent => "After the change",
            };
            let standing = own.settled.map_or("open".to_owned(), |own| own.word().to_owned());
            vec![
                by_acts(own.asks.to_string(), [own.latest]),
                plain(when),
                plain(own.by.map_or_else(|| "No day set".to_owned(), words::day)),
                plain(words::capital(&standing)),
            ]
        })
        .collect();
    if rows.is_empty() {
        paper.say("No conditions of a change are on record in this case.");
    } else {
        paper.table(&["What is asked", "When", "By", "Standing"], rows);
    }
    paper.heading("By what law");
    let kind = KINDS.iter().find(|kind| kind.word == decision.kind);
    let rules = kind.map(|kind| (kind.rules)()).unwrap_or_default().into_iter();
    let in_force = rules.filter(|rule| rule.regime.period().contains(on));
    let rows = in_force.map(|rule| vec![plain(rule.says()), plain(rule.provision())]).collect();
    paper.say("The decision was put to each of these rules.");
    paper.table(&["Rule", "Provision"], rows);
    Some(paper)
}
