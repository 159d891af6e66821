//! Acts as people send them: fields on the command line, JSON, a tracker.

use std::io::Read;
use std::path::Path;

use anyhow::Context;
use remit_clerk::deciding::Sent;
use remit_exchange::{ACT_FILE_BYTES_MAX, read_acts, read_tracker};
use remit_governance::{Field, Form, KINDS, Times};

use crate::arguments::{Fields, Signing};
use crate::refusal::Refusal;

/// What to do with a batch of which something cannot be read.
const MEND: &str = "nothing was recorded; mend what is named and send it again";

/// Reads what was sent.
pub fn read(fields: &Fields) -> anyhow::Result<Vec<Sent>> {
    match (&fields.act, &fields.json, &fields.file) {
        (_, Some(path), _) => json(path),
        (_, _, Some(path)) => tracker(path),
        (Some(act), ..) => Ok(vec![Sent { form: typed(act, &fields.fields)?, place: None }]),
        (None, None, None) => unreachable!("clap asks for an act, --json or --file"),
    }
}

/// Fills in who acts, on which day, in which case, where the act does not say it itself.
pub fn fill(sent: &mut [Sent], signing: &Signing, case: Option<&str>, today: &str) {
    for Sent { form, .. } in sent {
        let own: &[Field] = fields_of(&form.act);
        let case = case.filter(|_| own.iter().any(|field| field.name == "case"));
        for (field, value) in [
            ("case", case),
            ("actor", signing.actor.as_deref()),
            ("acting_as", signing.role.as_deref()),
            ("acting_for", signing.body.as_deref()),
            ("on", Some(signing.on.as_deref().unwrap_or(today))),
            ("authority", signing.authority.as_deref()),
            ("source", signing.source.as_deref()),
        ] {
            if let Some(value) = value.filter(|_| !form.fields.contains_key(field)) {
                form.add(field, value);
            }
        }
    }
}

/// Refuses acts that belong to no case, or to another one.
pub fn in_case(sent: &[Sent], case: &str) -> anyhow::Result<()> {
    for Sent { form, place } in sent {
        let place = place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        let known = KINDS.iter().any(|kind| kind.word == form.act);
        if known && fields_of(&form.act).iter().all(|field| field.name != "case") {
            return Err(Refusal::error(
                format!("{place}{} belongs to no case", form.act),
                "record it with `remit record`",
            ));
        }
        let other = form.fields.get("case").and_then(|entries| entries.first());
        if let Some(other) = other.filter(|other| *other != case) {
            return Err(Refusal::error(
                format!("{place}it is of the case {other}, not {case}"),
                MEND,
            ));
        }
    }
    Ok(())
}

fn fields_of(act: &str) -> &'static [Field] {
    KINDS.iter().find(|kind| kind.word == act).map_or(&[], |kind| kind.fields)
}

/// Reads an act from the words of the command line. The shell has taken the quotes away, so the
/// field tells whether a comma separates: in a list, but never in a list of words.
fn typed(act: &str, fields: &[String]) -> anyhow::Result<Form> {
    let mut form = Form::new(act);
    for text in fields {
        let Some((name, value)) = text.split_once('=') else {
            return Err(Refusal::error(
                format!("\"{text}\" is not FIELD=VALUE"),
                format!("`remit acts {act}` shows the fields"),
            ));
        };
        let name = name.replace('-', "_");
        let field = fields_of(act).iter().find(|field| field.name == name);
        let is_list = field
            .is_some_and(|field| field.shape.times == Times::Many && field.shape.word != "words");
        if is_list {
            value.split(',').for_each(|entry| form.add(&name, entry));
        } else {
            form.add(&name, value);
        }
    }
    Ok(form)
}

fn json(path: &Path) -> anyhow::Result<Vec<Sent>> {
    let name = path.display().to_string();
    let most = ACT_FILE_BYTES_MAX as u64 + 1;
    let mut text = String::new();
    let read = if name == "-" {
        std::io::stdin().lock().take(most).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(most).read_to_string(&mut text))
    };
    read.with_context(|| format!("{name} could not be read"))?;
    let acts = read_acts(&text).map_err(|bad| Refusal::error(format!("{name}: {bad}"), MEND))?;
    Ok(acts
        .into_iter()
        .map(|own| Sent { form: own.form, place: Some(format!("{name}, {}", own.place)) })
        .collect())
}

fn tracker(path: &Path) -> anyhow::Result<Vec<Sent>> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("{name} could not be read"))?;
    let acts =
        read_tracker(&bytes).map_err(|bad| Refusal::error(format!("{name}: {bad}"), MEND))?;
    if acts.is_empty() {
        return Err(Refusal::error(
            format!("{name} holds no act"),
            "fill in a row of a sheet below its headings",
        ));
    }
    let place = |sheet: &str, row: u32| Some(format!("{name}, sheet \"{sheet}\" row {row}"));
    Ok(acts
        .into_iter()
        .map(|own| Sent { place: place(&own.sheet, own.row), form: own.form })
        .collect())
}
