//! Every address, and what stands before all of them.

use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::gate::Gate;
use crate::pace::Pace;
use crate::pages::{act, api as api_page, body, dated, footprint, place, practice, search, start};
use crate::pages::{ballot, case, cases, decisions, record, recording, rules, sign_in, wave, work};
use crate::pages::{compare, imports, lineage, rehearse, restate, views, waves};
use crate::signing_in::SigningIn;
use crate::site::Site;
use crate::watch::Counts;
use crate::{api, assets, fhir, gate, papers};

/// The addresses for programs begin with this.
pub const API: &str = "/api/v1";

/// What every address is given.
pub type Shared = Arc<Site>;

/// Here a program asks whether the record can be read.
pub const READY: &str = "/ready";

/// An address, and what answers there.
type Route = (&'static str, MethodRouter<Shared>);

/// Returns every address with what answers there.
pub fn routes() -> Vec<Route> {
    [for_everybody(), for_work(), for_programs()].into_iter().flatten().collect()
}

/// Returns the pages that are only read.
fn for_everybody() -> Vec<Route> {
    vec![
        ("/", get(start::show)),
        ("/search", get(search::show)),
        ("/body/{code}", get(dated::choose)),
        ("/body/{code}/{date}", get(body::show)),
        ("/practice/{code}", get(dated::choose)),
        ("/practice/{code}/{date}", get(practice::show)),
        ("/place/{code}", get(dated::choose)),
        ("/place/{code}/{date}", get(place::show)),
        ("/footprint/{kind}", get(dated::choose)),
        ("/footprint/{kind}/{date}", get(footprint::show)),
        ("/record", get(record::show)),
        ("/act/{number}", get(act::show)),
        ("/api", get(api_page::show)),
        ("/lineage", get(lineage::show)),
        ("/waves", get(waves::show)),
        ("/compare", get(compare::show)),
        ("/compare/{list}", get(compare::download)),
        ("/cases", get(cases::show)),
        ("/case/{id}", get(case::show)),
        ("/case/{id}/rehearsal", get(case::rehearsal::show)),
        ("/case/{id}/change-pack.csv", get(case::change_pack::send)),
        ("/case/{id}/criteria", get(case::criteria::show)),
        ("/decisions", get(decisions::show)),
        ("/wave/{name}", get(wave::show)),
        ("/rules", get(rules::show)),
        ("/rehearse", get(rehearse::show)),
        ("/rehearse/change-pack.csv", get(rehearse::change_pack)),
        ("/rehearse/board-paper.docx", get(rehearse::board_paper)),
        ("/case/{id}/board-paper.docx", get(papers::case_board_paper)),
        ("/case/{id}/decision-letter.docx", get(papers::case_decision_letter)),
        ("/case/{id}/ods-notification.docx", get(papers::case_ods_notification)),
        ("/case/{id}/tracker.xlsx", get(papers::case_tracker)),
        ("/assets/{*name}", get(assets::file)),
    ]
}

/// Returns the pages by which people sign in and put something on record.
fn for_work() -> Vec<Route> {
    vec![
        ("/sign-in", get(sign_in::show)),
        ("/sign-in/demo", post(sign_in::demo_sign_in)),
        ("/sign-in/provider", get(sign_in::to_provider)),
        ("/sign-in/back", get(sign_in::back)),
        ("/sign-out", post(sign_in::sign_out)),
        ("/work", get(work::show)),
        ("/ballot/{token}", get(ballot::show).post(ballot::vote)),
        ("/case/{id}/ballot-links", get(ballot::links).post(ballot::make_links)),
        ("/consultations", get(views::list)),
        ("/case/{id}/view", get(views::show).post(views::send)),
        ("/case/{id}/views", get(views::waiting).post(views::moderate)),
        ("/imports", get(imports::show).post(imports::send)),
        ("/restate", get(restate::show).post(restate::send)),
        ("/restate/{key}", get(restate::job)),
        ("/restate/{key}/{name}", get(restate::download)),
        ("/acts", get(recording::list)),
        ("/acts/{act}", get(recording::show).post(recording::send)),
    ]
}

/// Returns what programs ask, and whoever runs the service.
fn for_programs() -> Vec<Route> {
    vec![
        ("/api/v1/who", get(api::who::answer)),
        ("/api/v1/bodies", get(api::bodies::answer)),
        ("/api/v1/members", get(api::members::answer)),
        ("/api/v1/lineage", get(api::lineage::answer)),
        ("/api/v1/areas", get(api::areas::answer)),
        ("/api/v1/decide", get(api::decide::answer)),
        ("/api/v1/cases", get(api::cases::list)),
        ("/api/v1/cases/{id}", get(api::cases::one)),
        ("/api/v1/decisions", get(api::decisions::answer)),
        ("/api/v1/lineages", get(api::lineages::answer)),
        ("/api/v1/changes", get(api::changes::answer)),
        ("/api/v1/change-pack.csv", get(api::change_pack::answer)),
        ("/api/v1/restate", post(api::restate::answer)),
        ("/api/v1/openapi.json", get(api::openapi)),
        ("/fhir/metadata", get(fhir::metadata::show)),
        ("/fhir/Organization", get(fhir::organization::search)),
        ("/fhir/Organization/{code}", get(fhir::organization::read)),
        ("/fhir/OrganizationAffiliation", get(fhir::affiliation::search)),
        ("/fhir/OrganizationAffiliation/{id}", get(fhir::affiliation::read)),
        ("/fhir/StructureDefinition/{id}", get(fhir::succession::definition)),
        ("/health", get(health)),
        (READY, get(ready)),
        ("/metrics", get(metrics)),
    ]
}

/// Returns the whole service over a record.
pub fn service(
    site: Shared,
    requests_per_second: NonZeroU32,
    signing_in: Arc<SigningIn>,
) -> Router {
    let counts = Arc::new(Counts::default());
    let gate = Gate {
        site: Arc::clone(&site),
        signing_in: Arc::clone(&signing_in),
        pace: Pace::new(requests_per_second),
        counts: Arc::clone(&counts),
    };
    let all = routes().into_iter().fold(Router::new(), |all, (path, own)| all.route(path, own));
    // The gate bounds what is sent: the framework's own bound would stop a file at 2 MB.
    let inner = (CompressionLayer::new(), CatchPanicLayer::new(), DefaultBodyLimit::disable());
    all.fallback(async || StatusCode::NOT_FOUND)
        .layer(inner)
        .layer((Extension(signing_in), Extension(counts)))
        .layer(from_fn_with_state(Arc::new(gate), gate::over))
        .with_state(site)
}

/// Tells that the program runs.
async fn health() -> &'static str {
    "ok\n"
}

/// Tells whether the record can be read.
async fn ready(State(site): State<Shared>) -> impl IntoResponse {
    if site.is_fresh() {
        return (StatusCode::OK, "ready\n").into_response();
    }
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

/// Returns the counts, for Prometheus.
async fn metrics(
    State(site): State<Shared>,
    Extension(counts): Extension<Arc<Counts>>,
) -> impl IntoResponse {
    let snapshot = site.snapshot();
    let text = counts.exposed(snapshot.head().number, snapshot.register().facts());
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rights::Rights;

    #[test]
    fn every_route_has_a_row_in_the_matrix_of_rights_and_every_row_a_route() {
        let mut own: Vec<&str> = routes().into_iter().map(|(path, _)| path).collect();
        let rows = Rights::own().rows().filter(|row| row.starts_with('/'));
        let mut rows: Vec<&str> = rows.collect();
        own.sort_unstable();
        rows.sort_unstable();
        assert_eq!(own, rows, "routes.rs and rights.csv must name the same addresses, each once");
    }
}
