//! What commands write: the columns that stay put, `until` exclusive, and where it goes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use cli_support::Desk;
use serde_json::{Value, json};

fn csv(desk: &Desk, arguments: &str) -> String {
    desk.csv(&arguments.split(' ').collect::<Vec<_>>())
}

#[test]
fn bodies_have_their_own_dates_and_until_is_exclusive() {
    let desk = Desk::of_the_long_valley();
    for on in ["2013-04-01", "2020-03-31"] {
        assert_eq!(
            csv(&desk, &format!("bodies --kind ccg --on {on}")),
            "code,name,kind,from,until\n\
             09X,NHS Gate Town CCG,ccg,2013-04-01,2020-04-01\n\
             09Y,NHS Mill Valley CCG,ccg,2013-04-01,2020-04-01\n"
        );
    }
    assert_eq!(
        csv(&desk, "bodies --kind ccg --on 2020-04-01"),
        "code,name,kind,from,until\n09Z,NHS Mill and Gate CCG,ccg,2020-04-01,2022-07-01\n"
    );
    assert_eq!(
        csv(&desk, "bodies --kind icb --on 2022-07-01"),
        "code,name,kind,from,until\nQZZ,NHS Long Valley Integrated Care Board,icb,2022-07-01,\n"
    );
}

#[test]
fn members_have_the_dates_of_their_membership_and_all_begins_with_the_body() {
    let desk = Desk::of_the_long_valley();
    assert_eq!(
        csv(&desk, "members 09X --on 2017-10-31"),
        "code,name,kind,from,until\n\
         Z00002,THE GATE SURGERY,practice,2013-04-01,2020-04-01\n\
         Z00003,THE OLD SURGERY,practice,2013-04-01,2017-11-01\n"
    );
    assert_eq!(
        csv(&desk, "members --all --on 2017-11-01"),
        "body,code,name,kind,from,until\n\
         09X,Z00002,THE GATE SURGERY,practice,2013-04-01,2020-04-01\n\
         09Y,Z00001,THE MILL SURGERY,practice,2013-04-01,2020-04-01\n"
    );
    let said = desk.run(&["members", "09X", "--on", "2020-04-01", "--format", "csv"]);
    assert_eq!((said.code, said.out.as_str()), (0, "code,name,kind,from,until\n"));
    assert!(said.err.contains("09X ended before 2020-04-01; on 2020-04-01 its work was with 09Z"));
}

#[test]
fn lineage_tells_who_holds_the_work_and_a_living_body_resolves_to_itself() {
    let desk = Desk::of_the_long_valley();
    assert_eq!(
        csv(&desk, "lineage 09X --on 2020-03-31"),
        "code,name,share,basis,date\n09X,NHS Gate Town CCG,whole,living,\n"
    );
    assert_eq!(
        csv(&desk, "lineage 09X --on 2020-04-01"),
        "code,name,share,basis,date\n09Z,NHS Mill and Gate CCG,whole,merger,2020-04-01\n"
    );
    assert_eq!(
        csv(&desk, "lineage --all --on 2020-04-01"),
        "from_code,code,name,share,basis,date\n\
         09X,09Z,NHS Mill and Gate CCG,whole,merger,2020-04-01\n\
         09Y,09Z,NHS Mill and Gate CCG,whole,merger,2020-04-01\n\
         09Z,09Z,NHS Mill and Gate CCG,whole,living,\n"
    );
}

#[test]
fn lineage_without_a_date_lists_every_link_both_ways() {
    let desk = Desk::of_the_long_valley();
    assert_eq!(
        csv(&desk, "lineage 09Z"),
        "direction,date,code,name,share,basis\n\
         from,2020-04-01,09X,NHS Gate Town CCG,whole,merger\n\
         from,2020-04-01,09Y,NHS Mill Valley CCG,whole,merger\n\
         to,2022-07-01,QZZ,NHS Long Valley Integrated Care Board,whole,abolition\n"
    );
}

#[test]
fn check_who_head_verify_and_find_have_their_columns() {
    let desk = Desk::of_the_long_valley();
    for (arguments, columns) in [
        ("check --on 2018-01-01", "rule,severity,code,from,until,detail,sources"),
        ("head", "number,hash"),
        ("verify", "number,hash,acts,facts,finding"),
        ("find Gatetown", "code,name,kind,from,until,match"),
        ("sources", "act,recorded_at,series,format,published,title,content"),
        ("formats", "format,series"),
        ("functions", "function,name,kind,capacity,from,until,provision,tag,source"),
        ("who --practice Z00001 --on 2019-01-01", "role,code,name,kind,from,until,basis,sources"),
    ] {
        assert_eq!(csv(&desk, arguments).lines().next(), Some(columns), "{arguments}");
    }
}

#[test]
fn json_has_null_for_what_is_open_and_members_name_the_undetermined() {
    let desk = Desk::of_the_long_valley();
    let ask = |arguments: &str| -> Value {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        serde_json::from_str(&desk.done(&arguments)).unwrap()
    };
    assert_eq!(
        ask("bodies --kind icb --on 2023-01-01 --format json"),
        json!([{
            "code": "QZZ", "name": "NHS Long Valley Integrated Care Board", "kind": "icb",
            "from": "2022-07-01", "until": null,
        }])
    );
    assert_eq!(
        ask("members 09Y --on 2019-01-01 --format json"),
        json!({
            "on": "2019-01-01",
            "members": [{
                "code": "Z00001", "name": "THE MILL SURGERY", "kind": "practice",
                "from": "2013-04-01", "until": "2020-04-01",
            }],
            "undetermined": [],
        })
    );
    let verified = ask("verify --format json");
    assert_eq!((&verified["acts"], &verified["findings"]), (&json!(2), &json!([])));
}

#[test]
fn out_takes_the_data_and_leaves_the_words_on_stderr() {
    let desk = Desk::of_the_long_valley();
    let ask = ["bodies", "--kind", "ccg", "--on", "2019-01-01", "--format", "csv"];
    let shown = desk.run(&ask);
    let kept = desk.run(&[&ask[..], &["--out", "bodies-2019.csv"]].concat());
    assert_eq!((kept.code, kept.out.as_str()), (0, ""));
    assert_eq!(kept.err, shown.err);
    assert_eq!(desk.text("bodies-2019.csv"), shown.out);
    assert!(!desk.path("bodies-2019.csv.part").exists());
    let lost = desk.run(&[&ask[..], &["--out", "none/bodies.csv"]].concat());
    assert_eq!(lost.code, 1);
    assert!(lost.err.contains("none/bodies.csv could not be written"), "{lost:?}");
}

/// As root, a new file in the place of a device would break the machine.
#[test]
fn out_writes_through_a_link_and_leaves_it_there() {
    let desk = Desk::of_the_long_valley();
    let ask = |to| ["bodies", "--kind", "ccg", "--on", "2019-01-01", "--out", to];
    for (name, target, code) in [("nothing", "/dev/null", 0), ("full", "/dev/full", 1)] {
        std::os::unix::fs::symlink(target, desk.path(name)).unwrap();
        let said = desk.run(&ask(name));
        assert_eq!(said.code, code, "{said:?}");
        assert!(desk.path(name).is_symlink());
    }
}
