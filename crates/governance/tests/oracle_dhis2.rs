//! What another program checks of a merger or split of organisations, and what it loses: asked of
//! this one, by its own acts and its own receipt.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

#[path = "../../../tests/public_files.rs"]
mod public_files;

use std::collections::BTreeMap;

use remit_dictionary::Pence;
use remit_governance::holdings::items;
use remit_governance::rehearsal::rehearse;
use remit_register::{Builder, Claim, Kind, Register};
use serde_json::Value;
use support::table::play;
use support::{BOARD, Scene, case, code, date, entry, fact};

/// Each check of the other program, and the rule here that refuses the same request.
const CHECKS: [(&str, &str); 9] = [
    ("E1500", "parties-are-alive"),
    ("E1501", "successors-fit-the-manner"),
    ("E1502", "successor-is-no-party"),
    ("E1503", "parties-are-alive"),
    ("E1504", "successor-is-no-party"),
    ("E1510", "parties-are-alive"),
    ("E1511", "successors-fit-the-manner"),
    ("E1512", "successor-is-no-party"),
    // Whoever gets what nothing else places has to be named.
    ("E1513", "everything-is-swept-up"),
];

/// Reads a file of the oracle, or says that the test is skipped.
fn oracle(name: &str) -> Option<Value> {
    let path = public_files::shared()?.join("oracles/dhis2-merge-split").join(name);
    Some(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
}

/// The organisations of the oracle have one letter; codes have at least two.
fn own_code(letter: &str) -> String {
    format!("Q{letter}1")
}

/// Boards A and B; C and whatever lies below another is known as a location of it.
fn register(tree: &BTreeMap<String, String>) -> Register {
    let mut builder = Builder::default();
    builder.entry(entry(1));
    builder.fact(&fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01"));
    for letter in ["A", "B"] {
        builder.fact(&fact(&own_code(letter), Claim::Exists(Kind::Icb), "2022-07-01"));
    }
    for (below, above) in tree {
        let part_of = Claim::PartOf(code(&own_code(above)), Kind::Icb);
        builder.fact(&fact(&own_code(below), Claim::Exists(Kind::SubIcbLocation), "2022-07-01"));
        builder.fact(&fact(&own_code(below), part_of, "2022-07-01"));
    }
    builder.finish()
}

fn scene(tree: &BTreeMap<String, String>) -> Scene {
    let mut scene = Scene::of(register(tree));
    scene.appoint("Dee", "decider", BOARD);
    scene.on("2023-05-01");
    scene
}

fn letters(request: &Value, field: &str) -> Vec<String> {
    match &request[field] {
        Value::String(one) => vec![own_code(one)],
        Value::Array(all) => all.iter().map(|own| own_code(own.as_str().unwrap())).collect(),
        _ => Vec::new(),
    }
}

/// Sends a request as acts; gives the rule that refuses, or nothing where none of these checks
/// does. What the other program does not ask about is entered as given.
fn rule_that_refuses(own: &Value, is_split: bool) -> Option<String> {
    let request = &own["request"];
    let tree = own.get("tree").map(|tree| serde_json::from_value(tree.clone()).unwrap());
    let mut scene = scene(&tree.unwrap_or_default());
    let parties = letters(request, if is_split { "source" } else { "sources" });
    let targets = letters(request, if is_split { "targets" } else { "target" });
    // One source that goes into one target is a change, not a merger.
    let manner = match (is_split, parties.len()) {
        (true, _) => "split",
        (false, 1) => "redraw",
        (false, _) => "merge",
    };
    let opened = format!(
        "case-opened case=m kind=change title=x parties={} route=icb-order manner={manner} \
         effect-on=2024-04-01",
        parties.join(",")
    );
    let mut acts = vec![opened];
    let named = |code: &String| format!("successor-named case=m code={code} name=x issued=issued");
    acts.extend(targets.iter().map(named));
    acts.push("ods-notified case=m".into());
    // The other program sends everything to the primary target, and takes the first of several
    // unless the request says there is none.
    let primary = match request.get("primaryTarget") {
        Some(Value::Null) => None,
        _ => targets.first(),
    };
    let swept = |to: &String| format!("placed case=m placement=s kind=everything to={to}");
    acts.extend(primary.map(swept));
    acts.push("scheme-made case=m scheme=x".into());
    acts.iter().find_map(|act| scene.try_act(act).err()).map(|refusal| refusal.rule.word())
}

#[test]
fn every_request_that_the_other_program_refuses_is_refused_by_the_rule_that_means_the_same() {
    let Some(cases) = oracle("validation_cases.json") else { return };
    let mut met = Vec::new();
    for (sort, is_split) in [("merge_validation", false), ("split_validation", true)] {
        for own in cases[sort].as_array().unwrap() {
            let error = own["error"].as_str();
            let expected = error.map(|error| {
                let known = CHECKS.iter().find(|(check, _)| *check == error);
                known.unwrap_or_else(|| panic!("{error} has no rule")).1.to_owned()
            });
            assert_eq!(rule_that_refuses(own, is_split), expected, "{}", own["name"]);
            met.extend(error.map(str::to_owned));
        }
    }
    let all: Vec<&str> = CHECKS.iter().map(|(check, _)| *check).collect();
    assert_eq!(met, all, "each check is met once");
}

/// Figures that bodies hold for a data element and period are data sets with a value: the merger
/// keeps each, with the body it came from, and their sum is the figure of the successor.
#[test]
fn no_figure_is_lost_in_a_merger_and_each_part_is_still_seen() {
    let Some(mergers) = oracle("merge_data_values.json") else { return };
    for merger in mergers.as_array().unwrap() {
        let (sources, target) = (letters(merger, "sources"), letters(merger, "target"));
        let mut scene = scene(&BTreeMap::new());
        let values = merger["values"].as_array().unwrap();
        for own in values {
            let body = own_code(own["ou"].as_str().unwrap());
            let label = format!("{}/{}", own["de"].as_str().unwrap(), own["pe"].as_str().unwrap());
            scene.appoint("Ann", "governance-lead", &body).on("2023-05-01");
            scene.act(&format!(
                "item-held body={body} item={label} kind=data-set title=x value=£{}",
                own["value"]
            ));
        }
        let (parties, to) = (sources.join(","), &target[0]);
        play(
            &mut scene,
            &[
                "%Dee decider X24",
                &format!(
                    "case-opened case=m kind=change title=x parties={parties} \
                    route=icb-order manner=merge effect-on=2024-04-01"
                ),
                &format!("successor-named case=m code={to} name=x issued=issued"),
                &format!("placed case=m placement=s kind=everything to={to}"),
            ],
        );
        let world = scene.world();
        let own = world.books.case(&case("m"), date("2023-05-01")).unwrap();
        let receipt = rehearse(&scene.register, &world, &own).unwrap().receipt;
        assert!(receipt.is_whole());
        assert_eq!(receipt.after[&code(to)].other_items, values.len() as u64, "no row is lost");

        scene.enter("took-effect case=m");
        let world = scene.world();
        let held = items(&world, code(to), date("2024-04-01"), None);
        let mut found: BTreeMap<String, (Pence, BTreeMap<String, Pence>)> = BTreeMap::new();
        for item in &held {
            let (sum, parts) = found.entry(item.label.to_string()).or_default();
            let value = item.value.unwrap();
            *sum = *sum + value;
            parts.insert(item.listed_by.to_string(), value);
        }
        let wanted: BTreeMap<String, (Pence, BTreeMap<String, Pence>)> =
            merger["nothing_lost_result"].as_array().unwrap().iter().map(wanted).collect();
        assert_eq!(found, wanted);
    }
}

/// One line of what must not be lost: the figure, its sum, and each part by its source.
fn wanted(own: &Value) -> (String, (Pence, BTreeMap<String, Pence>)) {
    let pounds = |value: &Value| Pence(value.as_i64().unwrap() * 100);
    let label = format!("{}/{}", own["de"].as_str().unwrap(), own["pe"].as_str().unwrap());
    let parts = own["parts"].as_object().unwrap().iter();
    let parts = parts.map(|(letter, value)| (own_code(letter), pounds(value))).collect();
    (label, (pounds(&own["value"]), parts))
}
