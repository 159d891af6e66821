//! Members, small areas, people, contracts, open obligations and money are the same before and
//! after, and everything has one home.
//!
//! Modelling choice: the receipt of the rehearsal is asked once more when the change takes
//! effect.

use crate::rule::rule;

rule!(nothing_is_lost, Choice, Always);
