//! The record: acts, only ever added, numbered and chained by hash.
//!
//! An [`Act`] is an envelope. It knows who put what on record, when, by what authority and from
//! which source, and which chunks of facts it brought about; what the kinds and the facts mean is
//! known only to the crates above, so an unknown kind is carried untouched.
//!
//! Names of people and the public's own words live beside the record, where they can be forgotten:
//! an act holds the [`Token`] of such a text.
//!
//! Nothing here does I/O or reads a clock: a [`Storage`] keeps the bytes, the caller brings the
//! moment.

mod act;
mod beside;
mod digest;
mod memory;
mod storage;
mod verify;

pub use act::{Act, ActError, Chunk, ChunkRef, Draft, RequestId, Sort, StoredAct, open, seal};
pub use beside::{BESIDE_BYTES_MAX, Beside, Salt, Token, TokenError};
pub use digest::{Hash, HashError};
pub use memory::Memory;
pub use storage::{
    Basis, Checkpoint, Fault, Head, Outcome, Receipt, Storage, Tampering, answer_to_request,
};
pub use verify::{Finding, HeadClaim, HeadClaimError, Verified, verify};
