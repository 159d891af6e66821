//! Receipts of rehearsed changes, each worked out once for a record: on all of England it takes
//! more than half a second and as much memory as the register.

use std::sync::{Arc, Mutex, PoisonError};

use remit_governance::rehearsal::{Receipt, rehearse};
use remit_governance::{Case, CaseId, World};

/// So many receipts are kept; the oldest gives way.
const KEPT_MAX: usize = 16;

/// The receipts of a record. One change is rehearsed at a time.
#[derive(Debug, Default)]
pub struct Rehearsals(Mutex<Vec<Kept>>);

/// A receipt, without the list of things that move.
#[derive(Debug)]
struct Kept {
    case: CaseId,
    /// What a change would do depends on its acts by a day: so many.
    acts: usize,
    receipt: Option<Arc<Receipt<'static>>>,
}

impl Rehearsals {
    /// Returns the receipt of a change, without the list of things that move; nothing where the
    /// case does not say on which day it takes effect.
    pub fn receipt(&self, world: &World<'_>, case: &Case<'_>) -> Option<Arc<Receipt<'static>>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let acts = case.log.acts().count();
        if let Some(own) = kept.iter().find(|own| own.case == *case.id && own.acts == acts) {
            return own.receipt.clone();
        }
        let rehearsal = rehearse(world.view.register(), world, case);
        let receipt = rehearsal.map(|own| Arc::new(owned(own.receipt)));
        if KEPT_MAX <= kept.len() {
            kept.remove(0);
        }
        kept.push(Kept { case: case.id.clone(), acts, receipt: receipt.clone() });
        receipt
    }
}

fn owned(receipt: Receipt<'_>) -> Receipt<'static> {
    let Receipt { before, after, closed, clauses, codes, astray, by_themselves, moved: _ } =
        receipt;
    let moved = Vec::new();
    Receipt { before, after, closed, moved, clauses, codes, astray, by_themselves }
}
