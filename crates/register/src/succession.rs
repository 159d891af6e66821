//! Successions: who took over whose work, and where the work of a body is on a date.

use std::collections::BTreeSet;

use remit_dictionary::{Code, Date};

use crate::index::{Tag, share_of};
use crate::view::View;
use crate::{Address, Body, Kind, Share};

/// A link from a body to the one that took over its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// The legal date: the first day of the successor's.
    pub date: Date,
    /// Whose work was taken over.
    pub from: Code,
    /// Who took it over.
    pub to: Code,
    /// All of the work, or a part.
    pub share: Share,
    /// Why.
    pub basis: Basis,
    /// Every fact that states the link; empty where the law alone makes it.
    pub sources: Vec<Address>,
}

/// Why work went from one body to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The body lives and holds its own work.
    Living,
    /// One successor took all of the work.
    Merger,
    /// Several successors shared the work.
    Split,
    /// An Act ended the kind of body and gave its functions to another kind.
    Abolition,
    /// A boundary moved, without a succession.
    Boundary,
}

impl Basis {
    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Living => "living",
            Self::Merger => "merger",
            Self::Split => "split",
            Self::Abolition => "abolition",
            Self::Boundary => "boundary",
        }
    }
}

/// Where the work of a body is on a date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holder {
    /// The body that holds it.
    pub code: Code,
    /// All of it, or a part.
    pub share: Share,
    /// Why it holds it: the last link of the path.
    pub basis: Basis,
    /// The last legal date on the path; nothing where the body holds its own work.
    pub date: Option<Date>,
}

/// Where a code is carried by whole successions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Carried {
    /// It is this body's.
    To { id: u32, since: Option<Date> },
    /// On that day the work was divided, and nothing here says which part went where.
    Divided { among: Vec<u32> },
}

/// Which way along its lineage a body's links are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// To those whose work it took over.
    Predecessors,
    /// To those that took over its work.
    Successors,
}

/// A chain of successions is never longer than this; a longer one is a circle.
const CHAIN_MAX: usize = 16;

impl View<'_> {
    /// Returns the links to the bodies that took over the work of a code, in order of date.
    #[must_use]
    pub fn successors(&self, code: Code) -> Vec<Succession> {
        self.id(self.canonical(code)).map(|id| self.successors_of(id)).unwrap_or_default()
    }

    /// Returns the links from the bodies whose work a code took over, in order of date.
    #[must_use]
    pub fn predecessors(&self, code: Code) -> Vec<Succession> {
        let Some(id) = self.id(self.canonical(code)) else {
            return Vec::new();
        };
        let ids: BTreeSet<u32> = self.naming(id, Tag::SucceededBy).map(|row| row.subject).collect();
        let mut ids: Vec<u32> = ids.into_iter().collect();
        ids.extend(
            self.ccgs_of_icb(id).into_iter().filter(|ccg| !ids.contains(ccg)).collect::<Vec<_>>(),
        );
        let to = self.code(id);
        let mut links: Vec<Succession> = ids
            .into_iter()
            .flat_map(|before| self.successors_of(before))
            .filter(|link| link.to == to)
            .collect();
        links.sort_by_key(|link| (link.date, link.from));
        links
    }

    /// Returns every link before a body or after it, through all generations, in order.
    #[must_use]
    pub fn links(&self, code: Code, towards: Towards) -> Vec<Succession> {
        let end = |link: &Succession| match towards {
            Towards::Predecessors => link.from,
            Towards::Successors => link.to,
        };
        let mut found: Vec<Succession> = Vec::new();
        let mut todo = vec![self.canonical(code)];
        for _ in 0..CHAIN_MAX {
            let next = todo.iter().flat_map(|code| match towards {
                Towards::Predecessors => self.predecessors(*code),
                Towards::Successors => self.successors(*code),
            });
            let next: Vec<Succession> = next.filter(|link| !found.contains(link)).collect();
            todo = next.iter().map(end).collect();
            found.extend(next);
        }
        found.sort_by_key(|link| (link.date, end(link)));
        found.dedup_by_key(|link| (link.date, end(link)));
        found
    }

    pub(crate) fn successors_of(&self, id: u32) -> Vec<Succession> {
        let mut links: Vec<Succession> = Vec::new();
        for row in self.rows(id, Tag::SucceededBy) {
            let (date, to) = (row.first_day(), self.code(row.object));
            let same = links.iter_mut().find(|link| link.date == date && link.to == to);
            let link = match same {
                Some(link) => link,
                None => {
                    let (from, share) = (self.code(id), Share::NotStated);
                    let (basis, sources) = (Basis::Merger, Vec::new());
                    links.push(Succession { date, from, to, share, basis, sources });
                    links.last_mut().expect("one was just pushed")
                }
            };
            link.share = link.share.max(share_of(row));
            link.sources.push(row.address());
        }
        links.sort_by_key(|link| (link.date, link.to));
        self.settle_shares(id, &mut links);
        self.add_the_act_of_2022(id, &mut links);
        links
    }

    /// One successor on the day a body ends took the whole; several took a part each. A body that
    /// lives on gave a part.
    fn settle_shares(&self, id: u32, links: &mut [Succession]) {
        let dates: Vec<Date> = links.iter().map(|link| link.date).collect();
        for link in links {
            let alone = dates.iter().filter(|date| **date == link.date).count() == 1;
            let last = dates.iter().max() == Some(&link.date);
            let lives_on = self.body_at_id(id, link.date).is_some_and(|body| {
                self.body_at_id(id, link.date.day_before()).is_some_and(|old| old.kind == body.kind)
            });
            if link.share == Share::NotStated {
                link.share = if alone && last && !lives_on { Share::Whole } else { Share::Part };
            }
            let law_ended = self
                .body_at_id(id, link.date.day_before())
                .is_some_and(|body| body.kind.in_law().until() == link.date);
            link.basis = match (law_ended, link.share) {
                (true, _) => Basis::Abolition,
                (false, Share::Part) => Basis::Split,
                (false, _) => Basis::Merger,
            };
        }
    }

    /// On 2022-07-01 each CCG's functions went to the ICB that its sub-ICB location is part of.
    /// Health and Care Act 2022, section 19. ODS publishes no succession for it.
    fn add_the_act_of_2022(&self, id: u32, links: &mut Vec<Succession>) {
        let date = Kind::Ccg.in_law().until();
        let was_ccg = self
            .body_at_id(id, date.day_before())
            .is_some_and(|body| body.kind == Kind::Ccg && body.life.until() == date);
        if !was_ccg || links.iter().any(|link| link.date == date) {
            return;
        }
        if let Some(part) = self.stated_part_of(id, Kind::Icb, date) {
            links.push(Succession {
                date,
                from: self.code(id),
                to: part.0,
                share: Share::Whole,
                basis: Basis::Abolition,
                sources: part.1,
            });
        }
    }

    /// Returns the CCGs whose functions an ICB was given on 2022-07-01.
    fn ccgs_of_icb(&self, id: u32) -> Vec<u32> {
        let date = Kind::Icb.in_law().from();
        if self.body_at_id(id, date).is_none_or(|body| body.kind != Kind::Icb) {
            return Vec::new();
        }
        let parts: BTreeSet<u32> = self.naming(id, Tag::PartOf).map(|row| row.subject).collect();
        parts.into_iter().collect()
    }

    /// Returns who holds the work of a code on a date.
    ///
    /// A living body holds its own. Before a body began, its work was held by its predecessors.
    /// Empty where nothing is known of the code on that date.
    #[must_use]
    pub fn lineage(&self, code: Code, date: Date) -> Vec<Holder> {
        let Some(id) = self.id(self.canonical(code)) else {
            return Vec::new();
        };
        let mut holders = BTreeSet::new();
        let legal: Vec<Body> = legal_bodies(self.bodies_of_id(id));
        if legal.iter().any(|body| body.life.contains(date)) {
            return vec![self.own(id)];
        }
        let began = legal.first().map(|body| body.life.from());
        if began.is_some_and(|began| date < began) {
            self.walk_back(id, date, Share::Whole, 0, &mut holders);
        } else {
            self.walk(id, date, None, 0, &mut holders);
        }
        self.settled(id, date, merge_holders(holders))
    }

    /// Where the work was divided and a source says which body the code's location is part of
    /// since, that body holds it.
    fn settled(&self, id: u32, date: Date, holders: Vec<Holder>) -> Vec<Holder> {
        if holders.len() < 2 {
            return holders;
        }
        let part = self.reader().part_of_id(id, Kind::Icb, date).code();
        match holders.iter().find(|holder| Some(holder.code) == part) {
            Some(holder) => vec![Holder { share: Share::Whole, ..holder.clone() }],
            None => holders,
        }
    }

    fn own(&self, id: u32) -> Holder {
        let (share, basis) = (Share::Whole, Basis::Living);
        Holder { code: self.code(id), share, basis, date: None }
    }

    fn walk(
        &self,
        id: u32,
        date: Date,
        path: Option<(Share, Basis, Date)>,
        depth: usize,
        holders: &mut BTreeSet<Holder>,
    ) {
        let since = path.map_or(Date::BEGINNING, |(_, _, since)| since);
        let links = self.successors_of(id);
        let due: Vec<&Succession> =
            links.iter().filter(|link| since <= link.date && link.date <= date).collect();
        let alive = legal_bodies(self.bodies_of_id(id)).iter().any(|b| b.life.contains(date));
        if alive || due.is_empty() || depth == CHAIN_MAX {
            let described = !self.bodies_of_id(id).is_empty();
            if alive || !described || depth == CHAIN_MAX {
                let (share, basis, date) = match path {
                    Some((share, basis, date)) => (share, basis, Some(date)),
                    None => (Share::Whole, Basis::Living, None),
                };
                holders.insert(Holder { code: self.code(id), share, basis, date });
            }
            return;
        }
        for link in due {
            let share = path.map_or(Share::Whole, |(share, _, _)| share).max(link.share);
            let next = self.id(link.to).expect("BUG: a link's ends are known codes");
            self.walk(next, date, Some((share, link.basis, link.date)), depth + 1, holders);
        }
    }

    fn walk_back(
        &self,
        id: u32,
        date: Date,
        share: Share,
        depth: usize,
        holders: &mut BTreeSet<Holder>,
    ) {
        if depth == CHAIN_MAX {
            return;
        }
        for link in self.predecessors(self.code(id)) {
            if link.date <= date {
                continue;
            }
            let before = self.id(link.from).expect("BUG: a link's ends are known codes");
            let share = share.max(link.share);
            let bodies = legal_bodies(self.bodies_of_id(before));
            let alive = bodies.iter().any(|body| body.life.contains(date));
            if alive || (bodies.is_empty() && self.predecessors(link.from).is_empty()) {
                let (code, basis) = (link.from, link.basis);
                holders.insert(Holder { code, share, basis, date: Some(link.date) });
            } else {
                self.walk_back(before, date, share, depth + 1, holders);
            }
        }
    }

    /// Carries a code along whole successions to the body that has its place on a date.
    ///
    /// Nothing is carried past a division, and nothing that is alive is carried at all.
    pub(crate) fn carry(&self, id: u32, date: Date) -> Carried {
        let mut at = id;
        let mut since = None;
        for _ in 0..CHAIN_MAX {
            if self.body_at_id(at, date).is_some() {
                break;
            }
            let after = since.unwrap_or(Date::BEGINNING);
            let links = self.rows(at, Tag::SucceededBy);
            let due = links.filter(|row| after <= row.first_day() && row.first_day() <= date);
            let Some(last) = due.map(crate::index::Row::first_day).max() else {
                break;
            };
            let to: BTreeSet<u32> = self
                .rows(at, Tag::SucceededBy)
                .filter(|row| row.first_day() == last)
                .map(|row| row.object)
                .collect();
            if to.len() > 1 {
                return Carried::Divided { among: to.into_iter().collect() };
            }
            at = to.into_iter().next().expect("a row was found on that date");
            since = Some(last);
        }
        Carried::To { id: at, since }
    }

    /// Returns the codes that lead to a code by successions and are alive on an earlier date.
    pub(crate) fn alive_before(&self, id: u32, date: Date) -> Vec<u32> {
        let mut holders = BTreeSet::new();
        self.walk_back(id, date, Share::Whole, 0, &mut holders);
        holders.into_iter().filter_map(|holder| self.id(holder.code)).collect()
    }
}

/// A sub-ICB location is a code that outlived its CCG, not a body that holds work: it only
/// counts where no legal body has had the code.
fn legal_bodies(bodies: Vec<Body>) -> Vec<Body> {
    let artefact =
        |body: &Body| matches!(body.kind, Kind::SubIcbLocation | Kind::SubIcbReportingEntity);
    if bodies.iter().all(artefact) {
        return bodies;
    }
    bodies.into_iter().filter(|body| !artefact(body)).collect()
}

/// The same holder reached by several paths is one: the greater share and the later date count.
fn merge_holders(holders: BTreeSet<Holder>) -> Vec<Holder> {
    let mut merged: Vec<Holder> = Vec::new();
    for holder in holders {
        match merged.iter_mut().find(|known| known.code == holder.code) {
            None => merged.push(holder),
            Some(known) if known.date < holder.date => {
                let share = known.share.min(holder.share);
                *known = Holder { share, ..holder };
            }
            Some(known) => known.share = known.share.min(holder.share),
        }
    }
    merged
}
