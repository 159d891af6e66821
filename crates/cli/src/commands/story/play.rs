//! Playing a story, step by step.

use std::fmt::Write;

use remit_clerk::deciding::{Sending, Sent};
use remit_clerk::{Failure, Put, Session, deciding};
use remit_dictionary::{Code, Date, Moment};
use remit_governance::holds::{self, Expected};
use remit_governance::story::{Over, Step, Story, What};
use remit_governance::{Form, Signer};

use crate::own_facts;

/// A microsecond of every step is its own; a story begins each of its days at nine.
const NINE: i64 = 9 * 3_600 * 1_000_000;
const DAY: i64 = 24 * 3_600 * 1_000_000;

/// A story that was played.
#[derive(Debug, Default)]
pub struct Played {
    /// It, for people.
    pub text: String,
    /// It, a row a step: line, day, actor, step, outcome.
    pub rows: Vec<[String; 5]>,
    /// What did not hold, each with its line.
    pub failures: Vec<String>,
    /// What was asked and held, each with its day, in order.
    pub held: Vec<(Date, String)>,
}

/// Plays a story on a record; its register is made of the project's own facts.
///
/// An act that is not taken ends the story; what does not hold is noted, and it goes on.
///
/// # Errors
/// When the record fails.
pub fn play(session: &mut Session, story: &Story) -> anyhow::Result<Played> {
    let days = story.cut.into_iter().chain(first_day(story));
    let begins = days.min().unwrap_or(Date::from_days(0));
    own_facts::import_cut(session, story.cut, nine_on(begins, 0))?;
    perform(session, story)
}

/// Plays a story on a record whose register is there already.
///
/// # Errors
/// When the record fails.
pub fn perform(session: &mut Session, story: &Story) -> anyhow::Result<Played> {
    let mut player = Player { session, on: None, signer: None, played: Played::default() };
    let _ = writeln!(player.played.text, "{}\n{}", story.title, "=".repeat(story.title.len()));
    for step in &story.steps {
        if !player.step(story, step)? {
            break;
        }
    }
    Ok(player.played)
}

fn first_day(story: &Story) -> Option<Date> {
    story.steps.iter().find_map(|step| match step.what {
        What::On(day) => Some(day),
        What::Prose(_)
        | What::As(_)
        | What::Act(_)
        | What::Each(..)
        | What::Refused { .. }
        | What::Holds { .. } => None,
    })
}

fn nine_on(day: Date, step: i64) -> Moment {
    Moment::from_microseconds(i64::from(day.days()) * DAY + NINE + step)
}

struct Player<'s> {
    session: &'s mut Session,
    on: Option<Date>,
    signer: Option<Signer>,
    played: Played,
}

impl Player<'_> {
    /// Plays a step; tells whether the story can go on.
    fn step(&mut self, story: &Story, step: &Step) -> anyhow::Result<bool> {
        match &step.what {
            What::Prose(text) => {
                self.played.text.push('\n');
                wrapped(&mut self.played.text, text);
                Ok(true)
            }
            What::On(day) => {
                if self.on.is_some_and(|before| *day < before) {
                    return Ok(self.stop(step.line, "a story does not go back in time"));
                }
                self.on = Some(*day);
                let _ = writeln!(self.played.text, "\n{day}");
                Ok(true)
            }
            What::As(signer) => {
                let Signer { actor, role, body } = signer;
                let _ = writeln!(self.played.text, "  {actor}, {role} of {body}:");
                self.signer = Some(signer.clone());
                Ok(true)
            }
            What::Act(form) => self.act(story, step.line, form, 0),
            What::Each(over, form) => {
                let codes = self.codes(over);
                if codes.is_empty() {
                    return Ok(self.stop(step.line, "there is nobody to do it for"));
                }
                for (nth, code) in (1..).zip(codes) {
                    if !self.act(story, step.line, &What::act_for(form, code), nth)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            What::Refused { rule, form } => self.refused(step.line, rule, form),
            What::Holds { question, expected } => Ok(self.holds(step.line, question, expected)),
        }
    }

    /// Asks a question; tells whether the story can go on.
    fn holds(&mut self, line: u32, question: &str, expected: &Expected) -> bool {
        let Some(on) = self.on else {
            return self.stop(line, "no day was named before: add \"on DATE\"");
        };
        match holds::answer(&self.session.world(), question, on) {
            Err(reason) => self.fail(line, &format!("holds {question}: {reason}")),
            Ok(lines) => {
                let (asked, found) = (format!("{question}: {expected}"), some_of(&lines));
                if expected.is_met_by(&lines) {
                    self.played.held.push((on, asked.clone()));
                    self.say(line, "holds", &asked, &found);
                } else {
                    self.fail(line, &format!("holds {asked} does not hold; found: {found}"));
                }
            }
        }
        true
    }

    fn codes(&self, over: &Over) -> Vec<Code> {
        match (over, self.on) {
            (Over::Codes(codes), _) => codes.clone(),
            (Over::Members { of, except }, Some(on)) => {
                let (members, _) = self.session.view().members(Some(*of), on);
                let all = members.into_iter().map(|own| own.code);
                all.filter(|code| !except.contains(code)).collect()
            }
            (Over::Members { .. }, None) => Vec::new(),
        }
    }

    /// Fills in the day and the signer where an act does not name them itself.
    fn signed(&self, form: &Form) -> Form {
        let mut form = form.clone();
        let mut fill = |field: &str, value: String| {
            if !form.fields.contains_key(field) {
                form.add(field, &value);
            }
        };
        if let Some(day) = self.on {
            fill("on", day.to_string());
        }
        if let Some(Signer { actor, role, body }) = &self.signer {
            fill("actor", actor.to_string());
            fill("acting_as", role.to_string());
            fill("acting_for", body.to_string());
        }
        form
    }

    fn act(&mut self, story: &Story, line: u32, form: &Form, nth: u32) -> anyhow::Result<bool> {
        let Some(on) = self.on else {
            return Ok(self.stop(line, "no day was named before: add \"on DATE\""));
        };
        let sent = Sent { form: self.signed(form), place: None };
        let sending = Sending {
            now: nine_on(on, i64::from(line)),
            today: on,
            request: Some(format!("story:{}:{line}:{nth}", short(&story.title))),
        };
        match deciding::record(self.session, &[sent], &sending) {
            Ok(done) => {
                let number = match done.first().map(|done| done.put) {
                    Some(Put::Recorded(receipt)) => receipt.number,
                    Some(Put::Already(number)) => number,
                    None => unreachable!("what was sent is done"),
                };
                let outcome = format!("act {number}");
                self.say(line, &outcome, &form.to_string(), &outcome);
                Ok(true)
            }
            Err(Failure::Broken(broken)) => Err(broken.into()),
            Err(refused) => Ok(self.stop(line, &format!("{form}: {refused}"))),
        }
    }

    fn refused(&mut self, line: u32, rule: &str, form: &Form) -> anyhow::Result<bool> {
        let sent = Sent { form: self.signed(form), place: None };
        match deciding::refused_by(self.session, &sent) {
            Ok(Some(by)) if by == rule => {
                let outcome = format!("refused by {rule}");
                self.say(line, &outcome, &form.to_string(), &outcome);
            }
            Ok(Some(by)) => {
                self.fail(line, &format!("{form}: {rule} should refuse it, and {by} did"));
            }
            Ok(None) => {
                self.fail(line, &format!("{form}: {rule} should refuse it, and nothing did"))
            }
            Err(error) => self.fail(line, &format!("{form}: {error:#}")),
        }
        Ok(true)
    }

    fn say(&mut self, line: u32, what: &str, step: &str, outcome: &str) {
        let _ = writeln!(self.played.text, "    {what}: {step}");
        self.row(line, step, outcome);
    }

    /// Notes something that is not as it must be.
    fn fail(&mut self, line: u32, what: &str) {
        let _ = writeln!(self.played.text, "    line {line}: {what}");
        self.row(line, what, "does not hold");
        self.played.failures.push(format!("line {line}: {what}"));
    }

    /// Notes something without which the story cannot go on.
    fn stop(&mut self, line: u32, what: &str) -> bool {
        self.fail(line, what);
        false
    }

    fn row(&mut self, line: u32, step: &str, outcome: &str) {
        self.played.rows.push([
            line.to_string(),
            self.on.map(|day| day.to_string()).unwrap_or_default(),
            self.signer.as_ref().map(|own| own.actor.to_string()).unwrap_or_default(),
            step.to_owned(),
            outcome.to_owned(),
        ]);
    }
}

/// Returns an answer on one line: its first lines, and how many more there are.
fn some_of(lines: &[String]) -> String {
    const SHOWN_MAX: usize = 12;
    let mut shown: Vec<String> = lines.iter().take(SHOWN_MAX).cloned().collect();
    if SHOWN_MAX < lines.len() {
        shown.push(format!("and {} more", lines.len() - SHOWN_MAX));
    }
    if shown.is_empty() { "nothing".to_owned() } else { shown.join("; ") }
}

/// Writes a paragraph in lines that a screen holds.
fn wrapped(text: &mut String, words: &str) {
    const WIDTH: usize = 90;
    let mut width = 0;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if 0 < width && WIDTH < width + 1 + length {
            text.push('\n');
            width = 0;
        }
        if 0 < width {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += length;
    }
    text.push('\n');
}

/// A request id has 200 bytes; a title can be longer.
fn short(title: &str) -> String {
    title.chars().filter(|own| own.is_ascii_alphanumeric()).take(100).collect()
}
