//! Cases through the binary: opened, recorded, shown, decided; as fields, JSON and a tracker.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use std::io::Write;
use std::process::Stdio;

use cli_support::{Desk, Said, said};
use rust_xlsxwriter::{Workbook, Worksheet};

const BOARD: &str = "\
subject,claim,value,from,until,detail,source
X24,kind,nhs-england,2012-04-01,,,an invented list
";

/// The day of most acts, and who signs them.
const SIGNED: [&str; 8] =
    ["--actor", "Ann Lee", "--as", "governance-lead", "--for", "09X", "--on", "2019-05-01"];

/// A desk with NHS England and the Long Valley, whose 09X has a governance lead.
fn desk() -> Desk {
    let desk = Desk::of_the_long_valley();
    desk.file("board.csv", BOARD);
    desk.done(&["import", "facts", "board.csv", "--published", "2023-01-01"]);
    let given = ["record", "role-given", "body=09X", "person=Ann Lee", "role=governance-lead"];
    desk.done(&[&given[..], &SIGNED].concat());
    desk
}

const OPEN: [&str; 15] = [
    "case",
    "open",
    "change",
    "valley",
    "--title",
    "Gate Town, and Mill Valley",
    "--party",
    "09X,09Y",
    "--route",
    "ccg-merger",
    "--manner",
    "merge",
    "--effect-on",
    "2020-04-01",
    "--for=09X",
];

fn open_case(desk: &Desk) {
    desk.done(&[&OPEN[..14], &SIGNED].concat());
}

fn record<'a>(rest: &[&'a str]) -> Vec<&'a str> {
    [&["case", "record", "valley"], rest, &SIGNED].concat()
}

/// Runs the binary with something piped in.
fn piped(desk: &Desk, arguments: &[&str], input: &str) -> Said {
    let mut command = desk.command();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    said(child.wait_with_output().unwrap())
}

/// Writes a workbook of one sheet with rows of text.
fn workbook(desk: &Desk, name: &str, sheet_name: &str, rows: &[&[&str]]) {
    let mut workbook = Workbook::new();
    let sheet: &mut Worksheet = workbook.add_worksheet();
    sheet.set_name(sheet_name).unwrap();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(*cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
    workbook.save(desk.path(name)).unwrap();
}

#[test]
fn one_act_goes_from_the_command_line_to_the_record_and_back() {
    let desk = desk();
    open_case(&desk);
    let before = desk.head();
    let withdraw = record(&["case-withdrawn", "why=One CCG, for less"]);
    let csv = desk.csv(&withdraw);
    let hash = desk.head().split_once(':').unwrap().1.to_owned();
    let (heading, row) = csv.trim_end().split_once('\n').unwrap();
    assert_eq!(heading, "number,act,on,case,body,outcome,hash");
    assert_eq!(row, format!("6,case-withdrawn,2019-05-01,valley,,recorded,{hash}"));
    let shown = desk.csv(&["case", "show", "valley"]);
    assert_eq!(
        shown,
        "number,on,actor,acting_as,acting_for,act,fields\n\
         5,2019-05-01,Ann Lee,governance-lead,09X,case-opened,\"effect_on=2020-04-01 kind=change \
         manner=merge parties=09X,09Y route=ccg-merger title=\"\"Gate Town, and Mill Valley\"\"\"\n\
         6,2019-05-01,Ann Lee,governance-lead,09X,case-withdrawn,\
         \"why=\"\"One CCG, for less\"\"\"\n"
    );
    // Sent again it is the same act, and the record stays as it was.
    let again = desk.csv(&withdraw);
    assert!(again.contains("6,case-withdrawn,2019-05-01,valley,,on record already,"), "{again}");
    assert_ne!(desk.head(), before);
    assert!(desk.head().starts_with("6:"));
    desk.verify();
    // It was not there yet before it was recorded, and not on a day before it happened.
    desk.refused(&["case", "show", "valley", "--as-known", "2019-01-01"]);
    desk.refused(&["case", "show", "valley", "--on", "2019-04-30"]);
}

#[test]
fn a_case_is_shown_as_json_and_listed_with_what_remains() {
    let desk = desk();
    open_case(&desk);
    let said = desk.run(&["case", "show", "valley", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["kind"], "change");
    assert_eq!(json["parties"], serde_json::json!(["09X", "09Y"]));
    assert_eq!(json["acts"][0]["fields"]["route"], serde_json::json!(["ccg-merger"]));
    assert_eq!(
        said.err.trim_end(),
        "valley: Gate Town, and Mill Valley; change by ccg-merger of 09X 09Y; for 2020-04-01; open"
    );
    let list = desk.csv(&["case", "list", "--body", "09Y", "--on", "2019-06-01"]);
    assert!(list.starts_with("case,title,kind,route,parties,effect_on,state,remains,late\n"));
    assert!(list.contains("valley,\"Gate Town, and Mill Valley\",change,ccg-merger,09X 09Y,"));
    assert_eq!(desk.csv(&["case", "list", "--body", "QZZ"]).lines().count(), 1);
    assert_eq!(desk.csv(&["case", "list", "--on", "2019-04-30"]).lines().count(), 1);
    let remains = desk.csv(&["case", "remains", "valley", "--on", "2019-06-01"]);
    assert!(
        remains.starts_with(
            "step,rule,about,standing,move_of,by_when,days_late,next_step,provision\n"
        )
    );
}

#[test]
fn what_may_not_be_is_refused_with_its_rule_and_the_next_step() {
    let desk = desk();
    open_case(&desk);
    let head = desk.head();
    let decide = ["case", "decide", "valley", "--outcome", "approved", "--reasons", "good"];
    // (arguments, what is said, the hint begins with)
    for (arguments, what, hint) in [
        (record(&["fly-away", "x=1"]), "there is no act \"fly-away\"", "`remit acts` lists"),
        (
            record(&["change-proposed"]),
            "change-proposed needs the field \"proposal\"",
            "`remit acts change-proposed` shows",
        ),
        (
            record(&["change-proposed", "colour=red"]),
            "change-proposed has no field \"colour\"",
            "`remit acts change-proposed` shows",
        ),
        (record(&["change-proposed", "red"]), "\"red\" is not FIELD=VALUE", "`remit acts"),
        (
            record(&["condition-set", "condition=a b", "kind=precedent", "asks=x"]),
            "field \"condition\": \"a b\" is not a label",
            "mend the field condition",
        ),
        (
            record(&["role-given", "body=09X", "person=B", "role=clerk"]),
            "role-given belongs to no case",
            "record it with `remit record`",
        ),
        (
            record(&["change-proposed", "case=other", "proposal=x"]),
            "it is of the case other, not valley",
            "nothing was recorded",
        ),
        (
            [&decide[..], &SIGNED].concat(),
            "refused by role-may-do-it",
            "ask somebody who is decider there",
        ),
        (
            [&["case", "open", "change", "other", "--title", "x", "--party", "ZZ9"], &SIGNED[..]]
                .concat(),
            "refused by parties-are-alive",
            "mend the field parties",
        ),
        (
            [&["case", "record", "nope", "change-proposed", "proposal=x"], &SIGNED[..]].concat(),
            "refused by case-is-on-record",
            "record case-opened",
        ),
    ] {
        let said = desk.refused(&arguments);
        assert!(said.contains(what), "{arguments:?}: {said}");
        assert!(said.contains(&format!("hint: {hint}")), "{arguments:?}: {said}");
        assert_eq!(desk.head(), head, "{arguments:?}");
    }
}

#[test]
fn a_refusal_says_what_it_is_about_and_whose_move_it_is() {
    let desk = desk();
    open_case(&desk);
    let eve = ["case", "record", "valley", "change-proposed", "proposal=x", "--actor", "Eve"];
    let rest = ["--as", "clerk", "--for", "09X", "--on", "2019-05-02"];
    let said = desk.refused(&[&eve[..], &rest].concat());
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with("remit: refused by role-is-held: Whoever acts holds the role"));
    assert!(lines[1].starts_with("  provision: Modelling choice"));
    assert_eq!(lines[2], "  about: Eve");
    assert_eq!(lines[3], "  whose move: 09X");
    assert_eq!(lines[4], "hint: record role-given; `remit acts role-given` shows its fields");
}

#[test]
fn the_day_of_an_act_is_in_the_law_and_not_yet_to_come() {
    let desk = desk();
    open_case(&desk);
    let on = |day: &'static str| {
        [&["case", "record", "valley", "change-proposed", "proposal=x"], &SIGNED[..6]]
            .concat()
            .into_iter()
            .chain(["--on", day])
            .collect::<Vec<_>>()
    };
    let before = desk.refused(&on("2011-05-01"));
    assert!(before.contains("refused by date-is-within-the-regime"), "{before}");
    assert!(before.contains("about: 2011-05-01, against 2012-04-01"), "{before}");
    let after = desk.refused(&on("2090-01-01"));
    assert!(after.contains("is dated 2090-01-01, which is yet to come"), "{after}");
    assert!(desk.refused(&on("tomorrow")).contains("\"tomorrow\" is not a date"));
    let known = [&record(&["change-proposed", "proposal=x"])[..], &["--as-known", "2020-01-01"]];
    assert!(desk.refused(&known.concat()).contains("as it stands now"));
}

#[test]
fn who_signs_can_come_from_the_environment() {
    let desk = desk();
    let mut command = desk.command();
    command.args(&OPEN[..14]);
    for (name, value) in [
        ("REMIT_ACTOR", "Ann Lee"),
        ("REMIT_AS", "governance-lead"),
        ("REMIT_FOR", "09X"),
        ("REMIT_ON", "2019-05-01"),
    ] {
        command.env(name, value);
    }
    assert_eq!(said(command.output().unwrap()).code, 0);
    let nobody = desk.refused(&["case", "record", "valley", "change-proposed", "proposal=x"]);
    assert!(nobody.contains("needs the field \"actor\""), "{nobody}");
    assert!(nobody.contains("hint: say who acts with --actor NAME --as ROLE --for BODY"));
}

/// Three promises of a benefit, one a line.
fn promises() -> Vec<String> {
    let promise = |name: &str| {
        format!(
            "{{\"act\":\"benefit-promised\",\"promise\":\"{name}\",\"measure\":\"waits\",\
             \"baseline\":31,\"target\":\"18\",\"owner\":\"chair\",\"judged_on\":\"2021-04-01\"}}\n"
        )
    };
    ["p1", "p2", "p3"].map(promise).to_vec()
}

#[test]
fn json_is_taken_whole_or_not_at_all() {
    let desk = desk();
    open_case(&desk);
    let head = desk.head();
    let [one, two, three] = <[String; 3]>::try_from(promises()).unwrap();
    let send = record(&["--json", "-"]);
    for (input, wrong) in [
        (format!("{one}{{\"act\":"), "remit: -: line 2 is not JSON"),
        (format!("{one}[]{two}null"), "remit: -: line 3: an act is an object"),
        (String::new(), "remit: -: it holds no act"),
        (
            format!("{one}{{\"act\":\"benefit-promised\",\"promise\":\"x\"}}\n{two}"),
            "remit: -, line 2: benefit-promised needs the field \"measure\"",
        ),
        (
            format!("{one}{}", r#"{"act":"change-proposed","proposal":"x","on":"2011-01-01"}"#),
            "remit: -, line 2: refused by date-is-within-the-regime",
        ),
        // The second is refused only because of the first: each is decided after those before it.
        (
            [
                r#"{"act":"case-withdrawn","why":"x"}"#,
                r#"{"act":"change-proposed","proposal":"x"}"#,
            ]
            .join("\n"),
            "remit: -, line 2: refused by case-is-open",
        ),
    ] {
        let said = piped(&desk, &send, &input);
        assert_eq!(said.code, 1, "{input}: {said:?}");
        assert!(said.err.starts_with(wrong), "{input}: {}", said.err);
        assert_eq!(desk.head(), head, "{input}");
    }
    desk.file("acts.json", format!("[{one},{two},{three}]"));
    let csv = desk.csv(&record(&["--json", "acts.json"]));
    assert_eq!(csv.matches(",recorded,").count(), 3, "{csv}");
    desk.verify();
}

#[test]
fn sending_the_same_file_again_completes_what_a_crash_cut_short() {
    let desk = desk();
    open_case(&desk);
    let lines = promises();
    // A machine that stops after two of three leaves those two on record, and nothing else.
    desk.file("cut.json", lines[..2].concat());
    desk.file("acts.json", lines.concat());
    desk.done(&record(&["--json", "cut.json"]));
    let csv = desk.csv(&record(&["--json", "acts.json"]));
    let outcomes: Vec<&str> =
        csv.lines().skip(1).map(|row| row.split(',').nth(5).unwrap()).collect();
    assert_eq!(outcomes, ["on record already", "on record already", "recorded"]);
    // What is said twice in one file is two acts, and is told apart when it is sent again.
    desk.file("twice.json", [lines[0].clone(), lines[0].clone()].concat());
    let csv = desk.csv(&record(&["--json", "twice.json"]));
    let outcomes: Vec<&str> =
        csv.lines().skip(1).map(|row| row.split(',').nth(5).unwrap()).collect();
    assert_eq!(outcomes, ["on record already", "recorded"]);
    let shown = desk.csv(&["case", "show", "valley"]);
    assert_eq!(shown.matches(",benefit-promised,").count(), 4);
}

#[test]
fn a_request_with_another_content_is_refused() {
    let desk = desk();
    open_case(&desk);
    let send = |why| [&record(&["case-withdrawn", why])[..], &["--request", "r"]].concat();
    desk.done(&send("why=a"));
    let said = desk.refused(&send("why=b"));
    assert!(said.contains("request r was act 6, with another content"), "{said}");
}

#[test]
fn writers_at_the_same_time_all_get_their_act_on_record() {
    let desk = desk();
    open_case(&desk);
    let fields = ["measure=m", "baseline=1", "target=2", "owner=chair", "judged_on=2021-04-01"];
    let children: Vec<_> = (0..4)
        .map(|nth| {
            let promise = format!("promise=p{nth}");
            let mut command = desk.command();
            command.args(record(&[&["benefit-promised", &promise][..], &fields].concat()));
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in children {
        let said = said(child.wait_with_output().unwrap());
        assert_eq!(said.code, 0, "{said:?}");
    }
    assert!(desk.head().starts_with("9:"));
    desk.verify();
}

#[test]
fn a_tracker_goes_out_and_comes_back() {
    let desk = desk();
    open_case(&desk);
    assert!(desk.refused(&["case", "template", "valley"]).contains("--out tracker.xlsx"));
    desk.done(&["case", "template", "valley", "--out", "tracker.xlsx"]);
    let empty = desk.refused(&record(&["--file", "tracker.xlsx"]));
    assert!(empty.contains("tracker.xlsx holds no act"), "{empty}");
    let headings: &[&str] =
        &["promise", "measure", "baseline", "target", "owner", "judged_on", "on", "actor"];
    let row = |name: &'static str, actor: &'static str| {
        [name, "waits", "31", "18", "chair", "2021-04-01", "2019-05-02", actor]
    };
    let (one, other) = (row("p1", ""), row("p2", "Ann Lee"));
    workbook(&desk, "filled.xlsx", "benefit-promised", &[headings, &one, &[], &other]);
    let csv = desk.csv(&record(&["--file", "filled.xlsx"]));
    assert_eq!(csv.matches(",benefit-promised,2019-05-02,valley,,recorded,").count(), 2, "{csv}");
    desk.verify();
}

#[test]
fn a_broken_tracker_is_refused_by_sheet_and_row_and_nothing_is_recorded() {
    let desk = desk();
    open_case(&desk);
    let head = desk.head();
    desk.file("broken.xlsx", "PK\x03\x04 no workbook");
    desk.file("text.xlsx", "not even a zip");
    let proposed = "change-proposed";
    workbook(&desk, "sheet.xlsx", "my notes", &[&["proposal"], &["x"]]);
    workbook(&desk, "heading.xlsx", proposed, &[&["proposal", "colour"], &["x", "red"]]);
    workbook(&desk, "field.xlsx", "benefit-promised", &[&["promise"], &["p1"], &["a b"]]);
    workbook(&desk, "rule.xlsx", proposed, &[&["proposal", "on"], &["x", "2011-01-01"]]);
    for (file, wrong) in [
        ("broken.xlsx", "the workbook is damaged"),
        ("text.xlsx", "it is no xlsx"),
        ("sheet.xlsx", "sheet \"my notes\": there is no act of that name"),
        ("heading.xlsx", "sheet \"change-proposed\": change-proposed has no field \"colour\""),
        ("field.xlsx", "sheet \"benefit-promised\" row 3: field \"promise\": \"a b\" is not"),
        ("rule.xlsx", "sheet \"change-proposed\" row 2: refused by date-is-within-the-regime"),
        ("missing.xlsx", "missing.xlsx could not be read"),
    ] {
        let said = desk.refused(&record(&["--file", file]));
        assert!(said.contains(wrong), "{file}: {said}");
        assert_eq!(desk.head(), head, "{file}");
    }
}
