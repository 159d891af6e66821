//! One file for each format.

pub(crate) mod commissioners;
pub(crate) mod epcmem;
pub(crate) mod epraccur;
pub(crate) mod fact_file;
pub(crate) mod fhir;
pub(crate) mod hierarchy;
pub(crate) mod json;
pub(crate) mod list_sizes;
pub(crate) mod networks;
pub(crate) mod ons_names;
pub(crate) mod ord;
pub(crate) mod pct_to_ccg;
pub(crate) mod practice_map;
pub(crate) mod roles;
pub(crate) mod small_areas;
pub(crate) mod sub_icb_table;
pub(crate) mod succ;
pub(crate) mod trusts;

use std::borrow::Cow;

use crate::reading::Reading;
use crate::unpack::Content;
use crate::{Format, Unreadable, headings};

/// Reads the content as of a format.
pub(crate) fn read<'t>(
    format: Format,
    content: &'t Content<'_>,
    reading: &mut Reading<'t>,
) -> Result<(), Unreadable> {
    let text = match (format, content) {
        (Format::Epcn, Content::Workbook(bytes)) => return networks::read(bytes, reading),
        (_, Content::Text { text, .. }) => text.as_ref(),
        (_, Content::Workbook(_)) => {
            return Err(Unreadable::NotRecognised { seen: "a workbook".into() });
        }
    };
    match format {
        Format::Epraccur | Format::EpraccurDse => epraccur::read(text, reading),
        Format::Epcmem => epcmem::read(text, reading),
        Format::Succ => succ::read(text, reading),
        Format::Eccg => commissioners::read(text, reading),
        Format::Etr => trusts::read(text, reading),
        Format::Epcn => Err(Unreadable::NotRecognised { seen: "text, no workbook".into() }),
        Format::PctToCcg => pct_to_ccg::read(text, reading),
        Format::OdsFhir => fhir::read(text, reading),
        Format::OdsOrd => ord::read(text, reading),
        Format::LsoaLookup => small_areas::read(text, reading),
        Format::NamesAndCodes | Format::Hierarchy => hierarchy::read(format, text, reading),
        Format::PracticeMap => practice_map::read(text, reading),
        Format::ListSize => list_sizes::read(text, reading),
        Format::SubIcbTable => sub_icb_table::read(text, reading),
        Format::OnsNames => ons_names::read(text, reading),
        Format::FactFile => fact_file::read(text, reading),
    }
}

/// Returns where the named columns stand, counted from 1. A heading is compared by its letters and
/// digits; each column may have had several names over the years.
fn columns<const N: usize>(
    first: &[Cow<'_, str>],
    format: Format,
    wanted: [&[&str]; N],
) -> Result<[usize; N], Unreadable> {
    let names: Vec<String> = first.iter().map(|name| headings::plain(name)).collect();
    let mut found = [0; N];
    for (slot, aliases) in found.iter_mut().zip(wanted) {
        let fits = |name: &String| aliases.iter().any(|alias| headings::plain(alias) == *name);
        let Some(at) = names.iter().position(fits) else {
            let column = aliases.first().copied().unwrap_or_default().to_owned();
            return Err(Unreadable::MissingColumn { format: format.word(), column });
        };
        *slot = at + 1;
    }
    Ok(found)
}
