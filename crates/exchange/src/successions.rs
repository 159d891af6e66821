//! Successions inside one file: no body succeeds itself, and no circle closes on one day.

use std::collections::{HashMap, HashSet};

use remit_dictionary::{Code, Date};

use crate::reason::Reason;

/// The successions that a file has stated so far.
#[derive(Default)]
pub(crate) struct Successions {
    next: HashMap<(Date, Code), Vec<Code>>,
}

impl Successions {
    /// Takes a succession, or says why it cannot be. Several successors on one day are a split.
    pub(crate) fn take(&mut self, old: Code, new: Code, date: Date) -> Result<(), Reason> {
        if old == new {
            return Err(Reason::SelfSuccession);
        }
        if self.leads(new, old, date) {
            return Err(Reason::Circle { date });
        }
        self.next.entry((date, old)).or_default().push(new);
        Ok(())
    }

    fn leads(&self, from: Code, to: Code, date: Date) -> bool {
        let mut met = HashSet::new();
        let mut open = vec![from];
        while let Some(body) = open.pop() {
            if body == to {
                return true;
            }
            if met.insert(body) {
                open.extend(self.next.get(&(date, body)).into_iter().flatten());
            }
        }
        false
    }
}
