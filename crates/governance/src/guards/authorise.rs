//! Authorisation, assessment, and the standing duty after it.

use super::guarded;

guarded! {
    CriteriaLoaded by (Authoriser, Decider) in Always [];
    EvidenceFiled by (GovernanceLead) in Always [];
    Submitted by (GovernanceLead) in Ccg [];
    DeskReviewed by (Authoriser) in Ccg once [];
    StakeholdersSurveyed by (Authoriser) in Ccg once [];
    SiteVisited by (Authoriser) in Ccg once [];
    LeadersInterviewed by (Authoriser) in Ccg once [];
    CriterionAssessed by (Authoriser) in Always [];
    Moderated by (Authoriser) in Always [];
    ConditionProposed by (Authoriser) in Always [];
    CommentMade by (GovernanceLead) in Always [];
    ApplicationDecided by (Decider) in Always once [];
    LettersSent by (Decider, Authoriser) in Always once [];
    DirectionGiven by (Decider) in Always [];
    DirectionLifted by (Decider) in Always [];
    PlanAgreed by (Authoriser, Decider) in Always [];
    ConditionReviewed by (Decider) in Always [];
    Deferred by (Authoriser, Decider) in Ccg [];
    WavePublished by (Decider) in Ccg [];
    StandardJudged by (Authoriser) in Always [];
    Rated by (Decider) in Always [];
}
