//! Files that are being restated, and the answers that wait to be taken.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::refusal::Refusal;
use crate::restating::Given;
use crate::signing_in::random;

/// An answer is kept for so long.
const KEPT_FOR: Duration = Duration::from_secs(60 * 60);
/// So many files are worked on at once.
const RUNNING_MAX: usize = 2;
/// So many answers are kept; then the oldest goes.
const KEPT_MAX: usize = 50;
/// Restating takes so long at most.
const WITHIN: Duration = Duration::from_secs(5 * 60);

/// How far a file has come.
pub enum State {
    /// So many rows are read.
    Running {
        /// Rows.
        rows: u64,
    },
    /// It is done, or cannot be.
    Done(Box<Result<Given, Refusal>>),
}

/// A file that is being restated.
pub struct Job {
    who: String,
    began: Instant,
    state: Mutex<State>,
}

impl Job {
    /// Notes that so many rows more were read; tells whether to go on.
    pub fn read(&self, more: u64) -> bool {
        if let State::Running { rows } = &mut *locked(&self.state) {
            *rows += more;
        }
        self.began.elapsed() < WITHIN
    }

    /// Notes what came of it.
    pub fn finish(&self, given: Result<Given, Refusal>) {
        *locked(&self.state) = State::Done(Box::new(given));
    }

    /// Looks at how far it has come.
    pub fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&locked(&self.state))
    }

    /// Tells whether it is worked on still.
    pub fn is_running(&self) -> bool {
        self.look(|state| matches!(state, State::Running { .. }))
    }
}

/// Every file that somebody sent within the hour.
#[derive(Default)]
pub struct Jobs {
    all: Mutex<HashMap<String, Arc<Job>>>,
}

impl Jobs {
    /// Begins with a file of somebody; nothing where too many are worked on.
    pub fn begin(&self, who: &str) -> Option<(String, Arc<Job>)> {
        let mut all = locked(&self.all);
        all.retain(|_, job| job.is_running() || job.began.elapsed() < KEPT_FOR);
        if RUNNING_MAX <= all.values().filter(|job| job.is_running()).count() {
            return None;
        }
        if KEPT_MAX <= all.len() {
            let ended = all.iter().filter(|(_, job)| !job.is_running());
            let oldest = ended.min_by_key(|(_, job)| job.began).map(|(key, _)| key.clone());
            oldest.and_then(|key| all.remove(&key));
        }
        let (key, began) = (random(), Instant::now());
        let state = Mutex::new(State::Running { rows: 0 });
        let job = Arc::new(Job { who: who.to_owned(), began, state });
        all.insert(key.clone(), Arc::clone(&job));
        Some((key, job))
    }

    /// Returns a file of somebody; another's is nobody's.
    pub fn find(&self, who: &str, key: &str) -> Option<Arc<Job>> {
        locked(&self.all).get(key).filter(|job| job.who == who).cloned()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
