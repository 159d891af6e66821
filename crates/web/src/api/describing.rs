//! What some words of a question can be, for the description of the interface.

use remit_governance::acts::Seat;
use remit_governance::catalogue;
use remit_register::Kind;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

/// The days that are read: from 1800 to 2200.
const DATE: &str = "^(1[89][0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A date.
pub struct DateWord;
/// A kind of body.
pub struct KindWord;
/// A kind of body that practices belong to.
pub struct MemberKindWord;
/// A function of the catalogue.
pub struct FunctionWord;

/// A seat of a body's officers.
pub struct SeatWord;

impl ToSchema for DateWord {}
impl ToSchema for KindWord {}
impl ToSchema for MemberKindWord {}
impl ToSchema for FunctionWord {}
impl ToSchema for SeatWord {}

impl PartialSchema for DateWord {
    fn schema() -> RefOr<Schema> {
        let date = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
            .pattern(Some(DATE));
        RefOr::T(Schema::Object(date.build()))
    }
}

impl PartialSchema for KindWord {
    fn schema() -> RefOr<Schema> {
        one_of(Kind::all().map(|(_, word)| word.to_owned()).collect())
    }
}

impl PartialSchema for MemberKindWord {
    fn schema() -> RefOr<Schema> {
        let kinds = [Kind::Pct, Kind::Ccg, Kind::SubIcbLocation, Kind::Icb];
        one_of(kinds.map(|kind| kind.word().to_owned()).to_vec())
    }
}

impl PartialSchema for FunctionWord {
    fn schema() -> RefOr<Schema> {
        one_of(catalogue().words().into_iter().map(str::to_owned).collect())
    }
}

impl PartialSchema for SeatWord {
    fn schema() -> RefOr<Schema> {
        one_of(Seat::ALL.iter().map(|seat| seat.word().to_owned()).collect())
    }
}

fn one_of(words: Vec<String>) -> RefOr<Schema> {
    let words = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words));
    RefOr::T(Schema::Object(words.build()))
}
