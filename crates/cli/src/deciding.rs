//! Deciding on acts and putting them on record: all of what was sent, or nothing.

use std::collections::HashMap;

use remit_dictionary::{Date, Moment, counted};
use remit_governance::{
    Books, FormError, NextStep, NotDecided, Signed, World, decide, refusal as guards,
};
use remit_journal::{Draft, Hash, RequestId};
use remit_register::{Entry, Register, decode_facts};

use crate::persons::{self, Hiding};
use crate::refusal::Refusal;
use crate::sending::Sent;
use crate::session::{Put, Session, reused};

/// The most refusals of one batch that are shown.
const SHOWN_MAX: usize = 20;

/// When it is, and how the request is named.
#[derive(Debug, Clone)]
pub struct Sending {
    /// Now.
    pub now: Moment,
    /// Today.
    pub today: Date,
    /// The name that the person gave the request, if any.
    pub request: Option<String>,
}

/// What became of an act that was sent.
#[derive(Debug, Clone)]
pub struct Done {
    /// The act.
    pub signed: Signed,
    /// Whether it was recorded now, and its number.
    pub put: Put,
}

/// An act that can be decided.
struct Readied {
    signed: Signed,
    request: RequestId,
    place: Option<String>,
}

/// Decides on everything that was sent, each on the state after those before it, and records it
/// only if nothing is refused.
///
/// Acts are appended one by one. Where the machine stops in between, sending the same again
/// completes it: what is on record already is told by its request.
pub fn record(
    session: &mut Session,
    sent: &[Sent],
    sending: &Sending,
) -> anyhow::Result<Vec<Done>> {
    session.at_the_head()?;
    let mut hiding = Hiding::new(session.salts);
    let readied = ready(session, sent, sending, &mut hiding)?;
    if readied.len() > 1 || !hiding.is_empty() {
        try_all(session, &readied, &hiding)?;
    }
    hiding.keep(&mut *session.storage)?;
    let mut done = Vec::new();
    for own in readied {
        let put = put(session, &own, sending.now).map_err(|error| partly(error, &done))?;
        done.push(Done { signed: own.signed, put });
    }
    Ok(done)
}

/// Reads every act; names every one that cannot be read.
fn ready(
    session: &mut Session,
    sent: &[Sent],
    sending: &Sending,
    hiding: &mut Hiding,
) -> anyhow::Result<Vec<Readied>> {
    let mut all = Vec::new();
    let mut said = Vec::new();
    let mut times: HashMap<Hash, u32> = HashMap::new();
    for (at, Sent { form, place }) in sent.iter().enumerate() {
        let hidden = hiding.hide(&mut *session.storage, form)?;
        let signed = match Signed::read(&hidden) {
            Ok(signed) if sending.today < signed.on => {
                said.push(in_the_future(&signed, place.as_deref(), sending.today));
                continue;
            }
            Ok(signed) => signed,
            Err(error) => {
                said.push(Said::of_form(&error, place.as_deref()));
                continue;
            }
        };
        let content = content_of(&signed);
        let before = times.entry(content).or_default();
        let name = match (&sending.request, *before) {
            (Some(request), _) if sent.len() == 1 => request.clone(),
            (Some(request), _) => format!("{request}:{}", at + 1),
            (None, 0) => format!("act:{content}"),
            (None, before) => format!("act:{content}:{before}"),
        };
        *before += 1;
        let request = RequestId::parse(&name)
            .map_err(|error| Refusal::error(error.to_string(), "give another --request"))?;
        all.push(Readied { signed, request, place: place.clone() });
    }
    if said.is_empty() { Ok(all) } else { Err(refused(&said)) }
}

/// Decides on all, each on the state after those before it, without recording anything.
fn try_all(session: &mut Session, readied: &[Readied], hiding: &Hiding) -> anyhow::Result<()> {
    let mut books: Books = session.books.clone();
    let mut register: Option<Register> = None;
    let mut refusals = Vec::new();
    for own in readied {
        if answered(session, own)?.is_some() {
            continue;
        }
        let view = register.as_ref().map_or(session.view(), Register::now);
        let world = World { view, books: &books, ..session.world() };
        match decide(world, &own.signed, own.request.clone()) {
            Ok(draft) => {
                let number = books.head() + 1;
                if !draft.chunks.is_empty() {
                    let before = register.as_ref().unwrap_or(&session.folded.register);
                    register = Some(with(before, number, &draft)?);
                }
                books.enter(number, own.signed.clone());
            }
            Err(not) => refusals.push((not, own.place.clone())),
        }
    }
    let mut said = Vec::new();
    for (not, place) in refusals {
        let own = Said::of(session, &not, place.as_deref())?;
        said.push(Said { what: hiding.reveal(&own.what), ..own });
    }
    if said.is_empty() { Ok(()) } else { Err(refused(&said)) }
}

/// Lays the facts of a draft over a register.
fn with(register: &Register, number: u64, draft: &Draft) -> anyhow::Result<Register> {
    let mut facts = Vec::new();
    for chunk in &draft.chunks {
        decode_facts(&chunk.bytes, &mut |fact| facts.push(fact))?;
    }
    let number = u32::try_from(number)?;
    let entry = Entry::decided(number, Moment::NOW_AND_EVER, &draft.source, &facts);
    Ok(register.with(entry, &facts))
}

/// Returns the act that a request became before, if it was this very act.
fn answered(session: &Session, own: &Readied) -> anyhow::Result<Option<u64>> {
    match session.books.answered(&own.request) {
        Some((number, content)) if content != content_of(&own.signed) => {
            Err(reused(own.request.as_str(), number))
        }
        found => Ok(found.map(|(number, _)| number)),
    }
}

fn content_of(signed: &Signed) -> Hash {
    Hash::of(&[&signed.write().encode()])
}

fn put(session: &mut Session, own: &Readied, now: Moment) -> anyhow::Result<Put> {
    if let Some(number) = answered(session, own)? {
        return Ok(Put::Already(number));
    }
    let mut not = None;
    let put = session.put(now, &mut |session| {
        decide(session.world(), &own.signed, own.request.clone()).map_err(|refused| {
            not = Some(refused);
            anyhow::anyhow!("refused")
        })
    });
    match not {
        None => put,
        Some(not) => Err(refused(&[Said::of(session, &not, own.place.as_deref())?])),
    }
}

/// Says how much of a batch is on record where the rest of it could not be put there.
fn partly(error: anyhow::Error, done: &[Done]) -> anyhow::Error {
    if done.is_empty() {
        return error;
    }
    let hint = match error.downcast_ref::<Refusal>() {
        Some(refusal) => refusal.hint.clone(),
        None => "send the same again: what is on record is passed over".to_owned(),
    };
    let acts = counted(done.len(), "act");
    let what = format!("on record so far: {acts}; then: {error:#}");
    Refusal::error(what, hint)
}

/// A refusal in words, and what to do next.
struct Said {
    what: String,
    hint: String,
}

impl Said {
    fn of_form(error: &FormError, place: Option<&str>) -> Self {
        let hint = match error {
            FormError::Missing { field: "actor" | "acting_as" | "acting_for", .. } => {
                "say who acts with --actor NAME --as ROLE --for BODY".to_owned()
            }
            FormError::Missing { act, .. } | FormError::UnknownField { act, .. } => {
                format!("`remit acts {act}` shows the fields")
            }
            FormError::UnknownAct(_) => "`remit acts` lists the acts".to_owned(),
            FormError::Value { field, .. } => NextStep::Mend(field).to_string(),
            FormError::Line(_) | FormError::Bytes(_) => "mend it and send it again".to_owned(),
        };
        Self { what: at(place, &error.to_string()), hint }
    }

    /// Returns a refusal in words, with the names of persons.
    fn of(session: &mut Session, not: &NotDecided, place: Option<&str>) -> anyhow::Result<Self> {
        let refusal = match not {
            NotDecided::Refused(refusal) => refusal,
            NotDecided::Act(error) => {
                let hint = "make that text shorter and send it again".to_owned();
                return Ok(Self { what: at(place, &error.to_string()), hint });
            }
        };
        let about = persons::show_about(&mut *session.storage, &refusal.about)?;
        let by = refusal.by_when.map(|day| format!(", by {day}")).unwrap_or_default();
        let (rule, next) = (refusal.rule, refusal.next);
        let what = format!(
            "refused by {}: {}\n  provision: {}\n  about: {about}\n  whose move: {}{by}",
            rule.word(),
            rule.says(),
            rule.provision(),
            refusal.move_of,
        );
        let hint = match next {
            NextStep::Record(act) => format!("{next}; `remit acts {act}` shows its fields"),
            NextStep::Mend("on") => "give another --on and send it again".to_owned(),
            NextStep::Mend("acting_for") => "give another --for and send it again".to_owned(),
            NextStep::Mend(_)
            | NextStep::WaitUntil(_)
            | NextStep::AskRole(_)
            | NextStep::Nothing
            | NextStep::OpenAnother => next.to_string(),
        };
        Ok(Self { what: at(place, &what), hint })
    }
}

fn in_the_future(signed: &Signed, place: Option<&str>, today: Date) -> Said {
    let what = format!("{} is dated {}, which is yet to come", signed.act.word(), signed.on);
    Said {
        what: at(place, &what),
        hint: format!("today is {today}: record it once it has happened"),
    }
}

fn at(place: Option<&str>, what: &str) -> String {
    place.map_or_else(|| what.to_owned(), |place| format!("{place}: {what}"))
}

/// Returns one error that names every refusal; the hint is that of the first.
fn refused(said: &[Said]) -> anyhow::Error {
    let mut what: Vec<String> = said.iter().take(SHOWN_MAX).map(|own| own.what.clone()).collect();
    if SHOWN_MAX < said.len() {
        what.push(format!("and {} more", said.len() - SHOWN_MAX));
    }
    let hint = match said {
        [only] => only.hint.clone(),
        [first, ..] => format!("nothing was recorded; of the first: {}", first.hint),
        [] => unreachable!("something was refused"),
    };
    Refusal::error(what.join("\n"), hint)
}

/// Returns the first rule that refuses an act, by its word, or nothing where it would be taken.
pub fn refused_by(session: &mut Session, sent: &Sent) -> anyhow::Result<Option<String>> {
    let hidden = Hiding::new(session.salts).hide(&mut *session.storage, &sent.form)?;
    let signed = Signed::read(&hidden)?;
    Ok(guards(session.world(), &signed).map(|refusal| refusal.rule.word()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_dictionary::{Code, Period};
    use remit_journal::Sort;
    use remit_register::{Claim, Fact, Kind, encode_facts};

    #[test]
    fn the_acts_after_one_with_facts_are_decided_on_them() {
        let (code, day) = (Code::parse("91Q").unwrap(), Date::from_ymd(2020, 4, 1).unwrap());
        let exists = Fact::during(code, Claim::Exists(Kind::Ccg), Period::since(day));
        let draft = Draft {
            sort: Sort::Decision,
            kind: "governance.took-effect".into(),
            version: 1,
            rules: 1,
            actor: "Ann".into(),
            authority: "an order".into(),
            source: "case kent: took-effect".into(),
            request: RequestId::parse("r").unwrap(),
            body: Vec::new(),
            chunks: encode_facts(&[exists]),
        };
        let before = Register::empty();
        let after = with(&before, 1, &draft).unwrap();
        assert!(before.now().body_at(code, day).is_none());
        assert!(after.now().body_at(code, day).is_some());
    }
}
