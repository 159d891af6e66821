//! What the pages say, over a small record.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::StatusCode;
use support::{PERSON, Valley, append, file};

/// A page of every sort.
const PAGES: &[&str] = &[
    "/",
    "/search",
    "/search?q=Mill",
    "/body/QZZ/2026-04-01",
    "/body/09Z/2023-04-01",
    "/body/09X/2026-04-01",
    "/body/09Z/2019-04-01",
    "/practice/Z00001/2026-04-01",
    "/place/E01999999/2026-04-01",
    "/footprint/icb/2026-04-01",
    "/footprint/ccg/2019-04-01",
    "/lineage",
    "/waves",
    "/compare",
    "/compare?from=ccg@2019-04-01&to=icb@2024-04-01",
    "/compare?from=ccg@2019-04-01&to=ccg@2021-04-01&list=practices",
    "/record",
    "/act/1?fact=3",
    "/api",
    "/cases?on=2026-04-01",
    "/decisions?on=2026-04-01",
    "/wave/1?on=2013-04-01",
    "/rules",
];

#[tokio::test]
async fn every_page_is_whole_and_needs_no_script() {
    let valley = Valley::new();
    for address in PAGES {
        let page = valley.page(address).await;
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        page.shows(&[
            "<!DOCTYPE html>",
            "<html lang=\"en\">",
            "<main class=\"nhsuk-main-wrapper nhsuk-u-text-break-word\" id=\"maincontent\">",
            "Skip to main content",
            "nhsuk-footer",
        ]);
        page.hides(&["style=", " onclick", "<MILL>"]);
        for script in page.body.split("<script>").skip(1) {
            let own = " type=\"module\" src=\"/assets/pictures-";
            assert!(script.starts_with(own), "{address} has a script of its own: {script:.80}");
            assert!(script.contains(".js\"></script>"), "{address}: {script:.80}");
        }
        assert_eq!(page.body.matches("<h1").count(), 1, "{address} has one heading of its own");
        assert!(page.body.len() < 150_000, "{address} weighs {} bytes", page.body.len());
        for link in page.body.split("href=\"").skip(1) {
            let link = link.split('"').next().unwrap();
            assert!(link.starts_with('/') || link.starts_with('#'), "{address} leads to {link}");
        }
    }
}

#[tokio::test]
async fn every_link_of_every_page_leads_somewhere() {
    let valley = Valley::new();
    let mut seen = std::collections::BTreeSet::new();
    for address in PAGES {
        let page = valley.page(address).await;
        for link in page.body.split("href=\"/").skip(1) {
            let link = link.split(['"', '#']).next().unwrap().replace("&amp;", "&");
            seen.insert(format!("/{link}"));
        }
    }
    for link in seen {
        let status = valley.get(&link).await.status;
        // The examples for programs are about the real England, which is not on this record.
        let example = link.starts_with("/api/v1/");
        assert!(status.is_success() || status.is_redirection() || example, "{link}: {status}");
    }
}

#[tokio::test]
async fn a_body_says_first_who_it_is_and_then_what_it_has() {
    let valley = Valley::new();
    let page = valley.page("/body/QZZ/2024-04-01").await;
    page.shows(&[
        "<title>NHS Long Valley Integrated Care Board (QZZ) on 1 April 2024 – Remit</title>",
        "On 1 April 2024 NHS Long Valley Integrated Care Board was an integrated care board. It was",
        "mental health care, for the patients of 1 practice on record.",
        "Arranging hospital, community and mental health care",
        "NHS Act 2006 s.3 as substituted by the Health and Care Act 2022 s.21",
        "1 sub-ICB location",
        "<a href=\"/body/09Z/2024-04-01\">Mill and Gate (09Z)</a>",
        "The newest source on record is of 1 January 2023.",
        "See this on another date",
    ]);
    let part = valley.page("/body/09Z/2022-12-31").await;
    part.shows(&[
        "a part of <a href=\"/body/QZZ/2022-12-31\">NHS Long Valley Integrated Care Board (QZZ)</a>",
        "<a href=\"/practice/Z00001/2022-12-31\">THE &lt;MILL&gt; SURGERY (Z00001)</a>",
        "bodies.csv, fact 1.",
        "Where its work came from, and where it went",
        "<a href=\"/body/09Y/2020-03-31\">NHS Mill Valley CCG (09Y)</a>",
    ]);
    part.hides(&["The newest source on record"]);
}

#[tokio::test]
async fn a_body_that_ended_says_where_its_work_went() {
    let valley = Valley::new();
    let page = valley.page("/body/09X/2026-04-01").await;
    page.shows(&[
        "This body has ended",
        "NHS Gate Town CCG ended. Its last day was 31 March 2020.",
        "Who had its work on 1 April 2026",
        "<a href=\"/body/QZZ/2026-04-01\">NHS Long Valley Integrated Care Board (QZZ)</a>",
    ]);
    let before = valley.page("/body/QZZ/2019-04-01").await;
    before.shows(&["had not begun on 1 April 2019. It began on 1 July 2022."]);
}

#[tokio::test]
async fn a_practice_shows_every_body_that_held_it_and_the_facts_behind() {
    let valley = Valley::new();
    let page = valley.page("/practice/Z00001/2021-04-01").await;
    page.shows(&[
        "On 1 April 2021 <a href=\"/body/09Z/2021-04-01\">NHS Mill &amp; Gate CCG (09Z)</a> was",
        "responsible for hospital, community and mental health care",
        "Its surgery is at MILLFORD, ZZ1 1AA.",
        "9,828 people were registered on 1 January 2021.",
        "Every body that held it",
        "Old Valley PCT (05X)",
        "NHS Mill Valley CCG (09Y)",
        "NHS Mill &amp; Gate CCG (09Z)",
        "NHS Long Valley Integrated Care Board (QZZ)",
        "31 March 2013",
        "1 July 2022",
    ]);
    let order: Vec<usize> = ["(QZZ)</a><br>", "31 March 2020</td>", "31 March 2013</td>"]
        .map(|own| page.body.find(own).unwrap_or_else(|| panic!("{own}: {}", page.body)))
        .into();
    assert!(order.is_sorted(), "the last body comes first: {order:?}");
}

#[tokio::test]
async fn a_code_leads_to_the_page_of_what_it_stands_for() {
    let valley = Valley::new();
    for (address, leads_to) in [
        ("/body/Z00001/2021-04-01", "/practice/Z00001/2021-04-01"),
        ("/practice/QZZ/2024-04-01", "/body/QZZ/2024-04-01"),
        ("/body/E01999999/2021-04-01", "/place/E01999999/2021-04-01"),
    ] {
        let answer = valley.get(address).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
        assert_eq!(answer.header("location"), leads_to);
    }
    let place = valley.page("/place/E01999999/2024-04-01").await;
    place.shows(&["On 1 April 2024", "NHS Long Valley Integrated Care Board (QZZ)"]);
}

#[tokio::test]
async fn the_date_control_leads_to_a_date_or_says_what_is_wrong() {
    let valley = Valley::new();
    let answer = valley.get("/body/QZZ?day=1&month=4&year=2024").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/body/QZZ/2024-04-01");
    let today = valley.get("/footprint/icb").await;
    assert!(today.header("location").starts_with("/footprint/icb/20"));
    let wrong = valley.get("/body/QZZ?day=31&month=2&year=2024").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    wrong.shows(&[
        "<title>Error: Choose a date – Remit</title>",
        "There is a problem",
        "<a href=\"#date-day\">The date must be a real date</a>",
        "value=\"31\"",
        "value=\"2024\"",
    ]);
}

#[tokio::test]
async fn what_is_searched_for_is_found_or_answered_helpfully() {
    let valley = Valley::new();
    for (typed, found) in [
        ("QZZ", "NHS Long Valley Integrated Care Board (QZZ)"),
        ("gate+town", "NHS Gate Town CCG (09X)"),
        ("zz11aa", "THE &lt;MILL&gt; SURGERY (Z00001)"),
        ("Millford", "a surgery's address"),
        ("Millfurd", "Nothing on record has the code, name, postcode or town"),
        ("Gate+Towm+CCG", "There was no body called “Gate Towm CCG”. These are spelt alike."),
        ("E01999999", "small area"),
    ] {
        valley.page(&format!("/search?q={typed}")).await.shows(&[found]);
    }
    for (typed, mistake) in [
        ("", "Enter a code, a name, a postcode or a town"),
        (&"x".repeat(201), "What you search for must be 200 letters or fewer"),
    ] {
        let page = valley.get(&format!("/search?q={typed}")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        page.shows(&["<title>Error: Search", "There is a problem", mistake]);
    }
}

#[tokio::test]
async fn script_in_the_search_box_is_shown_as_it_was_typed() {
    let valley = Valley::new();
    let page = valley.page("/search?q=%3Cscript%3Ealert(%221%22)%3C/script%3E").await;
    page.shows(&["&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"]).hides(&["<script>"]);
}

#[tokio::test]
async fn an_act_shows_its_facts_and_keeps_the_names_of_people_to_itself() {
    let valley = Valley::new();
    let file = valley.page("/act/1?fact=3").await;
    file.shows(&[
        "register.file-observed",
        "1 April 2026 at 09:00:00 UTC",
        "none needed: an observation",
        "<span id=\"fact-3\">3</span>",
        "an invented list",
        "Facts 1 to 24 of 24",
    ]);
    let role = valley.page("/act/2").await;
    role.shows(&["governance.role-given", "kept beside the record, not shown here", "QZZ"]);
    role.hides(&[PERSON]);
    let mut storage = valley.storage();
    let token = storage.tokens_of(PERSON).unwrap()[0];
    role.hides(&[&token.to_string()]);
    storage.forget(&token, remit_dictionary::Date::parse("2026-05-01").unwrap()).unwrap();
    valley.page("/act/2").await.shows(&["removed on 1 May 2026"]);
    for number in ["0", "3", "18446744073709551615"] {
        assert_eq!(valley.get(&format!("/act/{number}")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(valley.get("/act/one").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_others_add_is_shown_once_the_record_is_looked_at_again() {
    let valley = Valley::new();
    let more = "subject,claim,value,from,until,detail,source\nQZX,kind,icb,2022-07-01,,,a list\n";
    append(&mut *valley.storage(), &file("more.csv", more));
    valley.page("/footprint/icb/2024-04-01").await.shows(&["has 1 integrated care board."]);
    let site = std::sync::Arc::clone(&valley.site);
    tokio::task::spawn_blocking(move || site.catch_up()).await.unwrap().unwrap();
    valley.page("/footprint/icb/2024-04-01").await.shows(&["has 2 integrated care boards."]);
    valley.page("/ready").await.shows(&["ready"]);
}
