//! The parts that children play.

use super::{Child, Notes, Rule, Stand, Timed};
use crate::judgement::instances::Count;
use crate::judgement::judge::Word;
use crate::judgement::{Absence, Reason, Verdict, Why};
use crate::promises::{Combine, Missing};
use crate::rules::ParentSignal;
use crate::words::{PairwiseSum, Standing};

/// The part that a child plays.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// It leaves the sums.
    Out,
    /// It has no weight.
    Weightless,
    /// It has no evidence; with its weight in the sums, none of what has no size in a sum.
    Missing(Option<f64>),
    /// It has nothing to add: an improvement to which the method gives no score.
    Counted,
    /// It adds to the sums, with its weight in them.
    Adds(f64),
}

impl Child {
    /// Returns whether it is live, and whether it adds something where it is.
    #[inline]
    const fn adds(&self) -> Option<bool> {
        match self.verdict {
            Verdict::Absence(Absence::Cancelled | Absence::NotStarted | Absence::NotDue) => None,
            Verdict::Absence(
                Absence::NoData | Absence::Stale | Absence::Awaiting | Absence::NotAssessable,
            ) => Some(false),
            // What has ended adds something also where no number is known of it.
            Verdict::Standing(Standing::Missed | Standing::Achieved) => Some(true),
            // With a verdict, and nothing that could be added, it is missing.
            Verdict::Absence(Absence::Undated) | Verdict::Standing(_) => Some(self.attained.is_some()),
        }
    }

    #[inline]
    fn part(&self, combine: Combine) -> Part {
        let Some(adds) = self.adds() else { return Part::Out };
        if self.weight <= 0.0 {
            return Part::Weightless;
        }
        let size = if combine == Combine::Sum { self.size } else { Some(self.weight) };
        match (adds, size) {
            _ if self.only_counted => Part::Counted,
            (true, Some(size)) => Part::Adds(size),
            (true, None) => Part::Missing(None),
            (false, size) => Part::Missing(size),
        }
    }
}

/// A child in the sums.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Added {
    /// Its place among the children.
    pub(in crate::judgement) child: usize,
    pub(in crate::judgement) weight: f64,
    pub(in crate::judgement) attained: f64,
    /// Nothing for a child of which nothing can be expected.
    pub(in crate::judgement) timed: Option<Timed>,
}

/// The children of a node by the parts they play, in the order of their ids.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Parts<'c> {
    all: &'c [Child],
    combine: Combine,
    adding: usize,
    /// Those of them that are achieved, and that are missed.
    achieved: usize,
    missed: usize,
    missing: usize,
    counted: usize,
    weightless: usize,
    /// More than the weights add up to: whether their sum is a number is seen by it at once.
    most: f64,
}

impl<'c> Parts<'c> {
    /// Finds the parts of children that stand in the order of their ids, and what is in the sums: the children that
    /// contribute, and those that count as zero.
    pub(in crate::judgement) fn of(all: &'c [Child], rule: &Rule<'_>, added: &mut Vec<Added>) -> Self {
        let combine = rule.combine();
        let mut parts = Self {
            all,
            combine,
            adding: 0,
            achieved: 0,
            missed: 0,
            missing: 0,
            counted: 0,
            weightless: 0,
            most: 0.0,
        };
        added.clear();
        let zeros = rule.roll_up.missing == Missing::Zero;
        let scores = rule.method.scores();
        for (place, child) in all.iter().enumerate() {
            parts.most += child.weight * 2.0;
            match child.part(combine) {
                Part::Out => {}
                Part::Weightless => parts.weightless += 1,
                Part::Counted => parts.counted += 1,
                Part::Missing(weight) => {
                    parts.missing += 1;
                    if let Some(weight) = weight.filter(|_| zeros) {
                        let expected = child.timed.map_or(1.0, |timed| timed.expected);
                        let timed = (!scores).then_some(Timed { attained: 0.0, expected });
                        added.push(Added { child: place, weight, attained: rule.space.low, timed });
                    }
                }
                Part::Adds(weight) => {
                    parts.adding += 1;
                    parts.achieved += usize::from(child.verdict == ACHIEVED);
                    parts.missed += usize::from(child.verdict == MISSED);
                    added.push(child.added(place, weight, rule));
                }
            }
        }
        parts
    }

    /// Returns whether all contribute and stand at one end.
    pub(super) const fn all_are(&self) -> Option<Standing> {
        if self.missing > 0 || self.adding == 0 {
            None
        } else if self.achieved == self.adding {
            Some(Standing::Achieved)
        } else if self.missed == self.adding {
            Some(Standing::Missed)
        } else {
            None
        }
    }

    fn each(&self) -> impl Iterator<Item = (&'c Child, Part)> {
        let combine = self.combine;
        self.all.iter().map(move |child| (child, child.part(combine)))
    }

    /// Returns how many children have no evidence.
    pub(super) const fn missing(&self) -> usize {
        self.missing
    }

    /// Returns the children that contribute.
    pub(super) fn adding(&self) -> impl Iterator<Item = &'c Child> {
        self.each().filter(|(_, part)| matches!(part, Part::Adds(_))).map(|(child, _)| child)
    }

    /// Returns a node of which nothing is rolled up: nothing is live, nothing has a weight, or all is only counted.
    pub(in crate::judgement) fn without_sums(&self, rule: &Rule<'_>, notes: &mut Notes) -> Option<Stand> {
        if self.adding > 0 || self.missing > 0 {
            return None;
        }
        if self.counted > 0 {
            return Some(self.only_counted(rule, notes));
        }
        if self.weightless > 0 {
            notes.say(|| Reason::NotAssessable { why: Why::NoWeight });
            return Some(Stand::without(Absence::NotAssessable));
        }
        Some(nothing_live(self.all, notes))
    }

    /// Returns whether all that is live is only counted, where nothing is in the sums.
    pub(in crate::judgement) const fn only_counts(&self) -> bool {
        self.counted > 0
    }

    /// Only goals to improve, to which the method gives no score: the weakest of them.
    fn only_counted(&self, rule: &Rule<'_>, notes: &mut Notes) -> Stand {
        let counted = self.each().filter(|(_, part)| *part == Part::Counted);
        let standing = counted.filter_map(|(child, _)| Some((child.verdict.standing()?, child)));
        let mut stand = Stand::without(Absence::NoData);
        let Some((standing, child)) = standing.min_by_key(|(standing, _)| *standing) else {
            // They have no evidence either.
            notes.say(|| Reason::NotAssessable { why: Why::NoChildren });
            return stand;
        };
        notes.say(|| Reason::AllChildren { verdict: standing.as_str() });
        stand.verdict = standing.into();
        if rule.method.parents().signal() == ParentSignal::Weakest {
            stand.word = child.word;
        } else if standing == Standing::Achieved {
            stand.word = Some(Word::Met);
        }
        stand.decided_by = Some(child.who);
        stand
    }

    /// Returns the share of weight with evidence; in a sum too it is the weights that count, for what is missing may
    /// have no size.
    pub(in crate::judgement) fn evidence(&self) -> Result<f64, Why> {
        if self.missing == 0 && self.most.is_finite() {
            // All of what is there: a number over itself.
            return Ok(1.0);
        }
        let (mut known, mut live) = (PairwiseSum::default(), PairwiseSum::default());
        for (child, part) in self.each() {
            match part {
                Part::Adds(_) => {
                    known.add(child.weight);
                    live.add(child.weight);
                }
                Part::Missing(_) => live.add(child.weight),
                _ => {}
            }
        }
        let live = live.total();
        if live.is_finite() { Ok((known.total() / live).clamp(0.0, 1.0)) } else { Err(Why::Overflow) }
    }

    /// Returns how many children are needed, and how many stand how, of those that are not cancelled and not only
    /// counted.
    pub(super) fn count(&self, rule: &Rule<'_>, notes: &mut Notes) -> Count {
        let counts = |child: &&Child| {
            child.weight > 0.0 && child.verdict != Verdict::Absence(Absence::Cancelled) && !child.only_counted
        };
        let is = |child: &Child, standing: Standing| child.verdict == Verdict::Standing(standing);
        let mut count = Count { done: 0, need: 0, total: 0, missed: 0 };
        for child in self.all.iter().filter(counts) {
            count.total = count.total.saturating_add(1);
            count.missed = count.missed.saturating_add(u32::from(is(child, Standing::Missed)));
            if is(child, Standing::Achieved) {
                count.done = count.done.saturating_add(1);
            } else if notes.keeps() {
                notes.open.push(child.who.id(rule.plan).to_owned());
            }
        }
        count.need = match rule.combine() {
            // No more are needed than there are.
            Combine::Quorum(need) => need.of(count.total).min(count.total),
            _ => count.total,
        };
        count
    }

    /// Returns the weakest of the children that have a standing, the first of equals, whether or not they contribute.
    /// What counts as zero is off track, behind others that are.
    pub(super) fn weakest(&self, rule: &Rule<'_>) -> Option<(Standing, &'c Child)> {
        let zeros = rule.roll_up.missing == Missing::Zero;
        let stands = self.each().flat_map(|(child, part)| {
            let takes_part = matches!(part, Part::Adds(_) | Part::Missing(_) | Part::Counted);
            let own = child.verdict.standing().filter(|_| takes_part);
            let silent = zeros && matches!(part, Part::Missing(Some(_)));
            let own = own.map(|standing| (standing, false, child));
            let silent = silent.then_some((Standing::OffTrack, true, child));
            own.into_iter().chain(silent)
        });
        stands
            .min_by_key(|(standing, silent, _)| (*standing, *silent))
            .map(|(standing, _, child)| (standing, child))
    }
}

const ACHIEVED: Verdict = Verdict::Standing(Standing::Achieved);
const MISSED: Verdict = Verdict::Standing(Standing::Missed);

impl Child {
    /// Returns what it adds to the sums.
    #[inline]
    fn added(&self, place: usize, weight: f64, rule: &Rule<'_>) -> Added {
        let (cap, scores) = (rule.roll_up.cap.get(), rule.method.scores());
        let achieved = self.verdict == Verdict::Standing(Standing::Achieved);
        let clamped = |own: f64| {
            if achieved && !self.gated { own.max(1.0).min(cap) } else { own.clamp(0.0, cap) }
        };
        let own = self.attained.unwrap_or(if achieved { rule.space.whole() } else { rule.space.low });
        // Scores are not attainments: nothing is expected of them.
        let timed = self.timed.filter(|_| !scores);
        let timed = timed.map(|timed| Timed { attained: clamped(timed.attained), ..timed });
        Added { child: place, weight, attained: if scores { own } else { clamped(own) }, timed }
    }
}

fn nothing_live(children: &[Child], notes: &mut Notes) -> Stand {
    if children.is_empty() {
        notes.say(|| Reason::NotAssessable { why: Why::NoChildren });
        return Stand::without(Absence::NoData);
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
    notes.say(|| Reason::AllChildren { verdict: absence.as_str() });
    Stand::without(absence)
}
