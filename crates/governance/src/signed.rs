//! Signed acts: who puts what on record, in which role, for which body, on which day.

use remit_dictionary::{Code, Date};

use crate::acts::CaseAct;
use crate::form::{Field, Form, FormError};
use crate::role::RoleKind;
use crate::value::{FieldValue, Person, Words};

/// The fields that every form has besides those of its kind.
pub const SIGNER_FIELDS: [Field; 6] = [
    Field { name: "actor", help: "Who acts", shape: <Person as FieldValue>::SHAPE },
    Field { name: "acting_as", help: "In which role", shape: <RoleKind as FieldValue>::SHAPE },
    Field { name: "acting_for", help: "For which body", shape: <Code as FieldValue>::SHAPE },
    Field { name: "on", help: "The day it happened", shape: <Date as FieldValue>::SHAPE },
    Field {
        name: "authority",
        help: "The instrument that lets them, if it is more than the role",
        shape: <Option<Words> as FieldValue>::SHAPE,
    },
    Field {
        name: "source",
        help: "Where it is written, if it comes from elsewhere",
        shape: <Option<Words> as FieldValue>::SHAPE,
    },
];

/// Who acts, in which role, for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The person.
    pub actor: Person,
    /// The role in which they act.
    pub role: RoleKind,
    /// The body for which they act.
    pub body: Code,
}

/// An act with its signer and its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Who acts.
    pub signer: Signer,
    /// The day it happened. When it was put on record is the record's own matter.
    pub on: Date,
    /// The instrument that lets them, if it is more than the role.
    pub authority: Option<Words>,
    /// Where it is written, if it comes from elsewhere.
    pub source: Option<Words>,
    /// The act.
    pub act: CaseAct,
}

impl Signed {
    /// Reads a signed act from a form.
    ///
    /// # Errors
    /// When there is no such kind of act, or a field is missing, unknown, or cannot be read.
    pub fn read(form: &Form) -> Result<Self, FormError> {
        let mut own = form.clone();
        for field in &SIGNER_FIELDS {
            own.fields.remove(field.name);
        }
        let act = CaseAct::read(&own)?;
        let [actor, role, body, on, authority, source] = &SIGNER_FIELDS;
        Ok(Self {
            signer: Signer {
                actor: form.read(actor)?,
                role: form.read(role)?,
                body: form.read(body)?,
            },
            on: form.read(on)?,
            authority: form.read(authority)?,
            source: form.read(source)?,
            act,
        })
    }

    /// Writes it as a form.
    #[must_use]
    pub fn write(&self) -> Form {
        let mut form = self.act.write();
        let [actor, role, body, on, authority, source] = &SIGNER_FIELDS;
        form.write(actor, &self.signer.actor);
        form.write(role, &self.signer.role);
        form.write(body, &self.signer.body);
        form.write(on, &self.on);
        form.write(authority, &self.authority);
        form.write(source, &self.source);
        form
    }
}
