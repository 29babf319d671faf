//! Baselines, bars, and where the value stands to them.

use tenfold::Settle;
use tenfold::draft::{Action, Baseline, Goal, RollUp, Target};

use super::{DUE, HALF, action, judged, judged_by, plan, promising, readings, stands, target};

#[test]
fn from_a_baseline_of_zero_the_value_over_the_bar_is_attained() {
    let attained = stands(promising(Goal::at_least(10), Some(0.0)), readings(&[(HALF, 4.0)]), HALF);
    assert_eq!(attained, ("at_risk", Some(0.4)));
}

#[test]
fn a_multiple_of_a_baseline_of_zero_is_not_assessable() {
    for goal in [Goal::multiple(2), Goal::growth(0.1)] {
        let attained = stands(promising(goal, Some(0.0)), readings(&[(HALF, 4.0)]), HALF);
        assert_eq!(attained, ("not_assessable", None));
    }
}

#[test]
fn a_bar_at_the_baseline_is_attained_or_not_and_expected_from_the_start() {
    let at_bar = || promising(Goal::at_least(10), Some(10.0));
    assert_eq!(stands(at_bar(), readings(&[(HALF, 10.0)]), HALF), ("achieved", Some(1.0)));
    let below = judged(at_bar(), readings(&[(HALF, 9.0)]), HALF);
    let below = target(&below, "t");
    assert_eq!((below.verdict.as_str(), below.attainment.map(f64::from)), ("off_track", Some(0.0)));
    assert_eq!(below.expected.map(f64::from), Some(1.0));
}

#[test]
fn without_a_baseline_a_bar_that_is_met_is_attained_and_one_that_is_not_is_not_assessable() {
    let unknown = || promising(Goal::at_least(10), None);
    assert_eq!(stands(unknown(), readings(&[(HALF, 12.0)]), HALF), ("achieved", Some(1.0)));
    assert_eq!(stands(unknown(), readings(&[(HALF, 8.0)]), HALF), ("not_assessable", None));
}

#[test]
fn without_a_baseline_a_gain_has_no_bar_even_after_its_due_day() {
    for day in [HALF, "2023-06-01"] {
        let gain = judged(promising(Goal::gain(5), None), readings(&[(HALF, 12.0)]), day);
        let gain = target(&gain, "t");
        assert_eq!((gain.verdict.as_str(), gain.bar), ("not_assessable", None));
    }
}

#[test]
fn a_way_across_zero_is_a_way_like_any_other() {
    let crossing = || promising(Goal::at_least(5), Some(-5.0));
    assert_eq!(stands(crossing(), readings(&[(HALF, 0.0)]), HALF), ("on_track", Some(0.5)));
    assert_eq!(stands(crossing(), readings(&[(HALF, -10.0)]), HALF), ("off_track", Some(-0.5)));
}

#[test]
fn growth_across_zero_is_not_assessable() {
    let crossing = promising(Goal::at_least(5), Some(-5.0));
    let evaluation = judged_by("statcan", crossing, readings(&[(HALF, 1.0)]), HALF);
    assert_eq!(target(&evaluation, "t").verdict.as_str(), "not_assessable");
}

#[test]
fn a_fall_below_the_baseline_is_less_than_nothing_for_the_target_and_nothing_for_its_action() {
    let evaluation = judged(promising(Goal::at_least(10), Some(4.0)), readings(&[(HALF, 1.0)]), HALF);
    let fallen = target(&evaluation, "t");
    assert_eq!((fallen.verdict.as_str(), fallen.attainment.map(f64::from)), ("off_track", Some(-0.5)));
    assert_eq!(action(&evaluation, "a").score.map(f64::from), Some(0.0));
}

#[test]
fn a_promised_fall_is_attained_downwards() {
    let falling = || promising(Goal::at_most(10), Some(20.0));
    assert_eq!(stands(falling(), readings(&[(HALF, 15.0)]), HALF), ("on_track", Some(0.5)));
    assert_eq!(stands(falling(), readings(&[(HALF, 25.0)]), HALF), ("off_track", Some(-0.5)));
    assert_eq!(stands(falling(), readings(&[(HALF, 9.0)]), HALF), ("achieved", Some(1.1)));
}

#[test]
fn what_was_met_at_the_start_is_achieved_while_it_is_met_and_behind_once_it_is_not() {
    let met = || promising(Goal::at_least(10), Some(12.0));
    assert_eq!(stands(met(), readings(&[(HALF, 11.0)]), HALF), ("achieved", Some(1.0)));
    assert_eq!(stands(met(), readings(&[(HALF, 9.0)]), HALF), ("off_track", Some(0.0)));
}

#[test]
fn what_is_more_than_attained_counts_up_to_the_cap_of_its_action() {
    for (cap, score) in [(None, 1.0), (Some(1.5), 1.5)] {
        let mut holder = Action::new("a", "An action");
        holder.roll_up = cap.map(|cap| RollUp::default().cap(cap).into());
        let goal = Target::new("t", "A target", "level", Goal::at_least(10)).baseline(Baseline::from(4.0));
        let evaluation = judged(plan(holder.target(goal)), readings(&[(HALF, 16.0)]), HALF);
        assert_eq!(target(&evaluation, "t").attainment.map(f64::from), Some(2.0));
        assert_eq!(action(&evaluation, "a").score.map(f64::from), Some(score));
    }
}

#[test]
fn a_bar_met_and_lost_again_is_achieved_only_if_the_first_figure_settles_it() {
    let met_and_lost = || readings(&[("2021-06-01", 11.0), (HALF, 7.0)]);
    for (settle, open, closed) in
        [(Settle::AtDue, "on_track", "missed"), (Settle::Ever, "achieved", "achieved")]
    {
        let goal = Target::new("t", "A target", "level", Goal::at_least(10)).baseline(Baseline::from(4.0));
        let holder = Action::new("a", "An action").target(goal.settle(settle));
        assert_eq!(stands(plan(holder.clone()), met_and_lost(), HALF), (open, Some(0.5)));
        assert_eq!(stands(plan(holder), met_and_lost(), DUE), (closed, Some(0.5)));
    }
}

#[test]
fn what_is_met_before_the_due_day_is_provisional_and_what_is_met_on_it_is_not() {
    for (day, provisional) in [(HALF, true), (DUE, false)] {
        let evaluation = judged(promising(Goal::at_least(10), Some(4.0)), readings(&[(HALF, 11.0)]), day);
        let met = target(&evaluation, "t");
        assert_eq!((met.verdict.as_str(), met.provisional), ("achieved", provisional));
    }
}
