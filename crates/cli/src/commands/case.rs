//! `remit case` and `remit record`: cases from their opening to their effect.

mod rehearse;
mod remains;
mod show;
mod template;

use remit_clerk::deciding::{Done, Sending, Sent};
use remit_clerk::{Put, Session, clock, deciding};
use remit_dictionary::Date;
use remit_governance::acts::{
    Act, ApplicationDecided, ArrangementDecided, CaseKind, CaseOpened, ChangeDecided,
};
use remit_governance::{Case as OnRecord, CaseId, Form, World};

use crate::arguments::{Arguments, Case, CaseDecide, CaseOpen, CaseRecord, Record, Signing};
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::sending::{fill, in_case, read};
use crate::session;

/// Runs what is asked about cases.
pub fn run(arguments: &Arguments, case: &Case) -> anyhow::Result<()> {
    match case {
        Case::Open(open) => run_open(arguments, open),
        Case::Record(record) => run_record(arguments, record),
        Case::Remains(asked) => remains::run(arguments, asked),
        Case::Decide(decide) => run_decide(arguments, decide),
        Case::Show(asked) => show::run(arguments, asked),
        Case::List(asked) => show::list(arguments, asked),
        Case::Rehearse(asked) => rehearse::run(arguments, asked),
        Case::Accounts(asked) => rehearse::books(arguments, asked),
        Case::FollowUp(asked) => rehearse::follow_up(arguments, asked),
        Case::Template(asked) => template::run(arguments, asked),
    }
}

/// Puts acts on record, of a case or of none.
pub fn record(arguments: &Arguments, record: &Record) -> anyhow::Result<()> {
    let sent = read(&record.fields)?;
    let mut session = session::add(arguments)?;
    send(arguments, &mut session, sent, &record.signing, None)
}

fn run_open(arguments: &Arguments, open: &CaseOpen) -> anyhow::Result<()> {
    let mut form = Form::new(CaseOpened::WORD);
    form.add("kind", &open.kind);
    form.add("title", &open.title);
    open.parties.iter().for_each(|party| form.add("parties", party));
    for (field, value) in [
        ("route", &open.route),
        ("manner", &open.manner),
        ("effect_on", &open.effect_on),
        ("criteria", &open.criteria),
        ("serves", &open.serves),
    ] {
        value.iter().for_each(|value| form.add(field, value));
    }
    let mut session = session::add(arguments)?;
    let sent = vec![Sent { form, place: None }];
    send(arguments, &mut session, sent, &open.signing, Some(&open.id))
}

fn run_record(arguments: &Arguments, record: &CaseRecord) -> anyhow::Result<()> {
    let sent = read(&record.fields)?;
    in_case(&sent, &record.id)?;
    let mut session = session::add(arguments)?;
    send(arguments, &mut session, sent, &record.signing, Some(&record.id))
}

/// Decides a case by the act that its kind is decided by.
fn run_decide(arguments: &Arguments, decide: &CaseDecide) -> anyhow::Result<()> {
    let mut session = session::add(arguments)?;
    let id = case_id(&decide.id)?;
    let act = match find(&session.world(), &id, Date::END)?.kind() {
        CaseKind::Authorisation | CaseKind::Assessment => ApplicationDecided::WORD,
        CaseKind::Arrangement => ArrangementDecided::WORD,
        CaseKind::Change => ChangeDecided::WORD,
    };
    let mut form = Form::new(act);
    form.add("outcome", &decide.outcome);
    form.add("reasons", &decide.reasons);
    let sent = vec![Sent { form, place: None }];
    send(arguments, &mut session, sent, &decide.signing, Some(&decide.id))
}

/// Decides on acts, records them, and shows what became of each.
fn send(
    arguments: &Arguments,
    session: &mut Session,
    mut sent: Vec<Sent>,
    signing: &Signing,
    case: Option<&str>,
) -> anyhow::Result<()> {
    let (now, today) = clock();
    fill(&mut sent, signing, case, &today.to_string());
    let sending = Sending { now, today, request: signing.request.clone() };
    let done = deciding::record(session, &sent, &sending)?;
    let already = done.iter().filter(|own| matches!(own.put, Put::Already(_))).count();
    if 0 < already {
        output::say(&format!(
            "on record already: {already}; to record the same once more, give another --request"
        ));
    }
    let mut table = Table::new(&["number", "act", "on", "case", "body", "outcome", "hash"]);
    for Done { signed, put } in &done {
        let (number, outcome, hash) = match put {
            Put::Recorded(receipt) => (receipt.number, "recorded", receipt.hash.to_string()),
            Put::Already(number) => (*number, "on record already", String::new()),
        };
        let body = signed.act.body().map(|code| code.to_string());
        table.row([
            number.to_string(),
            signed.act.word().to_owned(),
            signed.on.to_string(),
            signed.act.case().map(ToString::to_string).unwrap_or_default(),
            body.unwrap_or_default(),
            outcome.to_owned(),
            hash,
        ]);
    }
    output::write(arguments, &table)
}

fn case_id(text: &str) -> anyhow::Result<CaseId> {
    CaseId::parse(text).map_err(|error| {
        Refusal::error(error.to_string(), "`remit case list` lists the cases on record")
    })
}

/// Returns a case as at a day.
fn find<'a>(world: &World<'a>, id: &CaseId, on: Date) -> anyhow::Result<OnRecord<'a>> {
    world.books.case(id, on).ok_or_else(|| {
        let when = if on == Date::END { String::new() } else { format!(" on {on}") };
        Refusal::error(
            format!("there is no case {id}{when}"),
            "`remit case list` lists the cases; `remit case open` opens one",
        )
    })
}

/// Returns the day that was asked about, or today.
fn day(on: Option<Date>) -> Date {
    on.unwrap_or_else(|| clock().1)
}

/// Says which tables should have been looked at again by a day.
fn say_past_review(session: &Session, on: Date) {
    let due = |table: &&remit_governance::Table| table.past_review(on).next().is_some();
    let names: Vec<&str> =
        session.tables.all().filter(due).map(|table| table.name.as_str()).collect();
    if !names.is_empty() {
        output::say(&format!(
            "note: past the day of review: {}; `remit rules --tables` shows them",
            names.join(", ")
        ));
    }
}
