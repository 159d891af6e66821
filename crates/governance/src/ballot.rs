//! Ballots of member practices: who may vote, what each vote weighs, what a ballot came to.
//!
//! The constitution in force when a ballot is opened sets its terms. Each body's ballot is counted
//! alone. For, against, abstaining and silence are four counts, and nothing is told of them before
//! the ballot is closed.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::{Code, Date};
use remit_register::{Kind, Parent};

use crate::acts::{
    BallotClosed, BallotOpened, CaseAct, Choice, ConstitutionAdopted, Resolution, VoteCast, Weight,
};
use crate::ask::{Ask, World};
use crate::books::{Case, Of, Recorded};
use crate::house;
use crate::value::Label;

/// What a ballot came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotResult {
    /// It is open: nothing is told, the turnout neither.
    Open,
    /// It is closed and counted.
    Closed(Count),
}

/// The count of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The roster.
    pub eligible: Votes,
    /// For.
    pub voted_for: Votes,
    /// Against.
    pub against: Votes,
    /// Took part, and is on neither side.
    pub abstained: Votes,
    /// Did not vote.
    pub silent: Votes,
    /// How many practices had to vote.
    pub needed: u64,
    /// What came of it; nothing where too few took part, whatever the split.
    pub result: Option<Resolution>,
}

impl Count {
    /// Returns how many practices voted: for, against, or to abstain.
    #[must_use]
    pub fn turnout(&self) -> u64 {
        self.voted_for.practices + self.against.practices + self.abstained.practices
    }
}

/// A number of practices, and what their votes weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Votes {
    /// The practices.
    pub practices: u64,
    /// What their votes weigh.
    pub weight: u64,
}

impl Votes {
    fn add(&mut self, weight: u64) {
        self.practices += 1;
        self.weight += weight;
    }
}

/// An act that belongs to a ballot.
pub trait OfBallot {
    /// Whose ballot.
    fn whose(&self) -> Code;
    /// Which.
    fn ballot(&self) -> &Label;
}

macro_rules! of_ballot {
    ($($act:ident),+) => {
        $(impl OfBallot for $act {
            fn whose(&self) -> Code {
                self.body
            }

            fn ballot(&self) -> &Label {
                &self.ballot
            }
        })+
    };
}
of_ballot!(BallotOpened, VoteCast, BallotClosed);

/// Returns how a ballot was opened.
#[must_use]
pub fn opened<'a>(
    case: &Case<'a>,
    body: Code,
    ballot: &Label,
) -> Option<(&'a Recorded, &'a BallotOpened)> {
    let own = |opened: &BallotOpened| opened.body == body && opened.ballot == *ballot;
    case.log.signed::<BallotOpened>().find(|(_, opened)| own(opened))
}

/// Returns the last ballot of a body on a matter.
#[must_use]
pub fn last_on<'a>(case: &Case<'a>, body: Code, matter: &str) -> Option<&'a BallotOpened> {
    let own = |opened: &&BallotOpened| opened.body == body && opened.matter.as_str() == matter;
    case.all::<BallotOpened>().rfind(own)
}

/// Tells whether a ballot was closed.
#[must_use]
pub fn is_closed(case: &Case<'_>, body: Code, ballot: &Label) -> bool {
    case.all::<BallotClosed>().any(|closed| closed.body == body && closed.ballot == *ballot)
}

/// Tells whether an act of a case is a vote in a ballot that is still open, which is shown to nobody.
#[must_use]
pub fn is_hidden(case: &Case<'_>, act: &CaseAct) -> bool {
    VoteCast::of(act).is_some_and(|vote| !is_closed(case, vote.body, &vote.ballot))
}

/// Returns the vote of a practice.
#[must_use]
pub fn vote_of<'a>(
    case: &Case<'a>,
    body: Code,
    ballot: &Label,
    practice: Code,
) -> Option<&'a VoteCast> {
    let own = |vote: &&VoteCast| vote.body == body && vote.ballot == *ballot;
    case.all::<VoteCast>().filter(own).find(|vote| vote.practice == practice)
}

/// Returns the case with everything on record, whatever its day. What is done just once is looked
/// for here: an act with an earlier day must not slip in beside one that is on record.
pub(crate) fn whole<'a>(ask: &Ask<'a>) -> Case<'a> {
    let case = ask.case();
    ask.world.books.case(case.id, Date::END).unwrap_or(case)
}

/// Returns the constitution that sets the terms of a ballot: the one in force as it was opened.
#[must_use]
pub fn terms<'a>(
    world: &World<'a>,
    (recorded, opened): (&Recorded, &BallotOpened),
) -> Option<&'a ConstitutionAdopted> {
    house::constitution_at(world.books.house(opened.body, recorded.on), recorded)
}

/// Returns the roster of a body on a day: the constitution's own, else the GP practices that are
/// its members on record and alive that day.
#[must_use]
pub fn roster(
    world: &World<'_>,
    body: Code,
    terms: &ConstitutionAdopted,
    on: Date,
) -> BTreeSet<Code> {
    if !terms.roster.is_empty() {
        return terms.roster.iter().copied().collect();
    }
    let view = &world.view;
    let own = view.canonical(body);
    let is_practice =
        |code: &Code| view.body_at(*code, on).is_some_and(|body| body.kind == Kind::Practice);
    let members = view.commissioners(on).into_iter().filter(|(_, by)| *by == own);
    members.map(|(member, _)| member).filter(is_practice).collect()
}

/// Returns a practice that may be a member of a body, where its sources leave it open or differ.
#[must_use]
pub fn unsettled(world: &World<'_>, body: Code, on: Date) -> Option<Code> {
    let view = &world.view;
    let own = view.canonical(body);
    let may_be_own = |practice: Code| match view.commissioner_of(practice, on) {
        Parent::Undetermined { among, .. } => among.contains(&own),
        Parent::Disputed { between } => between.iter().any(|(code, _)| *code == own),
        Parent::Known(_) | Parent::Nobody { .. } | Parent::NotKnown { .. } => false,
    };
    let mut practices = view.bodies(Kind::Practice, on).into_iter().map(|own| own.code);
    practices.find(|practice| may_be_own(*practice))
}

/// Returns what the vote of a practice weighs; none where its list size was not counted by the
/// stated date.
#[must_use]
pub fn weight(world: &World<'_>, terms: &ConstitutionAdopted, practice: Code) -> Option<u64> {
    match (terms.weight, terms.weighed_on) {
        (Some(Weight::ListSize), Some(date)) => {
            world.view.list_size(practice, date).map(|(size, _)| u64::from(size))
        }
        (Some(Weight::ListSize), None) => None,
        (Some(Weight::OneEach) | None, _) => Some(1),
    }
}

/// Returns what a ballot came to; none where there is no such ballot.
#[must_use]
pub fn result(
    world: &World<'_>,
    case: &Case<'_>,
    body: Code,
    ballot: &Label,
) -> Option<BallotResult> {
    let opening = opened(case, body, ballot)?;
    if !is_closed(case, body, ballot) {
        return Some(BallotResult::Open);
    }
    let terms = terms(world, opening)?;
    let roster = roster(world, body, terms, opening.0.on);
    let cast = case.all::<VoteCast>().filter(|vote| vote.body == body && vote.ballot == *ballot);
    let votes: BTreeMap<Code, Choice> = cast.map(|vote| (vote.practice, vote.choice)).collect();
    Some(BallotResult::Closed(count(world, terms, &roster, &votes)))
}

fn count(
    world: &World<'_>,
    terms: &ConstitutionAdopted,
    roster: &BTreeSet<Code>,
    votes: &BTreeMap<Code, Choice>,
) -> Count {
    let none = Votes::default();
    let (mut eligible, mut silent) = (none, none);
    let (mut voted_for, mut against, mut abstained) = (none, none, none);
    for practice in roster {
        let weight = weight(world, terms, *practice).unwrap_or(0);
        eligible.add(weight);
        match votes.get(practice) {
            Some(Choice::For) => voted_for.add(weight),
            Some(Choice::Against) => against.add(weight),
            Some(Choice::Abstain) => abstained.add(weight),
            None => silent.add(weight),
        }
    }
    let needed = terms.turnout.map_or(0, |turnout| turnout.of(eligible.practices));
    let mut count = Count { eligible, voted_for, against, abstained, silent, needed, result: None };
    if needed <= count.turnout() {
        let majority = terms.ballot_majority.unwrap_or(terms.majority);
        let sides = voted_for.weight + against.weight;
        let carried = majority.is_exceeded_by(voted_for.weight, sides);
        count.result = Some(if carried { Resolution::Carried } else { Resolution::Lost });
    }
    count
}
