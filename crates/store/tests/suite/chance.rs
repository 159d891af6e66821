//! Chance that can be repeated: the seed is printed, and taken from `REMIT_SEED` when it is set.

/// A stream of numbers from a seed (xorshift).
pub struct Chance(u64);

impl Chance {
    /// Takes the seed from the environment or the clock, and prints it.
    pub fn new(test: &str) -> Self {
        let given = std::env::var("REMIT_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| {
            let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            u64::from(since.unwrap().subsec_nanos())
        });
        super::say(&format!("{test}: REMIT_SEED={seed}"));
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Returns a number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// Returns a place below `end`.
    pub fn place(&mut self, end: usize) -> usize {
        usize::try_from(self.below(end as u64)).unwrap()
    }
}

/// Returns how often to do a thing: from the environment, or as given.
pub fn rounds(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().map_or(usual, |rounds| rounds.parse().unwrap())
}
