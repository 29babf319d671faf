//! The parts that children play.

use super::{Child, Rule, Timed};
use crate::judgement::{Absence, NodeResult, Reason, Tally, Verdict, Why};
use crate::promises::{Combine, Missing};
use crate::rules::ParentSignal;
use crate::words::{Standing, pairwise_sum};

/// The part that a child plays.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// It leaves the sums.
    Out,
    /// It has no evidence.
    Missing,
    /// It has nothing to add: an improvement to which the method gives no score.
    Counted,
    /// It adds to the sums.
    Adds,
}

impl Part {
    fn of(child: &Child) -> Self {
        match child.verdict {
            Verdict::Absence(Absence::Cancelled | Absence::NotStarted | Absence::NotDue) => Self::Out,
            _ if child.only_counted => Self::Counted,
            Verdict::Absence(
                Absence::NoData | Absence::Stale | Absence::Awaiting | Absence::NotAssessable,
            ) => Self::Missing,
            // What has ended adds something also where no number is known of it.
            Verdict::Standing(Standing::Missed | Standing::Achieved) => Self::Adds,
            Verdict::Absence(Absence::Undated) | Verdict::Standing(_) if child.attained.is_some() => {
                Self::Adds
            }
            // It has a verdict, and nothing that could be added.
            Verdict::Absence(Absence::Undated) | Verdict::Standing(_) => Self::Missing,
        }
    }
}

/// A child in the sums.
pub(in crate::judgement) struct Added<'c> {
    pub(in crate::judgement) child: &'c Child,
    pub(in crate::judgement) weight: f64,
    pub(in crate::judgement) attained: f64,
    /// Nothing for a child of which nothing can be expected.
    pub(in crate::judgement) timed: Option<Timed>,
}

/// The children of a node that have a weight, by the parts they play, each in the order of the ids.
pub(in crate::judgement) struct Parts<'c> {
    all: &'c [Child],
    /// With their weights.
    adding: Vec<(&'c Child, f64)>,
    /// With their weights; none of what has no size in a sum.
    missing: Vec<(&'c Child, Option<f64>)>,
    counted: Vec<&'c Child>,
    /// Whether there are live children, and none of them has a weight.
    weightless: bool,
}

impl<'c> Parts<'c> {
    /// Finds the parts of children that stand in the order of their ids.
    pub(in crate::judgement) fn of(children: &'c [Child], combine: Combine) -> Self {
        let mut parts = Self {
            all: children,
            adding: Vec::with_capacity(children.len()),
            missing: Vec::new(),
            counted: Vec::new(),
            weightless: false,
        };
        let mut live = false;
        for child in children {
            let part = Part::of(child);
            live |= part != Part::Out;
            if child.weight <= 0.0 {
                continue;
            }
            let size = if combine == Combine::Sum { child.size } else { Some(child.weight) };
            match (part, size) {
                (Part::Out, _) => {}
                (Part::Counted, _) => parts.counted.push(child),
                (Part::Missing, size) if size.is_none_or(|size| size > 0.0) => {
                    parts.missing.push((child, size));
                }
                (Part::Adds, None) => parts.missing.push((child, None)),
                (Part::Adds, Some(size)) if size > 0.0 => parts.adding.push((child, size)),
                (Part::Missing | Part::Adds, _) => {}
            }
        }
        parts.weightless =
            live && parts.adding.is_empty() && parts.missing.is_empty() && parts.counted.is_empty();
        parts
    }

    /// Returns the children that have no evidence.
    pub(super) fn missing(&self) -> usize {
        self.missing.len()
    }

    /// Returns the children that contribute.
    pub(super) fn adding(&self) -> impl Iterator<Item = &'c Child> {
        self.adding.iter().map(|(child, _)| *child)
    }

    /// Returns a node of which nothing is rolled up: nothing is live, nothing has a weight, or all is only counted.
    pub(in crate::judgement) fn without_sums(&self, rule: &Rule<'_>) -> Option<NodeResult> {
        if self.weightless {
            let reason = Reason::NotAssessable { why: Why::NoWeight };
            return Some(NodeResult::without(Absence::NotAssessable, reason));
        }
        if !self.adding.is_empty() || !self.missing.is_empty() {
            return None;
        }
        Some(if self.counted.is_empty() { nothing_live(self.all) } else { self.only_counted(rule) })
    }

    /// Returns whether all that is live is only counted.
    pub(in crate::judgement) fn only_counts(&self) -> bool {
        self.adding.is_empty() && self.missing.is_empty() && !self.counted.is_empty()
    }

    /// Only goals to improve, to which the method gives no score: the weakest of them.
    fn only_counted(&self, rule: &Rule<'_>) -> NodeResult {
        let standing = |child: &&'c Child| Some((child.verdict.standing()?, *child));
        let weakest = self.counted.iter().filter_map(standing).min_by_key(|(standing, _)| *standing);
        let Some((standing, child)) = weakest else {
            // They have no evidence either.
            return NodeResult::without(Absence::NoData, Reason::NotAssessable { why: Why::NoChildren });
        };
        let reason = Reason::AllChildren { verdict: standing.as_str() };
        let mut node = NodeResult::without(Absence::NoData, reason);
        node.verdict = standing.into();
        if rule.method.parents().signal() == ParentSignal::Weakest {
            node.word = child.word.clone();
        } else if standing == Standing::Achieved {
            node.word = Some(rule.method.met().word().clone());
        }
        node.decided_by = Some(child.id.clone());
        node
    }

    /// Returns the share of weight with evidence.
    pub(in crate::judgement) fn evidence(&self) -> Result<f64, Why> {
        let mut live: Vec<(&str, f64)> =
            self.adding.iter().map(|(child, weight)| (child.id.as_str(), *weight)).collect();
        let silent = self.missing.iter().filter_map(|(child, weight)| Some((child.id.as_str(), (*weight)?)));
        live.extend(silent);
        live.sort_by_key(|(id, _)| *id);
        let live = pairwise_sum(&live.into_iter().map(|(_, weight)| weight).collect::<Vec<_>>());
        if !live.is_finite() {
            return Err(Why::Overflow);
        }
        let known = pairwise_sum(&self.adding.iter().map(|(_, weight)| *weight).collect::<Vec<_>>());
        // What has no size and is alone says nothing of a share.
        Ok(if live > 0.0 { (known / live).clamp(0.0, 1.0) } else { 0.0 })
    }

    /// Returns what is in the sums: the children that contribute, and those that count as zero.
    pub(in crate::judgement) fn added(&self, rule: &Rule<'_>) -> Vec<Added<'c>> {
        let scores = rule.method.scores();
        let mut added: Vec<Added<'c>> =
            self.adding.iter().map(|(child, weight)| child.added(*weight, rule)).collect();
        if rule.roll_up.missing == Missing::Zero {
            let low = rule.space().low;
            let zeros = self.missing.iter().filter_map(|(child, weight)| {
                let expected = child.timed.map_or(1.0, |timed| timed.expected);
                let timed = (!scores).then_some(Timed { attained: 0.0, expected });
                Some(Added { child, weight: (*weight)?, attained: low, timed })
            });
            added.extend(zeros);
            added.sort_by(|a, b| a.child.id.cmp(&b.child.id));
        }
        added
    }

    /// Returns how many children are needed, and how many stand how, of those that are not cancelled and not only
    /// counted.
    pub(super) fn tally(&self, rule: &Rule<'_>) -> Tally {
        let counts = |child: &&Child| {
            child.weight > 0.0 && child.verdict != Verdict::Absence(Absence::Cancelled) && !child.only_counted
        };
        let is = |child: &Child, standing: Standing| child.verdict == Verdict::Standing(standing);
        let mut tally = Tally { done: 0, need: 0, total: 0, missed: 0, open: Vec::new() };
        for child in self.all.iter().filter(counts) {
            tally.total = tally.total.saturating_add(1);
            tally.missed = tally.missed.saturating_add(u32::from(is(child, Standing::Missed)));
            if is(child, Standing::Achieved) {
                tally.done = tally.done.saturating_add(1);
            } else {
                tally.open.push(child.id.clone());
            }
        }
        tally.need = match rule.combine() {
            Combine::Quorum(need) if rule.scope.is_flat() => need.of(tally.total).min(tally.total),
            Combine::Quorum(need) => need.of(tally.total),
            _ => tally.total,
        };
        tally
    }

    /// Returns the weakest of the children that have a standing, the first of equals, whether or not they contribute.
    /// What counts as zero is off track, behind others that are.
    pub(super) fn weakest(&self, rule: &Rule<'_>) -> Option<(Standing, &'c Child)> {
        let standing = |child: &'c Child| Some((child.verdict.standing()?, child));
        let silent = self.missing.iter().filter(|(_, weight)| weight.is_some());
        let silent = silent.filter(|_| rule.roll_up.missing == Missing::Zero);
        let standing = self
            .adding
            .iter()
            .map(|(child, _)| *child)
            .chain(self.counted.iter().copied())
            .chain(self.missing.iter().map(|(child, _)| *child))
            .filter_map(standing);
        standing
            .map(|(standing, child)| (standing, false, child))
            .chain(silent.map(|(child, _)| (Standing::OffTrack, true, *child)))
            .min_by_key(|(standing, silent, child)| (*standing, *silent, child.id.as_str()))
            .map(|(standing, _, child)| (standing, child))
    }
}

impl Child {
    /// Returns what it adds to the sums.
    fn added(&self, weight: f64, rule: &Rule<'_>) -> Added<'_> {
        let (cap, scores) = (rule.roll_up.cap.get(), rule.method.scores());
        let achieved = self.verdict == Verdict::Standing(Standing::Achieved);
        let clamped = |own: f64| {
            if achieved { own.max(1.0).min(cap) } else { own.clamp(0.0, cap) }
        };
        let own = self.attained.unwrap_or(if achieved { rule.space().whole() } else { rule.space().low });
        // Scores are not attainments: nothing is expected of them.
        let timed = self.timed.filter(|_| !scores);
        let timed = timed.map(|timed| Timed { attained: clamped(timed.attained), ..timed });
        Added { child: self, weight, attained: if scores { own } else { clamped(own) }, timed }
    }
}

fn nothing_live(children: &[Child]) -> NodeResult {
    if children.is_empty() {
        return NodeResult::without(Absence::NoData, Reason::NotAssessable { why: Why::NoChildren });
    }
    let all = |absences: &[Absence]| {
        children
            .iter()
            .all(|child| child.verdict.absence().is_some_and(|absence| absences.contains(&absence)))
    };
    let absence = if all(&[Absence::Cancelled]) {
        Absence::Cancelled
    } else if all(&[Absence::Cancelled, Absence::NotStarted]) {
        Absence::NotStarted
    } else {
        Absence::NotDue
    };
    NodeResult::without(absence, Reason::AllChildren { verdict: absence.as_str() })
}
