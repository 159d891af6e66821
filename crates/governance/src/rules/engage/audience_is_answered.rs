//! Every audience that was heard is answered, after the last of its views, before the report of
//! views: you said, we did.
//!
//! Modelling choice.

use crate::acts::{Act, ViewsAnswered};
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules;
use crate::value::Label;
use crate::views;

rule!(audience_is_answered, Choice, Always);

/// Returns the audiences that were heard, and those that must be.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let case = ask.case();
    let mut audiences = views::required(ask.world.tables, &case, ask.on).unwrap_or_default();
    audiences.extend(views::heard(&case).into_iter().map(|heard| heard.audience));
    audiences.sort_unstable();
    audiences.dedup();
    let labels = audiences.into_iter().filter_map(|audience| Label::parse(audience.word()).ok());
    labels.map(About::Thing).collect()
}

/// Refuses while an audience that was heard is not answered.
pub fn ask(ask: &Ask<'_>, about: &About) -> Answer {
    let About::Thing(label) = about else { return Answer::Passed };
    let heard = views::named(label.as_str()).and_then(|own| views::of(&ask.case(), own));
    match heard {
        None => Answer::NotYetAskable { needs: &rules::audience_is_heard::RULE },
        Some(heard) if heard.answered => Answer::Passed,
        Some(_) => {
            ask.refuse(&RULE, NextStep::Record(ViewsAnswered::WORD)).about(about.clone()).into()
        }
    }
}
