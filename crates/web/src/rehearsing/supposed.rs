//! A case that is only supposed: it is entered in a copy of the books, and never recorded.

use remit_dictionary::{Code, Date};
use remit_governance::acts::{
    CaseAct, CaseKind, CaseOpened, Holding, Issued, Manner, Placed, RoleGiven, Route,
    SuccessorNamed,
};
use remit_governance::{
    About, Books, Case, CaseId, Label, NextStep, Person, Refusal, RoleKind, Signed, Signer, Words,
    World, refusal,
};
use remit_register::Kind;

use crate::site::Snapshot;
use crate::words;

/// The code of a body that has none yet.
const NO_CODE_YET: &str = "PROVISIONAL";
/// What the merged body is called before it has a name.
const NO_NAME_YET: &str = "The merged body (name and code to come)";

/// The books with a case in them that nobody opened.
#[derive(Debug)]
pub struct Supposed {
    books: Books,
    id: CaseId,
}

/// Why there is nothing to rehearse: which field is wrong, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Whether it is the day; the bodies otherwise.
    pub is_day: bool,
    /// What is wrong.
    pub text: String,
}

impl Supposed {
    /// Returns what questions of governance look at, with the supposed case in it.
    pub fn world<'a>(&'a self, snapshot: &'a Snapshot) -> World<'a> {
        World { books: &self.books, ..snapshot.world() }
    }

    /// Returns the supposed case.
    pub fn case(&self, today: Date) -> Case<'_> {
        self.books.case(&self.id, today).expect("BUG: the supposed case was entered")
    }
}

/// Supposes that some bodies become one on a day. Each act is put to its guards as if it were sent.
///
/// # Errors
/// When a guard would refuse it: the law has no such change, or the bodies are not there.
pub fn suppose(
    snapshot: &Snapshot,
    parties: &[Code],
    effect: Date,
    today: Date,
) -> Result<Supposed, Unfit> {
    let view = snapshot.view();
    if effect <= today {
        let text = format!("The date must be after today, {}", words::day(today));
        return Err(Unfit { is_day: true, text });
    }
    for party in parties {
        if !view.knows(*party) {
            return Err(unfit(format!("Nothing on record is about {party}")));
        }
        if view.body_at(*party, today).is_some()
            && view.body_at(*party, effect.day_before()).is_none()
        {
            return Err(unfit(format!("{party} will have ended by {}", words::day(effect))));
        }
    }
    let first = parties.first().ok_or_else(|| unfit("Choose at least 2 bodies".to_owned()))?;
    let mut books = snapshot.world().books.clone();
    let id = free_id(&books);
    let signer = signer(*first);
    let role = RoleGiven {
        body: *first,
        person: signer.actor.clone(),
        role: signer.role,
        practice: None,
        until: None,
    };
    enter(&mut books, signed(&signer, today, role.into()));
    for act in acts(snapshot, &id, parties, effect, today) {
        let signed = signed(&signer, today, act);
        let world = World { books: &books, ..snapshot.world() };
        if let Some(refused) = refusal(world, &signed) {
            return Err(explained(snapshot, &refused, today));
        }
        enter(&mut books, signed);
    }
    Ok(Supposed { books, id })
}

fn unfit(text: String) -> Unfit {
    Unfit { is_day: false, text }
}

fn free_id(books: &Books) -> CaseId {
    let id = |number: u32| CaseId::parse(&format!("rehearsal-{number}")).ok();
    let free = |id: &CaseId| books.case(id, Date::END).is_none();
    (1..).filter_map(id).find(free).expect("BUG: some name is free")
}

fn signer(body: Code) -> Signer {
    let actor = Person::parse("Nobody: a rehearsal").expect("BUG: it has the form of a person");
    Signer { actor, role: RoleKind::GovernanceLead, body }
}

fn signed(signer: &Signer, on: Date, act: CaseAct) -> Signed {
    Signed { signer: signer.clone(), on, authority: None, source: None, act }
}

fn enter(books: &mut Books, signed: Signed) {
    let number = books.head() + 1;
    books.enter(number, signed);
}

/// Returns the acts that suppose a merger: it is opened, its successor is named, and everything
/// goes there.
fn acts(
    snapshot: &Snapshot,
    case: &CaseId,
    parties: &[Code],
    effect: Date,
    today: Date,
) -> [CaseAct; 3] {
    let view = snapshot.view();
    let words = |text: &str| Words::parse(text).expect("BUG: it is a line of words");
    let kind = parties.first().and_then(|code| view.body_at(*code, today)).map(|body| body.kind);
    let route = match kind {
        Some(Kind::Icb) => Some(Route::IcbOrder),
        Some(Kind::Ccg) => Some(Route::CcgMerger),
        _ => None,
    };
    let code = |number: u32| {
        let number = if number == 0 { String::new() } else { number.to_string() };
        Code::parse(&format!("{}{number}", &NO_CODE_YET[..NO_CODE_YET.len() - number.len()])).ok()
    };
    let free = |code: &Code| !view.knows(*code);
    let successor = (0..).filter_map(code).find(free).expect("BUG: some code is free");
    let sweep = Label::parse("everything").expect("BUG: it has the form of a label");
    [
        CaseOpened {
            case: case.clone(),
            kind: CaseKind::Change,
            title: words("A rehearsal"),
            parties: parties.to_vec(),
            route,
            manner: Some(Manner::Merge),
            effect_on: Some(effect),
            criteria: None,
            serves: None,
        }
        .into(),
        SuccessorNamed {
            case: case.clone(),
            code: successor,
            name: words(NO_NAME_YET),
            issued: Issued::Provisional,
            instead_of: None,
        }
        .into(),
        Placed {
            case: case.clone(),
            placement: sweep,
            of: Vec::new(),
            kind: Holding::Everything,
            only: Vec::new(),
            to: Some(successor),
        }
        .into(),
    ]
}

/// Says in a sentence for the form what a guard refused.
fn explained(snapshot: &Snapshot, refused: &Refusal, today: Date) -> Unfit {
    let is_day = refused.next == NextStep::Mend("effect_on");
    let text = match (refused.rule.name(), &refused.about) {
        ("at_least_two_groups_merge", _) => "Choose at least 2 bodies".to_owned(),
        ("parties_are_alive", About::Body(code)) => {
            let name = snapshot.view().name_of_code(*code, today).unwrap_or_default();
            format!("{name} ({code}) is not there today. Choose a body of today")
        }
        ("route_fits_the_parties", _) if !is_day => {
            "Choose integrated care boards only: the law of today lets no others merge".to_owned()
        }
        ("change_is_on_its_day_of_the_year", _) => {
            "The date must be a 1 April: boards change on no other day of the year".to_owned()
        }
        _ => refused.rule.says(),
    };
    Unfit { is_day, text }
}
