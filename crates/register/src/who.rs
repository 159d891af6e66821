//! Who is responsible for a practice or a place on a date, and by what chain of authority.

use remit_dictionary::{Code, Date, Period};

use crate::function::{Capacity, FunctionRule, Functions};
use crate::index::Tag;
use crate::succession::Carried;
use crate::view::View;
use crate::{Address, AreaOf, Body, Kind, Parent, Reading, Series};

/// What a link of the chain is to the function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The practice or small area that was asked about.
    Subject,
    /// Where it is recorded: its commissioner, or the sub-ICB location that keeps its code.
    RecordedUnder,
    /// Has the duty by law.
    Holds,
    /// Exercises the function for the body that has the duty.
    ExercisesByDelegation,
    /// Oversees the body.
    Region,
}

impl Role {
    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::RecordedUnder => "recorded-under",
            Self::Holds => "holds",
            Self::ExercisesByDelegation => "exercises-by-delegation",
            Self::Region => "region",
        }
    }
}

/// One link of a chain of authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    /// What the body is to the function.
    pub role: Role,
    /// Its code; none where no source gives one.
    pub code: Option<Code>,
    /// Its name on the date.
    pub name: Option<&'a str>,
    /// What it is.
    pub kind: Option<Kind>,
    /// How long the link holds.
    pub period: Period,
    /// How the link was read, or the provision behind it.
    pub basis: Text<'a>,
    /// The facts behind it.
    pub sources: Vec<Address>,
}

/// The code that ODS gives NHS England.
const NHS_ENGLAND: &str = "X24";

/// So many of the facts that describe a body are named as its sources.
const SOURCES_OF_BODY_MAX: usize = 8;

/// Words that are mostly borrowed.
pub type Text<'a> = std::borrow::Cow<'a, str>;

/// The answer to *who*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain<'a> {
    /// From the subject up.
    pub links: Vec<Link<'a>>,
    /// Why the chain ends early, if it does.
    pub broken: Option<Broken>,
    /// What a reader should know besides.
    pub notes: Vec<String>,
}

/// Why there is no whole chain of authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Nothing on record speaks of the subject.
    Unknown,
    /// No source speaks of a day so early.
    NoSourceBefore(Date),
    /// A source says that nobody commissions it on that date.
    Nobody,
    /// It had closed: the day after its last.
    Closed(Date),
    /// A correction of ours took back what the sources say.
    TakenBack,
    /// It is one of these.
    Undetermined(Code, Vec<Code>),
    /// Sources of equal trust disagree.
    Disputed(Vec<Code>),
    /// No file describes the body.
    NotDescribed(Code),
    /// The body's kind does not have this function on that date.
    NotItsFunction(Code, Kind),
    /// The catalogue has no rule for the function on that date.
    NoRule,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list =
            |codes: &[Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match self {
            Self::Unknown => write!(f, "not known: no source on record speaks of that day"),
            Self::NoSourceBefore(date) => write!(f, "not known: no source before {date}"),
            Self::Nobody => write!(f, "nobody: the sources have it with no commissioner then"),
            Self::Closed(date) => {
                write!(f, "nobody: it closed, its last day was {}", date.day_before())
            }
            Self::TakenBack => {
                write!(f, "nobody: a correction of ours took back what the sources say")
            }
            Self::Undetermined(code, among) => {
                write!(
                    f,
                    "undetermined: {code} went to one of {}, and no source says which",
                    list(among)
                )
            }
            Self::Disputed(codes) => {
                let ended = if codes.len() == 1 { ", and that this had ended" } else { "" };
                write!(f, "disputed: sources of equal trust say {}{ended}", list(codes))
            }
            Self::NotDescribed(code) => {
                write!(f, "no source on record describes {code} on that date")
            }
            Self::NotItsFunction(code, kind) => {
                let kind = kind.word();
                write!(f, "{code} is a {kind}, and that kind does not have this function then")
            }
            Self::NoRule => write!(f, "the catalogue has no rule for this function then"),
        }
    }
}

impl<'a> View<'a> {
    /// Returns who is responsible for a practice on a date.
    #[must_use]
    pub fn who_for_practice(
        &self,
        practice: Code,
        function: &str,
        functions: &'a Functions,
        date: Date,
    ) -> Chain<'a> {
        let mut chain = Chain { links: Vec::with_capacity(5), broken: None, notes: Vec::new() };
        let Some(id) = self.id(practice) else {
            chain.broken = Some(Broken::Unknown);
            return chain;
        };
        chain.links.push(self.subject(id, date));
        let mut reader = self.reader();
        let asked = crate::parent::Asked::Commissioner;
        let parent = reader.parent(id, asked, date);
        let taken_back = match parent {
            Parent::Nobody { source } => self.source(source).series == Series::Correction,
            _ => false,
        };
        let Some(known) = chain.follow(practice, parent) else {
            let closed = self.nearest_body(practice, date).map(|body| body.life.until());
            if let (Some(Broken::Nobody), Some(closed)) = (&chain.broken, closed) {
                if taken_back {
                    chain.broken = Some(Broken::TakenBack);
                } else if closed <= date {
                    chain.broken = Some(Broken::Closed(closed));
                }
            }
            return chain;
        };
        let mut link = self.link(Role::RecordedUnder, known.id, date);
        link.basis = known.reading.word().into();
        let bounds = self.within_life(known.id, date, Period::ALWAYS);
        link.period = reader.span(id, asked, known.code, date, bounds);
        link.sources = reader.evidence(id, asked, known.id, date);
        if link.sources.is_empty() {
            link.sources.push(known.source);
        }
        chain.links.push(link);
        self.up(&mut chain, (id, known.id), function, functions, date);
        chain
    }

    /// Returns who is responsible for a small area on a date.
    #[must_use]
    pub fn who_for_area(
        &self,
        area: Code,
        function: &str,
        functions: &'a Functions,
        date: Date,
    ) -> Chain<'a> {
        let mut chain = Chain { links: Vec::with_capacity(5), broken: None, notes: Vec::new() };
        let Some(id) = self.id(area) else {
            chain.broken = Some(Broken::Unknown);
            return chain;
        };
        chain.links.push(self.subject(id, date));
        let council = functions.on(function, date).iter().any(|rule| rule.kind.is_council());
        let of = if council { AreaOf::Council } else { AreaOf::Commissioner };
        let place = self.areas(of).place(area, date);
        let Some(known) = chain.follow(area, place.parent) else {
            return chain;
        };
        let mut link = self.link(Role::RecordedUnder, known.id, date);
        link.basis = known.reading.word().into();
        link.period = self.within_life(known.id, date, place.period);
        link.sources = place.sources;
        if place.inferred {
            chain.notes.push(
                "the day of a boundary move is inferred: look-ups only bracket it".to_owned(),
            );
        }
        chain.links.push(link);
        self.up(&mut chain, (id, known.id), function, functions, date);
        chain
    }

    /// Returns facts that say that a body is there, a few of them.
    #[must_use]
    pub fn sources_of(&self, body: &Body) -> Vec<Address> {
        let exists = self.rows(body.id, Tag::Exists).map(crate::index::Row::address);
        exists.take(SOURCES_OF_BODY_MAX).collect()
    }

    /// Returns the facts that say that a body has a function on a date.
    #[must_use]
    pub fn sources_of_holding(&self, body: &Body, function: &str, date: Date) -> Vec<Address> {
        self.holdings(body.id, function, date)
    }

    fn subject(&self, id: u32, date: Date) -> Link<'a> {
        let mut link = self.link(Role::Subject, id, date);
        link.sources = self.rows(id, Tag::Exists).map(crate::index::Row::address).collect();
        link
    }

    fn link(&self, role: Role, id: u32, date: Date) -> Link<'a> {
        let id = self.canonical_id(id);
        let code = self.code(id);
        let body = self.body_at_id(id, date).or_else(|| self.nearest_body(code, date));
        Link {
            role,
            code: Some(code),
            name: body.and_then(|body| self.name_of(&body, date)),
            kind: body.map(|body| body.kind),
            period: body.map_or(Period::ALWAYS, |body| body.life),
            basis: "".into(),
            sources: Vec::new(),
        }
    }

    /// Follows the chain from the subject and the body under which it is recorded.
    fn up(
        &self,
        chain: &mut Chain<'a>,
        (subject, recorded): (u32, u32),
        function: &str,
        functions: &'a Functions,
        date: Date,
    ) {
        let Some(body) = self.living(chain, recorded, date) else {
            return;
        };
        let rules = functions.on(function, date);
        if rules.is_empty() {
            chain.broken = Some(Broken::NoRule);
            return;
        }
        let mut found = false;
        for rule in rules {
            if let Some(link) = self.holder(chain, subject, &body, rule, date) {
                chain.links.push(link);
                found = true;
            }
        }
        if !found && chain.broken.is_none() {
            chain.broken = Some(Broken::NotItsFunction(body.code, body.kind));
        }
        self.region(chain, &body, date);
    }

    /// Returns the living body behind a record: of a body that has ended, its successor, with a
    /// note that the practice was left behind.
    fn living(&self, chain: &mut Chain<'a>, recorded: u32, date: Date) -> Option<Body> {
        if let Some(body) = self.body_at_id(recorded, date) {
            return Some(body);
        }
        let code = self.code(recorded);
        match self.carry(recorded, date) {
            Carried::Divided { among } => {
                let among = among.iter().map(|id| self.code(*id)).collect();
                chain.broken = Some(Broken::Undetermined(code, among));
                None
            }
            Carried::To { id, .. } => {
                let body = self.body_at_id(id, date);
                match body {
                    Some(body) => chain.notes.push(format!(
                        "left behind: {code} had ended; its work went to {}",
                        body.code
                    )),
                    None => chain.broken = Some(Broken::NotDescribed(code)),
                }
                body
            }
        }
    }

    fn holder(
        &self,
        chain: &mut Chain<'a>,
        subject: u32,
        body: &Body,
        rule: &'a FunctionRule,
        date: Date,
    ) -> Option<Link<'a>> {
        let role = match rule.capacity {
            Capacity::Holds => Role::Holds,
            Capacity::ExercisesByDelegation => Role::ExercisesByDelegation,
        };
        let provision = Text::from(rule.provision.as_str());
        if rule.kind == Kind::NhsEngland {
            let mut link = self.nhs_england(role, date);
            link.basis = provision;
            link.period = link.period.overlap(rule.period).unwrap_or(link.period);
            return Some(link);
        }
        if rule.kind == Kind::CountyCouncil && body.kind == Kind::DistrictCouncil {
            let mut link = self.county_of(body, role, date)?;
            link.basis = provision;
            return Some(link);
        }
        let same = body.kind == rule.kind;
        let inside = rule.kind == Kind::Icb && is_artefact(body.kind);
        if !(same || inside) {
            return None;
        }
        let (id, period, mut sources) = if same {
            (body.id, body.life, self.sources_of(body))
        } else {
            let mut reader = self.reader();
            // Where a location was divided, a fact about the practice itself says where it went.
            let own = reader.part_of_id(subject, Kind::Icb, date);
            let (child, parent) = match own {
                Parent::Known(_) => (subject, own),
                _ => (body.id, reader.part_of_id(body.id, Kind::Icb, date)),
            };
            let known = chain.follow(body.code, parent)?;
            let asked = crate::parent::Asked::PartOf(Kind::Icb);
            let mut sources = reader.evidence(child, asked, known.id, date);
            if sources.is_empty() {
                sources.push(known.source);
            }
            let bounds = self.within_life(known.id, date, body.life);
            (known.id, reader.span(child, asked, known.code, date, bounds), sources)
        };
        let mut link = self.link(role, id, date);
        if role == Role::ExercisesByDelegation {
            sources = self.holdings(id, &rule.function, date);
            if let (Some(code), []) = (link.code, sources.as_slice()) {
                let note = format!("no delegation to {code} is on record; the catalogue says: ");
                chain.notes.push(note + &rule.provision);
            }
        }
        link.basis = provision;
        link.period = link.period.overlap(period).and_then(|both| both.overlap(rule.period))?;
        link.sources = sources;
        Some(link)
    }

    /// Returns the facts that say a body holds, or exercises by delegation, a function on a date.
    fn holdings(&self, id: u32, function: &str, date: Date) -> Vec<Address> {
        let rows = self.rows(id, Tag::Holds).filter(|row| row.contains(date));
        rows.filter(|row| self.register.texts.get(row.object) == function)
            .map(crate::index::Row::address)
            .collect()
    }

    /// In two tiers the county holds what its districts do not.
    fn county_of(&self, district: &Body, role: Role, date: Date) -> Option<Link<'a>> {
        let rows = self.rows(district.id, Tag::LiesIn).filter(|row| row.contains(date));
        let mut counties = rows.filter_map(|row| {
            let county = self.body_at_id(self.canonical_id(row.object), date)?;
            (county.kind == Kind::CountyCouncil).then_some((county, row.address()))
        });
        let (county, source) = counties.next()?;
        let mut link = self.link(role, county.id, date);
        link.sources.push(source);
        Some(link)
    }

    fn nhs_england(&self, role: Role, date: Date) -> Link<'a> {
        let known = self.code_of_nhs_england().and_then(|id| self.body_at_id(id, date));
        match known {
            Some(body) => self.link(role, body.id, date),
            None => Link {
                role,
                code: Code::parse(NHS_ENGLAND).ok(),
                name: Some("NHS England"),
                kind: Some(Kind::NhsEngland),
                period: Kind::NhsEngland.in_law(),
                basis: "".into(),
                sources: Vec::new(),
            },
        }
    }

    /// ODS gives NHS England the code X24.
    fn code_of_nhs_england(&self) -> Option<u32> {
        self.id(Code::parse(NHS_ENGLAND).expect("three letters and digits are a code"))
    }

    fn region(&self, chain: &mut Chain<'a>, body: &Body, date: Date) {
        let mut reader = self.reader();
        let Parent::Known(known) = reader.part_of_id(body.id, Kind::Region, date) else {
            return;
        };
        let mut link = self.link(Role::Region, known.id, date);
        let asked = crate::parent::Asked::PartOf(Kind::Region);
        link.period = match known.reading {
            Reading::Inherited => body.life, // Inherited when it began, and nothing changed it.
            Reading::Stated | Reading::Carried | Reading::ReadBack => {
                reader.span(body.id, asked, known.code, date, body.life)
            }
        };
        link.basis = known.reading.word().into();
        link.sources = reader.evidence(body.id, asked, known.id, date);
        if link.sources.is_empty() {
            link.sources.push(known.source);
        }
        chain.links.push(link);
    }
}

impl Chain<'_> {
    /// Notes why a parent is not known, or returns it.
    fn follow(&mut self, child: Code, parent: Parent) -> Option<crate::Known> {
        let broken = match parent {
            Parent::Known(known) => {
                if known.reading == Reading::Inherited {
                    self.notes
                        .push(format!("{child}: all its predecessors were part of {}", known.code));
                }
                return Some(known);
            }
            Parent::Nobody { .. } => Broken::Nobody,
            Parent::NotKnown { before: Some(before) } => Broken::NoSourceBefore(before),
            Parent::NotKnown { before: None } => Broken::Unknown,
            Parent::Undetermined { among, .. } => Broken::Undetermined(child, among),
            Parent::Disputed { between } => {
                Broken::Disputed(between.into_iter().map(|(code, _)| code).collect())
            }
        };
        self.broken = Some(broken);
        None
    }
}

fn is_artefact(kind: Kind) -> bool {
    matches!(kind, Kind::SubIcbLocation | Kind::SubIcbReportingEntity)
}
