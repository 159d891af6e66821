//! Decision tables of prices. Every price, factor and code here is invented.

use proptest::prelude::*;
use remit_dictionary::{Date, Pence};

use super::*;

fn unit(price: i64, market_forces: &str) -> Unit {
    Unit { price: Pence(price), market_forces: Factor::parse(market_forces).unwrap() }
}

fn part(amount: i64, part: u32, parts: u32) -> Instalment {
    Instalment::new(Pence(amount), part, parts).unwrap()
}

#[test]
fn each_way_of_paying_has_its_fixed_and_its_variable_part() {
    let blended = |share: &str| Mechanism::Blended {
        fixed: part(120_000, 1, 12),
        unit: unit(10_000, "1.05"),
        share: Factor::parse(share).unwrap(),
    };
    for (mechanism, quantity, fixed, variable) in [
        (Mechanism::UnitPrice(unit(10_000, "1")), "1", 0, 10_000),
        (Mechanism::UnitPrice(unit(10_000, "1.043423")), "1", 0, 10_434),
        (Mechanism::UnitPrice(unit(10_000, "1.043423")), "3", 0, 31_303),
        (Mechanism::UnitPrice(unit(1, "1")), "0.5", 0, 1),
        (Mechanism::UnitPrice(unit(1, "1")), "0.499", 0, 0),
        (Mechanism::UnitPrice(unit(1, "1")), "-0.5", 0, -1),
        (Mechanism::UnitPrice(unit(10_000, "1")), "0", 0, 0),
        (Mechanism::Block(part(100, 1, 3)), "999", 33, 0),
        (Mechanism::Block(part(100, 2, 3)), "0", 33, 0),
        (Mechanism::Block(part(100, 3, 3)), "1", 34, 0),
        (blended("1"), "2", 10_000, 21_000),
        (blended("0.75"), "2", 10_000, 15_750),
        (blended("0"), "2", 10_000, 0),
        (Mechanism::Local(Pence(12_345)), "2", 0, 24_690),
        (Mechanism::Local(Pence(12_345)), "0.333", 0, 4_111),
    ] {
        let charge = mechanism.charge(Quantity::parse(quantity).unwrap()).unwrap();
        let right = Charge { fixed: Pence(fixed), variable: Pence(variable) };
        assert_eq!(charge, right, "{mechanism:?} {quantity}");
        assert_eq!(charge.total(), Ok(Pence(fixed + variable)));
    }
}

#[test]
fn what_cannot_be_paid_is_named() {
    assert_eq!(
        Instalment::new(Pence(1), 0, 12),
        Err(PriceError::NoSuchPart { part: 0, parts: 12 })
    );
    assert!(Instalment::new(Pence(1), 13, 12).is_err());
    assert!(Instalment::new(Pence(1), 0, 0).is_err());
    let huge = Mechanism::UnitPrice(unit(i64::MAX, "100"));
    assert_eq!(huge.charge(Quantity::parse("2").unwrap()), Err(PriceError::TooLarge));
    assert_eq!(huge.charge(Quantity::parse("9999999999").unwrap()), Err(PriceError::TooLarge));
    let most = Charge { fixed: Pence(i64::MAX), variable: Pence(1) };
    assert_eq!(most.total(), Err(PriceError::TooLarge));
}

#[test]
fn numbers_are_exact_decimals() {
    for (text, outcome) in [
        ("1", Some("1.000000")),
        ("1.043423", Some("1.043423")),
        ("100", Some("100.000000")),
        ("100.000001", None),
        ("1.0434231", None),
        ("-1", None),
        ("", None),
        (".5", None),
        ("1e3", None),
        ("4294967296", None),
    ] {
        let found = Factor::parse(text).ok().map(|own| own.to_string());
        assert_eq!(found.as_deref(), outcome, "{text}");
    }
    for (text, outcome) in [
        ("3", Some("3.000")),
        ("-12.5", Some("-12.500")),
        ("9999999999.999", Some("9999999999.999")),
        ("10000000000", None),
        ("1.0001", None),
        ("--1", None),
        ("-", None),
        ("99999999999999999999", None),
    ] {
        let found = Quantity::parse(text).ok().map(|own| own.to_string());
        assert_eq!(found.as_deref(), outcome, "{text}");
    }
}

const PRICES: &str = "code,pod,from,until,price
ZZ01A,EL,2024-04-01,2025-04-01,100.00
ZZ01A,EL,2025-04-01,,104.15
ZZ01A,,2024-04-01,,90
ZZ02A,EL,2025-04-01,2026-04-01,1000
";

#[test]
fn a_price_is_that_of_the_day_or_a_named_error() {
    let prices = Prices::read("prices", PRICES).unwrap();
    for (code, pod, day, outcome) in [
        ("ZZ01A", "EL", "2024-04-01", "£100.00"),
        ("ZZ01A", "EL", "2025-03-31", "£100.00"),
        ("ZZ01A", "EL", "2025-04-01", "£104.15"),
        ("ZZ01A", "", "2030-01-01", "£90.00"),
        ("ZZ01A", "EL", "2024-03-31", "prices begins on 2024-04-01: 2024-03-31 is before it"),
        ("ZZ02A", "EL", "2024-04-01", "prices has nothing for ZZ02A|EL on 2024-04-01"),
        ("ZZ02A", "EL", "2026-04-01", "prices has nothing for ZZ02A|EL on 2026-04-01"),
        ("ZZ02A", "NE", "2025-04-01", "prices has nothing for ZZ02A|NE"),
        ("zz02a", "EL", "2025-04-01", "prices has nothing for zz02a|EL"),
    ] {
        let found = prices.at(code, pod, Date::parse(day).unwrap());
        let found = found.map_or_else(|error| error.to_string(), |own| own.to_string());
        assert_eq!(found, outcome, "{code} {pod} {day}");
    }
}

#[test]
fn a_list_that_cannot_be_used_says_where() {
    let head = "provider,from,until,factor\n";
    for (rows, outcome) in [
        ("", "factors has no rows"),
        (
            "ZZ1,2024-04-01,2025-04-01,1\nZZ1,2025-03-31,,1.1\n",
            "factors, line 3: ZZ1 has another row on 2025-03-31 already",
        ),
        (
            "ZZ1,2025-04-02,,1.1\nZZ1,2024-04-01,2025-04-01,1\n",
            "factors, line 2: ZZ1 has no row on 2025-04-01, between two that have",
        ),
        (
            "ZZ1,2024-04-01,,1\nZZ1,2025-04-01,,1\n",
            "factors, line 3: ZZ1 has another row on 2025-04-01 already",
        ),
        (
            "ZZ1,2024-04-01,2024-04-01,1\n",
            "factors, line 2: \"2024-04-01\" cannot stand under \"until\"",
        ),
        ("ZZ1,,,1\n", "factors, line 2: \"\" cannot stand under \"from\""),
        (",2024-04-01,,1\n", "factors, line 2: \"\" cannot stand under \"provider\""),
        ("ZZ1,2024-04-01,,1.2.3\n", "factors, line 2: \"1.2.3\" cannot stand under \"factor\""),
        ("ZZ1,2024-04-01\n", "factors, line 2: the line cannot be read as the headings say"),
    ] {
        let error = Factors::read("factors", &format!("{head}{rows}")).unwrap_err();
        assert_eq!(error.to_string(), outcome, "{rows}");
    }
    let error = Prices::read("prices", "code,from,until,price\nZZ,2024-04-01,,1\n").unwrap_err();
    assert_eq!(error.to_string(), "prices has no column \"pod\"");
    let owed = "code,pod,from,until,price\nZZ,EL,2024-04-01,,-1\n";
    let error = Prices::read("prices", owed).unwrap_err();
    assert_eq!(error.to_string(), "prices, line 2: \"-1\" cannot stand under \"price\"");
}

proptest! {
    #[test]
    fn the_parts_of_an_amount_sum_to_it(amount: i64, parts in 1u32..500) {
        let sum: i128 = (1..=parts).map(|own| i128::from(part(amount, own, parts).due().0)).sum();
        prop_assert_eq!(sum, i128::from(amount));
    }

    #[test]
    fn a_row_taken_back_cancels_its_charge(
        price in 0i64..100_000_000,
        factor in 0u32..2_000_000,
        units in 0i64..1_000_000,
    ) {
        let factor = format!("{}.{:06}", factor / 1_000_000, factor % 1_000_000);
        let text = format!("{}.{:03}", units / 1_000, units % 1_000);
        let mechanism = Mechanism::UnitPrice(unit(price, &factor));
        let charge = |text: &str| mechanism.charge(Quantity::parse(text).unwrap()).unwrap();
        let (there, back) = (charge(&text).variable, charge(&format!("-{text}")).variable);
        prop_assert_eq!(there + back, Pence::ZERO);
    }

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC*") {
        let _ = (Factor::parse(&text), Quantity::parse(&text));
        let _ = (Prices::read("own", &text), Factors::read("own", &text));
    }
}

const OF_THE_DAY: &str = "code,pod,from,until,price,provider,commissioner
ZZ01A,EL,2024-04-01,,100.00,,
ZZ01A,EL,2024-04-01,,80.00,ZP1,
ZZ01A,EL,2024-04-01,2025-04-01,70.00,ZP1,ZC1
,AE,2024-04-01,,50.00,,
";

const AGREED: &str = "provider,commissioner,from,until,mechanism,fixed,share
ZP2,ZC1,2025-04-01,2026-04-01,block,1000.00,
ZP2,ZC2,2025-04-01,2026-04-01,blended,1200.00,0.5
";

fn terms() -> Terms {
    let factors = "provider,from,until,factor\nZP2,2024-04-01,,1.1\nZP3,2025-04-01,,1\n";
    Terms {
        prices: Prices::read("prices", OF_THE_DAY).unwrap(),
        factors: Factors::read("factors", factors).unwrap(),
        agreements: Some(Agreements::read("agreements", AGREED).unwrap()),
    }
}

#[test]
fn what_two_parties_agreed_goes_before_the_published_price() {
    let terms = terms();
    for (provider, commissioner, code, pod, day, outcome) in [
        ("ZP2", "ZC9", "ZZ01A", "EL", "2025-04-10", "unit_price 0 + 22000"),
        ("ZP2", "ZC9", "", "AE", "2025-04-10", "unit_price 0 + 11000"),
        ("ZP1", "ZC9", "ZZ01A", "EL", "2025-04-10", "local 0 + 16000"),
        ("ZP1", "ZC1", "ZZ01A", "EL", "2024-04-10", "local 0 + 14000"),
        ("ZP1", "ZC1", "ZZ01A", "EL", "2025-04-10", "price_not_on_that_day"),
        ("ZP2", "ZC1", "", "", "2025-04-30", "block 8333 + 0"),
        ("ZP2", "ZC1", "ZZ01A", "EL", "2026-03-31", "block 8334 + 0"),
        ("ZP2", "ZC2", "ZZ01A", "EL", "2025-05-01", "blended 10000 + 11000"),
        ("ZP2", "ZC1", "ZZ01A", "EL", "2026-04-01", "agreement_not_on_that_day"),
        ("ZP2", "ZC9", "ZZ02A", "EL", "2025-04-10", "price_not_listed"),
        ("ZP2", "ZC9", "ZZ01A", "", "2025-04-10", "price_not_listed"),
        ("ZP2", "ZC9", "ZZ01A", "EL", "2024-03-31", "price_list_begins_later"),
        ("ZP9", "ZC9", "ZZ01A", "EL", "2025-04-10", "factor_not_listed"),
        ("ZP3", "ZC9", "ZZ01A", "EL", "2024-04-10", "factor_not_on_that_day"),
    ] {
        let day = Date::parse(day).unwrap();
        let found = terms.mechanism(&Asked { provider, commissioner, code, pod, day });
        let found = found.map_or_else(
            |why| why.as_str().to_owned(),
            |own| {
                let charge = own.charge(Quantity::parse("2").unwrap()).unwrap();
                format!("{} {} + {}", own.as_str(), charge.fixed.0, charge.variable.0)
            },
        );
        assert_eq!(found, outcome, "{provider} {commissioner} {code} {pod} {day}");
    }
}

#[test]
fn an_agreement_is_of_whole_months_and_says_what_it_is() {
    let head = "provider,commissioner,from,until,mechanism,fixed,share\n";
    for (row, outcome) in [
        ("ZP,ZC,2025-04-02,2026-04-01,block,1,", "\"2026-04-01\" cannot stand under \"until\""),
        ("ZP,ZC,2025-04-01,2026-03-31,block,1,", "\"2026-03-31\" cannot stand under \"until\""),
        ("ZP,ZC,2025-04-01,,block,1,", "\"\" cannot stand under \"until\""),
        ("ZP,ZC,2025-04-01,2026-04-01,block,1,0.5", "\"0.5\" cannot stand under \"share\""),
        ("ZP,ZC,2025-04-01,2026-04-01,blended,1,", "\"\" cannot stand under \"share\""),
        ("ZP,ZC,2025-04-01,2026-04-01,tariff,1,", "\"tariff\" cannot stand under \"mechanism\""),
        ("ZP,,2025-04-01,2026-04-01,block,1,", "\"\" cannot stand under \"commissioner\""),
    ] {
        let error = Agreements::read("agreements", &format!("{head}{row}\n")).unwrap_err();
        assert_eq!(error.to_string(), format!("agreements, line 2: {outcome}"), "{row}");
    }
    let nobody = "code,pod,from,until,price,provider,commissioner\nZZ,EL,2024-04-01,,1,,ZC\n";
    let error = Prices::read("prices", nobody).unwrap_err();
    assert_eq!(error.to_string(), "prices, line 2: \"\" cannot stand under \"provider\"");
}
