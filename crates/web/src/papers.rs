//! Papers to take away: the board paper, the decision letter, the notification of the Organisation
//! Data Service, and the tracker. Each statement names the act behind it.
//!
//! A paper is made from data alone, so the same record and day give the same bytes.

mod board;
mod letter;
mod notification;
mod paper;
mod tracker;

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use remit_dictionary::Date;
use remit_governance::acts::CaseKind;
use remit_governance::{Case, CaseId};

use crate::asking::today;
use crate::pages::cases;
use crate::refusal::Refusal;
use crate::rehearsing::Outlook;
use crate::routes::Shared;
use crate::site::Snapshot;

use paper::Paper;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What stands for the address of the service where a request does not say it.
const NOWHERE: &str = "http://localhost";

/// Returns the address that the service is asked at, to which the links of a paper lead.
pub fn place(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let plain = |own: char| own.is_ascii_alphanumeric() || ".-:[]".contains(own);
    if host.is_empty() || !host.chars().all(plain) {
        return NOWHERE.to_owned();
    }
    let near = ["localhost", "127.", "[::1]"].iter().any(|own| host.starts_with(own));
    format!("{}://{host}", if near { "http" } else { "https" })
}

/// Returns links to the papers of a case on record.
pub fn links(case: &Case<'_>) -> Markup {
    let id = cases::href(case.id);
    let is_change = case.kind() == CaseKind::Change;
    html! {
        ul {
            li { a href={ (id) "/board-paper.docx" } { "The board paper (docx)" } }
            @if letter::is_decided(case) {
                li { a href={ (id) "/decision-letter.docx" } {
                    "The decision letter (docx)"
                } }
            }
            @if is_change && case.opened.effect_on.is_some() {
                li { a href={ (id) "/ods-notification.docx" } {
                    "The notification of the Organisation Data Service (docx)"
                } }
            }
            li { a href={ (id) "/tracker.xlsx" } { "The tracker (xlsx)" } }
        }
    }
}

/// Returns the board paper of a rehearsal.
pub fn board_paper(outlook: &Outlook<'_>, place: &str) -> Response {
    sent("board-paper.docx", DOCX, board::of_rehearsal(outlook).docx(place))
}

/// Returns the board paper of a case on record.
pub async fn case_board_paper(
    State(site): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    word(site, id, headers, "board-paper.docx", |snapshot, case, on| {
        Ok(match outlook(snapshot, case, on) {
            Some(outlook) => board::of_change(&outlook),
            None => board::of_case(snapshot, &case, on),
        })
    })
    .await
}

/// Returns the decision letter of a case on record.
pub async fn case_decision_letter(
    State(site): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    word(site, id, headers, "decision-letter.docx", |snapshot, case, _| {
        letter::of(snapshot, &case).ok_or_else(|| {
            Refusal::not_found(
                format!("The case {} has not been decided", case.id),
                "There is a letter once a decision is on record. The board paper says what is left.",
            )
        })
    })
    .await
}

/// Returns the notification of the Organisation Data Service about a change.
pub async fn case_ods_notification(
    State(site): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    word(site, id, headers, "ods-notification.docx", |snapshot, case, on| {
        let outlook = outlook(snapshot, case, on);
        outlook.as_ref().map(notification::of).ok_or_else(|| {
            Refusal::not_found(
                format!("The case {} is no change of bodies with a date", case.id),
                "Only a change of bodies is notified to the Organisation Data Service.",
            )
        })
    })
    .await
}

/// Returns the tracker of a case.
pub async fn case_tracker(
    State(site): State<Shared>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    of_case(site, id, |snapshot, case, on| {
        let bytes = tracker::of(snapshot, &case, on).map_err(|_| {
            Refusal::unreadable(
                "Something in this case is longer than a workbook can hold",
                "Ask the record by its acts instead.",
            )
        })?;
        Ok(sent(&named(&case, "tracker.xlsx"), XLSX, bytes))
    })
    .await
}

fn outlook<'a>(snapshot: &'a Snapshot, case: Case<'a>, on: Date) -> Option<Outlook<'a>> {
    Outlook::of(snapshot, snapshot.world(), case, on)
}

/// Makes a paper about a case, as a Word document.
async fn word(
    site: Shared,
    id: String,
    headers: HeaderMap,
    name: &'static str,
    make: impl FnOnce(&Snapshot, Case<'_>, Date) -> Result<Paper, Refusal> + Send + 'static,
) -> Result<Response, Refusal> {
    of_case(site, id, move |snapshot, case, on| {
        let name = named(&case, name);
        Ok(sent(&name, DOCX, make(snapshot, case, on)?.docx(&place(&headers))))
    })
    .await
}

/// Makes something of a case as it stands today.
async fn of_case<T: Send + 'static>(
    site: Shared,
    id: String,
    make: impl FnOnce(&Snapshot, Case<'_>, Date) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    site.answer(move |_, snapshot| {
        let on = today();
        let books = snapshot.world().books;
        let case = CaseId::parse(&id).ok().and_then(|id| books.case(&id, on));
        let case = case.ok_or_else(|| {
            Refusal::not_found("There is no such case", "Look for the body, which has its cases.")
        })?;
        make(snapshot, case, on)
    })
    .await
}

/// Returns what a paper of a case is called as a file: the paper, then the case.
fn named(case: &Case<'_>, name: &str) -> String {
    let letters = case.id.as_str().chars();
    let plain = letters.map(|own| if own.is_ascii_alphanumeric() { own } else { '-' });
    let (paper, ending) = name.split_once('.').unwrap_or((name, "bin"));
    format!("{paper}-{}.{ending}", plain.collect::<String>())
}

fn sent(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::from_str(&disposition).expect("BUG: a plain name");
    let headers =
        [(CONTENT_TYPE, HeaderValue::from_static(kind)), (CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}
