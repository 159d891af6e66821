//! The price of one row: by the terms, or the cost that was submitted where there are none.

use remit_dictionary::{Date, Pence};
use remit_payment::price::{Asked, Quantity, Terms, Unpriced};

use super::rows::Beside;

/// Is written as the mechanism where no price list was given.
const SUBMITTED: &str = "submitted";
/// Is written as the reason where no price list was given and the row has no cost.
const NO_COST: &str = "no_cost";

/// What a row costs.
pub(super) struct Price {
    /// The amount without what is fixed, or the reason why there is none.
    pub pence: Result<Pence, &'static str>,
    /// How it is paid; empty where there is no price.
    pub mechanism: &'static str,
    /// What is fixed for the month of the row, whatever is done in it: a number of the month, and
    /// the amount.
    pub fixed: Option<(i32, Pence)>,
}

/// Returns the price of a row.
pub(super) fn price(terms: Option<&Terms>, beside: &Beside<'_>) -> Price {
    let Some(terms) = terms else {
        return Price {
            pence: beside.cost.ok_or(NO_COST),
            mechanism: if beside.cost.is_some() { SUBMITTED } else { "" },
            fixed: None,
        };
    };
    by(terms, beside).unwrap_or_else(|why| Price {
        pence: Err(why.as_str()),
        mechanism: "",
        fixed: None,
    })
}

fn by(terms: &Terms, beside: &Beside<'_>) -> Result<Price, Unpriced> {
    let day = beside.day.ok_or(Unpriced::NoDate)?;
    let (code, pod) = (beside.tariff, beside.pod);
    let (provider, commissioner) = (beside.provider, beside.submitted);
    let mechanism = terms.mechanism(&Asked { provider, commissioner, code, pod, day })?;
    let quantity = Quantity::parse(beside.activity.trim()).map_err(|_| Unpriced::NoActivity)?;
    let charge = mechanism.charge(quantity).map_err(|_| Unpriced::TooLarge)?;
    let fixed = (charge.fixed != Pence::ZERO).then(|| (month(day), charge.fixed));
    Ok(Price { pence: Ok(charge.variable), mechanism: mechanism.as_str(), fixed })
}

/// Returns the number of a month: different for each month of each year.
fn month(day: Date) -> i32 {
    let (year, month, _) = day.ymd().expect("BUG: the day of a row is real");
    i32::from(year) * 12 + i32::from(month)
}
