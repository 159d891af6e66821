//! The beancount form: what is written, which rule a line breaks, and what is wrong with books.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use proptest::prelude::*;
use remit_ledger::{EntryNumber, Ledger, Scheme, Standing, beancount, transfer, true_up};
use support::{amounts, code, date, ledger};

/// A draft merger of 09A into 09Z, trued up.
fn merged() -> Ledger {
    let books = ledger(
        "open 09A:Cash 2019-04-01
        open 09A:Fund 2019-04-01
        post 2019-04-01 09A:Cash 100.05 09A:Fund -100.05",
    );
    let on = date("2020-04-01");
    let scheme = Scheme::merger(&[code("09A")], code("09Z"), on, Standing::Draft);
    let books = books.after(&transfer(&books, &scheme).unwrap().steps).unwrap();
    let named = amounts(&["09Z:Cash", "99"]);
    let steps = true_up(&books, EntryNumber(2), date("2020-07-01"), &named).unwrap();
    books.after(&steps).unwrap()
}

const MERGED: &str = r#"option "operating_currency" "GBP"

2019-04-01 open Assets:C09A:Cash GBP
2019-04-01 open Equity:C09A:Fund GBP

2020-04-01 open Assets:C09Z:Cash GBP
2020-04-01 open Equity:C09Z:Fund GBP
2020-07-01 open Equity:C09Z:TransferTrueUp GBP

2019-04-01 * "a test"
  Assets:C09A:Cash  100.05 GBP
  Equity:C09A:Fund  -100.05 GBP

2020-04-01 ! "transfer: 09A to 09Z" ^draft-1
  Assets:C09A:Cash  -100.05 GBP
  Assets:C09Z:Cash  100.05 GBP
  Equity:C09A:Fund  100.05 GBP
  Equity:C09Z:Fund  -100.05 GBP

2020-07-01 * "true-up of entry 2 of 2020-04-01" ^draft-1
  Assets:C09Z:Cash  -1.05 GBP
  Equity:C09Z:TransferTrueUp  1.05 GBP

2020-04-02 balance Assets:C09A:Cash  0.00 GBP
2020-04-02 close Assets:C09A:Cash
2020-04-02 balance Equity:C09A:Fund  0.00 GBP
2020-04-02 close Equity:C09A:Fund
2020-07-02 balance Assets:C09Z:Cash  99.00 GBP
2020-07-02 balance Equity:C09Z:Fund  -100.05 GBP
2020-07-02 balance Equity:C09Z:TransferTrueUp  1.05 GBP
"#;

#[test]
fn a_merger_is_written_with_its_draft_and_its_true_up() {
    assert_eq!(beancount::write(&merged()), MERGED);
}

#[test]
fn a_true_up_reads_back_as_one() {
    let read = beancount::check(&beancount::read(MERGED).unwrap()).unwrap();
    assert_eq!(read, merged());
    assert_eq!(read.trued_up_by(EntryNumber(2)), Some(EntryNumber(3)));
}

#[test]
fn a_line_that_cannot_be_read_is_named_with_its_rule() {
    let option = "of options only `option \"operating_currency\" \"GBP\"` is read; take others out";
    let date = "a directive begins with its date, as 2020-04-01; correct the date";
    let directive = "after the date comes `open`, `balance`, `close`, `*` or `!`; take others out";
    let account = "an account is written as Assets:C09C:Cash; correct its class, code or name";
    let amount = "an amount is written as -1234.56 GBP; correct it";
    let narration = "a flag is followed by one narration in quotation marks; correct them";
    let link = "after the narration comes nothing or one link, as ^draft-1; take the rest out";
    let rest = "the line goes on after its end; take the rest out";
    let posting = "an indented line is a posting, right below its transaction; move it there";
    for (line, outcome) in [
        ("", ""),
        ("; a comment", ""),
        ("option \"operating_currency\" \"GBP\"", ""),
        ("2020-04-01 open Assets:C09A:Cash GBP", ""),
        ("2020-04-01 balance Assets:C09A:Cash -92233720368547758.08 GBP", ""),
        ("2020-04-01   close\tAssets:C09A:Cash", ""),
        (r#"2020-04-01 ! "a \"quoted\" \\ text" ^draft-1"#, ""),
        ("option \"title\" \"Books\"", option),
        ("plugin \"beancount.plugins.auto\"", date),
        ("20200401 open Assets:C09A:Cash GBP", date),
        ("2020-02-30 open Assets:C09A:Cash GBP", date),
        ("2020-04-01", directive),
        ("2020-04-01 pad Assets:C09A:Cash Equity:C09A:Fund", directive),
        ("2020-04-01 open Assets:C09A:Cash", account),
        ("2020-04-01 open Assets:C09A:Cash USD", account),
        ("2020-04-01 open Assets:09A:Cash GBP", account),
        ("2020-04-01 open Assets:C09a:Cash GBP", account),
        ("2020-04-01 open Assets:C09A:cash GBP", account),
        ("2020-04-01 open Assets:C09A GBP", account),
        ("2020-04-01 open Assets:C09A:Cash:Petty GBP", account),
        ("2020-04-01 open Money:C09A:Cash GBP", account),
        ("2020-04-01 close Cash", account),
        ("2020-04-01 open Assets:C09A:Cash GBP \"STRICT\"", rest),
        ("2020-04-01 close Assets:C09A:Cash GBP", rest),
        ("2020-04-01 balance Assets:C09A:Cash 1.00 GBP ; why", rest),
        ("2020-04-01 balance Assets:C09A:Cash", amount),
        ("2020-04-01 balance Assets:C09A:Cash 1.00 USD", amount),
        ("2020-04-01 balance Assets:C09A:Cash £1.00 GBP", amount),
        ("2020-04-01 balance Assets:C09A:Cash 1.005 GBP", amount),
        ("2020-04-01 balance Assets:C09A:Cash 1 GBP", amount),
        ("2020-04-01 balance Assets:C09A:Cash .50 GBP", amount),
        ("2020-04-01 balance Assets:C09A:Cash +1.00 GBP", amount),
        ("2020-04-01 balance Assets:C09A:Cash --1.00 GBP", amount),
        ("2020-04-01 balance Assets:C09A:Cash 92233720368547758.08 GBP", amount),
        ("2020-04-01 balance Assets:C09A:Cash 1e3 GBP", amount),
        ("2020-04-01 * transfer", narration),
        ("2020-04-01 * \"transfer", narration),
        ("2020-04-01 * \"transfer\\", narration),
        ("2020-04-01 * \"payee\" \"transfer\"", link),
        ("2020-04-01 * \"transfer\" #tag", link),
        ("2020-04-01 * \"transfer\" ^draft-1 ^draft-2", link),
        ("  Assets:C09A:Cash  1.00 GBP", posting),
        ("2020-04-01 * \"transfer\"\n\n  Assets:C09A:Cash  1.00 GBP", posting),
        ("2020-04-01 * \"transfer\"\n  Assets:C09A:Cash", amount),
    ] {
        let text = format!("; books\n{line}");
        let last = text.lines().count();
        let shown = beancount::read(&text).map_or_else(|e| e.to_string(), |_| String::new());
        let outcome =
            if outcome.is_empty() { String::new() } else { format!("line {last}: {outcome}") };
        assert_eq!(shown, outcome, "{line}");
    }
}

#[test]
fn a_file_is_bounded() {
    let text = ";".repeat(beancount::FILE_BYTES_MAX);
    assert_eq!(beancount::read(&text), Ok(Vec::new()));
    let error = beancount::read(&format!("{text};")).unwrap_err();
    assert_eq!(error.rule, beancount::ReadRule::Size);
}

#[test]
fn what_is_wrong_with_books_is_told_once_and_by_line() {
    let books = "\
2019-04-01 open Assets:C09A:Cash GBP
2019-04-01 open Equity:C09A:Fund GBP
2019-04-01 ! \"opening\" ^draft-1
  Assets:C09A:Cash  10.00 GBP
  Equity:C09A:Fund  -10.00 GBP
";
    let draft = "another draft entry has the link ^draft-1; give this one a link of its own";
    let link = "no draft entry has the link ^draft-2; correct it or take it out";
    let entry = "  Assets:C09A:Cash  1.00 GBP\n  Equity:C09A:Fund  -1.00 GBP";
    for (more, findings) in [
        ("2019-04-02 balance Assets:C09A:Cash  10.00 GBP", &[][..]),
        // A balance holds when the day begins.
        (
            "2019-04-01 balance Assets:C09A:Cash  10.00 GBP",
            &["line 6: 09A asset Cash should hold £10.00 and holds £0.00; find the entry that is \
               missing"],
        ),
        (
            "2019-04-02 balance Assets:C09B:Cash  0.00 GBP",
            &["line 6: 09B asset Cash is not known; open it, or correct its name"],
        ),
        // A close does not tell again what the balance before it told.
        (
            "2019-04-02 balance Assets:C09A:Cash  0.00 GBP\n2019-04-02 close Assets:C09A:Cash",
            &["line 6: 09A asset Cash should hold £0.00 and holds £10.00; find the entry that is \
               missing"],
        ),
        (
            "2019-04-02 close Assets:C09A:Cash",
            &["line 6: 09A asset Cash holds £10.00; move that to where it belongs, then close"],
        ),
        (&format!("2019-04-02 * \"true-up\" ^draft-1\n{entry}"), &[]),
        (&format!("2019-04-02 ! \"draft\" ^draft-1\n{entry}"), &[&format!("line 6: {draft}")]),
        (&format!("2019-04-02 * \"true-up\" ^draft-2\n{entry}"), &[&format!("line 6: {link}")]),
    ] {
        let statements = beancount::read(&format!("{books}{more}")).unwrap();
        let shown: Vec<String> = match beancount::check(&statements) {
            Ok(_) => Vec::new(),
            Err(findings) => findings.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(shown, findings, "{more}");
    }
}

/// Lines that are nearly right reach deeper than arbitrary text does.
fn nearly_right() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "2019-04-01",
        "2020-04-02",
        "open",
        "balance",
        "close",
        "*",
        "!",
        "\"text\"",
        "\"",
        "\\",
        "^draft-1",
        "  Assets:C09A:Cash",
        "Equity:C09A:Fund",
        "Assets:C:Cash",
        "1.00",
        "-1.00",
        "1000000000000.00",
        "GBP",
        "\n",
        "\n  ",
        "option",
        ";",
        "é",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.join(" ").replace("\n ", "\n"))
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in "\\PC*", nearly in nearly_right()) {
        for text in [text, nearly] {
            if let Ok(statements) = beancount::read(&text) {
                let _ = beancount::check(&statements);
            }
        }
    }
}
