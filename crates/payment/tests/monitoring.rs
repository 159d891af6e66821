//! The contract monitoring method on invented lists: a row for each test and each error.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use remit_dictionary::Date;
use remit_payment::decision::{Input, Method};
use remit_payment::monitoring::{Decision, ORDER, Reason, Row, Rule, assign, assign_in};
use remit_payment::tables::Tables;

mod support;
use support::{lists, tables};

/// Date, practice, its sub-ICB, home, host, category, service code, function, delivery.
type Cells<'a> = [&'a str; 9];

fn row<'a>(cells: &Cells<'a>) -> Row<'a> {
    Row {
        activity_date: Date::parse(cells[0]).ok(),
        gp_practice: cells[1],
        gp_sub_icb: cells[2],
        residence_sub_icb: cells[3],
        host_sub_icb: cells[4],
        category: cells[5],
        service_code: cells[6],
        tfc: cells[7],
        pod: cells[8],
    }
}

fn print(decision: &Decision<'_>) -> String {
    let warnings: Vec<_> = decision.warnings.iter().map(ToString::to_string).collect();
    format!(
        "{} {} {} {} {}",
        decision.rule.number(),
        decision.reason.map_or("-", Reason::as_str),
        decision.commissioner.unwrap_or("-"),
        decision.category.unwrap_or("-"),
        warnings.join(",")
    )
    .trim_end()
    .to_owned()
}

const NOW: &str = "2025-06-01";
const THEN: &str = "2024-06-01";

#[test]
fn each_test_has_its_answer_and_its_error() {
    let tables = tables();
    let none = "not_in_table";
    for (cells, outcome) in [
        ([NOW, "", "ZA1", "", "", "12", "ZRED", "", "DRUG"], "0 - - -".to_owned()),
        ([NOW, "", "ZA1", "", "", "41", "", "", ""], "0 - - -".to_owned()),
        ([NOW, "", "ZA1", "", "", "12", "ZMHG", "", ""], "1 MH_Delegated - 26".to_owned()),
        ([NOW, "", "ZA1", "", "", "12", "ZMHR", "", ""], "1 MH_Non_Delegated - 22".to_owned()),
        ([NOW, "", "", "", "ZB1", "", "NCBPSXXX", "", ""], "3 C_2_1 HB 21".to_owned()),
        ([NOW, "", "ZA1", "ZB1", "", "", "ZAMB", "", ""], "2 C_0b_1 HA 21".to_owned()),
        (
            [NOW, "", "QZA", "ZB1", "", "", "ZAMB", "", ""],
            "2 C_0b_2 HA 21 icb_in_sub_icb_field:gp_sub_icb".to_owned(),
        ),
        ([NOW, "", "", "ZB1", "ZA1", "", "ZAMB", "", ""], "2 C_0b_3 HB 21".to_owned()),
        (
            [NOW, "", "", "QZB", "ZA1", "", "ZAMB", "", ""],
            "2 C_0b_4 HB 21 icb_in_sub_icb_field:residence_sub_icb".to_owned(),
        ),
        ([NOW, "", "", "", "ZA1", "", "ZAMB", "", ""], "2 C_0b_5 HA 21".to_owned()),
        (
            [NOW, "", "", "", "QZA", "", "ZAMB", "", ""],
            "2 C_0b_X - 21 icb_in_sub_icb_field:host_sub_icb".to_owned(),
        ),
        ([NOW, "", "ZA1", "", "ZB1", "", "ZRED", "140", ""], "3 C_2_1 HB 21".to_owned()),
        ([NOW, "", "ZA1", "", "", "", "ZRED", "", ""], "3 C_2_X - 21".to_owned()),
        ([NOW, "", "ZA1", "", "ZB1", "21", "", "", ""], "3 C_2_1 HB 21".to_owned()),
        ([NOW, "", "ZA1", "", "ZB1", "21", "99999999", "", ""], "3 C_2_1 HB 21".to_owned()),
        (
            [NOW, "", "ZA1", "", "ZB1", "21", "ZNEW", "", ""],
            format!("3 C_2_1 HB 21 {none}:service_code"),
        ),
        ([NOW, "", "ZA1", "", "", "12", "99999999", "", ""], "9 C_5_1 ZA1 12".to_owned()),
        ([NOW, "", "ZA1", "", "", "12", "", "140", ""], "4 D_1 ZA1 55".to_owned()),
        ([NOW, "", "", "ZB1", "", "55", "", "", ""], "4 D_2 ZB1 55".to_owned()),
        ([NOW, "", "", "", "ZB1", "", "ZDEN", "", ""], "4 D_3 ZB1 55".to_owned()),
        (
            [NOW, "", "QZA", "ZB1", "", "51", "", "", ""],
            "4 D_X - 55 icb_in_sub_icb_field:gp_sub_icb".to_owned(),
        ),
        ([NOW, "YZ1", "ZA1", "", "", "12", "", "", ""], "5 E_1 JA 71".to_owned()),
        ([NOW, "YZ1", "ZA1", "", "", "12", "", "", "AE"], "9 C_5_1 ZA1 12".to_owned()),
        ([NOW, "", "ZA1", "", "", "75", "", "", ""], "5 E_X - 71".to_owned()),
        ([NOW, "", "", "ZB1", "", "", "ZPUB", "", ""], "6 F_3 RB 81".to_owned()),
        ([NOW, "", "", "", "", "85", "", "", ""], "6 F_X - 81".to_owned()),
        ([NOW, "AZ1", "ZA1", "", "", "12", "ZGRN", "", ""], "7 J_1 13Q 61".to_owned()),
        ([NOW, "", "", "", "", "61", "", "", ""], "7 J_1 13Q 61".to_owned()),
        ([NOW, "", "ZA1", "", "", "12", "ZGRN", "", ""], "8 C_6_1 ZA1 25".to_owned()),
        (
            [NOW, "", "QZA", "ZB1", "", "12", "ZGRN", "", ""],
            "8 C_6_2 ZB1 25 icb_in_sub_icb_field:gp_sub_icb".to_owned(),
        ),
        ([THEN, "", "ZA1", "ZB1", "", "12", "ZGRN", "", ""], "8 C_6_4 HA 21".to_owned()),
        ([THEN, "", "ZB1", "ZA1", "", "12", "ZGRN", "", ""], "8 C_6_1 ZB1 25".to_owned()),
        ([NOW, "", "", "", "", "12", "ZGRN", "", ""], "8 C_5_X - -".to_owned()),
        ([NOW, "", "", "ZB1", "", "12", "", "", ""], "9 C_5_1 ZB1 12".to_owned()),
        ([NOW, "", "za1", "", "", "12", "", "", ""], format!("9 X - - {none}:gp_sub_icb")),
        (["", "", "ZA1", "", "", "12", "ZRED", "", ""], "9 X - - date_missing".to_owned()),
        (["", "AZ1", "ZA1", "", "", "", "", "", ""], "7 J_1 13Q 61 date_missing".to_owned()),
        (
            ["2024-03-31", "", "ZA1", "", "", "12", "", "", ""],
            "9 X - - date_before_tables".to_owned(),
        ),
    ] {
        assert_eq!(print(&assign(&tables, &row(&cells))), outcome, "{cells:?}");
    }
}

#[test]
fn a_decision_says_its_method_and_what_it_read() {
    let tables = tables();
    let cells = [NOW, "YZ1", "ZA1", "", "", "12", "", "", ""];
    let decision = assign(&tables, &row(&cells));
    assert_eq!((decision.method, decision.rule), (Method::Monitoring, Rule::Justice));
    assert_eq!(decision.inputs, [Input::Practice, Input::Category, Input::PointOfDelivery]);
    assert!(!decision.excluded() && !decision.is_error());
}

#[test]
fn tests_two_and_nine_swapped_change_an_answer() {
    let tables = tables();
    let cells = [NOW, "", "ZA1", "", "", "12", "ZAMB", "", ""];
    let mut swapped = ORDER;
    swapped.swap(2, 9);
    assert_eq!(print(&assign(&tables, &row(&cells))), "2 C_0b_1 HA 21");
    assert_eq!(print(&assign_in(&swapped, &tables, &row(&cells))), "9 C_5_1 ZA1 12");
    assert_eq!(print(&assign_in(&[], &tables, &row(&cells))), "9 X - -");
}

#[test]
fn the_order_is_that_of_the_numbers() {
    let numbers: Vec<u8> = ORDER.iter().map(|rule| rule.number()).collect();
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
}

/// Any text, or one that the lists or the tests know.
fn cell() -> impl Strategy<Value = String> {
    let known = [
        "", "ZA1", "ZB1", "QZA", "QZB", "YZ1", "AZ1", "ZAMB", "ZRED", "ZGRN", "ZDEN", "ZPUB",
        "ZMHG", "99999999", "NCBPSXXX", "21", "51", "61", "71", "81", "140", "AE", "DRUG", "12",
    ];
    prop_oneof![9 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => "\\PC*"]
}

fn nobody_is_invented(tables: &Tables, cells: &[String; 8], days: Option<i32>) {
    let row = Row {
        activity_date: days.map(Date::from_days),
        gp_practice: &cells[0],
        gp_sub_icb: &cells[1],
        residence_sub_icb: &cells[2],
        host_sub_icb: &cells[3],
        category: &cells[4],
        service_code: &cells[5],
        tfc: &cells[6],
        pod: &cells[7],
    };
    let decision = assign(tables, &row);
    assert_eq!(decision, assign(tables, &row), "the same row has the same answer");
    let outside = matches!(decision.rule, Rule::Excluded | Rule::MentalHealth);
    assert_eq!(decision.commissioner.is_none(), outside || decision.is_error());
    assert_eq!(decision.reason.is_none(), decision.excluded());
    let known = ["ZA1", "ZB1", "HA", "HB", "RA", "RB", "JA", "13Q"];
    assert!(decision.commissioner.is_none_or(|own| known.contains(&own)));
}

proptest! {
    #[test]
    fn every_row_has_one_answer(
        cells in proptest::array::uniform8(cell()),
        days in proptest::option::of(prop_oneof![19_000..21_000, any::<i32>()]),
    ) {
        nobody_is_invented(&tables(), &cells, days);
    }

    #[test]
    fn no_list_makes_reading_panic(text in "\\PC*", which in 0usize..4) {
        let mut given = lists();
        given[which].1 = text;
        let _ = Tables::read(&given.each_ref().map(|(name, text)| (*name, text.as_str())));
    }
}
