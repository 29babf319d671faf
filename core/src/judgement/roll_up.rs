//! Roll-up: how a node stands by its children.

mod combine;
mod gates;
mod notes;
mod parts;
mod stand;

pub(super) use combine::mean;
pub(super) use gates::{Below, Looks, Marks, Space, act};
pub(super) use notes::Notes;
pub(super) use parts::{Added, Parts};

use super::instances::Count;
use super::judge::Word;
use super::measure::kept;
use super::{Absence, Reason, Verdict};
use crate::plan::Plan;
use crate::promises::{Combine, RollUp};
use crate::rules::{Method, pace};

/// An action or a target, by its place in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// An action.
    Action(usize),
    /// A target.
    Target(usize),
}

impl Who {
    /// Returns the id.
    pub(crate) fn id(self, plan: &Plan) -> &str {
        match self {
            Self::Action(action) => plan.actions.get(action).map_or("", |action| action.id.as_str()),
            Self::Target(target) => plan.targets.get(target).map_or("", |target| target.id.as_str()),
        }
    }
}

/// A child of a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Child {
    pub(super) who: Who,
    pub(super) weight: f64,
    /// The size of the way from baseline to bar, for a node that sums.
    pub(super) size: Option<f64>,
    pub(super) verdict: Verdict,
    /// The method's own word for it.
    pub(super) word: Option<Word>,
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
    pub(super) plan: &'r Plan,
    pub(super) roll_up: &'r RollUp,
    pub(super) method: &'r Method,
    /// In what the scores are counted.
    pub(super) space: Space,
    /// Whether the node takes targets as they are, and not by actions.
    pub(super) flat: bool,
    /// Where each of its gates looks.
    pub(super) looks: &'r [Looks],
    /// How the targets of the plan stand.
    pub(super) verdicts: &'r [Verdict],
}

impl Rule<'_> {
    /// Returns how scores become one: flat nodes hold what need not be of one unit, so that they do not sum.
    const fn combine(&self) -> Combine {
        match self.roll_up.combine {
            Combine::Sum if self.flat => Combine::Mean,
            combine => combine,
        }
    }

    /// Returns the id of a child.
    fn id(&self, child: &Child) -> String {
        child.who.id(self.plan).to_owned()
    }
}

/// Where a node stands, in numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    pub(super) verdict: Verdict,
    pub(super) word: Option<Word>,
    pub(super) score: Option<f64>,
    pub(super) expected: Option<f64>,
    pub(super) pace: Option<f64>,
    pub(super) margin: Option<f64>,
    pub(super) evidence: Option<f64>,
    pub(super) decided_by: Option<Who>,
    pub(super) count: Option<Count>,
    /// Whether a gate changed it.
    pub(super) gated: bool,
}

impl Stand {
    /// Returns a node that has no standing.
    pub(super) const fn without(absence: Absence) -> Self {
        Self {
            verdict: Verdict::Absence(absence),
            word: None,
            score: None,
            expected: None,
            pace: None,
            margin: None,
            evidence: None,
            decided_by: None,
            count: None,
            gated: false,
        }
    }
}

/// A node, and what it brings to the node above it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rolled {
    pub(super) stand: Stand,
    pub(super) timed: Option<Timed>,
    /// The sum of the sizes of what contributes, of a node that sums; nodes above it that look at it sum too.
    pub(super) size: Option<f64>,
    /// Whether all that is live below it is only counted, whatever is known of it.
    pub(super) only_counts: bool,
}

/// Rolls up children that stand in the order of their ids.
pub(super) fn roll_up(
    children: &[Child],
    rule: &Rule<'_>,
    added: &mut Vec<Added>,
    notes: &mut Notes,
) -> Rolled {
    let parts = Parts::of(children, rule, added);
    if let Some(stand) = parts.without_sums(rule, notes) {
        return Rolled { only_counts: parts.only_counts(), ..gated(stand, rule, notes) };
    }
    let share = match parts.evidence() {
        Ok(share) => share,
        Err(why) => {
            notes.say(|| Reason::NotAssessable { why });
            return gated(Stand::without(Absence::NotAssessable), rule, notes);
        }
    };
    let count = matches!(rule.combine(), Combine::Quorum(_)).then(|| parts.count(rule, notes));
    let need = count.map_or(0, |count| count.need);
    let combined = combine::combine(added, rule.combine(), need, rule.space.whole(), notes.seeks());
    let mut stand = Stand::without(Absence::NoData);
    stand.evidence = kept(share);
    let settled = stand::settled(&parts, count, rule);
    let lack = stand::lack(added, &combined, share, rule);
    // What a quorum has come to needs no more evidence.
    let ended = count.and_then(stand::by_quorum).is_some();
    let lack = lack.filter(|lack| !ended || lack.absence() != Absence::NoData);
    let mut marks = Marks { score: combined.score.as_ref().ok().copied(), timed: combined.timed };
    if lack.is_some() {
        marks.score = None;
    }
    let acted = act(&rule.roll_up.gates, rule, rule.space, &mut marks, notes);
    stand.score = marks.score.and_then(kept);
    if lack.is_none() || acted.vetoed.is_some() {
        stand.expected = combined.expected.and_then(kept);
        let own = if acted.changed {
            // What a veto takes for expected, where nothing is, is for the node above.
            let timed = combined.timed.and(marks.timed);
            timed.and_then(|timed| pace(timed.attained, timed.expected).ok())
        } else {
            combined.pace
        };
        stand.pace = own.and_then(kept);
    }
    if acted.vetoed.is_some() {
        if let Some(lack) = lack {
            lack.say(notes);
        }
    } else {
        stand::judge(&mut stand, &parts, count, rule, (lack, settled), notes);
        decide(&mut stand, children, &combined, rule, notes);
    }
    stand.count = count;
    acted.tell(&mut stand, notes, rule.method.scores());
    let size = Some(combined.weight).filter(|size| *size > 0.0);
    Rolled { stand, timed: marks.timed, size, only_counts: false }
}

/// Lets the gates act on a node of which nothing is rolled up.
fn gated(mut stand: Stand, rule: &Rule<'_>, notes: &mut Notes) -> Rolled {
    let mut marks = Marks { score: None, timed: None };
    let gone = matches!(stand.verdict, Verdict::Absence(Absence::Cancelled | Absence::NotStarted));
    if !gone {
        let acted = act(&rule.roll_up.gates, rule, rule.space, &mut marks, notes);
        stand.score = marks.score.and_then(kept);
        acted.tell(&mut stand, notes, rule.method.scores());
    }
    Rolled { stand, timed: marks.timed, size: None, only_counts: false }
}

/// Names the child that decided, unless one did already.
fn decide(
    stand: &mut Stand,
    children: &[Child],
    combined: &combine::Combined,
    rule: &Rule<'_>,
    notes: &mut Notes,
) {
    if stand.decided_by.is_some() {
        return;
    }
    let Some(decisive) = combined.decisive else { return };
    let Some(child) = children.get(decisive.child) else { return };
    match rule.combine() {
        Combine::Weakest => {
            notes.say(|| Reason::Weakest { child: rule.id(child), verdict: child.verdict.as_str() });
        }
        Combine::Quorum(_) => {
            notes.say(|| Reason::LastNeeded { child: rule.id(child), need: decisive.need });
        }
        _ => {
            if let Some(share) = super::judge::finite(decisive.share) {
                notes.say(|| Reason::Decided { child: rule.id(child), share });
            }
        }
    }
    stand.decided_by = Some(child.who);
}
