//! The checks of a line of a local price file.
//! NHS England, local price list specification: nineteen columns, with the names of ACM.

use super::checks::{check_category, check_organisations, check_year_and_created, need};
use super::form::{digits, lengths};
use super::{Column, Finding, Line, Lists, Rule};

const PRICE_DIGITS_MAX: usize = 18;

/// Returns every rule that a line of a local price file does not satisfy, in the order of the
/// rules.
#[must_use]
pub fn check_price_line(line: &Line<'_>, lists: &Lists) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_year_and_created(line, &mut findings);
    check_organisations(line, &mut findings);
    check_category(line, lists, &mut findings);
    let listed = lists.has_service(line.get(Column::ServiceCode));
    need(&mut findings, listed, Rule::ServiceCodeListed, Column::ServiceCode);
    let listed = lists.points_of_delivery.contains(line.get(Column::PointOfDelivery));
    need(&mut findings, listed, Rule::PointOfDeliveryListed, Column::PointOfDelivery);
    let price = Column::ActualPrice;
    need(&mut findings, is_price(line.get(price)), Rule::PriceUnsigned, price);
    lengths(line, &mut findings);
    findings.sort_unstable();
    findings
}

fn is_price(text: &str) -> bool {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let count = text.bytes().filter(u8::is_ascii_digit).count();
    digits(whole) && digits(decimals) && count <= PRICE_DIGITS_MAX
}
