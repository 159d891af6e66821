//! Deciding on acts and putting them on record: all of what was sent, or nothing.

use std::collections::HashMap;

use remit_dictionary::{Date, Moment};
use remit_governance::{
    Books, Form, FormError, NotDecided, Signed, World, decide, refusal as guards,
};
use remit_journal::{Draft, Fault, Hash, RequestId};
use remit_register::{Entry, Register, decode_facts};

use crate::failure::{Failure, Objection, Why};
use crate::persons::{self, Hiding};
use crate::session::{Put, Session};

/// An act as it was sent, and where it stands in what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The act.
    pub form: Form,
    /// As `tracker.xlsx, sheet "vote-cast" row 3`; nothing where it is the only one.
    pub place: Option<String>,
}

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
///
/// # Errors
/// When something cannot be read or is refused, which is named, or when the record fails.
pub fn record(
    session: &mut Session,
    sent: &[Sent],
    sending: &Sending,
) -> Result<Vec<Done>, Failure> {
    session.at_the_head()?;
    let mut hiding = Hiding::new(session.salts);
    let readied = ready(session, sent, sending, &mut hiding)?;
    if readied.len() > 1 || !hiding.is_empty() {
        try_all(session, &readied, &hiding)?;
    }
    hiding.keep(&mut *session.storage)?;
    let mut done = Vec::new();
    for own in readied {
        let put = put(session, &own, sending.now).map_err(|then| match done.len() {
            0 => then,
            done => Failure::Partly { done, then: Box::new(then) },
        })?;
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
) -> Result<Vec<Readied>, Failure> {
    let mut all = Vec::new();
    let mut objections = Vec::new();
    let mut times: HashMap<Hash, u32> = HashMap::new();
    for (at, Sent { form, place }) in sent.iter().enumerate() {
        let hidden = hiding.hide(&mut *session.storage, form)?;
        let signed = match Signed::read(&hidden) {
            Ok(signed) if sending.today < signed.on => {
                let (act, on, today) = (signed.act.word(), signed.on, sending.today);
                let why = Why::Future { act, on, today };
                objections.push(Objection { place: place.clone(), why });
                continue;
            }
            Ok(signed) => signed,
            Err(error) => {
                objections.push(Objection { place: place.clone(), why: Why::Form(error) });
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
        let request = RequestId::parse(&name).map_err(Failure::Request)?;
        all.push(Readied { signed, request, place: place.clone() });
    }
    if objections.is_empty() { Ok(all) } else { Err(Failure::Refused(objections)) }
}

/// Decides on all, each on the state after those before it, without recording anything.
fn try_all(session: &mut Session, readied: &[Readied], hiding: &Hiding) -> Result<(), Failure> {
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
                    register = Some(with(before, number, &draft));
                }
                books.enter(number, own.signed.clone());
            }
            Err(not) => refusals.push((not, own.place.clone())),
        }
    }
    let mut objections = Vec::new();
    for (not, place) in refusals {
        let why = match why(session, &not)? {
            Why::Guard { refusal, about } => Why::Guard { refusal, about: hiding.reveal(&about) },
            other => other,
        };
        objections.push(Objection { place, why });
    }
    if objections.is_empty() { Ok(()) } else { Err(Failure::Refused(objections)) }
}

/// Returns why an act was not decided, with the names of persons.
fn why(session: &mut Session, not: &NotDecided) -> Result<Why, Fault> {
    Ok(match not {
        NotDecided::Act(error) => Why::TooLong(error.clone()),
        NotDecided::Refused(refusal) => {
            let about = persons::show_about(&mut *session.storage, &refusal.about)?;
            Why::Guard { refusal: refusal.clone(), about }
        }
    })
}

/// Lays the facts of a draft over a register.
fn with(register: &Register, number: u64, draft: &Draft) -> Register {
    let mut facts = Vec::new();
    for chunk in &draft.chunks {
        decode_facts(&chunk.bytes, &mut |fact| facts.push(fact))
            .expect("BUG: the facts of a draft can be read");
    }
    let number = u32::try_from(number).expect("BUG: a record has fewer acts");
    let entry = Entry::decided(number, Moment::NOW_AND_EVER, &draft.source, &facts);
    register.with(entry, &facts)
}

/// Returns the act that a request became before, if it was this very act.
fn answered(session: &Session, own: &Readied) -> Result<Option<u64>, Failure> {
    match session.books.answered(&own.request) {
        Some((number, content)) if content != content_of(&own.signed) => {
            Err(Failure::Reused { request: own.request.as_str().to_owned(), number })
        }
        found => Ok(found.map(|(number, _)| number)),
    }
}

fn content_of(signed: &Signed) -> Hash {
    Hash::of(&[&signed.write().encode()])
}

fn put(session: &mut Session, own: &Readied, now: Moment) -> Result<Put, Failure> {
    if let Some(number) = answered(session, own)? {
        return Ok(Put::Already(number));
    }
    let put = session.put(now, &mut |session| {
        decide(session.world(), &own.signed, own.request.clone()).map_err(NotPut::Undecided)
    });
    match put {
        Ok(put) => Ok(put),
        Err(NotPut::Failed(failure)) => Err(failure),
        Err(NotPut::Undecided(not)) => {
            let (place, why) = (own.place.clone(), why(session, &not)?);
            Err(Failure::Refused(vec![Objection { place, why }]))
        }
    }
}

/// Why a draft is not put on record.
enum NotPut {
    Undecided(NotDecided),
    Failed(Failure),
}

impl From<Failure> for NotPut {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Returns the first rule that refuses an act, by its word, or nothing where it would be taken.
///
/// # Errors
/// When the form is not an act, or the record fails.
pub fn refused_by(session: &mut Session, sent: &Sent) -> Result<Option<String>, Failure> {
    let hidden = Hiding::new(session.salts).hide(&mut *session.storage, &sent.form)?;
    let signed = Signed::read(&hidden).map_err(|error: FormError| {
        Failure::Refused(vec![Objection { place: None, why: Why::Form(error) }])
    })?;
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
        let after = with(&before, 1, &draft);
        assert!(before.now().body_at(code, day).is_none());
        assert!(after.now().body_at(code, day).is_some());
    }
}
