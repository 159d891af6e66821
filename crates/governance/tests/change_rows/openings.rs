//! Opening a case of a change.

use super::{ANN, DAY, MAY};
use crate::support::table::Row;

/// How cases of changes are opened; the other rules of this act are another area's.
pub const OPENINGS: &[Row] = &[
    (
        &[MAY, ANN],
        "case-opened case=m kind=change title=x parties=09C,09C manner=merge",
        "at-least-two-groups-merge",
        "route-fits-the-parties",
    ),
    (
        &[MAY, ANN],
        "case-opened case=m kind=change title=x parties=09C,09E manner=split route=ccg-merger \
         effect-on=2020-04-01",
        "at-least-two-groups-merge",
        "",
    ),
    (
        &[MAY, ANN],
        "case-opened case=m kind=change title=x parties=09C,09E manner=merge route=icb-order \
         effect-on=2020-05-01",
        "route-fits-the-parties",
        "change-is-on-its-day-of-the-year",
    ),
    // By statute only on the day on which the law ends groups.
    (
        &[MAY, ANN],
        "case-opened case=m kind=change title=x parties=09C,09E manner=merge route=statute \
         effect-on=2020-04-01",
        "route-fits-the-parties",
        "",
    ),
    // Groups cannot merge on a day on which there are no groups.
    (
        &["@2022-05-01", ANN],
        "case-opened case=m kind=change title=x parties=09C,09E manner=merge route=ccg-merger \
         effect-on=2023-04-01",
        "route-fits-the-parties",
        "",
    ),
    (
        &[MAY, ANN],
        "case-opened case=m kind=change title=x parties=09C,09E manner=merge route=ccg-merger \
         effect-on=2020-05-01",
        "change-is-on-its-day-of-the-year",
        "",
    ),
    (
        &[DAY, ANN],
        "case-opened case=m kind=change title=x parties=09C,09E manner=merge route=ccg-merger \
         effect-on=2020-04-01",
        "change-is-on-its-day-of-the-year",
        "",
    ),
];
