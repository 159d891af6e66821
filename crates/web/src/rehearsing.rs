//! Rehearsing a change for everybody: a case that is only supposed, and what people ask of a case.
//!
//! Nothing is recorded. The supposed acts are entered in a copy of the books and every question is
//! put to the same guards, and answered by the same rehearsal, as that of a case on record.

mod clusters;
mod outlook;
mod series;
mod spread;
mod supposed;

pub use clusters::{Cluster, clusters};
pub use outlook::Outlook;
pub use series::{Counted, Series};
pub use spread::{DEPRIVATION_SOURCE, Deprivation, Spread};
pub use supposed::{Unfit, suppose};
