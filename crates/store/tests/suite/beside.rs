//! What must hold of the texts that live beside the record.

use remit_dictionary::Date;
use remit_journal::{BESIDE_BYTES_MAX, Basis, Beside, Draft, Fault, Salt, Storage, Token};
use remit_store::fresh_salt;

use super::{Fresh, appended, draft, filled, findings, moment};

pub const FIRST: Salt = Salt([1; 16]);
pub const SECOND: Salt = Salt([2; 16]);

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn kept(record: &mut dyn Storage, token: &Token) -> Option<String> {
    match record.beside(token).unwrap() {
        Some(Beside::Kept(text)) => Some(text),
        Some(Beside::Removed { .. }) | None => None,
    }
}

pub fn a_text_is_kept_beside_and_found_again(fresh: Fresh<'_>) {
    let mut record = fresh();
    let unknown = Token::of(&FIRST, "A Name");
    assert_eq!(record.beside(&unknown).unwrap(), None);
    assert_eq!(record.tokens_of("A Name").unwrap(), []);
    let token = record.keep_beside(&FIRST, "A Name").unwrap();
    assert_eq!(token, Token::of(&FIRST, "A Name"));
    assert_eq!(record.keep_beside(&FIRST, "A Name").unwrap(), token, "again changes nothing");
    assert_eq!(kept(&mut *record, &token).as_deref(), Some("A Name"));
    assert_eq!(record.tokens_of("A Name").unwrap(), [token]);
    let other = record.keep_beside(&SECOND, "A Name").unwrap();
    let mut both = [token, other];
    both.sort_unstable();
    assert_eq!(record.tokens_of("A Name").unwrap(), both, "in order");
    for near in ["a name", "A Name ", "A Nam", "A Name%", ""] {
        assert_eq!(record.tokens_of(near).unwrap(), [], "{near}");
    }
}

pub fn any_text_is_kept_as_it_is_unless_it_is_too_long(fresh: Fresh<'_>) {
    let mut record = fresh();
    let longest = "é".repeat(BESIDE_BYTES_MAX / 2);
    for text in ["", " ", "'; DROP TABLE beside; --", "two\r\nlines\u{0}", "Siân Ó Néill", &longest]
    {
        let token = record.keep_beside(&fresh_salt().unwrap(), text).unwrap();
        assert_eq!(kept(&mut *record, &token).as_deref(), Some(text));
        assert_eq!(record.tokens_of(text).unwrap(), [token]);
    }
    let long = format!("{longest}.");
    let fault = record.keep_beside(&FIRST, &long).unwrap_err();
    assert!(matches!(fault, Fault::TextTooLong { bytes: 16_385 }), "{fault:?}");
    assert!(fault.to_string().contains("shorten it to 16384"), "{fault}");
    assert_eq!(record.tokens_of(&long).unwrap(), []);
}

pub fn a_forgotten_text_is_gone_for_good(fresh: Fresh<'_>) {
    let mut record = fresh();
    let token = record.keep_beside(&FIRST, "A Name").unwrap();
    let other = record.keep_beside(&SECOND, "A Name").unwrap();
    let removed = Some(Beside::Removed { on: day("2026-04-01") });
    assert!(record.forget(&token, day("2026-04-01")).unwrap());
    assert_eq!(record.beside(&token).unwrap(), removed);
    assert_eq!(record.tokens_of("A Name").unwrap(), [other], "the other is left");
    assert!(!record.forget(&token, day("2026-05-01")).unwrap(), "it was forgotten before");
    assert_eq!(record.keep_beside(&FIRST, "A Name").unwrap(), token);
    assert_eq!(record.beside(&token).unwrap(), removed, "the first day, and it stays forgotten");
    let unknown = Token::of(&FIRST, "Nobody");
    assert!(!record.forget(&unknown, day("2026-04-01")).unwrap(), "nothing was kept");
    assert_eq!(record.beside(&unknown).unwrap(), None);
}

pub fn a_record_with_forgotten_texts_verifies_whole(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 2);
    let token = record.keep_beside(&FIRST, "A Name").unwrap();
    let signed = Draft { body: token.to_string().into_bytes(), ..draft("signed") };
    appended(record.append(Basis::At(2), &signed, moment(3)));
    let (head, acts) = (record.head().unwrap(), record.acts(0, 9).unwrap());
    assert!(record.forget(&token, day("2026-04-01")).unwrap());
    assert_eq!(findings(&mut *record), []);
    assert_eq!((record.head().unwrap(), record.acts(0, 9).unwrap()), (head, acts));
    appended(record.append(Basis::At(3), &draft("the next"), moment(4)));
}
