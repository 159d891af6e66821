//! Parquet files whose columns are not what a run needs: the column is named with its type, or each
//! row with its reason, and the good rows are kept.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use remit_activity::{
    AssignBy, AssignError, Assigned, Assigning, Cells, Columns, Every, Rejected, ScanError,
    assign_files, files_of, print_decimal, scan,
};
use remit_payment::tables::{
    ARMED_FORCES_PRACTICES, JUSTICE_PRACTICES, SERVICE_CODES, SUB_ICBS, Tables,
};

fn write(folder: &Path, columns: Vec<(&str, ArrayRef)>) -> PathBuf {
    let path = folder.join("rows.parquet");
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let file = File::create(&path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    path
}

fn codes(rows: usize) -> ArrayRef {
    Arc::new(StringArray::from(vec!["Z00001"; rows]))
}

fn scanned(path: &Path, measure: &str) -> Result<Cells, ScanError> {
    let columns = Columns {
        date: None,
        code: "code".to_owned(),
        finer: None,
        measures: vec![measure.to_owned()],
        signed: vec![false],
        every: Every::Whole,
    };
    scan(&files_of(&[path.to_owned()]).unwrap(), &columns, &[], 2, &|_| true)
}

#[test]
fn a_float_that_is_no_figure_is_rejected_by_row_and_the_others_are_summed() {
    let folder = tempfile::tempdir().unwrap();
    let figures =
        [Some(1.5), Some(f64::NAN), Some(f64::INFINITY), None, Some(-0.5), Some(1e12), Some(2.25)];
    let figures: ArrayRef = Arc::new(Float64Array::from(figures.to_vec()));
    let path = write(folder.path(), vec![("code", codes(7)), ("cost", figures)]);
    let cells = scanned(&path, "cost").unwrap();
    let rejected: Vec<(u64, &str)> =
        cells.rejected.iter().map(|own| (own.row, own.reason.word())).collect();
    assert_eq!(
        rejected,
        [
            (2, "unreadable-figure"),
            (3, "unreadable-figure"),
            (4, "no-figure"),
            (5, "negative-figure"),
            (6, "absurd-figure"),
        ]
    );
    let counted = cells.read[0] - cells.rejected_sums[0];
    assert_eq!((cells.rows, print_decimal(counted).as_str()), (7, "3.75"));
}

#[test]
fn a_column_of_truths_or_of_lists_is_no_measure_and_is_named_with_its_type() {
    let folder = tempfile::tempdir().unwrap();
    let truths: ArrayRef = Arc::new(BooleanArray::from(vec![true, false]));
    let path = write(folder.path(), vec![("code", codes(2)), ("seen", truths)]);
    let error = scanned(&path, "seen").unwrap_err().to_string();
    let wanted = "column \"seen\" is of type Boolean, not a number: restate counts and money";
    assert!(error.contains("rows.parquet: ") && error.ends_with(wanted), "{error}");
}

const TEXTS: [&str; 8] = [
    "gp_practice",
    "gp_sub_icb",
    "residence_sub_icb",
    "host_sub_icb",
    "category",
    "service_code",
    "tfc",
    "pod",
];

fn assigned(dates: ArrayRef, costs: ArrayRef) -> Result<(Assigned, Vec<Rejected>), AssignError> {
    let folder = tempfile::tempdir().unwrap();
    let texts = || Arc::new(StringArray::from(vec![""; costs.len()])) as ArrayRef;
    let mut columns = vec![("activity_date", dates), ("cost_pence", Arc::clone(&costs))];
    columns.extend(TEXTS.map(|name| (name, texts())));
    let inputs = files_of(&[write(folder.path(), columns)]).unwrap();
    let tables = Tables::read(&[
        (
            SERVICE_CODES,
            "SERVICE CODE,ICBDelegationStatus,Specialised Flag,Specialised MH Flag,\
             Secondary Dental Flag,Public Health Flag,Effective_From,Effective_To\n\
             ZGRN,GREEN,1,0,0,0,2024-04-01,2050-03-01\n",
        ),
        (
            SUB_ICBS,
            "SubICB_Code,ICB_Code,ODSCommHub,ODSRegion,ProvisionalICBDelegationStatus,\
             Effective_From,Effective_To\nZA1,QZA,HA,RA,Yes,2024-04-01,2050-03-31\n",
        ),
        (
            JUSTICE_PRACTICES,
            "EnglandHealthandJusticeCommissioningHubCode,Y0Prescribingcode\nJA,YZ1\n",
        ),
        (ARMED_FORCES_PRACTICES, "Organisation_Code,English_AF_GP_Practice_Flag\nAZ1,1\n"),
    ])
    .unwrap();
    let mut rejected = Vec::new();
    let mut reject = |own: &Rejected| {
        rejected.push(own.clone());
        Ok(())
    };
    let how = Assigning { by: AssignBy::Monitoring(&tables), terms: None };
    let assigned = assign_files(&inputs, how, 2, &mut Vec::new(), &mut reject, &|_| true)?;
    Ok((assigned, rejected))
}

fn reasons(rejected: &[Rejected]) -> Vec<(u64, &str)> {
    rejected.iter().map(|own| (own.row, own.reason.word())).collect()
}

#[test]
fn what_is_no_day_and_no_pence_is_rejected_by_row_when_rows_are_assigned() {
    let texts = vec!["2025-05-01"; 5];
    let dates = || Arc::new(StringArray::from(texts.clone())) as ArrayRef;
    let floats = vec![Some(500.0), Some(0.5), Some(f64::NAN), None, Some(-200.0)];
    let (sums, rejected) = assigned(dates(), Arc::new(Float64Array::from(floats))).unwrap();
    assert_eq!(reasons(&rejected), [(2, "unreadable-figure"), (3, "unreadable-figure")]);
    assert_eq!((sums.rows, sums.rows_out, sums.cost_in), (5, 3, 300));

    let truths = BooleanArray::from(vec![true; 5]);
    let (sums, rejected) = assigned(dates(), Arc::new(truths)).unwrap();
    assert_eq!(reasons(&rejected), [1, 2, 3, 4, 5].map(|row| (row, "unreadable-figure")));
    assert_eq!((sums.rows, sums.rows_out, sums.cost_in), (5, 0, 0));

    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![7, 2_025]));
    let costs = Arc::new(Int64Array::from(vec![1, 2]));
    let (sums, rejected) = assigned(numbers, costs).unwrap();
    assert_eq!(reasons(&rejected), [1, 2].map(|row| (row, "unreadable-date")));
    assert_eq!((sums.rows_out, sums.cost_in, sums.cost_rejected), (0, 3, 3));
}
