//! Assessments: points, grades and ranks of units, with every part that they are made of.

use std::collections::BTreeMap;

use super::assessment::{AssessedPart, AssessedUnit, AssessmentResult, GradeResult};
use super::evaluate::{entries, with_case};
use super::judge::finite;
use super::judged::{Case, Judged};
use super::nodes::Nodes;
use super::roll_up::{Added, Child, Marks, Notes, Parts, Rule, Space, Who, act, mean};
use super::shape::Flat;
use super::units::{self, Answers};
use super::{Absence, Options, Reason, Verdict, Why};
use crate::facts::Ledger;
use crate::plan::Plan;
use crate::promises::{Assessed, Assessment, Combine, RollUp, Unit};
use crate::words::{Code, Fault, Faults, Finite, pairwise_sum};

/// Marks the units of a plan by what they answer for, as its assessment says.
///
/// The units stand in the order of their ranks, those of one rank and those without in the plan's order.
///
/// ```
/// use tenfold::draft::{Action, Assessment, Entry, Goal, Grade, Indicator, Ledger, Plan, Responsible, Target, Unit};
/// use tenfold::{Options, assess};
///
/// let plan = Plan::new("university", "Ten actions", "2022-01-01")
///     .unit(Unit::new("law", "School of Law"))
///     .indicator(Indicator::level("platforms", "Research platforms"))
///     .action(
///         Action::new("innovation", "Innovation platforms").responsible(Responsible::leading("law")).target(
///             Target::new("ten", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
///         ),
///     )
///     .assessment(Assessment::default().grade(Grade::at_least(60, "pass")).grade(Grade::otherwise("fail")))
///     .build()?;
/// let ledger = Ledger::new("university").entry(Entry::reading("e1", "platforms", "2023", 8)).build(&plan)?;
///
/// let table = assess(&plan, &ledger, &Options::new("2023-12-31".parse()?))?;
/// let law = &table.units[0];
/// assert_eq!(law.points.unwrap().get(), 75.0); // (8 − 2) of (10 − 2)
/// assert_eq!((law.grade.as_ref().unwrap().word.as_str(), law.rank), ("pass", Some(1)));
/// # Ok::<(), tenfold::Faults>(())
/// ```
///
/// # Errors
/// A fault of code [`Code::Missing`] if the plan has no assessment, and one of code [`Code::OtherPlan`] if the ledger
/// was built against another plan.
pub fn assess(plan: &Plan, ledger: &Ledger, options: &Options) -> Result<AssessmentResult, Faults> {
    let Some(assessment) = &plan.assessment else {
        let cause = "the plan has no assessment";
        let remedy = "say in the plan which units are assessed, and how";
        return Err(Fault::new(Code::Missing, "assessment", cause, remedy).into());
    };
    with_case(plan, ledger, options, |case| {
        let judged = Judged::of(case);
        let weights = units::absolute(plan, case.terms);
        let answers = units::answers(&case.scene, case.terms, &weights);
        let desk = Desk { case: *case, judged: &judged, nodes: judged.nodes(case), assessment };
        let unit = |index: usize| Some(desk.unit(plan.units.get(index)?, answers.get(index)?));
        let mut marked: Vec<AssessedUnit> = chosen(plan, assessment).filter_map(unit).collect();
        rank(&mut marked, assessment.full);
        AssessmentResult {
            tenfold: crate::plan::check::FORMAT,
            plan: plan.id.clone(),
            plan_digest: plan.digest().to_owned(),
            ledger_digest: ledger.digest().to_owned(),
            as_of: options.as_of,
            known_by: options.known_by,
            method: options.method.id().clone(),
            method_version: options.method.version(),
            illustrative: case.scene.facts.is_illustrative(case.scene.day),
            title: assessment.title.clone(),
            full: assessment.full,
            host: assessment.host.clone(),
            units: marked,
        }
    })
}

/// Returns the numbers of the units that are assessed.
fn chosen<'p>(plan: &'p Plan, assessment: &'p Assessment) -> Box<dyn Iterator<Item = usize> + 'p> {
    match &assessment.assessed {
        Assessed::All => Box::new(0..plan.units.len()),
        Assessed::Level(level) => {
            let of_level =
                move |(index, unit): (usize, &Unit)| (unit.level.as_ref() == Some(level)).then_some(index);
            Box::new(plan.units.iter().enumerate().filter_map(of_level))
        }
        Assessed::Named(ids) => Box::new(ids.iter().filter_map(|id| plan.unit_index.get(id.as_str()))),
    }
}

/// Returns points as they are ranked and graded: to a thousand millionth of the full points, so that the last bits of a
/// sum decide nothing.
fn mark(points: Finite, full: Finite) -> Finite {
    let fine = 1e9 / full.get();
    finite((points.get() * fine).round() / fine).unwrap_or(points)
}

/// Gives ranks: equal points share one, and the next is left out.
fn rank(units: &mut [AssessedUnit], full: Finite) {
    let marked = |unit: &AssessedUnit| unit.points.map(|points| mark(points, full));
    // A stable sort: equals stay in the order of the plan, and those without points come last.
    units.sort_by_key(|unit| std::cmp::Reverse(marked(unit)));
    let mut shared: BTreeMap<Finite, u32> = BTreeMap::new();
    for points in units.iter().filter_map(marked) {
        *shared.entry(points).or_insert(0) += 1;
    }
    let mut better = 0;
    let mut ranks: BTreeMap<Finite, (u32, bool)> = BTreeMap::new();
    for (points, count) in shared.iter().rev() {
        ranks.insert(*points, (better + 1, *count > 1));
        better += count;
    }
    for unit in units {
        let found = marked(unit).and_then(|points| ranks.get(&points)).copied();
        unit.rank = found.map(|(rank, _)| rank);
        unit.tied = found.is_some_and(|(_, tied)| tied);
    }
}

/// What units are marked with.
struct Desk<'d> {
    case: Case<'d>,
    judged: &'d Judged,
    nodes: Nodes<'d>,
    assessment: &'d Assessment,
}

impl Desk<'_> {
    fn unit(&self, unit: &Unit, answers: &Answers) -> AssessedUnit {
        let Nodes { plan, method, space, targets, .. } = self.nodes;
        let how = unit.roll_up.as_ref().unwrap_or(&plan.roll_up);
        let how = RollUp { combine: Combine::Mean, missing: how.missing, cap: how.cap, gates: Vec::new() };
        let flat = Flat::of(plan, answers.clone(), &self.assessment.gates);
        let verdicts = &targets.verdict;
        let rule = Rule { plan, roll_up: &how, method, space, flat: true, looks: &flat.looks, verdicts };
        let children: Vec<Child> = self.nodes.children(&flat.by_id).collect();
        let mut base = Base::default();
        let parts = Parts::of(&children, &rule, &mut base.added);
        let mut notes = Notes::keeping();
        let base = self.base(base, &parts, &rule, &mut notes);
        let mut marks = Marks { score: base.points, timed: None };
        if !base.gone {
            let space = Space { low: 0.0, span: 1.0 };
            act(&self.assessment.gates, &rule, space, &mut marks, &mut notes);
        }
        let points = marks.score.and_then(finite);
        let mut reasons = notes.reasons;
        reasons.extend(notes.gates.iter().filter_map(|result| result.reason(true)));
        AssessedUnit {
            id: unit.id.clone(),
            points,
            base: base.points.and_then(finite),
            evidence: base.evidence.and_then(finite),
            grade: points.and_then(|points| self.grade(points)),
            rank: None,
            tied: false,
            gates: notes.gates,
            parts: self.parts(&children, &base.added),
            reasons,
        }
    }

    fn base(&self, mut base: Base, parts: &Parts<'_>, rule: &Rule<'_>, notes: &mut Notes) -> Base {
        if let Some(stand) = parts.without_sums(rule, notes) {
            base.gone = matches!(stand.verdict, Verdict::Absence(Absence::Cancelled | Absence::NotStarted));
            return base;
        }
        let share = match parts.evidence() {
            Ok(share) => share,
            Err(why) => {
                base.added.clear();
                notes.say(|| Reason::NotAssessable { why });
                return base;
            }
        };
        base.evidence = Some(share);
        let space = rule.space;
        for one in &mut base.added {
            one.attained = (one.attained - space.low) / space.span;
        }
        if let Some(floor) = rule.roll_up.missing.unreached(share) {
            if let Some(share) = finite(share) {
                notes.say(|| Reason::ThinEvidence { share, floor });
            }
            return base;
        }
        let mean = mean(base.added.iter().map(|one| (one.weight, one.attained)));
        base.points = mean.map(|mean| self.assessment.full.get() * mean).filter(|base| base.is_finite());
        if base.points.is_none() {
            let overflow = Reason::NotAssessable { why: Why::Overflow };
            notes.say(|| if base.added.is_empty() { Reason::NoEvidence } else { overflow });
        }
        base
    }

    /// Returns the grade that points reach.
    fn grade(&self, points: Finite) -> Option<GradeResult> {
        let points = mark(points, self.assessment.full);
        let grade = self.assessment.grades.iter().find(|grade| grade.takes(points))?;
        Some(GradeResult { word: grade.word.clone(), title: grade.title.clone() })
    }

    /// Returns what each target adds, in the order of the ids.
    fn parts(&self, children: &[Child], added: &[Added]) -> Vec<AssessedPart> {
        let weights = pairwise_sum(&added.iter().map(|one| one.weight).collect::<Vec<_>>());
        let part = |(place, child): (usize, &Child)| {
            let Who::Target(target) = child.who else { return None };
            let own = added.binary_search_by(|one| one.child.cmp(&place)).ok();
            let own = own.and_then(|place| added.get(place));
            let weight = own.map(|one| one.weight / weights);
            let attained = own.map(|one| one.attained);
            let points = weight.zip(attained).map(|(weight, own)| self.assessment.full.get() * weight * own);
            Some(AssessedPart {
                target: self.nodes.plan.targets.get(target)?.id.clone(),
                weight: weight.and_then(finite),
                attained: attained.and_then(finite),
                points: points.and_then(finite),
                verdict: child.verdict,
                entries: entries(&self.case, self.judged, target),
            })
        };
        children.iter().enumerate().filter_map(part).collect()
    }
}

/// What a unit has before the gates.
#[derive(Default)]
struct Base {
    points: Option<f64>,
    evidence: Option<f64>,
    /// What is in the mean, attained as shares.
    added: Vec<Added>,
    /// Whether all that it answers for is cancelled or has not started.
    gone: bool,
}

#[cfg(test)]
mod tests {
    use super::{Finite, mark};

    #[test]
    fn points_are_compared_to_a_thousand_millionth_of_the_full_ones() {
        let of = |points: f64, full: f64| {
            mark(Finite::try_from(points).unwrap(), Finite::try_from(full).unwrap()).get()
        };
        assert_eq!(of(80.000_000_04, 100.0).to_bits(), f64::to_bits(80.0));
        assert_eq!(of(79.999_999_96, 100.0).to_bits(), f64::to_bits(80.0));
        assert!(of(80.000_000_16, 100.0) > 80.000_000_05);
        assert_eq!(of(0.800_000_000_4, 1.0).to_bits(), f64::to_bits(0.8));
        assert!(of(0.800_000_000_6, 1.0) > 0.8);
    }
}
