//! Arrangements at every stage, in which the rules of working together are tried.

use remit_dictionary::Period;
use remit_register::{Claim, Fact, Kind};

use crate::shared::{HOSPITAL, by_hand, catalogue, lead, sign_off};
use crate::support::{BOARD, Scene, code, date, fact, register};

/// A council, and a CCG that ends on 2020-01-01.
const COUNCIL: &str = "E10000016";
const ENDING: &str = "99X";
pub const THREE: [&str; 3] = ["09C", "09E", "09J"];

const TERMS: &str = "instrument=memorandum ending_terms=\"at six months\"";

/// Cases at every stage, as at 2019-06-01.
pub fn scene() -> Scene {
    let life = Period::new(date("2013-04-01"), date("2020-01-01")).unwrap();
    let mut facts = vec![
        fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01"),
        fact(COUNCIL, Claim::Exists(Kind::CountyCouncil), "1974-04-01"),
        Fact::during(code(ENDING), Claim::Exists(Kind::Ccg), life),
    ];
    facts.extend(THREE.map(|own| fact(own, Claim::Exists(Kind::Ccg), "2013-04-01")));
    let mut scene = Scene::of(register(&facts));
    scene.functions = catalogue();
    for own in THREE.into_iter().chain([ENDING]) {
        scene.appoint(&format!("lead {own}"), "governance-lead", own);
    }
    scene.appoint("Dee", "decider", BOARD);
    scene.on("2019-01-01");
    lead(&mut scene, "09C");
    let merger = "kind=change title=x parties=09C,09E route=ccg-merger manner=merge";
    for id in ["change", "bare"] {
        scene.act(&format!("case-opened case={id} {merger} effect_on=2021-04-01"));
    }
    by_hand(&mut scene, "2019-01-01", "change-proposed case=change proposal=\"to merge\"");
    let wide = format!("09C,09E,09J,{ENDING},{COUNCIL}");
    scene.act(&format!("case-opened case=new kind=arrangement title=x parties={wide}"));
    signing(&mut scene);
    waiting(&mut scene);
    stalled(&mut scene);
    begun(&mut scene);
    scene.on("2019-06-01");
    scene
}

fn propose(scene: &mut Scene, id: &str, rest: &str) {
    lead(scene, "09C");
    scene.act(&format!("case-opened case={id} kind=arrangement title=x parties=09C,09E,09J"));
    scene.act(&format!("arrangement-proposed case={id} {TERMS} {rest}"));
}

/// `team` waits for 09J, `officer` for approval, `approved` for lines of the schemes.
fn signing(scene: &mut Scene) {
    propose(scene, "team", "form=shared-team from=2019-04-01");
    scene.act("structure-proposed case=team version=1 posts=director");
    scene.act("consultation-opened case=team consultation=c1 posts=director closes_on=2019-06-30");
    sign_off(scene, "team", &["09C", "09E"]);
    for id in ["officer", "approved"] {
        propose(scene, id, &format!("form=joint-officer from=2019-04-01 functions={HOSPITAL}"));
        sign_off(scene, id, &THREE);
    }
    scene.by("Dee", "decider", BOARD);
    scene.act("arrangement-decided case=approved outcome=approved reasons=x");
}

/// In `heard` all have signed and nobody was consulted; `pair` needs approval and is signed by
/// nobody, and a review of it is under way.
fn waiting(scene: &mut Scene) {
    propose(scene, "heard", "form=shared-team from=2019-04-01");
    scene.act("structure-proposed case=heard version=1 posts=director");
    sign_off(scene, "heard", &THREE);
    propose(scene, "pair", "form=joint-officer from=2019-04-01");
    scene.act("review-started case=pair review=r1 question=x reports_by=2019-05-20");
}

/// `stalled` needs approval and `stopped` does not; 09J refused both.
fn stalled(scene: &mut Scene) {
    propose(scene, "stalled", "form=joint-officer from=2020-04-01");
    scene.act("structure-proposed case=stalled version=1 posts=director");
    scene.act(
        "consultation-opened case=stalled consultation=c1 posts=director closes_on=2019-06-30",
    );
    propose(scene, "stopped", "form=partnership-board from=2019-04-01");
    for id in ["stalled", "stopped"] {
        sign_off(scene, id, &["09C"]);
        lead(scene, "09J");
        scene.act(&format!("signed-off case={id} party=09J word=refused why=\"not now\""));
    }
}

/// `begun` began among two, after 09J had refused; a review of it is under way.
fn begun(scene: &mut Scene) {
    propose(scene, "begun", "form=partnership-board from=2019-04-01");
    lead(scene, "09J").act("signed-off case=begun party=09J word=refused why=no");
    lead(scene, "09C").act(&format!(
        "arrangement-proposed case=begun {TERMS} form=partnership-board from=2019-04-01 \
         parties=09C,09E"
    ));
    sign_off(scene, "begun", &["09C", "09E"]);
    scene.on("2019-04-01").act("commenced case=begun");
    scene.act("review-started case=begun review=r1 question=x reports_by=2019-05-20");
}
