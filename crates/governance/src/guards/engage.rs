//! Engagement and votes.

use super::guarded;

guarded! {
    ViewGiven by (GovernanceLead, Clerk) in Always [];
    ViewsAnswered by (GovernanceLead) in Always [];
    ViewsReported by (GovernanceLead, Clerk) in Always once [];
    BallotOpened by (GovernanceLead, Clerk) in Ccg [];
    VoteCast by (MemberPractice, Clerk) in Ccg [];
    BallotClosed by (GovernanceLead, Clerk) in Ccg [];
}
