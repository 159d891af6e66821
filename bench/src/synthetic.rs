//! Invented facts by the million: how fast a record opens, and how much memory it takes.

use std::time::Instant;

use remit_dictionary::{Code, Date, Moment, Period};
use remit_journal::{Basis, Hash, Storage};
use remit_register::{
    Claim, Fact, Folded, Kind, Publication, Series, fold, fold_afresh, keep, observation,
};
use remit_store::Mode;

use crate::{peak_mib, row};

const FACTS_AN_ACT: u32 = 100_000;

/// Records so many invented facts, in acts of a hundred thousand.
fn record(storage: &mut dyn Storage, facts: u32) -> anyhow::Result<()> {
    let start = Date::parse("2013-04-01")?;
    for act in 0..facts.div_ceil(FACTS_AN_ACT) {
        let count = FACTS_AN_ACT.min(facts - act * FACTS_AN_ACT);
        let all: Vec<Fact> =
            (0..count).map(|at| fact(act, at, start)).collect::<anyhow::Result<_>>()?;
        let publication = Publication {
            title: format!("invented {act}"),
            format: "epraccur".into(),
            series: Series::Practices,
            published: start.plus_days(i32::try_from(act)? * 30),
            content: Hash::of(&[&act.to_be_bytes(), &facts.to_be_bytes()]),
            rows: count,
            rejected: 0,
        };
        let draft = observation(&publication, &all, "bench")?;
        let _ = storage.append(Basis::Any, &draft, Moment::from_microseconds(i64::from(act)))?;
    }
    Ok(())
}

/// Six facts a practice in turn, as the real file of practices has them.
fn fact(act: u32, at: u32, start: Date) -> anyhow::Result<Fact> {
    let practice = Code::parse(&format!("Z{:05}", at / 6))?;
    let body = Code::parse(&format!("{:02}Q", at / 6 % 100))?;
    let seen = start.plus_days(i32::try_from(act)? * 30);
    Ok(match at % 6 {
        0 => Fact::during(practice, Claim::Exists(Kind::Practice), Period::since(start)),
        1 => Fact::seen(practice, Claim::Named(format!("PRACTICE {}", at / 6)), seen),
        2 => Fact::during(practice, Claim::CommissionedBy(body), Period::since(start)),
        3 => Fact::seen(practice, Claim::Town(format!("TOWN {}", at % 900)), seen),
        4 => Fact::seen(practice, Claim::ListSize(at), seen),
        _ => Fact::seen(practice, Claim::LiesIn(body), seen),
    })
}

/// Opens a record of so many facts, afresh and from its checkpoint.
pub fn open_record(store: &str, facts: u32, use_checkpoint: bool) -> anyhow::Result<(f64, Folded)> {
    let start = Instant::now();
    let mut storage = remit_store::open(store, Mode::ReadOnly)?;
    let folded = if use_checkpoint {
        fold(&mut *storage, &mut |_| {})?
    } else {
        fold_afresh(&mut *storage)?
    };
    anyhow::ensure!(folded.register.facts() == facts as usize, "facts are missing");
    Ok((start.elapsed().as_secs_f64(), folded))
}

/// Measures how fast a record of so many facts opens.
pub fn open(folder: &str, facts: u32) -> anyhow::Result<()> {
    let store = format!("{folder}/invented-{facts}.db");
    let mut storage = open_store(&store)?;
    record(&mut *storage, facts)?;
    let (afresh, folded) = open_record(&store, facts, false)?;
    row(&format!("open {facts} facts, folding every act"), &format!("{afresh:.2} s"), "2 s");
    keep(&mut *storage, &folded)?;
    let each = folded.register.bytes() as f64 / f64::from(facts);
    drop(folded);
    let (kept, _) = open_record(&store, facts, true)?;
    row("  from the checkpoint", &format!("{kept:.3} s"), "0.2 s");
    row("  memory a fact, text included", &format!("{each:.1} bytes"), "64 + text");
    Ok(())
}

/// Measures the memory that a record of so many facts takes when it is opened.
pub fn memory(folder: &str, facts: u32) -> anyhow::Result<()> {
    let store = format!("{folder}/invented-{facts}.db");
    let mode = std::env::args().nth(3);
    match mode.as_deref() {
        None => {
            let mut storage = open_store(&store)?;
            record(&mut *storage, facts)?;
            drop(storage);
            for way in ["afresh", "checkpoint"] {
                let own = std::env::current_exe()?;
                let status =
                    std::process::Command::new(own).args(["five-million", folder, way]).status()?;
                anyhow::ensure!(status.success(), "opening {way} failed");
            }
            Ok(())
        }
        Some(way) => {
            let (took, folded) = open_record(&store, facts, way == "checkpoint")?;
            let what = format!("open {facts} facts ({way}), peak memory");
            row(&what, &format!("{:.0} MiB", peak_mib()), "512 MiB");
            row("  time", &format!("{took:.2} s"), "");
            if way == "afresh" {
                keep(&mut *open_store(&store)?, &folded)?;
            }
            Ok(())
        }
    }
}

fn open_store(store: &str) -> anyhow::Result<Box<dyn Storage>> {
    Ok(remit_store::open(store, Mode::Create)?)
}
