//! The small words of commissioning: codes, dates and periods. Parse, check, print.

mod code;
mod date;
mod moment;
mod period;

pub use code::{Code, CodeError};
pub use date::{Date, DateError};
pub use moment::{Moment, MomentError};
pub use period::{Period, PeriodError};
