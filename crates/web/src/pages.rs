//! One file a page.

pub mod act;
pub mod api;
pub mod body;
pub mod compare;
pub mod dated;
pub mod footprint;
pub mod lineage;
mod locally;
mod map;
mod parts;
pub mod place;
pub mod practice;
pub mod record;
pub mod search;
pub mod start;
pub mod waves;
