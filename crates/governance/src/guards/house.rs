//! A body's own house.

use super::{act, guarded};

guarded! {
    ConstitutionAdopted by (GovernanceLead) in Always [
        act!(version_is_adopted_once),
        act!(quorum_asks_for_somebody),
        act!(majority_is_half_or_more),
        act!(ballot_terms_are_set),
        act!(constitution_is_approved),
    ];
    SeatFilled by (GovernanceLead, Decider) in Always [
        act!(ends_after_it_begins),
        act!(nobody_fills_a_seat_twice),
        act!(no_more_people_than_seats),
        act!(accountable_officer_is_appointed_by_the_board),
    ];
    SeatVacated by (GovernanceLead, Decider) in Always [
        act!(only_a_held_seat_is_left),
    ];
    TieDeclared by (GovernanceLead, Clerk) in Always [
        act!(ends_after_it_begins),
    ];
    CommitteeSet by (GovernanceLead) in Always [
        act!(quorum_asks_for_somebody),
        act!(nobody_is_counted_twice),
    ];
    DelegationMade by (GovernanceLead) in Always [
        act!(ends_after_it_begins),
        act!(line_is_made_once),
        act!(reserved_matters_are_kept),
        act!(function_is_in_the_catalogue),
        act!(function_is_the_givers),
        act!(delegation_ends_with_the_holding),
        act!(delegate_is_on_record),
        act!(officer_has_a_limit),
    ];
    DelegationRevoked by (GovernanceLead) in Always [
        act!(only_a_line_in_force_is_revoked),
    ];
    MeetingHeld by (GovernanceLead, Clerk) in Always [
        act!(meeting_is_held_once),
        act!(nobody_is_counted_twice),
        act!(committee_is_set_up),
        act!(those_who_attend_are_members),
    ];
    InterestDeclared by (GovernanceLead, Clerk) in Always [
        act!(matter_is_known),
    ];
    ResolutionTaken by (GovernanceLead, Clerk) in Always [
        act!(resolution_is_taken_once),
        act!(nobody_is_counted_twice),
        act!(matter_is_known),
        act!(meeting_was_held),
        act!(those_who_vote_attended),
        act!(conflicted_members_leave),
        act!(constitution_is_in_force),
        act!(meeting_is_quorate),
        act!(outcome_is_what_the_votes_say),
    ];
}
