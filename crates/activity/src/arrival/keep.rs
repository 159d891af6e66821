//! What is kept: written to a name of its own, and renamed when it is whole.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::ArrivalError;
use super::error::of_csv;
use super::look::Look;

/// Rows that are held before they are written.
const ROW_GROUP_ROWS_MAX: usize = 1 << 17;

/// A file that vanishes unless it is finished.
struct Beside {
    path: PathBuf,
    file: Arc<File>,
}

static NEXT: AtomicU64 = AtomicU64::new(0);

impl Beside {
    fn begin(folder: &Path, ending: &str) -> Result<Self, ArrivalError> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!(".arriving-{}-{number}.{ending}", std::process::id()));
        let file = fs::create_dir_all(folder)
            .and_then(|()| OpenOptions::new().write(true).create_new(true).open(&path))
            .map_err(|source| ArrivalError::writing(folder, source))?;
        Ok(Self { path, file: Arc::new(file) })
    }

    /// Gives the file its name; it is on the disk before it has it.
    fn finish(self, name: &Path) -> Result<(), ArrivalError> {
        let folder = name.parent().filter(|own| !own.as_os_str().is_empty());
        self.file
            .sync_all()
            .and_then(|()| fs::rename(&self.path, name))
            .and_then(|()| File::open(folder.unwrap_or(Path::new(".")))?.sync_all())
            .map_err(|source| ArrivalError::writing(name, source))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After a rename there is nothing here any more, and that is as it should be.
        let _ = fs::remove_file(&self.path);
    }
}

/// A set before its columns are known.
pub(super) struct Kept(Beside);

/// A set that is being written.
pub(super) struct Keeping {
    writer: ArrowWriter<Arc<File>>,
    beside: Beside,
}

/// A set that is whole, without its name.
pub(super) struct Whole(Beside);

impl Kept {
    pub(super) fn begin(sets: &Path) -> Result<Self, ArrivalError> {
        Beside::begin(sets, "parquet").map(Self)
    }

    pub(super) fn columns(self, schema: SchemaRef) -> Result<Keeping, ArrivalError> {
        let level = ZstdLevel::try_new(3).expect("zstd has a level 3");
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(level))
            .set_max_row_group_row_count(Some(ROW_GROUP_ROWS_MAX))
            .build();
        let file = Arc::clone(&self.0.file);
        let writer = ArrowWriter::try_new(file, schema, Some(properties))
            .map_err(|error| failed(&self.0.path, error))?;
        Ok(Keeping { writer, beside: self.0 })
    }
}

impl Keeping {
    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<(), ArrivalError> {
        self.writer.write(batch).map_err(|error| failed(&self.beside.path, error))
    }

    pub(super) fn close(self) -> Result<Whole, ArrivalError> {
        self.writer.close().map_err(|error| failed(&self.beside.path, error))?;
        Ok(Whole(self.beside))
    }
}

impl Whole {
    /// Names the set. What is kept under the name already has to be the same, byte for byte.
    pub(super) fn finish(self, name: &Path) -> Result<(), ArrivalError> {
        if !name.exists() {
            return self.0.finish(name);
        }
        let hash = |path| Ok::<_, ArrivalError>(Look::at(path, &|| false)?.hash);
        if hash(name)? == hash(&self.0.path)? {
            return Ok(());
        }
        Err(ArrivalError::KeptOtherwise(name.display().to_string()))
    }
}

/// Finds the failure of the system beneath one of Parquet.
fn failed(path: &Path, error: parquet::errors::ParquetError) -> ArrivalError {
    let source = match error {
        parquet::errors::ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(source) => *source,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    };
    ArrivalError::writing(path, source)
}

/// The rejects file: `file,line,rule,reason,row`.
pub(super) struct Rejects {
    writer: csv::Writer<Arc<File>>,
    beside: Beside,
    title: String,
}

impl Rejects {
    pub(super) fn begin(path: &Path, title: &str) -> Result<Self, ArrivalError> {
        let folder = path.parent().filter(|own| !own.as_os_str().is_empty());
        let beside = Beside::begin(folder.unwrap_or(Path::new(".")), "csv")?;
        let writer = csv::Writer::from_writer(Arc::clone(&beside.file));
        let mut rejects = Self { writer, beside, title: title.to_owned() };
        rejects.line(["file", "line", "rule", "reason", "row"])?;
        Ok(rejects)
    }

    pub(super) fn add<'a>(
        &mut self,
        line: u64,
        reject: &super::judge::Reject,
        row: impl Iterator<Item = &'a [u8]>,
    ) -> Result<(), ArrivalError> {
        let mut whole = csv::WriterBuilder::new().from_writer(Vec::new());
        let bytes = whole
            .write_record(row)
            .map_err(of_csv)
            .and_then(|()| whole.into_inner().map_err(|error| error.into_error()))
            .map_err(|source| ArrivalError::writing(&self.beside.path, source))?;
        let row = String::from_utf8_lossy(&bytes);
        let title = self.title.clone();
        self.line([&title, &line.to_string(), reject.rule, &reject.reason, row.trim_end()])
    }

    fn line(&mut self, fields: [&str; 5]) -> Result<(), ArrivalError> {
        let written = self.writer.write_record(fields).map_err(of_csv);
        written.map_err(|source| ArrivalError::writing(&self.beside.path, source))
    }

    pub(super) fn finish(mut self, name: &Path) -> Result<(), ArrivalError> {
        let flushed = self.writer.flush();
        flushed.map_err(|source| ArrivalError::writing(name, source))?;
        self.beside.finish(name)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_fills_is_named() {
        // The device /dev/full refuses every write as a full disk does.
        let full = Path::new("/dev/full");
        let mut file = OpenOptions::new().write(true).open(full).unwrap();
        let error = ArrivalError::writing(full, file.write_all(b"x").unwrap_err());
        assert!(matches!(error, ArrivalError::DiskFull(_)), "{error}");
        let mut rows = csv::Writer::from_writer(file.try_clone().unwrap());
        let long = rows.write_record(["x".repeat(100_000)]).unwrap_err();
        let error = ArrivalError::writing(full, of_csv(long));
        assert!(matches!(error, ArrivalError::DiskFull(_)), "{error}");
        let error = failed(full, file.write_all(b"x").unwrap_err().into());
        assert!(matches!(error, ArrivalError::DiskFull(_)), "{error}");
    }
}
