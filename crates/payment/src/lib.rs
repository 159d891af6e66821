//! Who pays for one activity, and at what price: the plain reference that the engine must equal.

pub mod decision;
pub mod monitoring;
pub mod price;
pub mod risk;
pub mod tables;
pub mod whole;
