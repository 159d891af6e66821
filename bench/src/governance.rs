//! What remains of the largest case, and its rehearsal, over England's register.

use std::time::Instant;

use anyhow::Context;
use remit_dictionary::{Code, Date};
use remit_governance::{Books, CaseId, Form, Signed, Tables, World, rehearsal, remains};
use remit_register::{Functions, Kind, Register, fold};
use remit_store::{Mode, open};

use crate::row;

const TRIES: u32 = 7;

/// Puts every board of England into one case, and asks what remains and what it would do.
pub fn largest_case(folder: &str) -> anyhow::Result<()> {
    let mut storage = open(&format!("{folder}/real.db"), Mode::ReadOnly)?;
    let register = fold(&mut *storage, &mut |_| {})?.register;
    let today = Date::parse("2026-11-22")?;
    let books = one_case(&register, today)?;
    let (tables, functions) = (Tables::own(), Functions::new(Vec::new())?);
    let (books, tables, functions) = (&books, &tables, &functions);
    let world = World { view: register.now(), books, tables, functions };
    let id = CaseId::parse("england")?;
    let case = books.case(&id, today).context("the case was just opened")?;
    let mut best = f64::MAX;
    let mut count = 0;
    for _ in 0..TRIES {
        let start = Instant::now();
        count = remains(world, case, today).len();
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    let what = format!("what remains of merging {} boards: {count} guards", case.parties().len());
    row(&what, &format!("{best:.2} ms"), "20 ms");
    let start = Instant::now();
    let rehearsal = rehearsal::rehearse(&register, &world, &case).context("it has a date")?;
    let took = start.elapsed().as_secs_f64();
    let (before, _) = rehearsal.receipt.totals();
    let what = format!(
        "rehearse it: {} practices, {} small areas, {} codes change",
        before.members,
        before.areas,
        rehearsal.receipt.codes.len()
    );
    row(&what, &format!("{took:.2} s"), "2 s");
    Ok(())
}

fn one_case(register: &Register, today: Date) -> anyhow::Result<Books> {
    let boards: Vec<Code> =
        register.now().bodies(Kind::Icb, today).iter().map(|body| body.code).collect();
    let parties: Vec<String> = boards.iter().map(ToString::to_string).collect();
    let parties = parties.join(",");
    let mut books = Books::default();
    for (number, act) in (1..).zip([
        format!("case-opened case=england kind=change title=One parties={parties} route=icb-order manner=merge effect-on=2027-04-01"),
        "successor-named case=england code=Z9Z9Z name=\"NHS England Integrated Care Board\" issued=provisional".to_owned(),
        "placed case=england placement=sweep kind=everything to=Z9Z9Z".to_owned(),
    ]) {
        let line = format!("{act} on={today} actor=Bench acting_as=decider acting_for=X24");
        books.enter(number, Signed::read(&Form::parse_line(&line)?)?);
    }
    Ok(books)
}
