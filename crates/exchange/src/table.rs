//! Rows of comma-separated text, with their true line numbers.
//!
//! A reader of our own, for two reasons: a quotation mark that is never closed must spoil its own
//! row and not swallow the rest of the file, and a rejected row needs the line a person sees in an
//! editor. Otherwise as RFC 4180 says.

use std::borrow::Cow;

/// The most lines that one row may run over; beyond that a quotation mark was not closed.
const LINES_PER_ROW_MAX: usize = 8;

/// One row.
pub(crate) struct Row<'t> {
    /// The line it starts on, from 1.
    pub(crate) line: u64,
    /// The row as it stands in the file, without its line break.
    pub(crate) raw: &'t str,
    /// Its cells; nothing where a quotation mark is out of place.
    pub(crate) cells: Option<Vec<Cow<'t, str>>>,
}

/// Goes through the rows of a text. Blank lines are no rows.
pub(crate) fn rows(text: &str) -> Rows<'_> {
    Rows { rest: text, line: 1 }
}

/// The rows of a text.
pub(crate) struct Rows<'t> {
    rest: &'t str,
    line: u64,
}

impl<'t> Iterator for Rows<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let first = without_break(line_of(self.rest));
            if first.trim().is_empty() {
                self.advance(line_of(self.rest).len(), 1);
                continue;
            }
            return Some(self.row());
        }
    }
}

impl<'t> Rows<'t> {
    fn row(&mut self) -> Row<'t> {
        let line = self.line;
        let (length, lines) = self.extent();
        let raw = without_break(&self.rest[..length]);
        let cells = if raw.contains('"') {
            quoted(raw)
        } else {
            Some(raw.split(',').map(Cow::Borrowed).collect())
        };
        self.advance(length, lines);
        Row { line, raw, cells }
    }

    /// Returns how many bytes and lines the next row has. A row goes on to the next line while it
    /// has an odd number of quotation marks; if that never ends, it is just its first line.
    fn extent(&self) -> (usize, usize) {
        let first = line_of(self.rest).len();
        let mut end = 0;
        let mut marks = 0;
        for lines in 1..=LINES_PER_ROW_MAX {
            let line = line_of(&self.rest[end..]);
            if line.is_empty() {
                break;
            }
            marks += line.bytes().filter(|byte| *byte == b'"').count();
            end += line.len();
            if marks % 2 == 0 {
                let whole = lines == 1 || quoted(without_break(&self.rest[..end])).is_some();
                return if whole { (end, lines) } else { (first, 1) };
            }
        }
        (first, 1)
    }

    fn advance(&mut self, bytes: usize, lines: usize) {
        self.rest = &self.rest[bytes..];
        self.line += lines as u64;
    }
}

/// Returns the first line with its break: LF, CRLF, or a lone CR as old workbooks write it.
fn line_of(text: &str) -> &str {
    let bytes = text.as_bytes();
    match bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        None => text,
        Some(at) if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') => &text[..at + 2],
        Some(at) => &text[..=at],
    }
}

fn without_break(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

/// Takes a row apart that has quotation marks.
fn quoted(raw: &str) -> Option<Vec<Cow<'_, str>>> {
    let mut cells = Vec::new();
    let mut rest = raw;
    loop {
        let (cell, after) = if rest.trim_start_matches(' ').starts_with('"') {
            quoted_cell(&rest.trim_start_matches(' ')[1..])?
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            (Cow::Borrowed(&rest[..end]), &rest[end..])
        };
        cells.push(cell);
        let after = after.trim_start_matches(' ');
        if after.is_empty() {
            return Some(cells);
        }
        rest = after.strip_prefix(',')?;
    }
}

/// Reads up to the closing mark; two marks stand for one.
fn quoted_cell(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let mut from = 0;
    loop {
        let mark = from + text[from..].find('"')?;
        if text[mark + 1..].starts_with('"') {
            from = mark + 2;
            continue;
        }
        let inner = &text[..mark];
        let cell =
            if from == 0 { Cow::Borrowed(inner) } else { Cow::Owned(inner.replace("\"\"", "\"")) };
        return Some((cell, &text[mark + 1..]));
    }
}

/// Returns the cell of a column, counted from 1, without spaces around it; empty if there is none.
pub(crate) fn cell<'c>(cells: &'c [Cow<'_, str>], column: usize) -> &'c str {
    cells.get(column - 1).map_or("", |cell| cell.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Option<Vec<String>>)> {
        rows(text)
            .map(|row| {
                let cells = row.cells.map(|all| all.iter().map(ToString::to_string).collect());
                (row.line, cells)
            })
            .collect()
    }

    fn good(line: u64, cells: &[&str]) -> (u64, Option<Vec<String>>) {
        (line, Some(cells.iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn rows_keep_the_line_a_person_sees() {
        assert_eq!(
            read("a,b\r\n\r\n\"c, d\",\"e \"\"f\"\"\"\n\"two\nlines\",g\nh,5\" pipe,\n"),
            [
                good(1, &["a", "b"]),
                good(3, &["c, d", "e \"f\""]),
                good(4, &["two\nlines", "g"]),
                (6, Some(vec!["h".into(), "5\" pipe".into(), String::new()])),
            ]
        );
    }

    #[test]
    fn a_mark_that_is_not_closed_spoils_only_its_own_row() {
        assert_eq!(
            read("a,b\nc,\"d\ne,f\n\"g\",\"h\"\n"),
            [good(1, &["a", "b"]), (2, None), good(3, &["e", "f"]), good(4, &["g", "h"])]
        );
        assert_eq!(read("\"a\"b,c\n"), [(1, None)]);
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line() {
        assert_eq!(read("a\rb"), [good(1, &["a"]), good(2, &["b"])]);
    }
}
