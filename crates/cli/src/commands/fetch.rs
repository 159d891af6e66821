//! `remit fetch ods`: the current public reports of the Organisation Data Service.

use std::io::Read;
use std::time::Duration;

use anyhow::Context;

use crate::arguments::FetchOds;
use crate::output;
use crate::progress;
use crate::refusal::Refusal;
use remit_clerk::clock;

/// Where ODS Data Search and Export gives out its reports; the report's name follows.
pub const ODS_ADDRESS: &str = "https://www.odsdatasearchandexport.nhs.uk/api/getReport?report=";
/// The reports that Remit reads.
pub const REPORTS: [&str; 5] = ["epraccur", "epcmem", "eccg", "etr", "succ"];

const REPORT_BYTES_MAX: u64 = 512 * 1024 * 1024;
const SECONDS_MAX: u64 = 300;

/// Downloads the reports into a folder. Each file is whole or not there, and its name holds the
/// day it was fetched, by which `import` dates it.
pub fn run(fetch: &FetchOds) -> anyhow::Result<()> {
    std::fs::create_dir_all(&fetch.into)
        .with_context(|| format!("{} could not be made", fetch.into.display()))?;
    let (_, today) = clock();
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(SECONDS_MAX)))
        .user_agent(concat!("remit/", env!("CARGO_PKG_VERSION")));
    let agent: ureq::Agent = config.build().into();
    let bar = progress::bar(fetch.report.len() as u64, "fetching");
    let mut failed = Vec::new();
    for report in &fetch.report {
        bar.set_message(format!("fetching {report}"));
        let path = fetch.into.join(format!("{report}_{today}.csv"));
        match download(&agent, &format!("{}{report}", fetch.address)) {
            Ok(bytes) => {
                output::write_file(&path, &bytes)?;
                bar.suspend(|| output::say(&format!("{} {} bytes", path.display(), bytes.len())));
            }
            Err(error) => {
                let words = format!("{report}: {error:#}");
                bar.suspend(|| output::say(&words));
                failed.push(report.as_str());
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if failed.is_empty() {
        output::say(&format!("next: remit import ods {}/*_{today}.csv", fetch.into.display()));
        return Ok(());
    }
    Err(Refusal::error(
        format!("{} could not be fetched; the others are kept", failed.join(", ")),
        "check the network and --address, then run the same command again",
    ))
}

fn download(agent: &ureq::Agent, url: &str) -> anyhow::Result<Vec<u8>> {
    let mut answer = agent.get(url).call().context("no answer")?;
    let mut bytes = Vec::new();
    let length = answer
        .body_mut()
        .as_reader()
        .take(REPORT_BYTES_MAX)
        .read_to_end(&mut bytes)
        .context("the answer broke off")?;
    anyhow::ensure!(length > 0, "the answer is empty");
    let start = String::from_utf8_lossy(&bytes[..length.min(64)]).trim_start().to_lowercase();
    anyhow::ensure!(!start.starts_with('<'), "the answer is a web page, not a report");
    Ok(bytes)
}
