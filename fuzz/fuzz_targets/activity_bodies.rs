//! Reads any bytes as the body of an act of a run and of an arrival; what is read is written as
//! bytes that read back the same.
#![no_main]

use remit_activity::arrival::{ARRIVAL_VERSION, arrival_draft, decode};
use remit_activity::{Manifest, RUN_VERSION};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(run) = Manifest::decode(RUN_VERSION, bytes) {
        assert_eq!(Manifest::decode(RUN_VERSION, &run.encode()), Ok(run));
    }
    if let Ok(arrived) = decode(ARRIVAL_VERSION, bytes) {
        if let Ok(draft) = arrival_draft(&arrived, "fuzz") {
            assert_eq!(decode(draft.version, &draft.body), Ok(arrived));
        }
    }
});
