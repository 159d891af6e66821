//! The rows of the table of refusals, and what is on record before an attempt.

mod boards;
mod moving;
mod openings;
mod shaping;

pub use boards::BOARDS;
pub use moving::MOVING;
pub use openings::OPENINGS;
pub use shaping::SHAPING;

pub const ANN: &str = "%Ann governance-lead 09C";
pub const DEE: &str = "%Dee decider X24";
pub const EVE: &str = "%Eve decider X24";
pub const REX: &str = "%Rex decider Y58";
pub const MAY: &str = "@2019-05-01";
pub const DAY: &str = "@2020-04-01";

/// A case about something else, and the case of the change.
pub const OPEN: &str = "@2019-05-01
%Ann governance-lead 09C
!case-opened case=b kind=arrangement title=x parties=09C,09E
!case-opened case=m kind=change title=x parties=09C,09E route=ccg-merger manner=merge effect-on=2020-04-01";
pub const NAMED: &str = "!successor-named case=m code=91Q name=\"NHS One CCG\" issued=reserved";
pub const PROPOSED: &str = "!change-proposed case=m proposal=x";
pub const CONSTITUTED: &str =
    "!constitution-adopted body=09C version=v1 quorum=1 majority=1/2 ballots_for=merger approved_by=x
!constitution-adopted body=09E version=v1 quorum=1 majority=1/2 approved_by=x";
pub const NO_BALLOTS: &str =
    "!constitution-adopted body=09C version=v1 quorum=1 majority=1/2 approved_by=x
!constitution-adopted body=09E version=v1 quorum=1 majority=1/2 approved_by=x";
pub const REPORTED: &str = "!views-reported case=m report=x";
pub const APPLIED: &str = "!applied case=m pack=x";
pub const PRECEDENT: &str = "!condition-set case=m condition=c1 kind=precedent asks=x";
pub const LATER: &str = "!condition-set case=m condition=c2 kind=subsequent asks=x";
pub const APPROVED: &str = "!change-decided case=m outcome=approved reasons=x";
pub const NOTIFIED: &str = "!ods-notified case=m";
pub const ISSUED: &str = "!successor-named case=m code=91Q name=\"NHS One CCG\" issued=issued";
pub const SWEPT: &str = "!placed case=m placement=s kind=everything to=91Q";
pub const SWEPT_TWICE: &str = "!placed case=m placement=s2 kind=everything to=99J";
pub const TWO_HOMES: &str = "!placed case=m placement=p1 kind=members to=91Q
!placed case=m placement=p2 kind=members to=99J";
pub const SCHEME: &str = "!scheme-made case=m scheme=x";
pub const DONE: &str = "!took-effect case=m";
pub const DONE_BOTH: &str = "!took-effect case=m
!took-effect case=b";
pub const ITEM: &str = "!item-held body=09C item=k1 kind=contract title=x";
/// The audited balance is on record; the draft one was equity.
pub const BALANCED: &str =
    "!balance-brought body=09C account=Cash class=asset balance=£5 state=final
!balance-brought body=09C account=Fund class=equity balance=-£5 state=draft";

pub const APPLY: &str = "applied case=m pack=constitution,ao-nominee,engagement-record,due-diligence,\
    financial-plan,equality";
pub const APPLY_WITH_WORDS: &str = "applied case=m pack=constitution,ao-nominee,engagement-record,\
    due-diligence,financial-plan,equality,coterminosity-narrative";
pub const PROMISE: &str =
    "benefit-promised case=m promise=p1 measure=x baseline=x target=x owner=x";
