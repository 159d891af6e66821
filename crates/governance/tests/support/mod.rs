//! A scene: a small register, the books, and acts sent on one line each.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "each test file uses a part of the scene")]

pub mod house;
pub mod table;

use remit_dictionary::{Code, Date, Moment, Period};
use remit_governance::{
    Answer, Books, CaseId, Form, Refusal, Signed, Standing, Tables, World, facts_of, refusal,
    remains, standing,
};
use remit_journal::Hash;
use remit_register::{Builder, Claim, Entry, Fact, Functions, Kind, Register, Series};

/// NHS England's code.
pub const BOARD: &str = "X24";

/// A register and books in which acts are tried.
pub struct Scene {
    pub register: Register,
    pub books: Books,
    pub tables: Tables,
    pub functions: Functions,
    on: String,
    signer: String,
}

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

pub fn case(text: &str) -> CaseId {
    CaseId::parse(text).unwrap()
}

/// Returns a fact that holds from a day.
pub fn fact(subject: &str, claim: Claim, from: &str) -> Fact {
    Fact::during(code(subject), claim, Period::since(date(from)))
}

/// Returns a register of some facts, as if one fact file were on record.
pub fn register(facts: &[Fact]) -> Register {
    let mut builder = Builder::default();
    builder.entry(entry(1));
    for fact in facts {
        builder.fact(fact);
    }
    builder.finish()
}

pub fn entry(number: u32) -> Entry {
    Entry {
        number,
        recorded_at: Moment::from_microseconds(i64::from(number)),
        series: Series::FactFile,
        published: date("2012-01-01"),
        title: "scene".into(),
        format: "facts".into(),
        content: Hash::ZERO,
    }
}

impl Scene {
    /// Returns a scene with NHS England, some bodies of a kind (each from the first day of its
    /// law) and practices, each a member of a body.
    pub fn new(kind: Kind, bodies: &[&str], members: &[(&str, &str)]) -> Self {
        let first = kind.in_law().from().to_string();
        let mut facts = vec![fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01")];
        for body in bodies {
            facts.push(fact(body, Claim::Exists(kind), &first));
        }
        for (practice, body) in members {
            facts.push(fact(practice, Claim::Exists(Kind::Practice), "1990-01-01"));
            facts.push(fact(practice, Claim::CommissionedBy(code(body)), &first));
        }
        Self::of(register(&facts))
    }

    /// Returns a scene over a register.
    pub fn of(register: Register) -> Self {
        Self {
            register,
            books: Books::default(),
            tables: Tables::own(),
            functions: Functions::new(Vec::new()).unwrap(),
            on: "2019-06-01".into(),
            signer: String::new(),
        }
    }

    pub fn world(&self) -> World<'_> {
        World {
            view: self.register.now(),
            books: &self.books,
            tables: &self.tables,
            functions: &self.functions,
        }
    }

    /// The acts that follow happen on this day.
    pub fn on(&mut self, date: &str) -> &mut Self {
        self.on = date.to_owned();
        self
    }

    /// The acts that follow are signed by this person, in this role, for this body.
    pub fn by(&mut self, person: &str, role: &str, body: &str) -> &mut Self {
        self.signer = format!("actor=\"{person}\" acting_as={role} acting_for={body}");
        self
    }

    /// Gives a person a role at a body, as its first, and signs with it from now on.
    pub fn appoint(&mut self, person: &str, role: &str, body: &str) -> &mut Self {
        let first = if body == BOARD { "decider" } else { "governance-lead" };
        let on = std::mem::replace(&mut self.on, "2012-04-01".into());
        self.by(person, first, body);
        let given = format!("role-given body={body} person=\"{person}\" role={role}");
        let (_, signed) = self.read(&given);
        let number = self.books.head() + 1;
        self.books.enter(number, signed); // By hand: a body may have several first roles here.
        self.on = on;
        self.by(person, role, body)
    }

    fn read(&self, line: &str) -> (Form, Signed) {
        let line = format!("{line} on={} {}", self.on, self.signer);
        let form = Form::parse_line(&line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let signed = Signed::read(&form).unwrap_or_else(|error| panic!("{line}: {error}"));
        (form, signed)
    }

    /// Enters an act without asking any guard: what is not in question.
    pub fn enter(&mut self, line: &str) {
        let (_, signed) = self.read(line);
        let number = self.books.head() + 1;
        self.books.enter(number, signed);
    }

    /// Returns an act as it would be sent.
    pub fn signed(&self, line: &str) -> Signed {
        self.read(line).1
    }

    /// Sends an act; gives its refusal back if there is one, else enters it.
    pub fn try_act(&mut self, line: &str) -> Result<(), Refusal> {
        let (form, signed) = self.read(line);
        assert_eq!(Signed::read(&signed.write()).as_ref(), Ok(&signed), "{form:?} reads back");
        if let Some(refusal) = refusal(self.world(), &signed) {
            return Err(refusal);
        }
        let number = self.books.head() + 1;
        let facts = facts_of(self.world(), &signed);
        if !facts.is_empty() {
            let last = self.register.entries().last().map_or(0, |last| last.number);
            let moment = Moment::from_microseconds(i64::from(last) + 1);
            let entry = Entry::decided(last + 1, moment, "scene", &facts);
            self.register = self.register.with(entry, &facts);
        }
        self.books.enter(number, signed);
        Ok(())
    }

    /// Sends an act that must be taken.
    #[track_caller]
    pub fn act(&mut self, line: &str) -> &mut Self {
        if let Err(refusal) = self.try_act(line) {
            panic!("{line}: refused by {}: {}", refusal.rule.word(), refusal.about);
        }
        self
    }

    /// Sends an act that must be refused by a rule.
    #[track_caller]
    pub fn refused(&mut self, line: &str, rule: &str) -> &mut Self {
        match self.try_act(line) {
            Ok(()) => panic!("{line}: taken, though {rule} should refuse it"),
            Err(refusal) => assert_eq!(refusal.rule.word(), rule, "{line}: {}", refusal.about),
        }
        self
    }

    /// Returns what remains of a case on a day: `rule about standing`, in order.
    pub fn remains(&self, id: &str, on: &str) -> Vec<String> {
        let (id, on) = (case(id), date(on));
        let Some(case) = self.books.case(&id, on) else { return Vec::new() };
        let all = remains(self.world(), case, on);
        all.iter()
            .map(|one| {
                let standing = match standing(one, on) {
                    Standing::Open => "open".to_owned(),
                    Standing::Late(days) => format!("late {days}"),
                    Standing::Waiting => "waiting".to_owned(),
                    Standing::NotYet => "not yet".to_owned(),
                };
                match &one.answer {
                    Answer::Refused(refusal) => {
                        format!("{} {} {standing}", one.rule.word(), refusal.about)
                    }
                    Answer::NotYetAskable { .. } | Answer::Passed => {
                        format!("{} {standing}", one.rule.word())
                    }
                }
            })
            .collect()
    }
}
