//! Opening the record that the arguments name.

use remit_clerk::{Failure, Session};
use remit_dictionary::Date;
use remit_store::{Mode, open};

use crate::arguments::Arguments;
use crate::output;
use crate::progress;

/// Opens the record to ask it something.
pub fn ask(arguments: &Arguments) -> Result<Session, Failure> {
    open_as(arguments, Mode::ReadOnly)
}

/// Opens the record to add to it; makes it where there is none.
pub fn add(arguments: &Arguments) -> Result<Session, Failure> {
    open_as(arguments, Mode::Create)
}

fn open_as(arguments: &Arguments, mode: Mode) -> Result<Session, Failure> {
    let storage = open(&arguments.store, mode)?;
    let counter = progress::counter("reading acts");
    let session = Session::over(storage, arguments.as_known, &mut |act| counter.set_position(act));
    counter.finish_and_clear();
    Ok(session?)
}

/// Says so where a date is later than everything that was published: the answer is what was last
/// published, carried forward.
pub fn say_if_later_than_sources(session: &Session, date: Date) {
    match session.folded.register.newest_source() {
        Some(newest) if newest < date => output::say(&format!(
            "note: the newest source on record is of {newest}; what it says is carried forward"
        )),
        Some(_) => {}
        None => output::say("note: no source is on record"),
    }
}
