//! Decision tables: one row an attempt, with the rule that refuses it.

use remit_governance::acts::KINDS;

use super::Scene;

/// One attempt: what comes before, the act, the rule that refuses it, and the rule after it in the
/// order of precedence that would refuse it too; empty where none would.
pub type Row = (&'static [&'static str], &'static str, &'static str, &'static str);

/// Plays lines: `@2019-06-01` sets the day, `%Ann clerk 09C` who signs, all others are acts.
#[track_caller]
pub fn play(scene: &mut Scene, lines: &[&str]) {
    for line in lines {
        if let Some(day) = line.strip_prefix('@') {
            scene.on(day);
        } else if let Some(signer) = line.strip_prefix('%') {
            let words: Vec<&str> = signer.split(' ').collect();
            scene.by(words[0], words[1], words[2]);
        } else {
            scene.act(line);
        }
    }
}

/// Tries each row in a scene of its own.
#[track_caller]
pub fn try_rows(scene: fn() -> Scene, rows: &[Row]) {
    for (before, act, rule, _) in rows {
        let mut scene = scene();
        play(&mut scene, before);
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
