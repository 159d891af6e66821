//! `areas`: the areas of the bodies of a kind on a date, for small maps.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use axum::extract::{Query, State};
use axum::response::Response;
use remit_dictionary::{Code, Date};
use remit_register::{Kind, View};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::describing::{DateWord, KindWord};
use super::replies::{Ask, needed};
use crate::asking;
use crate::outlines::{Outlines, Piece, Point, pieces};
use crate::refusal::{Problem, Refusal};
use crate::routes::Shared;

/// The outlines that the program carries, read once.
pub static OUTLINES: LazyLock<Outlines> = LazyLock::new(Outlines::own);

/// Which bodies.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Question {
    /// The kind of body: `ccg`, `sub-icb-location`, `icb` or `region`.
    #[param(required = true, value_type = KindWord, inline, example = "icb")]
    kind: Option<String>,
    /// The date.
    #[param(required = true, value_type = DateWord, inline, example = "2026-04-01")]
    on: Option<String>,
}

/// Areas as GeoJSON (RFC 7946): strongly simplified, put together from the areas of the first
/// groups of 2013. Contains OS data © Crown copyright and database right.
#[derive(Debug, Serialize, ToSchema)]
pub struct Areas {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// An area each.
    features: Vec<Area>,
}

/// The area of a body, or of a first group that was divided.
#[derive(Debug, Serialize, ToSchema)]
pub struct Area {
    /// `Feature`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Whose it is.
    properties: Properties,
    /// Its shape.
    geometry: Geometry,
}

/// Whose an area is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Properties {
    /// The body; of a divided area the group of 2013.
    code: String,
    /// Its name on the date.
    name: Option<String>,
    /// Whether the area was divided among several bodies, and no source here says where.
    divided: bool,
    /// The bodies among which it was divided.
    among: Vec<String>,
}

/// The shape of an area.
#[derive(Debug, Serialize, ToSchema)]
pub struct Geometry {
    /// `MultiPolygon`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Longitude and latitude in degrees, ring by ring.
    coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

/// Answers with the areas of the bodies of a kind on a date.
#[utoipa::path(
    get,
    path = "/api/v1/areas",
    params(Question),
    responses(
        (status = 200, body = Areas),
        (status = 304, description = "The record has not changed"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn answer(
    State(site): State<Shared>,
    ask: Ask,
    Query(question): Query<Question>,
) -> Result<Response, Refusal> {
    let kind = asking::kind(needed("kind, a kind of body", question.kind.as_deref())?)?;
    let on = asking::date(needed("on, a date", question.on.as_deref())?)?;
    site.answer(move |_, _| {
        let features = features(&ask.0.view(), kind, on);
        Ok(ask.reply(Areas { kind: "FeatureCollection", features }))
    })
    .await
}

fn features(view: &View<'_>, kind: Kind, on: Date) -> Vec<Area> {
    let outlines = &*OUTLINES;
    let pieces = pieces(view, kind, on, &outlines.groups());
    let area = |(piece, groups): (Piece, BTreeSet<Code>)| {
        let (code, among) = match piece {
            Piece::Of(code) => (code, BTreeSet::new()),
            Piece::Divided(group, among) => (group, among),
        };
        let properties = Properties {
            code: code.to_string(),
            name: view.name_of_code(code, on).map(str::to_owned),
            divided: !among.is_empty(),
            among: among.iter().map(Code::to_string).collect(),
        };
        let ring = |ring: Vec<Point>| ring.into_iter().map(degrees).collect();
        let polygons = outlines.polygons(&groups).into_iter();
        let coordinates = polygons.map(|own| own.into_iter().map(ring).collect()).collect();
        let geometry = Geometry { kind: "MultiPolygon", coordinates };
        Area { kind: "Feature", properties, geometry }
    };
    pieces.into_iter().map(area).collect()
}

fn degrees((x, y): Point) -> [f64; 2] {
    [f64::from(x) / 1000.0, f64::from(y) / 1000.0]
}
