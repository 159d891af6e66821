//! The mergers of 2020 and 2021, carried out by our acts over what was known before them, end in
//! what the later files publish.
//!
//! The first register holds files published before each round. Only the successions before the
//! round are taken from the later `succ`: no earlier edition of it is here. The second register
//! holds every file.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use remit_dictionary::{Code, Date};
use remit_governance::{Books, Form, NotDecided, Signed, Tables, World, decide};
use remit_journal::{Basis, Memory, Outcome, RequestId, Storage};
use remit_register::{
    AreaOf, Folded, Functions, Kind, Parent, Register, View, advance, fold_afresh,
};
use support::{
    append, code, date, draft, every_file, file, joined, moment, register_of_read, shared, table,
    text,
};

/// A record that is decided on, act by act.
struct Record {
    memory: Memory,
    folded: Folded,
    books: Books,
    tables: Tables,
    functions: Functions,
}

impl Record {
    fn of(files: &[remit_exchange::ReadFile]) -> Self {
        let mut memory = Memory::default();
        files.iter().for_each(|read| append(&mut memory, &draft(read)));
        let folded = fold_afresh(&mut memory).unwrap();
        let books = Books::fold(&mut memory, None).unwrap();
        let functions = Functions::new(Vec::new()).unwrap();
        Self { memory, folded, books, tables: Tables::own(), functions }
    }

    fn import(&mut self, files: &[remit_exchange::ReadFile]) {
        files.iter().for_each(|read| append(&mut self.memory, &draft(read)));
        self.catch_up();
    }

    fn catch_up(&mut self) {
        let empty = Folded { register: Register::empty(), ..self.folded };
        let before = std::mem::replace(&mut self.folded, empty);
        self.folded = advance(&mut self.memory, before, &mut |_| {}).unwrap();
        self.books.advance(&mut self.memory, None).unwrap();
    }

    /// Decides on an act and puts it on record.
    fn act(&mut self, on: &str, signer: &str, line: &str) {
        let form = Form::parse_line(&format!("{line} on={on} {signer}")).unwrap();
        let signed = Signed::read(&form).unwrap_or_else(|error| panic!("{line}: {error}"));
        let world = World {
            view: self.folded.register.now(),
            books: &self.books,
            tables: &self.tables,
            functions: &self.functions,
        };
        let head = self.memory.head().unwrap().number;
        let request = RequestId::parse(&format!("act {}", head + 1)).unwrap();
        let draft = match decide(world, &signed, request) {
            Ok(draft) => draft,
            Err(NotDecided::Refused(refusal)) => {
                panic!("{line}: refused by {}: {}", refusal.rule.word(), refusal.about)
            }
            Err(NotDecided::Act(error)) => panic!("{line}: {error}"),
        };
        let at = moment(u32::try_from(head + 1).unwrap());
        let outcome = self.memory.append(Basis::At(head), &draft, at).unwrap();
        assert!(matches!(outcome, Outcome::Appended(_)), "{outcome:?}");
        self.catch_up();
    }

    fn view(&self) -> View<'_> {
        self.folded.register.now()
    }
}

const DECIDER: &str = "actor=Dee acting_as=decider acting_for=X24";
const AUTHORISER: &str = "actor=Asa acting_as=authoriser acting_for=X24";

/// Gives NHS England its two officers.
fn appoint_the_board(record: &mut Record) {
    let lead = "actor=Nia acting_as=governance-lead acting_for=X24";
    record.act("2013-04-01", lead, "role-given body=X24 person=Nia role=governance-lead");
    record.act("2013-04-01", lead, "role-given body=X24 person=Asa role=authoriser");
    record.act("2013-04-01", lead, "role-given body=X24 person=Dee role=decider");
    record.act(
        "2013-04-01",
        AUTHORISER,
        "criteria-loaded set=merger title=x criteria=\"M1|merger|One plan|document\"",
    );
}

/// Merges some groups into one, from the opening of the case to its effect, with the least that
/// the guards ask.
fn merge(record: &mut Record, effect: Date, parties: &[Code], successor: Code, name: &str) {
    let (year, ..) = effect.ymd().unwrap();
    let in_year = |day: &str| format!("{}-{day}", year - 1);
    let case = successor.as_str();
    let list = parties.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let lead_of =
        |party: &Code| format!("actor=Lead-{party} acting_as=governance-lead acting_for={party}");
    let first = lead_of(&parties[0]);
    for party in parties {
        let given = format!("role-given body={party} person=Lead-{party} role=governance-lead");
        record.act(&in_year("04-01"), &lead_of(party), &given);
        // Each constitution asks for no ballot.
        let constitution = format!(
            "constitution-adopted body={party} version=v1 quorum=1 majority=1/2 approved-by=letter"
        );
        record.act(&in_year("04-01"), &lead_of(party), &constitution);
    }
    let open = format!(
        "case-opened case={case} kind=change title=\"{name}\" parties={list} route=ccg-merger \
         manner=merge effect-on={effect}"
    );
    record.act(&in_year("04-01"), &first, &open);
    let promise = format!(
        "benefit-promised case={case} promise=cost measure=\"running costs\" baseline=x target=y \
         owner=chief-finance-officer judged-on={effect}"
    );
    record.act(&in_year("04-01"), &first, &promise);
    let named = format!("successor-named case={case} code={successor} name=\"{name}\"");
    record.act(&in_year("05-01"), &first, &format!("{named} issued=reserved"));
    record.act(&in_year("05-01"), &first, &format!("change-proposed case={case} proposal=one"));
    engage(record, case, &first, &in_year("06-01"));
    for party in parties {
        let signed = format!("signed-off case={case} party={party} word=approved");
        record.act(&in_year("07-01"), &lead_of(party), &signed);
    }
    let pack = "constitution,ao-nominee,engagement-record,due-diligence,financial-plan,equality,\
                coterminosity-narrative";
    record.act(&in_year("09-30"), &first, &format!("applied case={case} pack={pack}"));
    assess(record, case, &list, &in_year("10-15"));
    let decided = format!("change-decided case={case} outcome=approved reasons=sound");
    record.act(&in_year("10-20"), DECIDER, &decided);
    record.act(&in_year("10-31"), &first, &format!("ods-notified case={case}"));
    record.act(&in_year("11-01"), &first, &format!("{named} issued=issued"));
    let sweep = format!("placed case={case} placement=sweep kind=everything to={successor}");
    record.act(&in_year("11-01"), &first, &sweep);
    record.act(&in_year("11-01"), &first, &format!("scheme-made case={case} scheme=order"));
    compose_the_board(record, successor, &in_year("12-01"));
    record.act(&effect.to_string(), DECIDER, &format!("took-effect case={case}"));
}

/// Hears and answers every audience, and reports.
fn engage(record: &mut Record, case: &str, lead: &str, on: &str) {
    for audience in
        ["practices", "public", "healthwatch", "local-medical-committee", "staff", "councils"]
    {
        let view = format!("view-given case={case} audience={audience} channel=meeting stance=for");
        record.act(on, lead, &view);
        let answer = format!("views-answered case={case} audience={audience} you-said=x we-did=y");
        record.act(on, lead, &answer);
    }
    record.act(on, lead, &format!("views-reported case={case} report=here"));
}

/// The assessment that serves the case.
fn assess(record: &mut Record, case: &str, parties: &str, on: &str) {
    let own = format!("{case}-assessment");
    let open = format!(
        "case-opened case={own} kind=assessment title=x parties={parties} criteria=merger serves={case}"
    );
    record.act(on, AUTHORISER, &open);
    let party = parties.split(',').next().unwrap();
    let lead = format!("actor=Lead-{party} acting_as=governance-lead acting_for={party}");
    record.act(on, &lead, &format!("evidence-filed case={own} kind=document document=plan"));
    record.act(on, AUTHORISER, &format!("criterion-assessed case={own} finding=met"));
    record.act(on, AUTHORISER, &format!("moderated case={own} recommended=full"));
    record.act(
        on,
        DECIDER,
        &format!("application-decided case={own} outcome=approved reasons=met"),
    );
}

/// Fills the seats of the governing body to come, and sets up its two committees.
fn compose_the_board(record: &mut Record, successor: Code, on: &str) {
    let lead = format!("actor=Una acting_as=governance-lead acting_for={successor}");
    let mut act = |line: &str| record.act(on, &lead, &format!("{line} body={successor}"));
    act("role-given person=Una role=governance-lead");
    for seat in [
        "seat=chair person=Pat",
        "seat=deputy-chair person=Lin",
        "seat=accountable-officer person=Mac",
        "seat=chief-finance-officer person=Kay qualified=employee,accountant",
        "seat=registered-nurse person=Nia",
        "seat=secondary-care-specialist person=Sam",
        "seat=lay-member-audit person=Abe",
        "seat=lay-member person=Lin",
    ] {
        act(&format!(
            "seat-filled {seat} filling={}",
            if seat.contains("officer person=Mac") { "acting" } else { "own" }
        ));
    }
    act("committee-set committee=audit kind=audit chair=Abe members=Lin");
    act("committee-set committee=pay kind=remuneration chair=Lin members=Abe");
}

/// Returns the mergers of a day: each successor with those it took over from.
fn mergers(shared: &Path, day: &str) -> BTreeMap<Code, Vec<Code>> {
    let mut mergers: BTreeMap<Code, Vec<Code>> = BTreeMap::new();
    for row in table(&shared.join("oracles/ods-succession/ccg_succession.csv")) {
        if row[0] == day {
            mergers.entry(code(&row[2])).or_default().push(code(&row[1]));
        }
    }
    mergers
}

/// Returns the successions of the later file that came before a day, as if published then.
fn successions_before(shared: &Path, day: &str) -> remit_exchange::ReadFile {
    let bytes = std::fs::read(shared.join("data/ods/succ_2026-05.csv.gz")).unwrap();
    let mut all = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut all).unwrap();
    let plain = day.replace('-', "");
    let mut before = String::new();
    for line in all.lines() {
        let effective = line.split(',').nth(3).unwrap_or_default().trim_matches('"');
        if effective < plain.as_str() {
            writeln!(before, "{line}").unwrap();
        }
    }
    text("succ.csv", &before, &date(day).day_before().to_string())
}

/// Names from the later list: the name of a successor is what its proposal says.
fn names(shared: &Path, list: &str) -> BTreeMap<Code, String> {
    let rows = table(&shared.join("data").join(list));
    rows.iter().map(|row| (code(&row[1]), row[2].clone())).collect()
}

/// What two registers say differently of a day.
#[derive(Debug, Default, PartialEq, Eq)]
struct Differences {
    bodies: BTreeSet<String>,
    /// Practices: by the first register, by the second.
    members: BTreeMap<Code, (String, String)>,
    areas: BTreeMap<Code, (String, String)>,
    same_members: usize,
    same_areas: usize,
}

fn word(parent: &Parent) -> String {
    parent.code().map_or_else(|| "nobody".to_owned(), |code| code.to_string())
}

/// Only GP practices are members of a group.
fn is_practice(view: &View<'_>, code: Code) -> bool {
    view.bodies_of(code).iter().any(|body| body.kind == Kind::Practice)
}

fn differences(first: &View<'_>, second: &View<'_>, day: Date) -> Differences {
    let mut all = Differences::default();
    let bodies = |view: &View<'_>| -> BTreeSet<Code> {
        view.bodies(Kind::Ccg, day).iter().map(|body| body.code).collect()
    };
    let (one, two) = (bodies(first), bodies(second));
    all.bodies = one.symmetric_difference(&two).map(ToString::to_string).collect();
    // Members whose commissioner is a CCG by either.
    let members: BTreeSet<Code> = first
        .commissioners(day)
        .into_iter()
        .chain(second.commissioners(day))
        .filter(|(_, body)| one.contains(body) || two.contains(body))
        .map(|(member, _)| member)
        .filter(|member| is_practice(second, *member))
        .collect();
    for member in members {
        let (old, new) = (first.commissioner_of(member, day), second.commissioner_of(member, day));
        if old.code() == new.code() {
            all.same_members += 1;
        } else {
            all.members.insert(member, (word(&old), word(&new)));
        }
    }
    let (mut left, mut right) =
        (first.areas(AreaOf::Commissioner), second.areas(AreaOf::Commissioner));
    for area in first.small_areas() {
        let (old, new) = (left.place(area, day).parent, right.place(area, day).parent);
        if old.code() == new.code() {
            all.same_areas += 1;
        } else {
            all.areas.insert(area, (word(&old), word(&new)));
        }
    }
    all
}

/// The files published before April 2020 that say who is a member and which area is whose.
const BEFORE_2020: [&str; 6] = [
    "ods/epcmem_2019-08.csv.gz",
    "ods/epraccur_2019-08.csv.gz",
    "geography/LSOA11_CCG19_LAD19.csv.gz",
    "geography/CCG19_names_codes.csv",
    "geography/CCG19_STP19.csv",
    "ods/ePCN_2019-12.xlsx",
];

/// NHS England itself is in no file of that time.
const BOARD: &str = "subject,claim,value,from,until,detail,source\n\
    X24,kind,nhs-england,2012-10-01,,,the Health and Social Care Act 2012\n";

#[test]
fn the_rounds_of_2020_and_2021_end_in_what_the_later_files_publish() {
    let Some(shared) = shared() else { return };
    let mut files: Vec<_> = BEFORE_2020.iter().map(|name| file(&shared, name)).collect();
    files.push(successions_before(&shared, "2020-04-01"));
    files.push(text("nhs-england.csv", BOARD, "2013-04-01"));
    let mut record = Record::of(&files);
    let published = register_of_read(every_file(&shared).values());
    appoint_the_board(&mut record);
    for round in &ROUNDS {
        carry_out(&mut record, &shared, round);
        let found = differences(&record.view(), &published.now(), date(round.day));
        assert_eq!(found.bodies, BTreeSet::new(), "{}", round.day);
        let areas: Vec<String> =
            found.areas.iter().map(|(area, (old, new))| format!("{area} {old} {new}")).collect();
        assert_eq!(areas, round.areas, "{}", round.day);
        let alike = (found.same_members, found.same_areas);
        assert_eq!(alike, (round.same_members, round.same_areas), "{}", round.day);
        check_members(&record.view(), &published.now(), &found, round);
        if let Some(look_up) = round.then_published {
            record.import(&[file(&shared, look_up)]);
        }
    }
}

/// A round of mergers, and what the later files say differently of its day.
struct Round {
    day: &'static str,
    successors: usize,
    names: Option<&'static str>,
    same_members: usize,
    same_areas: usize,
    /// Practices that no file of before knows.
    not_known_then: &'static str,
    /// So many had closed by the day; no file of before could say so.
    closed_since: usize,
    /// Practices that moved by themselves, with no merger.
    moved: &'static [&'static str],
    /// Small areas that moved by themselves.
    areas: &'static [&'static str],
    /// What was published between this round and the next.
    then_published: Option<&'static str>,
}

const ROUNDS: [Round; 2] = [
    Round {
        day: "2020-04-01",
        successors: 18,
        names: Some("geography/CCG20_names_codes.csv"),
        same_members: 7_024,
        same_areas: 32_840,
        not_known_then: "Y06545",
        closed_since: 109,
        moved: &[],
        // Four small areas went from one new group to the other on the day of the merger.
        areas: &[
            "E01031502 70F 92A",
            "E01031503 70F 92A",
            "E01031504 70F 92A",
            "E01031519 70F 92A",
        ],
        then_published: Some("geography/LSOA11_CCG20_LAD20.csv.gz"),
    },
    Round {
        day: "2021-04-01",
        successors: 9,
        names: None,
        same_members: 6_799,
        same_areas: 32_844,
        not_known_then: "Y06545 Y06592 Y06659 Y06792 Y06810 Y06957 Y07014 Y07020 Y07024",
        closed_since: 333,
        moved: &["M83041 05Q D2P2L"],
        areas: &[],
        then_published: None,
    },
];

fn carry_out(record: &mut Record, shared: &Path, round: &Round) {
    let mergers = mergers(shared, round.day);
    assert_eq!(mergers.len(), round.successors);
    let names = round.names.map(|list| names(shared, list)).unwrap_or_default();
    for (successor, parties) in &mergers {
        let given = names.get(successor).cloned();
        let name = given.unwrap_or_else(|| format!("NHS {successor} CCG"));
        merge(record, date(round.day), parties, *successor, &name);
    }
}

/// Names every practice that the two have differently, and why.
fn check_members(first: &View<'_>, second: &View<'_>, found: &Differences, round: &Round) {
    let (mut not_known, mut closed, mut moved) = (Vec::new(), 0, Vec::new());
    let day = date(round.day);
    for (member, (old, new)) in &found.members {
        if !first.knows(*member) {
            not_known.push(*member);
        } else if new == "nobody" {
            assert!(second.body_at(*member, day).is_none(), "{member} is open, of nobody");
            closed += 1;
        } else {
            moved.push(format!("{member} {old} {new}"));
        }
    }
    assert_eq!(joined(not_known), round.not_known_then, "{}", round.day);
    assert_eq!(closed, round.closed_since, "{}", round.day);
    assert_eq!(moved, round.moved, "{}", round.day);
}
