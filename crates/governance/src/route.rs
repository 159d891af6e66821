//! Routes: the acts that lead a case to its effect, and what remains on the way.

use remit_dictionary::Date;

use crate::acts::{
    Act, ApplicationDecided, Applied, ArrangementDecided, ArrangementProposed, BallotOpened,
    BenefitPromised, CaseKind, ChangeDecided, ChangeProposed, Commenced, CommentMade,
    ConditionProposed, ConditionReviewed, ConditionSet, ConditionSettled, ConsultationClosed,
    ConsultationOpened, CriterionAssessed, DeskReviewed, Ended, EvidenceFiled, LeadersInterviewed,
    LettersSent, MinistersApproved, Moderated, OdsNotified, OrderMade, Placed, PlanAgreed,
    RecruitmentStarted, ReviewReported, ReviewStarted, Route, SchemeMade, SignedOff, SiteVisited,
    StakeholdersSurveyed, Submitted, SuccessorNamed, TookEffect, ViewGiven, ViewsAnswered,
    ViewsReported, VoteCast,
};
use crate::answer::{Answer, NextStep};
use crate::arrangement;
use crate::ask::{Ask, World};
use crate::books::{Case, Of};
use crate::guard::{Guarded, Outstanding, outstanding, outstanding_of};
use crate::guards::AFTER_DECISION;
pub use crate::rules::case_is_open::is_over;

/// One act on the way.
struct Step {
    word: &'static str,
    outstanding: fn(&Ask<'_>) -> Vec<Outstanding>,
    is_done: fn(&Case<'_>) -> bool,
}

const fn step<A: Guarded + Of>() -> Step {
    Step { word: A::WORD, outstanding: outstanding::<A>, is_done: |case| case.has::<A>() }
}

/// The letter, then plans and reviews until every condition is discharged.
const AFTERWARDS: Step = Step {
    word: ConditionReviewed::WORD,
    outstanding: |ask| outstanding_of(AFTER_DECISION, ask),
    is_done: |_| false,
};

const AUTHORISATION: &[Step] = &[
    step::<Submitted>(),
    step::<DeskReviewed>(),
    step::<StakeholdersSurveyed>(),
    step::<SiteVisited>(),
    step::<LeadersInterviewed>(),
    step::<Moderated>(),
    step::<ApplicationDecided>(),
    step::<LettersSent>(),
    AFTERWARDS,
];
const ASSESSMENT: &[Step] =
    &[step::<Moderated>(), step::<ApplicationDecided>(), step::<LettersSent>(), AFTERWARDS];
const ARRANGEMENT: &[Step] = &[
    step::<ArrangementProposed>(),
    Step { is_done: arrangement::is_approved, ..step::<ArrangementDecided>() },
    step::<Commenced>(),
    // Posts are consulted on and reviews report before the arrangement begins, and after.
    Step { is_done: |_| false, ..step::<RecruitmentStarted>() },
    step::<Ended>(),
];
const CCG_MERGER: &[Step] = &[
    step::<ChangeProposed>(),
    step::<ViewsReported>(),
    step::<Applied>(),
    step::<ChangeDecided>(),
    step::<OdsNotified>(),
    step::<TookEffect>(),
];
const BY_ORDER: &[Step] = &[
    step::<ChangeProposed>(),
    step::<ViewsReported>(),
    step::<ChangeDecided>(),
    step::<OdsNotified>(),
    step::<TookEffect>(),
];

fn route_of(case: &Case<'_>) -> &'static [Step] {
    match (case.kind(), case.opened.route) {
        (CaseKind::Authorisation, _) => AUTHORISATION,
        (CaseKind::Assessment, _) => ASSESSMENT,
        (CaseKind::Arrangement, _) => ARRANGEMENT,
        (CaseKind::Change, Some(Route::CcgMerger)) => CCG_MERGER,
        (CaseKind::Change, Some(Route::IcbOrder | Route::Statute) | None) => BY_ORDER,
    }
}

/// Returns the acts that lead a case to its effect, in their order.
#[must_use]
pub fn steps(case: &Case<'_>) -> Vec<&'static str> {
    route_of(case).iter().map(|step| step.word).collect()
}

/// Returns the acts that a case of a kind often needs besides those of its route: a tracker has a
/// sheet for each.
#[must_use]
pub fn often(kind: CaseKind) -> &'static [&'static str] {
    match kind {
        CaseKind::Authorisation => &[
            EvidenceFiled::WORD,
            CriterionAssessed::WORD,
            ConditionProposed::WORD,
            CommentMade::WORD,
            PlanAgreed::WORD,
            ConditionReviewed::WORD,
        ],
        CaseKind::Assessment => &[EvidenceFiled::WORD, CriterionAssessed::WORD],
        CaseKind::Arrangement => &[
            ConsultationOpened::WORD,
            ConsultationClosed::WORD,
            SignedOff::WORD,
            RecruitmentStarted::WORD,
            ReviewStarted::WORD,
            ReviewReported::WORD,
        ],
        CaseKind::Change => &[
            BenefitPromised::WORD,
            SignedOff::WORD,
            ViewGiven::WORD,
            ViewsAnswered::WORD,
            BallotOpened::WORD,
            VoteCast::WORD,
            SuccessorNamed::WORD,
            ConditionSet::WORD,
            ConditionSettled::WORD,
            Placed::WORD,
            OrderMade::WORD,
            MinistersApproved::WORD,
            SchemeMade::WORD,
        ],
    }
}

/// Where something that remains stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can be done now.
    Open,
    /// Its day has passed: so many days ago.
    Late(i32),
    /// Its day has not come.
    Waiting,
    /// Something else comes first.
    NotYet,
}

/// Returns what remains of a case on a day: every guard on its route that does not pass, each
/// once, in the order of the route.
#[must_use]
pub fn remains(world: World<'_>, case: Case<'_>, on: Date) -> Vec<Outstanding> {
    let ask = Ask { world, signer: None, case: Some(case), on };
    if crate::rules::case_is_open::is_over(&case) {
        return Vec::new();
    }
    let mut all: Vec<Outstanding> = Vec::new();
    for step in route_of(&case).iter().filter(|step| !(step.is_done)(&case)) {
        for one in (step.outstanding)(&ask) {
            if all.iter().all(|known| known.answer != one.answer) {
                all.push(one);
            }
        }
    }
    all
}

/// Tells where something that remains stands on a day.
#[must_use]
pub fn standing(one: &Outstanding, on: Date) -> Standing {
    match &one.answer {
        Answer::Passed | Answer::NotYetAskable { .. } => Standing::NotYet,
        Answer::Refused(refusal) => match (refusal.next, refusal.by_when) {
            (NextStep::WaitUntil(date), _) if on < date => Standing::Waiting,
            (_, Some(date)) if date < on => Standing::Late(on.days() - date.days()),
            _ => Standing::Open,
        },
    }
}
