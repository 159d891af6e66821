//! `remit fetch ods` against a small server of the test's own.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use cli_support::{Desk, GOOD, Said, long_valley};

/// What the server answers to a request: everything, from the first line on.
type Answer = fn(&str) -> Vec<u8>;

/// The most bytes that are read of a request.
const REQUEST_BYTES_MAX: usize = 8192;

/// Serves so many requests, each on a connection of its own, and returns the address of reports.
fn serve(requests: usize, answer: Answer) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(requests) {
            let mut stream = stream.unwrap();
            let report = asked(&mut stream);
            // A client that hangs up early is not this thread's concern.
            let _ = stream.write_all(&answer(&report));
        }
    });
    format!("http://127.0.0.1:{port}/getReport?report=")
}

/// Reads a request and returns which report it asks for.
fn asked(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 1024];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") && request.len() < REQUEST_BYTES_MAX {
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the request breaks off");
        request.extend_from_slice(&buffer[..read]);
    }
    let text = String::from_utf8(request).unwrap();
    let path = text.strip_prefix("GET /getReport?report=").unwrap();
    path.split(' ').next().unwrap().to_owned()
}

/// Returns an answer that promises so many bytes.
fn http(status: &str, length: usize, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
        .into_bytes()
}

fn whole(body: &str) -> Vec<u8> {
    http("200 OK", body.len(), body)
}

/// Every report as it should be.
fn right(report: &str) -> Vec<u8> {
    match report {
        "epraccur" => whole(&long_valley()),
        "epcmem" => whole(GOOD),
        "succ" => whole("09X,09Z,,20200401,0\n"),
        other => panic!("nobody asked for {other}"),
    }
}

fn fetch(desk: &Desk, address: &str, reports: &str) -> Said {
    desk.run(&["fetch", "ods", "--address", address, "--into", "ods", "--report", reports])
}

fn today() -> String {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

/// Returns the names of the fetched files in order, with `TODAY` for the day.
fn fetched(desk: &Desk, days: &[String; 2]) -> Vec<String> {
    let entries = std::fs::read_dir(desk.path("ods")).unwrap();
    let name = |entry: std::fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry.unwrap()))
        .map(|name| days.iter().fold(name, |name, day| name.replace(day.as_str(), "TODAY")))
        .collect();
    names.sort();
    names
}

#[test]
fn whole_reports_arrive_with_the_day_in_their_names_and_can_be_imported() {
    let desk = Desk::empty();
    let before = today();
    let address = serve(3, right);
    let said = fetch(&desk, &address, "epraccur,epcmem,succ");
    let days = [before, today()];
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
    let names = ["epcmem_TODAY.csv", "epraccur_TODAY.csv", "succ_TODAY.csv"];
    assert_eq!(fetched(&desk, &days), names);
    let last = said.err.lines().last().unwrap();
    let command = last.strip_prefix("next: ").unwrap();
    // The shell takes the command as it is printed, and the name gives the day of publication.
    let script = command.replace("remit import", "\"$remit\" import") + " --format csv";
    let imported = cli_support::said(desk.script(&["sh"], &script).output().unwrap());
    assert_eq!(imported.code, 0, "{imported:?}");
    let day = days.iter().find(|day| command.contains(day.as_str())).unwrap();
    assert_eq!(
        imported.out,
        format!(
            "file,format,published,added,unchanged,withdrawn,rejected\n\
             ods/epcmem_{day}.csv,epcmem,{day},1,0,0,0\n\
             ods/epraccur_{day}.csv,epraccur,{day},24,0,0,0\n\
             ods/succ_{day}.csv,succ,{day},1,0,0,0\n"
        )
    );
    let members = desk.csv(&["members", "09X", "--on", "2019-01-01"]);
    assert!(members.contains("Z00002,THE GATE SURGERY,practice,2013-04-01,"), "{members}");
}

/// One report as it should be, and four that go wrong, each in its own way.
fn wrong(report: &str) -> Vec<u8> {
    match report {
        "epraccur" => whole(&long_valley()),
        "epcmem" => http("404 Not Found", 9, "not found"),
        "eccg" => whole("\n<!DOCTYPE html><html><body>Sign in</body></html>"),
        "etr" => whole(""),
        "succ" => http("200 OK", 5000, "09X,09Z,,20200401,0\n"),
        other => panic!("nobody asked for {other}"),
    }
}

#[test]
fn a_report_that_does_not_arrive_whole_is_named_and_the_others_are_kept() {
    let desk = Desk::empty();
    let before = today();
    let address = serve(5, wrong);
    let said = fetch(&desk, &address, "epcmem,eccg,etr,succ,epraccur");
    let days = [before, today()];
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
    for words in [
        "epcmem: no answer: http status: 404\n",
        "eccg: the answer is a web page, not a report\n",
        "etr: the answer is empty\n",
        "succ: the answer broke off",
    ] {
        assert!(said.err.contains(words), "{words}: {said:?}");
    }
    assert!(
        said.err.ends_with(
            "remit: epcmem, eccg, etr, succ could not be fetched; the others are kept\n\
             hint: check the network and --address, then run the same command again\n"
        ),
        "{said:?}"
    );
    assert_eq!(fetched(&desk, &days), ["epraccur_TODAY.csv"]);
}

#[test]
fn where_nobody_answers_the_report_and_the_next_step_are_named() {
    let desk = Desk::empty();
    // The port was free a moment ago, and nobody listens on it now.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let said = fetch(&desk, &format!("http://127.0.0.1:{port}/"), "succ");
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.starts_with("succ: no answer: "), "{said:?}");
    assert!(said.err.contains("hint: check the network and --address"), "{said:?}");
    assert_eq!(std::fs::read_dir(desk.path("ods")).unwrap().count(), 0);
}
