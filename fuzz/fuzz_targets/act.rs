//! Opens any bytes as an act.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = remit_journal::open(bytes);
});
