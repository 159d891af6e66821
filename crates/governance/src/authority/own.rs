//! A body that decides for itself: its governing body or board, an officer, a committee.

use remit_dictionary::Code;
use remit_register::Capacity;

use crate::ask::World;
use crate::house;
use crate::matter::function_of;
use crate::value::Label;

use super::answer::{Decision, Link, LinkRole, Officer, Question, Reason, Verdict, Who};
use super::scheme::{self, Given, Sitting};

/// The links by which authority is held from a party, or the one that says why it has to ratify.
pub(super) type Held = Result<Vec<Link>, Link>;

/// A body that has a function on a day, or why it has not.
pub(super) fn holder(
    world: &World<'_>,
    body: Code,
    question: &Question<'_>,
) -> Result<Link, Reason> {
    let on = question.on;
    let found = world.view.body_at(body, on).ok_or(Reason::NotAlive(body))?;
    let function = function_of(question.function);
    let rules = world.functions.on(function, on);
    if rules.is_empty() {
        return Err(Reason::NoFunction(question.function.to_owned()));
    }
    let Some(rule) = rules.into_iter().find(|rule| rule.kind == found.kind) else {
        return Err(Reason::NotTheirs(question.function.to_owned()));
    };
    let (role, facts) = match rule.capacity {
        Capacity::Holds => (LinkRole::Holds, world.view.sources_of(&found)),
        Capacity::ExercisesByDelegation => {
            let facts = world.view.sources_of_holding(&found, function, on);
            (LinkRole::ExercisesByDelegation, facts)
        }
    };
    let mut basis = rule.provision.clone();
    if facts.is_empty() && role == LinkRole::ExercisesByDelegation {
        basis += "; no delegation to it is on record, the catalogue says so";
    }
    Ok(Link { role, who: Who::Body(body), basis, acts: Vec::new(), facts })
}

/// Answers for a body itself, and for an officer of it.
pub(super) fn body_decides(
    world: &World<'_>,
    body: Code,
    question: &Question<'_>,
) -> Result<Decision, Reason> {
    world.view.body_at(body, question.on).ok_or(Reason::NotAlive(body))?;
    if house::is_reserved(world, body, question.function, question.on) {
        return reserved(world, body, question);
    }
    let mut chain = vec![holder(world, body, question)?];
    let Some(officer) = &question.officer else {
        return Ok(bound(body, chain));
    };
    match officer_of(world, body, officer, question)? {
        Ok(links) => {
            chain.extend(links);
            Ok(bound(body, chain))
        }
        Err(link) => {
            chain.push(link);
            Ok(to_ratify(body, chain))
        }
    }
}

/// What is reserved the body decides itself: its constitution says whether its members or its
/// governing body do, and what NHS England has to approve.
fn reserved(world: &World<'_>, body: Code, question: &Question<'_>) -> Result<Decision, Reason> {
    if question.officer.is_some() {
        return Err(Reason::Reserved(question.function.to_owned()));
    }
    let found = world.view.body_at(body, question.on).ok_or(Reason::NotAlive(body))?;
    let basis = "reserved to the body; its constitution says who in it decides".to_owned();
    let facts = world.view.sources_of(&found);
    let link =
        Link { role: LinkRole::ReservedTo, who: Who::Body(body), basis, acts: Vec::new(), facts };
    Ok(bound(body, vec![link]))
}

/// Answers for a committee of a body.
pub(super) fn committee_decides(
    world: &World<'_>,
    body: Code,
    committee: &Label,
    question: &Question<'_>,
) -> Result<Decision, Reason> {
    world.view.body_at(body, question.on).ok_or(Reason::NotAlive(body))?;
    let house = world.books.house(body, question.on);
    let Some(exercises) = scheme::committee(house, body, committee) else {
        return Err(Reason::NoCommittee(body, committee.clone()));
    };
    if house::is_reserved(world, body, question.function, question.on) {
        return Err(Reason::Reserved(question.function.to_owned()));
    }
    let mut chain = vec![holder(world, body, question)?];
    if question.officer.is_some() {
        let why = "an officer does not decide for a committee".to_owned();
        chain.push(Link::ratifies(body, why));
        return Ok(to_ratify(body, chain));
    }
    let to = [Given::Committee(committee.clone())];
    match scheme::line_for(world, body, &to, question) {
        Ok(line) => {
            chain.push(scheme::delegates(body, line));
            chain.push(exercises);
            Ok(bound(body, chain))
        }
        Err(link) => {
            chain.push(link);
            Ok(to_ratify(body, chain))
        }
    }
}

/// Returns the links by which an officer of a body decides for it, or the link that says why the
/// body has to ratify.
pub(super) fn officer_of(
    world: &World<'_>,
    body: Code,
    officer: &Officer,
    question: &Question<'_>,
) -> Result<Held, Reason> {
    let house = world.books.house(body, question.on);
    let asked = |own: &Sitting<'_>| match officer {
        Officer::Seat(seat) => own.1.seat == *seat,
        Officer::Person(person) => own.1.person == *person,
    };
    let sitting: Vec<Sitting<'_>> = house::seated_signed(house).into_iter().filter(asked).collect();
    if sitting.is_empty() {
        return match officer {
            Officer::Seat(seat) => Err(Reason::SeatVacant(body, *seat)),
            Officer::Person(person) => {
                Ok(Err(Link::ratifies(body, format!("{person} sits in no seat of it"))))
            }
        };
    }
    let to: Vec<Given> = sitting.iter().map(|own| Given::Seat(own.1.seat)).collect();
    let line = scheme::line_for(world, body, &to, question);
    Ok(line.map(|line| {
        let mut links = vec![scheme::delegates(body, line)];
        let those = sitting.iter().filter(|own| scheme::is_given_to(line.1, own.1.seat));
        links.extend(those.map(|own| scheme::officer(body, *own)));
        links
    }))
}

fn bound(body: Code, chain: Vec<Link>) -> Decision {
    Decision { verdict: Verdict::of(vec![body], Vec::new()), chain }
}

fn to_ratify(body: Code, chain: Vec<Link>) -> Decision {
    Decision { verdict: Verdict::of(Vec::new(), vec![body]), chain }
}
