//! The columnar engine: activity arrives, is assigned, priced and restated.
//!
//! A file is read once, in chunks, by all cores ([`scan()`]): each row goes to one cell of a code, a
//! stretch of days and a period, or to the rejected rows with a named reason. The cells are then
//! rolled up to as many footprints as are asked for ([`restate()`]), so that what went in is what
//! comes out, to the unit.
//!
//! Contract monitoring rows are assigned to who pays ([`assign_files()`]) by asking the plain method
//! of `remit_payment` once for each different combination of what it reads.

mod assign;
mod footprint;
mod input;
mod number;
mod reject;
mod restate;
mod scan;
mod when;

pub use assign::{ADDED, AssignError, Assigned, Memory, REMEMBERED_MAX, Sum, assign_files};
pub use footprint::{Division, Footprint, FootprintError, Home, Homes};
pub use input::{Input, InputError, Packing, files_of};
pub use number::{DECIMALS, print_decimal, read_decimal};
pub use reject::{Reason, Rejected};
pub use restate::{Divided, NamedLine, Restated, Row, Shares, restate, share_out, turns};
pub use scan::{Cells, Columns, Progress, ScanError, Slot, scan};
pub use when::{Every, period_label, read_when};
