//! Roles and cases.

use super::{act, guarded};

guarded! {
    RoleGiven by (GovernanceLead, Decider) in Always [
        act!(first_role_or_by_a_governance_lead),
    ];
    RoleEnded by (GovernanceLead, Decider) in Always [];
    CaseOpened by (GovernanceLead, Authoriser, Decider) in Always [
        act!(parties_are_alive),
        act!(criteria_set_is_held),
        act!(at_least_two_groups_merge),
        act!(route_fits_the_parties),
        act!(change_is_on_its_day_of_the_year),
    ];
    CaseWithdrawn by (GovernanceLead) in Always once [
        act!(only_undecided_is_withdrawn),
    ];
}
