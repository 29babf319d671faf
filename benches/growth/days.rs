//! One target on many facts of many days, by each measure: the day on which it was met first, its figures, its reasons.

use tenfold::draft::{
    Each, Entry, Field, Goal, GoalKind, Indicator, Measure, Member, Plan, Register, Set, Stage, Target,
};
use tenfold::{Options, Settle, Way, evaluate};

use super::{cases, day, grows_once_made, ledger, with_targets};

pub(super) const CASES: &[(&str, fn())] = cases![
    items_of_many_days_are_judged_in_as_long_as_there_are,
    stages_of_many_days_are_judged_in_as_long_as_there_are,
    members_with_facts_of_many_days_are_judged_in_as_long_as_there_are,
    sums_of_items_of_many_days_are_judged_in_as_long_as_there_are,
    ratios_of_many_days_are_judged_in_as_long_as_there_are,
    facts_of_one_member_on_many_days_are_judged_in_as_long_as_there_are,
];

fn of(indicator: Indicator, goal: Goal) -> Plan {
    let improves = goal.kind == Some(GoalKind::Improve);
    let target = |_: usize| Target {
        settle: (!improves).then_some(Settle::Ever),
        ..Target::new("t", "T", "k", goal.clone())
    };
    with_targets(1, target)
        .register(
            Register::new("r", "R")
                .field(Field::member("of", "Of", "s"))
                .field(Field::number("size", "Size")),
        )
        .indicator(indicator)
}

/// Judges a plan with a set of so many members on so many facts.
fn judged(small: usize, plan: &Plan, fact: impl Fn(usize, usize) -> Entry) {
    let made = |size: usize| {
        let mut set = Set::new("s", "S");
        set.members = (0..size).map(|index| Member::new(format!("m{index}"), "M")).collect();
        let plan = plan.clone().set(set).build().unwrap();
        let ledger = ledger(size, |index| fact(index, size)).build(&plan).unwrap();
        (plan, ledger)
    };
    let options = Options::new("2090-12-31".parse().unwrap());
    grows_once_made(small, made, |(plan, ledger)| {
        assert_eq!(evaluate(plan, ledger, &options).unwrap().targets.len(), 1);
    });
}

fn opened(index: usize, size: usize) -> Entry {
    let entry = Entry::opened(format!("e{index}"), "r", format!("x{index}"), day(index));
    entry.field("of", format!("m{}", index % (size - 1))).field("size", 0.1)
}

fn items_of_many_days_are_judged_in_as_long_as_there_are() {
    for measure in [Measure::stock("r"), Measure::arrivals("r"), Measure::coverage("r", "of")] {
        judged(1_000, &of(Indicator::new("k", "K", measure), Goal::at_least(1_000_000)), opened);
    }
    let covered = Indicator::new("k", "K", Measure::coverage("r", "of"));
    judged(1_000, &of(covered, Goal::every_member().each(Each::at_least(1))), opened);
}

fn stages_of_many_days_are_judged_in_as_long_as_there_are() {
    let measure = Measure::in_stages().losable().stage(Stage::new("a", "A")).stage(Stage::new("b", "B"));
    judged(1_000, &of(Indicator::new("k", "K", measure), Goal::happen()), |index, _| {
        let entry = Entry::reached(format!("e{index}"), "k", day(index), "a");
        if index % 2 == 1 { entry.lost() } else { entry }
    });
}

fn members_with_facts_of_many_days_are_judged_in_as_long_as_there_are() {
    for kept in [Indicator::level("k", "K"), Indicator::flow("k", "K")] {
        let goal = Goal::every_member().each(Each::at_least(5));
        judged(1_000, &of(kept.per("s"), goal), |index, _| {
            Entry::reading(format!("e{index}"), "k", day(index), 1).member(format!("m{index}"))
        });
    }
}

/// What is asked of the value on a day, and of the points on all of them.
fn goals() -> [Goal; 2] {
    [Goal::at_least(1_000_000), Goal::improve(Way::Up)]
}

fn sums_of_items_of_many_days_are_judged_in_as_long_as_there_are() {
    for measure in [Measure::stock("r"), Measure::arrivals("r"), Measure::arrivals("r").net()] {
        for goal in goals() {
            judged(1_000, &of(Indicator::new("k", "K", measure.clone().sum("size")), goal), opened);
        }
    }
}

fn ratios_of_many_days_are_judged_in_as_long_as_there_are() {
    let sum = Indicator::new("sum", "Sum", Measure::stock("r").sum("size"));
    for (upper, lower) in [("flow", "sum"), ("sum", "level"), ("level", "flow")] {
        for goal in goals() {
            let ratio = Indicator::new("k", "K", Measure::ratio(upper, lower));
            let plan = of(ratio, goal)
                .indicator(sum.clone())
                .indicator(Indicator::level("level", "Level"))
                .indicator(Indicator::flow("flow", "Flow"));
            judged(1_000, &plan, |index, size| match index % 3 {
                0 => Entry::reading(format!("e{index}"), "flow", day(index), 0.1),
                1 => Entry::reading(format!("e{index}"), "level", day(index), 0.7),
                _ => opened(index, size),
            });
        }
    }
}

fn facts_of_one_member_on_many_days_are_judged_in_as_long_as_there_are() {
    let kept = |pro_rata: bool| {
        let mut flow = Indicator::flow("k", "K").per("s");
        flow.measure.pro_rata = pro_rata;
        of(flow, Goal::every_member().each(Each::at_least(1_000_000)))
    };
    let read =
        |index: usize, period: String| Entry::reading(format!("e{index:06}"), "k", period, 0.1).member("m0");
    for pro_rata in [false, true] {
        judged(1_000, &kept(pro_rata), |index, _| read(index, day(index)));
    }
    // Periods that hold all before them, or are held: the later ones take the days of the earlier, or what is left.
    let since_the_first = |index: usize| format!("{}/{}", day(0), day(index));
    judged(1_000, &kept(true), |index, _| read(index, since_the_first(index)));
    judged(1_000, &kept(true), |index, size| read(index, since_the_first(size - 1 - index)));
    judged(1_000, &kept(true), |index, size| match index % 2 {
        0 => read(index, since_the_first(index)),
        _ => read(size + index, day(index)),
    });
    let measure = Measure::in_stages().losable().stage(Stage::new("a", "A")).stage(Stage::new("b", "B"));
    let goal = Goal::every_member().each(Each::happen());
    judged(1_000, &of(Indicator::new("k", "K", measure).per("s"), goal), |index, _| {
        let entry = Entry::reached(format!("e{index}"), "k", day(index), "a").member("m0");
        if index % 2 == 1 { entry.lost() } else { entry }
    });
}
