//! What an activity costs under each way of paying, to the penny, each rounding named.
//! NHS Payment Scheme 2025/26: fixed and variable, block, activity based, local. Prices and
//! factors are the caller's: none is held here.

mod agreement;
mod list;
mod number;
mod terms;

use remit_dictionary::{Date, Pence};

pub use agreement::{Agreed, Agreements};
pub use list::{Factors, Prices};
pub use number::{Factor, NumberError, Quantity};
pub use terms::{Asked, Terms, Unpriced};

/// How a part of an agreement is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mechanism {
    /// A unit price times the market forces factor, for each unit.
    UnitPrice(Unit),
    /// An amount for the whole period, whatever is done.
    Block(Instalment),
    /// A fixed amount, and a share of unit price times market forces factor for each unit.
    Blended {
        /// The fixed amount.
        fixed: Instalment,
        /// The unit price and the factor.
        unit: Unit,
        /// The share of the unit price that is paid: one is the whole.
        share: Factor,
    },
    /// A price that the parties agreed for each unit. It holds the local costs already, so no
    /// market forces factor applies.
    Local(Pence),
}

/// A price for one unit, and the factor for costs that a provider cannot avoid where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The price before the factor.
    pub price: Pence,
    /// The market forces factor of the provider.
    pub market_forces: Factor,
}

/// One of the equal parts in which an amount is paid, as the third of twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    amount: Pence,
    part: u32,
    parts: u32,
}

/// The rule by which an amount becomes whole pence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rounding {
    /// To the nearest penny once, after all factors; a half goes away from zero, so that a
    /// reversed row cancels its charge to the penny.
    HalfUpToThePenny,
    /// The parts so far rounded down, less those before: all parts sum to the amount.
    CumulativeParts,
}

/// What is paid, in its two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charge {
    /// What does not follow the activity, rounded by [`Rounding::CumulativeParts`].
    pub fixed: Pence,
    /// What follows the activity, rounded by [`Rounding::HalfUpToThePenny`].
    pub variable: Pence,
}

/// Why there is no price.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// The list has nothing under that key.
    #[error("{list} has nothing for {key}")]
    NotListed {
        /// The list.
        list: String,
        /// What was looked for.
        key: String,
    },
    /// The day is before the first of the list; what held then is not guessed.
    #[error("{list} begins on {first}: {day} is before it")]
    BeforeTheList {
        /// The list.
        list: String,
        /// Its first day.
        first: Date,
        /// The day that was asked for.
        day: Date,
    },
    /// The key is in the list, but not on that day.
    #[error("{list} has nothing for {key} on {day}")]
    NotOnThatDay {
        /// The list.
        list: String,
        /// What was looked for.
        key: String,
        /// The day that was asked for.
        day: Date,
    },
    /// The amount is larger than money can be held.
    #[error("the amount is too large")]
    TooLarge,
    /// A part that the amount does not have.
    #[error("there is no part {part} of {parts}")]
    NoSuchPart {
        /// The part, from one.
        part: u32,
        /// How many there are.
        parts: u32,
    },
}

impl Instalment {
    /// Returns part `part`, from one, of `parts` equal parts of an amount.
    ///
    /// # Errors
    /// When there is no such part.
    pub const fn new(amount: Pence, part: u32, parts: u32) -> Result<Self, PriceError> {
        if part < 1 || parts < part {
            return Err(PriceError::NoSuchPart { part, parts });
        }
        Ok(Self { amount, part, parts })
    }

    /// Returns what is due for this part; all parts together are the amount.
    #[must_use]
    pub fn due(&self) -> Pence {
        let until = |parts: u32| {
            let sum = i128::from(self.amount.0) * i128::from(parts);
            sum.div_euclid(i128::from(self.parts))
        };
        let due = until(self.part) - until(self.part - 1);
        Pence(i64::try_from(due).expect("BUG: a part is not larger than the whole"))
    }
}

impl Rounding {
    /// Returns the words that are printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HalfUpToThePenny => "half up to the penny",
            Self::CumulativeParts => "cumulative parts",
        }
    }
}

impl Mechanism {
    /// Returns the word that is printed.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::UnitPrice(_) => "unit_price",
            Self::Block(_) => "block",
            Self::Blended { .. } => "blended",
            Self::Local(_) => "local",
        }
    }

    /// Returns the roundings that its charge goes through.
    #[must_use]
    pub const fn roundings(&self) -> &'static [Rounding] {
        match self {
            Self::UnitPrice(_) | Self::Local(_) => &[Rounding::HalfUpToThePenny],
            Self::Block(_) => &[Rounding::CumulativeParts],
            Self::Blended { .. } => &[Rounding::CumulativeParts, Rounding::HalfUpToThePenny],
        }
    }

    /// Returns what a quantity costs. The fixed part of an agreement is due once for each part,
    /// not once for each row.
    ///
    /// # Errors
    /// When the amount is too large to hold.
    pub fn charge(&self, quantity: Quantity) -> Result<Charge, PriceError> {
        let zero = Pence::ZERO;
        Ok(match *self {
            Self::UnitPrice(unit) => {
                Charge { fixed: zero, variable: unit.times(quantity, Factor::ONE)? }
            }
            Self::Block(instalment) => Charge { fixed: instalment.due(), variable: zero },
            Self::Blended { fixed, unit, share } => {
                Charge { fixed: fixed.due(), variable: unit.times(quantity, share)? }
            }
            Self::Local(price) => {
                let unit = Unit { price, market_forces: Factor::ONE };
                Charge { fixed: zero, variable: unit.times(quantity, Factor::ONE)? }
            }
        })
    }
}

impl Charge {
    /// Returns both parts together.
    ///
    /// # Errors
    /// When the sum is too large to hold.
    pub fn total(&self) -> Result<Pence, PriceError> {
        self.fixed.checked_add(self.variable).ok_or(PriceError::TooLarge)
    }
}

impl Unit {
    /// Multiplies exactly and rounds once: [`Rounding::HalfUpToThePenny`].
    fn times(self, quantity: Quantity, share: Factor) -> Result<Pence, PriceError> {
        let exact = i128::from(self.price.0)
            .checked_mul(i128::from(quantity.thousandths()))
            .and_then(|sum| sum.checked_mul(i128::from(self.market_forces.millionths())))
            .and_then(|sum| sum.checked_mul(i128::from(share.millionths())))
            .ok_or(PriceError::TooLarge)?;
        let scale = Quantity::SCALE * Factor::SCALE * Factor::SCALE;
        let (whole, rest) = (exact / scale, exact % scale);
        let up = if rest.abs() < scale - rest.abs() { 0 } else { exact.signum() };
        i64::try_from(whole + up).map(Pence).map_err(|_| PriceError::TooLarge)
    }
}

#[cfg(test)]
mod tests;
