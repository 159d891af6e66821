//! Ctrl-C during long work: the work ends between two batches, so that what was begun is removed.
//!
//! Only work that looks here is ended so; everywhere else Ctrl-C ends the program at once. From the
//! last look on, what is being written is finished: it is whole files, and short.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::SIGINT;

static PRESSED: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
    let pressed = Arc::new(AtomicBool::new(false));
    // Where nobody may listen, Ctrl-C ends the program at once, as everywhere else.
    let _ = signal_hook::flag::register(SIGINT, Arc::clone(&pressed));
    pressed
});

/// The person pressed Ctrl-C. What a command had finished before is told beside it.
#[derive(Debug)]
pub struct Interrupted;

/// The exit code of what was interrupted, as shells have it: 128 and the number of the signal.
pub const EXIT_CODE: u8 = 130;

/// Listens from now on. Called before the first file of long work is begun.
pub fn listen() {
    LazyLock::force(&PRESSED);
}

/// Tells whether to go on: asked between batches.
pub fn go_on() -> bool {
    !PRESSED.load(Ordering::Relaxed)
}

/// Ends the work here if the person pressed Ctrl-C: asked before the results are written.
pub fn check() -> anyhow::Result<()> {
    if go_on() { Ok(()) } else { Err(Interrupted.into()) }
}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("interrupted; nothing half-written is left")
    }
}

impl std::error::Error for Interrupted {}
