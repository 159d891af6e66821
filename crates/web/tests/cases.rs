//! The pages of cases, over the stories of the project.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::StatusCode;
use support::Valley;

/// The case that is open: two boards are to become one.
const EAST: &str = "leicestershire_and_northamptonshire_2027.story";
/// Three groups apply in the first wave.
const WAVE: &str = "leicester_city_authorised.story";
/// Four groups ask their practices, one of them twice.
const VOTES: &str = "surrey_downs_revote.story";

fn story(file: &'static str, until: Option<&str>) -> Valley {
    Valley::made(|clerk| clerk.play(file, until))
}

#[tokio::test]
async fn a_case_says_in_a_sentence_what_it_is_and_what_is_late() {
    let valley = story(EAST, None);
    let page = valley.page("/case/east?on=2026-11-22").await;
    page.shows(&[
        "<title>One board for Leicestershire and Northamptonshire on 22 November 2026 – Remit",
        "NHS Leicestershire and Northamptonshire Integrated Care Board (Z0Z0Z) on 1 April 2027",
        "Its state on 22 November 2026: Open. 24 things remain, of which <strong>1 is late</strong>",
        "1 November 2026<br><strong>21 days late</strong>",
        "The Organisation Data Service is told of a change five months before it",
        "Put on record: ODS notified",
        "href=\"/rules#ods-is-notified\"",
        "Running costs a head",
        "Not judged yet",
        "What people said in their own words is kept beside the record",
    ]);
    let order = ["21 days late", "4 March 2027", "Waits for 1 April 2027", "First: "]
        .map(|own| page.body.find(own).unwrap_or_else(|| panic!("{own}: {}", page.body)));
    assert!(order.is_sorted(), "what remains is in the order of its days: {order:?}");
    assert!(page.body.len() < 150_000);
    let before = valley.get("/case/east?on=2026-09-30").await;
    assert_eq!(before.status, StatusCode::NOT_FOUND);
    before
        .shows(&["The case east was not open on 30 September 2026", "It was opened on 1 October"]);
    let none = valley.get("/case/west").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    none.shows(&["There is no case west on record", "The page of cases lists them all."]);
    assert_eq!(valley.get("/case/a%20b").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn names_of_people_are_on_no_page_of_a_case() {
    let valley = story(EAST, None);
    for address in [
        "/cases?on=2026-11-22",
        "/case/east?on=2026-11-22",
        "/case/cluster?on=2026-11-22",
        "/case/east/rehearsal?on=2026-11-22",
        "/decisions?on=2026-11-22",
        "/body/QK1/2026-11-22",
        "/api/v1/cases/east?on=2026-11-22",
    ] {
        let page = valley.page(address).await;
        page.hides(&["Lee Lead", "Kay Board", "Dee Decider", "<script>", "style="]);
        let mut storage = valley.storage();
        for token in storage.tokens_of("Lee Lead").unwrap() {
            page.hides(&[&token.to_string()]);
        }
    }
}

#[tokio::test]
async fn the_list_of_cases_counts_what_remains_and_what_is_late() {
    let valley = story(EAST, None);
    let page = valley.page("/cases?on=2026-11-22").await;
    page.shows(&[
        "By 22 November 2026 there are 2 cases on record",
        "<a href=\"/case/east?on=2026-11-22\">One board for Leicestershire and Northamptonshire</a>",
        "Change: merge",
        "Arrangement: cluster",
        "In force",
        "1 April 2027",
    ]);
    valley.page("/cases?on=2026-08-01").await.shows(&["Nobody had opened a case by then."]);
    let typed = valley.get("/cases?day=22&month=11&year=2026").await;
    assert_eq!(typed.header("location"), "/cases?on=2026-11-22");
    let wrong = valley.get("/cases?day=31&month=2&year=2026").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    wrong.shows(&["Error: Choose a date", "The date must be a real date", "value=\"31\""]);
}

#[tokio::test]
async fn a_change_is_rehearsed_and_its_codes_can_be_taken_away() {
    let valley = story(EAST, None);
    let page = valley.page("/case/east/rehearsal?on=2026-11-22").await;
    page.shows(&[
        "202 codes would change",
        ", and nothing would be lost",
        ": 1,916,146 people before, 1,916,146 after.",
        "2 bodies give way",
        "4 locations change their board",
        "196 practices change their commissioner",
        "Codes that change: 1 to 100 of 202",
        "href=\"/case/east/rehearsal?on=2026-11-22&amp;from=101\"",
    ]);
    page.hides(&["Small areas", "Contracts", "Balances"]);
    assert!(page.body.len() < 150_000);
    let last = valley.page("/case/east/rehearsal?on=2026-11-22&from=201").await;
    last.shows(&["Codes that change: 201 to 202 of 202"]);
    let pack = valley.page("/case/east/change-pack.csv?on=2026-11-22").await;
    assert_eq!(pack.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(pack.header("content-disposition"), "attachment; filename=\"change-pack-east.csv\"");
    let lines: Vec<&str> = pack.body.split("\r\n").collect();
    assert_eq!(lines.len(), 1 + 202 + 1);
    assert_eq!(lines[0], "old_code,new_code,what,small_area_or_practice,date");
    assert_eq!(lines[1], "QK1,Z0Z0Z,body,,2027-04-01");
    assert!(lines.contains(&"QK1,Z0Z0Z,practice,C82001,2027-04-01"), "{lines:?}");
    let cluster = valley.get("/case/cluster/rehearsal?on=2026-11-22").await;
    assert_eq!(cluster.status, StatusCode::NOT_FOUND);
    cluster.shows(&["cluster is no change with a day on which it takes effect"]);
}

#[tokio::test]
async fn votes_are_hidden_until_their_ballot_is_closed() {
    let open = story(VOTES, Some("2019-06-10"));
    let page = open.page("/case/surrey?on=2019-06-10").await;
    page.shows(&["Open: nothing is told before it closes", "hidden while the ballot is open"]);
    page.hides(&["Abstained</span> 0", "Carried", "Too few took part"]);
    let vote = page.body.split("hidden while the ballot is open").nth(1).unwrap();
    let vote = vote.split("href=\"/act/").nth(1).unwrap().split('"').next().unwrap();
    let act = open.page(&format!("/act/{vote}")).await;
    act.shows(&["governance.vote-cast", "hidden while the ballot is open"]);
    act.hides(&["> for<", ">for<", "> against<", ">against<"]);
    let closed = story(VOTES, None);
    let page = closed.page("/case/surrey?on=2019-12-01").await;
    page.shows(&["Too few took part: 22 of 30 voted, 23 had to", "Carried: "]);
    let first = page.body.matches("hidden while the ballot is open").count();
    assert_eq!(first, 0);
    closed.page(&format!("/act/{vote}")).await.hides(&["hidden while the ballot is open"]);
}

#[tokio::test]
async fn criteria_are_shown_beside_the_other_cases_of_the_wave() {
    let valley = story(WAVE, None);
    let wave = valley.page("/wave/1?on=2013-03-10").await;
    wave.shows(&[
        "Bodies applied by 2 July 2012 and were to be decided on 5 December 2012",
        "the record has 2 applications, of which 2 are decided.",
        "Leicester City CCG applies to be authorised",
        "Approved in full",
        "The decisions were published on",
    ]);
    let none = valley.get("/wave/9").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    none.shows(&["The waves are 1, 2, 3, 4."]);
    let own = valley.page("/case/leicester-city/criteria?on=2012-12-05").await;
    own.shows(&[
        "of 119 criteria: 119 met, 0 not met, 0 not assessed yet. 1 other case is judged by the same",
        "href=\"/case/leicester-city/criteria?on=2012-12-05&amp;from=51\"",
    ]);
    let medway = "<a href=\"/body/09W/2012-12-05\">";
    let mut seen = 0;
    for from in [1, 51, 101] {
        let page = format!("/case/leicester-city/criteria?on=2012-12-05&from={from}");
        let page = valley.page(&page).await;
        assert!(page.body.len() < 150_000);
        for row in page.body.split("<tr ").filter(|row| row.contains(medway)) {
            assert!(row.contains("3.1.1C") && row.contains("Met"), "{row}");
            seen += 1;
        }
    }
    assert_eq!(seen, 1, "Medway does not meet one criterion");
    let early = valley.page("/case/leicester-city?on=2012-07-02").await;
    early.shows(&["127 things remain", "and 104 more (119 things)"]);
    assert!(early.body.len() < 150_000, "{}", early.body.len());
}

#[tokio::test]
async fn decisions_come_with_their_reasons_the_last_first() {
    let valley = story(WAVE, None);
    let page = valley.page("/decisions?on=2013-04-01").await;
    page.shows(&["Approved with conditions", "all 119 criteria are met", "href=\"/wave/4?on="]);
    page.shows(&["2 decisions on cases are on record", "5 December 2012"]);
    let order = ["/case/medway", "/case/leicester-city"].map(|own| page.body.find(own));
    assert!(order[0].is_some() && order[0] < order[1], "{order:?}");
    let json = valley.page("/api/v1/decisions?on=2013-04-01").await.json();
    let all = json["decisions"].as_array().unwrap();
    let on: Vec<_> = all.iter().map(|own| own["on"].as_str().unwrap()).collect();
    assert!(on.iter().rev().is_sorted(), "{on:?}");
    assert!(all.iter().all(|own| !own["reasons"].as_str().unwrap().is_empty()));
    let first = all[0]["act"].as_u64().unwrap();
    let rest = valley.page(&format!("/api/v1/decisions?on=2013-04-01&after={first}")).await.json();
    assert_eq!(rest["decisions"].as_array().unwrap().len(), all.len() - 1);
}

#[tokio::test]
async fn the_rule_book_has_an_anchor_for_every_rule_that_remains() {
    let valley = story(EAST, None);
    let rules = valley.page("/rules").await;
    rules.shows(&["Every act", "ODS calendar for reconfigurations", "took-effect"]);
    assert!(rules.body.len() < 150_000);
    let case = valley.page("/case/east?on=2026-11-22").await;
    let words: Vec<&str> = case.body.split("href=\"/rules#").skip(1).collect();
    assert!(5 < words.len());
    for word in words {
        let word = word.split('"').next().unwrap();
        rules.shows(&[&format!("id=\"{word}\"")]);
    }
}

#[tokio::test]
async fn programs_are_told_what_remains_and_who_may_decide() {
    let valley = story(EAST, None);
    let all = valley.page("/api/v1/cases?on=2026-11-22").await.json();
    let names: Vec<_> = all["cases"].as_array().unwrap().iter().map(|own| &own["case"]).collect();
    assert_eq!(names, ["cluster", "east"]);
    assert_eq!(all["next"], serde_json::Value::Null);
    let rest = valley.page("/api/v1/cases?on=2026-11-22&after=cluster&body=QPM").await.json();
    assert_eq!(rest["cases"].as_array().unwrap().len(), 1);
    let east = valley.page("/api/v1/cases/east?on=2026-11-22").await.json();
    assert_eq!((&east["remains"], &east["late"]), (&24.into(), &1.into()));
    let first = &east["remaining"][0];
    assert_eq!(first["rule"], "ods-is-notified");
    assert_eq!((&first["standing"], &first["days_late"]), (&"late".into(), &21.into()));
    assert_eq!(first["bodies"], serde_json::json!(["QK1", "QPM"]));
    assert_eq!(first["by_when"], "2026-11-01");
    assert_eq!(east["acts"].as_array().unwrap()[0]["act"], "case-opened");
    let own = "/api/v1/decide?body=QK1&on=2026-11-22";
    let decide = valley.page(own).await.json();
    assert_eq!(decide["answer"], "Binding");
    assert_eq!(decide["binds"], serde_json::json!(["QK1"]));
    let cluster = valley.page("/api/v1/decide?body=cluster&on=2026-11-22").await.json();
    assert_eq!(cluster["answer"], "Recommendation");
    assert_eq!(cluster["ratify_by"], serde_json::json!(["QK1", "QPM"]));
    for (question, status, detail) in [
        ("decide?on=2026-11-22", 400, "The question needs body, who would decide"),
        ("decide?body=QK1&on=2026-11-22&officer=Lee+Lead", 400, "There is no such seat"),
        ("decide?body=QK1&on=2026-11-22&amount=much", 400, "That is not an amount"),
        ("decide?body=%20&on=2026-11-22", 404, "That is no body, committee or arrangement"),
        ("cases", 400, "The question needs on, a date"),
        ("cases/west?on=2026-11-22", 404, "There is no case west on record"),
        ("decisions", 400, "The question needs on, a date"),
    ] {
        let answer = valley.get(&format!("/api/v1/{question}")).await;
        assert_eq!(answer.status.as_u16(), status, "{question}");
        assert_eq!(answer.json()["detail"], detail, "{question}");
    }
}

#[tokio::test]
async fn a_change_that_took_effect_says_so_and_its_successor_carries_its_promises() {
    let valley = story("kent_and_medway_merger.story", None);
    let case = valley.page("/case/kent?on=2021-05-01").await;
    case.shows(&[
        "(99J)</a> became NHS Kent and Medway CCG (91Q) on 1 April 2020",
        "Took effect",
        "Kept: 5.5 weeks (invented)",
        "Cannot be judged: Life expectancy",
        "The work that follows",
        "Before the change",
    ]);
    assert!(case.body.len() < 150_000, "{}", case.body.len());
    let body = valley.page("/body/91Q/2021-05-01").await;
    body.shows(&[
        "Promises, and whether they were kept",
        "this body is its successor",
        "href=\"/case/kent?on=2021-05-01\"",
        "Conditions and directions",
    ]);
    assert!(body.body.len() < 150_000, "{}", body.body.len());
    let rehearsal = valley.page("/case/kent/rehearsal?on=2021-05-01").await;
    rehearsal.shows(&["This took effect on 1 April 2020: ", "Balances, before and after"]);
}

#[tokio::test]
async fn every_link_of_the_pages_of_cases_leads_somewhere() {
    for (file, pages) in [
        (
            EAST,
            &[
                "/cases?on=2026-11-22",
                "/case/east?on=2026-11-22",
                "/case/cluster?on=2026-11-22",
                "/case/east/rehearsal?on=2026-11-22&from=101",
                "/body/QK1/2026-11-22",
            ][..],
        ),
        (
            WAVE,
            &[
                "/case/medway?on=2013-03-01",
                "/case/medway/criteria?on=2013-03-01",
                "/wave/1?on=2013-03-01",
                "/decisions?on=2013-03-01",
                "/body/09W/2013-05-01",
            ][..],
        ),
    ] {
        let valley = story(file, None);
        let mut seen = std::collections::BTreeSet::new();
        for address in pages {
            let page = valley.page(address).await;
            page.shows(&["<!DOCTYPE html>"]).hides(&["<script>", "style="]);
            assert_eq!(page.body.matches("<h1").count(), 1, "{address}");
            assert!(page.body.len() < 150_000, "{address}: {}", page.body.len());
            for link in page.body.split("href=\"/").skip(1) {
                let link = link.split(['"', '#']).next().unwrap().replace("&amp;", "&");
                seen.insert(format!("/{link}"));
            }
        }
        assert!(20 < seen.len());
        for link in seen {
            let status = valley.get(&link).await.status;
            assert!(status.is_success() || status.is_redirection(), "{link}: {status}");
        }
    }
}
