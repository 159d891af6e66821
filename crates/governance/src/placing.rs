//! Where everything goes in a change: exceptions by name, rules for a kind, the sweeping-up clause.

use std::collections::{BTreeSet, HashMap};

use remit_dictionary::Code;

use crate::acts::{Holding, Placed};
use crate::books::Case;
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

/// The placements of a case as they stand.
#[derive(Debug, Clone)]
pub struct Placing<'a> {
    placed: Vec<&'a Placed>,
    /// Each thing that is named, with the placements that name it.
    named: HashMap<(Holding, &'a str), Vec<usize>>,
}

impl<'a> Placing<'a> {
    /// Returns the placements of a case; of one that was recorded again the last.
    #[must_use]
    pub fn of(case: &Case<'a>) -> Self {
        let mut placed: Vec<&'a Placed> = Vec::new();
        for own in case.all::<Placed>() {
            placed.retain(|known| known.placement != own.placement);
            placed.push(own);
        }
        let mut named: HashMap<(Holding, &'a str), Vec<usize>> = HashMap::new();
        for (at, own) in placed.iter().enumerate() {
            for thing in &own.only {
                named.entry((own.kind, thing.as_str())).or_default().push(at);
            }
        }
        Self { placed, named }
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
        let (code, part) = (code.to_string(), recorded.to_string());
        if recorded == body {
            return self.home(body, kind, &code);
        }
        self.first_home(
            body,
            &[
                (kind, Some(&code)),
                (Holding::Parts, Some(&part)),
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
        let concerns = |own: &&Placed| own.of.is_empty() || own.of.contains(&body);
        match thing {
            Some(thing) => {
                let at = self.named.get(&(kind, thing)).map(Vec::as_slice).unwrap_or_default();
                let own = at.iter().map(|at| self.placed[*at]);
                own.filter(concerns).map(|own| own.to).collect()
            }
            None => {
                let all = self.placed.iter().copied();
                let of_kind = all.filter(|own| own.kind == kind && own.only.is_empty());
                of_kind.filter(concerns).map(|own| own.to).collect()
            }
        }
    }

    /// Returns the one body to which all practices, small areas and parts of a body go; nothing
    /// where they are divided, or go nowhere.
    #[must_use]
    pub fn whole_territory(&self, body: Code) -> Option<Code> {
        let mut homes = self.homes(body, Holding::Everything, None);
        for kind in [Holding::Members, Holding::Areas, Holding::Parts] {
            let of_kind = self.homes(body, kind, None);
            if !of_kind.is_empty() {
                homes.extend(of_kind);
            }
            let named = self.placed.iter().filter(|own| own.kind == kind && !own.only.is_empty());
            let concerned = named.filter(|own| own.of.is_empty() || own.of.contains(&body));
            homes.extend(concerned.map(|own| own.to));
        }
        match home_of(homes) {
            Home::To(code) => Some(code),
            Home::Closed | Home::None | Home::Several(_) => None,
        }
    }

    /// Returns every body that something of a body goes to.
    #[must_use]
    pub fn heirs(&self, body: Code) -> BTreeSet<Code> {
        let concerned =
            self.placed.iter().filter(|own| own.of.is_empty() || own.of.contains(&body));
        concerned.filter_map(|own| own.to).collect()
    }

    /// Returns the body that the sweeping-up clause names for a body.
    #[must_use]
    pub fn sweeps_to(&self, body: Code) -> Home {
        home_of(self.homes(body, Holding::Everything, None))
    }

    /// Returns the first thing of a body that placements send to several homes.
    #[must_use]
    pub fn first_of_several(&self, body: Code) -> Option<(Holding, Option<Label>)> {
        for own in &self.placed {
            if !(own.of.is_empty() || own.of.contains(&body)) {
                continue;
            }
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

fn home_of(homes: BTreeSet<Option<Code>>) -> Home {
    let mut all = homes.iter();
    match (all.next(), all.next()) {
        (None, _) => Home::None,
        (Some(Some(code)), None) => Home::To(*code),
        (Some(None), None) => Home::Closed,
        (Some(_), Some(_)) => Home::Several(homes),
    }
}
