//! What stands before every page: headers, limits, refusals, counts.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::io::Read;
use std::num::NonZeroU32;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use support::Valley;
use tower::ServiceExt;

#[tokio::test]
async fn every_answer_has_the_headers_that_keep_a_page_from_harm() {
    let valley = Valley::new();
    for address in ["/", "/no/such/page", "/act/one", "/api/v1/who", "/api/v1/bodies", "/health"] {
        let answer = valley.get(address).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; connect-src 'self'"),
            "{address}: {policy}"
        );
        assert!(!policy.contains("unsafe"));
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cache-control", "no-cache"),
        ] {
            assert_eq!(answer.header(name), value, "{address}: {name}");
        }
    }
}

#[tokio::test]
async fn whoever_takes_gzip_has_the_same_answer_in_fewer_bytes() {
    let valley = Valley::new();
    // A page that is made anew each time, and one that is kept from the second time on.
    for address in ["/search?q=mill", "/body/QZZ/2022-07-01", "/body/QZZ/2022-07-01"] {
        let plain = valley.get(address).await;
        assert_eq!(plain.header("content-encoding"), "", "{address}");
        let request = Request::get(address).header("accept-encoding", "gzip, br");
        let request = request.body(Body::empty()).unwrap();
        let answer = valley.service.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.headers()["content-encoding"], "gzip", "{address}");
        assert_eq!(answer.headers()["vary"], "accept-encoding", "{address}");
        let sent = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        assert!(sent.len() < plain.body.len() / 2, "{address}: {} bytes", sent.len());
        let mut whole = String::new();
        flate2::read::GzDecoder::new(&*sent).read_to_string(&mut whole).unwrap();
        assert!(whole == plain.body, "{address}: {whole}");
    }
}

#[tokio::test]
async fn what_cannot_be_answered_is_a_page_for_people_and_a_problem_for_programs() {
    let valley = Valley::new();
    for (address, status, words) in [
        ("/no/such/page", 404, "There is no such page"),
        ("/body/NOWHERE/2024-04-01", 404, "Nothing on record is about NOWHERE"),
        ("/body/QZZ/yesterday", 400, "That is not a date"),
        ("/body/Q*Z/2024-04-01", 400, "There is no code like that"),
        ("/place/QZZ/2024-04-01", 404, "QZZ is not a small area"),
        ("/footprint/parish/2024-04-01", 400, "There is no such kind of body"),
        ("/practice/%FF/2024-04-01", 400, "The address cannot be read"),
        ("/search?q=a&q=b", 400, "The address cannot be read"),
    ] {
        let page = valley.get(address).await;
        assert_eq!(page.status.as_u16(), status, "{address}");
        page.shows(&[words, "<h1>", "Go to the start page"]);
    }
    let problem = valley.get("/api/v1/no/such").await;
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert_eq!(problem.json()["status"], 404);
}

#[tokio::test]
async fn a_path_that_climbs_finds_nothing() {
    let valley = Valley::new();
    for address in [
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets//etc/passwd",
        "/assets/images/../../../etc/passwd",
    ] {
        assert_eq!(valley.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(valley.get("/act/..%2f1").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn styles_are_served_and_ask_nobody_else() {
    let valley = Valley::new();
    let start = valley.page("/").await;
    let styles = start.body.split("rel=\"stylesheet\" href=\"").nth(1).unwrap();
    let styles = valley.page(styles.split('"').next().unwrap()).await;
    assert_eq!(styles.header("content-type"), "text/css; charset=utf-8");
    styles.shows(&[".nhsuk-table"]).hides(&["@font-face", "url(http"]);
    for picture in styles.body.split("url(").skip(1).map(|own| own.split(')').next().unwrap()) {
        assert_eq!(valley.get(picture).await.status, StatusCode::OK, "{picture}");
    }
}

#[tokio::test]
async fn pages_are_only_read_and_what_is_sent_is_bounded() {
    let valley = Valley::new();
    let post = |bytes: usize| {
        let request = Request::post("/search").header("content-length", bytes);
        request.body(Body::from(vec![b'x'; bytes])).unwrap()
    };
    let answer = valley.send(post(10)).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), "GET,HEAD");
    answer.shows(&["This address is only read"]);
    let answer = valley.send(post(257 * 1024)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    answer.shows(&["What was sent is too large"]);
}

#[tokio::test]
async fn whoever_asks_too_fast_is_told_to_wait() {
    let valley = Valley::at_pace(NonZeroU32::MIN);
    for _ in 0..10 {
        valley.page("/health").await;
    }
    let answer = valley.get("/health").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), "10");
    answer.shows(&["Too many requests came from your address"]);
}

#[tokio::test]
async fn counts_name_the_route_and_not_what_was_asked_for() {
    let valley = Valley::new();
    valley.page("/body/QZZ/2024-04-01").await;
    valley.page("/search?q=secret").await;
    let metrics = valley.page("/metrics").await;
    metrics.shows(&[
        "remit_record_acts 2\n",
        "remit_http_answer_seconds_count{route=\"/body/{code}/{date}\",status=\"200\"} 1\n",
        "remit_http_answer_seconds_count{route=\"/search\",status=\"200\"} 1\n",
    ]);
    metrics.hides(&["QZZ", "secret"]);
}
