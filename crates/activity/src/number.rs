//! Counts and money as exact decimals of six places.

/// How many decimals are kept. A figure with more is rounded to the nearest, halves away from zero.
pub const DECIMALS: u32 = 6;
/// One, in millionths.
pub(crate) const UNIT: i128 = 1_000_000;
/// A figure of this size or more is absurd: a million million.
pub(crate) const ABSURD: i64 = 1_000_000_000_000;

/// Returns a figure in millionths, or nothing where the text is no figure.
///
/// Understands `1234`, `1,234.50`, `-3`, `£1,234.56`, `1.5e3` and floating noise such as
/// `12.340000000000001`.
#[must_use]
pub fn read_decimal(text: &str) -> Option<i128> {
    let bare = text.trim();
    let (negative, bare) = match bare.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, bare.strip_prefix('+').unwrap_or(bare)),
    };
    let bare = bare.strip_prefix('£').unwrap_or(bare);
    let (digits, exponent) = match bare.find(['e', 'E']) {
        Some(at) => (&bare[..at], bare[at + 1..].parse::<i32>().ok()?),
        None => (bare, 0),
    };
    if !(-30..=15).contains(&exponent) || digits.len() > 40 {
        return None;
    }
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let mut value: i128 = 0;
    for byte in whole.bytes().filter(|byte| *byte != b',').chain(part.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    let places = i32::try_from(part.len()).ok()?;
    let shift = i32::try_from(DECIMALS).ok()? + exponent - places;
    let value = shifted(value, shift)?;
    Some(if negative { -value } else { value })
}

/// Multiplies by a power of ten; to the right it rounds to the nearest, halves up.
fn shifted(value: i128, by: i32) -> Option<i128> {
    let factor = 10_i128.checked_pow(by.unsigned_abs())?;
    if 0 <= by { value.checked_mul(factor) } else { Some(value.checked_add(factor / 2)? / factor) }
}

/// Prints a figure in millionths, without zeros at its end.
#[must_use]
pub fn print_decimal(value: i128) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.unsigned_abs() / 1_000_000, value.unsigned_abs() % 1_000_000);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{}", format!("{part:06}").trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_too_long_to_be_rounded_is_none() {
        for text in [
            "1.70141183460469231731687303715884105727",
            "170141183460469231731687303715884105727e-30",
        ] {
            assert_eq!(read_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        let rows = [
            ("1234", "1234"),
            ("1,234.50", "1234.5"),
            ("-3", "-3"),
            ("£1,234.56", "1234.56"),
            ("12.340000000000001", "12.34"),
            ("1.5e3", "1500"),
            ("0.0000005", "0.000001"),
            (".5", "0.5"),
        ];
        for (text, printed) in rows {
            assert_eq!(read_decimal(text).map(print_decimal).as_deref(), Some(printed), "{text}");
        }
        for text in ["", "-", "abc", "1.2.3", "*", "NA", "1e99", "--1"] {
            assert_eq!(read_decimal(text), None, "{text}");
        }
    }
}
