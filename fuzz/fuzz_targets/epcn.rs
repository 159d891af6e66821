//! Reads any bytes as `epcn`.
//!
//! The library that opens workbooks panics on some broken ones, and the reader catches that. The
//! hook that aborts on every panic is therefore taken out; a panic that escapes the reader still
//! ends the run.
#![no_main]

use std::sync::Once;

use remit_exchange::Format;

static QUIET: Once = Once::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    remit_fuzz::read(&[Format::Epcn], bytes);
});
