//! Signing in, putting acts on record by a page, and what is refused there.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use support::{Answer, PERSON, Valley};

/// Somebody's browser: it keeps the cookie of the session.
struct Browser<'v> {
    valley: &'v Valley,
    cookie: String,
}

impl Browser<'_> {
    async fn signed_in(valley: &Valley) -> Browser<'_> {
        Self::as_person(valley, PERSON).await
    }

    async fn as_person<'a>(valley: &'a Valley, person: &str) -> Browser<'a> {
        let sent =
            post(valley, "/sign-in/demo", "", &[("person", person), ("next", "/work")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!(sent.header("location"), "/work");
        let cookie = sent.header("set-cookie").split(';').next().unwrap().to_owned();
        assert!(sent.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
        Browser { valley, cookie }
    }

    async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address).header("cookie", &self.cookie);
        self.valley.send(request.body(Body::empty()).unwrap()).await
    }

    /// Opens a form, and returns what its hidden fields carry.
    async fn form(&self, address: &str) -> (Answer, String, String) {
        let page = self.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let (csrf, request) = (hidden(&page.body, "csrf"), hidden(&page.body, "request"));
        (page, csrf, request)
    }

    async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        post(self.valley, address, &self.cookie, fields).await
    }
}

fn hidden(page: &str, name: &str) -> String {
    let before = format!("type=\"hidden\" name=\"{name}\" value=\"");
    let after = page.split_once(&before).unwrap_or_else(|| panic!("no {name} in {page}")).1;
    after.split_once('"').unwrap().0.to_owned()
}

async fn post(valley: &Valley, address: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let body: Vec<String> =
        fields.iter().map(|(name, text)| format!("{name}={}", encoded(text))).collect();
    let request = Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("host", "remit.example")
        .header("origin", "https://remit.example")
        .header("cookie", cookie);
    valley.send(request.body(Body::from(body.join("&"))).unwrap()).await
}

const SIGNER: (&str, &str) = ("signer", "governance-lead QZZ");

#[tokio::test]
async fn a_page_with_a_secret_is_not_compressed_for_its_length_would_tell_of_it() {
    let valley = Valley::new();
    let browser = Browser::signed_in(&valley).await;
    let request = Request::get("/acts/vote-cast")
        .header("cookie", &browser.cookie)
        .header("accept-encoding", "gzip");
    let page = valley.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("content-encoding"), "");
    page.shows(&["name=\"csrf\""]);
}

#[tokio::test]
async fn what_is_for_somebody_leads_anybody_to_sign_in() {
    let valley = Valley::new();
    for address in ["/work", "/acts", "/acts/case-opened?case=a-b"] {
        let sent = valley.get(address).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{address}");
        assert!(sent.header("location").starts_with("/sign-in?next=/"), "{address}");
    }
    let page = valley.page("/sign-in").await;
    page.shows(&[PERSON, "This is a demo", "governance lead of QZZ"]);
}

#[tokio::test]
async fn an_act_is_put_on_record_once_and_a_refusal_keeps_what_was_typed() {
    let valley = Valley::new();
    let ann = Browser::signed_in(&valley).await;
    ann.get("/work").await.shows(&[PERSON, "Governance lead of", "Open a case"]);
    let (page, csrf, request) = ann.form("/acts/role-given?body=QZZ").await;
    page.shows(&["value=\"QZZ\"", "Your role", "Put on record"]);
    let own = [("csrf", csrf.as_str()), ("request", request.as_str()), SIGNER];
    let with = |more: &[(&'static str, &'static str)]| [&own[..], more].concat();

    // Nothing typed: each field that is missing is named, one at a time, beside the field.
    let sent = ann.post("/acts/role-given", &with(&[("on", "2026-01-05")])).await;
    assert_eq!(sent.status, StatusCode::BAD_REQUEST);
    sent.shows(&["There is a problem", "Error: ", "href=\"#body\"", "id=\"body-error\""]);

    // What cannot be read is kept as it was typed, and is not a part of the page.
    let script = "<script>alert(1)</script>";
    let bad = with(&[
        ("body", "QZZ"),
        ("person", "Bob Example"),
        ("role", "clerk"),
        ("on", "tomorrow"),
        ("authority", script),
    ]);
    let sent = ann.post("/acts/role-given", &bad).await;
    assert_eq!(sent.status, StatusCode::BAD_REQUEST);
    sent.shows(&["id=\"on-error\"", "value=\"tomorrow\"", "&lt;script&gt;"]).hides(&[script]);

    // A guard refuses in its own words.
    let view = [
        ("case", "no-such-case"),
        ("audience", "public"),
        ("channel", "survey"),
        ("stance", "for"),
        ("said", "It is far to Mill Town"),
        ("on", "2026-01-05"),
    ];
    let sent = ann.post("/acts/view-given", &with(&view)).await;
    assert_eq!(sent.status, StatusCode::BAD_REQUEST);
    sent.shows(&["Refused, and nothing was recorded", "Whose move", "It is far to Mill Town"]);
    let before = valley.site.snapshot_head();

    // All is well: it is on record at once, and the same form sent again is the same act.
    let good = with(&[
        ("body", "QZZ"),
        ("person", "Bob Example"),
        ("role", "clerk"),
        ("on", "2026-01-05"),
    ]);
    let sent = ann.post("/acts/role-given", &good).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let act = sent.header("location").to_owned();
    assert_eq!(act, format!("/act/{}", before + 1));
    valley.page(&act).await.shows(&["Role given", "QZZ"]).hides(&["Bob Example"]);
    let again = ann.post("/acts/role-given", &good).await;
    assert_eq!(again.header("location"), act);
    let changed = with(&[
        ("body", "QZZ"),
        ("person", "Cleo Example"),
        ("role", "clerk"),
        ("on", "2026-01-05"),
    ]);
    let again = ann.post("/acts/role-given", &changed).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
    again.shows(&["was sent before and became act"]);
    assert_eq!(valley.site.snapshot_head(), before + 1);
    valley.page("/sign-in").await.shows(&["Bob Example"]);
}

#[tokio::test]
async fn a_forged_or_stale_form_is_refused_and_nothing_is_recorded() {
    let valley = Valley::new();
    let ann = Browser::signed_in(&valley).await;
    let (_, csrf, request) = ann.form("/acts/role-given").await;
    let before = valley.site.snapshot_head();
    let fields = |csrf| {
        [
            ("csrf", csrf),
            ("request", request.as_str()),
            SIGNER,
            ("body", "QZZ"),
            ("person", "Mallory"),
            ("role", "clerk"),
            ("on", "2026-01-05"),
        ]
    };
    // Without the session's own word, with another's, without a session.
    for (cookie, csrf) in [(ann.cookie.as_str(), ""), (&ann.cookie, "0123"), ("", &csrf)] {
        let sent = post(&valley, "/acts/role-given", cookie, &fields(csrf)).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{cookie} {csrf}");
        sent.shows(&["Nothing was recorded"]);
    }
    // Another site's form, sent by Ann's browser.
    for (header, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        let request = Request::post("/acts/role-given")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("host", "remit.example")
            .header(header, value)
            .header("cookie", &ann.cookie);
        let body = format!("csrf={csrf}&request={request:?}");
        let sent = valley.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{header}");
    }
    // A role that she does not hold.
    let mut fields = fields(csrf.as_str());
    fields[2] = ("signer", "governance-lead QYY");
    let sent = ann.post("/acts/role-given", &fields).await;
    assert_eq!(sent.status, StatusCode::BAD_REQUEST);
    sent.shows(&["Choose in which role you act"]);
    // After signing out the key opens nothing.
    let sent = ann.post("/sign-out", &[("csrf", &csrf)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(ann.get("/work").await.status, StatusCode::SEE_OTHER);
    assert_eq!(valley.site.snapshot_head(), before);
}

/// The case that is open: two boards are to become one.
const EAST: &str = "leicestershire_and_northamptonshire_2027.story";

#[tokio::test]
async fn anybody_gives_a_view_and_a_clerk_of_the_case_takes_it_in_or_turns_it_down() {
    let valley = Valley::made(|clerk| clerk.play(EAST, None));
    valley.page("/consultations").await.shows(&["One board for Leicestershire", "Give your view"]);
    let form = valley.page("/case/east/view").await;
    form.shows(&["Who are you?", "I am against it"]);
    let head = valley.site.snapshot_head();

    // Nothing said: the summary on top, a message beside each field, and nothing recorded.
    let sent = post(&valley, "/case/east/view", "", &[("stance", "against")]).await;
    assert_eq!(sent.status, StatusCode::BAD_REQUEST);
    sent.shows(&[
        "There is a problem",
        "audience-error",
        "said-error",
        "value=\"against\" checked",
    ]);
    assert_eq!(valley.site.snapshot_head(), head);

    let words = "The clinic <b>must</b> stay in Corby";
    for (nth, request) in ["0".repeat(32), "0".repeat(32), "1".repeat(32)].iter().enumerate() {
        let fields = [
            ("audience", "public"),
            ("stance", "against"),
            ("said", words),
            ("request", request.as_str()),
        ];
        let sent = post(&valley, "/case/east/view", "", &fields).await;
        assert_eq!(sent.status, StatusCode::OK, "{nth}: {}", sent.body);
        sent.shows(&["Thank you"]);
    }
    assert_eq!(valley.site.snapshot_head(), head + 2, "the same form sent twice is one view");
    valley.page(&format!("/act/{}", head + 1)).await.hides(&["Corby"]);
    valley.page("/case/east").await.hides(&["Corby"]);

    // Nobody else reads it.
    assert_eq!(valley.get("/case/east/views").await.status, StatusCode::SEE_OTHER);
    let lead = Browser::as_person(&valley, "Lee Lead").await;
    let page = lead.get("/case/east/views").await;
    page.shows(&["&lt;b&gt;must&lt;/b&gt; stay in Corby", "Take in view"]);
    let csrf = hidden(&page.body, "csrf");
    for (act, what) in [(head + 1, "take"), (head + 2, "turn-down")] {
        let act = act.to_string();
        let fields = [("csrf", csrf.as_str()), ("act", &act), ("what", what)];
        let sent = lead.post("/case/east/views", &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    lead.get("/case/east/views").await.shows(&["None waits"]);
    assert_eq!(valley.site.snapshot_head(), head + 3, "one act took a view in");
    valley.page(&format!("/act/{}", head + 2)).await.hides(&["Corby"]);
}
