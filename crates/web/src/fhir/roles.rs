//! The roles that the Organisation Data Service has for our kinds of body: `data/ods_roles.csv`.
//!
//! Kinds that are not in it have no role that we know, and are not served as FHIR: councils (their
//! codes are those of ONS), NHS England itself, strategic health authorities, sites, health boards.

use std::sync::LazyLock;

use remit_register::Kind;
use serde_json::{Value, json};

const TABLE: &str = include_str!("../../../../data/ods_roles.csv");
const ROLE_SYSTEM: &str =
    "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSOrganisationRole";

/// A role that a kind of body has.
#[derive(Debug)]
pub struct Role {
    kind: Kind,
    /// Its code, as RO98.
    pub code: String,
    display: Option<String>,
    /// The class of record that has it, as RC1.
    pub class: String,
}

/// Returns the roles of a kind, the primary one first; nothing where none is known.
pub fn roles(kind: Kind) -> impl Iterator<Item = &'static Role> {
    static OWN: LazyLock<Vec<Role>> = LazyLock::new(read);
    OWN.iter().filter(move |role| role.kind == kind)
}

fn read() -> Vec<Role> {
    let mut table = csv::Reader::from_reader(TABLE.as_bytes());
    let role = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.expect("BUG: our own table is CSV");
        let kind = Kind::parse(&row[0]).expect("BUG: our own table names kinds");
        let display = Some(row[2].to_owned()).filter(|own| !own.is_empty());
        Role { kind, code: row[1].to_owned(), display, class: row[3].to_owned() }
    };
    table.records().map(role).collect()
}

impl Role {
    /// Returns the role as a concept: the words are ODS's where we have them, and ours besides.
    pub fn concept(&self) -> Value {
        let mut coding = json!({ "system": ROLE_SYSTEM, "code": self.code });
        if let Some(display) = &self.display {
            coding["display"] = json!(display);
        }
        json!({ "coding": [coding], "text": self.kind.word() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commissioners_and_practices_have_roles_and_councils_have_none() {
        let codes = |kind| roles(kind).map(|own| own.code.as_str()).collect::<Vec<_>>();
        assert_eq!(codes(Kind::Ccg), ["RO98"]);
        assert_eq!(codes(Kind::SubIcbLocation), ["RO98", "RO319"]);
        assert_eq!(codes(Kind::Practice), ["RO177", "RO76"]);
        assert!(codes(Kind::CountyCouncil).is_empty());
    }
}
