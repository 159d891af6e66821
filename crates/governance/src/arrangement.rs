//! Arrangements as at a day: what is proposed to whom, who signed it off, whether it is in force.
//!
//! The last proposal of a case is the one that counts, and sign-off starts afresh with it. What is
//! signed off may also be a merger or a split (`ChangeProposed`): it has parties in the same way.

use remit_dictionary::{Code, Date};

use crate::acts::{
    ArrangementDecided, ArrangementProposed, ChangeProposed, Commenced, ConsultationClosed,
    ConsultationOpened, Outcome, ReviewReported, ReviewStarted, SignedOff, StructureProposed, Word,
};
use crate::ask::Ask;
use crate::books::Case;
use crate::rules::case_is_open::is_over;
use crate::value::Label;

/// Returns the case with everything on record, whatever its day. What is named, said or decided
/// just once is looked for here: an act with an earlier day must not slip in beside it.
///
/// # Panics
/// When there is no case.
#[must_use]
pub fn whole<'a>(ask: &Ask<'a>) -> Case<'a> {
    let id = ask.case().id;
    ask.world.books.case(id, Date::END).expect("BUG: a case that is open on a day is on record")
}

/// A proposal that parties sign off.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// The number of the act that made it.
    pub number: u64,
    /// Who has to sign it off.
    pub parties: &'a [Code],
}

/// Returns the proposal that counts.
#[must_use]
pub fn proposal<'a>(case: &Case<'a>) -> Option<Proposal<'a>> {
    let own = case.log.signed::<ArrangementProposed>().next_back().map(|(recorded, act)| {
        Proposal { number: recorded.number, parties: named_parties(case, act) }
    });
    let change = case.log.signed::<ChangeProposed>().next_back();
    let change = change.map(|(recorded, _)| (recorded.number, case.parties()));
    own.or(change.map(|(number, parties)| Proposal { number, parties }))
}

/// Returns whom a proposal names: the parties of the case where it names none.
#[must_use]
pub fn named_parties<'a>(case: &Case<'a>, act: &'a ArrangementProposed) -> &'a [Code] {
    if act.parties.is_empty() { case.parties() } else { &act.parties }
}

/// Returns what the parties of the arrangement that is proposed would agree to.
#[must_use]
pub fn terms<'a>(case: &Case<'a>) -> Option<&'a ArrangementProposed> {
    case.last::<ArrangementProposed>()
}

/// What a party makes of the proposal that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// It agreed.
    SignedOff,
    /// It did not.
    Refused,
    /// It has not spoken yet.
    NotYet,
}

/// Returns what a party makes of the proposal that counts, by its first word on it.
#[must_use]
pub fn stance(case: &Case<'_>, party: Code) -> Stance {
    let since = proposal(case).map_or(u64::MAX, |proposal| proposal.number);
    let mut words = case
        .log
        .signed::<SignedOff>()
        .filter(|(recorded, act)| since < recorded.number && act.party == party);
    match words.next().map(|(_, act)| act.word) {
        Some(Word::Approved) => Stance::SignedOff,
        Some(Word::Refused) => Stance::Refused,
        None => Stance::NotYet,
    }
}

/// Returns the parties that have not agreed to the proposal that counts.
#[must_use]
pub fn not_signed_off(case: &Case<'_>) -> Vec<Code> {
    let parties = proposal(case).map(|proposal| proposal.parties).unwrap_or_default();
    let open = |party: &&Code| stance(case, **party) != Stance::SignedOff;
    parties.iter().filter(open).copied().collect()
}

/// Returns the party whose refusal stalls the proposal that counts.
#[must_use]
pub fn stalled_by(case: &Case<'_>) -> Option<Code> {
    let parties = proposal(case)?.parties;
    parties.iter().copied().find(|party| stance(case, *party) == Stance::Refused)
}

/// Tells whether a party refused any proposal of the case.
#[must_use]
pub fn has_refused(case: &Case<'_>, party: Code) -> bool {
    case.all::<SignedOff>().any(|act| act.party == party && act.word == Word::Refused)
}

/// Tells whether NHS England approved the arrangement.
#[must_use]
pub fn is_approved(case: &Case<'_>) -> bool {
    let decided = case.last::<ArrangementDecided>().map(|decided| decided.outcome);
    match decided {
        Some(Outcome::Approved | Outcome::ApprovedWithConditions) => true,
        Some(Outcome::Refused) | None => false,
    }
}

/// How far an arrangement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is proposed.
    NotProposed,
    /// It waits for sign-off, approval or its first day.
    Proposed,
    /// A party refused it.
    Stalled(Code),
    /// It began, by the act of this number, and goes on.
    InForce(u64),
    /// It was withdrawn, refused or ended, or its last day has passed.
    Over,
}

/// Returns how far the arrangement of a case has come on the day of the case.
#[must_use]
pub fn stage(case: &Case<'_>) -> Stage {
    let Some(terms) = terms(case) else {
        return if is_over(case) { Stage::Over } else { Stage::NotProposed };
    };
    if is_over(case) || terms.until.is_some_and(|until| until <= case.log.on) {
        return Stage::Over;
    }
    if let Some(party) = stalled_by(case) {
        return Stage::Stalled(party);
    }
    match case.log.signed::<Commenced>().next() {
        Some((recorded, _)) => Stage::InForce(recorded.number),
        None => Stage::Proposed,
    }
}

/// Returns the posts of the last structure that was proposed.
#[must_use]
pub fn posts<'a>(case: &Case<'a>) -> &'a [Label] {
    case.last::<StructureProposed>().map(|act| act.posts.as_slice()).unwrap_or_default()
}

/// Where the consultation on a post stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consulted {
    /// None was opened.
    NotYet,
    /// One is open for answers up to this day.
    Open(Date),
    /// Its outcome is on record.
    Heard,
}

/// Returns where the consultation with the people in a post stands. The first whose outcome is on
/// record settles it; else the last that was opened counts.
#[must_use]
pub fn consulted(case: &Case<'_>, post: &Label) -> Consulted {
    let own = case.all::<ConsultationOpened>().filter(|opened| opened.posts.contains(post));
    let own: Vec<&ConsultationOpened> = own.collect();
    if own.iter().any(|opened| outcome_is_on_record(case, &opened.consultation)) {
        return Consulted::Heard;
    }
    own.last().map_or(Consulted::NotYet, |opened| Consulted::Open(opened.closes_on))
}

/// Tells whether the outcome of a consultation is on record.
#[must_use]
pub fn outcome_is_on_record(case: &Case<'_>, consultation: &Label) -> bool {
    case.all::<ConsultationClosed>().any(|closed| closed.consultation == *consultation)
}

/// Returns the reviews that began and have not reported.
#[must_use]
pub fn reviews_running<'a>(case: &Case<'a>) -> Vec<&'a ReviewStarted> {
    let reported = |review: &Label| case.all::<ReviewReported>().any(|own| own.review == *review);
    case.all::<ReviewStarted>().filter(|started| !reported(&started.review)).collect()
}
