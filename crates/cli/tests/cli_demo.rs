//! The main job on a fresh machine: `remit demo`, with no file from outside the repository.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;
mod support;

use cli_support::Desk;

/// The head of the demo's record, which fixes actor and clock. It changes with `data/`, the live
/// story, and with the way that facts or acts are encoded; it may change for no other reason.
const HEAD: &str = "24:05da2d506c385e9bdac01197714580fe59fb2aead9dbafbe1ef9aa778cea16dc";

/// England's commissioners on each 1 April from 2013.
const COMMISSIONERS: &str = "  1 April 2013   211 CCGs
  1 April 2014   211 CCGs
  1 April 2015   209 CCGs
  1 April 2016   209 CCGs
  1 April 2017   207 CCGs
  1 April 2018   195 CCGs
  1 April 2019   191 CCGs
  1 April 2020   135 CCGs
  1 April 2021   106 CCGs
  1 April 2022   106 CCGs
";

/// Who was responsible for a practice in Kent.
const PRACTICE: &str = "
  2013-03-31   5P9   West Kent                                  pct
  2013-04-01   09J   NHS Dartford, Gravesham and Swanley CCG    ccg
  2020-03-31   09J   NHS Dartford, Gravesham and Swanley CCG    ccg
  2020-04-01   91Q   NHS Kent and Medway CCG                    ccg
  2022-06-30   91Q   NHS Kent and Medway CCG                    ccg
  2022-07-01   QKS   NHS Kent and Medway Integrated Care Board  icb
";

/// Where the work of the four Hampshire partners went.
const PARTNERS: &str = "
  10K   NHS Fareham and Gosport CCG
    2021-04-01   D9Y0V NHS Hampshire, Southampton and Isle of Wight CCG
    2022-07-01   QRL   NHS Hampshire and Isle of Wight Integrated Care Board
    2026-04-01   QRL   NHS Hampshire and Isle of Wight Integrated Care Board
  99M   NHS North East Hampshire and Farnham CCG
    2021-04-01   D4U1Y NHS Frimley CCG
    2022-07-01   QNQ   NHS Frimley Integrated Care Board
    2026-04-01   QRL   NHS Hampshire and Isle of Wight Integrated Care Board (a part)
    2026-04-01   S0E4D NHS Thames Valley Integrated Care Board (a part)
    2026-04-01   S9B9J NHS Surrey and Sussex Integrated Care Board (a part)
  10J   NHS North Hampshire CCG
    2021-04-01   D9Y0V NHS Hampshire, Southampton and Isle of Wight CCG
    2022-07-01   QRL   NHS Hampshire and Isle of Wight Integrated Care Board
    2026-04-01   QRL   NHS Hampshire and Isle of Wight Integrated Care Board
  10V   NHS South Eastern Hampshire CCG
    2021-04-01   D9Y0V NHS Hampshire, Southampton and Isle of Wight CCG
    2022-07-01   QRL   NHS Hampshire and Isle of Wight Integrated Care Board
    2026-04-01   QRL   NHS Hampshire and Isle of Wight Integrated Care Board
";

/// The live story: what it would change.
const LIVE: &str = "
  What changes: 2 boards end; 4 locations and 196 practices belong to another;
  1916146 people before, 1916146 after: nothing is lost
  What remains: 24
";

/// Expects a passage of the report.
fn expect(report: &str, passage: &str) {
    assert!(report.contains(passage), "expected:\n{passage}\nin:\n{report}");
}

#[test]
fn the_demo_reports_what_a_newcomer_wants_to_know_and_a_head_that_is_always_the_same() {
    let desk = Desk::empty();
    let report = desk.done(&["demo", "--no-serve"]);
    expect(&report, COMMISSIONERS);
    expect(&report, "  1 April 2023    42 ICBs\n  1 April 2024    42 ICBs\n");
    expect(&report, "  1 April 2025    42 ICBs\n  1 April 2026    36 ICBs\n");
    expect(
        &report,
        "\nWho is responsible for G82073, MEOPHAM MEDICAL CENTRE, GRAVESEND; 9828 people registered on 2021-01-01?\n",
    );
    expect(&report, PRACTICE);
    expect(&report, PARTNERS);
    expect(&report, LIVE);
    expect(&report, "\nWho pays for that year, by the method for contract monitoring and short");
    expect(&report, "\n  1000000 rows: ");
    expect(&report, " is at risk\n");
    expect(&report, &format!("\nThe verified head of the record: {HEAD}\n"));
    assert_eq!(desk.head(), HEAD);
    desk.done(&["verify", "--head", HEAD]);
}

#[test]
fn the_demo_again_on_the_same_record_adds_nothing() {
    let desk = Desk::empty();
    let first = desk.done(&["demo", "--no-serve"]);
    assert_eq!(desk.done(&["demo", "--no-serve"]), first);
    assert_eq!(desk.head(), HEAD);
}

#[test]
fn the_demo_follows_another_practice_and_what_it_suggests_to_ask_is_answered() {
    let desk = Desk::empty();
    let report = desk.done(&["demo", "--no-serve", "--practice", "H81027"]);
    expect(&report, "\nWho is responsible for H81027, ");
    expect(&report, "\n  2020-04-01   99M   NHS North East Hampshire and Farnham CCG");
    let asked: Vec<Vec<&str>> = report
        .lines()
        .filter_map(|line| line.strip_prefix("  remit "))
        .map(|line| line.split(' ').collect())
        .collect();
    assert_eq!(asked.len(), 3, "{report}");
    for question in asked {
        assert!(desk.csv(&question).lines().count() > 1, "{question:?}");
    }
}

#[test]
fn the_demo_over_a_folder_of_real_files_gives_the_same_counts_and_the_same_answers() {
    let Some(shared) = support::shared() else { return };
    let folder = shared.join("data/ods").canonicalize().unwrap();
    let desk = Desk::empty();
    let said = desk.run(&["demo", "--no-serve", "--from", folder.to_str().unwrap()]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.err.ends_with("files read, 0 passed over\n"), "{said:?}");
    expect(&said.out, COMMISSIONERS);
    // No file of this folder tells which kind of body came after the CCGs.
    expect(&said.out, "  1 April 2026   none on record\n");
    expect(&said.out, "\n  2020-03-31   09J   NHS Dartford, Gravesham and Swanley CCG    ccg\n");
    expect(&said.out, "\n  2020-04-01   91Q   ");
    expect(&said.out, "\n  2022-07-01   not known: no source before 20");
    expect(&said.out, "    2021-04-01   D4U1Y ");
    let head = said.out.split_once("The verified head of the record: ").unwrap().1;
    assert_eq!(head.lines().next(), Some(desk.head().as_str()));
}

#[test]
fn a_folder_that_is_empty_or_not_there_is_answered_with_the_next_step() {
    let desk = Desk::empty();
    std::fs::create_dir(desk.path("empty")).unwrap();
    assert_eq!(
        desk.refused(&["demo", "--no-serve", "--from", "empty"]),
        "remit: there is no file in empty\n\
         hint: name a folder of ODS and ONS files with --from\n"
    );
    let said = desk.run(&["demo", "--no-serve", "--from", "none"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.starts_with("remit: none is not a folder that can be read"), "{said:?}");
}
