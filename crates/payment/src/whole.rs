//! The whole Commissioner Assignment Method for a full record: from the data set to the payer.
//! Commissioner Assignment Method Flow Chart 2025/26, accompanying guidance v1.1 (2025-03-24).
//!
//! The chart is a walk through [`Step`]s, each a small function in `steps`. Every look-up is
//! already on the [`Record`]; what guidance lists (postcodes, diagnoses) is in dated [`Lists`].

mod case;
mod decision;
mod lists;
mod record;
mod steps;
mod words;

use std::sync::LazyLock;

pub use decision::{Decision, Flag, Nobody, Step, Warning};
pub use lists::{List, ListError, Lists};
pub use record::{
    AdministrativeCategory, ChargingCategory, DataSet, DelegationStatus, PracticeStatus, Record,
    Service,
};

use case::Case;
use decision::Notes;
use lists::Held;
use steps::Next;

static OWN_LISTS: LazyLock<Lists> = LazyLock::new(Lists::own);

/// Returns who pays for a record by the project's own lists.
#[must_use]
pub fn assign<'a>(record: &Record<'a>) -> Decision<'a> {
    assign_by(record, &OWN_LISTS)
}

/// Returns who pays for a record by these lists, as they hold on its assignment date.
#[must_use]
pub fn assign_by<'a>(record: &Record<'a>, lists: &Lists) -> Decision<'a> {
    let mut notes = Notes::default();
    match lists.held_on(record.assigned_on) {
        Held::Missing => return notes.decide(Step::Start, Err(Nobody::NoListsOnThatDate)),
        Held::PastReview => notes.warn(Warning::ListPastReview),
        Held::Current => {}
    }
    let case = Case::new(record, lists, &mut notes);
    let mut step = Step::Start;
    loop {
        match steps::take(step, &case, &mut notes) {
            Next::To(next) => {
                // The chart only leads onwards, so the walk ends.
                assert!(step < next, "BUG: step {step} leads back to {next}");
                step = next;
            }
            Next::Ends(answer) => return notes.decide(step, answer),
            Next::Overridden(code) => return notes.decide(Step::Flag, Ok(code)),
        }
    }
}
