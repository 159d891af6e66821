//! Reads any line as a form: what can be read is written as a line that reads back the same.
#![no_main]

use remit_governance::{Form, Signed};

libfuzzer_sys::fuzz_target!(|line: &str| {
    if let Ok(form) = Form::parse_line(line) {
        assert_eq!(Form::parse_line(&form.to_string()).as_ref(), Ok(&form));
        if let Ok(signed) = Signed::read(&form) {
            assert_eq!(Signed::read(&signed.write()), Ok(signed));
        }
    }
});
