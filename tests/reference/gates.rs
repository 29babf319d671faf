//! Gates: what single targets do to a node beyond their weight.

use tenfold::{Commitment, Effect, Gate, TargetId};

use super::node::{Holder, Made};
use super::verdict::{ACHIEVED, CANCELLED, MISSED, NOT_STARTED};
use super::{combine, tree};

/// What a gate did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GateRef {
    pub(crate) kind: &'static str,
    /// What it changed in the score.
    pub(crate) by: Option<f64>,
    /// The targets that set it off.
    pub(crate) targets: Vec<String>,
    pub(crate) applied: bool,
}

/// A node after its gates.
pub(crate) struct Gated {
    pub(crate) made: Made,
    pub(crate) vetoed: bool,
    pub(crate) gates: Vec<GateRef>,
}

/// Lets the gates act, in the order in which they are listed.
pub(crate) fn act(holder: &Holder<'_>, made: Made) -> Gated {
    let mut gated = Gated { made, vetoed: false, gates: Vec::new() };
    if [Some(CANCELLED), Some(NOT_STARTED)].contains(&gated.made.settled) {
        return gated;
    }
    for gate in holder.roll_up.gates() {
        one(holder, gate, &mut gated);
    }
    gated
}

fn one(holder: &Holder<'_>, gate: &Gate, gated: &mut Gated) {
    let (low, high) = combine::range(holder.world);
    let share = |number: f64| number * (high - low);
    let score = gated.made.score;
    let mut vetoed = false;
    let (targets, change) = match gate.effect() {
        Effect::Veto { offset_by } => {
            let missed = standing(holder, looked_at(holder, gate), MISSED);
            let outweighing = standing(holder, here(holder, offset_by), ACHIEVED);
            let vetoes = missed.len() > outweighing.len();
            vetoed = vetoes;
            gated.vetoed |= vetoes;
            if vetoes {
                let expected = gated.made.timed.map_or(1.0, |(_, expected)| expected);
                gated.made.timed = Some((0.0, expected));
            }
            (missed, score.map(|score| low - score).filter(|_| vetoes))
        }
        Effect::Bonus { each, most } => {
            let achieved = standing(holder, looked_at(holder, gate), ACHIEVED);
            let adds = share(each.get() * achieved.len() as f64);
            let adds = most.map_or(adds, |most| adds.min(share(most.get())));
            (achieved, score.map(|_| adds))
        }
        Effect::Deduction { each, most } => {
            let missed = standing(holder, looked_at(holder, gate), MISSED);
            let takes = share(each.get() * missed.len() as f64);
            let takes = most.map_or(takes, |most| takes.min(share(most.get())));
            (missed, score.map(|score| -takes.min(score - low)))
        }
        Effect::Cap { most } => {
            let highest = low + share(most.get());
            (Vec::new(), score.map(|score| capped(score, highest)))
        }
    };
    if let (Some(score), Some(by)) = (score, change) {
        gated.made.score = Some(match gate.effect() {
            // A cap leaves exactly what it allows.
            Effect::Cap { most } if by < 0.0 => low + share(most.get()),
            _ => score + by,
        });
        if !matches!(gate.effect(), Effect::Veto { .. }) {
            gated.made.timed =
                gated.made.timed.map(|(attained, expected)| ((attained + by).max(0.0), expected));
        }
    }
    if vetoed {
        gated.made.score = Some(low);
    }
    let applied = vetoed || change.is_some_and(|by| by != 0.0);
    gated.gates.push(GateRef { kind: gate.effect().as_str(), by: change, targets, applied });
}

/// Returns what a cap changes in a score; nothing where only the last bits of a sum are above it.
pub(crate) fn capped(score: f64, highest: f64) -> f64 {
    let above = (score - highest).max(0.0);
    if above <= 1e-9 * score.abs().max(highest.abs()) { 0.0 } else { -above }
}

/// Returns the targets that a gate looks at, in the order of their ids.
pub(crate) fn looked_at(holder: &Holder<'_>, gate: &Gate) -> Vec<TargetId> {
    let mut looked_at = here(holder, gate.targets());
    let names_none = gate.targets().is_empty() && gate.tag().is_none();
    let vetoes = matches!(gate.effect(), Effect::Veto { .. });
    for target in &holder.below {
        let tagged = gate.tag().as_ref().is_some_and(|tag| tree::carries(holder.world, target, tag));
        let binds = vetoes && names_none && target.commitment() == Commitment::Binding;
        if tagged || binds {
            looked_at.push(target.id().clone());
        }
    }
    looked_at.sort();
    looked_at.dedup();
    looked_at
}

/// Returns the targets that are named; where they are not the node's own, those of the node.
pub(crate) fn here(holder: &Holder<'_>, named: &[TargetId]) -> Vec<TargetId> {
    let is_here = |id: &&TargetId| !holder.flat || holder.below.iter().any(|target| target.id() == *id);
    let mut here: Vec<TargetId> = named.iter().filter(is_here).cloned().collect();
    here.sort();
    here.dedup();
    here
}

pub(crate) fn standing(holder: &Holder<'_>, ids: Vec<TargetId>, verdict: &str) -> Vec<String> {
    let stands = |id: &String| holder.targets[id].verdict == verdict;
    ids.into_iter().map(|id| id.to_string()).filter(stands).collect()
}
