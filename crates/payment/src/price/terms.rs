//! Which mechanism pays for a row: what two parties agreed goes first, then the published price.
//! NHS Payment Scheme 2025/26.

use remit_dictionary::{Date, Pence};

use super::{Agreed, Agreements, Factor, Factors, Mechanism, PriceError, Prices, Unit};

/// All lists that a price is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Unit prices, published and local.
    pub prices: Prices,
    /// Market forces factors.
    pub factors: Factors,
    /// Blocks and blended payments; none where there are no such agreements.
    pub agreements: Option<Agreements>,
}

/// What a price is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The provider.
    pub provider: &'a str,
    /// The commissioner of the contract: the one that the row was submitted to.
    pub commissioner: &'a str,
    /// The code that is priced, as a healthcare resource group.
    pub code: &'a str,
    /// The point of delivery.
    pub pod: &'a str,
    /// The day of the activity.
    pub day: Date,
}

/// Why a row has no price. It is counted under this name, never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unpriced {
    /// The row has no day.
    NoDate,
    /// The row does not say how many units were given.
    NoActivity,
    /// The price list has nothing for the code and the point of delivery.
    PriceNotListed,
    /// The price list begins later.
    PriceListBeginsLater,
    /// The price list has them, but not on that day.
    PriceNotOnThatDay,
    /// The list of factors does not have the provider.
    FactorNotListed,
    /// The list of factors begins later.
    FactorListBeginsLater,
    /// The list of factors has the provider, but not on that day.
    FactorNotOnThatDay,
    /// The two have an agreement, but none that holds on that day.
    AgreementNotOnThatDay,
    /// The amount is larger than money can be held.
    TooLarge,
}

/// What one unit costs, and whether that was agreed or published.
enum Priced {
    Local(Pence),
    Listed(Unit),
}

impl Unpriced {
    /// Returns the word that is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoDate => "no_date",
            Self::NoActivity => "no_activity",
            Self::PriceNotListed => "price_not_listed",
            Self::PriceListBeginsLater => "price_list_begins_later",
            Self::PriceNotOnThatDay => "price_not_on_that_day",
            Self::FactorNotListed => "factor_not_listed",
            Self::FactorListBeginsLater => "factor_list_begins_later",
            Self::FactorNotOnThatDay => "factor_not_on_that_day",
            Self::AgreementNotOnThatDay => "agreement_not_on_that_day",
            Self::TooLarge => "too_large",
        }
    }
}

impl Terms {
    /// Returns how a row is paid.
    ///
    /// # Errors
    /// When a list does not have what the mechanism needs.
    pub fn mechanism(&self, asked: &Asked<'_>) -> Result<Mechanism, Unpriced> {
        let agreed = self
            .agreements
            .as_ref()
            .map_or(Ok(None), |own| own.at(asked.provider, asked.commissioner, asked.day));
        match agreed.map_err(|_| Unpriced::AgreementNotOnThatDay)? {
            Some(Agreed::Block(instalment)) => Ok(Mechanism::Block(instalment)),
            Some(Agreed::Blended(fixed, share)) => {
                let unit = match self.unit(asked)? {
                    Priced::Listed(unit) => unit,
                    Priced::Local(price) => Unit { price, market_forces: Factor::ONE },
                };
                Ok(Mechanism::Blended { fixed, unit, share })
            }
            None => Ok(match self.unit(asked)? {
                Priced::Listed(unit) => Mechanism::UnitPrice(unit),
                Priced::Local(price) => Mechanism::Local(price),
            }),
        }
    }

    /// A local price, or else the published one with the factor of the provider.
    fn unit(&self, asked: &Asked<'_>) -> Result<Priced, Unpriced> {
        let Asked { provider, commissioner, code, pod, day } = *asked;
        let of_price = |error| match error {
            PriceError::BeforeTheList { .. } => Unpriced::PriceListBeginsLater,
            PriceError::NotOnThatDay { .. } => Unpriced::PriceNotOnThatDay,
            PriceError::NotListed { .. } => Unpriced::PriceNotListed,
            PriceError::TooLarge | PriceError::NoSuchPart { .. } => Unpriced::TooLarge,
        };
        let local = self.prices.local(code, pod, [provider, commissioner], day);
        if let Some(price) = local.map_err(of_price)? {
            return Ok(Priced::Local(price));
        }
        let price = self.prices.at(code, pod, day).map_err(of_price)?;
        let market_forces = self.factors.at(provider, day).map_err(|error| match error {
            PriceError::BeforeTheList { .. } => Unpriced::FactorListBeginsLater,
            PriceError::NotOnThatDay { .. } => Unpriced::FactorNotOnThatDay,
            PriceError::NotListed { .. } => Unpriced::FactorNotListed,
            PriceError::TooLarge | PriceError::NoSuchPart { .. } => Unpriced::TooLarge,
        })?;
        Ok(Priced::Listed(Unit { price, market_forces }))
    }
}
