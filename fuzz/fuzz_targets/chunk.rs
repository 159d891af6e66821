//! Decodes any bytes as a chunk of facts: what can be decoded is encoded to facts that read back.
#![no_main]

use remit_register::{decode_facts, encode_facts};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut facts = Vec::new();
    if decode_facts(bytes, &mut |fact| facts.push(fact)).is_ok() {
        let mut again = Vec::new();
        for chunk in encode_facts(&facts) {
            let read = decode_facts(&chunk.bytes, &mut |fact| again.push(fact));
            assert!(read.is_ok(), "what was written must be readable");
        }
        assert_eq!(facts, again);
    }
});
