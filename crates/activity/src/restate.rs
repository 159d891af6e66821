//! Rolls cells up to footprints, and proves that nothing was lost.

use std::collections::BTreeMap;

use remit_dictionary::Code;

use crate::footprint::{Answer, Footprint, Home, Homes};
use crate::scan::{Cells, Slot};

/// One line of the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number of the footprint in the order they were asked for.
    pub footprint: usize,
    /// The body, or the named line.
    pub home: Home,
    /// The number of the period.
    pub period: u32,
    /// How many rows of the input are in it; shared rows count where most of them went.
    pub rows: u64,
    /// The sum of each measure, in millionths.
    pub sums: Vec<i128>,
}

/// Codes that have no body on a footprint, and how much they carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedLine {
    /// The number of the footprint.
    pub footprint: usize,
    /// Which line.
    pub home: Home,
    /// How many codes.
    pub codes: usize,
    /// The first of them, in order.
    pub examples: Vec<String>,
    /// The sum of each measure, in millionths.
    pub sums: Vec<i128>,
}

/// Figures on other footprints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restated {
    /// The lines, by footprint, body and period.
    pub rows: Vec<Row>,
    /// What has no body, by footprint.
    pub named: Vec<NamedLine>,
    /// Codes that were shared by population, with where they went.
    pub shared: Vec<(usize, String)>,
    /// Practices that went by where their surgery stands, by footprint.
    pub placed: Vec<Placed>,
}

/// Practices without a body on a footprint's day that went by where their surgery stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The number of the footprint.
    pub footprint: usize,
    /// How many practices.
    pub codes: usize,
    /// The sum of each measure, in millionths.
    pub sums: Vec<i128>,
}

/// A code is divided, and nothing in the file tells which part is whose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("on {footprint}, {} divided: {}", count(codes.len()), list(codes))]
pub struct Divided {
    /// The footprint.
    pub footprint: String,
    /// The codes, each with the bodies that have a part.
    pub codes: Vec<(String, Vec<Code>)>,
}

fn count(codes: usize) -> String {
    if codes == 1 { "one code is".to_owned() } else { format!("{codes} codes are") }
}

fn list(codes: &[(String, Vec<Code>)]) -> String {
    let one = |(code, among): &(String, Vec<Code>)| {
        let among: Vec<String> = among.iter().map(ToString::to_string).collect();
        format!("{code} among {}", among.join(" "))
    };
    let mut text: Vec<String> = codes.iter().take(5).map(one).collect();
    if codes.len() > text.len() {
        text.push("…".to_owned());
    }
    text.join("; ")
}

/// How many people of a divided code each body has: asked by footprint, code and bodies.
pub type Shares<'a> = &'a dyn Fn(usize, &str) -> Vec<(Home, u64)>;

/// How many codes a named line lists.
const EXAMPLES_MAX: usize = 5;

/// Rolls cells up to footprints. Every cell goes to one line of each footprint; where a code is
/// divided, the finer code decides, or else `shares`, or else it is an error.
///
/// # Errors
/// When a code is divided and nothing tells which part is whose; nothing is guessed.
///
/// # Panics
/// When the sum of a footprint is not that of the cells: figures were lost, which is a bug.
pub fn restate(
    cells: &Cells,
    footprints: &[Footprint<'_>],
    shares: Option<Shares<'_>>,
) -> Result<Restated, Divided> {
    let mut restated = Restated::default();
    for (number, footprint) in footprints.iter().enumerate() {
        roll_up(cells, number, footprint, shares, &mut restated)?;
    }
    Ok(restated)
}

/// Returns the days at which the home of a code changes on any of the footprints, for [`crate::scan`].
#[must_use]
pub fn turns(homes: &[Homes<'_>], code: &str) -> Vec<i32> {
    let mut days: Vec<i32> = Vec::new();
    let (code, finer) = crate::scan::parted(code);
    for text in [Some(code), finer].into_iter().flatten() {
        for own in homes {
            let ends = own.stretches(text).into_iter().map(|(end, _)| end);
            days.extend(ends.filter(|end| *end != i32::MAX));
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

type Sums = (u64, Vec<i128>);

/// The lines of one footprint while cells are put to them.
#[derive(Default)]
struct Lines {
    /// The number of each home, in the order they were met.
    numbers: BTreeMap<Home, usize>,
    /// What each home has, by period.
    sums: Vec<BTreeMap<u32, Sums>>,
}

impl Lines {
    fn number(&mut self, home: &Home) -> usize {
        if let Some(number) = self.numbers.get(home) {
            return *number;
        }
        self.numbers.insert(home.clone(), self.sums.len());
        self.sums.push(BTreeMap::new());
        self.sums.len() - 1
    }

    fn put(&mut self, number: usize, period: u32, rows: u64, sums: &[i128]) {
        let line = self.sums[number].entry(period).or_default();
        line.0 += rows;
        add(&mut line.1, sums);
    }

    /// Puts to each home its part; the rows count where most of them went.
    fn share(&mut self, shares: &[(usize, u64)], period: u32, rows: u64, sums: &[i128]) {
        let weights: Vec<u64> = shares.iter().map(|(_, people)| *people).collect();
        let parts: Vec<Vec<i128>> = sums.iter().map(|sum| share_out(*sum, &weights)).collect();
        let most = (0..weights.len()).max_by_key(|at| weights[*at]).unwrap_or(0);
        for (at, (number, _)) in shares.iter().enumerate() {
            let own: Vec<i128> = parts.iter().map(|part| part[at]).collect();
            self.put(*number, period, if at == most { rows } else { 0 }, &own);
        }
    }

    /// Totals in are totals out, with what was rejected: for each measure, and for the rows.
    fn prove(&self, cells: &Cells) {
        let lines = || self.sums.iter().flat_map(BTreeMap::values);
        let rows: u64 = lines().map(|line| line.0).sum();
        assert_eq!(rows + cells.rows_rejected, cells.rows, "BUG: a row is in no line, or in two");
        for measure in 0..cells.read.len() {
            let out: i128 = lines().map(|line| line.1[measure]).sum();
            let all = out + cells.rejected_sums[measure];
            assert_eq!(all, cells.read[measure], "BUG: a figure is in no line, or in two");
        }
    }
}

/// Where all cells of a slot go.
enum Destination {
    /// To one home.
    Home(usize),
    /// To several, by the people of each.
    Shared(Vec<(usize, u64)>),
    /// Nothing tells: it is an error.
    Divided,
}

fn roll_up(
    cells: &Cells,
    number: usize,
    footprint: &Footprint<'_>,
    shares: Option<Shares<'_>>,
    restated: &mut Restated,
) -> Result<(), Divided> {
    let homes = footprint.homes();
    let mut lines = Lines::default();
    let mut divided: BTreeMap<String, Vec<Code>> = BTreeMap::new();
    let mut without: BTreeMap<Home, BTreeMap<String, Vec<i128>>> = BTreeMap::new();
    let mut placed: BTreeMap<String, Vec<i128>> = BTreeMap::new();
    // Cells are in the order of slots, so each slot is asked about once.
    for (slot, periods) in slots(cells) {
        let mut sums = Vec::new();
        periods.iter().for_each(|(_, (_, own))| add(&mut sums, own));
        let destination = match answer_for(&homes, slot) {
            Answer::One(home) => {
                if homes.was_placed(&slot.code) {
                    add(placed.entry(slot.code.clone()).or_default(), &sums);
                }
                if !matches!(home, Home::Body(_)) {
                    let code = slot.finer.clone().unwrap_or_else(|| slot.code.clone());
                    add(without.entry(home.clone()).or_default().entry(code).or_default(), &sums);
                }
                Destination::Home(lines.number(&home))
            }
            Answer::Divided(among) => {
                let people = shares.map(|shares| shares(number, &slot.code)).unwrap_or_default();
                if people.iter().all(|(_, people)| *people == 0) {
                    divided.insert(slot.code.clone(), among);
                    Destination::Divided
                } else {
                    restated.shared.push((number, slot.code.clone()));
                    let people = people.iter().map(|(home, own)| (lines.number(home), *own));
                    Destination::Shared(people.collect())
                }
            }
        };
        for (period, (rows, sums)) in periods {
            match &destination {
                Destination::Home(home) => lines.put(*home, period, *rows, sums),
                Destination::Shared(people) => lines.share(people, period, *rows, sums),
                Destination::Divided => {}
            }
        }
    }
    if !divided.is_empty() {
        let codes = divided.into_iter().collect();
        return Err(Divided { footprint: footprint.label().to_owned(), codes });
    }
    lines.prove(cells);
    restated.take(number, lines, placed, without);
    Ok(())
}

type Periods<'a> = Vec<(u32, &'a Sums)>;

/// Returns the cells of each slot together.
fn slots(cells: &Cells) -> Vec<(&Slot, Periods<'_>)> {
    let mut slots: Vec<(&Slot, Periods<'_>)> = Vec::new();
    for ((slot, period), sums) in &cells.cells {
        match slots.last_mut() {
            Some((last, periods)) if *last == slot => periods.push((*period, sums)),
            _ => slots.push((slot, vec![(*period, sums)])),
        }
    }
    slots
}

impl Restated {
    fn take(
        &mut self,
        footprint: usize,
        mut lines: Lines,
        placed: BTreeMap<String, Vec<i128>>,
        without: BTreeMap<Home, BTreeMap<String, Vec<i128>>>,
    ) {
        for (home, at) in lines.numbers {
            for (period, (rows, sums)) in std::mem::take(&mut lines.sums[at]) {
                self.rows.push(Row { footprint, home: home.clone(), period, rows, sums });
            }
        }
        let total = |codes: &BTreeMap<String, Vec<i128>>| {
            let mut sums = Vec::new();
            codes.values().for_each(|own| add(&mut sums, own));
            sums
        };
        if !placed.is_empty() {
            self.placed.push(Placed { footprint, codes: placed.len(), sums: total(&placed) });
        }
        for (home, codes) in without {
            let examples = codes.keys().take(EXAMPLES_MAX).cloned().collect();
            let (sums, codes) = (total(&codes), codes.len());
            self.named.push(NamedLine { footprint, home, codes, examples, sums });
        }
    }
}

/// The code decides; where it is divided, the finer code does.
fn answer_for(homes: &Homes<'_>, slot: &Slot) -> Answer {
    let of = |code: &str| {
        let mut stretches = homes.stretches(code).into_iter();
        let found = stretches.find(|(end, _)| slot.from < *end);
        found.expect("BUG: the last stretch never ends").1
    };
    let own = of(&slot.code);
    match (&own, &slot.finer) {
        (Answer::Divided(_), Some(finer)) => match of(finer) {
            answer @ Answer::One(Home::Body(_)) => answer,
            _ => own,
        },
        _ => own,
    }
}

fn add(to: &mut Vec<i128>, sums: &[i128]) {
    to.resize(sums.len(), 0);
    to.iter_mut().zip(sums).for_each(|(to, sum)| *to += sum);
}

/// Shares an amount out by weights. The parts sum to the amount: what rounding leaves over goes,
/// a millionth each, to the parts with the largest remainders, the earlier first.
#[must_use]
pub fn share_out(amount: i128, weights: &[u64]) -> Vec<i128> {
    let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if total == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: &u64| {
        let weight = i128::from(*weight);
        let (whole, rest) = (amount.div_euclid(total), amount.rem_euclid(total));
        let part = rest * weight;
        (whole * weight + part.div_euclid(total), part.rem_euclid(total))
    };
    let mut parts: Vec<(i128, i128)> = weights.iter().map(exact).collect();
    let left = amount - parts.iter().map(|(part, _)| part).sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(parts[*at].1));
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[at].0 += 1;
    }
    parts.into_iter().map(|(part, _)| part).collect()
}
