//! What several pages show: links to bodies and to the acts behind a figure, chains of authority.

use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_register::{Address, Broken, Chain, Functions, Role, View};

use crate::components::{Cell, Column, Neighbour, Table, inset_text, pagination, table};
use crate::site::Snapshot;
use crate::words;

/// So many sources of one figure are named; the act leads to the others.
const SOURCES_MAX: usize = 3;

/// Returns the address of the page of whatever a code stands for on a date.
pub fn href(view: &View<'_>, code: Code, date: Date) -> String {
    let member = view.nearest_body(code, date).is_some_and(|body| body.kind.is_member());
    let page = match (code.is_small_area(), member) {
        (true, _) => "place",
        (false, true) => "practice",
        (false, false) => "body",
    };
    format!("/{page}/{code}/{date}")
}

/// Returns a link to a body: its name with its code. What nothing on record describes has no page.
pub fn body_link(view: &View<'_>, code: Code, date: Date) -> Markup {
    let name = view.name_of_code(code, date);
    let described = view.nearest_body(code, date).is_some() || code.is_small_area();
    let words = html! { @if let Some(name) = name { (name) " (" (code) ")" } @else { (code) } };
    html! { @if described { a href=(href(view, code, date)) { (words) } } @else { (words) } }
}

/// Returns a link to the fact at an address.
pub fn source(view: &View<'_>, address: Address) -> Markup {
    html! {
        a href={ "/act/" (address.act) "?fact=" (address.fact) "#fact-" (address.fact) } {
            (breakable(&view.source(address).title)) ", fact " (address)
        }
    }
}

/// Returns the name of a file that a narrow screen may break after an underscore.
pub fn breakable(title: &str) -> Markup {
    html! {
        @for (at, part) in title.split('_').enumerate() { @if 0 < at { "_" wbr; } (part) }
    }
}

/// Returns links to the facts behind a figure, the first few.
pub fn sources(view: &View<'_>, addresses: &[Address]) -> Markup {
    html! {
        @for (at, address) in addresses.iter().take(SOURCES_MAX).enumerate() {
            @if 0 < at { br; }
            (source(view, *address))
        }
        @if SOURCES_MAX < addresses.len() { br; "and " (addresses.len() - SOURCES_MAX) " more" }
    }
}

/// Returns a link to an act.
pub fn act(number: u64) -> Markup {
    html! { a href={ "/act/" (number) } { "act " (number) } }
}

/// Returns the way to the page before and the page after, each as its address and its label. What
/// they are pages of tells it from another such way on the page.
pub fn neighbours(
    of: &str,
    previous: Option<&(String, String)>,
    next: Option<&(String, String)>,
) -> Markup {
    fn page((href, label): &(String, String)) -> Neighbour<'_> {
        Neighbour { href, label }
    }
    pagination(of, previous.map(page), next.map(page))
}

/// Returns a list of what is on a page, each leading to the heading with its anchor.
pub fn contents(titles: &[&str]) -> Markup {
    html! {
        nav aria-label="Contents" {
            p { strong { "On this page" } }
            ul { @for title in titles { li { a href={ "#" (anchor(title)) } { (title) } } } }
        }
    }
}

/// Returns the anchor of a heading.
pub fn anchor(title: &str) -> String {
    let letter =
        |own: char| if own.is_ascii_alphanumeric() { own.to_ascii_lowercase() } else { '-' };
    title.chars().map(letter).collect()
}

/// The part of a long list that one page shows.
pub struct Slice {
    all: usize,
    first: usize,
    a_page: usize,
}

impl Slice {
    /// Returns the part that begins with an entry, from 0; the first where there is no such.
    pub fn of(all: usize, first: usize, a_page: usize) -> Self {
        Self { all, first: if first < all { first } else { 0 }, a_page }
    }

    /// Returns the entries that it shows.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.first..self.all.min(self.first + self.a_page)
    }

    /// Returns the way to the parts beside it, where it is not all; `href` has an entry from 1.
    pub fn neighbours(&self, of: &str, href: &dyn Fn(usize) -> String) -> Markup {
        let page = |first: usize| {
            let until = self.all.min(first + self.a_page);
            (href(first + 1), format!("{} to {until}", first + 1))
        };
        let last = self.range().end;
        let earlier = (0 < self.first).then(|| page(self.first.saturating_sub(self.a_page)));
        let later = (last < self.all).then(|| page(last));
        html! {
            @if earlier.is_some() || later.is_some() {
                (neighbours(of, earlier.as_ref(), later.as_ref()))
            }
        }
    }
}

/// Says so where a date is later than every source: the answer is carried forward.
pub fn carried_forward(snapshot: &Snapshot, date: Date) -> Markup {
    let words = match snapshot.newest_source() {
        None => "No source is on record yet.".to_owned(),
        Some(newest) if newest < date => format!(
            "The newest source on record is of {}. What it says is carried forward to {}.",
            words::day(newest),
            words::day(date)
        ),
        Some(_) => return html! {},
    };
    inset_text(&html! { p { (words) } })
}

/// Returns what a function is called.
pub fn function_name<'a>(functions: &'a Functions, word: &'a str) -> &'a str {
    functions.rules().iter().find(|rule| rule.function == word).map_or(word, |rule| &rule.name)
}

/// Returns who is responsible for what: for each function who holds it and who exercises it.
pub fn responsibilities<'a>(
    snapshot: &'a Snapshot,
    date: Date,
    chain_of: impl Fn(&'a str) -> Chain<'a>,
) -> Markup {
    let view = snapshot.view();
    let functions = snapshot.world().functions;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for word in functions.words() {
        let chain = chain_of(word);
        let name = function_name(functions, word);
        let holders = chain
            .links
            .iter()
            .filter(|link| matches!(link.role, Role::Holds | Role::ExercisesByDelegation));
        let before = rows.len();
        rows.extend(holders.map(|link| {
            let who = match link.code {
                Some(code) if view.nearest_body(code, date).is_some() => {
                    body_link(&view, code, date)
                }
                Some(_) | None => html! { (link.name.unwrap_or_default()) },
            };
            vec![
                name.into(),
                html! { (words::role(link.role)) ": " (who) }.into(),
                words::since(link.period).into(),
                html! { (link.basis) @if !link.sources.is_empty() {
                    br; (sources(&view, &link.sources))
                } }
                .into(),
            ]
        }));
        if let (Some(broken), true) = (&chain.broken, rows.len() == before) {
            let by_area = functions.on(word, date).iter().any(|rule| rule.kind.is_council());
            let said = match broken {
                Broken::NotItsFunction(..) if by_area => {
                    "Goes by the area where people live, not by body".to_owned()
                }
                own => words::capital(&own.to_string()),
            };
            rows.push(vec![name.into(), said.into(), "".into(), "".into()]);
        }
    }
    table(&Table {
        caption: Some(("Who is responsible for what", Some("m"))),
        columns: &[
            Column::of("Care"),
            Column::of("Who"),
            Column::of("Since"),
            Column::of("By what law, and which sources"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}
