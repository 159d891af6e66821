//! `remit serve`: the binary serves, over a real connection, until it is told to stop.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use cli_support::Desk;

/// A binary that serves; it is ended when the test ends, however that may be.
struct Served {
    child: Child,
    said: BufReader<std::process::ChildStderr>,
    address: String,
}

impl Served {
    fn by(desk: &Desk, word: &str) -> Self {
        let mut command = desk.command();
        command
            .args([word, "--listen", "127.0.0.1:0"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "it ended without serving");
            if let Some(address) = line.strip_prefix("Remit is at http://") {
                break address.split('/').next().unwrap().to_owned();
            }
        };
        Self { child, said, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_pages_are_served_until_the_program_is_told_to_stop() {
    let desk = Desk::of_the_long_valley();
    let mut served = Served::by(&desk, "serve");
    let page = served.get("/body/QZZ/2024-04-01");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(page.contains("NHS Long Valley Integrated Care Board"), "{page}");
    assert!(page.contains("content-security-policy: default-src 'none'"), "{page}");
    let answer = served.get("/api/v1/bodies?kind=icb&on=2024-04-01");
    assert!(answer.contains("\"code\":\"QZZ\""), "{answer}");
    let stopped = std::process::Command::new("kill").arg(served.child.id().to_string()).status();
    assert!(stopped.unwrap().success());
    assert!(served.child.wait().unwrap().success());
    let mut log = String::new();
    served.said.read_to_string(&mut log).unwrap();
    let first: serde_json::Value = serde_json::from_str(log.lines().next().unwrap()).unwrap();
    assert_eq!(first["http.route"], "/body/{code}/{date}");
    assert_eq!(first["http.status"], 200);
    assert!(!log.contains("QZZ"), "a log says nothing of what was asked for: {log}");
}

#[test]
fn whoever_connects_and_says_nothing_is_hung_up_on() {
    let desk = Desk::of_the_long_valley();
    let served = Served::by(&desk, "serve");
    let mut slow = TcpStream::connect(&served.address).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(served.get("/health").starts_with("HTTP/1.1 200"));
}

#[test]
fn the_demo_ends_by_serving_its_pages() {
    let desk = Desk::empty();
    let served = Served::by(&desk, "demo");
    let page = served.get("/body/QKS/2026-04-01");
    assert!(page.contains("NHS Kent and Medway"), "{page}");
    let practice = served.get("/practice/G82073/2026-04-01");
    for body in ["West Kent", "NHS Dartford, Gravesham and Swanley CCG", "NHS Kent and Medway CCG"]
    {
        assert!(practice.contains(body), "{body}: {practice}");
    }
}

#[test]
fn nothing_is_served_where_there_is_no_record_or_no_such_address() {
    let desk = Desk::empty();
    let said = desk.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("there is no record at"), "{}", said.err);
    let desk = Desk::of_the_long_valley();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = desk.run(&["serve", "--listen", &address]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("cannot be listened at"), "{}", said.err);
    let said = desk.run(&["serve", "--as-known", "2020-01-01"]);
    assert!(said.err.contains("the pages show the record as it stands now"), "{}", said.err);
}
