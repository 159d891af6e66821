//! Nothing is lost: random registers, holdings and placements, against a simple model.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod conservation_model;
mod support;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use conservation_model::{OTHER, Plan, Thing, What, plan};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use remit_governance::holdings::{balances, items};
use remit_governance::rehearsal::{Changed, Count, rehearse};
use remit_governance::territory::{body_of_area, body_of_practice};
use remit_register::Kind;
use support::{Scene, case, code, date};

/// Cases that are tried.
const CASES: u32 = 10_000;

#[test]
fn nothing_is_lost_and_nothing_is_found_twice_in_any_merger_or_split() {
    let (tried, effective) = (Cell::new(0_u32), Cell::new(0_u32));
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&plan(), |plan| {
        tried.set(tried.get() + 1);
        effective.set(effective.get() + u32::from(try_plan(&plan)?));
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
    let (tried, effective) = (tried.get(), effective.get());
    assert!(tried < effective * 2, "only {effective} of {tried} changes took effect");
}

/// Carries a plan out; tells whether nothing refused it.
fn try_plan(plan: &Plan) -> Result<bool, TestCaseError> {
    let mut scene = plan.scene();
    plan.prepare(&mut scene);
    let mut placed = Vec::new();
    for placement in plan.placements() {
        if scene.try_act(&placement.line()).is_ok() {
            placed.push(placement);
        }
    }
    let things = plan.things();
    let homes = Homes { things: &things, home: plan.homes(&things, &placed) };
    scene.on(&plan.date()).by("Dee", "decider", support::BOARD);
    let receipt = homes.is_settled().then(|| check_receipt(plan, &scene, &homes)).transpose()?;
    if let Err(refusal) = scene.try_act("took-effect case=m") {
        let word = refusal.rule.word();
        let known = ["everything-is-swept-up", "nothing-has-two-homes"].contains(&word.as_str());
        return if known {
            Ok(false)
        } else {
            Err(fail(format!("refused by {word}: {}", refusal.about)))
        };
    }
    if receipt.is_none() {
        return Err(fail("took effect though something has no home".into()));
    }
    check_after(plan, &scene, &homes)?;
    check_next(plan, &mut scene, &homes)?;
    Ok(true)
}

fn fail(reason: String) -> TestCaseError {
    TestCaseError::fail(reason)
}

macro_rules! same {
    ($left:expr, $right:expr, $($words:tt)+) => {
        let (left, right) = ($left, $right);
        if left != right {
            let what = format!($($words)+);
            return Err(fail(format!("{what}:\n  found {left:?}\n  model {right:?}")));
        }
    };
}

/// Where the model sends each thing; nothing where it has no home or several.
struct Homes<'a> {
    things: &'a [Thing],
    home: Vec<Option<String>>,
}

/// In the model a thing that ends by name goes here.
const CLOSED: &str = "closed";

impl Homes<'_> {
    fn is_settled(&self) -> bool {
        self.home.iter().all(Option::is_some)
    }

    fn each(&self) -> impl Iterator<Item = (&Thing, &str)> {
        self.things.iter().zip(&self.home).map(|(thing, home)| (thing, home.as_deref().unwrap()))
    }

    /// What a body holds of a sort, by what tells it apart.
    fn of(&self, body: &str, what: What) -> Vec<String> {
        let own = self.each().filter(|(thing, home)| *home == body && thing.what == what);
        let mut own: Vec<String> = own.map(|(thing, _)| thing.told()).collect();
        own.sort();
        own
    }
}

fn add(counts: &mut BTreeMap<String, Count>, body: &str, thing: &Thing) {
    let count = counts.entry(body.to_owned()).or_default();
    match thing.what {
        What::Practice => {
            count.members += 1;
            count.people += u64::from(thing.people);
        }
        What::Area => count.areas += 1,
        What::Part => count.parts += 1,
        What::Item if thing.kind == "contract" => count.contracts += 1,
        What::Item if ["condition", "direction", "case", "challenge"].contains(&thing.kind) => {
            count.obligations += 1;
        }
        What::Item => count.other_items += 1,
        What::Balance => {
            count.accounts += 1;
            let sum = match thing.class {
                "asset" => &mut count.assets,
                "liability" => &mut count.liabilities,
                _ => &mut count.equity,
            };
            *sum = *sum + thing.pence;
        }
    }
}

fn check_receipt(plan: &Plan, scene: &Scene, homes: &Homes<'_>) -> Result<(), TestCaseError> {
    let world = scene.world();
    let own = world.books.case(&case("m"), date(&plan.date())).unwrap();
    let Some(rehearsal) = rehearse(&scene.register, &world, &own) else {
        return Err(fail("no rehearsal".into()));
    };
    let receipt = rehearsal.receipt;
    let (mut before, mut after, mut closed) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (thing, home) in homes.each() {
        add(&mut before, &thing.of, thing);
        match home {
            CLOSED => add(&mut closed, &thing.of, thing),
            home => add(&mut after, home, thing),
        }
    }
    let texts = |counts: &BTreeMap<remit_dictionary::Code, Count>| {
        counts.iter().map(|(code, count)| (code.to_string(), *count)).collect::<BTreeMap<_, _>>()
    };
    same!(texts(&receipt.before), before, "before");
    same!(texts(&receipt.after), after, "after");
    same!(texts(&receipt.closed), closed, "closed");
    same!(receipt.astray.clone(), Vec::<String>::new(), "astray");
    same!(receipt.is_whole(), true, "whole");
    let changed = |what: What, changed: Changed| {
        let moved = homes.each().filter(|(thing, home)| thing.what == what && thing.of != *home);
        let model: BTreeSet<(String, String)> =
            moved.map(|(thing, home)| (thing.label.clone(), home.to_owned())).collect();
        let codes = receipt.codes.iter().filter(|own| own.what == changed);
        let found: BTreeSet<(String, String)> =
            codes.map(|own| (own.code.to_string(), own.new.to_string())).collect();
        (found, model)
    };
    for (what, code) in [
        (What::Practice, Changed::Practice),
        (What::Area, Changed::Area),
        (What::Part, Changed::Part),
    ] {
        let (found, model) = changed(what, code);
        same!(found, model, "codes that change: {}", code.word());
    }
    Ok(())
}

fn check_after(plan: &Plan, scene: &Scene, homes: &Homes<'_>) -> Result<(), TestCaseError> {
    let world = scene.world();
    let view = world.view;
    let day = date(&plan.date());
    let before = day.day_before();
    let coded = [What::Practice, What::Area, What::Part];
    for (thing, home) in homes.each().filter(|(thing, _)| coded.contains(&thing.what)) {
        let own = code(&thing.label);
        let (old, new) = match thing.what {
            What::Practice => {
                (body_of_practice(&view, own, before), body_of_practice(&view, own, day))
            }
            What::Area => (body_of_area(&view, own, before), body_of_area(&view, own, day)),
            What::Part => {
                let board = |day| view.part_of(own, Kind::Icb, day).code();
                (board(before), board(day))
            }
            What::Item | What::Balance => continue,
        };
        same!(new, Some(code(home)), "{} on the day", thing.label);
        same!(old, Some(code(&thing.of)), "{} the day before", thing.label);
    }
    for body in plan.parties() {
        let gone = view.body_at(code(&body), day).filter(|own| own.kind == plan.era().kind());
        same!(gone.map(|own| own.code), None, "{body} is gone");
        let still = view.body_at(code(&body), before).map(|own| own.kind);
        same!(still, Some(plan.era().kind()), "{body} still answers");
        same!(items(&world, code(&body), day, None).len(), 0, "{body} holds nothing");
        same!(balances(&world, code(&body), day).len(), 0, "{body} has no balance");
    }
    for body in plan.successors() {
        let kind = plan.era().kind_after();
        same!(view.body_at(code(&body), day).map(|own| own.kind), Some(kind), "{body} is there");
        if plan.is_new(&body) {
            let early = view.body_at(code(&body), before).map(|own| own.kind);
            same!(early, None, "{body} is not there too early");
        }
    }
    for known in plan.codes() {
        let holders = view.lineage(code(&known), day);
        same!(holders.is_empty(), false, "{known} resolves");
    }
    check_holdings(plan, scene, homes, &plan.date(), &|home| home.to_owned())
}

/// What each body holds is what the model has there, once each.
fn check_holdings(
    plan: &Plan,
    scene: &Scene,
    homes: &Homes<'_>,
    on: &str,
    now: &dyn Fn(&str) -> String,
) -> Result<(), TestCaseError> {
    let world = scene.world();
    let bodies: BTreeSet<String> = plan.living().into_iter().map(|body| now(&body)).collect();
    for body in &bodies {
        let was = plan.living().into_iter().filter(|own| now(own) == *body);
        let was: Vec<String> = was.collect();
        let mut model: Vec<String> = was.iter().flat_map(|own| homes.of(own, What::Item)).collect();
        model.sort();
        let held = items(&world, code(body), date(on), None);
        let told = |own: &remit_governance::holdings::Item<'_>| {
            format!("{} {} {}", own.kind, own.label, own.listed_by)
        };
        let mut found: Vec<String> = held.iter().map(told).collect();
        found.sort();
        same!(found, model, "held by {body} on {on}");
        let mut sums: BTreeMap<(String, String), remit_dictionary::Pence> = BTreeMap::new();
        for (thing, home) in homes.each().filter(|(thing, _)| thing.what == What::Balance) {
            if was.iter().any(|own| own == home) {
                let key = (thing.label.clone(), thing.class.to_owned());
                let sum = sums.entry(key).or_default();
                *sum = *sum + thing.pence;
            }
        }
        let found: BTreeMap<(String, String), remit_dictionary::Pence> =
            balances(&world, code(body), date(on))
                .into_iter()
                .map(|own| ((own.account.to_string(), own.class.to_string()), own.amount))
                .collect();
        same!(found, sums, "balances of {body} on {on}");
    }
    Ok(())
}

/// All that is left merges into one a year later: what came by the first change is handed on.
fn check_next(plan: &Plan, scene: &mut Scene, homes: &Homes<'_>) -> Result<(), TestCaseError> {
    let (last, on) = (plan.era().last(), plan.era().next_date());
    plan.prepare_next(scene, last);
    if let Err(refusal) = scene.try_act("took-effect case=n") {
        // Split accounts leave books that do not add up; each body has to bring them anew.
        let word = refusal.rule.word();
        return if word == "balances-add-up" { Ok(()) } else { Err(fail(word)) };
    }
    let view = scene.world().view;
    for (thing, _) in homes.each() {
        let found = match thing.what {
            What::Practice => body_of_practice(&view, code(&thing.label), date(on)),
            What::Area => body_of_area(&view, code(&thing.label), date(on)),
            What::Part => view.part_of(code(&thing.label), Kind::Icb, date(on)).code(),
            What::Item | What::Balance => continue,
        };
        same!(found, Some(code(last)), "{} after the next change", thing.label);
    }
    let now = |home: &str| if home == OTHER { OTHER } else { last }.to_owned();
    check_holdings(plan, scene, homes, on, &now)
}
