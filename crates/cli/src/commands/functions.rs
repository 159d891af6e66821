//! `remit functions` and `remit formats`: the catalogues.

use remit_governance::catalogue;

use crate::arguments::{Arguments, Functions as Asked};
use crate::output::{self, Table};

/// Lists the catalogue of functions.
pub fn run(arguments: &Arguments, asked: &Asked) -> anyhow::Result<()> {
    let mut table = Table::new(&[
        "function",
        "name",
        "kind",
        "capacity",
        "from",
        "until",
        "provision",
        "tag",
        "source",
    ]);
    for rule in catalogue().rules() {
        if asked.on.is_some_and(|date| !rule.period.contains(date)) {
            continue;
        }
        table.row([
            rule.function.clone(),
            rule.name.clone(),
            rule.kind.word().to_owned(),
            rule.capacity.word().to_owned(),
            rule.period.from().to_string(),
            rule.period.until().to_string(),
            rule.provision.clone(),
            rule.tag.clone(),
            rule.source.clone(),
        ]);
    }
    output::write(arguments, &table)
}

/// Lists the formats that `import` recognises.
pub fn formats(arguments: &Arguments) -> anyhow::Result<()> {
    let mut table = Table::new(&["format", "series"]);
    for format in remit_exchange::Format::all() {
        table.row([format.word().to_owned(), format.series().word().to_owned()]);
    }
    output::write(arguments, &table)
}
