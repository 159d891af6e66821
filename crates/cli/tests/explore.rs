#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
//! x
mod support;
use std::time::Instant;
use remit_register::*;
use support::*;
#[test]
fn explore() {
    let shared = shared().unwrap();
    let t = Instant::now();
    let all = every_file(&shared);
    println!("read {} {:?}", all.len(), t.elapsed());
    for (n, r) in &all { println!("{n} {} {}", r.publication.published, r.facts.len()); }
    let t = Instant::now();
    let register = register_of_read(all.values());
    println!("fold {:?} facts {}", t.elapsed(), register.facts());
    let view = register.now();
    for d in ["2013-04-01","2014-04-01","2015-03-31","2015-04-01","2016-04-01","2017-04-01","2018-04-01","2019-04-01","2020-04-01","2021-04-01","2022-06-30"] {
        println!("ccgs {d} {}", view.bodies(Kind::Ccg, date(d)).len());
    }
    for d in ["2022-07-01","2026-03-31","2026-04-01"] { println!("icbs {d} {}", view.bodies(Kind::Icb, date(d)).len()); }
    for d in ["2006-10-01","2010-03-31","2010-04-01","2011-04-01","2013-03-31"] { println!("pcts {d} {}: {}", view.bodies(Kind::Pct, date(d)).len(), joined(view.bodies(Kind::Pct, date(d)).iter().map(|b| b.code))); }
    let t = Instant::now();
    let (members, open) = view.members(None, date("2013-04-01"));
    println!("members {} {} {:?}", members.len(), open.len(), t.elapsed());
    let t = Instant::now();
    let moves = view.areas(AreaOf::Commissioner).moves();
    println!("moves {} {:?}", moves.len(), t.elapsed());
    let mut by = std::collections::BTreeMap::new();
    for m in &moves { by.entry((m.date, m.from, m.to, m.inferred)).or_insert_with(Vec::new).push(m.code); }
    for (k, v) in by { println!("{} {}->{} {} {}", k.0, k.1, k.2, k.3, v.len()); }
    let t = Instant::now();
    let found = view.check(date("2013-04-15"));
    println!("check {} {:?}", found.len(), t.elapsed());
    let mut by = std::collections::BTreeMap::new();
    for f in &found { *by.entry(f.rule).or_insert(0) += 1; }
    println!("{by:?}");
    for f in found.iter().filter(|f| f.code == code("Y04069")) { println!("{f:?}"); }
    let t = Instant::now();
    let found = view.check(date("2026-04-01"));
    println!("check {} {:?}", found.len(), t.elapsed());
    for f in found.iter().filter(|f| f.severity == Severity::Error) { println!("{} {} {}", f.rule.word(), f.code, f.detail); }
}
