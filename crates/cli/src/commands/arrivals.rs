//! `remit arrivals`: the activity on record, and which statement of it counts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use remit_activity::arrival::{ARRIVAL_KIND, Arrived, decode, set_path};
use remit_activity::supersession::{Place, Statement, current};
use remit_clerk::Session;
use remit_dictionary::Moment;
use remit_journal::Hash;

use crate::arguments::Arguments;
use crate::commands::runs::each_after;
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session;

/// The arrivals on record, and how far the record was read.
#[derive(Default)]
pub struct Known {
    /// The number of the last act.
    pub last: u64,
    /// Each arrival with the number of its act.
    pub arrivals: Vec<(u64, Arrived)>,
}

impl Known {
    /// Reads on from where the record was left, up to a moment where one is given.
    pub fn read_on(&mut self, session: &mut Session, until: Option<Moment>) -> anyhow::Result<()> {
        let mut acts = Vec::new();
        each_after(session, self.last, &mut |act, head| {
            self.last = head.number;
            let early = until.is_none_or(|moment| act.recorded_at <= moment);
            if early && act.kind == ARRIVAL_KIND {
                acts.push(act);
            }
        })?;
        for act in acts {
            self.arrivals.push((act.number, decode(act.version, &act.body)?));
        }
        Ok(())
    }
}

/// Returns the folder of the sets: beside the record, or here where that is a server.
pub fn sets(arguments: &Arguments) -> PathBuf {
    let is_server = arguments.store.contains("://");
    PathBuf::from(format!("{}.sets", if is_server { "remit" } else { &arguments.store }))
}

/// Lists what was stated, by provider, year and month; what has no such place comes last.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut session = session::ask(arguments)?;
    let mut known = Known::default();
    known.read_on(&mut session, arguments.as_known)?;
    let sets = sets(arguments);
    let headings = [
        "provider", "year", "month", "status", "created", "rows", "rejected", "file", "set", "act",
    ];
    let mut table = Table::new(&headings);
    let mut files: BTreeMap<Hash, &(u64, Arrived)> = BTreeMap::new();
    for own in &known.arrivals {
        files.entry(own.1.content).or_insert(own);
    }
    let stated = current(known.arrivals.iter().map(|(_, arrived)| arrived)).map_err(|error| {
        Refusal::error(error.to_string(), "ask as known before the later of them: --as-known DAY")
    })?;
    let mut add = |place: Option<&Place>, status: &str, said: Option<&Statement>, hash: Hash| {
        let (act, arrived) = files[&hash];
        let year = |year: u16| format!("{year}{:02}", (year + 1) % 100);
        table.row([
            place.map(|own| own.0.clone()).unwrap_or_default(),
            place.map(|own| year(own.1)).unwrap_or_default(),
            place.map(|own| own.2.to_string()).unwrap_or_default(),
            status.to_owned(),
            said.map(|own| own.created.to_string()).unwrap_or_default(),
            said.map_or(arrived.rows, |own| own.rows).to_string(),
            arrived.rejected.to_string(),
            arrived.title.clone(),
            set_path(&sets, hash).display().to_string(),
            act.to_string(),
        ]);
    };
    for (place, statements) in &stated {
        let own = &statements.current;
        add(Some(place), "current", Some(own), own.content);
        for own in statements.earlier.iter().rev() {
            add(Some(place), "superseded", Some(own), own.content);
        }
    }
    for (act, arrived) in &known.arrivals {
        if arrived.slices.is_empty() && files[&arrived.content].0 == *act {
            add(None, "current", None, arrived.content);
        }
    }
    output::write(arguments, &table)
}
