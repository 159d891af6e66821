//! A practice votes for another only where the constitution lets it, and not for itself.
//!
//! Modelling choice: a constitution that is silent allows no proxies.

use crate::acts::{Proxies, VoteCast};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;
use crate::rules;

rule!(proxies_are_allowed, Choice, Ccg);

/// Refuses a vote by proxy that may not be.
pub fn ask(ask: &Ask<'_>, act: &VoteCast) -> Answer {
    let Some(proxy) = act.proxy else { return Answer::Passed };
    let Some(opening) = ballot::opened(&ask.case(), act.body, &act.ballot) else {
        return Answer::NotYetAskable { needs: &rules::ballot_is_on_record::RULE };
    };
    let terms = ballot::terms(&ask.world, opening);
    let allowed = terms.is_some_and(|terms| terms.proxies == Some(Proxies::Allowed));
    if allowed && proxy != act.practice {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("proxy"))
        .about(About::Body(proxy))
        .move_of(Mover::Signer)
        .into()
}
