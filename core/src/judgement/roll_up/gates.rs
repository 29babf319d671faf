//! Gates: what single targets do to a node beyond their weight.

use super::{Notes, Rule, Stand, Timed, Who};
use crate::judgement::judge::finite;
use crate::judgement::{GateResult, Reason, Verdict};
use crate::plan::Plan;
use crate::promises::{Commitment, Effect, Gate, HAIR};
use crate::rules::Method;
use crate::words::{Finite, Standing, TargetId};

/// Where a gate of a node looks: targets in the order of their ids, each once.
#[derive(Clone, Default)]
pub(in crate::judgement) struct Looks {
    at: Vec<usize>,
    /// The targets that outweigh those that would veto.
    offset: Vec<usize>,
}

impl Looks {
    /// Finds where each gate of a node looks.
    pub(in crate::judgement) fn of(plan: &Plan, gates: &[Gate], below: Below<'_>) -> Vec<Self> {
        gates.iter().map(|gate| Self::of_gate(plan, gate, below)).collect()
    }

    /// Returns the targets at which it looks.
    pub(in crate::judgement) fn all(&self) -> impl Iterator<Item = usize> {
        self.at.iter().chain(&self.offset).copied()
    }

    fn of_gate(plan: &Plan, gate: &Gate, below: Below<'_>) -> Self {
        let mut at = below.named(plan, &gate.targets);
        if let Some(tag) = &gate.tag {
            at.extend(below.all().filter(|target| plan.carries(*target, tag)));
        } else if gate.targets.is_empty() && matches!(gate.effect, Effect::Veto { .. }) {
            let binds = |target: &usize| {
                plan.targets.get(*target).is_some_and(|target| target.commitment == Commitment::Binding)
            };
            at.extend(below.all().filter(binds));
        }
        let offset = match &gate.effect {
            Effect::Veto { offset_by } => below.named(plan, offset_by),
            _ => Vec::new(),
        };
        Self { at: by_id(plan, at), offset: by_id(plan, offset) }
    }
}

/// The targets below a node.
#[derive(Clone, Copy)]
pub(in crate::judgement) enum Below<'s> {
    /// Those of a node of the action tree stand together: the first, and the first that is not below it any more.
    Run(usize, usize),
    /// Those of a flat node, in the plan's order, each once.
    Flat(&'s [usize]),
}

impl Below<'_> {
    fn all(&self) -> Box<dyn Iterator<Item = usize> + '_> {
        match self {
            Self::Run(first, last) => Box::new(*first..*last),
            Self::Flat(list) => Box::new(list.iter().copied()),
        }
    }

    /// Returns the named targets that it may look at: a flat node only at its own.
    fn named(&self, plan: &Plan, ids: &[TargetId]) -> Vec<usize> {
        let found = ids.iter().filter_map(|id| plan.target_index.get(id.as_str()));
        match self {
            Self::Run(..) => found.collect(),
            Self::Flat(list) => found.filter(|target| list.binary_search(target).is_ok()).collect(),
        }
    }
}

fn by_id(plan: &Plan, mut targets: Vec<usize>) -> Vec<usize> {
    targets.sort_by_key(|target| plan.targets.get(*target).map(|target| &target.id));
    targets.dedup();
    targets
}

/// In what the scores of nodes are counted.
#[derive(Clone, Copy, Debug)]
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
#[derive(Clone, Copy, Default)]
pub(in crate::judgement) struct Acted {
    /// Whether any number is another one.
    pub(in crate::judgement) changed: bool,
    /// The first missed target of the last veto that took the node down.
    pub(in crate::judgement) vetoed: Option<usize>,
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
pub(in crate::judgement) fn act(
    gates: &[Gate],
    rule: &Rule<'_>,
    space: Space,
    marks: &mut Marks,
    notes: &mut Notes,
) -> Acted {
    let mut acted = Acted::default();
    for (gate, looks) in gates.iter().zip(rule.looks) {
        let missed = |target: &&usize| stands(rule, **target, Standing::Missed);
        let achieved = |target: &&usize| stands(rule, **target, Standing::Achieved);
        let mut applied = false;
        let by = match &gate.effect {
            Effect::Veto { .. } => {
                let first = looks.at.iter().find(|target| missed(target)).copied();
                let against = looks.at.iter().filter(&missed).count();
                applied = against > looks.offset.iter().filter(&achieved).count();
                if applied {
                    acted.vetoed = first;
                    veto(marks, space)
                } else {
                    None
                }
            }
            Effect::Bonus { each, most } => {
                let worth = worth(looks.at.iter().filter(&achieved).count(), *each, *most, space);
                bonus(marks, worth)
            }
            Effect::Deduction { each, most } => {
                let worth = worth(looks.at.iter().filter(&missed).count(), *each, *most, space);
                deduction(marks, worth, space)
            }
            Effect::Cap { most } => cap(marks, space.low + most.get() * space.span),
        };
        applied |= by.is_some_and(|by| by != Finite::ZERO);
        acted.changed |= applied;
        note(rule, (gate, looks), (by, applied), notes);
    }
    acted
}

/// Returns whether a target stands in one way.
fn stands(rule: &Rule<'_>, target: usize, standing: Standing) -> bool {
    rule.verdicts.get(target) == Some(&Verdict::Standing(standing))
}

/// Notes what a gate did.
fn note(
    rule: &Rule<'_>,
    (gate, looks): (&Gate, &Looks),
    (by, applied): (Option<Finite>, bool),
    notes: &mut Notes,
) {
    if !notes.keeps() {
        return;
    }
    let ids = |targets: &[usize], standing: Standing| -> Vec<TargetId> {
        let wanted = targets.iter().filter(|target| stands(rule, **target, standing));
        wanted.filter_map(|target| Some(rule.plan.targets.get(*target)?.id.clone())).collect()
    };
    let targets = match &gate.effect {
        Effect::Bonus { .. } => ids(&looks.at, Standing::Achieved),
        Effect::Veto { .. } | Effect::Deduction { .. } => ids(&looks.at, Standing::Missed),
        Effect::Cap { .. } => Vec::new(),
    };
    notes.gates.push(GateResult {
        kind: gate.effect.as_str(),
        name: gate.name.clone(),
        by,
        targets,
        offset: ids(&looks.offset, Standing::Achieved),
        applied,
    });
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
    let by = if left > space.low { -worth } else { left - score };
    marks.change(left, by);
    finite(at_most_finite(by))
}

fn cap(marks: &mut Marks, most: f64) -> Option<Finite> {
    let score = marks.score?;
    if score <= most {
        return Some(Finite::ZERO);
    }
    marks.change(most, most - score);
    // Only the last bits of a sum have been above it.
    if score - most <= HAIR * score.abs().max(most.abs()) {
        return Some(Finite::ZERO);
    }
    finite(at_most_finite(most - score))
}

impl Acted {
    /// Writes down on a node what the gates did.
    pub(super) fn tell(self, stand: &mut Stand, notes: &mut Notes, scores: bool) {
        stand.gated = self.changed;
        if let Some(target) = self.vetoed {
            stand.decided_by = Some(Who::Target(target));
            stand.verdict = Standing::Missed.into();
            stand.word = None;
            stand.margin = None;
        }
        if notes.keeps() {
            let reasons: Vec<Reason> = notes.gates.iter().filter_map(|gate| gate.reason(scores)).collect();
            // A veto decides alone; the others change what the children have decided.
            let place = if self.vetoed.is_some() { 0 } else { notes.reasons.len() };
            notes.reasons.splice(place..place, reasons);
        }
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
