//! Working together: the arrangement, its consultation, its approval, its life.

use remit_dictionary::{Code, Date};

use crate::value::{CaseId, Label, Words, choice};

choice! {
    /// The form in which bodies work together.
    Working, "form" {
        /// A board that recommends and decides nothing.
        PartnershipBoard = "partnership-board",
        /// Each body's own committee, at one meeting.
        CommitteesInCommon = "committees-in-common",
        /// One committee of several bodies.
        JointCommittee = "joint-committee",
        /// A joint committee with NHS England.
        WithNhsEngland = "with-nhs-england",
        /// One body acts for the others.
        LeadCommissioner = "lead-commissioner",
        /// One accountable officer for several bodies.
        JointOfficer = "joint-officer",
        /// One team for several bodies.
        SharedTeam = "shared-team",
        /// A joint board that each constitution provides for.
        JointBoard = "joint-board",
        /// A joint arrangement of the ICB era.
        JointArrangement = "joint-arrangement",
        /// ICBs that share leadership.
        Cluster = "cluster",
        /// A partnership with councils.
        CouncilPartnership = "council-partnership",
        /// A sustainability and transformation partnership.
        Stp = "stp",
        /// An integrated care system before it was a body.
        Ics = "ics",
        /// Practices that are given a service to design.
        PracticeGroup = "practice-group",
        /// A health and care partnership that provides care.
        ProviderPartnership = "provider-partnership",
    }
}

choice! {
    /// What a party makes of a proposal.
    Word, "word" {
        /// It agrees.
        Approved = "approved",
        /// It does not.
        Refused = "refused",
    }
}

acts! {
    /// Proposes how the parties would work together.
    ArrangementProposed = "arrangement-proposed" of case {
        /// The case
        case: CaseId,
        /// The form
        form: Working,
        /// Who takes part; the parties of the case where none is named
        parties: Vec<Code>,
        /// The functions it is for, or services within one: `hospital-and-community/stroke-review`
        functions: Vec<Label>,
        /// The lead, where one acts for the others
        lead: Option<Code>,
        /// What each body calls its own committee, where they meet in common
        committee: Option<Label>,
        /// The instrument it would rest on
        instrument: Words,
        /// The first day
        from: Date,
        /// The day after the last, if it is known
        until: Option<Date>,
        /// How a party may leave
        ending_terms: Words,
    }

    /// Proposes a version of the structure of a shared team: posts, not names.
    StructureProposed = "structure-proposed" of case {
        /// The case
        case: CaseId,
        /// The version
        version: Label,
        /// The posts
        posts: Vec<Label>,
    }

    /// Opens a consultation with the people affected: posts, not names.
    ConsultationOpened = "consultation-opened" of case {
        /// The case
        case: CaseId,
        /// Names the consultation
        consultation: Label,
        /// The posts affected
        posts: Vec<Label>,
        /// The last day for answers
        closes_on: Date,
    }

    /// Records what came of a consultation.
    ConsultationClosed = "consultation-closed" of case {
        /// The case
        case: CaseId,
        /// The consultation
        consultation: Label,
        /// What came of it, and what was changed because of it
        result: Words,
    }

    /// Records that a party's governing body or board signed a proposal off, or refused.
    SignedOff = "signed-off" of case {
        /// The case
        case: CaseId,
        /// The party
        party: Code,
        /// What it said
        word: Word,
        /// The resolution on record that says so
        resolution: Option<Label>,
        /// Why, where it refused
        why: Option<Words>,
    }

    /// Approves an arrangement, or refuses it, for NHS England.
    ArrangementDecided = "arrangement-decided" of case {
        /// The case
        case: CaseId,
        /// What came of it
        outcome: super::Outcome,
        /// The reasons, which are published
        reasons: Words,
    }

    /// Begins an arrangement that was approved.
    Commenced = "commenced" of case {
        /// The case
        case: CaseId,
    }

    /// Begins to recruit to a joint post.
    RecruitmentStarted = "recruitment-started" of case {
        /// The case
        case: CaseId,
        /// The post
        post: Label,
    }

    /// Begins a review: of an arrangement, or of whether to merge.
    ReviewStarted = "review-started" of case {
        /// The case
        case: CaseId,
        /// Names the review
        review: Label,
        /// What is reviewed
        question: Words,
        /// The first day on which it may begin
        not_before: Option<Date>,
        /// The day by which it reports
        reports_by: Date,
    }

    /// Reports what a review found.
    ReviewReported = "review-reported" of case {
        /// The case
        case: CaseId,
        /// The review
        review: Label,
        /// What it found
        finding: Words,
    }

    /// Ends an arrangement.
    Ended = "ended" of case {
        /// The case
        case: CaseId,
        /// Why
        why: Words,
    }
}
