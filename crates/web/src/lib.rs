//! The pages and the JSON API over the record.
//!
//! Pages are made on the server and need no script. Everything is answered from a [`Site`]: the
//! record as it was last folded, which is folded again as soon as others have added to it.

mod api;
mod asking;
mod assets;
mod comparing;
mod components;
mod fhir;
mod filled;
mod gate;
mod kept;
mod outlines;
mod pace;
mod page;
mod pages;
mod papers;
mod picture;
mod refusal;
mod rehearsed;
mod rehearsing;
mod remaining;
mod restating;
mod rights;
mod routes;
mod serve;
mod shield;
mod signing_in;
mod site;
mod uploaded;
mod watch;
mod words;

pub use routes::service;
pub use serve::{Options, ServeError, serve};
pub use signing_in::{Provider, ProviderError, ProviderSettings, SigningIn};
pub use site::Site;
