//! A body's own house: constitution, seats, committees, delegation, meetings, interests.

use remit_dictionary::{Code, Date, Pence};

use crate::value::{Fraction, Label, Person, Threshold, Words, choice};

choice! {
    /// Of what a quorum is a share.
    Basis, "basis" {
        /// Of the people who sit there that day.
        Members = "members",
        /// Of the seats, vacant ones among them.
        Seats = "seats",
    }
}

choice! {
    /// What a vote of a practice weighs.
    Weight, "weight" {
        /// One each.
        OneEach = "one-each",
        /// Its list size on a stated date.
        ListSize = "list-size",
    }
}

choice! {
    /// A seat on a governing body or board.
    Seat, "seat" {
        /// Chair
        Chair = "chair",
        /// Deputy chair
        DeputyChair = "deputy-chair",
        /// Accountable officer of a CCG
        AccountableOfficer = "accountable-officer",
        /// Chief executive of an ICB
        ChiefExecutive = "chief-executive",
        /// Chief finance officer
        ChiefFinanceOfficer = "chief-finance-officer",
        /// Medical director of an ICB
        MedicalDirector = "medical-director",
        /// Nursing director of an ICB
        NursingDirector = "nursing-director",
        /// Registered nurse
        RegisteredNurse = "registered-nurse",
        /// Secondary care specialist
        SecondaryCareSpecialist = "secondary-care-specialist",
        /// Lay member for audit, or the chair of the audit committee of an ICB
        LayMemberAudit = "lay-member-audit",
        /// Another lay member
        LayMember = "lay-member",
        /// Non-executive member of an ICB
        NonExecutive = "non-executive",
        /// Member from general practice
        PrimaryCareMember = "primary-care-member",
        /// Member from the trusts
        TrustMember = "trust-member",
        /// Member from the councils
        CouncilMember = "council-member",
        /// Any other
        Other = "other",
    }
}

choice! {
    /// How a person fills a seat.
    Filling, "filling" {
        /// Appointed by the body for itself.
        Own = "own",
        /// Appointed jointly with other bodies.
        Joint = "joint",
        /// For the time being.
        Acting = "acting",
    }
}

choice! {
    /// A tie that may exclude a person from a seat.
    Tie, "tie" {
        /// Works for a body that the CCG commissions from.
        WorksForProvider = "works-for-provider",
        /// Works for, or is a partner in, a member practice.
        WorksForMemberPractice = "works-for-member-practice",
        /// Member or employee of a council.
        Council = "council",
        /// Employee of the Department of Health.
        Department = "department",
        /// Member or employee of another NHS body that is no commissioner.
        NhsBody = "nhs-body",
        /// Governor, member or employee of an NHS foundation trust.
        FoundationTrust = "foundation-trust",
        /// Member or employee of a regulator.
        Regulator = "regulator",
    }
}

choice! {
    /// What a committee is.
    CommitteeKind, "kind of committee" {
        /// Audit
        Audit = "audit",
        /// Remuneration
        Remuneration = "remuneration",
        /// Delegated primary care commissioning
        PrimaryCare = "primary-care",
        /// Any other
        Other = "other",
    }
}

choice! {
    /// What a person is who fills a seat.
    Qualification, "qualification" {
        /// Employed by the body.
        Employee = "employee",
        /// A qualified accountant.
        Accountant = "accountant",
    }
}

choice! {
    /// What came of a vote.
    Resolution, "resolution" {
        /// Carried
        Carried = "carried",
        /// Lost
        Lost = "lost",
    }
}

acts! {
    /// Adopts a version of a body's constitution: who decides what, with which quorum and majority.
    ConstitutionAdopted = "constitution-adopted" of body {
        /// The body
        body: Code,
        /// The version
        version: Label,
        /// How many must take part for a meeting of the governing body to count
        quorum: Threshold,
        /// Of what the quorum is a share; of the people who sit there where it is left out
        quorum_of: Option<Basis>,
        /// The share of the votes for and against that must be exceeded for a resolution to carry
        majority: Fraction,
        /// The matters that need a ballot of the member practices
        ballots_for: Vec<Label>,
        /// What a practice's vote weighs
        weight: Option<Weight>,
        /// The day on which list sizes are counted
        weighed_on: Option<Date>,
        /// How much of the roster must vote for a ballot to count
        turnout: Option<Threshold>,
        /// The share of the votes for and against that must be exceeded
        ballot_majority: Option<Fraction>,
        /// Whether a practice may vote for another that asked it to
        proxies: Option<Proxies>,
        /// The roster, where it is not the members on record
        roster: Vec<Code>,
        /// The functions and matters that it keeps from being delegated
        reserved: Vec<Label>,
        /// Who approved it, and where that is written
        approved_by: Option<Words>,
    }

    /// Fills a seat of a governing body or board.
    SeatFilled = "seat-filled" of body {
        /// The body
        body: Code,
        /// The seat
        seat: Seat,
        /// Who fills it
        person: Person,
        /// How
        filling: Filling,
        /// Whether the person is a clinician
        clinician: Option<Clinician>,
        /// What the person is, where the seat asks for it
        qualified: Vec<Qualification>,
        /// The day after the last, if it is known
        until: Option<Date>,
    }

    /// Records that somebody left a seat.
    SeatVacated = "seat-vacated" of body {
        /// The body
        body: Code,
        /// The seat
        seat: Seat,
        /// Who left it
        person: Person,
    }

    /// Declares a tie that may exclude a person from a seat.
    TieDeclared = "tie-declared" of body {
        /// The body
        body: Code,
        /// Whose tie
        person: Person,
        /// The tie
        tie: Tie,
        /// With whom
        with: Words,
        /// The day after the last, if it is known
        until: Option<Date>,
    }

    /// Sets up a committee, or changes who sits on it.
    CommitteeSet = "committee-set" of body {
        /// The body
        body: Code,
        /// Names the committee
        committee: Label,
        /// What it is
        kind: CommitteeKind,
        /// Who chairs it
        chair: Person,
        /// Who else sits on it
        members: Vec<Person>,
        /// How many must take part; as the constitution says where it is left out
        quorum: Option<Threshold>,
    }

    /// Lets a committee, an officer or an arrangement exercise a function: a line of the scheme of
    /// reservation and delegation.
    DelegationMade = "delegation-made" of body {
        /// The body that gives
        body: Code,
        /// Names the line
        line: Label,
        /// The function of the catalogue
        function: Label,
        /// Who may exercise it: a seat, a committee, or the case of an arrangement
        to: Label,
        /// Up to how much at a time
        limit: Option<Pence>,
        /// The day after the last, if it ends by itself
        until: Option<Date>,
    }

    /// Takes a delegation back.
    DelegationRevoked = "delegation-revoked" of body {
        /// The body that gave
        body: Code,
        /// The line
        line: Label,
    }

    /// Records a meeting of a governing body or committee: who attended.
    MeetingHeld = "meeting-held" of body {
        /// The body
        body: Code,
        /// Names the meeting
        meeting: Label,
        /// The committee; the governing body where there is none
        committee: Option<Label>,
        /// Who attended
        attended: Vec<Person>,
    }

    /// Declares an interest in a matter.
    InterestDeclared = "interest-declared" of body {
        /// The body
        body: Code,
        /// Whose interest
        person: Person,
        /// The matter: a case, or a function of the catalogue
        matter: Label,
        /// The interest
        interest: Words,
    }

    /// Records what a meeting resolved.
    ResolutionTaken = "resolution-taken" of body {
        /// The body
        body: Code,
        /// The meeting
        meeting: Label,
        /// Names the resolution
        resolution: Label,
        /// The matter: a case, or a function of the catalogue
        matter: Label,
        /// Who voted for
        voted_for: Vec<Person>,
        /// Who voted against
        against: Vec<Person>,
        /// Who abstained
        abstained: Vec<Person>,
        /// Who left because of an interest
        left: Vec<Person>,
        /// What came of it
        outcome: Resolution,
    }
}

choice! {
    /// Whether proxies are allowed.
    Proxies, "proxies" {
        /// They are.
        Allowed = "allowed",
        /// They are not.
        NotAllowed = "not-allowed",
    }
}

choice! {
    /// Whether somebody is a clinician.
    Clinician, "clinician" {
        /// A clinician.
        Yes = "yes",
        /// Not a clinician.
        No = "no",
    }
}
