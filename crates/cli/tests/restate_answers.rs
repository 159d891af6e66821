//! What `restate` answers beyond the footprints of the past: proposals.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use cli_support::Desk;

const FIGURES: &str = "month,board,items\n\
    2026-04-01,QK1,10\n2026-04-01,QPM,3\n2026-04-01,QSL,5\n2026-05-01,QK1,20\n2026-05-01,QPM,4\n";

/// The commissioners of the project's own facts, and the case of the README's first page.
fn one_icb() -> Desk {
    let desk = Desk::empty();
    let facts = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/commissioners.csv");
    desk.done(&["import", "facts", facts]);
    let sign = ["--actor", "Ann Lee", "--as", "governance-lead", "--for", "QK1"];
    let signed = |words: &[&str]| desk.done(&[words, &sign].concat());
    let role = ["body=QK1", "person=Ann Lee", "role=governance-lead"];
    signed(&[&["record", "role-given"], &role[..], &["--authority", "board paper"]].concat());
    let open = ["case", "open", "change", "one-icb", "--title", "One ICB", "--party", "QK1,QPM"];
    let route = ["--route", "icb-order", "--manner", "merge", "--effect-on", "2027-04-01"];
    signed(&[&open[..], &route].concat());
    let name = "name=NHS One Integrated Care Board";
    let named = ["successor-named", "code=Q9Z9Z", name, "issued=provisional"];
    signed(&[&["case", "record", "one-icb"], &named[..]].concat());
    let placed = ["placed", "placement=sweep", "kind=everything", "to=Q9Z9Z"];
    signed(&[&["case", "record", "one-icb"], &placed[..]].concat());
    desk.file("figures.csv", FIGURES);
    desk
}

const RESTATE: [&str; 6] = ["restate", "figures.csv", "--code", "board", "--measure", "items"];

#[test]
fn an_open_case_is_a_footprint_and_the_record_is_as_before() {
    let desk = one_icb();
    let words =
        [&RESTATE[..], &["--to", "icb@2026-04-01", "--to", "case:one-icb", "--no-record"]].concat();
    let head = desk.head();
    assert_eq!(
        desk.csv(&words),
        "footprint,body,name,period,items\n\
         icb@2026-04-01,QK1,\"NHS Leicester, Leicestershire and Rutland Integrated Care Board\",,30\n\
         icb@2026-04-01,QPM,NHS Northamptonshire Integrated Care Board,,7\n\
         icb@2026-04-01,QSL,NHS Somerset Integrated Care Board,,5\n\
         case:one-icb,Q9Z9Z,NHS One Integrated Care Board,,37\n\
         case:one-icb,QSL,NHS Somerset Integrated Care Board,,5\n"
    );
    assert_eq!(desk.head(), head);
    let said = desk.run(&words);
    assert!(said.err.contains("would be on 2027-04-01"), "{}", said.err);
}

#[test]
fn a_case_that_is_not_there_or_says_too_little_is_refused() {
    let desk = one_icb();
    let refused = desk.refused(&[&RESTATE[..], &["--to", "case:two-icbs"]].concat());
    assert!(refused.contains("there is no case two-icbs"), "{refused}");
    assert!(refused.contains("remit case list"), "{refused}");
    let refused = desk
        .refused(&[&RESTATE[..], &["--to", "case:one-icb", "--as-known", "2026-08-10"]].concat());
    assert!(refused.contains("leave --as-known out"), "{refused}");
}

#[test]
fn a_chart_has_a_line_for_each_footprint_and_body_and_needs_the_days() {
    let desk = one_icb();
    let to = ["--to", "case:one-icb", "--to", "icb@2026-04-01", "--chart", "lines.svg"];
    let refused = desk.refused(&[&RESTATE[..], &to].concat());
    assert!(refused.contains("add --date COLUMN"), "{refused}");
    let words = [&RESTATE[..], &to, &["--date", "month", "--no-record"]].concat();
    desk.done(&words);
    let svg = desk.text("lines.svg");
    for line in ["case:one-icb Q9Z9Z", "icb@2026-04-01 QK1", "icb@2026-04-01 QPM"] {
        assert!(svg.contains(&format!("<g><title>{line}</title>")), "{svg}");
    }
    assert!(svg.contains("5 lines, from 2026-04 to 2026-05"), "{svg}");
    desk.done(&words);
    assert_eq!(desk.text("lines.svg"), svg);
}
