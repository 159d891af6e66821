//! `remit acts`: the kinds of act, their fields, and what lets them be.

use std::fmt::Write;

use clap::CommandFactory;
use remit_governance::{ActKind, Field, KINDS, SIGNER_FIELDS, Times};

use crate::arguments::{Acts, Arguments, Format};
use crate::output::{self, Table};
use crate::refusal::Refusal;

/// Lists the acts, or one of them, with their fields.
pub fn run(arguments: &Arguments, asked: &Acts) -> anyhow::Result<()> {
    let kinds: Vec<&ActKind> = match &asked.act {
        None => KINDS.iter().collect(),
        Some(word) => vec![KINDS.iter().find(|kind| kind.word == word).ok_or_else(|| {
            Refusal::error(format!("there is no act \"{word}\""), "`remit acts` lists the acts")
        })?],
    };
    if output::format(arguments) == Format::Table {
        let text = if asked.act.is_some() { one(kinds[0]) } else { document(&kinds) };
        return output::write_text(arguments, &text);
    }
    let mut table = Table::new(&[
        "act",
        "belongs_to",
        "roles",
        "field",
        "holds",
        "times",
        "choices",
        "beside",
        "help",
    ]);
    for kind in kinds {
        for field in kind.fields.iter().chain(&SIGNER_FIELDS) {
            table.row([
                kind.word.to_owned(),
                belongs_to(kind).to_owned(),
                roles(kind),
                field.name.to_owned(),
                field.shape.word.to_owned(),
                times(field).to_owned(),
                field.shape.choices.join(" "),
                if field.shape.beside { "yes" } else { "" }.to_owned(),
                field.help.trim().to_owned(),
            ]);
        }
    }
    output::write(arguments, &table)
}

/// Writes every command with its words, as a document.
pub fn commands(arguments: &Arguments) -> anyhow::Result<()> {
    let mut text = String::from(
        "# The command line\n\nMade by `make docs` from the program itself; a test tells when it \
         is stale.\n",
    );
    let mut command = Arguments::command();
    command.build();
    write_command(&mut text, &mut command, "remit");
    output::write_text(arguments, &text)
}

fn write_command(text: &mut String, command: &mut clap::Command, name: &str) {
    // What the environment holds while the document is made is no part of it.
    let command = &mut command.clone().mut_args(|argument| argument.hide_env_values(true));
    let help = command.clone().term_width(100).render_long_help().to_string();
    let help: Vec<&str> = help.lines().map(str::trim_end).collect();
    let _ = write!(text, "\n## {name}\n\n```text\n{}\n```\n", help.join("\n").trim_end());
    let words: Vec<String> = command
        .get_subcommands()
        .filter(|own| own.get_name() != "help" && !own.is_hide_set())
        .map(|own| own.get_name().to_owned())
        .collect();
    for word in words {
        if let Some(own) = command.find_subcommand_mut(&word) {
            write_command(text, own, &format!("{name} {word}"));
        }
    }
}

fn document(kinds: &[&ActKind]) -> String {
    let mut text = String::from(
        "# The acts\n\nMade by `make docs` from the program itself; a test tells when it is \
         stale. Every act also has the fields of its signer:\n\n",
    );
    text.push_str(&fields(&SIGNER_FIELDS));
    for kind in kinds {
        text.push('\n');
        text.push_str(&one(kind));
    }
    text
}

fn one(kind: &ActKind) -> String {
    let rules: Vec<String> = (kind.rules)().iter().map(|rule| rule.word()).collect();
    let rules = match rules.as_slice() {
        [] => "those of every act".to_owned(),
        rules => format!("those of every act, then {}", rules.join(", ")),
    };
    format!(
        "## {}\n\n{}\n\nIt belongs to {}. By: {}. Rules: {rules}.\n\n{}",
        kind.word,
        kind.help.trim(),
        belongs_to(kind),
        roles(kind),
        fields(kind.fields)
    )
}

fn fields(fields: &[Field]) -> String {
    let mut text =
        String::from("| field | holds | times | what to put in it |\n|---|---|---|---|\n");
    for field in fields {
        let choices = match field.shape.choices {
            [] => String::new(),
            choices => format!(": {}", choices.join(", ")),
        };
        let beside = if field.shape.beside { " (kept beside the record)" } else { "" };
        let (word, help) = (field.shape.word, field.help.trim());
        let _ = writeln!(
            text,
            "| `{}` | {word}{choices}{beside} | {} | {help} |",
            field.name,
            times(field)
        );
    }
    text
}

fn belongs_to(kind: &ActKind) -> &'static str {
    let has = |name: &str| kind.fields.iter().any(|field| field.name == name);
    match (has("case"), has("body")) {
        (true, _) => "a case",
        (false, true) => "a body",
        (false, false) => "neither a case nor a body",
    }
}

fn roles(kind: &ActKind) -> String {
    kind.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ")
}

fn times(field: &Field) -> &'static str {
    match field.shape.times {
        Times::Once => "once",
        Times::Maybe => "may be left out",
        Times::Many => "any number",
    }
}
