//! Facts as bytes: deterministic CBOR, in chunks of at most 4,096.
//!
//! A chunk is an array of facts; a fact is an array of subject, claim number, the claim's values,
//! the days in force, and where the row has one its own source. Version 1. Old chunks decode for
//! ever: the tests below hold a golden hash.

use minicbor::{Decoder, Encoder};
use remit_dictionary::{Code, Date, Period};
use remit_journal::Chunk;

use crate::{AreaOf, Claim, Fact, Generation, Kind, Share, Status, Voice, When};

/// The most facts that one chunk holds.
pub const CHUNK_FACTS_MAX: usize = 4_096;
/// The version of the encoding that this code writes.
pub const ENCODING_VERSION: u64 = 1;

type Failure = minicbor::decode::Error;
type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

/// Writes facts as chunks, in order.
#[must_use]
pub fn encode_facts(facts: &[Fact]) -> Vec<Chunk> {
    facts.chunks(CHUNK_FACTS_MAX).map(encode_chunk).collect()
}

fn encode_chunk(facts: &[Fact]) -> Chunk {
    let mut out = Encoder::new(Vec::with_capacity(facts.len() * 40));
    write_all(&mut out, facts).expect("writing to memory cannot fail");
    let count = u32::try_from(facts.len()).expect("a chunk holds at most 4,096 facts");
    Chunk { facts: count, bytes: out.into_writer() }
}

fn write_all(out: &mut Encoder<Vec<u8>>, facts: &[Fact]) -> Written {
    out.array(facts.len() as u64)?;
    for fact in facts {
        write(out, fact)?;
    }
    Ok(())
}

fn write(out: &mut Encoder<Vec<u8>>, fact: &Fact) -> Written {
    out.array(if fact.source.is_some() { 6 } else { 5 })?.str(fact.subject.as_str())?;
    write_claim(out, &fact.claim)?;
    let (seen, from, until) = match fact.when {
        When::During(period) => (0, period.from(), period.until()),
        When::Seen(date) => (2, date, date.next_day()),
    };
    let taken_back = match fact.voice {
        Voice::Asserts => 0,
        Voice::TakesBack => 1,
    };
    out.u8(seen | taken_back)?;
    write_end(out, from)?;
    write_end(out, until)?;
    if let Some(source) = &fact.source {
        out.str(source)?;
    }
    Ok(())
}

/// An end of time is null.
fn write_end(out: &mut Encoder<Vec<u8>>, date: Date) -> Written {
    if date.is_real() {
        out.i32(date.days())?;
    } else {
        out.null()?;
    }
    Ok(())
}

fn write_claim(out: &mut Encoder<Vec<u8>>, claim: &Claim) -> Written {
    match claim {
        Claim::Exists(kind) => out.array(2)?.u8(0)?.u8(*kind as u8)?,
        Claim::Named(name) => out.array(2)?.u8(1)?.str(name)?,
        Claim::Coded(code) => out.array(2)?.u8(2)?.str(code.as_str())?,
        Claim::CommissionedBy(body) => out.array(2)?.u8(3)?.str(body.as_str())?,
        Claim::PartOf(body, kind) => out.array(3)?.u8(4)?.str(body.as_str())?.u8(*kind as u8)?,
        Claim::LiesIn(place) => out.array(2)?.u8(5)?.str(place.as_str())?,
        Claim::InArea(body, of, generation) => {
            out.array(4)?.u8(6)?.str(body.as_str())?.u8(*of as u8)?.u8(*generation as u8)?
        }
        Claim::SucceededBy(body, share) => {
            out.array(3)?.u8(7)?.str(body.as_str())?.u8(*share as u8)?
        }
        Claim::ListSize(people) => out.array(2)?.u8(8)?.u32(*people)?,
        Claim::Town(town) => out.array(2)?.u8(9)?.str(town)?,
        Claim::Postcode(postcode) => out.array(2)?.u8(10)?.str(postcode)?,
        Claim::Standing(status) => out.array(2)?.u8(11)?.u8(*status as u8)?,
        Claim::Holds(function) => out.array(2)?.u8(12)?.str(function)?,
    };
    Ok(())
}

/// Reads a chunk and gives each fact to `take`, in order.
///
/// # Errors
/// When the bytes are not a chunk of facts that this program knows.
pub fn decode_facts(bytes: &[u8], take: &mut dyn FnMut(Fact)) -> Result<(), Failure> {
    let mut input = Decoder::new(bytes);
    let count = input.array()?.ok_or_else(|| Failure::message("a chunk of unknown length"))?;
    for _ in 0..count {
        take(read(&mut input)?);
    }
    if input.position() == bytes.len() {
        Ok(())
    } else {
        Err(Failure::message("something follows the facts"))
    }
}

fn read(input: &mut Decoder<'_>) -> Result<Fact, Failure> {
    let length = input.array()?;
    let subject = read_code(input)?;
    let claim = read_claim(input)?;
    let flags = input.u8()?;
    let from = read_end(input, Date::BEGINNING)?;
    let until = read_end(input, Date::END)?;
    let when = match flags & 2 {
        0 => When::During(Period::new(from, until).map_err(Failure::message)?),
        _ if from.is_real() => When::Seen(from),
        _ => return Err(Failure::message("something seen on no day")),
    };
    let voice = if flags & 1 == 0 { Voice::Asserts } else { Voice::TakesBack };
    let source = match length {
        Some(5) => None,
        Some(6) => Some(input.str()?.to_owned()),
        _ => return Err(Failure::message("a fact has five or six parts")),
    };
    Ok(Fact { subject, claim, when, voice, source })
}

fn read_end(input: &mut Decoder<'_>, open: Date) -> Result<Date, Failure> {
    if input.datatype()? == minicbor::data::Type::Null {
        input.null()?;
        Ok(open)
    } else {
        Ok(Date::from_days(input.i32()?))
    }
}

fn read_claim(input: &mut Decoder<'_>) -> Result<Claim, Failure> {
    let length = input.array()?;
    let number = input.u8()?;
    let claim = match number {
        0 => Claim::Exists(read_kind(input)?),
        1 => Claim::Named(input.str()?.to_owned()),
        2 => Claim::Coded(read_code(input)?),
        3 => Claim::CommissionedBy(read_code(input)?),
        4 => Claim::PartOf(read_code(input)?, read_kind(input)?),
        5 => Claim::LiesIn(read_code(input)?),
        6 => {
            let body = read_code(input)?;
            let of = one_of(input.u8()?, &[AreaOf::Commissioner, AreaOf::Council])?;
            let generations = [Generation::Lsoa2011, Generation::Lsoa2021];
            Claim::InArea(body, of, one_of(input.u8()?, &generations)?)
        }
        7 => {
            let body = read_code(input)?;
            let shares = [Share::NotStated, Share::Whole, Share::Part];
            Claim::SucceededBy(body, one_of(input.u8()?, &shares)?)
        }
        8 => Claim::ListSize(input.u32()?),
        9 => Claim::Town(input.str()?.to_owned()),
        10 => Claim::Postcode(input.str()?.to_owned()),
        11 => {
            let states = [Status::Active, Status::Closed, Status::Dormant, Status::Proposed];
            Claim::Standing(one_of(input.u8()?, &states)?)
        }
        12 => Claim::Holds(input.str()?.to_owned()),
        other => return Err(Failure::message(format!("claim {other} is not known"))),
    };
    let expected = match number {
        4 | 7 => 3,
        6 => 4,
        _ => 2,
    };
    if length == Some(expected) { Ok(claim) } else { Err(Failure::message("a claim's length")) }
}

fn read_code(input: &mut Decoder<'_>) -> Result<Code, Failure> {
    Code::parse(input.str()?).map_err(Failure::message)
}

fn read_kind(input: &mut Decoder<'_>) -> Result<Kind, Failure> {
    Kind::from_number(input.u8()?).ok_or_else(|| Failure::message("a kind not known"))
}

fn one_of<T: Copy>(number: u8, choices: &[T]) -> Result<T, Failure> {
    choices.get(usize::from(number)).copied().ok_or_else(|| Failure::message("a value not known"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> Code {
        Code::parse(text).unwrap()
    }

    fn one_of_each() -> Vec<Fact> {
        let day = Date::parse("2020-04-01").unwrap();
        let body = code("91Q");
        let claims = [
            Claim::Exists(Kind::Ccg),
            Claim::Named("NHS Kent and Medway CCG".into()),
            Claim::Coded(code("E38000237")),
            Claim::CommissionedBy(body),
            Claim::PartOf(code("QKS"), Kind::Stp),
            Claim::LiesIn(code("Y59")),
            Claim::InArea(body, AreaOf::Council, Generation::Lsoa2021),
            Claim::SucceededBy(body, Share::Part),
            Claim::ListSize(1_932_550),
            Claim::Town("MAIDSTONE".into()),
            Claim::Postcode("ME14 1XX".into()),
            Claim::Standing(Status::Dormant),
            Claim::Holds("primary-medical".into()),
        ];
        let mut facts: Vec<Fact> =
            claims.into_iter().map(|claim| Fact::during(body, claim, Period::since(day))).collect();
        facts.push(Fact::seen(body, Claim::ListSize(1), day));
        facts.push(Fact {
            voice: Voice::TakesBack,
            source: Some("NHS England ODS epcmem 2019-08".into()),
            ..Fact::during(body, Claim::CommissionedBy(body), Period::ALWAYS)
        });
        facts
    }

    #[test]
    fn every_claim_reads_back() {
        let facts = one_of_each();
        let chunks = encode_facts(&facts);
        let mut back = Vec::new();
        decode_facts(&chunks[0].bytes, &mut |fact| back.push(fact)).unwrap();
        assert_eq!(back, facts);
        assert_eq!(chunks[0].facts as usize, facts.len());
    }

    #[test]
    fn the_first_version_of_the_encoding_is_what_it_was() {
        // A golden value: old bytes decode for ever. If this fails, a new version is needed.
        let hash = encode_facts(&one_of_each())[0].hash().to_string();
        assert_eq!(hash, "dc795d80f088fdd54f93dd82160351201338c497e4a05d87cb38c5cfa78790a7");
    }

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode_facts(&bytes, &mut |_| {});
        }
    }
}
