//! What happens, for those who look after the service: a line of log and a count for every answer.
//!
//! Neither says who asked or what for: of an address only the template of its path is kept.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};

/// Answers are counted by how long they took at most, in milliseconds.
const BOUNDS_MILLISECONDS: [u64; 8] = [1, 5, 10, 25, 50, 100, 500, 2_500];

/// Counts of answers, by route and status.
#[derive(Debug, Default)]
pub struct Counts(Mutex<BTreeMap<String, BTreeMap<u16, Count>>>);

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    answers: u64,
    took: Duration,
    within: [u64; BOUNDS_MILLISECONDS.len()],
}

impl Counts {
    /// Counts and logs an answer.
    pub fn note(&self, asked: &Asked, status: StatusCode) {
        let took = asked.began.elapsed();
        let route = asked.route.as_ref().map_or("no such page", MatchedPath::as_str);
        self.add(route, status, took);
        tracing::info!(
            http.method = asked.method.as_str(),
            http.route = route,
            http.status = status.as_u16(),
            took_microseconds = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
            "answered"
        );
    }

    fn add(&self, route: &str, status: StatusCode, took: Duration) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !counts.contains_key(route) {
            counts.insert(route.to_owned(), BTreeMap::new());
        }
        let own = counts.get_mut(route).expect("BUG: it is there by now");
        let count = own.entry(status.as_u16()).or_default();
        count.answers += 1;
        count.took += took;
        for (within, bound) in count.within.iter_mut().zip(BOUNDS_MILLISECONDS) {
            *within += u64::from(took <= Duration::from_millis(bound));
        }
    }

    /// Returns the counts in the text format of Prometheus, after where the record stands.
    pub fn exposed(&self, head: u64, facts: usize) -> String {
        let mut text = String::new();
        let mut line = |words: String| {
            let _ = writeln!(text, "{words}");
        };
        line("# HELP remit_record_acts The number of the last act that is shown.".to_owned());
        line("# TYPE remit_record_acts gauge".to_owned());
        line(format!("remit_record_acts {head}"));
        line("# HELP remit_register_facts Facts in the register.".to_owned());
        line("# TYPE remit_register_facts gauge".to_owned());
        line(format!("remit_register_facts {facts}"));
        line("# HELP remit_http_answer_seconds How long answers took.".to_owned());
        line("# TYPE remit_http_answer_seconds histogram".to_owned());
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all = counts.iter().flat_map(|(route, own)| own.iter().map(move |one| (route, one)));
        for (route, (status, count)) in all {
            let labels = format!("route=\"{route}\",status=\"{status}\"");
            for (within, bound) in count.within.iter().zip(BOUNDS_MILLISECONDS) {
                let bound = Duration::from_millis(bound).as_secs_f64();
                line(format!(
                    "remit_http_answer_seconds_bucket{{{labels},le=\"{bound}\"}} {within}"
                ));
            }
            let (answers, took) = (count.answers, count.took.as_secs_f64());
            line(format!("remit_http_answer_seconds_bucket{{{labels},le=\"+Inf\"}} {answers}"));
            line(format!("remit_http_answer_seconds_sum{{{labels}}} {took}"));
            line(format!("remit_http_answer_seconds_count{{{labels}}} {answers}"));
        }
        text
    }
}

/// What was asked, and when.
#[derive(Debug)]
pub struct Asked {
    began: Instant,
    method: Method,
    route: Option<MatchedPath>,
}

impl Asked {
    /// Returns what a request asks.
    pub fn of(request: &Request) -> Self {
        let route = request.extensions().get::<MatchedPath>().cloned();
        Self { began: Instant::now(), method: request.method().clone(), route }
    }
}
