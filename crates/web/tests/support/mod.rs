//! What the tests of the pages share: a small record of an invented corner of England, the Long
//! Valley, and ways to ask the service without a network.
#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

pub mod clerk;

use std::num::NonZeroU32;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use remit_dictionary::{Date, Moment};
use remit_exchange::{Options, read_bytes};
use remit_governance::Form;
use remit_journal::{Basis, Draft, Outcome, RequestId, Salt, Sort, Storage, Token};
use remit_register::observation;
use remit_store::{Mode, open};
use remit_web::{SigningIn, Site, service};
use tower::ServiceExt;

/// Two invented CCGs that merge on 2020-04-01 and pass to an invented ICB on 2022-07-01.
const BODIES: &str = "\
subject,claim,value,from,until,detail,source
05X,kind,pct,2002-04-01,2013-04-01,,an invented list
05X,name,Old Valley PCT,2002-04-01,2013-04-01,,an invented list
09X,kind,ccg,2013-04-01,2020-04-01,,an invented list
09X,name,NHS Gate Town CCG,2013-04-01,2020-04-01,,an invented list
09X,succeeded-by,09Z,2020-04-01,,whole,an invented list
09Y,kind,ccg,2013-04-01,2020-04-01,,an invented list
09Y,name,NHS Mill Valley CCG,2013-04-01,2020-04-01,,an invented list
09Y,succeeded-by,09Z,2020-04-01,,whole,an invented list
09Z,kind,ccg,2020-04-01,2022-07-01,,an invented list
09Z,name,NHS Mill & Gate CCG,2020-04-01,2022-07-01,,an invented list
09Z,kind,sub-icb-location,2022-07-01,,,an invented list
09Z,name,Mill and Gate,2022-07-01,,,an invented list
09Z,part-of,QZZ,2022-07-01,,icb,an invented list
QZZ,kind,icb,2022-07-01,,,an invented list
QZZ,name,NHS Long Valley Integrated Care Board,2022-07-01,,,an invented list
Z00001,kind,practice,1974-04-01,,,an invented list
Z00001,name,THE <MILL> SURGERY,,,,an invented list
Z00001,town,MILLFORD,,,,an invented list
Z00001,postcode,ZZ1 1AA,,,,an invented list
Z00001,list-size,9828,2021-01-01,,,an invented list
Z00001,commissioned-by,05X,2006-10-01,2013-04-01,,an invented list
Z00001,commissioned-by,09Y,2013-04-01,2020-04-01,,an invented list
Z00001,commissioned-by,09Z,2020-04-01,,,an invented list
E01999999,in-area,09Z,2020-04-01,,commissioner,an invented list
";

/// The name of a person, which lives beside the record.
pub const PERSON: &str = "Ann Example";

/// A record in a folder of its own, and the service over it.
pub struct Valley {
    folder: tempfile::TempDir,
    pub site: Arc<Site>,
    pub service: Router,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Returns a header as text; empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|own| own.to_str().unwrap()).unwrap_or_default()
    }

    /// Returns the body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// Asserts that the words are all there, apart from how lines are broken.
    pub fn shows(&self, words: &[&str]) -> &Self {
        for own in words {
            assert!(self.body.contains(own), "\"{own}\" is not in:\n{}", self.body);
        }
        self
    }

    /// Asserts that none of the words is there.
    pub fn hides(&self, words: &[&str]) -> &Self {
        for own in words {
            assert!(!self.body.contains(own), "\"{own}\" is in:\n{}", self.body);
        }
        self
    }
}

impl Valley {
    /// Returns the Long Valley: act 1 is a file, act 2 gives a person a role.
    pub fn new() -> Self {
        Self::at_pace(NonZeroU32::MAX)
    }

    /// Returns the Long Valley, where an address may make so many requests a second.
    pub fn at_pace(requests_per_second: NonZeroU32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("valley.db").to_str().unwrap().to_owned();
        let mut storage = open(&target, Mode::Create).unwrap();
        append(&mut *storage, &file("bodies.csv", BODIES));
        let person = storage.keep_beside(&Salt([7; 16]), PERSON).unwrap();
        append(&mut *storage, &role(&person));
        let site = Arc::new(Site::open(&target).unwrap());
        let service = service(Arc::clone(&site), requests_per_second, demo());
        Self { folder, site, service }
    }

    /// Returns the service over a record of its own that a clerk makes.
    pub fn made(make: impl FnOnce(&mut clerk::Clerk)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("valley.db").to_str().unwrap().to_owned();
        make(&mut clerk::Clerk::new(open(&target, Mode::Create).unwrap()));
        let site = Arc::new(Site::open(&target).unwrap());
        let service = service(Arc::clone(&site), NonZeroU32::MAX, demo());
        Self { folder, site, service }
    }

    /// Opens the record as another program would that writes to it.
    pub fn storage(&self) -> Box<dyn Storage + Send> {
        open(self.folder.path().join("valley.db").to_str().unwrap(), Mode::Existing).unwrap()
    }

    /// Puts acts on record, and looks at the record again.
    pub async fn record(&self, act: impl FnOnce(&mut clerk::Clerk)) {
        act(&mut clerk::Clerk::new(self.storage()));
        let site = Arc::clone(&self.site);
        tokio::task::spawn_blocking(move || site.catch_up()).await.unwrap().unwrap();
    }

    /// Sends a request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.service.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, 4 << 20).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: head.status, headers: head.headers, body }
    }

    /// Opens an address.
    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// Opens an address, where all is well.
    pub async fn page(&self, address: &str) -> Answer {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        answer
    }
}

/// Returns that anybody on record can be chosen, without proof.
fn demo() -> Arc<SigningIn> {
    Arc::new(SigningIn { demo: true, ..SigningIn::default() })
}

/// Returns the act that reports a file of facts.
pub fn file(title: &str, text: &str) -> Draft {
    let published = Date::parse("2023-01-01").unwrap();
    let options = Options { published: Some(published) };
    let read = read_bytes(title, text.as_bytes(), &options, published).unwrap();
    assert_eq!(read.publication.rejected, 0);
    observation(&read.publication, &read.facts, "tests of the pages").unwrap()
}

/// Returns an act that gives a person a role.
fn role(person: &Token) -> Draft {
    let mut form = Form::new("role-given");
    for (field, entry) in [
        ("body", "QZZ"),
        ("person", &person.to_string()),
        ("role", "governance-lead"),
        ("actor", &person.to_string()),
        ("acting_as", "governance-lead"),
        ("acting_for", "QZZ"),
        ("on", "2022-07-01"),
    ] {
        form.add(field, entry);
    }
    Draft {
        sort: Sort::Decision,
        kind: "governance.role-given".to_owned(),
        version: 1,
        rules: 1,
        actor: person.to_string(),
        authority: "the constitution of QZZ".to_owned(),
        source: "QZZ role-given".to_owned(),
        request: RequestId::parse("role").unwrap(),
        body: form.encode(),
        chunks: Vec::new(),
    }
}

/// Appends an act.
pub fn append(storage: &mut dyn Storage, draft: &Draft) {
    let now = Moment::parse("2026-04-01T09:00:00Z").unwrap();
    let outcome = storage.append(Basis::Any, draft, now).unwrap();
    assert!(matches!(outcome, Outcome::Appended(_)), "{outcome:?}");
}

#[path = "../../../../tests/public_files.rs"]
mod public_files;

#[allow(unused_imports, reason = "each test file uses its own part of this")]
pub use public_files::shared;

/// Returns the act that reports a public file of `shared/data`.
pub fn published(shared: &std::path::Path, name: &str) -> Draft {
    let path = shared.join("data").join(name);
    let today = Date::parse("2026-08-10").unwrap();
    let read = remit_exchange::read_path(&path, &Options::default(), today)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    observation(&read.publication, &read.facts, "tests of the pages").unwrap()
}
