//! What is odd in the register: gaps, disagreements, members left behind, memberships outside
//! their parent's life. Odd facts are held and reported, never refused.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::{Code, Date, Period, counted};

use crate::index::{Row, Tag, as_u32};
use crate::parent::{Asked, Reader};
use crate::settle::{Says, sort_by_belief};
use crate::view::View;
use crate::{Address, Claim, Kind, Parent, Series, Status};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// No answer can be given until somebody settles it.
    Error,
    /// Somebody should look.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckRule {
    /// Sources of equal trust say different things.
    Disagreement,
    /// One of several bodies, and no source says which.
    Undetermined,
    /// An active practice without a commissioner.
    NoCommissioner,
    /// A practice recorded under a body that had ended.
    LeftBehind,
    /// Active practices left a body, and closed ones are still recorded under it.
    PracticesMoved,
    /// A row has a practice join a body before that body existed.
    JoinedBeforeBody,
    /// A less trusted source has a membership where a more trusted one has none.
    OneSourceOnly,
    /// A less trusted source has another commissioner.
    SourcesDiffer,
    /// A small area without a commissioner.
    AreaGap,
    /// A practice recorded under a code that no source describes.
    NotDescribed,
}

impl CheckRule {
    /// Every rule, in the order of findings.
    pub const ALL: [Self; 10] = [
        Self::Disagreement,
        Self::Undetermined,
        Self::NoCommissioner,
        Self::LeftBehind,
        Self::PracticesMoved,
        Self::JoinedBeforeBody,
        Self::OneSourceOnly,
        Self::SourcesDiffer,
        Self::AreaGap,
        Self::NotDescribed,
    ];

    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Disagreement => "disagreement",
            Self::Undetermined => "undetermined",
            Self::NoCommissioner => "no-commissioner",
            Self::LeftBehind => "left-behind",
            Self::PracticesMoved => "practices-moved",
            Self::JoinedBeforeBody => "joined-before-body",
            Self::OneSourceOnly => "one-source-only",
            Self::SourcesDiffer => "sources-differ",
            Self::AreaGap => "area-gap",
            Self::NotDescribed => "not-described",
        }
    }
}

/// One thing that is odd.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckFinding {
    /// What it is about.
    pub rule: CheckRule,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub code: Code,
    /// The days it concerns.
    pub period: Period,
    /// What is odd, and what to do next.
    pub detail: String,
    /// The facts behind it.
    pub sources: Vec<Address>,
}

impl<'a> View<'a> {
    /// Returns what is odd on a date, in the order of rule and code.
    #[must_use]
    pub fn check(&self, date: Date) -> Vec<CheckFinding> {
        let mut findings = Vec::new();
        let mut reader = self.reader();
        for id in 0..as_u32(self.register.codes.len()) {
            if self.rows(id, Tag::CommissionedBy).next().is_some() {
                self.check_member(&mut reader, id, date, &mut findings);
            }
            if self.body_at_id(id, date).is_some_and(|body| is_part_of_icb(body.kind)) {
                self.check_part(&mut reader, id, date, &mut findings);
            }
        }
        self.check_described(date, &mut findings);
        self.check_areas(date, &mut findings);
        self.check_moved_practices(date, &mut findings);
        findings.sort();
        findings
    }

    fn check_member(
        &self,
        reader: &mut Reader<'a>,
        id: u32,
        date: Date,
        findings: &mut Vec<CheckFinding>,
    ) {
        let code = self.code(id);
        let day = Period::day(date);
        let finding = |rule, severity, period, detail, sources| CheckFinding {
            rule,
            severity,
            code,
            period,
            detail,
            sources,
        };
        let parent = reader.parent(id, Asked::Commissioner, date);
        match &parent {
            Parent::Disputed { between } => {
                let (codes, sources): (Vec<Code>, Vec<Address>) = between.iter().copied().unzip();
                let detail = format!("sources of equal trust say {}", list(&codes));
                findings.push(finding(
                    CheckRule::Disagreement,
                    Severity::Error,
                    day,
                    detail,
                    sources,
                ));
            }
            Parent::Undetermined { among, source } => {
                let detail = format!(
                    "undetermined: one of {}; import a fact file that says which",
                    list(among)
                );
                let sources = vec![*source];
                findings.push(finding(
                    CheckRule::Undetermined,
                    Severity::Error,
                    day,
                    detail,
                    sources,
                ));
            }
            Parent::Nobody { source } => {
                if self.is_active_practice(id, date) {
                    let detail = "an active practice that no commissioner has".to_owned();
                    let rule = CheckRule::NoCommissioner;
                    findings.push(finding(rule, Severity::Warning, day, detail, vec![*source]));
                }
                findings.extend(self.known_to_one_source(id, *source, date));
            }
            Parent::Known(known) => findings.extend(self.check_body(reader, id, known, date)),
            Parent::NotKnown { .. } => {}
        }
        self.check_rows(id, &parent, date, findings);
    }

    /// Looks at the body under which a practice is recorded: it may be described by nothing, or
    /// have ended.
    fn check_body(
        &self,
        reader: &mut Reader<'a>,
        id: u32,
        known: &crate::Known,
        date: Date,
    ) -> Option<CheckFinding> {
        let finding = |rule, period, detail| CheckFinding {
            rule,
            severity: Severity::Warning,
            code: self.code(id),
            period,
            detail,
            sources: vec![known.source],
        };
        if self.look(known.id, <[crate::Body]>::is_empty) {
            return None; // Listed once for the body, not for each of its practices.
        }
        if self.body_at_id(known.id, date).is_some() {
            return None;
        }
        let body = self.nearest_body(known.code, date).filter(|b| b.life.until() <= date)?;
        let to: Vec<Code> =
            self.lineage(known.code, date).iter().map(|holder| holder.code).collect();
        let ended = body.life.until();
        let detail = format!(
            "recorded under {}, which ended before {ended}; its work went to {}",
            known.code,
            list(&to)
        );
        let span = reader.span(id, Asked::Commissioner, known.code, date, Period::ALWAYS);
        let period = span.overlap(Period::since(ended)).unwrap_or(span);
        Some(finding(CheckRule::LeftBehind, period, detail))
    }

    /// Looks at each row by itself: rows that join a body before it existed, and less trusted
    /// sources that differ from what is believed.
    fn check_rows(&self, id: u32, parent: &Parent, date: Date, findings: &mut Vec<CheckFinding>) {
        let mut words = Vec::new();
        self.words(&mut words, id, Tag::CommissionedBy, None, date);
        sort_by_belief(&mut words);
        for word in words.iter().filter(|word| word.says == Says::Holds && word.speaks) {
            let row = word.row;
            let named = self.canonical_id(row.object);
            let bodies = self.bodies_of_id(named);
            let begins = bodies.iter().map(|body| body.life.from()).min();
            let (code, sources) = (self.code(id), vec![row.address()]);
            if let Some(begins) = begins.filter(|begins| date < *begins && !row.is_seen()) {
                let read =
                    parent.code().map_or("one of its predecessors".to_owned(), |c| c.to_string());
                findings.push(CheckFinding {
                    rule: CheckRule::JoinedBeforeBody,
                    severity: Severity::Note,
                    code,
                    period: Period::new(row.first_day(), begins).unwrap_or(row.period()),
                    detail: format!(
                        "{} has it join {} on {}, which began on {begins}; read as {read}",
                        self.entry_of(row).title,
                        self.code(named),
                        row.first_day()
                    ),
                    sources,
                });
            } else if let Some(believed) = parent.code().filter(|own| *own != self.code(named)) {
                findings.push(CheckFinding {
                    rule: CheckRule::SourcesDiffer,
                    severity: Severity::Note,
                    code,
                    period: if row.is_seen() { Period::day(date) } else { row.period() },
                    detail: format!(
                        "{} says {}, better evidence says {believed}",
                        self.entry_of(row).title,
                        self.code(named)
                    ),
                    sources,
                });
            }
        }
    }

    /// What a history leaves out and a less trusted source has.
    fn known_to_one_source(&self, id: u32, source: Address, date: Date) -> Option<CheckFinding> {
        let mut words = Vec::new();
        self.words(&mut words, id, Tag::CommissionedBy, None, date);
        sort_by_belief(&mut words);
        // A source that was published before the day could not know of a closing since.
        let word = words.iter().find(|word| word.says == Says::Holds && word.speaks)?;
        let history = self
            .rows(id, Tag::CommissionedBy)
            .filter(|row| self.entry_of(row).series == Series::MembershipHistory);
        let next = history.map(Row::first_day).filter(|from| date < *from).min();
        let from = if word.row.is_seen() { date } else { word.row.first_day() };
        let silent_from = self.source(source).published.next_day();
        let until = next.unwrap_or(word.row.end_day().min(silent_from)).max(date.next_day());
        Some(CheckFinding {
            rule: CheckRule::OneSourceOnly,
            severity: Severity::Note,
            code: self.code(id),
            period: Period::new(from, until).unwrap_or(Period::day(date)),
            detail: format!(
                "only {} has it under {}; {} has nobody then",
                self.entry_of(word.row).title,
                self.code(word.row.object),
                self.source(source).title
            ),
            sources: vec![word.row.address(), source],
        })
    }

    fn check_part(
        &self,
        reader: &mut Reader<'a>,
        id: u32,
        date: Date,
        findings: &mut Vec<CheckFinding>,
    ) {
        let (detail, rule, sources) = match reader.part_of_id(id, Kind::Icb, date) {
            Parent::Undetermined { among, source } => (
                format!(
                    "undetermined: part of one of {}; import a fact file that says which",
                    list(&among)
                ),
                CheckRule::Undetermined,
                vec![source],
            ),
            Parent::Disputed { between } => {
                let (codes, sources): (Vec<Code>, Vec<Address>) = between.into_iter().unzip();
                let detail = format!("sources of equal trust say {}", list(&codes));
                (detail, CheckRule::Disagreement, sources)
            }
            Parent::Known(_) | Parent::Nobody { .. } | Parent::NotKnown { .. } => return,
        };
        let period = match (rule, sources.as_slice()) {
            (CheckRule::Undetermined, [source]) => self.divided_since(*source, date),
            _ => Period::day(date),
        };
        let (severity, code) = (Severity::Error, self.code(id));
        findings.push(CheckFinding { rule, severity, code, period, detail, sources });
    }

    /// Codes that are part of something or have members, and that no source describes.
    fn check_described(&self, date: Date, findings: &mut Vec<CheckFinding>) {
        let mut found: BTreeMap<u32, (usize, Address)> = BTreeMap::new();
        let mut reader = self.reader();
        for id in 0..as_u32(self.register.codes.len()) {
            if self.rows(id, Tag::CommissionedBy).next().is_some()
                && let Parent::Known(known) = reader.parent(id, Asked::Commissioner, date)
                && self.look(known.id, <[crate::Body]>::is_empty)
            {
                found.entry(known.id).or_insert((0, known.source)).0 += 1;
            }
            let part = self.rows(id, Tag::PartOf).find(|row| row.contains(date));
            if let Some(row) = part.filter(|_| self.look(id, <[crate::Body]>::is_empty)) {
                found.entry(id).or_insert((0, row.address()));
            }
        }
        for (id, (members, source)) in found {
            findings.push(CheckFinding {
                rule: CheckRule::NotDescribed,
                severity: Severity::Warning,
                code: self.code(id),
                period: Period::day(date),
                detail: format!(
                    "no source describes it; recorded under it: {}",
                    counted(members, "practice")
                ),
                sources: vec![source],
            });
        }
    }

    /// Returns since when the body that a fact names has been divided.
    fn divided_since(&self, source: Address, date: Date) -> Period {
        let named = self.fact(source).and_then(|fact| match fact.claim {
            Claim::CommissionedBy(body) | Claim::PartOf(body, _) => self.id(self.canonical(body)),
            _ => None,
        });
        let dates = named.into_iter().flat_map(|id| self.rows(id, Tag::SucceededBy));
        let last = dates.map(Row::first_day).filter(|day| *day <= date).max();
        last.map_or(Period::day(date), Period::since)
    }

    fn is_active_practice(&self, id: u32, date: Date) -> bool {
        let practice = self.body_at_id(id, date).is_some_and(|body| body.kind == Kind::Practice);
        let standing = self
            .rows(id, Tag::Standing)
            .filter(|row| row.first_day() >= date)
            .min_by_key(|row| row.from)
            .or_else(|| self.rows(id, Tag::Standing).max_by_key(|row| row.from));
        practice && standing.is_some_and(|row| row.detail == Status::Active as u8)
    }

    /// Small areas whose commissioner is not settled, one finding for each set of bodies.
    fn check_areas(&self, date: Date, findings: &mut Vec<CheckFinding>) {
        let mut areas = self.areas(crate::AreaOf::Commissioner);
        let mut gaps: BTreeMap<String, (Code, usize, Vec<Address>)> = BTreeMap::new();
        for area in self.small_areas() {
            let (why, sources) = match areas.place(area, date).parent {
                Parent::Known(_) => continue,
                Parent::NotKnown { before: Some(before) } if date < before => continue,
                Parent::NotKnown { .. } => ("no source has it".to_owned(), Vec::new()),
                Parent::Nobody { source } => ("a source has it with nobody".into(), vec![source]),
                Parent::Undetermined { among, source } => {
                    (format!("undetermined: one of {}", list(&among)), vec![source])
                }
                Parent::Disputed { between } => {
                    let (codes, sources): (Vec<Code>, Vec<Address>) = between.into_iter().unzip();
                    (format!("sources of equal trust say {}", list(&codes)), sources)
                }
            };
            gaps.entry(why).or_insert((area, 0, sources)).1 += 1;
        }
        for (why, (code, count, sources)) in gaps {
            let others = count - 1;
            findings.push(CheckFinding {
                rule: CheckRule::AreaGap,
                severity: Severity::Error,
                code,
                period: Period::day(date),
                detail: format!("{why} (and {others} more small areas alike)"),
                sources,
            });
        }
    }
}

fn is_part_of_icb(kind: Kind) -> bool {
    matches!(kind, Kind::SubIcbLocation | Kind::SubIcbReportingEntity)
}

fn list(codes: &[Code]) -> String {
    let codes: BTreeSet<Code> = codes.iter().copied().collect();
    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
