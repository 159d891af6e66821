//! Small excerpts of each table with headings, with invented organisations, and their facts.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use support::{date, expect, read, read_published, shown};

#[test]
fn a_look_up_of_small_areas_shows_each_body_once() {
    let text = "FID,LSOA11CD,LSOA11NM,CCG19CD,CCG19CDH,CCG19NM,LAD19CD,LAD19NM\n\
                1,E01000901,Mill 001A,E38000901,00X,NHS Mill CCG,E06000901,Mill\n\
                2,E01000902,Mill 001B,E38000901,00X,NHS Mill CCG,E07000902,Gate\n";
    expect(
        &read(text).unwrap(),
        "lsoa-lookup",
        &[
            "E01000901 InArea E06000901, Council, Lsoa2011 on 2019-04-01",
            "E06000901 Exists UnitaryCouncil on 2019-04-01",
            "E06000901 Named \"Mill\" on 2019-04-01",
            "E01000901 InArea 00X, Commissioner, Lsoa2011 on 2019-04-01",
            "00X Exists Ccg on 2019-04-01",
            "00X Named \"NHS Mill CCG\" on 2019-04-01",
            "00X Coded E38000901 on 2019-04-01",
            "E01000902 InArea E07000902, Council, Lsoa2011 on 2019-04-01",
            "E07000902 Exists DistrictCouncil on 2019-04-01",
            "E07000902 Named \"Gate\" on 2019-04-01",
            "E01000902 InArea 00X, Commissioner, Lsoa2011 on 2019-04-01",
        ],
    );
}

#[test]
fn a_look_up_of_2024_has_other_headings_and_the_small_areas_of_2021() {
    let text = "lsoa21_name,lsoa21_code,sicbl24_name,sicbl24_code,sicbl24_code_nhs,icb24_name,\
                icb24_code,icb24_code_nhs\n\
                Mill 001A,E01000901,NHS Mill ICB - 00X,E38000901,00X,NHS Mill,E54000901,QXX\n";
    expect(
        &read(text).unwrap(),
        "lsoa-lookup",
        &[
            "E01000901 InArea 00X, Commissioner, Lsoa2021 on 2024-04-01",
            "00X Exists SubIcbLocation on 2024-04-01",
            "00X Named \"NHS Mill ICB - 00X\" on 2024-04-01",
            "00X Coded E38000901 on 2024-04-01",
            "00X PartOf QXX, Icb on 2024-04-01",
            "QXX Exists Icb on 2024-04-01",
            "QXX Named \"NHS Mill\" on 2024-04-01",
            "QXX Coded E54000901 on 2024-04-01",
        ],
    );
    let july = text.replace("24", "22");
    assert_eq!(read(&july).unwrap().publication.published, date("2022-07-01"));
}

#[test]
fn names_and_codes_give_a_body_its_name_and_its_ons_code() {
    expect(
        &read("ICB24CD,ICB24CDH,ICB24NM,ObjectId\nE54000901,QXX,NHS Mill ICB,1\n").unwrap(),
        "names-and-codes",
        &[
            "QXX Exists Icb on 2024-04-01",
            "QXX Named \"NHS Mill ICB\" on 2024-04-01",
            "QXX Coded E54000901 on 2024-04-01",
        ],
    );
}

#[test]
fn a_hierarchy_goes_up_to_systems_and_regions() {
    let text = "CCG21CD,CCG21CDH,CCG21NM,STP21CD,STP21CDH,STP21NM,NHSER21CD,NHSER21CDH,NHSER21NM\n\
                E38000901,00X,Mill,E54000901,QXX,Mill and Gate,E40000901,Y99,Middle\n";
    expect(
        &read(text).unwrap(),
        "hierarchy",
        &[
            "00X Exists Ccg on 2021-04-01",
            "00X Named \"Mill\" on 2021-04-01",
            "00X Coded E38000901 on 2021-04-01",
            "00X PartOf QXX, Stp on 2021-04-01",
            "00X PartOf Y99, Region on 2021-04-01",
            "QXX Exists Stp on 2021-04-01",
            "QXX Named \"Mill and Gate\" on 2021-04-01",
            "QXX Coded E54000901 on 2021-04-01",
            "QXX PartOf Y99, Region on 2021-04-01",
            "Y99 Exists Region on 2021-04-01",
            "Y99 Named \"Middle\" on 2021-04-01",
            "Y99 Coded E40000901 on 2021-04-01",
        ],
    );
}

#[test]
fn a_system_without_an_ods_code_goes_by_its_ons_code() {
    let text =
        "CCG18CD,CCG18CDH,CCG18NM,STP18CD,STP18NM,FID\nE38000901,00X,Mill,E54000901,Hills,1\n";
    let file = read(text).unwrap();
    let facts = shown(&file.facts);
    assert!(facts.contains(&"00X PartOf E54000901, Stp on 2018-04-01".into()), "{facts:?}");
    assert!(!facts.iter().any(|fact| fact.contains("Coded E54")), "{facts:?}");
    let text = "CCG18CD,CCG18CDH,CCG18NM,NHSRLO18CD,NHSRLO18CDH,NHSRLO18NM,NHSER18CD,NHSER18CDH,\
                NHSER18NM\nE38000901,00X,Mill,E39000901,Q99,Local,E40000901,Y99,Middle\n";
    let facts = shown(&read(text).unwrap().facts);
    for fact in ["00X PartOf Q99, AreaTeam", "00X PartOf Y99, Region", "Q99 PartOf Y99, Region"] {
        assert!(facts.contains(&format!("{fact} on 2018-04-01")), "{fact}: {facts:?}");
    }
}

#[test]
fn the_sub_icb_table_tells_locations_entities_and_new_boards_apart() {
    let text = "\u{feff}Organisation_Code,Organisation_Name,ICB_Code,ICB_Name\n\
                00X,NHS Mill ICB,QXX,NHS Mill Integrated Care Board\n\
                A1X2Y,East - SubICB Reporting Entity,QXX,NHS Mill Integrated Care Board\n\
                ,,S1X2Y,NHS Hills Integrated Care Board\n";
    expect(
        &read_published(text, "2026-04-30"),
        "sub-icb-table",
        &[
            "QXX Exists Icb on 2026-04-30",
            "QXX Named \"NHS Mill Integrated Care Board\" on 2026-04-30",
            "00X Exists SubIcbLocation on 2026-04-30",
            "00X PartOf QXX, Icb on 2026-04-30",
            "A1X2Y Exists SubIcbReportingEntity on 2026-04-30",
            "A1X2Y Named \"East - SubICB Reporting Entity\" on 2026-04-30",
            "A1X2Y PartOf QXX, Icb on 2026-04-30",
            "S1X2Y Exists Icb on 2026-04-30",
            "S1X2Y Named \"NHS Hills Integrated Care Board\" on 2026-04-30",
        ],
    );
}

#[test]
fn a_list_of_practices_counts_only_the_rows_of_all() {
    let text = "PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,\
                NUMBER_OF_PATIENTS\n\
                GP_PRAC_PAT_LIST,01JAN2021,GP,00X,E38000901,X81001,XX1 1AA,ALL,ALL,5903\n\
                GP_PRAC_PAT_LIST,01JAN2021,GP,00X,E38000901,X81001,XX1 1AA,MALE,ALL,2900\n\
                GP_PRAC_PAT_LIST,01JAN2021,CCG,00X,E38000901,00X,,ALL,ALL,100000\n";
    let file = read(text).unwrap();
    expect(
        &file,
        "list-size",
        &["X81001 ListSize 5903 on 2021-01-01", "X81001 CommissionedBy 00X on 2021-01-01"],
    );
    assert_eq!(file.publication.rows, 3);
    assert_eq!(file.warnings, ["rows by sex or age, or not of a practice, are left out: 2"]);
}

#[test]
fn the_other_lists_are_read_too() {
    let text = "SUB_ICB_LOCATION_CODE,ICB_ONS_CODE,REGION_CODE,Appointment_Month,Included Practices,\
                Open Practices,Patients registered at included practices,\
                Patients registered at open practices\n\
                00X,E54000901,E40000901,01AUG2020,40,41,329182,330000\n";
    expect(&read(text).unwrap(), "list-size", &["00X ListSize 330000 on 2020-08-01"]);
    let text = "practice_code,list_size,imd_score\nX81001,3890,NA\n";
    expect(
        &read_published(text, "2025-06-30"),
        "list-size",
        &["X81001 ListSize 3890 on 2025-06-30"],
    );
    let text =
        "ods,postcode,lat,lng,patients\nX81001,XX1 1AA,54.5,-1.3,3747\nX81002,XX1 1AB,1,2,\n";
    expect(
        &read_published(text, "2026-07-31"),
        "list-size",
        &[
            "X81001 Postcode \"XX1 1AA\" on 2026-07-31",
            "X81001 ListSize 3747 on 2026-07-31",
            "X81002 Postcode \"XX1 1AB\" on 2026-07-31",
        ],
    );
}

#[test]
fn the_practice_map_leaves_out_a_network_that_stands_for_none() {
    let head = "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,\
                PCN_NAME,ONS_CCG_CODE,CCG_CODE,CCG_NAME,ONS_STP_CODE,STP_CODE,STP_NAME,\
                ONS_COMM_REGION_CODE,COMM_REGION_CODE,COMM_REGION_NAME\n";
    let above = "E38000901,00X,NHS Mill CCG,E54000901,QXX,Hills,E40000901,Y99,Middle";
    let text = format!(
        "{head}MAP,01Jan2022,X81001,THE MILL SURGERY,XX1 1AA,U00001,MILL PCN,{above}\n\
         MAP,01Jan2022,X81002,THE GATE SURGERY,XX1 1AB,U,UNALLOCATED,{above}\n"
    );
    let on = "on 2022-01-01";
    let expected = [
        "X81001 Named \"THE MILL SURGERY\"",
        "X81001 Postcode \"XX1 1AA\"",
        "X81001 CommissionedBy 00X",
        "X81001 PartOf U00001, Pcn",
        "U00001 Exists Pcn",
        "U00001 Named \"MILL PCN\"",
        "00X Exists Ccg",
        "00X Named \"NHS Mill CCG\"",
        "00X Coded E38000901",
        "QXX Exists Stp",
        "QXX Named \"Hills\"",
        "QXX Coded E54000901",
        "Y99 Exists Region",
        "Y99 Named \"Middle\"",
        "Y99 Coded E40000901",
        "00X PartOf QXX, Stp",
        "00X PartOf Y99, Region",
        "QXX PartOf Y99, Region",
        "X81002 Named \"THE GATE SURGERY\"",
        "X81002 Postcode \"XX1 1AB\"",
        "X81002 CommissionedBy 00X",
    ]
    .map(|fact| format!("{fact} {on}"));
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    expect(&read(&text).unwrap(), "practice-map", &expected);
    let renamed = text.replace("CCG_", "SUB_ICB_LOCATION_").replace("STP_", "ICB_");
    let facts = shown(&read(&renamed).unwrap().facts);
    assert!(facts.contains(&format!("00X PartOf QXX, Icb {on}")), "{facts:?}");
}

#[test]
fn a_fact_file_says_each_claim_in_words() {
    let text = "subject,claim,value,from,until,detail,source\n\
                00X,kind,ccg,2013-04-01,2020-04-01,,a look-up\n\
                00X,name,\"NHS Mill, Gate CCG\",,2020-04-01,,a look-up\n\
                00X,code,E38000901,2013-04-01,,,a look-up\n\
                X81001,commissioned-by,00X,2013-04-01,,,a look-up\n\
                00X,part-of,QXX,2018-04-01,2020-04-01,stp,a look-up\n\
                E07000902,lies-in,E10000901,2013-04-01,,county-council,from memory\n\
                E01000901,in-area,00X,2013-04-01,,,a look-up\n\
                E01000901,in-area,E07000902,2021-04-01,,council-2021,a look-up\n\
                00X,succeeded-by,91X,2020-04-01,,whole,a look-up\n\
                X81001,list-size,5903,2021-01-01,,,a list\n\
                X81001,town,MILLTOWN,2021-01-01,,,a list\n\
                X81001,postcode,XX1 1AA,2021-01-01,,,a list\n\
                X81001,status,dormant,2021-01-01,,,a list\n";
    let file = read(text).unwrap();
    assert_eq!(file.publication.published, date("2021-04-01"));
    expect(
        &file,
        "fact-file",
        &[
            "00X Exists Ccg 2013-04-01 to 2020-04-01",
            "00X Named \"NHS Mill, Gate CCG\"  to 2020-04-01",
            "00X Coded E38000901 2013-04-01 to ",
            "X81001 CommissionedBy 00X 2013-04-01 to ",
            "00X PartOf QXX, Stp 2018-04-01 to 2020-04-01",
            "E07000902 LiesIn E10000901 2013-04-01 to ",
            "E01000901 InArea 00X, Commissioner, Lsoa2011 2013-04-01 to ",
            "E01000901 InArea E07000902, Council, Lsoa2021 2021-04-01 to ",
            "00X SucceededBy 91X, Whole 2020-04-01 to ",
            "X81001 ListSize 5903 on 2021-01-01",
            "X81001 Town \"MILLTOWN\" 2021-01-01 to ",
            "X81001 Postcode \"XX1 1AA\" 2021-01-01 to ",
            "X81001 Standing Dormant 2021-01-01 to ",
        ],
    );
}

#[test]
fn statistics_of_known_bodies_are_not_taken_for_names_and_codes() {
    for text in [
        "icb24_code,icb24_name,imd_average_rank\nE54000901,Mill,12\n",
        "lsoa11_code,lsoa11_name,lad13_code,lad13_name,IMD_score\nE01000901,a,E06000901,b,1\n",
        "LSOACD,latitude,longitude,lsoa11cd\nE01000901,1,2,E01000901\n",
        "year,org,metric,value,domain\n2019,QXX,beds,0.5,hospital\n",
        "PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,SIZE\nX81001,AF,75,TOTAL,3890\n",
        "function,name,kind,capacity,from,until,provision,tag,source\na,b,c,d,,,,,e\n",
        "{\"type\": \"FeatureCollection\", \"features\": []}",
    ] {
        assert!(
            matches!(read(text), Err(remit_exchange::Unreadable::NotRecognised { .. })),
            "{text}"
        );
    }
}
