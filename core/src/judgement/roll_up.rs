//! Roll-up: how a node stands by its children, as their weighted mean.

use super::judge::finite;
use super::{Absence, NodeResult, Reason, Verdict, Why};
use crate::promises::{Missing, RollUp};
use crate::rules::{Method, ParentSignal, pace};
use crate::words::{Standing, pairwise_sum};

/// A child of a node.
#[derive(Clone, Debug)]
pub(super) struct Child {
    /// The id by which children are ordered; an action stands before a target of the same id.
    pub(super) id: String,
    pub(super) weight: f64,
    pub(super) verdict: Verdict,
    /// The method's own word for it.
    pub(super) word: Option<String>,
    /// Whether it is counted and not averaged: a goal to improve under a method without scores.
    pub(super) only_counted: bool,
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

/// A node, and what it brings to the pace of the node above it.
pub(super) struct Rolled {
    pub(super) node: NodeResult,
    pub(super) timed: Option<Timed>,
}

/// The part that a child plays.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// It leaves the sums.
    Out,
    /// It has no evidence.
    Missing,
    /// It has a verdict and nothing to add: an improvement under a method without scores.
    Counted,
    /// It adds to the sums.
    Adds,
}

impl Child {
    /// Returns whether it is an action that stands by goals to improve alone.
    const fn only_counted_below(&self) -> bool {
        matches!(self.verdict, Verdict::Standing(_))
    }
}

fn part(child: &Child) -> Part {
    match child.verdict {
        Verdict::Absence(Absence::Cancelled | Absence::NotStarted | Absence::NotDue) => Part::Out,
        _ if child.only_counted => Part::Counted,
        Verdict::Absence(Absence::NoData | Absence::Stale | Absence::Awaiting | Absence::NotAssessable) => {
            Part::Missing
        }
        Verdict::Absence(Absence::Undated) | Verdict::Standing(_) => {
            if child.attained.is_some() {
                Part::Adds
            } else if child.only_counted_below() {
                Part::Counted
            } else {
                Part::Missing
            }
        }
    }
}

/// A child in the sums.
struct Added<'c> {
    child: &'c Child,
    attained: f64,
    /// Nothing for a child of which nothing can be expected.
    timed: Option<Timed>,
}

/// Rolls children up; they stand in the order of their ids.
pub(super) fn roll_up(mut children: Vec<Child>, policy: &RollUp, method: &Method) -> Rolled {
    children.sort_by(|a, b| a.id.cmp(&b.id));
    let of = |wanted: Part| children.iter().filter(move |child| part(child) == wanted).collect::<Vec<_>>();
    let (adding, missing, counted) = (of(Part::Adds), of(Part::Missing), of(Part::Counted));
    if adding.is_empty() && missing.is_empty() {
        let node = if counted.is_empty() { nothing_live(&children) } else { only_counted(&counted) };
        return Rolled { node, timed: None };
    }
    let added = added(&adding, &missing, policy, method);
    let live = children.iter().filter(|child| matches!(part(child), Part::Adds | Part::Missing));
    let weights: Vec<f64> = live.map(|child| child.weight).collect();
    let live = pairwise_sum(&weights);
    if !live.is_finite() {
        return without(Absence::NotAssessable, Reason::NotAssessable { why: Why::Overflow }).alone();
    }
    if live <= 0.0 {
        return without(Absence::NotAssessable, Reason::NotAssessable { why: Why::NoWeight }).alone();
    }
    let with_evidence: Vec<f64> = adding.iter().map(|child| child.weight).collect();
    let share = (pairwise_sum(&with_evidence) / live).clamp(0.0, 1.0);
    let timed = timed(&added);
    let mut node = judged(&added, &adding, &missing, policy, method, share);
    node.evidence = finite(share);
    if let Some((child, of_all)) = decisive(&added, method) {
        node.decided_by = Some(child.to_owned());
        node.reasons.extend(finite(of_all).map(|share| Reason::Decided { child: child.to_owned(), share }));
    }
    Rolled { node, timed }
}

impl NodeResult {
    fn alone(self) -> Rolled {
        Rolled { node: self, timed: None }
    }
}

/// Returns the weighted means of what is attained and expected, over the children that have both.
fn timed(added: &[Added<'_>]) -> Option<Timed> {
    let pairs = || added.iter().filter_map(|one| Some((one.child.weight, one.timed?)));
    let attained: Vec<(f64, f64)> = pairs().map(|(weight, timed)| (weight, timed.attained)).collect();
    let expected: Vec<(f64, f64)> = pairs().map(|(weight, timed)| (weight, timed.expected)).collect();
    Some(Timed { attained: mean(&attained)?, expected: mean(&expected)? })
}

fn without(absence: Absence, reason: Reason) -> NodeResult {
    NodeResult {
        verdict: absence.into(),
        word: None,
        score: None,
        expected: None,
        pace: None,
        margin: None,
        evidence: None,
        decided_by: None,
        gates: Vec::new(),
        counts: std::collections::BTreeMap::new(),
        reasons: vec![reason],
    }
}

fn nothing_live(children: &[Child]) -> NodeResult {
    if children.is_empty() {
        return without(Absence::NoData, Reason::NotAssessable { why: Why::NoChildren });
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
    without(absence, Reason::AllChildren { verdict: absence.as_str() })
}

/// Only goals to improve, under a method without scores: the weakest of them.
fn only_counted(counted: &[&Child]) -> NodeResult {
    let weakest =
        counted.iter().filter_map(|child| Some((child.verdict.standing()?, child))).min_by_key(|(s, _)| *s);
    let Some((standing, child)) = weakest else {
        return without(Absence::NoData, Reason::NotAssessable { why: Why::NoChildren });
    };
    let mut node = without(Absence::NoData, Reason::AllChildren { verdict: standing.as_str() });
    node.verdict = standing.into();
    node.decided_by = Some(child.id.clone());
    node
}

fn added<'c>(
    adding: &[&'c Child],
    missing: &[&'c Child],
    policy: &RollUp,
    method: &Method,
) -> Vec<Added<'c>> {
    let cap = policy.cap.get();
    let mut added: Vec<Added<'c>> = adding
        .iter()
        .map(|child| {
            let clamped = |own: f64| {
                if child.verdict == Verdict::Standing(Standing::Achieved) {
                    own.max(1.0).min(cap)
                } else {
                    own.clamp(0.0, cap)
                }
            };
            let own = child.attained.unwrap_or(0.0);
            let attained = if method.scores() { own } else { clamped(own) };
            // Scores are not attainments: nothing is expected of them.
            let timed = child.timed.filter(|_| !method.scores());
            let timed = timed.map(|timed| Timed { attained: clamped(timed.attained), ..timed });
            Added { child, attained, timed }
        })
        .collect();
    if policy.missing == Missing::Zero {
        added.extend(missing.iter().map(|child| Added {
            child,
            attained: 0.0,
            timed:
                (!method.scores()).then(|| Timed {
                    attained: 0.0,
                    expected: child.timed.map_or(1.0, |timed| timed.expected),
                }),
        }));
        added.sort_by(|a, b| a.child.id.cmp(&b.child.id));
    }
    added
}

/// Returns Σ weight × number over children, and the Σ of their weights.
fn sums<'a>(parts: impl Iterator<Item = (f64, f64)> + 'a) -> (f64, f64) {
    let (weights, products): (Vec<f64>, Vec<f64>) =
        parts.map(|(weight, number)| (weight, weight * number)).unzip();
    (pairwise_sum(&products), pairwise_sum(&weights))
}

/// Returns the weighted mean, clamped to the range of what it is the mean of.
fn mean(parts: &[(f64, f64)]) -> Option<f64> {
    let (products, weights) = sums(parts.iter().copied());
    if weights <= 0.0 {
        return None;
    }
    let low = parts.iter().map(|(_, number)| *number).fold(f64::INFINITY, f64::min);
    let high = parts.iter().map(|(_, number)| *number).fold(f64::NEG_INFINITY, f64::max);
    let mean = products / weights;
    (mean.is_finite() && low <= high).then(|| mean.clamp(low, high))
}

fn judged(
    added: &[Added<'_>],
    adding: &[&Child],
    missing: &[&Child],
    policy: &RollUp,
    method: &Method,
    share: f64,
) -> NodeResult {
    let all: Vec<(f64, f64)> = added.iter().map(|one| (one.child.weight, one.attained)).collect();
    let timed: Vec<(f64, Timed)> =
        added.iter().filter_map(|one| Some((one.child.weight, one.timed?))).collect();
    let expected: Vec<(f64, f64)> = timed.iter().map(|(weight, timed)| (*weight, timed.expected)).collect();
    let (attained_sum, _) = sums(timed.iter().map(|(weight, timed)| (*weight, timed.attained)));
    let (expected_sum, _) = sums(expected.iter().copied());
    let mut node = without(Absence::NoData, Reason::NoEvidence);
    node.score = mean(&all).and_then(finite);
    node.expected = mean(&expected).and_then(finite);
    node.pace = pace(attained_sum, expected_sum).ok().and_then(finite);
    node.reasons.clear();
    if let Missing::Exclude { floor } = policy.missing
        && (share < floor.get() || adding.is_empty())
    {
        node.score = None;
        node.expected = None;
        node.pace = None;
        node.reasons.extend(finite(share).map(|share| Reason::ThinEvidence { share, floor }));
        return node;
    }
    if added.is_empty() {
        node.reasons.push(Reason::NoEvidence);
        return node;
    }
    if node.score.is_none() {
        node.verdict = Absence::NotAssessable.into();
        node.reasons.push(Reason::NotAssessable { why: Why::NoWeight });
        return node;
    }
    let untimed = node.expected.is_none();
    stand(&mut node, adding, missing, method, untimed);
    hold_back(&mut node, missing, policy);
    node
}

/// Finds where a node with evidence stands.
fn stand(node: &mut NodeResult, adding: &[&Child], missing: &[&Child], method: &Method, untimed: bool) {
    let all = |standing: Standing| {
        missing.is_empty() && adding.iter().all(|child| child.verdict == Verdict::Standing(standing))
    };
    for standing in [Standing::Achieved, Standing::Missed] {
        if all(standing) {
            node.verdict = standing.into();
            node.reasons.push(Reason::AllChildren { verdict: standing.as_str() });
            if standing == Standing::Achieved {
                node.word = Some(method.met().word().clone());
            }
            return;
        }
    }
    let parents = method.parents();
    let (name, value) = match parents.signal() {
        ParentSignal::MeanScore => ("score", node.score),
        ParentSignal::Weakest => {
            let standing = |child: &&&Child| child.verdict.standing();
            let weakest = adding.iter().filter(|child| standing(child).is_some()).min_by_key(standing);
            node.verdict = weakest.map_or(Absence::Undated.into(), |child| child.verdict);
            node.word = weakest.and_then(|child| child.word.clone());
            return;
        }
        _ if untimed => {
            node.verdict = Absence::Undated.into();
            node.reasons.push(Reason::Undated);
            return;
        }
        _ => ("pace", node.pace),
    };
    let Some(value) = value else {
        node.verdict = Absence::NotDue.into();
        node.reasons.push(Reason::NotDue { due: None });
        return;
    };
    let Some((rank, band)) = parents.band(value.get()) else {
        node.verdict = Absence::NotAssessable.into();
        node.reasons.push(Reason::NotAssessable { why: Why::NoClause });
        return;
    };
    // Not all children are achieved, so the node is not, whatever its mean.
    node.verdict = band.standing().min(Standing::Ahead).into();
    node.word = Some(band.word().clone());
    node.margin = parents.margin(rank, value.get()).and_then(finite);
    node.reasons.push(Reason::Judged { signal: name, value, word: band.word().clone() });
}

fn hold_back(node: &mut NodeResult, missing: &[&Child], policy: &RollUp) {
    if policy.missing == Missing::HoldBack
        && !missing.is_empty()
        && let Some(standing) = node.verdict.standing()
    {
        if standing > Standing::AtRisk {
            // The band's word and the way to the next one are not its own any more.
            node.verdict = Standing::AtRisk.into();
            node.word = None;
            node.margin = None;
        }
        let missing = u32::try_from(missing.len()).unwrap_or(u32::MAX);
        node.reasons.push(Reason::HeldBack { missing });
    }
}

/// Returns the child that weighs most in what is missing, and its share of it.
fn decisive<'c>(added: &[Added<'c>], method: &Method) -> Option<(&'c str, f64)> {
    let whole = method.met().score().map_or(1.0, crate::words::Finite::get);
    let wanted = |one: &Added<'_>| one.timed.map_or(whole, |timed| timed.expected);
    let short = |one: &Added<'_>| one.child.weight * (wanted(one) - one.attained).max(0.0);
    let gaps: Vec<f64> = added.iter().map(short).collect();
    let total = pairwise_sum(&gaps);
    let mut worst: Option<(&str, f64)> = None;
    for (one, gap) in added.iter().zip(&gaps) {
        if *gap > worst.map_or(0.0, |(_, most)| most) {
            worst = Some((&one.child.id, *gap));
        }
    }
    worst.filter(|_| total.is_finite()).map(|(id, gap)| (id, (gap / total).min(1.0)))
}
