//! What is overdue and what falls due next.

use tenfold::draft::{Action, Entry, Goal, Indicator, Measure, Plan, Register, Target};
use tenfold::{Settle, Step, StepKind};

use super::{HALF, judged, ledger, plan, promising_of};

/// Returns the steps as lines: the day, the days until it, and what it is.
fn lines(steps: &[Step]) -> Vec<String> {
    let what = |step: &Step| match &step.what {
        StepKind::Item { item, state, now, .. } => format!("{item} {now} to {state}"),
        StepKind::Target { target } => target.to_string(),
    };
    steps.iter().map(|step| format!("{} {} {}", step.day, step.days, what(step))).collect()
}

#[test]
fn a_state_is_overdue_the_day_after_it_was_planned() {
    let items = Indicator::new("items", "Items", Measure::stock("items"));
    let register = Register::new("items", "Items").project_life_cycle();
    let plan: Plan = promising_of(items, Goal::at_least(10)).register(register);
    let entries = || {
        ledger([
            Entry::opened("a", "items", "late", "2021-03-01")
                .plan_state("approved", "2021-12-31")
                .plan_state("delivered", "2022-06-01"),
            Entry::opened("b", "items", "today", "2021-03-01").plan_state("approved", HALF),
            Entry::opened("c", "items", "later", "2021-03-01")
                .plan_state("approved", "2021-02-01")
                .plan_state("under_way", "2022-01-05"),
            Entry::opened("d", "items", "gone", "2021-03-01").plan_state("approved", "2021-12-01"),
            Entry::moved("e", "items", "gone", "2021-05-01", "cancelled"),
        ])
    };
    let said = judged(plan, entries(), HALF);
    assert_eq!(
        lines(&said.overdue),
        ["2021-02-01 -334 later proposed to approved", "2021-12-31 -1 late proposed to approved"]
    );
    assert_eq!(
        lines(&said.next_due),
        [
            "2022-01-01 0 today proposed to approved",
            "2022-01-05 4 later proposed to under_way",
            "2022-06-01 151 late proposed to delivered",
            "2023-01-01 365 t",
        ]
    );
}

#[test]
fn targets_fall_due_until_they_are_decided() {
    let due =
        |id: &str, bar: i32, day: &str| Target::new(id, "A target", "level", Goal::at_least(bar)).due(day);
    let holder = Action::new("a", "An action")
        .target(due("open", 10, "2022-03-01"))
        .target(due("provisional", 5, "2022-02-01"))
        .target(due("settled", 5, "2022-02-01").settle(Settle::Ever))
        .target(due("missed", 10, HALF))
        .target(due("over", 10, "2021-12-31"))
        .target(due("gone", 10, "2022-02-01"));
    let entries = ledger([
        Entry::reading("r", "level", "2021-06-01", 5),
        Entry::amended("m", "2021-07-01", "gone").cancelled(),
    ]);
    let said = judged(plan(holder), entries, HALF);
    assert_eq!(lines(&said.next_due), ["2022-02-01 31 provisional", "2022-03-01 59 open"]);
    assert!(said.overdue.is_empty());
}
