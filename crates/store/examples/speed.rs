//! Measures how fast a store takes and gives a large act: `cargo run --release -p remit-store
//! --example speed -- TARGET`, where the target is a path or a URL with no record yet.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, not a program")]

use std::time::Instant;

use remit_dictionary::Moment;
use remit_journal::{Basis, Chunk, Draft, Outcome, RequestId, Sort, verify};
use remit_store::{Mode, open};

const CHUNKS: u64 = 300;
const CHUNK_BYTES: u64 = 160_000;
const SMALL_ACTS: u64 = 300;

fn draft(name: &str, chunks: Vec<Chunk>) -> Draft {
    Draft {
        sort: Sort::Observation,
        kind: "speed".into(),
        version: 1,
        rules: 1,
        actor: "nobody".into(),
        authority: "none".into(),
        source: "nowhere".into(),
        request: RequestId::parse(name).unwrap(),
        body: Vec::new(),
        chunks,
    }
}

fn noise(seed: u64) -> Vec<u8> {
    let words = (0..CHUNK_BYTES / 8).scan(seed | 1, |state, _| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(seed);
        Some(state.to_be_bytes())
    });
    words.flatten().collect()
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{what}: {:.1} ms", start.elapsed().as_secs_f64() * 1_000.0);
    done
}

fn main() {
    let target = std::env::args().nth(1).expect("a target, as the first line of this file says");
    let now = Moment::from_microseconds(1);
    let mut record = timed("make the record", || open(&target, Mode::Create).unwrap());
    for round in 1..=3 {
        let chunks: Vec<Chunk> = (0..CHUNKS)
            .map(|chunk| Chunk { facts: 4_096, bytes: noise(round * 1_000 + chunk) })
            .collect();
        let large = draft(&format!("large {round}"), chunks);
        timed("hash its content", || large.content());
        let outcome =
            timed("append 48 MB in 300 chunks", || record.append(Basis::Any, &large, now).unwrap());
        assert!(matches!(outcome, Outcome::Appended(_)));
        let hashes: Vec<_> = large.chunks.iter().map(Chunk::hash).collect();
        timed("read the 300 chunks", || {
            for hash in &hashes {
                assert!(record.chunk(hash).unwrap().is_some());
            }
        });
    }
    timed("append 300 small acts", || {
        for number in 0..SMALL_ACTS {
            let small = draft(&format!("small {number}"), vec![]);
            assert!(matches!(record.append(Basis::Any, &small, now), Ok(Outcome::Appended(_))));
        }
    });
    drop(record);
    let mut record = timed("open it again", || open(&target, Mode::Existing).unwrap());
    timed("verify", || {
        assert!(verify(&mut *record, None, 1, &mut |_| {}).unwrap().findings.is_empty())
    });
}
