//! The four waves of 2012-13 replayed: 211 applications, published totals, reviews until July 2013.
//!
//! What is held is named: 26 groups, the totals of each wave, the days of the table `waves`, the
//! counts after reviews. Everything else (185 applications with codes from INV01, how many
//! conditions most groups had, which criteria, Liverpool's outcome, the days between) is invented
//! to fill those totals. The test shows that the machine yields the totals by its own rules.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

#[path = "../../../tests/public_files.rs"]
mod public_files;

use std::collections::{BTreeMap, BTreeSet};

use public_files::shared;
use remit_dictionary::Date;
use remit_governance::Case;
use remit_governance::authorisation::{Status, status};
use remit_governance::waves::wave_of;
use remit_register::Kind;
use support::{BOARD, Scene, date};

fn table(shared: &std::path::Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(shared.join("data/oversight").join(name)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// An application as it will come out.
struct Application {
    code: String,
    wave: usize,
    conditions: usize,
    /// The level of its first condition; the others are at level I.
    level: &'static str,
    was_deferred: bool,
}

impl Application {
    fn has_direction(&self) -> bool {
        self.level == "IV"
    }

    /// Returns the criteria that it does not meet.
    fn unmet(&self) -> Vec<String> {
        let numbered = (1..self.conditions).map(|number| format!("N{number:03}"));
        std::iter::once("3.1.1C".to_owned()).chain(numbered).take(self.conditions).collect()
    }
}

/// Returns the groups that are known by name.
fn known(shared: &std::path::Path) -> Vec<Application> {
    let rows = table(shared, "ccg_authorisation_partial.csv");
    rows.iter()
        .map(|row| {
            let level = match row["outcome"].as_str() {
                "conditions_and_directions" => "IV",
                _ => "III",
            };
            let conditions = match (row["ccg_code"].as_str(), row["outcome"].as_str()) {
                ("09W", _) => 24, // Domain guide 5.3.
                (_, "full") => 0,
                _ => row["conditions"].parse().unwrap_or(2), // Invented where it is not held.
            };
            Application {
                code: row["ccg_code"].clone(),
                wave: row["wave"].parse().unwrap(),
                conditions,
                level,
                was_deferred: row["note"].starts_with("deferred from wave 1"),
            }
        })
        .collect()
}

/// Returns the totals of each wave: authorised, without conditions, with directions.
fn totals(shared: &std::path::Path) -> Vec<[usize; 3]> {
    let rows = table(shared, "ccg_authorisation_wave_totals.csv");
    let count = |row: &BTreeMap<String, String>, name: &str| row[name].parse().unwrap();
    let of = |row| ["authorised", "full", "of_which_with_directions"].map(|name| count(row, name));
    rows.iter().filter(|row| row["wave"] != "all").map(of).collect()
}

/// Returns every application: the known ones, and invented ones that fill the totals.
fn applications(shared: &std::path::Path) -> Vec<Application> {
    let mut all = known(shared);
    for (wave, [authorised, full, directions]) in (1..).zip(totals(shared)) {
        let of_wave = |own: &&Application| own.wave == wave;
        let known = all.iter().filter(of_wave).count();
        let known_full = all.iter().filter(of_wave).filter(|own| own.conditions == 0).count();
        let directed = all.iter().filter(of_wave).filter(|own| own.has_direction()).count();
        assert_eq!(directed, directions, "every group with directions is known by name");
        for number in 0..authorised - known {
            let conditions = if number < full - known_full { 0 } else { 1 + number % 5 };
            let code = format!("INV{:02}", all.len() - 25);
            let level = ["I", "II", "III"][number % 3];
            all.push(Application { code, wave, conditions, level, was_deferred: false });
        }
    }
    all
}

/// An act to come: its day, who signs it in which role for whom, and the act.
type ToCome = (Date, &'static str, &'static str, String, String);

struct Diary<'a> {
    own: &'a Application,
    acts: Vec<ToCome>,
}

impl Diary<'_> {
    fn lead(&mut self, on: Date, act: &str) {
        self.put(on, ("Lead", "governance-lead", &self.own.code.clone()), act);
    }

    fn assessor(&mut self, on: Date, act: &str) {
        self.put(on, ("Ben", "authoriser", BOARD), act);
    }

    fn decider(&mut self, on: Date, act: &str) {
        self.put(on, ("Dee", "decider", BOARD), act);
    }

    fn put(&mut self, on: Date, who: (&'static str, &'static str, &str), act: &str) {
        let act = act.replace("case= ", &format!("case={} ", self.own.code));
        self.acts.push((on, who.0, who.1, who.2.to_owned(), act));
    }
}

/// The days of a wave, as the table has them: the last to apply, and that of the decisions.
const WAVES: [(&str, &str); 4] = [
    ("2012-07-02", "2012-12-05"),
    ("2012-09-03", "2013-01-18"),
    ("2012-10-01", "2013-02-15"),
    ("2012-11-01", "2013-03-06"),
];

/// Writes down all that happens to an application until it has its letter and its plans.
fn diary(own: &Application, number: usize) -> Vec<ToCome> {
    let (submit_by, _) = WAVES[if own.was_deferred { 0 } else { own.wave - 1 }];
    let (submitted, decided) = (date(submit_by), date(WAVES[own.wave - 1].1));
    let mut diary = Diary { own, acts: Vec::new() };
    let (code, wave) = (&own.code, if own.was_deferred { 1 } else { own.wave });
    let opened = submitted.plus_days(-30);
    let practices = practices(number).join(",");
    let pack = "pack=constitution,ao-nominee,specified-information";
    diary.lead(
        opened,
        &format!("case-opened case= kind=authorisation title=x parties={code} criteria=ccg-2012"),
    );
    diary.lead(submitted, &format!("submitted case= wave={wave} applicants={practices} {pack}"));
    diary.lead(submitted, "evidence-filed case= kind=document document=policies");
    diary.lead(submitted, "evidence-filed case= kind=self-certification document=certificate");
    diary.assessor(submitted.plus_days(14), "desk-reviewed case= report=desk");
    diary.assessor(submitted.plus_days(21), "stakeholders-surveyed case= asked=40 answered=30");
    diary.assessor(
        submitted.plus_days(40),
        &format!("site-visited case= shared_on={}", submitted.plus_days(50)),
    );
    diary.assessor(submitted.plus_days(40), "leaders-interviewed case= seats=chair");
    if own.was_deferred {
        diary.assessor(date("2012-11-20"), "deferred case= wave=4 why=unready");
    }
    let unmet = own.unmet();
    let (recommended, outcome) = match unmet.len() {
        0 => ("full", "approved"),
        _ => ("with-conditions", "approved-with-conditions"),
    };
    if !unmet.is_empty() {
        let unmet = unmet.join(",");
        let act = format!("criterion-assessed case= criteria={unmet} finding=unmet");
        diary.assessor(decided.plus_days(-40), &act);
    }
    diary.assessor(decided.plus_days(-40), "criterion-assessed case= finding=met");
    diary.assessor(decided.plus_days(-35), &format!("moderated case= recommended={recommended}"));
    for (criterion, level) in unmet.iter().zip(std::iter::once(own.level).chain(["I"; 30])) {
        let act = format!("condition-proposed case= criterion={criterion} level={level}");
        diary.assessor(decided.plus_days(-30), &act);
    }
    if number.is_multiple_of(2) && !unmet.is_empty() {
        diary.lead(decided.plus_days(-20), "comment-made case= comment=noted");
    }
    diary.decider(decided, &format!("application-decided case= outcome={outcome} reasons=x"));
    if own.has_direction() {
        let act = format!(
            "direction-given body={code} direction=d kind=how-to-exercise about=3.1.1C \
             with={code} words=x"
        );
        diary.decider(decided, &act);
    }
    diary.decider(decided.plus_days(2), "letters-sent case= ");
    for criterion in &unmet {
        let act = format!("plan-agreed case= criterion={criterion} by=2013-09-30");
        diary.assessor(decided.plus_days(9), &act);
    }
    diary.acts
}

fn practices(number: usize) -> [String; 2] {
    [format!("P{:05}", 2 * number), format!("P{:05}", 2 * number + 1)]
}

/// Returns a register and the people for all applications, with nothing played yet.
fn stage(all: &[Application]) -> Scene {
    let bodies: Vec<&str> = all.iter().map(|own| own.code.as_str()).collect();
    let members: Vec<(String, &str)> = bodies
        .iter()
        .enumerate()
        .flat_map(|(number, body)| practices(number).map(|practice| (practice, *body)))
        .collect();
    let members: Vec<(&str, &str)> =
        members.iter().map(|(practice, body)| (practice.as_str(), *body)).collect();
    let mut scene = Scene::new(Kind::Ccg, &bodies, &members);
    scene.appoint("Ben", "authoriser", BOARD).appoint("Dee", "decider", BOARD);
    for body in bodies {
        scene.appoint("Lead", "governance-lead", body);
    }
    scene
}

fn play(scene: &mut Scene, mut acts: Vec<ToCome>) {
    acts.sort_by_key(|own| own.0);
    for (on, person, role, body, act) in acts {
        scene.on(&on.to_string()).by(person, role, &body).act(&act);
    }
}

/// Reviews every open condition on a day: discharged for these groups, retained for the others.
fn review(scene: &mut Scene, all: &[Application], on: &str, discharged: &BTreeSet<&str>) {
    for own in all {
        let case = scene.books.case(&support::case(&own.code), date(on)).unwrap();
        let open = remit_governance::authorisation::open_conditions(&scene.world(), &case);
        let open: Vec<String> = open.iter().map(|own| own.criterion.to_string()).collect();
        let free = discharged.contains(own.code.as_str());
        let outcome = if free { "discharged" } else { "retained" };
        for criterion in open {
            let act = format!(
                "condition-reviewed case={} criterion={criterion} outcome={outcome}",
                own.code
            );
            scene.on(on).by("Dee", "decider", BOARD).act(&act);
        }
    }
}

/// Returns how many of a wave are authorised, how many of them in full, how many with directions.
fn came_of_wave(scene: &Scene, wave: &str, on: Date) -> [usize; 3] {
    let world = scene.world();
    let mut found = [0, 0, 0];
    let of_wave = |case: &Case<'_>| wave_of(case).is_some_and(|own| own.as_str() == wave);
    for case in scene.books.cases(on).filter(of_wave) {
        found[0] += 1;
        match status(&world, &case) {
            Status::Full => found[1] += 1,
            Status::WithConditions { directions, .. } => found[2] += usize::from(0 < directions),
            Status::Undecided | Status::Refused => panic!("{} is not authorised", case.id),
        }
    }
    found
}

/// Returns how many are free of conditions, and how many have directions in force, on a day.
fn free_and_directed(scene: &Scene, on: &str) -> (usize, usize) {
    let world = scene.world();
    let all: Vec<Status> = scene.books.cases(date(on)).map(|case| status(&world, &case)).collect();
    let directed =
        |own: &&Status| matches!(own, Status::WithConditions { directions, .. } if 0 < *directions);
    let free = all.iter().filter(|own| **own == Status::Full).count();
    (free, all.iter().filter(directed).count())
}

#[test]
fn the_four_waves_come_to_the_published_totals_and_reviews_to_the_published_counts() {
    let Some(shared) = shared() else { return };
    let all = applications(&shared);
    assert_eq!(all.len(), 211);
    let mut scene = stage(&all);
    let mut acts: Vec<ToCome> =
        all.iter().enumerate().flat_map(|(number, own)| diary(own, number)).collect();
    // The days of the announcements of waves 3 and 4 are not held.
    for (wave, on) in (1..).zip(["2012-12-10", "2013-01-23", "2013-02-20", "2013-03-11"]) {
        let act = format!("wave-published wave={wave}");
        acts.push((date(on), "Dee", "decider", BOARD.to_owned(), act));
    }
    play(&mut scene, acts);

    let totals = totals(&shared);
    assert_eq!(totals, [[34, 8, 0], [67, 19, 3], [62, 6, 5], [48, 10, 7]]);
    let on = date("2013-03-11");
    for (wave, total) in ["1", "2", "3", "4"].into_iter().zip(totals) {
        assert_eq!(came_of_wave(&scene, wave, on), total, "wave {wave}");
    }
    let world = scene.world();
    let liverpool = scene.books.case(&support::case("99A"), on).unwrap();
    let submitted = liverpool.last::<remit_governance::acts::Submitted>().unwrap();
    assert_eq!((submitted.wave.as_str(), wave_of(&liverpool).unwrap().as_str()), ("1", "4"));
    let medway = scene.books.case(&support::case("09W"), on).unwrap();
    let expected = Status::WithConditions { conditions: 24, directions: 1 };
    assert_eq!(status(&world, &medway), expected);
    let dartford = scene.books.case(&support::case("09J"), on).unwrap();
    let expected = Status::WithConditions { conditions: 22, directions: 0 };
    assert_eq!(status(&world, &dartford), expected);
    assert_eq!(free_and_directed(&scene, "2013-03-11"), (43, 15));

    // Which groups were reviewed with what outcome is invented; the counts after it are published.
    let of = |directed: bool| {
        let some = move |own: &&Application| 0 < own.conditions && own.has_direction() == directed;
        all.iter().filter(some).map(|own| own.code.as_str())
    };
    let first: BTreeSet<&str> = of(false).take(62).chain(of(true).take(1)).collect();
    review(&mut scene, &all, "2013-03-28", &first);
    assert_eq!(free_and_directed(&scene, "2013-03-28"), (106, 14));
    let second: BTreeSet<&str> = of(false).take(102).chain(of(true).take(7)).collect();
    review(&mut scene, &all, "2013-06-27", &second);
    assert_eq!(free_and_directed(&scene, "2013-07-25"), (152, 8));
    let left = scene.books.cases(date("2013-07-25"));
    let left = left.filter(|case| status(&scene.world(), case) != Status::Full).count();
    assert_eq!(left, 59);

    // Every review was held in time, and the next is due by 27 September.
    let late = |on| {
        all.iter()
            .flat_map(|own| scene.remains(&own.code, on))
            .filter(|one| one.contains("late"))
            .count()
    };
    assert_eq!(late("2013-09-27"), 0);
    assert!(0 < late("2013-09-28"));
}

#[test]
fn the_days_of_the_waves_are_those_of_the_table() {
    let tables = remit_governance::Tables::own();
    for (number, (submit_by, decided_on)) in (1..).zip(WAVES) {
        let name = remit_governance::Label::parse(&format!("{number}")).unwrap();
        let own = remit_governance::waves::wave(&tables, &name, date("2012-06-01")).unwrap();
        assert_eq!((own.submit_by, own.decided_on), (date(submit_by), date(decided_on)));
    }
}

#[test]
fn a_wave_is_not_published_while_one_of_it_is_open_but_a_deferred_one_does_not_count() {
    let own = |code: &str, was_deferred| Application {
        code: code.to_owned(),
        wave: if was_deferred { 4 } else { 1 },
        conditions: 0,
        level: "I",
        was_deferred,
    };
    let all = [own("99A", true), own("04C", false)];
    let mut scene = stage(&all);
    let by = |until: &str| {
        let all = all.iter().enumerate().flat_map(|(number, own)| diary(own, number));
        let until = date(until);
        all.filter(move |act| act.0 <= until).collect::<Vec<_>>()
    };
    play(&mut scene, by("2012-11-19"));
    let published = "wave-published wave=1";
    scene.on("2012-11-19").by("Dee", "decider", BOARD).refused(published, "wave-is-decided");
    let rest: Vec<ToCome> =
        by("2012-12-07").into_iter().filter(|act| date("2012-11-19") < act.0).collect();
    play(&mut scene, rest);
    scene.on("2012-12-10").by("Dee", "decider", BOARD).act(published);
    scene.refused("deferred case=99A wave=1 why=back", "deferred-to-a-later-wave");
    scene.refused("wave-published wave=4", "wave-is-decided");
}
