//! Files of activity that cannot be right, through `remit assign`: what is said and what is kept.
//! `cli_restate.rs` has the same for `restate`, `cli_arrive.rs` for `import activity`, and
//! `cli_interrupted.rs` what happens on the way.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use std::io::Write as _;

use cli_support::Desk;

const HEADING: &str = "activity_date,gp_practice,gp_sub_icb,residence_sub_icb,provider,\
host_sub_icb,category,service_code,tfc,pod,submitted_commissioner,cost_pence";

/// A desk with small lists: every organisation and service is invented.
fn desk() -> Desk {
    let desk = Desk::empty();
    std::fs::create_dir(desk.path("lists")).unwrap();
    desk.file(
        "lists/cam_service_codes.csv",
        "SERVICE CODE,ICBDelegationStatus,Specialised Flag,Specialised MH Flag,\
         Secondary Dental Flag,Public Health Flag,Effective_From,Effective_To\n\
         ZGRN,GREEN,1,0,0,0,2024-04-01,2050-03-01\n",
    );
    desk.file(
        "lists/cam_sub_icb_to_hub.csv",
        "SubICB_Code,ICB_Code,ODSCommHub,ODSRegion,ProvisionalICBDelegationStatus,\
         Effective_From,Effective_To\nZA1,QZA,HA,RA,Yes,2024-04-01,2050-03-31\n",
    );
    desk.file(
        "lists/cam_health_justice_practices.csv",
        "EnglandHealthandJusticeCommissioningHubCode,Y0Prescribingcode\nJA,YZ1\n",
    );
    desk.file(
        "lists/cam_armed_forces_practices.csv",
        "Organisation_Code,English_AF_GP_Practice_Flag\nAZ1,1\n",
    );
    desk
}

/// Returns the words that assign some files.
fn words<'a>(files: &[&'a str]) -> Vec<&'a str> {
    [&["assign"], files, &["--tables", "lists", "--out", "out.csv", "--format", "csv"]].concat()
}

#[test]
fn a_file_that_is_cut_short_or_has_other_columns_is_refused_and_nothing_is_written() {
    let desk = desk();
    desk.done(&["synth", "activity", "--rows", "20000", "--out", "x.parquet"]);
    let whole = std::fs::read(desk.path("x.parquet")).unwrap();
    desk.file("cut.parquet", &whole[..whole.len() / 2]);
    // The footer is whole, and what stands before it is not.
    let mut torn = whole.clone();
    torn[4..whole.len() / 2].fill(0);
    desk.file("torn.parquet", torn);
    let row = "2025-05-01,P1,ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZA1,500\n";
    desk.file("good.csv", format!("{HEADING}\n{row}"));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    write!(packed, "{HEADING}\n{}", row.repeat(50_000)).unwrap();
    let packed = packed.finish().unwrap();
    desk.file("cut.csv.gz", &packed[..packed.len() - 20]);
    desk.file("other.csv", format!("{HEADING},note\n{row}"));
    let get = "get the file again; nothing was written";
    for (files, what, hint) in [
        (&["cut.parquet"][..], "cut.parquet is broken or ends too early: ", get),
        (&["torn.parquet"], "torn.parquet is broken or ends too early: ", get),
        (&["good.csv", "cut.csv.gz"], "cut.csv.gz is broken or ends too early: ", get),
        (&["none.csv"], "none.csv: there is no such file", ""),
        (
            &["good.csv", "other.csv"],
            "other.csv has other columns than good.csv",
            "assign files of different columns one by one",
        ),
    ] {
        let said = desk.refused(&words(files));
        assert!(said.contains(what), "{said}");
        assert!(said.lines().last().unwrap().contains(hint), "{said}");
        for name in ["out.csv", "out.csv.part", "out.csv.rejects.csv", "out.csv.rejects.csv.part"] {
            assert!(!desk.path(name).exists(), "{files:?} left {name}");
        }
    }
}

#[test]
fn odd_rows_are_named_by_file_and_row_and_an_unknown_practice_is_assigned_by_its_residence() {
    let desk = desk();
    let row = |date: &str, practice: &str, cost: &str| {
        format!("{date},{practice},ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZA1,{cost}\n")
    };
    desk.file(
        "one.csv",
        format!(
            "{HEADING}\n{}{}{}",
            row("2025-05-01", "Q99999", "500"),
            row("2100-01-01", "P1", "1"),
            row("2025-05-01", "P1", "1000000000000")
        ),
    );
    desk.file(
        "two.csv",
        format!(
            "{HEADING}\n{}{}{}",
            row("2025-05-01", "P1", "1.5"),
            row("2025-05-01", "P1", "9999999999999999999999"),
            row("", "", "-20")
        ),
    );
    let said = desk.run(&words(&["one.csv", "two.csv"]));
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(
        desk.text("out.csv.rejects.csv"),
        "file,row,reason\none.csv,2,date-out-of-range\none.csv,3,absurd-figure\n\
         two.csv,1,unreadable-figure\ntwo.csv,2,absurd-figure\n"
    );
    assert!(said.err.contains("6 rows in = 2 assigned + 4 rejected\n"), "{}", said.err);
    assert!(said.err.contains("481 pence in = 480 out + 1 rejected\n"), "{}", said.err);
    assert_eq!(desk.text("out.csv").lines().count(), 3);
}
