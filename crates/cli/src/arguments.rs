//! The words of the command line.

mod activity;
mod governance;

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use remit_dictionary::{Code, Date, Moment};
use remit_journal::HeadClaim;
use remit_register::Kind;

pub use activity::{
    Assign, AssignMethod, By, ImportActivity, Restate, Run, RunShow, Synth, SynthActivity,
};
pub use governance::{
    Accounts, Acts, AsAt, Case, CaseDecide, CaseList, CaseOpen, CaseRecord, CaseTemplate, Decide,
    Fields, Forget, Record, Rehearse, Rules, Signing, StoryFile, Validate,
};

/// Remit: England's clinical commissioning on record. Who is responsible, and says who?
#[derive(Debug, Parser)]
#[command(name = "remit", version, max_term_width = 100)]
pub struct Arguments {
    /// The record: a file, or postgres://USER@HOST/DATABASE
    #[arg(
        long,
        global = true,
        value_name = "PATH|URL",
        default_value = "remit.db",
        env = "REMIT_STORE"
    )]
    pub store: String,
    /// Answer as known at a moment (2026-04-01T09:00:00Z) or at the end of a day (2026-04-01)
    #[arg(long, global = true, value_name = "MOMENT", value_parser = moment)]
    pub as_known: Option<Moment>,
    /// How data is written; as the name of --out ends (.csv, .json), else as a table
    #[arg(long, global = true, value_enum)]
    pub format: Option<Format>,
    /// Write data to a file instead of stdout
    #[arg(long, global = true, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// How data is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people
    Table,
    /// Comma-separated values with a heading
    Csv,
    /// JSON
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the record of the demo and report what it shows
    Demo(Demo),
    /// Put published files on record
    #[command(subcommand)]
    Import(Import),
    /// Who is responsible for a practice or a small area on a date, by what chain of authority
    Who(Who),
    /// May a body, committee, arrangement or officer decide this on a date, and whom would it bind
    Decide(Decide),
    /// Every breach of a governing body or board on a day
    Validate(Validate),
    /// The bodies of a kind on a date
    Bodies(Bodies),
    /// The members of a body on a date
    Members(Members),
    /// Who holds the work of a body on a date, or every link of its lineage
    Lineage(Lineage),
    /// Find a body by any name it ever had, by town, or by code
    Find(Find),
    /// What is odd on a date: gaps, disagreements, members left behind
    Check(Check),
    /// Put activity, or any series, on other footprints: past, present or proposed
    Restate(Restate),
    /// The activity that arrived: which statement counts for a provider, year and month
    Arrivals,
    /// The runs on record
    Runs,
    /// One run on record
    #[command(subcommand)]
    Run(Run),
    /// Invent activity, marked as invented, to try things on
    #[command(subcommand)]
    Synth(Synth),
    /// Who pays for each row of activity, at what price, and what that puts at risk
    Assign(Assign),
    /// Correct the register by a fact file, as a decision of ours
    Correct(Correct),
    /// Cases: open one, record its acts, see what remains, decide
    #[command(subcommand)]
    Case(Case),
    /// Put acts on record: those of no case (roles, constitutions, seats) as well as those of one
    Record(Record),
    /// The acts there are: their fields, who may do them, by which rules
    Acts(Acts),
    /// The rule book: every rule with its provision, and the tables behind them
    Rules(Rules),
    /// Play a story: its acts in their order, and what must hold after each
    Story(StoryFile),
    /// Remove a name or somebody's words from beside the record, for good
    Forget(Forget),
    /// The functions of commissioners, and which kind of body holds each by law
    Functions(Functions),
    /// The formats that `import` recognises
    Formats,
    /// The files on record, with their acts
    Sources,
    /// The record's position and hash
    Head,
    /// Verify the record: every act, every chunk, the checkpoint
    Verify(Verify),
    /// Serve the pages and the JSON API until told to stop
    Serve(Serve),
    /// Download the current public files
    #[command(subcommand)]
    Fetch(Fetch),
    /// Every command with its words, as a document
    #[command(hide = true)]
    Commands,
}

/// `remit demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// Use a folder of real files instead of the project's own facts
    #[arg(long, value_name = "DIR")]
    pub from: Option<PathBuf>,
    /// A practice to follow through the years
    #[arg(long, value_name = "CODE", default_value = "G82073", value_parser = code)]
    pub practice: Code,
    /// End after the report, and serve no pages
    #[arg(long)]
    pub no_serve: bool,
    /// Where the pages are served.
    #[command(flatten)]
    pub serve: Serve,
}

/// `remit serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// The address to listen at; with port 0 a free one is taken
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How many requests one address may make in a second, on the average
    #[arg(long, value_name = "N", default_value = "50")]
    pub requests_per_second: NonZeroU32,
    /// Let whoever opens the pages be anybody on record: for a demo, on a loopback address only
    #[arg(long)]
    pub demo_sign_in: bool,
    /// The day that the pages take for today, with --demo-sign-in only
    #[arg(long, value_name = "DATE", value_parser = date, requires = "demo_sign_in")]
    pub demo_day: Option<Date>,
    /// Where people sign in: the issuer of an OpenID Connect provider
    #[arg(long, value_name = "URL", env = "REMIT_SIGN_IN_ISSUER", requires = "sign_in_client")]
    pub sign_in_issuer: Option<String>,
    /// The name by which the provider knows these pages
    #[arg(long, value_name = "ID", env = "REMIT_SIGN_IN_CLIENT", requires = "sign_in_secret")]
    pub sign_in_client: Option<String>,
    /// The file with the secret that goes with that name
    #[arg(long, value_name = "FILE", env = "REMIT_SIGN_IN_SECRET")]
    pub sign_in_secret: Option<PathBuf>,
    /// By which of the provider's words the record knows people: email, preferred_username, sub
    #[arg(long, value_name = "CLAIM", env = "REMIT_SIGN_IN_CLAIM", default_value = "email")]
    pub sign_in_claim: String,
    /// The address by which people reach the pages, as https://remit.example.nhs.uk
    #[arg(long, value_name = "URL", env = "REMIT_PUBLIC_URL")]
    pub public_url: Option<String>,
}

/// `remit import`
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Files of the Organisation Data Service
    Ods(Files),
    /// Look-ups of the Office for National Statistics
    Ons(Files),
    /// Fact files: subject,claim,value,from,until,detail,source
    Facts(Files),
    /// Activity: contract monitoring, or any rows; kept as sets that never change
    Activity(ImportActivity),
}

/// Files to import.
#[derive(Debug, Args)]
pub struct Files {
    /// The files, packed with gzip or not; formats are recognised by content
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The day they were published. Without it: a date stated in the file, else in its name (a
    /// month means its last day), else the latest date in its rows
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<Date>,
    /// Write rejected rows (file,line,reason) to this file as well
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Who imports
    #[arg(long, value_name = "NAME", default_value = "importer", env = "REMIT_ACTOR")]
    pub actor: String,
}

/// `remit who`
#[derive(Debug, Args)]
pub struct Who {
    /// A practice, by its code
    #[arg(long, value_name = "CODE", value_parser = code, required_unless_present = "lsoa")]
    pub practice: Option<Code>,
    /// A small area (LSOA of 2011 or 2021), by its code
    #[arg(long, value_name = "CODE", value_parser = code, conflicts_with = "practice")]
    pub lsoa: Option<Code>,
    /// A function of the catalogue; `remit functions` lists them
    #[arg(long, default_value = remit_register::Functions::USUAL)]
    pub function: String,
    /// The date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Date,
}

/// `remit bodies`
#[derive(Debug, Args)]
pub struct Bodies {
    /// The kind of body
    #[arg(long, value_parser = kind)]
    pub kind: Kind,
    /// The date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Date,
}

/// `remit members`
#[derive(Debug, Args)]
pub struct Members {
    /// The body, by code or by any name it ever had
    #[arg(value_name = "CODE", required_unless_present = "all", conflicts_with = "all")]
    pub body: Option<String>,
    /// The members of every body, with a first column `body`
    #[arg(long)]
    pub all: bool,
    /// Add the columns town, postcode, list_size and counted_on
    #[arg(long)]
    pub details: bool,
    /// The date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Date,
}

/// `remit lineage`
#[derive(Debug, Args)]
pub struct Lineage {
    /// The body, by code or by any name it ever had
    #[arg(value_name = "CODE", required_unless_present_any = ["all", "moves"], conflicts_with = "all")]
    pub body: Option<String>,
    /// Every commissioner there has been by the date, with a first column `from_code`
    #[arg(long, requires = "on")]
    pub all: bool,
    /// The date; without one, every link
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
    /// Add areas and practices that moved without a succession
    #[arg(long)]
    pub moves: bool,
}

/// `remit find`
#[derive(Debug, Args)]
pub struct Find {
    /// A name, a town or a code
    #[arg(required = true)]
    pub text: Vec<String>,
}

/// `remit check`
#[derive(Debug, Args)]
pub struct Check {
    /// The date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Date,
    /// Only findings of this rule
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(remit_register::CheckRule::ALL.map(remit_register::CheckRule::word)))]
    pub rule: Option<String>,
}

/// `remit correct`
#[derive(Debug, Args)]
pub struct Correct {
    /// A fact file; with --withdraw what it states is taken back instead
    pub file: PathBuf,
    /// For the days that the file states nothing holds: no commissioner, no larger body, no area;
    /// a name, town or postcode of ours gives way to the files again
    #[arg(long)]
    pub withdraw: bool,
    /// Who corrects
    #[arg(long, value_name = "NAME")]
    pub actor: String,
    /// The instrument that lets them
    #[arg(long, value_name = "INSTRUMENT")]
    pub authority: String,
    /// Names the request, so that sending it twice does it once
    #[arg(long, value_name = "ID")]
    pub request: Option<String>,
}

/// `remit functions`
#[derive(Debug, Args)]
pub struct Functions {
    /// Only what is in force on a date
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub on: Option<Date>,
}

/// `remit verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// A head kept elsewhere: a hash, or NUMBER:HASH; finds a cut tail and a rewrite
    #[arg(long, value_name = "HASH", value_parser = head)]
    pub head: Option<HeadClaim>,
}

/// `remit fetch`
#[derive(Debug, Subcommand)]
pub enum Fetch {
    /// Files of the Organisation Data Service
    Ods(FetchOds),
}

/// `remit fetch ods`
#[derive(Debug, Args)]
pub struct FetchOds {
    /// Where the files are kept: each is ADDRESS followed by its name
    #[arg(long, value_name = "URL", env = "REMIT_ODS_ADDRESS", default_value = crate::commands::fetch::ODS_ADDRESS)]
    pub address: String,
    /// The folder to put them in
    #[arg(long, value_name = "DIR", default_value = "ods")]
    pub into: PathBuf,
    /// The reports to fetch
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_values = crate::commands::fetch::REPORTS)]
    pub report: Vec<String>,
}

pub(crate) fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| error.to_string())
}

fn code(text: &str) -> Result<Code, String> {
    Code::parse(text).map_err(|error| error.to_string())
}

fn head(text: &str) -> Result<HeadClaim, String> {
    HeadClaim::parse(text).map_err(|error| error.to_string())
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::parse(word).ok_or_else(|| {
        let words: Vec<&str> = Kind::all().map(|(_, word)| word).collect();
        format!("there is no kind \"{word}\"; the kinds are {}", words.join(", "))
    })
}

fn moment(text: &str) -> Result<Moment, String> {
    if let Ok(date) = Date::parse(text)
        && text.trim().len() == 10
    {
        return Ok(Moment::end_of(date));
    }
    Moment::parse(text).map_err(|error| error.to_string())
}
