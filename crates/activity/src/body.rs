//! What the bodies of this crate's acts have in common: versions, and reading that ends.

use minicbor::Decoder;
use remit_journal::Hash;

/// The result of writing to memory.
pub(crate) type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;
/// The result of reading a part of a body.
pub(crate) type Read<T> = Result<T, minicbor::decode::Error>;

/// The most entries of one list in a body; a list that claims more is not read.
const ENTRIES_MAX: u64 = 10_000_000;

/// Why the body of an act cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// A later program wrote it.
    #[error("version {0} of this kind of act is newer than this program")]
    NewerVersion(u64),
    /// The bytes are something else.
    #[error("the body of the act cannot be read: {0}")]
    Unreadable(String),
}

/// Reads a body to its last byte.
pub(crate) fn read_whole<T>(
    version: u64,
    known: u64,
    bytes: &[u8],
    read: impl FnOnce(&mut Decoder<'_>) -> Read<T>,
) -> Result<T, BodyError> {
    if version != known {
        return Err(BodyError::NewerVersion(version));
    }
    let mut input = Decoder::new(bytes);
    let value = read(&mut input).map_err(|error| BodyError::Unreadable(error.to_string()))?;
    if input.position() != bytes.len() {
        return Err(BodyError::Unreadable("something follows the body".to_owned()));
    }
    Ok(value)
}

/// Reads the head of an array of exactly so many fields.
pub(crate) fn fields(input: &mut Decoder<'_>, count: u64) -> Read<()> {
    if input.array()? == Some(count) {
        return Ok(());
    }
    Err(minicbor::decode::Error::message(format!("{count} fields are expected")))
}

/// Reads a list. Nothing is reserved for a count that the bytes merely claim.
pub(crate) fn list<T>(
    input: &mut Decoder<'_>,
    mut one: impl FnMut(&mut Decoder<'_>) -> Read<T>,
) -> Read<Vec<T>> {
    let count = input.array()?.filter(|count| *count <= ENTRIES_MAX);
    let count = count.ok_or_else(|| minicbor::decode::Error::message("too many entries"))?;
    let mut entries = Vec::new();
    for _ in 0..count {
        entries.push(one(input)?);
    }
    Ok(entries)
}

/// Reads a text.
pub(crate) fn text(input: &mut Decoder<'_>) -> Read<String> {
    input.str().map(str::to_owned)
}

/// Reads a hash.
pub(crate) fn hash(input: &mut Decoder<'_>) -> Read<Hash> {
    Hash::from_slice(input.bytes()?).map_err(minicbor::decode::Error::message)
}
