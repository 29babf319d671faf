//! The engine: a plan and its ledger, compiled once; judged on any day, recorded into, and judged again at once.

mod answers;
mod changes;
mod flat;
mod footing;
mod index;
mod knowledge;
mod known;
mod many;
mod questions;
mod record;
mod refusal;
mod scenario;
mod timeline;

use std::fmt;
use std::sync::OnceLock;

pub use answers::{Columns, Mask, NodeColumns, TargetColumns};
pub use changes::{Changes, Moved, NodeGlance, TargetGlance};
pub use many::evaluate_all;
pub use scenario::{Mark, Scenario};
pub use timeline::Timeline;

use super::Options;
use super::evaluate::of_this_plan;
use super::facts::Touched;
use super::judged::{Case, Judged};
use super::roll_up::Space;
use super::shape::Shape;
use crate::facts::{Entry, Ledger};
use crate::plan::Plan;
use crate::words::{EntryId, Faults};
use footing::Footing;
use knowledge::Knowledge;

/// A plan and its ledger, compiled: judged on any day in one pass, and judged again at once after every entry.
///
/// Results are columns of numbers, borrowed from the engine; explanations are made for the nodes that are asked for,
/// and say to the bit what [`evaluate`](crate::evaluate) says.
///
/// ```
/// use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
/// use tenfold::{Engine, Options};
///
/// let plan = Plan::new("city", "Ten actions", "2022-01-01")
///     .indicator(Indicator::level("platforms", "Research platforms"))
///     .action(Action::new("innovation", "Innovation platforms").target(
///         Target::new("p10", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
///     ))
///     .build()?;
/// let ledger = Ledger::new("city").entry(Entry::reading("e1", "platforms", "2023", 5)).build(&plan)?;
/// let mut engine = Engine::new(plan, ledger)?;
///
/// let columns = engine.evaluate(&Options::new("2023-12-31".parse()?));
/// assert_eq!(columns.targets().attainment(0), Some(0.375));
///
/// // A better figure comes in: what rests on it is judged again, and nothing else.
/// let changes = engine.record(vec![
///     Entry::reading("e2", "platforms", "2023", 7).recorded("2024-02-01T09:00:00Z"),
/// ])?;
/// assert_eq!(changes.targets()[0].after.attainment, Some(0.625));
/// assert_eq!(engine.target(&"p10".parse().unwrap()).unwrap().entries[0].as_str(), "e2");
/// # Ok::<(), tenfold::Faults>(())
/// ```
pub struct Engine {
    plan: Plan,
    knowledge: Knowledge,
    /// The ledger as it came in, without its entries.
    head: Ledger,
    shape: Shape,
    /// The terms under which it was judged last.
    footing: Option<Footing>,
    /// The terms before what was recorded last, where that changed them.
    past: Option<Footing>,
    judged: Judged,
    /// By what it was judged last. Between calls the facts are known by its moment.
    on: Option<Options>,
    /// Room for entries that come in.
    coming: Vec<Entry>,
    /// What the entries speak of that came last among the facts that are seen, or went.
    touched: Vec<Touched>,
    changes: changes::Room,
    digest: OnceLock<String>,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("plan", &self.plan.id)
            .field("entries", &self.len())
            .finish_non_exhaustive()
    }
}

impl Engine {
    /// Compiles a plan and its ledger.
    ///
    /// # Errors
    /// A fault of code [`Code::OtherPlan`](crate::Code::OtherPlan) if the ledger was built against another plan.
    pub fn new(plan: Plan, ledger: Ledger) -> Result<Self, Faults> {
        of_this_plan(&plan, &ledger)?;
        let mut head = ledger;
        let (entries, by_id) = head.take_entries();
        Ok(Self {
            knowledge: Knowledge::of(&plan, entries, by_id),
            shape: Shape::of(&plan),
            footing: None,
            past: None,
            judged: Judged::default(),
            on: None,
            coming: Vec::new(),
            touched: Vec::new(),
            changes: changes::Room::default(),
            digest: OnceLock::new(),
            plan,
            head,
        })
    }

    /// Returns the plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns by what it was judged last; none before it was judged.
    #[must_use]
    pub const fn options(&self) -> Option<&Options> {
        self.on.as_ref()
    }

    /// Returns what the entries that were recorded last changed; nothing once it was judged by other options.
    #[must_use]
    pub const fn changes(&self) -> Changes<'_> {
        Changes::of(self)
    }

    /// Returns the entry with an id.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.knowledge.numbered(self.knowledge.index.get(id.as_str(), &self.knowledge.entries)?)
    }

    /// Returns the number of entries.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.knowledge.entries.len()
    }

    /// Returns whether nothing was ever recorded.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.knowledge.entries.is_empty()
    }

    /// Returns the ledger with everything that was recorded.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        self.head.with_entries(self.knowledge.entries.clone())
    }

    /// Judges every target and every node of the tree, on a day, as known by a moment, under a method.
    ///
    /// What a day sees as the day before did is not looked at again: the day that was judged last, and days near it,
    /// cost least. Another `known_by` than last time sorts the ledger again.
    pub fn evaluate(&mut self, options: &Options) -> Columns<'_> {
        // Nothing has come in since it was judged last: what was recorded was judged then.
        if self.on.as_ref() != Some(options) {
            self.judge_by(options);
        }
        self.columns()
    }

    /// Returns the columns as they were judged last.
    #[must_use]
    pub const fn columns(&self) -> Columns<'_> {
        Columns::of(self)
    }

    /// Forgets what it was judged by.
    fn forget(&mut self) {
        self.on = None;
        self.footing = None;
        self.judged = Judged::default();
        self.settle();
    }

    /// Takes everything to stand as it always did: nothing is listed as changed.
    fn settle(&mut self) {
        self.changes.clear();
        self.judged.before.clear();
        self.past = None;
    }

    /// Judges by other options than those of the last time.
    fn judge_by(&mut self, options: &Options) {
        self.settle();
        if self.on.as_ref().is_none_or(|on| on.known_by != options.known_by) {
            self.footing = None;
        }
        match &mut self.on {
            // A method is copied only where it is another one.
            Some(on) if on.method == options.method => {
                (on.as_of, on.known_by) = (options.as_of, options.known_by);
            }
            on => *on = Some(options.clone()),
        }
        self.judge();
    }

    /// Judges everything by the options that it has; under the terms that it has, if they still hold.
    fn judge(&mut self) {
        let Self { plan, knowledge, footing, on: Some(on), .. } = self else { return };
        knowledge.know(plan, on.known_by);
        let scene = knowledge.scene(plan, on.as_of);
        let seen = scene.facts.amendments(scene.entries, on.as_of).len();
        let begins = footing.as_ref().is_none_or(|footing| footing.amended != seen);
        if begins {
            *footing = Some(Footing::of(&scene, seen));
        }
        let Some((case, judged)) = self.judging() else { return };
        if begins {
            judged.begin(&case);
        }
        judged.judge(&case);
    }

    /// Returns by what the plan is judged, and what is judged; none before the first time.
    fn judging(&mut self) -> Option<(Case<'_>, &mut Judged)> {
        let Self { plan, knowledge, shape, footing, on, judged, .. } = self;
        let (footing, on) = (footing.as_ref()?, on.as_ref()?);
        let (scene, method) = (knowledge.scene(plan, on.as_of), &on.method);
        Some((Case { scene, terms: &footing.terms, shape, method, space: Space::of(method) }, judged))
    }
}
