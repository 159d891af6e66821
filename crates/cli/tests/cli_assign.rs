//! `remit assign` through the binary: the oracles, prices, rows that cannot be read, columns that
//! lack, the run on record.
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

const SUMS: &str = "provider,assigned_commissioner,rows,cost_pence,price_pence,fixed_pence,\
unpriced,differs,value_at_risk_pence";
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
            "--no-record",
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
    assert_eq!(said.out, format!("{SUMS}\nRZ1,ZA1,2,300,300,0,0,1,-200\n"));
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

const ROW: &str = "2025-05-01,P1,ZA1,ZA1";

/// Files of rows and of every price list; everything in them is invented.
fn priced() -> Desk {
    let desk = desk();
    let row = |provider: &str, pod: &str, submitted: &str, code: &str, activity: &str| {
        format!("{ROW},{provider},ZA1,12,,100,{pod},{submitted},7,{code},{activity}")
    };
    let rows = [
        row("ZP1", "EL", "ZA1", "ZZ01A", "2"),
        row("ZP1", "EL", "ZB1", "ZZ01A", "0.5"),
        row("ZP1", "EL", "ZL1", "ZZ01A", "1"),
        row("ZP2", "EL", "ZK1", "ZZ01A", "9"),
        row("ZP2", "DC", "ZK1", "", "9"),
        row("ZP2", "EL", "ZA1", "ZZ01A", "1"),
        row("ZP1", "EL", "ZA1", "ZZ99Z", "1"),
        row("ZP3", "EL", "ZA1", "ZZ01A", "1"),
        row("ZP1", "EL", "ZA1", "ZZ01A", "some"),
        row("ZP1", "EL", "ZA1", "ZZ01A", "1").replace("2025-05-01", ""),
        row("ZP1", "EL", "ZA1", "ZZ01A", "1").replace("2025-05-01", "2024-05-01"),
    ];
    desk.file("rows.csv", format!("{HEADING},tariff_code,activity\n{}\n", rows.join("\n")));
    desk.file(
        "prices.csv",
        "code,pod,from,until,price,provider,commissioner\nZZ01A,EL,2025-04-01,,100.00,,\n\
         ZZ01A,EL,2025-04-01,,80.00,ZP1,ZL1\n",
    );
    desk.file(
        "factors.csv",
        "provider,from,until,factor\nZP1,2025-04-01,,1.043423\nZP2,2025-04-01,,1.1\n",
    );
    desk.file(
        "agreed.csv",
        "provider,commissioner,from,until,mechanism,fixed,share\n\
         ZP2,ZK1,2025-04-01,2026-04-01,block,1000.00,\n\
         ZP2,ZA1,2025-04-01,2026-04-01,blended,1200.00,0.5\n",
    );
    desk
}

const PRICED: &str = "assign rows.csv --tables lists --prices prices.csv --factors factors.csv \
    --agreements agreed.csv --out out.csv --format csv";

#[test]
fn each_mechanism_prices_its_rows_and_what_has_no_price_is_named() {
    let desk = priced();
    let words: Vec<&str> = PRICED.split_whitespace().collect();
    let said = desk.run(&words);
    assert_eq!(said.code, 0, "{said:?}");
    let answers = records(&desk.text("out.csv"));
    let columns =
        ["price_pence", "mechanism", "price_reason", "differs", "value_at_risk_pence", "method"];
    let found: Vec<String> =
        answers.iter().map(|row| columns.map(|column| &*row[column]).join(" ")).collect();
    assert_eq!(
        found,
        [
            "20868 unit_price  same 0 monitoring",
            "5217 unit_price  differ 5217 monitoring",
            "8000 local  differ 8000 monitoring",
            "0 block  differ 0 monitoring",
            "0 block  differ 0 monitoring",
            "5500 blended  same 0 monitoring",
            "  price_not_listed same  monitoring",
            "  factor_not_listed same  monitoring",
            "  no_activity same  monitoring",
            "  no_date nobody_assigned  monitoring",
            "  price_list_begins_later same  monitoring",
        ]
    );
    // A block is due once a month, to the commissioner of the contract; the parts are 1/12 each.
    assert_eq!(
        said.out,
        format!(
            "{SUMS}\nZP1,,1,7,0,0,1,0,0\nZP1,ZA1,6,42,34085,0,3,2,13217\n\
             ZP2,ZA1,3,21,5500,10000,0,2,0\nZP2,ZK1,0,0,0,8333,0,0,0\nZP3,ZA1,1,7,0,0,1,0,0\n"
        )
    );
    for words in [
        "77 pence in = 77 out + 0 rejected\n",
        "  priced: unit_price: 2 rows, 26085 pence (half up to the penny)\n",
        "  fixed by agreement: 18333 pence (cumulative parts)\n",
        "  no price: factor_not_listed: 1 row\n",
    ] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
}

#[test]
fn price_lists_that_cannot_be_used_are_refused_with_the_line() {
    let desk = priced();
    let refused = |words: &str| desk.refused(&words.split_whitespace().collect::<Vec<_>>());
    desk.file("bad.csv", "provider,from,until,factor\nZP1,2025-04-01,,much\n");
    let err = refused(&PRICED.replace("factors.csv", "bad.csv"));
    assert!(err.contains("bad.csv, line 2: \"much\" cannot stand under \"factor\""), "{err}");
    assert!(err.contains("remit assign --help says the headings"), "{err}");
    let err = refused(&PRICED.replace("prices.csv", "nowhere.csv"));
    assert!(err.contains("nowhere.csv could not be read"), "{err}");
    desk.file("bare.csv", format!("{HEADING}\n{ROW},ZP1,ZA1,12,,100,EL,ZA1,7\n"));
    let err = refused(&PRICED.replace("rows.csv", "bare.csv"));
    assert!(err.contains("bare.csv") && err.contains("activity"), "{err}");
    assert!(!desk.path("out.csv").exists());
    for list in ["prices.csv", "factors.csv", "agreed.csv"] {
        let err = refused(&format!("import activity {list}"));
        assert!(err.contains(&format!("{list} is a list of prices, not of activity")), "{err}");
        assert!(err.contains("remit assign FILE --prices CSV --factors CSV"), "{err}");
    }
}

#[test]
fn the_whole_method_decides_every_case_of_the_guidance_through_the_command() {
    let Some(shared) = shared() else { return };
    let desk = Desk::empty();
    let text = std::fs::read_to_string(shared.join("oracles/cam/guidance_examples.csv")).unwrap();
    let dated: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(at, line)| if at == 0 { "activity_date," } else { "2025-06-15," }.to_owned() + line)
        .collect();
    desk.file("cases.csv", dated.join("\n") + "\n");
    let words = ["assign", "cases.csv", "--method", "whole", "--out", "out.csv"];
    let said = desk.run(&words);
    assert_eq!(said.code, 0, "{said:?}");
    let answers = records(&desk.text("out.csv"));
    assert_eq!(answers.len(), 54);
    let mut flagged = 0;
    for row in &answers {
        let payers = &row["expected_commissioner"];
        let payer = &row["assigned_commissioner"];
        assert!(payers.split('|').any(|own| own == payer), "{row:?}");
        assert_eq!(row["rule"], row["expected_step"], "{row:?}");
        assert_eq!(row["method"], "whole");
        assert_eq!(row["reason"].is_empty(), !payer.is_empty(), "{row:?}");
        flagged += usize::from(!row["flags"].is_empty());
    }
    assert!(0 < flagged);
    desk.file("lacks.csv", dated.join("\n").replacen(",charging_category", ",charged", 1));
    let err = desk.refused(&["assign", "lacks.csv", "--method", "whole", "--out", "x.csv"]);
    assert!(err.contains("lacks.csv") && err.contains("charging_category"), "{err}");
    assert!(err.contains("name the columns as remit assign --help says"), "{err}");
}

#[test]
fn a_run_of_assign_is_on_record_once_and_names_all_its_files() {
    let desk = priced();
    let words: Vec<&str> = PRICED.split_whitespace().collect();
    let unrecorded = desk.run(&[&words[..], &["--no-record"]].concat());
    assert_eq!(unrecorded.code, 0, "{unrecorded:?}");
    assert!(!desk.path("remit.db").exists());
    let bytes = desk.text("out.csv");
    let first = desk.run(&words);
    let head = desk.head();
    let second = desk.run(&[&words[..], &["--threads", "1"]].concat());
    assert_eq!((&first.out, &second.out, desk.head()), (&unrecorded.out, &first.out, head));
    assert_eq!(desk.text("out.csv"), bytes);
    assert!(first.err.contains("on record as act "), "{first:?}");
    assert!(second.err.contains("the same run is on record as act "), "{second:?}");
    let runs = desk.csv(&["runs"]);
    assert_eq!(runs.lines().count(), 2, "{runs}");
    assert!(runs.contains(",assign,rows.csv cam_service_codes.csv "), "{runs}");
    let id = runs.lines().nth(1).unwrap().split(',').next().unwrap();
    let shown = desk.csv(&["run", "show", id]);
    for line in [
        "command,remit assign rows.csv --method monitoring --tables lists --prices prices.csv",
        "input rows.csv,\"11 rows, sha256 ",
        "input prices.csv,\"2 rows, sha256 ",
        "input agreed.csv,\"2 rows, sha256 ",
        "conserved rows,11 in = 11 out + 0 rejected",
        "conserved cost_pence,77 in = 77 out + 0 rejected",
        "conserved price_pence,39585 in",
        "rejects_sha256,",
        "register_position,none",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    desk.verify();
}
