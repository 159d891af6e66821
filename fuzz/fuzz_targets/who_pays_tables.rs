//! Reads any text as each reference list, price list and list of factors, and as numbers.
#![no_main]

use remit_payment::{price, tables, whole};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let names = [
        tables::SERVICE_CODES,
        tables::SUB_ICBS,
        tables::JUSTICE_PRACTICES,
        tables::ARMED_FORCES_PRACTICES,
    ];
    let _ = tables::Tables::read(&names.map(|name| (name, text)));
    let _ = price::Prices::read("prices.csv", text);
    let _ = price::Factors::read("factors.csv", text);
    let _ = price::Factor::parse(text);
    let _ = price::Quantity::parse(text);
    let _ = whole::Lists::read(text);
});
