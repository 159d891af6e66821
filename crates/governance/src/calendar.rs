//! Working days: days that are no Saturday, Sunday or bank holiday of England.
//!
//! Deadlines of the law and of the Organisation Data Service are days of the calendar and do not
//! move for a weekend. Where a provision counts working days, it says so: the standstill.

use std::collections::BTreeSet;

use remit_dictionary::Date;

use crate::tables::Tables;

/// So many working days at most are counted.
const COUNT_MAX: u32 = 1_000;

/// The bank holidays that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    holidays: BTreeSet<Date>,
}

impl WorkingDays {
    /// Returns the working days by the table of bank holidays.
    ///
    /// # Panics
    /// When a row of the table is no day: a test reads every one.
    #[must_use]
    pub fn of(tables: &Tables) -> Self {
        let table = tables.table("bank_holidays");
        let day = |row| Date::parse(table.cell(row, "day")).expect("BUG: a holiday is a day");
        Self { holidays: table.rows().iter().map(day).collect() }
    }

    /// Tells whether people work on a day.
    #[must_use]
    pub fn is_working(&self, date: Date) -> bool {
        !date.is_weekend() && !self.holidays.contains(&date)
    }

    /// Returns the nth working day after a day; the day itself does not count. Nothing where the
    /// table of bank holidays does not reach so far, or for more than a thousand days.
    #[must_use]
    pub fn after(&self, date: Date, count: u32) -> Option<Date> {
        let (first, last) = (self.holidays.first()?, self.holidays.last()?);
        if COUNT_MAX < count || date < *first {
            return None;
        }
        let mut day = date;
        for _ in 0..count {
            day = day.next_day();
            while !self.is_working(day) {
                day = day.next_day();
            }
        }
        (day <= *last).then_some(day)
    }

    /// Returns the first day on which a contract may be awarded after the notice of intention: the
    /// day after the standstill, which ends at midnight of its last working day.
    ///
    /// Health Care Services (Provider Selection Regime) Regulations 2023; the number of days is in
    /// the table of figures.
    #[must_use]
    pub fn award_from(&self, tables: &Tables, notice: Date) -> Option<Date> {
        let days = tables.number("standstill-working-days", notice)?;
        self.after(notice, days).map(Date::next_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_standstill_counts_working_days_across_weekends_and_bank_holidays() {
        let tables = Tables::own();
        let days = WorkingDays::of(&tables);
        for (notice, award) in [
            ("2025-12-01", Some("2025-12-12")),
            // Christmas Day, Boxing Day and New Year's Day fall between.
            ("2025-12-19", Some("2026-01-06")),
            // Good Friday and Easter Monday.
            ("2026-03-30", Some("2026-04-14")),
            // Before the regime began there was no standstill of this kind.
            ("2023-06-01", None),
            ("2027-12-30", None),
        ] {
            let found = days.award_from(&tables, date(notice)).map(|day| day.to_string());
            assert_eq!(found.as_deref(), award, "{notice}");
        }
    }

    #[test]
    fn deadlines_of_waves_and_of_ods_do_not_move_for_a_weekend() {
        let effect = date("2027-04-01");
        let told = effect.plus_months(-5);
        assert_eq!((told.to_string().as_str(), told.is_weekend()), ("2026-11-01", true));
        assert_eq!(date("2020-04-01").plus_days(-84).to_string(), "2020-01-08");
        assert_eq!(date("2020-04-01").plus_days(-28).to_string(), "2020-03-04");
        let tables = Tables::own();
        let waves = tables.table("waves");
        let last = |row| waves.cell(row, "submit_by").to_owned();
        let all: Vec<String> = waves.rows().iter().map(last).collect();
        assert_eq!(all, ["2012-07-02", "2012-09-03", "2012-10-01", "2012-11-01"]);
    }

    proptest! {
        #[test]
        fn working_days_are_counted_as_by_hand(days in 15_345_i32..20_900, count in 1_u32..40) {
            let own = WorkingDays::of(&Tables::own());
            let from = Date::from_days(days);
            let found = own.after(from, count).unwrap();
            let between = (days + 1..=found.days()).map(Date::from_days);
            prop_assert_eq!(between.filter(|day| own.is_working(*day)).count(), count as usize);
            prop_assert!(own.is_working(found));
        }
    }
}
