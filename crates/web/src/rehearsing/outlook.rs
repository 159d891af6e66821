//! What people ask about a change: what it does, what remains, what the average hides.

use remit_dictionary::{Code, Date};
use remit_governance::change::{effect_on, successors};
use remit_governance::rehearsal::{Changed, Rehearsal, rehearse};
use remit_governance::{
    About, Answer, Case, KINDS, Mover, NextStep, Outstanding, Standing, World, remains, standing,
};
use remit_register::View;

use super::{Series, Spread};
use crate::site::Snapshot;
use crate::words;

/// A change with all that is asked about it.
#[derive(Debug)]
pub struct Outlook<'a> {
    /// The case.
    pub case: Case<'a>,
    /// What questions of governance look at.
    pub world: World<'a>,
    /// The day on which it is asked.
    pub today: Date,
    /// The day of the change.
    pub effect: Date,
    /// The change as it would be, with its receipt.
    pub rehearsal: Rehearsal<'a>,
    /// What remains, the earliest deadline first.
    pub remains: Vec<Remaining>,
    /// Registered people on both footprints.
    pub series: Series,
    /// How the practices of each party differ.
    pub spread: Spread,
}

/// Something that still stands in the way of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remaining {
    /// What is to be done.
    pub step: String,
    /// What the rule says.
    pub says: String,
    /// The provision behind it.
    pub provision: String,
    /// What it is about; nothing where that is the case as a whole.
    pub about: String,
    /// Whose move it is.
    pub move_of: String,
    /// By when.
    pub by: Option<Date>,
    /// Where it stands on the day.
    pub standing: String,
    /// Whether its day has passed.
    pub is_late: bool,
}

impl<'a> Outlook<'a> {
    /// Returns what is asked about a change; nothing where it has no day.
    pub fn of(
        snapshot: &'a Snapshot,
        world: World<'a>,
        case: Case<'a>,
        today: Date,
    ) -> Option<Self> {
        let effect = effect_on(&case)?;
        let rehearsal = rehearse(snapshot.register(), &world, &case)?;
        let after = rehearsal.register.now();
        let names = Names { before: world.view, after, effect };
        let remains = remaining(world, case, today, &names);
        let series = Series::of(&world, &case, after, effect);
        let spread = Spread::of(&world, &case, effect);
        Some(Self { case, world, today, effect, rehearsal, remains, series, spread })
    }

    /// Returns a body's name with its code, as it is called the day before or on the day.
    pub fn name(&self, code: Code) -> String {
        let after = self.rehearsal.register.now();
        Names { before: self.world.view, after, effect: self.effect }.of(code)
    }

    /// Returns the codes of the successors.
    pub fn heirs(&self) -> Vec<Code> {
        successors(&self.case).iter().map(|own| own.code).collect()
    }

    /// Counts the codes of a sort that change.
    pub fn changed(&self, what: Changed) -> usize {
        self.rehearsal.receipt.codes.iter().filter(|own| own.what == what).count()
    }

    /// Returns the names of some bodies, one after the other.
    pub fn names(&self, codes: &[Code]) -> String {
        listed(codes.iter().map(|code| self.name(*code)))
    }

    /// Counts what is late.
    pub fn late(&self) -> usize {
        self.remains.iter().filter(|own| own.is_late).count()
    }
}

struct Names<'a> {
    before: View<'a>,
    after: View<'a>,
    effect: Date,
}

impl Names<'_> {
    fn of(&self, code: Code) -> String {
        let before = self.before.name_of_code(code, self.effect.day_before());
        match before.or_else(|| self.after.name_of_code(code, self.effect)) {
            Some(name) => format!("{name} ({code})"),
            None => code.to_string(),
        }
    }
}

/// Returns `one, another and a third`.
fn listed(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    match (names.pop(), names.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} and {last}", names.join(", ")),
    }
}

fn remaining(world: World<'_>, case: Case<'_>, today: Date, names: &Names<'_>) -> Vec<Remaining> {
    let all = remains(world, case, today);
    let mut all: Vec<Remaining> = all.iter().map(|one| line(one, today, names)).collect();
    all.sort_by_key(|own| own.by.unwrap_or(Date::END)); // Where two are due at once, as on the way.
    all
}

fn line(one: &Outstanding, today: Date, names: &Names<'_>) -> Remaining {
    let (standing_words, is_late) = match standing(one, today) {
        Standing::Open => ("can be done now".to_owned(), false),
        Standing::Late(days) => {
            let days = usize::try_from(days).unwrap_or_default();
            (format!("late by {}", words::count(days, "day", "days")), true)
        }
        Standing::Waiting => ("waits for its day".to_owned(), false),
        Standing::NotYet => ("something else comes first".to_owned(), false),
    };
    let (about, move_of, by, step) = match &one.answer {
        Answer::Refused(refusal) => (
            about(&refusal.about, names),
            mover(&refusal.move_of, names),
            refusal.by_when,
            step(refusal.next),
        ),
        Answer::NotYetAskable { needs } => {
            (String::new(), String::new(), None, format!("First: {}", needs.says()))
        }
        Answer::Passed => (String::new(), String::new(), None, String::new()),
    };
    Remaining {
        step,
        says: one.rule.says(),
        provision: one.rule.provision(),
        about,
        move_of,
        by,
        standing: standing_words,
        is_late,
    }
}

/// Says what to do in the words of the act that is to be recorded.
fn step(next: NextStep) -> String {
    match next {
        NextStep::Record(act) => {
            let help = KINDS.iter().find(|kind| kind.word == act).map(|kind| kind.help.trim());
            let first = help.and_then(|help| help.split(['.', ':']).next()).unwrap_or(act);
            format!("{first} ({})", crate::words::act_within(act))
        }
        NextStep::WaitUntil(date) => format!("Wait until {}", words::day(date)),
        NextStep::Mend(_) | NextStep::AskRole(_) | NextStep::Nothing | NextStep::OpenAnother => {
            words::capital(&next.to_string())
        }
    }
}

/// Persons are never named: their names are kept beside the record.
fn about(about: &About, names: &Names<'_>) -> String {
    match about {
        About::Case(_) => String::new(),
        About::Body(code) => names.of(*code),
        About::Person(_) => "a person".to_owned(),
        About::Day(found, bound) => {
            format!("{}, against {}", words::day(*found), words::day(*bound))
        }
        About::Count { found, needed } => format!("{found} of {needed}"),
        About::Thing(label) => label.as_str().replace('-', " "),
        About::ThingOf(..) | About::Account(..) | About::Field(_) | About::Amount(..) => {
            about.to_string()
        }
    }
}

fn mover(mover: &Mover, names: &Names<'_>) -> String {
    match mover {
        Mover::Body(code) => names.of(*code),
        Mover::Parties(codes) => listed(codes.iter().map(|code| names.of(*code))),
        Mover::Signer => "whoever acts".to_owned(),
        Mover::NhsEngland | Mover::Ministers | Mover::Calendar => {
            words::capital(&mover.to_string())
        }
    }
}
