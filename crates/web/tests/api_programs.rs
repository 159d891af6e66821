//! What programs take away by the API: lists, changes, packs of changes, restated files.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::io::Write;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use support::{Answer, Valley, append, file, published, shared};

async fn catch_up(valley: &Valley) {
    let site = std::sync::Arc::clone(&valley.site);
    tokio::task::spawn_blocking(move || site.catch_up()).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_list_goes_on_by_its_cursor_until_the_record_changes() {
    let valley = Valley::new();
    let list = "/api/v1/bodies?kind=ccg&on=2019-04-01&limit=1";
    let first = valley.page(list).await.json();
    assert_eq!(first["bodies"][0]["code"], "09X");
    let next = first["next"].as_str().unwrap();
    let second = valley.page(&format!("{list}&cursor={next}")).await.json();
    assert_eq!(second["bodies"][0]["code"], "09Y");
    assert_eq!(second["next"], json!(null));
    for (other, status) in [
        (format!("/api/v1/bodies?kind=ccg&on=2018-04-01&cursor={next}"), StatusCode::CONFLICT),
        (format!("{list}&cursor=rubbish"), StatusCode::CONFLICT),
        ("/api/v1/bodies?kind=ccg&on=2019-04-01&limit=0".to_owned(), StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(valley.get(&other).await.status, status, "{other}");
    }
    let more = "subject,claim,value,from,until,detail,source\nQZX,kind,icb,2022-07-01,,,a list\n";
    append(&mut *valley.storage(), &file("more.csv", more));
    catch_up(&valley).await;
    let late = valley.get(&format!("{list}&cursor={next}")).await;
    assert_eq!(late.json()["hint"], "Begin again without a cursor.");
    let all = valley.page("/api/v1/lineages?on=2023-04-01&limit=2").await.json();
    assert_eq!(all["bodies"][0]["code"], "05X");
    assert!(all["next"].is_string());
    let members = valley.page("/api/v1/members?body=09Z&on=2021-04-01&limit=5").await.json();
    assert_eq!(members["next"], json!(null));
}

#[tokio::test]
async fn whoever_keeps_a_copy_is_told_each_act_since() {
    let valley = Valley::new();
    let first = valley.page("/api/v1/changes?since=0&limit=1").await.json();
    let one = &first["acts"][0];
    assert_eq!((&one["number"], &one["title"]), (&json!(1), &json!("bodies.csv")));
    assert_eq!((&one["sort"], &one["facts"]), (&json!("observation"), &json!(24)));
    assert_eq!((&first["head"], &first["next"]), (&json!(2), &json!(1)));
    let rest = valley.page("/api/v1/changes?since=1").await.json();
    assert_eq!(rest["acts"][0]["sort"], "decision");
    assert_eq!(rest["next"], json!(null));
    assert_eq!(valley.page("/api/v1/changes?since=99").await.json()["acts"], json!([]));
    assert_eq!(valley.get("/api/v1/changes?since=soon").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_answer_that_was_given_is_given_again_until_the_record_changes() {
    let valley = Valley::new();
    for address in ["/body/QZZ/2023-04-01", "/api/v1/bodies?kind=icb&on=2023-04-01"] {
        let (first, again) = (valley.page(address).await, valley.page(address).await);
        assert_eq!((&first.body, &first.headers), (&again.body, &again.headers));
        first.hides(&["Far Valley"]);
    }
    let more = "subject,claim,value,from,until,detail,source\n\
        QZX,kind,icb,2022-07-01,,,a list\nQZX,name,Far Valley,2022-07-01,,,a list\n";
    append(&mut *valley.storage(), &file("more.csv", more));
    catch_up(&valley).await;
    valley.page("/api/v1/bodies?kind=icb&on=2023-04-01").await.shows(&["Far Valley"]);
}

type Homes = BTreeMap<String, String>;

/// Returns whose each practice is on a day, as the lists of members say it.
async fn homes(valley: &Valley, kind: &str, on: &str) -> Homes {
    let mut homes = Homes::new();
    let bodies = valley.page(&format!("/api/v1/bodies?kind={kind}&on={on}")).await.json();
    for body in bodies["bodies"].as_array().unwrap() {
        let body = body["code"].as_str().unwrap();
        let mut asked = vec![body.to_owned()];
        while let Some(own) = asked.pop() {
            let address = format!("/api/v1/members?body={own}&on={on}&limit=5000");
            let members = valley.page(&address).await.json();
            for member in members["members"].as_array().unwrap() {
                let code = member["code"].as_str().unwrap().to_owned();
                match member["kind"].as_str().unwrap() {
                    "sub-icb-location" => asked.push(code),
                    "practice" | "prescribing-cost-centre" => {
                        homes.insert(code, body.to_owned());
                    }
                    _ => {}
                }
            }
        }
    }
    homes
}

/// Applies a pack to a table, as its description says.
fn apply(pack: &Answer, homes: &mut Homes) -> usize {
    let mut applied = 0;
    let mut table = csv::Reader::from_reader(pack.body.as_bytes());
    let headings: Vec<_> = table.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(headings, ["old_code", "new_code", "small_area", "practice", "date"]);
    for row in table.records().map(Result::unwrap).filter(|row| !row[3].is_empty()) {
        let before = match &row[1] {
            "" => homes.remove(&row[3]),
            new => homes.insert(row[3].to_owned(), new.to_owned()),
        };
        assert_eq!(before.unwrap_or_default(), row[0], "{}", &row[3]);
        applied += 1;
    }
    applied
}

#[tokio::test]
async fn a_pack_of_changes_brings_a_table_up_to_date() {
    let valley = Valley::new();
    let address = "/api/v1/change-pack.csv?from=2019-04-01&to=2021-04-01&kind=ccg";
    let pack = valley.page(address).await;
    assert_eq!(
        pack.body,
        "old_code,new_code,small_area,practice,date\n\
         09X,09Z,,,2020-04-01\n\
         09Y,09Z,,,2020-04-01\n\
         ,09Z,E01999999,,2020-04-01\n\
         09Y,09Z,,Z00001,2020-04-01\n"
    );
    for wrong in [
        "from=2019-04-01&to=2023-04-01&kind=ccg",
        "from=2021-04-01&to=2019-04-01&kind=ccg",
        "from=2021-04-01&to=2021-04-01&kind=trust",
    ] {
        let answer = valley.get(&format!("/api/v1/change-pack.csv?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn packs_of_real_changes_make_the_members_of_one_day_those_of_another() {
    let Some(shared) = shared() else { return };
    let valley = Valley::new();
    for name in [
        "ods/epraccur_2019-08.csv.gz",
        "ods/epraccur_2023-12.csv.gz",
        "ods/epraccur_2026-02_dse.csv.gz",
        "ods/eccg_2025-12_dse.csv",
        "ods/succ_2026-05.csv.gz",
    ] {
        append(&mut *valley.storage(), &published(&shared, name));
    }
    let facts = std::fs::read_to_string("../../data/commissioners.csv").unwrap();
    append(&mut *valley.storage(), &file("commissioners.csv", &facts));
    catch_up(&valley).await;
    for (kind, from, to, least) in [
        ("ccg", "2019-04-01", "2021-04-01", 1_000),
        ("icb", "2022-07-01", "2026-04-01", 100),
        ("sub-icb-location", "2022-07-01", "2026-03-31", 50),
    ] {
        let (then, now) = (homes(&valley, kind, from).await, homes(&valley, kind, to).await);
        let address = format!("/api/v1/change-pack.csv?from={from}&to={to}&kind={kind}");
        let pack = valley.page(&address).await;
        let mut applied = then.clone();
        let changes = apply(&pack, &mut applied);
        assert!(least < changes, "{kind}: {changes} changes");
        assert!(5_000 < now.len(), "{kind}: {} members", now.len());
        let differ: Vec<_> =
            now.iter().filter(|(own, body)| applied.get(*own) != Some(body)).collect();
        assert_eq!(differ, Vec::<(&String, &String)>::new(), "{kind}");
        let over: Vec<_> = applied.keys().filter(|own| !now.contains_key(*own)).collect();
        assert_eq!(over, Vec::<&String>::new(), "{kind}");
    }
}

fn sent(address: &str, accept: &str, bytes: Vec<u8>) -> Request<Body> {
    let request =
        Request::post(address).header("accept", accept).header("content-type", "text/csv");
    request.body(Body::from(bytes)).unwrap()
}

const ASKED: &str =
    "/api/v1/restate?to=ccg@2019-04-01&to=icb@2022-07-01&code=practice&measure=items&date=month";
const FIGURES: &str =
    "month,practice,items\n2019-05,Z00001,3\n2019-06,Z00001,4.5\n2019-06,Z00001,x\n";

#[tokio::test]
async fn a_file_that_is_sent_is_restated_and_nothing_is_lost() {
    let valley = Valley::new();
    let answer = valley.send(sent(ASKED, "application/json", FIGURES.into())).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let given = answer.json();
    assert_eq!(
        given["totals"]["measures"][0],
        json!({ "measure": "items", "in": "7.5", "out": "7.5", "rejected": "0" })
    );
    assert_eq!(given["totals"]["rows_rejected"], 1);
    assert_eq!(given["rejected"], json!([{ "row": 3, "reason": "unreadable-figure" }]));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(FIGURES.as_bytes()).unwrap();
    let answer = valley.send(sent(ASKED, "text/csv", packed.finish().unwrap())).await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    answer.shows(&[
        "footprint,body,name,period,items\n",
        "ccg@2019-04-01,09Y,",
        "icb@2022-07-01,QZZ,",
    ]);
    let totals: serde_json::Value = serde_json::from_str(answer.header("remit-totals")).unwrap();
    assert_eq!(totals["rows"], 3);
}

#[tokio::test]
async fn a_file_that_cannot_be_restated_is_refused_with_a_hint() {
    let valley = Valley::new();
    let bomb = {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        let zeros = vec![b'0'; 1 << 20];
        (0..513).for_each(|_| packed.write_all(&zeros).unwrap());
        packed.finish().unwrap()
    };
    assert!(bomb.len() < 1 << 20);
    for (address, bytes, status, detail) in [
        (ASKED, bomb, 413, "The file is too large"),
        (ASKED, b"PAR1PAR1".to_vec(), 400, "A Parquet file is not taken here"),
        (ASKED, b"PK\x03\x04".to_vec(), 400, "The file is a workbook"),
        (ASKED, b"\x1f\x8b\x08\x00rubbish".to_vec(), 400, "The file is broken or ends too early"),
        (ASKED, b"month,items\n".to_vec(), 400, "A column that is asked for is not there"),
        (ASKED, b"month,practice,items\n2019-05,Z99999,1\n".to_vec(), 400, "nothing is known"),
        ("/api/v1/restate?to=parish@2019-04-01&code=a&measure=b", vec![], 400, "is no footprint"),
        ("/api/v1/restate?to=icb@2023-04-01&code=a&measure=rate", vec![], 400, "looks like a rate"),
        ("/api/v1/restate?to=icb@2023-04-01&code=a", vec![], 400, "One column of codes"),
        ("/api/v1/restate?to=icb@2023-04-01&shoe=9", vec![], 400, "cannot be read"),
    ] {
        let answer = valley.send(sent(address, "text/csv", bytes)).await;
        assert_eq!(answer.status.as_u16(), status, "{address}: {}", answer.body);
        let problem = answer.json();
        assert!(problem["detail"].as_str().unwrap().contains(detail), "{problem}");
        assert!(!problem["hint"].as_str().unwrap().is_empty());
        assert!(!answer.body.contains("/tmp"), "no path of ours is told: {}", answer.body);
    }
    let mut large = sent(ASKED, "text/csv", vec![]);
    large.headers_mut().insert("content-length", "80000000".parse().unwrap());
    assert_eq!(valley.send(large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
