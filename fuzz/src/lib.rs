//! What the fuzz targets share.

use remit_dictionary::Date;
use remit_exchange::{Format, Options, read_as, read_bytes};

fn today() -> Date {
    Date::from_ymd(2026, 8, 10).expect("a day of the calendar")
}

/// Reads bytes as of some formats; panics only where the reader does.
pub fn read(formats: &[Format], bytes: &[u8]) {
    for format in formats {
        if let Ok(file) = read_as(*format, "fuzz", bytes, &Options::default(), today()) {
            assert!(file.publication.rejected < file.publication.rows);
        }
    }
}

/// Reads bytes as what they look like.
pub fn recognise(bytes: &[u8]) {
    let _ = read_bytes("fuzz_2020-04.csv", bytes, &Options::default(), today());
}
