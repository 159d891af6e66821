//! What the tests of the command line share: the real binary over a record of its own, and an
//! invented corner of England, the Long Valley.
#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::process::{Command, Output};

/// Two invented CCGs that merge on 2020-04-01 and pass to an invented ICB on 2022-07-01.
pub const BODIES: &str = "\
subject,claim,value,from,until,detail,source
09X,kind,ccg,2013-04-01,2020-04-01,,an invented list
09X,name,NHS Gate Town CCG,2013-04-01,2020-04-01,,an invented list
09X,succeeded-by,09Z,2020-04-01,,whole,an invented list
09Y,kind,ccg,2013-04-01,2020-04-01,,an invented list
09Y,name,NHS Mill Valley CCG,2013-04-01,2020-04-01,,an invented list
09Y,succeeded-by,09Z,2020-04-01,,whole,an invented list
09Z,kind,ccg,2020-04-01,2022-07-01,,an invented list
09Z,name,NHS Mill and Gate CCG,2020-04-01,2022-07-01,,an invented list
09Z,kind,sub-icb-location,2022-07-01,,,an invented list
09Z,name,Mill and Gate,2022-07-01,,,an invented list
09Z,part-of,QZZ,2022-07-01,,icb,an invented list
QZZ,kind,icb,2022-07-01,,,an invented list
QZZ,name,NHS Long Valley Integrated Care Board,2022-07-01,,,an invented list
";

/// A membership that is right, as `epcmem` has it.
pub const GOOD: &str = "Z00001,09Y,W,20130401,,0\n";

/// Proxies would stand between a test and its own server; the rest would change what is asked.
const UNWANTED: [&str; 13] = [
    "ALL_PROXY",
    "all_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "REMIT_ACTOR",
    "REMIT_AS",
    "REMIT_FOR",
    "REMIT_ODS_ADDRESS",
    "REMIT_ON",
    "REMIT_STORE",
    "REMIT_WHO_PAYS",
];

/// A folder of its own with a record in it; files are named as they lie in it.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a run of the binary said.
#[derive(Debug)]
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Data.
    pub out: String,
    /// Words.
    pub err: String,
}

impl Desk {
    /// Returns an empty desk; the first import makes the record.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Returns a desk whose record holds the practices and the bodies of the Long Valley.
    pub fn of_the_long_valley() -> Self {
        let desk = Self::empty();
        desk.file("epraccur_2019-08.csv", long_valley());
        desk.file("bodies.csv", BODIES);
        desk.done(&["import", "ods", "epraccur_2019-08.csv"]);
        desk.done(&["import", "facts", "bodies.csv", "--published", "2023-01-01"]);
        desk
    }

    /// Returns where a file lies or will lie.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// Reads a file.
    pub fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Returns the binary, ready to run in the folder.
    pub fn command(&self) -> Command {
        self.at_home(Command::new(env!("CARGO_BIN_EXE_remit")))
    }

    /// Returns a shell script that calls the binary as `"$remit"`, ready to run in the folder.
    pub fn script(&self, shell: &[&str], script: &str) -> Command {
        let mut command = Command::new(shell[0]);
        command.args(&shell[1..]).args(["-c", script]);
        command.env("remit", env!("CARGO_BIN_EXE_remit"));
        self.at_home(command)
    }

    fn at_home(&self, mut command: Command) -> Command {
        command.current_dir(self.folder.path());
        for name in UNWANTED {
            command.env_remove(name);
        }
        command
    }

    /// Runs the binary.
    pub fn run(&self, arguments: &[&str]) -> Said {
        said(self.command().args(arguments).output().unwrap())
    }

    /// Runs the binary, which has to do what is asked, and returns the data.
    pub fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
        said.out
    }

    /// Runs the binary for rows of CSV.
    pub fn csv(&self, arguments: &[&str]) -> String {
        self.done(&[arguments, &["--format", "csv"]].concat())
    }

    /// Runs the binary, which has to refuse with a hint at the end, and returns what it says.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 1, "{arguments:?}: {said:?}");
        let last = said.err.lines().last().unwrap_or_default();
        assert!(last.starts_with("hint: "), "{arguments:?}: {said:?}");
        said.err
    }

    /// Returns the head as `NUMBER:HASH`.
    pub fn head(&self) -> String {
        let csv = self.csv(&["head"]);
        let row = csv.strip_prefix("number,hash\n").unwrap();
        row.trim_end().replace(',', ":")
    }

    /// Expects that the record is whole.
    pub fn verify(&self) {
        assert!(self.csv(&["verify"]).trim_end().ends_with(",whole"));
    }
}

/// Returns what a run said, as texts.
pub fn said(output: Output) -> Said {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said {
        code: output.status.code().expect("a panic or a signal is no answer"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// Three invented practices in the older layout of `epraccur`: one closed in 2017.
pub fn long_valley() -> String {
    practice("Z00001", "THE MILL SURGERY", "MILLTOWN", "09Y", "")
        + &practice("Z00002", "THE GATE SURGERY", "GATETOWN", "09X", "")
        + &practice("Z00003", "THE OLD SURGERY", "GATETOWN", "09X", "20171031")
}

/// Returns a row of `epraccur`.
pub fn practice(code: &str, name: &str, town: &str, body: &str, closed: &str) -> String {
    let status = if closed.is_empty() { "A" } else { "C" };
    format!(
        "\"{code}\",\"{name}\",\"Y99\",\"QZZ\",\"1 LANE\",\"\",\"{town}\",\"\",\"\",\"ZZ1 1AA\",\
         \"19740401\",\"{closed}\",\"{status}\",\"B\",\"{body}\",\"20130401\",\"{closed}\",\"\",\
         \"\",\"\",\"\",\"0\",\"\",\"{body}\",\"\",\"4\",\"\"\n"
    )
}
