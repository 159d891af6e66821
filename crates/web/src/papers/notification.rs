//! The notification of the Organisation Data Service: the codes of a change.

use std::collections::BTreeMap;

use remit_dictionary::Code;
use remit_governance::acts::{CaseOpened, Issued, SuccessorNamed};
use remit_governance::change::{codes_due, notice_due, successors};
use remit_governance::rehearsal::{Changed, CodeChange};

use super::paper::{Line, Paper, by_acts, words as plain};
use crate::rehearsing::Outlook;
use crate::words;

/// Returns the notification of a change.
pub fn of(outlook: &Outlook<'_>) -> Paper {
    let case = &outlook.case;
    let mut paper = Paper::new(format!("Notification of codes: {}", case.opened.title));
    paper.heading("The change");
    let opened = case.log.signed::<CaseOpened>().map(|(own, _)| own.number);
    paper.line(by_acts(
        format!("{} change on {}", outlook.names(case.parties()), words::day(outlook.effect)),
        opened,
    ));
    for (day, what) in [
        (notice_due(&outlook.world, outlook.effect), "The service is told by"),
        (codes_due(&outlook.world, outlook.effect), "Every code is ready by"),
    ] {
        if let Some(day) = day {
            paper.say(format!("{what} {}.", words::day(day)));
        }
    }
    codes(&mut paper, outlook);
    let moved =
        |what: Changed| outlook.rehearsal.receipt.codes.iter().filter(move |own| own.what == what);
    paper.heading("Succession");
    paper.table(&["Closing code", "Its work goes to"], rows(outlook, moved(Changed::Body)));
    paper.heading("Parts with another parent");
    paper.table(
        &["Part", "Parent before", "Parent after"],
        moved_rows(outlook, moved(Changed::Part)),
    );
    paper.heading("Practices with another parent");
    let practices = outlook.changed(Changed::Practice);
    paper.say(format!(
        "{} to re-parent. Small areas: {}. The change pack (CSV) lists every code.",
        words::count(practices, "practice", "practices"),
        words::total(outlook.changed(Changed::Area)),
    ));
    paper.table(
        &["Practice", "Body before", "Body after"],
        moved_rows(outlook, moved(Changed::Practice)),
    );
    paper
}

/// Adds the codes that close and those that open.
fn codes(paper: &mut Paper, outlook: &Outlook<'_>) {
    let case = &outlook.case;
    paper.heading("Codes that close");
    let last = outlook.effect.day_before();
    let closing: Vec<Vec<Line>> = case
        .parties()
        .iter()
        .map(|code| vec![plain(outlook.name(*code)), plain(words::day(last))])
        .collect();
    paper.table(&["Body", "Last day"], closing);
    paper.heading("Codes that open");
    let named: BTreeMap<Code, u64> =
        case.log.signed::<SuccessorNamed>().map(|(own, act)| (act.code, own.number)).collect();
    let opening = successors(case).into_iter().map(|own| {
        let state = match own.issued {
            Issued::Reserved => "Reserved by the service",
            Issued::Provisional => "Ours: a code is asked for",
            Issued::Issued => "Issued by the service",
        };
        vec![
            by_acts(format!("{} ({})", own.name, own.code), named.get(&own.code).copied()),
            plain(state),
            plain(words::day(outlook.effect)),
        ]
    });
    paper.table(&["Body", "Code", "First day"], opening.collect());
}

fn rows<'c>(outlook: &Outlook<'_>, all: impl Iterator<Item = &'c CodeChange>) -> Vec<Vec<Line>> {
    all.map(|own| vec![plain(outlook.name(own.old)), plain(outlook.name(own.new))]).collect()
}

fn moved_rows<'c>(
    outlook: &Outlook<'_>,
    all: impl Iterator<Item = &'c CodeChange>,
) -> Vec<Vec<Line>> {
    all.map(|own| {
        vec![plain(outlook.name(own.code)), plain(own.old.as_str()), plain(own.new.as_str())]
    })
    .collect()
}
