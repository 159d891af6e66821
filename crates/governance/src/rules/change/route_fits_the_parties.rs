//! A change goes by the law of its bodies: groups apply to merge, boards change by order of NHS
//! England, and one kind gives way to the next by statute, on the day on which the law ends the
//! kind and on no other. It names its manner and its day.
//!
//! NHS Act 2006 s.14G (mergers of groups, until 2022-06-30); s.14Z25 as inserted by the Health
//! and Care Act 2022 (boards are established by order); Health and Social Care Act 2012 and
//! Health and Care Act 2022 (statute).

use remit_dictionary::Date;
use remit_register::Kind;

use crate::acts::{CaseKind, CaseOpened, Route};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(route_fits_the_parties, Verified, Always);

/// Refuses a change without route, manner or day, and one by the law of other bodies.
pub fn ask(ask: &Ask<'_>, act: &CaseOpened) -> Answer {
    if act.kind != CaseKind::Change {
        return Answer::Passed;
    }
    let fits = |route: Route| {
        act.parties.iter().all(|code| {
            let kind = ask.world.view.body_at(*code, ask.on).map(|body| body.kind);
            match route {
                Route::CcgMerger => kind == Some(Kind::Ccg),
                Route::IcbOrder => kind == Some(Kind::Icb),
                Route::Statute => matches!(kind, Some(Kind::Pct | Kind::Ccg)),
            }
        })
    };
    let day_fits = |route: Route, effect: Date| match route {
        Route::CcgMerger => Kind::Ccg.in_law().contains(effect),
        Route::IcbOrder => Kind::Icb.in_law().contains(effect),
        Route::Statute => act.parties.iter().all(|code| {
            let body = ask.world.view.body_at(*code, ask.on);
            body.is_some_and(|body| body.kind.in_law().until() == effect)
        }),
    };
    let missing = match (act.route, act.manner, act.effect_on) {
        (None, _, _) => "route",
        (Some(route), _, _) if !fits(route) => "route",
        (_, None, _) => "manner",
        (_, _, None) => "effect_on",
        (Some(route), _, Some(effect)) if !day_fits(route, effect) => "effect_on",
        (Some(_), Some(_), Some(_)) => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Mend(missing))
        .about(About::Field(missing))
        .move_of(Mover::Signer)
        .into()
}
