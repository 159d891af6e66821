//! How many of a thing there are, as people say it.

use std::fmt::Display;

/// Returns `1 row`, `2 rows`: the count and the thing, which has to have a plural in `s`.
#[must_use]
pub fn counted(count: impl Display, thing: &str) -> String {
    let count = count.to_string();
    let ending = if count == "1" { "" } else { "s" };
    format!("{count} {thing}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_no_plural() {
        let words = [0, 1, 2, 11].map(|count| counted(count, "row"));
        assert_eq!(words, ["0 rows", "1 row", "2 rows", "11 rows"]);
    }
}
