//! What is a story, and what is said of a text that is none.

use proptest::prelude::*;
use remit_governance::story::{Over, Story, What};

const HEAD: &str = "# A title\n\n";

fn parse(played: &str) -> Result<Story, String> {
    Story::parse(&format!("{HEAD}{played}")).map_err(|error| error.to_string())
}

#[test]
fn a_story_is_a_title_paragraphs_and_lines_that_are_played() {
    let story = parse(
        "One paragraph\nover two lines.\n\n    register cut at 2018-04-01\n    on 2018-05-01\n    \
         as clerk for 09C: Ann Lee\n    view-given case=k audience=public channel=letter\n        \
         stance=for\n\nAnother.\n    holds remains k: nothing\n",
    )
    .unwrap();
    assert_eq!(story.title, "A title");
    assert_eq!(story.cut.unwrap().to_string(), "2018-04-01");
    let lines: Vec<u32> = story.steps.iter().map(|step| step.line).collect();
    assert_eq!(lines, [3, 7, 8, 9, 12, 13]);
    assert_eq!(story.steps[0].what, What::Prose("One paragraph over two lines.".into()));
    let What::Act(form) = &story.steps[3].what else { panic!("{:?}", story.steps[3]) };
    assert_eq!(form.fields["stance"], ["for"]);
}

#[test]
fn an_act_can_be_repeated_for_several() {
    let story = parse("    each of 09C,09E: signed-off case=k party={} word=approved\n").unwrap();
    let What::Each(Over::Codes(codes), form) = &story.steps[0].what else { panic!() };
    assert_eq!(What::act_for(form, codes[1]).fields["party"], ["09E"]);
    let of = "    each member of 09C except G82001: vote-cast case=k practice={}\n";
    let What::Each(Over::Members { except, .. }, _) = &parse(of).unwrap().steps[0].what else {
        panic!()
    };
    assert_eq!(except.len(), 1);
}

#[test]
fn what_cannot_be_played_is_named_with_its_line() {
    for (text, wrong) in [
        ("    fly-away case=k", "line 3: there is no act \"fly-away\""),
        ("    vote-cast colour=red", "line 3: vote-cast has no field \"colour\""),
        ("    vote-cast case", "line 3: \"case\" is not an act followed by field=value"),
        ("    on Tuesday", "line 3: \"Tuesday\" is not a date"),
        ("    as king for 09C: Ann", "line 3: \"king\" is not one of"),
        ("    as clerk for 09C", "line 3: it is \"as ROLE for BODY: NAME\""),
        (
            "    refused no-such-rule: ended case=k why=x",
            "line 3: there is no rule \"no-such-rule\"",
        ),
        ("    refused ended case=k", "line 3: it is \"refused RULE: ACT field=value\""),
        ("    holds colours k: red", "line 3: there is no question \"colours\""),
        ("    holds remains k", "line 3: it is \"holds QUESTION: ANSWER\""),
        ("    holds remains k:", "line 3: after the colon comes the answer"),
        ("    each child: ended case=k why=x", "line 3: it is \"each of CODE,CODE\""),
        ("    register whole", "line 3: it is \"register cut at DATE\""),
        ("    on 2020-01-01\n    register cut at 2020-01-01", "line 4: the register is cut once"),
    ] {
        let error = parse(text).unwrap_err();
        assert!(error.starts_with(wrong), "{text}: {error}");
    }
    for text in ["", "    on 2020-01-01\n", "no title\n", "#\n"] {
        let error = Story::parse(text).unwrap_err().to_string();
        assert_eq!(error, "line 1: a story begins with # TITLE", "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,200}", played in "[ a-z:=\\n{},#0-9-]{0,120}") {
        let _ = Story::parse(&text);
        let _ = parse(&played);
    }
}
