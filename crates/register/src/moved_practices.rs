//! Practices that left a body between two publications, and closed ones left behind.

use std::collections::BTreeMap;

use remit_dictionary::{Date, Period};

use crate::index::{Tag, as_u32};
use crate::view::View;
use crate::{Address, CheckFinding, CheckRule, Entry, Kind, Series, Severity, Status};

/// Changes of so few practices between two publications are not worth a finding.
const FEW_PRACTICES: usize = 2;

impl View<'_> {
    /// Between two publications of `epraccur`, finds bodies that active practices left while
    /// closed ones stay recorded under them. Where all active ones went to one body the closed
    /// ones should follow; where they went to several, or the body goes on, a person must say.
    pub(crate) fn check_moved_practices(&self, date: Date, findings: &mut Vec<CheckFinding>) {
        let practices =
            |entry: &&Entry| entry.series == Series::Practices && entry.number <= self.known;
        let mut entries: Vec<&Entry> = self.register.entries.iter().filter(practices).collect();
        entries.sort_by_key(|entry| (entry.published, entry.number));
        for pair in entries.windows(2).filter(|pair| pair[1].published <= date) {
            let old = self.recorded_in(pair[0].number);
            let new = self.recorded_in(pair[1].number);
            self.compare(&old, &new, pair[1].published, findings);
        }
    }

    fn recorded_in(&self, act: u32) -> Recorded {
        let mut recorded = Recorded::default();
        for id in 0..as_u32(self.register.codes.len()) {
            let row = self.rows(id, Tag::CommissionedBy).find(|row| row.act == act);
            let standing = self.rows(id, Tag::Standing).find(|row| row.act == act);
            let exists = self.rows(id, Tag::Exists).find(|row| row.act == act);
            let (Some(row), Some(standing), Some(exists)) = (row, standing, exists) else {
                continue;
            };
            let open = row.is_seen() || row.end_day() == Date::END;
            if exists.detail == Kind::Practice as u8 && standing.detail == Status::Active as u8 {
                recorded.active.insert(id, (row.object, row.address()));
            } else if open && standing.detail == Status::Closed as u8 {
                recorded.closed.entry(row.object).or_default().push(row.address());
            }
        }
        recorded
    }

    fn compare(
        &self,
        old: &Recorded,
        new: &Recorded,
        published: Date,
        findings: &mut Vec<CheckFinding>,
    ) {
        let mut left: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
        for (practice, (body, _)) in &old.active {
            if let Some((to, _)) = new.active.get(practice).filter(|(to, _)| to != body) {
                *left.entry(*body).or_default().entry(*to).or_default() += 1;
            }
        }
        for (body, to) in left {
            let Some(closed) = new.closed.get(&body) else {
                continue;
            };
            if to.values().sum::<usize>() <= FEW_PRACTICES {
                continue;
            }
            let stay = new.active.values().filter(|(own, _)| *own == body).count();
            let mut shares: Vec<String> = Vec::new();
            for (target, count) in &to {
                shares.push(format!("{} ({count})", self.code(*target)));
            }
            let count = closed.len();
            let still = format!("{count} closed ones are still recorded under it");
            let detail = match (stay, shares.as_slice()) {
                (0, [only]) => {
                    format!("all its active practices went to {only}; {still}: move them too")
                }
                (0, _) => format!(
                    "its active practices went to {}; {still}: a person must say where they belong",
                    shares.join(", ")
                ),
                (_, _) => format!(
                    "active practices left it for {} and {stay} stay; {still}: review",
                    shares.join(", ")
                ),
            };
            findings.push(CheckFinding {
                rule: CheckRule::PracticesMoved,
                severity: Severity::Warning,
                code: self.code(body),
                period: Period::since(published),
                detail,
                sources: closed.clone(),
            });
        }
    }
}

/// What one publication says of active and of closed practices.
#[derive(Default)]
struct Recorded {
    active: BTreeMap<u32, (u32, Address)>,
    closed: BTreeMap<u32, Vec<Address>>,
}
