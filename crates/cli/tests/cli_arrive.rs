//! `remit import activity` and `remit arrivals` through the binary.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use cli_support::Desk;

const HEADING: &str =
    "month,year,created,provider,commissioner,category,tfc,pod,tariff,planned_activity,price\n";

/// Returns lines of contract monitoring for these months, created on a day of May 2025.
fn monitoring(day: u8, months: &[u8]) -> String {
    let line = |month: &u8| {
        format!("{month},202526,2025-05-{day} 10:00:00,RX1,01K,12,100,EL,AA01Z,2,10.5\n")
    };
    HEADING.to_owned() + &months.iter().map(line).collect::<String>()
}

fn desk() -> Desk {
    let desk = Desk::empty();
    std::fs::create_dir(desk.path("lists")).unwrap();
    desk.file("lists/NPOD.csv", "National_POD_Code\nEL\n");
    desk.file("lists/TFC.csv", "Treatment_Function_Code\n100\n");
    desk.file("lists/HRG.csv", "HRG_Code\nAA01Z\n");
    desk.file("lists/Service_Codes.csv", "Commissioned Service Category Code\n12\n");
    desk
}

/// Returns how many sets are kept, and that nothing else lies beside them.
fn sets(desk: &Desk) -> usize {
    let Ok(entries) = std::fs::read_dir(desk.path("remit.db.sets")) else { return 0 };
    let names: Vec<String> =
        entries.map(|own| own.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|own| own.len() == 72 && own.ends_with(".parquet")), "{names:?}");
    names.len()
}

#[test]
fn rows_are_kept_as_a_set_and_on_record_once() {
    let desk = desk();
    desk.file("one.csv", "practice,cost\nZ00001,1.50\nZ00002,2\n");
    let words = ["import", "activity", "one.csv", "--measure", "cost"];
    let first = desk.csv(&words);
    let row = first.strip_prefix("file,rows,rejected,set,act\none.csv,2,0,remit.db.sets/").unwrap();
    assert!(row.ends_with(".parquet,1\n"), "{first}");
    let head = desk.head();
    assert_eq!(desk.csv(&words), first);
    let by_another = [&words[..], &["--actor", "somebody"]].concat();
    assert_eq!(desk.csv(&by_another), first);
    assert_eq!((desk.head(), sets(&desk)), (head, 1));
    let listed = desk.csv(&["arrivals"]);
    assert!(listed.contains("\n,,,current,,2,0,one.csv,remit.db.sets/"), "{listed}");
    let other = desk.refused(&["import", "activity", "one.csv", "--measure", "practice"]);
    assert!(other.contains("is kept already, by other lists or measures"), "{other}");
    assert_eq!(sets(&desk), 1);
    desk.verify();
}

#[test]
fn rejected_rows_of_all_files_are_written_as_one() {
    let desk = desk();
    desk.file("one.csv", "practice,cost\nZ00001,x\nZ00002,2\n");
    desk.file("two.csv", "practice,cost\nZ00001,1\nZ00002,y\n");
    let refused = desk.refused(&[
        "import",
        "activity",
        "one.csv",
        "two.csv",
        "--measure",
        "cost",
        "--rejects",
        "no.csv",
    ]);
    assert!(refused.contains("rejected rows: 2; the rest is on record"), "{refused}");
    let rejects = desk.text("no.csv");
    let starts =
        ["file,line,rule,reason,row", "one.csv,2,measure-form,", "two.csv,3,measure-form,"];
    for (line, start) in rejects.lines().zip(starts) {
        assert!(line.starts_with(start), "{rejects}");
    }
    assert_eq!((rejects.lines().count(), sets(&desk)), (3, 2));
    assert_eq!(desk.csv(&["arrivals"]).lines().count(), 3);
    let hidden = std::fs::read_dir(desk.path(".")).unwrap();
    let hidden = hidden.map(|own| own.unwrap().file_name().to_string_lossy().into_owned());
    assert_eq!(hidden.filter(|own| own.starts_with('.')).count(), 0);
}

#[test]
fn what_cannot_arrive_leaves_nothing_and_the_others_do() {
    let desk = desk();
    desk.file("good.csv", "practice,cost\nZ00001,1\n");
    desk.file("empty.csv", "");
    desk.file("twice.csv", "cost,cost\n1,2\n");
    desk.file("cut.parquet", "PAR1 and no more");
    desk.file("acm.csv", monitoring(20, &[1]));
    for (file, what, hint) in [
        ("empty.csv", "empty.csv has no columns", "nothing of it was kept"),
        ("twice.csv", "twice.csv has two columns \"cost\"", "nothing of it was kept"),
        ("cut.parquet", "cut.parquet", "nothing of it was kept"),
        ("none.csv", "none.csv cannot be read", "nothing of it was kept"),
        ("acm.csv", "acm.csv is contract monitoring", "--lists DIR names the folder of NPOD.csv"),
    ] {
        let said = desk.refused(&["import", "activity", file]);
        assert!(said.contains(what), "{said}");
        assert!(said.lines().last().unwrap().contains(hint), "{said}");
        assert_eq!(sets(&desk), 0, "{file}");
    }
    let missing = desk.refused(&["import", "activity", "good.csv", "--measure", "beds"]);
    assert!(missing.contains("good.csv has no column \"beds\""), "{missing}");
    let lists = desk.refused(&["import", "activity", "acm.csv", "--lists", "nowhere"]);
    assert!(lists.contains("nowhere/NPOD.csv could not be read"), "{lists}");
    let said = desk.refused(&["import", "activity", "empty.csv", "good.csv"]);
    assert!(said.contains("nothing of empty.csv was imported"), "{said}");
    assert_eq!((sets(&desk), desk.csv(&["arrivals"]).lines().count()), (1, 2));
}

#[test]
fn the_latest_statement_counts_and_two_of_one_moment_are_refused() {
    let desk = desk();
    desk.file("new.csv", monitoring(20, &[1]));
    desk.file("old.csv", monitoring(10, &[1, 2]));
    desk.file("same.csv", monitoring(20, &[1, 1]));
    for file in ["new.csv", "old.csv"] {
        desk.done(&["import", "activity", file, "--lists", "lists"]);
    }
    let head = desk.head();
    let said = desk.refused(&["import", "activity", "same.csv", "--lists", "lists"]);
    assert!(said.contains("state provider RX1, month 1 of the year from April 2025"), "{said}");
    assert!(said.lines().last().unwrap().contains("nothing was recorded"), "{said}");
    assert_eq!((desk.head(), sets(&desk)), (head, 2));

    let from_environment = desk
        .command()
        .env("REMIT_WHO_PAYS", "lists")
        .args(["import", "activity", "new.csv"])
        .output();
    assert!(from_environment.unwrap().status.success());
    let listed = desk.csv(&["arrivals"]);
    let rows: Vec<&str> = listed.lines().collect();
    let expected = [
        "provider,year,month,status,created,rows,rejected,file,set,act",
        "RX1,202526,1,current,2025-05-20T10:00:00,1,0,new.csv,",
        "RX1,202526,1,superseded,2025-05-10T10:00:00,1,0,old.csv,",
        "RX1,202526,2,current,2025-05-10T10:00:00,1,0,old.csv,",
    ];
    assert_eq!(rows.len(), expected.len(), "{listed}");
    for (row, start) in rows.iter().zip(expected) {
        assert!(row.starts_with(start), "{listed}");
    }
    let before = desk.csv(&["arrivals", "--as-known", "2020-01-01"]);
    assert_eq!(before.lines().count(), 1, "{before}");
    desk.verify();
}

#[test]
fn an_arrival_does_not_move_the_position_of_a_run() {
    let desk = Desk::of_the_long_valley();
    desk.file("items.csv", "practice,items\nZ00001,3\nZ00001,many\n");
    desk.file("surgeries.csv", "postcode,LSOA code\nZZ1 1ZZ,E01000001\nZZ1 2ZZ,E01000002\n");
    let restate = [
        &["restate", "items.csv", "--code", "practice", "--measure", "items"][..],
        &["--to", "ccg@2019-04-01", "--absent", "place", "--surgeries", "surgeries.csv"],
    ]
    .concat();
    let first = desk.run(&restate);
    assert_eq!(first.code, 0, "{first:?}");
    desk.done(&["import", "activity", "items.csv"]);
    let head = desk.head();
    let second = desk.run(&restate);
    assert!(second.err.contains("the same run is on record as act "), "{second:?}");
    assert_eq!((second.out, desk.head()), (first.out, head));
    let runs = desk.csv(&["runs"]);
    let id = runs.lines().nth(1).unwrap().split(',').next().unwrap();
    let shown = desk.csv(&["run", "show", id]);
    for line in ["input surgeries.csv,\"2 rows, sha256 ", "rejects_sha256,"] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
}
