//! Decodes any bytes as a form: what can be decoded is encoded to bytes that decode the same.
#![no_main]

use remit_governance::{Form, Signed};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(form) = Form::decode(bytes) {
        assert_eq!(Form::decode(&form.encode()).as_ref(), Ok(&form));
        let _ = Signed::read(&form);
    }
});
