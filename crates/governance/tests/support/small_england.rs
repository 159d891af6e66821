//! A small register from a line a fact, and short ways to ask it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "each test file uses a part of it")]

use remit_register::{
    AreaOf, Builder, Claim, Entry, Fact, Generation, Kind, Register, Role, Series, View,
};

use crate::shared::{HOSPITAL, catalogue};
use crate::support::{BOARD, Scene, code, date, entry, fact};

/// One fact a line: `G82001 practice D4U1Y`, `E01000001 area D4U1Y`, `D4U1Y location QNQ`,
/// `QNQ icb`, `QKS stp`; a body from the first day of its law.
pub fn register(lines: &str) -> Register {
    let mut facts = vec![fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01")];
    let mut seen = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split(' ').collect();
        let (own, of) = (words[0], words.get(2).map(|of| code(of)));
        match (words[1], of) {
            ("practice", Some(of)) => {
                facts.push(fact(own, Claim::Exists(Kind::Practice), "1990-01-01"));
                facts.push(fact(own, Claim::CommissionedBy(of), "2006-10-01"));
                facts.push(fact(own, Claim::ListSize(1_000), "2006-10-01"));
            }
            ("area", Some(of)) => {
                let claim = Claim::InArea(of, AreaOf::Commissioner, Generation::Lsoa2011);
                seen.push(Fact::seen(code(own), claim, date("2006-10-01")));
            }
            ("location", Some(of)) => {
                facts.push(fact(own, Claim::Exists(Kind::SubIcbLocation), "2022-07-01"));
                facts.push(fact(own, Claim::PartOf(of, Kind::Icb), "2022-07-01"));
            }
            (kind, of) => {
                let kind = Kind::parse(kind).unwrap();
                let first = kind.in_law().from();
                let from = if first.is_real() { first.to_string() } else { "2006-10-01".into() };
                facts.push(fact(own, Claim::Exists(kind), &from));
                facts.extend(of.map(|stp| fact(own, Claim::PartOf(stp, Kind::Stp), "2016-04-01")));
            }
        }
    }
    let mut builder = Builder::default();
    builder.entry(entry(1));
    facts.iter().for_each(|fact| builder.fact(fact));
    builder.entry(Entry { series: Series::SmallAreas, ..entry(2) });
    seen.iter().for_each(|fact| builder.fact(fact));
    builder.finish()
}

pub fn scene(lines: &str, leads: &[&str]) -> Scene {
    let mut scene = Scene::of(register(lines));
    scene.functions = catalogue();
    scene.appoint("Asa", "authoriser", BOARD).appoint("Dee", "decider", BOARD);
    for body in leads {
        scene.appoint(&format!("lead-{body}"), "governance-lead", body);
    }
    scene
}

/// Who holds hospital care for a practice on a day.
pub fn holder(scene: &Scene, practice: &str, day: &str) -> String {
    let view = scene.register.now();
    let chain = view.who_for_practice(code(practice), HOSPITAL, &scene.functions, date(day));
    let holds = chain.links.iter().find(|link| link.role == Role::Holds);
    holds.and_then(|link| link.code).map_or_else(|| "nobody".into(), |own| own.to_string())
}

pub fn holder_of_area(scene: &Scene, area: &str, day: &str) -> String {
    let view = scene.register.now();
    let chain = view.who_for_area(code(area), HOSPITAL, &scene.functions, date(day));
    let holds = chain.links.iter().find(|link| link.role == Role::Holds);
    holds.and_then(|link| link.code).map_or_else(|| "nobody".into(), |own| own.to_string())
}

/// Where the work of a code is on a day: `QN1 part`.
pub fn lineage(view: View<'_>, own: &str, day: &str) -> Vec<String> {
    let holders = view.lineage(code(own), date(day)).into_iter();
    holders.map(|own| format!("{} {}", own.code, own.basis.word())).collect()
}
