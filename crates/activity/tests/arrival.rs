//! Files arrive whole, or not at all.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::cell::Cell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Float64Array, RecordBatch};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use remit_activity::Total;
use remit_activity::arrival::{
    Arrival, ArrivalError, Arrived, ArrivedKind, arrival_draft, arrive, decode, set_path,
};
use remit_activity::monitoring_lines::{ListTexts, Lists};
use remit_journal::Hash;

fn lists() -> Lists {
    Lists::read(&ListTexts {
        points_of_delivery: "National_POD_Code\nEL\n",
        treatment_functions: "Treatment_Function_Code\n100\n",
        hrgs: "HRG_Code\nAA01Z\n",
        categories: "Commissioned Service Category Code\n12\n",
        services: "",
    })
    .unwrap()
}

struct Desk {
    folder: tempfile::TempDir,
    lists: Lists,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), lists: lists() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    fn arrive(&self, file: &Path, measures: &[&str]) -> Result<Arrived, ArrivalError> {
        self.arrive_until(file, measures, &|| false)
    }

    fn arrive_until(
        &self,
        file: &Path,
        measures: &[&str],
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Arrived, ArrivalError> {
        let (sets, rejects) = (&self.path("sets"), &self.path("rejects.csv"));
        arrive(&Arrival { file, sets, rejects, measures, lists: Some(&self.lists), cancelled })
    }

    /// Tells that nothing is left of an arrival that failed.
    fn is_clean(&self) -> bool {
        let sets = fs::read_dir(self.path("sets")).map_or(0, Iterator::count);
        let hidden = fs::read_dir(self.folder.path()).unwrap().filter_map(Result::ok);
        let hidden = hidden.filter(|own| own.file_name().to_string_lossy().starts_with('.'));
        sets == 0 && hidden.count() == 0 && !self.path("rejects.csv").exists()
    }
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(content).unwrap();
    out.finish().unwrap()
}

/// Returns the first column of a set.
fn column(path: &Path) -> Vec<String> {
    let file = fs::File::open(path).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    let batches: Vec<_> = reader.map(Result::unwrap).collect();
    let texts = batches.iter().flat_map(|batch| batch.column(0).as_string::<i32>().iter());
    texts.map(|text| text.unwrap().to_owned()).collect()
}

const ROWS: &str = "\u{feff}practice,cost\r\nA81001,1.50\r\nA81002,x\r\nA81003\r\nA81004,-0.25\r\n";

#[test]
fn good_rows_are_kept_and_the_others_named() {
    let desk = Desk::new();
    let file = desk.file("rows.csv", ROWS.as_bytes());
    let arrived = desk.arrive(&file, &["cost"]).unwrap();
    assert_eq!((arrived.rows, arrived.rejected, arrived.kind), (2, 2, ArrivedKind::Activity));
    assert_eq!(arrived.totals, [("cost".to_owned(), Total::parse("1.25").unwrap())]);
    assert_eq!(arrived.content, Hash::of(&[ROWS.as_bytes()]));
    let set = set_path(&desk.path("sets"), arrived.content);
    assert_eq!(column(&set), ["A81001", "A81004"]);
    let rejects = fs::read_to_string(desk.path("rejects.csv")).unwrap();
    let lines: Vec<_> = rejects.lines().collect();
    assert_eq!(lines[0], "file,line,rule,reason,row");
    assert!(lines[1].starts_with("rows.csv,3,measure-form,"), "{rejects}");
    assert!(lines[1].ends_with(",\"A81002,x\""), "{rejects}");
    assert_eq!(lines[2], "rows.csv,4,columns,\"2 columns are expected, not 1\",A81003");
}

#[test]
fn gzip_has_the_content_of_what_it_holds_and_parquet_keeps_its_rows() {
    let desk = Desk::new();
    let plain = desk.arrive(&desk.file("rows.csv", ROWS.as_bytes()), &["cost"]).unwrap();
    let packed = desk.arrive(&desk.file("rows.csv.gz", &gzip(ROWS.as_bytes())), &["cost"]);
    assert_eq!(packed.unwrap().content, plain.content);
    let set = set_path(&desk.path("sets"), plain.content);
    let again = desk.arrive(&set, &["cost"]).unwrap();
    assert_eq!((again.rows, again.rejected, &again.totals), (2, 0, &plain.totals));
    assert_eq!(column(&set_path(&desk.path("sets"), again.content)), ["A81001", "A81004"]);
}

#[test]
fn what_is_kept_does_not_change() {
    let desk = Desk::new();
    let file = desk.file("rows.csv", ROWS.as_bytes());
    let arrived = desk.arrive(&file, &["cost"]).unwrap();
    let set = set_path(&desk.path("sets"), arrived.content);
    let before = fs::read(&set).unwrap();
    assert_eq!(desk.arrive(&file, &["cost"]).unwrap(), arrived);
    let other = desk.arrive(&file, &[]).unwrap_err();
    assert!(matches!(other, ArrivalError::KeptOtherwise(_)), "{other}");
    assert_eq!(fs::read(&set).unwrap(), before);
}

#[test]
fn a_file_that_cannot_be_read_to_its_end_leaves_nothing() {
    let desk = Desk::new();
    let other = Desk::new();
    let kept = other.arrive(&other.file("rows.csv", ROWS.as_bytes()), &["cost"]).unwrap();
    let parquet = fs::read(set_path(&other.path("sets"), kept.content)).unwrap();
    let packed = gzip(ROWS.as_bytes());
    for (name, content, measures, words) in [
        ("cut.csv.gz", &packed[..packed.len() - 9], vec![], "cut.csv.gz is cut short"),
        ("cut.parquet", &parquet[..parquet.len() - 20], vec![], "cut.parquet is cut short"),
        ("tiny.parquet", b"PAR1", vec![], "tiny.parquet is cut short"),
        ("empty.csv", b"", vec![], "empty.csv has no columns"),
        ("twice.csv", b"a,a\n1,2\n", vec![], "twice.csv has two columns \"a\""),
        ("less.csv", b"a\n1\n", vec!["cost"], "less.csv has no column \"cost\""),
        ("less.parquet", &parquet, vec!["price"], "less.parquet has no column \"price\""),
    ] {
        let error = desk.arrive(&desk.file(name, content), &measures).unwrap_err();
        assert!(error.to_string().contains(words), "{name}: {error}");
        assert!(desk.is_clean(), "{name}");
    }
    let error = desk.arrive(&desk.path("none.csv"), &[]).unwrap_err();
    assert!(error.to_string().starts_with("none.csv"), "{error}");
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused_by_name() {
    let desk = Desk::new();
    for name in ["rows.csv", "rows.csv.gz"] {
        let packed = gzip(ROWS.as_bytes());
        let content = if name.ends_with("gz") { &packed[..] } else { ROWS.as_bytes() };
        let file = desk.file(name, content);
        let asked = Cell::new(0);
        let change = || {
            // It is asked once while the file is looked at, and then while it is read: so this
            // changes the file behind the reader.
            asked.set(asked.get() + 1);
            if asked.get() == 2 {
                fs::write(&file, b"practice,cost\r\nA81009,9\r\n").unwrap();
            }
            false
        };
        let error = desk.arrive_until(&file, &["cost"], &change).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("{name} changed while it was read; wait until it is complete and try again")
        );
        assert!(desk.is_clean());
    }
}

#[test]
fn an_arrival_that_is_stopped_leaves_nothing() {
    let desk = Desk::new();
    let rows = "A81001,1\n".repeat(20_000);
    let file = desk.file("rows.csv", format!("practice,cost\n{rows}").as_bytes());
    let asked = Cell::new(0);
    let stop = || {
        asked.set(asked.get() + 1);
        1 < asked.get()
    };
    let error = desk.arrive_until(&file, &["cost"], &stop).unwrap_err();
    assert!(matches!(error, ArrivalError::Cancelled(_)), "{error}");
    assert!(desk.is_clean());
}

#[test]
fn a_contract_monitoring_file_is_checked_and_has_slices_and_an_act() {
    let desk = Desk::new();
    let file = desk.file(
        "acm.csv",
        b"month,year,created,provider,commissioner,category,tfc,pod,tariff,planned_activity,price\n\
        1,202526,2025-05-20 10:00:00,RX1,01K,12,100,EL,AA01Z,2,10.5\n\
        1,202526,2025-05-20 10:00:00,RX1,01L,12,100,EL,AA01Z,0.5,\n\
        2,202526,2025-05-20 10:00:00,RX100,01K,12,100,EL,AA01Z,1,1\n",
    );
    let arrived = desk.arrive(&file, &[]).unwrap();
    assert_eq!((arrived.kind, arrived.rows, arrived.rejected), (ArrivedKind::Monitoring, 2, 1));
    let totals = arrived.totals.iter().map(|(column, total)| format!("{column} {total}"));
    assert_eq!(totals.collect::<Vec<_>>(), ["planned_activity 2.5", "price 10.5"]);
    let [slice] = &arrived.slices[..] else { panic!("one slice: {:?}", arrived.slices) };
    assert_eq!((slice.provider.as_str(), slice.year, slice.month), ("RX1", 2025, 1));
    assert_eq!((slice.created.to_string().as_str(), slice.rows), ("2025-05-20T10:00:00", 2));
    let rejects = fs::read_to_string(desk.path("rejects.csv")).unwrap();
    assert!(rejects.contains("acm.csv,4,provider-form,"), "{rejects}");

    let draft = arrival_draft(&arrived, "importer").unwrap();
    assert_eq!(decode(draft.version, &draft.body), Ok(arrived.clone()));
    assert_eq!(draft.content(), arrival_draft(&arrived, "importer").unwrap().content());
    for cut in 0..draft.body.len() {
        assert!(decode(1, &draft.body[..cut]).is_err(), "{cut}");
    }
    // A golden value: old bytes decode for ever. If this fails, a new version is needed.
    assert_eq!(
        Hash::of(&[&draft.body]).to_string(),
        "eb0380d1839e88d554e7e7e4948d213ad489db4f36e9b5901b90e8979cf31774"
    );
}

#[test]
fn columns_of_parquet_keep_their_types_and_their_bad_rows_are_named() {
    let desk = Desk::new();
    let codes: DictionaryArray<Int32Type> = ["A81001", "A81002", "A81001"].into_iter().collect();
    let costs = Float64Array::from(vec![Some(0.1), Some(f64::NAN), None]);
    let columns: [(&str, ArrayRef); 2] = [("practice", Arc::new(codes)), ("cost", Arc::new(costs))];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let file = desk.path("rows.parquet");
    let writer = fs::File::create(&file).unwrap();
    let mut writer = ArrowWriter::try_new(writer, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let arrived = desk.arrive(&file, &["cost"]).unwrap();
    assert_eq!((arrived.rows, arrived.rejected), (2, 1));
    assert_eq!(arrived.totals, [("cost".to_owned(), Total::parse("0.1").unwrap())]);
    let rejects = fs::read_to_string(desk.path("rejects.csv")).unwrap();
    assert!(rejects.contains("rows.parquet,2,measure-form,"), "{rejects}");
    assert!(rejects.contains(",\"A81002,NaN\""), "{rejects}");
    let set = fs::File::open(set_path(&desk.path("sets"), arrived.content)).unwrap();
    let set = ParquetRecordBatchReaderBuilder::try_new(set).unwrap();
    assert_eq!(set.schema().fields(), batch.schema().fields());
}
