//! Which lines of contract monitoring are refused, and by which rule.

#[path = "../../../tests/public_files.rs"]
mod public_files;

use std::collections::BTreeSet;

use proptest::prelude::*;
use remit_activity::monitoring_lines::{
    Column, Finding, Line, ListTexts, Lists, ListsError, Rule, check_line, check_price_line,
};

const TEXTS: ListTexts<'static> = ListTexts {
    points_of_delivery: "\u{feff}National_POD_Code\r\nEL\r\nOTHER\r\nBLOCK\r\nLONGERTHAN10\r\n",
    treatment_functions: "\u{feff}Treatment_Function_Code\r\n100\r\n",
    hrgs: "\u{feff}HRG_Code\r\nAA01Z\r\n",
    categories: "\u{feff}Commissioned Service Category Code,Description\r\n12,\"A, B\"\r\n",
    services: "SERVICE CODE\nNCBPS01A\n",
};

const GOOD: [(Column, &str); 14] = [
    (Column::Month, "1"),
    (Column::Year, "202526"),
    (Column::Created, "2025-05-20T14:30:00"),
    (Column::Provider, "RX1"),
    (Column::Site, "RX101"),
    (Column::Commissioner, "01K"),
    (Column::Category, "12"),
    (Column::ServiceCode, "ncbps01a"),
    (Column::TreatmentFunction, "100"),
    (Column::PointOfDelivery, "EL"),
    (Column::Tariff, "AA01Z-local"),
    (Column::PlannedActivity, "12.125"),
    (Column::PlannedPrice, "-3.5"),
    (Column::ActualPrice, "1200.50"),
];

fn with<'a>(changes: &[(Column, &'a str)]) -> Line<'a> {
    Line::of(GOOD.into_iter().chain(changes.iter().copied()))
}

fn words(findings: &[Finding]) -> String {
    findings.iter().map(|own| own.rule.word()).collect::<Vec<_>>().join(" ")
}

const LONG: &str = "AA01Z3456789012345678901234567890123456789012345678";

/// One row per attempt: what is changed in a good line, and the rules that refuse it.
const ACM: &[(&[(Column, &str)], &str)] = &[
    (&[], ""),
    (&[(Column::Month, "13")], "month-form"),
    (&[(Column::Month, "")], "month-form"),
    (&[(Column::Month, "+1")], "month-form"),
    (&[(Column::Year, "202527")], "year-form"),
    (&[(Column::Year, "200910")], "year-form"),
    (&[(Column::Year, "205051")], ""),
    (&[(Column::Year, "205152")], "year-form"),
    (&[(Column::Created, "2025-05-20")], "created-form"),
    (&[(Column::Created, "2025-05-20 24:00:00")], "created-form"),
    (&[(Column::Created, "2025-02-30 10:00:00")], "created-form"),
    (&[(Column::Provider, "RX")], "provider-form"),
    (&[(Column::Provider, "RX100")], "provider-form"),
    (&[(Column::Provider, "RX12345")], "provider-form"),
    (&[(Column::Commissioner, "1K")], "commissioner-form"),
    (&[(Column::Commissioner, "01K 0")], "commissioner-form"),
    (&[(Column::Site, "RX1")], "site-form"),
    (&[(Column::Site, "")], ""),
    (&[(Column::Category, "1a")], "category-form"),
    (&[(Column::Category, "13")], "category-listed"),
    (&[(Column::PointOfDelivery, "el")], "pod-listed"),
    (&[(Column::TreatmentFunction, "")], "tfc-required"),
    (&[(Column::TreatmentFunction, "101")], "tfc-listed"),
    (&[(Column::PointOfDelivery, "BLOCK")], "tfc-blank planned-activity-zero"),
    (
        &[
            (Column::PointOfDelivery, "BLOCK"),
            (Column::TreatmentFunction, ""),
            (Column::PlannedActivity, "0.000"),
            (Column::Tariff, ""),
        ],
        "",
    ),
    (&[(Column::Tariff, "")], "tariff-required"),
    (&[(Column::Tariff, ""), (Column::PointOfDelivery, "OTHER")], ""),
    (&[(Column::Tariff, "ZZ99Z")], "tariff-hrg"),
    (&[(Column::Tariff, LONG)], "tariff-length"),
    (&[(Column::PlannedActivity, "-1")], "planned-activity-form"),
    (&[(Column::PlannedActivity, "1.1234")], "planned-activity-form"),
    (&[(Column::PlannedActivity, "12345678901")], "planned-activity-form"),
    (&[(Column::PlannedActivity, "")], "planned-activity-form"),
    (&[(Column::ActualPrice, "£3")], "price-numeric"),
    (&[(Column::Serial, "1234567")], "too-long"),
    (&[(Column::PointOfDelivery, "LONGERTHAN10")], "too-long"),
];

const PRICES: &[(&[(Column, &str)], &str)] = &[
    (&[(Column::Month, ""), (Column::Tariff, "")], ""),
    (&[(Column::ServiceCode, "")], "service-code-listed"),
    (&[(Column::ServiceCode, "NCBPS99Z")], "service-code-listed"),
    (&[(Column::ActualPrice, "-1")], "price-unsigned"),
    (&[(Column::ActualPrice, "")], "price-unsigned"),
    (&[(Column::ActualPrice, "1234567890123456.789")], "price-unsigned"),
    (&[(Column::Year, "2025")], "year-form"),
    (&[(Column::Category, "")], "category-form"),
    (&[(Column::PointOfDelivery, "")], "pod-listed"),
    (&[(Column::SubSpecialty, "123456789")], "too-long"),
];

#[test]
fn each_line_is_refused_by_its_rules() {
    let lists = Lists::read(&TEXTS).unwrap();
    let mut refused = BTreeSet::new();
    for (changes, outcome) in ACM {
        let findings = check_line(&with(changes), &lists);
        assert_eq!(words(&findings), *outcome, "{changes:?}");
        refused.extend(findings.iter().map(|own| own.rule));
    }
    for (changes, outcome) in PRICES {
        let findings = check_price_line(&with(changes), &lists);
        assert_eq!(words(&findings), *outcome, "{changes:?}");
        refused.extend(findings.iter().map(|own| own.rule));
    }
    let never: Vec<_> = Rule::ALL.iter().filter(|rule| !refused.contains(rule)).collect();
    assert!(never.is_empty(), "no row is refused by {never:?}");
}

#[test]
fn headings_are_read_as_they_are_published() {
    for (heading, column) in [
        ("ORGANISATION IDENTIFIER (CODE OF PROVIDER)", Some(Column::Provider)),
        ("Financial Month", Some(Column::Month)),
        ("pod", Some(Column::PointOfDelivery)),
        ("patient name", None),
        ("", None),
    ] {
        assert_eq!(Column::of_heading(heading), column, "{heading}");
    }
}

#[test]
fn a_list_without_its_column_or_without_codes_is_refused() {
    let no_column = ListTexts { hrgs: "code\nAA01Z\n", ..TEXTS };
    assert_eq!(Lists::read(&no_column), Err(ListsError::NoColumn("HRG_Code")));
    let empty = ListTexts { hrgs: "HRG_Code\n", ..TEXTS };
    assert_eq!(Lists::read(&empty), Err(ListsError::Empty("HRG_Code")));
}

#[test]
fn the_published_lists_are_read() {
    let Some(shared) = public_files::shared() else { return };
    let read = |name| std::fs::read_to_string(shared.join("data/who_pays").join(name)).unwrap();
    let lists = Lists::read(&ListTexts {
        points_of_delivery: &read("NPOD.csv"),
        treatment_functions: &read("TFC.csv"),
        hrgs: &read("HRG.csv"),
        categories: &read("Service_Codes.csv"),
        services: "",
    });
    assert_eq!(words(&check_line(&with(&[]), &lists.unwrap())), "");
}

proptest! {
    #[test]
    fn no_line_makes_checking_panic(texts in proptest::collection::vec("\\PC{0,60}", 26)) {
        let lists = Lists::read(&TEXTS).unwrap();
        let line = Line::of(Column::ALL.iter().copied().zip(texts.iter().map(String::as_str)));
        let _ = (check_line(&line, &lists), check_price_line(&line, &lists));
    }
}
