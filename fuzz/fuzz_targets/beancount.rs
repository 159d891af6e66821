//! Reads any text as a beancount file: books that our rules accept are written and read back.
#![no_main]

use remit_ledger::beancount::{check, read, write};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(statements) = read(text) else { return };
    let Ok(ledger) = check(&statements) else { return };
    let written = write(&ledger);
    let again = read(&written).map(|statements| check(&statements));
    assert_eq!(again, Ok(Ok(ledger)), "what was written must be readable");
});
