//! Where everything goes in a change: exceptions by name, rules for a kind, the sweeping-up clause.

use std::collections::{BTreeSet, HashMap};

use remit_dictionary::Code;

use crate::acts::{Holding, Placed};
use crate::books::Case;
use crate::change::latest_code;
use crate::territory::Territory;
use crate::value::Label;

/// Where a thing goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// To this body.
    To(Code),
    /// It ends with its body.
    Closed,
    /// Nothing says.
    None,
    /// More than one placement says so, and they differ: these, and closed where there is none.
    Several(BTreeSet<Option<Code>>),
}

/// What in the placements says where a thing goes. The first here comes before the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clause {
    /// A placement that names it.
    Named,
    /// A placement of all of its kind.
    Kind,
    /// The sweeping-up clause.
    Everything,
}

impl Clause {
    /// Returns the words that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "by name",
            Self::Kind => "by kind",
            Self::Everything => "by the sweeping-up clause",
        }
    }
}

/// The placements of a case as they stand.
#[derive(Debug, Clone)]
pub struct Placing<'a> {
    /// Each placement, with the code that its home has now.
    placed: Vec<(&'a Placed, Option<Code>)>,
    /// Each thing that is named, with the placements that name it.
    named: HashMap<(Holding, &'a str), Vec<usize>>,
    /// The placements of all of a kind.
    of_kind: HashMap<Holding, Vec<usize>>,
}

impl<'a> Placing<'a> {
    /// Returns the placements of a case; of one that was recorded again the last.
    #[must_use]
    pub fn of(case: &Case<'a>) -> Self {
        let mut last: HashMap<&Label, usize> = HashMap::new();
        let all: Vec<&'a Placed> = case.all::<Placed>().collect();
        for (at, own) in all.iter().enumerate() {
            last.insert(&own.placement, at);
        }
        let standing = all.iter().enumerate().filter(|(at, own)| last[&own.placement] == *at);
        let placed: Vec<(&'a Placed, Option<Code>)> =
            standing.map(|(_, own)| (*own, own.to.map(|to| latest_code(case, to)))).collect();
        let mut named: HashMap<(Holding, &'a str), Vec<usize>> = HashMap::new();
        let mut of_kind: HashMap<Holding, Vec<usize>> = HashMap::new();
        for (at, (own, _)) in placed.iter().enumerate() {
            if own.only.is_empty() {
                of_kind.entry(own.kind).or_default().push(at);
            }
            for thing in &own.only {
                named.entry((own.kind, thing.as_str())).or_default().push(at);
            }
        }
        Self { placed, named, of_kind }
    }

    /// Returns where a thing of a body goes, and by which clause.
    #[must_use]
    pub fn home(&self, body: Code, kind: Holding, thing: &str) -> (Home, Clause) {
        self.first_home(body, &[(kind, Some(thing)), (kind, None)])
    }

    /// Returns where a practice or small area of a body goes: by itself, else with the part under
    /// which it is recorded.
    #[must_use]
    pub fn home_of_territory(
        &self,
        body: Code,
        kind: Holding,
        code: Code,
        recorded: Code,
    ) -> (Home, Clause) {
        if recorded == body {
            return self.home(body, kind, code.as_str());
        }
        self.first_home(
            body,
            &[
                (kind, Some(code.as_str())),
                (Holding::Parts, Some(recorded.as_str())),
                (kind, None),
                (Holding::Parts, None),
            ],
        )
    }

    /// Returns the home by the first of some ways to be placed that any placement takes; last by
    /// the sweeping-up clause.
    fn first_home(&self, body: Code, ways: &[(Holding, Option<&str>)]) -> (Home, Clause) {
        for (kind, thing) in ways {
            let homes = self.homes(body, *kind, *thing);
            if !homes.is_empty() {
                let clause = if thing.is_some() { Clause::Named } else { Clause::Kind };
                return (home_of(homes), clause);
            }
        }
        (home_of(self.homes(body, Holding::Everything, None)), Clause::Everything)
    }

    /// Returns where the placements of one way send a thing of a body.
    fn homes(&self, body: Code, kind: Holding, thing: Option<&str>) -> BTreeSet<Option<Code>> {
        let at = match thing {
            Some(thing) => self.named.get(&(kind, thing)),
            None => self.of_kind.get(&kind),
        };
        let own = at.map(Vec::as_slice).unwrap_or_default().iter().map(|at| self.placed[*at]);
        own.filter(|(own, _)| concerns(own, body)).map(|(_, to)| to).collect()
    }

    /// Returns every body to which practices, small areas or parts of a party go, or the rest of
    /// what it holds. One alone has its place; of several each has a part.
    #[must_use]
    pub fn heirs(&self, party: Code, territory: &Territory) -> BTreeSet<Code> {
        let mut heirs = BTreeSet::new();
        let mut add = |home: Home| {
            if let Home::To(home) = home {
                heirs.insert(home);
            }
        };
        add(self.sweeps_to(party));
        for part in territory.parts.iter().filter(|(_, whose)| **whose == party) {
            add(self.home(party, Holding::Parts, part.0.as_str()).0);
        }
        let kinds = [(Holding::Members, &territory.members), (Holding::Areas, &territory.areas)];
        for (kind, all) in kinds {
            for (code, held) in all.iter().filter(|(_, held)| held.whose == party) {
                add(self.home_of_territory(party, kind, *code, held.recorded).0);
            }
        }
        heirs
    }

    /// Tells whether any placement names a body as a home.
    #[must_use]
    pub fn sends_to(&self, body: Code) -> bool {
        self.placed.iter().any(|(_, to)| *to == Some(body))
    }

    /// Returns the body that the sweeping-up clause names for a body.
    #[must_use]
    pub fn sweeps_to(&self, body: Code) -> Home {
        home_of(self.homes(body, Holding::Everything, None))
    }

    /// Returns the first thing of a body that placements send to several homes.
    #[must_use]
    pub fn first_of_several(&self, body: Code) -> Option<(Holding, Option<Label>)> {
        for (own, _) in self.placed.iter().filter(|(own, _)| concerns(own, body)) {
            if own.only.is_empty() && self.homes(body, own.kind, None).len() > 1 {
                return Some((own.kind, None));
            }
            let several =
                |thing: &&Label| self.homes(body, own.kind, Some(thing.as_str())).len() > 1;
            if let Some(thing) = own.only.iter().find(several) {
                return Some((own.kind, Some(thing.clone())));
            }
        }
        None
    }
}

fn concerns(placed: &Placed, body: Code) -> bool {
    placed.of.is_empty() || placed.of.contains(&body)
}

fn home_of(homes: BTreeSet<Option<Code>>) -> Home {
    let mut all = homes.iter();
    match (all.next(), all.next()) {
        (None, _) => Home::None,
        (Some(Some(code)), None) => Home::To(*code),
        (Some(None), None) => Home::Closed,
        (Some(_), Some(_)) => Home::Several(homes),
    }
}
