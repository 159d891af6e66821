//! ONS look-ups of small areas to commissioners and councils.

use remit_register::{AreaOf, Claim, Generation, Kind};

use crate::headings::{self, Entity};
use crate::reading::Reading;
use crate::table::rows;
use crate::{Format, Unreadable};

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    let mut all = rows(content);
    let first = all.next().and_then(|row| row.cells).unwrap_or_default();
    let entities = headings::entities(&first);
    headings::check(&entities, Format::LsoaLookup)?;
    if let Some(date) = headings::vintage(&entities) {
        reading.state(date);
    }
    let Some((areas, bodies)) = entities.split_first() else { return Ok(()) };
    let generation = if areas.year >= 21 { Generation::Lsoa2021 } else { Generation::Lsoa2011 };
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            let area = areas.small_area(cells)?;
            let mut commissioner = None;
            for columns in bodies {
                let body = columns.body(cells)?;
                match columns.entity {
                    Entity::Council => {
                        let claim = Claim::InArea(body.code, AreaOf::Council, generation);
                        reading.seen(area, claim);
                    }
                    Entity::Ccg | Entity::SubIcbLocation => {
                        let claim = Claim::InArea(body.code, AreaOf::Commissioner, generation);
                        reading.seen(area, claim);
                        commissioner = Some(body.code);
                    }
                    Entity::Icb | Entity::Stp | Entity::Region | Entity::LocalOffice => {
                        if let Some(smaller) = commissioner {
                            reading.seen_once(smaller, Claim::PartOf(body.code, body.kind));
                        }
                    }
                    Entity::SmallArea => {}
                }
                if body.kind != Kind::Other {
                    body.show(reading);
                }
            }
            Ok(())
        });
    }
    Ok(())
}
