//! A review that began reports by its day, and in any case before what it reviews is ended.
//!
//! Modelling choice: a promise to look again is kept or seen to be broken.

use crate::acts::{Act, ReviewReported};
use crate::answer::{About, Answer, NextStep};
use crate::arrangement::reviews_running;
use crate::ask::Ask;
use crate::rule::rule;

rule!(reviews_report_first, Choice, Always);

/// Returns the reviews that have not reported.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let running = reviews_running(&ask.case()).into_iter();
    running.map(|review| About::Thing(review.review.clone())).collect()
}

/// Refuses while a review has not reported.
pub fn ask(ask: &Ask<'_>, subject: &About) -> Answer {
    let running = reviews_running(&ask.case());
    let own = |name: &crate::value::Label| *subject == About::Thing(name.clone());
    let Some(review) = running.iter().find(|review| own(&review.review)) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Record(ReviewReported::WORD))
        .about(subject.clone())
        .by(Some(review.reports_by))
        .into()
}
