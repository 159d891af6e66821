//! What a store of the record must do. SQLite and PostgreSQL do it in the crate `store`.

use remit_dictionary::{Date, Moment};

use crate::{ActError, BESIDE_BYTES_MAX, Beside, Draft, Hash, Salt, StoredAct, Token};

/// Where a record stands: its last act and that act's hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The number of the last act; 0 when there is none.
    pub number: u64,
    /// The hash of the last act; all zero when there is none.
    pub hash: Hash,
}

impl Head {
    /// The head of a record without acts.
    pub const EMPTY: Self = Self { number: 0, hash: Hash::ZERO };
}

/// What the writer knew when it decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Nothing on record could change the answer: an observation.
    Any,
    /// The act was decided with this act as the last.
    At(u64),
}

/// Where an act was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The number it was given.
    pub number: u64,
    /// Its hash.
    pub hash: Hash,
    /// When it was recorded.
    pub recorded_at: Moment,
}

/// What came of an attempt to append.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "Either take the receipt, or decide again on the new state."]
pub enum Outcome {
    /// The act is on record, for good.
    Appended(Receipt),
    /// The same request was answered before; this is that answer.
    AlreadyRecorded(Receipt),
    /// The same request id came before with another content. Nothing was written.
    RequestReused(Receipt),
    /// Other acts came first. Nothing was written; ask the guards again.
    Overtaken(Head),
}

/// A checkpoint: derived bytes that save folding the record again. Disposable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The position that the bytes stand for.
    pub head: Head,
    /// The version of the fold that made them.
    pub fold: u64,
    /// The hash of the bytes.
    pub hash: Hash,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The world failed: disk, database, network.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The store could not do what it was asked.
    #[error("the store could not {doing}")]
    Store {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What is stored cannot be read as an act.
    #[error("act {number} cannot be read; `remit verify` tells what is wrong with the record")]
    Act {
        /// The number of the act.
        number: u64,
        /// Why it cannot be read.
        source: ActError,
    },
    /// A draft cannot be written as an act.
    #[error("the act cannot be written")]
    Draft(#[source] ActError),
    /// A text cannot be kept beside the record.
    #[error("the text is {bytes} bytes long and cannot be kept: shorten it to {BESIDE_BYTES_MAX}")]
    TextTooLong {
        /// How long it is.
        bytes: usize,
    },
    /// What is stored beside the record is not what its token was made of.
    #[error("the text of token {0} was changed: restore it from a backup, or forget it")]
    TextChanged(Token),
    /// The stored record is of a newer form than this program knows.
    #[error("the record was written by a newer Remit (layout {found}); this one knows {known}")]
    NewerLayout {
        /// The layout found.
        found: i64,
        /// The layout known.
        known: i64,
    },
}

impl Fault {
    /// Returns a fault of the store with its cause.
    pub fn store<E>(doing: &'static str) -> impl FnOnce(E) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        move |source| Self::Store { doing, source: Box::new(source) }
    }
}

/// Keeps a record. One writer at a time; numbers are given under the writer's lock.
pub trait Storage {
    /// Returns the last act's number and hash.
    ///
    /// # Errors
    /// When the store fails.
    fn head(&mut self) -> Result<Head, Fault>;

    /// Puts an act on record, all of it or none. When it returns [`Outcome::Appended`] the act
    /// survives the loss of power.
    ///
    /// # Errors
    /// When the store fails. All of the act or nothing of it is then on record: where a disk or a
    /// connection failed, only sending the same request again tells which.
    fn append(&mut self, basis: Basis, draft: &Draft, now: Moment) -> Result<Outcome, Fault>;

    /// Returns up to `limit` acts after the given number, in order, as they are stored.
    ///
    /// # Errors
    /// When the store fails.
    fn acts(&mut self, after: u64, limit: usize) -> Result<Vec<StoredAct>, Fault>;

    /// Returns the bytes of a chunk as they are stored, or nothing where there is none.
    ///
    /// # Errors
    /// When the store fails.
    fn chunk(&mut self, hash: &Hash) -> Result<Option<Vec<u8>>, Fault>;

    /// Returns the newest checkpoint of a fold, or nothing.
    ///
    /// # Errors
    /// When the store fails.
    fn checkpoint(&mut self, fold: u64) -> Result<Option<Checkpoint>, Fault>;

    /// Keeps a checkpoint and drops every other.
    ///
    /// # Errors
    /// When the store fails.
    fn keep_checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), Fault>;

    /// Keeps a text beside the record and returns the token that stands for it in acts. Keeping it
    /// again changes nothing; one that was forgotten stays forgotten.
    ///
    /// Texts are kept first, then the act that holds their tokens is appended. A text whose act
    /// never came is harmless: nothing refers to it, and it can be forgotten like any other.
    ///
    /// # Errors
    /// When the text is longer than [`BESIDE_BYTES_MAX`], what is there for the token is not what it
    /// was made of, or the store fails.
    fn keep_beside(&mut self, salt: &Salt, text: &str) -> Result<Token, Fault>;

    /// Returns what there is beside the record for a token, or nothing where no text was kept.
    ///
    /// # Errors
    /// When the text is not what the token was made of, or the store fails.
    fn beside(&mut self, token: &Token) -> Result<Option<Beside>, Fault>;

    /// Returns the tokens of all texts that equal this one, in order, so that the same person can
    /// be given the same token again.
    ///
    /// # Errors
    /// When a text is not what its token was made of, or the store fails.
    fn tokens_of(&mut self, text: &str) -> Result<Vec<Token>, Fault>;

    /// Removes a text and its salt for good, and leaves the day. Returns false where there was
    /// nothing to remove: no text was kept, or it was forgotten before.
    ///
    /// # Errors
    /// When the store fails. The bytes may then still be on the disk, although the text is not
    /// given any more: only forgetting it again makes sure.
    fn forget(&mut self, token: &Token, on: Date) -> Result<bool, Fault>;
}

/// Ways for a test to tamper with what is stored, behind the back of the record.
pub trait Tampering {
    /// Replaces all stored acts by these.
    ///
    /// # Errors
    /// When the store fails.
    fn replace_acts(&mut self, acts: &[StoredAct]) -> Result<(), Fault>;

    /// Replaces the bytes of a chunk, or removes it.
    ///
    /// # Errors
    /// When the store fails.
    fn replace_chunk(&mut self, hash: &Hash, bytes: Option<&[u8]>) -> Result<(), Fault>;
}

/// Answers a request whose id was seen before: the first answer if the content is the same.
pub fn answer_to_request(recorded: Receipt, content_then: Hash, draft: &Draft) -> Outcome {
    if content_then == draft.content() {
        Outcome::AlreadyRecorded(recorded)
    } else {
        Outcome::RequestReused(recorded)
    }
}
