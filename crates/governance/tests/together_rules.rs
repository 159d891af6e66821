//! Every rule of working together refuses, and of any two the one that comes first is named.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/arrangements.rs"]
mod arrangements;
#[path = "support/together.rs"]
mod shared;
mod support;

use arrangements::{THREE, scene};

use remit_governance::acts::{
    Act, ArrangementDecided, ArrangementProposed, CaseAct, Commenced, ConsultationClosed,
    ConsultationOpened, Ended, KINDS, RecruitmentStarted, ReviewReported, ReviewStarted, SignedOff,
    StructureProposed,
};
use remit_governance::{Form, Rule, Signed, book, refusal};
use shared::{HOSPITAL, by_hand, delegate, lead, refusing, sign_off, signed};
use support::{BOARD, Scene};

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
    ("09C", "structure-proposed case=new version=1", "something-is-proposed"),
    ("09C", "structure-proposed case=bare version=1 posts=x", "something-is-proposed"),
    ("09C", "structure-proposed case=stalled version=2", "structure-names-posts"),
    ("09C", "structure-proposed case=team version=2 posts=x,x", "structure-names-posts"),
    ("09C", "structure-proposed case=stalled version=1 posts=x", "one-refusal-stalls"),
    ("09C", "structure-proposed case=team version=1 posts=x", "structure-version-is-new"),
    (
        "09C",
        "consultation-opened case=new consultation=c1 posts=x closes_on=2019-06-01",
        "something-is-proposed",
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
    ("09C", "signed-off case=new party=09C word=approved", "something-is-proposed"),
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
    ("Dee", "arrangement-decided case=new outcome=approved reasons=x", "something-is-proposed"),
    ("Dee", "arrangement-decided case=stopped outcome=approved reasons=x", "form-needs-approval"),
    ("Dee", "arrangement-decided case=stalled outcome=approved reasons=x", "one-refusal-stalls"),
    ("Dee", "arrangement-decided case=pair outcome=approved reasons=x", "every-party-signs-off"),
    ("09C", "commenced case=bare", "case-is-an-arrangement"),
    ("09C", "commenced case=new", "something-is-proposed"),
    ("09C", "commenced case=stalled", "first-day-has-come"),
    ("09C", "commenced case=stopped", "one-refusal-stalls"),
    ("09C", "commenced case=pair", "every-party-signs-off"),
    ("09C", "commenced case=officer", "approved-where-needed"),
    ("09C", "commenced case=approved", "schemes-let-it-act"),
    ("09C", "recruitment-started case=new post=x", "something-is-proposed"),
    ("09C", "recruitment-started case=stalled post=x", "post-is-in-the-structure"),
    ("09C", "recruitment-started case=stalled post=director", "one-refusal-stalls"),
    ("09C", "recruitment-started case=team post=director", "every-party-signs-off"),
    (
        "09C",
        "recruitment-started case=heard post=director",
        "consultation-comes-before-recruitment",
    ),
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
    ("09C", "ended case=pair why=x", "only-what-began-ends"),
    ("09C", "ended case=begun why=x", "reviews-report-first"),
];

/// The acts of the area, each with the question which rules refuse it.
macro_rules! area {
    ($($act:ident),+) => {
        fn refused_by(scene: &Scene, act: &Signed) -> Vec<&'static Rule> {
            let found = None;
            $(let found = found.or_else(|| refusing::<$act>(scene, act));)+
            found.expect("an act of the area")
        }

        const ACTS: &[&str] = &[$(<$act as Act>::WORD),+];
    };
}

area!(
    ArrangementProposed,
    StructureProposed,
    ConsultationOpened,
    ConsultationClosed,
    SignedOff,
    ArrangementDecided,
    Commenced,
    RecruitmentStarted,
    ReviewStarted,
    ReviewReported,
    Ended
);

/// Returns the act of a row, signed.
fn attempt((signer, act, _): &(&str, &str, &str)) -> Signed {
    let act = act.strip_prefix("P ").map_or((*act).to_owned(), |act| format!("{PROPOSE} {act}"));
    match *signer {
        "Dee" => signed(&act, "2019-06-01", "Dee", "decider", BOARD),
        body => signed(&act, "2019-06-01", &format!("lead {body}"), "governance-lead", body),
    }
}

#[test]
fn the_rule_that_comes_first_refuses() {
    let scene = scene();
    for row in ROWS {
        let refusal = refusal(scene.world(), &attempt(row)).map(|refusal| refusal.rule.word());
        assert_eq!(refusal.as_deref(), Some(row.2), "{}", row.1);
    }
}

#[test]
fn every_rule_has_a_row_and_so_has_every_pair_of_neighbours() {
    let scene = scene();
    let refused: Vec<(&str, Vec<&Rule>)> = ROWS
        .iter()
        .map(|row| {
            let signed = attempt(row);
            (signed.act.word(), refused_by(&scene, &signed))
        })
        .collect();
    for kind in KINDS.iter().filter(|kind| ACTS.contains(&kind.word)) {
        let own = || refused.iter().filter(|(act, _)| *act == kind.word).map(|(_, all)| all);
        let rules = (kind.rules)();
        for rule in &rules {
            let first = own().any(|all| all.first() == Some(rule));
            assert!(first, "{}: no row for {}", kind.word, rule.word());
            assert!(!rule.says().is_empty() && !rule.provision().is_empty(), "{}", rule.word());
        }
        for pair in rules.windows(2) {
            let both = own().any(|all| all.starts_with(&pair[..1]) && all.contains(&pair[1]));
            let (one, next) = (pair[0].word(), pair[1].word());
            assert!(both, "{}: no row for {one} before {next}", kind.word);
        }
    }
    let (_, area) = book()[2];
    for rule in area {
        assert!(KINDS.iter().any(|kind| (kind.rules)().contains(rule)), "{} unused", rule.word());
    }
}

#[test]
fn once_all_have_signed_and_been_heard_it_begins_is_reviewed_and_ends() {
    let mut scene = scene();
    sign_off(&mut scene, "team", &["09J"]);
    lead(&mut scene, "09C");
    scene.act("review-started case=team review=r1 question=x reports_by=2019-09-01");
    scene.act("commenced case=team").refused("ended case=team why=x", "reviews-report-first");
    scene.refused("case-withdrawn case=team why=x", "only-undecided-is-withdrawn");
    scene.act("review-reported case=team review=r1 finding=x").act("ended case=team why=x");
}

#[test]
fn an_act_with_an_earlier_day_does_not_slip_in_beside_one_on_record() {
    let mut scene = scene();
    scene.on("2019-03-01");
    lead(&mut scene, "09C");
    let again = "case=begun form=partnership-board from=2019-04-01 parties=09C,09E";
    scene.refused(&format!("{PROPOSE} {again}"), "proposal-is-still-open");
    scene.refused(
        "review-started case=begun review=r1 question=x reports_by=2019-05-20",
        "review-is-new",
    );
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
            "every-party-signs-off 09J late 61",
            "consultation-comes-before-recruitment director waiting"
        ]
    );
    assert_eq!(scene.remains("begun", "2019-06-01"), ["reviews-report-first r1 late 12"]);
}

#[test]
fn an_instrument_and_ending_terms_are_named() {
    for (line, field) in [
        ("arrangement-proposed case=c form=stp from=2019-01-01 ending_terms=x", "instrument"),
        ("arrangement-proposed case=c form=stp from=2019-01-01 instrument=x", "ending_terms"),
    ] {
        let error = CaseAct::read(&Form::parse_line(line).unwrap()).unwrap_err();
        assert!(error.to_string().contains(field), "{error}");
    }
}
