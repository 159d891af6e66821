//! A date before the first row of a table is refused, not guessed.
//!
//! Modelling choice: what guidance set before the first edition that is held here is not known.

use crate::rule::rule;

rule!(table_covers_the_date, Choice, Always);
