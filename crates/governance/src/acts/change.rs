//! Merging, splitting and handing over.

use remit_dictionary::{Code, Date, Pence};
use remit_ledger::AccountName;

use crate::value::{CaseId, Label, Words, choice};

choice! {
    /// When a condition must be met.
    ConditionKind, "kind of condition" {
        /// Before the change takes effect.
        Precedent = "precedent",
        /// After it: the successor carries it.
        Subsequent = "subsequent",
    }
}

choice! {
    /// What became of a condition.
    Settlement, "settlement" {
        /// It was met.
        Met = "met",
        /// Whoever set it asks for something else, or later.
        Varied = "varied",
        /// Whoever set it lets it go.
        Waived = "waived",
    }
}

choice! {
    /// Something that a body holds.
    Holding, "kind of thing held" {
        /// Member practices.
        Members = "members",
        /// Small areas.
        Areas = "areas",
        /// Sub-ICB locations and other parts.
        Parts = "parts",
        /// A contract, with the provider.
        Contract = "contract",
        /// A balance of an account.
        Balance = "balance",
        /// An asset.
        Asset = "asset",
        /// A liability.
        Liability = "liability",
        /// A post and whoever is in it.
        Post = "post",
        /// A policy.
        Policy = "policy",
        /// A data set.
        DataSet = "data-set",
        /// An open condition.
        Condition = "condition",
        /// A direction in force.
        Direction = "direction",
        /// An open case.
        Case = "case",
        /// An open challenge.
        Challenge = "challenge",
        /// Everything else: the sweeping-up clause.
        Everything = "everything",
    }
}

choice! {
    /// The class of an account.
    AccountClass, "class of account" {
        /// Asset
        Asset = "asset",
        /// Liability
        Liability = "liability",
        /// Equity
        Equity = "equity",
    }
}

choice! {
    /// Whether a balance is audited.
    BalanceState, "state of a balance" {
        /// Not yet audited: it is trued up later.
        Draft = "draft",
        /// Audited.
        Final = "final",
    }
}

acts! {
    /// Promises a benefit, so that it can be judged.
    BenefitPromised = "benefit-promised" of case {
        /// The case
        case: CaseId,
        /// Names the promise
        promise: Label,
        /// What is measured
        measure: Words,
        /// What it is now
        baseline: Words,
        /// What it shall be
        target: Words,
        /// Who answers for it, by seat
        owner: Label,
        /// When it is judged
        judged_on: Date,
    }

    /// Judges a promise: its figure, or why it cannot be judged.
    BenefitJudged = "benefit-judged" of case {
        /// The case
        case: CaseId,
        /// The promise
        promise: Label,
        /// The figure
        figure: Option<Words>,
        /// Whether the target was reached
        finding: Option<super::Finding>,
        /// Why it cannot be judged
        cannot: Option<Words>,
    }

    /// Names a successor: its code, reserved or provisional, and its name.
    SuccessorNamed = "successor-named" of case {
        /// The case
        case: CaseId,
        /// The code
        code: Code,
        /// The name
        name: Words,
        /// Whether ODS has issued the code
        issued: Issued,
        /// The code that this one takes the place of, where it was named under another before
        instead_of: Option<Code>,
    }

    /// Proposes the change.
    ChangeProposed = "change-proposed" of case {
        /// The case
        case: CaseId,
        /// What is proposed, and why
        proposal: Words,
    }

    /// Applies to change, with the pack.
    Applied = "applied" of case {
        /// The case
        case: CaseId,
        /// The documents of the pack
        pack: Vec<Label>,
    }

    /// Decides whether the change may be.
    ChangeDecided = "change-decided" of case {
        /// The case
        case: CaseId,
        /// What came of it
        outcome: super::Outcome,
        /// The reasons, which are published
        reasons: Words,
    }

    /// Sets a condition.
    ConditionSet = "condition-set" of case {
        /// The case
        case: CaseId,
        /// Names the condition
        condition: Label,
        /// When it must be met
        kind: ConditionKind,
        /// What it asks
        asks: Words,
        /// By when
        by: Option<Date>,
    }

    /// Settles a condition.
    ConditionSettled = "condition-settled" of case {
        /// The case
        case: CaseId,
        /// The condition
        condition: Label,
        /// What became of it
        settlement: Settlement,
        /// The evidence, or the reasons
        reasons: Words,
        /// What it asks now, where it is varied
        asks: Option<Words>,
        /// By when, where it is varied
        by: Option<Date>,
    }

    /// Notifies the Organisation Data Service of the change.
    OdsNotified = "ods-notified" of case {
        /// The case
        case: CaseId,
    }

    /// Records something that a body holds.
    ItemHeld = "item-held" of body {
        /// The body
        body: Code,
        /// Names the thing
        item: Label,
        /// What it is
        kind: Holding,
        /// What it is called
        title: Words,
        /// What it is worth, if that can be said
        value: Option<Pence>,
        /// With whom: the provider of a contract
        with: Option<Code>,
    }

    /// Brings a balance of a body on record.
    BalanceBrought = "balance-brought" of body {
        /// The body
        body: Code,
        /// The account, as GeneralFund
        account: AccountName,
        /// Its class
        class: AccountClass,
        /// The balance; what is owed is below zero
        balance: Pence,
        /// Whether it is audited
        state: BalanceState,
    }

    /// Places what bodies hold: all of a kind, or just the things that are named. The same
    /// placement recorded again takes the place of the first.
    Placed = "placed" of case {
        /// The case
        case: CaseId,
        /// Names the placement
        placement: Label,
        /// Whose; every party's where none is named
        of: Vec<Code>,
        /// What
        kind: Holding,
        /// Just these: practices, small areas, items; all of the kind where none is named
        only: Vec<Label>,
        /// The body it goes to; closed with its body where none is named
        to: Option<Code>,
    }

    /// Records the order that makes the change.
    OrderMade = "order-made" of case {
        /// The case
        case: CaseId,
        /// The order
        order: Words,
    }

    /// Records that ministers approve.
    MinistersApproved = "ministers-approved" of case {
        /// The case
        case: CaseId,
        /// Where that is written
        reference: Words,
    }

    /// Records the transfer scheme, with its sweeping-up clause.
    SchemeMade = "scheme-made" of case {
        /// The case
        case: CaseId,
        /// The scheme
        scheme: Words,
    }

    /// The change takes effect: the bodies, members, areas and codes of the register follow.
    TookEffect = "took-effect" of case {
        /// The case
        case: CaseId,
    }

    /// Records something found after the change; it falls under the sweeping-up clause.
    ItemFound = "item-found" of case {
        /// The case
        case: CaseId,
        /// The body that held it
        of: Code,
        /// Names the thing
        item: Label,
        /// What it is
        kind: Holding,
        /// What it is called
        title: Words,
        /// What it is worth, if that can be said
        value: Option<Pence>,
        /// With whom
        with: Option<Code>,
    }

    /// Trues a draft balance up, after audit.
    TruedUp = "trued-up" of case {
        /// The case
        case: CaseId,
        /// The body that held it
        of: Code,
        /// The account
        account: AccountName,
        /// The audited balance
        balance: Pence,
    }
}

choice! {
    /// Whether a code is in use.
    Issued, "state of a code" {
        /// Reserved by ODS, not yet in use.
        Reserved = "reserved",
        /// Ours until ODS gives one.
        Provisional = "provisional",
        /// Issued by ODS.
        Issued = "issued",
    }
}
