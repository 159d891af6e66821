//! A clerk who puts acts on record as people send them: the guards of governance decide on each,
//! and names live beside the record. It also plays the stories.

use remit_clerk::deciding::{self, Sending, Sent};
use remit_clerk::persons::Salts;
use remit_clerk::{Put, Session};
use remit_dictionary::{Code, Date, Moment};
use remit_governance::Form;
use remit_governance::story::{Over, Story, What, known_before};
use remit_journal::Storage;
use remit_register::observation;

/// The project's own facts that the stories rest on.
const FACTS: [&str; 4] = [
    "commissioners.csv",
    "practices_kent_and_medway.csv",
    "practices_leicester_leicestershire_and_rutland.csv",
    "practices_northamptonshire.csv",
];

pub struct Clerk {
    session: Session,
    on: Date,
    signer: Vec<(&'static str, String)>,
}

impl Clerk {
    pub fn new(storage: Box<dyn Storage + Send>) -> Self {
        let mut session = Session::over(storage, None, &mut |_| {}).unwrap();
        session.salts = Salts::OfTheText;
        Self { session, on: Date::parse("2022-07-01").unwrap(), signer: Vec::new() }
    }

    /// The acts that follow happen on this day.
    pub fn on(&mut self, date: &str) -> &mut Self {
        self.on = Date::parse(date).unwrap();
        self
    }

    /// The acts that follow are signed by this person, in this role, for this body.
    pub fn by(&mut self, person: &str, role: &str, body: &str) -> &mut Self {
        let own = [("actor", person), ("acting_as", role), ("acting_for", body)];
        self.signer = own.map(|(field, entry)| (field, entry.to_owned())).into();
        self
    }

    /// Puts an act on record that must be taken; returns its number.
    #[track_caller]
    pub fn act(&mut self, line: &str) -> u64 {
        self.form(Form::parse_line(line).unwrap())
    }

    #[track_caller]
    fn form(&mut self, mut form: Form) -> u64 {
        let day = ("on", self.on.to_string());
        for (field, entry) in self.signer.iter().chain([&day]) {
            if !form.fields.contains_key(*field) {
                form.add(field, entry);
            }
        }
        let today = Date::parse(&form.fields["on"][0]).unwrap();
        let request = Some(format!("test:{}", self.session.folded.head.number + 1));
        let sending = Sending { now: Moment::end_of(today), today, request };
        let sent = [Sent { form, place: None }];
        match deciding::record(&mut self.session, &sent, &sending) {
            Ok(done) => match done[0].put {
                Put::Recorded(receipt) => receipt.number,
                Put::Already(number) => number,
            },
            Err(failure) => panic!("{}: {failure}", sent[0].form),
        }
    }

    /// Plays a story of the project over its own facts, until the end of a day where one is named.
    pub fn play(&mut self, file: &str, until: Option<&str>) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let text = std::fs::read_to_string(format!("{folder}/stories/{file}")).unwrap();
        let story = Story::parse(&text).unwrap();
        for title in FACTS {
            let text = std::fs::read_to_string(format!("{folder}/data/{title}")).unwrap();
            self.facts(title, &text, story.cut);
        }
        let until = until.map(|own| Date::parse(own).unwrap());
        for step in &story.steps {
            match &step.what {
                What::On(day) if until.is_some_and(|until| until < *day) => return,
                What::On(day) => self.on = *day,
                What::As(own) => {
                    self.by(own.actor.as_str(), own.role.word(), own.body.as_str());
                }
                What::Act(form) => {
                    self.form(form.clone());
                }
                What::Each(over, form) => {
                    for code in self.codes(over) {
                        self.form(What::act_for(form, code));
                    }
                }
                What::Prose(_) | What::Refused { .. } | What::Holds { .. } => {}
            }
        }
    }

    fn facts(&mut self, title: &str, text: &str, at: Option<Date>) {
        let published = Date::parse("2026-05-31").unwrap();
        let published = at.map_or(published, Date::day_before);
        let options = remit_exchange::Options { published: Some(published) };
        let today = Date::parse("2026-05-31").unwrap();
        let read = remit_exchange::read_bytes(title, text.as_bytes(), &options, today).unwrap();
        let known = |fact| match at {
            Some(at) => known_before(fact, at),
            None => Some(fact),
        };
        let facts: Vec<_> = read.facts.iter().cloned().filter_map(known).collect();
        let draft = observation(&read.publication, &facts, "tests of the pages").unwrap();
        super::append(&mut *self.session.storage, &draft);
        self.session.catch_up().unwrap();
    }

    fn codes(&self, over: &Over) -> Vec<Code> {
        match over {
            Over::Codes(codes) => codes.clone(),
            Over::Members { of, except } => {
                let (members, _) = self.session.view().members(Some(*of), self.on);
                let all = members.into_iter().map(|own| own.code);
                all.filter(|code| !except.contains(code)).collect()
            }
        }
    }
}
