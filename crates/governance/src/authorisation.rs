//! What an authorisation or assessment has come to on a day: findings, conditions, status.

use std::collections::BTreeMap;

use remit_dictionary::Date;

use crate::acts::{
    ApplicationDecided, CaseAct, ConditionProposed, CriterionAssessed, Deferred, DirectionGiven,
    DirectionLifted, EvidenceFiled, EvidenceKind, Finding, Level, Moderated, Outcome,
    ReviewOutcome,
};
use crate::ask::{Ask, World};
use crate::books::{Case, Recorded};
use crate::criteria::{Criterion, criteria_of};
use crate::tables::Tables;
use crate::value::Label;

/// The criteria of a case, each with what was found last.
#[derive(Debug, Clone)]
pub struct Findings<'a>(Vec<(Criterion<'a>, Option<Finding>)>);

impl<'a> Findings<'a> {
    /// Returns what is found of each criterion of a case.
    #[must_use]
    pub fn of(world: &World<'a>, case: &Case<'a>) -> Self {
        let mut all: Vec<(Criterion<'a>, Option<Finding>)> =
            criteria_of(world, case).into_iter().map(|own| (own, None)).collect();
        for act in case.all::<CriterionAssessed>() {
            for (criterion, finding) in &mut all {
                let named = act.criteria.iter().any(|own| own.as_str() == criterion.code);
                if named || (act.criteria.is_empty() && finding.is_none()) {
                    *finding = Some(act.finding);
                }
            }
        }
        Self(all)
    }

    /// Returns every criterion with what was found last.
    pub fn all(&self) -> impl Iterator<Item = (&Criterion<'a>, Option<Finding>)> {
        self.0.iter().map(|(own, finding)| (own, *finding))
    }

    /// Returns the criteria of which nothing is found yet.
    pub fn missing(&self) -> impl Iterator<Item = &Criterion<'a>> {
        self.with(None)
    }

    /// Returns the criteria that are not met.
    pub fn unmet(&self) -> impl Iterator<Item = &Criterion<'a>> {
        self.with(Some(Finding::Unmet))
    }

    fn with(&self, wanted: Option<Finding>) -> impl Iterator<Item = &Criterion<'a>> {
        self.0.iter().filter(move |(_, finding)| *finding == wanted).map(|(own, _)| own)
    }

    /// Tells whether a criterion is found not to be met.
    #[must_use]
    pub fn is_unmet(&self, code: &str) -> bool {
        self.unmet().any(|own| own.code == code)
    }

    /// Returns the criteria that an act of assessing is about: those it names, or every one of
    /// which nothing is found yet.
    pub fn concerned<'s>(
        &'s self,
        named: &'s [Label],
    ) -> impl Iterator<Item = &'s Criterion<'a>> + use<'s, 'a> {
        let concerned = move |(own, finding): &&(Criterion<'a>, Option<Finding>)| match named {
            [] => finding.is_none(),
            named => named.iter().any(|code| code.as_str() == own.code),
        };
        self.0.iter().filter(concerned).map(|(own, _)| own)
    }
}

/// Returns the day and kind of each piece of evidence for a criterion that came on record after an
/// act. The survey and the site visit are evidence for every criterion.
pub(crate) fn evidence_after<'a>(
    case: &Case<'a>,
    code: &'a str,
    number: u64,
) -> impl Iterator<Item = (Date, EvidenceKind)> + use<'a> {
    let of = move |act: &CaseAct| match act {
        CaseAct::EvidenceFiled(EvidenceFiled { criteria, kind, .. }) => {
            let concerns = criteria.is_empty() || criteria.iter().any(|own| own.as_str() == code);
            concerns.then_some(*kind)
        }
        CaseAct::StakeholdersSurveyed(_) => Some(EvidenceKind::Survey),
        CaseAct::SiteVisited(_) => Some(EvidenceKind::SiteVisit),
        _ => None,
    };
    let later = case.log.acts().filter(move |recorded| number < recorded.number);
    later.filter_map(move |recorded| of(&recorded.act).map(|kind| (recorded.on, kind)))
}

/// A condition for a criterion that is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition<'a> {
    /// The criterion.
    pub criterion: &'a Label,
    /// The level of support, as the last review left it.
    pub level: Level,
    /// By when a plan puts it right, once one is agreed.
    pub plan_by: Option<Date>,
    /// The day of its last review.
    pub reviewed_on: Option<Date>,
    /// Whether a review discharged it.
    pub is_discharged: bool,
    /// Whether it is open at a level that needs a direction.
    pub needs_direction: bool,
    /// Where the last act stands that left it without need of one.
    eased_at: u64,
}

impl<'a> Condition<'a> {
    /// Returns a condition as it is proposed.
    fn new(criterion: &'a Label, level: Level) -> Self {
        Self {
            criterion,
            level,
            plan_by: None,
            reviewed_on: None,
            is_discharged: false,
            needs_direction: false,
            eased_at: 0,
        }
    }

    /// Works out again, after an act, whether it needs a direction.
    fn after(&mut self, tables: &Tables, decided: Date, number: u64) {
        self.needs_direction = !self.is_discharged && needs_direction(tables, self.level, decided);
        if !self.needs_direction {
            self.eased_at = number;
        }
    }

    /// Tells whether a direction is one that it needs, given since it last needed none.
    fn is_answered_by(&self, given: &Recorded, direction: &DirectionGiven) -> bool {
        self.needs_direction
            && self.eased_at < given.number
            && direction.about.contains(self.criterion)
    }
}

/// Returns the conditions of a case, in the order of their criteria: those that were proposed,
/// since it was last deferred, for criteria that are still found not to be met; discharged ones
/// included.
#[must_use]
pub fn conditions<'a>(world: &World<'a>, case: &Case<'a>) -> Vec<Condition<'a>> {
    let decided = decided_on(case).unwrap_or(case.log.on);
    let mut all: BTreeMap<&Label, Condition<'a>> = BTreeMap::new();
    for recorded in case.log.acts() {
        match &recorded.act {
            CaseAct::ConditionProposed(ConditionProposed { criterion, level, .. }) => {
                let mut own = Condition::new(criterion, *level);
                own.after(world.tables, decided, recorded.number);
                all.insert(criterion, own);
            }
            CaseAct::Deferred(_) => all.clear(),
            CaseAct::PlanAgreed(plan) => {
                if let Some(own) = all.get_mut(&plan.criterion) {
                    own.plan_by = Some(plan.by);
                }
            }
            CaseAct::ConditionReviewed(review) => {
                if let Some(own) = all.get_mut(&review.criterion) {
                    own.reviewed_on = Some(recorded.on);
                    own.level = review.level.unwrap_or(own.level);
                    own.is_discharged = review.outcome == ReviewOutcome::Discharged;
                    own.after(world.tables, decided, recorded.number);
                }
            }
            _ => {}
        }
    }
    if all.is_empty() {
        return Vec::new();
    }
    let findings = Findings::of(world, case);
    all.into_values().filter(|own| findings.is_unmet(own.criterion.as_str())).collect()
}

/// Returns the conditions that were set with the decision and are not discharged.
#[must_use]
pub fn open_conditions<'a>(world: &World<'a>, case: &Case<'a>) -> Vec<Condition<'a>> {
    match case.last::<ApplicationDecided>() {
        Some(decided) if decided.outcome == Outcome::ApprovedWithConditions => {
            conditions(world, case).into_iter().filter(|own| !own.is_discharged).collect()
        }
        _ => Vec::new(),
    }
}

/// Tells whether support at a level needs a direction.
fn needs_direction(tables: &Tables, level: Level, on: Date) -> bool {
    let number = Level::ALL.iter().take_while(|own| **own <= level).count();
    let from = tables.number("direction-from-level", on);
    from.and_then(|from| usize::try_from(from).ok()).is_some_and(|from| from <= number)
}

/// Returns the directions that were given with the decision of a case and are not lifted.
fn given_with<'a>(
    world: &World<'a>,
    case: &Case<'a>,
) -> impl Iterator<Item = (&'a Recorded, &'a DirectionGiven)> + use<'a> {
    let (world, id, on) = (*world, case.id, case.log.on);
    case.parties().iter().flat_map(move |body| {
        let house = world.books.house(*body, on);
        let lifted =
            move |name: &Label| house.all::<DirectionLifted>().any(|own| own.direction == *name);
        house
            .signed::<DirectionGiven>()
            .filter(move |(_, given)| given.with.as_ref() == Some(id))
            .filter(move |(_, given)| !lifted(&given.direction))
    })
}

/// Returns the directions that were given with the decision of a case and are in force: a condition
/// that they answer has been open ever since at a level that needs one.
///
/// Modelling choice: the review that discharges or eases the last such condition ends them.
#[must_use]
pub fn directions_with<'a>(world: &World<'a>, case: &Case<'a>) -> Vec<&'a DirectionGiven> {
    let open = open_conditions(world, case);
    let needed = |given: &Recorded, direction: &DirectionGiven| {
        open.iter().any(|own| own.is_answered_by(given, direction))
    };
    let all = given_with(world, case).filter(|(given, direction)| needed(given, direction));
    all.map(|(_, direction)| direction).collect()
}

/// Returns the open conditions that need a direction and have none.
pub(crate) fn undirected<'a>(world: &World<'a>, case: &Case<'a>) -> Vec<Condition<'a>> {
    let mut open = open_conditions(world, case);
    open.retain(|own| {
        own.needs_direction
            && !given_with(world, case)
                .any(|(given, direction)| own.is_answered_by(given, direction))
    });
    open
}

/// What a body is authorised to be, or what an assessment came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is not decided.
    Undecided,
    /// It was refused.
    Refused,
    /// In full: no condition is open, and no direction.
    Full,
    /// With conditions.
    WithConditions {
        /// So many are open.
        conditions: usize,
        /// So many directions that were given with it are in force.
        directions: usize,
    },
}

/// Returns the status of a case on its day. Nobody sets it: reviews and directions make it.
#[must_use]
pub fn status(world: &World<'_>, case: &Case<'_>) -> Status {
    match case.last::<ApplicationDecided>().map(|decided| decided.outcome) {
        None => return Status::Undecided,
        Some(Outcome::Refused) => return Status::Refused,
        Some(Outcome::Approved | Outcome::ApprovedWithConditions) => {}
    }
    let conditions = open_conditions(world, case).len();
    let directions = directions_with(world, case).len();
    match (conditions, directions) {
        (0, 0) => Status::Full,
        (conditions, directions) => Status::WithConditions { conditions, directions },
    }
}

/// Returns the day on which a case was decided.
#[must_use]
pub fn decided_on(case: &Case<'_>) -> Option<Date> {
    case.log.signed::<ApplicationDecided>().next_back().map(|(recorded, _)| recorded.on)
}

/// Returns where the last deferral stands on record. What was looked at and found before it stands;
/// moderation, conditions and comment are done again.
fn deferred_at(case: &Case<'_>) -> u64 {
    case.log.signed::<Deferred>().next_back().map_or(0, |(recorded, _)| recorded.number)
}

/// Returns where the last moderation stands on record.
pub(crate) fn moderated_at(case: &Case<'_>) -> Option<u64> {
    let (recorded, _) = case.log.signed::<Moderated>().next_back()?;
    (deferred_at(case) < recorded.number).then_some(recorded.number)
}

/// Returns the conditions that are proposed, each with where that stands on record.
pub(crate) fn proposed<'a>(
    case: &Case<'a>,
) -> impl DoubleEndedIterator<Item = (&'a Recorded, &'a ConditionProposed)> + use<'a> {
    let deferred = deferred_at(case);
    let all = case.log.signed::<ConditionProposed>();
    all.filter(move |(recorded, _)| deferred < recorded.number)
}

/// Returns the last day on which an applicant comments: two weeks after the last condition was
/// proposed; none while none is.
pub(crate) fn comment_until(world: &World<'_>, case: &Case<'_>) -> Option<Date> {
    let (proposed, _) = proposed(case).next_back()?;
    let days = world.tables.number("comment-days", proposed.on)?;
    Some(proposed.on.plus_days(i32::try_from(days).ok()?))
}

/// Returns the case with all that is on record of it, whatever its day, where somebody acts: what
/// came too late is not put right by an earlier date. What remains is asked as at its day.
pub(crate) fn on_record<'a>(ask: &Ask<'a>) -> Case<'a> {
    let case = ask.case();
    let whole = ask.signer.and_then(|_| ask.world.books.case(case.id, Date::END));
    whole.unwrap_or(case)
}
