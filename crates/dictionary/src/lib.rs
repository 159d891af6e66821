//! The small words of commissioning: codes, dates, periods, money. Parse, check, print.

mod code;
mod counted;
mod date;
mod moment;
mod pence;
mod period;

pub use code::{Code, CodeError};
pub use counted::counted;
pub use date::{Date, DateError};
pub use moment::{Moment, MomentError};
pub use pence::{Pence, PenceError};
pub use period::{Period, PeriodError};
