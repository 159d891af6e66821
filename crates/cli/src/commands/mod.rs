//! One file a command.

mod acts;
mod arrivals;
mod arrive;
mod assign;
mod bodies;
mod case;
mod check;
mod correct;
mod decide;
pub mod demo;
pub mod fetch;
mod find;
mod forget;
pub mod functions;
pub mod import;
mod lineage;
mod members;
mod record;
mod restate;
mod rules;
pub mod runs;
pub mod serve;
mod story;
mod synth;
mod validate;
mod who;

use crate::arguments::{Arguments, Command, Fetch, Import, Run, Synth};

/// Runs the command that was asked for.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    match &arguments.command {
        Command::Demo(demo) => demo::run(arguments, demo),
        Command::Import(Import::Activity(asked)) => arrive::run(arguments, asked),
        Command::Import(Import::Ods(files) | Import::Ons(files) | Import::Facts(files)) => {
            import::run(arguments, files)
        }
        Command::Who(who) => who::run(arguments, who),
        Command::Decide(decide) => decide::run(arguments, decide),
        Command::Validate(validate) => validate::run(arguments, validate),
        Command::Forget(forget) => forget::run(arguments, forget),
        Command::Bodies(bodies) => bodies::run(arguments, bodies),
        Command::Members(members) => members::run(arguments, members),
        Command::Lineage(lineage) => lineage::run(arguments, lineage),
        Command::Find(find) => find::run(arguments, find),
        Command::Check(check) => check::run(arguments, check),
        Command::Restate(restate) => restate::run(arguments, restate),
        Command::Synth(Synth::Activity(plan)) => synth::run(arguments, plan),
        Command::Arrivals => arrivals::run(arguments),
        Command::Runs => runs::list(arguments),
        Command::Run(Run::Show(asked)) => runs::show(arguments, asked),
        Command::Assign(assign) => assign::run(arguments, assign),
        Command::Correct(correct) => correct::run(arguments, correct),
        Command::Case(case) => case::run(arguments, case),
        Command::Record(record) => case::record(arguments, record),
        Command::Acts(acts) => acts::run(arguments, acts),
        Command::Rules(rules) => rules::run(arguments, rules),
        Command::Story(story) => story::run(arguments, story),
        Command::Commands => acts::commands(arguments),
        Command::Functions(functions) => functions::run(arguments, functions),
        Command::Formats => functions::formats(arguments),
        Command::Sources => record::sources(arguments),
        Command::Head => record::head(arguments),
        Command::Verify(verify) => record::verify(arguments, verify),
        Command::Serve(asked) => serve::run(arguments, asked),
        Command::Fetch(Fetch::Ods(fetch)) => fetch::run(fetch),
    }
}
