//! Working together.

use super::{act, each, guarded, state};

guarded! {
    ArrangementProposed by (GovernanceLead, Decider) in Always [
        act!(case_is_an_arrangement),
        act!(two_parties_work_together),
        act!(parties_are_of_the_case),
        act!(lead_is_a_party),
        act!(arrangement_ends_after_it_begins),
        act!(proposal_is_still_open),
        act!(a_refusal_keeps_a_party_out),
        act!(form_has_its_power),
        act!(binding_form_names_functions),
        act!(parties_live_on_the_first_day),
        act!(form_takes_its_parties),
        act!(arrangement_is_not_for_reserved_matters),
        act!(functions_are_commissioning),
    ];
    StructureProposed by (GovernanceLead) in Always [
        state!(something_is_proposed),
        act!(structure_names_posts),
        state!(one_refusal_stalls),
        act!(structure_version_is_new),
    ];
    ConsultationOpened by (GovernanceLead) in Always [
        state!(something_is_proposed),
        act!(consultation_closes_later),
        state!(one_refusal_stalls),
        act!(consultation_is_new),
        act!(consultation_is_on_posts_of_the_structure),
    ];
    ConsultationClosed by (GovernanceLead) in Always [
        act!(consultation_is_open),
        state!(one_refusal_stalls),
        act!(consultation_runs_its_time),
    ];
    SignedOff by (GovernanceLead, Clerk) in Always [
        act!(refusal_gives_its_reason),
        state!(something_is_proposed),
        act!(only_parties_sign_off),
        act!(party_signs_for_itself),
        act!(proposal_is_still_open),
        act!(party_signs_off_once),
        state!(one_refusal_stalls),
        act!(resolution_says_what_is_signed),
    ];
    ArrangementDecided by (Decider) in Always once [
        act!(case_is_an_arrangement),
        state!(something_is_proposed),
        act!(form_needs_approval),
        state!(one_refusal_stalls),
        each!(every_party_signs_off),
    ];
    Commenced by (GovernanceLead, Decider) in Always once [
        act!(case_is_an_arrangement),
        state!(something_is_proposed),
        state!(first_day_has_come),
        state!(one_refusal_stalls),
        each!(every_party_signs_off),
        state!(approved_where_needed),
        each!(schemes_let_it_act),
    ];
    RecruitmentStarted by (GovernanceLead) in Always [
        state!(something_is_proposed),
        act!(post_is_in_the_structure),
        state!(one_refusal_stalls),
        each!(every_party_signs_off),
        each!(consultation_comes_before_recruitment),
    ];
    ReviewStarted by (GovernanceLead) in Always [
        act!(review_is_new),
        act!(review_reports_after_it_begins),
        act!(review_begins_on_time),
    ];
    ReviewReported by (GovernanceLead) in Always [
        act!(review_is_running),
    ];
    Ended by (GovernanceLead, Decider) in Always once [
        act!(case_is_an_arrangement),
        act!(only_what_began_ends),
        each!(reviews_report_first),
    ];
}
