//! What lets each kind of act be: who may do it, in which law, and its guards in order.

mod authorise;
mod case;
mod change;
mod engage;
mod house;
mod together;

pub(crate) use authorise::AFTER_DECISION;

/// Declares what lets a kind of act be.
macro_rules! guarded {
    ($($act:ident by ($($role:ident),+) in $regime:ident $($once:ident)? [$($guard:expr,)*];)+) => {
        $(impl $crate::guard::Guarded for $crate::acts::$act {
            const ROLES: &'static [$crate::role::RoleKind] = &[$($crate::role::RoleKind::$role,)+];
            const REGIME: $crate::rule::Regime = $crate::rule::Regime::$regime;
            $(const ONCE: bool = $crate::guards::guarded!(@$once);)?
            const GUARDS: &'static [$crate::guard::Guard<Self>] = &[$($guard,)*];
        })+
    };
    (@once) => { true };
}
pub(crate) use guarded;

/// A guard by the rule of a module: `act!(m)` asks of the act, `case!(m)` of the case, `each!(m)`
/// of several.
macro_rules! act {
    ($rule:ident) => {
        $crate::guard::Guard::Act(&$crate::rules::$rule::RULE, $crate::rules::$rule::ask)
    };
}
pub(crate) use act;

macro_rules! state {
    ($rule:ident) => {
        $crate::guard::Guard::Case(&$crate::rules::$rule::RULE, $crate::rules::$rule::ask)
    };
}
pub(crate) use state;

macro_rules! each {
    ($rule:ident) => {
        $crate::guard::Guard::Each(
            &$crate::rules::$rule::RULE,
            $crate::rules::$rule::subjects,
            $crate::rules::$rule::ask,
        )
    };
}
pub(crate) use each;
