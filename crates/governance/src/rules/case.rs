//! Rules that every act meets, before those of its kind.

crate::rules::area! {
    table_covers_the_date,
    date_is_within_the_regime,
    role_is_held,
    role_may_do_it,
    case_is_on_record,
    acts_for_its_own,
    case_is_open,
    done_once,
    first_role_or_by_a_governance_lead,
    parties_are_alive,
    only_undecided_is_withdrawn,
}
