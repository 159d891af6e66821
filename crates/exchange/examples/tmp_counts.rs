//! tmp
#![allow(clippy::unwrap_used, clippy::print_stdout)]
use std::collections::BTreeMap;
fn main() {
    let today = remit_dictionary::Date::parse("2026-08-10").unwrap();
    for path in std::env::args().skip(1) {
        let at = std::time::Instant::now();
        let short = path.trim_start_matches("/work/shared/");
        match remit_exchange::read_path(path.as_ref(), &remit_exchange::Options::default(), today) {
            Ok(file) => {
                let mut claims: BTreeMap<String, u32> = BTreeMap::new();
                for fact in &file.facts {
                    let word = format!("{:?}", fact.claim);
                    let word = if word.starts_with("Exists") {
                        word
                    } else {
                        word.split('(').next().unwrap().to_owned()
                    };
                    *claims.entry(word).or_default() += 1;
                }
                println!(
                    "{short}: {} {} rows={} rej={} facts={} {:?} {claims:?} {:?}",
                    file.publication.format,
                    file.publication.published,
                    file.publication.rows,
                    file.publication.rejected,
                    file.facts.len(),
                    at.elapsed(),
                    file.warnings
                );
                for reject in file.rejected.iter().take(5) {
                    println!("   {}: {}", reject.line, reject.reason);
                }
            }
            Err(error) => println!("{short}: ERROR {error} [{:?}]", at.elapsed()),
        }
    }
}
