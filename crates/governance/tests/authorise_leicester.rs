//! Leicester City authorised (domain guide 14.5), what remains of an application, and its reviews.

mod authorise_support;
mod support;

use authorise_support::{after, play, scene, sign, status_on};
use remit_governance::authorisation::Status;
use support::{Scene, case, code, date};

/// Plays an application in wave 1 up to its findings, with these criteria unmet.
fn found(scene: &mut Scene, id: &str, unmet: &str) {
    let lead = if id == "04C" { "lead" } else { "lead2" };
    let practices = if id == "04C" { "C82001,C82002" } else { "G82001,G82002" };
    let unmet = match unmet {
        "" => String::new(),
        unmet => format!(
            "assessor 2012-10-01 criterion-assessed case={id} criteria={unmet} finding=unmet"
        ),
    };
    let script = format!(
        "{lead} 2012-06-01 case-opened case={id} kind=authorisation title=x \
            parties={id} criteria=ccg-2012
        {lead} 2012-07-02 submitted case={id} wave=1 applicants={practices} \
            pack=constitution,ao-nominee,specified-information
        {lead} 2012-07-02 evidence-filed case={id} kind=document document=policies
        {lead} 2012-07-02 evidence-filed case={id} kind=self-certification document=certificate
        assessor 2012-08-01 desk-reviewed case={id} report=desk
        assessor 2012-08-10 stakeholders-surveyed case={id} asked=40 answered=31
        assessor 2012-09-12 site-visited case={id} shared_on=2012-09-20
        assessor 2012-09-12 leaders-interviewed case={id} seats=chair,accountable-officer
        {unmet}
        assessor 2012-10-01 criterion-assessed case={id} finding=met"
    );
    play(scene, &script);
}

fn with_condition(scene: &mut Scene, id: &str, level: &str) {
    found(scene, id, "3.1.1C");
    play(
        scene,
        &format!(
        "assessor 2012-10-20 moderated case={id} recommended=with-conditions
        assessor 2012-10-22 condition-proposed case={id} criterion=3.1.1C level={level}
        decider 2012-12-05 application-decided case={id} outcome=approved-with-conditions reasons=x"
    ),
    );
}

#[test]
fn leicester_city_meets_all_119_and_is_authorised_in_full() {
    let mut scene = scene();
    found(&mut scene, "04C", "");
    let world = scene.world();
    let own = scene.books.case(&case("04C"), date("2012-10-01")).unwrap();
    assert_eq!(remit_governance::criteria::criteria_of(&world, &own).len(), 119);
    assert_eq!(status_on(&scene, "04C", "2012-12-05"), Status::Undecided);
    play(
        &mut scene,
        "assessor 2012-10-20 moderated case=04C recommended=full
        decider 2012-12-05 application-decided case=04C outcome=approved reasons=x
        decider 2012-12-07 letters-sent case=04C
        decider 2012-12-10 wave-published wave=1",
    );
    assert_eq!(status_on(&scene, "04C", "2012-12-05"), Status::Full);
    assert_eq!(scene.remains("04C", "2012-12-10"), Vec::<String>::new());
}

#[test]
fn one_criterion_unmet_at_level_four_is_one_condition_and_one_direction() {
    let mut scene = scene();
    with_condition(&mut scene, "04C", "IV");
    sign(&mut scene, "decider", "2012-12-05")
        .refused("letters-sent case=04C", "level-has-its-direction");
    play(
        &mut scene,
        "decider 2012-12-05 direction-given body=04C direction=d kind=how-to-exercise \
            about=3.1.1C with=04C words=x
        decider 2012-12-07 letters-sent case=04C",
    );
    let expected = Status::WithConditions { conditions: 1, directions: 1 };
    assert_eq!(status_on(&scene, "04C", "2012-12-07"), expected);
}

#[test]
fn the_level_of_a_criterion_differs_by_group() {
    // As 3.1.1C did: III for Dartford, Gravesham and Swanley, IV for Medway.
    let mut scene = scene();
    with_condition(&mut scene, "04C", "III");
    with_condition(&mut scene, "09W", "IV");
    play(&mut scene, "decider 2012-12-07 letters-sent case=04C");
    sign(&mut scene, "decider", "2012-12-07")
        .refused("letters-sent case=09W", "level-has-its-direction");
}

#[test]
fn new_evidence_within_two_weeks_removes_a_condition() {
    let mut scene = after("proposed");
    let again = "criterion-assessed case=c criteria=3.1.1C finding=met";
    let decide = "application-decided case=c outcome=approved reasons=x";
    play(
        &mut scene,
        "lead 2012-11-06 evidence-filed case=c criteria=3.1.1C kind=document document=late",
    );
    sign(&mut scene, "assessor", "2012-11-07").refused(again, "found-again-only-on-new-evidence");
    let mut scene = after("proposed");
    play(
        &mut scene,
        "lead 2012-11-05 evidence-filed case=c criteria=3.1.1C kind=case-study document=x",
    );
    sign(&mut scene, "assessor", "2012-11-05").refused(again, "found-again-only-on-new-evidence");
    play(
        &mut scene,
        "lead 2012-11-05 evidence-filed case=c criteria=3.1.1C kind=document document=plan",
    );
    sign(&mut scene, "assessor", "2012-11-07").act(again);
    sign(&mut scene, "decider", "2012-11-08").act(decide);
    assert_eq!(status_on(&scene, "c", "2012-11-08"), Status::Full);
}

#[test]
fn a_decision_waits_two_weeks_or_for_the_comment() {
    let decide = "application-decided case=c outcome=approved-with-conditions reasons=x";
    let mut scene = after("proposed");
    sign(&mut scene, "decider", "2012-11-05").refused(decide, "time-to-comment");
    play(&mut scene, "lead 2012-10-30 comment-made case=c comment=\"none\"");
    sign(&mut scene, "decider", "2012-10-30").act(decide);
}

#[test]
fn what_remains_of_an_application_is_what_would_still_refuse() {
    assert_eq!(
        after("opened").remains("c", "2012-06-02"),
        [
            "application-is-submitted case c open",
            "every-look-is-on-record not yet",
            "application-is-moderated not yet",
            "time-to-comment not yet",
            "application-is-decided case c open",
            "letters-come-first not yet",
        ]
    );
    let mut remains = after("evidence").remains("c", "2012-12-07");
    let findings = remains.extract_if(.., |one| one.starts_with("criterion-has-a-finding"));
    assert_eq!(findings.count(), 119);
    assert_eq!(
        remains,
        [
            "every-look-is-on-record desk-reviewed late 2",
            "every-look-is-on-record stakeholders-surveyed late 2",
            "every-look-is-on-record site-visited late 2",
            "every-look-is-on-record leaders-interviewed late 2",
            "application-is-moderated not yet",
            "time-to-comment not yet",
            "application-is-decided case c late 2",
            "letters-come-first not yet",
        ]
    );
    assert_eq!(
        after("proposed").remains("c", "2012-10-30"),
        [
            "time-to-comment 2012-10-30, against 2012-11-05 waiting",
            "application-is-decided case c open",
            "letters-come-first not yet",
        ]
    );
    assert_eq!(
        after("decided").remains("c", "2013-01-01"),
        [
            "level-has-its-direction 3.1.1C open",
            "letters-come-first case c open",
            "condition-has-a-plan 3.1.1C open",
            "condition-is-reviewed 3.1.1C open",
        ]
    );
}

#[test]
fn reviews_are_due_before_april_then_every_quarter_until_discharged() {
    let mut scene = after("directed");
    play(
        &mut scene,
        "decider 2012-12-07 letters-sent case=c
        assessor 2012-12-20 plan-agreed case=c criterion=3.1.1C by=2013-03-01",
    );
    assert_eq!(scene.remains("c", "2013-03-30"), ["condition-is-reviewed 3.1.1C open"]);
    assert_eq!(scene.remains("c", "2013-04-02"), ["condition-is-reviewed 3.1.1C late 3"]);
    play(
        &mut scene,
        "decider 2013-04-02 condition-reviewed case=c criterion=3.1.1C outcome=retained",
    );
    assert_eq!(scene.remains("c", "2013-07-02"), ["condition-is-reviewed 3.1.1C open"]);
    assert_eq!(scene.remains("c", "2013-07-03"), ["condition-is-reviewed 3.1.1C late 1"]);
    play(
        &mut scene,
        "decider 2013-07-03 condition-reviewed case=c criterion=3.1.1C outcome=level-changed \
            level=II",
    );
    let eased = Status::WithConditions { conditions: 1, directions: 0 };
    assert_eq!(status_on(&scene, "c", "2013-07-03"), eased);
    play(
        &mut scene,
        "decider 2013-07-25 condition-reviewed case=c criterion=3.1.1C outcome=discharged",
    );
    assert_eq!(status_on(&scene, "c", "2013-07-25"), Status::Full);
    assert_eq!(scene.remains("c", "2014-01-01"), Vec::<String>::new());
    // What held before can still be asked.
    let before = Status::WithConditions { conditions: 1, directions: 1 };
    assert_eq!(status_on(&scene, "c", "2013-03-01"), before);
    sign(&mut scene, "decider", "2013-07-26").refused(
        "condition-reviewed case=c criterion=3.1.1C outcome=discharged",
        "decided-condition-is-open",
    );
}

#[test]
fn a_condition_raised_to_level_four_needs_a_direction() {
    let mut scene = scene();
    with_condition(&mut scene, "04C", "II");
    play(
        &mut scene,
        "decider 2012-12-07 letters-sent case=04C
        assessor 2012-12-20 plan-agreed case=04C criterion=3.1.1C by=2013-03-01
        decider 2013-03-05 condition-reviewed case=04C criterion=3.1.1C outcome=level-changed \
            level=VI",
    );
    assert_eq!(
        scene.remains("04C", "2013-03-06"),
        ["level-has-its-direction 3.1.1C open", "condition-is-reviewed 3.1.1C open"]
    );
    play(
        &mut scene,
        "decider 2013-03-06 direction-given body=04C direction=d kind=function-elsewhere \
            about=3.1.1C with=04C words=x",
    );
    assert_eq!(scene.remains("04C", "2013-03-06"), ["condition-is-reviewed 3.1.1C open"]);
}

#[test]
fn any_loaded_set_is_assessed_by_the_same_machine_in_the_law_of_boards_too() {
    let mut scene = after("opened");
    scene.appoint("Qi", "governance-lead", support::BOARD);
    let loaded = "criteria-loaded set=due-diligence title=x \
        criteria=\"F1|money|Books balance|document\" \
        criteria=\"F2|people|Posts are filled|document|site-visit\"";
    let script = format!(
        "assessor 2025-01-06 {loaded}
        decider 2025-01-06 case-opened case=dd kind=assessment title=x parties=X24 \
            criteria=due-diligence
        assessor 2025-01-07 evidence-filed case=dd kind=document document=accounts
        assessor 2025-01-08 criterion-assessed case=dd criteria=F2 finding=unmet
        assessor 2025-01-08 criterion-assessed case=dd finding=met
        assessor 2025-01-09 moderated case=dd recommended=with-conditions
        assessor 2025-01-10 condition-proposed case=dd criterion=F2 level=IV"
    );
    play(&mut scene, &script);
    assert_eq!(
        scene.remains("dd", "2025-02-01"),
        ["application-is-decided case dd open", "letters-come-first not yet",]
    );
    // The body that is assessed here is the Board itself, so nobody there can decide.
    sign(&mut scene, "decider", "2025-02-01").refused(
        "application-decided case=dd outcome=approved-with-conditions reasons=x",
        "nobody-decides-their-own",
    );
}

#[test]
fn the_medway_direction_of_2016_is_in_force_until_it_is_lifted() {
    let mut scene = scene();
    play(
        &mut scene,
        "decider 2016-08-01 direction-given body=09W direction=finance kind=how-to-exercise \
            about=financial-duties words=x",
    );
    let in_force = |scene: &Scene, on: &str| {
        remit_governance::standing_duty::directions_in_force(&scene.world(), code("09W"), date(on))
            .len()
    };
    play(&mut scene, "decider 2017-11-29 direction-lifted body=09W direction=finance reasons=met");
    for (on, count) in [("2016-07-31", 0), ("2016-08-01", 1), ("2017-11-28", 1), ("2017-11-29", 0)]
    {
        assert_eq!(in_force(&scene, on), count, "{on}");
    }
    sign(&mut scene, "decider", "2017-11-30").refused(
        "direction-lifted body=09W direction=finance reasons=again",
        "direction-is-in-force",
    );
}

#[test]
fn ratings_and_standards_are_held_by_year() {
    use remit_governance::acts::Rating;
    use remit_governance::standing_duty::{rating, standards};
    let scene = after("rated");
    let year = remit_governance::Label::parse("2015/16").unwrap();
    let (world, body) = (scene.world(), code("04C"));
    assert_eq!(rating(&world, body, &year, date("2016-07-20")), None);
    assert_eq!(rating(&world, body, &year, date("2016-07-21")), Some(Rating::Good));
    let all = standards(&world, body, &year, date("2016-07-21"));
    let judged = all.iter().filter(|own| own.finding.is_some()).count();
    assert_eq!((all.len(), judged), (3, 1));
}

#[test]
fn a_direction_that_a_review_ended_does_not_come_back() {
    let mut scene = after("directed");
    let review = |to: &str| {
        format!("condition-reviewed case=c criterion=3.1.1C outcome=level-changed level={to}")
    };
    sign(&mut scene, "decider", "2013-03-05")
        .act(&review("V"))
        .act(&review("II"))
        .act(&review("IV"));
    let expected = Status::WithConditions { conditions: 1, directions: 0 };
    assert_eq!(status_on(&scene, "c", "2013-03-05"), expected);
    assert!(
        scene.remains("c", "2013-03-05").contains(&"level-has-its-direction 3.1.1C open".into())
    );
    scene.refused("direction-lifted body=04C direction=d1 reasons=x", "direction-is-in-force");
}

#[test]
fn after_a_deferral_what_was_found_stands_and_the_rest_is_done_again() {
    let mut scene = after("moderated again");
    play(
        &mut scene,
        "assessor 2013-01-21 condition-proposed case=c criterion=3.1.1C level=II
        decider 2013-03-06 application-decided case=c outcome=approved-with-conditions reasons=x",
    );
    let expected = Status::WithConditions { conditions: 1, directions: 0 };
    assert_eq!(status_on(&scene, "c", "2013-03-06"), expected);
}

#[test]
fn the_last_day_of_a_deadline_is_in_time() {
    // (after the stage, who, day, act): each would be refused a day later or earlier.
    for (stage, who, on, act) in [
        ("submitted", "decider", "2012-09-04", "wave-published wave=2"),
        ("decided", "decider", "2012-12-05", "plan-agreed case=c criterion=3.1.1C by=2012-12-06"),
        ("proposed", "lead", "2012-11-05", "comment-made case=c comment=late"),
        ("submitted", "assessor", "2012-09-12", "site-visited case=c shared_on=2012-09-12"),
        ("opened", "decider", "2016-04-01", "rated body=04C year=2015/16 rating=good"),
        ("looked, report late", "assessor", "2012-09-20", "moderated case=c recommended=full"),
    ] {
        let mut scene = after(stage);
        let outcome = sign(&mut scene, who, on).try_act(act);
        let rule = outcome.err().map(|refusal| refusal.rule.word());
        let later = match act.split(' ').next() {
            Some("moderated") => Some("criterion-has-a-finding"),
            _ => None,
        };
        assert_eq!(rule.as_deref(), later, "{act}");
    }
}
