//! Who runs a body and who acts for it: its constitution, seats, committees and delegations. Seats
//! are shown, and never the people who fill them.

use maud::{Markup, html};
use remit_dictionary::Date;
use remit_governance::World;
use remit_governance::acts::{ConstitutionAdopted, Filling};
use remit_governance::house::{
    committee_signed, committees, constitution, lines_signed, seated_signed, vacant,
};
use remit_register::Body;

use crate::components::{Cell, Column, Table, table};
use crate::pages::parts;
use crate::site::Snapshot;
use crate::words;

/// Returns who runs a body on a date, and what it lets others do for it.
pub fn section(snapshot: &Snapshot, body: &Body, date: Date) -> Markup {
    let world = snapshot.world();
    html! {
        (constitution_in_force(&world, body, date))
        (seats(&world, body, date))
        (its_committees(&world, body, date))
        (delegations(&world, body, date))
    }
}

fn constitution_in_force(world: &World<'_>, body: &Body, date: Date) -> Markup {
    let house = world.books.house(body.code, date);
    let Some(own) = constitution(house) else {
        return html! {};
    };
    let mut all = house.signed::<ConstitutionAdopted>();
    let adopted = all.find(|(_, act)| act.version == own.version).map(|(recorded, _)| recorded);
    html! {
        p {
            "Its constitution, version " (own.version) ", asks for a quorum of " (own.quorum)
            @if let Some(act) = adopted {
                " and was adopted on " (words::day(act.on)) ": " (parts::act(act.number))
            } "."
        }
    }
}

fn spoken(word: &str) -> String {
    words::capital(&word.replace('-', " "))
}

fn seats(world: &World<'_>, body: &Body, date: Date) -> Markup {
    let filled = seated_signed(world.books.house(body.code, date));
    // Where no seat was ever filled on record, nothing is known of those that are vacant.
    if filled.is_empty() {
        return html! {};
    }
    let mut rows: Vec<Vec<Cell>> = filled
        .iter()
        .map(|(recorded, own)| {
            let how = match own.filling {
                Filling::Own => "",
                Filling::Joint => ", jointly with other bodies",
                Filling::Acting => ", for the time being",
            };
            vec![
                spoken(own.seat.word()).into(),
                format!("Filled since {}{how}", words::day(recorded.on)).into(),
                own.until.map(|until| words::day(until.day_before())).unwrap_or_default().into(),
                parts::act(recorded.number).into(),
            ]
        })
        .collect();
    rows.extend(vacant(world, body.code, body.kind, date).into_iter().map(|(seat, missing)| {
        let missing = usize::try_from(missing).unwrap_or(usize::MAX);
        let said = format!("Vacant: {} must fill it", words::count(missing, "more", "more"));
        vec![spoken(seat.word()).into(), said.into(), "".into(), "".into()]
    }));
    table(&Table {
        caption: Some(("Officers and other seats", Some("m"))),
        columns: &[
            Column::of("Seat"),
            Column::of("How it is filled"),
            Column::of("Last day"),
            Column::of("Source"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

fn its_committees(world: &World<'_>, body: &Body, date: Date) -> Markup {
    let house = world.books.house(body.code, date);
    let rows: Vec<Vec<Cell>> = committees(house)
        .into_iter()
        .map(|(name, set)| {
            let recorded = committee_signed(house, name).map(|(recorded, _)| recorded);
            vec![
                spoken(name.as_str()).into(),
                spoken(set.kind.word()).into(),
                words::count(set.members.len() + 1, "person, the chair", "people, with the chair")
                    .into(),
                recorded.map(|own| words::day(own.on)).unwrap_or_default().into(),
                recorded.map(|own| parts::act(own.number)).unwrap_or_default().into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some(("Committees", Some("m"))),
        columns: &[
            Column::of("Committee"),
            Column::of("Kind"),
            Column::of("Who sits on it"),
            Column::of("As set on"),
            Column::of("Source"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

fn delegations(world: &World<'_>, body: &Body, date: Date) -> Markup {
    let rows: Vec<Vec<Cell>> = lines_signed(world, body.code, date)
        .into_iter()
        .map(|(recorded, line)| {
            let function = parts::function_name(world.functions, line.function.as_str());
            let limit = line.limit.map(|limit| format!("Up to {limit} at a time"));
            vec![
                function.into(),
                spoken(line.to.as_str()).into(),
                limit.unwrap_or_else(|| "No limit".to_owned()).into(),
                words::day(recorded.on).into(),
                line.until.map(|until| words::day(until.day_before())).unwrap_or_default().into(),
                parts::act(recorded.number).into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some(("What it lets others do for it", Some("m"))),
        columns: &[
            Column::of("Care"),
            Column::of("Who may exercise it"),
            Column::of("How much"),
            Column::of("Since"),
            Column::of("Last day"),
            Column::of("Source"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}
