//! The columnar engine: activity arrives, is assigned, priced and restated.

pub mod synth;
