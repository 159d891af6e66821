//! The act of an arrival.

use minicbor::{Decoder, Encoder};
use remit_journal::{ActError, Draft, Hash, RequestId, Sort};

use super::{Arrived, ArrivedKind, Slice};
use crate::BodyError;
use crate::body::{Read, Written, fields, hash, list, read_whole, text};
use crate::manifest::total;
use crate::monitoring_lines::Created;

/// The kind of act that reports an arrival.
pub const ARRIVAL_KIND: &str = "activity-arrived";
/// The version of the encoding of an arrival.
pub const ARRIVAL_VERSION: u64 = 1;
/// The version of the rules that accept the act of an arrival. It is part of an act's content.
const ARRIVAL_RULES_VERSION: u64 = 1;

/// Returns the act that reports an arrival. The same file twice is the same request.
///
/// # Errors
/// Never for files that arrived; only a request id that is too long is refused.
pub fn arrival_draft(arrived: &Arrived, actor: &str) -> Result<Draft, ActError> {
    let mut out = Encoder::new(Vec::new());
    write(&mut out, arrived).expect("writing to memory cannot fail");
    let body = out.into_writer();
    Ok(Draft {
        sort: Sort::Observation,
        kind: ARRIVAL_KIND.to_owned(),
        version: ARRIVAL_VERSION,
        rules: ARRIVAL_RULES_VERSION,
        actor: actor.to_owned(),
        authority: "none needed: an observation".to_owned(),
        source: arrived.title.clone(),
        request: RequestId::parse(&format!("arrive:{}", Hash::of(&[&body])))?,
        body,
        chunks: Vec::new(),
    })
}

fn write(out: &mut Encoder<Vec<u8>>, arrived: &Arrived) -> Written {
    let kind = match arrived.kind {
        ArrivedKind::Monitoring => 0,
        ArrivedKind::Activity => 1,
    };
    out.array(7)?.str(&arrived.title)?.bytes(arrived.content.as_bytes())?;
    out.u64(arrived.rows)?.u64(arrived.rejected)?.u8(kind)?;
    out.array(arrived.totals.len() as u64)?;
    for (column, total) in &arrived.totals {
        out.array(2)?.str(column)?.str(&total.to_string())?;
    }
    out.array(arrived.slices.len() as u64)?;
    for own in &arrived.slices {
        out.array(5)?.str(&own.provider)?.u16(own.year)?.u8(own.month)?;
        out.i64(own.created.seconds())?.u64(own.rows)?;
    }
    Ok(())
}

/// Reads the body of an act of the kind [`ARRIVAL_KIND`].
///
/// # Errors
/// When the version is newer than this program, or the bytes are not an arrival.
pub fn decode(version: u64, body: &[u8]) -> Result<Arrived, BodyError> {
    read_whole(version, ARRIVAL_VERSION, body, read)
}

fn read(input: &mut Decoder<'_>) -> Read<Arrived> {
    use minicbor::decode::Error;
    fields(input, 7)?;
    let (title, content) = (text(input)?, hash(input)?);
    let (rows, rejected) = (input.u64()?, input.u64()?);
    let kind = match input.u8()? {
        0 => ArrivedKind::Monitoring,
        1 => ArrivedKind::Activity,
        other => return Err(Error::message(format!("kind {other}"))),
    };
    let totals = list(input, |input| {
        fields(input, 2)?;
        Ok((text(input)?, total(input)?))
    })?;
    let slices = list(input, |input| {
        fields(input, 5)?;
        Ok(Slice {
            provider: text(input)?,
            year: input.u16()?,
            month: input.u8()?,
            created: Created::from_seconds(input.i64()?)
                .ok_or_else(|| Error::message("a moment that no calendar has"))?,
            rows: input.u64()?,
        })
    })?;
    Ok(Arrived { title, content, rows, rejected, totals, kind, slices })
}
