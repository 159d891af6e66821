//! Stories: acts in their order, with what must hold after them, as people can read them.
//!
//! A story is a text with a title and paragraphs. A line that begins with spaces is played; one
//! that begins with eight or more continues the line before it. `stories/README.md` describes all.

use remit_dictionary::{Code, Date, Period};
use remit_register::{Fact, When};

use crate::acts::KINDS;
use crate::form::{Form, FormError};
use crate::holds::{Expected, is_question};
use crate::role::RoleKind;
use crate::rules::book;
use crate::signed::{SIGNER_FIELDS, Signer};
use crate::value::{Entry, Person};

/// The longest story, in bytes.
pub const STORY_BYTES_MAX: usize = 1 << 20;

/// So many spaces continue the line before.
const CONTINUES: usize = 8;
/// What stands for each code in the act of an `each`.
const EACH: &str = "{}";

/// A story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// What it is called.
    pub title: String,
    /// The day from which its register knows nothing; none where it knows all.
    pub cut: Option<Date>,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// One step of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The line of the file, from 1.
    pub line: u32,
    /// What happens.
    pub what: What,
}

/// What happens in a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A paragraph for the reader.
    Prose(String),
    /// From here on it is this day.
    On(Date),
    /// From here on this person acts.
    As(Signer),
    /// An act that must be taken.
    Act(Form),
    /// The same act for each of several codes, in their order.
    Each(Over, Form),
    /// An act that a rule must refuse.
    Refused {
        /// The word of the rule.
        rule: String,
        /// The act.
        form: Form,
    },
    /// Something that must hold.
    Holds {
        /// The question.
        question: String,
        /// What its answer must be.
        expected: Expected,
    },
}

/// What an act is repeated for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    /// These codes.
    Codes(Vec<Code>),
    /// The members of a body on the day, except some.
    Members {
        /// The body.
        of: Code,
        /// Those left out.
        except: Vec<Code>,
    },
}

/// Why a text is not a story.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct StoryError {
    /// The line.
    pub line: u32,
    /// What is wrong there.
    pub reason: String,
}

impl Story {
    /// Returns the last day that it names.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.steps.iter().rev().find_map(|step| match step.what {
            What::On(day) => Some(day),
            What::Prose(_)
            | What::As(_)
            | What::Act(_)
            | What::Each(..)
            | What::Refused { .. }
            | What::Holds { .. } => None,
        })
    }

    /// Reads a story.
    ///
    /// # Errors
    /// When a line cannot be played, with its number.
    pub fn parse(text: &str) -> Result<Self, StoryError> {
        let wrong = |line: u32, reason: String| StoryError { line, reason };
        if STORY_BYTES_MAX < text.len() {
            return Err(wrong(1, "a story has at most a million bytes".to_owned()));
        }
        let mut title = None;
        let mut story = Self { title: String::new(), cut: None, steps: Vec::new() };
        for block in blocks(text) {
            let line = block.line;
            if title.is_none() {
                let own = block.text.strip_prefix('#').map(str::trim);
                let own = own.filter(|own| !block.is_played && !own.is_empty());
                let own = own.ok_or_else(|| wrong(line, "a story begins with # TITLE".into()))?;
                title = Some(own.to_owned());
                continue;
            }
            if !block.is_played {
                story.steps.push(Step { line, what: What::Prose(block.text) });
                continue;
            }
            if let Some(rest) = block.text.strip_prefix("register ") {
                story.cut = Some(cut(rest, &story).map_err(|reason| wrong(line, reason))?);
                continue;
            }
            let what = played(&block.text).map_err(|reason| wrong(line, reason))?;
            story.steps.push(Step { line, what });
        }
        story.title = title.ok_or_else(|| wrong(1, "a story begins with # TITLE".to_owned()))?;
        Ok(story)
    }
}

impl What {
    /// Returns the act for one code of an `each`.
    #[must_use]
    pub fn act_for(form: &Form, code: Code) -> Form {
        let own = |entry: &String| entry.replace(EACH, code.as_str());
        let mut form = form.clone();
        form.fields.values_mut().for_each(|all| *all = all.iter().map(own).collect());
        form
    }
}

/// A paragraph, or a line that is played with those that continue it.
struct Block {
    line: u32,
    is_played: bool,
    text: String,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    let mut after_blank = true;
    for (line, own) in (1_u32..).zip(text.lines()) {
        let words = own.trim();
        if words.is_empty() {
            after_blank = true;
            continue;
        }
        let spaces = own.len() - own.trim_start().len();
        let is_played = 0 < spaces;
        let continues = if is_played { CONTINUES <= spaces } else { !after_blank };
        match all.last_mut() {
            Some(last) if continues && last.is_played == is_played && !is_title(last) => {
                last.text.push(' ');
                last.text.push_str(words);
            }
            _ => all.push(Block { line, is_played, text: words.to_owned() }),
        }
        after_blank = false;
    }
    all
}

fn is_title(block: &Block) -> bool {
    !block.is_played && block.text.starts_with('#')
}

fn cut(rest: &str, story: &Story) -> Result<Date, String> {
    let day = rest.trim().strip_prefix("cut at ").ok_or("it is \"register cut at DATE\"")?;
    let begun = story.steps.iter().any(|step| !matches!(step.what, What::Prose(_)));
    if story.cut.is_some() || begun {
        return Err("the register is cut once, before anything is played".to_owned());
    }
    read(day)
}

fn played(text: &str) -> Result<What, String> {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match word {
        "on" => read(rest).map(What::On),
        "as" => signer(rest).map(What::As),
        "refused" => {
            let (rule, act) = halves(rest, "refused RULE: ACT field=value")?;
            let known = book().iter().any(|(_, rules)| rules.iter().any(|own| own.word() == rule));
            if !known {
                return Err(format!("there is no rule \"{rule}\"; `remit rules` lists them"));
            }
            Ok(What::Refused { rule: rule.to_owned(), form: form(act)? })
        }
        "holds" => {
            let (question, expected) = halves(rest, "holds QUESTION: ANSWER")?;
            is_question(question)?;
            Ok(What::Holds { question: question.to_owned(), expected: Expected::parse(expected)? })
        }
        "each" => {
            let (over, act) = halves(rest, "each of CODE,CODE: ACT field={}")?;
            Ok(What::Each(over_of(over)?, form(act)?))
        }
        _ => form(text).map(What::Act),
    }
}

fn halves<'t>(text: &'t str, usage: &str) -> Result<(&'t str, &'t str), String> {
    let (one, other) = text.split_once(':').ok_or_else(|| format!("it is \"{usage}\""))?;
    Ok((one.trim(), other.trim()))
}

fn read<T: Entry>(text: &str) -> Result<T, String> {
    T::parse(text.trim()).map_err(|error| error.to_string())
}

fn signer(text: &str) -> Result<Signer, String> {
    let usage = "as ROLE for BODY: NAME";
    let (post, name) = halves(text, usage)?;
    let (role, body) = post.split_once(" for ").ok_or_else(|| format!("it is \"{usage}\""))?;
    Ok(Signer { actor: read::<Person>(name)?, role: read::<RoleKind>(role)?, body: read(body)? })
}

fn over_of(text: &str) -> Result<Over, String> {
    let codes =
        |text: &str| text.split(',').map(read::<Code>).collect::<Result<Vec<Code>, String>>();
    if let Some(list) = text.strip_prefix("of ") {
        return codes(list).map(Over::Codes);
    }
    let members = text.strip_prefix("member of ");
    let members = members.ok_or("it is \"each of CODE,CODE\" or \"each member of BODY\"")?;
    let (of, except) = match members.split_once(" except ") {
        Some((of, except)) => (of, codes(except)?),
        None => (members, Vec::new()),
    };
    Ok(Over::Members { of: read(of)?, except })
}

/// Reads an act; what its fields hold is read when it is played.
fn form(line: &str) -> Result<Form, String> {
    let form = Form::parse_line(line).map_err(|error| error.to_string())?;
    let Some(kind) = KINDS.iter().find(|kind| kind.word == form.act) else {
        return Err(FormError::UnknownAct(form.act).to_string());
    };
    let mut known = kind.fields.iter().chain(&SIGNER_FIELDS).map(|field| field.name);
    let unknown = form.fields.keys().find(|name| known.clone().all(|own| own != name.as_str()));
    match unknown {
        None => Ok(form),
        Some(field) => Err(FormError::UnknownField {
            act: form.act.clone(),
            field: field.clone(),
            known: known.by_ref().collect::<Vec<_>>().join(", "),
        }
        .to_string()),
    }
}

/// Returns a fact as it was known before a day: nothing that begins on it or later, and no end
/// that comes on it or later.
#[must_use]
pub fn known_before(fact: Fact, at: Date) -> Option<Fact> {
    let when = match fact.when {
        When::Seen(day) => (day < at).then_some(When::Seen(day)),
        When::During(period) if at <= period.from() => None,
        When::During(period) if at <= period.until() => {
            Some(When::During(Period::since(period.from())))
        }
        When::During(period) => Some(When::During(period)),
    };
    when.map(|when| Fact { when, ..fact })
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_register::{Claim, Kind};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_cut_fact_says_nothing_of_the_day_or_later() {
        let code = Code::parse("09C").unwrap();
        // (from, until, after a cut at 2018-04-01: from, until; empty where nothing is left)
        for (from, until, left) in [
            ("2013-04-01", "2017-04-01", Some("2017-04-01")),
            ("2013-04-01", "2018-03-31", Some("2018-03-31")),
            ("2013-04-01", "2018-04-01", Some("")),
            ("2013-04-01", "2020-04-01", Some("")),
            ("2013-04-01", "", Some("")),
            ("2018-04-01", "2020-04-01", None),
            ("2019-04-01", "", None),
        ] {
            let end = |text: &str| if text.is_empty() { Date::END } else { day(text) };
            let period = Period::new(day(from), end(until)).unwrap();
            let fact = Fact::during(code, Claim::Exists(Kind::Ccg), period);
            let when = known_before(fact, day("2018-04-01")).map(|fact| fact.when);
            let expected =
                left.map(|text| When::During(Period::new(day(from), end(text)).unwrap()));
            assert_eq!(when, expected, "{from} {until}");
        }
        let seen = |on| Fact::seen(code, Claim::ListSize(3), day(on));
        assert!(known_before(seen("2018-03-31"), day("2018-04-01")).is_some());
        assert!(known_before(seen("2018-04-01"), day("2018-04-01")).is_none());
    }
}
