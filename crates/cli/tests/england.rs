//! England as a whole answers as its practices do one by one.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use remit_dictionary::Code;
use remit_register::Parent;
use support::{date, every_file, register_of_read, shared};

#[test]
fn the_commissioners_of_england_are_those_of_each_practice() {
    let Some(shared) = shared() else { return };
    let register = register_of_read(every_file(&shared).values());
    let moments: Vec<_> = register.entries().iter().map(|entry| entry.recorded_at).collect();
    for (day, view) in [
        ("1999-04-01", register.now()),
        ("2013-04-15", register.now()),
        ("2017-05-01", register.now()),
        ("2020-04-01", register.now()),
        ("2023-01-01", register.now()),
        ("2026-04-01", register.now()),
        ("2020-04-01", register.as_known(moments[moments.len() - 4])),
    ] {
        let all = view.commissioners(date(day));
        assert!(all.len() > 5_000, "{} on {day}", all.len());
        let mut others = 0;
        for body in view.every_body().filter(|body| body.kind.is_member()) {
            let known = all.binary_search_by_key(&body.code, |(practice, _)| *practice);
            let together: Option<Code> = known.ok().map(|at| all[at].1);
            let alone = match view.commissioner_of(body.code, date(day)) {
                Parent::Known(known) => Some(known.code),
                _ => None,
            };
            assert_eq!(together, alone, "{} on {day}", body.code);
            others += usize::from(alone.is_none());
        }
        assert!(others > 0, "some practices have no commissioner on {day}");
    }
}
