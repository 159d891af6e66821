//! The styles and pictures of the NHS design system, which the binary carries.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// Where the styles are; the name changes with the version of the design system.
pub const STYLES: &str = concat!("/assets/nhsuk-frontend-", env!("NHSUK_FRONTEND"), ".css");

/// Where the script that draws pictures is; the name changes with its content.
pub const PICTURES: &str = concat!("/assets/pictures-", env!("PICTURES"), ".js");
/// Where the styles of pictures are.
pub const PICTURE_STYLES: &str = concat!("/assets/pictures-", env!("PICTURES"), ".css");

/// Returns the bytes of a file that `build.rs` took.
macro_rules! taken {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name)).as_slice()
    };
}

/// Every file: where it is, what it is, and its bytes.
const FILES: &[(&str, &str, &[u8])] = &[
    (STYLES, "text/css; charset=utf-8", taken!("nhsuk-frontend.css")),
    (PICTURES, "text/javascript; charset=utf-8", taken!("pictures.js")),
    (PICTURE_STYLES, "text/css; charset=utf-8", taken!("pictures.css")),
    ("/assets/images/favicon.ico", "image/x-icon", taken!("favicon.ico")),
    ("/assets/images/favicon.svg", SVG, taken!("favicon.svg")),
    ("/assets/images/nhsuk-icon-180.png", "image/png", taken!("nhsuk-icon-180.png")),
    ("/assets/images/nhsuk-icon-arrow-down.svg", SVG, taken!("nhsuk-icon-arrow-down.svg")),
    ("/assets/images/nhsuk-icon-arrow-up-down.svg", SVG, taken!("nhsuk-icon-arrow-up-down.svg")),
    ("/assets/images/nhsuk-icon-arrow-up.svg", SVG, taken!("nhsuk-icon-arrow-up.svg")),
    ("/assets/images/nhsuk-icon-cross.svg", SVG, taken!("nhsuk-icon-cross.svg")),
];

const SVG: &str = "image/svg+xml";
/// The files change only with the version of the program.
const KEEP: &str = "public, max-age=86400";

/// Returns one of the files; there is no folder behind them.
pub async fn file(Path(name): Path<String>) -> Response {
    let path = format!("/assets/{name}");
    match FILES.iter().find(|(own, _, _)| *own == path) {
        Some((_, kind, bytes)) => {
            ([(CONTENT_TYPE, *kind), (CACHE_CONTROL, KEEP)], *bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
