//! The words of the commands over activity.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use remit_dictionary::Date;

/// `remit import activity`
#[derive(Debug, Args)]
pub struct ImportActivity {
    /// The files: CSV, packed with gzip or not, or Parquet; told apart by content
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// A column that has to be a number in every row. May be given several times; where none is
    /// named, each column that holds nothing but numbers is summed
    #[arg(long, value_name = "COLUMN")]
    pub measure: Vec<String>,
    /// Write rejected rows (file,line,rule,reason,row) to this file
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// The folder of NPOD.csv, TFC.csv, HRG.csv and Service_Codes.csv, by which the lines of
    /// contract monitoring are checked
    #[arg(long, value_name = "DIR", env = "REMIT_WHO_PAYS")]
    pub lists: Option<PathBuf>,
    /// Who imports
    #[arg(long, value_name = "NAME", default_value = "importer", env = "REMIT_ACTOR")]
    pub actor: String,
}

/// `remit restate`
#[derive(Debug, Args)]
pub struct Restate {
    /// Files, folders or patterns: CSV (packed with gzip or not) or Parquet
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The column with the day or month of a row; without it all rows are of one period
    #[arg(long, value_name = "COLUMN")]
    pub date: Option<String>,
    /// The column with the practice, small area, CCG, sub-ICB location or ICB
    #[arg(long, value_name = "COLUMN")]
    pub code: String,
    /// A column to sum: a count or money. May be given several times
    #[arg(long, value_name = "COLUMN", required_unless_present = "rate")]
    pub measure: Vec<String>,
    /// A footprint: ccg@2020-04-01, sub-icb@DATE, icb@DATE, stp@DATE, region@DATE, as-recorded,
    /// case:ID for the proposal of an open case, or a CSV file with the columns code,body
    #[arg(long, value_name = "FOOTPRINT", required = true)]
    pub to: Vec<String>,
    /// A rate of two columns that are summed: NAME=NUMERATOR/DENOMINATOR
    #[arg(long, value_name = "NAME=NUM/DEN")]
    pub rate: Vec<String>,
    /// A column with the practice or small area, which decides where a commissioner was divided
    #[arg(long, value_name = "COLUMN")]
    pub finer: Option<String>,
    /// A measure that may be below zero (credits, adjustments)
    #[arg(long, value_name = "COLUMN")]
    pub signed: Vec<String>,
    /// Sum by; by month where a date is given, else over all days
    #[arg(long, value_enum)]
    pub by: Option<By>,
    /// Share a divided code out by registered population, and say so
    #[arg(long, value_enum)]
    pub share: Option<Share>,
    /// Put practices that had no body on a footprint's day by where their surgery stands
    #[arg(long, value_enum, requires = "surgeries")]
    pub absent: Option<Absent>,
    /// Where surgeries stand: a CSV file with the columns postcode and LSOA code
    #[arg(long, value_name = "FILE", requires = "absent")]
    pub surgeries: Option<PathBuf>,
    /// Where rejected rows are written: file,row,reason
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Draw the first measure as a line chart, one line for each footprint and body
    #[arg(long, value_name = "FILE.svg")]
    pub chart: Option<PathBuf>,
    /// Do not put the run on record
    #[arg(long)]
    pub no_record: bool,
    /// How many cores are used; all, unless said
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

/// `remit assign`
#[derive(Debug, Args)]
#[command(after_help = ASSIGN_HELP)]
pub struct Assign {
    /// Files, folders or patterns: CSV (packed with gzip or not) or Parquet, with the columns of
    /// the method. The rows go to the file of --out, the summary to stdout
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The method that decides who pays; it is kept with every row
    #[arg(long, value_enum, default_value_t = AssignMethod::Monitoring)]
    pub method: AssignMethod,
    /// The folder with the reference lists of the Commissioner Assignment Method, which the method
    /// for contract monitoring reads
    #[arg(long, value_name = "DIR", env = "REMIT_WHO_PAYS")]
    pub tables: Option<PathBuf>,
    /// Unit prices. Without them the price of a row is the cost that was submitted
    #[arg(long, value_name = "CSV", requires = "factors")]
    pub prices: Option<PathBuf>,
    /// Market forces factors
    #[arg(long, value_name = "CSV", requires = "prices")]
    pub factors: Option<PathBuf>,
    /// Blocks and blended payments that providers and commissioners agreed
    #[arg(long, value_name = "CSV", requires = "prices")]
    pub agreements: Option<PathBuf>,
    /// Where rejected rows are written: file,row,reason. Without it, where there are any: the
    /// name of --out with .rejects.csv after it
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Do not put the run on record
    #[arg(long)]
    pub no_record: bool,
    /// How many cores are used; all, unless said
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

/// A method that says who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AssignMethod {
    /// The table for contract monitoring, from the service on
    Monitoring,
    /// The whole flow chart for full records, from the charging category on
    Whole,
}

const ASSIGN_HELP: &str = "\
Columns of every file: activity_date; maybe provider, submitted_commissioner and cost_pence.

--method monitoring: gp_practice, gp_sub_icb, residence_sub_icb, host_sub_icb, category,
service_code, tfc, pod.

--method whole (activity_date is the day of arrival, appointment, discharge, or the start of an
unfinished spell; a cell may be empty, which counts as No or unknown, but every column has to be
there): cds_type, charging_category, administrative_category, practice_code, practice_status,
practice_commissioner, practice_country, practice_geography, practice_region, practice_health_body,
home_postcode, home_country, home_sub_icb, home_icb, home_unitary, home_region, home_health_body,
home_local_authority, home_detention_hub, source_of_admission, service (specialised,
highly_specialised), delegation_status (RED, BLUE, AMBER, GREEN), tfc, icd10 and opcs (codes apart
by spaces), later_sub_icb, original_sub_icb, host_sub_icb, provider_hub; and as 1 or 0:
on_devolved_list, ras_referral, international_agreement, section_7a, other_public_health,
nhse_fertility_notice, provider_contract.

Prices need the columns provider, submitted_commissioner, pod and activity, and maybe tariff_code.
The lists, with an example each (until is the day after the last; empty while open):

  --prices      code,pod,from,until,price             price in pounds; code is the tariff_code
                ZZ01A,EL,2025-04-01,,1234.50
                With the columns provider and commissioner too, a row that names a provider (and
                maybe a commissioner) is a local price: it goes first, and without a factor.
  --factors     provider,from,until,factor
                ZP001,2025-04-01,,1.043423
  --agreements  provider,commissioner,from,until,mechanism,fixed,share
                ZP001,ZC1,2025-04-01,2026-04-01,block,1200000.00,
                ZP002,ZC1,2025-04-01,2026-04-01,blended,600000.00,0.5
                Of whole months; fixed is for all of them, share is of the unit price.

A row costs unit price x market forces factor x activity, or as was agreed; price_pence is that
without what is fixed, which the summary has once for each month with a row (fixed_pence, by the
commissioner of the contract). A row whose price is not found has none, and price_reason says why.

Added to each row: assigned_commissioner, assigned_category, rule, reason, excluded, price_pence,
mechanism, price_reason, differs (same, differ, nobody_assigned), value_at_risk_pence, method,
flags, warnings.";

/// Periods to sum by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Calendar months
    Month,
    /// Quarters of the financial year
    Quarter,
    /// Financial years, from 1 April
    Year,
    /// All days together
    All,
}

/// How a divided code is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Share {
    /// By the people registered with each practice
    Population,
}

/// What becomes of a practice that had no body on a footprint's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Absent {
    /// It goes to the body of the small area that its surgery stands in
    Place,
}

/// `remit synth`
#[derive(Debug, Subcommand)]
pub enum Synth {
    /// A national year of contract monitoring lines, every one of them invented
    Activity(SynthActivity),
}

/// `remit synth activity`
#[derive(Debug, Args)]
pub struct SynthActivity {
    /// How many rows
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub rows: u64,
    /// The same seed gives the same file, byte for byte
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The first day of the year, 1 April
    #[arg(long, value_name = "DATE", default_value = "2025-04-01", value_parser = super::date)]
    pub from: Date,
    /// Rows spread evenly over practices, not by their size
    #[arg(long)]
    pub even: bool,
}

/// `remit runs`, `remit run show`
#[derive(Debug, Subcommand)]
pub enum Run {
    /// What a run read, did and gave, and how to do it again
    Show(RunShow),
}

/// `remit run show`
#[derive(Debug, Args)]
pub struct RunShow {
    /// The number of the act, or the beginning of the output's hash, as `remit runs` lists them
    #[arg(value_name = "ID")]
    pub id: String,
}
