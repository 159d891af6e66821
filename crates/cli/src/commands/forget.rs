//! `remit forget`: removes a name or somebody's words from beside the record, for good.

use remit_clerk::clock;
use remit_journal::Token;

use crate::arguments::{Arguments, Forget};
use crate::output;
use crate::refusal::Refusal;
use crate::session;

/// Forgets a text. Every act stays as it is and is verified as before.
pub fn run(arguments: &Arguments, asked: &Forget) -> anyhow::Result<()> {
    let mut session = session::add(arguments)?;
    let mut tokens = session.storage.tokens_of(&asked.text)?;
    tokens.extend(Token::parse(&asked.text).ok());
    let today = clock().1;
    let mut forgotten = 0;
    for token in &tokens {
        forgotten += u32::from(session.storage.forget(token, today)?);
    }
    if forgotten == 0 {
        return Err(Refusal::error(
            format!("nothing beside the record reads \"{}\"", asked.text),
            "give it exactly as it was written, or as the token that an act shows",
        ));
    }
    output::say(&format!("forgotten; where it stood the record now says: removed on {today}"));
    output::say(
        "note: where that was a body's only governance lead, a governance lead of NHS England can \
         give the role to another",
    );
    Ok(())
}
