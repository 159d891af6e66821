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
            li { a href="/api/v1/changes?since=0" { "What was put on record since an act" } }
            li { a href="/api/v1/change-pack.csv?from=2022-07-01&to=2026-04-01&kind=icb" {
                "What changed between two days (CSV), to apply to tables of your own"
            } }
            li { a href="/fhir/metadata" { "Organisations as FHIR R4" } }
        }
        p {
            "A list that goes on has " code { "next" } ": send it back as " code { "cursor" }
            ". To have figures put on other footprints, post a CSV file to "
            code { "/api/v1/restate" } "."
        }
        p {
            "An answer changes only when the record does: send its " code { "ETag" } " back as "
            code { "If-None-Match" } ". What is wrong is said as problem details (RFC 9457)."
        }
    };
    Page::new("For programs", body).within(Section::Api)
}
