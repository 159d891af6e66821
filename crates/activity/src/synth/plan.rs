//! What an invented year is made from.

use remit_dictionary::Date;

/// What to invent. [`Plan::invented`] needs no file; a caller with real lists puts them in its
/// place.
#[derive(Debug, Clone)]
pub struct Plan {
    /// How many lines.
    pub rows: u64,
    /// Where the random numbers start.
    pub seed: u64,
    /// The first day of the year, 1 April.
    pub year_from: Date,
    /// The practices that people are registered with.
    pub practices: Vec<PracticeWeight>,
    /// Practices of places of detention.
    pub justice_practices: Vec<String>,
    /// Practices of the armed forces.
    pub forces_practices: Vec<String>,
    /// The providers.
    pub flows: Vec<Flow>,
    /// Codes of specialised services, of every status.
    pub specialised: Vec<String>,
    /// Points of delivery of ordinary care.
    pub pods: Vec<Pod>,
    /// Codes of ICBs, which a few rows carry in the place of a sub-ICB location.
    pub icbs: Vec<String>,
    /// How the file is compressed; CSV does not ask.
    pub compression: Compression,
    /// How lines spread over practices.
    pub skew: Skew,
}

/// A practice and how much activity it gives rise to, such as its list size.
#[derive(Debug, Clone)]
pub struct PracticeWeight {
    /// The practice.
    pub code: String,
    /// Its sub-ICB location.
    pub gp_sub_icb: String,
    /// Its weight, read only where the skew is by list size.
    pub weight: u32,
}

/// A provider, where it lies, and its share of the national total.
#[derive(Debug, Clone)]
pub struct Flow {
    /// The provider.
    pub provider: String,
    /// The sub-ICB location of its main site.
    pub host_sub_icb: String,
    /// The commissioning hub to which specialised care is submitted; empty where not known.
    pub hub: String,
    /// Its weight.
    pub weight: u32,
}

/// A point of delivery.
#[derive(Debug, Clone)]
pub struct Pod {
    /// Its code.
    pub code: String,
    /// Its weight.
    pub weight: u32,
    /// The middle of its invented prices.
    pub price_pence: i64,
}

/// How the Parquet file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Zstandard, level 1.
    Zstd,
    /// Snappy.
    Snappy,
}

/// How lines spread over practices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skew {
    /// Every practice alike.
    Even,
    /// In proportion to the weights.
    ByListSize,
}

impl Plan {
    /// Returns a plan in which every organisation is invented too: 6,400 practices `ZZ0001` and
    /// on, 106 sub-ICB locations `X01` and on, 212 providers `ZP001` and on.
    #[must_use]
    pub fn invented(rows: u64, seed: u64, year_from: Date) -> Self {
        let sub_icb = |number: u32| format!("X{:02}", number % 106 + 1);
        let practice = |number: u32| PracticeWeight {
            code: format!("ZZ{:04}", number + 1),
            gp_sub_icb: sub_icb(number),
            // From 1,000 to about 60,000, a few very large: as lists are.
            weight: 1_000 + 60_000_000 / (1_000 + (number * 7_919) % 6_400 * 9),
        };
        let flow = |number: u32| Flow {
            provider: format!("ZP{:03}", number + 1),
            host_sub_icb: sub_icb(number),
            hub: format!("X{}H", number % 7 + 1),
            weight: 1_000 / (1 + number % 20) + 20,
        };
        let several = |head: &str, count: u32| -> Vec<String> {
            (1..=count).map(|number| format!("{head}{number:02}")).collect()
        };
        Self {
            rows,
            seed,
            year_from,
            practices: (0..6_400).map(practice).collect(),
            justice_practices: several("ZJ00", 90),
            forces_practices: several("ZF00", 90),
            flows: (0..212).map(flow).collect(),
            specialised: several("NCBPSX", 60),
            pods: Self::usual_pods(),
            icbs: several("QX", 42),
            compression: Compression::Zstd,
            skew: Skew::ByListSize,
        }
    }

    /// Returns points of delivery as contract monitoring names them, with invented shares and
    /// prices.
    #[must_use]
    pub fn usual_pods() -> Vec<Pod> {
        const USUAL: [(&str, u32, i64); 9] = [
            ("OPFA", 180, 20_000),
            ("OPFUP", 360, 10_000),
            ("OPPROC", 140, 16_000),
            ("DC", 80, 95_000),
            ("EL", 20, 420_000),
            ("NEL", 60, 310_000),
            ("AE", 130, 18_000),
            ("OPFAMPCL", 20, 26_000),
            ("OTHER", 10, 8_000),
        ];
        USUAL
            .iter()
            .map(|&(code, weight, price_pence)| Pod { code: code.to_owned(), weight, price_pence })
            .collect()
    }
}
