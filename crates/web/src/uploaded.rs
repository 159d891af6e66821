//! A form with a file, sent by somebody who is signed in.

use std::io::Write;
use std::sync::Arc;

use axum::extract::{FromRequest, Multipart, Request};
use tempfile::NamedTempFile;

use crate::filled::{CSRF, Typed, from_here, not_signed_in};
use crate::refusal::Refusal;
use crate::restating;
use crate::signing_in::SignedIn;

/// The field of the file.
pub const FILE: &str = "file";
/// So many fields are read beside the file, each of so many bytes at most.
const FIELDS_MAX: usize = 32;
const FIELD_BYTES_MAX: usize = 16 * 1024;

/// A form with a file.
#[derive(Debug)]
pub struct Uploaded {
    /// What was typed.
    pub typed: Typed,
    /// The file, and its name as the browser gave it; none where none was chosen.
    pub file: Option<(String, NamedTempFile)>,
    /// By whom.
    pub by: Arc<SignedIn>,
}

impl<S: Send + Sync> FromRequest<S> for Uploaded {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        from_here(request.headers())?;
        let by = request.extensions().get::<Arc<SignedIn>>().cloned().ok_or_else(not_signed_in)?;
        let broken = |error: axum::extract::multipart::MultipartError| match error.status() {
            axum::http::StatusCode::PAYLOAD_TOO_LARGE => restating::too_large(),
            _ => Refusal::unreadable("The form did not come whole", "Send it again."),
        };
        let mut parts = Multipart::from_request(request, state)
            .await
            .map_err(|error| Refusal::unreadable(error.to_string(), "Send the form again."))?;
        let (mut fields, mut file) = (Vec::new(), None);
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == FILE {
                let title = plain(part.file_name().unwrap_or_default());
                let mut kept = NamedTempFile::new().map_err(|error| restating::broken(&error))?;
                let mut bytes = 0;
                while let Some(piece) = part.chunk().await.map_err(broken)? {
                    bytes += piece.len();
                    // A piece is small, and goes to the memory of the system first.
                    kept.write_all(&piece).map_err(|error| restating::broken(&error))?;
                }
                file = (0 < bytes).then_some((title, kept));
                continue;
            }
            let text = part.text().await.map_err(broken)?;
            if FIELDS_MAX <= fields.len() || FIELD_BYTES_MAX < text.len() {
                return Err(Refusal::unreadable("The form has too much in it", "Send less."));
            }
            fields.push((name, text));
        }
        let typed = Typed::from(fields);
        by.owns(typed.one(CSRF))?;
        Ok(Self { typed, file, by })
    }
}

/// Returns the name of a file without folders, and without letters that are not seen.
fn plain(name: &str) -> String {
    let own = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let unseen = |letter: char| {
        letter.is_control() || ('\u{200b}'..='\u{206f}').contains(&letter) || letter == '\u{feff}'
    };
    own.chars().filter(|letter| !unseen(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_its_own_name() {
        for (sent, kept) in [
            ("epraccur.csv", "epraccur.csv"),
            ("../../../etc/passwd", "passwd"),
            ("C:\\files\\a.csv", "a.csv"),
            ("a\u{202e}vsc.csv\r\n", "avsc.csv"),
            ("..", ".."),
        ] {
            assert_eq!(plain(sent), kept, "{sent:?}");
        }
    }
}
