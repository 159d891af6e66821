//! Who may do what: roles, held by persons at bodies.

use crate::value::choice;

choice! {
    /// What a person may do for a body.
    RoleKind, "role" {
        /// Runs the cases of a body: applications, committees, votes, mergers.
        GovernanceLead = "governance-lead",
        /// Assesses criteria from evidence, for NHS England.
        Authoriser = "authoriser",
        /// Decides, sets conditions and settles them, for NHS England.
        Decider = "decider",
        /// Speaks and votes for a member practice.
        MemberPractice = "member-practice",
        /// Keeps minutes, opens and closes ballots, takes in views.
        Clerk = "clerk",
        /// Reads.
        Reader = "reader",
    }
}

use remit_dictionary::{Code, Date};
use remit_register::{Kind, Share, View};

use crate::acts::{RoleEnded, RoleGiven};
use crate::ask::World;
use crate::value::Person;

/// Roles follow the whole of the work; a part of it is enough to act in the cases it came from.
const IN_WHOLE: &[Share] = &[Share::NotStated, Share::Whole];
const IN_PART: &[Share] = &[Share::NotStated, Share::Whole, Share::Part];
/// So many generations of predecessors are looked through for a role.
const GENERATIONS_MAX: u32 = 8;

/// Tells whether a person holds a role at a body on a day, there or at a body that gave way to it.
#[must_use]
pub fn is_held(world: &World<'_>, person: &Person, role: RoleKind, body: Code, on: Date) -> bool {
    let own = |code: Code| is_held_at(world, person, role, code, on);
    own(body) || predecessors(&world.view, body, on, IN_WHOLE, GENERATIONS_MAX).into_iter().any(own)
}

fn is_held_at(world: &World<'_>, person: &Person, role: RoleKind, body: Code, on: Date) -> bool {
    let house = world.books.house(body, on);
    let mut given = house.signed::<RoleGiven>().filter(|(_, given)| {
        given.person == *person && given.role == role && given.until.is_none_or(|end| on < end)
    });
    let Some((given, _)) = given.next_back() else {
        return false;
    };
    !house.signed::<RoleEnded>().any(|(ended, act)| {
        given.number < ended.number && act.person == *person && act.role == role
    })
}

/// Returns the roles that a person holds on a day: at bodies on whose house something is on record,
/// and at the bodies to which the whole of their work went.
#[must_use]
pub fn roles_of(world: &World<'_>, person: &Person, on: Date) -> Vec<(Code, RoleKind)> {
    let mut all = Vec::new();
    for house in world.books.houses() {
        let held = |role: &&RoleKind| is_held_at(world, person, **role, house, on);
        for role in RoleKind::ALL.iter().filter(held) {
            all.push((house, *role));
            let now = world.view.lineage(house, on);
            let whole = now.iter().filter(|holder| IN_WHOLE.contains(&holder.share));
            all.extend(whole.map(|holder| (holder.code, *role)));
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Tells whether no role at a body is on record yet.
#[must_use]
pub fn is_first_at(world: &World<'_>, body: Code, on: Date) -> bool {
    let none = |code: Code| !world.books.house(code, on).has::<RoleGiven>();
    let before = predecessors(&world.view, body, on, IN_WHOLE, GENERATIONS_MAX);
    none(body) && before.into_iter().all(none)
}

/// Tells whether the body is NHS England or a region of it.
#[must_use]
pub fn is_national(world: &World<'_>, body: Code, on: Date) -> bool {
    let found = world.view.nearest_body(body, on);
    found.is_some_and(|found| matches!(found.kind, Kind::NhsEngland | Kind::Region))
}

/// Tells whether the work of a body went to another, wholly or in part.
#[must_use]
pub fn gave_way_to(world: &World<'_>, body: Code, successor: Code) -> bool {
    predecessors(&world.view, successor, Date::END, IN_PART, GENERATIONS_MAX).contains(&body)
}

/// Returns the bodies whose work came to a body, each giving it up at least to such a share.
fn predecessors(view: &View<'_>, body: Code, on: Date, least: &[Share], depth: u32) -> Vec<Code> {
    let mut all = Vec::new();
    if depth == 0 {
        return all;
    }
    let links = view.predecessors(body).into_iter();
    for link in links.filter(|link| link.date <= on && least.contains(&link.share)) {
        all.push(link.from);
        all.extend(predecessors(view, link.from, link.date, least, depth - 1));
    }
    all
}
