//! What some words of a question can be, for the description of the interface.

use remit_governance::catalogue;
use remit_register::Kind;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// A kind of body.
pub struct KindWord;
/// A kind of body that practices belong to.
pub struct MemberKindWord;
/// A function of the catalogue.
pub struct FunctionWord;

impl ToSchema for KindWord {}
impl ToSchema for MemberKindWord {}
impl ToSchema for FunctionWord {}

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

fn one_of(words: Vec<String>) -> RefOr<Schema> {
    let words = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words));
    RefOr::T(Schema::Object(words.build()))
}
