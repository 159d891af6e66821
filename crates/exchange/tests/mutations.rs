//! No input makes the reader panic, and reading is deterministic.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use remit_exchange::{Format, Options, read_as, read_bytes};
use support::{today, workbook};

/// A small right file of each family; mutations start from these.
fn seeds() -> Vec<Vec<u8>> {
    let texts = [
        "\"X81001\",\"MILL\",\"Y99\",\"QXX\",\"1\",\"\",\"MILLTOWN\",\"KENT\",\"\",\"XX1\",\"19740401\",\"\",\"A\",\
         \"B\",\"00X\",\"20130401\",\"\",\"\",\"\",\"\",\"\",\"0\",\"\",\"00X\",\"\",\"4\",\"\"\n",
        "X81001,00X,W,20130401,,0\nX81001,5XX,W,20061001,20130331,0\n",
        "00A,00B,,20200401,0\n00B,00C,,20210401,0\n",
        "09X,NHS MILL CCG,Y99,QXX,,,,,,,20130401,20200331,,RO319|RO326,,,,,,,,,,,,,\n",
        "RX1,MILL NHS TRUST,Y99,QXX,,,,,,,20010401,,,,,,,,,,,,,B,,,\n",
        "LSOA11CD,CCG19CD,CCG19CDH,LAD19CD\nE01000901,E38000901,00X,E06000901\n",
        "CCG21CD,CCG21CDH,CCG21NM,STP21CD,STP21CDH,STP21NM\nE38000901,00X,Mill,E54000901,QXX,Hills\n",
        "subject,claim,value,from,until,detail,source\n00X,succeeded-by,91X,2020-04-01,,whole,s\n",
        "PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,\
         NUMBER_OF_PATIENTS\nL,01JAN2021,GP,00X,E38000901,X81001,XX1,ALL,ALL,5903\n",
        "[{\"nhscode\": \"5X1\", \"CCG\": {\"code\": \"00X\", \"pcd_percent\": \"100.0\"}}]",
        "{\"E16000901\": \"Mill\", \"E18000901\": \"North\"}",
        "{\"Organisation\": {\"OrgId\": {\"extension\": \"97X\"}, \"Date\": [{\"Type\": \"Legal\", \
         \"Start\": \"2020-04-01\"}], \"Roles\": {\"Role\": {\"id\": \"RO98\"}}}}",
        "{\"resourceType\": \"OrganizationAffiliation\", \"active\": true, \"period\": {\"start\": \
         \"1999-04-01\"}, \"extension\": []}",
        "<OrganizationAffiliation xmlns=\"http://hl7.org/fhir\"><active value=\"false\"/><period>\
         <start value=\"1999-04-01\"/></period></OrganizationAffiliation>",
    ];
    let book = workbook(&[
        ("PCN Details", &[&["PCN Code", "PCN Name", "CCG Code", "Open Date", "Close Date"]]),
        ("PCN Core Partner Details", &[&["Partner Organisation Code", "PCN Code", "PCN Name"]]),
    ]);
    texts.iter().map(|text| text.as_bytes().to_vec()).chain([book]).collect()
}

/// Changes a seed: bytes replaced, a piece cut out, a piece doubled.
fn mutate(seed: &[u8], changes: &[(usize, u8)], cut: (usize, usize), twice: bool) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for (at, byte) in changes {
        let at = at % bytes.len();
        bytes[at] = *byte;
    }
    let (from, length) = (cut.0 % bytes.len(), cut.1 % 40);
    let until = (from + length).min(bytes.len());
    let piece: Vec<u8> = bytes.drain(from..until).collect();
    if twice {
        bytes.splice(from..from, piece.iter().chain(&piece).copied());
    }
    bytes
}

fn read_every_way(bytes: &[u8]) {
    let options = Options::default();
    let outcome = read_bytes("x.csv", bytes, &options, today());
    let again = read_bytes("x.csv", bytes, &options, today());
    assert_eq!(outcome.as_ref().ok(), again.as_ref().ok());
    if let Ok(file) = outcome {
        let rejected = usize::try_from(file.publication.rejected).unwrap();
        assert_eq!(file.rejected.len(), rejected);
        assert!(file.publication.rejected < file.publication.rows);
    }
    for format in Format::all() {
        let _ = read_as(format, "x.csv", bytes, &options, today());
    }
}

#[test]
fn each_seed_can_be_read_so_that_its_mutations_come_far() {
    for seed in seeds() {
        let outcome = read_bytes("2020-04-01.csv", &seed, &Options::default(), today());
        let refused = outcome.err().map(|error| error.to_string()).unwrap_or_default();
        // The affiliations lack their ends, the workbook its rows: only that is refused.
        let expected = refused.is_empty()
            || refused.contains("organization: it is needed")
            || refused.contains("has no column");
        assert!(expected, "{refused}: {}", String::from_utf8_lossy(&seed));
    }
}

/// The fuzz targets start from these, and what they once found is kept among them.
#[test]
fn the_kept_corpus_is_read_in_every_way_without_a_panic() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut read = 0;
    for target in std::fs::read_dir(corpus).unwrap() {
        for file in std::fs::read_dir(target.unwrap().path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            read_every_way(&bytes);
            let _ = remit_register::decode_facts(&bytes, &mut |_| {});
            let _ = remit_journal::open(&bytes);
            read += 1;
        }
    }
    assert!(read >= 17, "each target keeps something: {read}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_reading_panic(bytes in vec(any::<u8>(), 0..400)) {
        read_every_way(&bytes);
    }

    #[test]
    fn no_mutation_of_a_file_makes_reading_panic(
        which in any::<prop::sample::Index>(),
        changes in vec((any::<usize>(), any::<u8>()), 0..6),
        cut in any::<(usize, usize)>(),
        twice in any::<bool>(),
    ) {
        let seeds = seeds();
        let seed: &Vec<u8> = which.get(&seeds);
        read_every_way(&mutate(seed, &changes, cut, twice));
    }

    #[test]
    fn no_text_of_cells_makes_reading_panic(text in "[\"\n\r,A-C0-9 :|é\0.-]{0,200}") {
        read_every_way(text.as_bytes());
    }
}
