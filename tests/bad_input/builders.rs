//! What only Rust can hand over: numbers that are none, and drafts that nothing read.

use tenfold::draft::{Action, Each, Entry, Goal, Indicator, Need, Stage, Target};
use tenfold::{Finite, draft};

use super::{plan, said};

const NOT_FINITE: [f64; 3] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

fn with_goal(goal: Goal) -> draft::Plan {
    with(Target::new("t", "T", "i", goal).baseline(1).due("2025-12-31"))
}

fn with(target: Target) -> draft::Plan {
    let indicator = Indicator::level("i", "I");
    draft::Plan::new("p", "Plan", "2022-01-01")
        .indicator(indicator)
        .action(Action::new("a", "A").target(target))
}

#[test]
fn a_number_that_is_not_finite_is_refused_wherever_it_stands() {
    for number in NOT_FINITE {
        let hold = Goal::hold().low(number);
        let table = [
            (with_goal(Goal::at_least(number)), "goal.bar"),
            (with_goal(Goal::at_most(number)), "goal.bar"),
            (with_goal(Goal::gain(number)), "goal.by"),
            (with_goal(Goal::multiple(number)), "goal.times"),
            (with_goal(Goal::growth(number)), "goal.rate"),
            (with_goal(Goal::between(0, number)), "goal.high"),
            (with(Target::new("t", "T", "i", hold).due("2025-12-31")), "goal.low"),
            (with(Target::new("t", "T", "i", Goal::at_least(1)).baseline(number)), "baseline.value"),
            (with(Target::new("t", "T", "i", Goal::at_least(1)).weight(number)), "weight"),
            (with(Target::new("t", "T", "i", Goal::at_least(1)).stretch(number)), "stretch"),
        ];
        for (plan, place) in table {
            assert_eq!(said(plan.build()), [format!("bad_number actions[0].targets[0].{place}")], "{number}");
        }
        let ledger = draft::Ledger::new("p-city").entry(Entry::reading("e", "i-platforms", "2023", number));
        assert_eq!(said(ledger.build(&plan())), ["bad_number entries[0].value"]);
        assert!(Finite::new(number).is_err());
    }
}

#[test]
fn a_number_in_the_middle_of_a_goal_of_instances_is_checked_too() {
    let goal = || Goal::every_period(tenfold::Every::Year);
    let target = |goal: Goal| with(Target::new("t", "T", "i", goal).due("2025-12-31"));
    let each = target(goal().each(Each::at_least(f64::NAN)));
    assert_eq!(said(each.build()), ["bad_number actions[0].targets[0].goal.each.bar"]);
    let need = target(goal().need(Need::part(f64::NAN)));
    assert_eq!(said(need.build()), ["bad_number actions[0].targets[0].goal.need.share"]);
    let both = target(goal().need(Need::some(1).share(0.5)));
    assert_eq!(said(both.build()), ["not_allowed actions[0].targets[0].goal.need"]);
}

#[test]
fn weights_of_stages_that_add_up_to_infinity_are_refused() {
    let stages = draft::Measure::in_stages()
        .stage(Stage::new("one", "One").weight(1e308))
        .stage(Stage::new("two", "Two").weight(1e308));
    let plan = draft::Plan::new("p", "Plan", "2022-01-01").indicator(Indicator::new("i", "I", stages));
    let expected: Vec<String> =
        (0..2).map(|stage| format!("out_of_range indicators[0].measure.stages[{stage}].weight")).collect();
    assert_eq!(said(plan.build()), expected);
}

#[test]
fn an_empty_draft_says_everything_that_a_plan_needs() {
    assert_eq!(
        said(draft::Plan::default().build()),
        ["missing tenfold", "missing id", "missing title", "missing start"]
    );
    let found = said(draft::Ledger::default().build(&plan()));
    assert_eq!(found, ["missing tenfold", "missing plan"]);
    let entry = draft::Ledger::new("p-city").entry(Entry::default());
    assert_eq!(
        said(entry.build(&plan())),
        ["missing entries[0].id", "missing entries[0].day", "missing entries[0].kind"]
    );
    let found = said(draft::Method::default().build());
    assert!(
        found.contains(&"missing clauses".to_owned()) && found.contains(&"missing title".to_owned()),
        "{found:?}"
    );
}
