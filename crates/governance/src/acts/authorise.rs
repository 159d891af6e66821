//! Authorisation, assessment, and the standing duty after it.

use remit_dictionary::{Code, Date};

use crate::value::{CaseId, Label, Words, choice};

choice! {
    /// What evidence is.
    EvidenceKind, "kind of evidence" {
        /// A document, read at a desk.
        Document = "document",
        /// The body's own certificate.
        SelfCertification = "self-certification",
        /// The 360-degree survey of stakeholders.
        Survey = "survey",
        /// A case study.
        CaseStudy = "case-study",
        /// The site visit with the leaders' interview.
        SiteVisit = "site-visit",
    }
}

choice! {
    /// What an assessor finds of a criterion or standard.
    Finding, "finding" {
        /// It is met.
        Met = "met",
        /// It is not met.
        Unmet = "unmet",
    }
}

choice! {
    /// How a body that does not meet a criterion is supported, in order.
    Level, "support level" {
        /// A model document or a toolkit.
        I = "I",
        /// Advice or expertise.
        Ii = "II",
        /// The Board signs decisions off.
        Iii = "III",
        /// A specific team or individual; needs a direction.
        Iv = "IV",
        /// Another accountable officer.
        V = "V",
        /// Specified functions removed.
        Vi = "VI",
        /// All functions removed.
        Vii = "VII",
    }
}

choice! {
    /// What the moderators recommend.
    Recommended, "recommendation" {
        /// Without conditions.
        Full = "full",
        /// With conditions.
        WithConditions = "with-conditions",
    }
}

choice! {
    /// What a review makes of a condition.
    ReviewOutcome, "outcome of a review" {
        /// It is done.
        Discharged = "discharged",
        /// The support changes.
        LevelChanged = "level-changed",
        /// It stays as it is.
        Retained = "retained",
    }
}

choice! {
    /// A yearly rating.
    Rating, "rating" {
        /// Outstanding
        Outstanding = "outstanding",
        /// Good
        Good = "good",
        /// Requires improvement
        RequiresImprovement = "requires-improvement",
        /// Inadequate
        Inadequate = "inadequate",
    }
}

choice! {
    /// What a direction does.
    DirectionKind, "kind of direction" {
        /// Says how to exercise functions.
        HowToExercise = "how-to-exercise",
        /// Functions are exercised by somebody else.
        FunctionElsewhere = "function-elsewhere",
        /// About the accountable officer.
        AccountableOfficer = "accountable-officer",
    }
}

acts! {
    /// Loads a set of criteria: one entry a criterion, `code|domain|text|evidence kinds`.
    CriteriaLoaded = "criteria-loaded" of nobody {
        /// Names the set
        set: Label,
        /// What it is
        title: Words,
        /// The criteria
        criteria: Vec<Words>,
    }

    /// Files evidence for criteria.
    EvidenceFiled = "evidence-filed" of case {
        /// The case
        case: CaseId,
        /// The criteria; every one where none is named
        criteria: Vec<Label>,
        /// What it is
        kind: EvidenceKind,
        /// Where it is kept
        document: Words,
    }

    /// Submits an application in a wave.
    Submitted = "submitted" of case {
        /// The case
        case: CaseId,
        /// The wave
        wave: Label,
        /// The practices that apply
        applicants: Vec<Code>,
        /// The documents of the pack
        pack: Vec<Label>,
    }

    /// Records the desk-top review of an applicant's policies.
    DeskReviewed = "desk-reviewed" of case {
        /// The case
        case: CaseId,
        /// Where the report is
        report: Words,
    }

    /// Records the 360-degree survey of stakeholders.
    StakeholdersSurveyed = "stakeholders-surveyed" of case {
        /// The case
        case: CaseId,
        /// How many were asked
        asked: u32,
        /// How many answered
        answered: u32,
    }

    /// Records a site visit whose report was shared with the applicant.
    SiteVisited = "site-visited" of case {
        /// The case
        case: CaseId,
        /// The day on which the report was shared
        shared_on: Date,
    }

    /// Records the interview of the leaders.
    LeadersInterviewed = "leaders-interviewed" of case {
        /// The case
        case: CaseId,
        /// Who was interviewed, by seat
        seats: Vec<Label>,
    }

    /// Assesses criteria from the evidence.
    CriterionAssessed = "criterion-assessed" of case {
        /// The case
        case: CaseId,
        /// The criteria; every one not yet assessed where none is named
        criteria: Vec<Label>,
        /// What is found
        finding: Finding,
        /// Why
        reasons: Option<Words>,
    }

    /// Records what the moderators recommend.
    Moderated = "moderated" of case {
        /// The case
        case: CaseId,
        /// The recommendation
        recommended: Recommended,
    }

    /// Proposes a condition for an unmet criterion, with the level of support.
    ConditionProposed = "condition-proposed" of case {
        /// The case
        case: CaseId,
        /// The criterion
        criterion: Label,
        /// The level
        level: Level,
    }

    /// Records the applicant's comment within two weeks, or that it made none.
    CommentMade = "comment-made" of case {
        /// The case
        case: CaseId,
        /// The comment
        comment: Words,
    }

    /// Decides an application to be authorised, or an assessment.
    ApplicationDecided = "application-decided" of case {
        /// The case
        case: CaseId,
        /// What came of it
        outcome: super::Outcome,
        /// The reasons, which are published
        reasons: Words,
    }

    /// Records that the applicant has its letter.
    LettersSent = "letters-sent" of case {
        /// The case
        case: CaseId,
    }

    /// Gives a direction: with an authorisation, or later to a body that is failing or at risk.
    DirectionGiven = "direction-given" of body {
        /// The body
        body: Code,
        /// Names the direction
        direction: Label,
        /// What it does
        kind: DirectionKind,
        /// The criteria or standards that it answers
        about: Vec<Label>,
        /// The authorisation it comes with
        with: Option<CaseId>,
        /// What is directed
        words: Words,
    }

    /// Lifts a direction.
    DirectionLifted = "direction-lifted" of body {
        /// The body
        body: Code,
        /// The direction
        direction: Label,
        /// Why
        reasons: Words,
    }

    /// Agrees a plan to put a condition right.
    PlanAgreed = "plan-agreed" of case {
        /// The case
        case: CaseId,
        /// The criterion of the condition
        criterion: Label,
        /// By when
        by: Date,
    }

    /// Reviews a condition after the decision.
    ConditionReviewed = "condition-reviewed" of case {
        /// The case
        case: CaseId,
        /// The criterion of the condition
        criterion: Label,
        /// What came of it
        outcome: ReviewOutcome,
        /// The new level, where it changed
        level: Option<Level>,
    }

    /// Moves an applicant to a later wave.
    Deferred = "deferred" of case {
        /// The case
        case: CaseId,
        /// The wave it moves to
        wave: Label,
        /// Why
        why: Words,
    }

    /// Publishes the decisions of a wave.
    WavePublished = "wave-published" of nobody {
        /// The wave
        wave: Label,
    }

    /// Judges whether a body keeps a standard in a year.
    StandardJudged = "standard-judged" of body {
        /// The body
        body: Code,
        /// The standard
        standard: Label,
        /// The financial year, as 2015/16
        year: Label,
        /// What is found
        finding: Finding,
        /// The figure, and where it comes from
        figure: Option<Words>,
    }

    /// Rates a body for a year.
    Rated = "rated" of body {
        /// The body
        body: Code,
        /// The financial year, as 2015/16
        year: Label,
        /// The rating
        rating: Rating,
    }
}
