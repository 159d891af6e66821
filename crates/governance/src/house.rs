//! A body's own house on a day: its constitution, who sits where, its committees, its scheme of
//! delegation, its meetings, and who has an interest.
//!
//! All of it is worked out from the acts on record up to that day; nothing else is kept.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::{Code, Date};
use remit_register::Kind;

use crate::acts::{
    Basis, CommitteeSet, ConstitutionAdopted, DelegationMade, DelegationRevoked, InterestDeclared,
    MeetingHeld, ResolutionTaken, Seat, SeatFilled, SeatVacated, Tie, TieDeclared,
};
use crate::ask::World;
use crate::books::{Log, Of, Recorded};
use crate::matter::{covers, function_of};
use crate::power;
use crate::rule::Regime;
use crate::value::{Label, Person};

/// Returns the constitution in force: the last adopted by the day.
#[must_use]
pub fn constitution(house: Log<'_>) -> Option<&ConstitutionAdopted> {
    latest(house, |_, _| true)
}

/// Returns the constitution in force when an act was put on record: one adopted later with an
/// earlier day does not change what was done under it.
pub(crate) fn constitution_at<'a>(
    house: Log<'a>,
    act: &Recorded,
) -> Option<&'a ConstitutionAdopted> {
    latest(house, |recorded, _| recorded.number < act.number)
}

/// Returns every filling of a seat that holds on the day.
#[must_use]
pub fn seated(house: Log<'_>) -> Vec<&SeatFilled> {
    seated_signed(house).into_iter().map(|(_, act)| act).collect()
}

/// Returns every filling of a seat that holds on the day, with where it stands on record.
#[must_use]
pub fn seated_signed(house: Log<'_>) -> Vec<(&Recorded, &SeatFilled)> {
    let left: Vec<_> = house.signed::<SeatVacated>().collect();
    let has_left = |filled: &Recorded, act: &SeatFilled| {
        left.iter().any(|(vacated, own)| {
            own.seat == act.seat
                && own.person == act.person
                && (filled.on, filled.number) < (vacated.on, vacated.number)
        })
    };
    let holds = |(filled, act): &(&Recorded, &SeatFilled)| {
        act.until.is_none_or(|end| house.on < end) && !has_left(filled, act)
    };
    house.signed().filter(holds).collect()
}

/// Returns who sits on the governing body or board, each once.
#[must_use]
pub fn members(house: Log<'_>) -> BTreeSet<&Person> {
    seated(house).into_iter().map(|filled| &filled.person).collect()
}

/// Returns the seats of the kind of body that fewer people fill than must, each with how many
/// more must.
#[must_use]
pub fn vacant(world: &World<'_>, body: Code, kind: Kind, on: Date) -> Vec<(Seat, u64)> {
    let seated = seated(world.books.house(body, on));
    let all = seats_of(world, kind, on).into_iter();
    let missing = all.map(|own| (own.seat, own.least.saturating_sub(filled(&seated, own.seat))));
    missing.filter(|(_, missing)| 0 < *missing).collect()
}

/// Returns how many people fill a seat.
pub(crate) fn filled(seated: &[&SeatFilled], seat: Seat) -> u64 {
    seated.iter().filter(|filled| filled.seat == seat).count() as u64
}

/// What the law asks of a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatRule {
    /// The seat.
    pub seat: Seat,
    /// How many must fill it.
    pub least: u64,
    /// How many may fill it; none where nothing bounds it.
    pub most: Option<u64>,
    /// Whether whoever fills it may fill no other such seat.
    pub alone: bool,
}

/// Returns what the table of seats says of a kind of body on a day.
#[must_use]
pub fn seats_of(world: &World<'_>, kind: Kind, on: Date) -> Vec<SeatRule> {
    let table = world.tables.table("seats");
    let rows = table.on(on).filter(|row| table.cell(row, "kind") == kind.word());
    rows.filter_map(|row| {
        Some(SeatRule {
            seat: Seat::of_word(table.cell(row, "seat"))?,
            least: table.cell(row, "least").parse().unwrap_or(0),
            most: table.cell(row, "most").parse().ok(),
            alone: table.cell(row, "alone") == "yes",
        })
    })
    .collect()
}

/// Returns the kind of a body on a day. One that is not alive yet is what the law has that day.
#[must_use]
pub fn kind_of(world: &World<'_>, body: Code, on: Date) -> Kind {
    let of_the_law = if Regime::Icb.period().contains(on) { Kind::Icb } else { Kind::Ccg };
    world.view.body_at(body, on).map_or(of_the_law, |found| found.kind)
}

/// Returns the ties declared at a body that still hold: who, and which.
#[must_use]
pub fn ties(house: Log<'_>) -> Vec<(&Person, Tie)> {
    let holds = |tie: &&TieDeclared| tie.until.is_none_or(|end| house.on < end);
    house.all::<TieDeclared>().filter(holds).map(|tie| (&tie.person, tie.tie)).collect()
}

/// Returns the committees, each as it was last set.
#[must_use]
pub fn committees(house: Log<'_>) -> BTreeMap<&Label, &CommitteeSet> {
    let names: BTreeSet<&Label> = house.all::<CommitteeSet>().map(|set| &set.committee).collect();
    names.into_iter().filter_map(|name| committee(house, name).map(|set| (name, set))).collect()
}

/// Returns a committee as it was last set.
#[must_use]
pub fn committee<'a>(house: Log<'a>, name: &Label) -> Option<&'a CommitteeSet> {
    committee_signed(house, name).map(|(_, set)| set)
}

/// Returns a committee as it was last set, with where that stands on record.
#[must_use]
pub fn committee_signed<'a>(
    house: Log<'a>,
    name: &Label,
) -> Option<(&'a Recorded, &'a CommitteeSet)> {
    latest_signed(house, |_, set: &CommitteeSet| set.committee == *name)
}

/// Returns who sits in a committee, or in the governing body or board where none is named.
#[must_use]
pub fn sitting<'a>(house: Log<'a>, name: Option<&Label>) -> BTreeSet<&'a Person> {
    let Some(name) = name else { return members(house) };
    let set = committee(house, name);
    set.map(|set| set.members.iter().chain([&set.chair]).collect()).unwrap_or_default()
}

/// Returns a meeting, with where it stands on record.
#[must_use]
pub fn meeting<'a>(house: Log<'a>, name: &Label) -> Option<(&'a Recorded, &'a MeetingHeld)> {
    house.signed::<MeetingHeld>().find(|(_, held)| held.meeting == *name)
}

/// Returns the last resolution on a matter.
#[must_use]
pub fn resolved<'a>(house: Log<'a>, matter: &Label) -> Option<&'a ResolutionTaken> {
    latest(house, |_, taken: &ResolutionTaken| taken.matter == *matter)
}

/// Returns who declared an interest in a matter.
#[must_use]
pub fn conflicted<'a>(house: Log<'a>, matter: &Label) -> BTreeSet<&'a Person> {
    let declared = house.all::<InterestDeclared>().filter(|own| own.matter == *matter);
    declared.map(|own| &own.person).collect()
}

/// Returns how many must take part in a meeting for it to count, by the constitution in force on
/// the day; none where no constitution is.
#[must_use]
pub fn quorum(world: &World<'_>, body: Code, committee: Option<&Label>, on: Date) -> Option<u64> {
    let house = world.books.house(body, on);
    let constitution = constitution(house)?;
    let own = committee.and_then(|name| self::committee(house, name)).and_then(|set| set.quorum);
    let sitting = sitting(house, committee).len() as u64;
    let of = match (committee, constitution.quorum_of) {
        (None, Some(Basis::Seats)) => seats(world, body, on),
        (Some(_), _) | (None, Some(Basis::Members) | None) => sitting,
    };
    Some(own.unwrap_or(constitution.quorum).of(of))
}

/// Returns the number of seats of a board: those that are filled and those that are vacant.
fn seats(world: &World<'_>, body: Code, on: Date) -> u64 {
    let vacant = vacant(world, body, kind_of(world, body, on), on);
    let filled = seated(world.books.house(body, on)).len() as u64;
    filled + vacant.iter().map(|(_, missing)| missing).sum::<u64>()
}

/// Returns the lines of a body's scheme of delegation that are in force on a day. A line ends with
/// what it gives: without the function there is nothing to exercise.
#[must_use]
pub fn lines<'a>(world: &World<'a>, body: Code, on: Date) -> Vec<&'a DelegationMade> {
    lines_signed(world, body, on).into_iter().map(|(_, line)| line).collect()
}

/// Returns the lines in force on a day, each with where it stands on record.
#[must_use]
pub fn lines_signed<'a>(
    world: &World<'a>,
    body: Code,
    on: Date,
) -> Vec<(&'a Recorded, &'a DelegationMade)> {
    let house = world.books.house(body, on);
    let revoked = |line: &DelegationMade| {
        house.all::<DelegationRevoked>().any(|revoked| revoked.line == line.line)
    };
    let current = |line: &DelegationMade| line.until.is_none_or(|end| on < end);
    let held =
        |line: &DelegationMade| held_until(world, body, line.function.as_str(), on).is_some();
    let all = house.signed::<DelegationMade>();
    all.filter(|(_, line)| !revoked(line) && current(line) && held(line)).collect()
}

/// Returns the day until which a body has a function without a break; none where it does not have
/// it on the day. A service is held as its function is.
#[must_use]
pub fn held_until(world: &World<'_>, body: Code, matter: &str, on: Date) -> Option<Date> {
    let function = function_of(matter);
    let own = world.view.body_at(body, on)?;
    let rules = world.functions.rules().iter();
    let rules = rules.filter(|rule| rule.function == function && rule.kind == own.kind);
    let periods: Vec<_> = rules.map(|rule| rule.period).collect();
    let mut until = periods.iter().find(|period| period.contains(on))?.until();
    while let Some(next) = periods.iter().find(|period| period.from() == until) {
        until = next.until();
    }
    Some(until.min(own.life.until()))
}

/// Tells whether a matter may not be delegated: by the table, or by the constitution in force. A
/// service is kept with the function that it belongs to.
#[must_use]
pub fn is_reserved(world: &World<'_>, body: Code, matter: &str, on: Date) -> bool {
    let kept = kept(world, body, on).any(|own| covers(own.as_str(), matter));
    kept || power::is_reserved(world.tables, matter, on)
}

/// Tells whether the constitution in force keeps a service that belongs to a matter: the matter is
/// then not delegated as a whole.
#[must_use]
pub fn is_reserved_in_part(world: &World<'_>, body: Code, matter: &str, on: Date) -> bool {
    kept(world, body, on).any(|own| covers(matter, own.as_str()))
}

/// Returns what the constitution in force keeps to the body, or puts to a ballot.
fn kept<'a>(world: &World<'a>, body: Code, on: Date) -> impl Iterator<Item = &'a Label> + use<'a> {
    let constitution = constitution(world.books.house(body, on)).into_iter();
    constitution.flat_map(|own| own.reserved.iter().chain(&own.ballots_for))
}

impl Seat {
    /// Returns the seat of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|seat| seat.word() == word)
    }
}

/// Returns the last act of one kind that is wanted: by its day, then by the record.
fn latest<'a, A: Of + 'a>(house: Log<'a>, wanted: impl Fn(&Recorded, &A) -> bool) -> Option<&'a A> {
    latest_signed(house, wanted).map(|(_, act)| act)
}

fn latest_signed<'a, A: Of + 'a>(
    house: Log<'a>,
    wanted: impl Fn(&Recorded, &A) -> bool,
) -> Option<(&'a Recorded, &'a A)> {
    let all = house.signed::<A>().filter(|(recorded, act)| wanted(recorded, act));
    all.max_by_key(|(recorded, _)| (recorded.on, recorded.number))
}

/// Returns everything on record of a house, whatever its day. What is named or done just once is
/// looked for here: an act with an earlier day must not slip in beside one that is on record.
pub(crate) fn whole<'a>(ask: &crate::ask::Ask<'a>, body: Code) -> Log<'a> {
    ask.world.books.house(body, Date::END)
}
