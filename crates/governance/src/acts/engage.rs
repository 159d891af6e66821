//! Engagement and votes.

use remit_dictionary::{Code, Date};

use crate::value::{CaseId, Label, Said, Words, choice};

choice! {
    /// Whose views they are.
    Audience, "audience" {
        /// Member practices.
        Practices = "practices",
        /// Patients and the public.
        Public = "public",
        /// Councils.
        Councils = "councils",
        /// A council's overview and scrutiny committee.
        Scrutiny = "scrutiny",
        /// A health and wellbeing board.
        HealthAndWellbeingBoard = "health-and-wellbeing-board",
        /// Staff.
        Staff = "staff",
        /// Other NHS bodies.
        NhsBodies = "nhs-bodies",
        /// The local medical committee.
        LocalMedicalCommittee = "local-medical-committee",
        /// Healthwatch.
        Healthwatch = "healthwatch",
        /// Others.
        Others = "others",
    }
}

choice! {
    /// How a view came.
    Channel, "channel" {
        /// By a survey.
        Survey = "survey",
        /// At a meeting.
        Meeting = "meeting",
        /// By a letter.
        Letter = "letter",
    }
}

choice! {
    /// What a view says of the proposal.
    Stance, "stance" {
        /// In favour.
        For = "for",
        /// Against.
        Against = "against",
        /// With conditions.
        Mixed = "mixed",
        /// Neither.
        Neutral = "neutral",
    }
}

choice! {
    /// How a practice votes.
    Choice, "choice" {
        /// For.
        For = "for",
        /// Against.
        Against = "against",
        /// Abstains: it takes part, and is on neither side.
        Abstain = "abstain",
    }
}

acts! {
    /// Takes in views on a case: one, or the count of a survey.
    ViewGiven = "view-given" of case {
        /// The case
        case: CaseId,
        /// Whose
        audience: Audience,
        /// How they came
        channel: Channel,
        /// What they say
        stance: Stance,
        /// How many; one where it is left out
        count: Option<u32>,
        /// The body that gives them, if it is one
        body: Option<Code>,
        /// In their own words
        said: Option<Said>,
    }

    /// Answers an audience: you said, we did.
    ViewsAnswered = "views-answered" of case {
        /// The case
        case: CaseId,
        /// Whom
        audience: Audience,
        /// What they said
        you_said: Words,
        /// What was done about it
        we_did: Words,
    }

    /// Puts the report of views before the decider.
    ViewsReported = "views-reported" of case {
        /// The case
        case: CaseId,
        /// Where the report is
        report: Words,
    }

    /// Opens a ballot of a body's member practices, by its constitution of that day.
    BallotOpened = "ballot-opened" of case {
        /// The case
        case: CaseId,
        /// Whose practices vote
        body: Code,
        /// Names the ballot; a re-vote has another name
        ballot: Label,
        /// The matter, in the words of the constitution
        matter: Label,
        /// What is asked
        question: Words,
        /// The last day for votes
        closes_on: Date,
    }

    /// Casts the vote of a practice.
    VoteCast = "vote-cast" of case {
        /// The case
        case: CaseId,
        /// Whose ballot
        body: Code,
        /// The ballot
        ballot: Label,
        /// The practice whose vote it is
        practice: Code,
        /// The vote
        choice: Choice,
        /// The practice that casts it, where it votes for another
        proxy: Option<Code>,
    }

    /// Closes a ballot and counts it.
    BallotClosed = "ballot-closed" of case {
        /// The case
        case: CaseId,
        /// Whose ballot
        body: Code,
        /// The ballot
        ballot: Label,
    }
}
