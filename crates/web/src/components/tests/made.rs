//! Our components, made with the options of a fixture.

use std::cell::RefCell;
use std::collections::BTreeSet;

use maud::{Markup, PreEscaped, html};
use serde_json::{Map, Value};

use crate::components::field::{error_message, hint};
use crate::components::{
    Anchor, Button, Cell, Choice, Choices, Column, DateInput, Footer, Header, Heading, Item,
    Mistake, Neighbour, Question, SearchInput, Table, breadcrumb, button, checkboxes, date_input,
    details, error_summary, file_upload, footer, header, inset_text, pagination, radios,
    search_input, select, skip_link, summary_list, table, text_input, textarea, warning_callout,
};

/// The options of a fixture. A fixture is supported when a component reads each of them.
pub struct Options<'v> {
    pub all: &'v Map<String, Value>,
    read: RefCell<BTreeSet<&'v str>>,
}

impl<'v> Options<'v> {
    pub fn of(value: &'v Value) -> Option<Self> {
        Some(Self { all: value.as_object()?, read: RefCell::default() })
    }

    fn get(&self, name: &str) -> Option<&'v Value> {
        let (name, value) = self.all.get_key_value(name)?;
        self.read.borrow_mut().insert(name);
        Some(value)
    }

    fn text(&self, name: &str) -> Option<&'v str> {
        match self.get(name)? {
            Value::Object(inner) if inner.keys().all(|key| key == "text") => inner["text"].as_str(),
            own => own.as_str(),
        }
    }

    /// The words of a component: `text` as it is, or `html`.
    fn words(&self) -> Option<Markup> {
        match (self.text("text"), self.text("html")) {
            (Some(text), None) => Some(html! { (text) }),
            (None, Some(html)) => Some(PreEscaped(html.to_owned())),
            _ => None,
        }
    }

    fn yes(&self, name: &str) -> Option<bool> {
        self.get(name).map_or(Some(false), Value::as_bool)
    }

    fn list(&self, name: &str) -> Option<&'v [Value]> {
        self.get(name).and_then(Value::as_array).map(Vec::as_slice)
    }

    fn heading(&self, name: &str) -> Option<Heading<'v>> {
        let value = self.get(name)?;
        if let Some(text) = value.as_str() {
            return Some(Heading::Plain(text));
        }
        let own = Self::of(value)?;
        let heading = match (own.text("text"), own.text("heading"), own.text("size")) {
            (Some(text), None, None) => Heading::Plain(text),
            (Some(text), None, Some(size)) => Heading::Sized(text, size),
            (None, Some(text), Some(size)) => Heading::OfPage(text, size),
            _ => return None,
        };
        own.all_read().then_some(heading)
    }

    pub fn all_read(&self) -> bool {
        self.all.keys().all(|key| self.read.borrow().contains(key.as_str()))
    }
}

fn anchors<'v>(values: &'v [Value]) -> Option<Vec<Anchor<'v>>> {
    let anchor = |value: &'v Value| {
        let own = Options::of(value)?;
        let anchor = Anchor { href: own.text("href")?, text: own.text("text")? };
        own.all_read().then_some(anchor)
    };
    values.iter().map(anchor).collect()
}

/// Makes a component with the options of a fixture; nothing where it does not have them all.
pub type Make = fn(&Options<'_>) -> Option<Markup>;

pub const COMPONENTS: [(&str, Make); 22] = [
    ("skip-link", |own| {
        Some(skip_link(Anchor { href: own.text("href")?, text: own.text("text")? }))
    }),
    ("breadcrumb", |own| Some(breadcrumb(&anchors(own.list("items")?)?))),
    ("button", make_button),
    ("checkboxes", |own| make_choices(own, checkboxes)),
    ("date-input", make_date_input),
    ("details", |own| Some(details(own.yes("open")?, own.text("summary")?, &own.words()?))),
    ("error-message", |own| Some(error_message(None, own.text("text")?))),
    ("error-summary", make_error_summary),
    ("file-upload", |own| make_question(own, file_upload)),
    ("footer", make_footer),
    ("header", make_header),
    ("hint", |own| Some(hint(None, &own.words()?))),
    ("input", |own| {
        let width = own.get("width").map(|width| width.as_u64()?.try_into().ok());
        let width = width.map_or(Some(None), |width| width.map(Some))?;
        make_question(own, |question| text_input(question, own.text("value"), width))
    }),
    ("inset-text", |own| {
        let words = own.words()?;
        let text = own.all.contains_key("text");
        Some(inset_text(&if text {
            html! { p { (words) } }
        } else {
            words
        }))
    }),
    ("pagination", |own| {
        let label = own.text("landmarkLabel").unwrap_or("Pagination");
        Some(pagination(label, neighbour(own, "previous")?, neighbour(own, "next")?))
    }),
    ("radios", |own| make_choices(own, radios)),
    ("search-input", make_search_input),
    ("select", make_select),
    ("summary-list", make_summary_list),
    ("tables", make_table),
    ("textarea", |own| {
        make_question(own, |question| textarea(question, own.text("value").unwrap_or_default()))
    }),
    ("warning-callout", |own| Some(warning_callout(3, own.text("heading")?, own.text("text")?))),
];

fn neighbour<'v>(own: &Options<'v>, name: &str) -> Option<Option<Neighbour<'v>>> {
    let Some(value) = own.get(name) else {
        return Some(None);
    };
    let own = Options::of(value)?;
    let page = Neighbour { href: own.text("href")?, label: own.text("label")? };
    own.all_read().then_some(Some(page))
}

fn make_button(own: &Options<'_>) -> Option<Markup> {
    let weight = match own.text("variant") {
        None => Button::Primary,
        Some("secondary") => Button::Secondary,
        Some(_) => return None,
    };
    Some(button(weight, own.yes("small")?, own.text("text")?))
}

/// Returns the hint and the message of a field.
fn notes<'v>(own: &Options<'v>) -> Option<(Option<Markup>, Option<&'v str>)> {
    let hint = match own.get("hint") {
        Some(Value::String(text)) => Some(html! { (text) }),
        Some(value) => Some(Options::of(value)?.words()?),
        None => None,
    };
    let error = match own.get("errorMessage") {
        Some(_) => Some(own.text("errorMessage")?),
        None => None,
    };
    Some((hint, error))
}

fn make_choices(own: &Options<'_>, make: fn(&Choices<'_>) -> Markup) -> Option<Markup> {
    let (hint, error) = notes(own)?;
    let mut items = Vec::new();
    for value in own.list("items")? {
        let item = Options::of(value)?;
        let (value, text) = (item.text("value")?, item.text("text")?);
        items.push(Choice { value, text, hint: item.text("hint"), chosen: false });
        if !item.all_read() {
            return None;
        }
    }
    let fieldset = Options::of(own.get("fieldset")?)?;
    let name = own.text("name")?;
    Some(make(&Choices {
        id: own.text("idPrefix").unwrap_or(name),
        name,
        legend: fieldset.heading("legend")?,
        hint: hint.as_ref(),
        error,
        small: own.yes("small")?,
        items: &items,
    }))
}

/// Makes a field with one question; ours have their name as their id.
fn make_question(own: &Options<'_>, make: impl FnOnce(&Question<'_>) -> Markup) -> Option<Markup> {
    let (hint, error) = notes(own)?;
    let name = own.text("name")?;
    if own.get("id").is_some_and(|id| id.as_str() != Some(name)) {
        return None;
    }
    let label = own.heading("label")?;
    Some(make(&Question { name, label, hint: hint.as_ref(), error }))
}

fn make_select(own: &Options<'_>) -> Option<Markup> {
    let item = |value| {
        let own = Options::of(value)?;
        let item = (own.text("value")?.to_owned(), own.text("text")?.to_owned());
        own.all_read().then_some(item)
    };
    let items: Option<Vec<_>> = own.list("items")?.iter().map(item).collect();
    let items = items?;
    make_question(own, |question| select(question, &items, own.text("value")))
}

fn make_date_input(own: &Options<'_>) -> Option<Markup> {
    let fieldset = Options::of(own.get("fieldset")?)?;
    let hint = match own.get("hint") {
        Some(Value::String(text)) => Some(html! { (text) }),
        Some(value) => Some(Options::of(value)?.words()?),
        None => None,
    };
    let part = |name: &str| match own.get(name) {
        None => Some((false, "")),
        Some(value) => {
            let own = Options::of(value)?;
            let part = (own.yes("error")?, own.text("value").unwrap_or_default());
            own.all_read().then_some(part)
        }
    };
    let mut parts = [part("day")?, part("month")?, part("year")?];
    if let Some(values) = own.get("values") {
        let own = Options::of(values)?;
        for ((_, value), name) in parts.iter_mut().zip(["day", "month", "year"]) {
            *value = own.text(name)?;
        }
    }
    let marked = parts.map(|(wrong, _)| wrong);
    let wrong = if marked == [false; 3] { [true; 3] } else { marked };
    let message = match own.get("errorMessage") {
        Some(_) => Some(own.text("errorMessage")?),
        None if marked == [false; 3] => None,
        None => return None,
    };
    Some(date_input(&DateInput {
        id: own.text("id")?,
        prefix: own.text("namePrefix"),
        legend: fieldset.heading("legend")?,
        hint: hint.as_ref(),
        error: message.map(|words| (words, wrong)),
        values: parts.map(|(_, value)| value),
    }))
}

fn make_error_summary(own: &Options<'_>) -> Option<Markup> {
    if own.text("heading")? != "There is a problem" {
        return None;
    }
    let mistake = |value| {
        let own = Options::of(value)?;
        let mistake = Mistake { text: own.text("text")?, href: own.text("href") };
        own.all_read().then_some(mistake)
    };
    let mistakes: Option<Vec<_>> = own.list("errorList")?.iter().map(mistake).collect();
    Some(error_summary(&mistakes?))
}

fn make_footer(own: &Options<'_>) -> Option<Markup> {
    let (mut links, mut text) = (Vec::new(), None);
    match own.get("meta") {
        Some(Value::String(words)) => text = Some(words.as_str()),
        Some(value) => {
            let own = Options::of(value)?;
            links = own.list("items").map_or(Some(Vec::new()), anchors)?;
            text = own.text("text");
            if !own.all_read() {
                return None;
            }
        }
        None => {}
    }
    let copyright = match own.get("copyright") {
        Some(_) => own.text("copyright")?,
        None => "© NHS England",
    };
    Some(footer(&Footer { links: &links, text, copyright }))
}

fn make_header(own: &Options<'_>) -> Option<Markup> {
    let logo = own.get("logo").map(Options::of);
    let logo = match &logo {
        Some(Some(logo)) => Some(logo.text("href").filter(|_| logo.all_read())?),
        Some(None) => return None,
        None => None,
    };
    let service = own.get("service").map(Options::of);
    let (name, href) = match &service {
        Some(Some(service)) => {
            let (text, href) = (service.text("text")?, service.text("href")?);
            (Some(text), Some(href))
        }
        Some(None) => return None,
        None => (None, None),
    };
    // The logo and the name lead to one place in ours.
    let href = match (logo, href) {
        (Some(logo), Some(href)) if logo != href => return None,
        (logo, href) => logo.or(href)?,
    };
    let mut items = Vec::new();
    if let Some(navigation) = own.get("navigation") {
        let own = Options::of(navigation)?;
        for value in own.list("items")? {
            let own = Options::of(value)?;
            let (href, text) = (own.text("href")?, own.text("text")?);
            items.push(Item { href, text, active: own.yes("active")? });
            if !own.all_read() {
                return None;
            }
        }
        if !own.all_read() || items.is_empty() {
            return None;
        }
    }
    Some(header(&Header { service: name, href, items: &items }))
}

fn make_search_input(own: &Options<'_>) -> Option<Markup> {
    let (hint, error) = notes(own)?;
    Some(search_input(&SearchInput {
        name: own.text("name")?,
        label: own.heading("label")?,
        hint: hint.as_ref(),
        error,
        value: own.text("value"),
        width: own.get("width")?.as_u64()?.try_into().ok()?,
        large: own.yes("large")?,
    }))
}

fn make_summary_list(own: &Options<'_>) -> Option<Markup> {
    let row = |value| {
        let own = Options::of(value)?;
        let words = match own.get("value")? {
            Value::String(text) => html! { (text) },
            value => Options::of(value)?.words()?,
        };
        let row = (own.text("key")?, words);
        own.all_read().then_some(row)
    };
    let rows: Option<Vec<_>> = own.list("rows")?.iter().map(row).collect();
    Some(summary_list(&rows?))
}

fn column(value: &Value) -> Option<Column<'_>> {
    if let Value::String(text) = value {
        return Some(Column::of(text));
    }
    let own = Options::of(value)?;
    let text = own.text("text")?;
    let column = match own.text("format") {
        None => Column::of(text),
        Some("numeric") => Column::numeric(text),
        Some(_) => return None,
    };
    own.all_read().then_some(column)
}

fn make_table(own: &Options<'_>) -> Option<Markup> {
    let caption = match own.get("caption") {
        None => None,
        Some(Value::String(text)) => Some((text.as_str(), None)),
        Some(value) => {
            let own = Options::of(value)?;
            let caption = (own.text("text")?, own.text("size"));
            Some(own.all_read().then_some(caption)?)
        }
    };
    let cell = |value: &Value| {
        if let Value::String(text) = value {
            return Some(Cell::from(text.as_str()));
        }
        let own = Options::of(value)?;
        let cell = Cell(own.words()?);
        own.all_read().then_some(cell)
    };
    let columns: Option<Vec<_>> = own.list("head")?.iter().map(column).collect();
    let mut rows = Vec::new();
    for row in own.list("rows")? {
        let row: Option<Vec<Cell>> = row.as_array()?.iter().map(cell).collect();
        rows.push(row?);
    }
    Some(table(&Table {
        caption,
        columns: &columns?,
        rows: &rows,
        first_is_header: own.yes("firstCellIsHeader")?,
        responsive: own.yes("responsive")?,
    }))
}
