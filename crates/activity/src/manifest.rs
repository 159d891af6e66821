//! The act of a run: what was asked of which files, at which position of the record, with what
//! outcome.
//!
//! A manifest holds no clock: the same inputs, position and rules give the same manifest, byte for
//! byte. When it was put on record is what its act says.

use std::path::Path;

use minicbor::{Decoder, Encoder};
use remit_dictionary::counted;
use remit_journal::{ActError, Draft, Hash, Head, RequestId, Sort};

use crate::body::{Read, Written, fields, hash, list, read_whole, text};
use crate::input::{Input, InputError};
use crate::number::print_decimal;
use crate::{BodyError, Total, TotalError};

/// The kind of act that records a run.
pub const RUN_KIND: &str = "activity-run";
/// The version of the encoding of a run. The first named no rejects file.
pub const RUN_VERSION: u64 = 2;
/// The version of the rules that accept the act of a run. It is part of an act's content.
const RUN_RULES_VERSION: u64 = 1;

/// What a run read, did and gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The words of the command, as they are to be typed again.
    pub command: Vec<String>,
    /// The files that were read, in the order of the command.
    pub inputs: Vec<InputFile>,
    /// Where the record stood.
    pub register: Head,
    /// The version of the payment rules.
    pub rules: String,
    /// SHA-256 of what the run wrote.
    pub output: Hash,
    /// What went in, came out and was rejected, per measure.
    pub measures: Vec<MeasureTotals>,
    /// The footprints that the run restated to, in order; the totals hold for each.
    pub footprints: Vec<String>,
    /// SHA-256 of the file of rejected rows, as it is or would be written; none in a run of the
    /// first version.
    pub rejects: Option<Hash>,
}

/// One file that a run read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// The file's name, without its folder.
    pub title: String,
    /// SHA-256 of its content.
    pub content: Hash,
    /// How many rows it has.
    pub rows: u64,
}

/// The totals of one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureTotals {
    /// The measure, in the words of the file.
    pub measure: String,
    /// The sum over every row that was read.
    pub read: Total,
    /// The sum over what was written.
    pub written: Total,
    /// The sum over the rows that were rejected.
    pub rejected: Total,
}

/// Why a run cannot be put on record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunRefused {
    /// Something was lost or made up on the way.
    #[error("{0}: what went in is not what came out and what was rejected; nothing is recorded")]
    NotConserved(String),
    /// A text is longer than an act keeps.
    #[error(transparent)]
    Act(#[from] ActError),
}

impl InputFile {
    /// Returns a file that a run read.
    ///
    /// # Errors
    /// When it cannot be read again.
    pub fn of(path: &Path, rows: u64) -> Result<Self, InputError> {
        let title = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { title, content: Input::of(path)?.hash()?, rows })
    }
}

impl MeasureTotals {
    /// Returns what went in, came out and was rejected, from what was read and rejected in
    /// millionths.
    ///
    /// # Errors
    /// When a sum is too large for a total.
    pub fn conserved(measure: &str, read: i128, rejected: i128) -> Result<Self, TotalError> {
        let total = |sum: i128| Total::parse(&print_decimal(sum));
        let (written, measure) = (total(read - rejected)?, measure.to_owned());
        Ok(Self { measure, read: total(read)?, written, rejected: total(rejected)? })
    }
}

impl Manifest {
    /// Returns it as rows of what and value, for people and for the sheet beside the figures.
    #[must_use]
    pub fn rows(&self) -> Vec<(String, String)> {
        let mut rows = vec![("command".to_owned(), format!("remit {}", typed(&self.command)))];
        for input in &self.inputs {
            let value = format!("{}, sha256 {}", counted(input.rows, "row"), input.content);
            rows.push((format!("input {}", input.title), value));
        }
        let position = match self.register {
            Head::EMPTY => "none: nothing on record was asked".to_owned(),
            head => format!("{}:{}", head.number, head.hash),
        };
        rows.push(("register_position".to_owned(), position));
        rows.push(("rules".to_owned(), self.rules.clone()));
        for footprint in &self.footprints {
            rows.push(("footprint".to_owned(), footprint.clone()));
        }
        for own in &self.measures {
            let value =
                format!("{} in = {} out + {} rejected", own.read, own.written, own.rejected);
            rows.push((format!("conserved {}", own.measure), value));
        }
        if let Some(rejects) = self.rejects {
            rows.push(("rejects_sha256".to_owned(), rejects.to_string()));
        }
        rows
    }

    /// Returns the first measure whose totals in are not its totals out and rejected.
    #[must_use]
    pub fn not_conserved(&self) -> Option<&MeasureTotals> {
        self.measures.iter().find(|own| own.written.checked_add(own.rejected) != Some(own.read))
    }

    /// Writes the manifest as the body of an act.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::new(Vec::new());
        self.write(&mut out).expect("writing to memory cannot fail");
        out.into_writer()
    }

    fn write(&self, out: &mut Encoder<Vec<u8>>) -> Written {
        out.array(9)?.array(self.command.len() as u64)?;
        for word in &self.command {
            out.str(word)?;
        }
        out.array(self.inputs.len() as u64)?;
        for input in &self.inputs {
            out.array(3)?.str(&input.title)?.bytes(input.content.as_bytes())?.u64(input.rows)?;
        }
        out.u64(self.register.number)?.bytes(self.register.hash.as_bytes())?;
        out.str(&self.rules)?.bytes(self.output.as_bytes())?;
        out.array(self.measures.len() as u64)?;
        for own in &self.measures {
            out.array(4)?.str(&own.measure)?.str(&own.read.to_string())?;
            out.str(&own.written.to_string())?.str(&own.rejected.to_string())?;
        }
        out.array(self.footprints.len() as u64)?;
        for footprint in &self.footprints {
            out.str(footprint)?;
        }
        match &self.rejects {
            Some(rejects) => out.bytes(rejects.as_bytes())?,
            None => out.null()?,
        };
        Ok(())
    }

    /// Reads the body of an act of the kind [`RUN_KIND`].
    ///
    /// # Errors
    /// When the version is newer than this program, or the bytes are not a manifest.
    pub fn decode(version: u64, body: &[u8]) -> Result<Self, BodyError> {
        let known = version.clamp(1, RUN_VERSION);
        read_whole(version, known, body, |input| read(input, known))
    }
}

fn read(input: &mut Decoder<'_>, version: u64) -> Read<Manifest> {
    fields(input, if version == 1 { 8 } else { 9 })?;
    Ok(Manifest {
        command: list(input, text)?,
        inputs: list(input, |input| {
            fields(input, 3)?;
            Ok(InputFile { title: text(input)?, content: hash(input)?, rows: input.u64()? })
        })?,
        register: Head { number: input.u64()?, hash: hash(input)? },
        rules: text(input)?,
        output: hash(input)?,
        measures: list(input, |input| {
            fields(input, 4)?;
            Ok(MeasureTotals {
                measure: text(input)?,
                read: total(input)?,
                written: total(input)?,
                rejected: total(input)?,
            })
        })?,
        footprints: list(input, text)?,
        rejects: if version == 1 { None } else { maybe_hash(input)? },
    })
}

fn maybe_hash(input: &mut Decoder<'_>) -> Read<Option<Hash>> {
    if input.datatype()? == minicbor::data::Type::Null {
        input.null()?;
        return Ok(None);
    }
    hash(input).map(Some)
}

/// Reads a total. Written otherwise than this program writes it, it is refused, so that a body has
/// one form only.
pub(crate) fn total(input: &mut Decoder<'_>) -> Read<Total> {
    use minicbor::decode::Error;
    // A sum may have more digits than a number that is read, so the limit does not bind it.
    let text = input.str()?;
    let total = Total::of_sum(text).ok_or_else(|| Error::message("a total is a decimal"))?;
    if total.to_string() == text {
        return Ok(total);
    }
    Err(Error::message("a total is written without zeros that say nothing"))
}

/// Returns the act that records a run. The same run twice is the same request, so that it is on
/// record once.
///
/// # Errors
/// When a measure is not conserved, or a text is longer than an act keeps.
pub fn run_draft(manifest: &Manifest, actor: &str) -> Result<Draft, RunRefused> {
    if let Some(own) = manifest.not_conserved() {
        return Err(RunRefused::NotConserved(own.measure.clone()));
    }
    let body = manifest.encode();
    Ok(Draft {
        sort: Sort::Observation,
        kind: RUN_KIND.to_owned(),
        version: RUN_VERSION,
        rules: RUN_RULES_VERSION,
        actor: actor.to_owned(),
        authority: "none needed: an observation".to_owned(),
        source: manifest.command.first().cloned().unwrap_or_default(),
        request: RequestId::parse(&format!("run:{}", Hash::of(&[&body])))?,
        body,
        chunks: Vec::new(),
    })
}

/// Returns words as they are typed in a shell.
fn typed(words: &[String]) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./=:@,+%".contains(letter);
    let word = |word: &String| match word.chars().all(plain) && !word.is_empty() {
        true => word.clone(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn manifest() -> Manifest {
        let total = |text| Total::parse(text).unwrap();
        Manifest {
            command: ["restate", "lists.csv", "--to", "icb@2026-04-01"].map(str::to_owned).into(),
            inputs: vec![InputFile {
                title: "lists.csv".into(),
                content: Hash::of(&[b"x"]),
                rows: 3,
            }],
            register: Head { number: 7, hash: Hash::of(&[b"y"]) },
            rules: "2026-04".into(),
            output: Hash::of(&[b"z"]),
            measures: vec![MeasureTotals {
                measure: "patients".into(),
                read: total("10.5"),
                written: total("10"),
                rejected: total("0.5"),
            }],
            footprints: vec!["icb@2026-04-01".into()],
            rejects: Some(Hash::of(&[b"r"])),
        }
    }

    #[test]
    fn a_run_reads_back_and_is_the_same_request_each_time() {
        let draft = run_draft(&manifest(), "analyst").unwrap();
        assert_eq!(Manifest::decode(draft.version, &draft.body), Ok(manifest()));
        assert_eq!(draft.content(), run_draft(&manifest(), "analyst").unwrap().content());
        let mut other = manifest();
        other.register.number = 8;
        assert_ne!(draft.request, run_draft(&other, "analyst").unwrap().request);
    }

    #[test]
    fn a_run_that_loses_something_is_not_recorded() {
        let mut lossy = manifest();
        lossy.measures[0].rejected = Total::ZERO;
        let refused = run_draft(&lossy, "analyst").unwrap_err();
        assert_eq!(refused, RunRefused::NotConserved("patients".into()));
    }

    #[test]
    fn a_body_of_another_version_or_with_something_after_it_is_refused() {
        let mut body = manifest().encode();
        assert_eq!(Manifest::decode(3, &body), Err(BodyError::NewerVersion(3)));
        body.push(0);
        assert!(matches!(Manifest::decode(2, &body), Err(BodyError::Unreadable(_))));
    }

    #[test]
    fn the_versions_of_a_run_are_what_they_were() {
        // Golden values: old bytes decode for ever. If this fails, a new version is needed.
        let hash = Hash::of(&[&manifest().encode()]).to_string();
        assert_eq!(hash, "dd802f93851b5bba6b5953af45cd1e7f1c6e030286a998a4eb7d2739b5742945");
        // The first version ended with the footprints, and its array was one shorter.
        let mut first = Manifest { rejects: None, ..manifest() }.encode();
        assert_eq!((first[0], first.pop()), (0x89, Some(0xf6)));
        first[0] = 0x88;
        let hash = Hash::of(&[&first]).to_string();
        assert_eq!(hash, "81ce661fe7c1c557a35e8d960b7a75a41ebe75cf713b7fa78b542328c80c5f99");
        let read = Manifest::decode(1, &first);
        assert_eq!(read, Ok(Manifest { rejects: None, ..manifest() }));
        assert!(Manifest::decode(0, &first).is_err());
    }

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = (Manifest::decode(1, &bytes), Manifest::decode(2, &bytes));
        }

        #[test]
        fn a_body_cut_anywhere_is_refused(cut in 0usize..150) {
            let body = manifest().encode();
            prop_assert!(Manifest::decode(2, &body[..cut.min(body.len() - 1)]).is_err());
        }
    }
}
