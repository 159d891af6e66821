//! Roles, and what every case has: opening, withdrawing, deciding.

use remit_dictionary::{Code, Date};

use crate::role::RoleKind;
use crate::value::{CaseId, Label, Person, Words, choice};

choice! {
    /// What a case is about.
    CaseKind, "kind of case" {
        /// A body applies to be authorised, against a set of criteria.
        Authorisation = "authorisation",
        /// A body is assessed against a set of criteria: due diligence, a delegation.
        Assessment = "assessment",
        /// Bodies arrange to work together.
        Arrangement = "arrangement",
        /// Bodies merge, split or give way to others.
        Change = "change",
    }
}

choice! {
    /// By which law bodies change.
    Route, "route" {
        /// Clinical commissioning groups apply to merge: from 2013 until 2022-06-30.
        CcgMerger = "ccg-merger",
        /// NHS England leads a change of integrated care boards: from 2022-07-01.
        IcbOrder = "icb-order",
        /// An Act of Parliament replaces one kind of body by another: 2013 and 2022.
        Statute = "statute",
    }
}

choice! {
    /// How bodies change.
    Manner, "manner" {
        /// Several become one.
        Merge = "merge",
        /// One becomes several.
        Split = "split",
        /// Several become several others.
        Redraw = "redraw",
    }
}

choice! {
    /// What came of a decision.
    Outcome, "outcome" {
        /// It may be.
        Approved = "approved",
        /// It may be, once or while conditions are met.
        ApprovedWithConditions = "approved-with-conditions",
        /// It may not be.
        Refused = "refused",
    }
}

acts! {
    /// Gives a person a role at a body. The first role of a body may be given by anyone who names
    /// the authority; every later one by a governance lead of that body.
    RoleGiven = "role-given" of body {
        /// The body
        body: Code,
        /// Who gets the role
        person: Person,
        /// The role
        role: RoleKind,
        /// The practice that a member of a practice speaks for
        practice: Option<Code>,
        /// The day after the last, if it is known
        until: Option<Date>,
    }

    /// Ends a role.
    RoleEnded = "role-ended" of body {
        /// The body
        body: Code,
        /// Whose role ends
        person: Person,
        /// The role
        role: RoleKind,
    }

    /// Opens a case.
    CaseOpened = "case-opened" of case {
        /// Names the case
        case: CaseId,
        /// What it is about
        kind: CaseKind,
        /// What it is called
        title: Words,
        /// The bodies whose case it is
        parties: Vec<Code>,
        /// For a change: by which law
        route: Option<Route>,
        /// For a change: how
        manner: Option<Manner>,
        /// For a change: the legal date proposed
        effect_on: Option<Date>,
        /// For an authorisation or assessment: the criteria
        criteria: Option<Label>,
        /// For an assessment: the case it serves
        serves: Option<CaseId>,
    }

    /// Withdraws a case before it is decided.
    CaseWithdrawn = "case-withdrawn" of case {
        /// The case
        case: CaseId,
        /// Why
        why: Words,
    }
}
