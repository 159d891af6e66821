//! What a story can ask and expect: one question a line, and what its answer must be.
//!
//! An answer is a list of lines. Another question is one more row of [`QUESTIONS`].

mod cases;
mod decision;

use remit_dictionary::{Code, Date};
use remit_register::Kind;

use crate::answer::Answer;
use crate::ask::World;
use crate::books::{Case, Log};
use crate::guard::Outstanding;
use crate::route::{Standing, is_over, remains, standing};
use crate::value::{CaseId, Entry};

/// Answers a question from the words after its first, as at a day.
type Answers = fn(&World<'_>, &[&str], Date) -> Result<Vec<String>, String>;

/// A question that a story can ask.
pub struct Question {
    /// Its first word.
    pub word: &'static str,
    /// How it is written.
    pub usage: &'static str,
    /// What the lines of its answer are.
    pub help: &'static str,
    answer: Answers,
}

/// Every question.
pub const QUESTIONS: &[Question] = &[
    Question {
        word: "remains",
        usage: "remains CASE",
        help: "what remains of a case: RULE about WHAT open|late DAYS|waiting|not yet move of WHOM",
        answer: what_remains,
    },
    Question {
        word: "case",
        usage: "case CASE",
        help: "a case: its kind, parties and day of effect, and whether it is open or over",
        answer: case_lines,
    },
    Question {
        word: "acts",
        usage: "acts CASE [ACT]",
        help: "the acts of a case, or those of one kind, each as it was written",
        answer: acts_of_case,
    },
    Question {
        word: "house",
        usage: "house BODY [ACT]",
        help: "the acts of a body's own house, or those of one kind",
        answer: acts_of_house,
    },
    Question {
        word: "bodies",
        usage: "bodies KIND",
        help: "the bodies of a kind that are alive: CODE NAME",
        answer: bodies,
    },
    Question {
        word: "body",
        usage: "body CODE",
        help: "the body that a code means: KIND NAME; nothing where none is alive",
        answer: body,
    },
    Question {
        word: "members",
        usage: "members BODY",
        help: "the members of a body: CODE KIND",
        answer: members,
    },
    Question {
        word: "who",
        usage: "who PRACTICE [FUNCTION]",
        help: "the chain of authority for a practice: ROLE CODE NAME",
        answer: who,
    },
    Question {
        word: "lineage",
        usage: "lineage CODE",
        help: "who holds the work of a body: CODE SHARE",
        answer: lineage,
    },
    Question {
        word: "ballot",
        usage: "ballot CASE BODY BALLOT",
        help: "what a ballot came to: open, or carried, lost or inquorate with its counts",
        answer: cases::ballot_lines,
    },
    Question {
        word: "rehearse",
        usage: "rehearse CASE",
        help: "a change as it would be: whole or not, what is held before and after, codes that \
               change",
        answer: cases::rehearsal_lines,
    },
    Question {
        word: "decide",
        usage: "decide BODY-OR-CASE FUNCTION [amount=AMOUNT] [officer=SEAT]",
        help: "who may decide: Binding for, Recommendation to be ratified by, or Unlawful and why; \
               then the chain of authority",
        answer: decision::decide,
    },
    Question {
        word: "status",
        usage: "status CASE",
        help: "what an authorisation or assessment came to: undecided, refused, full, or \
               with-conditions and how many",
        answer: decision::status_of,
    },
];

/// Checks that a question begins with a word that is known.
pub(crate) fn is_question(text: &str) -> Result<&'static Question, String> {
    let word = text.split_whitespace().next().unwrap_or_default();
    QUESTIONS.iter().find(|question| question.word == word).ok_or_else(|| {
        let words: Vec<&str> = QUESTIONS.iter().map(|question| question.word).collect();
        format!("there is no question \"{word}\"; there are {}", words.join(", "))
    })
}

/// Answers a question as at a day.
///
/// # Errors
/// When it cannot be understood, or asks about a case that is not there.
pub fn answer(world: &World<'_>, question: &str, on: Date) -> Result<Vec<String>, String> {
    let asked = is_question(question)?;
    let words: Vec<&str> = question.split_whitespace().skip(1).collect();
    (asked.answer)(world, &words, on)
}

/// What an answer must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// It has no line.
    Nothing,
    /// It has so many lines.
    Count(usize),
    /// Each of these is found in a line of its own, and nothing else is there.
    Only(Vec<String>),
    /// Each of these is found in a line, or in none.
    Some(Vec<Item>),
}

/// One thing that must be found, or must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A line has these words.
    There(String),
    /// No line has these words.
    NotThere(String),
}

impl Expected {
    /// Reads what is expected: `nothing`, a number, or `WORDS; no WORDS`, or `only WORDS; WORDS`.
    ///
    /// # Errors
    /// When nothing is expected at all.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text == "nothing" {
            return Ok(Self::Nothing);
        }
        if let Ok(count) = text.parse() {
            return Ok(Self::Count(count));
        }
        let items = |text: &str| -> Result<Vec<String>, String> {
            let items: Vec<String> = text.split(';').map(|item| item.trim().to_owned()).collect();
            if items.iter().any(String::is_empty) {
                return Err("after the colon comes the answer: nothing, a number, or words".into());
            }
            Ok(items)
        };
        if let Some(rest) = format!("{text} ").strip_prefix("only ") {
            return items(rest).map(Self::Only);
        }
        let item = |text: String| match text.strip_prefix("no ") {
            Some(rest) => Item::NotThere(rest.to_owned()),
            None => Item::There(text),
        };
        Ok(Self::Some(items(text)?.into_iter().map(item).collect()))
    }

    /// Tells whether an answer is what is expected.
    #[must_use]
    pub fn is_met_by(&self, lines: &[String]) -> bool {
        let found = |words: &str| lines.iter().any(|line| has_words(line, words));
        match self {
            Self::Nothing => lines.is_empty(),
            Self::Count(count) => lines.len() == *count,
            Self::Only(all) => {
                let expected = |line: &String| all.iter().any(|words| has_words(line, words));
                lines.len() == all.len()
                    && all.iter().all(|words| found(words))
                    && lines.iter().all(expected)
            }
            Self::Some(items) => items.iter().all(|item| match item {
                Item::There(words) => found(words),
                Item::NotThere(words) => !found(words),
            }),
        }
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Count(count) => write!(f, "{count}"),
            Self::Only(all) => write!(f, "only {}", all.join("; ")),
            Self::Some(items) => {
                let item = |item: &Item| match item {
                    Item::There(words) => words.clone(),
                    Item::NotThere(words) => format!("no {words}"),
                };
                f.write_str(&items.iter().map(item).collect::<Vec<_>>().join("; "))
            }
        }
    }
}

/// Tells whether a line has these words, in this order; others may stand between them.
fn has_words(line: &str, words: &str) -> bool {
    let mut own = line.split_whitespace();
    words.split_whitespace().all(|word| own.any(|other| other == word))
}

fn read<T: Entry>(words: &[&str], at: usize, what: &str) -> Result<T, String> {
    let word = words.get(at).ok_or_else(|| format!("the question names no {what}"))?;
    T::parse(word).map_err(|error| error.to_string())
}

fn case_of<'a>(world: &World<'a>, words: &[&str], on: Date) -> Result<Case<'a>, String> {
    let id: CaseId = read(words, 0, "case")?;
    world.books.case(&id, on).ok_or_else(|| format!("there is no case {id} on {on}"))
}

fn what_remains(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let case = case_of(world, words, on)?;
    Ok(remains(*world, case, on).iter().map(|one| remains_line(one, on)).collect())
}

fn remains_line(one: &Outstanding, on: Date) -> String {
    let rule = one.rule.word();
    match &one.answer {
        Answer::Refused(refusal) => {
            let (about, mover) = (&refusal.about, &refusal.move_of);
            format!("{rule} about {about} {} move of {mover}", standing(one, on))
        }
        Answer::Passed | Answer::NotYetAskable { .. } => {
            format!("{rule} {}", standing(one, on))
        }
    }
}

impl std::fmt::Display for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open => f.pad("open"),
            Self::Late(days) => write!(f, "late {days}"),
            Self::Waiting => f.pad("waiting"),
            Self::NotYet => f.pad("not yet"),
        }
    }
}

fn case_lines(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let case = case_of(world, words, on)?;
    let codes: Vec<&str> = case.parties().iter().map(Code::as_str).collect();
    let mut lines = vec![
        format!("kind {}", case.kind()),
        format!("parties {}", codes.join(" ")),
        if is_over(&case) { "over".to_owned() } else { "open".to_owned() },
    ];
    lines.extend(case.opened.effect_on.map(|day| format!("effect {day}")));
    Ok(lines)
}

fn act_lines(log: Log<'_>, kind: Option<&&str>) -> Vec<String> {
    let acts = log.acts().filter(|own| kind.is_none_or(|kind| own.act.word() == *kind));
    acts.map(|own| format!("{} on={}", own.act.write(), own.on)).collect()
}

fn acts_of_case(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    Ok(act_lines(case_of(world, words, on)?.log, words.get(1)))
}

fn acts_of_house(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let body: Code = read(words, 0, "body")?;
    Ok(act_lines(world.books.house(body, on), words.get(1)))
}

fn bodies(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let word = words.first().copied().unwrap_or_default();
    let kind = Kind::parse(word).ok_or_else(|| format!("there is no kind of body \"{word}\""))?;
    let name = |code| world.view.name_of_code(code, on).unwrap_or_default();
    let all = world.view.bodies(kind, on);
    Ok(all.iter().map(|body| format!("{} {}", body.code, name(body.code))).collect())
}

fn body(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let found = world.view.body_at(read(words, 0, "body")?, on);
    let line = found.map(|own| {
        format!("{} {}", own.kind.word(), world.view.name_of(&own, on).unwrap_or_default())
    });
    Ok(line.into_iter().collect())
}

fn members(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let (members, _) = world.view.members(Some(read(words, 0, "body")?), on);
    let kind = |own: &remit_register::Member| own.kind.map(Kind::word).unwrap_or_default();
    let line = |own: &remit_register::Member| format!("{} {}", own.code, kind(own));
    Ok(members.iter().map(line).collect())
}

fn who(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let code: Code = read(words, 0, "practice")?;
    let function = words.get(1).copied().unwrap_or(remit_register::Functions::USUAL);
    let chain = world.view.who_for_practice(code, function, world.functions, on);
    let mut lines: Vec<String> = Vec::new();
    for link in &chain.links {
        let code = link.code.map(|code| code.to_string()).unwrap_or_default();
        lines.push(format!("{} {code} {}", link.role.word(), link.name.unwrap_or_default()));
    }
    lines.extend(chain.broken.as_ref().map(|broken| format!("answer {broken}")));
    Ok(lines)
}

fn lineage(world: &World<'_>, words: &[&str], on: Date) -> Result<Vec<String>, String> {
    let holders = world.view.lineage(read(words, 0, "body")?, on);
    let share = |share| match share {
        remit_register::Share::Part => "part",
        remit_register::Share::Whole | remit_register::Share::NotStated => "whole",
    };
    Ok(holders.iter().map(|own| format!("{} {}", own.code, share(own.share))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_what_is_expected_of_it() {
        let lines = ["a about case x late 21".to_owned(), "b open".to_owned()];
        // (expected, of both lines, of no line)
        for (text, of_both, of_none) in [
            ("nothing", false, true),
            ("2", true, false),
            ("0", false, true),
            ("a late 21", true, false),
            ("a late 2", false, false),
            ("late a", false, false),
            ("no c", true, true),
            ("no b", false, true),
            ("b; a; no c", true, false),
            ("only b; a", true, false),
            ("only a", false, false),
            ("only a; a late", false, false),
        ] {
            let expected = Expected::parse(text).unwrap();
            assert_eq!(expected.is_met_by(&lines), of_both, "{text}");
            assert_eq!(expected.is_met_by(&[]), of_none, "{text}");
        }
        for text in ["", "a;", ";", "only "] {
            assert!(Expected::parse(text).is_err(), "{text}");
        }
    }
}
