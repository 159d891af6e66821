//! Prices in the engine: what each row costs is what the plain reference says, for any number of
//! cores, and nothing is lost. Every organisation and price is invented.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use remit_activity::{AssignBy, Assigned, Assigning, assign_files, files_of};
use remit_dictionary::Date;
use remit_payment::price::{Agreements, Asked, Factors, Prices, Quantity, Terms};
use remit_payment::tables::Tables;

const SERVICES: &str = "SERVICE CODE,ICBDelegationStatus,Specialised Flag,Specialised MH Flag,\
Secondary Dental Flag,Public Health Flag,Effective_From,Effective_To
ZGRN,GREEN,1,0,0,0,2024-04-01,2050-03-01
";
const SUB_ICBS: &str = "SubICB_Code,ICB_Code,ODSCommHub,ODSRegion,\
ProvisionalICBDelegationStatus,Effective_From,Effective_To
ZA1,QZA,HA,RA,Yes,2024-04-01,2050-03-31
";
const JUSTICE: &str = "EnglandHealthandJusticeCommissioningHubCode,Y0Prescribingcode\nJA,YZ1\n";
const FORCES: &str = "Organisation_Code,English_AF_GP_Practice_Flag\nAZ1,1\n";

fn tables() -> Tables {
    Tables::read(&[
        ("cam_service_codes", SERVICES),
        ("cam_sub_icb_to_hub", SUB_ICBS),
        ("cam_health_justice_practices", JUSTICE),
        ("cam_armed_forces_practices", FORCES),
    ])
    .unwrap()
}

fn terms() -> Terms {
    let prices = "code,pod,from,until,price,provider,commissioner\n\
        Z1,EL,2025-04-01,2026-04-01,100.01,,\n,DC,2025-04-01,,33.33,,\nZ1,EL,2025-05-01,,71,P1,\n";
    let factors = "provider,from,until,factor\nP0,2025-04-01,,1.043423\nP1,2025-06-01,,0.97\n";
    let agreed = "provider,commissioner,from,until,mechanism,fixed,share\n\
        P0,C0,2025-04-01,2026-04-01,block,1000.01,\nP1,C1,2025-07-01,2025-10-01,blended,50,0.25\n";
    Terms {
        prices: Prices::read("prices", prices).unwrap(),
        factors: Factors::read("factors", factors).unwrap(),
        agreements: Some(Agreements::read("agreements", agreed).unwrap()),
    }
}

/// Every combination of what a price is found by, some rows of which cannot be read.
fn rows() -> String {
    let mut text = "activity_date,gp_practice,gp_sub_icb,residence_sub_icb,host_sub_icb,category,\
        service_code,tfc,pod,provider,submitted_commissioner,cost_pence,tariff_code,activity\n"
        .to_owned();
    for day in ["2025-03-31", "2025-04-01", "2025-05-31", "2025-07-15", "2026-04-01", "", "never"] {
        for provider in ["P0", "P1", "P2", ""] {
            for commissioner in ["C0", "C1", "ZA1"] {
                for (code, pod) in [("Z1", "EL"), ("", "DC"), ("Z2", "EL")] {
                    for activity in ["1", "0.5", "-3", "x", "9999999999"] {
                        let _ = writeln!(
                            text,
                            "{day},X,ZA1,,,12,,100,{pod},{provider},{commissioner},5,{code},\
                             {activity}"
                        );
                    }
                }
            }
        }
    }
    text
}

fn assigned(terms: &Terms, threads: usize) -> (Assigned, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    std::fs::write(&path, rows()).unwrap();
    let tables = tables();
    let how = Assigning { by: AssignBy::Monitoring(&tables), terms: Some(terms) };
    let mut out = Vec::new();
    let inputs = files_of(&[path]).unwrap();
    let done = assign_files(&inputs, how, threads, &mut out, &mut |_| Ok(()), &|_| true).unwrap();
    (done, String::from_utf8(out).unwrap())
}

#[test]
fn every_row_costs_what_the_plain_reference_says() {
    let terms = terms();
    let (done, text) = assigned(&terms, 2);
    assert_eq!((done.clone(), text.clone()), assigned(&terms, 1));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let place = |name: &str| headings.iter().position(|own| own == name).unwrap();
    let (mut price, mut mechanisms) = (0, std::collections::BTreeSet::new());
    for row in reader.records() {
        let row = row.unwrap();
        let cell = |name: &str| &row[place(name)];
        let charge = Date::parse(cell("activity_date")).map_err(|_| "no_date").and_then(|day| {
            let asked = Asked {
                provider: cell("provider"),
                commissioner: cell("submitted_commissioner"),
                code: cell("tariff_code"),
                pod: cell("pod"),
                day,
            };
            let mechanism = terms.mechanism(&asked).map_err(|why| why.as_str())?;
            let quantity = Quantity::parse(cell("activity")).map_err(|_| "no_activity")?;
            Ok((mechanism.as_str(), mechanism.charge(quantity).unwrap().variable))
        });
        let found = (cell("mechanism"), cell("price_pence"), cell("price_reason"));
        match charge {
            Ok((mechanism, pence)) => {
                assert_eq!(found, (mechanism, &*pence.0.to_string(), ""), "{row:?}");
                price += i128::from(pence.0);
                mechanisms.insert(mechanism);
            }
            Err(reason) => assert_eq!(found, ("", "", reason), "{row:?}"),
        }
    }
    assert_eq!(price, done.price_pence());
    assert_eq!(
        mechanisms.into_iter().collect::<Vec<_>>(),
        ["blended", "block", "local", "unit_price"]
    );
    assert_eq!((done.rows, done.rows_out, done.rows_rejected()), (1_260, 1_080, 180));
    // Three months of the block have rows, and one of the blended payment.
    assert_eq!(
        done.fixed.values().map(|own| own.0).collect::<Vec<_>>(),
        [8_333, 8_333, 8_333, 1_666]
    );
}
