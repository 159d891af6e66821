//! Days and months as published files write them, and the periods that figures are summed by.

use remit_dictionary::Date;

/// The first day that a row may have.
pub(crate) const FIRST: i32 = 10_682; // 1999-04-01
/// The day after the last that a row may have.
pub(crate) const END: i32 = 47_482; // 2100-01-01

/// The periods that figures are summed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Calendar months.
    Month,
    /// Quarters of the financial year.
    Quarter,
    /// Financial years, from 1 April.
    Year,
    /// All days together.
    Whole,
}

impl Every {
    /// Returns the number of the period that a day is in: months since 1999-04 and so on.
    #[must_use]
    pub fn number(self, day: Date) -> Option<u32> {
        let (year, month, _) = day.ymd()?;
        let months = (i32::from(year) - 1999) * 12 + i32::from(month) - 4;
        let months = u32::try_from(months).ok()?;
        Some(match self {
            Self::Month => months,
            Self::Quarter => months / 3,
            Self::Year => months / 12,
            Self::Whole => 0,
        })
    }

    /// Returns the first day of a period; of all days together, the first day that a row may have.
    #[must_use]
    pub fn first_day(self, number: u32) -> Date {
        let months = match self {
            Self::Month => number,
            Self::Quarter => number * 3,
            Self::Year => number * 12,
            Self::Whole => 0,
        };
        Date::from_days(FIRST).plus_months(i32::try_from(months).unwrap_or(0))
    }
}

/// Prints a period: `2020-04`, `2020/21 Q1`, `2020/21`, or nothing where all days are together.
#[must_use]
pub fn period_label(every: Every, number: u32) -> String {
    let year = |number: u32| format!("{}/{:02}", 1999 + number, (2000 + number) % 100);
    match every {
        Every::Month => {
            let month = number + 3;
            format!("{}-{:02}", 1999 + month / 12, month % 12 + 1)
        }
        Every::Quarter => format!("{} Q{}", year(number / 4), number % 4 + 1),
        Every::Year => year(number),
        Every::Whole => String::new(),
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads the day of a row; a month is its first day, a financial year its 1 April.
///
/// Understands `2020-04-01`, `20200401`, `01AUG2020`, `1 April 2020`, `01/04/2020`, `2017_09`,
/// `2017-09`, `201709`, `April 2022`, `Apr-22`, `04/2022`, `2020/21` and `2020-04-01 00:00:00`.
#[must_use]
pub fn read_when(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = Date::parse(text) {
        return Some(date);
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let parts: Vec<&str> =
        text.split(['_', '-', '/', ' ', 'T']).filter(|p| !p.is_empty()).collect();
    match parts.as_slice() {
        [year_month] if digits == 6 && text.len() == 6 => {
            first_of(&year_month[..4], &year_month[4..])
        }
        [year, end] if year.len() == 4 && text.contains('/') && end.len() == 2 => {
            let next = (year.parse::<i32>().ok()? + 1) % 100;
            (end.parse::<i32>().ok()? == next).then(|| first_of(year, "04")).flatten()
        }
        [year, month] if is_year(year) => first_of(year, month),
        [month, year] if is_year(year) && month.len() <= 2 => first_of(year, month),
        [month, year] => {
            let named = month.get(..3)?.to_ascii_lowercase();
            let at = MONTHS.iter().position(|own| *own == named)? + 1;
            // `Apr-20` is of this century.
            let century = if year.len() == 2 { "20" } else { "" };
            first_of(&format!("{century}{year}"), &at.to_string())
        }
        [day, month, year] if text.contains('/') && year.len() == 4 => {
            Date::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        [year, month, day, _time @ ..] if year.len() == 4 => {
            Date::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => None,
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn first_of(year: &str, month: &str) -> Option<Date> {
    Date::from_ymd(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTH_NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    #[test]
    fn days_are_read_as_real_files_write_them() {
        let rows = [
            ("2017_09", "2017-09-01"),
            ("201709", "2017-09-01"),
            ("2017-09", "2017-09-01"),
            ("01AUG2020", "2020-08-01"),
            ("April 2022", "2022-04-01"),
            ("Apr 2022", "2022-04-01"),
            ("Apr-22", "2022-04-01"),
            ("04/2022", "2022-04-01"),
            ("2020-04-01 00:00:00", "2020-04-01"),
            ("01/04/2020", "2020-04-01"),
            ("2020/21", "2020-04-01"),
        ];
        for (text, day) in rows {
            assert_eq!(read_when(text).map(|d| d.to_string()).as_deref(), Some(day), "{text}");
        }
        for (at, month) in MONTH_NAMES.iter().enumerate() {
            let first = Date::from_ymd(2023, i8::try_from(at).unwrap() + 1, 1).ok();
            for text in [format!("{month} 2023"), format!("{}-23", &month[..3])] {
                assert_eq!(read_when(&text), first, "{text}");
            }
        }
        for text in ["", "soon", "Soon 2020", "2020/23", "2020-13", "31/02/2020"] {
            assert_eq!(read_when(text), None, "{text}");
        }
        assert_eq!(Date::from_ymd(1999, 4, 1).map(Date::days), Ok(FIRST));
        assert_eq!(Date::from_ymd(2100, 1, 1).map(Date::days), Ok(END));
    }

    #[test]
    fn periods_are_labelled_as_the_service_labels_them() {
        let day = Date::from_ymd(2021, 2, 14).unwrap();
        let label = |every: Every| period_label(every, every.number(day).unwrap());
        assert_eq!(label(Every::Month), "2021-02");
        assert_eq!(label(Every::Quarter), "2020/21 Q4");
        assert_eq!(label(Every::Year), "2020/21");
        assert_eq!(label(Every::Whole), "");
    }
}
