//! Reads any text as a figure, a total, a day and a moment of creation; what is read is written as a
//! text that reads back the same.
#![no_main]

use remit_activity::monitoring_lines::Created;
use remit_activity::{Every, Total, period_label, print_decimal, read_decimal, read_when};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(figure) = read_decimal(text) {
        assert_eq!(read_decimal(&print_decimal(figure)), Some(figure));
    }
    if let Ok(total) = Total::parse(text) {
        assert_eq!(Total::parse(&total.to_string()), Ok(total));
    }
    if let Some(created) = Created::parse(text) {
        assert_eq!(Created::from_seconds(created.seconds()), Some(created));
        assert_eq!(Created::parse(&created.to_string()), Some(created));
    }
    if let Some(day) = read_when(text) {
        assert_eq!(read_when(&day.to_string()), Some(day));
        for every in [Every::Month, Every::Quarter, Every::Year, Every::Whole] {
            if let Some(number) = every.number(day) {
                assert!(every.first_day(number) <= day);
                let _ = period_label(every, number);
            }
        }
    }
});
