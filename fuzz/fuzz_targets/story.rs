//! Reads any text as a story.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = remit_governance::story::Story::parse(text);
});
