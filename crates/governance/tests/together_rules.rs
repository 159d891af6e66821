//! Every rule of working together refuses, and of any two the one that comes first is named.

#[path = "support/together.rs"]
mod shared;
mod support;

use remit_dictionary::Period;
use remit_governance::acts::KINDS;
use remit_register::{Claim, Fact, Kind};
use shared::{HOSPITAL, by_hand, catalogue, delegate, lead, sign_off};
use support::{BOARD, Scene, code, date, fact, register};

/// A council, and a CCG that ends on 2020-01-01.
const COUNCIL: &str = "E10000016";
const ENDING: &str = "99X";
const THREE: [&str; 3] = ["09C", "09E", "09J"];

const TERMS: &str = "instrument=memorandum ending_terms=\"at six months\"";

/// Cases at every stage, as at 2019-06-01.
fn scene() -> Scene {
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
    scene.act("case-opened case=change kind=change title=x parties=09C,09E route=ccg-merger");
    scene.act("case-opened case=bare kind=change title=x parties=09C,09E route=ccg-merger");
    scene.act("change-proposed case=change proposal=\"to merge\"");
    let wide = format!("09C,09E,09J,{ENDING},{COUNCIL}");
    scene.act(&format!("case-opened case=new kind=arrangement title=x parties={wide}"));
    signing(&mut scene);
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

const PROPOSE: &str = "arrangement-proposed instrument=x ending_terms=x";

/// (signer, act, the rule that refuses it): each row but the last of an act meets two rules next
/// to each other in its order of precedence.
const ROWS: &[(&str, &str, &str)] = &[
    ("09C", "P case=bare form=stp from=2019-07-01 parties=09C", "case-is-an-arrangement"),
    ("09C", "P case=new form=stp from=2019-07-01 parties=10X,10X", "two-parties-work-together"),
    ("09C", "P case=new form=stp from=2019-07-01 parties=10X", "two-parties-work-together"),
    (
        "09C",
        "P case=new form=stp from=2019-07-01 parties=09C,10X lead=09C",
        "parties-are-of-the-case",
    ),
    (
        "09C",
        "P case=new form=lead-commissioner from=2019-07-01 until=2019-07-01",
        "lead-is-a-party",
    ),
    (
        "09C",
        "P case=begun form=stp from=2019-07-01 until=2019-07-01",
        "arrangement-ends-after-it-begins",
    ),
    ("09C", "P case=begun form=stp from=2019-07-01", "proposal-is-still-open"),
    ("09C", "P case=stalled form=joint-committee from=2014-09-30", "a-refusal-keeps-a-party-out"),
    ("09C", "P case=new form=joint-committee from=2014-09-30", "form-has-its-power"),
    ("09C", "P case=new form=joint-committee from=2022-07-01", "form-has-its-power"),
    (
        "09C",
        "P case=new form=joint-committee from=2020-01-01 parties=09C,99X",
        "binding-form-names-functions",
    ),
    (
        "09C",
        "P case=new form=committees-in-common from=2020-01-01 parties=E10000016,99X",
        "parties-live-on-the-first-day",
    ),
    (
        "09C",
        "P case=new form=committees-in-common from=2019-07-01 parties=09C,E10000016 \
         functions=accounts",
        "form-takes-its-parties",
    ),
    (
        "09C",
        "P case=new form=committees-in-common from=2019-07-01 parties=09C,09E functions=accounts",
        "arrangement-is-not-for-reserved-matters",
    ),
    (
        "09C",
        "P case=new form=committees-in-common from=2019-07-01 parties=09C,09E \
         functions=public-health",
        "functions-are-commissioning",
    ),
    ("09C", "structure-proposed case=new version=1", "proposal-is-on-record"),
    ("09C", "structure-proposed case=bare version=1 posts=x", "proposal-is-on-record"),
    ("09C", "structure-proposed case=stalled version=2", "structure-names-posts"),
    ("09C", "structure-proposed case=team version=2 posts=x,x", "structure-names-posts"),
    ("09C", "structure-proposed case=stalled version=1 posts=x", "one-refusal-stalls"),
    ("09C", "structure-proposed case=team version=1 posts=x", "structure-version-is-new"),
    (
        "09C",
        "consultation-opened case=new consultation=c1 posts=x closes_on=2019-06-01",
        "proposal-is-on-record",
    ),
    (
        "09C",
        "consultation-opened case=stalled consultation=c2 posts=director closes_on=2019-06-01",
        "consultation-closes-later",
    ),
    (
        "09C",
        "consultation-opened case=stalled consultation=c1 posts=director closes_on=2019-07-01",
        "one-refusal-stalls",
    ),
    (
        "09C",
        "consultation-opened case=team consultation=c1 posts=x closes_on=2019-07-01",
        "consultation-is-new",
    ),
    (
        "09C",
        "consultation-opened case=team consultation=c2 posts=x closes_on=2019-07-01",
        "consultation-is-on-posts-of-the-structure",
    ),
    (
        "09C",
        "consultation-opened case=team consultation=c2 closes_on=2019-07-01",
        "consultation-is-on-posts-of-the-structure",
    ),
    ("09C", "consultation-closed case=stalled consultation=c9 result=x", "consultation-is-open"),
    ("09C", "consultation-closed case=stalled consultation=c1 result=x", "one-refusal-stalls"),
    ("09C", "consultation-closed case=team consultation=c1 result=x", "consultation-runs-its-time"),
    ("09C", "signed-off case=new party=09C word=refused", "refusal-gives-its-reason"),
    ("09C", "signed-off case=new party=09C word=approved", "proposal-is-on-record"),
    ("09C", "signed-off case=team party=99X word=approved", "only-parties-sign-off"),
    ("09J", "signed-off case=begun party=09C word=approved", "party-signs-for-itself"),
    ("09C", "signed-off case=begun party=09C word=approved", "proposal-is-still-open"),
    ("09C", "signed-off case=stalled party=09C word=approved", "party-signs-off-once"),
    ("09E", "signed-off case=stalled party=09E word=approved resolution=r", "one-refusal-stalls"),
    (
        "09J",
        "signed-off case=team party=09J word=approved resolution=r",
        "resolution-says-what-is-signed",
    ),
    ("Dee", "arrangement-decided case=bare outcome=approved reasons=x", "case-is-an-arrangement"),
    ("Dee", "arrangement-decided case=new outcome=approved reasons=x", "proposal-is-on-record"),
    ("Dee", "arrangement-decided case=stopped outcome=approved reasons=x", "form-needs-approval"),
    ("Dee", "arrangement-decided case=stalled outcome=approved reasons=x", "one-refusal-stalls"),
    ("09C", "commenced case=bare", "case-is-an-arrangement"),
    ("09C", "commenced case=new", "proposal-is-on-record"),
    ("09C", "commenced case=stalled", "first-day-has-come"),
    ("09C", "commenced case=stopped", "one-refusal-stalls"),
    ("09C", "commenced case=team", "every-party-signs-off"),
    ("09C", "commenced case=officer", "approved-where-needed"),
    ("09C", "commenced case=approved", "schemes-let-it-act"),
    ("09C", "recruitment-started case=new post=x", "proposal-is-on-record"),
    ("09C", "recruitment-started case=stalled post=x", "post-is-in-the-structure"),
    ("09C", "recruitment-started case=stalled post=director", "one-refusal-stalls"),
    ("09C", "recruitment-started case=team post=director", "every-party-signs-off"),
    (
        "09C",
        "review-started case=begun review=r1 question=x reports_by=2019-06-01",
        "review-is-new",
    ),
    (
        "09C",
        "review-started case=begun review=r2 question=x not_before=2019-06-02 \
         reports_by=2019-06-01",
        "review-reports-after-it-begins",
    ),
    (
        "09C",
        "review-started case=begun review=r2 question=x not_before=2019-06-02 \
         reports_by=2019-07-01",
        "review-begins-on-time",
    ),
    ("09C", "review-reported case=begun review=r9 finding=x", "review-is-running"),
    ("09C", "ended case=change why=x", "case-is-an-arrangement"),
    ("09C", "ended case=team why=x", "only-what-began-ends"),
    ("09C", "ended case=begun why=x", "reviews-report-first"),
];

#[test]
fn the_rule_that_comes_first_refuses() {
    let mut scene = scene();
    for (signer, act, rule) in ROWS {
        match *signer {
            "Dee" => scene.by("Dee", "decider", BOARD),
            body => lead(&mut scene, body),
        };
        let act =
            act.strip_prefix("P ").map_or((*act).to_owned(), |act| format!("{PROPOSE} {act}"));
        scene.refused(&act, rule);
    }
}

#[test]
fn what_two_rules_refuse_after_the_first_is_mended_the_second_refuses() {
    let mut scene = scene();
    scene.act("case-opened case=pair kind=arrangement title=x parties=09C,09E");
    lead(&mut scene, "09C");
    // An approval that is asked for while a party is out.
    scene.act(&format!("{PROPOSE} case=pair form=joint-officer from=2019-06-01"));
    scene.by("Dee", "decider", BOARD);
    let approve = "arrangement-decided case=pair outcome=approved reasons=x";
    scene.refused(approve, "every-party-signs-off");
    lead(&mut scene, "09C").refused("commenced case=pair", "every-party-signs-off");
    // Once everybody has signed, the people affected are still to be heard.
    sign_off(&mut scene, "team", &["09J"]);
    lead(&mut scene, "09C");
    let recruit = "recruitment-started case=team post=director";
    scene.refused(recruit, "consultation-comes-before-recruitment");
    // An end that waits for a review, once it began.
    scene.act("review-started case=team review=r1 question=x reports_by=2019-09-01");
    scene.refused("ended case=team why=x", "only-what-began-ends");
    scene.act("commenced case=team").refused("ended case=team why=x", "reviews-report-first");
    scene.act("review-reported case=team review=r1 finding=x").act("ended case=team why=x");
}

#[test]
fn every_rule_of_the_area_has_a_row() {
    let (_, rules) = remit_governance::book()[2];
    for rule in rules {
        let word = rule.word();
        let own = ROWS.iter().any(|(_, _, refuses)| *refuses == word);
        let later = word == "consultation-comes-before-recruitment";
        assert!(own || later, "{word} refuses in no row");
        assert!(!rule.says().is_empty() && !rule.provision().is_empty(), "{word} says nothing");
        let used = KINDS.iter().any(|kind| (kind.rules)().contains(rule));
        assert!(used, "{word} guards nothing");
    }
}

#[test]
fn the_rest_propose_again_among_themselves_and_sign_off_starts_afresh() {
    let mut scene = scene();
    lead(&mut scene, "09C");
    scene.act(&format!(
        "{PROPOSE} case=stopped form=partnership-board from=2019-06-01 parties=09C,09E"
    ));
    let remains = scene.remains("stopped", "2019-06-01");
    assert_eq!(remains, ["every-party-signs-off 09C open", "every-party-signs-off 09E open"]);
    lead(&mut scene, "09J");
    scene.refused("signed-off case=stopped party=09J word=approved", "only-parties-sign-off");
    sign_off(&mut scene, "stopped", &["09C", "09E"]);
    scene.act("commenced case=stopped");
}

#[test]
fn what_remains_names_every_party_line_post_and_review() {
    let mut scene = scene();
    let lines = scene.remains("approved", "2019-06-01");
    assert_eq!(
        lines,
        THREE.map(|own| format!("schemes-let-it-act {HOSPITAL} of {own} late 61")),
        "each party has a line to make, and the first day has passed"
    );
    delegate(&mut scene, "2019-06-01", &["09C", "09J"], HOSPITAL, "approved");
    let of_09e = format!("schemes-let-it-act {HOSPITAL} of 09E late 61");
    assert_eq!(scene.remains("approved", "2019-06-01"), [of_09e]);
    by_hand(
        &mut scene,
        "2019-06-01",
        &format!("delegation-made body=09E line=1 function={HOSPITAL} to=accountable-officer"),
    );
    lead(&mut scene, "09C").act("commenced case=approved");
    assert_eq!(
        scene.remains("team", "2019-06-01"),
        [
            "every-party-signs-off 09J open",
            "consultation-comes-before-recruitment director waiting"
        ]
    );
    assert_eq!(scene.remains("begun", "2019-06-01"), ["reviews-report-first r1 late 12"]);
}

#[test]
fn an_instrument_and_ending_terms_are_named() {
    use remit_governance::{Form, acts::CaseAct};
    for (line, field) in [
        ("arrangement-proposed case=c form=stp from=2019-01-01 ending_terms=x", "instrument"),
        ("arrangement-proposed case=c form=stp from=2019-01-01 instrument=x", "ending_terms"),
    ] {
        let error = CaseAct::read(&Form::parse_line(line).unwrap()).unwrap_err();
        assert!(error.to_string().contains(field), "{error}");
    }
}
