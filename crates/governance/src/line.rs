//! A form on one line, as people write it in a story: `vote-cast case=kent practice=G82073`.
//!
//! A value with spaces stands in double quotes and is one entry, in which a double quote is written
//! twice; without quotes a comma separates the entries of a list.

use std::fmt;

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
                let (value, after) = unquote(quoted).ok_or_else(|| wrong(after))?;
                form.add(field, &value);
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

/// Splits what follows an opening quote into the value and what comes after the closing one.
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (own, after) = rest.split_once('"')?;
        value.push_str(own);
        match after.strip_prefix('"') {
            Some(after) => {
                value.push('"');
                rest = after;
            }
            None => return Some((value, after)),
        }
    }
}

impl fmt::Display for Form {
    /// Writes the line that reads back as this form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.act)?;
        let plain = |entry: &&String| {
            let odd = |c: char| c.is_whitespace() || c == ',' || c == '"';
            !entry.is_empty() && !entry.contains(odd)
        };
        for (field, entries) in &self.fields {
            if entries.iter().all(|entry| plain(&entry)) && !entries.is_empty() {
                write!(f, " {field}={}", entries.join(","))?;
                continue;
            }
            for entry in entries {
                write!(f, " {field}=\"{}\"", entry.replace('"', "\"\""))?;
            }
        }
        Ok(())
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
        fn a_form_reads_back_from_its_line(
            act in "[a-z-]{1,12}",
            fields in proptest::collection::btree_map(
                "[a-z_]{1,8}", proptest::collection::vec("\\PC{0,12}", 1..4), 0..6),
        ) {
            let form = Form { act, fields };
            prop_assert_eq!(Form::parse_line(&form.to_string()), Ok(form));
        }

        #[test]
        fn no_line_makes_reading_panic(line in "\\PC{0,80}") {
            let _ = Form::parse_line(&line);
        }
    }
}
