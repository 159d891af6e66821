//! One file a page.

pub mod act;
pub mod api;
pub mod body;
pub mod dated;
pub mod footprint;
pub mod parts;
pub mod place;
pub mod practice;
pub mod record;
pub mod rehearse;
pub mod search;
pub mod start;
