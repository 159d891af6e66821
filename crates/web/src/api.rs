//! The JSON API: the same answers as the commands give.

pub mod areas;
pub mod bodies;
pub mod cases;
pub mod change_pack;
pub mod changes;
pub mod decide;
pub mod decisions;
mod describing;
pub mod lineage;
pub mod lineages;
pub mod members;
mod paging;
mod replies;
pub mod restate;
pub mod who;

use axum::Json;
use utoipa::OpenApi;

/// The description of the interface.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Remit",
        description = "England's commissioning on record: who is responsible, and says who.",
        license(name = "MIT", identifier = "MIT")
    ),
    paths(
        who::answer,
        bodies::answer,
        members::answer,
        lineage::answer,
        decide::answer,
        cases::list,
        cases::one,
        decisions::answer,
        areas::answer,
        lineages::answer,
        changes::answer,
        change_pack::answer,
        restate::answer,
    )
)]
struct Description;

/// Returns the description of the interface.
pub async fn openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}
