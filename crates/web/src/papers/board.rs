//! The board paper: what is proposed, what it changes, what remains, what the average hides.

use remit_dictionary::Date;
use remit_governance::acts::{BenefitPromised, CaseOpened, ChangeProposed};
use remit_governance::{Answer, Case, remains};

use super::letter;
use super::paper::{Line, Paper, by_acts, words as plain};
use crate::pages::rehearse::shown;
use crate::rehearsing::{DEPRIVATION_SOURCE, Outlook};
use crate::site::Snapshot;
use crate::words;

/// Returns the board paper of a rehearsal.
pub fn of_rehearsal(outlook: &Outlook<'_>) -> Paper {
    let names = outlook.names(outlook.case.parties());
    let mut paper = Paper::new(format!("Board paper: one body for {names}"));
    paper.heading("Purpose");
    paper.say(format!(
        "This paper shows the board what would follow if {names} became one body on {}. It is a \
         rehearsal, made from the record on {}. No case is open and nothing has been decided.",
        words::day(outlook.effect),
        words::day(outlook.today),
    ));
    paper.heading("What is proposed");
    paper.say(shown::in_a_sentence(outlook));
    consequences(&mut paper, outlook);
    paper.heading("Recommendation");
    paper.say(
        "The board is asked to note what would change, what is late and whose move it is, and to \
         say whether a case should be opened.",
    );
    sources(&mut paper, outlook);
    paper
}

/// Returns the board paper of a change on record.
pub fn of_change(outlook: &Outlook<'_>) -> Paper {
    let mut paper = begun(&outlook.case, outlook.today, &outlook.names(outlook.case.parties()));
    paper.say(shown::in_a_sentence(outlook));
    consequences(&mut paper, outlook);
    recommendation(&mut paper, &outlook.case);
    sources(&mut paper, outlook);
    paper
}

/// Returns the board paper of a case that changes no bodies.
pub fn of_case(snapshot: &Snapshot, case: &Case<'_>, on: Date) -> Paper {
    let world = snapshot.world();
    let names: Vec<String> = case
        .parties()
        .iter()
        .map(|code| {
            let name = world.view.name_of_code(*code, on).unwrap_or_default();
            format!("{name} ({code})")
        })
        .collect();
    let mut paper = begun(case, on, &names.join(", "));
    paper.heading("What remains");
    let rows: Vec<Vec<Line>> = remains(world, *case, on)
        .iter()
        .filter_map(|one| match &one.answer {
            Answer::Refused(own) => Some(vec![
                plain(own.by_when.map_or_else(|| "No day set".to_owned(), words::day)),
                plain(one.rule.says()),
                plain(words::capital(&own.move_of.to_string())),
            ]),
            Answer::Passed | Answer::NotYetAskable { .. } => None,
        })
        .collect();
    if rows.is_empty() {
        paper.say("Nothing remains.");
    } else {
        paper.table(&["By", "What", "Whose move"], rows);
    }
    recommendation(&mut paper, case);
    paper
}

fn begun(case: &Case<'_>, on: Date, names: &str) -> Paper {
    let mut paper = Paper::new(format!("Board paper: {}", case.opened.title));
    let opened = case.log.signed::<CaseOpened>().map(|(own, _)| own.number);
    paper.heading("Purpose");
    paper.line(by_acts(
        format!(
            "This paper is about the case {} of {names}. It says how the record stands on {}",
            case.id,
            words::day(on),
        ),
        opened,
    ));
    paper.heading("What is proposed");
    for (own, proposed) in case.log.signed::<ChangeProposed>() {
        paper.line(by_acts(proposed.proposal.to_string(), [own.number]));
    }
    for (own, promised) in case.log.signed::<BenefitPromised>() {
        let text = format!(
            "Promised: {}, from {} to {}, judged on {}",
            promised.measure,
            promised.baseline,
            promised.target,
            words::day(promised.judged_on),
        );
        paper.line(by_acts(text, [own.number]));
    }
    paper
}

fn recommendation(paper: &mut Paper, case: &Case<'_>) {
    paper.heading("Recommendation");
    match letter::decision(case) {
        Some(decision) => paper.line(by_acts(
            format!(
                "The board is asked to note the decision: {}",
                decision.outcome.word().replace('-', " ")
            ),
            [decision.act],
        )),
        None => paper.say(
            "The board is asked to note what remains and whose move it is, and to say by when its \
             own part is done.",
        ),
    }
}

/// Adds what a change does, and what is left to do.
fn consequences(paper: &mut Paper, outlook: &Outlook<'_>) {
    changes(paper, outlook);
    receipt(paper, outlook);
    remaining(paper, outlook);
    series(paper, outlook);
    spread(paper, outlook);
}

fn changes(paper: &mut Paper, outlook: &Outlook<'_>) {
    paper.heading("What changes");
    let rows =
        shown::changes(outlook).into_iter().map(|(what, count)| vec![plain(what), plain(count)]);
    paper.table(&["What changes its body or its code", "How many"], rows.collect());
}

fn receipt(paper: &mut Paper, outlook: &Outlook<'_>) {
    paper.heading("The receipt");
    paper.say(shown::receipt_in_a_sentence(outlook));
    let (before, after) = outlook.rehearsal.receipt.totals();
    let row = |(what, count): &shown::Counter| {
        vec![plain(*what), plain(count(&before)), plain(count(&after))]
    };
    let rows = shown::RECEIPT.iter().map(row).collect();
    paper.table(&["What", "The day before", "On the day"], rows);
}

fn remaining(paper: &mut Paper, outlook: &Outlook<'_>) {
    paper.heading("What remains, by deadline");
    let rows = outlook.remains.iter().map(|own| {
        let about =
            if own.about.is_empty() { String::new() } else { format!(" About: {}.", own.about) };
        vec![
            plain(own.by.map_or_else(|| "No day set".to_owned(), words::day)),
            plain(words::capital(&own.standing)),
            plain(format!("{}{about}", own.says)),
            plain(own.move_of.as_str()),
            plain(own.provision.as_str()),
        ]
    });
    paper.table(&["By", "Standing", "What", "Whose move", "By what law"], rows.collect());
}

fn series(paper: &mut Paper, outlook: &Outlook<'_>) {
    paper.heading("Registered people on both footprints");
    if outlook.series.rows.is_empty() {
        paper.say("No list sizes of these practices are on record, so there is no series.");
        return;
    }
    let (parties, heirs) = (outlook.case.parties(), outlook.heirs());
    let bodies = parties.iter().map(|own| format!("{own}, as now"));
    let merged = heirs.iter().map(|own| format!("{own}, after"));
    let mut headings = vec!["Counted on".to_owned()];
    headings.extend(bodies.chain(merged));
    headings.push("Source".to_owned());
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let rows = outlook.series.rows.iter().map(|(day, row)| {
        let before = parties.iter().map(|code| row.before.get(code));
        let after = heirs.iter().map(|code| row.after.get(code));
        let mut cells = vec![plain(words::day(*day))];
        cells.extend(before.chain(after).map(|own| {
            plain(own.map_or_else(|| "no figure".to_owned(), |own| words::number(own.people)))
        }));
        cells.push(by_acts("Lists", row.acts.iter().copied()));
        cells
    });
    paper.table(&headings, rows.collect());
}

fn spread(paper: &mut Paper, outlook: &Outlook<'_>) {
    paper.heading("What the merged average hides");
    let rows = shown::spread_rows(outlook).into_iter().map(|row| row.map(plain).to_vec());
    paper.table(&shown::SPREAD.map(|(text, _)| text), rows.collect());
    for sentence in shown::deprivation_sentences(outlook) {
        paper.say(sentence);
    }
}

fn sources(paper: &mut Paper, outlook: &Outlook<'_>) {
    paper.heading("Sources");
    let register = outlook.world.view.register();
    for entry in register.entries() {
        paper.line(by_acts(entry.title.as_str(), [u64::from(entry.number)]));
    }
    if !outlook.spread.deprivation.is_empty() {
        paper.say(DEPRIVATION_SOURCE);
    }
}
