//! `remit lineage`: who holds the work of a body on a date, and every link.

use remit_dictionary::{Code, Date};
use remit_register::{AreaOf, Body, Kind, Move, Towards, View};

use crate::arguments::{Arguments, Lineage};
use crate::commands::find::code_of;
use crate::output::{self, Table};
use crate::session;

const LINK_HEADINGS: [&str; 6] = ["direction", "date", "code", "name", "share", "basis"];

/// Answers by date, or lists every link.
pub fn run(arguments: &Arguments, lineage: &Lineage) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let view = session.view();
    match (lineage.on, &lineage.body) {
        (Some(date), _) if !lineage.moves => on_a_date(arguments, lineage, &view, date),
        (on, body) => {
            let day = on.unwrap_or(Date::END);
            let body = body.as_deref().map(|text| code_of(&view, text, day)).transpose()?;
            every_link(arguments, lineage, &view, body)
        }
    }
}

fn on_a_date(
    arguments: &Arguments,
    lineage: &Lineage,
    view: &View<'_>,
    date: Date,
) -> anyhow::Result<()> {
    let mut headings = vec!["code", "name", "share", "basis", "date"];
    let codes = match &lineage.body {
        Some(text) => vec![code_of(view, text, date)?],
        None => {
            headings.insert(0, "from_code");
            commissioners(view, date)
        }
    };
    let mut table = Table::new(&headings);
    for code in codes {
        let holders = view.lineage(code, date);
        if holders.is_empty() && lineage.body.is_some() {
            output::say(&format!(
                "not known: no source says who held the work of {code} on {date}"
            ));
        }
        for holder in holders {
            let mut row = vec![
                holder.code.to_string(),
                view.name_of_code(holder.code, date).unwrap_or_default().to_owned(),
                holder.share.word().to_owned(),
                holder.basis.word().to_owned(),
                holder.date.map(|date| date.to_string()).unwrap_or_default(),
            ];
            if lineage.all {
                row.insert(0, code.to_string());
            }
            table.push(row);
        }
    }
    output::write(arguments, &table)
}

/// Every commissioner that had begun by the date, each code once.
fn commissioners(view: &View<'_>, date: Date) -> Vec<Code> {
    let mut codes: Vec<Code> = view
        .every_body()
        .filter(|body| body.kind.is_commissioner() && body.life.from() <= date)
        .map(|body: Body| body.code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn every_link(
    arguments: &Arguments,
    lineage: &Lineage,
    view: &View<'_>,
    body: Option<Code>,
) -> anyhow::Result<()> {
    let mut table = Table::new(&LINK_HEADINGS);
    if let Some(code) = body {
        let code = view.canonical(code);
        links(view, code, Towards::Predecessors, &mut table);
        links(view, code, Towards::Successors, &mut table);
    }
    if lineage.moves {
        for moved in moves(view) {
            let due = lineage.on.is_none_or(|date| moved.date <= date);
            if due && body.is_none_or(|code| moved.from == code || moved.to == code) {
                table.row(move_row(view, body, &moved));
            }
        }
    }
    output::write(arguments, &table)
}

fn links(view: &View<'_>, code: Code, towards: Towards, table: &mut Table) {
    for link in view.links(code, towards) {
        let (direction, other, day) = match towards {
            Towards::Successors => ("to", link.to, link.date),
            Towards::Predecessors => ("from", link.from, link.date.day_before()),
        };
        table.row([
            direction.to_owned(),
            link.date.to_string(),
            other.to_string(),
            view.name_of_code(other, day).unwrap_or_default().to_owned(),
            link.share.word().to_owned(),
            link.basis.word().to_owned(),
        ]);
    }
}

/// Every move without a succession: of small areas and of practices.
fn moves(view: &View<'_>) -> Vec<Move> {
    let mut moves = view.areas(AreaOf::Commissioner).moves();
    moves.extend(view.moves_of_practices());
    moves.sort();
    moves
}

fn move_row(view: &View<'_>, body: Option<Code>, moved: &Move) -> [String; 6] {
    let direction = match body {
        Some(code) if code == moved.to => format!("from {}", moved.from),
        Some(_) => format!("to {}", moved.to),
        None => format!("{} to {}", moved.from, moved.to),
    };
    let name = view.nearest_body(moved.code, moved.date).filter(|body| body.kind != Kind::Other);
    [
        direction,
        moved.date.to_string(),
        moved.code.to_string(),
        name.and_then(|body| view.name_of(&body, moved.date)).unwrap_or_default().to_owned(),
        "part".to_owned(),
        if moved.inferred { "boundary (date inferred)" } else { "boundary" }.to_owned(),
    ]
}
