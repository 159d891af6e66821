//! Whose words count in a case: sign-offs, views (how many, never their words), ballots.

use maud::{Markup, html};
use remit_governance::Case;
use remit_governance::acts::{
    Audience, BallotClosed, BallotOpened, Resolution, SignedOff, Stance as Says, ViewGiven,
};
use remit_governance::arrangement::{Stance, proposal, stance};
use remit_governance::ballot::{self, BallotResult, Count, Votes};
use remit_governance::views::heard;

use crate::components::{Cell, Column, Table, table};
use crate::pages::parts;
use crate::site::Snapshot;
use crate::words;

/// Returns who signed it off, who was heard, and what practices voted.
pub fn section(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    html! {
        (signed_off(snapshot, case))
        (views(case))
        (ballots(snapshot, case))
    }
}

fn signed_off(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    let Some(proposal) = proposal(case) else {
        return html! {};
    };
    let said = |party| {
        let mut acts = case.log.signed::<SignedOff>();
        acts.find(|(own, act)| proposal.number < own.number && act.party == party)
    };
    let rows: Vec<Vec<Cell>> = proposal
        .parties
        .iter()
        .map(|party| {
            let act = said(*party);
            let word = match stance(case, *party) {
                Stance::SignedOff => "Agreed",
                Stance::Refused => "Refused",
                Stance::NotYet => "Has not spoken yet",
            };
            let why = act.and_then(|(_, own)| own.why.as_ref());
            vec![
                parts::body_link(&snapshot.view(), *party, case.log.on).into(),
                why.map_or_else(|| word.to_owned(), |why| format!("{word}: {why}")).into(),
                act.map(|(own, _)| words::day(own.on)).unwrap_or_default().into(),
                act.map(|(own, _)| parts::act(own.number)).unwrap_or_default().into(),
            ]
        })
        .collect();
    html! {
        (table(&Table {
            caption: Some(("What each party says of the proposal", Some("m"))),
            columns: &[
                Column::of("Party"),
                Column::of("Says"),
                Column::of("On"),
                Column::of("Source"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        p { "The proposal that counts is " (parts::act(proposal.number)) "." }
    }
}

fn views(case: &Case<'_>) -> Markup {
    let all = heard(case);
    if all.is_empty() {
        return html! {};
    }
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .map(|own| {
            let saying = |says| Cell::from(words::number(own.saying(says)));
            vec![
                words::capital(&own.audience.word().replace('-', " ")).into(),
                saying(Says::For),
                saying(Says::Against),
                saying(Says::Mixed),
                saying(Says::Neutral),
                if own.answered { "Yes" } else { "Not yet" }.into(),
                last_view(case, own.audience).map(parts::act).unwrap_or_default().into(),
            ]
        })
        .collect();
    html! {
        (table(&Table {
            caption: Some(("Views that were given", Some("m"))),
            columns: &[
                Column::of("Who"),
                Column::numeric("In favour"),
                Column::numeric("Against"),
                Column::numeric("With conditions"),
                Column::numeric("Neither"),
                Column::of("Answered"),
                Column::of("Last of its acts"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        p { "What people said in their own words is kept beside the record, and not shown here." }
    }
}

/// Returns the last act that took in views of an audience.
fn last_view(case: &Case<'_>, audience: Audience) -> Option<u64> {
    let mut views = case.log.signed::<ViewGiven>();
    views.rfind(|(_, own)| own.audience == audience).map(|(recorded, _)| recorded.number)
}

fn ballots(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    let world = snapshot.world();
    let all: Vec<_> = case.log.signed::<BallotOpened>().collect();
    if all.is_empty() {
        return html! {};
    }
    let rows: Vec<Vec<Cell>> = all
        .into_iter()
        .map(|(recorded, opened)| {
            let result = ballot::result(&world, case, opened.body, &opened.ballot);
            let mut cells = vec![
                parts::body_link(&world.view, opened.body, case.log.on).into(),
                html! { (opened.question) " (" (opened.ballot) ")" }.into(),
                words::day(opened.closes_on).into(),
            ];
            cells.extend(match result {
                Some(BallotResult::Closed(count)) => counted(&count),
                Some(BallotResult::Open) | None => {
                    let empty = || Cell::from("");
                    [
                        "Open: nothing is told before it closes".into(),
                        empty(),
                        empty(),
                        empty(),
                        empty(),
                    ]
                }
            });
            let mut closings = case.log.signed::<BallotClosed>();
            let closed =
                closings.find(|(_, own)| own.body == opened.body && own.ballot == opened.ballot);
            let acts = html! {
                (parts::act(recorded.number))
                @if let Some((closed, _)) = closed { ", " (parts::act(closed.number)) }
            };
            cells.push(acts.into());
            cells
        })
        .collect();
    table(&Table {
        caption: Some(("Ballots of member practices", Some("m"))),
        columns: &[
            Column::of("Whose practices"),
            Column::of("What was asked"),
            Column::of("Last day"),
            Column::of("Result"),
            Column::of("For"),
            Column::of("Against"),
            Column::of("Abstained"),
            Column::of("Silent"),
            Column::of("Source"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns what a closed ballot came to: the result, and the four sides.
fn counted(count: &Count) -> [Cell; 5] {
    let result = match count.result {
        None => "Too few took part",
        Some(Resolution::Carried) => "Carried",
        Some(Resolution::Lost) => "Lost",
    };
    let turnout = format!(
        "{result}: {} of {} voted, {} had to",
        words::number(count.turnout()),
        words::number(count.eligible.practices),
        words::number(count.needed)
    );
    // Where every practice counts for one, the weight says nothing more.
    let side = |votes: Votes| match votes.weight == votes.practices {
        true => words::number(votes.practices),
        false => format!(
            "{}, with the weight {}",
            words::number(votes.practices),
            words::number(votes.weight)
        ),
    };
    let sides = [count.voted_for, count.against, count.abstained, count.silent];
    let [voted_for, against, abstained, silent] = sides.map(|own| Cell::from(side(own)));
    [turnout.into(), voted_for, against, abstained, silent]
}
