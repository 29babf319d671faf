//! Scenarios: entries laid over an engine, and taken back when they are dropped.

use super::{Changes, Columns, Engine, Timeline};
use crate::draft;
use crate::facts::Ledger;
use crate::judgement::{ActionResult, Evaluation, NodeResult, Options, TagResult, TargetResult, UnitResult};
use crate::plan::Plan;
use crate::words::{ActionId, Day, Faults, Limits, TargetId, UnitId};

/// Entries laid over an engine, without a copy of it: while a scenario lives the engine answers with them, and when it
/// is dropped the engine is as it was, to the bit.
///
/// ```
/// # use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
/// # use tenfold::{Engine, Options};
/// # let plan = Plan::new("city", "Ten actions", "2022-01-01")
/// #     .indicator(Indicator::level("platforms", "Research platforms"))
/// #     .action(Action::new("innovation", "Innovation platforms").target(
/// #         Target::new("p10", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
/// #     ))
/// #     .build()?;
/// # let ledger = Ledger::new("city").entry(Entry::reading("e1", "platforms", "2023", 5)).build(&plan)?;
/// # let mut engine = Engine::new(plan, ledger)?;
/// engine.evaluate(&Options::new("2023-12-31".parse()?));
/// {
///     let mut scenario = engine.scenario();
///     let changes = scenario.record(vec![Entry::reading("if", "platforms", "2023-12-31", 9)])?;
///     assert_eq!(changes.targets()[0].after.attainment, Some(0.875));
/// }
/// assert_eq!(engine.columns().targets().attainment(0), Some(0.375));
/// # Ok::<(), tenfold::Faults>(())
/// ```
#[derive(Debug)]
pub struct Scenario<'e> {
    engine: &'e mut Engine,
    /// How many entries the engine had before.
    before: usize,
    /// What the engine was judged by before.
    on: Option<Options>,
    kept: bool,
}

impl Engine {
    /// Begins a scenario.
    #[must_use]
    pub fn scenario(&mut self) -> Scenario<'_> {
        let on = self.on.clone();
        let before = self.len();
        Scenario { engine: self, before, on, kept: false }
    }
}

impl Scenario<'_> {
    /// Lays entries over the engine, as [`Engine::record`] records them.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the ledger that would result; the new entries stand last.
    pub fn record(&mut self, entries: Vec<draft::Entry>) -> Result<Changes<'_>, Faults> {
        self.record_within(entries, &Limits::default())
    }

    /// Lays entries over the engine as [`record`](Self::record) does, within a host's limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the ledger that would result; the new entries stand last.
    pub fn record_within(
        &mut self,
        entries: Vec<draft::Entry>,
        limits: &Limits,
    ) -> Result<Changes<'_>, Faults> {
        self.engine.record_within(entries, limits)
    }

    /// Judges with what is laid over it.
    pub fn evaluate(&mut self, options: &Options) -> Columns<'_> {
        self.engine.evaluate(options)
    }

    /// Judges on many days with what is laid over it, as [`Engine::timeline`] does.
    pub fn timeline(&mut self, days: &[Day], options: &Options) -> Timeline {
        self.engine.timeline(days, options)
    }

    /// Returns the columns as they were judged last.
    #[must_use]
    pub fn columns(&self) -> Columns<'_> {
        self.engine.columns()
    }

    /// Returns the plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        self.engine.plan()
    }

    /// Returns the ledger with what is laid over it.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        self.engine.ledger()
    }

    /// Returns everything that is said of the plan, as [`Engine::evaluation`] does.
    #[must_use]
    pub fn evaluation(&mut self) -> Option<Evaluation> {
        self.engine.evaluation()
    }

    /// Returns everything that is said of a target, as [`Engine::target`] does.
    #[must_use]
    pub fn target(&mut self, target: &TargetId) -> Option<TargetResult> {
        self.engine.target(target)
    }

    /// Returns everything that is said of an action, as [`Engine::action`] does.
    #[must_use]
    pub fn action(&mut self, action: &ActionId) -> Option<ActionResult> {
        self.engine.action(action)
    }

    /// Returns everything that is said of the whole, as [`Engine::whole`] does.
    #[must_use]
    pub fn whole(&mut self) -> Option<NodeResult> {
        self.engine.whole()
    }

    /// Returns everything that is said of a unit, as [`Engine::unit`] does.
    #[must_use]
    pub fn unit(&mut self, unit: &UnitId) -> Option<UnitResult> {
        self.engine.unit(unit)
    }

    /// Returns everything that is said of what carries a tag, as [`Engine::tag`] does.
    #[must_use]
    pub fn tag(&mut self, tag: &str) -> Option<TagResult> {
        self.engine.tag(tag)
    }

    /// Keeps what is laid over it: it is recorded as if it had been from the beginning, and the engine stays as it was
    /// judged last.
    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Scenario<'_> {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        self.engine.take_back(self.before);
        match self.on.take() {
            // It had not been judged before.
            None => self.engine.forget(),
            Some(on) => {
                self.engine.evaluate(&on);
            }
        }
    }
}
