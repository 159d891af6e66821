//! Engagement and votes.

use super::{act, each, guarded};

guarded! {
    ViewGiven by (GovernanceLead, Clerk) in Always [
        act!(view_counts_somebody),
        act!(who_gives_a_view_is_known),
    ];
    ViewsAnswered by (GovernanceLead) in Always [
        act!(only_the_heard_are_answered),
    ];
    ViewsReported by (GovernanceLead, Clerk) in Always once [
        each!(audience_is_heard),
        each!(audience_is_answered),
    ];
    BallotOpened by (GovernanceLead, Clerk) in Ccg [
        act!(ballot_is_of_a_party),
        act!(ballot_is_the_signers),
        act!(ballot_has_a_name_of_its_own),
        act!(ballot_lasts_a_day),
        act!(constitution_is_in_force),
        act!(constitution_asks_for_the_ballot),
        act!(one_ballot_at_a_time),
        act!(only_an_inquorate_ballot_is_held_again),
        act!(roster_is_settled),
        act!(every_vote_has_a_weight),
    ];
    VoteCast by (MemberPractice, Clerk) in Ccg [
        act!(ballot_is_the_signers),
        act!(ballot_is_on_record),
        act!(votes_for_its_own_practice),
        act!(ballot_is_still_open),
        act!(only_members_vote),
        act!(each_practice_votes_once),
        act!(proxies_are_allowed),
    ];
    BallotClosed by (GovernanceLead, Clerk) in Ccg [
        act!(ballot_is_the_signers),
        act!(ballot_is_on_record),
        act!(ballot_is_closed_once),
        act!(ballot_runs_its_days),
    ];
}
