//! Working together as it happened: Hampshire, Leicestershire, Kent and Medway.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/together.rs"]
mod shared;
mod support;

use remit_governance::acts::{CaseKind, ChangeProposed, Seat};
use remit_governance::arrangement::reviews_running;
use remit_governance::{LinkRole, Officer, exercised_by};
use remit_register::{Claim, Kind};
use shared::{
    HOSPITAL, asks, by_hand, catalogue, ccgs, chain, decided, delegate, lead, person, question,
    sign_off, verdict,
};
use support::{BOARD, Scene, case, code, date, fact, register};

const HAMPSHIRE: [&str; 4] = ["10K", "99M", "10J", "10V"];
const LEICESTERSHIRE: [&str; 3] = ["04C", "04V", "03W"];
const KENT: [&str; 8] = ["09C", "09E", "09J", "09W", "10A", "10D", "10E", "99J"];

fn opened(scene: &mut Scene, id: &str, parties: &[&str]) {
    let parties = parties.join(",");
    scene.act(&format!("case-opened case={id} kind=arrangement title={id} parties={parties}"));
}

/// Four CCGs of which one lies in another STP than the rest.
fn hampshire() -> Scene {
    let mut facts = vec![fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01")];
    for stp in ["E54000042", "E54000034"] {
        facts.push(fact(stp, Claim::Exists(Kind::Stp), "2016-04-01"));
    }
    for ccg in HAMPSHIRE {
        let stp = if ccg == "99M" { "E54000034" } else { "E54000042" };
        facts.push(fact(ccg, Claim::Exists(Kind::Ccg), "2013-04-01"));
        facts.push(fact(ccg, Claim::PartOf(code(stp), Kind::Stp), "2016-04-01"));
    }
    let mut scene = Scene::of(register(&facts));
    scene.functions = catalogue();
    for ccg in HAMPSHIRE {
        scene.appoint(&format!("lead {ccg}"), "governance-lead", ccg);
    }
    scene
}

#[test]
fn the_hampshire_partnership_board_recommends_to_all_four_and_moves_no_function() {
    let mut scene = hampshire();
    scene.on("2017-09-01");
    lead(&mut scene, "10K");
    opened(&mut scene, "hampshire", &HAMPSHIRE);
    scene.act(
        "arrangement-proposed case=hampshire form=partnership-board from=2017-10-01 \
         instrument=\"terms of reference\" ending_terms=\"any party at three months\"",
    );
    sign_off(&mut scene, "hampshire", &HAMPSHIRE);
    scene.on("2017-10-05").act("commenced case=hampshire");
    assert_eq!(scene.remains("hampshire", "2017-10-05"), Vec::<String>::new());
    // Whatever the four let it do, it binds none of them.
    delegate(&mut scene, "2017-10-05", &HAMPSHIRE, HOSPITAL, "hampshire");
    let on = "2017-10-12";
    let stp = |own| scene.world().view.part_of(code(own), Kind::Stp, date(on)).code().unwrap();
    assert_ne!(stp("10K"), stp("99M"), "one partnership spans two STPs");
    assert_eq!(asks(&scene, "hampshire", HOSPITAL, on), "Recommendation 10K 99M 10J 10V");
    for own in HAMPSHIRE {
        assert_eq!(asks(&scene, own, HOSPITAL, on), format!("Binding {own}"), "it holds its own");
        assert!(exercised_by(scene.world(), code(own), HOSPITAL, date(on)).is_empty());
    }
    let holders = decided(&scene, &question("hampshire", HOSPITAL, on)).chain;
    let holds = holders.iter().filter(|link| link.role == LinkRole::Holds);
    assert_eq!(holds.count(), 4, "the duty is with each of the four as before");
}

#[test]
fn one_person_in_four_seats_decides_for_each_body_by_its_own_scheme() {
    let mut scene = hampshire();
    let on = "2017-10-12";
    for own in HAMPSHIRE {
        let seat = "seat=accountable-officer person=\"M M\" filling=joint";
        by_hand(&mut scene, "2017-09-01", &format!("seat-filled body={own} {seat}"));
    }
    let mut asked = question("10K", HOSPITAL, on);
    asked.officer = person("M M");
    assert_eq!(verdict(&scene, &asked), "Recommendation 10K");
    let line = "delegation-made body=10K line=1 function=hospital-and-community \
                to=accountable-officer limit=500000";
    by_hand(&mut scene, "2017-09-01", line);
    assert_eq!(verdict(&scene, &asked), "Binding 10K");
    assert_eq!(
        chain(&scene, &asked),
        [
            "holds 10K: what gives hospital-and-community to a ccg",
            "delegates 10K: line 1 of its scheme of delegation: hospital-and-community up to \
             £500,000.00",
            "officer M M, accountable-officer of 10K: appointed jointly; acts for each body \
             separately",
        ]
    );
    let mut other = question("99M", HOSPITAL, on);
    other.officer = person("M M");
    assert_eq!(verdict(&scene, &other), "Recommendation 99M", "10K speaks for nobody else");
}

const JOINT_TEAM: &str = "form=shared-team from=2019-04-01 instrument=\"memorandum\" \
                          ending_terms=\"any party at six months\"";

#[test]
fn one_refusal_in_leicestershire_stalls_all_three_and_they_agree_another_time() {
    let mut scene = ccgs(&LEICESTERSHIRE);
    scene.on("2018-05-01");
    lead(&mut scene, "04C");
    opened(&mut scene, "june", &LEICESTERSHIRE);
    scene.act(&format!("arrangement-proposed case=june {JOINT_TEAM}"));
    scene.on("2018-06-12");
    sign_off(&mut scene, "june", &["04C", "04V"]);
    lead(&mut scene, "03W");
    scene.act("signed-off case=june party=03W word=refused why=\"not on these terms\"");
    assert_eq!(scene.remains("june", "2018-06-13")[0], "one-refusal-stalls 03W open");
    scene.refused("structure-proposed case=june version=1 posts=director", "one-refusal-stalls");
    scene.act("case-withdrawn case=june why=\"one governing body did not agree\"");

    scene.on("2018-12-01");
    opened(&mut scene, "december", &LEICESTERSHIRE);
    scene.act(&format!("arrangement-proposed case=december {JOINT_TEAM}"));
    scene.on("2018-12-11");
    sign_off(&mut scene, "december", &LEICESTERSHIRE);
    assert_eq!(
        scene.remains("december", "2018-12-11"),
        ["first-day-has-come 2018-12-11, against \
         2019-04-01 waiting"]
    );
}

#[test]
fn leicestershire_recruits_to_the_joint_post_once_the_people_affected_are_heard() {
    let mut scene = ccgs(&LEICESTERSHIRE);
    scene.on("2018-12-01");
    lead(&mut scene, "04C");
    opened(&mut scene, "team", &LEICESTERSHIRE);
    scene.act(&format!("arrangement-proposed case=team {JOINT_TEAM}"));
    scene.on("2018-12-11");
    sign_off(&mut scene, "team", &LEICESTERSHIRE);
    let recruit = "recruitment-started case=team post=accountable-officer";
    let (structure, unheard) =
        ("post-is-in-the-structure", "consultation-comes-before-recruitment");
    scene.refused(recruit, structure);
    scene.act("structure-proposed case=team version=1 posts=accountable-officer");
    scene.refused(recruit, unheard);
    assert_eq!(
        scene.remains("team", "2018-12-11")[1],
        format!("{unheard} accountable-officer open")
    );
    scene.act(
        "consultation-opened case=team consultation=affected posts=accountable-officer \
         closes_on=2019-01-11",
    );
    scene.on("2019-01-11").refused(recruit, unheard);
    let waiting = format!("{unheard} accountable-officer waiting");
    assert_eq!(scene.remains("team", "2019-01-11")[1], waiting);
    let outcome = "consultation-closed case=team consultation=affected result=\"as proposed\"";
    scene.refused(outcome, "consultation-runs-its-time");
    scene.on("2019-01-12").refused(recruit, unheard);
    scene.act(outcome).act(recruit);
}

#[test]
fn the_leicestershire_merger_review_changes_nothing_in_law() {
    let mut scene = ccgs(&LEICESTERSHIRE);
    scene.on("2018-12-11");
    lead(&mut scene, "04C").act(
        "case-opened case=merger kind=change title=\"one group\" parties=04C,04V,03W \
         route=ccg-merger manner=merge effect_on=2020-04-01",
    );
    let review = "review-started case=merger review=benefits question=\"what it would bring\" \
                  not_before=2019-01-01 reports_by=2019-06-30";
    scene.refused(review, "review-begins-on-time");
    scene.on("2019-01-07").act(review);
    let on = date("2019-07-15");
    let merger = scene.books.case(&case("merger"), on).unwrap();
    assert_eq!(merger.kind(), CaseKind::Change);
    assert!(!merger.has::<ChangeProposed>(), "it is being explored");
    let running = reviews_running(&merger);
    assert_eq!(running[0].reports_by, date("2019-06-30"), "and its report is late");
    for own in LEICESTERSHIRE {
        assert!(scene.world().view.body_at(code(own), on).is_some(), "{own} lives on");
        assert!(scene.world().view.successors(code(own)).is_empty());
    }
}

const STROKE: &str = "hospital-and-community/stroke-review";
const NHS_111: &str = "hospital-and-community/nhs-111";

/// Kent and Medway's joint committee, signed off by so many of the eight.
fn kent(signed: usize) -> Scene {
    let mut scene = ccgs(&KENT);
    scene.appoint("Dee", "decider", BOARD);
    scene.on("2017-11-01");
    lead(&mut scene, "99J");
    opened(&mut scene, "kent", &KENT);
    scene.act(&format!(
        "arrangement-proposed case=kent form=joint-committee functions={STROKE},{NHS_111} \
         from=2018-04-01 instrument=\"terms of reference\" ending_terms=\"at six months\"",
    ));
    scene.on("2018-01-15");
    sign_off(&mut scene, "kent", &KENT[..signed]);
    delegate(&mut scene, "2018-02-01", &KENT, STROKE, "kent");
    delegate(&mut scene, "2018-02-01", &KENT, NHS_111, "kent");
    scene
}

const APPROVED: &str = "arrangement-decided case=kent outcome=approved reasons=\"as asked\"";

#[test]
fn seven_of_eight_approvals_leave_kents_joint_commissioning_unapproved() {
    let mut scene = kent(7);
    scene.on("2018-03-01").by("Dee", "decider", BOARD);
    scene.refused(APPROVED, "every-party-signs-off");
    assert_eq!(
        scene.remains("kent", "2018-04-10"),
        ["every-party-signs-off 99J late 9", "approved-where-needed case kent late 9"],
        "99J has to sign off, and NHS England to approve, both by 1 April"
    );
    scene.on("2018-04-10").refused("commenced case=kent", "every-party-signs-off");
    let all = "Recommendation 09C 09E 09J 09W 10A 10D 10E 99J";
    assert_eq!(asks(&scene, "kent", STROKE, "2018-04-10"), all);
}

#[test]
fn kents_joint_committee_binds_all_eight_for_what_it_is_for_and_nobody_for_anything_else() {
    let mut scene = kent(8);
    scene.on("2018-03-01");
    lead(&mut scene, "99J").refused("commenced case=kent", "first-day-has-come");
    scene.on("2018-04-01").refused("commenced case=kent", "approved-where-needed");
    scene.by("Dee", "decider", BOARD).act(APPROVED);
    lead(&mut scene, "99J").act("commenced case=kent");
    let on = "2018-06-01";
    for service in [STROKE, NHS_111] {
        let all = "Binding 09C 09E 09J 09W 10A 10D 10E 99J";
        assert_eq!(asks(&scene, "kent", service, on), all);
    }
    for other in [HOSPITAL, "hospital-and-community/dermatology", "primary-medical"] {
        let all = "Recommendation 09C 09E 09J 09W 10A 10D 10E 99J";
        assert_eq!(asks(&scene, "kent", other, on), all, "{other}");
    }
    let followed = exercised_by(scene.world(), code("09C"), HOSPITAL, date(on));
    let followed: Vec<String> =
        followed.iter().map(|link| format!("{} {}", link.role.word(), link.who)).collect();
    let twice = ["delegates 09C", "arrangement kent", "delegates 09C", "arrangement kent"];
    assert_eq!(followed, twice, "`who` follows the same chain, once for each service");
}

#[test]
fn a_single_officer_for_kent_signs_only_where_a_scheme_lets_the_seat() {
    let mut scene = kent(8);
    let on = "2018-06-01";
    let mut asked = question("09C", HOSPITAL, on);
    asked.officer = Some(Officer::Seat(Seat::AccountableOfficer));
    let vacant = "Unlawful: nobody sits as accountable-officer of 09C on that day";
    assert_eq!(verdict(&scene, &asked), vacant);
    let seat = "seat=accountable-officer person=Gee filling=acting until=2018-07-01";
    by_hand(&mut scene, "2018-04-01", &format!("seat-filled body=09C {seat}"));
    delegate(&mut scene, "2018-04-01", &["09C"], HOSPITAL, "accountable-officer");
    assert_eq!(verdict(&scene, &asked), "Binding 09C", "whoever acts has what the seat has");
    asked.on = date("2018-07-01");
    assert_eq!(verdict(&scene, &asked), vacant);
}

/// Four practices of 04C, two trusts, and the ICBs of today.
fn others() -> Scene {
    let mut facts = vec![fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01")];
    for (own, kind, from) in [
        ("04C", Kind::Ccg, "2013-04-01"),
        ("C82001", Kind::Practice, "1990-01-01"),
        ("C82002", Kind::Practice, "1990-01-01"),
        ("RWE", Kind::Trust, "2000-04-01"),
        ("RT5", Kind::Trust, "2011-04-01"),
        ("QK1", Kind::Icb, "2022-07-01"),
        ("QPM", Kind::Icb, "2022-07-01"),
        ("E10000018", Kind::CountyCouncil, "1974-04-01"),
    ] {
        facts.push(fact(own, Claim::Exists(kind), from));
    }
    let mut scene = Scene::of(register(&facts));
    scene.functions = catalogue();
    for own in ["04C", "C82001", "C82002", "RWE", "RT5", "QK1", "QPM", "E10000018"] {
        scene.appoint(&format!("lead {own}"), "governance-lead", own);
    }
    scene
}

/// Takes an arrangement from its proposal to its first day, with a line of each scheme.
fn begin(scene: &mut Scene, id: &str, form: &str, from: &str, parties: &[&str], function: &str) {
    scene.on(from);
    lead(scene, parties[0]);
    opened(scene, id, parties);
    let terms = "instrument=agreement ending_terms=\"at six months\"";
    scene.act(&format!("arrangement-proposed case={id} form={form} from={from} {terms}"));
    sign_off(scene, id, parties);
    delegate(scene, from, parties, function, id);
    lead(scene, parties[0]).act(&format!("commenced case={id}"));
}

#[test]
fn practices_design_trusts_provide_and_a_cluster_shares_leaders_and_none_of_them_binds() {
    let mut scene = others();
    let practices = ["04C", "C82001", "C82002"];
    begin(&mut scene, "design", "practice-group", "2019-01-01", &practices, HOSPITAL);
    assert_eq!(asks(&scene, "design", HOSPITAL, "2019-06-01"), "Recommendation 04C");
    let trusts = ["04C", "RWE", "RT5"];
    begin(&mut scene, "provide", "provider-partnership", "2019-01-01", &trusts, HOSPITAL);
    assert_eq!(asks(&scene, "provide", HOSPITAL, "2019-06-01"), "Recommendation 04C");
    begin(&mut scene, "cluster", "cluster", "2025-10-01", &["QK1", "QPM"], HOSPITAL);
    assert_eq!(asks(&scene, "cluster", HOSPITAL, "2026-11-22"), "Recommendation QK1 QPM");
    assert_eq!(asks(&scene, "QPM", HOSPITAL, "2026-11-22"), "Binding QPM", "each for itself");
}

#[test]
fn a_joint_arrangement_of_the_icb_era_binds_each_party_for_what_is_its_own() {
    let mut scene = others();
    let form = "joint-arrangement functions=hospital-and-community";
    let parties = ["QK1", "QPM", "E10000018"];
    begin(&mut scene, "joint", form, "2024-04-01", &parties, HOSPITAL);
    assert_eq!(asks(&scene, "joint", HOSPITAL, "2024-06-01"), "Binding QK1 QPM");
    let early = "Unlawful: the power to have a joint-arrangement begins on 2022-07-01";
    by_hand(&mut scene, "2022-01-01", "case-opened case=early kind=arrangement title=x");
    by_hand(
        &mut scene,
        "2022-01-01",
        "arrangement-proposed case=early form=joint-arrangement from=2022-07-01 instrument=x \
         ending_terms=x parties=QK1,QPM",
    );
    assert_eq!(asks(&scene, "early", HOSPITAL, "2022-06-30"), early);
}
