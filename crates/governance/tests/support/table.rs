//! Decision tables: one row an attempt, with the rule that refuses it.

#![allow(unused_macros, unused_imports, reason = "not every test file has a table")]

use remit_governance::acts::KINDS;
use remit_governance::{Answer, Ask, Guard, Guarded, Of, Signed};

use super::Scene;

/// One attempt: what comes before, the act, the rule that refuses it, and the rule after it in the
/// order of precedence that would refuse it too; empty where none would.
pub type Row = (&'static [&'static str], &'static str, &'static str, &'static str);

/// Plays lines: `@2019-06-01` sets the day, `%Ann clerk 09C` who signs, `!` enters an act without
/// asking any guard, all others are acts. A text may hold several lines.
#[track_caller]
pub fn play(scene: &mut Scene, lines: &[&str]) {
    for line in lines.iter().flat_map(|lines| lines.lines()) {
        if let Some(day) = line.strip_prefix('@') {
            scene.on(day);
        } else if let Some(signer) = line.strip_prefix('%') {
            let words: Vec<&str> = signer.split(' ').collect();
            scene.by(words[0], words[1], words[2]);
        } else if let Some(act) = line.strip_prefix('!') {
            scene.enter(act);
        } else {
            scene.act(line);
        }
    }
}

/// Asks every guard of an act, and names the rules that would not let it pass; nothing for an act
/// of another kind.
pub fn refusing<A: Guarded + Of>(scene: &Scene, signed: &Signed) -> Option<Vec<String>> {
    let act = A::of(&signed.act)?;
    let world = scene.world();
    let case = signed.act.case().and_then(|id| world.books.case(id, signed.on));
    let ask = Ask { world, signer: Some(&signed.signer), case, on: signed.on };
    let passes = |guard: &Guard<A>| match guard {
        Guard::Act(_, question) => question(&ask, act) == Answer::Passed,
        Guard::Case(_, question) => question(&ask) == Answer::Passed,
        Guard::Each(_, subjects, question) => {
            subjects(&ask).iter().all(|subject| question(&ask, subject) == Answer::Passed)
        }
    };
    let in_force = |guard: &&Guard<A>| guard.rule().regime.period().contains(signed.on);
    let guards = A::GUARDS.iter().filter(in_force).filter(|guard| !passes(guard));
    Some(guards.map(|guard| guard.rule().word()).collect())
}

/// Makes a question of [`refusing`] for some kinds of act.
macro_rules! refusing_of {
    ($($act:ident),+ $(,)?) => {
        |scene: &support::Scene, signed: &remit_governance::Signed| {
            let found = None;
            $(let found = found.or_else(|| {
                support::table::refusing::<remit_governance::acts::$act>(scene, signed)
            });)+
            found.expect("an act of these kinds")
        }
    };
}
pub(crate) use refusing_of;

/// Tries each row in a scene of its own.
#[track_caller]
pub fn try_rows(
    scene: fn() -> Scene,
    rows: &[Row],
    refusing: impl Fn(&Scene, &Signed) -> Vec<String>,
) {
    for (before, act, rule, next) in rows {
        let mut scene = scene();
        play(&mut scene, before);
        let all = refusing(&scene, &scene.signed(act));
        assert_eq!(all.first().map(String::as_str), Some(*rule), "{act}: {all:?}");
        assert!(next.is_empty() || all.iter().any(|own| own == next), "{act}: {all:?}");
        scene.refused(act, rule);
    }
}

/// Demands a row for every rule of some kinds of act, and for every pair of neighbours in their
/// orders of precedence.
#[track_caller]
pub fn is_complete(acts: &[&str], rows: &[Row]) {
    for kind in KINDS.iter().filter(|kind| acts.contains(&kind.word)) {
        let of_kind = |act: &str| act.split(' ').next() == Some(kind.word);
        let rules: Vec<String> = (kind.rules)().iter().map(|rule| rule.word()).collect();
        for rule in &rules {
            let found = rows.iter().any(|(_, act, first, _)| of_kind(act) && first == rule);
            assert!(found, "{}: no row for {rule}", kind.word);
        }
        for pair in rules.windows(2) {
            let is_pair =
                |row: &&Row| of_kind(row.1) && row.2 == pair[0].as_str() && row.3 == pair[1];
            assert!(rows.iter().any(|row| is_pair(&row)), "{}: no row for {pair:?}", kind.word);
        }
    }
}
