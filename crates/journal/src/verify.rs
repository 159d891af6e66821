//! Verification: names every act that was changed, removed, swapped or inserted.
//!
//! Against a head kept elsewhere it also finds a cut tail and a full rewrite, which the record
//! alone cannot show.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::{Fault, Hash, Head, Storage, StoredAct, open};

const BATCH: usize = 64;

/// A head that was written down elsewhere: a hash, or `NUMBER:HASH`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadClaim {
    number: Option<u64>,
    hash: Hash,
}

/// Why a text is not a head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a head is 64 hexadecimal digits, or NUMBER:HASH as `remit head` prints it")]
pub struct HeadClaimError;

impl HeadClaim {
    /// Parses `HASH` or `NUMBER:HASH`.
    ///
    /// # Errors
    /// When the text is neither.
    pub fn parse(text: &str) -> Result<Self, HeadClaimError> {
        let (number, hash) = match text.trim().split_once(':') {
            Some((number, hash)) => (Some(number.parse().map_err(|_| HeadClaimError)?), hash),
            None => (None, text),
        };
        Ok(Self { number, hash: Hash::parse(hash).map_err(|_| HeadClaimError)? })
    }
}

/// One thing that is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// The act is not what was recorded under its number.
    Changed(u64),
    /// The act is missing.
    Removed(u64),
    /// Two acts stand in each other's place.
    Swapped(u64, u64),
    /// The act at this place was never recorded there.
    Inserted(u64),
    /// A chunk of the act holds other bytes than were recorded.
    ChunkChanged(u64, Hash),
    /// A chunk of the act is missing.
    ChunkRemoved(u64, Hash),
    /// The checkpoint is not one of this record. It is derived: deleting it loses nothing.
    CheckpointWrong(u64),
    /// The record ends before the head that was kept elsewhere.
    TailCut(u64),
    /// The record never had the head that was kept elsewhere: its tail was cut or it was rewritten.
    HeadUnknown(Hash),
    /// The act at the kept head's number has another hash: the record was rewritten.
    Rewritten(u64),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(number) => write!(f, "act {number} was changed"),
            Self::Removed(number) => write!(f, "act {number} was removed"),
            Self::Swapped(one, other) => write!(f, "acts {one} and {other} were swapped"),
            Self::Inserted(number) => write!(f, "act {number} was inserted"),
            Self::ChunkChanged(number, hash) => {
                write!(f, "act {number}: chunk {hash} was changed")
            }
            Self::ChunkRemoved(number, hash) => {
                write!(f, "act {number}: chunk {hash} was removed")
            }
            Self::CheckpointWrong(number) => {
                write!(f, "the checkpoint at act {number} does not belong to this record")
            }
            Self::TailCut(number) => {
                write!(f, "the acts up to {number} were there: the tail was cut")
            }
            Self::HeadUnknown(hash) => {
                write!(f, "no act has the hash {hash}: the tail was cut or the record rewritten")
            }
            Self::Rewritten(number) => {
                write!(f, "act {number} has another hash than the head kept elsewhere: rewritten")
            }
        }
    }
}

/// What verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The last act.
    pub head: Head,
    /// How many acts were read.
    pub acts: u64,
    /// How many facts their chunks hold.
    pub facts: u64,
    /// What is wrong, in order; empty when the record is whole.
    pub findings: Vec<Finding>,
}

/// One act as the chain sees it: what its bytes say, and what its row says.
struct Link {
    /// The number of the row it is stored under.
    row: u64,
    /// The number its bytes carry; nothing where they cannot be read.
    own: Option<u64>,
    previous: Hash,
    hash: Hash,
    /// Whether number, previous hash and bytes give the hash.
    sealed: bool,
}

/// Reads the whole record and names everything that is wrong with it.
///
/// `progress` is told the number of each act read.
///
/// # Errors
/// When the store fails. A damaged record is no error but a list of findings.
pub fn verify(
    storage: &mut dyn Storage,
    claim: Option<HeadClaim>,
    fold: u64,
    progress: &mut dyn FnMut(u64),
) -> Result<Verified, Fault> {
    let mut links = Vec::new();
    let mut findings = BTreeSet::new();
    let mut facts = 0;
    let mut seen = BTreeSet::new();
    loop {
        let after = links.last().map_or(0, |link: &Link| link.row);
        let batch = storage.acts(after, BATCH)?;
        if batch.is_empty() {
            break;
        }
        for stored in &batch {
            facts += check_chunks(storage, stored, &mut seen, &mut findings)?;
            links.push(link(stored));
            progress(stored.number);
        }
    }
    check_chain(&links, &mut findings);
    check_checkpoint(storage, fold, &links, &mut findings)?;
    if let Some(claim) = claim {
        check_head(claim, &links, &mut findings);
    }
    let head = links.last().map_or(Head::EMPTY, |link| Head { number: link.row, hash: link.hash });
    let acts = links.len() as u64;
    Ok(Verified { head, acts, facts, findings: findings.into_iter().collect() })
}

fn link(stored: &StoredAct) -> Link {
    Link {
        row: stored.number,
        own: open(&stored.bytes).ok().map(|act| act.number),
        previous: stored.previous,
        hash: stored.hash,
        sealed: stored.expected_hash() == stored.hash,
    }
}

fn check_chunks(
    storage: &mut dyn Storage,
    stored: &StoredAct,
    seen: &mut BTreeSet<Hash>,
    findings: &mut BTreeSet<Finding>,
) -> Result<u64, Fault> {
    let Ok(act) = open(&stored.bytes) else {
        return Ok(0);
    };
    let mut facts = 0;
    for chunk in &act.chunks {
        facts += u64::from(chunk.facts);
        if !seen.insert(chunk.hash) {
            continue;
        }
        match storage.chunk(&chunk.hash)? {
            None => findings.insert(Finding::ChunkRemoved(stored.number, chunk.hash)),
            Some(bytes) if Hash::of(&[&bytes]) != chunk.hash => {
                findings.insert(Finding::ChunkChanged(stored.number, chunk.hash))
            }
            Some(_) => true,
        };
    }
    Ok(facts)
}

/// Compares each row with what its own bytes say, and each act with what the next remembers.
fn check_chain(links: &[Link], findings: &mut BTreeSet<Finding>) {
    let by_row: BTreeMap<u64, &Link> = links.iter().map(|link| (link.row, link)).collect();
    let mut present: BTreeMap<u64, Vec<&Link>> = BTreeMap::new();
    for link in links {
        present.entry(link.own.unwrap_or(link.row)).or_default().push(link);
    }
    let last = present.keys().next_back().copied().unwrap_or(0);
    findings
        .extend((1..=last).filter(|number| !present.contains_key(number)).map(Finding::Removed));
    for (number, links) in &present {
        if links.len() > 1 {
            let next = present.get(&(number + 1)).and_then(|next| next.first());
            name_the_inserted(links, next.copied(), findings);
        }
    }
    let moved = |link: &Link| link.own.is_some_and(|own| own != link.row);
    for link in links.iter().filter(|link| moved(link)) {
        let own = link.own.unwrap_or(link.row);
        if by_row.get(&own).is_some_and(|other| other.own == Some(link.row)) {
            findings.insert(Finding::Swapped(link.row.min(own), link.row.max(own)));
        }
    }
    if !findings.is_empty() && links.iter().any(moved) {
        return; // Moved acts break the chain everywhere after; what moved has been named.
    }
    let mut before = Head::EMPTY;
    for link in links {
        if link.own.is_none() || !link.sealed {
            findings.insert(Finding::Changed(link.row));
        } else if link.previous != before.hash && before.number + 1 == link.row {
            // This act is sealed and remembers another hash: it is the one before that changed.
            findings.insert(Finding::Changed(before.number.max(1)));
        }
        before = Head { number: link.row, hash: link.hash };
    }
}

/// Of several acts that carry one number, the genuine one is that which the next remembers.
fn name_the_inserted(links: &[&Link], next: Option<&Link>, findings: &mut BTreeSet<Finding>) {
    let genuine = next
        .and_then(|next| links.iter().position(|link| link.hash == next.previous))
        .or_else(|| links.iter().position(|link| link.own == Some(link.row)))
        .unwrap_or(0);
    for (at, link) in links.iter().enumerate() {
        if at != genuine {
            findings.insert(Finding::Inserted(link.row));
        }
    }
}

fn check_checkpoint(
    storage: &mut dyn Storage,
    fold: u64,
    links: &[Link],
    findings: &mut BTreeSet<Finding>,
) -> Result<(), Fault> {
    if let Some(checkpoint) = storage.checkpoint(fold)? {
        let known = checkpoint.head == Head::EMPTY
            || links.iter().any(|link| {
                link.row == checkpoint.head.number && link.hash == checkpoint.head.hash
            });
        if !known || Hash::of(&[&checkpoint.bytes]) != checkpoint.hash {
            findings.insert(Finding::CheckpointWrong(checkpoint.head.number));
        }
    }
    Ok(())
}

fn check_head(claim: HeadClaim, links: &[Link], findings: &mut BTreeSet<Finding>) {
    let fits = |link: &Link| {
        link.hash == claim.hash && claim.number.is_none_or(|number| number == link.row)
    };
    let empty = claim.hash == Hash::ZERO && claim.number.is_none_or(|number| number == 0);
    if empty || links.iter().any(fits) {
        return;
    }
    let last = links.last().map_or(0, |link| link.row);
    findings.insert(match claim.number {
        Some(number) if number > last => Finding::TailCut(number),
        Some(number) => Finding::Rewritten(number),
        None => Finding::HeadUnknown(claim.hash),
    });
}
