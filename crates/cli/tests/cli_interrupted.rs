//! What stands when long work is stopped on its way: by Ctrl-C, by another program that writes to
//! its input, by a disk that takes no more.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use cli_support::{Desk, Said, said};

const HEADING: &str = "activity_date,gp_practice,gp_sub_icb,residence_sub_icb,provider,\
host_sub_icb,category,service_code,tfc,pod,submitted_commissioner,cost_pence";

/// Two good rows: of a practice that is known, and of one that is not.
const ROWS: &str = "2019-05-01,Z00001,ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZA1,500\n\
                    2019-05-01,Z99999,ZA1,ZA1,RZ1,ZA1,21,ZGRN,100,,ZA1,500\n";

/// So often is the one file named: minutes of work, of which a test sees the beginning.
const TIMES: usize = 2_000;

/// A desk with a file of activity and the lists to assign it by; all in them is invented.
fn desk() -> Desk {
    let desk = Desk::of_the_long_valley();
    desk.file("rows.csv", format!("{HEADING}\n{}", ROWS.repeat(20_000)));
    std::fs::create_dir(desk.path("lists")).unwrap();
    for (name, text) in [
        (
            "cam_service_codes",
            "SERVICE CODE,ICBDelegationStatus,Specialised Flag,Specialised MH Flag,\
             Secondary Dental Flag,Public Health Flag,Effective_From,Effective_To\n\
             ZGRN,GREEN,1,0,0,0,2019-04-01,2050-03-01\n",
        ),
        (
            "cam_sub_icb_to_hub",
            "SubICB_Code,ICB_Code,ODSCommHub,ODSRegion,ProvisionalICBDelegationStatus,\
             Effective_From,Effective_To\nZA1,QZA,HA,RA,Yes,2019-04-01,2050-03-31\n",
        ),
        (
            "cam_health_justice_practices",
            "EnglandHealthandJusticeCommissioningHubCode,Y0Prescribingcode\nJA,YZ1\n",
        ),
        ("cam_armed_forces_practices", "Organisation_Code,English_AF_GP_Practice_Flag\nAZ1,1\n"),
    ] {
        desk.file(&format!("lists/{name}.csv"), text);
    }
    desk
}

fn restate(times: usize) -> Vec<&'static str> {
    let mut words = vec!["restate"];
    words.extend(std::iter::repeat_n("rows.csv", times));
    words.extend(["--code", "gp_practice", "--measure", "cost_pence", "--to", "ccg@2019-04-01"]);
    words.extend(["--out", "out.csv", "--rejects", "rejects.csv", "--chart", "out.svg"]);
    words.extend(["--date", "activity_date"]);
    words
}

fn assign(times: usize) -> Vec<&'static str> {
    let mut words = vec!["assign"];
    words.extend(std::iter::repeat_n("rows.csv", times));
    words.extend(["--tables", "lists", "--out", "out.csv", "--rejects", "rejects.csv"]);
    words
}

fn start(desk: &Desk, words: &[&str]) -> Child {
    let mut command = desk.command();
    command.args(words).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Waits until the program listens to Ctrl-C, as the kernel tells: then the work has begun.
fn begun(child: &mut Child) {
    let status = format!("/proc/{}/status", child.id());
    loop {
        assert_eq!(child.try_wait().unwrap(), None, "it ended before it began the work");
        let text = std::fs::read_to_string(&status).unwrap();
        let caught = text.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap_or("0");
        let caught = u64::from_str_radix(caught.trim(), 16).unwrap();
        if caught & 0b10 != 0 {
            return; // The second bit is that of SIGINT.
        }
        std::thread::yield_now();
    }
}

/// Begins long work and presses Ctrl-C.
fn interrupted(desk: &Desk, words: &[&str]) -> Said {
    let mut child = start(desk, words);
    begun(&mut child);
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    said(child.wait_with_output().unwrap())
}

/// Returns the name of everything that lies on the desk, the sets of activity included. What
/// SQLite keeps beside the record while it is open is the record's own, and an empty folder harms
/// nobody.
fn lying(desk: &Desk) -> BTreeSet<String> {
    let names = |folder: &str| {
        let entries = std::fs::read_dir(desk.path(folder)).into_iter().flatten();
        entries.map(|own| own.unwrap().file_name().to_string_lossy().into_owned())
    };
    let all = names(".").chain(names("remit.db.sets"));
    all.filter(|name| !name.starts_with("remit.db-") && name != "remit.db.sets").collect()
}

#[test]
fn ctrl_c_leaves_nothing_half_written_and_the_exit_code_is_130() {
    let desk = desk();
    desk.file("large.csv", format!("{HEADING}\n{}", ROWS.repeat(400_000)));
    let mut after = lying(&desk);
    let head = desk.head();
    let year = ["synth", "activity", "--rows", "4000000000", "--out"];
    for words in [
        restate(TIMES),
        assign(TIMES),
        [&year[..], &["year.parquet"]].concat(),
        [&year[..], &["year.csv.gz"]].concat(),
        vec!["import", "activity", "large.csv", "--rejects", "rejects.csv"],
    ] {
        let said = interrupted(&desk, &words);
        assert_eq!(said.code, 130, "{}: {said:?}", words[0]);
        assert!(
            said.err.ends_with(
                "remit: interrupted; nothing half-written is left\n\
                 hint: run the same command again\n"
            ),
            "{said:?}"
        );
        if words[0] == "import" {
            // Nothing arrived, so that there are no rejected rows, and the file says so.
            assert_eq!(desk.text("rejects.csv"), "file,line,rule,reason,row\n");
            after.insert("rejects.csv".to_owned());
        } else {
            assert_eq!(said.out, "");
        }
        assert_eq!(lying(&desk), after, "{}", words[0]);
    }
    assert_eq!(desk.head(), head);
    desk.verify();
}

#[test]
fn a_file_that_another_program_writes_to_is_named_and_nothing_is_written() {
    let desk = desk();
    let before = lying(&desk);
    for words in [restate(10), assign(10)] {
        let mut child = start(&desk, &words);
        begun(&mut child);
        let mut file = std::fs::OpenOptions::new().append(true).open(desk.path("rows.csv"));
        file.as_mut().unwrap().write_all(ROWS.as_bytes()).unwrap();
        let said = said(child.wait_with_output().unwrap());
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
        assert!(said.err.contains("rows.csv changed while it was read\n"), "{said:?}");
        assert!(
            said.err.ends_with("hint: try again when nobody writes to it; nothing was written\n")
        );
        assert_eq!(lying(&desk), before);
    }
}

/// Runs the binary where files may not grow beyond `kilobytes`, as on a disk that fills.
fn where_files_cannot_grow(desk: &Desk, kilobytes: usize, words: &[&str]) -> Said {
    let script =
        format!("trap '' XFSZ; ulimit -f {}; exec \"$remit\" {}", 2 * kilobytes, words.join(" "));
    said(desk.script(&["sh"], &script).output().unwrap())
}

#[test]
fn a_disk_that_fills_is_named_with_the_file_and_nothing_stays_on_it() {
    let desk = desk();
    let mut bodies = String::from("code,body\n");
    let mut practices = String::from("practice,items\n");
    for number in 0..5_000 {
        bodies.push_str(&format!("Y{number:05},body {number}\n"));
        practices.push_str(&format!("Y{number:05},{number}\n"));
    }
    // What packs badly: a set of it is larger than the record.
    let mut mixed = 1_u64;
    for _ in 0..60_000 {
        mixed = mixed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        practices.push_str(&format!("{mixed:016x},{}\n", mixed % 977));
    }
    desk.file("bodies.csv", bodies);
    desk.file("practices.csv", practices);
    let before = lying(&desk);
    let restate = ["restate", "practices.csv", "--code", "practice", "--measure", "items"];
    let restate = [&restate[..], &["--to", "bodies.csv", "--no-record", "--out", "out.csv"]];
    for (kilobytes, words, file) in [
        (64, restate.concat(), "out.csv"),
        (64, assign(1), "out.csv"),
        (64, vec!["synth", "activity", "--rows", "9000", "--out", "out.csv"], "out.csv"),
        (64, vec!["synth", "activity", "--rows", "9000", "--out", "out.parquet"], "out.parquet"),
        (600, vec!["import", "activity", "practices.csv"], "remit.db.sets"),
    ] {
        let said = where_files_cannot_grow(&desk, kilobytes, &words);
        assert_eq!(said.code, 1, "{words:?}: {said:?}");
        let named = said.err.lines().any(|line| {
            line.starts_with("remit: ") && line.contains(file) && line.contains("File too large")
        });
        assert!(named, "{words:?}: {}", said.err);
        assert!(said.err.lines().last().unwrap().starts_with("hint: "), "{}", said.err);
        assert_eq!(lying(&desk), before, "{words:?}");
    }
}

#[test]
fn rows_are_never_put_in_the_place_of_a_device_or_a_link() {
    let desk = desk();
    std::os::unix::fs::symlink("/dev/full", desk.path("full")).unwrap();
    let refused = desk.refused(&["assign", "rows.csv", "--tables", "lists", "--out", "full"]);
    assert!(refused.contains("full is no plain file, and would be replaced by one"), "{refused}");
    let words = ["restate", "rows.csv", "--code", "gp_practice", "--measure", "cost_pence"];
    let to = ["--to", "ccg@2019-04-01", "--no-record", "--out", "full"];
    let said = desk.run(&[&words[..], &to].concat());
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("full could not be written: No space left on device"), "{said:?}");
    assert!(desk.path("full").is_symlink());
}
