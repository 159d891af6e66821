//! A private PostgreSQL server for a test, from the programs that are installed.

use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use postgres::{Client, NoTls};
use tempfile::TempDir;

use super::say;

/// How often a start is tried: after a kill the old processes need a moment to go.
const STARTS_MAX: u32 = 20;

/// A server of its own in a temporary folder; it ends with the value, also when a test fails.
pub struct Server {
    folder: TempDir,
    programs: PathBuf,
    user: Option<(u32, u32)>,
    databases: u32,
}

impl Server {
    /// Starts a server, or says loudly that there is none. Where `CI` is set, that is a failure.
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            assert!(std::env::var_os("CI").is_none(), "no PostgreSQL server is installed");
            say("SKIPPED: no PostgreSQL server is installed, so nothing was tested against one");
            return None;
        };
        let folder = TempDir::with_prefix("remit-pg-").unwrap();
        let metadata = fs::metadata(folder.path()).unwrap();
        // The server refuses to run as root.
        let user = (metadata.uid() == 0).then(plain_user);
        if let Some((user, group)) = user {
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let server = Self { folder, programs, user, databases: 0 };
        let data = server.data();
        let arguments = ["-U", "remit", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
        let made = server.run("initdb", &[&["-D", &data], &arguments[..]].concat());
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        server.go();
        Some(server)
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the folder in which the server keeps everything.
    pub fn data(&self) -> String {
        self.path().join("data").to_str().unwrap().to_owned()
    }

    /// Runs a program of the server as a user who is not root.
    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(self.programs.join(program));
        command.args(arguments).current_dir(self.path()).stdin(Stdio::null());
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        // Not captured through pipes: the server would inherit them and keep them open.
        let (out, err) = (self.path().join("out"), self.path().join("err"));
        command.stdout(File::create(&out).unwrap()).stderr(File::create(&err).unwrap());
        let status = command.status().unwrap();
        Output { status, stdout: fs::read(out).unwrap(), stderr: fs::read(err).unwrap() }
    }

    /// Lets the server run, after it was made, stopped or killed.
    pub fn go(&self) {
        let folder = self.path().to_str().unwrap();
        let options = format!("-k {folder} -c listen_addresses= -c shared_buffers=16MB");
        let log = format!("{folder}/log");
        for _ in 0..STARTS_MAX {
            let arguments = ["start", "-w", "-D", &self.data(), "-o", &options, "-l", &log];
            if self.run("pg_ctl", &arguments).status.success() {
                return;
            }
        }
        panic!("the server does not start: {}", fs::read_to_string(log).unwrap_or_default());
    }

    /// Ends the server at once, as when its machine is switched off but its disk is kept.
    pub fn stop_at_once(&self) {
        self.run("pg_ctl", &["stop", "-w", "-m", "immediate", "-D", &self.data()]);
    }

    /// Kills the first process of the server; the others end when they notice.
    pub fn kill(&self) {
        let file = fs::read_to_string(self.path().join("data/postmaster.pid")).unwrap();
        let process = file.lines().next().unwrap();
        assert!(Command::new("kill").args(["-9", process]).status().unwrap().success());
    }

    /// Makes an empty database and returns its URL.
    pub fn database(&mut self) -> String {
        self.databases += 1;
        let name = format!("record_{}", self.databases);
        let mut client = Client::connect(&self.url("postgres"), NoTls).unwrap();
        client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        let folder = self.path().to_str().unwrap().replace('/', "%2F");
        format!("postgres://remit@{folder}/{database}")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop_at_once();
    }
}

fn programs() -> Option<PathBuf> {
    let told = Command::new("pg_config").arg("--bindir").output().ok();
    let told = told.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut folders: Vec<PathBuf> = told.into_iter().map(PathBuf::from).collect();
    folders.extend(versions.flatten().map(|version| version.path().join("bin")));
    folders.push("/usr/local/bin".into());
    let needed = ["initdb", "pg_ctl", "postgres"];
    folders.into_iter().find(|folder| needed.iter().all(|program| folder.join(program).is_file()))
}

/// Returns the user and group to run as instead of root.
fn plain_user() -> (u32, u32) {
    let id = |which: &str, name: &str| -> Option<u32> {
        let output = Command::new("id").args([which, name]).output().ok()?;
        String::from_utf8_lossy(&output.stdout).trim().parse().ok()
    };
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| Some((id("-u", name)?, id("-g", name)?)))
        .expect("a machine has a user nobody")
}
