//! Views and ballots: who is heard, who may vote, which ballots may be.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use remit_dictionary::Period;
use remit_governance::acts::{Audience, Channel, Stance};
use remit_governance::views;
use remit_register::{Claim, Fact, Kind, Share};
use support::table::{Row, is_complete, play, refusing_of, try_rows};
use support::{BOARD, Scene, case, code, date, fact, register};

/// 09C has three practices, one of them without a count of its list; 09E has one; 99J none. 10A is
/// a stranger. G82009 was of a body that was divided among 09C and 09E.
fn scene() -> Scene {
    let mut facts = vec![fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01")];
    for body in ["09C", "09E", "99J", "10A"] {
        facts.push(fact(body, Claim::Exists(Kind::Ccg), "2013-04-01"));
    }
    let divided = Period::new(date("2013-04-01"), date("2018-04-01")).unwrap();
    facts.push(Fact::during(code("99X"), Claim::Exists(Kind::Ccg), divided));
    for body in ["09E", "10A"] {
        facts.push(fact("99X", Claim::SucceededBy(code(body), Share::Part), "2018-04-01"));
    }
    for (practice, body) in [
        ("G82001", "09C"),
        ("G82002", "09C"),
        ("G82003", "09C"),
        ("G82004", "09E"),
        ("G82009", "99X"),
    ] {
        facts.push(fact(practice, Claim::Exists(Kind::Practice), "1990-01-01"));
        facts.push(fact(practice, Claim::CommissionedBy(code(body)), "2013-04-01"));
    }
    facts.push(fact("G82001", Claim::ListSize(9_000), "2019-01-01"));
    facts.push(fact("G82002", Claim::ListSize(4_000), "2019-01-01"));
    let mut scene = Scene::of(register(&facts));
    scene.appoint("Dee", "decider", BOARD);
    scene.appoint("Jim", "governance-lead", "99J");
    scene.appoint("Bob", "governance-lead", "09E");
    scene.appoint("Ann", "governance-lead", "09C");
    play(
        &mut scene,
        &[
            "role-given body=09C person=Mia role=member-practice practice=G82001",
            "role-given body=09C person=Cy role=clerk",
            "case-opened case=m kind=change title=x parties=09C,09E,99J \
             route=ccg-merger manner=merge effect_on=2020-04-01",
        ],
    );
    scene
}

const V1: &str = "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 approved_by=x \
                  ballots_for=merger turnout=2/3 ballot_majority=1/2 weight=one-each";
const V2: &str = "constitution-adopted body=09C version=v2 quorum=1 majority=1/2 approved_by=x";
const WITH_PROXIES: &str = "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 approved_by=x \
     ballots_for=merger turnout=2/3 ballot_majority=1/2 weight=one-each proxies=allowed";
const BY_LIST: &str = "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 approved_by=x \
     ballots_for=merger turnout=2/3 ballot_majority=1/2 weight=list-size weighed_on=2019-04-01";
const OPEN: &str = "ballot-opened case=m body=09C ballot=b1 matter=merger question=Merge? \
                    closes_on=2019-06-30";
const AGAIN: &str = "ballot-opened case=m body=09C ballot=b2 matter=merger question=Merge? \
                     closes_on=2019-07-30";
const VOTE: &str = "vote-cast case=m body=09C ballot=b1 practice=G82001 choice=for";
const VOTE_2: &str = "vote-cast case=m body=09C ballot=b1 practice=G82002 choice=for";
const CLOSE: &str = "ballot-closed case=m body=09C ballot=b1";
const GIVEN: &str = "view-given case=m audience=public channel=survey stance=for count=40";

const PROPOSED: &[&str] = &[
    V1,
    "benefit-promised case=m promise=p1 measure=cost baseline=2 target=1 \
     owner=chief-finance-officer judged-on=2021-04-01",
    "successor-named case=m code=91Q name=\"NHS All Three CCG\" issued=reserved",
    "change-proposed case=m proposal=x",
];
const APPLY: &str = "applied case=m pack=constitution,ao-nominee,engagement-record,due-diligence,\
                     financial-plan,equality,coterminosity-narrative";

const ROWS: &[Row] = &[
    (
        &[],
        "view-given case=m audience=public channel=letter stance=for count=0 body=99Z",
        "view-counts-somebody",
        "who-gives-a-view-is-known",
    ),
    (
        &[],
        "view-given case=m audience=practices channel=letter stance=for body=09E",
        "who-gives-a-view-is-known",
        "",
    ),
    (
        &[],
        "views-answered case=m audience=public you_said=x we_did=y",
        "only-the-heard-are-answered",
        "",
    ),
    (&[GIVEN], "views-reported case=m report=x", "audience-is-heard", "audience-is-answered"),
    (
        &[
            GIVEN,
            "view-given case=m audience=practices channel=survey stance=for count=3",
            "view-given case=m audience=healthwatch channel=letter stance=mixed",
            "view-given case=m audience=local-medical-committee channel=letter stance=neutral",
            "view-given case=m audience=staff channel=meeting stance=against count=12",
            "view-given case=m audience=councils channel=letter stance=for",
        ],
        "views-reported case=m report=x",
        "audience-is-answered",
        "",
    ),
    // Opening a ballot.
    (
        &[V1],
        "ballot-opened case=m body=10A ballot=b1 matter=merger question=x closes_on=2019-06-30",
        "ballot-is-of-a-party",
        "ballot-is-the-signers",
    ),
    (
        &[V1, OPEN, "%Bob governance-lead 09E"],
        OPEN,
        "ballot-is-the-signers",
        "ballot-has-a-name-of-its-own",
    ),
    (
        &[V1, OPEN],
        "ballot-opened case=m body=09C ballot=b1 matter=merger question=x closes_on=2019-05-30",
        "ballot-has-a-name-of-its-own",
        "ballot-lasts-a-day",
    ),
    (
        &[],
        "ballot-opened case=m body=09C ballot=b1 matter=merger question=x closes_on=2019-05-31",
        "ballot-lasts-a-day",
        "constitution-is-in-force",
    ),
    (&[], OPEN, "constitution-is-in-force", "constitution-asks-for-the-ballot"),
    (&[V1, OPEN, V2], AGAIN, "constitution-asks-for-the-ballot", "one-ballot-at-a-time"),
    (&[V2], OPEN, "constitution-asks-for-the-ballot", ""),
    (&[V1, "@2019-06-10", OPEN, "@2019-06-05"], AGAIN, "one-ballot-at-a-time", ""),
    (&[V1, OPEN], AGAIN, "one-ballot-at-a-time", "only-an-inquorate-ballot-is-held-again"),
    (
        &[
            "%Jim governance-lead 99J",
            "constitution-adopted body=99J version=v1 quorum=1 majority=1/2 approved_by=x \
             ballots_for=merger turnout=1 ballot_majority=1/2 weight=one-each roster=G82004",
            "ballot-opened case=m body=99J ballot=b1 matter=merger question=x closes_on=2019-06-01",
            "role-given body=99J person=Jim role=clerk",
            "%Jim clerk 99J",
            "vote-cast case=m body=99J ballot=b1 practice=G82004 choice=against",
            "ballot-closed case=m body=99J ballot=b1",
            "%Jim governance-lead 99J",
            "constitution-adopted body=99J version=v2 quorum=1 majority=1/2 approved_by=x \
             ballots_for=merger turnout=1 ballot_majority=1/2 weight=one-each",
        ],
        "ballot-opened case=m body=99J ballot=b2 matter=merger question=x closes_on=2019-06-30",
        "only-an-inquorate-ballot-is-held-again",
        "roster-is-settled",
    ),
    (
        &[
            "%Bob governance-lead 09E",
            "constitution-adopted body=09E version=v1 quorum=1 majority=1/2 approved_by=x \
             ballots_for=merger turnout=1 ballot_majority=1/2 weight=list-size \
             weighed_on=2019-04-01",
        ],
        "ballot-opened case=m body=09E ballot=b1 matter=merger question=x closes_on=2019-06-30",
        "roster-is-settled",
        "every-vote-has-a-weight",
    ),
    (
        &[
            "%Jim governance-lead 99J",
            "constitution-adopted body=99J version=v2 quorum=1 majority=1/2 approved_by=x \
             ballots_for=merger turnout=1 ballot_majority=1/2 weight=one-each",
        ],
        "ballot-opened case=m body=99J ballot=b2 matter=merger question=x closes_on=2019-06-30",
        "roster-is-settled",
        "",
    ),
    (&[BY_LIST], OPEN, "every-vote-has-a-weight", ""),
    // Voting.
    (
        &["%Mia member-practice 09C"],
        "vote-cast case=m body=09E ballot=b1 practice=G82004 choice=for",
        "ballot-is-the-signers",
        "ballot-is-on-record",
    ),
    (&["%Mia member-practice 09C"], VOTE_2, "ballot-is-on-record", "votes-for-its-own-practice"),
    (
        &[V1, OPEN, "@2019-07-01", "%Mia member-practice 09C"],
        VOTE_2,
        "votes-for-its-own-practice",
        "ballot-is-still-open",
    ),
    (
        &[V1, OPEN, "@2019-07-01", "%Cy clerk 09C"],
        "vote-cast case=m body=09C ballot=b1 practice=G82004 choice=for",
        "ballot-is-still-open",
        "only-members-vote",
    ),
    (&[V1, OPEN, "@2019-06-30", CLOSE, "%Cy clerk 09C"], VOTE, "ballot-is-still-open", ""),
    (
        &[V1, OPEN, "@2019-06-30", CLOSE, "@2019-06-20", "%Cy clerk 09C"],
        VOTE,
        "ballot-is-still-open",
        "",
    ),
    (
        &[WITH_PROXIES, OPEN, "%Cy clerk 09C", VOTE],
        "vote-cast case=m body=09C ballot=b1 practice=G82001 choice=for proxy=G82004",
        "only-members-vote",
        "each-practice-votes-once",
    ),
    (
        &[V1, OPEN, "%Cy clerk 09C"],
        "vote-cast case=m body=09C ballot=b1 practice=G82004 choice=for",
        "only-members-vote",
        "",
    ),
    (
        &[V1, OPEN, "%Cy clerk 09C", VOTE],
        "vote-cast case=m body=09C ballot=b1 practice=G82001 choice=against proxy=G82002",
        "each-practice-votes-once",
        "proxies-are-allowed",
    ),
    (
        &[V1, OPEN, "@2019-06-10", "%Cy clerk 09C", VOTE, "@2019-06-09"],
        VOTE,
        "each-practice-votes-once",
        "",
    ),
    (
        &[V1, OPEN, "%Mia member-practice 09C"],
        "vote-cast case=m body=09C ballot=b1 practice=G82002 choice=for proxy=G82001",
        "proxies-are-allowed",
        "",
    ),
    (
        &[WITH_PROXIES, OPEN, "%Mia member-practice 09C"],
        "vote-cast case=m body=09C ballot=b1 practice=G82001 choice=for proxy=G82001",
        "proxies-are-allowed",
        "",
    ),
    // Closing a ballot.
    (&["%Bob governance-lead 09E"], CLOSE, "ballot-is-the-signers", "ballot-is-on-record"),
    (
        &[V1, "@2019-06-02", OPEN, "@2019-06-30", CLOSE, "@2019-06-01"],
        CLOSE,
        "ballot-is-on-record",
        "ballot-is-closed-once",
    ),
    (
        &[V1, OPEN, "@2019-06-30", CLOSE, "@2019-06-29"],
        CLOSE,
        "ballot-is-closed-once",
        "ballot-runs-its-days",
    ),
    (&[V1, OPEN, "@2019-06-29"], CLOSE, "ballot-runs-its-days", ""),
    // What the application of a merger asks.
    (PROPOSED, APPLY, "each-ballot-is-carried", "each-governing-body-approves"),
];

#[test]
fn each_rule_refuses_and_the_first_of_two_is_named() {
    try_rows(
        scene,
        ROWS,
        refusing_of!(
            ViewGiven,
            ViewsAnswered,
            ViewsReported,
            BallotOpened,
            VoteCast,
            BallotClosed,
            Applied,
        ),
    );
    is_complete(
        &[
            "view-given",
            "views-answered",
            "views-reported",
            "ballot-opened",
            "vote-cast",
            "ballot-closed",
        ],
        ROWS,
    );
}

#[test]
fn a_party_without_a_constitution_on_record_cannot_be_said_to_need_no_ballot() {
    let mut scene = scene();
    play(&mut scene, &PROPOSED[1..]);
    scene.refused(APPLY, "constitution-is-in-force");
}

#[test]
fn views_are_counted_by_audience_and_the_unheard_are_named() {
    let mut scene = scene();
    play(
        &mut scene,
        &[
            GIVEN,
            "view-given case=m audience=public channel=letter stance=for",
            "view-given case=m audience=public channel=letter stance=against said=\"too far away\"",
            "views-answered case=m audience=public you_said=\"too far\" we_did=\"a bus\"",
            "view-given case=m audience=scrutiny channel=meeting stance=mixed",
        ],
    );
    let day = date("2019-06-01");
    let (id, world) = (case("m"), scene.world());
    let own = world.books.case(&id, day).unwrap();
    let heard = views::heard(&own);
    let (public, scrutiny) = (&heard[0], &heard[1]);
    assert_eq!(public.audience, Audience::Public);
    assert_eq!((public.saying(Stance::For), public.saying(Stance::Against)), (41, 1));
    assert_eq!(public.counts[&(Channel::Survey, Stance::For)], 40);
    assert!(public.answered && !scrutiny.answered);
    let unheard: Vec<&str> =
        views::not_heard(world.tables, &own, day).into_iter().map(Audience::word).collect();
    let expected = ["practices", "healthwatch", "local-medical-committee", "staff", "councils"];
    assert_eq!(unheard, expected);
    scene.act("view-given case=m audience=public channel=letter stance=against");
    let own = scene.books.case(&id, day).unwrap();
    assert!(!views::heard(&own)[0].answered, "a view after the answer is not answered");
}

#[test]
fn what_remains_names_each_audience_and_each_party() {
    let mut scene = scene();
    play(&mut scene, &[V1, GIVEN]);
    let remains = scene.remains("m", "2019-06-02");
    for line in [
        "audience-is-heard healthwatch open",
        "audience-is-answered public open",
        "each-ballot-is-carried 09C open",
        "each-ballot-is-carried 09E open",
        "report-of-views-is-before-the-decider case m open",
    ] {
        assert!(remains.iter().any(|own| own == line), "{line}: {remains:#?}");
    }
    assert!(!remains.contains(&"audience-is-heard public open".to_owned()));
}

#[test]
fn a_case_of_another_kind_asks_for_a_report_only_of_views_that_were_given() {
    let mut scene = scene();
    scene.act("case-opened case=a kind=arrangement title=x parties=09C");
    let id = case("a");
    let day = date("2019-06-01");
    let own = scene.books.case(&id, day).unwrap();
    assert_eq!(views::required(&scene.tables, &own, day), Some(Vec::new()));
    scene.act("views-reported case=a report=none");
}
