//! Strategies that generate plans and ledgers, for property tests in a host's own CI.
//!
//! Everything is generated as plain numbers first, made into drafts in one fixed way, and built through the
//! same door as a host's own plans. So every example is valid, and so is whatever it shrinks to: fewer things,
//! the plainest kinds, round numbers and short ids (actions `a1`, targets `t1`, indicators `i1`, units `u1`,
//! sets `s1`, members `m1`, scales `c1`, registers `r1`, fields `f1`, items `x1`, entries `e1`).
//!
//! A host checks what it builds upon this crate with any plan and ledger that there can be:
//!
//! ```
//! use proptest::prelude::*;
//! use tenfold::{Options, Standing, Verdict, evaluate, strategies};
//!
//! /// The host's own function: the colour of a row on its page.
//! fn colour(verdict: Verdict) -> &'static str {
//!     match verdict.standing() {
//!         Some(standing) if standing >= Standing::OnTrack => "green",
//!         Some(_) => "red",
//!         None => "grey",
//!     }
//! }
//!
//! proptest! {
//!     # #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
//!     # /*
//!     #[test]
//!     # */
//!     fn a_row_without_a_figure_is_never_green(scene in strategies::scene()) {
//!         let evaluation = evaluate(&scene.plan, &scene.ledger, &Options::new(scene.as_of))?;
//!         for target in &evaluation.targets {
//!             let shown = colour(target.verdict);
//!             prop_assert!(target.value.is_some() || shown != "green");
//!         }
//!     }
//! }
//! # a_row_without_a_figure_is_never_green();
//! ```
//!
//! or its own plan with any ledger of it, by [`ledger_for`].

mod actions;
mod amendments;
mod figures;
mod goals;
mod indicators;
mod items;
mod ledger;
mod methods;
mod nouns;
mod pick;
mod revisions;
mod roll_ups;
mod seed;
mod targets;
mod values;

use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prop_oneof;
use proptest::sample::select;
use proptest::strategy::Strategy;

use crate::facts::Ledger;
use crate::plan::Plan;
use crate::rules::Method;
use crate::words::{Day, Faults, Moment};
use pick::{Calendar, Words};
use seed::{DaySeed, EntrySeed, MethodSeed, PlanSeed};

/// How large generated plans and ledgers are at most: small by default, so that a shrunk example can be read.
///
/// ```
/// use tenfold::strategies::{self, Shape};
/// let wide = Shape { targets: 40, entries: 200, ..Shape::default() };
/// let strategy = strategies::plan_with(wide);
/// # let _ = strategy;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Units. Default 4.
    pub units: usize,
    /// Sets. Default 2.
    pub sets: usize,
    /// Scales. Default 2.
    pub scales: usize,
    /// Registers. Default 2.
    pub registers: usize,
    /// Indicators. Default 6.
    pub indicators: usize,
    /// Actions. Default 6.
    pub actions: usize,
    /// Targets. Default 8.
    pub targets: usize,
    /// Entries. Default 30.
    pub entries: usize,
    /// Whether numbers and days go to the ends of what can be named: the largest and smallest f64, the years
    /// 1 and 9999. Default false.
    pub extremes: bool,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            units: 4,
            sets: 2,
            scales: 2,
            registers: 2,
            indicators: 6,
            actions: 6,
            targets: 8,
            entries: 30,
            extremes: false,
        }
    }
}

/// Why a draft that does not build is thrown away. None is known: `tests/strategies.rs` allows none.
const BUILDS: &str = "the draft must build";

/// Generates plans.
pub fn plan() -> impl Strategy<Value = Plan> + use<> {
    plan_with(Shape::default())
}

/// Generates plans of a shape.
pub fn plan_with(shape: Shape) -> impl Strategy<Value = Plan> + use<> {
    PlanSeed::any(&shape).prop_filter_map(BUILDS, |seed| make_plan(&seed).ok())
}

/// Generates ledgers of a plan, also of one that was not generated.
///
/// ```
/// use proptest::prelude::*;
/// use tenfold::draft::{Action, Goal, Indicator, Plan, Target};
/// use tenfold::{Options, evaluate, strategies};
///
/// let plan = Plan::new("city", "Ten actions", "2022-01-01")
///     .indicator(Indicator::level("platforms", "Research platforms"))
///     .action(Action::new("innovation", "Innovation platforms").target(
///         Target::new("p10", "At least ten", "platforms", Goal::at_least(10)).due("2025-12-31"),
///     ))
///     .build()?;
/// proptest!(|(ledger in strategies::ledger_for(&plan), day in strategies::day_near(&plan))| {
///     prop_assert_eq!(evaluate(&plan, &ledger, &Options::new(day))?.targets.len(), 1);
/// });
/// # Ok::<(), tenfold::Faults>(())
/// ```
pub fn ledger_for(plan: &Plan) -> impl Strategy<Value = Ledger> + use<> {
    ledger_with(plan, Shape::default())
}

/// Generates ledgers of a plan, in a shape.
pub fn ledger_with(plan: &Plan, shape: Shape) -> impl Strategy<Value = Ledger> + use<> {
    let plan = plan.clone();
    entries(&shape).prop_filter_map(BUILDS, move |seeds| ledger::ledger(&plan, &seeds).ok())
}

/// Generates plans, each with a ledger.
pub fn plan_and_ledger() -> impl Strategy<Value = (Plan, Ledger)> + use<> {
    plan_and_ledger_with(Shape::default())
}

/// Generates plans of a shape, each with a ledger.
pub fn plan_and_ledger_with(shape: Shape) -> impl Strategy<Value = (Plan, Ledger)> + use<> {
    (PlanSeed::any(&shape), entries(&shape)).prop_filter_map(BUILDS, |(plan, entries)| {
        let plan = make_plan(&plan).ok()?;
        let ledger = ledger::ledger(&plan, &entries).ok()?;
        Some((plan, ledger))
    })
}

/// Generates days around those of a plan: its own, with the day before and after, ends of months, any other.
pub fn day_near(plan: &Plan) -> impl Strategy<Value = Day> + use<> {
    let calendar = Calendar::of_plan(plan);
    DaySeed::any(&Shape::default()).prop_map(move |seed| calendar.day(&seed))
}

/// All that an evaluation is made of, but for its method.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The plan.
    pub plan: Plan,
    /// A ledger of the plan.
    pub ledger: Ledger,
    /// A day around those of the plan.
    pub as_of: Day,
    /// The moment by which entries are known; none for everything.
    pub known_by: Option<Moment>,
}

/// Generates scenes.
pub fn scene() -> impl Strategy<Value = Scene> + use<> {
    scene_with(Shape::default())
}

/// Generates scenes of a shape.
pub fn scene_with(shape: Shape) -> impl Strategy<Value = Scene> + use<> {
    let known_by = (weighted(0.3), DaySeed::any(&shape));
    let drawn = (PlanSeed::any(&shape), entries(&shape), DaySeed::any(&shape), known_by);
    drawn.prop_filter_map(BUILDS, |(plan, entries, as_of, (limited, known_by))| {
        let plan = make_plan(&plan).ok()?;
        let ledger = ledger::ledger(&plan, &entries).ok()?;
        let calendar = Calendar::of_plan(&plan);
        let moment = ledger::moment(calendar.day(&known_by), "12:00:00Z").filter(|_| limited);
        let known_by = moment.and_then(|text| text.parse().ok());
        Some(Scene { as_of: calendar.day(&as_of), known_by, plan, ledger })
    })
}

/// Generates methods: the presets, and others that nobody published.
pub fn method() -> impl Strategy<Value = Method> + use<> {
    let presets: Vec<Method> = Method::presets().filter_map(Method::preset).collect();
    let own = MethodSeed::any(&Shape::default());
    prop_oneof![select(presets), own.prop_filter_map(BUILDS, |seed| methods::method(&seed).build().ok())]
}

fn entries(shape: &Shape) -> impl Strategy<Value = Vec<EntrySeed>> + use<> {
    vec(EntrySeed::any(shape), 0..=shape.entries)
}

/// Makes a plan floor by floor: what stands above is made for what is known below.
fn make_plan(seed: &PlanSeed) -> Result<Plan, Faults> {
    let words = Words { bilingual: seed.frame.bilingual };
    let draft = nouns::plan(seed, words);
    let known = draft.clone().build()?;
    let draft = indicators::add(draft, &seed.indicators, &known, words);
    let known = draft.clone().build()?;
    let draft = actions::add(draft, seed, &known, words);
    roll_ups::add(draft, seed, &known).build()
}
