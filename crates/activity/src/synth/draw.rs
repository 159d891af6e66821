//! Seeded draws: the same seed gives the same numbers on every machine.

/// The generator SplitMix64 (Steele, Lea, Flood 2014).
pub struct Draw(u64);

impl Draw {
    /// Starts the stream of one block of rows, so that no block depends on the one before.
    pub fn of_block(seed: u64, block: u64) -> Self {
        let mut start = Self(seed ^ block.wrapping_mul(0xD134_2543_DE82_EF95));
        Self(start.next())
    }

    /// Returns the next 64 random bits.
    #[inline]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `bound`, which is below 2^32.
    #[inline]
    pub fn below(&mut self, bound: u64) -> u64 {
        ((self.next() >> 32) * bound) >> 32
    }
}

/// Draws keys in proportion to weights in constant time: the alias method (Walker 1977, Vose 1991),
/// in whole numbers.
pub struct Weighted(Vec<Slot>);

struct Slot {
    below: u64,
    own: i32,
    other: i32,
}

impl Weighted {
    /// Takes keys and weights; nothing comes back where no weight is above zero.
    pub fn new(items: &[(i32, u32)]) -> Option<Self> {
        let count = u64::try_from(items.len()).ok()?;
        let total: u64 = items.iter().map(|(_, weight)| u64::from(*weight)).sum();
        if total == 0 {
            return None;
        }
        let mut left: Vec<u64> =
            items.iter().map(|(_, weight)| u64::from(*weight).saturating_mul(count)).collect();
        let mut slots: Vec<Slot> =
            items.iter().map(|(key, _)| Slot { below: 1 << 32, own: *key, other: *key }).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) =
            (0..items.len()).partition(|at| left[*at] < total);
        while let (Some(low), Some(high)) = (small.pop(), large.last().copied()) {
            let share = (u128::from(left[low]) << 32) / u128::from(total);
            slots[low].below = u64::try_from(share).unwrap_or(1 << 32);
            slots[low].other = items[high].0;
            left[high] -= total - left[low];
            if left[high] < total {
                large.pop();
                small.push(high);
            }
        }
        Some(Self(slots))
    }

    /// Draws one key.
    #[inline]
    pub fn draw(&self, draw: &mut Draw) -> i32 {
        let bits = draw.next();
        let count = u64::try_from(self.0.len()).unwrap_or(1);
        let place = ((bits >> 32) * count) >> 32;
        let slot = &self.0[usize::try_from(place).unwrap_or(0)];
        if bits & 0xFFFF_FFFF < slot.below { slot.own } else { slot.other }
    }
}
