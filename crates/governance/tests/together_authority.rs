//! Who may decide: in order of precedence, party by party, and against a simple model.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/together.rs"]
mod shared;
mod support;

use remit_dictionary::{Pence, Period};
use remit_governance::acts::Seat;
use remit_governance::{LinkRole, Officer, exercised_by};
use remit_register::{Claim, Fact, Kind};
use shared::{
    HOSPITAL, arranged, asks, by_hand, catalogue, chain, decided, delegate, person, question,
    verdict,
};
use support::{BOARD, Scene, code, date, fact, register};

const COUNCIL: &str = "E10000016";
const PARTIES: [&str; 3] = ["09C", "09E", "09J"];
const STROKE: &str = "hospital-and-community/stroke-review";

/// Three CCGs, one that ends on 2019-01-01, and a council.
fn bodies() -> Scene {
    let life = Period::new(date("2013-04-01"), date("2019-01-01")).unwrap();
    let mut facts = vec![
        fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01"),
        fact(COUNCIL, Claim::Exists(Kind::CountyCouncil), "1974-04-01"),
        Fact::during(code("99X"), Claim::Exists(Kind::Ccg), life),
    ];
    facts.extend(PARTIES.map(|own| fact(own, Claim::Exists(Kind::Ccg), "2013-04-01")));
    let mut scene = Scene::of(register(&facts));
    scene.functions = catalogue();
    scene
}

/// Every form in which the three work together, since 2015-04-01.
fn scene() -> Scene {
    let mut scene = bodies();
    let since = "2015-04-01";
    let three = "09C,09E,09J";
    for (id, form) in [
        ("board", "partnership-board"),
        ("joint", "joint-committee functions=hospital-and-community"),
        ("stroke", "joint-committee functions=hospital-and-community/stroke-review"),
        ("common", "committees-in-common committee=commissioning"),
        ("leading", "lead-commissioner lead=09C functions=hospital-and-community"),
        ("officer", "joint-officer"),
        ("system", "stp"),
    ] {
        arranged(&mut scene, id, three, form, since);
        if id != "common" && id != "officer" {
            delegate(&mut scene, since, &PARTIES, HOSPITAL, id);
        }
    }
    arranged(&mut scene, "council", &format!("09C,{COUNCIL}"), "council-partnership", since);
    delegate(&mut scene, since, &["09C"], HOSPITAL, "council");
    delegate(&mut scene, since, &[COUNCIL], "public-health", "council");
    arranged(&mut scene, "ended", "99X", "committees-in-common", since);
    arranged(&mut scene, "design", "09C,09E", "practice-group", since);
    for own in ["09C", "09E"] {
        let set = "committee=commissioning kind=other chair=Chi members=Mo";
        by_hand(&mut scene, since, &format!("committee-set body={own} {set}"));
        delegate(&mut scene, since, &[own], HOSPITAL, "commissioning");
    }
    seats(&mut scene, since);
    scene
}

/// Ann is the accountable officer of 09C and 09E, up to £1,000 at 09C; the finance seat of 09C is
/// empty since 2016-01-01, and Bea acts in its chair.
fn seats(scene: &mut Scene, since: &str) {
    for own in ["09C", "09E"] {
        let seat = "seat=accountable-officer person=Ann filling=joint";
        by_hand(scene, since, &format!("seat-filled body={own} {seat}"));
    }
    for line in [
        "delegation-made body=09C line=ao function=hospital-and-community to=accountable-officer \
         limit=1000",
        "delegation-made body=09C line=chair function=hospital-and-community to=chair",
        "delegation-made body=09C line=cfo function=hospital-and-community \
         to=chief-finance-officer",
        "seat-filled body=09C seat=chair person=Bea filling=acting",
        "seat-filled body=09C seat=chief-finance-officer person=Cy filling=own until=2016-01-01",
    ] {
        by_hand(scene, since, line);
    }
}

/// (who decides, what, on which day, the answer)
const ANSWERS: &[(&str, &str, &str, &str)] = &[
    // A body for itself.
    ("09C", HOSPITAL, "2018-06-01", "Binding 09C"),
    ("09C", STROKE, "2018-06-01", "Binding 09C"),
    ("09C", "primary-medical", "2018-06-01", "Binding 09C"),
    ("09C", "constitution", "2018-06-01", "Binding 09C"),
    ("99X", "accounts", "2019-01-01", "Unlawful: 99X does not exist on that day"),
    (
        "09C",
        "libraries",
        "2018-06-01",
        "Unlawful: libraries is no commissioning function on that day",
    ),
    (
        "09C",
        "specialised",
        "2018-06-01",
        "Unlawful: specialised is a function of nobody who is asked about on that day",
    ),
    // A committee of a body.
    (
        "audit of 09C",
        "accounts",
        "2018-06-01",
        "Unlawful: 09C has no committee audit on record by that day",
    ),
    (
        "commissioning of 09C",
        "accounts",
        "2018-06-01",
        "Unlawful: accounts is reserved: only the body itself decides it",
    ),
    ("commissioning of 09C", STROKE, "2018-06-01", "Binding 09C"),
    ("commissioning of 09C", "primary-medical", "2018-06-01", "Recommendation 09C"),
    // What they arranged, in order of precedence.
    ("never", "accounts", "2018-06-01", "Unlawful: no arrangement never is proposed by that day"),
    ("joint", "accounts", "2014-05-31", "Unlawful: no arrangement joint is proposed by that day"),
    (
        "joint",
        "accounts",
        "2014-09-30",
        "Unlawful: the power to have a joint-committee begins on 2014-10-01",
    ),
    (
        "joint",
        "accounts",
        "2022-07-01",
        "Unlawful: the power to have a joint-committee ended on 2022-06-30",
    ),
    (
        "board",
        "constitution",
        "2018-06-01",
        "Unlawful: constitution is reserved: only the body itself decides it",
    ),
    (
        "ended",
        "libraries",
        "2019-01-01",
        "Unlawful: libraries is no commissioning function on that day",
    ),
    ("ended", HOSPITAL, "2019-01-01", "Unlawful: none of the parties exists on that day"),
    (
        "joint",
        "specialised",
        "2018-06-01",
        "Unlawful: specialised is a function of nobody who is asked about on that day",
    ),
    ("board", HOSPITAL, "2018-06-01", "Recommendation 09C 09E 09J"),
    ("system", HOSPITAL, "2018-06-01", "Recommendation 09C 09E 09J"),
    ("design", HOSPITAL, "2018-06-01", "Recommendation 09C 09E"),
    ("joint", HOSPITAL, "2015-03-31", "Recommendation 09C 09E 09J"),
    ("joint", HOSPITAL, "2015-04-01", "Binding 09C 09E 09J"),
    ("joint", STROKE, "2018-06-01", "Binding 09C 09E 09J"),
    ("joint", "primary-medical", "2018-06-01", "Recommendation 09C 09E 09J"),
    ("stroke", STROKE, "2018-06-01", "Binding 09C 09E 09J"),
    ("stroke", HOSPITAL, "2018-06-01", "Recommendation 09C 09E 09J"),
    ("common", HOSPITAL, "2018-06-01", "Recommendation 09J; binding 09C 09E"),
    ("leading", HOSPITAL, "2018-06-01", "Binding 09C 09E 09J"),
    ("officer", HOSPITAL, "2018-06-01", "Recommendation 09E 09J; binding 09C"),
    ("council", HOSPITAL, "2018-06-01", "Binding 09C"),
    ("council", "public-health", "2018-06-01", "Binding E10000016"),
];

#[test]
fn the_first_answer_in_order_of_precedence_is_given() {
    let scene = scene();
    for (by, function, on, answer) in ANSWERS {
        assert_eq!(asks(&scene, by, function, on), *answer, "{by} {function} {on}");
    }
}

#[test]
fn an_officer_decides_by_the_lines_of_each_body_up_to_their_limit() {
    let scene = scene();
    let ao = || Some(Officer::Seat(Seat::AccountableOfficer));
    let cfo = || Some(Officer::Seat(Seat::ChiefFinanceOfficer));
    let nobody = "Unlawful: nobody sits as chief-finance-officer of 09C on that day";
    // (who, through whom, pence, day, answer)
    for (by, officer, amount, on, answer) in [
        ("09C", ao(), None, "2018-06-01", "Binding 09C"),
        ("09C", ao(), Some(100_000), "2018-06-01", "Binding 09C"),
        ("09C", ao(), Some(100_001), "2018-06-01", "Recommendation 09C"),
        ("09C", person("Ann"), Some(1), "2018-06-01", "Binding 09C"),
        ("09E", person("Ann"), Some(1), "2018-06-01", "Recommendation 09E"),
        ("09C", person("Eve"), None, "2018-06-01", "Recommendation 09C"),
        ("09C", person("Bea"), Some(9_999_999), "2018-06-01", "Binding 09C"),
        ("09C", cfo(), None, "2015-12-31", "Binding 09C"),
        ("09C", cfo(), None, "2016-01-01", nobody),
        ("commissioning of 09C", ao(), None, "2018-06-01", "Recommendation 09C"),
        ("joint", ao(), None, "2018-06-01", "Recommendation 09C 09E 09J"),
        ("officer", person("Ann"), Some(1), "2018-06-01", "Recommendation 09E 09J; binding 09C"),
        ("leading", ao(), Some(100_000), "2018-06-01", "Binding 09C 09E 09J"),
        ("leading", ao(), Some(100_001), "2018-06-01", "Recommendation 09C 09E 09J"),
        ("leading", cfo(), None, "2018-06-01", nobody),
    ] {
        let mut asked = question(by, HOSPITAL, on);
        (asked.officer, asked.amount) = (officer.clone(), amount.map(Pence));
        assert_eq!(verdict(&scene, &asked), answer, "{by} {officer:?} {amount:?} {on}");
    }
    let mut reserved = question("09C", "accounts", "2018-06-01");
    reserved.officer = ao();
    let answer = "Unlawful: accounts is reserved: only the body itself decides it";
    assert_eq!(verdict(&scene, &reserved), answer);
}

#[test]
fn a_seat_that_is_vacant_at_one_body_stops_none_of_the_others() {
    let mut scene = scene();
    let line = "function=hospital-and-community to=accountable-officer";
    by_hand(&mut scene, "2015-04-01", &format!("delegation-made body=09J line=ao {line}"));
    let bound = "Recommendation 09E 09J; binding 09C";
    assert_eq!(
        asks(&scene, "officer", HOSPITAL, "2018-06-01"),
        bound,
        "09J has a line, no officer"
    );
    let mut asked = question("officer", HOSPITAL, "2018-06-01");
    asked.officer = Some(Officer::Seat(Seat::AccountableOfficer));
    assert_eq!(verdict(&scene, &asked), bound);
    let seat = "seat-filled body=09J seat=accountable-officer person=Ann filling=joint";
    by_hand(&mut scene, "2018-06-01", seat);
    assert_eq!(verdict(&scene, &asked), "Recommendation 09E; binding 09C 09J");
}

#[test]
fn the_lines_of_a_scheme_add_up() {
    let mut scene = scene();
    let mut asked = question("09C", HOSPITAL, "2018-06-01");
    (asked.officer, asked.amount) = (person("Ann"), Some(Pence(500_000)));
    assert_eq!(verdict(&scene, &asked), "Recommendation 09C");
    let line = "function=hospital-and-community to=accountable-officer";
    by_hand(&mut scene, "2018-07-01", &format!("delegation-made body=09C line=c {line}"));
    assert_eq!(verdict(&scene, &asked), "Recommendation 09C", "a later day does not count yet");
    by_hand(
        &mut scene,
        "2018-01-01",
        &format!("delegation-made body=09C line=b {line} limit=5000"),
    );
    assert_eq!(verdict(&scene, &asked), "Binding 09C", "the higher of two lines");
    by_hand(&mut scene, "2018-02-01", "delegation-revoked body=09C line=b");
    assert_eq!(verdict(&scene, &asked), "Recommendation 09C", "it was taken back");
}

#[test]
fn what_a_constitution_keeps_to_itself_no_line_lets_others_do() {
    let mut scene = scene();
    by_hand(
        &mut scene,
        "2018-01-01",
        "constitution-adopted body=09C version=2 quorum=1 majority=1/2 approved_by=x \
         reserved=hospital-and-community/stroke-review",
    );
    assert_eq!(asks(&scene, "joint", STROKE, "2018-06-01"), "Recommendation 09C; binding 09E 09J");
    assert_eq!(asks(&scene, "joint", HOSPITAL, "2018-06-01"), "Binding 09C 09E 09J");
    let kept = format!("Unlawful: {STROKE} is reserved: only the body itself decides it");
    assert_eq!(asks(&scene, "commissioning of 09C", STROKE, "2018-06-01"), kept);
    assert_eq!(asks(&scene, "09C", STROKE, "2018-06-01"), "Binding 09C");
}

#[test]
fn the_chain_names_each_party_its_line_and_the_arrangement() {
    let mut scene = scene();
    by_hand(
        &mut scene,
        "2018-01-01",
        "delegation-revoked body=09J line=joint-hospital-and-community",
    );
    let asked = question("joint", HOSPITAL, "2018-06-01");
    assert_eq!(verdict(&scene, &asked), "Recommendation 09J; binding 09C 09E");
    let line = "line joint-hospital-and-community of its scheme of delegation: \
                hospital-and-community";
    let law = "what gives hospital-and-community to a ccg";
    assert_eq!(
        chain(&scene, &asked),
        [
            format!("holds 09C: {law}"),
            format!("delegates 09C: {line}"),
            format!("holds 09E: {law}"),
            format!("delegates 09E: {line}"),
            format!("holds 09J: {law}"),
            "ratifies 09J: no line of its scheme lets them do hospital-and-community".to_owned(),
            "arrangement joint: joint-committee: NHS Act 2006 s.14Z3(2A)".to_owned(),
        ]
    );
    for link in decided(&scene, &asked).chain {
        let silent = link.acts.is_empty() && link.facts.is_empty();
        assert_eq!(silent, link.role == LinkRole::Ratifies, "{link:?} names what says so");
    }
}

#[test]
fn what_only_the_catalogue_says_of_a_delegation_is_said_so() {
    let scene = scene();
    let links = chain(&scene, &question("09C", "primary-medical", "2018-06-01"));
    assert_eq!(
        links,
        [
            "exercises-by-delegation 09C: what gives primary-medical to a ccg; no delegation to it is \
          on record, the catalogue says so"
        ]
    );
}

#[test]
fn who_goes_on_with_everybody_that_exercises_for_the_holder() {
    let scene = scene();
    let links = exercised_by(scene.world(), code("09C"), HOSPITAL, date("2018-06-01"));
    let links: Vec<String> =
        links.iter().map(|link| format!("{} {}", link.role.word(), link.who)).collect();
    assert_eq!(
        links,
        [
            "delegates 09C",
            "arrangement joint",
            "delegates 09C",
            "arrangement stroke",
            "delegates 09C",
            "arrangement leading",
            "lead 09C",
            "delegates 09C",
            "arrangement council",
            "delegates 09C",
            "commissioning of 09C",
            "delegates 09C",
            "officer Ann, accountable-officer of 09C",
            "delegates 09C",
            "officer Bea, chair of 09C",
        ]
        .map(|own| own.replace("commissioning of", "committee commissioning of"))
    );
}
