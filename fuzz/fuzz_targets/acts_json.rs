//! Reads any text as acts in JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(acts) = remit_exchange::read_acts(text) {
        assert!(!acts.is_empty());
        for act in acts {
            let _ = remit_governance::Signed::read(&act.form);
        }
    }
});
