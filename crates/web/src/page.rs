//! What every page has around its own words.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use crate::assets;
use crate::components::{Anchor, Footer, Header, Item, breadcrumb, footer, header, skip_link};

/// The sections of the service, as the header shows them.
const SECTIONS: [(Section, &str, &str); 6] = [
    (Section::Search, "/search", "Search"),
    (Section::Footprints, "/footprint/icb", "Footprints"),
    (Section::Cases, "/cases", "Cases"),
    (Section::Record, "/record", "The record"),
    (Section::Api, "/api", "For programs"),
    (Section::Work, "/work", "My work"),
];

/// A section of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Looking things up.
    Search,
    /// England divided among commissioners.
    Footprints,
    /// Cases, decisions and the rules behind them.
    Cases,
    /// The acts behind every answer.
    Record,
    /// The interface for programs.
    Api,
    /// What somebody who is signed in has to do.
    Work,
}

/// A page.
#[derive(Debug)]
pub struct Page {
    status: StatusCode,
    title: String,
    section: Option<Section>,
    way: Vec<(String, String)>,
    body: Markup,
}

impl Page {
    /// Returns a page of these words.
    pub fn new(title: &str, body: Markup) -> Self {
        let (title, way) = (title.to_owned(), Vec::new());
        Self { status: StatusCode::OK, title, section: None, way, body }
    }

    /// Puts a page in a section.
    pub fn within(mut self, section: Section) -> Self {
        self.section = Some(section);
        self
    }

    /// Adds a step to the way to the page.
    pub fn after(mut self, href: impl Into<String>, text: impl Into<String>) -> Self {
        self.way.push((href.into(), text.into()));
        self
    }

    /// Sends a page with another status than that all is well.
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Says that what was sent has mistakes: the title begins so, and the status says it.
    pub fn with_mistakes(mut self) -> Self {
        self.title = format!("Error: {}", self.title);
        self.with_status(StatusCode::BAD_REQUEST)
    }

    fn markup(&self) -> Markup {
        let items = SECTIONS.map(|(section, href, text)| Item {
            href,
            text,
            active: self.section == Some(section),
        });
        let start = Anchor { href: "/", text: "Remit" };
        let way: Vec<Anchor<'_>> = std::iter::once(start)
            .chain(self.way.iter().map(|(href, text)| Anchor { href, text }))
            .collect();
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    title { (self.title) " – Remit" }
                    meta name="viewport"
                        content="width=device-width, initial-scale=1, viewport-fit=cover";
                    meta name="theme-color" content="#005eb8";
                    link rel="icon" href="/assets/images/favicon.ico" sizes="48x48";
                    link rel="icon" href="/assets/images/favicon.svg" sizes="any"
                        type="image/svg+xml";
                    link rel="apple-touch-icon" href="/assets/images/nhsuk-icon-180.png";
                    link rel="stylesheet" href=(assets::STYLES);
                }
                body {
                    (skip_link(Anchor { href: "#maincontent", text: "Skip to main content" }))
                    (header(&Header { service: Some("Remit"), href: "/", items: &items }))
                    div.nhsuk-width-container {
                        @if self.title != START { (breadcrumb(&way)) }
                        main.nhsuk-main-wrapper.nhsuk-u-text-break-word id="maincontent" { (self.body) }
                    }
                    (footer(&Footer {
                        links: &[
                            Anchor { href: "/record", text: "The record and its sources" },
                            Anchor { href: "/decisions", text: "Decisions" },
                            Anchor { href: "/consultations", text: "Have your say" },
                            Anchor { href: "/rules", text: "The rule book" },
                            Anchor { href: "/api", text: "For programs" },
                        ],
                        text: Some(
                            "Every answer comes from the record, and names the act behind it.",
                        ),
                        copyright: "Facts by NHS England and the Office for National Statistics, \
                            under the Open Government Licence v3.0",
                    }))
                }
            }
        }
    }
}

/// The title of the start page, which has no way to it.
pub const START: &str = "Who is responsible for health care here?";

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let html = self.markup().into_string();
        (self.status, [(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
    }
}
