//! Before moderation the policies are reviewed at a desk, stakeholders surveyed, the site visited
//! and the leaders interviewed.
//!
//! Domain guide 5.2 and 5.3; seed story of 2012-12-13 (policies, site visits, leaders,
//! stakeholders). Other assessments rest on evidence alone.

use crate::acts::{
    Act, CaseKind, DeskReviewed, LeadersInterviewed, SiteVisited, StakeholdersSurveyed,
};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Label;
use crate::waves::decision_due;

rule!(every_look_is_on_record, Verified, Ccg);

const LOOKS: [&str; 4] = [
    DeskReviewed::WORD,
    StakeholdersSurveyed::WORD,
    SiteVisited::WORD,
    LeadersInterviewed::WORD,
];

/// Returns the four looks; none for other assessments.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    if ask.case().kind() != CaseKind::Authorisation {
        return Vec::new();
    }
    LOOKS.iter().filter_map(|word| Label::parse(word).ok()).map(About::Thing).collect()
}

/// Refuses to moderate without one of them.
pub fn ask(ask: &Ask<'_>, look: &About) -> Answer {
    let case = ask.case();
    if super::application_is_submitted::ask(ask) != Answer::Passed {
        return Answer::NotYetAskable { needs: &super::application_is_submitted::RULE };
    }
    let word = LOOKS.iter().find(|word| look.to_string() == **word);
    let word = word.expect("BUG: a look is one of the four");
    if case.log.acts().any(|own| own.act.word() == *word) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(word))
        .about(look.clone())
        .move_of(Mover::NhsEngland)
        .by(decision_due(&ask.world, &case))
        .into()
}
