//! Drawing numbers: the same for the same place, without regard to any other.

/// Numbers that look random: SplitMix64, Steele, Lea and Flood (2014).
pub(super) struct Draw(u64);

impl Draw {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

    /// Returns the numbers of one place of a kind.
    pub(super) fn of(kind: u64, place: usize) -> Self {
        let mut draw = Self(kind);
        draw.0 = draw.next() ^ (place as u64).wrapping_mul(0xd134_2543_de82_ef95);
        draw.0 = draw.next();
        draw
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(Self::STEP);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from `low` to `high`.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        low + share * (high - low)
    }

    /// Returns a whole number from `low` to `high`, ends included.
    pub(super) fn whole(&mut self, low: i32, high: i32) -> i32 {
        let many = (high - low + 1) as u64;
        low + (self.next() % many) as i32
    }

    /// Returns whether this is the one of so many.
    pub(super) fn one_in(&mut self, many: i32) -> bool {
        self.whole(1, many) == 1
    }

    /// Returns a weight: halves from one half to three.
    pub(super) fn weight(&mut self) -> f64 {
        f64::from(self.whole(1, 6)) / 2.0
    }
}

/// Returns a number with at most three decimals.
pub(super) fn short(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
