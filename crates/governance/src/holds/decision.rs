//! Questions on what would come of a decision, and on what came of one.

use remit_dictionary::{Code, Date, Pence};

use crate::acts::Seat;
use crate::ask::World;
use crate::authorisation::{Status, status};
use crate::authority::{Decider, Officer, Question, Verdict, may_decide};
use crate::value::{Entry, Person};

use super::case_of;

/// Answers who may decide: the verdict in words, then the chain of authority.
pub(super) fn decide(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let function = words.get(1).ok_or("the question names no function")?;
    let by = *words.first().ok_or("the question names no body or case")?;
    let by =
        Decider::read(world.books, by, on).ok_or_else(|| format!("\"{by}\" decides nothing"))?;
    let mut question = Question { by, function, officer: None, amount: None, on };
    for word in &words[2..] {
        match word.split_once('=') {
            Some(("amount", amount)) => {
                let amount = <Pence as Entry>::parse(amount);
                question.amount = Some(amount.map_err(|error| error.to_string())?);
            }
            Some(("officer", officer)) => question.officer = Some(officer_of(officer)?),
            _ => return Err(format!("\"{word}\" is neither amount=… nor officer=…")),
        }
    }
    let decision = may_decide(*world, &question);
    let mut lines = verdict(&decision.verdict);
    let link = |link: &crate::authority::Link| {
        format!("{} {} ({})", link.role.word(), link.who, link.basis)
    };
    lines.extend(decision.chain.iter().map(link));
    Ok(lines)
}

/// The word of a seat is that seat; else it is a person.
fn officer_of(word: &str) -> Result<Officer, String> {
    if let Some(seat) = Seat::ALL.iter().find(|seat| seat.word() == word) {
        return Ok(Officer::Seat(*seat));
    }
    Person::parse(word).map(Officer::Person).map_err(|error| error.to_string())
}

fn verdict(verdict: &Verdict) -> Vec<String> {
    let list = |codes: &[Code]| codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" ");
    let word = verdict.word();
    match verdict {
        Verdict::Binding { parties } => vec![format!("{word} for {}", list(parties))],
        Verdict::Recommendation { ratify_by, binding_for } => {
            let mut lines = vec![format!("{word} to be ratified by {}", list(ratify_by))];
            if !binding_for.is_empty() {
                lines.push(format!("Binding for {}", list(binding_for)));
            }
            lines
        }
        Verdict::Unlawful { reason } => vec![format!("{word} because {reason}")],
    }
}

/// Answers what an authorisation or assessment came to, on a line.
pub(super) fn status_of(
    world: &World<'_>,
    words: &[&str],
    on: Date,
) -> Result<Vec<String>, String> {
    let case = case_of(world, words, on)?;
    Ok(vec![match status(world, &case) {
        Status::Undecided => "undecided".to_owned(),
        Status::Refused => "refused".to_owned(),
        Status::Full => "full".to_owned(),
        Status::WithConditions { conditions, directions } => {
            format!("with-conditions conditions={conditions} directions={directions}")
        }
    }])
}
