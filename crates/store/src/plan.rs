//! What becomes of a draft: the same for every store, decided under the writer's lock.

use remit_dictionary::Moment;
use remit_journal::{
    ActError, Basis, Draft, Fault, Hash, Head, Outcome, Receipt, StoredAct, answer_to_request, seal,
};

/// What is to be done with a draft.
pub(crate) enum Plan {
    /// Nothing is written; this is the answer.
    Answer(Outcome),
    /// This act is written, and then the receipt given.
    Write(StoredAct, Receipt),
}

/// An act that is on record, as the columns beside its bytes tell it.
pub(crate) struct Recorded {
    pub(crate) number: i64,
    pub(crate) hash: Vec<u8>,
    pub(crate) recorded_at: i64,
    pub(crate) content: Vec<u8>,
}

impl Recorded {
    fn receipt(&self) -> Result<Receipt, Fault> {
        let number = number(self.number)?;
        let recorded_at = Moment::from_microseconds(self.recorded_at);
        Ok(Receipt { number, hash: hash(number, &self.hash)?, recorded_at })
    }
}

/// Decides what becomes of a draft, given the act with its request id and the last act.
///
/// # Errors
/// When the acts that are there cannot be read, or the draft cannot be written.
pub(crate) fn plan(
    seen: Option<&Recorded>,
    last: Option<&Recorded>,
    basis: Basis,
    draft: &Draft,
    now: Moment,
) -> Result<Plan, Fault> {
    if let Some(seen) = seen {
        let receipt = seen.receipt()?;
        let content = hash(receipt.number, &seen.content)?;
        return Ok(Plan::Answer(answer_to_request(receipt, content, draft)));
    }
    let last = last.map(Recorded::receipt).transpose()?;
    let head = last.map_or(Head::EMPTY, |last| Head { number: last.number, hash: last.hash });
    if basis != Basis::Any && basis != Basis::At(head.number) {
        return Ok(Plan::Answer(Outcome::Overtaken(head)));
    }
    let before = last.map(|last| last.recorded_at);
    let stored = seal(draft, head, before, now).map_err(Fault::Draft)?;
    let recorded_at = before.map_or(now, |before| before.max(now));
    assert_eq!(stored.number, head.number + 1, "BUG: an act follows the last");
    assert_eq!(stored.previous, head.hash, "BUG: an act remembers the last");
    let receipt = Receipt { number: stored.number, hash: stored.hash, recorded_at };
    Ok(Plan::Write(stored, receipt))
}

/// Reads an act back from its columns.
///
/// # Errors
/// When a column holds what no act can have.
pub(crate) fn stored(
    row: i64,
    previous: &[u8],
    sealed: &[u8],
    bytes: Vec<u8>,
) -> Result<StoredAct, Fault> {
    let number = number(row)?;
    Ok(StoredAct { number, previous: hash(number, previous)?, hash: hash(number, sealed)?, bytes })
}

/// Reads the number of an act.
pub(crate) fn number(row: i64) -> Result<u64, Fault> {
    u64::try_from(row).map_err(|_| unreadable(0, "an act has a negative number"))
}

/// Returns the number of an act as a column holds it.
pub(crate) fn column(number: u64) -> i64 {
    i64::try_from(number).expect("no record holds 2^63 acts")
}

/// Reads a hash.
pub(crate) fn hash(number: u64, bytes: &[u8]) -> Result<Hash, Fault> {
    Hash::from_slice(bytes).map_err(|_| unreadable(number, "a hash is not 32 bytes long"))
}

fn unreadable(number: u64, why: &str) -> Fault {
    Fault::Act { number, source: ActError::Unreadable(why.to_owned()) }
}
