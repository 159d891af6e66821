//! A body's own house.

use super::guarded;

guarded! {
    ConstitutionAdopted by (GovernanceLead) in Always [];
    SeatFilled by (GovernanceLead, Decider) in Always [];
    SeatVacated by (GovernanceLead, Decider) in Always [];
    TieDeclared by (GovernanceLead, Clerk) in Always [];
    CommitteeSet by (GovernanceLead) in Always [];
    DelegationMade by (GovernanceLead) in Always [];
    DelegationRevoked by (GovernanceLead) in Always [];
    MeetingHeld by (GovernanceLead, Clerk) in Always [];
    InterestDeclared by (GovernanceLead, Clerk) in Always [];
    ResolutionTaken by (GovernanceLead, Clerk) in Always [];
}
