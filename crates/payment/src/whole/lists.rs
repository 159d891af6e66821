//! What the guidance lists: postcodes, areas, diagnoses. One dated table with a source each row.

use std::borrow::Cow;
use std::collections::BTreeMap;

use remit_dictionary::{Date, Period};

/// A list that the method asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Pseudo postcodes of no fixed abode, an unknown home, or only a country known.
    HomeUnknown,
    /// The one of these that says Wales.
    HomeWalesOnly,
    /// Pseudo postcodes of the European Economic Area and the countries treated like it.
    Eea,
    /// Pseudo postcodes of other countries with a reciprocal agreement.
    Reciprocal,
    /// Codes that stand for no practice.
    NoPractice,
    /// The Welsh boards as commissioners of a practice.
    WelshCommissioner,
    /// ICBs and Welsh counties of the border.
    BorderArea,
    /// Geographies of Jersey, Guernsey, Man and the like.
    OverseasGeography,
    /// The geography of Wales.
    WelshGeography,
    /// The region of Wales.
    WelshRegion,
    /// Treatment functions of dental care.
    Dental,
    /// Sources of admission that are a penal establishment.
    PenalSource,
    /// Beginnings of the diagnoses of infertility.
    InfertilityDiagnosis,
    /// Beginnings of the procedures of infertility.
    InfertilityProcedure,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 14] = [
        Self::HomeUnknown,
        Self::HomeWalesOnly,
        Self::Eea,
        Self::Reciprocal,
        Self::NoPractice,
        Self::WelshCommissioner,
        Self::BorderArea,
        Self::OverseasGeography,
        Self::WelshGeography,
        Self::WelshRegion,
        Self::Dental,
        Self::PenalSource,
        Self::InfertilityDiagnosis,
        Self::InfertilityProcedure,
    ];

    /// Returns its name in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::HomeUnknown => "home-unknown",
            Self::HomeWalesOnly => "home-wales-only",
            Self::Eea => "eea",
            Self::Reciprocal => "reciprocal",
            Self::NoPractice => "no-practice",
            Self::WelshCommissioner => "welsh-commissioner",
            Self::BorderArea => "border-area",
            Self::OverseasGeography => "overseas-geography",
            Self::WelshGeography => "welsh-geography",
            Self::WelshRegion => "welsh-region",
            Self::Dental => "dental",
            Self::PenalSource => "penal-source",
            Self::InfertilityDiagnosis => "infertility-diagnosis",
            Self::InfertilityProcedure => "infertility-procedure",
        }
    }
}

/// Why the lists cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// A row cannot be read.
    #[error("lists line {line}: {reason}")]
    Row {
        /// The line of the file.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// A list has no row.
    #[error("list {0} has no row")]
    Empty(&'static str),
    /// Two rows of one code hold on one day.
    #[error("list {list}: {code} has two rows on {date}")]
    Overlap {
        /// The list.
        list: &'static str,
        /// The code.
        code: String,
        /// The day.
        date: Date,
    },
    /// Between two rows of one code nothing holds.
    #[error("list {list}: {code} has no row on {date}, between two that it has")]
    Gap {
        /// The list.
        list: &'static str,
        /// The code.
        code: String,
        /// The day.
        date: Date,
    },
    /// On a day that other lists reach, a list holds nothing.
    #[error("list {list} holds nothing on {date}, which the other lists reach")]
    Uncovered {
        /// The list.
        list: &'static str,
        /// The day.
        date: Date,
    },
}

/// Whether the lists hold on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    Missing,
    PastReview,
    Current,
}

/// Of each list, each code and the days for which it is there.
type Codes = BTreeMap<List, BTreeMap<String, Vec<Period>>>;

/// The lists, replaceable as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    codes: Codes,
    reach: Period,
    review_by: Date,
}

const HEADINGS: [&str; 9] =
    ["list", "code", "from", "until", "tag", "source", "author", "checked_by", "review_by"];

impl Lists {
    /// Returns the project's own lists.
    ///
    /// # Panics
    /// Never: a test reads them.
    #[must_use]
    pub fn own() -> Self {
        Self::read(include_str!("../../../../data/who_pays/whole_method_lists.csv"))
            .expect("BUG: the project's own lists are read by a test")
    }

    /// Reads the lists from the text of a CSV file.
    ///
    /// # Errors
    /// When a row cannot be read, the rows of one code overlap or leave a gap, or a list holds
    /// nothing on a day that another list reaches.
    pub fn read(text: &str) -> Result<Self, ListError> {
        let wrong = |line: u64, reason: String| ListError::Row { line, reason };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headings = reader.headers().map_err(|error| wrong(1, error.to_string()))?;
        if !headings.iter().eq(HEADINGS) {
            return Err(wrong(1, format!("the columns must be {}", HEADINGS.join(","))));
        }
        let mut codes = Codes::new();
        let mut review_by = Date::END;
        for record in reader.records() {
            let record = record.map_err(|error| {
                wrong(error.position().map_or(0, csv::Position::line), error.to_string())
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            let (list, code, period, review) = row(&record).map_err(|text| wrong(line, text))?;
            codes.entry(list).or_default().entry(code).or_default().push(period);
            review_by = review_by.min(review);
        }
        for (list, own) in &mut codes {
            for (code, periods) in own {
                periods.sort_by_key(Period::from);
                check_code(*list, code, periods)?;
            }
        }
        let reach = check_reach(&codes)?;
        Ok(Self { codes, reach, review_by })
    }

    /// Returns whether a list has a code on a date; blanks in the code do not count.
    #[must_use]
    pub fn has(&self, list: List, code: &str, date: Date) -> bool {
        let periods = self.codes.get(&list).and_then(|own| own.get(&*without_blanks(code)));
        periods.is_some_and(|periods| holds(periods, date))
    }

    /// Returns whether a code begins with one that a list has on a date; blanks and dots in the
    /// code do not count.
    #[must_use]
    pub fn has_beginning(&self, list: List, code: &str, date: Date) -> bool {
        let code = without_blanks(code).replace('.', "");
        self.codes.get(&list).is_some_and(|own| {
            own.iter().any(|(start, periods)| code.starts_with(start) && holds(periods, date))
        })
    }

    pub(super) fn held_on(&self, date: Date) -> Held {
        if !self.reach.contains(date) {
            Held::Missing
        } else if self.review_by < date {
            Held::PastReview
        } else {
            Held::Current
        }
    }
}

fn holds(periods: &[Period], date: Date) -> bool {
    periods.iter().any(|period| period.contains(date))
}

fn without_blanks(code: &str) -> Cow<'_, str> {
    if code.contains(char::is_whitespace) {
        code.split_whitespace().collect()
    } else {
        Cow::Borrowed(code)
    }
}

fn row(record: &csv::StringRecord) -> Result<(List, String, Period, Date), String> {
    let cell = |at: usize| record.get(at).unwrap_or_default().trim();
    let date = |text: &str, empty: Date| match text {
        "" => Ok(empty),
        text => Date::parse(text).map_err(|error| error.to_string()),
    };
    let list = List::ALL.into_iter().find(|list| list.name() == cell(0));
    let list = list.ok_or_else(|| format!("there is no list \"{}\"", cell(0)))?;
    let code = without_blanks(cell(1)).into_owned();
    if code.is_empty() {
        return Err("a row names a code".to_owned());
    }
    let period = Period::new(date(cell(2), Date::BEGINNING)?, date(cell(3), Date::END)?)
        .map_err(|error| error.to_string())?;
    if !["V", "P", "K", "M"].contains(&cell(4)) {
        return Err(format!("\"{}\" is no tag: V, P, K or M", cell(4)));
    }
    if cell(5).is_empty() || cell(6).is_empty() {
        return Err("a row names its source and its author".to_owned());
    }
    Ok((list, code, period, date(cell(8), Date::END)?))
}

/// Of one code, one row holds on every day from its first to its last.
fn check_code(list: List, code: &str, periods: &[Period]) -> Result<(), ListError> {
    for pair in periods.windows(2) {
        let [one, next] = pair else { continue };
        let (until, from) = (one.until(), next.from());
        let (list, code) = (list.name(), code.to_owned());
        if from < until {
            return Err(ListError::Overlap { list, code, date: from });
        }
        if until < from {
            return Err(ListError::Gap { list, code, date: until });
        }
    }
    Ok(())
}

/// Every list holds something on every day that any of them reaches; returns these days.
fn check_reach(codes: &Codes) -> Result<Period, ListError> {
    let mut reaches = Vec::new();
    for list in List::ALL {
        let own = codes.get(&list).into_iter().flat_map(BTreeMap::values);
        let mut periods: Vec<Period> = own.flatten().copied().collect();
        periods.sort_by_key(Period::from);
        let Some(first) = periods.first() else { return Err(ListError::Empty(list.name())) };
        let (from, mut until) = (first.from(), first.until());
        for period in &periods {
            if until < period.from() {
                return Err(ListError::Uncovered { list: list.name(), date: until });
            }
            until = until.max(period.until());
        }
        reaches.push((list, from, until));
    }
    let from = reaches.iter().map(|(_, from, _)| *from).min().unwrap_or(Date::BEGINNING);
    let until = reaches.iter().map(|(_, _, until)| *until).max().unwrap_or(Date::END);
    for (list, own_from, own_until) in reaches {
        if own_from != from {
            return Err(ListError::Uncovered { list: list.name(), date: from });
        }
        if own_until != until {
            return Err(ListError::Uncovered { list: list.name(), date: own_until });
        }
    }
    Ok(Period::new(from, until).expect("every row's period ends after it begins"))
}
