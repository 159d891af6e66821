//! The fields of an act, as a form asks them and as they are read back.

use maud::{Markup, html};
use remit_governance::{ActKind, Field, Form, SIGNER_FIELDS, Times};

use crate::asking::today;
use crate::components::{Heading, Question, select, text_input, textarea};
use crate::filled::Typed;
use crate::words;

/// The fields of whoever signs that a form does not ask: they follow from who is signed in.
const KNOWN: [&str; 3] = ["actor", "acting_as", "acting_for"];

/// Returns the fields that a form asks, in order.
pub fn of(kind: &ActKind) -> impl Iterator<Item = &'static Field> {
    let signer = SIGNER_FIELDS.iter().filter(|field| !KNOWN.contains(&field.name));
    // SIGNER_FIELDS is a constant, so each use is a value of its own.
    let signer: Vec<&'static Field> =
        signer.filter_map(|field| STATIC.iter().find(|own| own.name == field.name)).collect();
    kind.fields.iter().chain(signer)
}

static STATIC: [Field; 6] = SIGNER_FIELDS;

/// Reads what was typed as the form of an act. What was left empty is not in it.
pub fn read(kind: &ActKind, typed: &Typed) -> Form {
    let mut form = Form::new(kind.word);
    for field in of(kind) {
        let text = typed.one(field.name).unwrap_or_default();
        if field.shape.times == Times::Many {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.for_each(|line| form.add(field.name, line));
        } else if !text.is_empty() {
            form.add(field.name, text);
        }
    }
    form
}

/// Returns what a field is called.
pub fn label(name: &str) -> String {
    words::capital(&name.replace('_', " "))
}

/// Returns a field with what was typed into it, and what is wrong with that.
pub fn show(field: &Field, typed: &Typed, error: Option<&str>) -> Markup {
    let optional = if field.shape.times == Times::Once { "" } else { " (optional)" };
    let label = format!("{}{optional}", label(field.name));
    let how = how(field);
    let hint = html! { (field.help.trim()) @if !how.is_empty() { ". " (how) } };
    let question =
        Question { name: field.name, label: Heading::Plain(&label), hint: Some(&hint), error };
    let (many, text) = (field.shape.times == Times::Many, typed.raw(field.name));
    match field.shape.word {
        _ if many => textarea(&question, text),
        _ if !field.shape.choices.is_empty() => {
            let name = |word: &&str| words::capital(&word.replace('-', " "));
            let mut items = vec![(String::new(), "Choose".to_owned())];
            items.extend(field.shape.choices.iter().map(|own| ((*own).to_owned(), name(own))));
            select(&question, &items, typed.one(field.name))
        }
        "words" | "said" => textarea(&question, text),
        "date" => {
            let day = if field.name == "on" && text.is_empty() {
                today().to_string()
            } else {
                text.to_owned()
            };
            text_input(
                &question,
                Some(&day).filter(|own| !own.is_empty()).map(String::as_str),
                Some(10),
            )
        }
        _ => text_input(&question, Some(text).filter(|own| !own.is_empty()), None),
    }
}

/// Returns how an answer is written.
fn how(field: &Field) -> String {
    let one = match field.shape.word {
        "date" => "Write it as year, month, day: 2027-04-01",
        "code" => "A code, as QK1 or G82073",
        "amount" | "pence" => "In pounds and pence, as 1250.00",
        "threshold" | "fraction" => "As 2/3 or 50%",
        "label" => "A short name of small letters, digits and hyphens, as east-merger",
        "case" => "The name of the case",
        _ => "",
    };
    match (field.shape.times == Times::Many, one) {
        (false, one) => one.to_owned(),
        (true, "") if field.shape.choices.is_empty() => "One on each line.".to_owned(),
        (true, "") => format!("One on each line, of: {}", field.shape.choices.join(", ")),
        (true, one) => format!("{one}. One on each line."),
    }
}
