//! Rehearsing a merger, and the papers to take away.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use support::{Valley, append, file};
use tower::ServiceExt;

/// A second invented board, with a practice of its own.
const HILLS: &str = "\
subject,claim,value,from,until,detail,source
QYY,kind,icb,2022-07-01,,,an invented list
QYY,name,NHS High Hills Integrated Care Board,2022-07-01,,,an invented list
00Z,kind,sub-icb-location,2022-07-01,,,an invented list
00Z,name,High Hills,2022-07-01,,,an invented list
00Z,part-of,QYY,2022-07-01,,icb,an invented list
Z00002,kind,practice,1974-04-01,,,an invented list
Z00002,name,HILL SURGERY,,,,an invented list
Z00002,list-size,2172,2021-01-01,,,an invented list
Z00002,commissioned-by,00Z,2022-07-01,,,an invented list
";

fn valley() -> Valley {
    let valley = Valley::new();
    append(&mut *valley.storage(), &file("hills.csv", HILLS));
    valley.site.catch_up().unwrap();
    valley
}

const ADDRESS: &str = "body=QZZ&body=QYY&on=2090-04-01";

#[tokio::test]
async fn a_rehearsal_says_first_what_would_change_and_then_shows_it() {
    let valley = valley();
    let page = valley.page(&format!("/rehearse?{ADDRESS}")).await;
    page.shows(&[
        "2 practices with 12,000 registered people would belong to another body",
        "What remains, and whose move it is",
        "2 bodies that end",
        "Before and after",
        "9,828 (1)",
        "12,000 (2)",
        "6,000",
        "We have no figure of deprivation for NHS High Hills",
        "board-paper.docx?body=QZZ&amp;body=QYY&amp;on=2090-04-01",
    ]);
    page.hides(&["<script>", "Nobody: a rehearsal"]);
    assert!(page.body.len() < 150_000);
}

#[tokio::test]
async fn what_cannot_be_rehearsed_is_said_beside_the_field_and_the_input_is_kept() {
    let valley = valley();
    // (what is asked, what is said, the field)
    for (asked, said, field) in [
        ("body=QZZ&on=2090-04-01", "Choose at least 2 bodies", "#body"),
        ("body=QZZ&body=QXX&on=2090-04-01", "Nothing on record is about QXX", "#body"),
        ("body=QZZ&body=09X&on=2090-04-01", "(09X) is not there today", "#body"),
        ("body=QZZ&body=00Z&on=2090-04-01", "Choose integrated care boards only", "#body"),
        ("body=QZZ&body=QYY&on=2024-04-01", "The date must be after today", "#date-day"),
        ("body=QZZ&body=QYY&on=2090-05-01", "The date must be a 1 April", "#date-day"),
        ("body=QZZ&body=QYY&day=1&month=&year=2090", "must include a month", "#date-month"),
        ("cluster=NONE&on=2090-04-01", "Choose a cluster of the list", "#body"),
        ("body=%3Cscript%3E&body=QYY", "is not a code", "#body"),
    ] {
        let page = valley.get(&format!("/rehearse?{asked}")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{asked}");
        page.shows(&["<title>Error: ", "There is a problem", said, &format!("href=\"{field}\"")]);
        page.shows(&["nhsuk-error-message"]).hides(&["<script>"]);
        if asked.contains("body=QZZ") {
            page.shows(&["value=\"QZZ\" checked"]);
        }
    }
}

#[tokio::test]
async fn the_form_leads_to_an_address_that_can_be_shared() {
    let valley = valley();
    valley.page("/rehearse").await.shows(&["value=\"QYY\"", "Which bodies become one?"]);
    let answer = valley.get("/rehearse?body=QZZ&body=QYY&day=1&month=4&year=2090").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), format!("/rehearse?{ADDRESS}"));
    valley.page("/").await.shows(&["Rehearse the merger you are in"]);
}

#[tokio::test]
async fn the_change_pack_has_every_code() {
    let valley = valley();
    let pack = valley.page(&format!("/rehearse/change-pack.csv?{ADDRESS}")).await;
    let lines: Vec<&str> = pack.body.lines().collect();
    assert_eq!(lines[0], "old_code,new_code,what,code,name,date");
    pack.shows(&[
        "QZZ,PROVISIONAL,body,QZZ,NHS Long Valley Integrated Care Board,2090-04-01",
        "QYY,PROVISIONAL,practice,Z00002,HILL SURGERY,2090-04-01",
        "QZZ,PROVISIONAL,small-area,E01999999,,2090-04-01",
    ]);
    let refused = valley.get("/rehearse/change-pack.csv?body=QZZ&on=2090-04-01").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

async fn bytes(valley: &Valley, address: &str) -> Vec<u8> {
    let request = Request::get(address).header("host", "remit.example").body(Body::empty());
    let response = valley.service.clone().oneshot(request.unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    to_bytes(response.into_body(), 4 << 20).await.unwrap().to_vec()
}

#[tokio::test]
async fn the_board_paper_is_a_word_document_whose_statements_lead_to_their_acts() {
    let valley = valley();
    let address = format!("/rehearse/board-paper.docx?{ADDRESS}");
    let paper = bytes(&valley, &address).await;
    let again = bytes(&valley, &address).await;
    let differ = paper.iter().zip(&again).position(|(one, other)| one != other);
    let around = |own: &[u8], at: usize| {
        String::from_utf8_lossy(&own[at.saturating_sub(60)..own.len().min(at + 60)]).into_owned()
    };
    let differ = differ.map(|at| (around(&paper, at), around(&again, at)));
    assert_eq!(differ, None, "the same input gives the same bytes");
    assert_eq!(paper.len(), again.len());
    // The parts of a document are stored as they are, so they can be read without unpacking.
    let text = String::from_utf8_lossy(&paper);
    for words in [
        "<w:pStyle w:val=\"Heading1\"",
        "<w:pStyle w:val=\"Heading2\"",
        "<w:tblHeader />",
        "<w:lang w:val=\"en-GB\" />",
        "<dc:language>en-GB</dc:language>",
        "<dc:title>Board paper: one body for NHS Long Valley",
        "2 practices with 12,000 registered people",
        "https://remit.example/act/1",
        "Recommendation",
    ] {
        assert!(text.contains(words), "{words} is not in the paper");
    }
}

#[tokio::test]
async fn a_paper_of_a_case_that_is_not_there_is_refused() {
    let valley = valley();
    for paper in
        ["board-paper.docx", "decision-letter.docx", "ods-notification.docx", "tracker.xlsx"]
    {
        let answer = valley.get(&format!("/case/none/{paper}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        answer.shows(&["There is no such case"]);
    }
}
