//! The columnar engine: activity arrives, is assigned, priced and restated.
//!
//! A file is read once, in chunks, by all cores ([`scan()`]): each row goes to one cell of a code, a
//! stretch of days and a period, or to the rejected rows with a named reason. The cells are then
//! rolled up to as many footprints as are asked for ([`restate()`]), so that what went in is what
//! comes out, to the unit.

mod footprint;
mod input;
mod number;
mod reject;
mod restate;
mod scan;
mod when;

pub use footprint::{Division, Footprint, FootprintError, Home, Homes};
pub use input::{Input, InputError, Packing, files_of};
pub use number::{DECIMALS, print_decimal, read_decimal};
pub use reject::{Reason, Rejected};
pub use restate::{Divided, NamedLine, Restated, Row, Shares, restate, share_out, turns};
pub use scan::{Cells, Columns, Progress, ScanError, Slot, scan};
pub use when::{Every, period_label, read_when};

pub mod synth;
