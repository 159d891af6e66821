//! Working together.

use super::guarded;

guarded! {
    ArrangementProposed by (GovernanceLead, Decider) in Always [];
    StructureProposed by (GovernanceLead) in Always [];
    ConsultationOpened by (GovernanceLead) in Always [];
    ConsultationClosed by (GovernanceLead) in Always [];
    SignedOff by (GovernanceLead, Clerk) in Always [];
    ArrangementDecided by (Decider) in Always [];
    Commenced by (GovernanceLead, Decider) in Always once [];
    RecruitmentStarted by (GovernanceLead) in Always [];
    ReviewStarted by (GovernanceLead) in Always [];
    ReviewReported by (GovernanceLead) in Always [];
    Ended by (GovernanceLead, Decider) in Always once [];
}
