//! Views that somebody sent and nobody has read yet.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use remit_clerk::{Broken, Session, clock};
use remit_dictionary::Moment;
use remit_governance::{Books, CaseId, Form};
use remit_journal::{
    ActError, Basis, Beside, Draft, Fault, Outcome, RequestId, Sort, Storage, Token, open,
};
use remit_store::fresh_salt;

/// The kind of act by which a view comes: an observation, which the guards do not look at.
pub const KIND: &str = "view-sent";
const VERSION: u64 = 1;
/// No rule accepts it.
const RULES: u64 = 1;
const BATCH: usize = 256;

/// An address sends so many views in an hour at most.
const VIEWS_MAX: u32 = 5;
const HOUR: Duration = Duration::from_secs(3_600);
/// So many addresses are remembered.
const ADDRESSES_MAX: usize = 100_000;

/// A view that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The act by which it came.
    pub act: u64,
    /// When.
    pub at: Moment,
    /// The case.
    pub case: String,
    /// Whose it is.
    pub audience: String,
    /// What it says of the proposal.
    pub stance: String,
    /// In their own words.
    pub said: String,
    /// What stands for the words on record.
    pub token: Token,
}

impl Waiting {
    /// Returns the act that takes it in, not signed yet.
    pub fn taken_in(&self) -> Form {
        let mut form = Form::new("view-given");
        for (field, entry) in [
            ("case", self.case.as_str()),
            ("audience", &self.audience),
            ("channel", "survey"),
            ("stance", &self.stance),
            ("said", &self.token.to_string()),
            ("source", &format!("act {}: sent by a page", self.act)),
        ] {
            form.add(field, entry);
        }
        form
    }
}

/// Returns the name of the sending by which a view is taken in: once.
pub fn request(act: u64) -> String {
    format!("view:{act}")
}

/// Puts a view on record, its words beside it.
pub fn put(session: &mut Session, mut form: Form, said: &str, request: &str) -> Result<(), Broken> {
    let broken = |source: ActError| Fault::Act { number: 0, source };
    let request = RequestId::parse(request).map_err(broken)?;
    let token = session.storage.keep_beside(&fresh_salt()?, said)?;
    form.add("said", &token.to_string());
    let draft = Draft {
        sort: Sort::Observation,
        kind: KIND.to_owned(),
        version: VERSION,
        rules: RULES,
        actor: "the public".to_owned(),
        authority: "none needed: an observation".to_owned(),
        source: "the page of the case".to_owned(),
        request,
        body: form.encode(),
        chunks: Vec::new(),
    };
    let (now, today) = clock();
    match session.storage.append(Basis::Any, &draft, now)? {
        Outcome::Appended(_) | Outcome::AlreadyRecorded(_) => {}
        // The same form came before: it is one view, and these words stand for none.
        Outcome::RequestReused(_) => {
            session.storage.forget(&token, today)?;
        }
        Outcome::Overtaken(_) => unreachable!("an observation does not rest on a position"),
    }
    session.catch_up()
}

/// Returns the views on a case that were neither taken in nor turned down, the first first.
pub fn of(storage: &mut dyn Storage, books: &Books, case: &CaseId) -> Result<Vec<Waiting>, Broken> {
    let mut all = Vec::new();
    let mut after = 0;
    loop {
        let acts = storage.acts(after, BATCH)?;
        let Some(last) = acts.last() else { return Ok(all) };
        after = last.number;
        for stored in &acts {
            let number = stored.number;
            let act = open(&stored.bytes).map_err(|source| Fault::Act { number, source })?;
            if act.kind != KIND {
                continue;
            }
            let Ok(form) = Form::decode(&act.body) else { continue };
            let one = |name: &str| form.fields.get(name).and_then(|own| own.first()).cloned();
            if one("case").as_deref() != Some(case.as_str()) || is_taken_in(books, number) {
                continue;
            }
            let token = one("said").and_then(|own| Token::parse(&own).ok());
            let Some(token) = token else { continue };
            if let Some(Beside::Kept(said)) = storage.beside(&token)? {
                all.push(Waiting {
                    act: number,
                    at: act.recorded_at,
                    case: case.to_string(),
                    audience: one("audience").unwrap_or_default(),
                    stance: one("stance").unwrap_or_default(),
                    said,
                    token,
                });
            }
        }
    }
}

fn is_taken_in(books: &Books, act: u64) -> bool {
    RequestId::parse(&request(act)).is_ok_and(|request| books.answered(&request).is_some())
}

/// How many views each address sent within the hour.
#[derive(Debug, Default)]
pub struct Limit {
    sent: Mutex<HashMap<IpAddr, (Instant, u32)>>,
}

impl Limit {
    /// Counts a view, and tells whether it may come.
    pub fn lets(&self, from: Option<IpAddr>) -> bool {
        let Some(from) = from else { return true };
        self.lets_at(from, Instant::now())
    }

    fn lets_at(&self, from: IpAddr, now: Instant) -> bool {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.retain(|_, (since, _)| now.duration_since(*since) < HOUR);
        if ADDRESSES_MAX <= sent.len() && !sent.contains_key(&from) {
            return false;
        }
        let (_, count) = sent.entry(from).or_insert((now, 0));
        *count += 1;
        *count <= VIEWS_MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_sends_five_views_an_hour() {
        let (limit, now) = (Limit::default(), Instant::now());
        let here = IpAddr::from([127, 0, 0, 1]);
        for nth in 0..VIEWS_MAX {
            assert!(limit.lets_at(here, now), "{nth}");
        }
        assert!(!limit.lets_at(here, now));
        assert!(limit.lets_at(IpAddr::from([127, 0, 0, 2]), now), "another address");
        assert!(limit.lets_at(here, now + HOUR), "an hour later");
    }
}
