//! A change of bodies as its case has it: successors, conditions, promises, the day.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date};
use remit_register::Kind;

use crate::acts::{
    BenefitJudged, BenefitPromised, ConditionKind, ConditionSet, ConditionSettled, Holding, Issued,
    Route, Settlement, SuccessorNamed, TookEffect,
};
use crate::ask::{Ask, World};
use crate::books::Case;
use crate::holdings::{Item, has_given_way, items};
use crate::value::{CaseId, Label, Words};

/// A successor as it was named last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Successor<'a> {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: &'a Words,
    /// Whether ODS has issued the code.
    pub issued: Issued,
}

/// Returns the successors of a case, in the order in which they were first named.
#[must_use]
pub fn successors<'a>(case: &Case<'a>) -> Vec<Successor<'a>> {
    let mut all: Vec<Successor<'a>> = Vec::new();
    for named in case.all::<SuccessorNamed>() {
        let successor = Successor { code: named.code, name: &named.name, issued: named.issued };
        let replaces = |known: &&mut Successor<'a>| {
            known.code == named.code || Some(known.code) == named.instead_of
        };
        match all.iter_mut().find(replaces) {
            Some(known) => *known = successor,
            None => all.push(successor),
        }
    }
    all
}

/// Returns the code that a successor has now: a provisional code gives way to the one that ODS
/// gives.
#[must_use]
pub fn latest_code(case: &Case<'_>, code: Code) -> Code {
    let named = case.all::<SuccessorNamed>();
    let renamed = named.filter_map(|named| Some((named.instead_of?, named.code)));
    renamed.fold(code, |known, (old, new)| if known == old { new } else { known })
}

/// Returns every change that has taken effect by a day, with its legal date.
pub fn effective<'a>(
    world: &World<'a>,
    on: Date,
) -> impl Iterator<Item = (Case<'a>, Date)> + use<'a> {
    let changes = world.books.cases(on).filter(has_taken_effect);
    changes.filter_map(move |case| {
        effect_on(&case).filter(|date| *date <= on).map(|date| (case, date))
    })
}

/// Returns the legal date proposed.
#[must_use]
pub fn effect_on(case: &Case<'_>) -> Option<Date> {
    case.opened.effect_on
}

/// Tells whether the change has taken effect.
#[must_use]
pub fn has_taken_effect(case: &Case<'_>) -> bool {
    case.has::<TookEffect>()
}

/// Returns what kind of body the successors are: that of the parties while the law has it on the
/// legal date, else the kind that took its place.
#[must_use]
pub fn kind_of_successors(world: &World<'_>, case: &Case<'_>) -> Option<Kind> {
    let date = effect_on(case)?;
    let first = world.view.nearest_body(*case.parties().first()?, date.day_before())?;
    let later = [Kind::Pct, Kind::Ccg, Kind::Icb];
    let from = later.iter().position(|kind| *kind == first.kind)?;
    later[from..].iter().copied().find(|kind| kind.in_law().contains(date))
}

/// A condition as it stands.
#[derive(Debug, Clone)]
pub struct Condition<'a> {
    /// Its name.
    pub label: &'a Label,
    /// When it must be met.
    pub kind: ConditionKind,
    /// What it asks now.
    pub asks: &'a Words,
    /// By when.
    pub by: Option<Date>,
    /// The body whose decider set it.
    pub set_by: Code,
    /// What became of it: met or waived; nothing while it is open.
    pub settled: Option<Settlement>,
    /// The act that set it.
    pub act: u64,
    /// The act that it rests on now: the one that set it, or varied it last.
    pub latest: u64,
}

impl Condition<'_> {
    /// Tells whether it is still open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.settled.is_none()
    }
}

/// Returns the conditions of a case, in the order in which they were set. A varied condition stays
/// open, with what it asks now.
#[must_use]
pub fn conditions<'a>(case: &Case<'a>) -> Vec<Condition<'a>> {
    let mut all: Vec<Condition<'a>> = Vec::new();
    for (recorded, set) in case.log.signed::<ConditionSet>() {
        let ConditionSet { condition: label, kind, asks, by, .. } = set;
        let (kind, by, set_by) = (*kind, *by, recorded.signer.body);
        let act = recorded.number;
        all.push(Condition { label, kind, asks, by, set_by, settled: None, act, latest: act });
    }
    for (recorded, settled) in case.log.signed::<ConditionSettled>() {
        let Some(own) = all.iter_mut().find(|own| *own.label == settled.condition) else {
            continue;
        };
        match settled.settlement {
            Settlement::Met | Settlement::Waived => own.settled = Some(settled.settlement),
            Settlement::Varied => {
                own.asks = settled.asks.as_ref().unwrap_or(own.asks);
                own.by = settled.by.or(own.by);
                own.latest = recorded.number;
            }
        }
    }
    all
}

/// A promised benefit as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Promise<'a> {
    /// The promise.
    pub promised: &'a BenefitPromised,
    /// The act that made it.
    pub act: u64,
    /// How it was judged last, if it was.
    pub judged: Option<&'a BenefitJudged>,
}

/// Returns the promises of a case, each once, as promised last.
#[must_use]
pub fn promises<'a>(case: &Case<'a>) -> Vec<Promise<'a>> {
    let promised: BTreeMap<&Label, (u64, &BenefitPromised)> = case
        .log
        .signed::<BenefitPromised>()
        .map(|(recorded, promised)| (&promised.promise, (recorded.number, promised)))
        .collect();
    let judged = |promise: &Label| case.all::<BenefitJudged>().rfind(|own| own.promise == *promise);
    promised
        .into_values()
        .map(|(act, promised)| Promise { promised, act, judged: judged(&promised.promise) })
        .collect()
}

/// What a body carries of the changes that made it.
#[derive(Debug, Clone, Default)]
pub struct Carried<'a> {
    /// Conditions subsequent that are open, each with its case.
    pub conditions: Vec<(&'a CaseId, Condition<'a>)>,
    /// Promises that nobody has judged, each with its case.
    pub promises: Vec<(&'a CaseId, Promise<'a>)>,
    /// Directions in force that were given to a predecessor.
    pub directions: Vec<Item<'a>>,
}

/// Returns what a body carries on a day: of the changes that it is a successor of, and of those
/// that its predecessors were. What has gone on to another body is carried there.
#[must_use]
pub fn carried_by<'a>(world: &World<'a>, body: Code, on: Date) -> Carried<'a> {
    let mut carried = Carried::default();
    if has_given_way(world, body, on) {
        return carried;
    }
    for case in changes_behind(world, body, on) {
        let open = conditions(&case).into_iter();
        let open = open.filter(|own| own.kind == ConditionKind::Subsequent && own.is_open());
        carried.conditions.extend(open.map(|own| (case.id, own)));
        let promises = promises(&case).into_iter().filter(|own| own.judged.is_none());
        carried.promises.extend(promises.map(|own| (case.id, own)));
    }
    let came = |own: &Item<'_>| own.kind == Holding::Direction && own.listed_by != body;
    carried.directions = items(world, body, on, None).into_iter().filter(came).collect();
    carried
}

/// Returns the changes that took effect by a day and led to a body, the last first.
#[must_use]
pub fn changes_behind<'a>(world: &World<'a>, body: Code, on: Date) -> Vec<Case<'a>> {
    let mut all: Vec<Case<'a>> = Vec::new();
    let mut bodies = vec![(body, on)];
    while let Some((body, by)) = bodies.pop() {
        for (case, date) in effective(world, by) {
            let leads = successors(&case).iter().any(|own| own.code == body);
            if leads && all.iter().all(|known| known.id != case.id) {
                all.extend(world.books.case(case.id, on)); // As it stands on the day asked.
                bodies.extend(case.parties().iter().map(|party| (*party, date.day_before())));
            }
        }
    }
    all
}

/// Returns the last day on which to apply for a change on the day: in the year before, by the
/// table of that time.
#[must_use]
pub fn application_deadline(ask: &Ask<'_>, effect: Date) -> Option<Date> {
    // Whoever applies in September 2019 for April 2020 goes by the table of 2019.
    let before = effect.plus_months(-6);
    let text = ask.world.tables.figure("merger-application-last-day", before)?;
    let (year, ..) = effect.ymd()?;
    let last = Date::parse(&format!("{}-{text}", year - 1)).ok()?;
    (last < effect).then_some(last)
}

/// Returns the day by which the Organisation Data Service is told.
#[must_use]
pub fn notice_due(world: &World<'_>, effect: Date) -> Option<Date> {
    let months = world.tables.number("ods-notice-months", effect)?;
    Some(effect.plus_months(-i32::try_from(months).ok()?))
}

/// Returns the day by which everything is done at the Organisation Data Service.
#[must_use]
pub fn codes_due(world: &World<'_>, effect: Date) -> Option<Date> {
    let weeks = world.tables.number("ods-done-weeks", effect)?;
    Some(effect.plus_days(-7 * i32::try_from(weeks).ok()?))
}

/// Returns the cases that were decided for a change: its assessments.
pub fn assessments<'a>(ask: &Ask<'a>) -> impl Iterator<Item = Case<'a>> + use<'a> {
    let case = ask.case();
    let serves = move |other: &Case<'a>| other.opened.serves.as_ref() == Some(case.id);
    ask.world.books.cases(ask.on).filter(serves)
}

/// Tells whether the parties apply themselves: only CCGs did.
#[must_use]
pub fn is_applied_for(case: &Case<'_>) -> bool {
    case.opened.route == Some(Route::CcgMerger)
}
