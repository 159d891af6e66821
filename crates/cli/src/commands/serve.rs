//! `remit serve`: the pages and the JSON API, until it is told to stop.

use remit_web::Options;

use crate::arguments::{Arguments, Serve};
use crate::output;
use crate::refusal::Refusal;

/// Serves the record. What happens is logged on stderr, one line of JSON each.
pub fn run(arguments: &Arguments, asked: &Serve) -> anyhow::Result<()> {
    if arguments.as_known.is_some() {
        return Err(Refusal::error(
            "the pages show the record as it stands now",
            "leave --as-known out",
        ));
    }
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_target(false)
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
        .init();
    let options = Options {
        store: arguments.store.clone(),
        listen: asked.listen,
        requests_per_second: asked.requests_per_second,
    };
    remit_web::serve(&options, |address| {
        output::say(&format!("Remit is at http://{address}/ until you stop it with Ctrl+C"));
    })?;
    Ok(())
}
