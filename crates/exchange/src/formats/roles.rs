//! Roles of ODS, and the kinds of body that they stand for, by date.

use remit_dictionary::{Date, Period};
use remit_register::Kind;

/// Returns the kinds that an organisation with these roles had during its life, one after the
/// other.
///
/// One ODS record runs through 1 July 2022, where a CCG ended and its code went on as a sub-ICB
/// location, and an STP gave way to an ICB of the same code. Health and Care Act 2022, sections 14
/// and 20.
pub(crate) fn lives(roles: &[&str], life: Period) -> Vec<(Kind, Period)> {
    let has = |role: &str| roles.contains(&role);
    let whole = |kind| vec![(kind, life)];
    if has("RO76") {
        return whole(Kind::Practice);
    }
    if has("RO318") || has("RO261") {
        return in_turn(&[Kind::Stp, Kind::Icb], life);
    }
    if has("RO218") {
        return whole(Kind::Hub);
    }
    if has("RO327") {
        return in_turn(&[Kind::SubIcbReportingEntity], life);
    }
    if has("RO319") {
        return in_turn(&[Kind::Ccg, Kind::SubIcbLocation], life);
    }
    if has("RO98") {
        return in_turn(&[Kind::Ccg], life);
    }
    let kind = ONE_KIND.iter().find(|(role, _)| has(role)).map_or(Kind::Other, |(_, kind)| *kind);
    whole(kind)
}

const ONE_KIND: [(&str, Kind); 9] = [
    ("RO177", Kind::PrescribingCostCentre),
    ("RO197", Kind::Trust),
    ("RO198", Kind::Site),
    ("RO209", Kind::Region),
    ("RO210", Kind::AreaTeam),
    ("RO272", Kind::Pcn),
    ("RO179", Kind::Pct),
    ("RO144", Kind::HealthBoard),
    ("RO142", Kind::HealthBoard),
];

/// Cuts a life where the law ends one kind and begins the next. CCGs existed as records before
/// 1 April 2013, in shadow form, so only the end of a kind and the beginning of its heir count.
fn in_turn(kinds: &[Kind], life: Period) -> Vec<(Kind, Period)> {
    let of_kind = |kind: &Kind| {
        let law = kind.in_law();
        let from = if *kind == Kind::Ccg { Date::BEGINNING } else { law.from() };
        let in_law = Period::new(from, law.until()).ok()?;
        life.overlap(in_law).map(|own| (*kind, own))
    };
    kinds.iter().filter_map(of_kind).collect()
}
