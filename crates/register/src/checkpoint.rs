//! A register as bytes, to open it without folding. Derived and disposable: anything that does
//! not read back exactly is passed over and folded again.

use remit_dictionary::{Code, Date, Moment};

use remit_journal::Hash;

use crate::Series;
use crate::derived::Derived;
use crate::index::{Entry, Register, Row, TAGS, Texts, as_u32, object_is_code, starts_of_rows};

const MAGIC: &[u8; 8] = b"remitck2";
const ROW_BYTES: usize = 32;
const CODE_BYTES: usize = 12;

/// Writes a register.
pub(crate) fn encode(register: &Register) -> Vec<u8> {
    let size = register.rows.len() * ROW_BYTES
        + register.codes.len() * (CODE_BYTES + 8)
        + register.texts.arena.len()
        + register.texts.ends.len() * 4
        + register.reverse.len() * 4
        + register.entries.len() * 128
        + 256;
    let mut out = Vec::with_capacity(size);
    out.extend_from_slice(MAGIC);
    put_count(&mut out, register.entries.len());
    for entry in &register.entries {
        out.extend_from_slice(&entry.number.to_le_bytes());
        out.extend_from_slice(&entry.recorded_at.microseconds().to_le_bytes());
        out.push(entry.series as u8);
        out.extend_from_slice(&entry.published.days().to_le_bytes());
        put_bytes(&mut out, entry.title.as_bytes());
        put_bytes(&mut out, entry.format.as_bytes());
        out.extend_from_slice(entry.content.as_bytes());
    }
    put_count(&mut out, register.codes.len());
    for code in &register.codes {
        out.extend_from_slice(&code.to_bytes());
    }
    put_bytes(&mut out, register.texts.arena.as_bytes());
    put_numbers(&mut out, &register.texts.ends);
    put_count(&mut out, register.rows.len());
    for row in &register.rows {
        put_row(&mut out, row);
    }
    put_numbers(&mut out, &register.reverse);
    out
}

fn put_count(out: &mut Vec<u8>, count: usize) {
    out.extend_from_slice(&(count as u64).to_le_bytes());
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_count(out, bytes.len());
    out.extend_from_slice(bytes);
}

fn put_numbers(out: &mut Vec<u8>, numbers: &[u32]) {
    put_count(out, numbers.len());
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

fn put_row(out: &mut Vec<u8>, row: &Row) {
    let mut bytes = [0; ROW_BYTES];
    bytes[..4].copy_from_slice(&row.subject.to_le_bytes());
    bytes[4..8].copy_from_slice(&row.object.to_le_bytes());
    bytes[8..12].copy_from_slice(&row.from.to_le_bytes());
    bytes[12..16].copy_from_slice(&row.until.to_le_bytes());
    bytes[16..20].copy_from_slice(&row.act.to_le_bytes());
    bytes[20..24].copy_from_slice(&row.nth.to_le_bytes());
    bytes[24..28].copy_from_slice(&row.source.to_le_bytes());
    bytes[28..].copy_from_slice(&[row.tag, row.detail, row.flags, 0]);
    out.extend_from_slice(&bytes);
}

/// Reads a register back; nothing where the bytes are not one.
pub(crate) fn decode(bytes: &[u8]) -> Option<Register> {
    let mut input = Input { rest: bytes };
    if input.take(MAGIC.len())? != MAGIC {
        return None;
    }
    let entries = (0..input.count()?).map(|_| input.entry()).collect::<Option<Vec<_>>>()?;
    let count = input.count()?;
    let codes = input
        .take(count.checked_mul(CODE_BYTES)?)?
        .chunks_exact(CODE_BYTES)
        .map(|bytes| Code::from_bytes(bytes.try_into().ok()?).ok())
        .collect::<Option<Vec<_>>>()?;
    let arena = input.text()?;
    let ends = input.numbers()?;
    let count = input.count()?;
    let rows: Vec<Row> =
        input.take(count.checked_mul(ROW_BYTES)?)?.chunks_exact(ROW_BYTES).map(row).collect();
    let reverse = input.numbers()?;
    let texts = Texts { arena, ends };
    let ids = as_u32(codes.len());
    let fits = |row: &Row| {
        let names_code = !object_is_code(row.tag) || row.object < ids;
        row.subject < ids && names_code && usize::from(row.tag) < TAGS
    };
    let in_rows = |at: &u32| (*at as usize) < rows.len();
    if !(input.rest.is_empty() && rows.iter().all(fits) && reverse.iter().all(in_rows)) {
        return None;
    }
    let (starts, reverse_starts) = starts_of_rows(codes.len(), &rows, &reverse);
    let derived = Derived::of(&entries, codes.len(), &rows);
    Some(Register { entries, codes, texts, rows, starts, reverse, reverse_starts, derived })
}

fn row(bytes: &[u8]) -> Row {
    let number =
        |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    Row {
        subject: number(0),
        object: number(4),
        from: number(8).cast_signed(),
        until: number(12).cast_signed(),
        act: number(16),
        nth: number(20),
        source: number(24),
        tag: bytes[28],
        detail: bytes[29],
        flags: bytes[30],
    }
}

struct Input<'a> {
    rest: &'a [u8],
}

impl<'a> Input<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// Reads a count; never more than there are bytes left, so that nothing is reserved in vain.
    fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(u64::from_le_bytes(self.array()?)).ok()?;
        (count <= self.rest.len()).then_some(count)
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        let count = self.count()?;
        let bytes = self.take(count.checked_mul(4)?)?;
        let number = |four: &[u8]| u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
        Some(bytes.chunks_exact(4).map(number).collect())
    }

    fn entry(&mut self) -> Option<Entry> {
        let number = u32::from_le_bytes(self.array()?);
        let recorded_at = Moment::from_microseconds(i64::from_le_bytes(self.array()?));
        let [series] = self.array()?;
        let series = Series::from_number(series)?;
        let published = Date::from_days(i32::from_le_bytes(self.array()?));
        let (title, format) = (self.text()?, self.text()?);
        let content = Hash::from_slice(self.take(32)?).ok()?;
        Some(Entry { number, recorded_at, series, published, title, format, content })
    }

    fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }
}
