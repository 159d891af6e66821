//! The rule book, the acts and the commands, printed from the program; the documents are the same.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use cli_support::Desk;

#[test]
fn the_documents_made_from_the_program_are_not_stale() {
    let desk = Desk::empty();
    for word in ["rules", "acts", "commands"] {
        let path = format!("{}/../../docs/{word}.md", env!("CARGO_MANIFEST_DIR"));
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == desk.done(&[word]),
            "docs/{word}.md is stale; make it anew with `make docs`"
        );
    }
}

#[test]
fn a_rule_is_printed_with_its_provision_and_what_it_guards() {
    let desk = Desk::empty();
    let csv = desk.csv(&["rules", "--rule", "only-undecided-is-withdrawn"]);
    let (heading, row) = csv.split_once('\n').unwrap();
    assert_eq!(heading, "area,rule,says,provision,tag,regime,from,until,guards");
    assert!(row.starts_with("Every act,only-undecided-is-withdrawn,\"A case is withdrawn before"));
    assert!(row.contains("s.14B(5)"), "{row}");
    assert!(row.trim_end().ends_with(",verified,always,2012-04-01,,case-withdrawn"), "{row}");
    assert!(desk.csv(&["rules", "--area", "every ACT"]).contains("role-is-held"));
    assert_eq!(desk.csv(&["rules", "--on", "2011-01-01"]).lines().count(), 1);
    let none = desk.refused(&["rules", "--rule", "no-such-rule"]);
    assert!(none.contains("there is no rule \"no-such-rule\""), "{none}");
    let area = desk.refused(&["rules", "--area", "no such area"]);
    assert!(area.contains("hint: the areas are: Every act; "), "{area}");
}

#[test]
fn a_table_past_its_review_warns() {
    let desk = Desk::empty();
    let said = desk.run(&["rules", "--tables", "--on", "2027-04-01", "--format", "csv"]);
    assert!(said.out.starts_with("table,row,from,until,tag,source,author,checked_by,review_by\n"));
    assert!(said.out.contains("figures,name ods-notice-months; value 5; unit months,"));
    assert!(
        said.err.contains("of the table figures should have been looked at again by 2027-03-31")
    );
    let early = desk.run(&["rules", "--tables", "--on", "2020-04-01"]);
    assert_eq!((early.code, early.err.as_str()), (0, ""));
}

#[test]
fn an_act_is_explained_by_its_fields() {
    let desk = Desk::empty();
    let text = desk.done(&["acts", "vote-cast"]);
    assert!(text.contains("It belongs to a case. By: member-practice, clerk."), "{text}");
    assert!(text.contains("| `choice` | choice: for, against, abstain | once | The vote |"));
    let csv = desk.csv(&["acts", "role-given"]);
    assert!(
        csv.contains("role-given,a body,\"governance-lead, decider\",person,person,once,,yes,")
    );
    assert!(desk.refused(&["acts", "fly-away"]).contains("there is no act \"fly-away\""));
}
