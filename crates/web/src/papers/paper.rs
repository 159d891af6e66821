//! A paper as headings, paragraphs and tables, and as a Word document.

use std::io::Cursor;

use docx_rs::{
    Docx, Hyperlink, HyperlinkData, Paragraph, Run, RunFonts, Style, StyleType, Table, TableCell,
    TableRow, WidthType,
};

/// The width of the text on a page, in twentieths of a point.
const WIDTH: usize = 9_000;
const BLUE: &str = "005EB8";

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Words(String),
    /// The act behind a statement.
    Act(u64),
}

/// A line.
pub type Line = Vec<Span>;

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    Heading(String),
    Line(Line),
    Table { headings: Vec<String>, rows: Vec<Vec<Line>> },
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    title: String,
    blocks: Vec<Block>,
}

/// Returns a line of words.
pub fn words(text: impl Into<String>) -> Line {
    vec![Span::Words(text.into())]
}

/// Returns a line of words with the acts behind it.
pub fn by_acts(text: impl Into<String>, acts: impl IntoIterator<Item = u64>) -> Line {
    let mut line = words(text);
    for (at, act) in acts.into_iter().enumerate() {
        line.push(Span::Words(if at == 0 { " (" } else { ", " }.to_owned()));
        line.push(Span::Act(act));
    }
    if 1 < line.len() {
        line.push(Span::Words(")".to_owned()));
    }
    line
}

impl Paper {
    /// Returns a paper that has only its title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new() }
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Adds a paragraph.
    pub fn line(&mut self, line: Line) {
        self.blocks.push(Block::Line(line));
    }

    /// Adds a paragraph of words.
    pub fn say(&mut self, text: impl Into<String>) {
        self.line(words(text));
    }

    /// Adds a table with its headings.
    pub fn table(&mut self, headings: &[&str], rows: Vec<Vec<Line>>) {
        let headings = headings.iter().map(|own| (*own).to_owned()).collect();
        self.blocks.push(Block::Table { headings, rows });
    }

    /// Returns the paper as a Word document, whose acts lead to the service at a place.
    pub fn docx(&self, place: &str) -> Vec<u8> {
        let mut writing = Writing { place, links: 0, paragraphs: 0 };
        let mut docx = Docx::new()
            .default_fonts(RunFonts::new().ascii("Arial").hi_ansi("Arial"))
            .default_size(22);
        for style in styles() {
            docx = docx.add_style(style);
        }
        docx = docx.add_paragraph(writing.paragraph("Heading1", &words(&*self.title)));
        for block in &self.blocks {
            docx = match block {
                Block::Heading(text) => {
                    docx.add_paragraph(writing.paragraph("Heading2", &words(&**text)))
                }
                Block::Line(line) => docx.add_paragraph(writing.paragraph("Normal", line)),
                Block::Table { headings, rows } => {
                    let table = writing.table(headings, rows);
                    docx.add_table(table).add_paragraph(writing.paragraph("Normal", &[]))
                }
            };
        }
        self.packed(docx)
    }

    /// Adds what the library cannot say: title and language, and that a row is the heading of a
    /// table; then packs it.
    fn packed(&self, docx: Docx) -> Vec<u8> {
        let mut parts = docx.build();
        let title = maud::html! { (self.title) }.into_string();
        let core = format!("<dc:language>en-GB</dc:language><dc:title>{title}</dc:title>");
        insert(&mut parts.doc_props.core, "</cp:coreProperties>", &core, true);
        insert(&mut parts.doc_props.core, "unknown", "Remit", false);
        // The language is the last but few of the properties that a run has by default.
        insert(&mut parts.styles, "</w:rPr></w:rPrDefault>", "<w:lang w:val=\"en-GB\" />", true);
        let heading = "<w:cantSplit /><w:tblHeader />";
        insert(&mut parts.document, "<w:cantSplit />", heading, false);
        in_order(&mut parts.document_rels);
        let mut bytes = Cursor::new(Vec::new());
        parts.pack(&mut bytes).expect("BUG: writing to memory cannot fail");
        bytes.into_inner()
    }
}

/// Puts a text before each place where a mark stands, or in its place.
fn insert(part: &mut Vec<u8>, mark: &str, text: &str, keep: bool) {
    let xml = String::from_utf8_lossy(part);
    assert!(!keep || xml.contains(mark), "BUG: {mark} is in the document");
    let text = if keep { format!("{text}{mark}") } else { text.to_owned() };
    *part = xml.replace(mark, &text).into_bytes();
}

/// The library writes the links of a document in an order that differs each time.
fn in_order(part: &mut Vec<u8>) {
    const EACH: &str = "<Relationship ";
    let xml = String::from_utf8_lossy(part);
    let Some((body, end)) = xml.rsplit_once("</Relationships>") else { return };
    let mut pieces = body.split(EACH);
    let start = pieces.next().unwrap_or_default();
    let mut links: Vec<&str> = pieces.collect();
    links.sort_unstable();
    let links: String = links.iter().map(|own| format!("{EACH}{own}")).collect();
    *part = format!("{start}{links}</Relationships>{end}").into_bytes();
}

fn styles() -> [Style; 3] {
    let heading = |id: &str, name: &str, level: usize, size: usize| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on("Normal")
            .next("Normal")
            .q_format(true)
            .outline_lvl(level)
            .size(size)
            .bold()
            .color(BLUE)
    };
    [
        heading("Heading1", "heading 1", 0, 36),
        heading("Heading2", "heading 2", 1, 28),
        Style::new("Hyperlink", StyleType::Character)
            .name("Hyperlink")
            .color(BLUE)
            .underline("single"),
    ]
}

/// What is counted while a document is written, so that it is the same each time.
struct Writing<'a> {
    place: &'a str,
    links: usize,
    paragraphs: usize,
}

impl Writing<'_> {
    fn paragraph(&mut self, style: &str, line: &[Span]) -> Paragraph {
        self.paragraphs += 1;
        let mut paragraph = Paragraph::new().id(format!("{:08x}", self.paragraphs)).style(style);
        for span in line {
            paragraph = match span {
                Span::Words(text) => paragraph.add_run(Run::new().add_text(text)),
                Span::Act(number) => paragraph.add_hyperlink(self.link(*number)),
            };
        }
        paragraph
    }

    fn link(&mut self, act: u64) -> Hyperlink {
        self.links += 1;
        let rid = format!("rIdAct{}", self.links);
        let path = format!("{}/act/{act}", self.place);
        let link = HyperlinkData::External { rid, path };
        let run = Run::new().add_text(format!("act {act}")).style("Hyperlink");
        Hyperlink { link, history: None, children: Vec::new() }.add_run(run)
    }

    fn table(&mut self, headings: &[String], rows: &[Vec<Line>]) -> Table {
        let width = WIDTH / headings.len().max(1);
        let cell =
            |paragraph| TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph);
        let head: Vec<TableCell> = headings
            .iter()
            .map(|text| cell(self.paragraph("Normal", &words(&**text)).bold()))
            .collect();
        let mut all = vec![TableRow::new(head).cant_split()];
        for row in rows {
            all.push(TableRow::new(
                row.iter().map(|line| cell(self.paragraph("Normal", line))).collect(),
            ));
        }
        Table::new(all).width(WIDTH, WidthType::Dxa).set_grid(vec![width; headings.len()])
    }
}
