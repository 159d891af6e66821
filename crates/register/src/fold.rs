//! Folding the record into a register, with checkpoints that save doing it again.

use remit_journal::{Act, Checkpoint, Fault, Hash, Head, Sort, Storage, open};

use crate::builder::Builder;
use crate::checkpoint::{decode, encode};
use crate::index::{Entry, Register};
use crate::{OBSERVATION_KIND, Publication, Series, decode_facts};

/// The version of the fold: checkpoints of another version are not used.
pub const FOLD_VERSION: u64 = 1;

const BATCH: usize = 32;

/// Why a record cannot be folded.
#[derive(Debug, thiserror::Error)]
pub enum FoldError {
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// An act is not what was recorded under its number.
    #[error("act {act} is not what was recorded; `remit verify` names what was changed")]
    NotAsRecorded {
        /// The number of the act.
        act: u64,
    },
    /// An act's body or facts cannot be read.
    #[error("act {act} cannot be folded: {reason}; `remit verify` tells what is wrong")]
    Act {
        /// The number of the act.
        act: u64,
        /// What is wrong with it.
        reason: String,
    },
}

/// A register and the position of the record that it stands for.
#[derive(Debug, Clone)]
pub struct Folded {
    /// Every fact up to the head.
    pub register: Register,
    /// The last act that was folded.
    pub head: Head,
}

/// Folds the whole record, from the newest checkpoint where there is one.
///
/// `progress` is told the number of each act that is read.
///
/// # Errors
/// When the store fails, or an act cannot be read.
pub fn fold(storage: &mut dyn Storage, progress: &mut dyn FnMut(u64)) -> Result<Folded, FoldError> {
    let folded = match from_checkpoint(storage)? {
        Some(folded) => folded,
        None => Folded { register: Register::empty(), head: Head::EMPTY },
    };
    advance(storage, folded, progress)
}

/// Folds the whole record and uses no checkpoint.
///
/// # Errors
/// When the store fails, or an act cannot be read.
pub fn fold_afresh(storage: &mut dyn Storage) -> Result<Folded, FoldError> {
    let empty = Folded { register: Register::empty(), head: Head::EMPTY };
    advance(storage, empty, &mut |_| {})
}

/// Folds what was recorded after a register.
///
/// # Errors
/// When the store fails, or an act cannot be read.
pub fn advance(
    storage: &mut dyn Storage,
    folded: Folded,
    progress: &mut dyn FnMut(u64),
) -> Result<Folded, FoldError> {
    if storage.head()? == folded.head {
        return Ok(folded);
    }
    let mut head = folded.head;
    let mut registering = Registering::Untouched(Box::new(folded.register));
    loop {
        let acts = storage.acts(head.number, BATCH)?;
        if acts.is_empty() {
            break;
        }
        for stored in acts {
            let number = stored.number;
            let act = open(&stored.bytes).map_err(|source| Fault::Act { number, source })?;
            let follows = number == head.number + 1 && stored.previous == head.hash;
            if !follows || act.number != number || stored.expected_hash() != stored.hash {
                return Err(FoldError::NotAsRecorded { act: number });
            }
            registering = add(storage, &act, registering)?;
            head = stored.head();
            progress(number);
        }
    }
    Ok(Folded { register: registering.finish(), head })
}

/// A register that is built anew only once an act with facts comes: most acts of governance have
/// none.
enum Registering {
    /// No facts have come yet.
    Untouched(Box<Register>),
    /// Facts have come.
    Building(Box<Builder>),
}

impl Registering {
    fn builder(self) -> Box<Builder> {
        match self {
            Self::Untouched(register) => Box::new(Builder::from(*register)),
            Self::Building(builder) => builder,
        }
    }

    fn finish(self) -> Register {
        match self {
            Self::Untouched(register) => *register,
            Self::Building(builder) => builder.finish(),
        }
    }
}

/// Adds an act's facts: those of an observed file, and those that a decision brought about, of
/// whatever kind it is. Acts without facts are none of the register's business.
fn add(
    storage: &mut dyn Storage,
    act: &Act,
    registering: Registering,
) -> Result<Registering, FoldError> {
    let wrong = |reason: String| FoldError::Act { act: act.number, reason };
    let number = u32::try_from(act.number).map_err(|_| wrong("the number is too large".into()))?;
    let recorded_at = act.recorded_at;
    let entry = match act.kind.as_str() {
        OBSERVATION_KIND => {
            let publication =
                Publication::decode(&act.body).map_err(|error| wrong(error.to_string()))?;
            let Publication { title, format, series, published, content, .. } = publication;
            Entry { number, recorded_at, series, published, title, format, content }
        }
        _ if act.sort == Sort::Decision && !act.chunks.is_empty() => Entry {
            number,
            recorded_at,
            series: Series::Correction,
            published: remit_dictionary::Date::END,
            title: act.source.clone(),
            format: Series::Correction.word().to_owned(),
            content: Hash::ZERO,
        },
        _ => return Ok(registering),
    };
    let mut builder = registering.builder();
    builder.entry(entry);
    for chunk in &act.chunks {
        let bytes = storage
            .chunk(&chunk.hash)?
            .ok_or_else(|| wrong(format!("chunk {} is missing", chunk.hash)))?;
        if Hash::of(&[&bytes]) != chunk.hash {
            return Err(FoldError::NotAsRecorded { act: act.number });
        }
        decode_facts(&bytes, &mut |fact| builder.fact(&fact))
            .map_err(|error| wrong(error.to_string()))?;
    }
    Ok(Registering::Building(builder))
}

/// Returns the register that a checkpoint holds, if there is one and it belongs to this record.
///
/// A checkpoint that cannot be read is passed over: it is disposable.
fn from_checkpoint(storage: &mut dyn Storage) -> Result<Option<Folded>, FoldError> {
    let Some(checkpoint) = storage.checkpoint(FOLD_VERSION)? else {
        return Ok(None);
    };
    let head = checkpoint.head;
    let at = storage.acts(head.number.saturating_sub(1), 1)?;
    let whole = Hash::of(&[&checkpoint.bytes]) == checkpoint.hash;
    if !whole || at.first().is_none_or(|act| act.head() != head) {
        return Ok(None);
    }
    Ok(decode(&checkpoint.bytes).map(|register| Folded { register, head }))
}

/// Keeps a checkpoint of a register, so that the record opens faster next time.
///
/// # Errors
/// When the store fails.
pub fn keep(storage: &mut dyn Storage, folded: &Folded) -> Result<(), FoldError> {
    let bytes = encode(&folded.register);
    let hash = Hash::of(&[&bytes]);
    let checkpoint = Checkpoint { head: folded.head, fold: FOLD_VERSION, hash, bytes };
    storage.keep_checkpoint(&checkpoint)?;
    Ok(())
}
