//! Sessions: who is signed in, in memory, for so long.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A session ends when nothing was asked in it for so long.
const IDLE_MAX: Duration = Duration::from_secs(30 * 60);
/// A session ends after so long in any case.
const WHOLE_MAX: Duration = Duration::from_secs(8 * 60 * 60);
/// So many are signed in at once; then the one that was idle longest is signed out.
const SESSIONS_MAX: usize = 10_000;

/// Returns 32 hexadecimal digits that nobody can guess.
///
/// # Panics
/// When the operating system gives no random bytes: then nothing here is safe.
pub fn random() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes.iter().fold(String::with_capacity(32), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// One session.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who it is, as the record has them.
    pub text: String,
    /// What every form of the session carries.
    pub csrf: String,
    began: Instant,
    seen: Instant,
}

impl Session {
    fn is_over(&self, now: Instant) -> bool {
        IDLE_MAX <= now.duration_since(self.seen) || WHOLE_MAX <= now.duration_since(self.began)
    }
}

/// Who is signed in.
#[derive(Debug, Default)]
pub struct Sessions {
    all: Mutex<HashMap<String, Session>>,
}

impl Sessions {
    /// Begins a session; returns the key to it.
    pub fn begin(&self, text: &str) -> String {
        self.begin_at(text, Instant::now())
    }

    fn begin_at(&self, text: &str, now: Instant) -> String {
        let (key, csrf) = (random(), random());
        let mut all = self.locked();
        all.retain(|_, own| !own.is_over(now));
        if SESSIONS_MAX <= all.len() {
            let idle = all.iter().min_by_key(|(_, own)| own.seen).map(|(key, _)| key.clone());
            idle.and_then(|key| all.remove(&key));
        }
        let session = Session { text: text.to_owned(), csrf, began: now, seen: now };
        all.insert(key.clone(), session);
        key
    }

    /// Returns the session with a key, which goes on being used, unless it is over.
    pub fn seen(&self, key: &str) -> Option<Session> {
        self.seen_at(key, Instant::now())
    }

    fn seen_at(&self, key: &str, now: Instant) -> Option<Session> {
        let mut all = self.locked();
        let session = all.get_mut(key)?;
        if session.is_over(now) {
            all.remove(key);
            return None;
        }
        session.seen = now;
        Some(session.clone())
    }

    /// Ends a session.
    pub fn end(&self, key: &str) {
        self.locked().remove(key);
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_it_is_idle_or_old_and_a_key_is_nobody_elses() {
        let sessions = Sessions::default();
        let start = Instant::now();
        let key = sessions.begin_at("ann@example.org", start);
        assert_ne!(key, sessions.begin_at("bob@example.org", start));
        let minutes = |count: u64| start + Duration::from_secs(count * 60);
        assert_eq!(sessions.seen_at(&key, minutes(29)).unwrap().text, "ann@example.org");
        assert!(sessions.seen_at("ffff", minutes(29)).is_none());
        for minute in (40..480).step_by(20) {
            assert!(sessions.seen_at(&key, minutes(minute)).is_some(), "minute {minute}");
        }
        assert!(sessions.seen_at(&key, minutes(481)).is_none(), "eight hours are over");
        let key = sessions.begin_at("ann@example.org", start);
        assert!(sessions.seen_at(&key, minutes(30)).is_none(), "half an hour is over");
        let key = sessions.begin_at("ann@example.org", start);
        sessions.end(&key);
        assert!(sessions.seen_at(&key, start).is_none());
    }
}
