//! Reads any bytes as `ListSize` or `PracticeMap`.
#![no_main]

use remit_exchange::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| remit_fuzz::read(
    &[Format::ListSize, Format::PracticeMap],
    bytes
));
