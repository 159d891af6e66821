//! The checks of a line of aggregate contract monitoring.
//! NHS England, aggregate contract monitoring (ACM) data set specification.

use super::form::{coded, digits, lengths, month, unsigned, year};
use super::{Column, Created, Finding, Line, Lists, Rule};
use crate::Total;

/// Points of delivery that have no treatment function and plan no activity.
const WITHOUT_FUNCTION: [&str; 6] = ["ADJUSTMENT", "BLOCK", "CQUIN", "DRUG", "DEVICE", "NAOTHER"];
const TARIFF_LENGTH_MAX: usize = 50;

/// Returns every rule that a line does not satisfy, in the order of the rules.
#[must_use]
pub fn check_line(line: &Line<'_>, lists: &Lists) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_slice(line, &mut findings);
    check_organisations(line, &mut findings);
    check_category(line, lists, &mut findings);
    check_delivery(line, lists, &mut findings);
    check_tariff(line, lists, &mut findings);
    check_quantities(line, &mut findings);
    lengths(line, &mut findings);
    findings.sort_unstable();
    findings
}

/// Adds a finding where a condition does not hold.
pub(super) fn need(findings: &mut Vec<Finding>, holds: bool, rule: Rule, column: Column) {
    if !holds {
        findings.push(Finding { rule, column });
    }
}

fn check_slice(line: &Line<'_>, findings: &mut Vec<Finding>) {
    need(findings, month(line.get(Column::Month)).is_some(), Rule::MonthForm, Column::Month);
    check_year_and_created(line, findings);
}

pub(super) fn check_year_and_created(line: &Line<'_>, findings: &mut Vec<Finding>) {
    need(findings, year(line.get(Column::Year)).is_some(), Rule::YearForm, Column::Year);
    let created = Created::parse(line.get(Column::Created)).is_some();
    need(findings, created, Rule::CreatedForm, Column::Created);
}

pub(super) fn check_organisations(line: &Line<'_>, findings: &mut Vec<Finding>) {
    let provider = line.get(Column::Provider);
    let fits = coded(provider, 3..=6) && !provider.ends_with("00");
    need(findings, fits, Rule::ProviderForm, Column::Provider);
    let fits = coded(line.get(Column::Commissioner), 3..=5);
    need(findings, fits, Rule::CommissionerForm, Column::Commissioner);
    // QUESTION(ACM): a site is required, not mandatory: blank is taken as nothing to give.
    let site = line.get(Column::Site);
    need(findings, site.is_empty() || coded(site, 5..=9), Rule::SiteForm, Column::Site);
}

pub(super) fn check_category(line: &Line<'_>, lists: &Lists, findings: &mut Vec<Finding>) {
    let category = line.get(Column::Category);
    if category.len() == 2 && digits(category) {
        let listed = lists.categories.contains(category);
        need(findings, listed, Rule::CategoryListed, Column::Category);
    } else {
        need(findings, false, Rule::CategoryForm, Column::Category);
    }
}

fn check_delivery(line: &Line<'_>, lists: &Lists, findings: &mut Vec<Finding>) {
    let (delivery, function) = (line.get(Column::PointOfDelivery), Column::TreatmentFunction);
    let listed = lists.points_of_delivery.contains(delivery);
    need(findings, listed, Rule::PointOfDeliveryListed, Column::PointOfDelivery);
    let code = line.get(function);
    if WITHOUT_FUNCTION.contains(&delivery) {
        need(findings, code.is_empty(), Rule::TreatmentFunctionBlank, function);
        // A planned activity of another form is found by its own rule.
        let planned = Total::parse(line.get(Column::PlannedActivity));
        let zero = planned.map_or(true, |planned| planned == Total::ZERO);
        need(findings, zero, Rule::PlannedActivityZero, Column::PlannedActivity);
    } else if code.is_empty() {
        need(findings, false, Rule::TreatmentFunctionRequired, function);
    } else {
        let listed = lists.treatment_functions.contains(code);
        need(findings, listed, Rule::TreatmentFunctionListed, function);
    }
}

fn check_tariff(line: &Line<'_>, lists: &Lists, findings: &mut Vec<Finding>) {
    let (tariff, delivery) = (line.get(Column::Tariff), line.get(Column::PointOfDelivery));
    if tariff.is_empty() {
        let may_be_blank = delivery == "OTHER" || WITHOUT_FUNCTION.contains(&delivery);
        need(findings, may_be_blank, Rule::TariffRequired, Column::Tariff);
        return;
    }
    let starts = lists.starts_with_hrg(tariff);
    need(findings, starts, Rule::TariffStartsWithHrg, Column::Tariff);
    let fits = tariff.chars().count() <= TARIFF_LENGTH_MAX;
    need(findings, fits, Rule::TariffLength, Column::Tariff);
}

fn check_quantities(line: &Line<'_>, findings: &mut Vec<Finding>) {
    let planned = Column::PlannedActivity;
    // QUESTION(ACM): "10 digits and 3 decimals" is read as ten digits before the point.
    let fits = unsigned(line.get(planned), 10, 3);
    need(findings, fits, Rule::PlannedActivityForm, planned);
    for price in [Column::PlannedPrice, Column::ActualPrice] {
        let text = line.get(price);
        let numeric = text.is_empty() || Total::parse(text).is_ok();
        need(findings, numeric, Rule::PriceNumeric, price);
    }
}
