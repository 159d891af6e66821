//! What there is for programs.

use maud::html;

use crate::page::{Page, Section};

/// Shows the interface for programs in a few examples.
pub async fn show() -> Page {
    let body = html! {
        h1 { "For programs" }
        p.nhsuk-lede-text { "The same answers as JSON, each with its sources." }
        ul {
            li { a href="/api/v1/openapi.json" { "The description of the interface (OpenAPI)" } }
            li { a href="/api/v1/who?practice=G82073&on=2026-04-01" {
                "Who is responsible for a practice"
            } }
            li { a href="/api/v1/bodies?kind=icb&on=2026-04-01" { "The bodies of a kind" } }
            li { a href="/api/v1/members?body=91Q&on=2021-04-01" { "The members of a body" } }
            li { a href="/api/v1/lineage?body=99M&on=2026-04-01" {
                "Who holds the work of a body"
            } }
            li { a href="/api/v1/decide?body=QKS&on=2026-04-01" {
                "Whether a body may decide something, and whom that binds"
            } }
            li { a href="/api/v1/cases?on=2026-11-22" { "The cases on a date" } }
            li { a href="/api/v1/decisions?on=2026-11-22" { "Decisions, with their reasons" } }
        }
        p {
            "An answer changes only when the record does: send its " code { "ETag" } " back as "
            code { "If-None-Match" } ". What is wrong is said as problem details (RFC 9457)."
        }
    };
    Page::new("For programs", body).within(Section::Api)
}
