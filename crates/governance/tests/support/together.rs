//! What tests of working together share: a catalogue, houses by hand, decisions in a line.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "each test file uses a part of it")]

use remit_dictionary::{Code, Period};
use remit_governance::{
    Answer, Ask, CaseId, Decider, Decision, Form, Guard, Guarded, Label, Of, Officer, Person,
    Question, Rule, Signed, Verdict, may_decide,
};
use remit_register::{Capacity, FunctionRule, Functions, Kind};

use crate::support::{Scene, code, date};

pub const HOSPITAL: &str = "hospital-and-community";

/// The part of the catalogue of functions that the tests speak of.
pub fn catalogue() -> Functions {
    use Capacity::{ExercisesByDelegation, Holds};
    let rows = [
        (HOSPITAL, Kind::Ccg, Holds, "2013-04-01", "2022-07-01"),
        (HOSPITAL, Kind::Icb, Holds, "2022-07-01", ""),
        ("primary-medical", Kind::NhsEngland, Holds, "2013-04-01", ""),
        ("primary-medical", Kind::Ccg, ExercisesByDelegation, "2015-04-01", "2022-07-01"),
        ("specialised", Kind::NhsEngland, Holds, "2013-04-01", ""),
        ("public-health", Kind::CountyCouncil, Holds, "2013-04-01", ""),
    ];
    let rule = |(function, kind, capacity, from, until): (&str, Kind, Capacity, &str, &str)| {
        let from = date(from);
        let until = (!until.is_empty()).then(|| date(until));
        FunctionRule {
            function: function.into(),
            name: function.into(),
            kind,
            capacity,
            period: until.map_or(Period::since(from), |until| Period::new(from, until).unwrap()),
            provision: format!("what gives {function} to a {}", kind.word()),
            tag: "K".into(),
            source: "test".into(),
        }
    };
    Functions::new(rows.into_iter().map(rule).collect()).unwrap()
}

/// Returns a scene of CCGs with the catalogue; each has a governance lead called `lead CODE`.
pub fn ccgs(codes: &[&str]) -> Scene {
    let mut scene = Scene::new(Kind::Ccg, codes, &[]);
    scene.functions = catalogue();
    for own in codes {
        scene.appoint(&format!("lead {own}"), "governance-lead", own);
    }
    scene
}

/// Returns an act signed on a day by somebody: `actor role body`.
pub fn signed(line: &str, on: &str, actor: &str, role: &str, body: &str) -> Signed {
    let line = format!("{line} on={on} actor=\"{actor}\" acting_as={role} acting_for={body}");
    let form = Form::parse_line(&line).unwrap_or_else(|error| panic!("{line}: {error}"));
    Signed::read(&form).unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// Asks every guard of an act, and returns the rules that would not let it be; nothing of an act
/// of another kind.
pub fn refusing<A: Guarded + Of>(scene: &Scene, signed: &Signed) -> Option<Vec<&'static Rule>> {
    let act = A::of(&signed.act)?;
    let world = scene.world();
    let case = signed.act.case().and_then(|id| world.books.case(id, signed.on));
    let ask = Ask { world, signer: Some(&signed.signer), case, on: signed.on };
    let passes = |guard: &&Guard<A>| match guard {
        Guard::Act(_, question) => question(&ask, act) == Answer::Passed,
        Guard::Case(_, question) => question(&ask) == Answer::Passed,
        Guard::Each(_, subjects, question) => {
            subjects(&ask).iter().all(|subject| question(&ask, subject) == Answer::Passed)
        }
    };
    Some(A::GUARDS.iter().filter(|guard| !passes(guard)).map(Guard::rule).collect())
}

/// Puts an act of a body's own house on record by hand: its guards are another area's.
pub fn by_hand(scene: &mut Scene, on: &str, line: &str) {
    let signed = signed(line, on, "Somebody", "governance-lead", "X24");
    let number = scene.books.head() + 1;
    scene.books.enter(number, signed);
}

/// Puts an arrangement on record that began on a day.
pub fn arranged(scene: &mut Scene, id: &str, parties: &str, form: &str, from: &str) {
    let opened = format!("case-opened case={id} kind=arrangement title=x parties={parties}");
    by_hand(scene, "2014-06-01", &opened);
    let terms = "instrument=memorandum ending_terms=\"at six months\"";
    let proposed = format!("arrangement-proposed case={id} {terms} from={from} form={form}");
    by_hand(scene, "2014-06-01", &proposed);
    by_hand(scene, from, &format!("commenced case={id}"));
}

/// Signs as the governance lead of a body from now on.
pub fn lead<'s>(scene: &'s mut Scene, body: &str) -> &'s mut Scene {
    scene.by(&format!("lead {body}"), "governance-lead", body)
}

/// Signs a proposal off for some parties.
pub fn sign_off(scene: &mut Scene, case: &str, parties: &[&str]) {
    for party in parties {
        lead(scene, party).act(&format!("signed-off case={case} party={party} word=approved"));
    }
}

/// Lets somebody exercise a function by a line of each party's scheme.
pub fn delegate(scene: &mut Scene, on: &str, parties: &[&str], function: &str, to: &str) {
    for party in parties {
        let line = format!("{to}/{function}").replace('/', "-");
        let act = format!("delegation-made body={party} line={line} function={function} to={to}");
        by_hand(scene, on, &act);
    }
}

/// Returns the question whether somebody may decide: a code, `committee of CODE`, or a case.
pub fn question<'q>(by: &str, function: &'q str, on: &str) -> Question<'q> {
    let by = match by.split_once(" of ") {
        Some((committee, body)) => Decider::Committee(code(body), Label::parse(committee).unwrap()),
        None if by.len() <= 3 => Decider::Body(code(by)),
        None => Decider::Arrangement(CaseId::parse(by).unwrap()),
    };
    Question { by, function, officer: None, amount: None, on: date(on) }
}

pub fn person(name: &str) -> Option<Officer> {
    Some(Officer::Person(Person::parse(name).unwrap()))
}

pub fn decided(scene: &Scene, question: &Question<'_>) -> Decision {
    may_decide(scene.world(), question)
}

/// Returns a verdict on a line: `Binding 09C 09E`, `Recommendation 09C; binding 09E`.
pub fn verdict(scene: &Scene, question: &Question<'_>) -> String {
    let list = |codes: &[Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let decision = decided(scene, question);
    let word = decision.verdict.word();
    match &decision.verdict {
        Verdict::Binding { parties } => format!("{word} {}", list(parties)),
        Verdict::Recommendation { ratify_by, binding_for } if binding_for.is_empty() => {
            format!("{word} {}", list(ratify_by))
        }
        Verdict::Recommendation { ratify_by, binding_for } => {
            format!("{word} {}; binding {}", list(ratify_by), list(binding_for))
        }
        Verdict::Unlawful { reason } => format!("{word}: {reason}"),
    }
}

/// Asks whether somebody may decide, on a line.
pub fn asks(scene: &Scene, by: &str, function: &str, on: &str) -> String {
    verdict(scene, &question(by, function, on))
}

/// Returns the chain of authority, a link a line: `role who: basis (acts)`.
pub fn chain(scene: &Scene, question: &Question<'_>) -> Vec<String> {
    let links = decided(scene, question).chain;
    links.iter().map(|link| format!("{} {}: {}", link.role.word(), link.who, link.basis)).collect()
}
