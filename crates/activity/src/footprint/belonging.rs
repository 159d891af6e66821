//! Where one code belongs on one day, by the register.

use remit_dictionary::{Code, Date};
use remit_register::{Kind, Parent, View};

use super::{Answer, Division, Home, NOWHERE, body};

/// A practice that had closed by the date belongs where its last commissioner's work went.
pub(super) fn carried(view: &View<'_>, division: Division, date: Date, practice: Code) -> Answer {
    let ends = view.bodies_of(practice).into_iter().map(|body| body.life.until());
    let Some(end) = ends.filter(|end| end.is_real() && *end <= date).max() else {
        return NOWHERE;
    };
    match view.commissioner_of(practice, end.day_before()).code() {
        Some(last) => settled(of_commissioner(view, division, date, last)),
        None => NOWHERE,
    }
}

/// Nothing is finer than a practice or small area: where its body was divided and no source says
/// which part is whose, it has a line of its own.
pub(super) fn settled(answer: Answer) -> Answer {
    match answer {
        Answer::Divided(_) => Answer::One(Home::NotSettled),
        one @ Answer::One(_) => one,
    }
}

pub(super) fn answer(parent: &Parent) -> Answer {
    match parent {
        Parent::Known(known) => body(known.code),
        Parent::Nobody { .. } | Parent::NotKnown { .. } => NOWHERE,
        Parent::Undetermined { .. } | Parent::Disputed { .. } => Answer::One(Home::NotSettled),
    }
}

/// Returns the body of the division that a living commissioner is, or is part of.
pub(super) fn raised(view: &View<'_>, division: Division, date: Date, code: Code) -> Answer {
    let kind = division.kind();
    if view.body_at(code, date).is_some_and(|own| own.kind == kind) {
        return body(code);
    }
    match view.part_of(code, kind, date) {
        Parent::Undetermined { among, .. } => Answer::Divided(among),
        parent => answer(&parent),
    }
}

/// Returns where the work of a commissioner is, whether it lives on the date or not.
pub(super) fn of_commissioner(
    view: &View<'_>,
    division: Division,
    date: Date,
    code: Code,
) -> Answer {
    if view.body_at(code, date).is_some() {
        let own = raised(view, division, date, code);
        if own != NOWHERE {
            return own;
        }
    }
    // Locations are no legal bodies, so no succession leads to them: they keep the codes that the
    // last CCGs had.
    let day = match division {
        Division::SubIcb => Kind::Ccg.in_law().until().day_before().min(date),
        _ => date,
    };
    let mut homes: Vec<Code> = Vec::new();
    for holder in view.lineage(code, day) {
        match raised(view, division, date, holder.code) {
            Answer::One(Home::Body(text)) => homes.extend(Code::parse(&text)),
            Answer::Divided(among) => homes.extend(among),
            Answer::One(_) => {}
        }
    }
    homes.sort_unstable();
    homes.dedup();
    match homes.as_slice() {
        [] => NOWHERE,
        [one] => body(*one),
        _ => Answer::Divided(homes),
    }
}

pub(super) fn is_member(view: &View<'_>, code: Code) -> bool {
    let bodies = view.bodies_of(code);
    let member = |kind| matches!(kind, Kind::Practice | Kind::PrescribingCostCentre);
    bodies.iter().any(|body| member(body.kind)) || !bodies.iter().any(|body| divides(body.kind))
}

fn divides(kind: Kind) -> bool {
    kind.is_commissioner()
        || matches!(
            kind,
            Kind::SubIcbLocation
                | Kind::SubIcbReportingEntity
                | Kind::Stp
                | Kind::Region
                | Kind::Hub
                | Kind::AreaTeam
                | Kind::Sha
        )
}

/// Returns the code that a text stands for, if anything is known of it; an organisation's code
/// with `00` added, as prescribing files write it, is that organisation's.
pub(super) fn code_of(view: &View<'_>, text: &str) -> Option<Code> {
    let known = |text: &str| {
        let code = view.canonical(Code::parse(text).ok()?);
        // Whether anything is known of a small area is told by its place.
        (code.is_small_area() || !view.bodies_of(code).is_empty()).then_some(code)
    };
    known(text).or_else(|| known(text.strip_suffix("00").filter(|bare| bare.len() == 3)?))
}
