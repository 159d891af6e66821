//! Footprints: which body a practice, small area or commissioner's code belongs to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Mutex;

use remit_dictionary::{Code, Date, Period};
use remit_register::{AreaOf, Areas, Kind, Parent, View};

use crate::surgeries::Surgeries;
use crate::when::{END, FIRST};

/// The levels that a footprint divides England into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// Clinical commissioning groups.
    Ccg,
    /// Sub-ICB locations.
    SubIcb,
    /// Integrated care boards.
    Icb,
    /// Sustainability and transformation partnerships.
    Stp,
    /// Regions of NHS England.
    Region,
}

impl Division {
    /// Every division, with the word that commands use.
    pub const ALL: [(Self, &str); 5] = [
        (Self::Ccg, "ccg"),
        (Self::SubIcb, "sub-icb"),
        (Self::Icb, "icb"),
        (Self::Stp, "stp"),
        (Self::Region, "region"),
    ];

    /// Returns the kind of body that the division is made of.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Ccg => Kind::Ccg,
            Self::SubIcb => Kind::SubIcbLocation,
            Self::Icb => Kind::Icb,
            Self::Stp => Kind::Stp,
            Self::Region => Kind::Region,
        }
    }
}

/// A way of dividing England among bodies.
#[derive(Debug, Clone)]
pub enum Footprint<'a> {
    /// The bodies of a level as they were, are or would be on a date.
    At {
        /// What it is called in the answer: `ccg@2020-04-01`.
        label: String,
        /// The level.
        division: Division,
        /// The day.
        date: Date,
        /// The register, or a proposal laid over it.
        view: View<'a>,
        /// Where surgeries stand, if practices without a body on the day go by that.
        surgeries: Option<&'a Surgeries>,
    },
    /// The commissioner on the row's own day.
    AsRecorded {
        /// The register.
        view: View<'a>,
    },
    /// A table that the caller brings: code to body, for all days or for some.
    Table {
        /// What it is called in the answer.
        label: String,
        /// The bodies of each code, each with the days for which it holds, in order.
        homes: BTreeMap<String, Vec<(Period, String)>>,
    },
}

/// Why a footprint is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FootprintError {
    /// The words are not a footprint.
    #[error("{0:?} is no footprint")]
    Unknown(String),
    /// The law knows no such bodies on that day.
    #[error("there were no bodies of the kind {kind} on {date}")]
    NotInLaw {
        /// The kind.
        kind: String,
        /// The day.
        date: Date,
    },
}

/// Where a code belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// To this body.
    Body(String),
    /// The code is known, and belonged to no such body on that date.
    Nowhere,
    /// The sources do not settle it.
    NotSettled,
    /// Nothing is known of the code.
    Unknown,
}

impl fmt::Display for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Body(code) => code,
            Self::Nowhere => "none",
            Self::NotSettled => "undetermined",
            Self::Unknown => "unknown",
        })
    }
}

/// What a footprint says of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It all belongs there.
    One(Home),
    /// It is divided among these bodies.
    Divided(Vec<Code>),
}

const NOWHERE: Answer = Answer::One(Home::Nowhere);

fn body(code: Code) -> Answer {
    Answer::One(Home::Body(code.to_string()))
}

/// Answers where codes belong on one footprint; remembers when boundaries moved.
pub struct Homes<'a> {
    footprint: &'a Footprint<'a>,
    areas: Option<Mutex<Areas<'a>>>,
    placed: Mutex<BTreeSet<Code>>,
}

impl<'a> Footprint<'a> {
    /// Returns what the footprint is called in the answer.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::At { label, .. } | Self::Table { label, .. } => label,
            Self::AsRecorded { .. } => "as-recorded",
        }
    }

    /// Returns the level and the day of words such as `icb@2026-04-01`.
    ///
    /// # Errors
    /// When the words are something else, or the law had no such bodies on that day.
    pub fn parse_at(words: &str) -> Result<(Division, Date), FootprintError> {
        let unknown = || FootprintError::Unknown(words.to_owned());
        let (level, day) = words.split_once('@').ok_or_else(unknown)?;
        let found = Division::ALL.into_iter().find(|(_, word)| *word == level);
        let (division, _) = found.ok_or_else(unknown)?;
        let date = Date::parse(day).map_err(|_| unknown())?;
        let kind = division.kind();
        if division != Division::Region && !kind.in_law().contains(date) {
            return Err(FootprintError::NotInLaw { kind: level.to_owned(), date });
        }
        Ok((division, date))
    }

    /// Tells whether a code's home may depend on the day of the row.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        match self {
            Self::At { .. } => false,
            Self::AsRecorded { .. } => true,
            Self::Table { homes, .. } => {
                let always = |bodies: &Vec<(Period, String)>| bodies[0].0 == Period::ALWAYS;
                !homes.values().all(always)
            }
        }
    }

    /// Returns who answers where codes belong.
    #[must_use]
    pub fn homes(&'a self) -> Homes<'a> {
        let areas = match self {
            Self::At { view, .. } | Self::AsRecorded { view } => {
                Some(Mutex::new(view.areas(AreaOf::Commissioner)))
            }
            Self::Table { .. } => None,
        };
        Homes { footprint: self, areas, placed: Mutex::default() }
    }

    /// Returns the name of a body of the footprint, if one is known: on the footprint's day, or
    /// as recorded on the day that is given.
    #[must_use]
    pub fn name_of(&self, home: &Home, day: Date) -> String {
        match (self, home) {
            (_, Home::Nowhere) => "belonged to no such body on that date".to_owned(),
            (_, Home::NotSettled) => "not settled by any source".to_owned(),
            (_, Home::Unknown) => "codes that nothing is known of".to_owned(),
            (Self::Table { .. }, Home::Body(_)) => String::new(),
            (Self::At { view, date, .. }, Home::Body(code)) => name(view, code, *date),
            (Self::AsRecorded { view }, Home::Body(code)) => name(view, code, day),
        }
    }
}

fn name(view: &View<'_>, code: &str, date: Date) -> String {
    let Ok(code) = Code::parse(code) else { return String::new() };
    let nearest = || view.nearest_body(code, date).and_then(|b| view.name_of(&b, b.life.from()));
    view.name_of_code(code, date).or_else(nearest).unwrap_or_default().to_owned()
}

impl Homes<'_> {
    /// Returns where a code belongs, if it belongs to one place at all times.
    #[must_use]
    pub fn home_of(&self, text: &str) -> Option<Home> {
        match self.stretches(text).pop()?.1 {
            Answer::One(home) => Some(home),
            Answer::Divided(_) => None,
        }
    }

    /// Returns where a code belongs: stretches in order, each with the day it ends.
    pub(crate) fn stretches(&self, text: &str) -> Vec<(i32, Answer)> {
        match self.footprint {
            Footprint::At { division, date, view, .. } => {
                vec![(i32::MAX, self.at(view, *division, *date, text))]
            }
            Footprint::AsRecorded { view } => self.as_recorded(view, text),
            Footprint::Table { homes, .. } => match homes.get(text) {
                None => vec![(i32::MAX, Answer::One(Home::Unknown))],
                Some(bodies) => of_table(bodies),
            },
        }
    }

    fn as_recorded(&self, view: &View<'_>, text: &str) -> Vec<(i32, Answer)> {
        let Some(code) = code_of(view, text) else {
            return vec![(i32::MAX, Answer::One(Home::Unknown))];
        };
        let days = Period::new(Date::from_days(FIRST), Date::from_days(END))
            .expect("BUG: the days of rows are in order");
        let mut stretches = Vec::new();
        if code.is_small_area() {
            let mut day = days.from();
            while day < days.until() {
                let place = self.place(code, day);
                stretches.push((place.1.days(), answer(&place.0)));
                day = place.1.max(day.next_day());
            }
        } else if is_member(view, code) {
            for (period, parent) in view.commissioners_through(code, days) {
                stretches.push((period.until().days(), answer(&parent)));
            }
        } else {
            stretches.push((i32::MAX, body(code)));
        }
        if let Some(last) = stretches.last_mut() {
            last.0 = i32::MAX;
        }
        stretches
    }

    /// Returns whose area a small area is on a day, and the day that this ends.
    fn place(&self, code: Code, date: Date) -> (Parent, Date) {
        let areas = self.areas.as_ref().expect("BUG: a footprint of the register has areas");
        let mut areas = areas.lock().expect("BUG: nobody panics holding the areas");
        let place = areas.place(code, date);
        (place.parent, place.period.until())
    }

    /// Tells whether a code that was asked for went by where its surgery stands.
    pub(crate) fn was_placed(&self, text: &str) -> bool {
        let Footprint::At { view, surgeries: Some(_), .. } = self.footprint else { return false };
        let placed = self.placed.lock().expect("BUG: nobody panics holding what was placed");
        code_of(view, text).is_some_and(|code| placed.contains(&code))
    }

    /// A practice without a body on the day belongs to that of the area its surgery stands in.
    fn by_place(&self, view: &View<'_>, division: Division, date: Date, code: Code) -> Answer {
        let Footprint::At { surgeries: Some(surgeries), .. } = self.footprint else {
            return NOWHERE;
        };
        let area = view.postcode_of(code, date).and_then(|postcode| surgeries.area_of(postcode));
        let Some(area) = area.and_then(|area| code_of(view, area)) else { return NOWHERE };
        let answer = match self.place(area, date).0.code() {
            Some(body) => settled(raised(view, division, date, body)),
            None => NOWHERE,
        };
        if matches!(answer, Answer::One(Home::Body(_))) {
            let mut placed = self.placed.lock().expect("BUG: nobody panics holding it");
            placed.insert(code);
        }
        answer
    }

    fn at(&self, view: &View<'_>, division: Division, date: Date, text: &str) -> Answer {
        let Some(code) = code_of(view, text) else {
            return Answer::One(Home::Unknown);
        };
        if code.is_small_area() {
            let (parent, _) = self.place(code, date);
            return match (parent.code(), &parent) {
                (Some(code), _) => settled(raised(view, division, date, code)),
                (None, Parent::NotKnown { before: None }) => Answer::One(Home::Unknown),
                (None, _) => answer(&parent),
            };
        }
        if !is_member(view, code) {
            return of_commissioner(view, division, date, code);
        }
        let parent = view.commissioner_of(code, date);
        match parent {
            Parent::Known(known) => settled(raised(view, division, date, known.code)),
            Parent::Nobody { .. } | Parent::NotKnown { .. } => {
                match carried(view, division, date, code) {
                    NOWHERE => self.by_place(view, division, date, code),
                    answer => answer,
                }
            }
            Parent::Undetermined { .. } | Parent::Disputed { .. } => Answer::One(Home::NotSettled),
        }
    }
}

/// Between the days of a table, and before and after them, a code has no body.
fn of_table(bodies: &[(Period, String)]) -> Vec<(i32, Answer)> {
    let mut stretches = Vec::new();
    let mut day = Date::BEGINNING;
    for (period, text) in bodies {
        if day < period.from() {
            stretches.push((period.from().days(), NOWHERE));
        }
        let home = Answer::One(Home::Body(text.clone()));
        stretches.push((period.until().days(), home));
        day = period.until();
    }
    if day < Date::END {
        stretches.push((i32::MAX, NOWHERE));
    }
    stretches
}

/// A practice that had closed by the date belongs where its last commissioner's work went.
fn carried(view: &View<'_>, division: Division, date: Date, practice: Code) -> Answer {
    let ends = view.bodies_of(practice).into_iter().map(|body| body.life.until());
    let Some(end) = ends.filter(|end| end.is_real() && *end <= date).max() else {
        return NOWHERE;
    };
    match view.commissioner_of(practice, end.day_before()).code() {
        Some(last) => settled(of_commissioner(view, division, date, last)),
        None => NOWHERE,
    }
}

/// Nothing is finer than a practice or small area: where its body was divided and no source says
/// which part is whose, it has a line of its own.
fn settled(answer: Answer) -> Answer {
    match answer {
        Answer::Divided(_) => Answer::One(Home::NotSettled),
        one @ Answer::One(_) => one,
    }
}

fn answer(parent: &Parent) -> Answer {
    match parent {
        Parent::Known(known) => body(known.code),
        Parent::Nobody { .. } | Parent::NotKnown { .. } => NOWHERE,
        Parent::Undetermined { .. } | Parent::Disputed { .. } => Answer::One(Home::NotSettled),
    }
}

/// Returns the body of the division that a living commissioner is, or is part of.
fn raised(view: &View<'_>, division: Division, date: Date, code: Code) -> Answer {
    let kind = division.kind();
    if view.body_at(code, date).is_some_and(|own| own.kind == kind) {
        return body(code);
    }
    match view.part_of(code, kind, date) {
        Parent::Undetermined { among, .. } => Answer::Divided(among),
        parent => answer(&parent),
    }
}

/// Returns where the work of a commissioner is, whether it lives on the date or not.
fn of_commissioner(view: &View<'_>, division: Division, date: Date, code: Code) -> Answer {
    if view.body_at(code, date).is_some() {
        let own = raised(view, division, date, code);
        if own != NOWHERE {
            return own;
        }
    }
    // Locations are no legal bodies, so no succession leads to them: they keep the codes that the
    // last CCGs had.
    let day = match division {
        Division::SubIcb => Kind::Ccg.in_law().until().day_before().min(date),
        _ => date,
    };
    let mut homes: Vec<Code> = Vec::new();
    for holder in view.lineage(code, day) {
        match raised(view, division, date, holder.code) {
            Answer::One(Home::Body(text)) => homes.extend(Code::parse(&text)),
            Answer::Divided(among) => homes.extend(among),
            Answer::One(_) => {}
        }
    }
    homes.sort_unstable();
    homes.dedup();
    match homes.as_slice() {
        [] => NOWHERE,
        [one] => body(*one),
        _ => Answer::Divided(homes),
    }
}

fn is_member(view: &View<'_>, code: Code) -> bool {
    let bodies = view.bodies_of(code);
    let member = |kind| matches!(kind, Kind::Practice | Kind::PrescribingCostCentre);
    bodies.iter().any(|body| member(body.kind)) || !bodies.iter().any(|body| divides(body.kind))
}

fn divides(kind: Kind) -> bool {
    kind.is_commissioner()
        || matches!(
            kind,
            Kind::SubIcbLocation
                | Kind::SubIcbReportingEntity
                | Kind::Stp
                | Kind::Region
                | Kind::Hub
                | Kind::AreaTeam
                | Kind::Sha
        )
}

/// Returns the code that a text stands for, if anything is known of it; an organisation's code
/// with `00` added, as prescribing files write it, is that organisation's.
fn code_of(view: &View<'_>, text: &str) -> Option<Code> {
    let known = |text: &str| {
        let code = view.canonical(Code::parse(text).ok()?);
        // Whether anything is known of a small area is told by its place.
        (code.is_small_area() || !view.bodies_of(code).is_empty()).then_some(code)
    };
    known(text).or_else(|| known(text.strip_suffix("00").filter(|bare| bare.len() == 3)?))
}
