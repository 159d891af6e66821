//! One file a page.

pub mod act;
pub mod api;
pub mod ballot;
pub mod body;
pub mod case;
pub mod cases;
pub mod compare;
pub mod dated;
pub mod decisions;
pub mod footprint;
pub mod lineage;
mod locally;
mod map;
pub mod parts;
pub mod place;
pub mod practice;
pub mod record;
pub mod recording;
pub mod rehearse;
pub mod rules;
pub mod search;
pub mod sign_in;
pub mod start;
pub mod views;
pub mod wave;
pub mod waves;
pub mod work;
