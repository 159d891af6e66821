//! `remit assign` through the binary: the oracle, rows that cannot be read, columns that lack.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;
#[path = "../../../tests/public_files.rs"]
mod public_files;

use std::collections::BTreeMap;

use cli_support::Desk;
use public_files::shared;

fn records(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

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

const HEADING: &str = "activity_date,gp_practice,gp_sub_icb,residence_sub_icb,provider,\
host_sub_icb,category,service_code,tfc,pod,submitted_commissioner,cost_pence";

#[test]
fn every_row_of_the_oracle_is_assigned_as_published() {
    let Some(shared) = shared() else { return };
    let desk = Desk::empty();
    let (rows, lists) = (shared.join("oracles/cam/rows.csv"), shared.join("data/who_pays"));
    let (rows, lists) = (rows.to_str().unwrap(), lists.to_str().unwrap());
    let mut before: Option<(String, String)> = None;
    for threads in ["1", "3"] {
        let sums = desk.csv(&[
            "assign",
            rows,
            "--tables",
            lists,
            "--out",
            "out.csv",
            "--threads",
            threads,
        ]);
        let now = (sums, desk.text("out.csv"));
        if let Some(before) = &before {
            assert_eq!(*before, now, "the same for any number of threads");
        }
        before = Some(now);
    }
    let (given, answers) = (std::fs::read_to_string(rows).unwrap(), desk.text("out.csv"));
    let right = std::fs::read_to_string(shared.join("oracles/cam/expected.csv")).unwrap();
    let (given, answers, right) = (records(&given), records(&answers), records(&right));
    assert_eq!((given.len(), answers.len(), right.len()), (3_000, 3_000, 3_000));
    for ((given, answer), right) in given.iter().zip(&answers).zip(&right) {
        for (column, value) in given.iter().chain(right) {
            assert_eq!(&answer[column], value, "{column} of {answer:?}");
        }
        assert_eq!(answer["price_pence"], given["cost_pence"]);
    }
    assert!(!desk.path("out.csv.rejects.csv").exists());
}

#[test]
fn rows_that_cannot_be_read_are_rejected_by_name_and_the_totals_agree() {
    let desk = desk();
    let rows = [
        "2025-05-01,P1,ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZA1,500",
        "2025-05-01,P1,ZA1",
        "someday,P1,ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZA1,300",
        "2025-05-01,P1,ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZB1,many",
        "2025-05-01,P1,ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZB1,-200",
        "1950-10-14,P1,ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZA1,1",
    ];
    desk.file("rows.csv", format!("{HEADING}\n{}\n", rows.join("\n")));
    let said = desk
        .run(&["assign", "rows.csv", "--tables", "lists", "--out", "out.csv", "--format", "csv"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.err.contains("6 rows in = 2 assigned + 4 rejected\n"), "{}", said.err);
    assert!(said.err.contains("601 pence in = 300 out + 301 rejected\n"), "{}", said.err);
    assert_eq!(
        desk.text("out.csv.rejects.csv"),
        "file,row,reason\nrows.csv,2,broken-row\nrows.csv,3,unreadable-date\n\
         rows.csv,4,unreadable-figure\nrows.csv,6,date-out-of-range\n"
    );
    assert_eq!(
        said.out,
        "provider,assigned_commissioner,rows,cost_pence,differs,value_at_risk_pence\n\
         RZ1,ZA1,2,300,1,-200\n"
    );
    assert!(!desk.path("out.csv.part").exists());
}

#[test]
fn what_cannot_be_assigned_is_refused_and_nothing_is_written() {
    let desk = desk();
    let lacks = HEADING.replace(",tfc", "");
    desk.file("lacks.csv", format!("{lacks}\n"));
    desk.file("clash.csv", format!("{HEADING},rule\n"));
    desk.file("good.csv", format!("{HEADING}\n"));
    let refused = |words: &str| desk.refused(&words.split(' ').collect::<Vec<_>>());
    let err = refused("assign lacks.csv --tables lists --out out.csv");
    for words in ["lacks.csv", "tfc", "gp_practice, gp_sub_icb"] {
        assert!(err.contains(words), "{err}");
    }
    let err = refused("assign clash.csv --tables lists --out out.csv");
    assert!(err.contains("clash.csv has a column rule already"), "{err}");
    let err = refused("assign good.csv --out out.csv");
    assert!(err.contains("--tables DIR"), "{err}");
    let err = refused("assign good.csv --tables nowhere --out out.csv");
    assert!(err.contains("cam_service_codes.csv could not be read"), "{err}");
    assert!(refused("assign good.csv --tables lists").contains("--out FILE"));
    assert!(refused("assign good.csv --tables lists --out good.csv").contains("while it is read"));
    assert!(!desk.path("out.csv").exists() && !desk.path("out.csv.part").exists());
    desk.done(&["assign", "good.csv", "--tables", "lists", "--out", "out.csv"]);
    assert_eq!(desk.text("out.csv").lines().count(), 1);
}
