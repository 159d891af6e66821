//! Reads any bytes as `Hierarchy` or `SubIcbTable`.
#![no_main]

use remit_exchange::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| remit_fuzz::read(
    &[Format::Hierarchy, Format::SubIcbTable],
    bytes
));
