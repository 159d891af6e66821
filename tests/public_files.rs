//! The folder of public files beside the clone, for the tests of every crate: each names this file
//! as a module of its own by its path.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Returns the folder of the public files, or says that the test is skipped. On the build server
/// they have to be there.
pub fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("REMIT_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    if let Ok(path) = path.canonicalize() {
        return Some(path);
    }
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    skip(&format!("{test} needs ../shared; or set REMIT_SHARED to that folder"));
    None
}

/// Says why a test is skipped, past the capture of the test runner. In CI it fails instead.
pub fn skip(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "{why}");
    let line = format!("SKIPPED: {why}\n");
    std::io::stderr().write_all(line.as_bytes()).expect("stderr can be written to");
}
