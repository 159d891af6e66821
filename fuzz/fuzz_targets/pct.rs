//! Reads any bytes as `PctToCcg` or `OnsNames`.
#![no_main]

use remit_exchange::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| remit_fuzz::read(
    &[Format::PctToCcg, Format::OnsNames],
    bytes
));
