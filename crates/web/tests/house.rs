//! A body's own house on its page, and what was known of it at a moment.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::StatusCode;
use support::clerk::Clerk;
use support::{PERSON, Valley, append, file};

/// What the board of the Long Valley puts on record on 1 May 2026.
fn compose(clerk: &mut Clerk) {
    clerk.on("2026-05-01").by(PERSON, "governance-lead", "QZZ");
    for act in [
        "constitution-adopted body=QZZ version=v1 quorum=50% majority=1/2",
        "seat-filled body=QZZ seat=chair person=\"Pat Chair\" filling=own",
        "seat-filled body=QZZ seat=chief-executive person=\"Kim Chief\" filling=acting",
        "committee-set body=QZZ committee=audit kind=audit chair=\"Abe Books\" members=\"Lin Low\"",
        "delegation-made body=QZZ line=l1 function=hospital-and-community to=chief-executive \
         limit=£50000",
        "item-held body=QZZ item=c1 kind=contract title=\"Ambulances at night\"",
    ] {
        clerk.act(act);
    }
}

#[tokio::test]
async fn a_body_shows_its_seats_committees_and_delegations_without_names() {
    let valley = Valley::new();
    let before = valley.page("/body/QZZ/2026-05-10").await;
    before.hides(&["Officers and other seats", "Committees", "Who runs it"]);
    valley.record(compose).await;
    let page = valley.page("/body/QZZ/2026-05-10").await;
    page.shows(&[
        "<a href=\"#who-runs-it\">Who runs it</a>",
        "<div id=\"who-runs-it\">",
        "Its constitution, version v1, asks for a quorum of 50% and was adopted on 1 May 2026",
        "Filled since 1 May 2026, for the time being",
        "Vacant: 1 more must fill it",
        "2 people, with the chair",
        "Up to £50,000.00 at a time",
        "Ambulances at night",
        "<a href=\"/act/4\">act 4</a>",
    ]);
    page.hides(&["Pat Chair", "Kim Chief", "Abe Books", "Lin Low", PERSON]);
}

#[tokio::test]
async fn a_provider_shows_what_others_hold_with_it() {
    let valley = Valley::new();
    let more = "subject,claim,value,from,until,detail,source\n\
                RZZ,kind,trust,1994-04-01,,,a list\n\
                RZZ,name,Long Valley Ambulance Service NHS Trust,1994-04-01,,,a list\n";
    append(&mut *valley.storage(), &file("more.csv", more));
    let with = |clerk: &mut Clerk| {
        clerk.on("2026-05-01").by(PERSON, "governance-lead", "QZZ");
        clerk.act("item-held body=QZZ item=c1 kind=contract title=\"Ambulances\" with=RZZ");
    };
    valley.record(with).await;
    let page = valley.page("/body/RZZ/2026-05-10").await;
    page.shows(&[
        "What others hold with it",
        "Ambulances",
        "NHS Long Valley Integrated Care Board",
    ]);
    page.shows(&["<a href=\"/act/4\">act 4</a>"]);
    valley.page("/body/RZZ/2026-04-10").await.hides(&["What others hold with it"]);
}

#[tokio::test]
async fn programs_are_told_up_to_how_much_an_officer_decides() {
    let valley = Valley::new();
    valley.record(compose).await;
    for (amount, answer) in [("5000000", "Binding"), ("5000001", "Recommendation")] {
        let question = format!(
            "/api/v1/decide?body=QZZ&on=2026-05-10&officer=chief-executive&amount={amount}"
        );
        let page = valley.page(&question).await;
        page.hides(&["Kim Chief"]);
        let json = page.json();
        assert_eq!(json["answer"], answer, "{json}");
        assert!(json["chain"].as_array().unwrap().iter().any(|own| own["role"] == "holds"));
    }
}

#[tokio::test]
async fn a_page_as_it_was_known_leaves_out_what_came_later() {
    let valley = Valley::new();
    let more = "subject,claim,value,from,until,detail,source\n\
                Z00002,kind,practice,1990-01-01,,,a list\n\
                Z00002,commissioned-by,09Z,2020-04-01,,,a list\n";
    append(&mut *valley.storage(), &file("more.csv", more));
    valley.record(compose).await;
    let now = valley.page("/body/QZZ/2026-05-10").await;
    now.shows(&["Officers and other seats", "patients of 2 practices"]);
    now.hides(&["This is what we knew on"]);
    let then = valley.page("/body/QZZ/2026-05-10?as-known=2026-04-30").await;
    then.shows(&[
        "This is what we knew on 30 April 2026 at 23:59:59 UTC.",
        "<a href=\"/body/QZZ/2026-05-10\">See what we know today</a>",
        "name=\"known[day]\" type=\"text\" value=\"30\"",
        "The rule book, its tables and the names of kinds of care are",
    ]);
    then.hides(&["Officers and other seats", "Ambulances at night"]);
    for address in ["/practice/Z00001", "/place/E01999999", "/footprint/icb", "/body/QZZ"] {
        let known = format!("{address}/2024-04-01?as-known=2026-04-01T09:00:00Z");
        valley.page(&known).await.shows(&["This is what we knew on 1 April 2026 at 09:00:00 UTC"]);
    }
    let nothing = valley.get("/body/QZZ/2024-04-01?as-known=2026-03-31").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    let none = valley.page("/footprint/icb/2024-04-01?as-known=2026-03-31").await;
    none.shows(&["the record has 0 integrated care boards", "No source is on record yet."]);
    let wrong = valley.get("/body/QZZ/2024-04-01?as-known=soon").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    wrong.shows(&["That is neither a date nor a moment"]);
}

#[tokio::test]
async fn the_date_control_asks_what_was_known_where_that_is_typed() {
    let valley = Valley::new();
    let date = "day=1&month=4&year=2024";
    let known = |day: &str, month: &str| {
        format!("/body/QZZ?{date}&known%5Bday%5D={day}&known%5Bmonth%5D={month}&known%5Byear%5D=")
    };
    let empty = valley.get(&known("", "")).await;
    assert_eq!(empty.header("location"), "/body/QZZ/2024-04-01");
    let full = valley.get(&format!("{}2026", known("30", "4"))).await;
    assert_eq!(full.header("location"), "/body/QZZ/2024-04-01?as-known=2026-04-30");
    let wrong = valley.get(&known("30", "4")).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    wrong.shows(&["<a href=\"#known-year\">The date must include a year</a>", "value=\"2024\""]);
}

#[tokio::test]
async fn a_view_as_known_reads_no_later_act_of_a_case() {
    let valley = Valley::made(|clerk| {
        clerk.play("leicestershire_and_northamptonshire_2027.story", None);
    });
    let now = valley.page("/body/QK1/2026-11-22").await;
    now.shows(&[
        "Arrangements with others",
        "One leadership for two boards",
        "href=\"/case/east?on=2026-11-22\"",
        "Promises, and whether they were kept",
        "Running costs a head",
    ]);
    let then = valley.page("/body/QK1/2026-11-22?as-known=2026-09-30").await;
    then.shows(&["One leadership for two boards"]);
    then.hides(&["In force", "One board for Leicestershire", "Running costs a head"]);
}

#[tokio::test]
async fn a_case_with_a_stroke_in_its_name_and_script_in_its_title_is_shown_as_it_is() {
    let valley = Valley::new();
    valley
        .record(|clerk| {
            clerk.on("2026-05-01").by(PERSON, "governance-lead", "QZZ");
            clerk.act(
                "case-opened case=team/1 kind=arrangement parties=QZZ \
                 title=\"<script>alert(1)</script>\"",
            );
        })
        .await;
    let list = valley.page("/cases?on=2026-05-01").await;
    list.shows(&["href=\"/case/team%2F1?on=2026-05-01\"", "&lt;script&gt;"]);
    for page in ["/case/team%2F1?on=2026-05-01", "/body/QZZ/2026-05-01"] {
        valley.page(page).await.shows(&["&lt;script&gt;alert(1)"]).hides(&["<script>"]);
    }
    let json = valley.page("/api/v1/cases/team%2F1?on=2026-05-01").await.json();
    assert_eq!(json["case"], "team/1");
}
