//! Why a file does not arrive.

use std::io;

/// Why a file does not arrive. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum ArrivalError {
    /// It changed while it was read.
    #[error("{0} changed while it was read; wait until it is complete and try again")]
    Changed(String),
    /// It ends too early.
    #[error("{0} is cut short; fetch it again")]
    Truncated(String),
    /// It is not what its first bytes promise.
    #[error("{file} is damaged and cannot be read: {reason}; fetch it again")]
    Damaged {
        /// The file.
        file: String,
        /// What the decoder says.
        reason: String,
    },
    /// It has no heading line.
    #[error("{0} has no columns; the first line names them")]
    NoColumns(String),
    /// Two columns have one name.
    #[error("{file} has two columns \"{column}\"; name each once")]
    ColumnTwice {
        /// The file.
        file: String,
        /// The column.
        column: String,
    },
    /// It lacks a column that was asked for.
    #[error("{file} has no column \"{column}\"")]
    NoColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
    },
    /// A column has a type that is not read.
    #[error("{file} has a column \"{column}\" of type {kind}, which is not read; store it as text")]
    ColumnType {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// Its type.
        kind: String,
    },
    /// It is contract monitoring, and there are no lists to check its lines by.
    #[error("{0} is contract monitoring, and its lines are checked by the published lists")]
    ListsNeeded(String),
    /// It lists prices.
    #[error("{0} is a list of prices, not of activity")]
    PriceList(String),
    /// It has more slices than one file may have.
    #[error("{0} has too many slices of provider, year and month for one file; split it")]
    TooManySlices(String),
    /// A set of the same content is kept, with other rows.
    #[error(
        "{0} is kept already, by other lists or measures; what is kept does not change, \
         use the same ones or another folder"
    )]
    KeptOtherwise(String),
    /// The disk is full.
    #[error("the disk is full while {0} is written; make room and try again")]
    DiskFull(String),
    /// Somebody stopped it.
    #[error("stopped; nothing of {0} is kept")]
    Cancelled(String),
    /// The world failed in another way.
    #[error("{path} cannot be {action}")]
    Io {
        /// The file.
        path: String,
        /// Read or written.
        action: &'static str,
        /// What the system says.
        #[source]
        source: io::Error,
    },
}

impl ArrivalError {
    /// Returns why a file that is read does not arrive.
    pub(super) fn reading(file: &str, source: io::Error) -> Self {
        let file = file.to_owned();
        match source.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated(file),
            io::ErrorKind::Interrupted => Self::Cancelled(file),
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Self::Damaged { file, reason: source.to_string() }
            }
            _ => Self::Io { path: file, action: "read", source },
        }
    }

    /// Returns why something cannot be written.
    pub(super) fn writing(path: &std::path::Path, source: io::Error) -> Self {
        let path = path.display().to_string();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(path),
            _ => Self::Io { path, action: "written", source },
        }
    }
}

/// Returns the failure of the system beneath one of CSV.
pub(super) fn of_csv(error: csv::Error) -> io::Error {
    if !error.is_io_error() {
        return io::Error::new(io::ErrorKind::InvalidData, error);
    }
    match error.into_kind() {
        csv::ErrorKind::Io(source) => source,
        other => io::Error::other(format!("{other:?}")),
    }
}
