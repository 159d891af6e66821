//! `remit serve`: the pages and the JSON API, until it is told to stop.

use std::sync::Arc;

use anyhow::Context;
use remit_web::{Options, Provider, ProviderSettings, SigningIn};

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
    // A thread of its own writes the log; whoever asks does not wait for it, and no line is lost.
    let (log, _written_to_its_end) = tracing_appender::non_blocking::NonBlockingBuilder::default()
        .lossy(false)
        .finish(std::io::BufWriter::new(std::io::stderr()));
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_target(false)
        .with_writer(log)
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
        .init();
    let options = Options {
        store: arguments.store.clone(),
        listen: asked.listen,
        requests_per_second: asked.requests_per_second,
        signing_in: Arc::new(signing_in(asked)?),
        demo_day: asked.demo_day,
    };
    remit_web::serve(&options, |address| {
        output::say(&format!("Remit is at http://{address}/ until you stop it with Ctrl+C"));
    })?;
    Ok(())
}

/// Returns the ways to sign in.
fn signing_in(asked: &Serve) -> anyhow::Result<SigningIn> {
    let public = asked.public_url.clone().unwrap_or_else(|| format!("http://{}", asked.listen));
    let secure = public.starts_with("https://");
    let (Some(issuer), Some(client), Some(path)) =
        (&asked.sign_in_issuer, &asked.sign_in_client, &asked.sign_in_secret)
    else {
        return Ok(SigningIn { demo: asked.demo_sign_in, secure, ..SigningIn::default() });
    };
    let secret = std::fs::read_to_string(path)
        .with_context(|| format!("{} could not be read", path.display()))?;
    let provider = Provider::new(ProviderSettings {
        issuer: issuer.clone(),
        client: client.clone(),
        secret: secret.trim().to_owned(),
        public,
        claim: asked.sign_in_claim.clone(),
    })?;
    Ok(SigningIn {
        provider: Some(provider),
        demo: asked.demo_sign_in,
        secure,
        ..SigningIn::default()
    })
}
