//! The tracker of a case: the workbook that `remit case template` writes.

use remit_dictionary::Date;
use remit_exchange::{Tracker, write_tracker};
use remit_governance::{
    About, ActKind, Answer, Case, KINDS, Standing, often, remains, standing, steps,
};

use crate::site::Snapshot;

/// The columns of what remains, as the command has them.
const HEADINGS: [&str; 9] = [
    "step",
    "rule",
    "about",
    "standing",
    "move_of",
    "by_when",
    "days_late",
    "next_step",
    "provision",
];

/// Returns the workbook, or nothing where a text is too long for one.
pub fn of(snapshot: &Snapshot, case: &Case<'_>, on: Date) -> Result<Vec<u8>, ()> {
    let mut acts: Vec<&'static ActKind> = Vec::new();
    let sheets = steps(case).into_iter().chain(often(case.kind()).iter().copied());
    for kind in sheets.filter_map(|word| KINDS.iter().find(|kind| kind.word == word)) {
        // Only what the law of the day has, each once.
        if kind.regime.period().contains(on) && acts.iter().all(|own| own.word != kind.word) {
            acts.push(kind);
        }
    }
    let rows: Vec<Vec<String>> = remains(snapshot.world(), *case, on)
        .iter()
        .map(|one| {
            let (word, late) = match standing(one, on) {
                Standing::Open => ("open", String::new()),
                Standing::Late(days) => ("late", days.to_string()),
                Standing::Waiting => ("waiting", String::new()),
                Standing::NotYet => ("not yet", String::new()),
            };
            let [about, mover, by, next] = cells(&one.answer);
            let (step, rule) = (one.step.to_owned(), one.rule.word());
            vec![step, rule, about, word.to_owned(), mover, by, late, next, one.rule.provision()]
        })
        .collect();
    write_tracker(&Tracker {
        title: &format!("{} ({}): what remains on {on}", case.opened.title, case.id),
        headings: &HEADINGS,
        remains: &rows,
        acts: &acts,
        parties: case.parties(),
    })
    .map_err(|_| ())
}

fn cells(answer: &Answer) -> [String; 4] {
    match answer {
        Answer::Refused(own) => {
            let about = match &own.about {
                About::Person(_) => "a person".to_owned(), // Names are kept beside the record.
                about => about.to_string(),
            };
            let by = own.by_when.map(|day| day.to_string()).unwrap_or_default();
            [about, own.move_of.to_string(), by, own.next.to_string()]
        }
        Answer::NotYetAskable { needs } => {
            [String::new(), String::new(), String::new(), format!("first {}", needs.word())]
        }
        Answer::Passed => Default::default(),
    }
}
