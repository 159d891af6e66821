//! Counting what a change moves: each thing before and after, and where it really is.

use remit_dictionary::{Code, Date};
use remit_register::Register;

use crate::acts::{AccountClass, Holding};
use crate::ask::World;
use crate::books::Case;
use crate::change::successors;
use crate::holdings::{Balance, Item, balances, items};
use crate::placing::{Clause, Home, Placing};
use crate::rehearsal::{Changed, CodeChange, Count, Moved, Receipt};
use crate::territory::{Held, Territory, territory};

/// What is counted, and what has been so far.
pub(crate) struct Counting<'c, 'a> {
    pub world: &'c World<'a>,
    pub case: &'c Case<'a>,
    pub placing: Placing<'a>,
    /// The parties and the successors.
    pub bodies: Vec<Code>,
    /// The legal date.
    pub date: Date,
    pub receipt: &'c mut Receipt<'a>,
}

/// A practice, a small area or a part, before and after.
struct Whereabouts {
    what: Changed,
    kind: Holding,
    code: Code,
    before: Held,
    after: Option<Code>,
}

impl<'a> Counting<'_, 'a> {
    /// Counts the territory: the register with the change must have each thing where the
    /// placements send it, and nowhere else.
    pub(crate) fn territory(&mut self, old: &Territory, after: &Register) {
        let world = World { view: after.now(), ..*self.world };
        // Only successors hold anything on the day: what stays with a party is lost.
        let heirs: Vec<Code> = successors(self.case).iter().map(|own| own.code).collect();
        let new = territory(&world, &heirs, self.date);
        let mut unchanged = None;
        for thing in whereabouts(old, &new) {
            let (home, clause) = self.home_of(&thing);
            let found = thing.after.map(Home::To);
            if self.gives_way(thing.before.whose) {
                *self.receipt.clauses.entry(clause).or_default() += 1;
            }
            if found.as_ref() == Some(&home) {
                self.count_thing(&thing);
                continue;
            }
            let by_day =
                unchanged.get_or_insert_with(|| territory(self.world, &self.bodies, self.date));
            if recorded(by_day, &thing) == Some(thing.before.recorded) {
                self.count_thing(&thing);
                let (word, code, whose) = (thing.what.word(), thing.code, thing.before.whose);
                self.receipt.astray.push(format!("{word} {code} of {whose}"));
            } else {
                self.receipt.by_themselves.push(thing.code); // It left on that day anyhow.
            }
        }
        let came = new.members.keys().filter(|code| !old.members.contains_key(*code));
        let came = came.chain(new.areas.keys().filter(|code| !old.areas.contains_key(*code)));
        self.receipt.by_themselves.extend(came);
    }

    fn gives_way(&self, body: Code) -> bool {
        self.case.parties().contains(&body)
    }

    fn home_of(&self, thing: &Whereabouts) -> (Home, Clause) {
        let Held { recorded, whose } = thing.before;
        if !self.gives_way(whose) {
            return (Home::To(whose), Clause::Kind); // It belongs to a successor already.
        }
        match thing.what {
            Changed::Part => self.placing.home(whose, thing.kind, thing.code.as_str()),
            Changed::Body | Changed::Practice | Changed::Area => {
                self.placing.home_of_territory(whose, thing.kind, thing.code, recorded)
            }
        }
    }

    fn count_thing(&mut self, thing: &Whereabouts) {
        let people = match thing.what {
            Changed::Practice => self.world.view.list_size(thing.code, self.date),
            Changed::Body | Changed::Part | Changed::Area => None,
        };
        let people = people.map_or(0, |(size, _)| u64::from(size));
        let add = |count: &mut Count| match thing.what {
            Changed::Practice => {
                count.members += 1;
                count.people += people;
            }
            Changed::Area => count.areas += 1,
            Changed::Part => count.parts += 1,
            Changed::Body => {}
        };
        let old = thing.before.whose;
        add(self.receipt.before.entry(old).or_default());
        if let Some(new) = thing.after {
            add(self.receipt.after.entry(new).or_default());
            if new != old {
                let (what, code) = (thing.what, thing.code);
                self.receipt.codes.push(CodeChange { what, code, old, new });
            }
        }
    }

    /// Counts the listed things and the balances, and says where those of the parties go.
    pub(crate) fn things(&mut self) {
        let on = self.date.day_before();
        for body in self.bodies.clone() {
            for item in items(self.world, body, on, Some(self.case.id)) {
                let name = format!("{} {}", item.kind, item.label);
                let (kind, label) = (item.kind, item.label.clone());
                let (home, clause) =
                    self.place(body, kind, label.as_str(), &name, &|count| add_item(count, &item));
                if self.gives_way(body) {
                    self.receipt.moved.push(Moved { from: body, item, home, clause });
                }
            }
            for own in balances(self.world, body, on) {
                let account = own.account.as_str();
                let name = format!("balance {account}");
                self.place(body, Holding::Balance, account, &name, &|count| {
                    add_balance(count, &own)
                });
            }
        }
    }

    fn place(
        &mut self,
        body: Code,
        kind: Holding,
        label: &str,
        name: &str,
        add: &dyn Fn(&mut Count),
    ) -> (Home, Clause) {
        let gives_way = self.gives_way(body);
        let (home, clause) = match gives_way {
            true => self.placing.home(body, kind, label),
            false => (Home::To(body), Clause::Kind),
        };
        let receipt = &mut *self.receipt;
        add(receipt.before.entry(body).or_default());
        match home {
            Home::To(home) => add(receipt.after.entry(home).or_default()),
            Home::Closed => add(receipt.closed.entry(body).or_default()),
            Home::None | Home::Several(_) => receipt.astray.push(format!("{name} of {body}")),
        }
        if gives_way {
            *receipt.clauses.entry(clause).or_default() += 1;
        }
        (home, clause)
    }

    /// Adds the codes of the bodies that give way before those of their territory.
    pub(crate) fn codes(&mut self, old: &Territory) {
        let what = Changed::Body;
        let heirs = |party: &Code| {
            let heirs = self.placing.heirs(*party, old).into_iter();
            let (code, old) = (*party, *party);
            heirs.map(move |new| CodeChange { what, code, old, new }).collect::<Vec<_>>()
        };
        let bodies: Vec<CodeChange> = self.case.parties().iter().flat_map(heirs).collect();
        self.receipt.codes.splice(0..0, bodies);
    }
}

fn whereabouts(old: &Territory, new: &Territory) -> Vec<Whereabouts> {
    let mut all = Vec::new();
    for (part, whose) in &old.parts {
        let before = Held { recorded: *part, whose: *whose };
        let (what, kind, code) = (Changed::Part, Holding::Parts, *part);
        all.push(Whereabouts { what, kind, code, before, after: new.parts.get(part).copied() });
    }
    let kinds = [
        (Changed::Practice, Holding::Members, &old.members, &new.members),
        (Changed::Area, Holding::Areas, &old.areas, &new.areas),
    ];
    for (what, kind, old, new) in kinds {
        all.extend(old.iter().map(|(code, before)| {
            let after = new.get(code).map(|held| held.whose);
            Whereabouts { what, kind, code: *code, before: *before, after }
        }));
    }
    all
}

/// Returns the code under which a thing is recorded.
fn recorded(territory: &Territory, thing: &Whereabouts) -> Option<Code> {
    let held = match thing.what {
        Changed::Practice => territory.members.get(&thing.code),
        Changed::Area => territory.areas.get(&thing.code),
        Changed::Part => return territory.parts.contains_key(&thing.code).then_some(thing.code),
        Changed::Body => None,
    };
    held.map(|held| held.recorded)
}

fn add_item(count: &mut Count, item: &Item<'_>) {
    match item.kind {
        Holding::Contract => count.contracts += 1,
        Holding::Condition | Holding::Direction | Holding::Case | Holding::Challenge => {
            count.obligations += 1;
        }
        Holding::Members
        | Holding::Areas
        | Holding::Parts
        | Holding::Balance
        | Holding::Asset
        | Holding::Liability
        | Holding::Post
        | Holding::Policy
        | Holding::DataSet
        | Holding::Everything => count.other_items += 1,
    }
}

fn add_balance(count: &mut Count, own: &Balance) {
    count.accounts += 1;
    let sum = match own.class {
        AccountClass::Asset => &mut count.assets,
        AccountClass::Liability => &mut count.liabilities,
        AccountClass::Equity => &mut count.equity,
    };
    *sum = *sum + own.amount;
}

/// Adds counts up.
pub(crate) fn total<'c>(counts: impl Iterator<Item = &'c Count>) -> Count {
    counts.fold(Count::default(), |sum, one| Count {
        members: sum.members + one.members,
        areas: sum.areas + one.areas,
        people: sum.people + one.people,
        parts: sum.parts + one.parts,
        contracts: sum.contracts + one.contracts,
        obligations: sum.obligations + one.obligations,
        other_items: sum.other_items + one.other_items,
        accounts: sum.accounts + one.accounts,
        assets: sum.assets + one.assets,
        liabilities: sum.liabilities + one.liabilities,
        equity: sum.equity + one.equity,
    })
}
