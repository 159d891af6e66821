//! A change pack: the codes that a change gives other bodies, as CSV that others can apply.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use remit_dictionary::Date;
use remit_governance::rehearsal::{Changed, CodeChange};

use super::find;
use super::rehearsal::rehearsed;
use crate::asking;
use crate::pages::dated;
use crate::refusal::Refusal;
use crate::routes::Shared;

/// The columns of a change pack.
const COLUMNS: [&str; 5] = ["old_code", "new_code", "what", "small_area_or_practice", "date"];

/// Sends the codes that a change gives other bodies.
pub async fn send(
    State(site): State<Shared>,
    Path(id): Path<String>,
    dated::On(date): dated::On,
) -> Result<Response, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |_, snapshot| {
        let case = find(snapshot, &id, date)?;
        let (receipt, effect) = rehearsed(snapshot, &case)?;
        let name = format!("change-pack-{}.csv", id.as_str().replace('/', "-"));
        let headers = [
            (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        ];
        Ok((headers, text(&receipt.codes, effect)).into_response())
    })
    .await
}

/// Returns a change pack: of a practice, a small area or a location the bodies that it belonged to
/// and belongs to; of a body its own old and new code.
fn text(codes: &[CodeChange], effect: Date) -> String {
    let mut text = COLUMNS.join(",") + "\r\n";
    for own in codes {
        let of = match own.what {
            Changed::Body => String::new(),
            Changed::Part | Changed::Practice | Changed::Area => own.code.to_string(),
        };
        // Codes and our own words have neither commas nor quotes.
        text += &format!("{},{},{},{of},{effect}\r\n", own.old, own.new, own.what.word());
    }
    text
}
