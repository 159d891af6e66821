//! Progress on long work, on stderr, only where a person watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Returns a bar over a known number of things.
pub fn bar(total: u64, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(total).with_message(what);
    let style = ProgressStyle::with_template("{msg:32} {wide_bar} {pos}/{len} {elapsed}")
        .expect("the template is well formed");
    bar.set_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Returns a counter of things whose number is not known beforehand.
pub fn counter(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(what);
    let style = ProgressStyle::with_template("{spinner} {msg} {pos} {elapsed}")
        .expect("the template is well formed");
    bar.set_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
