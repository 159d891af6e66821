//! Folding the record into a register, with checkpoints that save doing it again.

use remit_dictionary::Date;
use remit_journal::{Act, Checkpoint, Fault, Hash, Head, Sort, Storage, open};

use crate::builder::Builder;
use crate::checkpoint::{decode, encode};
use crate::index::{Entry, Register};
use crate::{CORRECTION_KIND, Fact, OBSERVATION_KIND, Publication, decode_facts};

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
    let mut growing = Growing::Whole(Box::new(folded.register));
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
            add(storage, &act, &mut growing)?;
            head = stored.head();
            progress(number);
        }
    }
    Ok(Folded { register: growing.finish(), head })
}

/// A register that is taken apart only once there is something to add: most decisions bring no
/// facts about.
enum Growing {
    Whole(Box<Register>),
    Open(Box<Builder>),
}

impl Growing {
    fn builder(&mut self) -> &mut Builder {
        if let Self::Whole(register) = self {
            let register = std::mem::replace(&mut **register, Register::empty());
            *self = Self::Open(Box::new(Builder::from(register)));
        }
        match self {
            Self::Open(builder) => builder,
            Self::Whole(_) => unreachable!("BUG: it was just opened"),
        }
    }

    fn finish(self) -> Register {
        match self {
            Self::Whole(register) => *register,
            Self::Open(builder) => builder.finish(),
        }
    }
}

/// Adds an act's facts: those of an observed file, and those that a decision brought about, of
/// whatever kind it is. Acts without facts are none of the register's business.
fn add(storage: &mut dyn Storage, act: &Act, growing: &mut Growing) -> Result<(), FoldError> {
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
        CORRECTION_KIND => Entry::ours(number, recorded_at, &act.source, Date::END),
        _ if act.sort == Sort::Decision && !act.chunks.is_empty() => {
            let mut facts = Vec::new();
            facts_of(storage, act, &mut |fact| facts.push(fact))?;
            let builder = growing.builder();
            builder.entry(Entry::decided(number, recorded_at, &act.source, &facts));
            facts.iter().for_each(|fact| builder.fact(fact));
            return Ok(());
        }
        _ => return Ok(()),
    };
    let builder = growing.builder();
    builder.entry(entry);
    facts_of(storage, act, &mut |fact| builder.fact(&fact))
}

/// Gives the facts of an act to `take`, in their order.
fn facts_of(
    storage: &mut dyn Storage,
    act: &Act,
    take: &mut dyn FnMut(Fact),
) -> Result<(), FoldError> {
    let wrong = |reason: String| FoldError::Act { act: act.number, reason };
    for chunk in &act.chunks {
        let bytes = storage
            .chunk(&chunk.hash)?
            .ok_or_else(|| wrong(format!("chunk {} is missing", chunk.hash)))?;
        if Hash::of(&[&bytes]) != chunk.hash {
            return Err(FoldError::NotAsRecorded { act: act.number });
        }
        decode_facts(&bytes, take).map_err(|error| wrong(error.to_string()))?;
    }
    Ok(())
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
