//! A record in memory: for rehearsing, and the plain model that the stores are tested against.

use std::collections::BTreeMap;

use remit_dictionary::{Date, Moment};

use crate::{
    Basis, Beside, Checkpoint, Draft, Fault, Hash, Head, Outcome, Receipt, Salt, Storage,
    StoredAct, Tampering, Token, answer_to_request, seal,
};

/// Keeps a record in memory.
#[derive(Debug, Default, Clone)]
pub struct Memory {
    acts: Vec<StoredAct>,
    chunks: BTreeMap<Hash, Vec<u8>>,
    requests: BTreeMap<String, (Receipt, Hash)>,
    checkpoint: Option<Checkpoint>,
    last: Option<Moment>,
    beside: BTreeMap<Token, Beside>,
}

impl Storage for Memory {
    fn head(&mut self) -> Result<Head, Fault> {
        Ok(self.acts.last().map_or(Head::EMPTY, StoredAct::head))
    }

    fn append(&mut self, basis: Basis, draft: &Draft, now: Moment) -> Result<Outcome, Fault> {
        if let Some((receipt, content)) = self.requests.get(draft.request.as_str()) {
            return Ok(answer_to_request(*receipt, *content, draft));
        }
        let head = self.head()?;
        if basis != Basis::Any && basis != Basis::At(head.number) {
            return Ok(Outcome::Overtaken(head));
        }
        let recorded_at = self.last.map_or(now, |last| last.max(now));
        let stored = seal(draft, head, self.last, now).map_err(Fault::Draft)?;
        let receipt = Receipt { number: stored.number, hash: stored.hash, recorded_at };
        for chunk in &draft.chunks {
            self.chunks.insert(chunk.hash(), chunk.bytes.clone());
        }
        self.requests.insert(draft.request.as_str().to_owned(), (receipt, draft.content()));
        self.last = Some(recorded_at);
        self.acts.push(stored);
        Ok(Outcome::Appended(receipt))
    }

    fn acts(&mut self, after: u64, limit: usize) -> Result<Vec<StoredAct>, Fault> {
        Ok(self.acts.iter().filter(|act| act.number > after).take(limit).cloned().collect())
    }

    fn chunk(&mut self, hash: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.chunks.get(hash).cloned())
    }

    fn checkpoint(&mut self, fold: u64) -> Result<Option<Checkpoint>, Fault> {
        Ok(self.checkpoint.clone().filter(|checkpoint| checkpoint.fold == fold))
    }

    fn keep_checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), Fault> {
        self.checkpoint = Some(checkpoint.clone());
        Ok(())
    }

    fn keep_beside(&mut self, salt: &Salt, text: &str) -> Result<Token, Fault> {
        let token = Token::to_keep(salt, text)?;
        self.beside.entry(token).or_insert_with(|| Beside::Kept(text.to_owned()));
        Ok(token)
    }

    fn beside(&mut self, token: &Token) -> Result<Option<Beside>, Fault> {
        Ok(self.beside.get(token).cloned())
    }

    fn tokens_of(&mut self, text: &str) -> Result<Vec<Token>, Fault> {
        let equal = |beside: &Beside| matches!(beside, Beside::Kept(kept) if kept == text);
        let tokens = self.beside.iter().filter(|(_, beside)| equal(beside));
        Ok(tokens.map(|(token, _)| *token).collect())
    }

    fn forget(&mut self, token: &Token, on: Date) -> Result<bool, Fault> {
        match self.beside.get_mut(token) {
            Some(beside @ Beside::Kept(_)) => {
                *beside = Beside::Removed { on };
                Ok(true)
            }
            Some(Beside::Removed { .. }) | None => Ok(false),
        }
    }
}

impl Tampering for Memory {
    fn replace_acts(&mut self, acts: &[StoredAct]) -> Result<(), Fault> {
        self.acts = acts.to_vec();
        Ok(())
    }

    fn replace_chunk(&mut self, hash: &Hash, bytes: Option<&[u8]>) -> Result<(), Fault> {
        match bytes {
            Some(bytes) => self.chunks.insert(*hash, bytes.to_vec()),
            None => self.chunks.remove(hash),
        };
        Ok(())
    }
}
