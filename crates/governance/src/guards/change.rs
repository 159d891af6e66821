//! Merging, splitting and handing over.

use crate::guard::Guard;
use crate::rules::{
    body_still_stands, change_has_taken_effect, condition_keeps_to_its_side_of_the_day, item_is_new,
};

use super::{act, each, guarded, state};

guarded! {
    BenefitPromised by (GovernanceLead, Decider) in Always [
        act!(case_is_a_change),
        act!(change_is_still_to_come),
        act!(promise_can_be_judged),
    ];
    BenefitJudged by (GovernanceLead, Decider, Authoriser) in Always [
        act!(case_is_a_change),
        act!(promise_is_on_record),
    ];
    SuccessorNamed by (GovernanceLead, Decider) in Always [
        act!(case_is_a_change),
        act!(change_is_still_to_come),
        act!(successor_is_no_party),
        act!(only_a_successor_is_renamed),
        act!(code_is_free_or_of_a_living_body),
        act!(name_is_as_the_law_has_it),
    ];
    ChangeProposed by (GovernanceLead, Decider) in Always once [
        act!(case_is_a_change),
        state!(benefits_are_promised),
        state!(successors_fit_the_manner),
    ];
    Applied by (GovernanceLead) in Ccg once [
        act!(case_is_a_change),
        act!(pack_is_complete),
        act!(coterminous_or_explained),
        state!(applied_by_the_last_day),
        state!(proposal_is_on_record),
        each!(each_ballot_is_carried),
        each!(each_governing_body_approves),
    ];
    ChangeDecided by (Decider) in Always once [
        act!(case_is_a_change),
        act!(decider_is_impartial),
        act!(outcome_agrees_with_the_conditions),
        state!(proposal_is_on_record),
        state!(report_of_views_is_before_the_decider),
        state!(application_is_on_record),
        state!(change_is_assessed),
    ];
    ConditionSet by (Decider) in Always [
        act!(case_is_a_change),
        act!(change_is_still_to_come),
        act!(condition_is_new),
        act!(condition_keeps_to_its_side_of_the_day),
    ];
    ConditionSettled by (Decider) in Always [
        act!(case_is_a_change),
        act!(condition_is_set_and_open),
        act!(condition_is_settled_by_whoever_set_it),
        Guard::Act(
            &condition_keeps_to_its_side_of_the_day::RULE,
            condition_keeps_to_its_side_of_the_day::ask_settled,
        ),
    ];
    OdsNotified by (GovernanceLead, Decider) in Always once [
        act!(case_is_a_change),
        state!(successors_fit_the_manner),
    ];
    ItemHeld by (GovernanceLead, Clerk) in Always [
        act!(body_still_stands),
        act!(item_is_new),
    ];
    BalanceBrought by (GovernanceLead, Clerk) in Always [
        Guard::Act(&body_still_stands::RULE, body_still_stands::ask_balance),
    ];
    Placed by (GovernanceLead, Decider) in Always [
        act!(case_is_a_change),
        act!(change_is_still_to_come),
        act!(home_is_a_successor),
        act!(only_what_is_held_is_placed),
    ];
    OrderMade by (Decider) in Icb once [
        act!(case_is_a_change),
        state!(change_is_approved),
    ];
    MinistersApproved by (Decider) in Icb once [
        act!(case_is_a_change),
    ];
    SchemeMade by (GovernanceLead, Decider) in Always once [
        act!(case_is_a_change),
        each!(everything_is_swept_up),
        each!(nothing_has_two_homes),
    ];
    TookEffect by (Decider) in Always once [
        act!(case_is_a_change),
        act!(decider_is_impartial),
        state!(successors_fit_the_manner),
        state!(change_is_approved),
        each!(each_condition_precedent_is_settled),
        state!(ministers_approve),
        state!(order_is_made),
        state!(ods_is_notified),
        each!(each_code_is_issued),
        each!(board_passes_the_validator),
        each!(everything_is_swept_up),
        each!(nothing_has_two_homes),
        each!(balances_add_up),
        state!(transfer_scheme_is_made),
        state!(the_day_has_come),
        act!(nothing_is_lost),
    ];
    ItemFound by (GovernanceLead, Clerk) in Always [
        act!(case_is_a_change),
        act!(change_has_taken_effect),
        Guard::Act(&item_is_new::RULE, item_is_new::ask_found),
    ];
    TruedUp by (GovernanceLead) in Always [
        act!(case_is_a_change),
        Guard::Act(&change_has_taken_effect::RULE, change_has_taken_effect::ask_true_up),
        act!(balance_was_a_draft),
    ];
}
