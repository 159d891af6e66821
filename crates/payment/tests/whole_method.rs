//! The whole method: its own cases beside the guidance's, its lists, and what always holds.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use remit_dictionary::Date;
use remit_payment::whole::{
    AdministrativeCategory, ChargingCategory, DataSet, Decision, DelegationStatus, Flag, ListError,
    Lists, Nobody, PracticeStatus, Record, Service, Step, Warning, assign, assign_by,
};

const LISTS: &str = include_str!("../../../data/who_pays/whole_method_lists.csv");

fn on(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// An admitted patient of an English practice and home, in ordinary care; codes are invented.
fn ordinary() -> Record<'static> {
    Record {
        assigned_on: on("2025-06-15"),
        data_set: DataSet::Admitted,
        charging_category: ChargingCategory::A,
        administrative_category: AdministrativeCategory::Other,
        practice_code: "K84000",
        practice_status: PracticeStatus::Active,
        practice_commissioner: "01P",
        practice_country: "E92000001",
        practice_geography: "QZ1",
        practice_region: "Y01",
        practice_health_body: "",
        home_postcode: "AA1 1AA",
        home_country: "E92000001",
        home_sub_icb: "02H",
        home_icb: "QZ2",
        home_unitary: "",
        home_region: "Y02",
        home_health_body: "",
        home_local_authority: "E06000000",
        home_detention_hub: "",
        source_of_admission: "19",
        service: Service::Ordinary,
        delegation_status: DelegationStatus::NotApplicable,
        on_devolved_list: false,
        ras_referral: false,
        international_agreement: false,
        treatment_function: "100",
        section_7a: false,
        other_public_health: false,
        diagnoses: &[],
        procedures: &[],
        fertility_notice: false,
        later_sub_icb: "",
        original_sub_icb: "",
        host_sub_icb: "03X",
        provider_hub: "99U",
        provider_contract: true,
    }
}

fn visitor() -> Record<'static> {
    Record {
        charging_category: ChargingCategory::C,
        practice_code: "V81997",
        practice_status: PracticeStatus::NotOpen,
        practice_commissioner: "",
        practice_country: "",
        home_postcode: "ZZ99 6RZ",
        home_country: "",
        home_sub_icb: "",
        ..ordinary()
    }
}

fn welsh_home() -> Record<'static> {
    Record { home_country: "W92000004", home_sub_icb: "", home_icb: "", ..ordinary() }
}

type Expected = (Step, Result<&'static str, Nobody>);

fn red(record: Record<'static>) -> Record<'static> {
    Record { service: Service::Specialised, delegation_status: DelegationStatus::Red, ..record }
}

type Row = (&'static str, Record<'static>, Expected);

fn decided_as_they_say(rows: Vec<Row>) {
    for (name, record, (step, answer)) in rows {
        let decision = assign(&record);
        assert_eq!((decision.step, decision.answer), (step, answer), "{name}: {decision:?}");
    }
}

#[test]
fn who_pays_where_the_guidance_has_no_case() {
    let irish = |record| Record { home_country: "N92000002", home_health_body: "LCG", ..record };
    let forces_abroad = |record| Record {
        practice_commissioner: "13Q",
        practice_country: "S92000003",
        practice_health_body: "SS9",
        ..record
    };
    decided_as_they_say(vec![
        ("the practice", ordinary(), (Step::C5, Ok("01P"))),
        ("agreement", Record { international_agreement: true, ..visitor() }, (Step::B3, Ok("03X"))),
        ("a visitor in red care", red(visitor()), (Step::B2, Ok("99U"))),
        ("specialised care from Northern Ireland", irish(red(ordinary())), (Step::WB10, Ok("LCG"))),
        ("specialised care from Wales", red(welsh_home()), (Step::WB10, Ok("7A5HC"))),
        ("only Wales known", Record { home_postcode: "", ..welsh_home() }, (Step::C, Ok("W01"))),
        ("a Scottish forces practice is the home", forces_abroad(ordinary()), (Step::C, Ok("SS9"))),
        (
            "infertility, with a dot",
            Record { diagnoses: &["I10", "Z35.0"], ..ordinary() },
            (Step::I1, Ok("01P")),
        ),
        (
            "a neighbour of infertility",
            Record { diagnoses: &["Z351"], ..ordinary() },
            (Step::C5, Ok("01P")),
        ),
        (
            "specialised dental care is not asked step D",
            Record {
                service: Service::Specialised,
                delegation_status: DelegationStatus::Green,
                treatment_function: "140",
                ..ordinary()
            },
            (Step::C6, Ok("01P")),
        ),
        (
            "red care of a child placed elsewhere",
            Record { original_sub_icb: "04C", ..red(ordinary()) },
            (Step::C2, Ok("99U")),
        ),
    ]);
}

#[test]
fn nobody_is_named_where_a_look_up_is_missing() {
    decided_as_they_say(vec![
        (
            "only the ICB of the home, of 2026",
            Record {
                practice_code: "V81997",
                home_sub_icb: "Z9Z9Z",
                home_icb: "Z9Z9Z",
                ..ordinary()
            },
            (Step::C5, Err(Nobody::OnlyIcbKnown)),
        ),
        (
            "no data set",
            Record { data_set: DataSet::Other, ..ordinary() },
            (Step::Start, Err(Nobody::DataSetNotCovered)),
        ),
        (
            "before the lists",
            Record { assigned_on: on("2025-03-31"), ..ordinary() },
            (Step::Start, Err(Nobody::NoListsOnThatDate)),
        ),
        (
            "only the ICB of the practice",
            Record { practice_commissioner: "QZ1", ..ordinary() },
            (Step::C5, Err(Nobody::OnlyIcbKnown)),
        ),
        (
            "the practice's commissioner missing",
            Record { practice_commissioner: "", ..ordinary() },
            (Step::C5, Err(Nobody::NoPracticeCommissioner)),
        ),
        (
            "a visitor, host unknown",
            Record { host_sub_icb: "", ..visitor() },
            (Step::B4, Err(Nobody::NoHost)),
        ),
        ("no hub", Record { provider_hub: "", ..red(ordinary()) }, (Step::C2, Err(Nobody::NoHub))),
        (
            "a Welsh county, no board",
            Record { home_unitary: "W06000015", ..welsh_home() },
            (Step::C, Err(Nobody::NoBoard)),
        ),
        (
            "section 7A, no region",
            Record { section_7a: true, practice_region: "", ..ordinary() },
            (Step::F, Err(Nobody::NoRegion)),
        ),
        (
            "public health, no authority",
            Record { other_public_health: true, home_local_authority: "", ..ordinary() },
            (Step::H, Err(Nobody::NoLocalAuthority)),
        ),
        ("a Welsh postcode, no board", welsh_home(), (Step::C, Err(Nobody::NoBoard))),
    ]);
}

#[test]
fn what_only_a_person_settles_is_named() {
    let flags = |record: &Record<'_>| assign(record).flags;
    assert_eq!(flags(&ordinary()), []);
    assert_eq!(
        flags(&visitor()),
        [Flag::InternationalAgreement, Flag::HostByLocalAgreement],
        "a reciprocal country is a hint"
    );
    let wales = Record { home_postcode: "ZZ993GZ", ..visitor() };
    let wales = Record { charging_category: ChargingCategory::A, ..wales };
    assert_eq!(flags(&wales), [Flag::OnlyWalesKnown, Flag::HostByLocalAgreement]);
    let child = Record { original_sub_icb: "04C", ..ordinary() };
    assert_eq!(flags(&child), [Flag::LookedAfterChild]);
}

#[test]
fn what_is_odd_is_a_warning() {
    let blank = Record { charging_category: ChargingCategory::Unknown, ..ordinary() };
    assert_eq!(assign(&blank).warnings, [Warning::NoChargingCategory]);
    let lost = Record { home_country: "", home_sub_icb: "", ..ordinary() };
    assert_eq!(assign(&lost).warnings, [Warning::HomeNotFound]);
    let late = Record { assigned_on: on("2026-06-15"), ..ordinary() };
    assert_eq!(assign(&late).warnings, [Warning::ListPastReview]);
}

/// The project's lists with one more row.
fn lists_with(row: &str) -> Result<Lists, ListError> {
    Lists::read(&format!("{LISTS}{row},V,a test,a test,,2027-01-01\n"))
}

#[test]
fn lists_that_overlap_leave_a_gap_or_are_unknown_are_refused() {
    let closed = LISTS.replace("dental,140,2025-04-01,,", "dental,140,2025-04-01,2025-07-01,");
    let with = |row: &str| Lists::read(&format!("{closed}{row},V,a test,a test,,2027-01-01\n"));
    assert!(with("dental,140,2025-07-01,").is_ok());
    assert!(matches!(with("dental,140,2025-06-01,"), Err(ListError::Overlap { .. })));
    assert!(matches!(with("dental,140,2025-08-01,"), Err(ListError::Gap { .. })));
    assert!(matches!(lists_with("x,140,,"), Err(ListError::Row { line: 101.., .. })));
    // A list that begins before the others: on that day the others would hold nothing.
    assert!(matches!(lists_with("dental,999,2025-03-01,"), Err(ListError::Uncovered { .. })));
    assert!(matches!(Lists::read("list,code\n"), Err(ListError::Row { line: 1, .. })));
    let without: String =
        LISTS.lines().filter(|line| !line.starts_with("eea,")).map(|l| format!("{l}\n")).collect();
    assert_eq!(Lists::read(&without), Err(ListError::Empty("eea")));
}

#[test]
fn other_lists_give_another_answer() {
    let lists = lists_with("dental,100,2025-04-01,").unwrap();
    assert_eq!(assign_by(&ordinary(), &lists).step, Step::D);
}

const WORDS: [&str; 34] = [
    "",
    "K84000",
    "V81997",
    "01P",
    "13Q",
    "7A7",
    "QGH",
    "QZ1",
    "E92000001",
    "W92000004",
    "S92000003",
    "N92000002",
    "BFPO",
    "YAC",
    "Q99",
    "W00",
    "Y59",
    "AA1 1AA",
    "ZZ99 3VZ",
    "ZZ99 3GZ",
    "ZZ99 4GZ",
    "ZZ99 6RZ",
    "ZZ99 9XX",
    "W06000005",
    "E06000038",
    "39",
    "140",
    "100",
    "N46X",
    "Q132",
    "Q13.2",
    "97T",
    "SS9",
    "02H",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![9 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned), 1 => ".{0,6}"]
}

fn pick<T: Copy, const N: usize>(values: [T; N], at: usize) -> T {
    values[at % N]
}

/// A record of arbitrary values, taken from these in turn.
fn arbitrary<'a>(
    words: &'a [String],
    codes: &'a [&'a str],
    kinds: &[usize],
    day: i32,
) -> Record<'a> {
    let mut words = words.iter().map(String::as_str);
    let mut next = || words.next().unwrap();
    let yes = |at: usize| kinds[at] % 2 == 1;
    Record {
        assigned_on: on("2025-06-01").plus_days(day),
        data_set: pick(["011", "020", "130", "999"].map(DataSet::of), kinds[0]),
        charging_category: pick(
            ["A", "B", "C", "D", "E", "F", ""].map(ChargingCategory::of),
            kinds[1],
        ),
        administrative_category: pick(["01", "02", ""].map(AdministrativeCategory::of), kinds[2]),
        practice_status: pick(["A", "P", "C", ""].map(PracticeStatus::of), kinds[3]),
        service: pick(["none", "specialised", "highly_specialised"].map(Service::of), kinds[4]),
        delegation_status: pick(
            ["RED", "BLUE", "AMBER", "GREEN", ""].map(DelegationStatus::of),
            kinds[5],
        ),
        practice_code: next(),
        practice_commissioner: next(),
        practice_country: next(),
        practice_geography: next(),
        practice_region: next(),
        practice_health_body: next(),
        home_postcode: next(),
        home_country: next(),
        home_sub_icb: next(),
        home_icb: next(),
        home_unitary: next(),
        home_region: next(),
        home_health_body: next(),
        home_local_authority: next(),
        home_detention_hub: next(),
        source_of_admission: next(),
        treatment_function: next(),
        later_sub_icb: next(),
        original_sub_icb: next(),
        host_sub_icb: next(),
        provider_hub: next(),
        diagnoses: codes,
        procedures: codes,
        on_devolved_list: yes(6),
        ras_referral: yes(7),
        international_agreement: yes(8),
        section_7a: yes(9),
        other_public_health: yes(10),
        fertility_notice: yes(11),
        provider_contract: yes(12),
    }
}

/// The payer is a code of the record's or one that the method names; somebody or a reason.
fn check(words: &[String], decision: &Decision<'_>) -> Result<(), TestCaseError> {
    prop_assert!(decision.commissioner().is_some() != decision.error().is_some());
    prop_assert_eq!(decision.step == Step::Flag, decision.flags.contains(&Flag::LookedAfterChild));
    let Some(code) = decision.commissioner() else { return Ok(()) };
    let named = ["VPP00", "7A5HC", "SD002", "13Q", "W01"].contains(&code);
    prop_assert!(!code.is_empty() && (named || words.iter().any(|word| word == code)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn every_record_is_decided_and_always_in_the_same_way(
        words in prop::collection::vec(word(), 21),
        kinds in prop::collection::vec(0..840usize, 13),
        day in -400..400i32,
    ) {
        let codes = [words[3].as_str(), words[5].as_str()];
        let record = arbitrary(&words, &codes, &kinds, day);
        let decision = assign(&record);
        check(&words, &decision)?;
        prop_assert_eq!(&decision, &assign_by(&record, &Lists::read(LISTS).unwrap()));
        // A change of practice during the spell changes nothing.
        prop_assert_eq!(&decision, &assign(&Record { later_sub_icb: "91Q", ..record }));
        let covered = on("2025-04-01") <= record.assigned_on;
        prop_assert_eq!(covered, decision.error() != Some(Nobody::NoListsOnThatDate));
    }
}
