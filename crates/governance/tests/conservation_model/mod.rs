//! A plan of a change in small numbers, what it comes to, and where a simple model sends it all.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use remit_dictionary::Pence;
use remit_register::{AreaOf, Builder, Claim, Fact, Generation, Kind, Register, Series};

use crate::support::house::seat_by_hand;
use crate::support::{BOARD, Scene, code, date, entry, fact};

/// By which law, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    Ccg2020,
    Icb2024,
    Statute2013,
    Statute2022,
}

impl Era {
    pub fn kind(self) -> Kind {
        match self {
            Self::Ccg2020 | Self::Statute2022 => Kind::Ccg,
            Self::Icb2024 => Kind::Icb,
            Self::Statute2013 => Kind::Pct,
        }
    }

    pub fn kind_after(self) -> Kind {
        match self {
            Self::Ccg2020 | Self::Statute2013 => Kind::Ccg,
            Self::Icb2024 | Self::Statute2022 => Kind::Icb,
        }
    }

    /// Route, day of preparing, legal date, the day of the next change and its successor.
    fn days(self) -> [&'static str; 5] {
        match self {
            Self::Ccg2020 => ["ccg-merger", "2019-05-01", "2020-04-01", "2021-04-01", "01Z"],
            Self::Icb2024 => ["icb-order", "2023-05-01", "2024-04-01", "2025-04-01", "QZZ"],
            Self::Statute2013 => ["statute", "2012-05-01", "2013-04-01", "2014-04-01", "01Z"],
            Self::Statute2022 => ["statute", "2022-05-01", "2022-07-01", "2023-04-01", "QZZ"],
        }
    }

    pub fn next_date(self) -> &'static str {
        self.days()[3]
    }

    pub fn last(self) -> &'static str {
        self.days()[4]
    }

    fn is_statute(self) -> bool {
        matches!(self, Self::Statute2013 | Self::Statute2022)
    }
}

/// Another living body, which is no part of the change.
pub const OTHER: &str = "RX1";

#[derive(Debug, Clone)]
pub struct Plan {
    era: u8,
    bodies: u8,
    extended: bool,
    new: u8,
    merge: bool,
    practices: Vec<(u8, u32)>,
    areas: Vec<u8>,
    items: Vec<(u8, u8)>,
    balances: Vec<(u32, u32, bool)>,
    directions: Vec<u8>,
    cases: Vec<u8>,
    swept_together: bool,
    sweeps: Vec<u8>,
    exceptions: Vec<(u8, u8, u16, u8, u8)>,
}

pub fn plan() -> impl Strategy<Value = Plan> {
    let bodies = (0..4_u8, 2..=5_u8, any::<bool>(), 1..=3_u8, any::<bool>());
    let held = (
        vec((any::<u8>(), 0..30_000_u32), 0..=12),
        vec(any::<u8>(), 0..=20),
        vec((any::<u8>(), any::<u8>()), 0..=10),
        vec((0..1_000_000_u32, 0..1_000_000_u32, any::<bool>()), 0..=5),
        vec(any::<u8>(), 0..=2),
        vec(any::<u8>(), 0..=2),
    );
    let exception = (any::<u8>(), any::<u8>(), any::<u16>(), any::<u8>(), any::<u8>());
    let placed = (any::<bool>(), vec(any::<u8>(), 5), vec(exception, 0..=5));
    (bodies, held, placed).prop_map(|(bodies, held, placed)| {
        let (era, bodies, extended, new, merge) = bodies;
        let (practices, areas, items, balances, directions, cases) = held;
        let (swept_together, sweeps, exceptions) = placed;
        Plan {
            era,
            bodies,
            extended,
            new,
            merge,
            practices,
            areas,
            items,
            balances,
            directions,
            cases,
            swept_together,
            sweeps,
            exceptions,
        }
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Practice,
    Area,
    Part,
    Item,
    Balance,
}

/// Something that has to have one home.
#[derive(Debug, Clone)]
pub struct Thing {
    pub what: What,
    pub kind: &'static str,
    pub label: String,
    /// Whose it is, and the code under which it is recorded.
    pub of: String,
    pub recorded: String,
    pub people: u32,
    pub class: &'static str,
    pub pence: Pence,
}

impl Thing {
    fn new(what: What, kind: &'static str, label: String, of: &str) -> Self {
        let (of, recorded) = (of.to_owned(), of.to_owned());
        Self { what, kind, label, of, recorded, people: 0, class: "", pence: Pence::ZERO }
    }

    pub fn told(&self) -> String {
        format!("{} {} {}", self.kind, self.label, self.of)
    }
}

/// A placement as the model keeps it; without a home it ends what it names.
#[derive(Debug, Clone)]
pub struct Placement {
    label: String,
    kind: &'static str,
    of: Option<String>,
    only: Vec<String>,
    to: Option<String>,
}

impl Placement {
    pub fn line(&self) -> String {
        let Self { label, kind, .. } = self;
        let mut line = format!("placed case=m placement={label} kind={kind}");
        if let Some(of) = &self.of {
            line += &format!(" of={of}");
        }
        if !self.only.is_empty() {
            line += &format!(" only={}", self.only.join(","));
        }
        if let Some(to) = &self.to {
            line += &format!(" to={to}");
        }
        line
    }

    fn names(&self, body: &str, kind: &str, thing: Option<&str>) -> bool {
        let concerned = self.of.as_deref().is_none_or(|of| of == body);
        let named = match thing {
            Some(thing) => self.only.iter().any(|own| own == thing),
            None => self.only.is_empty(),
        };
        concerned && self.kind == kind && named
    }
}

const LISTED: [&str; 8] =
    ["contract", "asset", "liability", "post", "policy", "data-set", "condition", "challenge"];
const PLACED: [&str; 14] = [
    "members",
    "areas",
    "parts",
    "balance",
    "case",
    "direction",
    "contract",
    "asset",
    "liability",
    "post",
    "policy",
    "data-set",
    "condition",
    "challenge",
];

impl Plan {
    pub fn era(&self) -> Era {
        [Era::Ccg2020, Era::Icb2024, Era::Statute2013, Era::Statute2022][usize::from(self.era)]
    }

    pub fn date(&self) -> String {
        self.era().days()[2].to_owned()
    }

    fn bodies(&self) -> Vec<String> {
        let code = |at: u8| match self.era() {
            Era::Ccg2020 | Era::Statute2022 => format!("0{at}A"),
            Era::Icb2024 => format!("QA{at}"),
            Era::Statute2013 => format!("5A{at}"),
        };
        (0..self.bodies).map(code).collect()
    }

    fn is_extended(&self) -> bool {
        self.extended && !self.era().is_statute() && (!self.merge || 3 <= self.bodies)
    }

    pub fn parties(&self) -> Vec<String> {
        let mut bodies = self.bodies();
        if self.is_extended() {
            bodies.pop();
        }
        bodies
    }

    pub fn successors(&self) -> Vec<String> {
        let new = |at: u8| match self.era().kind_after() {
            Kind::Icb => format!("QN{at}"),
            _ => format!("1{at}N"),
        };
        let mut all: Vec<String> = (0..self.new).map(new).collect();
        if self.is_extended() {
            all.extend(self.bodies().pop());
        }
        if self.merge {
            all.reverse(); // A body that lives is extended, where there is one.
            all.truncate(1);
        }
        all
    }

    pub fn is_new(&self, body: &str) -> bool {
        !self.bodies().iter().any(|own| own == body)
    }

    /// Every body that is there once the change has taken effect.
    pub fn living(&self) -> Vec<String> {
        let mut all = self.successors();
        all.push(OTHER.to_owned());
        all
    }

    /// Every code that the record ever used.
    pub fn codes(&self) -> BTreeSet<String> {
        let things = self.things();
        let coded = [What::Practice, What::Area, What::Part];
        let own = things.iter().filter(|thing| coded.contains(&thing.what));
        let own = own.map(|thing| thing.label.clone());
        own.chain(self.bodies()).chain(self.successors()).chain([OTHER.to_owned()]).collect()
    }

    /// The codes under which practices and areas are recorded: two locations a board.
    fn places(&self) -> Vec<(String, String)> {
        let bodies = self.bodies().into_iter().enumerate();
        let each = |(at, body): (usize, String)| match self.era() {
            Era::Icb2024 => ["A", "B"].map(|end| (format!("2{at}{end}"), body.clone())).to_vec(),
            _ => vec![(body.clone(), body)],
        };
        bodies.flat_map(each).collect()
    }

    pub fn things(&self) -> Vec<Thing> {
        let places = self.places();
        let place = |pick: u8| &places[usize::from(pick) % places.len()];
        let mut all = Vec::new();
        for (at, (pick, people)) in self.practices.iter().enumerate() {
            let (recorded, of) = place(*pick);
            let own = Thing::new(What::Practice, "members", format!("P{at:05}"), of);
            all.push(Thing { recorded: recorded.clone(), people: *people, ..own });
        }
        for (at, pick) in self.areas.iter().enumerate() {
            let (recorded, of) = place(*pick);
            let own = Thing::new(What::Area, "areas", format!("E01{at:06}"), of);
            all.push(Thing { recorded: recorded.clone(), ..own });
        }
        for (part, of) in places.iter().filter(|(part, of)| part != of) {
            all.push(Thing::new(What::Part, "parts", part.clone(), of));
        }
        self.listed_things(&mut all);
        all
    }

    fn listed_things(&self, all: &mut Vec<Thing>) {
        let bodies = self.bodies();
        let body = |pick: usize| &bodies[pick % bodies.len()];
        for (at, (pick, kind)) in self.items.iter().enumerate() {
            let kind = LISTED[usize::from(*kind) % LISTED.len()];
            let own =
                Thing::new(What::Item, kind, format!("i{}", at / 2), body(usize::from(*pick)));
            // Two bodies may have a thing of one name; one body may not.
            if all.iter().all(|known| known.label != own.label || known.of != own.of) {
                all.push(own);
            }
        }
        for (at, pick) in self.directions.iter().enumerate() {
            let of = body(usize::from(*pick));
            all.push(Thing::new(What::Item, "direction", format!("d{at}"), of));
        }
        for (at, mask) in self.cases.iter().enumerate() {
            for of in self.parties_of_case(*mask) {
                all.push(Thing::new(What::Item, "case", format!("x{at}"), &of));
            }
        }
        for (at, (asset, debt, _)) in self.balances.iter().enumerate().take(bodies.len()) {
            let (asset, debt) = (i64::from(*asset), i64::from(*debt));
            for (account, class, pence) in [
                ("Cash", "asset", asset),
                ("Payables", "liability", -debt),
                ("GeneralFund", "equity", debt - asset),
            ] {
                let own = Thing::new(What::Balance, "balance", account.to_owned(), body(at));
                all.push(Thing { class, pence: Pence(pence), ..own });
            }
        }
    }

    fn parties_of_case(&self, mask: u8) -> Vec<String> {
        let bodies = self.bodies().into_iter().enumerate();
        bodies.filter(|(at, _)| mask & (1 << at) != 0).map(|(_, body)| body).collect()
    }

    /// The register before the change.
    fn register(&self) -> Register {
        let mut facts = vec![
            fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01"),
            fact(OTHER, Claim::Exists(Kind::Trust), "2001-04-01"),
        ];
        let kind = self.era().kind();
        let first =
            if kind == Kind::Pct { "2006-10-01".into() } else { kind.in_law().from().to_string() };
        for body in self.bodies() {
            facts.push(fact(&body, Claim::Exists(kind), &first));
        }
        let mut seen = Vec::new();
        for thing in self.things() {
            let (label, recorded) = (thing.label.as_str(), code(&thing.recorded));
            match thing.what {
                What::Practice => {
                    facts.push(fact(label, Claim::Exists(Kind::Practice), "1990-01-01"));
                    facts.push(fact(label, Claim::CommissionedBy(recorded), &first));
                    facts.push(fact(label, Claim::ListSize(thing.people), &first));
                }
                What::Area => {
                    let claim = Claim::InArea(recorded, AreaOf::Commissioner, Generation::Lsoa2011);
                    seen.push(Fact::seen(code(label), claim, date(&first)));
                }
                What::Part => {
                    facts.push(fact(label, Claim::Exists(Kind::SubIcbLocation), &first));
                    facts.push(fact(label, Claim::PartOf(code(&thing.of), Kind::Icb), &first));
                }
                What::Item | What::Balance => {}
            }
        }
        let mut builder = Builder::default();
        builder.entry(entry(1));
        facts.iter().for_each(|fact| builder.fact(fact));
        builder.entry(remit_register::Entry { series: Series::SmallAreas, ..entry(2) });
        seen.iter().for_each(|fact| builder.fact(fact));
        builder.finish()
    }

    pub fn scene(&self) -> Scene {
        let mut scene = Scene::of(self.register());
        scene.appoint("Dee", "decider", BOARD);
        scene.appoint("Ann", "governance-lead", &self.bodies()[0]);
        scene
    }

    /// Enters all that a change needs besides its placements, and what its bodies hold.
    pub fn prepare(&self, scene: &mut Scene) {
        let [route, on, effect, ..] = self.era().days();
        scene.on(on);
        for thing in self.things() {
            let Thing { kind, label, of, class, pence, .. } = &thing;
            match (thing.what, *kind) {
                (What::Item, "direction") => scene.enter(&format!(
                    "direction-given body={of} direction={label} kind=how-to-exercise words=x"
                )),
                (What::Item, "case") | (What::Practice | What::Area | What::Part, _) => {}
                (What::Item, _) => {
                    scene.enter(&format!("item-held body={of} item={label} kind={kind} title=x"));
                }
                (What::Balance, _) => scene.enter(&format!(
                    "balance-brought body={of} account={label} class={class} balance={} \
                     state=draft",
                    in_pounds(*pence)
                )),
            }
        }
        for (at, mask) in self.cases.iter().enumerate() {
            let parties = self.parties_of_case(*mask).join(",");
            if !parties.is_empty() {
                scene.enter(&format!(
                    "case-opened case=x{at} kind=arrangement title=x parties={parties}"
                ));
            }
        }
        open_change(scene, "m", &self.parties(), &self.successors(), [route, effect]);
        let first = self.parties()[0].clone();
        scene.by("Ann", "governance-lead", &first);
    }

    /// Enters the next change: all of these give way to one.
    pub fn prepare_next(&self, scene: &mut Scene, last: &str) {
        let route = match self.era().kind_after() {
            Kind::Icb => "icb-order",
            _ => "ccg-merger",
        };
        let day = self.era().next_date();
        scene.on(&self.date());
        open_change(scene, "n", &self.successors(), &[last.to_owned()], [route, day]);
        scene.enter(&format!("placed case=n placement=s kind=everything to={last}"));
        scene.on(day);
    }

    /// The placements that are tried, the sweeping-up clauses first.
    pub fn placements(&self) -> Vec<Placement> {
        let (parties, successors) = (self.parties(), self.successors());
        let sweep = |at: usize, pick: u8, of: Option<String>| Placement {
            label: format!("s{at}"),
            kind: "everything",
            of,
            only: Vec::new(),
            to: Some(successors[usize::from(pick) % successors.len()].clone()),
        };
        let mut all = Vec::new();
        if self.swept_together {
            all.push(sweep(0, self.sweeps[0], None));
        } else {
            for (at, party) in parties.iter().enumerate() {
                if self.sweeps[at] % 32 != 31 {
                    all.push(sweep(at, self.sweeps[at], Some(party.clone())));
                }
            }
        }
        let exceptions = self.exceptions.iter().enumerate();
        all.extend(exceptions.filter_map(|(at, picks)| self.exception(at, *picks)));
        all
    }

    fn exception(
        &self,
        at: usize,
        (kind, mode, mask, of, to): (u8, u8, u16, u8, u8),
    ) -> Option<Placement> {
        let parties = self.parties();
        let kind = PLACED[usize::from(kind) % PLACED.len()];
        let of = (mode & 2 != 0).then(|| parties[usize::from(of) % parties.len()].clone());
        let mine = |thing: &&Thing| match &of {
            Some(of) => thing.of == *of,
            None => parties.contains(&thing.of),
        };
        let mut only: Vec<String> = Vec::new();
        if mode & 1 != 0 {
            let things = self.things();
            let own = things.iter().filter(mine).filter(|thing| thing.kind == kind);
            let picked = own.enumerate().filter(|(at, _)| mask & (1 << (at % 16)) != 0);
            only = picked.map(|(_, thing)| thing.label.clone()).collect();
            only.sort();
            only.dedup();
            if only.is_empty() {
                return None;
            }
        }
        let mut homes: Vec<Option<String>> = self.successors().into_iter().map(Some).collect();
        homes.extend([None, Some(OTHER.to_owned()), Some(parties[0].clone())]);
        let to = homes[usize::from(to) % homes.len()].clone();
        // A placement that is recorded again takes the place of the first.
        Some(Placement { label: format!("p{}", at % 4), kind, of, only, to })
    }

    /// Where the placements that were taken send each thing.
    pub fn homes(&self, things: &[Thing], taken: &[Placement]) -> Vec<Option<String>> {
        let stands = |at: usize, own: &Placement| {
            taken[at + 1..].iter().all(|later| later.label != own.label)
        };
        let standing = taken.iter().enumerate().filter(|(at, own)| stands(*at, own));
        let standing: Vec<&Placement> = standing.map(|(_, own)| own).collect();
        let parties = self.parties();
        let home = |thing: &Thing| {
            if !parties.contains(&thing.of) {
                return Some(thing.of.clone());
            }
            let in_part = thing.recorded != thing.of;
            let ways = [
                Some((thing.kind, Some(thing.label.as_str()))),
                in_part.then_some(("parts", Some(thing.recorded.as_str()))),
                Some((thing.kind, None)),
                in_part.then_some(("parts", None)),
                Some(("everything", None)),
            ];
            let homes = ways.into_iter().flatten().map(|(kind, named)| {
                let own = standing.iter().filter(|own| own.names(&thing.of, kind, named));
                own.map(|own| own.to.clone()).collect::<BTreeSet<_>>()
            });
            let homes = homes.into_iter().find(|homes| !homes.is_empty())?;
            let only = homes.first().filter(|_| homes.len() == 1)?;
            Some(only.clone().unwrap_or_else(|| "closed".to_owned()))
        };
        things.iter().map(home).collect()
    }
}

fn in_pounds(pence: Pence) -> String {
    let sign = if pence.0 < 0 { "-" } else { "" };
    let whole = pence.0.unsigned_abs();
    format!("{sign}£{}.{:02}", whole / 100, whole % 100)
}

/// Enters a change that lacks nothing but its placements and its day.
fn open_change(
    scene: &mut Scene,
    id: &str,
    parties: &[String],
    successors: &[String],
    [route, effect]: [&str; 2],
) {
    scene.by("Dee", "decider", BOARD);
    let list = parties.join(",");
    scene.enter(&format!(
        "case-opened case={id} kind=change title=x parties={list} route={route} manner=redraw \
         effect-on={effect}"
    ));
    for code in successors {
        scene.enter(&format!(
            "successor-named case={id} code={code} name=\"NHS {code} CCG\" issued=issued"
        ));
        seat_by_hand(scene, code, route);
    }
    scene.enter(&format!("change-decided case={id} outcome=approved reasons=x"));
    scene.enter(&format!("ods-notified case={id}"));
    scene.enter(&format!("scheme-made case={id} scheme=x"));
    scene.enter(&format!("order-made case={id} order=x"));
    scene.enter(&format!("ministers-approved case={id} reference=x"));
}
