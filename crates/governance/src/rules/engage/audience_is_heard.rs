//! Every audience that the route of a case asks for is heard before its report of views: for a
//! merger of groups practices, public, councils, staff, the local medical committee, Healthwatch.
//!
//! The table of audiences, by route and day; domain guide, section 8.1 (partly verified).

use crate::acts::{Act, ViewGiven};
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Label;
use crate::views;

rule!(audience_is_heard, Partly, Always);

/// Returns the audiences that must be heard; the case itself where the table is silent that day.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let case = ask.case();
    let Some(required) = views::required(ask.world.tables, &case, ask.on) else {
        return vec![About::Case(case.id.clone())];
    };
    let labels = required.into_iter().filter_map(|audience| Label::parse(audience.word()).ok());
    labels.map(About::Thing).collect()
}

/// Refuses while an audience was not heard.
pub fn ask(ask: &Ask<'_>, about: &About) -> Answer {
    let About::Thing(label) = about else {
        return ask.no_table();
    };
    let audience = views::named(label.as_str());
    if audience.is_some_and(|audience| views::of(&ask.case(), audience).is_some()) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(ViewGiven::WORD)).about(about.clone()).into()
}
