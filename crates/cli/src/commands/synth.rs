//! `remit synth activity`: an invented national year.

use std::path::PathBuf;

use remit_activity::synth::{Plan, PracticeWeight, Skew, SynthError, write_csv, write_parquet};
use remit_register::Kind;

use crate::arguments::{Arguments, SynthActivity};
use crate::interruption::{self, Interrupted};
use crate::output;
use crate::progress;
use crate::refusal::Refusal;
use crate::session;

/// Without enough real practices on record, practices are invented too.
const PRACTICES_MIN: usize = 100;

/// Invents a year, weighted by the practices and list sizes on record where there are enough.
pub fn run(arguments: &Arguments, asked: &SynthActivity) -> anyhow::Result<()> {
    let path = arguments.out.clone().unwrap_or_else(|| PathBuf::from("invented.parquet"));
    let mut plan = Plan::invented(asked.rows, asked.seed, asked.from);
    plan.skew = if asked.even { Skew::Even } else { Skew::ByListSize };
    let practices = practices(arguments, asked);
    let real = practices.len() >= PRACTICES_MIN;
    if real {
        plan.practices = practices;
    }
    let bar = progress::bar(asked.rows, "inventing rows");
    let mut tell = |rows: u64| {
        bar.set_position(rows);
        interruption::go_on()
    };
    interruption::listen();
    let text = path.to_string_lossy().to_ascii_lowercase();
    let written = if text.ends_with(".parquet") {
        write_parquet(&plan, &path, &mut tell)
    } else if text.ends_with(".csv") || text.ends_with(".csv.gz") {
        write_csv(&plan, &path, &mut tell)
    } else {
        return Err(Refusal::error(
            format!("{} has no ending that says its form", path.display()),
            "write --out FILE.parquet, FILE.csv or FILE.csv.gz",
        ));
    };
    bar.finish_and_clear();
    let written = written.map_err(|error| match error {
        SynthError::Stopped => Interrupted.into(),
        other => {
            let why: Vec<String> =
                anyhow::Error::new(other).chain().map(ToString::to_string).collect();
            Refusal::error(why.join(": "), "nothing was written")
        }
    })?;
    let of = if real { "practices on record" } else { "invented practices" };
    output::say(&format!(
        "{}: {} invented rows over {of}, {} MB; activity {}, cost {} pence. Nothing in it is real.",
        path.display(),
        written.rows,
        written.bytes / 1_000_000,
        written.activity,
        written.cost_pence
    ));
    Ok(())
}

/// The practices on record with their location and list size; none where there is no record.
fn practices(arguments: &Arguments, asked: &SynthActivity) -> Vec<PracticeWeight> {
    let Ok(session) = session::ask(arguments) else { return Vec::new() };
    let view = session.view();
    let known = view.commissioners(asked.from);
    let sized = known.into_iter().filter_map(|(code, body)| {
        let kind = view.body_at(body, asked.from)?.kind;
        let (weight, _) = view.list_size(code, asked.from)?;
        let located = matches!(kind, Kind::SubIcbLocation | Kind::Ccg);
        let (code, gp_sub_icb) = (code.to_string(), body.to_string());
        located.then_some(PracticeWeight { code, gp_sub_icb, weight })
    });
    sized.collect()
}
