//! How a target went from the start of its window to the day.

use tenfold::{Day, Each, Every, Finite, Goal, Improvement, Judged, Over, Target};

use super::state::Case;
use super::{World, clauses, hold, improve, instances, terms};

/// How a target went.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HistoryRef {
    Periods { periods: Vec<PeriodRef>, run: usize },
    Held { excursions: Vec<ExcursionRef> },
    Changes { changes: Vec<ChangeRef>, better: usize, worse: usize, within: usize, run: usize },
}

/// A period: its first and last day, its value, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PeriodRef {
    pub(crate) first: Day,
    pub(crate) last: Day,
    pub(crate) value: Option<f64>,
    pub(crate) state: &'static str,
}

/// Days in a row that figures outside cover.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ExcursionRef {
    pub(crate) from: Day,
    pub(crate) to: Day,
    pub(crate) worst: f64,
}

/// A change between two points.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChangeRef {
    pub(crate) from: Day,
    pub(crate) to: Day,
    pub(crate) change: f64,
    /// The larger of both values by size: a difference is exact only in its terms.
    pub(crate) of: f64,
    pub(crate) compared: &'static str,
}

const DONE: &str = "done";
const BETTER: &str = "better";
const WORSE: &str = "worse";
const WITHIN: &str = "within";

/// Returns how a target went; nothing before its window, and nothing of goals of other kinds.
pub(crate) fn of<'a>(world: &'a World<'a>, target: &'a Target) -> Option<HistoryRef> {
    let case = Case { world, target, terms: terms::of_target(world, target) };
    if world.day < case.terms.start {
        return None;
    }
    match &case.terms.goal {
        Goal::Instances(instances) => match instances.over() {
            Over::Periods { every, each, .. } => Some(periods(&case, *every, each)),
            Over::Members { .. } | Over::Targets(_) => None,
        },
        Goal::Hold { low, high, .. } => Some(held(&case, *low, *high)),
        Goal::Improve(improvement) => Some(changes(&case, *improvement)),
        _ => None,
    }
}

fn periods(case: &Case<'_>, every: Every, each: &Each) -> HistoryRef {
    let periods = instances::periods(case, every);
    // Of what nothing was ever said no period is missed.
    let anything = instances::evidence(case, &periods).is_some();
    let told: Vec<PeriodRef> = periods
        .into_iter()
        .map(|period| PeriodRef {
            first: period.first(),
            last: period.last(),
            value: instances::in_period(case, period).ok().flatten().map(|(value, _)| value),
            state: if period.first() > case.world.day {
                "coming"
            } else if instances::is_done(case, each, period) {
                DONE
            } else if anything && instances::is_past_its_lag(case, period) {
                "missed"
            } else {
                "open"
            },
        })
        .collect();
    let after_the_last_missed = told.iter().rposition(|one| one.state == "missed").map_or(0, |last| last + 1);
    let run = told[after_the_last_missed..].iter().filter(|one| one.state == DONE).count();
    HistoryRef::Periods { periods: told, run }
}

/// Goes through the covered days one by one.
fn held(case: &Case<'_>, low: Option<Finite>, high: Option<Finite>) -> HistoryRef {
    let below = |value: f64| low.map_or(0.0, |low| (low.get() - value).max(0.0));
    let above = |value: f64| high.map_or(0.0, |high| (value - high.get()).max(0.0));
    let outside = |value: f64| below(value).max(above(value));
    let mut excursions: Vec<ExcursionRef> = Vec::new();
    for (day, value) in hold::covered_days(case) {
        if outside(value) == 0.0 {
            continue;
        }
        match excursions.last_mut().filter(|open| open.to.plus_days(1) == Some(day)) {
            Some(open) => {
                open.to = day;
                if outside(value) > outside(open.worst) {
                    open.worst = value;
                }
            }
            None => excursions.push(ExcursionRef { from: day, to: day, worst: value }),
        }
    }
    HistoryRef::Held { excursions }
}

fn changes(case: &Case<'_>, improvement: Improvement) -> HistoryRef {
    let points = improve::points(case);
    let change = |pair: &[(Day, f64)]| {
        let ((from, one), (to, other)) = (pair[0], pair[1]);
        let change = improvement.way().sign() * (other - one);
        let compared = compared(case, improvement, (pair[0], pair[1]), change);
        ChangeRef { from, to, change, of: one.abs().max(other.abs()), compared }
    };
    // Results are finite: a difference that no number holds is none.
    let changes: Vec<ChangeRef> =
        points.windows(2).map(change).filter(|change| change.change.is_finite()).collect();
    let count = |what: &str| changes.iter().filter(|one| one.compared == what).count();
    let run = changes.iter().rev().take_while(|one| one.compared == BETTER).count();
    HistoryRef::Changes { better: count(BETTER), worse: count(WORSE), within: count(WITHIN), run, changes }
}

/// Compares a change with the dead band, as the goal is judged.
fn compared(
    case: &Case<'_>,
    improvement: Improvement,
    (one, other): ((Day, f64), (Day, f64)),
    change: f64,
) -> &'static str {
    let band = improvement.dead_band().get();
    let growth = || improve::growth(one, other).ok().filter(|growth| growth.is_finite());
    let (judged, band) = match improvement.judged() {
        Judged::Sign => (change, band),
        Judged::Trend => (change / one.0.years_until(other.0), band),
        Judged::Growth => match growth() {
            Some(growth) => (improvement.way().sign() * growth, band),
            // By its sign.
            None => (change, 0.0),
        },
    };
    let judged = clauses::nudged(case.world, judged);
    if judged > band {
        BETTER
    } else if judged < -band {
        WORSE
    } else {
        WITHIN
    }
}
