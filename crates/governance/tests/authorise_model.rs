//! Authorisation against a simple model (domain guide 16.3): findings, levels, reviews by chance.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod authorise_support;
mod support;

use std::collections::BTreeMap;

use authorise_support::{after, play, sign, status_on};
use proptest::prelude::*;
use remit_governance::authorisation::{Status, open_conditions};
use support::{BOARD, Scene, case, date};

const CODES: [&str; 5] = ["1.1D", "3.1.1C", "6.4G", "N001", "N100"];
const LEVELS: [&str; 7] = ["I", "II", "III", "IV", "V", "VI", "VII"];

/// A review by chance: of which criterion, and a new level, or a discharge.
type Review = (usize, Option<usize>);

/// The open conditions, each with the number of its level.
type Model = BTreeMap<&'static str, usize>;

fn needs_direction(model: &Model) -> bool {
    model.values().any(|level| 3 <= *level)
}

/// Gives a direction for each condition that needs one and has none.
fn direct(scene: &mut Scene, on: &str, given: &mut u32) {
    for one in scene.remains("c", on) {
        let Some(rest) = one.strip_prefix("level-has-its-direction ") else { continue };
        let criterion = rest.split(' ').next().unwrap();
        *given += 1;
        let act = format!(
            "direction-given body=04C direction=d{given} kind=how-to-exercise about={criterion} \
             with=c words=x"
        );
        scene.on(on).by("Dee", "decider", BOARD).act(&act);
    }
}

fn check(scene: &Scene, model: &Model, on: &str) {
    let own = scene.books.case(&case("c"), date(on)).unwrap();
    let open: Model = open_conditions(&scene.world(), &own)
        .iter()
        .map(|own| {
            let code = CODES.iter().find(|code| **code == own.criterion.as_str()).unwrap();
            (*code, LEVELS.iter().position(|level| *level == own.level.word()).unwrap())
        })
        .collect();
    assert_eq!(&open, model);
    match status_on(scene, "c", on) {
        Status::Full => assert!(model.is_empty()),
        Status::WithConditions { conditions, directions } => {
            assert_eq!(conditions, model.len());
            assert_eq!(directions > 0, needs_direction(model));
        }
        Status::Undecided | Status::Refused => panic!("it is decided"),
    }
}

/// Plays an application with these criteria unmet up to its letter.
fn authorise(model: &Model, given: &mut u32) -> Scene {
    let mut scene = after("looked");
    let unmet: Vec<&str> = model.keys().copied().collect();
    let (recommended, outcome) = match unmet.len() {
        0 => ("full", "approved"),
        _ => ("with-conditions", "approved-with-conditions"),
    };
    if !unmet.is_empty() {
        let unmet = unmet.join(",");
        play(
            &mut scene,
            &format!(
                "assessor 2012-10-01 criterion-assessed case=c criteria={unmet} finding=unmet"
            ),
        );
    }
    play(
        &mut scene,
        &format!(
            "assessor 2012-10-01 criterion-assessed case=c finding=met
        assessor 2012-10-20 moderated case=c recommended={recommended}"
        ),
    );
    for (criterion, level) in model {
        let level = LEVELS[*level];
        play(
            &mut scene,
            &format!(
                "assessor 2012-10-22 condition-proposed case=c criterion={criterion} level={level}"
            ),
        );
    }
    play(
        &mut scene,
        &format!("decider 2012-12-05 application-decided case=c outcome={outcome} reasons=x"),
    );
    let letters = "letters-sent case=c";
    if needs_direction(model) {
        sign(&mut scene, "decider", "2012-12-05").refused(letters, "level-has-its-direction");
    }
    direct(&mut scene, "2012-12-05", given);
    sign(&mut scene, "decider", "2012-12-05").act(letters);
    scene
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn conditions_directions_and_status_follow_the_findings_and_reviews(
        levels in proptest::collection::vec(proptest::option::of(0_usize..7), 5),
        reviews in proptest::collection::vec((0_usize..5, proptest::option::of(0_usize..7)), 0..12),
    ) {
        let reviews: Vec<Review> = reviews;
        let mut model: Model = CODES
            .iter()
            .zip(&levels)
            .filter_map(|(code, level)| level.map(|level| (*code, level)))
            .collect();
        let mut given = 0;
        let mut scene = authorise(&model, &mut given);
        check(&scene, &model, "2012-12-05");
        let on = "2013-03-05";
        for (which, level) in reviews {
            let code = CODES[which];
            let act = match level {
                None => format!("condition-reviewed case=c criterion={code} outcome=discharged"),
                Some(level) => format!(
                    "condition-reviewed case=c criterion={code} outcome=level-changed level={}",
                    LEVELS[level]
                ),
            };
            sign(&mut scene, "decider", on);
            match (model.get(code).copied(), level) {
                (None, _) => {
                    scene.refused(&act, "decided-condition-is-open");
                }
                (Some(before), Some(level)) if before == level => {
                    scene.refused(&act, "level-goes-with-its-outcome");
                }
                (Some(_), Some(level)) => {
                    scene.act(&act);
                    model.insert(code, level);
                }
                (Some(_), None) => {
                    scene.act(&act);
                    model.remove(code);
                }
            }
            direct(&mut scene, on, &mut given);
            check(&scene, &model, on);
        }
        for code in model.keys().copied().collect::<Vec<_>>() {
            let act = format!("condition-reviewed case=c criterion={code} outcome=discharged");
            sign(&mut scene, "decider", "2013-07-25").act(&act);
        }
        prop_assert_eq!(status_on(&scene, "c", "2013-07-25"), Status::Full);
        prop_assert_eq!(scene.remains("c", "2013-07-25"), Vec::<String>::new());
    }
}
