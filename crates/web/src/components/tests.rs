//! What the components write equals what `nhsuk-frontend` publishes: its fixtures, each with the
//! options it was made with and its HTML.

mod made;

use std::collections::BTreeSet;

use serde_json::Value;

use made::{COMPONENTS, Options};

/// What our components leave out: options as paths, `PATH=VALUE`, or the names of fixtures.
const LEFT_OUT: &[(&str, &[&str], &str)] = &[
    ("breadcrumb", &["backLink", "variant"], "every page has the one way back, on white"),
    ("button", &["disabled"], "a button that does nothing explains nothing"),
    ("button", &["href"], "what leads elsewhere looks like a link"),
    ("button", &["icon"], "words are enough"),
    ("button", &["preventDoubleClick"], "it needs a script"),
    (
        "button",
        &["variant=login", "variant=reverse", "variant=warning", "variant=secondary-solid"],
        "nothing is signed in to, or removed, from a page yet",
    ),
    (
        "checkboxes",
        &["items.conditional", "items.behaviour", "items.exclusive"],
        "they need a script",
    ),
    ("checkboxes", &["disabled", "items.disabled"], "what cannot be chosen is not offered"),
    ("checkboxes", &["inline", "fieldset=null"], "one below the other, with a legend"),
    ("checkboxes", &["fieldset.legend.id", "errorMessage=true"], "a mistake is said in words"),
    ("date-input", &["items", "day=false", "year=false"], "a date has a day, a month and a year"),
    ("date-input", &["disabled", "year.disabled"], "a date can always be typed"),
    ("date-input", &["fieldset.legend.id"], "one date on a page needs no other id"),
    ("date-input", &["day.autocomplete"], "nobody's own date is asked for"),
    ("date-input", &["day.label"], "pages are in English"),
    ("date-input", &["errorMessage=true", "with errors only"], "a mistake is said in words"),
    ("details", &["classes", "summary.html"], "one look, and a summary of plain words"),
    ("error-message", &["html", "visuallyHiddenText"], "a mistake is said in plain words"),
    (
        "error-summary",
        &["description", "disableAutoFocus", "heading.html", "errorList=false"],
        "the mistakes are enough",
    ),
    ("footer", &["meta.html", "navigation"], "the header has the sections"),
    ("header", &["account", "search", "organisation"], "nobody signs in yet; pages search below"),
    (
        "header",
        &[
            "colour",
            "logo.href=#nhs",
            "logo.href=#/logo",
            "logo.alt",
            "logo.ariaLabel",
            "unlinked logo",
            "service.text=null",
            "with service name",
        ],
        "blue, with one link from logo and name to the start",
    ),
    (
        "header",
        &["navigation.justified", "navigation.items=false", "navigation.items.current"],
        "a section is a link, also where it is the one that is shown",
    ),
    ("file-upload", &["multiple", "id"], "one file at a time, under one name"),
    ("file-upload", &["errorMessage=true", "disabled"], "a mistake is said in words"),
    ("file-upload", &["chooseFilesButtonClassList"], "it needs a script"),
    ("input", &["id", "autocomplete", "type=tel", "spellcheck", "classes"], "plain words"),
    ("input", &["disabled", "errorMessage=true"], "a field can always be typed into"),
    (
        "pagination",
        &["items", "nextUrl", "next.text"],
        "a page leads to the one before and the one after",
    ),
    ("radios", &["items.conditional"], "they need a script"),
    ("radios", &["disabled", "items.disabled"], "what cannot be chosen is not offered"),
    ("radios", &["inline", "fieldset=null", "items.divider"], "one below the other, with a legend"),
    ("radios", &["fieldset.legend.id", "errorMessage=true"], "a mistake is said in words"),
    (
        "search-input",
        &["button", "placeholder", "id", "label.classes", "errorMessage=true", "disabled"],
        "one search box, with a label that everybody sees",
    ),
    ("select", &["id", "disabled", "items.disabled", "items.divider"], "a plain list"),
    ("select", &["errorMessage=true", "formGroup"], "a mistake is said in words"),
    (
        "select",
        &["disabled", "items.disabled", "items.divider", "label.id", "formGroup"],
        "every choice can be made, in one list, with the button of the form",
    ),
    ("select", &["errorMessage=true"], "a mistake is said in words"),
    (
        "summary-list",
        &["lastRowBorder", "border", "rows.border", "rows.actions", "rows.key.width"],
        "nothing in a list can be changed yet",
    ),
    ("tables", &["head.sort", "scroll"], "they need a script"),
    (
        "tables",
        &[
            "border",
            "lastRowBorder",
            "compact",
            "striped",
            "variant",
            "head.width",
            "head=false",
            "rows.classes",
            "rows.format",
            "head.visuallyHiddenText",
            "card",
        ],
        "one look for every table",
    ),
    ("textarea", &["id", "disabled", "errorMessage=true"], "a field can always be typed into"),
    ("warning-callout", &["html", "without heading"], "a heading, and a sentence"),
    ("", &["(call block)"], "words are always given as an argument"),
];

/// Returns every option of a fixture as a path, and with its value where that is short.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(inner) => {
            for (name, value) in inner {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                paths(value, &path, found);
                found.insert(path);
            }
        }
        Value::Array(all) => all.iter().for_each(|value| paths(value, path, found)),
        Value::String(text) => {
            found.insert(format!("{path}={text}"));
        }
        own => {
            found.insert(format!("{path}={own}"));
        }
    }
}

/// Whitespace between elements means nothing, and some letters may be written in two ways.
fn normalised(html: &str) -> String {
    let words: Vec<&str> = html.split_whitespace().collect();
    let html = words.join(" ").replace("&#39;", "'").replace("\"/>", "\"></path>");
    html.replace("> ", ">").replace(" <", "<")
}

fn fixtures(component: &str) -> Vec<Value> {
    let folder =
        concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/nhsuk-frontend/dist/nhsuk/components");
    let text = std::fs::read_to_string(format!("{folder}/{component}/fixtures.json")).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    all["fixtures"].as_array().unwrap().clone()
}

#[test]
fn every_component_writes_what_the_design_system_publishes() {
    let mut stale: BTreeSet<(&str, &str)> = LEFT_OUT
        .iter()
        .flat_map(|(component, all, _)| all.iter().map(|own| (*component, *own)))
        .collect();
    let mut unexplained = Vec::new();
    for (component, make) in COMPONENTS {
        let mut same = 0;
        for fixture in fixtures(component) {
            let name = fixture["name"].as_str().unwrap();
            let options = Options::of(&fixture["context"]).unwrap();
            let mut shown = BTreeSet::from([name.to_owned()]);
            paths(&fixture["context"], "", &mut shown);
            if fixture.get("callBlock").is_some() {
                shown.insert("(call block)".to_owned());
            } else if let Some(made) = make(&options).filter(|_| options.all_read()) {
                let published = normalised(fixture["html"].as_str().unwrap());
                assert_eq!(normalised(&made.into_string()), published, "{component}: {name}");
                same += 1;
                continue;
            }
            let why = |(of, own): &(&str, &str)| {
                (*of == component || of.is_empty()) && shown.contains(*own)
            };
            let left_out =
                LEFT_OUT.iter().flat_map(|(of, all, _)| all.iter().map(|own| (*of, *own)));
            let reasons: Vec<_> = left_out.filter(why).collect();
            if reasons.is_empty() {
                unexplained.push(format!("{component}: {name}: {shown:?}"));
            }
            for reason in reasons {
                stale.remove(&reason);
            }
        }
        assert!(0 < same, "{component} equals no fixture");
    }
    assert!(unexplained.is_empty(), "left out without a reason:\n{}", unexplained.join("\n"));
    assert!(stale.is_empty(), "no fixture shows these any more: {stale:?}");
}
