//! Recognises any bytes, and reads them as what they look like.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| remit_fuzz::recognise(bytes));
