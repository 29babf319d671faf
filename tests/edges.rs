//! Edges with a defined answer: each worked out by hand, and said alike by the crate and the reference.

mod baselines;
mod calendar;
mod first_met;
mod goals;
mod instances;
mod ledgers;
mod marks;
mod measures;
mod reasons;
mod roll_ups;
mod steps;
mod sums;
mod trees;

use tenfold::draft::{Action, Baseline, Entry, Goal, Indicator, Ledger, Plan, Target};
use tenfold::rules::Method;
use tenfold::{Evaluation, NodeResult, TargetResult};

use crate::differential::{agreed, preset};

/// The first day, the day after half of the time, and the due day of the plans here: 730 days in all.
const START: &str = "2021-01-01";
const HALF: &str = "2022-01-01";
const DUE: &str = "2023-01-01";

/// Returns a plan of one action `a` that holds nothing yet, with the level indicator `level`.
fn plan(action: Action) -> Plan {
    Plan::new("plan", "A plan", START).due(DUE).indicator(Indicator::level("level", "A level")).action(action)
}

/// Returns a plan of one target `t` on the level, with a baseline or with none.
fn promising(goal: Goal, baseline: Option<f64>) -> Plan {
    let target = Target::new("t", "A target", "level", goal);
    let target = match baseline {
        Some(baseline) => target.baseline(Baseline::from(baseline)),
        None => target,
    };
    plan(Action::new("a", "An action").target(target))
}

/// Returns a plan of one target `t` on an indicator of its own.
fn promising_of(indicator: Indicator, goal: Goal) -> Plan {
    let target = Target::new("t", "A target", indicator.id.clone(), goal);
    plan(Action::new("a", "An action").target(target)).indicator(indicator)
}

/// Returns a ledger of entries.
fn ledger(entries: impl IntoIterator<Item = Entry>) -> Ledger {
    let mut ledger = Ledger::new("plan");
    ledger.entries = entries.into_iter().collect();
    ledger
}

/// Returns the value of the target `t`.
fn value(plan: Plan, ledger: Ledger, as_of: &str) -> Option<f64> {
    target(&judged(plan, ledger, as_of), "t").value.map(f64::from)
}

/// Returns a ledger of readings of the level: days and values.
fn readings(readings: &[(&str, f64)]) -> Ledger {
    let entry = |(index, (day, value)): (usize, &(&str, f64))| {
        Entry::reading(format!("e{index}"), "level", *day, *value)
    };
    let mut ledger = Ledger::new("plan");
    ledger.entries = readings.iter().enumerate().map(entry).collect();
    ledger
}

fn judged_by(method: &str, plan: Plan, ledger: Ledger, as_of: &str) -> Evaluation {
    let plan = plan.build().unwrap_or_else(|faults| panic!("{faults}"));
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    agreed(&plan, &ledger, as_of, None, &preset(method))
}

/// Evaluates a plan as of a day by pace, and checks that the crate and the reference agree under every preset.
fn judged(plan: Plan, ledger: Ledger, as_of: &str) -> Evaluation {
    for method in Method::presets() {
        let _ = judged_by(method, plan.clone(), ledger.clone(), as_of);
    }
    judged_by("pace", plan, ledger, as_of)
}

fn target<'e>(evaluation: &'e Evaluation, id: &str) -> &'e TargetResult {
    evaluation.targets.iter().find(|target| target.id.as_str() == id).unwrap()
}

fn action<'e>(evaluation: &'e Evaluation, id: &str) -> &'e NodeResult {
    &evaluation.actions.iter().find(|action| action.id.as_str() == id).unwrap().node
}

/// Returns the verdict and the attainment of the target `t`.
fn stands(plan: Plan, ledger: Ledger, as_of: &str) -> (&'static str, Option<f64>) {
    let evaluation = judged(plan, ledger, as_of);
    let target = target(&evaluation, "t");
    (target.verdict.as_str(), target.attainment.map(f64::from))
}
