//! Nodes: what their children make of them, then their gates, then the verdict.

use tenfold::rules::ParentSignal;
use tenfold::{Combine, Missing, RollUp, Target};

use super::exact::sum;
use super::tree::Targets;
use super::verdict::{ACHIEVED, AWAITING, CANCELLED, MISSED, NO_DATA, NOT_ASSESSABLE, NOT_DUE, NOT_STARTED};
use super::verdict::{STALE, UNDATED};
use super::{NodeRef, World, clauses, combine, gates, tree};

/// A child of a node.
#[derive(Clone, Debug)]
pub(crate) struct Child {
    pub(crate) id: String,
    pub(crate) weight: f64,
    pub(crate) verdict: &'static str,
    pub(crate) word: Option<String>,
    /// The attainment, or the score under a method that rolls up scores.
    pub(crate) attained: Option<f64>,
    /// What is attained and expected of the same: of a target, or as the pace of a node is made.
    pub(crate) timed: Option<(f64, f64)>,
    /// The size of the way from baseline to bar.
    pub(crate) size: Option<f64>,
    /// Whether gates changed its score.
    pub(crate) gated: bool,
    /// Whether it is counted and not averaged: it improves, and the method rolls up no scores.
    pub(crate) counted_only: bool,
}

impl Child {
    /// Returns whether it should have evidence and has none.
    pub(crate) fn is_missing(&self) -> bool {
        missing(self.verdict)
            || (self.attained.is_none() && self.verdict != MISSED && self.verdict != ACHIEVED)
    }
}

/// What holds children, and how.
pub(crate) struct Holder<'a> {
    pub(crate) world: &'a World<'a>,
    pub(crate) targets: &'a Targets,
    pub(crate) roll_up: &'a RollUp,
    /// The targets below it, at any depth.
    pub(crate) below: Vec<&'a Target>,
    /// Whether its targets are not its own: a unit, a tag.
    pub(crate) flat: bool,
}

pub(crate) fn gone(verdict: &str) -> bool {
    [NOT_STARTED, NOT_DUE, CANCELLED].contains(&verdict)
}

fn missing(verdict: &str) -> bool {
    [NO_DATA, STALE, AWAITING, NOT_ASSESSABLE].contains(&verdict)
}

const STANDINGS: [&str; 6] = ["missed", "off_track", "at_risk", "on_track", "ahead", "achieved"];

fn rank(standing: &str) -> Option<usize> {
    STANDINGS.iter().position(|known| *known == standing)
}

/// Returns whether a verdict is a standing.
pub(crate) fn stands(verdict: &str) -> bool {
    rank(verdict).is_some()
}

/// What the children make of a node, before its gates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Made {
    /// The verdict, unless bands are to say it.
    pub(crate) settled: Option<&'static str>,
    pub(crate) score: Option<f64>,
    pub(crate) timed: Option<(f64, f64)>,
    pub(crate) evidence: Option<f64>,
    pub(crate) size: Option<f64>,
    pub(crate) counted_only: bool,
    /// The weakest contributing child of weight that has a standing.
    pub(crate) weakest: Option<(&'static str, Option<String>)>,
    /// What enough that are achieved, or too many that are missed, make of a quorum.
    pub(crate) by_quorum: Option<&'static str>,
    /// Whether all that has to be achieved is.
    pub(crate) whole: bool,
    /// Whether children without evidence keep it from standing higher than at risk.
    pub(crate) held_back: bool,
}

/// Returns how a node stands.
pub(crate) fn node(holder: &Holder<'_>, children: &[Child]) -> NodeRef {
    let made = made(holder, children);
    let gated = gates::act(holder, made.clone());
    let (verdict, word) = match (gated.vetoed, gated.made.settled) {
        (true, _) => (MISSED, None),
        (false, Some(verdict)) => {
            limited(holder, &gated.made, (verdict, said(holder.world, verdict, &gated.made)))
        }
        (false, None) => judged(holder, &gated.made),
    };
    let Made { score, timed, evidence, size, counted_only, .. } = gated.made;
    // What a veto takes for expected, where nothing is known to be, only the node above it sees.
    let told = timed.filter(|_| score.is_some() && made.timed.is_some());
    let expected = told.map(|(_, expected)| expected);
    let pace = told.and_then(|(a, e)| combine::pace(a, e));
    let counted_only = counted_only && !gated.vetoed;
    let by_one = matches!(tree::kind(holder), Combine::Weakest);
    let gates = gated.gates;
    NodeRef { verdict, word, score, expected, pace, by_one, evidence, timed, size, counted_only, gates }
}

/// Returns the word of a verdict that no band gave.
fn said(world: &World<'_>, verdict: &str, made: &Made) -> Option<String> {
    let weakest = made.weakest.as_ref().filter(|(standing, _)| *standing == verdict);
    match world.method.parents().signal() {
        ParentSignal::Weakest => weakest.and_then(|(_, word)| word.clone()),
        _ if verdict == ACHIEVED => Some(world.method.met().word().clone()),
        _ => None,
    }
}

fn made(holder: &Holder<'_>, children: &[Child]) -> Made {
    let settled = |verdict| Made { settled: Some(verdict), ..Made::default() };
    let live: Vec<&Child> = children.iter().filter(|child| !gone(child.verdict)).collect();
    if live.is_empty() {
        return settled(without_live(children));
    }
    // What weighs nothing decides nothing.
    let live: Vec<&Child> = live.into_iter().filter(|child| child.weight > 0.0).collect();
    if live.is_empty() {
        return settled(NOT_ASSESSABLE);
    }
    let averaged: Vec<&Child> = live.iter().filter(|child| !child.counted_only).copied().collect();
    if averaged.is_empty() {
        let weakest = weakest(&live, false);
        let verdict = weakest.as_ref().map_or(NO_DATA, |(standing, _)| *standing);
        return Made { weakest, counted_only: true, ..settled(verdict) };
    }
    let known = |child: &&Child| tree::kind(holder) != Combine::Sum || child.size.is_some();
    let (contributing, lacking): (Vec<&Child>, Vec<&Child>) =
        averaged.iter().partition(|child| !child.is_missing() && known(child));
    let counted = match holder.roll_up.missing() {
        Missing::Zero => averaged.iter().filter(|child| known(child)).copied().collect(),
        Missing::Exclude { .. } | Missing::HoldBack => contributing.clone(),
    };
    let weights = |children: &[&Child]| sum(&children.iter().map(|child| child.weight).collect::<Vec<f64>>());
    let evidence = weights(&contributing) / weights(&averaged);
    let need = combine::needed(holder, children);
    let rolled = combine::roll_up(holder, &counted, need);
    let sizes: Option<Vec<f64>> = contributing.iter().map(|child| child.size).collect();
    // What stands somewhere keeps the node from standing higher, and needs no mean for it.
    let stands: Vec<&Child> = live.iter().filter(|child| rank(child.verdict).is_some()).copied().collect();
    let by_quorum = by_quorum(holder, &contributing, need);
    let made = Made {
        score: rolled.score,
        timed: rolled.timed,
        evidence: Some(evidence).filter(|share| share.is_finite()),
        size: sizes.filter(|sizes| !sizes.is_empty()).map(|sizes| sum(&sizes)),
        weakest: weakest(&stands, counted.len() > contributing.len()),
        by_quorum,
        whole: match tree::kind(holder) {
            Combine::Quorum(_) => by_quorum == Some(ACHIEVED),
            _ => lacking.is_empty() && contributing.iter().all(|child| child.verdict == ACHIEVED),
        },
        held_back: holder.roll_up.missing() == Missing::HoldBack && !lacking.is_empty(),
        ..Made::default()
    };
    let below = is_thin(holder.roll_up, evidence);
    let by_children = by_children(holder, &contributing, &lacking, need);
    let enough = by_quorum.is_some();
    // Enough that are achieved, or too many that are missed, leave nothing for the others to say.
    let by_the_weakest = holder.world.method.parents().signal() == ParentSignal::Weakest;
    let silent = (counted.is_empty() && (by_the_weakest || !enough)) || (below && !enough);
    let settled = if silent {
        Some(NO_DATA)
    } else if rolled.score.is_none() && !enough {
        Some(NOT_ASSESSABLE)
    } else {
        by_children
    };
    Made { settled, score: made.score.filter(|_| !silent), ..made }
}

/// Returns whether a share of evidence is below the floor, by more than the last bits of its sums.
pub(crate) fn is_thin(roll_up: &RollUp, evidence: f64) -> bool {
    matches!(roll_up.missing(), Missing::Exclude { floor } if evidence < floor.get() * (1.0 - 1e-9))
}

/// Returns whether the node is achieved or missed as its children are.
fn by_children(
    holder: &Holder<'_>,
    contributing: &[&Child],
    lacking: &[&Child],
    need: (usize, usize),
) -> Option<&'static str> {
    let by_the_weakest = holder.world.method.parents().signal() == ParentSignal::Weakest;
    match tree::kind(holder) {
        // A method that judges by the weakest takes its standing.
        _ if by_the_weakest => None,
        Combine::Quorum(_) => by_quorum(holder, contributing, need),
        _ => {
            let stands = |verdict: &str| contributing.iter().all(|child| child.verdict == verdict);
            let all = |verdict: &str| lacking.is_empty() && stands(verdict);
            [ACHIEVED, MISSED].into_iter().find(|verdict| all(verdict))
        }
    }
}

/// Returns what enough that are achieved, or too many that are missed, make of a quorum.
fn by_quorum(holder: &Holder<'_>, contributing: &[&Child], (k, n): (usize, usize)) -> Option<&'static str> {
    let stands = |verdict: &str| contributing.iter().filter(|child| child.verdict == verdict).count();
    match tree::kind(holder) {
        Combine::Quorum(_) if stands(ACHIEVED) >= k => Some(ACHIEVED),
        Combine::Quorum(_) => (stands(MISSED) + k > n).then_some(MISSED),
        _ => None,
    }
}

/// Returns the weakest child that has a standing, the first of several; what counts as zero is off track.
fn weakest(children: &[&Child], and_zero: bool) -> Option<(&'static str, Option<String>)> {
    let standing = children.iter().filter(|child| rank(child.verdict).is_some());
    let weakest = standing.min_by_key(|child| rank(child.verdict));
    match weakest.map(|child| (child.verdict, child.word.clone())) {
        Some((MISSED | "off_track", word)) if and_zero => Some((weakest.unwrap().verdict, word)),
        _ if and_zero => Some(("off_track", None)),
        weakest => weakest,
    }
}

fn without_live(children: &[Child]) -> &'static str {
    let all =
        |verdicts: &[&str]| !children.is_empty() && children.iter().all(|c| verdicts.contains(&c.verdict));
    if all(&[CANCELLED]) {
        CANCELLED
    } else if all(&[CANCELLED, NOT_STARTED]) {
        NOT_STARTED
    } else if children.iter().any(|child| child.verdict == NOT_DUE) {
        NOT_DUE
    } else {
        NO_DATA
    }
}

type Judged = (&'static str, Option<String>);

/// Judges by the bands of the method, and keeps the node from standing higher than it may.
fn judged(holder: &Holder<'_>, made: &Made) -> Judged {
    let by_the_weakest = holder.world.method.parents().signal() == ParentSignal::Weakest;
    let said = match &made.weakest {
        // Something else is missing, or it would have been settled.
        Some((ACHIEVED, _)) if by_the_weakest && !made.whole => ("ahead", None),
        Some((standing, word)) if by_the_weakest => (*standing, word.clone()),
        None if by_the_weakest => (UNDATED, None),
        _ => by_bands(holder.world, made),
    };
    let limited = limited(holder, made, said);
    // The word of a band that is not reached is not said.
    let held_back = made.held_back && made.by_quorum != Some(ACHIEVED);
    if held_back { lower(limited, ("at_risk", None)) } else { limited }
}

/// Under the weakest no node stands higher than its weakest child.
fn limited(holder: &Holder<'_>, made: &Made, said: Judged) -> Judged {
    match &made.weakest {
        Some((standing, _)) if tree::kind(holder) == Combine::Weakest => lower(said, (*standing, None)),
        _ => said,
    }
}

fn lower(said: Judged, limit: Judged) -> Judged {
    if rank(said.0) > rank(limit.0) { limit } else { said }
}

fn by_bands(world: &World<'_>, made: &Made) -> Judged {
    let bands = |number: f64| {
        let bands = world.method.parents().bands();
        let band = clauses::band(world, bands, number, |cut| cut.number().get()).unwrap();
        // No band achieves or misses what its children have not.
        let standing = match band.standing().as_str() {
            "achieved" => "ahead",
            "missed" => "off_track",
            standing => standing,
        };
        (standing, Some(band.word().clone()))
    };
    // A sum of what lies on both sides of zero cancels: what is left is as exact as what was added.
    let (low, high) = combine::range(world);
    let beside = |number: f64, size: f64| number + world.nudge * size;
    match made.timed {
        _ if world.method.scores() => bands(beside(made.score.unwrap(), low.abs().max(high.abs()))),
        None => (UNDATED, None),
        Some((attained, expected)) => match combine::pace(attained, expected) {
            Some(pace) => bands(beside(pace, 1.0)),
            None => (NOT_DUE, None),
        },
    }
}
