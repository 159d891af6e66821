//! Small excerpts of each ODS report, with invented organisations, and every fact they give.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use remit_exchange::{Options, Unreadable, read_bytes};
use support::{expect, read, read_published, shown, today, workbook};

/// The older layout of `epraccur`, one practice.
const PRACTICE: &str = r#""X81001","THE MILL SURGERY","Y99","QXX","1 MILL LANE","","MILLTOWN","KENT","","XX1 1AA","19740401","","A","B","00X","20130401","","01234","","","","0","","00X","","4","""#;

#[test]
fn epraccur_of_the_older_layout_gives_a_practice_and_its_commissioner() {
    expect(
        &read_published(PRACTICE, "2019-08-31"),
        "epraccur",
        &[
            "X81001 Exists Practice 1974-04-01 to ",
            "X81001 Named \"THE MILL SURGERY\" on 2019-08-31",
            "X81001 Town \"MILLTOWN\" on 2019-08-31",
            "X81001 Postcode \"XX1 1AA\" on 2019-08-31",
            "X81001 CommissionedBy 00X 2013-04-01 to ",
            "X81001 LiesIn Y99 on 2019-08-31",
            "X81001 LiesIn QXX on 2019-08-31",
            "X81001 Standing Active on 2019-08-31",
        ],
    );
}

#[test]
fn epraccur_of_the_newer_layout_has_words_and_roles() {
    let text = r#""X81002","THE GATE SURGERY","Y99","QXX","1 GATE","","LOW","GATETOWN","","XX1 1AB","19740401","20171031","INACTIVE","B","00X","20130401","20171031","","","","","1","","00X","","RO76|RO268","""#;
    expect(
        &read_published(text, "2026-02-28"),
        "epraccur-dse",
        &[
            "X81002 Exists Practice 1974-04-01 to 2017-11-01",
            "X81002 Named \"THE GATE SURGERY\" on 2026-02-28",
            "X81002 Town \"GATETOWN\" on 2026-02-28",
            "X81002 Postcode \"XX1 1AB\" on 2026-02-28",
            "X81002 CommissionedBy 00X 2013-04-01 to 2017-11-01",
            "X81002 LiesIn Y99 on 2026-02-28",
            "X81002 LiesIn QXX on 2026-02-28",
            "X81002 Standing Closed on 2026-02-28",
        ],
    );
}

#[test]
fn a_row_of_epraccur_without_its_last_column_names_its_commissioner_in_column_24() {
    let text = "X00009,A clinic,,,,,,,,,20170101,,A,,,,,,,,,,,C01,,9,\n\
                X00008,Another,,,,,,,,,20170101,,D,Z,,,,,,,,,,YAD,,4\n";
    expect(
        &read_published(text, "2018-01-01"),
        "epraccur",
        &[
            "X00009 Exists PrescribingCostCentre 2017-01-01 to ",
            "X00009 Named \"A clinic\" on 2018-01-01",
            "X00009 CommissionedBy C01 on 2018-01-01",
            "X00009 Standing Active on 2018-01-01",
            // Z is not allocated to a commissioner: column 24 holds some other provider.
            "X00008 Exists Practice 2017-01-01 to ",
            "X00008 Named \"Another\" on 2018-01-01",
            "X00008 Standing Dormant on 2018-01-01",
        ],
    );
}

#[test]
fn epcmem_gives_memberships_in_any_order_and_the_life_of_old_bodies() {
    let text = "\"X81001\",\"00X\",\"W\",\"20130401\",\"\",\"0\"\n\
                \"X81001\",\"5XX\",\"W\",\"20061001\",\"20130331\",\"0\"\n\
                \"X81002\",\"5XX\",\"W\",\"20010401\",\"20060930\",\"0\"\n\
                \"X81001\",\"4XX01\",\"W\",\"19990401\",\"20010331\",\"0\"\n\
                \"W00001\",\"7A1\",\"W\",\"20091001\",\"\",\"0\"\n";
    expect(
        &read_published(text, "2019-08-31"),
        "epcmem",
        &[
            "X81001 CommissionedBy 00X 2013-04-01 to ",
            "X81001 CommissionedBy 5XX 2006-10-01 to 2013-04-01",
            "X81002 CommissionedBy 5XX 2001-04-01 to 2006-10-01",
            "X81001 CommissionedBy 4XX01 1999-04-01 to 2001-04-01",
            "W00001 CommissionedBy 7A1 2009-10-01 to ",
            "4XX01 Exists PrimaryCareGroup 1999-04-01 to 2001-04-01",
            "5XX Exists Pct 2001-04-01 to 2013-04-01",
            "7A1 Exists HealthBoard 2009-10-01 to ",
        ],
    );
}

#[test]
fn several_successors_on_one_date_are_a_split_and_a_chain_is_no_circle() {
    let text = "\"QX7\",\"S1X\",\"\",\"20260401\",\"0\"\n\
                \"QX7\",\"S2X\",\"\",\"20260401\",\"0\"\n\
                \"00X\",\"15X\",\"\",\"20180401\",\"1\"\n\
                \"15X\",\"D4X1Y\",\"\",\"20210401\",\"0\"\n\
                \"15X\",\"00X\",\"\",\"20220401\",\"0\"\n";
    let file = read(text).unwrap();
    expect(
        &file,
        "succ",
        &[
            "QX7 SucceededBy S1X, NotStated 2026-04-01 to ",
            "QX7 SucceededBy S2X, NotStated 2026-04-01 to ",
            "00X SucceededBy 15X, NotStated 2018-04-01 to ",
            "15X SucceededBy D4X1Y, NotStated 2021-04-01 to ",
            "15X SucceededBy 00X, NotStated 2022-04-01 to ",
        ],
    );
    assert_eq!(file.publication.published, support::date("2026-04-01"));
}

/// Makes a row of 27 columns out of the filled ones.
fn row(filled: &[(usize, &str)]) -> String {
    let mut cells = vec![""; 27];
    for (column, cell) in filled {
        cells[column - 1] = cell;
    }
    let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
    quoted.join(",") + "\n"
}

#[test]
fn a_row_of_eccg_is_a_ccg_until_july_2022_and_a_sub_icb_location_since() {
    let open = [(1, "91X"), (2, "NHS NEWTOWN ICB - 91X"), (3, "Y99"), (4, "QXX"), (11, "20200401")];
    let closed = [(1, "09X"), (2, "NHS OLDTOWN CCG"), (3, "Y99"), (4, "QXX"), (11, "20130401")];
    let text = row(&[&open[..], &[(14, "RO319|RO326")]].concat())
        + &row(&[&closed[..], &[(12, "20200331")]].concat())
        + &row(&[(1, "13X"), (2, "COMMISSIONING HUB"), (11, "20130401"), (14, "RO218")])
        + &row(&[(1, "A1X2Y"), (2, "EAST"), (4, "QXX"), (11, "20220701"), (14, "RO327")]);
    expect(
        &read_published(&text, "2025-12-31"),
        "eccg",
        &[
            "91X Exists Ccg 2020-04-01 to 2022-07-01",
            "91X Exists SubIcbLocation 2022-07-01 to ",
            "91X Named \"NHS NEWTOWN ICB - 91X\" on 2025-12-31",
            "91X PartOf QXX, Icb on 2025-12-31",
            "91X PartOf Y99, Region on 2025-12-31",
            "09X Exists Ccg 2013-04-01 to 2020-04-01",
            "09X Named \"NHS OLDTOWN CCG\" 2013-04-01 to 2020-04-01",
            "09X LiesIn Y99 on 2020-03-31",
            "09X LiesIn QXX on 2020-03-31",
            "13X Exists Hub 2013-04-01 to ",
            "13X Named \"COMMISSIONING HUB\" on 2025-12-31",
            "A1X2Y Exists SubIcbReportingEntity 2022-07-01 to ",
            "A1X2Y Named \"EAST\" on 2025-12-31",
            "A1X2Y PartOf QXX, Icb on 2025-12-31",
        ],
    );
}

#[test]
fn etr_gives_trusts_and_is_told_from_eccg_by_a_single_row() {
    let text = row(&[
        (1, "RX1"),
        (2, "NEWTOWN NHS FOUNDATION TRUST"),
        (3, "Y99"),
        (4, "QXX"),
        (8, "NEWTOWN"),
        (10, "XX1 1AC"),
        (11, "20010401"),
        (12, "20191231"),
        (24, "B"),
    ]);
    expect(
        &read_published(&text, "2022-03-31"),
        "etr",
        &[
            "RX1 Exists Trust 2001-04-01 to 2020-01-01",
            "RX1 Named \"NEWTOWN NHS FOUNDATION TRUST\" 2001-04-01 to 2020-01-01",
            "RX1 LiesIn Y99 on 2022-03-31",
            "RX1 LiesIn QXX on 2022-03-31",
            "RX1 Town \"NEWTOWN\" on 2022-03-31",
            "RX1 Postcode \"XX1 1AC\" on 2022-03-31",
        ],
    );
    let closed_ccg = row(&[(1, "09X"), (2, "NHS OLDTOWN CCG"), (11, "20130401")]);
    assert_eq!(read_published(&closed_ccg, "2022-03-31").publication.format, "eccg");
    let neither = row(&[(1, "ABCDE"), (2, "SOMEBODY"), (11, "20130401")]);
    assert!(matches!(read(&neither), Err(Unreadable::NotRecognised { .. })));
}

const NETWORK_HEADINGS: &[&str] = &[
    "PCN Code",
    "PCN Name",
    "Current Clinical \nCommissioning \nGroup Code",
    "Open Date",
    "Close Date",
];
const PARTNER_HEADINGS: &[&str] = &[
    "Partner\nOrganisation\nCode",
    "PCN Code",
    "PCN Name",
    "Practice to PCN\nRelationship\nStart Date",
    "Practice to PCN\nRelationship\nEnd Date",
];

#[test]
fn epcn_reads_both_sheets_whatever_the_headings_and_dates_look_like() {
    let bytes = workbook(&[
        (
            "PCNDetails",
            &[
                NETWORK_HEADINGS,
                &["U00001", "MILL PCN", "91X", "20191001", ""],
                &["U00002", "GATE PCN", "91X", "", ""],
            ],
        ),
        (
            "PCN Core Partner Details",
            &[
                PARTNER_HEADINGS,
                // 43739 is 2019-10-01 as Excel counts days.
                &["X81001", "U00001", "MILL PCN", "43739", "20200831"],
                &["X81002", "U00001", "MILL PCN", "2019-10-01", ""],
                &["X81003", "U00001", "MILL PCN", "20201001", "20200831"],
            ],
        ),
    ]);
    let file = read_bytes("ePCN.xlsx", &bytes, &Options::default(), today()).unwrap();
    assert_eq!(file.publication.published, support::date("2020-10-01"));
    assert_eq!(file.publication.rows, 5);
    assert_eq!(
        shown(&file.facts),
        [
            "U00001 Exists Pcn 2019-10-01 to ",
            "U00001 Named \"MILL PCN\" on 2020-10-01",
            "U00001 PartOf 91X, Ccg on 2020-10-01",
            "U00002 Exists Pcn  to ",
            "U00002 Named \"GATE PCN\" on 2020-10-01",
            "U00002 PartOf 91X, Ccg on 2020-10-01",
            "X81001 PartOf U00001, Pcn 2019-10-01 to 2020-09-01",
            "X81002 PartOf U00001, Pcn 2019-10-01 to ",
        ]
    );
    assert_eq!(file.rejected[0].line, 4);
    assert!(file.rejected[0].reason.starts_with("sheet \"PCN Core Partner Details\": the period"));
    let later = Options { published: Some(support::date("2023-01-31")) };
    let file = read_bytes("ePCN.xlsx", &bytes, &later, today()).unwrap();
    assert!(shown(&file.facts).contains(&"U00001 PartOf 91X, SubIcbLocation on 2023-01-31".into()));
}

#[test]
fn a_workbook_without_the_sheets_of_networks_names_those_it_has() {
    let bytes = workbook(&[("Notes", &[&["a"]]), ("IMD", &[&["b"]])]);
    let error = read_bytes("x.xlsx", &bytes, &Options::default(), today()).unwrap_err();
    assert!(matches!(&error, Unreadable::NoSheet { found, .. } if found == "\"Notes\", \"IMD\""));
    let bytes = workbook(&[
        ("PCN Details", &[&["PCN Code", "PCN Name"]]),
        ("PCN Core Partner Details", &[PARTNER_HEADINGS]),
    ]);
    let error = read_bytes("x.xlsx", &bytes, &Options::default(), today()).unwrap_err();
    assert!(matches!(error, Unreadable::MissingColumn { format: "epcn", .. }));
    let error = read_bytes("x.xlsx", &bytes[..90], &Options::default(), today()).unwrap_err();
    assert!(matches!(error, Unreadable::BadWorkbook { .. }));
}

#[test]
fn pct_to_ccg_tells_a_whole_successor_from_parts() {
    let text = r#"[
      {"nhscode": "5X1", "onscode": "E16000901", "name": "Mill", "CCG":
        {"code": "00X", "name": "NHS Mill CCG", "onscode": "E38000901", "pcd_percent": "100.0"}},
      {"nhscode": "5X2", "onscode": "E16000902", "name": "Gate", "CCG": [
        {"code": "00X", "name": "NHS Mill CCG", "onscode": "E38000901", "pcd_percent": "40.0"},
        {"code": "00Y", "name": "NHS Gate CCG", "onscode": "E38000902", "pcd_percent": "60.0"}]}
    ]"#;
    expect(
        &read(text).unwrap(),
        "pct-to-ccg",
        &[
            "5X1 Exists Pct  to 2013-04-01",
            "5X1 Named \"Mill\"  to 2013-04-01",
            "5X1 Coded E16000901  to 2013-04-01",
            "5X1 SucceededBy 00X, Whole 2013-04-01 to ",
            "00X Named \"NHS Mill CCG\" on 2015-04-01",
            "00X Coded E38000901 on 2015-04-01",
            "5X2 Exists Pct  to 2013-04-01",
            "5X2 Named \"Gate\"  to 2013-04-01",
            "5X2 Coded E16000902  to 2013-04-01",
            "5X2 SucceededBy 00X, Part 2013-04-01 to ",
            "5X2 SucceededBy 00Y, Part 2013-04-01 to ",
            "00Y Named \"NHS Gate CCG\" on 2015-04-01",
            "00Y Coded E38000902 on 2015-04-01",
        ],
    );
}

#[test]
fn names_of_bodies_that_ended_in_2013_are_not_shown_on_a_later_day() {
    let text = r#"{"E16000901": "Mill", "E18000901": "North", "W11000901": "Cwm"}"#;
    expect(
        &read_published(text, "2019-07-11"),
        "ons-names",
        &[
            "E16000901 Exists Pct on 2013-03-31",
            "E16000901 Named \"Mill\" on 2013-03-31",
            "E18000901 Exists Sha on 2013-03-31",
            "E18000901 Named \"North\" on 2013-03-31",
            "W11000901 Exists HealthBoard on 2019-07-11",
            "W11000901 Named \"Cwm\" on 2019-07-11",
        ],
    );
}
