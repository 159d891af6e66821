//! What bodies arranged decides: party by party, by what each lets it do.

use remit_dictionary::{Code, Date};
use remit_register::Kind;

use crate::acts::{ArrangementProposed, Seat, Working};
use crate::arrangement::{Stage, named_parties, proposal, stage, terms};
use crate::ask::World;
use crate::books::Case;
use crate::matter::{covers, function_of};
use crate::power::{Binds, Power, ended_before, first_period, is_reserved, power};
use crate::value::{CaseId, Label};

use super::answer::{Decider, Decision, Link, LinkRole, Question, Reason, Verdict, Who};
use super::own::{Held, holder, officer_of};
use super::scheme::{self, Given};

/// Answers for an arrangement.
pub(super) fn arrangement_decides(
    world: &World<'_>,
    id: &CaseId,
    question: &Question<'_>,
) -> Result<Decision, Reason> {
    let nothing = || Reason::NoArrangement(id.clone());
    let case = world.books.case(id, question.on).ok_or_else(nothing)?;
    let terms = terms(&case).ok_or_else(nothing)?;
    let power = power_on(world, terms.form, question.on)?;
    if is_reserved(world.tables, question.function, question.on) {
        return Err(Reason::Reserved(question.function.to_owned()));
    }
    let arranged = Arranged { case, terms, power };
    let concerned = concerned(world, arranged.parties(), question)?;
    let (mut bound, mut open, mut chain) = (Vec::new(), Vec::new(), Vec::new());
    let whole = arranged.binds_nobody_because(question);
    for (party, holds) in concerned {
        chain.push(holds);
        let links = match &whole {
            Some(why) => Err(Link::ratifies(party, why.clone())),
            None => arranged.authority_from(world, party, question)?,
        };
        match links {
            Ok(links) => {
                bound.push(party);
                chain.extend(links);
            }
            Err(link) => {
                open.push(party);
                chain.push(link);
            }
        }
    }
    chain.extend(arranged.links(world, question.on));
    Ok(Decision { verdict: Verdict::of(bound, open), chain })
}

fn power_on<'a>(world: &World<'a>, form: Working, on: Date) -> Result<Power<'a>, Reason> {
    power(world.tables, form, on).ok_or_else(|| match ended_before(world.tables, form, on) {
        Some(until) => Reason::PowerEnded(form, until),
        None => {
            let first = first_period(world.tables, form).map_or(Date::END, |first| first.from());
            Reason::PowerNotBegun(form, first)
        }
    })
}

/// Returns the parties that have the function, each with the link that says so. A party that has
/// ended, or whose kind does not have the function, is neither bound nor asked to ratify.
fn concerned(
    world: &World<'_>,
    parties: &[Code],
    question: &Question<'_>,
) -> Result<Vec<(Code, Link)>, Reason> {
    if world.functions.on(function_of(question.function), question.on).is_empty() {
        return Err(Reason::NoFunction(question.function.to_owned()));
    }
    if parties.iter().all(|party| world.view.body_at(*party, question.on).is_none()) {
        return Err(Reason::NobodyAlive);
    }
    let own = |party: &Code| holder(world, *party, question).ok().map(|link| (*party, link));
    let own: Vec<(Code, Link)> = parties.iter().filter_map(own).collect();
    if own.is_empty() {
        return Err(Reason::NotTheirs(question.function.to_owned()));
    }
    Ok(own)
}

/// An arrangement that is asked about.
pub(super) struct Arranged<'a> {
    case: Case<'a>,
    terms: &'a ArrangementProposed,
    power: Power<'a>,
}

impl<'a> Arranged<'a> {
    /// Returns an arrangement that is in force and binds somebody.
    pub(super) fn that_binds(world: &World<'a>, id: &CaseId, on: Date) -> Option<Self> {
        let case = world.books.case(id, on)?;
        let terms = terms(&case)?;
        let power = power(world.tables, terms.form, on)?;
        let binds = power.binds != Binds::Nobody && matches!(stage(&case), Stage::InForce(_));
        binds.then_some(Self { case, terms, power })
    }

    pub(super) fn parties(&self) -> &'a [Code] {
        named_parties(&self.case, self.terms)
    }

    /// Tells whether it is for a matter, or for services within it.
    pub(super) fn has_to_do_with(&self, matter: &str) -> bool {
        let named = &self.terms.functions;
        let meets = |own: &Label| covers(own.as_str(), matter) || covers(matter, own.as_str());
        named.is_empty() || named.iter().any(meets)
    }

    /// Returns why nothing that it decides binds anybody, if that is so.
    fn binds_nobody_because(&self, question: &Question<'_>) -> Option<String> {
        if self.power.binds == Binds::Nobody {
            return Some(format!("a {} binds nobody ({})", self.terms.form, self.power.provision));
        }
        let named = &self.terms.functions;
        match stage(&self.case) {
            Stage::InForce(_) => {}
            Stage::NotProposed | Stage::Proposed => return Some("it has not begun".to_owned()),
            Stage::Stalled(party) => return Some(format!("it is stalled: {party} refused it")),
            Stage::Over => return Some("it is over".to_owned()),
        }
        let is_for = |own: &Label| covers(own.as_str(), question.function);
        if !named.is_empty() && !named.iter().any(is_for) {
            return Some(format!("it is not for {}", question.function));
        }
        if question.officer.is_some() && !acts_by_officers(self.terms.form) {
            return Some("an officer does not decide for it".to_owned());
        }
        None
    }

    /// Returns the links by which it decides for a party, or the link that says why the party has
    /// to ratify.
    fn authority_from(
        &self,
        world: &World<'_>,
        party: Code,
        question: &Question<'_>,
    ) -> Result<Held, Reason> {
        if let (Working::LeadCommissioner, Some(lead)) = (self.terms.form, self.terms.lead) {
            return self.led_by(world, lead, party, question);
        }
        if let Some(officer) = &question.officer {
            // A seat that is vacant at one body stops none of the others.
            let held = officer_of(world, party, officer, question);
            return Ok(held.unwrap_or_else(|reason| Err(Link::ratifies(party, reason.to_string()))));
        }
        let body = world.view.body_at(party, question.on).ok_or(Reason::NotAlive(party))?;
        let house = world.books.house(party, question.on);
        let mut to = self.takes_from(body.kind);
        to.retain(|given| !scheme::is_vacant(house, given));
        let found = scheme::line_for(world, party, &to, question);
        Ok(found.map(|line| {
            let mut links = vec![scheme::delegates(party, line)];
            links.extend(scheme::of_its_own(house, party, line.1));
            links
        }))
    }

    /// The lead decides for itself as any body does, for the others by their line to the
    /// arrangement; through an officer only where its own scheme lets that officer.
    fn led_by(
        &self,
        world: &World<'_>,
        lead: Code,
        party: Code,
        question: &Question<'_>,
    ) -> Result<Held, Reason> {
        world.view.body_at(lead, question.on).ok_or(Reason::NotAlive(lead))?;
        let through = match &question.officer {
            None => Vec::new(),
            Some(officer) => match officer_of(world, lead, officer, question)? {
                Ok(links) => links,
                Err(link) => return Ok(Err(Link { who: Who::Body(party), ..link })),
            },
        };
        if party == lead {
            return Ok(Ok(through));
        }
        let to = [Given::Arrangement(self.case.id.clone())];
        let found = scheme::line_for(world, party, &to, question);
        Ok(found.map(|line| vec![scheme::delegates(party, line)]))
    }

    /// Returns whom a line of a party has to let act, so that the arrangement may: itself, or what
    /// of the party's own takes part in it.
    fn takes_from(&self, kind: Kind) -> Vec<Given> {
        let mut to = vec![Given::Arrangement(self.case.id.clone())];
        match self.terms.form {
            Working::CommitteesInCommon => {
                to.extend(self.terms.committee.clone().map(Given::Committee));
            }
            Working::JointOfficer => to.extend(chief_seat(kind).map(Given::Seat)),
            _ => {}
        }
        to
    }

    /// Returns the links of the arrangement itself.
    pub(super) fn links(&self, world: &World<'_>, on: Date) -> Vec<Link> {
        let mut acts: Vec<u64> = proposal(&self.case).map(|own| own.number).into_iter().collect();
        if let Stage::InForce(number) = stage(&self.case) {
            acts.push(number);
        }
        let basis = format!("{}: {}", self.terms.form, self.power.provision);
        let who = Who::Arrangement(self.case.id.clone());
        let mut links = vec![Link::by_acts(LinkRole::Arrangement, who, basis, acts.clone())];
        if let Some(lead) = self.terms.lead {
            let basis = "acts for the others by their schemes".to_owned();
            let facts = world.view.body_at(lead, on).map(|body| world.view.sources_of(&body));
            let facts = facts.unwrap_or_default();
            links.push(Link { role: LinkRole::Lead, who: Who::Body(lead), basis, acts, facts });
        }
        links
    }
}

/// An officer decides for a joint officer's or team's arrangement, and for a lead commissioner.
fn acts_by_officers(form: Working) -> bool {
    matches!(form, Working::JointOfficer | Working::SharedTeam | Working::LeadCommissioner)
}

/// The seat that a joint officer has at each body.
fn chief_seat(kind: Kind) -> Option<Seat> {
    match kind {
        Kind::Ccg => Some(Seat::AccountableOfficer),
        Kind::Icb => Some(Seat::ChiefExecutive),
        _ => None,
    }
}

/// Returns each function of each party for which its scheme has no line to the arrangement yet.
pub(crate) fn lacking_lines(world: &World<'_>, case: &Case<'_>, on: Date) -> Vec<(Code, Label)> {
    let Some(terms) = terms(case) else {
        return Vec::new();
    };
    let first = on.max(terms.from);
    let power = power(world.tables, terms.form, first);
    let Some(power) = power.filter(|power| power.binds != Binds::Nobody) else {
        return Vec::new();
    };
    let arranged = Arranged { case: *case, terms, power };
    let mut lacking = Vec::new();
    for party in arranged.parties().iter().filter(|party| terms.lead != Some(**party)) {
        let Some(body) = world.view.body_at(*party, first) else {
            continue; // It has ended: there is nobody to act for.
        };
        let to = arranged.takes_from(body.kind);
        for function in &terms.functions {
            let rules = world.functions.on(function_of(function.as_str()), first);
            let is_theirs = rules.iter().any(|rule| rule.kind == body.kind);
            let asked = Question {
                by: Decider::Arrangement(case.id.clone()),
                function: function.as_str(),
                officer: None,
                amount: None,
                on,
            };
            let line = scheme::line_for(world, *party, &to, &asked);
            if is_theirs && line.is_err() {
                lacking.push((*party, function.clone()));
            }
        }
    }
    lacking
}
