//! Who may decide: in order of precedence, party by party, and against a simple model.

#[path = "support/together.rs"]
mod shared;
mod support;

use proptest::prelude::*;
use remit_dictionary::{Date, Pence, Period};
use remit_governance::acts::Seat;
use remit_governance::{LinkRole, Officer, Verdict, exercised_by};
use remit_register::{Claim, Fact, Kind};
use shared::{
    HOSPITAL, asks, by_hand, catalogue, chain, decided, delegate, person, question, verdict,
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

/// Puts an arrangement on record that began on a day.
fn arranged(scene: &mut Scene, id: &str, parties: &str, form: &str, from: &str) {
    let opened = format!("case-opened case={id} kind=arrangement title=x parties={parties}");
    by_hand(scene, "2014-06-01", &opened);
    let terms = "instrument=memorandum ending_terms=\"at six months\"";
    let proposed = format!("arrangement-proposed case={id} {terms} from={from} form={form}");
    by_hand(scene, "2014-06-01", &proposed);
    by_hand(scene, from, &format!("commenced case={id}"));
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
    let practices = "09C,09E form=practice-group";
    by_hand(&mut scene, since, "case-opened case=design kind=arrangement title=x parties=09C,09E");
    by_hand(
        &mut scene,
        since,
        &format!(
            "arrangement-proposed case=design instrument=x ending_terms=x from={since} parties={practices}"
        ),
    );
    by_hand(&mut scene, since, "commenced case=design");
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
fn a_line_made_again_replaces_the_one_before_and_others_add_up() {
    let mut scene = scene();
    let mut asked = question("09C", HOSPITAL, "2018-06-01");
    (asked.officer, asked.amount) = (person("Ann"), Some(Pence(500_000)));
    assert_eq!(verdict(&scene, &asked), "Recommendation 09C");
    let line = "function=hospital-and-community to=accountable-officer";
    by_hand(
        &mut scene,
        "2018-01-01",
        &format!("delegation-made body=09C line=b {line} limit=5000"),
    );
    assert_eq!(verdict(&scene, &asked), "Binding 09C", "the higher of two lines");
    by_hand(&mut scene, "2018-02-01", &format!("delegation-made body=09C line=b {line} limit=10"));
    assert_eq!(verdict(&scene, &asked), "Recommendation 09C", "the line was made again");
    by_hand(&mut scene, "2018-07-01", &format!("delegation-made body=09C line=b {line}"));
    assert_eq!(verdict(&scene, &asked), "Recommendation 09C", "a later day does not count yet");
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

/// Something that happens to the scheme of a party.
#[derive(Debug, Clone)]
enum Event {
    Delegated { party: usize, line: usize, scope: usize, limit: Option<i64>, day: i32 },
    Revoked { party: usize, line: usize, day: i32 },
}

const SCOPES: [&str; 3] = [HOSPITAL, STROKE, "hospital-and-community/nhs-111"];

fn day(at: i32) -> Date {
    date("2016-01-01").plus_days(at)
}

fn event() -> impl Strategy<Value = Event> {
    let made = (0..3_usize, 0..2_usize, 0..3_usize, proptest::option::of(1..4_i64), 0..30);
    let made = made.prop_map(|(party, line, scope, limit, day)| Event::Delegated {
        party,
        line,
        scope,
        limit,
        day,
    });
    let back = (0..3_usize, 0..2_usize, 0..30);
    let back = back.prop_map(|(party, line, day)| Event::Revoked { party, line, day });
    prop_oneof![3 => made, 1 => back]
}

fn happens(scene: &mut Scene, event: &Event) {
    match event {
        Event::Delegated { party, line, scope, limit, day: at } => {
            let limit = limit.map(|limit| format!(" limit={limit}")).unwrap_or_default();
            let (party, scope) = (PARTIES[*party], SCOPES[*scope]);
            let act = format!("body={party} line={line} function={scope} to=x{limit}");
            by_hand(scene, &day(*at).to_string(), &format!("delegation-made {act}"));
        }
        Event::Revoked { party, line, day: at } => {
            let act = format!("delegation-revoked body={} line={line}", PARTIES[*party]);
            by_hand(scene, &day(*at).to_string(), &act);
        }
    }
}

/// The model: of each party two lines, each with what it gives and up to how much.
fn is_let(events: &[Event], party: usize, scope: usize, pounds: i64, on: i32) -> bool {
    let mut lines: [Option<(usize, Option<i64>)>; 2] = [None; 2];
    for event in events {
        match event {
            Event::Delegated { party: own, line, scope, limit, day } => {
                if *own == party && *day <= on {
                    lines[*line] = Some((*scope, *limit));
                }
            }
            Event::Revoked { party: own, line, day } => {
                if *own == party && *day <= on {
                    lines[*line] = None;
                }
            }
        }
    }
    let lets = |(own, limit): (usize, Option<i64>)| {
        (own == 0 || own == scope) && limit.is_none_or(|limit| pounds <= limit)
    };
    lines.into_iter().flatten().any(lets)
}

proptest! {
    #[test]
    fn who_is_bound_is_what_a_simple_model_says(
        events in proptest::collection::vec(event(), 0..24),
        form in 0..3_usize,
        scope in 0..3_usize,
        pounds in 1..5_i64,
        on in 0..30_i32,
    ) {
        let mut scene = bodies();
        let forms = [
            "joint-committee functions=hospital-and-community",
            "partnership-board",
            "lead-commissioner lead=09E functions=hospital-and-community",
        ];
        arranged(&mut scene, "x", "09C,09E,09J", forms[form], "2015-04-01");
        // A case with a short name is asked for as such, not as a body.
        events.iter().for_each(|event| happens(&mut scene, event));
        let mut asked = question("long-name", SCOPES[scope], "2016-01-01");
        asked.by = remit_governance::Decider::Arrangement(support::case("x"));
        (asked.on, asked.amount) = (day(on), Some(Pence(pounds * 100)));
        let bound = |party: &usize| match form {
            1 => false,
            2 if *party == 1 => true,
            _ => is_let(&events, *party, scope, pounds, on),
        };
        let (bound, open): (Vec<usize>, Vec<usize>) = (0..3).partition(bound);
        let codes = |own: &[usize]| own.iter().map(|at| code(PARTIES[*at])).collect::<Vec<_>>();
        let expected = if open.is_empty() {
            Verdict::Binding { parties: codes(&bound) }
        } else {
            Verdict::Recommendation { ratify_by: codes(&open), binding_for: codes(&bound) }
        };
        prop_assert_eq!(decided(&scene, &asked).verdict, expected);
    }

    #[test]
    fn taking_back_one_partys_delegation_leaves_a_recommendation_to_it_alone(
        party in 0..3_usize,
        back in 1..30_i32,
        on in 0..60_i32,
    ) {
        let mut scene = scene();
        let own = PARTIES[party];
        let line = format!("delegation-revoked body={own} line=joint-hospital-and-community");
        by_hand(&mut scene, &day(back).to_string(), &line);
        let on_day = day(on).to_string();
        let others: Vec<&str> = PARTIES.into_iter().filter(|other| *other != own).collect();
        let expected = if on < back {
            "Binding 09C 09E 09J".to_owned()
        } else {
            format!("Recommendation {own}; binding {}", others.join(" "))
        };
        prop_assert_eq!(asks(&scene, "joint", HOSPITAL, &on_day), expected);
        prop_assert_eq!(asks(&scene, "board", HOSPITAL, &on_day), "Recommendation 09C 09E 09J");
    }
}
