//! How pages say dates, numbers and kinds of body.

use remit_dictionary::{Date, Moment, Period};
use remit_register::{Basis, Claim, Kind, Match, Role, Share};

const MONTHS: [&str; 12] = [
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

/// Returns a date as `1 April 2026`; nothing where it is open.
pub fn day(date: Date) -> String {
    let Some((year, month, day)) = date.ymd() else {
        return String::new();
    };
    let month = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at));
    format!("{day} {} {year}", month.expect("BUG: a date has one of twelve months"))
}

/// Returns the first day of a period, or that it is not known.
pub fn since(period: Period) -> String {
    if period.from().is_real() { day(period.from()) } else { "not known".to_owned() }
}

/// Returns the last day of a period, or that it has not ended.
pub fn last_day(period: Period) -> String {
    if period.until().is_real() { day(period.until().day_before()) } else { "not ended".to_owned() }
}

/// Returns a period as `1 April 2013 to 31 March 2020`, `since 1 July 2022`.
pub fn period(period: Period) -> String {
    match (period.from().is_real(), period.until().is_real()) {
        (true, true) => format!("{} to {}", day(period.from()), last_day(period)),
        (true, false) => format!("since {}", day(period.from())),
        (false, true) => format!("until {}", last_day(period)),
        (false, false) => "always".to_owned(),
    }
}

/// Returns a moment as `1 April 2026 at 09:00:05`, in universal time.
pub fn moment(moment: Moment) -> String {
    let text = moment.to_string();
    let (date, rest) = text.split_at(text.find('T').unwrap_or(text.len()));
    let date = Date::parse(date).map(day).unwrap_or_default();
    format!("{date} at {} UTC", rest.get(1..9).unwrap_or_default())
}

/// Returns a number with commas: `1,932,550`.
pub fn number(number: impl Into<u64>) -> String {
    let digits = number.into().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns a decimal number with commas: `-1,932.50`; other text as it is.
pub fn decimal(text: &str) -> String {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    match whole.parse::<u64>() {
        Ok(whole) => format!("{}{}{fraction}", &text[..text.len() - plain.len()], number(whole)),
        Err(_) => text.to_owned(),
    }
}

/// Returns `1 practice`, `2 practices`.
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", total(count), if count == 1 { one } else { many })
}

/// Returns how many there are, with commas.
pub fn total(count: usize) -> String {
    number(u64::try_from(count).unwrap_or(u64::MAX))
}

/// Returns what a kind of body is called: one, and several.
pub fn kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Practice => ("GP practice", "GP practices"),
        Kind::PrescribingCostCentre => ("prescribing cost centre", "prescribing cost centres"),
        Kind::PrimaryCareGroup => ("primary care group", "primary care groups"),
        Kind::Pct => ("primary care trust", "primary care trusts"),
        Kind::Ccg => ("clinical commissioning group", "clinical commissioning groups"),
        Kind::SubIcbLocation => ("sub-ICB location", "sub-ICB locations"),
        Kind::SubIcbReportingEntity => ("sub-ICB reporting entity", "sub-ICB reporting entities"),
        Kind::Icb => ("integrated care board", "integrated care boards"),
        Kind::Stp => (
            "sustainability and transformation partnership",
            "sustainability and transformation partnerships",
        ),
        Kind::Sha => ("strategic health authority", "strategic health authorities"),
        Kind::Region => ("NHS England region", "NHS England regions"),
        Kind::AreaTeam => ("area team", "area teams"),
        Kind::Hub => ("commissioning hub", "commissioning hubs"),
        Kind::Trust => ("NHS trust", "NHS trusts"),
        Kind::Pcn => ("primary care network", "primary care networks"),
        Kind::CountyCouncil => ("county council", "county councils"),
        Kind::UnitaryCouncil => ("unitary council", "unitary councils"),
        Kind::DistrictCouncil => ("district council", "district councils"),
        Kind::MetropolitanBorough => ("metropolitan borough", "metropolitan boroughs"),
        Kind::LondonBorough => ("London borough", "London boroughs"),
        Kind::NhsEngland => ("national body", "national bodies"),
        Kind::HealthAndCarePartnership => {
            ("health and care partnership", "health and care partnerships")
        }
        Kind::HealthBoard => ("health board", "health boards"),
        Kind::Site => ("site", "sites"),
        Kind::Other => ("organisation", "organisations"),
    }
}

/// Returns `a` or `an` with the word that follows.
pub fn with_article(word: &str) -> String {
    let vowel = word.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    let an = vowel || word.starts_with("NHS");
    format!("{} {word}", if an { "an" } else { "a" })
}

/// Returns `was` of a day that has passed, `is` of today and later.
pub fn was(date: Date) -> &'static str {
    if date < crate::asking::today() { "was" } else { "is" }
}

/// Returns a sentence's first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns what an act is called, at the beginning of a sentence.
pub fn act(word: &str) -> String {
    capital(&act_within(word))
}

/// Returns what an act is called, within a sentence.
pub fn act_within(word: &str) -> String {
    word.replace("ods-", "ODS ").replace('-', " ")
}

/// Returns what a link of a chain of authority does.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Subject => "Asked about",
        Role::RecordedUnder => "Recorded under",
        Role::Holds => "Holds the duty",
        Role::ExercisesByDelegation => "Exercises it by delegation",
        Role::Region => "Region",
    }
}

/// Returns how much of the work went on.
pub fn share(share: Share) -> &'static str {
    match share {
        Share::Whole | Share::NotStated => "all of it",
        Share::Part => "a part",
    }
}

/// Returns by what the work went on.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Living => "still there",
        Basis::Merger => "merger",
        Basis::Split => "split",
        Basis::Abolition => "abolition by law",
        Basis::Boundary => "boundary change",
    }
}

/// Returns why a body is offered for what was typed.
pub fn why(why: Match) -> String {
    match why {
        Match::Exact => "its name".to_owned(),
        Match::Words => "words of its name".to_owned(),
        Match::Town(practices) => {
            let practices = usize::try_from(practices).unwrap_or(usize::MAX);
            format!("{} in that town", count(practices, "practice", "practices"))
        }
        Match::Spelling => "spelt alike".to_owned(),
    }
}

/// Returns what a fact claims: the words before what it names, and what it names where that is a
/// code.
pub fn claim(claim: &Claim) -> (String, Option<remit_dictionary::Code>) {
    let words = |text: &str| text.to_owned();
    match claim {
        Claim::Exists(kind) => (format!("is {}", with_article(self::kind(*kind).0)), None),
        Claim::Named(name) => (format!("is called {name}"), None),
        Claim::Coded(code) => (words("has also the code"), Some(*code)),
        Claim::CommissionedBy(code) => (words("is commissioned by"), Some(*code)),
        Claim::PartOf(code, _) => (words("is part of"), Some(*code)),
        Claim::LiesIn(code) => (words("lies in"), Some(*code)),
        Claim::InArea(code, ..) => (words("is in the area of"), Some(*code)),
        Claim::SucceededBy(code, share) => {
            (format!("was succeeded ({}) by", share.word()), Some(*code))
        }
        Claim::ListSize(people) => (format!("has {} people registered", number(*people)), None),
        Claim::Town(town) => (format!("is in {town}"), None),
        Claim::Postcode(postcode) => (format!("has the postcode {postcode}"), None),
        Claim::Standing(status) => (format!("is {}", format!("{status:?}").to_lowercase()), None),
        Claim::Holds(function) => (format!("has the function {function}"), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_numbers_and_words_follow_the_content_guide() {
        assert_eq!(day(Date::parse("2026-04-01").unwrap()), "1 April 2026");
        assert_eq!(day(Date::END), "");
        for (plain, shown) in
            [(0_u64, "0"), (999, "999"), (1000, "1,000"), (1_932_550, "1,932,550")]
        {
            assert_eq!(number(plain), shown);
        }
        for (plain, shown) in [
            ("1932550", "1,932,550"),
            ("-1234.50", "-1,234.50"),
            ("0.5", "0.5"),
            ("", ""),
            ("n/a", "n/a"),
        ] {
            assert_eq!(decimal(plain), shown);
        }
        let at = Moment::parse("2026-04-01T09:00:05Z").unwrap();
        assert_eq!(moment(at), "1 April 2026 at 09:00:05 UTC");
        for (own, _) in Kind::all() {
            assert!(with_article(kind(own).0).starts_with("a"));
        }
        assert_eq!(with_article("NHS trust"), "an NHS trust");
        assert_eq!(capital("élan"), "Élan");
    }
}
