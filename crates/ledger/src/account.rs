//! Accounts: whose money, of which class, under which name.

use std::fmt;

use remit_dictionary::Code;

/// What sort of money an account holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// What the body has or is owed.
    Asset,
    /// What the body owes.
    Liability,
    /// What is left of assets after liabilities: the general fund.
    Equity,
    /// What came in.
    Income,
    /// What was spent.
    Expense,
}

impl Class {
    /// Every class, in the order of a balance sheet.
    pub const ALL: [Self; 5] =
        [Self::Asset, Self::Liability, Self::Equity, Self::Income, Self::Expense];

    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asset => "asset",
            Self::Liability => "liability",
            Self::Equity => "equity",
            Self::Income => "income",
            Self::Expense => "expense",
        }
    }
}

/// What an account is called within its body and class, such as `Cash` or `GeneralFund`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountName(String);

/// Why a text is not the name of an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a name of an account: a capital or digit, then letters, digits, hyphens")]
pub struct AccountNameError(String);

const NAME_MAX: usize = 60;

impl AccountName {
    /// Stands before every name. Only to search with.
    pub(crate) const FIRST: Self = Self(String::new());

    /// Parses a name: a capital letter or digit, then letters, digits and hyphens.
    ///
    /// # Errors
    /// When it is empty, longer than sixty characters, or has another form.
    pub fn parse(text: &str) -> Result<Self, AccountNameError> {
        let starts = text.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !starts || !plain || NAME_MAX < text.len() {
            return Err(AccountNameError(text.chars().take(NAME_MAX).collect()));
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns the name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccountName({self})")
    }
}

/// An account of a body. Ordered by body, class, then name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Account {
    /// Whose it is.
    pub body: Code,
    /// What sort of money it holds.
    pub class: Class,
    /// What it is called.
    pub name: AccountName,
}

impl Account {
    /// Returns the account of the same class and name of another body.
    #[must_use]
    pub fn of(&self, body: Code) -> Self {
        Self { body, ..self.clone() }
    }
}

/// Prints `09C asset Cash`.
impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.body, self.class.word(), self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_capital_or_digit_then_letters_digits_and_hyphens() {
        let longest = "X".repeat(NAME_MAX);
        let too_long = "X".repeat(NAME_MAX + 1);
        for (text, fits) in [
            ("Cash", true),
            ("GeneralFund", true),
            ("Fund-2", true),
            ("2020Fund", true),
            (longest.as_str(), true),
            (too_long.as_str(), false),
            ("", false),
            ("cash", false),
            ("-Cash", false),
            ("General Fund", false),
            ("Cash:Petty", false),
            ("Écash", false),
        ] {
            assert_eq!(AccountName::parse(text).is_ok(), fits, "{text}");
        }
    }
}
