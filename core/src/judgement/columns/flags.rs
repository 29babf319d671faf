//! Flags: which numbers of a target are there.

use std::ops::BitOr;

/// Which numbers of a target are there, and what else has only two answers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::judgement) struct Flags(u32);

impl Flags {
    /// It has a due day.
    pub(in crate::judgement) const DUE: Self = Self(0x1);
    /// There is a value, and with it its day.
    pub(in crate::judgement) const VALUE: Self = Self(0x2);
    /// The baseline is known.
    pub(in crate::judgement) const BASELINE: Self = Self(0x4);
    /// There is a bar, or a range.
    pub(in crate::judgement) const BAR: Self = Self(0x8);
    /// It can be said whether it is met.
    pub(in crate::judgement) const MET_KNOWN: Self = Self(0x10);
    /// It is met.
    pub(in crate::judgement) const MET: Self = Self(0x20);
    /// It was met on a day of the window.
    pub(in crate::judgement) const FIRST_MET: Self = Self(0x40);
    /// The attainment is known.
    pub(in crate::judgement) const ATTAINMENT: Self = Self(0x80);
    /// It is known what is expected, as a share of the way.
    pub(in crate::judgement) const EXPECTED: Self = Self(0x100);
    /// It, or an action above it, was called off.
    pub(in crate::judgement) const CANCELLED: Self = Self(0x200);
    /// Its facts were attested.
    pub(in crate::judgement) const ATTESTED: Self = Self(0x400);
    /// Its window has begun, so that facts count.
    pub(in crate::judgement) const BEGUN: Self = Self(0x800);
    /// The first time that it is met settles it.
    pub(in crate::judgement) const ONCE: Self = Self(0x1000);
    /// It is measured by an indicator.
    pub(in crate::judgement) const MEASURED: Self = Self(0x2000);
    /// Its figures go stale.
    pub(in crate::judgement) const FRESH: Self = Self(0x4000);

    /// It was seen under its terms, on whatever day.
    pub(in crate::judgement) const SEEN: Self = Self(0x8000);

    /// Its value is the latest figure, nothing but that changes it, and nothing ends it early.
    pub(in crate::judgement) const PLAIN: Self = Self(0x10000);

    /// What is expected stays until the next checkpoint.
    pub(in crate::judgement) const STEPS: Self = Self(0x20000);

    /// Its value was found, and is still to be compared with the bar.
    pub(in crate::judgement) const FOUND: Self = Self(0x40000);

    /// Returns what its terms say, whatever its facts.
    pub(in crate::judgement) fn of_terms() -> Self {
        Self::DUE | Self::CANCELLED | Self::ONCE | Self::MEASURED | Self::FRESH | Self::STEPS
    }

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
