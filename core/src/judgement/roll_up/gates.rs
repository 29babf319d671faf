//! Gates: what single targets do to a node beyond their weight.

use super::{Child, Timed};
use crate::judgement::judge::finite;
use crate::judgement::{GateResult, NodeResult, Reason};
use crate::plan::Plan;
use crate::promises::{Commitment, Effect, Gate};
use crate::rules::Method;
use crate::words::{Finite, Standing, TargetId};

/// Where the gates of a node look.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Scope<'s> {
    pub(in crate::judgement) plan: &'s Plan,
    /// The targets of the plan, in its order.
    pub(in crate::judgement) targets: &'s [Child],
    pub(in crate::judgement) below: Below<'s>,
}

/// The targets below a node.
#[derive(Clone, Copy)]
pub(in crate::judgement) enum Below<'s> {
    /// Those of a node of the action tree stand together: the first, and the first that is not below it any more.
    Run(usize, usize),
    /// Those of a flat node, in the plan's order, each once.
    Flat(&'s [usize]),
}

/// In what the scores of nodes are counted.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Space {
    /// The least.
    pub(in crate::judgement) low: f64,
    /// What a share of 1 is.
    pub(in crate::judgement) span: f64,
}

/// What gates change.
pub(in crate::judgement) struct Marks {
    pub(in crate::judgement) score: Option<f64>,
    pub(in crate::judgement) timed: Option<Timed>,
}

/// What the gates of a node did.
#[derive(Default)]
pub(in crate::judgement) struct Acted {
    /// Whether any number is another one.
    pub(in crate::judgement) changed: bool,
    pub(in crate::judgement) results: Vec<GateResult>,
    /// Whether a veto took the node down.
    pub(in crate::judgement) vetoed: bool,
}

impl Scope<'_> {
    /// Returns whether the node takes targets as they are, and not by actions.
    pub(super) const fn is_flat(&self) -> bool {
        matches!(self.below, Below::Flat(_))
    }

    fn below(&self) -> Vec<usize> {
        match self.below {
            Below::Run(first, last) => (first..last).collect(),
            Below::Flat(list) => list.to_vec(),
        }
    }

    /// Returns the named targets that it may look at.
    fn named(&self, ids: &[TargetId]) -> Vec<usize> {
        let found = ids.iter().filter_map(|id| self.plan.target_index.get(id.as_str()));
        match self.below {
            Below::Run(..) => found.collect(),
            Below::Flat(list) => found.filter(|target| list.binary_search(target).is_ok()).collect(),
        }
    }

    fn is_binding(&self, target: usize) -> bool {
        let target = self.plan.targets.get(target);
        target.is_some_and(|target| target.commitment == Commitment::Binding)
    }

    /// Returns the targets that a gate looks at.
    fn looks_at(&self, gate: &Gate) -> Vec<usize> {
        let mut found = self.named(&gate.targets);
        if let Some(tag) = &gate.tag {
            found.extend(self.below().into_iter().filter(|target| self.plan.carries(*target, tag)));
        } else if gate.targets.is_empty() && matches!(gate.effect, Effect::Veto { .. }) {
            found.extend(self.below().into_iter().filter(|target| self.is_binding(*target)));
        }
        found
    }

    /// Returns the ids of those that stand in one way, in their order.
    fn that_are(&self, standing: Standing, targets: Vec<usize>) -> Vec<TargetId> {
        let stands = |target: &usize| {
            self.targets.get(*target).is_some_and(|child| child.verdict.standing() == Some(standing))
        };
        let id = |target: usize| self.plan.targets.get(target).map(|target| target.id.clone());
        let mut ids: Vec<TargetId> = targets.into_iter().filter(stands).filter_map(id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

impl Space {
    /// Returns that of a method: its scores, or attainments.
    pub(in crate::judgement) fn of(method: &Method) -> Self {
        match method.range().filter(|_| method.scores()) {
            Some((low, high)) => Self { low: low.get(), span: at_most_finite(high.get() - low.get()) },
            None => Self { low: 0.0, span: 1.0 },
        }
    }

    /// Returns the score of what lacks nothing.
    pub(super) const fn whole(self) -> f64 {
        self.low + self.span
    }
}

impl Marks {
    /// Changes the score, and what is attained by the same amount.
    fn change(&mut self, score: f64, by: f64) {
        self.score = Some(at_most_finite(score));
        if let Some(timed) = &mut self.timed {
            timed.attained = at_most_finite(timed.attained + by).max(0.0);
        }
    }
}

/// Sums of numbers at the end of what an f64 holds stay there.
const fn at_most_finite(number: f64) -> f64 {
    number.clamp(f64::MIN, f64::MAX)
}

/// Lets gates act on a node, in their order.
pub(in crate::judgement) fn act(gates: &[Gate], scope: &Scope<'_>, space: Space, marks: &mut Marks) -> Acted {
    let mut acted = Acted::default();
    for gate in gates {
        let mut result = GateResult {
            kind: gate.effect.as_str(),
            name: gate.name.clone(),
            by: None,
            targets: Vec::new(),
            offset: Vec::new(),
            applied: false,
        };
        match &gate.effect {
            Effect::Veto { offset_by } => {
                result.targets = scope.that_are(Standing::Missed, scope.looks_at(gate));
                result.offset = scope.that_are(Standing::Achieved, scope.named(offset_by));
                if result.targets.len() > result.offset.len() {
                    result.applied = true;
                    acted.vetoed = true;
                    result.by = veto(marks, space);
                }
            }
            Effect::Bonus { each, most } => {
                result.targets = scope.that_are(Standing::Achieved, scope.looks_at(gate));
                let worth = worth(result.targets.len(), *each, *most, space);
                result.by = bonus(marks, worth);
            }
            Effect::Deduction { each, most } => {
                result.targets = scope.that_are(Standing::Missed, scope.looks_at(gate));
                let worth = worth(result.targets.len(), *each, *most, space);
                result.by = deduction(marks, worth, space);
            }
            Effect::Cap { most } => result.by = cap(marks, space.low + most.get() * space.span),
        }
        let changed = result.by.is_some_and(|by| by != Finite::ZERO);
        result.applied |= changed;
        acted.changed |= changed || result.applied;
        acted.results.push(result);
    }
    acted
}

/// Returns what so many targets are worth.
fn worth(count: usize, each: Finite, most: Option<Finite>, space: Space) -> f64 {
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let share = each.get() * count;
    most.map_or(share, |most| share.min(most.get())) * space.span
}

/// Takes the score down to the least; what was attained is nothing.
fn veto(marks: &mut Marks, space: Space) -> Option<Finite> {
    let before = marks.score.replace(space.low);
    let expected = marks.timed.map_or(1.0, |timed| timed.expected);
    marks.timed = Some(Timed { attained: 0.0, expected });
    finite(space.low - before?)
}

fn bonus(marks: &mut Marks, worth: f64) -> Option<Finite> {
    let score = marks.score?;
    marks.change(score + worth, worth);
    finite(at_most_finite(worth))
}

fn deduction(marks: &mut Marks, worth: f64, space: Space) -> Option<Finite> {
    let score = marks.score?;
    let left = (score - worth).max(space.low);
    // A score below the least is not raised to it.
    let (left, by) = if left > score {
        (score, 0.0)
    } else if left > space.low {
        (left, -worth)
    } else {
        (left, left - score)
    };
    marks.change(left, by);
    finite(at_most_finite(by))
}

fn cap(marks: &mut Marks, most: f64) -> Option<Finite> {
    let score = marks.score?;
    if score <= most {
        return Some(Finite::ZERO);
    }
    marks.change(most, most - score);
    finite(at_most_finite(most - score))
}

impl Acted {
    /// Writes down on a node what the gates did.
    pub(super) fn tell(self, node: &mut NodeResult, scores: bool) {
        let mut reasons = Vec::new();
        for result in &self.results {
            if result.kind == "veto" && result.applied {
                node.decided_by = result.targets.first().map(ToString::to_string);
                node.verdict = Standing::Missed.into();
                node.word = None;
                node.margin = None;
            }
            reasons.extend(result.reason(scores));
        }
        // A veto decides alone; the others change what the children have decided.
        let place = if self.vetoed { 0 } else { node.reasons.len() };
        node.reasons.splice(place..place, reasons);
        node.gates = self.results;
    }
}

impl GateResult {
    /// Returns why the node is another one by it.
    pub(in crate::judgement) fn reason(&self, scores: bool) -> Option<Reason> {
        let targets = self.targets.clone();
        if self.kind == "veto" {
            return if self.applied {
                Some(Reason::Vetoed { targets })
            } else {
                let offset = self.offset.clone();
                (!targets.is_empty()).then_some(Reason::Outweighed { targets, offset })
            };
        }
        let by = self.by.filter(|_| self.applied)?;
        let gate = self.kind;
        Some(if scores {
            Reason::Marked { gate, by, targets }
        } else {
            Reason::Adjusted { gate, by, targets }
        })
    }
}
