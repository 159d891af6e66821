//! A program that appends until it is killed: this test executable, started once more.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use remit_journal::{Basis, Chunk, Draft, Storage, verify};
use remit_store::{Mode, open};

use super::{FOLD, appended, draft, moment};

/// Tells the executable to write, and where to.
const TARGET: &str = "REMIT_TEST_WRITES_TO";

/// What was acknowledged: a number and the hash as text.
pub type Acknowledged = (u64, String);

/// Appends to the record that the environment names, without end; does nothing where it names none.
pub fn writes_until_killed() {
    let Ok(target) = std::env::var(TARGET) else {
        return;
    };
    let mut record = open(&target, Mode::Create).unwrap();
    let mut out = std::io::stdout();
    loop {
        let next = record.head().unwrap().number + 1;
        let receipt = appended(record.append(Basis::Any, &act(next), moment(next)));
        // One write, so that a reader sees all of the line or none of it.
        out.write_all(format!("\nack {} {}\n", receipt.number, receipt.hash).as_bytes()).unwrap();
        out.flush().unwrap();
    }
}

/// Returns an act of a size that depends on its number: most small, some of a few hundred pages.
pub fn act(number: u64) -> Draft {
    let base = draft(&format!("act {number}"));
    let (count, length) = match number % 10 {
        0 => (12, 100_000),
        few => (few % 4, 3_000),
    };
    let bytes = |chunk: u64| format!("{number} {chunk} ").into_bytes().repeat(length / 8);
    let chunks = (0..count).map(|chunk| Chunk { facts: 1, bytes: bytes(chunk) }).collect();
    Draft { chunks, ..base }
}

/// A writer that runs.
pub struct Writer {
    child: Child,
    output: BufReader<ChildStdout>,
    pub acknowledged: Vec<Acknowledged>,
}

impl Writer {
    /// Starts one that writes to a target. `test` names the test that calls `writes_until_killed`.
    pub fn start(target: &str, test: &str) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .env(TARGET, target)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output, acknowledged: Vec::new() }
    }

    /// Waits until so many more acts are acknowledged.
    pub fn wait_for(&mut self, acts: u64) {
        let until = self.acknowledged.len() as u64 + acts;
        while (self.acknowledged.len() as u64) < until {
            assert!(self.read(), "the writer ended by itself");
        }
    }

    fn read(&mut self) -> bool {
        let mut line = String::new();
        if self.output.read_line(&mut line).unwrap() == 0 {
            return false;
        }
        if let Some((number, hash)) = line.strip_prefix("ack ").and_then(|ack| ack.split_once(' '))
        {
            self.acknowledged.push((number.parse().unwrap(), hash.trim().to_owned()));
        }
        true
    }

    /// Kills it with SIGKILL and reads what it acknowledged before.
    pub fn kill(mut self) -> Vec<Acknowledged> {
        self.child.kill().unwrap();
        self.ended()
    }

    /// Waits until it has ended by itself, and reads what it acknowledged before.
    pub fn ended(mut self) -> Vec<Acknowledged> {
        while self.read() {}
        self.child.wait().unwrap();
        std::mem::take(&mut self.acknowledged)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // It has ended already unless the test failed before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Checks that every acknowledged act is on record, at most one more, and nothing half-written.
pub fn nothing_acknowledged_is_lost(record: &mut dyn Storage, acknowledged: &[Acknowledged]) {
    let verified = verify(record, None, FOLD, &mut |_| {}).unwrap();
    assert_eq!(verified.findings, []);
    let acts = record.acts(0, usize::MAX).unwrap();
    for (number, hash) in acknowledged {
        let stored = acts.iter().find(|act| act.number == *number);
        let found = stored.map(|act| act.hash.to_string());
        assert_eq!(found.as_ref(), Some(hash), "act {number} was acknowledged");
    }
    let last = acknowledged.last().map_or(0, |last| last.0);
    assert!(verified.head.number <= last + 1, "{} acts, {last} acknowledged", verified.acts);
}
