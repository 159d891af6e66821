//! Pictures stand beside tables that are complete without them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::StatusCode;
use support::{Valley, append, file};

/// Two of the first groups of 2013 merge in 2020 and pass to a board; a third is divided.
const GROUPS: &str = "\
subject,claim,value,from,until,detail,source
00C,kind,ccg,2013-04-01,2020-04-01,,a list
00C,succeeded-by,16C,2020-04-01,,whole,a list
00D,kind,ccg,2013-04-01,2020-04-01,,a list
00D,succeeded-by,16C,2020-04-01,,whole,a list
16C,kind,ccg,2020-04-01,2022-07-01,,a list
16C,name,NHS Tees Valley CCG,2020-04-01,2022-07-01,,a list
16C,part-of,QHM,2022-07-01,,icb,a list
16C,kind,sub-icb-location,2022-07-01,,,a list
00J,kind,ccg,2013-04-01,2020-04-01,,a list
00J,succeeded-by,16C,2020-04-01,,part,a list
00J,succeeded-by,84H,2020-04-01,,part,a list
84H,kind,ccg,2020-04-01,2022-07-01,,a list
84H,part-of,QHM,2022-07-01,,icb,a list
QHM,kind,icb,2022-07-01,,,a list
QHM,name,NHS North ICB,2022-07-01,,,a list
QZX,kind,icb,2022-07-01,,,a list
QZX,succeeded-by,QHM,2030-04-01,,part,a list
E06999999,kind,unitary-council,,,,a list
E01999990,in-area,E06999999,2019-04-01,,council,a list
E01999991,in-area,E06999999,2019-04-01,,council,a list
E01999992,in-area,E06999999,2019-04-01,,council,a list
E01999990,in-area,16C,2020-04-01,,commissioner,a list
E01999991,in-area,16C,2020-04-01,,commissioner,a list
E01999992,in-area,09Z,2020-04-01,,commissioner,a list
RZZ,kind,trust,,,,a list
RZZ,lies-in,QHM,2022-07-01,,icb,a list
";

async fn valley() -> Valley {
    let valley = Valley::new();
    append(&mut *valley.storage(), &file("groups.csv", GROUPS));
    let site = std::sync::Arc::clone(&valley.site);
    tokio::task::spawn_blocking(move || site.catch_up()).await.unwrap().unwrap();
    valley
}

#[tokio::test]
async fn the_script_and_its_styles_are_served_and_a_page_names_them() {
    let valley = valley().await;
    let page = valley.page("/footprint/ccg/2019-04-01").await;
    let address = |before: &str, after: &str| {
        let rest = page.body.split(before).nth(1).unwrap();
        format!("{before}{}", &rest[..rest.find(after).unwrap() + after.len()])
    };
    for (address, kind) in [
        (address("/assets/pictures-", ".css"), "text/css; charset=utf-8"),
        (
            address("/assets/pictures-", ".css").replace(".css", ".js"),
            "text/javascript; charset=utf-8",
        ),
    ] {
        let file = valley.page(&address).await;
        assert_eq!(file.header("content-type"), kind);
    }
}

#[tokio::test]
async fn a_map_is_drawn_from_the_groups_whose_work_a_body_holds() {
    let valley = valley().await;
    let areas = |kind: &str, on: &str| format!("/api/v1/areas?kind={kind}&on={on}");
    for (kind, on, expected) in [
        ("ccg", "2019-04-01", vec!["00C", "00D", "00J", "09X", "09Y"]),
        ("ccg", "2020-04-01", vec!["00J divided", "09Z", "16C"]),
        ("sub-icb-location", "2023-04-01", vec!["09Z", "16C"]),
        ("icb", "2022-07-01", vec!["QHM", "QZZ"]),
        ("pct", "2012-04-01", vec![]),
    ] {
        let answer = valley.page(&areas(kind, on)).await.json();
        let mut found: Vec<String> = answer["features"]
            .as_array()
            .unwrap()
            .iter()
            .map(|own| {
                let divided = if own["properties"]["divided"] == true { " divided" } else { "" };
                let rings = own["geometry"]["coordinates"][0].as_array().unwrap();
                assert!(3 < rings[0].as_array().unwrap().len(), "{own}");
                format!("{}{divided}", own["properties"]["code"].as_str().unwrap())
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "{kind} on {on}");
    }
    let refused = valley.get("/api/v1/areas?kind=ccg").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_body_has_its_area_and_lineage_as_tables_for_the_pictures() {
    let valley = valley().await;
    valley.page("/body/16C/2021-04-01").await.shows(&[
        "<div data-picture=\"map\" data-shapes=\"/api/v1/areas?kind=ccg&amp;on=2021-04-01\" \
         data-marked=\"16C\">",
        "Its area: that of these groups of 2013",
        "a part: it was divided among 2",
        "<div data-picture=\"lineage\" data-marked=\"16C\">",
        "<data value=\"2020-04-01\">1 April 2020</data>",
        "<data value=\"part\">A part, by split</data>",
    ]);
}

#[tokio::test]
async fn the_lineage_of_all_commissioners_says_how_many_there_were_and_who_merged() {
    let valley = valley().await;
    valley.page("/lineage").await.shows(&[
        "Their number went 5, 3, 3.",
        "<a href=\"/footprint/ccg/2020-04-01\">1 April 2020</a>",
        "Which merged into which",
        "<data value=\"00C\"><a href=\"/body/00C/2020-03-31\">00C</a></data>, <data value=\"00D\">",
    ]);
}

#[tokio::test]
async fn two_footprints_are_compared_with_what_moved() {
    let valley = valley().await;
    let way = "from=ccg@2019-04-01&to=ccg@2021-04-01";
    valley.page(&format!("/compare?{way}")).await.shows(&[
        "<option value=\"ccg@2020-04-01\">1 April 2020: 3 clinical commissioning groups</option>",
        "4 bodies went whole to one body. 0 practices",
        "Which body went where (1 to 6 of 6)",
    ]);
    let file = valley.page(&format!("/compare/bodies.csv?{way}")).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    file.shows(&[
        "from,from_name,to,to_name,share,practices,people,areas\n",
        "09Y,NHS Mill Valley CCG,09Z,NHS Mill & Gate CCG,whole,1,9828,0\n",
        "00J,,84H,,part,0,0,0\n",
    ]);
    let same = valley.get("/compare?from=ccg@2019-04-01&to=ccg@2019-04-01").await;
    assert_eq!(same.status, StatusCode::BAD_REQUEST);
    same.shows(&["<a href=\"#to\">Choose another footprint to compare with</a>"]);
    for wrong in ["/compare?from=ccg&to=icb@2022-07-01", "/compare/bodies.csv?from=ccg@2019-04-01"]
    {
        let refused = valley.get(wrong).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
        refused.shows(&["as ccg@2020-04-01"]);
    }
    assert_eq!(
        valley.get(&format!("/compare/towns.csv?{way}")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_council_says_who_commissions_there_and_what_changes_next() {
    let valley = valley().await;
    valley.page("/body/E06999999/2024-04-01").await.shows(&[
        "Who commissions health care here",
        "NHS North ICB (QHM)",
        "67%",
        "33%",
        "The council has 3 small areas on record.",
        "Nothing on record changes for them after 1 April 2024.",
    ]);
    valley.page("/body/RZZ/2024-04-01").await.shows(&[
        "Where it lies: who commissions here",
        "NHS North ICB (QHM)",
        "Which bodies have contracts with this provider",
    ]);
}
