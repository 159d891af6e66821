//! Rules: each in a file of its own, with its provision first. The rule book is that text.

use remit_dictionary::{Date, Period};

/// How well a rule is verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// In a published source.
    Verified,
    /// The rule is known to exist; some detail is not.
    Partly,
    /// From memory: it is data that can be replaced.
    Memory,
    /// A choice of this project.
    Choice,
}

impl Tag {
    /// Returns the letter that tables and the rule book use.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Verified => "V",
            Self::Partly => "P",
            Self::Memory => "K",
            Self::Choice => "M",
        }
    }

    /// Returns it in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Partly => "partly verified",
            Self::Memory => "from memory",
            Self::Choice => "modelling choice",
        }
    }
}

/// The law under which a rule speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regime {
    /// CCGs, from the day on which applications were first taken until they ended.
    Ccg,
    /// ICBs, from 2022-07-01.
    Icb,
    /// Both.
    Always,
}

impl Regime {
    /// Returns the days on which it is the law.
    ///
    /// Health and Social Care Act 2012: applications to be established were taken from the summer
    /// of 2012 and CCGs had their functions from 2013-04-01. Health and Care Act 2022: CCGs ended
    /// and ICBs began on 2022-07-01.
    #[must_use]
    pub fn period(self) -> Period {
        let day = |year, month| Date::from_ymd(year, month, 1).expect("a day of the calendar");
        let (first, icbs) = (day(2012, 4), day(2022, 7));
        match self {
            Self::Ccg => Period::new(first, icbs).expect("2012 comes before 2022"),
            Self::Icb => Period::since(icbs),
            Self::Always => Period::since(first),
        }
    }

    /// Returns the word that the rule book uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ccg => "ccg",
            Self::Icb => "icb",
            Self::Always => "always",
        }
    }
}

/// A rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    name: &'static str,
    /// How well it is verified.
    pub tag: Tag,
    /// The law it belongs to.
    pub regime: Regime,
    text: &'static str,
}

impl Rule {
    /// Returns a rule whose file is `text`.
    #[must_use]
    pub const fn new(name: &'static str, tag: Tag, regime: Regime, text: &'static str) -> Self {
        Self { name, tag, regime, text }
    }

    /// Returns the word that names it, as `two-practices-apply`.
    #[must_use]
    pub fn word(&self) -> String {
        self.name.replace('_', "-")
    }

    /// Returns the name of its file, without the ending.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns what it says: the first paragraph of its file.
    #[must_use]
    pub fn says(&self) -> String {
        self.paragraph(0)
    }

    /// Returns the provision behind it: the second paragraph of its file.
    #[must_use]
    pub fn provision(&self) -> String {
        self.paragraph(1)
    }

    /// Returns a paragraph of the words at the head of its file, on one line.
    fn paragraph(&self, nth: usize) -> String {
        let head = self.text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
        let head: Vec<&str> = head.collect();
        let mut paragraphs = head.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
        paragraphs.nth(nth).map(|lines| lines.join(" ")).unwrap_or_default()
    }
}

/// Declares the rule of a file: its name is that of the file.
macro_rules! rule {
    ($name:ident, $tag:ident, $regime:ident) => {
        /// The rule of this file.
        pub static RULE: $crate::rule::Rule = $crate::rule::Rule::new(
            stringify!($name),
            $crate::rule::Tag::$tag,
            $crate::rule::Regime::$regime,
            include_str!(concat!(stringify!($name), ".rs")),
        );
    };
}
pub(crate) use rule;
