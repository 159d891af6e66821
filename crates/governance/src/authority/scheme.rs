//! A body's scheme of delegation as at a day: its lines, who they let act, who sits in a seat.

use remit_dictionary::{Code, Date, Pence};

use crate::acts::{
    CommitteeSet, DelegationMade, DelegationRevoked, Filling, Seat, SeatFilled, SeatVacated,
};
use crate::books::{Log, Of, Recorded};
use crate::matter::covers;
use crate::value::{CaseId, Label, Person};

use super::answer::{Link, LinkRole, Who};

/// A line of a scheme.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The number of the act that made it.
    pub number: u64,
    /// What it says.
    pub says: &'a DelegationMade,
}

/// Whom a line lets act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    /// Whoever sits in a seat.
    Seat(Seat),
    /// A committee of the body.
    Committee(Label),
    /// An arrangement.
    Arrangement(CaseId),
}

/// Returns the acts of a house by their day, those of one day in the order of the record: nothing
/// takes back what comes after it.
fn by_day(house: Log<'_>) -> Vec<&Recorded> {
    let mut acts: Vec<&Recorded> = house.acts().collect();
    acts.sort_by_key(|recorded| (recorded.on, recorded.number));
    acts
}

/// Returns the lines in force on a day, in the order in which they were made.
pub(super) fn lines(house: Log<'_>) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for recorded in by_day(house) {
        if let Some(says) = DelegationMade::of(&recorded.act) {
            lines.retain(|line| line.says.line != says.line);
            lines.push(Line { number: recorded.number, says });
        } else if let Some(back) = DelegationRevoked::of(&recorded.act) {
            lines.retain(|line| line.says.line != back.line);
        }
    }
    lines.retain(|line| line.says.until.is_none_or(|until| house.on < until));
    lines
}

/// Reads whom a line lets act. The word of a seat is that seat; else the name of a committee on
/// record is that committee; else it is a case.
pub(super) fn given(house: Log<'_>, line: Line<'_>) -> Option<Given> {
    let to = &line.says.to;
    if let Some(seat) = Seat::ALL.iter().find(|seat| is_given_to(line, **seat)) {
        return Some(Given::Seat(*seat));
    }
    if committee(house, to).is_some() {
        return Some(Given::Committee(to.clone()));
    }
    CaseId::parse(to.as_str()).ok().map(Given::Arrangement)
}

/// Tells whether a line lets whoever sits in a seat act.
pub(super) fn is_given_to(line: Line<'_>, seat: Seat) -> bool {
    line.says.to.as_str().eq_ignore_ascii_case(seat.word())
}

/// Returns the number of the act that last set up a committee.
pub(super) fn committee(house: Log<'_>, name: &Label) -> Option<u64> {
    let mut set = house.signed::<CommitteeSet>().filter(|(_, set)| set.committee == *name);
    set.next_back().map(|(recorded, _)| recorded.number)
}

/// Returns the line by which a body lets somebody decide, or the link that says why it does not.
pub(super) fn line_for<'a>(
    house: Log<'a>,
    party: Code,
    to: &[Given],
    matter: &str,
    amount: Option<Pence>,
) -> Result<Line<'a>, Link> {
    let own = lines(house).into_iter().filter(|line| {
        covers(line.says.function.as_str(), matter)
            && given(house, *line).is_some_and(|given| to.contains(&given))
    });
    let own: Vec<Line<'_>> = own.collect();
    let permits = |line: &&Line<'_>| match (line.says.limit, amount) {
        (Some(limit), Some(amount)) => amount <= limit,
        (_, None) | (None, _) => true,
    };
    if let Some(line) = own.iter().find(permits) {
        return Ok(*line);
    }
    let mut link = Link::ratifies(party, format!("no line of its scheme lets them do {matter}"));
    if let Some(limit) = own.iter().filter_map(|line| line.says.limit).max() {
        link.basis = format!("the lines of its scheme go up to {limit}");
        link.acts = own.iter().map(|line| line.number).collect();
    }
    Err(link)
}

/// Returns the link of a body that lets others act by a line.
pub(super) fn delegates(party: Code, line: Line<'_>) -> Link {
    let DelegationMade { line: name, function, limit, .. } = line.says;
    let limit = limit.map(|limit| format!(" up to {limit}")).unwrap_or_default();
    let basis = format!("line {name} of its scheme of delegation: {function}{limit}");
    Link::by_acts(LinkRole::Delegates, Who::Body(party), basis, vec![line.number])
}

/// Somebody who sits in a seat.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sitting<'a> {
    /// The number of the act that put them there.
    pub number: u64,
    /// The seat, the person, and how they fill it.
    pub filled: &'a SeatFilled,
}

/// Returns who sits on a body on a day. Whoever acts in a seat has what belongs to it, beside
/// anybody else who sits there.
pub(super) fn sitting(house: Log<'_>) -> Vec<Sitting<'_>> {
    let mut all: Vec<Sitting<'_>> = Vec::new();
    for recorded in by_day(house) {
        if let Some(filled) = SeatFilled::of(&recorded.act) {
            all.retain(|own| !is_same(own.filled, filled.seat, &filled.person));
            all.push(Sitting { number: recorded.number, filled });
        } else if let Some(left) = SeatVacated::of(&recorded.act) {
            all.retain(|own| !is_same(own.filled, left.seat, &left.person));
        }
    }
    let still = |until: Option<Date>| until.is_none_or(|until| house.on < until);
    all.retain(|own| still(own.filled.until));
    all
}

fn is_same(filled: &SeatFilled, seat: Seat, person: &Person) -> bool {
    filled.seat == seat && filled.person == *person
}

/// Tells whether somebody is let act who is not there: a seat in which nobody sits.
pub(super) fn is_vacant(house: Log<'_>, given: &Given) -> bool {
    match given {
        Given::Seat(seat) => !sitting(house).iter().any(|own| own.filled.seat == *seat),
        Given::Committee(_) | Given::Arrangement(_) => false,
    }
}

/// Returns the link of somebody who sits in a seat.
pub(super) fn officer(body: Code, sitting: Sitting<'_>) -> Link {
    let SeatFilled { seat, person, filling, .. } = sitting.filled;
    let basis = match filling {
        Filling::Own => "appointed by the body",
        Filling::Joint => "appointed jointly; acts for each body separately",
        Filling::Acting => "acting for the time being",
    };
    let who = Who::Officer(body, *seat, person.clone());
    Link::by_acts(LinkRole::Officer, who, basis.to_owned(), vec![sitting.number])
}

/// Returns the link of a committee, set up by an act.
pub(super) fn committee_link(body: Code, committee: &Label, set: u64) -> Link {
    let who = Who::Committee(body, committee.clone());
    Link::by_acts(LinkRole::Committee, who, "a committee of the body".to_owned(), vec![set])
}

/// Returns who of the body's own acts by a line: those who sit in the seat, or the committee.
pub(super) fn of_its_own(house: Log<'_>, body: Code, line: Line<'_>) -> Vec<Link> {
    match given(house, line) {
        Some(Given::Seat(seat)) => {
            let those = sitting(house).into_iter().filter(|own| own.filled.seat == seat);
            those.map(|own| officer(body, own)).collect()
        }
        Some(Given::Committee(name)) => {
            let set = committee(house, &name);
            set.map(|set| committee_link(body, &name, set)).into_iter().collect()
        }
        Some(Given::Arrangement(_)) | None => Vec::new(),
    }
}
