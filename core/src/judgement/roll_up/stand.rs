//! Where a node stands.

use super::combine::Combined;
use super::{Added, Notes, Parts, Rule, Stand};
use crate::judgement::instances::Count;
use crate::judgement::judge::{Word, finite};
use crate::judgement::measure::kept;
use crate::judgement::{Absence, Reason, Why};
use crate::promises::{Combine, Missing};
use crate::rules::ParentSignal;
use crate::words::{Finite, Standing};

/// Why a node cannot be judged by its children.
#[derive(Clone)]
pub(super) enum Lack {
    Silent,
    Thin { share: Finite, floor: Finite },
    Unassessable(Why),
}

impl Lack {
    /// Returns the absence that it is.
    pub(super) const fn absence(&self) -> Absence {
        match self {
            Self::Silent | Self::Thin { .. } => Absence::NoData,
            Self::Unassessable(_) => Absence::NotAssessable,
        }
    }

    /// Says why.
    pub(super) fn say(self, notes: &mut Notes) {
        notes.say(|| match self {
            Self::Silent => Reason::NoEvidence,
            Self::Thin { share, floor } => Reason::ThinEvidence { share, floor },
            Self::Unassessable(why) => Reason::NotAssessable { why },
        });
    }
}

/// The end that the children settle together.
#[derive(Clone, Copy)]
pub(super) enum Settled {
    All(Standing),
    Quorum(Count),
    QuorumLost(Count),
}

impl Settled {
    const fn standing(self) -> Standing {
        match self {
            Self::All(standing) => standing,
            Self::Quorum(_) => Standing::Achieved,
            Self::QuorumLost(_) => Standing::Missed,
        }
    }

    fn reason(self) -> Reason {
        match self {
            Self::All(standing) => Reason::AllChildren { verdict: standing.as_str() },
            Self::Quorum(Count { done, need, total, .. }) => Reason::Quorum { achieved: done, need, total },
            Self::QuorumLost(Count { missed, need, total, .. }) => Reason::QuorumLost { missed, need, total },
        }
    }
}

/// Returns why what the children come to says nothing; `added` are those that are in the sums.
pub(super) fn lack(added: &[Added], combined: &Combined, share: f64, rule: &Rule<'_>) -> Option<Lack> {
    if let Some(floor) = rule.roll_up.missing.unreached(share) {
        return Some(finite(share).map_or(Lack::Silent, |share| Lack::Thin { share, floor }));
    }
    if combined.weight <= 0.0 {
        return Some(if added.is_empty() { Lack::Silent } else { Lack::Unassessable(Why::NoWeight) });
    }
    combined.score.as_ref().err().map(|why| Lack::Unassessable(why.clone()))
}

/// Returns the end that the children settle together, whatever the pace.
pub(super) fn settled(parts: &Parts<'_>, count: Option<Count>, rule: &Rule<'_>) -> Option<Settled> {
    if rule.method.parents().signal() == ParentSignal::Weakest {
        return None;
    }
    if let Some(count) = count {
        return by_quorum(count);
    }
    parts.all_are().map(Settled::All)
}

/// Returns the end that a quorum has come to: enough are achieved, or too many missed.
pub(super) fn by_quorum(count: Count) -> Option<Settled> {
    if count.is_enough() {
        return Some(Settled::Quorum(count));
    }
    // More than are spare; where there are too few from the beginning, none is.
    let lost = u64::from(count.missed) + u64::from(count.need) > u64::from(count.total);
    lost.then_some(Settled::QuorumLost(count))
}

/// Judges a node.
pub(super) fn judge(
    stand: &mut Stand,
    parts: &Parts<'_>,
    count: Option<Count>,
    rule: &Rule<'_>,
    (lack, settled): (Option<Lack>, Option<Settled>),
    notes: &mut Notes,
) {
    if let Some(lack) = lack {
        stand.verdict = lack.absence().into();
        lack.say(notes);
        return;
    }
    if let Some(settled) = settled {
        let standing = settled.standing();
        stand.verdict = standing.into();
        stand.word = (standing == Standing::Achieved).then_some(Word::Met);
        notes.say(|| settled.reason());
    } else if rule.method.parents().signal() == ParentSignal::Weakest {
        by_weakest(stand, parts, count, rule, notes);
    } else {
        by_bands(stand, rule, notes);
    }
    if rule.combine() == Combine::Weakest {
        no_higher_than_the_weakest(stand, parts, rule, notes);
    }
    let is_settled = matches!(settled, Some(Settled::Quorum(_) | Settled::QuorumLost(_)));
    if let (Some(Count { total, need, done, .. }), Some(_), false) =
        (count, stand.verdict.standing(), is_settled)
    {
        notes.say(|| Reason::Quorum { achieved: done, need, total });
    }
    // Enough are achieved: those that are missing are not needed.
    if !count.is_some_and(Count::is_enough) {
        hold_back(stand, parts, rule, notes);
    }
}

/// Takes the weakest standing of the children, with that child's word.
fn by_weakest(
    stand: &mut Stand,
    parts: &Parts<'_>,
    count: Option<Count>,
    rule: &Rule<'_>,
    notes: &mut Notes,
) {
    let Some((standing, child)) = parts.weakest(rule) else {
        stand.verdict = Absence::Undated.into();
        notes.say(|| Reason::Undated);
        return;
    };
    // Something is missing, or has no due day and is not met, so that not everything is achieved.
    let undated = || parts.adding().any(|child| child.verdict.standing().is_none());
    let lacks = count.map_or_else(|| parts.missing() > 0 || undated(), |count| !count.is_enough());
    let open = lacks && standing == Standing::Achieved;
    stand.verdict = if open { Standing::Ahead } else { standing }.into();
    stand.word = child.word.filter(|_| !open && child.verdict.standing() == Some(standing));
    stand.decided_by = Some(child.who);
    notes.say(|| Reason::Weakest { child: rule.id(child), verdict: child.verdict.as_str() });
}

/// Judges by the method's bands for nodes.
fn by_bands(stand: &mut Stand, rule: &Rule<'_>, notes: &mut Notes) {
    let parents = rule.method.parents();
    let (name, value) = match parents.signal() {
        ParentSignal::MeanScore => ("score", stand.score),
        _ if stand.expected.is_none() => {
            stand.verdict = Absence::Undated.into();
            notes.say(|| Reason::Undated);
            return;
        }
        _ => ("pace", stand.pace),
    };
    let Some(value) = value else {
        stand.verdict = Absence::NotDue.into();
        notes.say(|| Reason::NotDue { due: None });
        return;
    };
    let Some((rank, band)) = parents.band(value) else {
        stand.verdict = Absence::NotAssessable.into();
        notes.say(|| Reason::NotAssessable { why: Why::NoClause });
        return;
    };
    // The children have not settled it, so that no band does.
    stand.verdict = band.standing().clamp(Standing::OffTrack, Standing::Ahead).into();
    stand.word = Word::of_node(rank);
    if notes.keeps() {
        stand.margin = parents.margin(rank, value).and_then(kept);
        let value = finite(value).unwrap_or_default();
        notes.say(|| Reason::Judged { signal: name, value, word: band.word().clone() });
    }
}

/// Lowers a node to the weakest of its children.
fn no_higher_than_the_weakest(stand: &mut Stand, parts: &Parts<'_>, rule: &Rule<'_>, notes: &mut Notes) {
    let Some(standing) = stand.verdict.standing() else { return };
    let Some((weakest, child)) = parts.weakest(rule).filter(|(weakest, _)| *weakest < standing) else {
        return;
    };
    lower(stand, weakest);
    stand.decided_by = Some(child.who);
    notes.say(|| Reason::Weakest { child: rule.id(child), verdict: child.verdict.as_str() });
}

/// Lowers a node: the band's word and the way to the next one are not its own any more.
fn lower(stand: &mut Stand, standing: Standing) {
    stand.verdict = standing.into();
    stand.word = None;
    stand.margin = None;
}

fn hold_back(stand: &mut Stand, parts: &Parts<'_>, rule: &Rule<'_>, notes: &mut Notes) {
    let missing = parts.missing();
    let Some(standing) = stand.verdict.standing() else { return };
    if rule.roll_up.missing != Missing::HoldBack || missing == 0 {
        return;
    }
    // What the children have settled is not open any more.
    if standing > Standing::AtRisk && standing != Standing::Achieved {
        lower(stand, Standing::AtRisk);
    }
    notes.say(|| Reason::HeldBack { missing: u32::try_from(missing).unwrap_or(u32::MAX) });
}
