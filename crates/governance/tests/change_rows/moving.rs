//! Moving what bodies hold: placements, the effect, what is found and trued up later.

use super::{
    APPROVED, BALANCED, DEE, DONE, DONE_BOTH, EVE, ISSUED, ITEM, NAMED, NOTIFIED, OPEN, PRECEDENT,
    SWEPT, SWEPT_TWICE, TWO_HOMES,
};
use crate::support::table::Row;

/// Preparing the change, its effect, and what is done after it.
pub const MOVING: &[Row] = &[
    (&[OPEN], "ods-notified case=b", "case-is-a-change", "successors-fit-the-manner"),
    (&[OPEN], "ods-notified case=m", "successors-fit-the-manner", ""),
    (
        &[OPEN, ITEM, DONE],
        "item-held body=09C item=k1 kind=contract title=x",
        "body-still-stands",
        "item-is-new",
    ),
    (&[OPEN, ITEM], "item-held body=09C item=k1 kind=contract title=x", "item-is-new", ""),
    (&[OPEN], "item-held body=09C item=k2 kind=members title=x", "item-is-new", ""),
    (
        &[OPEN, DONE],
        "balance-brought body=09C account=Cash class=asset balance=£1 state=draft",
        "body-still-stands",
        "",
    ),
    (
        &[OPEN, DONE_BOTH],
        "placed case=b placement=p kind=members to=91Q",
        "case-is-a-change",
        "change-is-still-to-come",
    ),
    (
        &[OPEN, DONE],
        "placed case=m placement=p kind=members to=91Q",
        "change-is-still-to-come",
        "home-is-a-successor",
    ),
    (
        &[OPEN],
        "placed case=m placement=p kind=members of=99J to=91Q",
        "home-is-a-successor",
        "only-what-is-held-is-placed",
    ),
    (
        &[OPEN, NAMED],
        "placed case=m placement=p kind=members only=G82004 to=91Q",
        "only-what-is-held-is-placed",
        "",
    ),
    (&[OPEN], "scheme-made case=b scheme=x", "case-is-a-change", "everything-is-swept-up"),
    (
        &[OPEN, NAMED, SWEPT, SWEPT_TWICE],
        "scheme-made case=m scheme=x",
        "everything-is-swept-up",
        "nothing-has-two-homes",
    ),
    (&[OPEN, NAMED, SWEPT, TWO_HOMES], "scheme-made case=m scheme=x", "nothing-has-two-homes", ""),
    (&[OPEN, EVE], "took-effect case=b", "case-is-a-change", "decider-is-impartial"),
    (&[OPEN, EVE], "took-effect case=m", "decider-is-impartial", "successors-fit-the-manner"),
    (&[OPEN, DEE], "took-effect case=m", "successors-fit-the-manner", "change-is-approved"),
    (
        &[OPEN, NAMED, PRECEDENT, DEE],
        "took-effect case=m",
        "change-is-approved",
        "each-condition-precedent-is-settled",
    ),
    (&[OPEN, NAMED, APPROVED, DEE], "took-effect case=m", "ods-is-notified", "each-code-is-issued"),
    (
        &[OPEN, NAMED, APPROVED, NOTIFIED, DEE],
        "took-effect case=m",
        "each-code-is-issued",
        "board-passes-the-validator",
    ),
    (
        &[OPEN, ISSUED, APPROVED, NOTIFIED, DEE],
        "took-effect case=m",
        "board-passes-the-validator",
        "everything-is-swept-up",
    ),
    (
        &[OPEN, ITEM],
        "item-found case=b of=09C item=k1 kind=contract title=x",
        "case-is-a-change",
        "change-has-taken-effect",
    ),
    (
        &[OPEN, ITEM],
        "item-found case=m of=09C item=k1 kind=contract title=x",
        "change-has-taken-effect",
        "item-is-new",
    ),
    (
        &[OPEN, DONE],
        "item-found case=m of=99J item=k1 kind=contract title=x",
        "change-has-taken-effect",
        "",
    ),
    (
        &[OPEN, ITEM, DONE],
        "item-found case=m of=09C item=k1 kind=contract title=x",
        "item-is-new",
        "",
    ),
    (
        &[OPEN],
        "trued-up case=b of=09C account=Cash balance=£4",
        "case-is-a-change",
        "change-has-taken-effect",
    ),
    (
        &[OPEN],
        "trued-up case=m of=09C account=Cash balance=£4",
        "change-has-taken-effect",
        "balance-was-a-draft",
    ),
    (
        &[OPEN, BALANCED, DONE, "@2020-06-01"],
        "trued-up case=m of=09C account=Cash balance=£4",
        "balance-was-a-draft",
        "",
    ),
    (
        &[OPEN, BALANCED, DONE, "@2020-06-01", "!trued-up case=m of=09C account=Fund balance=-£4"],
        "trued-up case=m of=09C account=Fund balance=-£3",
        "balance-was-a-draft",
        "",
    ),
];
