//! `remit restate`: figures on other footprints, with the proof that nothing was lost.

mod chart;
mod footprints;
mod surgeries;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use remit_activity::{
    ByPopulation, Cells, Columns, Every, FIGURE_TEXTS, Figures, Footprint, InputFile, Manifest,
    MeasureTotals, Miss, Rate, RateError, Restated, ScanError, files_of, period_label,
    print_decimal, refuse_total, restate, scan,
};
use remit_dictionary::{Date, counted};
use remit_journal::{Hash, Head};

use crate::arguments::{Arguments, By, Restate};
use crate::commands::runs as run;
use crate::interruption::{self, Interrupted};
use crate::output::{self, Table};
use crate::progress;
use crate::refusal::Refusal;
use crate::session;

/// Reads, restates, proves, shows.
pub fn run(arguments: &Arguments, asked: &Restate) -> anyhow::Result<()> {
    let rates = rates(asked)?;
    let columns = columns(asked, &rates)?;
    let inputs = files_of(&asked.files)?;
    keep_apart(arguments, asked, &inputs)?;
    let mut session = session::ask(arguments)?;
    let position = run::position(&mut session, arguments.as_known)?;
    let surgeries = asked.surgeries.as_deref().map(surgeries::read).transpose()?;
    let laid = footprints::read(&session, &asked.to)?;
    let footprints = footprints::over(&session, &laid, surgeries.as_ref());
    let cells = read(asked, &inputs, &columns, &footprints)?;
    let shares = ByPopulation::of(session.view(), &footprints);
    let by_population = |number: usize, code: &str| shares.of_code(number, code);
    let shares: Option<remit_activity::Shares<'_>> = match asked.share {
        Some(_) => Some(&by_population),
        None => None,
    };
    let restated = restate(&cells, &footprints, shares, threads(asked))
        .map_err(|divided| Refusal::error(divided.to_string(), undivided(asked)))?;
    interruption::check()?;
    let rejects = rejects(&inputs, &cells)?;
    if let Some(path) = &asked.rejects {
        output::write_file(path, &rejects)?;
    }
    refuse_total(&asked.code, &cells, &restated).map_err(missed)?;
    tell(&footprints, &columns, &cells, &restated);
    draw(asked, &columns, &footprints, &restated)?;
    let figures = Figures::of(&columns, &rates, &footprints, &restated);
    let mut table = Table::named(figures.headings);
    figures.rows.into_iter().for_each(|row| table.push(row));
    let mut manifest = manifest(arguments, asked, &inputs, &columns, &cells)?;
    manifest.register = position;
    manifest.footprints = named(&asked.to, &restated);
    manifest.rejects = Some(Hash::of(&[&rejects]));
    manifest.output = output(arguments, &table, &manifest)?;
    if asked.no_record {
        return Ok(());
    }
    run::record(arguments, &manifest)
}

/// Refuses to write over what is read.
fn keep_apart(
    arguments: &Arguments,
    asked: &Restate,
    inputs: &[remit_activity::Input],
) -> anyhow::Result<()> {
    if let Some(chart) = asked.chart.as_ref().filter(|chart| output::ending(chart) != "svg") {
        return Err(Refusal::error(
            format!("{} is no name for a chart, which is drawn as SVG", chart.display()),
            "let the name end in .svg",
        ));
    }
    let written = [&arguments.out, &asked.rejects, &asked.chart].into_iter().flatten();
    let written: Vec<&Path> = written.map(PathBuf::as_path).collect();
    let tables = asked.to.iter().map(Path::new).filter(|path| path.is_file());
    let read = inputs.iter().map(|input| input.path.as_path()).chain(asked.surgeries.as_deref());
    output::keep_apart(arguments, &written, &read.chain(tables).collect::<Vec<_>>())
}

/// Returns the rates that were asked for, and refuses to sum what is a rate itself.
fn rates(asked: &Restate) -> anyhow::Result<Vec<Rate>> {
    let refused = |error: RateError| {
        let (what, hint) = match &error {
            RateError::Summed { name, .. } => (
                error.to_string(),
                format!("name what it is the quotient of: --rate {name}=NUMERATOR/DENOMINATOR"),
            ),
            RateError::Unreadable(_) => (
                format!("--rate {error}"),
                "write NAME=NUMERATOR/DENOMINATOR, both columns of the file".to_owned(),
            ),
        };
        Refusal::error(what, hint)
    };
    Rate::refuse_to_sum(&asked.measure).map_err(refused)?;
    asked.rate.iter().map(|text| Rate::parse(text).map_err(refused)).collect()
}

/// Says what to do where the answer is none.
fn missed(miss: Miss) -> anyhow::Error {
    let hint = match miss {
        Miss::NothingCounted { .. } => {
            "name columns that hold what is asked for; --rejects FILE lists the rows"
        }
        Miss::NothingKnown { .. } => {
            "name the column of the codes with --code, or import the files that tell of them: \
             remit import ods FILE..."
        }
    };
    Refusal::error(miss.to_string(), hint)
}

/// What to do about a code that is divided, beside what was done already.
fn undivided(asked: &Restate) -> String {
    let finer = match asked.finer {
        None => "name the practice or small area with --finer COLUMN",
        Some(_) => "the finer code is not settled either: give a fact file that says whose it is",
    };
    let share = match asked.share {
        None => "share by registered people with --share population",
        Some(_) => {
            "import the list sizes of its practices, by which it is shared: remit import ods \
             gp-reg-pat-prac-all.csv"
        }
    };
    format!("{finer}; or {share}")
}

/// Returns what the run was asked and read; what it gave is not known yet.
fn manifest(
    arguments: &Arguments,
    asked: &Restate,
    inputs: &[remit_activity::Input],
    columns: &Columns,
    cells: &Cells,
) -> anyhow::Result<Manifest> {
    let files = inputs.iter().zip(&cells.rows_of_file);
    let files = files.map(|(input, rows)| Ok(InputFile::of(&input.path, *rows)?));
    let lists = asked.surgeries.iter().map(|path| run::list_beside(path));
    let sums = cells.read.iter().zip(&cells.rejected_sums);
    let measures = columns.measures.iter().zip(sums);
    let measures = measures.map(|(own, (read, lost))| MeasureTotals::conserved(own, *read, *lost));
    Ok(Manifest {
        command: words(arguments, asked),
        inputs: files.chain(lists).collect::<Result<_, _>>()?,
        register: Head::EMPTY,
        rules: run::rules(),
        output: Hash::of(&[]),
        measures: measures.collect::<Result<_, _>>()?,
        footprints: Vec::new(),
        rejects: None,
    })
}

/// Writes the answer in the form that the name of the file asks for, and returns its hash.
fn output(arguments: &Arguments, table: &Table, manifest: &Manifest) -> anyhow::Result<Hash> {
    let ending = arguments.out.as_deref().map(output::ending).unwrap_or_default();
    let (headings, rows) = table.parts();
    let bytes = if ending == "xlsx" {
        let figures = remit_exchange::Figures { headings, rows, texts: FIGURE_TEXTS.len() };
        remit_exchange::figures_workbook(&figures, &manifest.rows())?
    } else if ending == "parquet" {
        remit_activity::table_to_parquet(headings, rows, FIGURE_TEXTS.len(), &manifest.rows())?
    } else {
        output::bytes(arguments, table, || table.objects())?
    };
    output::write_bytes(arguments, &bytes)?;
    Ok(Hash::of(&[&bytes]))
}

/// Returns the words to type for the same run again.
fn words(arguments: &Arguments, asked: &Restate) -> Vec<String> {
    let mut words = vec!["restate".to_owned()];
    words.extend(asked.files.iter().map(|file| file.display().to_string()));
    let mut add = |flag: &str, value: &str| words.extend([flag.to_owned(), value.to_owned()]);
    if let Some(date) = &asked.date {
        add("--date", date);
    }
    add("--code", &asked.code);
    asked.measure.iter().for_each(|name| add("--measure", name));
    asked.rate.iter().for_each(|rate| add("--rate", rate));
    asked.signed.iter().for_each(|name| add("--signed", name));
    asked.to.iter().for_each(|to| add("--to", to));
    if let Some(finer) = &asked.finer {
        add("--finer", finer);
    }
    if let Some(by) = asked.by.and_then(|by| by.to_possible_value()) {
        add("--by", by.get_name());
    }
    if asked.share.is_some() {
        add("--share", "population");
    }
    if let Some(surgeries) = &asked.surgeries {
        add("--absent", "place");
        add("--surgeries", &surgeries.display().to_string());
    }
    if let Some(moment) = arguments.as_known {
        add("--as-known", &moment.to_string());
    }
    // The bytes depend on the form, not on the name of the file.
    match arguments.out.as_deref().map(output::ending).as_deref() {
        Some(form @ ("xlsx" | "parquet")) => add("--out", &format!("answer.{form}")),
        _ => {
            let format = output::format(arguments).to_possible_value();
            add("--format", format.as_ref().map_or("table", |format| format.get_name()));
        }
    }
    words
}

/// Returns the footprints as the manifest names them: with what was put by place, and what was
/// shared.
fn named(asked: &[String], restated: &Restated) -> Vec<String> {
    let mut named = surgeries::named(asked, restated);
    for (at, own) in named.iter_mut().enumerate() {
        let codes: BTreeSet<&str> = restated
            .shared
            .iter()
            .filter_map(|(footprint, code)| (*footprint == at).then_some(code.as_str()))
            .collect();
        if !codes.is_empty() {
            let codes: Vec<&str> = codes.into_iter().collect();
            own.push_str(&format!("; shared by registered population: {}", codes.join(" ")));
        }
    }
    named
}

fn columns(asked: &Restate, rates: &[Rate]) -> anyhow::Result<Columns> {
    let measures = Rate::with_parts(&asked.measure, rates);
    for name in &asked.signed {
        if !measures.contains(name) {
            return Err(Refusal::error(
                format!("--signed {name} is no measure"),
                format!("add --measure {name}"),
            ));
        }
    }
    let every = match (asked.by, &asked.date) {
        (Some(By::All), _) | (None, None) => Every::Whole,
        (Some(By::Month) | None, Some(_)) => Every::Month,
        (Some(By::Quarter), Some(_)) => Every::Quarter,
        (Some(By::Year), Some(_)) => Every::Year,
        (Some(_), None) => {
            return Err(Refusal::error("--by needs the day of each row", "add --date COLUMN"));
        }
    };
    if asked.chart.is_some() && every == Every::Whole {
        return Err(Refusal::error(
            "--chart draws periods, and all days are together",
            "add --date COLUMN, and --by month, quarter or year",
        ));
    }
    if asked.date.is_none() && asked.to.iter().any(|to| to == "as-recorded") {
        return Err(Refusal::error(
            "as-recorded needs the day of each row",
            "add --date COLUMN, or name a day: ccg@2020-04-01",
        ));
    }
    let signed = measures.iter().map(|name| asked.signed.contains(name)).collect();
    Ok(Columns {
        date: asked.date.clone(),
        code: asked.code.clone(),
        finer: asked.finer.clone(),
        measures,
        signed,
        every,
    })
}

fn read(
    asked: &Restate,
    inputs: &[remit_activity::Input],
    columns: &Columns,
    footprints: &[Footprint<'_>],
) -> anyhow::Result<Cells> {
    let counter = progress::counter("rows read");
    interruption::listen();
    let cells = scan(inputs, columns, footprints, threads(asked), &|rows| {
        counter.inc(rows);
        interruption::go_on()
    });
    counter.finish_and_clear();
    cells.map_err(|error| {
        let hint = match &error {
            ScanError::MissingColumn { .. } => "name a column as the heading of the file has it",
            ScanError::WrongType { .. } => "name a column that holds what is needed",
            ScanError::Broken { .. } => "get the file again; nothing was written",
            ScanError::Changed(_) => "try again when nobody writes to it; nothing was written",
            ScanError::Cancelled => return Interrupted.into(),
            ScanError::TooManyCells(_) => "sum by quarter or year, or read fewer files at once",
        };
        Refusal::error(error.to_string(), hint)
    })
}

fn threads(asked: &Restate) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, Into::into);
    asked.threads.unwrap_or_else(cores)
}

/// Returns the file of rejected rows.
fn rejects(inputs: &[remit_activity::Input], cells: &Cells) -> anyhow::Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["file", "row", "reason"])?;
    for own in &cells.rejected {
        table.write_record([
            inputs[own.file].name().as_str(),
            &own.row.to_string(),
            own.reason.word(),
        ])?;
    }
    Ok(table.into_inner()?)
}

/// Draws the first measure, if that was asked for.
fn draw(
    asked: &Restate,
    columns: &Columns,
    footprints: &[Footprint<'_>],
    restated: &Restated,
) -> anyhow::Result<()> {
    let Some(path) = &asked.chart else { return Ok(()) };
    let chart = chart::Chart::of(&columns.measures[0], footprints, restated);
    let svg = chart.svg(&|period| period_label(columns.every, period));
    output::write_file(path, svg.as_bytes())
}

/// Says what went in, what was rejected and why, and what has no body, on stderr.
fn tell(footprints: &[Footprint<'_>], columns: &Columns, cells: &Cells, restated: &Restated) {
    output::say(&format!(
        "{} read, {} counted on each footprint, {} rejected",
        counted(cells.rows, "row"),
        cells.rows - cells.rows_rejected,
        cells.rows_rejected
    ));
    for (reason, rows) in &cells.reasons {
        output::say(&format!("  rejected: {reason}: {}", counted(rows, "row")));
    }
    for (at, measure) in columns.measures.iter().enumerate() {
        let (all, rejected) = (cells.read[at], cells.rejected_sums[at]);
        output::say(&format!(
            "  {measure}: {} in = {} out + {} rejected",
            print_decimal(all),
            print_decimal(all - rejected),
            print_decimal(rejected)
        ));
    }
    for line in &restated.named {
        let footprint = &footprints[line.footprint];
        let name = footprint.name_of(&line.home, Date::END);
        let each = line.sums.iter().zip(&columns.measures);
        let sums: Vec<String> = match line.sums.as_slice() {
            [one] => vec![print_decimal(*one)],
            _ => each.map(|(sum, own)| format!("{own} {}", print_decimal(*sum))).collect(),
        };
        output::say(&format!(
            "  {}: {} {} ({}): {}",
            footprint.label(),
            counted(line.codes, "code"),
            name.strip_prefix("codes ").unwrap_or(&name),
            line.examples.join(" "),
            sums.join(", ")
        ));
    }
    surgeries::tell(footprints, restated);
    for (footprint, code) in &restated.shared {
        let label = footprints[*footprint].label();
        output::say(&format!("  {label}: {code} is shared by registered population: an estimate"));
    }
}
