//! The JSON API, over a small record.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use support::{Valley, append, file};

const WHO: &str = "/api/v1/who?practice=Z00001&on=2022-08-01";

#[tokio::test]
async fn who_names_the_chain_and_the_facts_behind_it() {
    let valley = Valley::new();
    let who = valley.page(WHO).await.json();
    assert_eq!(who["subject"], "Z00001");
    assert_eq!(who["function"], "hospital-and-community");
    let chain = who["chain"].as_array().unwrap();
    let codes: Vec<_> = chain.iter().map(|own| (&own["role"], &own["code"])).collect();
    assert_eq!(
        codes,
        [
            (&json!("subject"), &json!("Z00001")),
            (&json!("recorded-under"), &json!("09Z")),
            (&json!("holds"), &json!("QZZ")),
        ]
    );
    assert_eq!(chain[2]["from"], "2022-07-01");
    assert_eq!(chain[2]["until"], json!(null));
    assert_eq!(chain[1]["sources"][0]["title"], "bodies.csv");
    assert_eq!(chain[1]["sources"][0]["act"], 1);
    let early = valley.page("/api/v1/who?practice=Z00001&on=1990-04-01").await.json();
    assert_eq!(early["answer"], "not known: no source before 2006-10-01");
    let area = valley.page("/api/v1/who?lsoa=E01999999&on=2022-08-01").await.json();
    assert_eq!(area["chain"][2]["code"], "QZZ");
}

#[tokio::test]
async fn bodies_members_and_lineage_answer_as_the_commands_do() {
    let valley = Valley::new();
    let bodies = valley.page("/api/v1/bodies?kind=ccg&on=2019-04-01").await.json();
    let codes: Vec<_> =
        bodies["bodies"].as_array().unwrap().iter().map(|own| &own["code"]).collect();
    assert_eq!(codes, [&json!("09X"), &json!("09Y")]);
    assert_eq!(
        bodies["bodies"][0],
        json!({
            "code": "09X", "name": "NHS Gate Town CCG", "kind": "ccg",
            "from": "2013-04-01", "until": "2020-04-01",
        })
    );
    let members = valley.page("/api/v1/members?body=09Z&on=2021-04-01").await.json();
    assert_eq!(members["members"][0]["code"], "Z00001");
    assert_eq!(members["members"][0]["from"], "2020-04-01");
    assert_eq!(members["undetermined"], json!([]));
    let lineage = valley.page("/api/v1/lineage?body=09X&on=2023-04-01").await.json();
    assert_eq!(
        lineage["holders"],
        json!([{
            "code": "QZZ", "name": "NHS Long Valley Integrated Care Board", "share": "whole",
            "basis": "abolition", "date": "2022-07-01",
        }])
    );
    let steps = lineage["successors"].as_array().unwrap();
    let steps: Vec<_> = steps.iter().map(|own| (&own["date"], &own["to"])).collect();
    assert_eq!(
        steps,
        [(&json!("2020-04-01"), &json!("09Z")), (&json!("2022-07-01"), &json!("QZZ"))]
    );
}

#[tokio::test]
async fn whoever_has_the_answer_of_this_record_is_told_so() {
    let valley = Valley::new();
    let first = valley.page(WHO).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\"") && tag.ends_with('"'), "{tag}");
    let again = |tag: &str| Request::get(WHO).header("if-none-match", tag).body(Body::empty());
    for known in [tag.clone(), format!("\"other\", {}", &tag[2..])] {
        let answer = valley.send(again(&known).unwrap()).await;
        assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
        assert_eq!((answer.body.as_str(), answer.header("etag")), ("", tag.as_str()));
    }
    let more = "subject,claim,value,from,until,detail,source\nQZX,kind,icb,2022-07-01,,,a list\n";
    append(&mut *valley.storage(), &file("more.csv", more));
    let site = std::sync::Arc::clone(&valley.site);
    tokio::task::spawn_blocking(move || site.catch_up()).await.unwrap().unwrap();
    let answer = valley.send(again(&tag).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_ne!(answer.header("etag"), tag);
}

#[tokio::test]
async fn a_question_that_cannot_be_answered_is_a_problem_with_a_hint() {
    let valley = Valley::new();
    for (address, status, detail) in [
        ("/api/v1/who", 400, "The question needs on, a date"),
        ("/api/v1/who?on=2021-04-01", 400, "The question needs either practice or lsoa"),
        ("/api/v1/who?practice=Z00001&on=soon", 400, "That is not a date"),
        ("/api/v1/who?practice=Z1&function=x&on=2021-04-01", 400, "There is no such function"),
        ("/api/v1/who?practice=Z99999&on=2021-04-01", 404, "Nothing on record is about Z99999"),
        ("/api/v1/bodies?kind=parish&on=2021-04-01", 400, "There is no such kind of body"),
        ("/api/v1/members?on=2021-04-01", 400, "The question needs body, a code"),
        ("/api/v1/members?body=ZZZ&on=2021-04-01", 404, "Nothing on record is about ZZZ"),
        ("/api/v1/lineage?body=ZZZ&on=2021-04-01", 404, "Nothing on record is about ZZZ"),
        ("/api/v1/bodies?on=1&on=2", 400, "The address cannot be read"),
    ] {
        let answer = valley.get(address).await;
        assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
        let problem = answer.json();
        assert_eq!((answer.status.as_u16(), &problem["status"]), (status, &json!(status)));
        assert_eq!(problem["detail"], detail, "{address}");
        assert_eq!(problem["type"], "about:blank");
        assert!(!problem["hint"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_description_names_every_question() {
    let valley = Valley::new();
    let description = valley.page("/api/v1/openapi.json").await.json();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    let paths: Vec<_> = description["paths"].as_object().unwrap().keys().collect();
    for own in [
        "areas",
        "bodies",
        "cases",
        "change-pack.csv",
        "changes",
        "cases/{id}",
        "decide",
        "decisions",
        "lineage",
        "lineages",
        "members",
        "restate",
        "who",
    ] {
        let path = format!("/api/v1/{own}");
        assert!(paths.contains(&&path), "{path} is not described: {paths:?}");
    }
    let on = &description["paths"]["/api/v1/who"]["get"]["parameters"];
    let required = on.as_array().unwrap().iter().find(|own| own["name"] == "on").unwrap();
    assert_eq!((&required["required"], &required["in"]), (&json!(true), &json!("query")));
}
