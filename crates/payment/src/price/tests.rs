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
