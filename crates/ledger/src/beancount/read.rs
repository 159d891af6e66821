//! Reading a beancount file, in the part of the language that we write.

use remit_dictionary::{Date, Pence};

use super::{CURRENCY, Directive, Statement, parse_account};
use crate::{Account, Entry, Posting, Standing};

/// A file of at most so many bytes is read: some hundred thousand postings.
pub const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Why a file cannot be read: a line and the rule that it breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {rule}")]
pub struct ReadError {
    /// The line, counted from 1.
    pub line: usize,
    /// The rule.
    pub rule: ReadRule,
}

/// A rule that each line keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadRule {
    /// The file is bounded.
    #[error("the file is larger than {FILE_BYTES_MAX} bytes; divide it")]
    Size,
    /// The options are few.
    #[error("of options only `option \"operating_currency\" \"GBP\"` is read; take others out")]
    Option,
    /// A directive begins with its date.
    #[error("a directive begins with its date, as 2020-04-01; correct the date")]
    Date,
    /// The directives are few.
    #[error("after the date comes `open`, `balance`, `close`, `*` or `!`; take others out")]
    Directive,
    /// Accounts have one form.
    #[error("an account is written as Assets:C09C:Cash; correct its class, code or name")]
    Account,
    /// Amounts are in pounds and pence.
    #[error("an amount is written as -1234.56 GBP; correct it")]
    Amount,
    /// A narration is one text in quotation marks.
    #[error("a flag is followed by one narration in quotation marks; correct them")]
    Narration,
    /// At most a link follows a narration.
    #[error("after the narration comes nothing or one link, as ^draft-1; take the rest out")]
    Link,
    /// A line says one thing.
    #[error("the line goes on after its end; take the rest out")]
    Rest,
    /// An indented line belongs to a transaction.
    #[error("an indented line is a posting, right below its transaction; move it there")]
    Posting,
}

/// Reads a file into its statements, in the order of its lines. Their sense is not checked.
///
/// # Errors
/// The first line that breaks a rule.
pub fn read(text: &str) -> Result<Vec<Statement>, ReadError> {
    if FILE_BYTES_MAX < text.len() {
        return Err(ReadError { line: 1, rule: ReadRule::Size });
    }
    let mut statements: Vec<Statement> = Vec::new();
    let mut in_entry = false;
    for (number, line) in (1..).zip(text.lines()) {
        let error = |rule| ReadError { line: number, rule };
        if line.trim().is_empty() {
            in_entry = false;
        } else if line.trim_start().starts_with(';') {
            // A comment says nothing.
        } else if line.starts_with("option ") {
            check_option(line).map_err(error)?;
            in_entry = false;
        } else if line.starts_with([' ', '\t']) {
            let entry = statements.last_mut().filter(|_| in_entry).and_then(entry_of);
            let entry = entry.ok_or_else(|| error(ReadRule::Posting))?;
            entry.postings.push(posting(line).map_err(error)?);
        } else {
            let (on, directive) = directive(line).map_err(error)?;
            in_entry = matches!(directive, Directive::Post(..));
            statements.push(Statement { line: number, on, directive });
        }
    }
    Ok(statements)
}

fn entry_of(statement: &mut Statement) -> Option<&mut Entry> {
    match &mut statement.directive {
        Directive::Post(entry, _) => Some(entry),
        Directive::Open(_) | Directive::Balance(..) | Directive::Close(_) => None,
    }
}

fn check_option(line: &str) -> Result<(), ReadRule> {
    match words(line)[..] {
        ["option", "\"operating_currency\"", "\"GBP\""] => Ok(()),
        _ => Err(ReadRule::Option),
    }
}

fn directive(line: &str) -> Result<(Date, Directive), ReadRule> {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let on = Date::parse(first).ok().filter(|on| on.to_string() == first).ok_or(ReadRule::Date)?;
    let rest = rest.trim_start();
    let (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let directive = match word {
        "open" => Directive::Open(open(rest)?),
        "balance" => {
            let Posting { account, amount } = posting(rest)?;
            Directive::Balance(account, amount)
        }
        "close" => match words(rest)[..] {
            [text] => Directive::Close(account(text)?),
            _ => return Err(ReadRule::Rest),
        },
        "*" => transaction(on, Standing::Final, rest)?,
        "!" => transaction(on, Standing::Draft, rest)?,
        _ => return Err(ReadRule::Directive),
    };
    Ok((on, directive))
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn account(text: &str) -> Result<Account, ReadRule> {
    parse_account(text).ok_or(ReadRule::Account)
}

fn open(text: &str) -> Result<Account, ReadRule> {
    match words(text)[..] {
        [text, CURRENCY] => account(text),
        [_, CURRENCY, ..] => Err(ReadRule::Rest),
        _ => Err(ReadRule::Account),
    }
}

/// Reads `Assets:C09C:Cash  1234.56 GBP`.
fn posting(text: &str) -> Result<Posting, ReadRule> {
    match words(text)[..] {
        [text, amount, CURRENCY] => {
            Ok(Posting { account: account(text)?, amount: pounds(amount).ok_or(ReadRule::Amount)? })
        }
        [_, _, CURRENCY, ..] => Err(ReadRule::Rest),
        _ => Err(ReadRule::Amount),
    }
}

/// Reads `-1234.56`. As large as an amount can be, so that all that is written reads back.
fn pounds(text: &str) -> Option<Pence> {
    let (pounds, decimals) = text.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = pounds.strip_prefix('-').unwrap_or(pounds);
    if unsigned.is_empty() || !digits(unsigned) || !digits(decimals) || decimals.len() != 2 {
        return None;
    }
    format!("{pounds}{decimals}").parse().ok().map(Pence)
}

/// Reads `"transfer: 09C to 91Q" ^draft-1`; the postings are on the lines below.
fn transaction(on: Date, standing: Standing, text: &str) -> Result<Directive, ReadRule> {
    let (narration, rest) = quoted(text.trim_start()).ok_or(ReadRule::Narration)?;
    let link = match words(rest)[..] {
        [] => None,
        [word] => Some(word.strip_prefix('^').ok_or(ReadRule::Link)?.to_owned()),
        _ => return Err(ReadRule::Link),
    };
    Ok(Directive::Post(Entry { on, narration, postings: Vec::new(), standing }, link))
}

/// Reads a text in quotation marks; a backslash stands before a mark or a backslash within.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut characters = text.strip_prefix('"')?.chars();
    let mut inside = String::new();
    loop {
        match characters.next()? {
            '"' => return Some((inside, characters.as_str())),
            '\\' => inside.push(characters.next()?),
            other => inside.push(other),
        }
    }
}
