//! How targets went, by the crate and by the reference.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use tenfold::draft::{Action, Each, Entry, Goal, Indicator, Ledger, Plan, Target};
use tenfold::{
    Change, Compared, Day, Evaluation, Every, Excursion, History, Judged, PeriodState, PeriodValue, Way,
};

use super::Differences;
use crate::reference::history::{ChangeRef, ExcursionRef, HistoryRef, PeriodRef};

/// Notes where the histories of targets differ.
pub(super) fn compare(
    found: &mut Differences,
    ours: &Evaluation,
    theirs: &BTreeMap<String, Option<HistoryRef>>,
) {
    for target in &ours.targets {
        let place = format!("target {}, its history", target.id);
        match (&target.history, &theirs[target.id.as_str()]) {
            (
                Some(History::Periods { periods: ours, run }),
                Some(HistoryRef::Periods { periods: theirs, run: other }),
            ) => {
                found.each(&place, "period", ours, theirs, of_period);
                found.note(&place, "the run", &run.to_string(), &other.to_string());
            }
            (Some(History::Held { excursions: ours }), Some(HistoryRef::Held { excursions: theirs })) => {
                found.each(&place, "excursion", ours, theirs, of_excursion);
            }
            (
                Some(History::Changes { changes: ours, better, worse, within, run }),
                Some(HistoryRef::Changes { changes: theirs, better: b, worse: w, within: i, run: r }),
            ) => {
                found.each(&place, "change", ours, theirs, of_change);
                let counts = [*better, *worse, *within, *run].map(|count| count as usize);
                found.note(&place, "the counts", &format!("{counts:?}"), &format!("{:?}", [*b, *w, *i, *r]));
            }
            (None, None) => {}
            (ours, theirs) => {
                found.note(&place, "the kind", &format!("{ours:?}"), &format!("{theirs:?}"));
            }
        }
    }
}

fn of_period(found: &mut Differences, place: &str, ours: &PeriodValue, theirs: &PeriodRef) {
    let state = match ours.state {
        PeriodState::Done => "done",
        PeriodState::Missed => "missed",
        PeriodState::Open => "open",
        PeriodState::Coming => "coming",
    };
    let days = (ours.period.first(), ours.period.last());
    found.note(place, "its days", &format!("{days:?}"), &format!("{:?}", (theirs.first, theirs.last)));
    found.number(place, "its value", ours.value, theirs.value);
    found.note(place, "its state", state, theirs.state);
}

fn of_excursion(found: &mut Differences, place: &str, ours: &Excursion, theirs: &ExcursionRef) {
    let days = (ours.from, ours.to);
    found.note(place, "its days", &format!("{days:?}"), &format!("{:?}", (theirs.from, theirs.to)));
    found.number(place, "its worst", Some(ours.worst), Some(theirs.worst));
}

fn of_change(found: &mut Differences, place: &str, ours: &Change, theirs: &ChangeRef) {
    let compared = match ours.compared {
        Compared::Better => "better",
        Compared::Worse => "worse",
        Compared::Within => "within",
    };
    let days = (ours.from, ours.to);
    found.note(place, "its days", &format!("{days:?}"), &format!("{:?}", (theirs.from, theirs.to)));
    // What is left of two sums is as exact as the sums.
    found.left(place, "the change", (Some(ours.change), Some(theirs.change)), theirs.of);
    found.note(place, "how it compares", compared, theirs.compared);
}

/// A goal that has a history.
fn goal() -> impl Strategy<Value = Goal> {
    let number = -3_i32..=3;
    let held = (number.clone(), 1_i32..=4, 0..4_usize, proptest::option::of(0_u32..60));
    let held = held.prop_map(|(low, width, ends, tolerance)| {
        let mut goal = Goal::hold();
        goal.low = (ends != 1).then(|| low.into());
        goal.high = (ends != 2).then(|| (low + width).into());
        goal.tolerance_days = tolerance;
        goal
    });
    let judged = select(vec![Judged::Sign, Judged::Growth, Judged::Trend]);
    let improving = (select(vec![Way::Up, Way::Down]), judged, select(vec![0.0, 0.1, 1.0, 2.5]));
    let improving = improving.prop_map(|(way, judged, band)| {
        let mut goal = Goal::improve(way).dead_band(band);
        goal.judged = Some(judged);
        goal
    });
    let every = select(vec![Every::Month, Every::Quarter, Every::Half, Every::Year]);
    let each = (0..3_usize, number.clone(), number);
    let periods = (every, each).prop_map(|(every, (kind, one, other))| {
        let mut goal = Goal::every_period(every);
        let each = match kind {
            0 => Each::at_least(one),
            1 => Each::at_most(one),
            _ => Each::between(one, one.max(other) + 1),
        };
        goal.each = Some(each.into());
        goal
    });
    prop_oneof![held, improving, periods]
}

/// Returns a day some days after the first.
fn day(after: i32) -> Day {
    "2021-01-01".parse::<Day>().unwrap().plus_days(after).unwrap()
}

proptest! {
    #![proptest_config(super::cases())]

    #[test]
    fn a_target_with_many_figures_went_as_the_reference_says(
        goal in goal(),
        figures in proptest::collection::vec((-30_i32..800, -4_i32..=4), 0..30),
        (fresh, lag) in (proptest::option::of(0_u32..90), 0_u32..60),
        (adds, attested) in (any::<bool>(), proptest::option::of(0_i32..800)),
        (as_of, due) in (-5_i32..850, 364_i32..760),
    ) {
        // What is held stands until the next figure; periods are also judged by what adds up in them.
        let adds = adds && goal.low.is_none() && goal.high.is_none();
        let indicator = if adds { Indicator::flow("i", "I") } else { Indicator::level("i", "I") };
        let mut indicator = indicator.lag_days(lag);
        indicator.fresh_days = fresh;
        let plan = Plan::new("p", "P", day(0).to_string()).due(day(due).to_string()).indicator(indicator);
        let target = Target::new("t", "T", "i", goal);
        let plan = plan.action(Action::new("a", "A").target(target)).build();
        let plan = plan.unwrap_or_else(|faults| panic!("{faults}"));
        let mut ledger = Ledger::new("p");
        for (index, (after, value)) in figures.iter().enumerate() {
            ledger = ledger.entry(Entry::reading(format!("e{index}"), "i", day(*after).to_string(), *value));
        }
        if let (true, Some(through)) = (adds, attested) {
            ledger = ledger.entry(Entry::attested_indicator("through", "i", day(through).to_string()));
        }
        let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
        let found = super::compared(&plan, &ledger, day(as_of), None, &super::preset("pace"));
        prop_assert!(found.differences.is_empty() || found.excused, "{}", found.differences);
    }
}
