//! Playing a story, step by step.

use std::fmt::Write;

use remit_dictionary::{Code, Date, Moment};
use remit_governance::story::{Over, Step, Story, What};
use remit_governance::{Form, Signer, holds};

use crate::deciding::{self, Sending};
use crate::own_facts;
use crate::sending::Sent;
use crate::session::{Put, Session};

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
}

/// Plays a story on a record; its register is made of the project's own facts.
///
/// An act that is not taken ends the story; what does not hold is noted, and it goes on.
///
/// # Errors
/// When the record fails.
pub fn play(session: &mut Session, story: &Story) -> anyhow::Result<Played> {
    let begins = story.cut.or_else(|| first_day(story)).unwrap_or(Date::from_days(0));
    own_facts::import_cut(session, story.cut, nine_on(begins, 0))?;
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
                let _ = writeln!(self.played.text, "\n{text}");
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
            What::Holds { question, expected } => {
                let Some(on) = self.on else {
                    return Ok(self.stop(step.line, "no day was named before: add \"on DATE\""));
                };
                match holds::answer(&self.session.world(), question, on) {
                    Err(reason) => self.fail(step.line, &format!("holds {question}: {reason}")),
                    Ok(lines) if expected.is_met_by(&lines) => {
                        self.say(step.line, &format!("holds {question}"), &lines.join("; "));
                    }
                    Ok(lines) => {
                        let found =
                            if lines.is_empty() { "nothing".into() } else { lines.join("; ") };
                        let what =
                            format!("holds {question}: {expected} is expected; found: {found}");
                        self.fail(step.line, &what);
                    }
                }
                Ok(true)
            }
        }
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
                self.say(line, &form.to_string(), &format!("act {number}"));
                Ok(true)
            }
            Err(error) if error.is::<crate::refusal::Refusal>() => {
                Ok(self.stop(line, &format!("{form}: {error:#}")))
            }
            Err(error) => Err(error),
        }
    }

    fn refused(&mut self, line: u32, rule: &str, form: &Form) -> anyhow::Result<bool> {
        let sent = Sent { form: self.signed(form), place: None };
        match deciding::refused_by(self.session, &sent) {
            Ok(Some(by)) if by == rule => {
                self.say(line, &form.to_string(), &format!("refused by {rule}"));
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

    fn say(&mut self, line: u32, step: &str, outcome: &str) {
        let _ = writeln!(self.played.text, "    {step}  ->  {outcome}");
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

/// A request id has 200 bytes; a title can be longer.
fn short(title: &str) -> String {
    title.chars().filter(|own| own.is_ascii_alphanumeric()).take(100).collect()
}
