//! The words of the commands around governance.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use remit_dictionary::{Code, Date};

use super::{code, date};

/// `remit case`
#[derive(Debug, Subcommand)]
pub enum Case {
    /// Open a case
    Open(CaseOpen),
    /// Put acts of a case on record: as fields, as JSON, or as a tracker
    Record(CaseRecord),
    /// What remains of a case: each guard that would still refuse, whose move it is, and by when
    Remains(AsAt),
    /// Decide a case: an application, an arrangement or a change, by what the case is about
    Decide(CaseDecide),
    /// Everything in a case, in order, each with the number of its act
    Show(AsAt),
    /// The cases, with how much remains of each
    List(CaseList),
    /// Write the tracker of a case: a workbook with a sheet for each kind of act
    Template(CaseTemplate),
}

/// Who puts something on record.
#[derive(Debug, Args)]
pub struct Signing {
    /// Who acts
    #[arg(long, value_name = "NAME", env = "REMIT_ACTOR")]
    pub actor: Option<String>,
    /// In which role: governance-lead, authoriser, decider, member-practice, clerk
    #[arg(long = "as", value_name = "ROLE", env = "REMIT_AS")]
    pub role: Option<String>,
    /// For which body
    #[arg(long = "for", value_name = "CODE", env = "REMIT_FOR")]
    pub body: Option<String>,
    /// The day it happened; today where it is left out
    #[arg(long, value_name = "DATE", env = "REMIT_ON")]
    pub on: Option<String>,
    /// The instrument that lets them, if it is more than the role
    #[arg(long, value_name = "INSTRUMENT")]
    pub authority: Option<String>,
    /// Where it is written, if it comes from elsewhere
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<String>,
    /// Names the request, so that sending it twice does it once; made from the act where it is
    /// left out
    #[arg(long, value_name = "ID")]
    pub request: Option<String>,
}

/// Acts as they are sent.
#[derive(Debug, Args)]
pub struct Fields {
    /// The kind of act; `remit acts` lists them
    #[arg(value_name = "ACT", required_unless_present_any = ["json", "file"], conflicts_with_all = ["json", "file"])]
    pub act: Option<String>,
    /// Its fields; in a list a comma separates the entries, and a field can be given again
    #[arg(value_name = "FIELD=VALUE")]
    pub fields: Vec<String>,
    /// Acts as JSON: an object, an array of objects, or one a line; - reads what is piped in
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// A tracker: the workbook that `remit case template` writes, filled in
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub file: Option<PathBuf>,
}

/// `remit case open`
#[derive(Debug, Args)]
pub struct CaseOpen {
    /// What it is about: authorisation, assessment, arrangement, change
    pub kind: String,
    /// Names the case
    pub id: String,
    /// What it is called
    #[arg(long)]
    pub title: String,
    /// The bodies whose case it is
    #[arg(long = "party", value_name = "CODE", num_args = 1.., value_delimiter = ',', required = true)]
    pub parties: Vec<String>,
    /// For a change: by which law: ccg-merger, icb-order, statute
    #[arg(long)]
    pub route: Option<String>,
    /// For a change: the legal date proposed
    #[arg(long, value_name = "DATE")]
    pub effect_on: Option<String>,
    /// For an authorisation or assessment: the set of criteria
    #[arg(long, value_name = "SET")]
    pub criteria: Option<String>,
    /// For an assessment: the case it serves
    #[arg(long, value_name = "CASE")]
    pub serves: Option<String>,
    #[command(flatten)]
    pub signing: Signing,
}

/// `remit case record`
#[derive(Debug, Args)]
pub struct CaseRecord {
    /// The case
    pub id: String,
    #[command(flatten)]
    pub fields: Fields,
    #[command(flatten)]
    pub signing: Signing,
}

/// `remit record`
#[derive(Debug, Args)]
pub struct Record {
    #[command(flatten)]
    pub fields: Fields,
    #[command(flatten)]
    pub signing: Signing,
}

/// `remit case decide`
#[derive(Debug, Args)]
pub struct CaseDecide {
    /// The case
    pub id: String,
    /// What comes of it: approved, approved-with-conditions, refused
    #[arg(long)]
    pub outcome: String,
    /// The reasons, which are published
    #[arg(long)]
    pub reasons: String,
    #[command(flatten)]
    pub signing: Signing,
}

/// A case as at a day.
#[derive(Debug, Args)]
pub struct AsAt {
    /// The case
    pub id: String,
    /// The day; today where it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
}

/// `remit case list`
#[derive(Debug, Args)]
pub struct CaseList {
    /// Only the cases of this body
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub body: Option<Code>,
    /// The day; today where it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
}

/// `remit case template`; `--out` says where the workbook goes.
#[derive(Debug, Args)]
pub struct CaseTemplate {
    /// The case
    pub id: String,
    /// The day for which it says what remains; today where it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
}

/// `remit acts`
#[derive(Debug, Args)]
pub struct Acts {
    /// One kind of act
    pub act: Option<String>,
}

/// `remit rules`
#[derive(Debug, Args)]
pub struct Rules {
    /// Only the areas whose title has these words
    #[arg(long)]
    pub area: Option<String>,
    /// Only this rule
    #[arg(long)]
    pub rule: Option<String>,
    /// Only what is in force on a date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
    /// The tables behind the rules instead: deadlines, thresholds, lists
    #[arg(long, conflicts_with_all = ["area", "rule"])]
    pub tables: bool,
}

/// `remit story`
#[derive(Debug, Args)]
pub struct StoryFile {
    /// The story; stories/README.md says how one is written
    pub file: PathBuf,
    /// Play it into the record of --store, instead of one in memory
    #[arg(long)]
    pub keep: bool,
}
