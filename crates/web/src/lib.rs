//! The pages and the JSON API over the record.
//!
//! Pages are made on the server and need no script. Everything is answered from a [`Site`]: the
//! record as it was last folded, which is folded again as soon as others have added to it.

mod api;
mod asking;
mod assets;
mod components;
mod fhir;
mod kept;
mod pace;
mod page;
mod pages;
mod refusal;
mod restating;
mod rights;
mod routes;
mod serve;
mod shield;
mod site;
mod watch;
mod words;

pub use routes::service;
pub use serve::{Options, ServeError, serve};
pub use site::{ReadError, Site};
