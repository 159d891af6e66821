//! Shaping a change: promises, successors, the proposal, the decision, its conditions.

use super::{
    APPLIED, APPLY, APPLY_WITH_WORDS, CONSTITUTED, DEE, DONE, DONE_BOTH, EVE, ISSUED, LATER,
    NO_BALLOTS, OPEN, PRECEDENT, PROPOSED, REPORTED, REX,
};
use crate::support::table::Row;

/// (what is on record, the act, refused by, and the next rule in order that would refuse too)
pub const SHAPING: &[Row] = &[
    (
        &[OPEN, DONE_BOTH],
        "benefit-promised case=b promise=p1 measure=x baseline=x target=x owner=x \
         judged-on=2021-04-01",
        "case-is-a-change",
        "change-is-still-to-come",
    ),
    (
        &[OPEN, DONE],
        "benefit-promised case=m promise=p1 measure=x baseline=x target=x owner=x \
         judged-on=2019-04-01",
        "change-is-still-to-come",
        "promise-can-be-judged",
    ),
    (
        &[OPEN],
        "benefit-promised case=m promise=p1 measure=x baseline=x target=x owner=x \
         judged-on=2020-03-31",
        "promise-can-be-judged",
        "",
    ),
    (
        &[OPEN],
        "benefit-judged case=b promise=p1 cannot=x",
        "case-is-a-change",
        "promise-is-on-record",
    ),
    (&[OPEN], "benefit-judged case=m promise=p1 cannot=x", "promise-is-on-record", ""),
    (
        &[OPEN, DONE_BOTH],
        "successor-named case=b code=91Q name=\"NHS One CCG\" issued=reserved",
        "case-is-a-change",
        "change-is-still-to-come",
    ),
    (
        &[OPEN, DONE],
        "successor-named case=m code=09C name=\"NHS One CCG\" issued=reserved",
        "change-is-still-to-come",
        "successor-is-no-party",
    ),
    (
        &[OPEN],
        "successor-named case=m code=09C name=\"NHS One CCG\" issued=reserved instead-of=91Q",
        "successor-is-no-party",
        "only-a-successor-is-renamed",
    ),
    (
        &[OPEN],
        "successor-named case=m code=G82001 name=\"NHS One CCG\" issued=reserved instead-of=91Q",
        "only-a-successor-is-renamed",
        "code-is-free-or-of-a-living-body",
    ),
    (
        &[OPEN, ISSUED],
        "successor-named case=m code=92Q name=\"NHS One CCG\" issued=issued instead-of=91Q",
        "only-a-successor-is-renamed",
        "",
    ),
    (
        &[OPEN],
        "successor-named case=m code=G82001 name=\"One CCG\" issued=reserved",
        "code-is-free-or-of-a-living-body",
        "name-is-as-the-law-has-it",
    ),
    (
        &[OPEN],
        "successor-named case=m code=91Q name=\"NHS CCG\" issued=reserved",
        "name-is-as-the-law-has-it",
        "",
    ),
    (&[OPEN], "change-proposed case=b proposal=x", "case-is-a-change", "benefits-are-promised"),
    (
        &[OPEN],
        "change-proposed case=m proposal=x",
        "benefits-are-promised",
        "successors-fit-the-manner",
    ),
    (
        &[
            OPEN,
            "!benefit-promised case=m promise=p1 measure=x baseline=x target=x owner=x \
            judged-on=2021-04-01",
        ],
        "change-proposed case=m proposal=x",
        "successors-fit-the-manner",
        "",
    ),
    (&[OPEN], "applied case=b pack=constitution", "case-is-a-change", "pack-is-complete"),
    (&[OPEN], "applied case=m pack=constitution", "pack-is-complete", "coterminous-or-explained"),
    (&[OPEN, "@2019-10-01"], APPLY, "coterminous-or-explained", "applied-by-the-last-day"),
    (&[OPEN, "@2019-10-01"], APPLY_WITH_WORDS, "applied-by-the-last-day", "proposal-is-on-record"),
    (&[OPEN], APPLY_WITH_WORDS, "proposal-is-on-record", "each-ballot-is-carried"),
    (
        &[OPEN, PROPOSED, CONSTITUTED],
        APPLY_WITH_WORDS,
        "each-ballot-is-carried",
        "each-governing-body-approves",
    ),
    (&[OPEN, PROPOSED, NO_BALLOTS], APPLY_WITH_WORDS, "each-governing-body-approves", ""),
    (
        &[OPEN, EVE],
        "change-decided case=b outcome=approved reasons=x",
        "case-is-a-change",
        "decider-is-impartial",
    ),
    (
        &[OPEN, EVE],
        "change-decided case=m outcome=approved-with-conditions reasons=x",
        "decider-is-impartial",
        "outcome-agrees-with-the-conditions",
    ),
    (
        &[OPEN, LATER, DEE],
        "change-decided case=m outcome=approved reasons=x",
        "outcome-agrees-with-the-conditions",
        "proposal-is-on-record",
    ),
    (
        &[OPEN, DEE],
        "change-decided case=m outcome=approved reasons=x",
        "proposal-is-on-record",
        "report-of-views-is-before-the-decider",
    ),
    (
        &[OPEN, PROPOSED, DEE],
        "change-decided case=m outcome=approved reasons=x",
        "report-of-views-is-before-the-decider",
        "application-is-on-record",
    ),
    (
        &[OPEN, PROPOSED, REPORTED, DEE],
        "change-decided case=m outcome=approved reasons=x",
        "application-is-on-record",
        "change-is-assessed",
    ),
    (
        &[OPEN, PROPOSED, REPORTED, APPLIED, DEE],
        "change-decided case=m outcome=approved reasons=x",
        "change-is-assessed",
        "",
    ),
    (
        &[OPEN, DONE_BOTH, DEE],
        "condition-set case=b condition=c1 kind=precedent asks=x",
        "case-is-a-change",
        "change-is-still-to-come",
    ),
    (
        &[OPEN, PRECEDENT, DONE, DEE],
        "condition-set case=m condition=c1 kind=precedent asks=x",
        "change-is-still-to-come",
        "condition-is-new",
    ),
    (
        &[OPEN, PRECEDENT, DEE],
        "condition-set case=m condition=c1 kind=precedent asks=x by=2020-04-02",
        "condition-is-new",
        "condition-keeps-to-its-side-of-the-day",
    ),
    (
        &[OPEN, DEE],
        "condition-set case=m condition=c1 kind=subsequent asks=x by=2020-03-31",
        "condition-keeps-to-its-side-of-the-day",
        "",
    ),
    (
        &[OPEN, DEE],
        "condition-settled case=b condition=c1 settlement=met reasons=x",
        "case-is-a-change",
        "condition-is-set-and-open",
    ),
    (
        &[OPEN, DEE],
        "condition-settled case=m condition=c1 settlement=met reasons=x",
        "condition-is-set-and-open",
        "condition-is-settled-by-whoever-set-it",
    ),
    (
        &[OPEN, DEE, PRECEDENT, REX],
        "condition-settled case=m condition=c1 settlement=varied reasons=x by=2020-04-02",
        "condition-is-settled-by-whoever-set-it",
        "condition-keeps-to-its-side-of-the-day",
    ),
    (
        &[OPEN, DEE, PRECEDENT],
        "condition-settled case=m condition=c1 settlement=varied reasons=x by=2020-04-02",
        "condition-keeps-to-its-side-of-the-day",
        "",
    ),
];
