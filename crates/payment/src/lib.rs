//! Who pays for one activity, and at what price: the plain reference that the engine must equal.

pub mod whole;
