//! Names of people and the public's own words, which are kept beside the record.
//!
//! Everything that is typed goes through [`Hiding`], everything that is shown through [`show`].

use std::collections::BTreeMap;

use remit_governance::{About, Field, Form, KINDS, SIGNER_FIELDS, Said};
use remit_journal::{Beside, Fault, Hash, Salt, Storage, Token};
use remit_store::fresh_salt;

/// Texts that are about to be kept beside the record: those of one sending, each with its token.
///
/// They are kept just before the acts are appended. What is refused leaves nothing behind.
pub struct Hiding {
    salts: Salts,
    new: BTreeMap<String, (Salt, Token)>,
}

/// Where salts come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Salts {
    /// From the operating system.
    Fresh,
    /// From the text: for invented people in the demo and in stories, whose record is always the
    /// same. Nobody real may be kept with such a salt.
    OfTheText,
}

impl Salts {
    fn salt(self, text: &str) -> Result<Salt, Fault> {
        match self {
            Self::Fresh => Ok(fresh_salt()?),
            Self::OfTheText => {
                let hash = Hash::of(&[b"a story", text.as_bytes()]);
                Ok(Salt(std::array::from_fn(|at| hash.as_bytes()[at])))
            }
        }
    }
}

impl Hiding {
    /// Returns an empty set of texts.
    pub fn new(salts: Salts) -> Self {
        Self { salts, new: BTreeMap::new() }
    }

    /// Puts tokens in the place of the texts that are kept beside the record; the same text gets
    /// the same token.
    pub fn hide(&mut self, storage: &mut dyn Storage, form: &Form) -> Result<Form, Fault> {
        each_beside(form, &mut |text| self.token(storage, text))
    }

    fn token(&mut self, storage: &mut dyn Storage, text: &str) -> Result<String, Fault> {
        if Said::parse(text).is_err() {
            return Ok(text.to_owned()); // Reading the form says what is wrong with it.
        }
        if let Ok(token) = Token::parse(text)
            && storage.beside(&token)?.is_some()
        {
            return Ok(text.to_owned()); // It is a token already.
        }
        if let Some(token) = storage.tokens_of(text)?.first() {
            return Ok(token.to_string());
        }
        if let Some((_, token)) = self.new.get(text) {
            return Ok(token.to_string());
        }
        let salt = self.salts.salt(text)?;
        let token = Token::to_keep(&salt, text)?;
        self.new.insert(text.to_owned(), (salt, token));
        Ok(token.to_string())
    }

    /// Tells whether there is a text to keep.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty()
    }

    /// Puts the texts back in the place of their tokens, in words about what was not kept.
    pub fn reveal(&self, words: &str) -> String {
        let texts = self.new.iter();
        texts.fold(words.to_owned(), |words, (text, (_, token))| {
            words.replace(&token.to_string(), text)
        })
    }

    /// Keeps the texts.
    pub fn keep(&self, storage: &mut dyn Storage) -> Result<(), Fault> {
        for (text, (salt, _)) in &self.new {
            storage.keep_beside(salt, text)?;
        }
        Ok(())
    }
}

/// Returns what a token stands for, or says when that was removed.
pub fn show(storage: &mut dyn Storage, token: &str) -> Result<String, Fault> {
    let Ok(token) = Token::parse(token) else {
        return Ok(token.to_owned());
    };
    Ok(match storage.beside(&token)? {
        Some(Beside::Kept(text)) => text,
        Some(Beside::Removed { on }) => format!("removed on {on}"),
        None => token.to_string(),
    })
}

/// Puts what they stand for in the place of the tokens of a form.
pub fn show_form(storage: &mut dyn Storage, form: &Form) -> Result<Form, Fault> {
    each_beside(form, &mut |token| show(storage, token))
}

/// Returns what a refusal is about, with the name of a person.
pub fn show_about(storage: &mut dyn Storage, about: &About) -> Result<String, Fault> {
    match about {
        About::Person(person) => show(storage, person.as_str()),
        About::Case(_)
        | About::Body(_)
        | About::Thing(_)
        | About::ThingOf(..)
        | About::Account(..)
        | About::Field(_)
        | About::Day(..)
        | About::Count { .. }
        | About::Amount(..) => Ok(about.to_string()),
    }
}

fn each_beside(
    form: &Form,
    change: &mut dyn FnMut(&str) -> Result<String, Fault>,
) -> Result<Form, Fault> {
    let own: &[Field] =
        KINDS.iter().find(|kind| kind.word == form.act).map_or(&[], |kind| kind.fields);
    let mut changed = form.clone();
    for field in own.iter().chain(&SIGNER_FIELDS).filter(|field| field.shape.beside) {
        for entry in changed.fields.get_mut(field.name).into_iter().flatten() {
            *entry = change(entry)?;
        }
    }
    Ok(changed)
}
