//! The clerk: takes acts and files to the record as people send them, for the commands and the
//! pages alike.
//!
//! A [`Session`] is an opened record with what it folds to. [`deciding`] puts acts on record, all
//! of what was sent or nothing; [`importing`] puts published files there. [`persons`] keeps names
//! of people and the public's words beside the record on their way in, and shows them on their way
//! out. Why something is not taken is a [`Failure`], which names each [`Objection`]; how that is
//! said to a person is for whoever shows it.

pub mod deciding;
mod failure;
pub mod importing;
pub mod persons;
mod session;

pub use failure::{Broken, Failure, Objection, Why};
pub use session::{Put, Session, clock};
