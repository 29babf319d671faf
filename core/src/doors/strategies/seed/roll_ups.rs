//! Seeds of roll-ups, gates and assessments.

use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Strategy, any};

use super::mostly;
use crate::doors::strategies::Shape;

seed! { |shape|
    /// How a node takes its children; mostly the default.
    struct RollUpSeed {
        missing: u8 = mostly(3, 3),
        floor: u8 = 0..4_u8,
        cap: u8 = 0..4_u8,
        kind: u8 = mostly(5, 6),
        need: u8 = 0..6_u8,
        gated: bool = weighted(0.25),
        gates: Vec<GateSeed> = vec(GateSeed::any(shape), 0..=3),
    }
}

seed! { |shape|
    /// What single targets do to a node.
    struct GateSeed {
        kind: u8 = 0..4_u8,
        looks: u8 = 0..4_u8,
        at: u8 = any::<u8>(),
        other: u8 = any::<u8>(),
        each: u8 = 0..4_u8,
        most: u8 = 0..4_u8,
        named: bool = weighted(0.2),
    }
}

seed! { |shape|
    /// How the units are assessed.
    struct AssessmentSeed {
        how: u8 = mostly(3, 4),
        full: u8 = 0..3_u8,
        unit: u8 = any::<u8>(),
        grades: u8 = 0..4_u8,
        gates: Vec<GateSeed> = vec(GateSeed::any(shape), 0..=2),
        host: bool = weighted(0.3),
    }
}
