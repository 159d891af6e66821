//! Scripts of acts on one line each, `who day act`, and every guard that an act would meet.

#![allow(dead_code, reason = "each test file uses a part of this")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use remit_governance::acts::{self, Act, CaseAct};
use remit_governance::authorisation::{Status, status};
use remit_governance::{Answer, Ask, Form, Guard, Guarded, Rule, Signed};
use remit_register::Kind;

use crate::support::{BOARD, Scene, case, date};

/// The people of the scripts: by what they are called there, who they are, in which role, where.
const PEOPLE: [(&str, &str, &str, &str); 9] = [
    ("lead", "Ann", "governance-lead", "04C"),
    ("lead2", "Amy", "governance-lead", "09W"),
    ("assessor", "Ben", "authoriser", BOARD),
    ("decider", "Dee", "decider", BOARD),
    ("ben", "Ben", "decider", BOARD),
    ("cat", "Cat", "decider", BOARD),
    ("eve", "Eve", "authoriser", BOARD),
    ("eve2", "Eve", "decider", BOARD),
    ("cat2", "Cat", "clerk", "04C"),
];

/// Returns a scene of two bodies to be authorised, with two practices each and one that is alone.
pub fn scene() -> Scene {
    let members = [("C82001", "04C"), ("C82002", "04C"), ("G82001", "09W"), ("G82002", "09W")];
    let mut scene = Scene::new(Kind::Ccg, &["04C", "09W"], &members);
    for (_, person, role, body) in PEOPLE {
        scene.appoint(person, role, body);
    }
    scene.appoint("Eve", "clerk", "04C");
    scene
}

/// Splits `who day act`.
pub fn line(text: &str) -> (&str, &str, &str) {
    let (who, rest) = text.split_once(' ').unwrap();
    let (on, act) = rest.split_once(' ').unwrap();
    (who, on, act)
}

/// Lets somebody of the scripts sign on a day.
pub fn sign<'s>(scene: &'s mut Scene, who: &str, on: &str) -> &'s mut Scene {
    let found = PEOPLE.iter().find(|own| own.0 == who);
    let (_, person, role, body) = found.unwrap_or_else(|| panic!("nobody is {who}"));
    scene.on(on).by(person, role, body)
}

/// Sends the acts of a script, one a line, each of which must be taken.
#[track_caller]
pub fn play(scene: &mut Scene, script: &str) {
    for own in script.lines().map(str::trim).filter(|own| !own.is_empty()) {
        let (who, on, act) = line(own);
        sign(scene, who, on).act(act);
    }
}

/// Returns the scene after a stage of `stages.txt`.
pub fn after(stage: &str) -> Scene {
    let mut above = "";
    for own in include_str!("stages.txt").split("\n[").skip(1) {
        let (head, script) = own.split_once('\n').unwrap();
        let (name, rest) = head.split_once(']').unwrap();
        let before = rest.strip_prefix(" after ").unwrap_or(above);
        if name == stage {
            let mut scene = if before.is_empty() { scene() } else { after(before) };
            play(&mut scene, script);
            return scene;
        }
        above = name;
    }
    panic!("there is no stage {stage}");
}

/// Returns the status of a case on a day.
pub fn status_on(scene: &Scene, id: &str, on: &str) -> Status {
    let case = scene.books.case(&case(id), date(on)).unwrap();
    status(&scene.world(), &case)
}

fn standing_in_the_way<A: Guarded>(ask: &Ask<'_>, act: &A) -> Vec<String> {
    let passes = |guard: &Guard<A>| match guard {
        Guard::Act(_, question) => question(ask, act) == Answer::Passed,
        Guard::Case(_, question) => question(ask) == Answer::Passed,
        Guard::Each(_, subjects, question) => {
            subjects(ask).iter().all(|one| question(ask, one) == Answer::Passed)
        }
    };
    let in_force = |guard: &&Guard<A>| guard.rule().regime.period().contains(ask.on);
    let guards = A::GUARDS.iter().filter(in_force).filter(|guard| !passes(guard));
    guards.map(|guard| guard.rule().word()).collect()
}

macro_rules! kinds {
    ($($name:ident)+) => {
        /// Returns every guard of its kind that stands in the way of an act, in order.
        pub fn all_in_the_way(scene: &Scene, signed: &Signed) -> Vec<String> {
            let case = signed.act.case().and_then(|id| scene.books.case(id, signed.on));
            let world = scene.world();
            let ask = Ask { world, signer: Some(&signed.signer), case, on: signed.on };
            match &signed.act {
                $(CaseAct::$name(act) => standing_in_the_way(&ask, act),)+
                _ => panic!("{} is not of this area", signed.act.word()),
            }
        }

        /// The kinds of act of this area, each with its rules in order.
        pub fn kinds() -> Vec<(&'static str, Vec<&'static Rule>)> {
            vec![$((
                acts::$name::WORD,
                <acts::$name as Guarded>::GUARDS.iter().map(|guard| guard.rule()).collect(),
            ),)+]
        }
    };
}

kinds! {
    CaseOpened CriteriaLoaded EvidenceFiled Submitted DeskReviewed StakeholdersSurveyed SiteVisited
    LeadersInterviewed CriterionAssessed Moderated ConditionProposed CommentMade ApplicationDecided
    LettersSent DirectionGiven DirectionLifted PlanAgreed ConditionReviewed Deferred WavePublished
    StandardJudged Rated
}

/// Reads `who day act` as the signed act.
pub fn signed(text: &str) -> Signed {
    let (who, on, act) = line(text);
    let (_, person, role, body) = PEOPLE.iter().find(|own| own.0 == who).unwrap();
    let full = format!("{act} on={on} actor={person} acting_as={role} acting_for={body}");
    Signed::read(&Form::parse_line(&full).unwrap()).unwrap()
}
