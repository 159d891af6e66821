//! `remit story`: plays a story and shows each step and what holds after it.

pub mod play;

use anyhow::Context;
use remit_clerk::Session;
use remit_clerk::persons::Salts;
use remit_governance::story::{STORY_BYTES_MAX, Story};

pub use play::play;

use crate::arguments::{Arguments, Format, StoryFile};
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session;

/// Plays a story; exit 1 where something that must hold does not.
pub fn run(arguments: &Arguments, asked: &StoryFile) -> anyhow::Result<()> {
    let name = asked.file.display().to_string();
    let length = std::fs::metadata(&asked.file).map(|about| about.len());
    if length.is_ok_and(|length| STORY_BYTES_MAX as u64 <= length) {
        return Err(Refusal::error(
            format!("{name} is longer than a story may be"),
            "split it into several stories",
        ));
    }
    let text = std::fs::read_to_string(&asked.file)
        .with_context(|| format!("{name} could not be read"))?;
    let story = Story::parse(&text).map_err(|error| {
        Refusal::error(
            format!("{name} {error}"),
            "mend that line; stories/README.md says how a story is written",
        )
    })?;
    let mut session = if asked.keep {
        session::add(arguments)?
    } else {
        Session::over(Box::new(remit_journal::Memory::default()), None, &mut |_| {})?
    };
    session.salts = Salts::OfTheText;
    let played = play(&mut session, &story)?;
    match output::format(arguments) {
        Format::Table => output::write_text(arguments, &played.text)?,
        Format::Csv | Format::Json => {
            let mut table = Table::new(&["line", "on", "actor", "step", "outcome"]);
            played.rows.into_iter().for_each(|row| table.row(row));
            output::write(arguments, &table)?;
        }
    }
    match played.failures.as_slice() {
        [] => Ok(()),
        failures => Err(Refusal::error(
            failures
                .iter()
                .map(|failure| format!("{name} {failure}"))
                .collect::<Vec<_>>()
                .join("\n"),
            "mend the story, or the rule that it shows to be wrong",
        )),
    }
}
