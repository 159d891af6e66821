//! The two acts of the register: a file observed, and a correction of ours.

use remit_journal::{ActError, Draft, RequestId, Sort};

use crate::{
    CORRECTION_KIND, ENCODING_VERSION, Fact, OBSERVATION_KIND, Publication, View, encode_facts,
};

/// The version of the rules that accept acts of the register. It is part of an act's content.
const RULES_VERSION: u64 = 1;

/// Returns the act that reports a file: its content, its kind, its date and its rows.
///
/// An observation is never refused because it is odd; it needs no authority.
///
/// # Errors
/// Never for publications that were read; only a request id that is too long is refused.
pub fn observation(
    publication: &Publication,
    facts: &[Fact],
    actor: &str,
) -> Result<Draft, ActError> {
    let request = format!("observe:{}:{}", publication.content, publication.published);
    Ok(Draft {
        sort: Sort::Observation,
        kind: OBSERVATION_KIND.to_owned(),
        version: ENCODING_VERSION,
        rules: RULES_VERSION,
        actor: actor.to_owned(),
        authority: "none needed: an observation".to_owned(),
        source: publication.title.clone(),
        request: RequestId::parse(&request)?,
        body: publication.encode(),
        chunks: encode_facts(facts),
    })
}

/// A correction that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction<'a> {
    /// The facts that shall hold, or be taken back.
    pub facts: &'a [Fact],
    /// Who corrects.
    pub actor: &'a str,
    /// The instrument that lets them.
    pub authority: &'a str,
    /// Where the facts come from.
    pub source: &'a str,
    /// Names the request.
    pub request: RequestId,
}

/// Why a correction may not be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CorrectionRefused {
    /// It names nobody who acts.
    #[error("a correction names who makes it; say so with --actor")]
    NoActor,
    /// It names no instrument.
    #[error("a correction names the instrument that lets its maker act; say so with --authority")]
    NoAuthority,
    /// It states nothing.
    #[error("a correction states at least one fact; add a row to the file")]
    NoFacts,
    /// It is about something that nothing on record knows.
    #[error(
        "fact {fact} is about {code}, of which nothing is on record; import a file that describes it"
    )]
    UnknownSubject {
        /// The place of the fact, from 1.
        fact: usize,
        /// The code.
        code: remit_dictionary::Code,
    },
    /// A text is longer than an act keeps.
    #[error(transparent)]
    Act(#[from] ActError),
}

/// Decides on a correction: returns the act, or why it may not be.
///
/// # Errors
/// When it names no actor or authority, states nothing, or is about something unknown.
pub fn correction(view: &View<'_>, wanted: &Correction<'_>) -> Result<Draft, CorrectionRefused> {
    if wanted.actor.trim().is_empty() {
        return Err(CorrectionRefused::NoActor);
    }
    if wanted.authority.trim().is_empty() {
        return Err(CorrectionRefused::NoAuthority);
    }
    if wanted.facts.is_empty() {
        return Err(CorrectionRefused::NoFacts);
    }
    for (at, fact) in wanted.facts.iter().enumerate() {
        if !view.knows(fact.subject) {
            let (fact, code) = (at + 1, fact.subject);
            return Err(CorrectionRefused::UnknownSubject { fact, code });
        }
    }
    let chunks = encode_facts(wanted.facts);
    Ok(Draft {
        sort: Sort::Decision,
        kind: CORRECTION_KIND.to_owned(),
        version: ENCODING_VERSION,
        rules: RULES_VERSION,
        actor: wanted.actor.to_owned(),
        authority: wanted.authority.to_owned(),
        source: wanted.source.to_owned(),
        request: wanted.request.clone(),
        body: Vec::new(),
        chunks,
    })
}
