//! Seeds: plain numbers from which a plan or a ledger is made in one fixed way.
//!
//! Drawing numbers first and making drafts of them afterwards keeps every shrunk example valid: whatever a
//! number shrinks to, it still says something, and 0 says the simplest thing.

use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::option::of as option;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any};
use proptest::prop_oneof;

use super::Shape;

/// Defines a seed: a struct, and the strategy that draws its fields, in a shape.
macro_rules! seed {
    (|$shape:ident| $(#[$doc:meta])* struct $name:ident { $($field:ident: $ty:ty = $strategy:expr,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(in crate::doors::strategies) struct $name { $(pub(in crate::doors::strategies) $field: $ty,)* }

        impl $name {
            pub(in crate::doors::strategies) fn any($shape: &Shape) -> BoxedStrategy<Self> {
                let _ = $shape;
                ($($strategy,)*).prop_map(|($($field,)*)| Self { $($field),* }).boxed()
            }
        }
    };
}

mod roll_ups;

pub(super) use roll_ups::{AssessmentSeed, GateSeed, RollUpSeed};

/// Numbers at the edges of what an f64 holds.
const EXTREMES: [f64; 8] = [1e300, -1e300, f64::MAX, f64::MIN, 5e-324, -1e-300, 9_007_199_254_740_993.0, 0.1];

/// Returns numbers that a person would write, or, in a shape of extremes, now and then one that nobody would.
pub(super) fn number(shape: &Shape) -> impl Strategy<Value = f64> + use<> {
    let kinds = if shape.extremes { 15_u8 } else { 12 };
    (0..kinds, 0..100_u8).prop_map(|(kind, number)| {
        let extreme = EXTREMES.get(usize::from(number) % EXTREMES.len()).copied();
        match kind {
            0..=5 => f64::from(number % 25 * 5),
            6..=8 => f64::from(number % 11),
            9 | 10 => f64::from(number) / 10.0,
            11 => -1.0 - f64::from(number % 10),
            _ => extreme.unwrap_or_default(),
        }
    })
}

/// Returns 0 in `plain` of `plain + most` cases, else 1 to `most`.
///
/// A choice of numbers costs far less than a choice of strategies, each of which has a random state of its own.
fn mostly(plain: u8, most: u8) -> impl Strategy<Value = u8> + use<> {
    (0..plain + most).prop_map(move |number| (number + 1).saturating_sub(plain))
}

seed! { |shape|
    /// A day: one of those that a plan names, shifted by at most one; the end of a month; or any day around.
    struct DaySeed {
        how: u8 = mostly(4, 3),
        at: u16 = any::<u16>(),
        shift: u8 = mostly(3, 2),
    }
}

seed! { |shape|
    /// A plan.
    struct PlanSeed {
        frame: FrameSeed = FrameSeed::any(shape),
        units: Vec<UnitSeed> = vec(UnitSeed::any(shape), 0..=shape.units),
        sets: Vec<SetSeed> = vec(SetSeed::any(shape), 0..=shape.sets),
        scales: Vec<ScaleSeed> = vec(ScaleSeed::any(shape), 0..=shape.scales),
        registers: Vec<RegisterSeed> = vec(RegisterSeed::any(shape), 0..=shape.registers),
        indicators: Vec<IndicatorSeed> = vec(IndicatorSeed::any(shape), 0..=shape.indicators),
        actions: Vec<ActionSeed> = vec(ActionSeed::any(shape), 0..=shape.actions),
        targets: Vec<TargetSeed> = vec(TargetSeed::any(shape), 0..=shape.targets),
        assessment: AssessmentSeed = AssessmentSeed::any(shape),
    }
}

seed! { |shape|
    /// What the plan itself says.
    struct FrameSeed {
        start: u8 = 0..if shape.extremes { 7_u8 } else { 4 },
        due: u8 = 0..7_u8,
        bilingual: bool = weighted(0.2),
        host: bool = weighted(0.2),
        note: bool = weighted(0.1),
        // Which targets goals over targets count: none is one, those before them, or those behind them.
        counts: u8 = mostly(1, 2),
        roll_up: RollUpSeed = RollUpSeed::any(shape),
    }
}

seed! { |shape|
    /// A unit; its parent is none or one before it.
    struct UnitSeed {
        parent: u8 = any::<u8>(),
        level: bool = weighted(0.3),
        host: bool = weighted(0.1),
        roll_up: RollUpSeed = RollUpSeed::any(shape),
    }
}

seed! { |shape|
    /// A set.
    struct SetSeed {
        open: bool = any::<bool>(),
        grace: u8 = 0..3_u8,
        host: bool = weighted(0.1),
        members: Vec<MemberSeed> = vec(MemberSeed::any(shape), 0..=3),
    }
}

seed! { |shape|
    /// A member of a set.
    struct MemberSeed {
        dated: bool = weighted(0.3),
        since: DaySeed = DaySeed::any(shape),
        host: bool = weighted(0.2),
    }
}

seed! { |shape|
    /// A scale.
    struct ScaleSeed { levels: u8 = 2..=4_u8, points: u8 = 0..4_u8, host: bool = weighted(0.2), }
}

seed! { |shape|
    /// A register.
    struct RegisterSeed {
        cycle: u8 = 0..4_u8,
        fields: Vec<FieldSeed> = vec(FieldSeed::any(shape), 0..=3),
        host: bool = weighted(0.1),
    }
}

seed! { |shape|
    /// A field of a register.
    struct FieldSeed { kind: u8 = 0..8_u8, on: u8 = any::<u8>(), }
}

seed! { |shape|
    /// A value of a field.
    struct ValueSeed {
        number: f64 = number(shape),
        at: u8 = any::<u8>(),
        many: u8 = 0..3_u8,
        day: DaySeed = DaySeed::any(shape),
    }
}

seed! { |shape|
    /// A condition on items.
    struct ConditionSeed { on: u8 = any::<u8>(), test: u8 = 0..3_u8, value: ValueSeed = ValueSeed::any(shape), }
}

seed! { |shape|
    /// A stage.
    struct StageSeed { weight: u8 = 0..4_u8, months: u8 = mostly(24, 24), }
}

seed! { |shape|
    /// An indicator.
    struct IndicatorSeed {
        measure: u8 = 0..10_u8,
        on: u8 = any::<u8>(),
        other: u8 = any::<u8>(),
        flag: bool = any::<bool>(),
        per: u8 = mostly(12, 4),
        sum: bool = any::<bool>(),
        conditions: Vec<ConditionSeed> = vec(ConditionSeed::any(shape), 0..=2),
        stages: Vec<StageSeed> = vec(StageSeed::any(shape), 1..=3),
        reported: u8 = 0..8_u8,
        lag: u8 = mostly(2, 3),
        fresh: u8 = mostly(2, 3),
        more: u8 = 0..5_u8,
    }
}

seed! { |shape|
    /// A window: inherited where it is 0.
    struct WindowSeed {
        start: u8 = mostly(3, 3),
        due: u8 = mostly(2, 5),
    }
}

seed! { |shape|
    /// Who answers for something.
    struct AnswerSeed { mode: u8 = mostly(2, 5), first: u8 = any::<u8>(), }
}

seed! { |shape|
    /// An action; its parent is none or one before it.
    struct ActionSeed {
        parent: u8 = any::<u8>(),
        kind: u8 = 0..6_u8,
        window: WindowSeed = WindowSeed::any(shape),
        weight: u8 = 0..6_u8,
        roll_up: RollUpSeed = RollUpSeed::any(shape),
        answer: AnswerSeed = AnswerSeed::any(shape),
        item: u8 = mostly(12, 3),
        more: u8 = 0..8_u8,
    }
}

seed! { |shape|
    /// A goal.
    struct GoalSeed {
        kind: u8 = any::<u8>(),
        bar: f64 = number(shape),
        room: f64 = number(shape),
        at: u8 = any::<u8>(),
        each: u8 = 0..4_u8,
        need: u8 = 0..6_u8,
        every: u8 = 0..4_u8,
        misses: u8 = 0..3_u8,
        down: bool = weighted(0.3),
        judged: u8 = 0..4_u8,
        tolerance: u8 = 0..4_u8,
        ends: u8 = 0..3_u8,
    }
}

seed! { |shape|
    /// A baseline.
    struct BaselineSeed {
        how: u8 = 0..5_u8,
        value: f64 = number(shape),
        at: u8 = any::<u8>(),
        day: DaySeed = DaySeed::any(shape),
    }
}

seed! { |shape|
    /// A trajectory.
    struct PathSeed {
        kind: u8 = mostly(60, 60),
        points: Vec<(u8, f64)> = vec((0..12_u8, number(shape)), 1..=3),
        step: bool = any::<bool>(),
    }
}

seed! { |shape|
    /// A target.
    struct TargetSeed {
        action: u8 = any::<u8>(),
        quorum: u8 = mostly(6, 7),
        on: u8 = any::<u8>(),
        goal: GoalSeed = GoalSeed::any(shape),
        window: WindowSeed = WindowSeed::any(shape),
        baseline: BaselineSeed = BaselineSeed::any(shape),
        path: PathSeed = PathSeed::any(shape),
        weight: u8 = 0..6_u8,
        answer: AnswerSeed = AnswerSeed::any(shape),
        settle: u8 = 0..3_u8,
        commitment: u8 = 0..6_u8,
        more: u8 = any::<u8>(),
    }
}

/// What an entry says, with what only that kind of entry draws.
#[derive(Clone, Debug)]
pub(super) enum Says {
    Figure,
    Item(Vec<ValueSeed>),
    Attested,
    Member,
    Amended(ChangeSeed),
    Corrects(Vec<ValueSeed>),
    Withdraws,
}

fn says(shape: &Shape) -> impl Strategy<Value = Says> + use<> {
    prop_oneof![
        8 => Just(Says::Figure),
        6 => vec(ValueSeed::any(shape), 3).prop_map(Says::Item),
        1 => Just(Says::Attested),
        1 => Just(Says::Member),
        3 => ChangeSeed::any(shape).prop_map(Says::Amended),
        2 => vec(ValueSeed::any(shape), 3).prop_map(Says::Corrects),
        1 => Just(Says::Withdraws),
    ]
}

seed! { |shape|
    /// An entry.
    struct EntrySeed {
        says: Says = says(shape),
        on: u8 = any::<u8>(),
        who: u8 = any::<u8>(),
        number: f64 = number(shape),
        day: DaySeed = DaySeed::any(shape),
        form: u8 = 0..8_u8,
        recorded: RecordedSeed = RecordedSeed::any(shape),
        step: u8 = any::<u8>(),
        more: u8 = any::<u8>(),
    }
}

seed! { |shape|
    /// When something was recorded: at the end of its day, some days later, at any time, or the latest day first.
    struct RecordedSeed {
        how: u8 = 0..4_u8,
        lag: u8 = 0..60_u8,
        day: DaySeed = DaySeed::any(shape),
    }
}

seed! { |shape|
    /// What an amendment changes.
    struct ChangeSeed {
        what: u8 = any::<u8>(),
        goal: GoalSeed = GoalSeed::any(shape),
        baseline: BaselineSeed = BaselineSeed::any(shape),
        path: PathSeed = PathSeed::any(shape),
        due: u8 = 1..=5_u8,
        weight: u8 = 0..6_u8,
        answer: AnswerSeed = AnswerSeed::any(shape),
    }
}

seed! { |shape|
    /// A method.
    struct MethodSeed {
        clauses: Vec<ClauseSeed> = vec(ClauseSeed::any(shape), 1..=3),
        data_only: bool = weighted(0.3),
        scored: bool = weighted(0.3),
        edges: u8 = 0..3_u8,
        weakest: bool = weighted(0.1),
        outlook: Option<SignalSeed> = option(SignalSeed::any(shape)),
        parents: BandsSeed = BandsSeed::any(shape),
    }
}

seed! { |shape|
    /// A clause.
    struct ClauseSeed {
        signal: SignalSeed = SignalSeed::any(shape),
        guards: Vec<GuardSeed> = vec(GuardSeed::any(shape), 0..=2),
        bands: BandsSeed = BandsSeed::any(shape),
        curved: bool = any::<bool>(),
        of: Option<SignalSeed> = option(SignalSeed::any(shape)),
        scaled: u8 = mostly(2, 2),
    }
}

seed! { |shape|
    /// A signal.
    struct SignalSeed {
        kind: u8 = 0..22_u8,
        forecast: u8 = 0..5_u8,
        last: u8 = 0..3_u8,
        all: bool = any::<bool>(),
    }
}

seed! { |shape|
    /// A guard.
    struct GuardSeed {
        kind: u8 = 0..11_u8,
        not: bool = weighted(0.3),
        signal: SignalSeed = SignalSeed::any(shape),
        bound: f64 = cut(),
    }
}

seed! { |shape|
    /// Bands, or the pieces of a curve.
    struct BandsSeed {
        cuts: Vec<f64> = vec(cut(), 0..=3),
        above: bool = any::<bool>(),
        gap: bool = weighted(0.2),
        standing: u8 = 0..6_u8,
    }
}

/// Returns a number that a signal may be cut at, in quarters.
fn cut() -> impl Strategy<Value = f64> {
    (0..11_i8).prop_map(|quarters| f64::from(if quarters > 6 { 6 - quarters } else { quarters }) / 4.0)
}
