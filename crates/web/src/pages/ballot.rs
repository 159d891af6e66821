//! A practice's vote by a link, done in a minute; and the links, for whoever runs the ballot.
//!
//! A link is the token of a text beside the record that says whose vote it is. Nobody can guess it,
//! it outlives a restart, and forgetting the text ends it. The vote itself is an act like any other.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use remit_clerk::deciding::{self, Sending};
use remit_clerk::{Broken, Failure, Session};
use remit_dictionary::{Code, Date};
use remit_governance::acts::{BallotOpened, RoleGiven};
use remit_governance::{Case, CaseId, Form, Label, RoleKind, World, ballot, roles_of};
use remit_journal::{Beside, Storage, Token};
use remit_store::fresh_salt;

use crate::asking::{self, now_and_today, today};
use crate::components::{
    Button, Cell, Choice, Choices, Column, Heading, Mistake, Table, button, error_summary, radios,
    table,
};
use crate::filled::{Filled, Sent};
use crate::page::Page;
use crate::pages::{case as case_page, cases, parts, recording, work};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::signing_in::{SignedIn, random};
use crate::site::{Site, Snapshot};
use crate::words;

/// The text of a link is a line with this word.
const LINK: &str = "ballot-link";
/// The field of the vote.
const CHOICE: &str = "choice";

/// Whose vote a link is.
#[derive(Debug, Clone)]
struct Link {
    case: CaseId,
    body: Code,
    ballot: Label,
    practice: Code,
    person: String,
}

impl Link {
    fn line(&self) -> String {
        let mut form = Form::new(LINK);
        form.add("case", self.case.as_str());
        form.add("body", &self.body.to_string());
        form.add("ballot", self.ballot.as_str());
        form.add("practice", &self.practice.to_string());
        form.add("person", &self.person);
        form.to_string()
    }

    fn read(line: &str) -> Option<Self> {
        let form = Form::parse_line(line).ok().filter(|form| form.act == LINK)?;
        let one = |name: &str| form.fields.get(name)?.first().cloned();
        Some(Self {
            case: CaseId::parse(&one("case")?).ok()?,
            body: Code::parse(&one("body")?).ok()?,
            ballot: Label::parse(&one("ballot")?).ok()?,
            practice: Code::parse(&one("practice")?).ok()?,
            person: one("person")?,
        })
    }

    /// Returns the link that a token stands for.
    fn of(storage: &mut dyn Storage, token: &str) -> Result<Option<Self>, Broken> {
        let Ok(token) = Token::parse(token) else { return Ok(None) };
        Ok(match storage.beside(&token)? {
            Some(Beside::Kept(line)) => Self::read(&line),
            Some(Beside::Removed { .. }) | None => None,
        })
    }

    fn vote(&self, choice: &str, on: Date) -> Form {
        let mut form = Form::new("vote-cast");
        for (field, entry) in [
            ("case", self.case.to_string()),
            ("body", self.body.to_string()),
            ("ballot", self.ballot.to_string()),
            ("practice", self.practice.to_string()),
            (CHOICE, choice.to_owned()),
            ("actor", self.person.clone()),
            ("acting_as", RoleKind::MemberPractice.word().to_owned()),
            ("acting_for", self.body.to_string()),
            ("on", on.to_string()),
        ] {
            form.add(field, &entry);
        }
        form
    }
}

/// Shows the question of a ballot to whoever has the link.
pub async fn show(State(site): State<Shared>, Path(token): Path<String>) -> Result<Page, Refusal> {
    site.answer(move |site, snapshot| {
        let link = find(site, &token)?;
        paper(snapshot, &token, &link, None)
    })
    .await
}

/// Puts the vote on record.
pub async fn vote(
    State(site): State<Shared>,
    Path(token): Path<String>,
    Sent(typed): Sent,
) -> Result<Response, Refusal> {
    let choice = typed.one(CHOICE).unwrap_or_default().to_owned();
    site.answer(move |site, snapshot| {
        let link = find(site, &token)?;
        if choice.is_empty() {
            let page = paper(snapshot, &token, &link, Some("Choose how your practice votes"))?;
            return Ok(page.with_mistakes().into_response());
        }
        let (now, today) = now_and_today();
        let sending = Sending { now, today, request: Some(format!("ballot:{token}")) };
        let sent = [deciding::Sent { form: link.vote(&choice, today), place: None }];
        match site.write(|session| deciding::record(session, &sent, &sending)) {
            Ok(_) => Ok(Redirect::to(&format!("/ballot/{token}")).into_response()),
            Err(Failure::Broken(broken)) => Err(Refusal::of_fault(&broken)),
            Err(failure) => {
                let said = recording::objections(&failure);
                let page = paper(snapshot, &token, &link, Some(&said.join("; ")))?;
                Ok(page.with_mistakes().into_response())
            }
        }
    })
    .await
}

fn find(site: &Site, token: &str) -> Result<Link, Refusal> {
    let link = site.ask(|storage| Link::of(storage, token));
    link.map_err(|broken| Refusal::of_fault(&broken))?.ok_or_else(|| {
        Refusal::not_found(
            "This link opens no ballot",
            "Open it just as it was sent to you, or ask whoever runs the ballot for a new one.",
        )
    })
}

fn paper(
    snapshot: &Snapshot,
    token: &str,
    link: &Link,
    mistake: Option<&str>,
) -> Result<Page, Refusal> {
    let (view, on) = (snapshot.view(), today());
    let case = case_page::find(snapshot, &link.case, on)?;
    let (_, opened) = ballot::opened(&case, link.body, &link.ballot).ok_or_else(|| {
        Refusal::not_found("That ballot is not on record", "Ask whoever runs it.")
    })?;
    let cast = ballot::vote_of(&case, link.body, &link.ballot, link.practice);
    let practice = match view.name_of_code(link.practice, on) {
        Some(name) => format!("{name} ({})", link.practice),
        None => link.practice.to_string(),
    };
    let markup = html! {
        @if let Some(text) = mistake {
            (error_summary(&[Mistake { text, href: Some("#choice") }]))
        }
        h1 { span.nhsuk-caption-l { "Ballot of " (practice) }
            (opened.question) }
        p {
            "Asked of the member practices of " (parts::body_link(&view, link.body, on))
            ". Votes are taken until " (words::day(opened.closes_on)) ", and nobody sees them "
            "before the ballot is closed."
        }
        p { a href=(cases::href(&link.case)) { "Read what is proposed: " (case.opened.title) } }
        @if cast.is_some() {
            p { strong { "The vote of your practice is on record." } " It is counted once." }
        } @else { (form(token, mistake)) }
    };
    Ok(Page::new("Vote for your practice", markup))
}

fn form(token: &str, mistake: Option<&str>) -> Markup {
    let item = |value, text| Choice { value, text, hint: None, chosen: false };
    let choices = Choices {
        id: CHOICE,
        name: CHOICE,
        legend: Heading::Plain("How does your practice vote?"),
        hint: None,
        error: mistake,
        small: false,
        items: &[item("for", "For"), item("against", "Against"), item("abstain", "Abstain")],
    };
    html! {
        form action={ "/ballot/" (token) } method="post" novalidate {
            (radios(&choices))
            (button(Button::Primary, false, "Cast this vote"))
        }
    }
}

/// Shows the links of every open ballot of a case, to whoever runs it.
pub async fn links(
    State(site): State<Shared>,
    Path(id): Path<String>,
    by: SignedIn,
) -> Result<Page, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |site, snapshot| {
        let case = case_page::find(snapshot, &id, today())?;
        by.runs(&case)?;
        let mut sections = Vec::new();
        for opened in case.all::<BallotOpened>() {
            if !ballot::is_closed(&case, opened.body, &opened.ballot) {
                sections.push(section(site, snapshot, &case, opened)?);
            }
        }
        let href = cases::href(&id);
        let markup = html! {
            h1 { span.nhsuk-caption-l { "Case " (id) } "Links to vote by" }
            (work::signed_in_as(&by))
            p {
                "Each practice votes by a link of its own. Send it to the person who holds the "
                "role member practice there, and to nobody else: whoever has it votes."
            }
            @if sections.is_empty() { p { "No ballot is open in this case." } }
            @for own in &sections { (own) }
            @if !sections.is_empty() {
                form action={ (href) "/ballot-links" } method="post" {
                    (by.hidden(&random()))
                    (button(Button::Primary, false, "Make the links that are missing"))
                }
            }
            (work::sign_out(&by))
        };
        Ok(Page::new("Links to vote by", markup).after(href, case.opened.title.to_string()))
    })
    .await
}

/// Makes the links that are missing.
pub async fn make_links(
    State(site): State<Shared>,
    Path(id): Path<String>,
    filled: Filled,
) -> Result<Redirect, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |site, snapshot| {
        let case = case_page::find(snapshot, &id, today())?;
        filled.by.runs(&case)?;
        let world = snapshot.world();
        let open = case.all::<BallotOpened>();
        let open = open.filter(|own| !ballot::is_closed(&case, own.body, &own.ballot));
        let links: Vec<Link> = open
            .flat_map(|opened| voters(&world, &case, opened))
            .filter_map(|(_, link)| link)
            .collect();
        let made = site.write(|session: &mut Session| {
            for link in &links {
                let line = link.line();
                if session.storage.tokens_of(&line)?.is_empty() {
                    session.storage.keep_beside(&fresh_salt()?, &line)?;
                }
            }
            Ok(())
        });
        match made {
            Ok(()) => Ok(Redirect::to(&format!("{}/ballot-links", cases::href(&id)))),
            Err(Failure::Broken(broken)) => Err(Refusal::of_fault(&broken)),
            Err(failure) => Err(Refusal::unreadable(failure.to_string(), "Try again.")),
        }
    })
    .await
}

/// Returns each practice that may vote, with its link where somebody may speak for it.
fn voters(world: &World<'_>, case: &Case<'_>, opened: &BallotOpened) -> Vec<(Code, Option<Link>)> {
    let on = today();
    let Some((recorded, _)) = ballot::opened(case, opened.body, &opened.ballot) else {
        return Vec::new();
    };
    let Some(terms) = ballot::terms(world, (recorded, opened)) else { return Vec::new() };
    let roster = ballot::roster(world, opened.body, terms, recorded.on);
    let link = |practice: Code| {
        let given = world.books.house(opened.body, on).all::<RoleGiven>().rfind(|given| {
            given.role == RoleKind::MemberPractice
                && given.practice == Some(practice)
                && roles_of(world, &given.person, on).contains(&(opened.body, given.role))
        })?;
        Some(Link {
            case: case.id.clone(),
            body: opened.body,
            ballot: opened.ballot.clone(),
            practice,
            person: given.person.to_string(),
        })
    };
    roster.into_iter().map(|practice| (practice, link(practice))).collect()
}

fn section(
    site: &Site,
    snapshot: &Snapshot,
    case: &Case<'_>,
    opened: &BallotOpened,
) -> Result<Markup, Refusal> {
    let (view, world, on) = (snapshot.view(), snapshot.world(), today());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (practice, link) in voters(&world, case, opened) {
        let voted = ballot::vote_of(case, opened.body, &opened.ballot, practice).is_some();
        let token = match &link {
            None => None,
            Some(link) => site
                .ask(|storage| Ok(storage.tokens_of(&link.line())?.first().copied()))
                .map_err(|broken| Refusal::of_fault(&broken))?,
        };
        let state = match (voted, &link, token) {
            (true, ..) => html! { "Has voted" },
            (_, _, Some(token)) => html! {
                a.nhsuk-u-text-break-word href={ "/ballot/" (token) } { "/ballot/" (token) }
            },
            (_, Some(_), None) => html! { "Not made yet" },
            (_, None, _) => html! { "Nobody holds the role member practice there" },
        };
        rows.push(vec![parts::body_link(&view, practice, on).into(), state.into()]);
    }
    Ok(table(&Table {
        caption: Some((opened.question.as_str(), Some("m"))),
        columns: &[Column::of("Practice"), Column::of("Link")],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    }))
}
