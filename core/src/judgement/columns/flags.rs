//! Flags: which numbers of a target are there.

use std::ops::BitOr;

/// Which numbers of a target are there, and what else has only two answers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::judgement) struct Flags(u32);

impl Flags {
    /// It has a due day.
    pub(in crate::judgement) const DUE: Self = Self(1);
    /// There is a value, and with it its day.
    pub(in crate::judgement) const VALUE: Self = Self(1 << 1);
    /// The baseline is known.
    pub(in crate::judgement) const BASELINE: Self = Self(1 << 2);
    /// There is a bar, or a range.
    pub(in crate::judgement) const BAR: Self = Self(1 << 3);
    /// It can be said whether it is met.
    pub(in crate::judgement) const MET_KNOWN: Self = Self(1 << 4);
    /// It is met.
    pub(in crate::judgement) const MET: Self = Self(1 << 5);
    /// It was met on a day of the window.
    pub(in crate::judgement) const FIRST_MET: Self = Self(1 << 6);
    /// The attainment is known.
    pub(in crate::judgement) const ATTAINMENT: Self = Self(1 << 7);
    /// It is known what is expected, as a share of the way.
    pub(in crate::judgement) const EXPECTED: Self = Self(1 << 8);
    /// It, or an action above it, was called off.
    pub(in crate::judgement) const CANCELLED: Self = Self(1 << 9);
    /// Its facts were attested.
    pub(in crate::judgement) const ATTESTED: Self = Self(1 << 10);
    /// Its window has begun, so that facts count.
    pub(in crate::judgement) const BEGUN: Self = Self(1 << 11);
    /// The first time that it is met settles it.
    pub(in crate::judgement) const ONCE: Self = Self(1 << 12);
    /// It is measured by an indicator.
    pub(in crate::judgement) const MEASURED: Self = Self(1 << 13);
    /// Its figures go stale.
    pub(in crate::judgement) const FRESH: Self = Self(1 << 14);

    /// It was seen under its terms, on whatever day.
    pub(in crate::judgement) const SEEN: Self = Self(1 << 15);

    /// Its value is the latest figure, nothing but that changes it, and nothing ends it early.
    pub(in crate::judgement) const PLAIN: Self = Self(1 << 16);

    /// What is expected stays until the next checkpoint.
    pub(in crate::judgement) const STEPS: Self = Self(1 << 17);

    /// Its value was found, and is still to be compared with the bar.
    pub(in crate::judgement) const FOUND: Self = Self(1 << 18);

    /// What its terms say, whatever its facts.
    pub(in crate::judgement) const OF_TERMS: Self = Self(
        Self::DUE.0 | Self::CANCELLED.0 | Self::ONCE.0 | Self::MEASURED.0 | Self::FRESH.0 | Self::STEPS.0,
    );

    /// Returns those of some flags that are set.
    pub(in crate::judgement) const fn only(self, flags: Self) -> Self {
        Self(self.0 & flags.0)
    }

    /// Returns whether all of some flags are set.
    pub(in crate::judgement) const fn has(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// Sets or clears flags.
    pub(in crate::judgement) const fn set(&mut self, flags: Self, on: bool) {
        if on {
            self.0 |= flags.0;
        } else {
            self.0 &= !flags.0;
        }
    }

    /// Sets a flag if something is there, and hands it on.
    pub(in crate::judgement) const fn take<T: Copy>(&mut self, flag: Self, value: Option<T>) -> Option<T> {
        self.set(flag, value.is_some());
        value
    }
}

impl BitOr for Flags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
