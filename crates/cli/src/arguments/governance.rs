//! The words of the commands around governance.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use remit_dictionary::{Code, Date, Pence};
use remit_register::Kind;

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
    /// Rehearse a change: counts, people and pence before and after, every code that will change
    Rehearse(Rehearse),
    /// The accounts of a change: what moves where, drafts and true-ups
    Accounts(Accounts),
    /// The work that a change makes: notices to providers, party lists, finds, drafts, promises
    FollowUp(AsAt),
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
    /// For a change: how: merge, split, redraw
    #[arg(long)]
    pub manner: Option<String>,
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

/// `remit case rehearse`
#[derive(Debug, Args)]
pub struct Rehearse {
    /// The case
    pub id: String,
    /// Every code that will change instead of the counts
    #[arg(long)]
    pub codes: bool,
    /// The day; today where it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
}

/// `remit case accounts`
#[derive(Debug, Args)]
pub struct Accounts {
    /// The case
    pub id: String,
    /// The whole books as a file that bean-check reads
    #[arg(long)]
    pub beancount: bool,
    /// The day; today where it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
}

/// `remit decide`
#[derive(Debug, Args)]
pub struct Decide {
    /// Who would decide: a body (09C), a committee of it (09C/audit), the case of an arrangement
    #[arg(long, value_name = "B")]
    pub body: String,
    /// What: a function of the catalogue, a service within one, or a reserved matter
    #[arg(long, default_value = remit_register::Functions::USUAL)]
    pub function: String,
    /// Through which officer: a seat (chief-finance-officer) or a person by name
    #[arg(long, value_name = "P")]
    pub officer: Option<String>,
    /// For how much, in pence
    #[arg(long, value_name = "PENCE", value_parser = pence)]
    pub amount: Option<Pence>,
    /// The date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Date,
}

/// `remit validate`
#[derive(Debug, Args)]
pub struct Validate {
    /// The body
    #[arg(value_parser = code)]
    pub body: Code,
    /// Its kind, where it is yet to begin: ccg, icb
    #[arg(long, value_parser = super::kind)]
    pub kind: Option<Kind>,
    /// The day; today where it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
}

/// `remit forget`
#[derive(Debug, Args)]
pub struct Forget {
    /// The name or the words, exactly as written, or their token
    pub text: String,
}

fn pence(text: &str) -> Result<Pence, String> {
    text.parse().map(Pence).map_err(|_| format!("\"{text}\" is not a whole number of pence"))
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
