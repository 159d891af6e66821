//! A form on one line, as people write it in a story: `vote-cast case=kent practice=G82073`.
//!
//! A value with spaces stands in double quotes and is one entry; without quotes a comma separates
//! the entries of a list.

use crate::form::{Form, FormError};

impl Form {
    /// Reads a form from one line.
    ///
    /// # Errors
    /// When a word is no `field=value`, or a quote is not closed.
    pub fn parse_line(line: &str) -> Result<Self, FormError> {
        let wrong = |what: &str| FormError::Line(what.chars().take(60).collect());
        let line = line.trim();
        let (act, mut rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        if act.is_empty() || act.contains('=') {
            return Err(wrong(line));
        }
        let mut form = Self::new(act);
        while !rest.trim_start().is_empty() {
            let (field, after) = rest.trim_start().split_once('=').ok_or_else(|| wrong(rest))?;
            if field.is_empty() || field.contains(char::is_whitespace) {
                return Err(wrong(field));
            }
            rest = if let Some(quoted) = after.strip_prefix('"') {
                let (value, after) = quoted.split_once('"').ok_or_else(|| wrong(after))?;
                form.add(field, value);
                after
            } else {
                let end = after.find(char::is_whitespace).unwrap_or(after.len());
                after[..end].split(',').for_each(|entry| form.add(field, entry));
                &after[end..]
            };
        }
        Ok(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_an_act_and_its_fields() {
        let line =
            r#"case-opened case=kent parties=09C,09E title="One, for all" effect-on=2020-04-01"#;
        let form = Form::parse_line(line).unwrap();
        assert_eq!(form.act, "case-opened");
        assert_eq!(form.fields["parties"], ["09C", "09E"]);
        assert_eq!(form.fields["title"], ["One, for all"]);
        assert_eq!(form.fields["effect_on"], ["2020-04-01"]);
        for line in ["", "a=b", "act field", r#"act field="open"#, "act =x"] {
            assert!(Form::parse_line(line).is_err(), "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_line_makes_reading_panic(line in "\\PC{0,80}") {
            let _ = Form::parse_line(&line);
        }
    }
}
