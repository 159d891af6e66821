//! `remit`: who is responsible, what if, what remains, says who.
//!
//! Data goes to stdout, words to stderr. Exit 0 when done, 1 when refused or invalid (the message
//! names the rule and the next step), 2 when used wrongly, 130 when Ctrl-C ended it.

mod arguments;
mod commands;
mod interruption;
mod objections;
mod output;
mod own_facts;
mod own_stories;
mod progress;
mod refusal;
mod sending;
mod session;

use std::process::ExitCode;

use clap::Parser;
use remit_clerk::Failure;

use arguments::Arguments;
use interruption::Interrupted;
use refusal::Refusal;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match commands::run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let closed = error.downcast_ref::<std::io::Error>();
            if closed.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe) {
                return ExitCode::SUCCESS; // The reader has seen enough, as `head` does.
            }
            output::say(&describe(&error));
            if error.is::<Interrupted>() {
                return ExitCode::from(interruption::EXIT_CODE);
            }
            ExitCode::from(1)
        }
    }
}

/// Returns the message with its causes, and the hint last.
fn describe(error: &anyhow::Error) -> String {
    let mut text = String::from("remit: ");
    let mut causes: Vec<String> = Vec::new();
    let failure = error.downcast_ref::<Failure>();
    let refused = failure.filter(|own| matches!(own, Failure::Refused(_)));
    let chain = match refused {
        Some(failure) => vec![objections::what(failure)],
        None => error.chain().map(ToString::to_string).collect(),
    };
    for cause in chain {
        // Some libraries repeat their cause in their own words.
        if !causes.iter().any(|said| said.contains(&cause)) {
            causes.push(cause);
        }
    }
    text.push_str(&causes.join(": "));
    let hint = match (error.downcast_ref::<Refusal>(), failure) {
        (Some(refusal), _) => refusal.hint.clone(),
        (None, Some(failure)) => objections::hint(failure),
        (None, None) if error.is::<Interrupted>() => "run the same command again".to_owned(),
        (None, None) => "mend what is named above, then run the same command again".to_owned(),
    };
    text.push_str("\nhint: ");
    text.push_str(&hint);
    text
}
