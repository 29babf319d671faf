//! Roll-up: how a node stands by its children.

mod combine;
mod gates;
mod parts;
mod stand;

pub(super) use combine::mean;
pub(super) use gates::{Acted, Below, Marks, Scope, Space, act};
pub(super) use parts::{Added, Parts};

use super::judge::finite;
use super::{Absence, NodeResult, Reason, Verdict};
use crate::promises::{Combine, RollUp};
use crate::rules::{Method, pace};

/// A child of a node.
#[derive(Clone, Debug)]
pub(super) struct Child {
    /// The id by which children are ordered; an action stands before a target of the same id.
    pub(super) id: String,
    pub(super) weight: f64,
    /// The size of the way from baseline to bar, for a node that sums.
    pub(super) size: Option<f64>,
    pub(super) verdict: Verdict,
    /// The method's own word for it.
    pub(super) word: Option<String>,
    /// Whether it is counted and not averaged: a goal to improve to which the method gives no score, or an action
    /// that holds nothing else.
    pub(super) only_counted: bool,
    /// Whether a gate changed its score, which then stands as it is, also where it is achieved.
    pub(super) gated: bool,
    /// Its attainment or score, in the method's space, not clamped yet.
    pub(super) attained: Option<f64>,
    /// Attained and expected of the same: of a target, or of what an action holds that has both.
    pub(super) timed: Option<Timed>,
}

/// Attained and expected of the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timed {
    pub(super) attained: f64,
    pub(super) expected: f64,
}

/// How a node is rolled up.
#[derive(Clone, Copy)]
pub(super) struct Rule<'r> {
    pub(super) roll_up: &'r RollUp,
    pub(super) method: &'r Method,
    /// Where its gates look.
    pub(super) scope: Scope<'r>,
}

impl Rule<'_> {
    /// Returns how scores become one: flat nodes hold what need not be of one unit, so that they do not sum.
    const fn combine(&self) -> Combine {
        match self.roll_up.combine {
            Combine::Sum if self.scope.is_flat() => Combine::Mean,
            combine => combine,
        }
    }

    /// Returns in what the scores are counted.
    pub(super) fn space(&self) -> Space {
        Space::of(self.method)
    }
}

/// A node, and what it brings to the node above it.
pub(super) struct Rolled {
    pub(super) node: NodeResult,
    pub(super) timed: Option<Timed>,
    /// The sum of the sizes of what contributes, of a node that sums.
    pub(super) size: Option<f64>,
    /// Whether all that is live below it is only counted, whatever is known of it.
    pub(super) only_counts: bool,
}

/// Rolls children up; they stand in the order of their ids.
pub(super) fn roll_up(mut children: Vec<Child>, rule: &Rule<'_>) -> Rolled {
    children.sort_by(|a, b| a.id.cmp(&b.id));
    let parts = Parts::of(&children, rule.combine());
    if let Some(node) = parts.without_sums(rule) {
        return Rolled { only_counts: parts.only_counts(), ..gated(node, rule) };
    }
    let share = match parts.evidence() {
        Ok(share) => share,
        Err(why) => {
            let absence = Absence::NotAssessable;
            return gated(NodeResult::without(absence, Reason::NotAssessable { why }), rule);
        }
    };
    let added = parts.added(rule);
    let tally = matches!(rule.combine(), Combine::Quorum(_)).then(|| parts.tally(rule));
    let need = tally.as_ref().map_or(0, |tally| tally.need);
    let combined = combine::combine(&added, rule.combine(), need, rule.space().whole());
    let mut node = NodeResult::without(Absence::NoData, Reason::NoEvidence);
    node.reasons.clear();
    node.evidence = finite(share);
    let settled = stand::settled(&parts, tally.as_ref(), rule);
    let lack = stand::lack(&parts, &combined, share, rule);
    // What a quorum has come to needs no more evidence; by the weakest there has to be one that stands.
    let ended =
        settled.is_some() || (!added.is_empty() && tally.as_ref().and_then(stand::by_quorum).is_some());
    let lack = lack.filter(|(absence, _)| !ended || *absence != Absence::NoData);
    let mut marks = Marks { score: combined.score.as_ref().ok().copied(), timed: combined.timed };
    if lack.is_some() {
        marks.score = None;
    }
    let acted = act(&rule.roll_up.gates, &rule.scope, rule.space(), &mut marks);
    node.score = marks.score.and_then(finite);
    if lack.is_none() || acted.vetoed {
        node.expected = combined.expected.and_then(finite);
        let own = if acted.changed {
            // What a veto takes for expected, where nothing is, is for the node above.
            let timed = combined.timed.and(marks.timed);
            timed.and_then(|timed| pace(timed.attained, timed.expected).ok())
        } else {
            combined.pace
        };
        node.pace = own.and_then(finite);
    }
    if acted.vetoed {
        node.reasons.extend(lack.map(|(_, reason)| reason));
    } else {
        stand::judge(&mut node, &parts, tally.as_ref(), rule, (lack, settled));
        decide(&mut node, &combined, rule);
    }
    node.instances = tally;
    acted.tell(&mut node, rule.method.scores());
    let size = Some(combined.weight).filter(|size| rule.combine() == Combine::Sum && *size > 0.0);
    Rolled { node, timed: marks.timed, size, only_counts: false }
}

/// Lets the gates act on a node of which nothing is rolled up.
fn gated(mut node: NodeResult, rule: &Rule<'_>) -> Rolled {
    let mut marks = Marks { score: None, timed: None };
    let gone = matches!(node.verdict, Verdict::Absence(Absence::Cancelled | Absence::NotStarted));
    if !gone {
        let acted = act(&rule.roll_up.gates, &rule.scope, rule.space(), &mut marks);
        node.score = marks.score.and_then(finite);
        acted.tell(&mut node, rule.method.scores());
    }
    Rolled { node, timed: marks.timed, size: None, only_counts: false }
}

impl NodeResult {
    /// Returns a node that has no standing.
    pub(super) fn without(absence: Absence, reason: Reason) -> Self {
        Self {
            verdict: absence.into(),
            word: None,
            score: None,
            expected: None,
            pace: None,
            margin: None,
            evidence: None,
            decided_by: None,
            instances: None,
            gates: Vec::new(),
            counts: std::collections::BTreeMap::new(),
            reasons: vec![reason],
        }
    }
}

/// Names the child that decided, unless one did already.
fn decide(node: &mut NodeResult, combined: &combine::Combined<'_>, rule: &Rule<'_>) {
    if node.decided_by.is_some() {
        return;
    }
    let (child, reason) = match (rule.combine(), combined.decisive) {
        (_, None) => return,
        (Combine::Weakest, Some(one)) => {
            let verdict = one.child.verdict.as_str();
            (one.child, Some(Reason::Weakest { child: one.child.id.clone(), verdict }))
        }
        (Combine::Quorum(_), Some(one)) => {
            (one.child, Some(Reason::LastNeeded { child: one.child.id.clone(), need: one.need }))
        }
        (_, Some(one)) => {
            let share = finite(one.share);
            (one.child, share.map(|share| Reason::Decided { child: one.child.id.clone(), share }))
        }
    };
    node.decided_by = Some(child.id.clone());
    node.reasons.extend(reason);
}
