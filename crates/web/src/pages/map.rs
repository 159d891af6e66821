//! Maps of bodies, each with its table.

use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_register::{Body, Kind, View};

use crate::api::areas::OUTLINES;
use crate::components::{Cell, Column, Table, table};
use crate::outlines::{Piece, pieces};
use crate::pages::footprint::Counted;
use crate::pages::parts;
use crate::picture::{Drawing, picture};
use crate::words;

/// Says of what a map is made, and where it falls short.
const MADE_OF: &str = "It is put together from the areas of the clinical commissioning groups of \
    2013, strongly simplified. Small areas that moved since are not drawn. Where such a group was \
    divided its area is hatched. Contains OS data © Crown copyright and database right.";

/// Returns the table of the bodies of a footprint, with the practices and people of each.
pub fn bodies(
    view: &View<'_>,
    (kind, date): (Kind, Date),
    bodies: &[Body],
    counted: &std::collections::BTreeMap<Code, Counted>,
) -> Markup {
    let rows: Vec<Vec<Cell>> = bodies
        .iter()
        .map(|body| {
            let own = counted.get(&body.code).copied().unwrap_or_default();
            let link = parts::body_link(view, body.code, date);
            vec![
                link.into(),
                words::period(body.life).into(),
                match own.practices {
                    0 => "not on record".into(),
                    some => words::total(some).into(),
                },
                if own.people == 0 {
                    "not on record".into()
                } else {
                    words::number(own.people).into()
                },
            ]
        })
        .collect();
    let day = words::day(date);
    let many = words::capital(words::kind(kind).1);
    table(&Table {
        caption: Some((&format!("{many} on {day}"), Some("m"))),
        columns: &[
            Column::of("Body"),
            Column::of("There"),
            Column::numeric("Practices"),
            Column::numeric("People"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns a footprint: the map, where there is one, and the table beside it.
pub fn footprint(view: &View<'_>, (kind, date): (Kind, Date), shown: &Markup) -> Markup {
    if pieces(view, kind, date, &OUTLINES.groups()).is_empty() {
        return shown.clone();
    }
    let (day, many) = (words::day(date), words::kind(kind).1);
    let shapes = format!("/api/v1/areas?kind={}&on={date}", kind.word());
    let title = format!("Map of England on {day}: {many}");
    let text = format!("Each body is in the table below. {MADE_OF}");
    picture("map", &Drawing::Map { shapes, marked: None }, (&title, &text), shown)
}

/// Returns the area of a body on a date: the map, and the table of the first groups whose areas
/// make it.
pub fn of_body(view: &View<'_>, body: &Body, date: Date) -> Markup {
    let found = pieces(view, body.kind, date, &OUTLINES.groups());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (piece, groups) in &found {
        let how = match piece {
            Piece::Of(code) if *code == body.code => "all of it".to_owned(),
            Piece::Divided(_, among) if among.contains(&body.code) => {
                format!("a part: it was divided among {}", words::total(among.len()))
            }
            Piece::Of(_) | Piece::Divided(..) => continue,
        };
        rows.extend(groups.iter().map(|group| {
            let began = Kind::Ccg.in_law().from();
            vec![parts::body_link(view, *group, began).into(), how.as_str().into()]
        }));
    }
    if rows.is_empty() {
        return html! {};
    }
    let shown = table(&Table {
        caption: Some(("Its area: that of these groups of 2013", Some("m"))),
        columns: &[Column::of("Group of 2013"), Column::of("How much")],
        rows: &rows,
        first_is_header: true,
        responsive: false,
    });
    let marked = found.contains_key(&Piece::Of(body.code)).then_some(body.code);
    let shapes = format!("/api/v1/areas?kind={}&on={date}", body.kind.word());
    let title = format!("Map of its area on {}", words::day(date));
    let text = format!("The area with the thick border is {}. {MADE_OF}", body.code);
    picture("map", &Drawing::Map { shapes, marked }, (&title, &text), &shown)
}
