//! The engine: a plan and its ledger, compiled once; judged on any day, recorded into, and judged again at once.

mod answers;
mod changes;
mod index;
mod knowledge;
mod known;
mod many;
mod record;
mod refusal;
mod scenario;
mod timeline;

use std::fmt;
use std::sync::OnceLock;

pub use answers::{Columns, Mask, NodeColumns, TargetColumns};
pub use changes::{Changes, Moved, NodeGlance, TargetGlance};
pub use many::evaluate_all;
pub use scenario::Scenario;
pub use timeline::Timeline;

use super::evaluate::{assemble, of_this_plan, told};
use super::facts::Touched;
use super::judged::{Case, Judged};
use super::roll_up::Space;
use super::shape::{Flats, Shape};
use super::terms::Terms;
use super::{ActionResult, Evaluation, NodeResult, Options, TagResult, TargetResult, UnitResult};
use crate::facts::{Entry, Ledger};
use crate::plan::Plan;
use crate::words::{ActionId, Day, EntryId, Faults, Moment, TargetId, UnitId};
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
    terms: Option<Terms>,
    /// How many amendments the terms know.
    amended: usize,
    flats: Option<Flats>,
    judged: Judged,
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
            terms: None,
            amended: 0,
            flats: None,
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

    /// Returns what the entries that were recorded last changed.
    #[must_use]
    pub const fn changes(&self) -> Changes<'_> {
        self.changes.listed()
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
        self.judge(options.as_of, options.known_by, Some(options));
        self.columns()
    }

    /// Returns the columns as they were judged last.
    #[must_use]
    pub fn columns(&self) -> Columns<'_> {
        Columns::of(&self.judged)
    }

    /// Forgets what it was judged by.
    fn forget(&mut self) {
        self.on = None;
        self.terms = None;
        self.flats = None;
        self.judged = Judged::default();
    }

    /// Judges on a day; by the method of options, or by that of the last time.
    fn judge(&mut self, day: Day, known_by: Option<Moment>, options: Option<&Options>) {
        let same = |on: &Options| options.is_none_or(|options| on == options) && on.as_of == day;
        if self.knowledge.known_by() == known_by && self.terms.is_some() && self.on.as_ref().is_some_and(same)
        {
            // Nothing has come in since: what was recorded was judged then.
            return;
        }
        if self.knowledge.known_by() != known_by {
            self.knowledge.know(&self.plan, known_by);
            self.terms = None;
        }
        match (&mut self.on, options) {
            // A method is copied only where it is another one.
            (Some(on), Some(options)) if on.method != options.method => *on = options.clone(),
            (Some(on), _) => (on.as_of, on.known_by) = (day, known_by),
            (on, options) => *on = options.cloned(),
        }
        let scene = self.knowledge.scene(&self.plan, day);
        let seen = scene.facts.amendments(scene.entries, day).len();
        let begins = self.terms.is_none() || seen != self.amended;
        if begins {
            self.terms = Some(Terms::of(&scene));
            self.amended = seen;
            self.flats = None;
        }
        let (Some(terms), Some(on)) = (&self.terms, &self.on) else { return };
        let (shape, method) = (&self.shape, &on.method);
        let case = Case { scene, terms, shape, method, space: Space::of(method) };
        if begins {
            self.judged.begin(&case);
        }
        self.judged.judge(&case);
    }

    /// Goes on with what the plan was judged by last; nothing before it was judged for the first time.
    fn with_last<R>(&mut self, then: impl FnOnce(&Case<'_>, &mut Judged) -> R) -> Option<R> {
        let last = self.on.as_ref().map(|on| (on.as_of, on.known_by))?;
        if self.terms.is_none() || last.1 != self.knowledge.known_by() {
            self.judge(last.0, last.1, None);
        }
        let (Some(terms), Some(on)) = (&self.terms, &self.on) else { return None };
        let scene = self.knowledge.scene(&self.plan, on.as_of);
        let (shape, method) = (&self.shape, &on.method);
        let case = Case { scene, terms, shape, method, space: Space::of(method) };
        Some(then(&case, &mut self.judged))
    }

    /// Returns everything that is said of the plan as it was judged last; none before it was judged.
    #[must_use]
    pub fn evaluation(&mut self) -> Option<Evaluation> {
        if self.digest.get().is_none() {
            let digest = self.ledger().digest().to_owned();
            self.digest.get_or_init(|| digest);
        }
        let digest = self.digest.get().cloned().unwrap_or_default();
        let known_by = self.on.as_ref()?.known_by;
        self.with_last(|case, judged| assemble(case, judged, &digest, known_by))
    }

    /// Returns everything that is said of a target as it was judged last; none before that, or of no such target.
    #[must_use]
    pub fn target(&mut self, target: &TargetId) -> Option<TargetResult> {
        let index = self.plan.target_index.get(target.as_str())?;
        self.with_last(|case, judged| told(case, judged, index))?
    }

    /// Returns everything that is said of an action as it was judged last; none before that, or of no such action.
    #[must_use]
    pub fn action(&mut self, action: &ActionId) -> Option<ActionResult> {
        let index = self.plan.action_index.get(action.as_str())?;
        self.with_last(|case, judged| {
            let mut room = std::mem::take(&mut judged.room);
            let told = judged.nodes(case).told_action(index, &mut room);
            judged.room = room;
            told
        })?
    }

    /// Returns everything that is said of the whole as it was judged last; none before that.
    #[must_use]
    pub fn whole(&mut self) -> Option<NodeResult> {
        self.with_last(|case, judged| {
            let mut room = std::mem::take(&mut judged.room);
            let told = judged.nodes(case).told_whole(&mut room);
            judged.room = room;
            told
        })
    }

    /// Returns everything that is said of a unit as it was judged last; none before that, or of no such unit.
    #[must_use]
    pub fn unit(&mut self, unit: &UnitId) -> Option<UnitResult> {
        let index = self.plan.unit_index.get(unit.as_str())?;
        self.with_flats(|case, judged, flats| {
            let flat = flats.units.get(index)?;
            let mut room = std::mem::take(&mut judged.room);
            let told = judged.nodes(case).told_unit(index, flat, &mut room);
            judged.room = room;
            told
        })?
    }

    /// Returns everything that is said of what carries a tag as it was judged last; none before that, or where nothing
    /// carries it.
    #[must_use]
    pub fn tag(&mut self, tag: &str) -> Option<TagResult> {
        self.with_flats(|case, judged, flats| {
            let (_, flat) = flats.tags.iter().find(|(known, _)| known == tag)?;
            let mut room = std::mem::take(&mut judged.room);
            let told = judged.nodes(case).told_tag(tag, flat, &mut room);
            judged.room = room;
            Some(told)
        })?
    }

    fn with_flats<R>(&mut self, then: impl FnOnce(&Case<'_>, &mut Judged, &Flats) -> R) -> Option<R> {
        let flats = match self.flats.take() {
            Some(flats) => flats,
            None => self.with_last(|case, _| Flats::of(&case.scene, case.terms))?,
        };
        let result = self.with_last(|case, judged| then(case, judged, &flats));
        self.flats = Some(flats);
        result
    }
}
