//! The footprints that were asked for: days, tables, and the proposals of open cases.

mod proposal;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use remit_activity::{Division, Footprint, FootprintError, Home, Surgeries};
use remit_clerk::Session;
use remit_dictionary::{Code, Date, Period};
use remit_register::{Kind, Register, View};

use crate::refusal::Refusal;
use crate::session;

/// What was asked for, with what has to be laid over the register first.
pub struct Laid {
    asked: Vec<Asked>,
}

enum Asked {
    At { label: String, division: Division, date: Date },
    AsRecorded,
    Proposed { label: String, division: Division, date: Date, register: Box<Register> },
    Table { label: String, homes: BTreeMap<String, Vec<(Period, String)>> },
}

const HINT: &str = "footprints are ccg@2020-04-01, sub-icb@2023-04-01, icb@2026-04-01, \
    stp@2021-04-01, region@2020-04-01, as-recorded, case:ID, or a CSV file with the columns \
    code,body";

impl Laid {
    /// Reads the words of every footprint, and lays the proposals over the register.
    pub fn over(session: &Session, words: &[String]) -> anyhow::Result<Self> {
        let read = |word: &String| match word.strip_prefix("case:") {
            Some(id) => proposal::read(session, word, id),
            None => Asked::read(word),
        };
        if let Some(twice) = (1..words.len()).find(|at| words[..*at].contains(&words[*at])) {
            return Err(Refusal::error(
                format!("--to {} is given twice", words[twice]),
                "name each footprint once",
            ));
        }
        Ok(Self { asked: words.iter().map(read).collect::<anyhow::Result<_>>()? })
    }

    /// Returns the footprints, over the register as it was asked for.
    pub fn footprints<'a>(
        &'a self,
        session: &'a Session,
        surgeries: Option<&'a Surgeries>,
    ) -> anyhow::Result<Vec<Footprint<'a>>> {
        let view = session.view();
        let mut footprints = Vec::new();
        for asked in &self.asked {
            footprints.push(match asked {
                Asked::AsRecorded => Footprint::AsRecorded { view },
                Asked::At { label, division, date } => {
                    session::say_if_later_than_sources(session, *date);
                    Footprint::At {
                        label: label.clone(),
                        division: *division,
                        date: *date,
                        view,
                        surgeries,
                    }
                }
                Asked::Proposed { label, division, date, register } => Footprint::At {
                    label: label.clone(),
                    division: *division,
                    date: *date,
                    view: register.now(),
                    surgeries,
                },
                Asked::Table { label, homes } => {
                    Footprint::Table { label: label.clone(), homes: homes.clone() }
                }
            });
        }
        Ok(footprints)
    }
}

impl Asked {
    fn read(words: &str) -> anyhow::Result<Self> {
        if words == "as-recorded" {
            return Ok(Self::AsRecorded);
        }
        let path = Path::new(words);
        if path.is_file() {
            return table(path);
        }
        if path.extension().is_some() && !words.contains('@') {
            return Err(Refusal::error(format!("there is no file {words}"), HINT));
        }
        match Footprint::parse_at(words) {
            Ok((division, date)) => Ok(Self::At { label: words.to_owned(), division, date }),
            Err(error @ FootprintError::Unknown(_)) => Err(Refusal::error(error.to_string(), HINT)),
            Err(error @ FootprintError::NotInLaw { .. }) => Err(Refusal::error(
                error.to_string(),
                "ask for a day on which there were: CCGs from 2013-04-01 until 2022-06-30, ICBs and \
                 sub-ICB locations since",
            )),
        }
    }
}

/// Reads a footprint from a file with the columns code and body.
fn table(path: &Path) -> anyhow::Result<Asked> {
    let name = path.display().to_string();
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_path(path)
        .with_context(|| format!("{name} could not be read"))?;
    let headings = reader.headers().with_context(|| format!("{name} could not be read"))?.clone();
    let place = |wanted: &str| {
        let found = headings.iter().position(|own| own.trim_start_matches('\u{feff}') == wanted);
        found.ok_or_else(|| {
            Refusal::error(
                format!("{name} is no footprint: it has no column {wanted:?}"),
                "a footprint is a CSV file with the columns code,body",
            )
        })
    };
    let (code, body) = (place("code")?, place("body")?);
    let (from, until) = (place("from").ok(), place("until").ok());
    let mut homes: BTreeMap<String, Vec<(Period, String)>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.with_context(|| format!("{name} could not be read"))?;
        let line = record.position().map_or(0, csv::Position::line);
        let wrong =
            |what: &str, hint: &str| Refusal::error(format!("{name} line {line}: {what}"), hint);
        let (code, body) = (record[code].to_owned(), record[body].to_owned());
        if code.is_empty() || body.is_empty() {
            let hint = "give every code its body, or leave the row out";
            return Err(wrong("a code or a body is missing", hint));
        }
        let day = |place: Option<usize>, open: Date| match place.map(|place| &record[place]) {
            None | Some("") => Some(open),
            Some(text) => Date::parse(text).ok(),
        };
        let days = day(from, Date::BEGINNING).zip(day(until, Date::END));
        let period = days.and_then(|(from, until)| Period::new(from, until).ok());
        let period = period.ok_or_else(|| {
            wrong("from and until are no period", "write days as 2020-04-01; until is exclusive")
        })?;
        homes.entry(code).or_default().push((period, body));
    }
    for (code, bodies) in &mut homes {
        bodies.sort();
        bodies.dedup();
        let overlap = bodies.windows(2).find(|pair| pair[1].0.from() < pair[0].0.until());
        if let Some([one, other]) = overlap {
            return Err(Refusal::error(
                format!("{name}: {code} is given to {} and to {} on one day", one.1, other.1),
                "a code has one body on a day",
            ));
        }
    }
    let label = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    Ok(Asked::Table { label: label.unwrap_or(name), homes })
}

/// How the people of a divided code are spread over the bodies of each footprint.
pub struct Shares<'a> {
    view: View<'a>,
    footprints: &'a [Footprint<'a>],
}

impl<'a> Shares<'a> {
    /// Prepares to share by registered population.
    pub fn of(session: &'a Session, footprints: &'a [Footprint<'a>]) -> Self {
        Self { view: session.view(), footprints }
    }

    /// Returns how many people of a code are registered with practices of each body.
    pub fn of_code(&self, footprint: usize, code: &str) -> Vec<(Home, u64)> {
        let view = self.view;
        let Ok(code) = Code::parse(code).map(|code| view.canonical(code)) else {
            return Vec::new();
        };
        // The code's members on its last day; while it lives, as the last source has them.
        let ends = view.bodies_of(code).into_iter().map(|body| body.life.until());
        let newest = Date::from_ymd(2099, 12, 31).expect("it is a day of the calendar");
        let day = ends.max().filter(|end| end.is_real()).map_or(newest, Date::day_before);
        let homes = self.footprints[footprint].homes();
        let mut people: BTreeMap<Home, u64> = BTreeMap::new();
        let mut bodies = vec![code];
        while let Some(body) = bodies.pop() {
            for member in view.members(Some(body), day).0 {
                if member.kind != Some(Kind::Practice) {
                    bodies
                        .extend((member.kind == Some(Kind::SubIcbLocation)).then_some(member.code));
                    continue;
                }
                let latest = || view.list_size(member.code, newest);
                let Some((size, _)) = view.list_size(member.code, day).or_else(latest) else {
                    continue;
                };
                if let Some(home) = homes.home_of(member.code.as_str()) {
                    *people.entry(home).or_default() += u64::from(size);
                }
            }
        }
        people.into_iter().collect()
    }
}
