//! `--absent place`: practices without a body on a footprint's day, by where their surgery stands.

use std::path::Path;

use anyhow::Context;
use remit_activity::{Footprint, Restated, Surgeries, print_decimal};
use remit_dictionary::counted;

use crate::output;
use crate::refusal::Refusal;

/// Reads postcodes and their small areas from a file, packed with gzip or not.
pub fn read(path: &Path) -> anyhow::Result<Surgeries> {
    let name = path.display().to_string();
    let unread = || format!("{name} could not be read");
    let text = remit_exchange::read_text(path).with_context(unread)?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let headings = reader.headers().with_context(unread)?.clone();
    let place =
        |is: &dyn Fn(&str) -> bool| headings.iter().position(|own| is(&own.to_ascii_lowercase()));
    let postcode = place(&|own| own == "postcode");
    let area = place(&|own| own.starts_with("lsoa") && own.ends_with("code"));
    let Some((postcode, area)) = postcode.zip(area) else {
        return Err(Refusal::error(
            format!("{name} does not tell where surgeries stand"),
            "it needs the columns \"postcode\" and \"LSOA code\"",
        ));
    };
    let mut pairs = Vec::new();
    for record in reader.records() {
        let record = record.with_context(unread)?;
        pairs.push((record[postcode].to_owned(), record[area].to_owned()));
    }
    Ok(Surgeries::of(pairs))
}

/// Says how many practices were put by place, and how much they carry.
pub fn tell(footprints: &[Footprint<'_>], restated: &Restated) {
    for placed in &restated.placed {
        output::say(&format!("  {}: {}", footprints[placed.footprint].label(), words(placed)));
    }
}

/// Returns the footprints as the manifest names them: with what was put by place.
pub fn named(asked: &[String], restated: &Restated) -> Vec<String> {
    let mut named = asked.to_vec();
    for placed in &restated.placed {
        named[placed.footprint] = format!("{}; {}", asked[placed.footprint], words(placed));
    }
    named
}

fn words(placed: &remit_activity::Placed) -> String {
    let sums: Vec<String> = placed.sums.iter().map(|sum| print_decimal(*sum)).collect();
    let practices = counted(placed.codes, "practice");
    format!("{practices} put by place of surgery: {}", sums.join(", "))
}
