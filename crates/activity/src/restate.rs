//! Rolls cells up to footprints, and proves that nothing was lost.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use remit_dictionary::Code;

use crate::footprint::{Answer, Footprint, Home, Homes};
use crate::scan::{Cell, Cells, Slot};

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

/// How many people of a divided code each body has: asked by footprint and code.
pub type Shares<'a> = &'a (dyn Fn(usize, &str) -> Vec<(Home, u64)> + Sync);

/// How many codes a named line lists.
const EXAMPLES_MAX: usize = 5;

/// Rolls cells up to footprints. Every cell goes to one line of each footprint; where a code is
/// divided, the finer code decides, or else `shares`, or else it is an error. `threads` workers
/// take a footprint each; the answer is the same for any number of them.
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
    threads: usize,
) -> Result<Restated, Divided> {
    let next = AtomicUsize::new(0);
    let rolled = Mutex::new(BTreeMap::new());
    let work = || {
        while let number = next.fetch_add(1, Ordering::Relaxed)
            && let Some(footprint) = footprints.get(number)
        {
            let own = RollUp::of(cells, number, footprint, shares);
            rolled.lock().expect("BUG: a worker never panics holding it").insert(number, own);
        }
    };
    std::thread::scope(|scope| {
        (1..threads.min(footprints.len())).for_each(|_| drop(scope.spawn(work)));
        work();
    });
    let mut restated = Restated::default();
    for own in rolled.into_inner().expect("BUG: a worker never panics holding it").into_values() {
        restated.take(cells, own)?;
    }
    Ok(restated)
}

/// The lines of one footprint while cells are put to them.
struct Lines {
    /// The number of each home, in the order they were met.
    numbers: BTreeMap<Home, usize>,
    periods: usize,
    measures: usize,
    /// How many rows each home has in each period; none where nothing was put.
    rows: Vec<Option<u64>>,
    /// The sums of each home and period, side by side.
    sums: Vec<i128>,
}

impl Lines {
    fn new(cells: &Cells) -> Self {
        let (periods, measures) = (cells.periods.len(), cells.read.len());
        Self { numbers: BTreeMap::new(), periods, measures, rows: Vec::new(), sums: Vec::new() }
    }

    fn number(&mut self, home: &Home) -> usize {
        if let Some(number) = self.numbers.get(home) {
            return *number;
        }
        let number = self.numbers.len();
        self.numbers.insert(home.clone(), number);
        self.rows.resize(self.rows.len() + self.periods, None);
        self.sums.resize(self.sums.len() + self.periods * self.measures, 0);
        number
    }

    fn sums_of(&self, line: usize) -> &[i128] {
        &self.sums[line * self.measures..][..self.measures]
    }

    fn put(&mut self, number: usize, period: usize, rows: u64, sums: &[i128]) {
        let line = number * self.periods + period;
        *self.rows[line].get_or_insert(0) += rows;
        let own = &mut self.sums[line * self.measures..][..self.measures];
        own.iter_mut().zip(sums).for_each(|(own, sum)| *own += sum);
    }

    /// Puts to each home its part; the rows count where most of them went.
    fn share(&mut self, shares: &[(usize, u64)], cell: Cell<'_>) {
        let weights: Vec<u64> = shares.iter().map(|(_, people)| *people).collect();
        let parts: Vec<Vec<i128>> = cell.sums.iter().map(|sum| share_out(*sum, &weights)).collect();
        let most = (0..weights.len()).max_by_key(|at| weights[*at]).unwrap_or(0);
        for (at, (number, _)) in shares.iter().enumerate() {
            let own: Vec<i128> = parts.iter().map(|part| part[at]).collect();
            self.put(*number, cell.period, if at == most { cell.rows } else { 0 }, &own);
        }
    }

    /// Totals in are totals out, with what was rejected: for each measure, and for the rows.
    fn prove(&self, cells: &Cells) {
        let rows: u64 = self.rows.iter().flatten().sum();
        assert_eq!(rows + cells.rows_rejected, cells.rows, "BUG: a row is in no line, or in two");
        for measure in 0..self.measures {
            let out: i128 = self.sums.iter().skip(measure).step_by(self.measures).sum();
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

/// Cells on one footprint.
struct RollUp<'a> {
    number: usize,
    footprint: &'a Footprint<'a>,
    homes: Homes<'a>,
    shares: Option<Shares<'a>>,
    lines: Lines,
    divided: BTreeMap<String, Vec<Code>>,
    shared: Vec<String>,
    without: BTreeMap<Home, BTreeMap<String, Vec<i128>>>,
    placed: BTreeMap<String, Vec<i128>>,
}

impl<'a> RollUp<'a> {
    fn of(
        cells: &Cells,
        number: usize,
        footprint: &'a Footprint<'a>,
        shares: Option<Shares<'a>>,
    ) -> Self {
        let mut own = Self {
            number,
            footprint,
            homes: footprint.homes(),
            shares,
            lines: Lines::new(cells),
            divided: BTreeMap::new(),
            shared: Vec::new(),
            without: BTreeMap::new(),
            placed: BTreeMap::new(),
        };
        // Slots are in the order of codes, so each code is asked about once.
        let mut asked: (&str, Stretches) = ("", Vec::new());
        for (at, slot) in cells.slots.iter().enumerate() {
            if asked.0 != slot.code || at == 0 {
                asked = (&slot.code, own.homes.stretches(&slot.code));
            }
            let answer = answer_for(&own.homes, slot, &asked.1);
            let destination = own.destination(cells, at, answer);
            for cell in cells.of_slot(at) {
                match &destination {
                    Destination::Home(home) => {
                        own.lines.put(*home, cell.period, cell.rows, cell.sums);
                    }
                    Destination::Shared(people) => own.lines.share(people, cell),
                    Destination::Divided => {}
                }
            }
        }
        own
    }

    fn destination(&mut self, cells: &Cells, at: usize, answer: Answer) -> Destination {
        let slot = &cells.slots[at];
        let home = match answer {
            Answer::One(home) => home,
            Answer::Divided(among) => {
                let code = slot.code.clone();
                let people = self.shares.map(|shares| shares(self.number, &code));
                let people = people.unwrap_or_default();
                if people.iter().all(|(_, people)| *people == 0) {
                    self.divided.insert(code, among);
                    return Destination::Divided;
                }
                self.shared.push(code);
                let number = |(home, own): &(Home, u64)| (self.lines.number(home), *own);
                return Destination::Shared(people.iter().map(number).collect());
            }
        };
        let all = |to: &mut Vec<i128>| cells.of_slot(at).for_each(|cell| add(to, cell.sums));
        if self.homes.was_placed(&slot.code) {
            all(self.placed.entry(slot.code.clone()).or_default());
        }
        if !matches!(home, Home::Body(_)) {
            let code = slot.finer.clone().unwrap_or_else(|| slot.code.clone());
            all(self.without.entry(home.clone()).or_default().entry(code).or_default());
        }
        Destination::Home(self.lines.number(&home))
    }
}

impl Restated {
    /// Takes the lines of a footprint, once they are proved.
    fn take(&mut self, cells: &Cells, own: RollUp<'_>) -> Result<(), Divided> {
        let footprint = own.number;
        if !own.divided.is_empty() {
            let codes = own.divided.into_iter().collect();
            return Err(Divided { footprint: own.footprint.label().to_owned(), codes });
        }
        own.lines.prove(cells);
        for (home, number) in &own.lines.numbers {
            for (at, period) in cells.periods.iter().enumerate() {
                let line = number * cells.periods.len() + at;
                let Some(rows) = own.lines.rows[line] else { continue };
                let sums = own.lines.sums_of(line).to_vec();
                self.rows.push(Row { footprint, home: home.clone(), period: *period, rows, sums });
            }
        }
        self.shared.extend(own.shared.into_iter().map(|code| (footprint, code)));
        let total = |codes: &BTreeMap<String, Vec<i128>>| {
            let mut sums = Vec::new();
            codes.values().for_each(|own| add(&mut sums, own));
            sums
        };
        if !own.placed.is_empty() {
            let (codes, sums) = (own.placed.len(), total(&own.placed));
            self.placed.push(Placed { footprint, codes, sums });
        }
        for (home, codes) in own.without {
            let examples = codes.keys().take(EXAMPLES_MAX).cloned().collect();
            let (sums, codes) = (total(&codes), codes.len());
            self.named.push(NamedLine { footprint, home, codes, examples, sums });
        }
        Ok(())
    }
}

type Stretches = Vec<(i32, Answer)>;

/// The code decides; where it is divided, the finer code does.
fn answer_for(homes: &Homes<'_>, slot: &Slot, stretches: &[(i32, Answer)]) -> Answer {
    let of = |stretches: &[(i32, Answer)]| {
        let found = stretches.iter().find(|(end, _)| slot.from < *end);
        found.expect("BUG: the last stretch never ends").1.clone()
    };
    let own = of(stretches);
    match (&own, &slot.finer) {
        (Answer::Divided(_), Some(finer)) => match of(&homes.stretches(finer)) {
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
