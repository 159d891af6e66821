//! Why a file could not be read at all. Each message ends with what to do next.

use std::path::PathBuf;

use remit_dictionary::counted;

/// A file of which nothing can be taken.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The path leads nowhere.
    #[error("there is no file {}; give the path of a file that exists", .0.display())]
    NoSuchFile(PathBuf),
    /// The path leads to a folder.
    #[error("{} is a folder; name the files in it one by one", .0.display())]
    IsDirectory(PathBuf),
    /// The operating system failed.
    #[error("{} could not be read; check that you may read it, then try again", path.display())]
    Io {
        /// What was to be read.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// Nothing is in it.
    #[error("the file is empty; download it again")]
    Empty,
    /// It is packed with gzip, and the end is missing or damaged.
    #[error("the gzip file is cut short or damaged; download it again")]
    TruncatedGzip,
    /// It is larger than anything published.
    #[error("the file is larger than {max_bytes} bytes unpacked; split it by rows")]
    TooLarge {
        /// The most that is read.
        max_bytes: u64,
    },
    /// It is no text and no workbook.
    #[error("the file is binary ({seen}); save it as CSV in UTF-8, a workbook as xlsx")]
    Binary {
        /// What it looks like.
        seen: &'static str,
    },
    /// None of the formats fits.
    #[error("no known format fits; it begins with {seen}; `remit formats` lists what can be read")]
    NotRecognised {
        /// The first cells, or what the document is.
        seen: String,
    },
    /// The format is clear, but a column that it needs is not there.
    #[error("it looks like {format}, but has no column {column}; get the file with that column")]
    MissingColumn {
        /// The format it looks like.
        format: &'static str,
        /// The heading that is missing.
        column: String,
    },
    /// The workbook has no sheet of networks.
    #[error("the workbook has no sheet \"{wanted}\", only {found}; give the whole ePCN workbook")]
    NoSheet {
        /// The sheet that is needed.
        wanted: &'static str,
        /// The sheets it has.
        found: String,
    },
    /// The workbook is damaged.
    #[error("the workbook is damaged ({detail}); open it, save it again as xlsx, and try again")]
    BadWorkbook {
        /// What is wrong.
        detail: String,
    },
    /// It starts as JSON and is not.
    #[error("line {line} is not JSON ({detail}); download the file again")]
    BadJson {
        /// Where it stops being JSON.
        line: usize,
        /// What is wrong.
        detail: String,
    },
    /// It starts as XML and is not.
    #[error("byte {byte} is not XML ({detail}); download the file again")]
    BadXml {
        /// Where it stops being XML.
        byte: u64,
        /// What is wrong.
        detail: String,
    },
    /// The service answered with an error, and that answer was saved.
    #[error("this is no record but an answer of the service: {says}; ask for the record again")]
    Outcome {
        /// What the service says.
        says: String,
    },
    /// A heading or nothing, and no row below it.
    #[error("the {format} file holds no rows; download it again")]
    NoRows {
        /// The format it looks like.
        format: &'static str,
    },
    /// Every row was rejected.
    #[error(
        "nothing can be taken of the {} of the {format} file; line {line}: {reason}; \
         correct the rows and try again",
        counted(rows, "row")
    )]
    NoValidRow {
        /// The format it looks like.
        format: &'static str,
        /// How many rows it has.
        rows: u32,
        /// The line of the first.
        line: u64,
        /// Why the first was rejected.
        reason: String,
    },
    /// Nothing says when it was published.
    #[error("the {format} file does not say when it was published; add --published YYYY-MM-DD")]
    NoDate {
        /// The format it looks like.
        format: &'static str,
    },
}
