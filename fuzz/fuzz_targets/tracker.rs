//! Reads any bytes as a tracker.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = remit_exchange::read_tracker(bytes);
});
