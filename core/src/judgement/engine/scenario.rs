//! Scenarios: entries laid over an engine, and taken back when they are dropped.

use std::ops::Deref;

use super::{Changes, Columns, Engine, Timeline};
use crate::draft;
use crate::judgement::Options;
use crate::words::{Day, Faults, Limits};

/// Entries laid over an engine, without a copy of it: while a scenario lives the engine answers with them, and when it
/// is dropped the engine is as it was, to the bit. It answers every question that an engine answers.
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
///     assert_eq!(scenario.target(&"p10".parse().unwrap()).unwrap().entries[0].as_str(), "if");
/// }
/// assert_eq!(engine.columns().targets().attainment(0), Some(0.375));
/// # Ok::<(), tenfold::Faults>(())
/// ```
#[derive(Debug)]
pub struct Scenario<'e> {
    engine: &'e mut Engine,
    /// Where the engine stood before; none once what is laid over it is kept.
    mark: Option<Mark>,
}

/// Where an engine stood: what it knew, and by what it was judged.
#[derive(Clone, Debug)]
pub struct Mark {
    /// How many entries it had.
    entries: usize,
    on: Option<Options>,
}

impl Engine {
    /// Begins a scenario.
    #[must_use]
    pub fn scenario(&mut self) -> Scenario<'_> {
        let mark = Some(self.mark());
        Scenario { engine: self, mark }
    }

    /// Returns where the engine stands, to come [back to](Self::back_to): for a host that cannot borrow it for the life
    /// of a [`Scenario`], or that takes back what was recorded step by step.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark { entries: self.len(), on: self.on.clone() }
    }

    /// Takes back what was recorded since a mark, and judges by what it was judged by then: the engine is as it was, to
    /// the bit. Nothing is listed as changed.
    pub fn back_to(&mut self, mark: Mark) {
        self.take_back(mark.entries);
        match mark.on {
            // It had not been judged before.
            None => self.forget(),
            Some(on) => {
                self.evaluate(&on);
                self.settle();
            }
        }
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

    /// Keeps what is laid over it: it is recorded as if it had been from the beginning, and the engine stays as it was
    /// judged last.
    pub fn keep(mut self) {
        self.mark = None;
    }
}

impl Deref for Scenario<'_> {
    type Target = Engine;

    /// Returns the engine with what is laid over it, for every question that may be asked of one.
    fn deref(&self) -> &Engine {
        self.engine
    }
}

impl Drop for Scenario<'_> {
    fn drop(&mut self) {
        if let Some(mark) = self.mark.take() {
            self.engine.back_to(mark);
        }
    }
}
