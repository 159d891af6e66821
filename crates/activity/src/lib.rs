//! The columnar engine: activity arrives, is assigned, priced and restated.

pub mod arrival;
mod body;
mod manifest;
pub mod monitoring_lines;
pub mod supersession;
mod total;

pub use body::BodyError;
pub use manifest::{
    InputFile, Manifest, MeasureTotals, RUN_KIND, RUN_VERSION, RunRefused, run_draft,
};
pub use total::{Total, TotalError};
