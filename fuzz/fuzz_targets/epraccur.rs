//! Reads any bytes as `Epraccur` or `EpraccurDse`.
#![no_main]

use remit_exchange::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| remit_fuzz::read(
    &[Format::Epraccur, Format::EpraccurDse],
    bytes
));
