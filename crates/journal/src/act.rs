//! Acts and the bytes that stand for them.
//!
//! The stored bytes are what is hashed: deterministic CBOR, an array of definite length in a fixed
//! order. They are never encoded again to be verified.

use minicbor::{Decoder, Encoder};
use remit_dictionary::Moment;

use crate::{Hash, Head};

/// The version of the envelope that this code writes. It reads every version up to this one.
const ENVELOPE_VERSION: u64 = 1;
const FIELDS: u64 = 13;
const TEXT_LENGTH_MAX: usize = 16 * 1024;
const CHUNKS_MAX: u64 = 100_000;

/// The two sorts of act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Reports what somebody published; never refused because it is odd.
    Observation,
    /// Brings something about; has passed its guards.
    Decision,
}

/// Names one request, so that sending it twice does it once. One to 200 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(String);

impl RequestId {
    /// Parses a request id.
    ///
    /// # Errors
    /// When it is empty, longer than 200 bytes, or holds control characters.
    pub fn parse(text: &str) -> Result<Self, ActError> {
        if text.is_empty() || text.len() > 200 || text.chars().any(char::is_control) {
            return Err(ActError::RequestId);
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The facts of an act, as bytes named by their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// How many facts the bytes hold.
    pub facts: u32,
    /// The facts, encoded by the crate that knows them.
    pub bytes: Vec<u8>,
}

impl Chunk {
    /// Returns the hash that names the chunk.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(&[&self.bytes])
    }
}

/// What an act says of one of its chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChunkRef {
    /// The hash of the chunk's bytes.
    pub hash: Hash,
    /// How many facts it holds.
    pub facts: u32,
}

/// What somebody wants put on record: an act without its place in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Observation or decision.
    pub sort: Sort,
    /// Which kind of act, in the words of the crate that knows it.
    pub kind: String,
    /// The version of that kind's encoding.
    pub version: u64,
    /// The version of the rules that accepted it.
    pub rules: u64,
    /// Who acts.
    pub actor: String,
    /// The instrument that lets them.
    pub authority: String,
    /// Where it comes from.
    pub source: String,
    /// Names the request.
    pub request: RequestId,
    /// What the kind's own crate wrote of it.
    pub body: Vec<u8>,
    /// The facts it brings about.
    pub chunks: Vec<Chunk>,
}

impl Draft {
    /// Returns a hash of everything in the draft. The same request with another content is refused.
    #[must_use]
    pub fn content(&self) -> Hash {
        Hash::of(&[&encode(self, 0, Moment::from_microseconds(0))])
    }
}

/// An act on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its number; the first act is 1.
    pub number: u64,
    /// When it was put on record; never earlier than the act before.
    pub recorded_at: Moment,
    /// Observation or decision.
    pub sort: Sort,
    /// Which kind of act.
    pub kind: String,
    /// The version of that kind's encoding.
    pub version: u64,
    /// The version of the rules that accepted it.
    pub rules: u64,
    /// Who acted.
    pub actor: String,
    /// The instrument that let them.
    pub authority: String,
    /// Where it came from.
    pub source: String,
    /// Names the request.
    pub request: RequestId,
    /// What the kind's own crate wrote of it.
    pub body: Vec<u8>,
    /// Its chunks of facts, in order.
    pub chunks: Vec<ChunkRef>,
}

/// An act as it is stored: its place, the chain and the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAct {
    /// Its number.
    pub number: u64,
    /// The hash of the act before it.
    pub previous: Hash,
    /// SHA-256 over number (eight bytes, big end first), previous hash and bytes.
    pub hash: Hash,
    /// The envelope as deterministic CBOR.
    pub bytes: Vec<u8>,
}

impl StoredAct {
    /// Computes what the hash must be.
    #[must_use]
    pub fn expected_hash(&self) -> Hash {
        Hash::of(&[&self.number.to_be_bytes(), self.previous.as_bytes(), &self.bytes])
    }

    /// Returns where the record stands with this act as its last.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { number: self.number, hash: self.hash }
    }
}

/// Why an act cannot be written or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    /// A request id is empty, too long or holds control characters.
    #[error("a request id is 1 to 200 characters without control characters")]
    RequestId,
    /// The bytes are not an envelope of a version this program knows.
    #[error("the bytes of the act cannot be read: {0}")]
    Unreadable(String),
    /// A text of the envelope is too long.
    #[error("{field} is longer than {TEXT_LENGTH_MAX} bytes")]
    TooLong {
        /// Which text.
        field: &'static str,
    },
}

/// Gives a draft its place after `head` and makes the bytes that stand for it.
///
/// The moment is moved forward to that of the act before, if a clock ran backwards.
///
/// # Errors
/// When a text is too long to be kept.
pub fn seal(
    draft: &Draft,
    head: Head,
    last: Option<Moment>,
    now: Moment,
) -> Result<StoredAct, ActError> {
    for (field, text) in [
        ("the kind", &draft.kind),
        ("the actor", &draft.actor),
        ("the authority", &draft.authority),
        ("the source", &draft.source),
    ] {
        if text.len() > TEXT_LENGTH_MAX {
            return Err(ActError::TooLong { field });
        }
    }
    let number = head.number + 1;
    let recorded_at = last.map_or(now, |last| last.max(now));
    let bytes = encode(draft, number, recorded_at);
    let mut stored = StoredAct { number, previous: head.hash, hash: Hash::ZERO, bytes };
    stored.hash = stored.expected_hash();
    assert_eq!(open(&stored.bytes).map(|act| act.number), Ok(number), "BUG: an act reads back");
    Ok(stored)
}

fn encode(draft: &Draft, number: u64, recorded_at: Moment) -> Vec<u8> {
    let mut out = Encoder::new(Vec::with_capacity(256 + draft.body.len()));
    write(&mut out, draft, number, recorded_at).expect("writing to memory cannot fail");
    out.into_writer()
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn write(out: &mut Encoder<Vec<u8>>, draft: &Draft, number: u64, recorded_at: Moment) -> Written {
    let sort = match draft.sort {
        Sort::Observation => 0,
        Sort::Decision => 1,
    };
    out.array(FIELDS)?.u64(ENVELOPE_VERSION)?.u64(number)?.i64(recorded_at.microseconds())?;
    out.u8(sort)?.str(&draft.kind)?.u64(draft.version)?.u64(draft.rules)?;
    out.str(&draft.actor)?.str(&draft.authority)?.str(&draft.source)?;
    out.str(draft.request.as_str())?.bytes(&draft.body)?;
    out.array(draft.chunks.len() as u64)?;
    for chunk in &draft.chunks {
        out.array(2)?.bytes(chunk.hash().as_bytes())?.u32(chunk.facts)?;
    }
    Ok(())
}

/// Reads the bytes of an act.
///
/// # Errors
/// When they are not an envelope of a version this program knows.
pub fn open(bytes: &[u8]) -> Result<Act, ActError> {
    let mut input = Decoder::new(bytes);
    let act = read(&mut input).map_err(|error| ActError::Unreadable(error.to_string()))?;
    if input.position() != bytes.len() {
        return Err(ActError::Unreadable("something follows the act".to_owned()));
    }
    Ok(act)
}

fn read(input: &mut Decoder<'_>) -> Result<Act, minicbor::decode::Error> {
    use minicbor::decode::Error;
    if input.array()? != Some(FIELDS) {
        return Err(Error::message("an envelope has thirteen fields"));
    }
    let version = input.u64()?;
    if version != ENVELOPE_VERSION {
        return Err(Error::message(format!(
            "envelope version {version} is newer than this program"
        )));
    }
    let number = input.u64()?;
    let recorded_at = Moment::from_microseconds(input.i64()?);
    let sort = match input.u8()? {
        0 => Sort::Observation,
        1 => Sort::Decision,
        other => return Err(Error::message(format!("sort {other}"))),
    };
    let (kind, version, rules) = (input.str()?.to_owned(), input.u64()?, input.u64()?);
    let (actor, authority) = (input.str()?.to_owned(), input.str()?.to_owned());
    let source = input.str()?.to_owned();
    let request = RequestId::parse(input.str()?).map_err(Error::message)?;
    let body = input.bytes()?.to_vec();
    let count = input.array()?.unwrap_or(u64::MAX);
    if count > CHUNKS_MAX {
        return Err(Error::message("too many chunks"));
    }
    let mut chunks = Vec::new();
    for _ in 0..count {
        if input.array()? != Some(2) {
            return Err(Error::message("a chunk has a hash and a count"));
        }
        let hash = Hash::from_slice(input.bytes()?).map_err(Error::message)?;
        chunks.push(ChunkRef { hash, facts: input.u32()? });
    }
    Ok(Act {
        number,
        recorded_at,
        sort,
        kind,
        version,
        rules,
        actor,
        authority,
        source,
        request,
        body,
        chunks,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn draft() -> Draft {
        Draft {
            sort: Sort::Observation,
            kind: "observe.file".into(),
            version: 1,
            rules: 1,
            actor: "importer".into(),
            authority: "none needed".into(),
            source: "epraccur.csv".into(),
            request: RequestId::parse("r1").unwrap(),
            body: vec![1, 2, 3],
            chunks: vec![Chunk { facts: 2, bytes: vec![9, 9] }],
        }
    }

    #[test]
    fn an_act_reads_back_as_it_was_written() {
        let moment = Moment::from_microseconds(77);
        let stored = seal(&draft(), Head::EMPTY, None, moment).unwrap();
        let act = open(&stored.bytes).unwrap();
        assert_eq!((act.number, act.recorded_at, act.kind.as_str()), (1, moment, "observe.file"));
        assert_eq!(act.chunks, [ChunkRef { hash: draft().chunks[0].hash(), facts: 2 }]);
    }

    #[test]
    fn a_clock_that_runs_backwards_does_not_turn_the_record_back() {
        let last = Moment::from_microseconds(100);
        let stored =
            seal(&draft(), Head::EMPTY, Some(last), Moment::from_microseconds(50)).unwrap();
        assert_eq!(open(&stored.bytes).unwrap().recorded_at, last);
    }

    #[test]
    fn the_content_of_a_draft_tells_every_change() {
        let mut other = draft();
        other.chunks[0].bytes.push(0);
        assert_ne!(draft().content(), other.content());
        assert_eq!(draft().content(), draft().content());
    }

    #[test]
    fn the_first_version_of_the_envelope_is_what_it_was() {
        // A golden value: old bytes decode for ever. If this fails, a new version is needed.
        let stored = seal(&draft(), Head::EMPTY, None, Moment::from_microseconds(77)).unwrap();
        assert_eq!(
            stored.hash.to_string(),
            "960f7193d387bd5096a53081a02a48bbef3b5e6be7245336a042b6495f957181"
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = open(&bytes);
        }
    }
}
