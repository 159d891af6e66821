//! The kinds of act, each a form with typed fields. What lets an act be is in `guards/`.

/// Declares kinds of act: for each a struct, its word, and its fields in order.
///
/// `of case` acts belong to a case, `of body` acts to a body's own house, `of nobody` to neither.
macro_rules! acts {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident = $word:literal of $whose:ident {
            $($(#[doc = $fdoc:literal])+ $field:ident: $type:ty,)*
        }
    )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name {
                $($(#[doc = $fdoc])+ pub $field: $type,)*
            }

            impl $crate::acts::Act for $name {
                const WORD: &'static str = $word;
                const HELP: &'static str = concat!($($doc),+);
                const FIELDS: &'static [$crate::form::Field] = &[
                    $($crate::form::Field {
                        name: stringify!($field),
                        help: concat!($($fdoc),+),
                        shape: <$type as $crate::value::FieldValue>::SHAPE,
                    },)*
                ];

                #[allow(unused_mut, unused_assignments, unused_variables)]
                fn read(form: &$crate::form::Form) -> Result<Self, $crate::form::FormError> {
                    let mut at = Self::FIELDS.iter();
                    Ok(Self {
                        $($field: form.read(at.next().expect("BUG: a field each"))?,)*
                    })
                }

                #[allow(unused_mut, unused_variables)]
                fn write(&self, form: &mut $crate::form::Form) {
                    let mut at = Self::FIELDS.iter();
                    $(form.write(at.next().expect("BUG: a field each"), &self.$field);)*
                }

                fn case(&self) -> Option<&$crate::value::CaseId> {
                    acts!(@case $whose self)
                }

                fn body(&self) -> Option<remit_dictionary::Code> {
                    acts!(@body $whose self)
                }
            }
        )+
    };
    (@case case $own:ident) => { Some(&$own.case) };
    (@case body $own:ident) => { None };
    (@case nobody $own:ident) => { None };
    (@body case $own:ident) => { None };
    (@body body $own:ident) => { Some($own.body) };
    (@body nobody $own:ident) => { None };
}

mod authorise;
mod case;
mod change;
mod engage;
mod house;
mod together;

pub use authorise::*;
pub use case::*;
pub use change::*;
pub use engage::*;
pub use house::*;
pub use together::*;

use remit_dictionary::Code;

use crate::form::{Field, Form, FormError};
use crate::guard::Guarded;
use crate::value::CaseId;

/// A kind of act.
pub trait Act: Sized {
    /// The word that names it.
    const WORD: &'static str;
    /// What it does.
    const HELP: &'static str;
    /// Its fields, in the order in which a sheet shows them.
    const FIELDS: &'static [Field];

    /// Reads it from a form.
    ///
    /// # Errors
    /// When a field is missing or cannot be read.
    fn read(form: &Form) -> Result<Self, FormError>;

    /// Writes its fields into a form.
    fn write(&self, form: &mut Form);

    /// Returns the case it belongs to.
    fn case(&self) -> Option<&CaseId>;

    /// Returns the body whose own house it is about.
    fn body(&self) -> Option<Code>;
}

/// What is known of a kind of act without one at hand.
#[derive(Debug, Clone, Copy)]
pub struct ActKind {
    /// The word that names it.
    pub word: &'static str,
    /// What it does.
    pub help: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
    /// The law in which it exists.
    pub regime: crate::rule::Regime,
    /// Who may put it on record.
    pub roles: &'static [crate::role::RoleKind],
    /// The guards, in order of precedence.
    pub rules: fn() -> Vec<&'static crate::rule::Rule>,
}

/// Ties the kinds of act together.
macro_rules! case_acts {
    ($($name:ident,)+) => {
        /// An act of governance, of any kind.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each variant is described by the struct it holds")]
        pub enum CaseAct {
            $($name($name),)+
        }

        /// Every kind of act, in the order of the rule book.
        pub const KINDS: &[ActKind] = &[$(ActKind {
            word: $name::WORD,
            help: $name::HELP,
            fields: $name::FIELDS,
            regime: <$name as Guarded>::REGIME,
            roles: <$name as Guarded>::ROLES,
            rules: || <$name as Guarded>::GUARDS.iter().map(|guard| guard.rule()).collect(),
        },)+];

        impl CaseAct {
            /// Reads an act from a form; every field must be one that its kind has.
            ///
            /// # Errors
            /// When there is no such kind, a field is missing, unknown, or cannot be read.
            pub fn read(form: &Form) -> Result<Self, FormError> {
                match form.act.as_str() {
                    $($name::WORD => {
                        known_fields(form, $name::FIELDS)?;
                        $name::read(form).map(Self::$name)
                    })+
                    other => Err(FormError::UnknownAct(other.to_owned())),
                }
            }

            /// Writes the act as a form.
            #[must_use]
            pub fn write(&self) -> Form {
                match self {
                    $(Self::$name(act) => {
                        let mut form = Form::new($name::WORD);
                        act.write(&mut form);
                        form
                    })+
                }
            }

            /// Returns the word of its kind.
            #[must_use]
            pub fn word(&self) -> &'static str {
                match self { $(Self::$name(_) => $name::WORD,)+ }
            }

            /// Returns the case it belongs to.
            #[must_use]
            pub fn case(&self) -> Option<&CaseId> {
                match self { $(Self::$name(act) => act.case(),)+ }
            }

            /// Returns the body whose own house it is about.
            #[must_use]
            pub fn body(&self) -> Option<Code> {
                match self { $(Self::$name(act) => act.body(),)+ }
            }

            /// Asks the guards of its kind in order; returns the first refusal.
            pub(crate) fn first_refusal(
                &self,
                ask: &crate::ask::Ask<'_>,
            ) -> Option<crate::answer::Refusal> {
                match self { $(Self::$name(act) => crate::guard::first_refusal(ask, act),)+ }
            }
        }

        $(impl crate::books::Of for $name {
            fn of(act: &CaseAct) -> Option<&Self> {
                match act {
                    CaseAct::$name(own) => Some(own),
                    _ => None,
                }
            }
        }

        impl From<$name> for CaseAct {
            fn from(act: $name) -> Self {
                Self::$name(act)
            }
        })+
    };
}

case_acts! {
    RoleGiven, RoleEnded, CaseOpened, CaseWithdrawn,
    ConstitutionAdopted, SeatFilled, SeatVacated, TieDeclared, CommitteeSet, DelegationMade,
    DelegationRevoked, MeetingHeld, InterestDeclared, ResolutionTaken,
    ArrangementProposed, StructureProposed, ConsultationOpened, ConsultationClosed, SignedOff,
    ArrangementDecided, Commenced, RecruitmentStarted, ReviewStarted, ReviewReported, Ended,
    ViewGiven, ViewsAnswered, ViewsReported, BallotOpened, VoteCast, BallotClosed,
    CriteriaLoaded, EvidenceFiled, Submitted, DeskReviewed, StakeholdersSurveyed, SiteVisited,
    LeadersInterviewed, CriterionAssessed, Moderated, ConditionProposed, CommentMade,
    ApplicationDecided, LettersSent,
    DirectionGiven, DirectionLifted, PlanAgreed, ConditionReviewed, Deferred, WavePublished,
    StandardJudged, Rated,
    BenefitPromised, BenefitJudged, SuccessorNamed, ChangeProposed, Applied, ChangeDecided,
    ConditionSet,
    ConditionSettled, OdsNotified, ItemHeld, BalanceBrought, Placed, OrderMade,
    MinistersApproved, SchemeMade, TookEffect, ItemFound, TruedUp,
}

fn known_fields(form: &Form, fields: &[Field]) -> Result<(), FormError> {
    let unknown =
        form.fields.keys().find(|name| fields.iter().all(|own| own.name != name.as_str()));
    let Some(field) = unknown else {
        return Ok(());
    };
    let known: Vec<&str> = fields.iter().map(|own| own.name).collect();
    let (act, field) = (form.act.clone(), field.clone());
    Err(FormError::UnknownField { act, field, known: known.join(", ") })
}
