//! Merging: from the proposal to the day after.

mod support;

use remit_governance::rehearsal::{Changed, rehearse};
use remit_register::Kind;
use support::house::compose;
use support::{BOARD, Scene, case, code, date};

/// Two groups, three practices, NHS England's two officers and a governance lead each.
pub fn scene() -> Scene {
    let members = [("G82001", "09C"), ("G82002", "09C"), ("G82003", "09E")];
    let mut scene = Scene::new(Kind::Ccg, &["09C", "09E", "99J"], &members);
    scene.appoint("Lee", "governance-lead", "09E");
    scene.appoint("Asa", "authoriser", BOARD).appoint("Dee", "decider", BOARD);
    scene.appoint("Ann", "governance-lead", "09C");
    scene
}

const OPEN: &str = "case-opened case=m kind=change title=\"One of two\" parties=09C,09E \
    route=ccg-merger manner=merge effect-on=2020-04-01";
const PROMISE: &str = "benefit-promised case=m promise=p1 measure=\"cost a head\" baseline=£25 \
    target=£20 owner=chief-finance-officer judged-on=2021-04-01";
const NAME: &str = "successor-named case=m code=91Q name=\"NHS Both CCG\" issued=reserved";
const APPLY: &str = "applied case=m pack=constitution,ao-nominee,engagement-record,due-diligence,\
    financial-plan,equality,coterminosity-narrative";
const SWEEP: &str = "placed case=m placement=sweep kind=everything to=91Q";

fn as_ann(scene: &mut Scene) -> &mut Scene {
    scene.by("Ann", "governance-lead", "09C")
}

fn as_dee(scene: &mut Scene) -> &mut Scene {
    scene.by("Dee", "decider", BOARD)
}

fn propose(scene: &mut Scene) {
    scene.on("2019-06-01");
    as_ann(scene).act(OPEN).act(PROMISE).act(NAME).act("change-proposed case=m proposal=x");
}

/// Each constitution asks for no ballot.
fn constitute(scene: &mut Scene) {
    scene.on("2019-07-01");
    for (lead, body) in [("Lee", "09E"), ("Ann", "09C")] {
        scene.by(lead, "governance-lead", body).act(&format!(
            "constitution-adopted body={body} version=v1 quorum=1 majority=1/2 approved_by=letter"
        ));
    }
}

/// Every audience is heard and answered.
fn engage(scene: &mut Scene) {
    as_ann(scene).on("2019-07-01");
    for audience in
        ["practices", "public", "healthwatch", "local-medical-committee", "staff", "councils"]
    {
        let heard = format!("view-given case=m audience={audience} channel=meeting stance=for");
        let answered = format!("views-answered case=m audience={audience} you_said=x we_did=y");
        scene.act(&heard).act(&answered);
    }
    scene.act("views-reported case=m report=x");
}

fn sign_off(scene: &mut Scene) {
    scene.on("2019-09-01");
    as_ann(scene).act("signed-off case=m party=09C word=approved");
    scene.by("Lee", "governance-lead", "09E").act("signed-off case=m party=09E word=approved");
}

/// The assessment that serves the case: one criterion, met.
fn assess(scene: &mut Scene) {
    scene.on("2019-10-01").by("Asa", "authoriser", BOARD);
    scene.act("criteria-loaded set=merger title=x criteria=\"C1|fit|One plan|document\"");
    scene
        .act("case-opened case=a kind=assessment title=x parties=09C,09E criteria=merger serves=m");
    as_ann(scene).act("evidence-filed case=a kind=document document=plan");
    scene.by("Asa", "authoriser", BOARD).act("criterion-assessed case=a finding=met");
    scene.act("moderated case=a recommended=full");
    as_dee(scene).act("application-decided case=a outcome=approved reasons=met");
}

fn approve(scene: &mut Scene) {
    scene.on("2019-10-20");
    as_dee(scene)
        .act("condition-set case=m condition=c1 kind=precedent asks=\"a constitution\" by=2020-03-01")
        .act("change-decided case=m outcome=approved-with-conditions reasons=sound");
}

fn prepare(scene: &mut Scene) {
    scene.on("2019-10-30");
    compose(scene, "91Q");
    as_ann(scene).act("ods-notified case=m").act(SWEEP).act("scheme-made case=m scheme=order");
    scene.act("successor-named case=m code=91Q name=\"NHS Both CCG\" issued=issued");
}

/// The whole way, up to the day before.
fn ready(scene: &mut Scene) {
    propose(scene);
    constitute(scene);
    engage(scene);
    sign_off(scene);
    as_ann(scene).on("2019-09-30").act(APPLY);
    assess(scene);
    approve(scene);
    prepare(scene);
}

#[test]
fn one_open_condition_on_the_day_keeps_the_bodies_alive_and_the_successor_unborn() {
    let mut scene = scene();
    ready(&mut scene);
    as_dee(&mut scene).on("2020-04-01");
    scene.refused("took-effect case=m", "each-condition-precedent-is-settled");
    let view = scene.register.now();
    assert!(view.body_at(code("09C"), date("2020-04-01")).is_some());
    assert!(view.body_at(code("91Q"), date("2020-04-01")).is_none());
    assert_eq!(
        scene.remains("m", "2020-04-01"),
        ["each-condition-precedent-is-settled c1 late 31"]
    );
    scene.act("condition-settled case=m condition=c1 settlement=met reasons=seen");
    assert_eq!(scene.remains("m", "2020-04-01"), Vec::<String>::new());
    scene.act("took-effect case=m");
    let view = scene.register.now();
    let day = date("2020-04-01");
    assert!(view.body_at(code("09C"), day).is_none());
    assert_eq!(view.body_at(code("91Q"), day).map(|body| body.kind), Some(Kind::Ccg));
    for practice in ["G82001", "G82002", "G82003"] {
        assert_eq!(view.commissioner_of(code(practice), day).code(), Some(code("91Q")));
    }
    assert!(view.body_at(code("09C"), date("2020-03-31")).is_some());
}

#[test]
fn nothing_is_decided_before_the_report_of_views_and_no_board_begins_with_a_breach() {
    let mut scene = scene();
    propose(&mut scene);
    constitute(&mut scene);
    sign_off(&mut scene);
    as_ann(&mut scene).on("2019-09-30").act(APPLY);
    assess(&mut scene);
    let decided = "change-decided case=m outcome=approved reasons=sound";
    scene.on("2019-10-20").refused(decided, "report-of-views-is-before-the-decider");
    engage(&mut scene);
    as_dee(&mut scene).on("2019-10-20").act(decided);
    prepare(&mut scene);
    assert_eq!(scene.remains("m", "2020-04-01"), Vec::<String>::new());
    scene.on("2020-03-01").by("Una", "governance-lead", "91Q");
    scene.act("seat-vacated body=91Q seat=registered-nurse person=Nia");
    scene.act("seat-filled body=91Q seat=registered-nurse person=Abe filling=own");
    assert_eq!(scene.remains("m", "2020-04-01"), ["board-passes-the-validator Abe open"]);
    as_dee(&mut scene).on("2020-04-01");
    scene.refused("took-effect case=m", "board-passes-the-validator");
}

#[test]
fn what_remains_names_each_guard_whose_move_it_is_and_by_when() {
    let mut scene = scene();
    propose(&mut scene);
    let remains = scene.remains("m", "2019-10-05");
    for wanted in [
        "each-governing-body-approves 09C late 5",
        "each-governing-body-approves 09E late 5",
        "applied-by-the-last-day 2019-10-05, against 2019-09-30 late 5",
        "application-is-on-record case m late 5",
        "change-is-assessed case m open",
        "ods-is-notified case m open",
        "each-code-is-issued 91Q open",
        "everything-is-swept-up 09E open",
        "the-day-has-come 2019-10-05, against 2020-04-01 waiting",
    ] {
        assert!(remains.iter().any(|own| own == wanted), "{wanted} is not in {remains:#?}");
    }
}

#[test]
fn a_rehearsal_counts_and_leaves_the_record_alone() {
    let mut scene = scene();
    propose(&mut scene);
    as_ann(&mut scene)
        .act("item-held body=09C item=k1 kind=contract title=\"Acute care\" value=£10 with=RVV")
        .act("balance-brought body=09C account=Cash class=asset balance=£5 state=draft")
        .act("balance-brought body=09C account=Fund class=equity balance=-£5 state=draft")
        .act(SWEEP);
    let world = scene.world();
    let own = world.books.case(&case("m"), date("2019-06-01")).unwrap();
    let rehearsal = rehearse(&scene.register, &world, &own).unwrap();
    let receipt = &rehearsal.receipt;
    assert!(receipt.is_whole(), "{receipt:#?}");
    let (before, after) = receipt.totals();
    assert_eq!((before.members, after.members, before.contracts), (3, 3, 1));
    assert_eq!(receipt.after[&code("91Q")].members, 3);
    let bodies = receipt.codes.iter().filter(|own| own.what == Changed::Body).count();
    let practices = receipt.codes.iter().filter(|own| own.what == Changed::Practice).count();
    assert_eq!((bodies, practices), (2, 3));
    let view = scene.register.now();
    assert!(view.body_at(code("91Q"), date("2020-04-01")).is_none());
}
