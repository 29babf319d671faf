//! Where a node stands.

use super::combine::Combined;
use super::{Parts, Rule};
use crate::judgement::judge::finite;
use crate::judgement::{Absence, NodeResult, Reason, Tally, Why};
use crate::promises::{Combine, Missing};
use crate::rules::ParentSignal;
use crate::words::Standing;

/// Why a node cannot be judged by its children.
pub(super) type Lack = (Absence, Reason);

/// Returns why what the children come to says nothing.
pub(super) fn lack(parts: &Parts<'_>, combined: &Combined<'_>, share: f64, rule: &Rule<'_>) -> Option<Lack> {
    let silent = parts.adding().next().is_none();
    if let Missing::Exclude { floor } = rule.roll_up.missing
        && (share < floor.get() || silent)
    {
        let thin = finite(share).map(|share| Reason::ThinEvidence { share, floor });
        return Some((Absence::NoData, thin.unwrap_or(Reason::NoEvidence)));
    }
    if combined.weight <= 0.0 {
        let no_size = Reason::NotAssessable { why: Why::NoWeight };
        let silent = (Absence::NoData, Reason::NoEvidence);
        return Some(if parts.adding().next().is_none() {
            silent
        } else {
            (Absence::NotAssessable, no_size)
        });
    }
    let why = combined.score.as_ref().err()?;
    Some((Absence::NotAssessable, Reason::NotAssessable { why: why.clone() }))
}

/// Returns the end that the children settle together, whatever the pace.
pub(super) fn settled(
    parts: &Parts<'_>,
    tally: Option<&Tally>,
    rule: &Rule<'_>,
) -> Option<(Standing, Reason)> {
    if rule.method.parents().signal() == ParentSignal::Weakest {
        return None;
    }
    if let Some(tally) = tally {
        return by_quorum(tally);
    }
    let all = |standing: Standing| {
        parts.missing() == 0
            && parts.adding().next().is_some()
            && parts.adding().all(|child| child.verdict.standing() == Some(standing))
    };
    let end = [Standing::Achieved, Standing::Missed].into_iter().find(|end| all(*end))?;
    Some((end, Reason::AllChildren { verdict: end.as_str() }))
}

/// Returns the end that a quorum has come to: enough are achieved, or too many missed.
pub(super) fn by_quorum(tally: &Tally) -> Option<(Standing, Reason)> {
    let Tally { total, need, done, missed, .. } = *tally;
    if done >= need {
        return Some((Standing::Achieved, Reason::Quorum { achieved: done, need, total }));
    }
    // More than are spare; where there are too few from the beginning, none is.
    let lost = u64::from(missed) + u64::from(need) > u64::from(total);
    lost.then_some((Standing::Missed, Reason::QuorumLost { missed, need, total }))
}

/// Judges a node.
pub(super) fn judge(
    node: &mut NodeResult,
    parts: &Parts<'_>,
    tally: Option<&Tally>,
    rule: &Rule<'_>,
    (lack, settled): (Option<Lack>, Option<(Standing, Reason)>),
) {
    if let Some((absence, reason)) = lack {
        node.verdict = absence.into();
        node.reasons.push(reason);
        return;
    }
    if let Some((standing, reason)) = settled {
        node.verdict = standing.into();
        node.word = (standing == Standing::Achieved).then(|| rule.method.met().word().clone());
        node.reasons.push(reason);
    } else if rule.method.parents().signal() == ParentSignal::Weakest {
        by_weakest(node, parts, tally, rule);
    } else {
        by_bands(node, rule);
    }
    if rule.combine() == Combine::Weakest {
        no_higher_than_the_weakest(node, parts, rule);
    }
    let is_settled = |reason: &Reason| matches!(reason, Reason::Quorum { .. } | Reason::QuorumLost { .. });
    if let (Some(tally), Some(_)) = (tally, node.verdict.standing())
        && !node.reasons.iter().any(is_settled)
    {
        let Tally { total, need, done, .. } = *tally;
        node.reasons.push(Reason::Quorum { achieved: done, need, total });
    }
    hold_back(node, parts, rule);
}

/// Takes the weakest standing of the children, with that child's word.
fn by_weakest(node: &mut NodeResult, parts: &Parts<'_>, tally: Option<&Tally>, rule: &Rule<'_>) {
    let Some((standing, child)) = parts.weakest(rule) else {
        node.verdict = Absence::Undated.into();
        node.reasons.push(Reason::Undated);
        return;
    };
    // Something is missing, or has no due day and is not met, so that not everything is achieved.
    let undated = || parts.adding().any(|child| child.verdict.standing().is_none());
    let lacks = tally.map_or_else(|| parts.missing() > 0 || undated(), |tally| tally.done < tally.need);
    let open = lacks && standing == Standing::Achieved;
    node.verdict = if open { Standing::Ahead } else { standing }.into();
    node.word = child.word.clone().filter(|_| !open && child.verdict.standing() == Some(standing));
    node.decided_by = Some(child.id.clone());
    node.reasons.push(Reason::Weakest { child: child.id.clone(), verdict: child.verdict.as_str() });
}

/// Judges by the method's bands for nodes.
fn by_bands(node: &mut NodeResult, rule: &Rule<'_>) {
    let parents = rule.method.parents();
    let (name, value) = match parents.signal() {
        ParentSignal::MeanScore => ("score", node.score),
        _ if node.expected.is_none() => {
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
    // The children have not settled it, so that no band does.
    node.verdict = band.standing().clamp(Standing::OffTrack, Standing::Ahead).into();
    node.word = Some(band.word().clone());
    node.margin = parents.margin(rank, value.get()).and_then(finite);
    node.reasons.push(Reason::Judged { signal: name, value, word: band.word().clone() });
}

/// Lowers a node to the weakest of its children.
fn no_higher_than_the_weakest(node: &mut NodeResult, parts: &Parts<'_>, rule: &Rule<'_>) {
    let Some(standing) = node.verdict.standing() else { return };
    let Some((weakest, child)) = parts.weakest(rule).filter(|(weakest, _)| *weakest < standing) else {
        return;
    };
    lower(node, weakest);
    node.decided_by = Some(child.id.clone());
    node.reasons.push(Reason::Weakest { child: child.id.clone(), verdict: child.verdict.as_str() });
}

/// Lowers a node: the band's word and the way to the next one are not its own any more.
fn lower(node: &mut NodeResult, standing: Standing) {
    node.verdict = standing.into();
    node.word = None;
    node.margin = None;
}

fn hold_back(node: &mut NodeResult, parts: &Parts<'_>, rule: &Rule<'_>) {
    let missing = parts.missing();
    let Some(standing) = node.verdict.standing() else { return };
    if rule.roll_up.missing != Missing::HoldBack || missing == 0 {
        return;
    }
    // What the children have settled is not open any more.
    if standing > Standing::AtRisk && standing != Standing::Achieved {
        lower(node, Standing::AtRisk);
    }
    let missing = u32::try_from(missing).unwrap_or(u32::MAX);
    node.reasons.push(Reason::HeldBack { missing });
}
