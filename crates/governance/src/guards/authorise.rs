//! Authorisation, assessment, and the standing duty after it.

use super::{act, each, guarded, state};
use crate::guard::Guard;
use crate::rules::letters_come_first;

guarded! {
    CriteriaLoaded by (Authoriser, Decider) in Always [
        act!(criterion_can_be_read),
        act!(criterion_code_has_its_form),
        act!(criterion_is_listed_once),
    ];
    EvidenceFiled by (GovernanceLead, Authoriser) in Always [
        state!(case_has_criteria),
        act!(criterion_is_of_the_set),
    ];
    Submitted by (GovernanceLead) in Ccg [
        state!(case_is_an_authorisation),
        state!(before_the_decision),
        act!(submitted_once),
        act!(wave_is_known),
        act!(before_the_wave_closes),
        act!(two_practices_apply),
        act!(application_pack_is_complete),
        act!(applicants_are_practices),
        act!(practice_applies_once),
    ];
    DeskReviewed by (Authoriser) in Ccg once [
        state!(case_is_an_authorisation),
        state!(application_is_submitted),
    ];
    StakeholdersSurveyed by (Authoriser) in Ccg once [
        state!(case_is_an_authorisation),
        act!(answers_are_not_more_than_asked),
        state!(application_is_submitted),
    ];
    SiteVisited by (Authoriser) in Ccg once [
        state!(case_is_an_authorisation),
        act!(site_report_follows_the_visit),
        state!(application_is_submitted),
    ];
    LeadersInterviewed by (Authoriser) in Ccg once [
        state!(case_is_an_authorisation),
        state!(application_is_submitted),
    ];
    CriterionAssessed by (Authoriser) in Always [
        state!(case_has_criteria),
        state!(before_the_decision),
        act!(criterion_is_of_the_set),
        state!(application_is_submitted),
        act!(something_is_left_to_assess),
        act!(evidence_can_meet_the_criterion),
        act!(found_again_only_on_new_evidence),
    ];
    Moderated by (Authoriser) in Always [
        state!(case_has_criteria),
        state!(before_the_decision),
        state!(application_is_submitted),
        each!(every_look_is_on_record),
        state!(site_report_is_shared),
        each!(criterion_has_a_finding),
        act!(recommendation_agrees_with_findings),
    ];
    ConditionProposed by (Authoriser) in Always [
        state!(case_has_criteria),
        state!(before_the_decision),
        act!(criterion_is_of_the_set),
        state!(application_is_submitted),
        each!(criterion_has_a_finding),
        state!(application_is_moderated),
        act!(condition_answers_an_unmet_criterion),
        act!(one_condition_a_criterion),
    ];
    CommentMade by (GovernanceLead) in Always [
        state!(case_has_criteria),
        state!(before_the_decision),
        state!(comment_is_on_conditions),
        act!(comment_comes_in_time),
    ];
    ApplicationDecided by (Decider) in Always once [
        state!(case_has_criteria),
        act!(assessor_does_not_decide),
        act!(nobody_decides_their_own),
        state!(application_is_submitted),
        each!(criterion_has_a_finding),
        state!(application_is_moderated),
        each!(unmet_criterion_has_a_condition),
        state!(time_to_comment),
        act!(outcome_agrees_with_findings),
    ];
    LettersSent by (Decider, Authoriser) in Always once [
        state!(case_has_criteria),
        state!(application_is_decided),
        each!(level_has_its_direction),
    ];
    DirectionGiven by (Decider) in Always [
        act!(direction_is_named_once),
        act!(nobody_decides_their_own),
        act!(directed_body_is_there),
        act!(direction_comes_with_a_decision),
        act!(direction_answers_something),
    ];
    DirectionLifted by (Decider) in Always [
        act!(nobody_decides_their_own),
        act!(direction_is_in_force),
        act!(direction_stays_while_its_level_does),
    ];
    PlanAgreed by (Authoriser, Decider) in Always [
        state!(case_has_criteria),
        act!(plan_has_a_day_to_come),
        state!(application_is_decided),
        act!(decided_condition_is_open),
    ];
    ConditionReviewed by (Decider) in Always [
        state!(case_has_criteria),
        act!(assessor_does_not_decide),
        act!(nobody_decides_their_own),
        state!(application_is_decided),
        act!(decided_condition_is_open),
        act!(level_goes_with_its_outcome),
    ];
    Deferred by (Authoriser, Decider) in Ccg [
        state!(case_is_an_authorisation),
        state!(before_the_decision),
        act!(wave_is_known),
        state!(application_is_submitted),
        act!(deferred_to_a_later_wave),
    ];
    WavePublished by (Decider) in Ccg [
        act!(wave_is_known),
        act!(wave_published_once),
        act!(wave_is_decided),
        act!(letters_come_first),
    ];
    StandardJudged by (Authoriser) in Always [
        act!(year_is_a_financial_year),
        act!(standard_is_in_force),
        act!(judged_body_was_there),
    ];
    Rated by (Decider) in Always [
        act!(year_is_a_financial_year),
        act!(year_is_over),
        act!(rated_once_a_year),
        act!(assessor_does_not_decide),
        act!(nobody_decides_their_own),
        act!(judged_body_was_there),
    ];
}

/// What is asked after a decision until every condition is discharged. Nothing is held up by it:
/// it is what remains.
pub(crate) const AFTER_DECISION: &[Guard<crate::acts::ConditionReviewed>] = &[
    Guard::Case(&letters_come_first::RULE, letters_come_first::ask_of_one),
    each!(level_has_its_direction),
    each!(condition_has_a_plan),
    each!(condition_is_reviewed),
];
