//! ONS tables of bodies: names and codes of one kind, and look-ups of bodies to larger ones.

use remit_register::Claim;

use crate::headings::{self, Entity};
use crate::reading::Reading;
use crate::table::rows;
use crate::{Format, Unreadable};

pub(crate) fn read<'t>(
    format: Format,
    content: &'t str,
    reading: &mut Reading<'t>,
) -> Result<(), Unreadable> {
    let mut all = rows(content);
    let first = all.next().and_then(|row| row.cells).unwrap_or_default();
    let entities = headings::entities(&first);
    headings::check(&entities, format)?;
    if let Some(date) = headings::vintage(&entities) {
        reading.state(date);
    }
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            let mut bodies = Vec::with_capacity(entities.len());
            for columns in &entities {
                bodies.push((columns.entity, columns.body(cells)?));
            }
            for (at, (entity, body)) in bodies.iter().enumerate() {
                body.show(reading);
                for (larger_entity, larger) in &bodies[at + 1..] {
                    if lies_within(*entity, *larger_entity) {
                        reading.seen_once(body.code, Claim::PartOf(larger.code, larger.kind));
                    }
                }
            }
            Ok(())
        });
    }
    Ok(())
}

/// Tells which bodies have the other above them. A local office and an STP cut across each other.
fn lies_within(entity: Entity, larger: Entity) -> bool {
    match entity {
        Entity::Ccg | Entity::SubIcbLocation => larger > Entity::SubIcbLocation,
        Entity::LocalOffice | Entity::Stp | Entity::Icb => larger == Entity::Region,
        Entity::SmallArea | Entity::Council | Entity::Region => false,
    }
}
