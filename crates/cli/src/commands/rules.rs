//! `remit rules`: the rule book from the source, and the tables behind it.

use std::fmt::Write;

use remit_clerk::clock;
use remit_dictionary::{Date, counted};
use remit_governance::{Area, Row, Rule, Table as Dated, Tables, book, guarded_by};

use crate::arguments::{Arguments, Format, Rules};
use crate::output::{self, Table};
use crate::refusal::Refusal;

/// Prints rules, or tables.
pub fn run(arguments: &Arguments, asked: &Rules) -> anyhow::Result<()> {
    let tables = Tables::own();
    say_past_review(&tables, asked.on.unwrap_or_else(|| clock().1));
    if asked.tables {
        return write_tables(arguments, &tables, asked.on);
    }
    let areas = chosen(asked)?;
    if output::format(arguments) != Format::Table {
        return write_rules(arguments, &areas);
    }
    let whole = asked.area.is_none() && asked.rule.is_none() && asked.on.is_none();
    let mut text = String::new();
    if whole {
        text.push_str(HEAD);
    }
    for (title, rules) in &areas {
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "## {title}");
        for rule in rules {
            write_rule(&mut text, rule);
        }
    }
    if whole {
        text.push_str("\n# The tables\n");
        tables.all().for_each(|table| write_table(&mut text, table));
    }
    output::write_text(arguments, &text)
}

const HEAD: &str = "\
# The rule book

Made by `make docs` from the source of each rule; a test tells when it is stale. A rule is a guard
on acts: it refuses them, and what would still refuse is what remains of a case.
";

/// An area of which some rules were asked for.
type Chosen = (&'static str, Vec<&'static Rule>);

fn chosen(asked: &Rules) -> anyhow::Result<Vec<Chosen>> {
    let book = book();
    let is_asked = |(title, _): &&Area| {
        let title = title.to_lowercase();
        asked.area.as_ref().is_none_or(|words| title.contains(&words.to_lowercase()))
    };
    let areas: Vec<&Area> = book.iter().filter(is_asked).collect();
    if areas.is_empty() {
        let titles: Vec<&str> = book.iter().map(|(title, _)| *title).collect();
        return Err(Refusal::error(
            format!("no area is called {}", asked.area.as_deref().unwrap_or_default()),
            format!("the areas are: {}", titles.join("; ")),
        ));
    }
    let mut all: Vec<Chosen> = Vec::new();
    for (title, rules) in areas {
        let own = rules.iter().copied().filter(|rule| {
            asked.rule.as_ref().is_none_or(|word| rule.word() == *word)
                && asked.on.is_none_or(|day| rule.regime.period().contains(day))
        });
        all.push((title, own.collect()));
    }
    if let Some(word) = &asked.rule {
        all.retain(|(_, rules)| !rules.is_empty());
        if all.is_empty() {
            return Err(Refusal::error(
                format!("there is no rule \"{word}\" there"),
                "`remit rules --format csv` lists them all",
            ));
        }
    }
    Ok(all)
}

/// Returns which acts a rule guards. Those that no kind of act lists are asked of every act.
fn guards(rule: &Rule) -> String {
    let words = guarded_by(rule);
    if words.is_empty() { "every act".to_owned() } else { words.join(", ") }
}

fn write_rule(text: &mut String, rule: &Rule) {
    let _ = write!(
        text,
        "\n### {}\n\n{}\n\n- Provision: {}\n- It is {}; law: {}\n- It guards: {}\n",
        rule.word(),
        rule.says(),
        rule.provision(),
        rule.tag.words(),
        rule.regime.word(),
        guards(rule)
    );
}

fn write_rules(arguments: &Arguments, areas: &[Chosen]) -> anyhow::Result<()> {
    let mut table = Table::new(&[
        "area",
        "rule",
        "says",
        "provision",
        "tag",
        "regime",
        "from",
        "until",
        "guards",
    ]);
    for (title, rules) in areas {
        for rule in rules {
            let law = rule.regime.period();
            table.row([
                (*title).to_owned(),
                rule.word(),
                rule.says(),
                rule.provision(),
                rule.tag.words().to_owned(),
                rule.regime.word().to_owned(),
                law.from().to_string(),
                law.until().to_string(),
                guards(rule),
            ]);
        }
    }
    output::write(arguments, &table)
}

/// Returns the columns of a row that the table has of its own: `name=value; name=value`.
fn own_cells(table: &Dated, row: &Row) -> String {
    let cell = |heading: &String| (heading.clone(), table.cell(row, heading).to_owned());
    let cells = table.headings.iter().map(cell).filter(|(_, text)| !text.is_empty());
    cells.map(|(name, text)| format!("{name} {text}")).collect::<Vec<_>>().join("; ")
}

fn write_tables(arguments: &Arguments, tables: &Tables, on: Option<Date>) -> anyhow::Result<()> {
    let mut out = Table::new(&[
        "table",
        "row",
        "from",
        "until",
        "tag",
        "source",
        "author",
        "checked_by",
        "review_by",
    ]);
    for table in tables.all() {
        let is_asked = |row: &&Row| on.is_none_or(|day| row.period.contains(day));
        for row in table.rows().iter().filter(is_asked) {
            out.row([
                table.name.clone(),
                own_cells(table, row),
                row.period.from().to_string(),
                row.period.until().to_string(),
                row.tag.clone(),
                row.source.clone(),
                row.author.clone(),
                row.checked_by.clone(),
                row.review_by.to_string(),
            ]);
        }
    }
    output::write(arguments, &out)
}

fn write_table(text: &mut String, table: &Dated) {
    let _ = write!(
        text,
        "\n## {}\n\n| row | from | until | tag | source | review by |\n|---|---|---|---|---|---|\n",
        table.name
    );
    for row in table.rows() {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            own_cells(table, row).replace('|', "/"),
            row.period.from(),
            row.period.until(),
            row.tag,
            row.source.replace('|', "/"),
            row.review_by
        );
    }
}

/// Warns of tables that should have been looked at again by a day.
fn say_past_review(tables: &Tables, on: Date) {
    for table in tables.all() {
        let rows: Vec<&Row> = table.past_review(on).collect();
        if let Some(first) = rows.iter().map(|row| row.review_by).min() {
            output::say(&format!(
                "warning: {} of the table {} should have been looked at again by {first}",
                counted(rows.len(), "row"),
                table.name
            ));
        }
    }
}
