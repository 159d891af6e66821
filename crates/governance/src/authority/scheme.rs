//! A body's scheme of delegation as at a day: whom its lines let act, and the links they make.

use remit_dictionary::Code;

use crate::acts::{DelegationMade, Filling, Seat, SeatFilled};
use crate::ask::World;
use crate::books::{Log, Recorded};
use crate::house;
use crate::matter::covers;
use crate::value::{CaseId, Label};

use super::answer::{Link, LinkRole, Question, Who};

/// A line of a scheme: where it stands on record, and what it says.
pub(super) type Line<'a> = (&'a Recorded, &'a DelegationMade);

/// Somebody who sits in a seat: where that stands on record, and how they fill it.
pub(super) type Sitting<'a> = (&'a Recorded, &'a SeatFilled);

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

/// Reads whom a line lets act. The word of a seat is that seat; else the name of a committee on
/// record is that committee; else it is a case.
pub(super) fn given(house: Log<'_>, line: &DelegationMade) -> Option<Given> {
    let to = &line.to;
    if let Some(seat) = Seat::ALL.iter().find(|seat| is_given_to(line, **seat)) {
        return Some(Given::Seat(*seat));
    }
    if house::committee(house, to).is_some() {
        return Some(Given::Committee(to.clone()));
    }
    CaseId::parse(to.as_str()).ok().map(Given::Arrangement)
}

/// Tells whether a line lets whoever sits in a seat act.
pub(super) fn is_given_to(line: &DelegationMade, seat: Seat) -> bool {
    line.to.as_str().eq_ignore_ascii_case(seat.word())
}

/// Returns the line by which a body lets somebody decide, or the link that says why it does not.
pub(super) fn line_for<'a>(
    world: &World<'a>,
    party: Code,
    to: &[Given],
    question: &Question<'_>,
) -> Result<Line<'a>, Link> {
    let (matter, on) = (question.function, question.on);
    let house = world.books.house(party, on);
    let own = house::lines_signed(world, party, on).into_iter().filter(|(_, line)| {
        covers(line.function.as_str(), matter)
            && given(house, line).is_some_and(|given| to.contains(&given))
    });
    let own: Vec<Line<'_>> = own.collect();
    let permits = |(_, line): &&Line<'_>| match (line.limit, question.amount) {
        (Some(limit), Some(amount)) => amount <= limit,
        (_, None) | (None, _) => true,
    };
    if house::is_reserved(world, party, matter, on) {
        return Err(Link::ratifies(party, format!("its constitution keeps {matter} to itself")));
    }
    if let Some(line) = own.iter().find(permits) {
        return Ok(*line);
    }
    let mut link = Link::ratifies(party, format!("no line of its scheme lets them do {matter}"));
    if let Some(limit) = own.iter().filter_map(|(_, line)| line.limit).max() {
        link.basis = format!("the lines of its scheme go up to {limit}");
        link.acts = own.iter().map(|(recorded, _)| recorded.number).collect();
    }
    Err(link)
}

/// Returns the link of a body that lets others act by a line.
pub(super) fn delegates(party: Code, (recorded, line): Line<'_>) -> Link {
    let DelegationMade { line: name, function, limit, .. } = line;
    let limit = limit.map(|limit| format!(" up to {limit}")).unwrap_or_default();
    let basis = format!("line {name} of its scheme of delegation: {function}{limit}");
    Link::by_acts(LinkRole::Delegates, Who::Body(party), basis, vec![recorded.number])
}

/// Tells whether somebody is let act who is not there: a seat in which nobody sits.
pub(super) fn is_vacant(house: Log<'_>, given: &Given) -> bool {
    match given {
        Given::Seat(seat) => !house::seated(house).iter().any(|own| own.seat == *seat),
        Given::Committee(_) | Given::Arrangement(_) => false,
    }
}

/// Returns the link of somebody who sits in a seat.
pub(super) fn officer(body: Code, (recorded, filled): Sitting<'_>) -> Link {
    let SeatFilled { seat, person, filling, .. } = filled;
    let basis = match filling {
        Filling::Own => "appointed by the body",
        Filling::Joint => "appointed jointly; acts for each body separately",
        Filling::Acting => "acting for the time being",
    };
    let who = Who::Officer(body, *seat, person.clone());
    Link::by_acts(LinkRole::Officer, who, basis.to_owned(), vec![recorded.number])
}

/// Returns the link of a committee that is set up.
pub(super) fn committee(house: Log<'_>, body: Code, name: &Label) -> Option<Link> {
    let (recorded, _) = house::committee_signed(house, name)?;
    let who = Who::Committee(body, name.clone());
    let basis = "a committee of the body".to_owned();
    Some(Link::by_acts(LinkRole::Committee, who, basis, vec![recorded.number]))
}

/// Returns who of the body's own acts by a line: those who sit in the seat, or the committee.
/// Whoever acts in a seat has what belongs to it, beside anybody else who sits there.
pub(super) fn of_its_own(house: Log<'_>, body: Code, line: &DelegationMade) -> Vec<Link> {
    match given(house, line) {
        Some(Given::Seat(seat)) => {
            let those = house::seated_signed(house).into_iter();
            those.filter(|(_, own)| own.seat == seat).map(|own| officer(body, own)).collect()
        }
        Some(Given::Committee(name)) => committee(house, body, &name).into_iter().collect(),
        Some(Given::Arrangement(_)) | None => Vec::new(),
    }
}
