//! Measures the register on this machine and prints a table: what, figure, limit.
//!
//! Each measurement runs in a process of its own, so that its peak memory is its own. The real
//! files are read from `../shared` beside the project, or from `REMIT_SHARED`.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod governance;
mod real;
mod synthetic;

use std::process::Command;

use anyhow::{Context, bail};

const STEPS: [&str; 5] = ["real", "questions", "governance", "million", "five-million"];

fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(2);
    match (std::env::args().nth(1).as_deref(), folder) {
        (None, _) => all(),
        (Some("real"), Some(folder)) => real::import(&folder),
        (Some("questions"), Some(folder)) => real::questions(&folder),
        (Some("governance"), Some(folder)) => governance::largest_case(&folder),
        (Some("who"), Some(folder)) => real::who_alone(&folder),
        (Some("million"), Some(folder)) => synthetic::open(&folder, 1_000_000),
        (Some("five-million"), Some(folder)) => synthetic::memory(&folder, 5_000_000),
        (Some(other), _) => bail!("there is no step {other}; the steps are {}", STEPS.join(", ")),
    }
}

fn all() -> anyhow::Result<()> {
    println!("machine: {}", machine());
    println!("{:<58} {:>14} {:>12}", "what", "measured", "limit");
    let folder = tempfile::tempdir()?;
    let own = std::env::current_exe()?;
    for step in STEPS {
        let status = Command::new(&own).arg(step).arg(folder.path()).status().context(step)?;
        if !status.success() {
            bail!("the step {step} failed");
        }
    }
    Ok(())
}

/// Prints one row.
pub fn row(what: &str, measured: &str, limit: &str) {
    println!("{what:<58} {measured:>14} {limit:>12}");
}

fn machine() -> String {
    let read = |path, key: &str| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = read("/proc/meminfo", "MemTotal");
    format!("{}, {cores} cores, {memory}", read("/proc/cpuinfo", "model name"))
}

/// Returns the most memory that this process has had, in MiB.
pub fn peak_mib() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    let kib: f64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0.0);
    kib / 1024.0
}
