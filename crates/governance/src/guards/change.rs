//! Merging, splitting and handing over.

use super::{each, guarded, state};

guarded! {
    BenefitPromised by (GovernanceLead, Decider) in Always [];
    BenefitJudged by (GovernanceLead, Decider, Authoriser) in Always [];
    SuccessorNamed by (GovernanceLead, Decider) in Always [];
    ChangeProposed by (GovernanceLead, Decider) in Always once [];
    Applied by (GovernanceLead) in Ccg once [
        each!(each_ballot_is_carried),
    ];
    ChangeDecided by (Decider) in Always once [
        state!(report_of_views_is_before_the_decider),
    ];
    ConditionSet by (Decider) in Always [];
    ConditionSettled by (Decider) in Always [];
    OdsNotified by (GovernanceLead, Decider) in Always once [];
    ItemHeld by (GovernanceLead, Clerk) in Always [];
    BalanceBrought by (GovernanceLead, Clerk) in Always [];
    Placed by (GovernanceLead, Decider) in Always [];
    OrderMade by (Decider) in Icb once [];
    MinistersApproved by (Decider) in Icb once [];
    SchemeMade by (GovernanceLead, Decider) in Always once [];
    TookEffect by (Decider) in Always once [];
    ItemFound by (GovernanceLead, Clerk) in Always [];
    TruedUp by (GovernanceLead) in Always [];
}
