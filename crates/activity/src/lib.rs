//! The columnar engine: activity arrives, is assigned, priced and restated.
//!
//! A file is read once, in chunks, by all cores ([`scan()`]): each row goes to one cell of a code, a
//! stretch of days and a period, or to the rejected rows with a named reason. The cells are then
//! rolled up to as many footprints as are asked for ([`restate()`]), so that what went in is what
//! comes out, to the unit.
//!
//! Rows are assigned to who pays, and priced ([`assign_files()`]), by the plain methods of
//! `remit_payment`; the one for contract monitoring is asked once for each different combination of
//! what it reads.

pub mod arrival;
mod assign;
mod body;
mod figures;
mod footprint;
mod hashing;
mod input;
mod manifest;
mod miss;
pub mod monitoring_lines;
mod number;
mod rate;
mod reject;
mod restate;
mod scan;
pub mod supersession;
mod surgeries;
pub mod synth;
mod table;
mod total;
mod when;

pub use assign::{
    ADDED, AssignBy, AssignError, Assigned, Assigning, Memory, REMEMBERED_MAX, Sum, assign_files,
};
pub use body::BodyError;
pub use figures::{FIGURE_TEXTS, Figures};
pub use footprint::{
    ByPopulation, Division, FOOTPRINTS, Footprint, FootprintError, Home, Homes, Laid, NotATable,
};
pub use hashing::Hashing;
pub use input::{Input, InputError, Packing, files_of};
pub use manifest::{
    InputFile, Manifest, MeasureTotals, RUN_KIND, RUN_VERSION, RunRefused, run_draft,
};
pub use miss::{Miss, refuse_total};
pub use number::{DECIMALS, print_decimal, read_decimal};
pub use rate::{Rate, RateError};
pub use reject::{Reason, Rejected};
pub use restate::{Divided, NamedLine, Placed, Restated, Row, Shares, restate, share_out};
pub use scan::{Cell, Cells, Columns, Progress, ScanError, Slot, scan};
pub use surgeries::Surgeries;
pub use table::{TableError, table_to_parquet};
pub use total::{Total, TotalError};
pub use when::{Every, period_label, read_when};
