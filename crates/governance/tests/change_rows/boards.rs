//! Changes of integrated care boards, by order.

use super::{PRECEDENT, SCHEME};
use crate::support::table::Row;

/// The change of two boards, with all that a new board needs but its own name.
const READY: &str = "@2023-05-01
%Ann governance-lead QA1
!case-opened case=b kind=arrangement title=x parties=QA1,QA2
!case-opened case=m kind=change title=x parties=QA1,QA2 route=icb-order manner=merge effect-on=2024-04-01
!successor-named case=m code=QN1 name=\"NHS New ICB\" issued=issued
!change-decided case=m outcome=approved reasons=x
%Dee decider X24";
const BOARD_OPEN: &str = "@2023-05-01
%Dee decider X24
!case-opened case=b kind=arrangement title=x parties=QA1,QA2
!case-opened case=m kind=change title=x parties=QA1,QA2 route=icb-order manner=merge effect-on=2024-04-01";
const MINISTERS: &str = "!ministers-approved case=m reference=x";
const ORDER: &str = "!order-made case=m order=x";
/// The only successor is a living body: it has its board already.
const EXTENDED: &str = "@2023-05-01
%Dee decider X24
!case-opened case=m kind=change title=x parties=QA1,QA2 route=icb-order manner=merge effect-on=2024-04-01
!successor-named case=m code=QA3 name=\"NHS Three ICB\" issued=issued
!change-decided case=m outcome=approved reasons=x
!ministers-approved case=m reference=x
!order-made case=m order=x
!ods-notified case=m";
const BOTH_WAYS: &str = "!placed case=m placement=s kind=everything to=QA3
!placed case=m placement=s2 kind=everything to=QN1";
const SWEEP: &str = "!placed case=m placement=s kind=everything to=QA3";
const PARTED: &str = "!placed case=m placement=p1 kind=members to=QA3
!placed case=m placement=p2 kind=members to=QN1";
const OUT: &str = "!balance-brought body=QA1 account=Cash class=asset balance=£5 state=draft";

pub const BOARDS: &[Row] = &[
    (&[BOARD_OPEN], "order-made case=b order=x", "case-is-a-change", "change-is-approved"),
    (&[BOARD_OPEN], "order-made case=m order=x", "change-is-approved", ""),
    (&[BOARD_OPEN], "ministers-approved case=b reference=x", "case-is-a-change", ""),
    (
        &[READY, PRECEDENT],
        "took-effect case=m",
        "each-condition-precedent-is-settled",
        "ministers-approve",
    ),
    (&[READY], "took-effect case=m", "ministers-approve", "order-is-made"),
    (&[READY, MINISTERS], "took-effect case=m", "order-is-made", "ods-is-notified"),
    (&[READY, MINISTERS, ORDER], "took-effect case=m", "ods-is-notified", ""),
    (
        &[EXTENDED, BOTH_WAYS],
        "took-effect case=m",
        "everything-is-swept-up",
        "nothing-has-two-homes",
    ),
    (
        &[EXTENDED, SWEEP, PARTED, OUT],
        "took-effect case=m",
        "nothing-has-two-homes",
        "balances-add-up",
    ),
    (&[EXTENDED, SWEEP, OUT], "took-effect case=m", "balances-add-up", "transfer-scheme-is-made"),
    (&[EXTENDED, SWEEP], "took-effect case=m", "transfer-scheme-is-made", "the-day-has-come"),
    (
        &[EXTENDED, SWEEP, SCHEME, "@2024-03-31"],
        "took-effect case=m",
        "the-day-has-come",
        "nothing-is-lost",
    ),
    (
        &[EXTENDED, SWEEP, SCHEME, "@2024-04-02"],
        "took-effect case=m",
        "the-day-has-come",
        "nothing-is-lost",
    ),
    // A source published after the day leaves G82009 with QA1, so that nobody would have it.
    (&[EXTENDED, SWEEP, SCHEME, "@2024-04-01"], "took-effect case=m", "nothing-is-lost", ""),
];
