//! The facts of the newspaper stories in `shared/seeds`, asked of the register.
//!
//! Imports every file of `data/ods`, `data/geography` and `data/list_size` that can be read.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod support;

use std::collections::*;
use std::sync::OnceLock;
use remit_dictionary::*;
use remit_register::*;
use support::*;

static EVERYTHING: OnceLock<Option<Register>> = OnceLock::new();
fn everything() -> Option<&'static Register> {
    let read = || shared().map(|shared| register_of_read(every_file(&shared).values()));
    EVERYTHING.get_or_init(read).as_ref()
}
#[test]
fn explore() {
    let r = everything().unwrap();
    let view = r.now();
    let day = date("2018-04-01");
    let (m, _) = view.members(Some(code("10J")), day);
    let mut t: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    for x in &m { if x.kind == Some(Kind::Practice) { t.entry(view.town_of(x.code, day).unwrap_or("")).or_default().push(x.code); } }
    println!("{t:?}");
    for c in ["J82197","J82639"] { println!("{c} {:?} {:?} {:?} {:?}", view.town_of(code(c), day), view.postcode_of(code(c), day), view.commissioner_of(code(c), day).code(), view.name_of_code(code(c), day)); }
    for c in ["10J","10K","10V","99M"] { println!("{c} {:?}", view.part_of(code(c), Kind::Stp, day)); let k = view.part_of(code(c), Kind::Stp, day).code().unwrap(); println!("{:?}", view.name_of_code(k, day)); }
    for d in ["2018-04-01","2019-04-01"] {
    let (areas, open) = view.areas(AreaOf::Commissioner).of_body(code("99M"), date(d));
    let mut councils = view.areas(AreaOf::Council);
    let mut by = BTreeMap::new();
    for a in &areas { let k = councils.place(*a, date(d)).parent.code(); *by.entry(k.map(|k| (k, view.name_of_code(k, date(d))))).or_insert(0) += 1; }
    println!("{} {} {by:?}", areas.len(), open.len());
    }
    for (c) in ["03W","04C","04V"] { println!("{c} {:?} {:?} {:?}", view.bodies_of(code(c)), view.successors(code(c)), view.part_of(code(c), Kind::Icb, date("2022-07-01")).code()); }
    let mut n = None; let mut d = date("2013-04-01");
    while d < date("2022-08-01") { let c = view.bodies(Kind::Ccg, d).len(); if Some(c) != n { println!("{d} {c}"); n = Some(c); } d = d.next_day(); if n.is_some() && d > date("2014-01-01") { d = d.plus_days(0); } }
    println!("{:?}", view.predecessors(code("91Q")).iter().map(|l| (l.from, l.date, l.share, l.basis)).collect::<Vec<_>>());
}
