//! The mix: mostly ordinary care, and some of everything that the assignment of a commissioner
//! tells apart.

use super::draw::{Draw, Weighted};
use super::{Plan, Skew, SynthError};
use std::collections::BTreeMap;

/// How many columns hold text.
pub const TEXTS: usize = 10;

/// Rows of a block: keys into [`Mix::words`], then the counts.
#[derive(Default)]
pub struct Rows {
    /// Days since 1970-01-01.
    pub dates: Vec<Option<i32>>,
    /// The columns of text, in the order of [`super::COLUMNS`].
    pub texts: [Vec<Option<i32>>; TEXTS],
    /// The counts.
    pub activity: Vec<i64>,
    /// The costs.
    pub cost_pence: Vec<i64>,
}

/// One row's keys, in the order of the columns.
struct Line {
    texts: [Option<i32>; TEXTS],
    price_pence: i64,
}

const PRACTICE: usize = 0;
const GP_SUB_ICB: usize = 1;
const RESIDENCE: usize = 2;
const PROVIDER: usize = 3;
const HOST: usize = 4;
const CATEGORY: usize = 5;
const SERVICE: usize = 6;
const TFC: usize = 7;
const POD: usize = 8;
const SUBMITTED: usize = 9;

const ORDINARY_TFCS: [&str; 12] =
    ["100", "101", "110", "120", "130", "300", "301", "320", "340", "410", "430", "502"];
const DENTAL_TFCS: [&str; 9] = ["140", "141", "142", "143", "144", "145", "217", "450", "451"];
const CATEGORIES: [&str; 11] = ["12", "21", "51", "55", "61", "71", "75", "81", "85", "31", "41"];
const NOT_SPECIALISED: &str = "99999999";

/// Everything a row is drawn from.
pub struct Mix {
    /// The distinct words of all columns together; a key is a place in this list.
    pub words: Vec<String>,
    practices: Weighted,
    practice_sub_icb: Vec<i32>,
    justice: Vec<i32>,
    forces: Vec<i32>,
    providers: Weighted,
    providers_near: BTreeMap<i32, Weighted>,
    flows: Vec<[i32; 3]>,
    specialised: Vec<i32>,
    not_specialised: i32,
    pods: Weighted,
    pod_prices: Vec<(i32, i64)>,
    no_price_pods: [i32; 3],
    emergency: i32,
    icbs: Vec<i32>,
    ordinary_tfcs: Vec<i32>,
    dental_tfcs: Vec<i32>,
    categories: Vec<i32>,
    year_from: i32,
    year_days: u64,
}

/// Gives each distinct word one key.
#[derive(Default)]
struct Words {
    list: Vec<String>,
    keys: BTreeMap<String, i32>,
}

impl Words {
    fn key(&mut self, word: &str) -> i32 {
        if let Some(key) = self.keys.get(word) {
            return *key;
        }
        let key =
            i32::try_from(self.list.len()).expect("BUG: more than two thousand million words");
        self.list.push(word.to_owned());
        self.keys.insert(word.to_owned(), key);
        key
    }

    fn keys<'a>(&mut self, words: impl IntoIterator<Item = &'a str>) -> Vec<i32> {
        words.into_iter().map(|word| self.key(word)).collect()
    }
}

/// Numbers the items and weighs them.
fn weighted<'a, T: 'a>(
    items: impl IntoIterator<Item = &'a T>,
    weight: impl Fn(&T) -> u32,
) -> Option<Weighted> {
    let numbered: Vec<(i32, u32)> =
        (0..).zip(items).map(|(number, item)| (number, weight(item))).collect();
    Weighted::new(&numbered)
}

impl Mix {
    /// Prepares the draws of a plan.
    pub fn new(plan: &Plan) -> Result<Self, SynthError> {
        if !plan.year_from.is_real() {
            return Err(SynthError::NoYear);
        }
        let year_days = plan.year_from.plus_months(12).days() - plan.year_from.days();
        let by_list_size = plan.skew == Skew::ByListSize;
        let practice_weight =
            |own: &super::PracticeWeight| if by_list_size { own.weight } else { 1 };
        let practices = weighted(&plan.practices, practice_weight);
        let mut words = Words::default();
        let practice_words: Vec<[i32; 2]> = plan
            .practices
            .iter()
            .map(|own| [words.key(&own.code), words.key(&own.gp_sub_icb)])
            .collect();
        let flows: Vec<[i32; 3]> = plan
            .flows
            .iter()
            .map(|flow| {
                let hub = if flow.hub.is_empty() { &flow.host_sub_icb } else { &flow.hub };
                [words.key(&flow.provider), words.key(&flow.host_sub_icb), words.key(hub)]
            })
            .collect();
        let pods = weighted(&plan.pods, |pod| pod.weight);
        let pod_prices = plan.pods.iter().map(|p| (words.key(&p.code), p.price_pence)).collect();
        Ok(Self {
            practices: practices.ok_or(SynthError::Lacking("practice"))?,
            practice_sub_icb: practice_words.iter().flatten().copied().collect(),
            justice: words.keys(plan.justice_practices.iter().map(String::as_str)),
            forces: words.keys(plan.forces_practices.iter().map(String::as_str)),
            providers: weighted(&plan.flows, |flow| flow.weight)
                .ok_or(SynthError::Lacking("provider"))?,
            providers_near: near(plan, &flows),
            flows,
            specialised: words.keys(plan.specialised.iter().map(String::as_str)),
            not_specialised: words.key(NOT_SPECIALISED),
            pods: pods.ok_or(SynthError::Lacking("point of delivery"))?,
            pod_prices,
            no_price_pods: ["DRUG", "DEVICE", "ADJUSTMENT"].map(|pod| words.key(pod)),
            emergency: words.key("AE"),
            icbs: words.keys(plan.icbs.iter().map(String::as_str)),
            ordinary_tfcs: words.keys(ORDINARY_TFCS),
            dental_tfcs: words.keys(DENTAL_TFCS),
            categories: words.keys(CATEGORIES),
            year_from: plan.year_from.days(),
            year_days: u64::try_from(year_days).map_err(|_| SynthError::NoYear)?,
            words: words.list,
        })
    }

    /// Draws one more row onto `rows`.
    #[inline]
    pub fn push(&self, draw: &mut Draw, rows: &mut Rows) {
        let mut line = self.ordinary(draw);
        let kind = draw.next();
        // A part of 65,536; the bits above it are left for the steps below.
        match kind & 0xFFFF {
            0..56_000 => {}
            rare => self.particular(rare - 56_000, draw, &mut line),
        }
        self.mistake(kind >> 16, draw, &mut line);
        let bits = draw.next();
        let activity = if bits & 7 == 0 { 2 + i64::from((bits >> 8) & 7 == 0) } else { 1 };
        // From half the price of the point of delivery to one and a half times it.
        let parts = 512 + i64::try_from((bits >> 16) & 1023).unwrap_or(0);
        let cost = line.price_pence * parts / 1024 * activity;
        let day = i32::try_from(draw.below(self.year_days)).unwrap_or(0);
        let dated = bits >> 52 != 0;
        rows.dates.push(dated.then_some(self.year_from + day));
        for (column, key) in rows.texts.iter_mut().zip(line.texts) {
            column.push(key);
        }
        rows.activity.push(activity);
        rows.cost_pence.push(cost);
    }

    /// A line of ordinary care whose submitted commissioner is right.
    #[inline]
    fn ordinary(&self, draw: &mut Draw) -> Line {
        let [practice, sub_icb] = self.practice(draw);
        let bits = draw.next();
        let home = if bits & 15 == 0 { self.practice(draw)[1] } else { sub_icb };
        // Four in five people go to a provider that lies where they are registered.
        let near = if bits >> 8 & 0xFF < 205 { self.providers_near.get(&sub_icb) } else { None };
        let [provider, host, _] = self.flow(near.unwrap_or(&self.providers).draw(draw));
        let (pod, price_pence) = self.pod_prices[place(self.pods.draw(draw))];
        let tfc =
            (pod != self.emergency).then(|| one_of(&self.ordinary_tfcs, bits >> 16)).flatten();
        let texts = [
            Some(practice),
            Some(sub_icb),
            Some(home),
            Some(provider),
            Some(host),
            Some(self.categories[0]),
            Some(self.not_specialised),
            tfc,
            Some(pod),
            Some(sub_icb),
        ];
        Line { texts, price_pence }
    }

    /// Makes a line specialised, dental, or another of the kinds that NHS England pays or paid.
    fn particular(&self, part: u64, draw: &mut Draw, line: &mut Line) {
        let bits = draw.next();
        let category = |number: usize| Some(self.categories[number]);
        let texts = &mut line.texts;
        match part {
            0..4_500 => {
                texts[CATEGORY] = category(1);
                let service = one_of(&self.specialised, bits);
                texts[SERVICE] = service.or(Some(self.not_specialised));
                texts[SUBMITTED] = self.hub(texts);
                line.price_pence *= 4;
            }
            // Specialised by category alone: the service is empty or says that it is not.
            4_500..4_900 => {
                texts[CATEGORY] = category(1);
                texts[SERVICE] = (bits & 1 == 0).then_some(self.not_specialised);
            }
            4_900..6_200 => {
                texts[TFC] = one_of(&self.dental_tfcs, bits);
                let number = if bits >> 40 & 1 == 0 { 0 } else { 2 + place_of(bits >> 41 & 1) };
                texts[CATEGORY] = category(number);
            }
            6_200..6_800 => {
                texts[PRACTICE] = one_of(&self.justice, bits).or(texts[PRACTICE]);
                let number = if bits >> 40 & 1 == 0 { 0 } else { 5 + place_of(bits >> 41 & 1) };
                texts[CATEGORY] = category(number);
            }
            6_800..7_700 => texts[CATEGORY] = category(7 + place_of(bits >> 40 & 1)),
            7_700..8_100 => {
                texts[PRACTICE] = one_of(&self.forces, bits).or(texts[PRACTICE]);
                texts[CATEGORY] = category(if bits >> 40 & 1 == 0 { 0 } else { 4 });
            }
            // Not asked about: drugs and devices, and the two categories of funds for them.
            8_100..8_900 => {
                texts[POD] = Some(self.no_price_pods[place_of(bits & 1)]);
                texts[TFC] = None;
            }
            8_900..9_200 => texts[CATEGORY] = category(9 + place_of(bits & 1)),
            _ => {
                texts[POD] = Some(self.no_price_pods[2]);
                texts[TFC] = None;
                line.price_pence = -line.price_pence;
            }
        }
    }

    /// Leaves something out or gets something wrong, in a few lines of a hundred.
    #[inline]
    fn mistake(&self, bits: u64, draw: &mut Draw, line: &mut Line) {
        let texts = &mut line.texts;
        match bits & 0xFFFF {
            // The commissioner of someone else.
            0..2_000 => texts[SUBMITTED] = Some(self.practice(draw)[1]),
            2_000..2_300 => texts[SUBMITTED] = None,
            2_300..3_300 => {
                texts[PRACTICE] = None;
                texts[GP_SUB_ICB] = None;
            }
            3_300..3_600 => texts[GP_SUB_ICB] = None,
            3_600..4_400 => texts[RESIDENCE] = None,
            4_400..4_500 => texts[GP_SUB_ICB] = one_of(&self.icbs, bits >> 16),
            4_500..4_600 => {
                texts[GP_SUB_ICB] = None;
                texts[RESIDENCE] = one_of(&self.icbs, bits >> 16);
            }
            4_600..4_700 => {
                texts[GP_SUB_ICB] = None;
                texts[RESIDENCE] = None;
            }
            4_700..4_750 => {
                texts[GP_SUB_ICB] = None;
                texts[RESIDENCE] = None;
                texts[HOST] = None;
            }
            4_750..4_900 => texts[HOST] = None,
            4_900..5_000 => texts[CATEGORY] = None,
            5_000..5_100 => texts[SERVICE] = None,
            _ => {}
        }
    }

    #[inline]
    fn practice(&self, draw: &mut Draw) -> [i32; 2] {
        let at = place(self.practices.draw(draw)) * 2;
        [self.practice_sub_icb[at], self.practice_sub_icb[at + 1]]
    }

    #[inline]
    fn flow(&self, number: i32) -> [i32; 3] {
        self.flows[place(number)]
    }

    /// The hub of the provider of a line.
    fn hub(&self, texts: &[Option<i32>; TEXTS]) -> Option<i32> {
        let own = self.flows.iter().find(|flow| Some(flow[0]) == texts[PROVIDER]);
        own.map(|flow| flow[2])
    }
}

/// The providers of each sub-ICB location, weighed.
fn near(plan: &Plan, flows: &[[i32; 3]]) -> BTreeMap<i32, Weighted> {
    let mut lists: BTreeMap<i32, Vec<(i32, u32)>> = BTreeMap::new();
    for (number, (flow, words)) in (0..).zip(plan.flows.iter().zip(flows)) {
        lists.entry(words[1]).or_default().push((number, flow.weight));
    }
    lists.into_iter().filter_map(|(host, list)| Some((host, Weighted::new(&list)?))).collect()
}

#[inline]
fn place(key: i32) -> usize {
    usize::try_from(key).unwrap_or(0)
}

#[inline]
fn place_of(bit: u64) -> usize {
    usize::from(bit & 1 == 1)
}

/// One of a list, by random bits; nothing of an empty list.
#[inline]
fn one_of(list: &[i32], bits: u64) -> Option<i32> {
    let count = u64::try_from(list.len()).ok().filter(|count| *count > 0)?;
    usize::try_from(((bits & 0xFFFF) * count) >> 16).ok().map(|at| list[at])
}
