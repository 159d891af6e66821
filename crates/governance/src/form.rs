//! Forms: an act as named fields of text, the one shape in which it comes and is kept.
//!
//! Flags, JSON, a sheet of the tracker, a line of a story and the bytes on record are all the same
//! form. Typed acts (`acts/`) are read from it, and nothing else reads its texts.

use std::collections::BTreeMap;

use minicbor::{Decoder, Encoder};

use crate::value::{FieldValue, ValueError};

/// The version of a form's bytes.
pub const FORM_VERSION: u64 = 1;

/// So many fields at most, so many entries in a field, so many bytes in an entry.
const FIELDS_MAX: u64 = 64;
const ENTRIES_MAX: u64 = 50_000;
/// The longest text of one entry.
pub(crate) const TEXT_MAX: usize = 4_000;

/// A filled form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// The word of the kind of act, as `vote-cast`.
    pub act: String,
    /// The fields by name; a field with several entries is a list.
    pub fields: BTreeMap<String, Vec<String>>,
}

/// A field that a kind of act has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name, as `effect_on`.
    pub name: &'static str,
    /// What to put in it.
    pub help: &'static str,
    /// What it holds.
    pub shape: Shape,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// In a word: `date`, `code`, `amount`.
    pub word: &'static str,
    /// Whether it must be there, may be there, or may be there several times.
    pub times: Times,
    /// The only entries it takes; empty where any of its sort will do.
    pub choices: &'static [&'static str],
    /// Whether its text is kept beside the record, and can be forgotten.
    pub beside: bool,
}

/// How many entries a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Just one.
    Once,
    /// One or none.
    Maybe,
    /// Any number, in their order.
    Many,
}

/// Why a form is not an act.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// No kind of act has that word.
    #[error("there is no act \"{0}\"; `remit acts` lists them")]
    UnknownAct(String),
    /// The act has no such field.
    #[error("{act} has no field \"{field}\"; it has {known}")]
    UnknownField {
        /// The act.
        act: String,
        /// The field.
        field: String,
        /// The fields it has.
        known: String,
    },
    /// A field that must be there is not.
    #[error("{act} needs the field \"{field}\": {help}")]
    Missing {
        /// The act.
        act: String,
        /// The field.
        field: &'static str,
        /// What to put in it.
        help: &'static str,
    },
    /// What a field holds cannot be read.
    #[error("field \"{field}\": {source}")]
    Value {
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        source: ValueError,
    },
    /// A line is not an act with its fields.
    #[error("\"{0}\" is not an act followed by field=value; a value with spaces stands in quotes")]
    Line(String),
    /// The bytes are not a form.
    #[error("the bytes are not a form: {0}")]
    Bytes(String),
}

impl Form {
    /// Returns an empty form of an act.
    #[must_use]
    pub fn new(act: &str) -> Self {
        Self { act: act.to_owned(), fields: BTreeMap::new() }
    }

    /// Puts one more entry in a field.
    pub fn add(&mut self, field: &str, entry: &str) {
        self.fields.entry(field.replace('-', "_")).or_default().push(entry.to_owned());
    }

    /// Reads a field.
    pub(crate) fn read<T: FieldValue>(&self, field: &Field) -> Result<T, FormError> {
        let entries = self.fields.get(field.name).map(Vec::as_slice).unwrap_or_default();
        let entries: Vec<&str> =
            entries.iter().map(|entry| entry.trim()).filter(|entry| !entry.is_empty()).collect();
        if entries.is_empty() && field.shape.times == Times::Once {
            let (act, field, help) = (self.act.clone(), field.name, field.help);
            return Err(FormError::Missing { act, field, help });
        }
        if let Some(long) = entries.iter().find(|entry| entry.len() > TEXT_MAX) {
            let source = ValueError::new(long, "a text of at most 4,000 bytes");
            return Err(FormError::Value { field: field.name, source });
        }
        T::read(&entries).map_err(|source| FormError::Value { field: field.name, source })
    }

    /// Writes a field; one without entries is left out.
    pub(crate) fn write<T: FieldValue>(&mut self, field: &Field, value: &T) {
        let entries = value.write();
        if !entries.is_empty() {
            self.fields.insert(field.name.to_owned(), entries);
        }
    }

    /// Writes the form as the body of an act.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::new(Vec::new());
        self.write_bytes(&mut out).expect("writing to memory cannot fail");
        out.into_writer()
    }

    fn write_bytes(
        &self,
        out: &mut Encoder<Vec<u8>>,
    ) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
        out.array(2)?.str(&self.act)?.map(self.fields.len() as u64)?;
        for (name, entries) in &self.fields {
            out.str(name)?.array(entries.len() as u64)?;
            for entry in entries {
                out.str(entry)?;
            }
        }
        Ok(())
    }

    /// Reads the body of an act.
    ///
    /// # Errors
    /// When the bytes are not a form.
    pub fn decode(bytes: &[u8]) -> Result<Self, FormError> {
        read_bytes(bytes).map_err(|error| FormError::Bytes(error.to_string()))
    }
}

fn read_bytes(bytes: &[u8]) -> Result<Form, minicbor::decode::Error> {
    use minicbor::decode::Error;
    let mut input = Decoder::new(bytes);
    let bounded = |count: Option<u64>, most: u64| match count {
        Some(count) if count <= most => Ok(count),
        _ => Err(Error::message("a count that no form has")),
    };
    if input.array()? != Some(2) {
        return Err(Error::message("a form has an act and fields"));
    }
    let mut form = Form::new(input.str()?);
    for _ in 0..bounded(input.map()?, FIELDS_MAX)? {
        let name = input.str()?.to_owned();
        let mut entries = Vec::new();
        for _ in 0..bounded(input.array()?, ENTRIES_MAX)? {
            entries.push(input.str()?.to_owned());
        }
        form.fields.insert(name, entries);
    }
    if input.position() != bytes.len() {
        return Err(Error::message("something follows the form"));
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_form_survives_its_bytes(
            act in "[a-z-]{1,12}",
            fields in proptest::collection::btree_map(
                "[a-z_]{1,8}", proptest::collection::vec("\\PC{0,20}", 0..4), 0..6),
        ) {
            let form = Form { act, fields };
            prop_assert_eq!(Form::decode(&form.encode()), Ok(form));
        }

        #[test]
        fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Form::decode(&bytes);
        }
    }
}
