//! Every kind of roll-up, each with weights, what is missing, more than the whole, and nodes in nodes.

use tenfold::draft::{
    self, Action, Goal, Indicator, MissingKind, Need, RollUp, RollUpKind, Target, TrajectoryKind,
};
use tenfold::{Reason, Standing, Way};

use super::{ended, node, promised, reached, reached_by, reached_under, stands, ten};

/// Returns an action `a` of three promises, of weights 1, 2 and 1.
fn three(roll_up: impl Into<RollUp>) -> Action {
    Action::new("a", "An action")
        .roll_up(roll_up)
        .target(ten("x"))
        .target(ten("y").weight(2))
        .target(ten("z"))
}

#[test]
fn a_geometric_mean_is_the_product_of_what_is_attained_to_the_power_of_its_share() {
    // 0.4^¼ · 0.1^½ · 0.4^¼ = 0.2, where the mean is 0.25; half of each is expected.
    let evaluation = reached(promised([three(RollUpKind::Geometric)]), &[("x", 4.0), ("y", 1.0), ("z", 4.0)]);
    assert_eq!(stands(node(&evaluation, "a")), ("off_track", [Some(0.2), Some(0.5), Some(0.4)]));
    assert_eq!(node(&evaluation, "a").decided_by.as_deref(), Some("y"));
}

#[test]
fn one_at_zero_takes_a_geometric_mean_to_zero_unless_it_has_no_weight() {
    let values = [("x", 10.0), ("y", 0.0), ("z", 10.0)];
    let evaluation = reached(promised([three(RollUpKind::Geometric)]), &values);
    assert_eq!(stands(node(&evaluation, "a")), ("off_track", [Some(0.0), Some(0.5), Some(0.0)]));
    let mut light = three(RollUpKind::Geometric);
    light.targets[1].weight = Some(0.0.into());
    let evaluation = reached(promised([light]), &values);
    assert_eq!(stands(node(&evaluation, "a")), ("achieved", [Some(1.0), Some(0.5), Some(2.0)]));
}

#[test]
fn what_is_missing_counts_as_zero_in_a_geometric_mean_where_the_plan_says_so() {
    let zero = RollUp::from(RollUpKind::Geometric).missing(MissingKind::Zero);
    let evaluation = reached(promised([three(zero)]), &[("x", 4.0), ("y", 9.0)]);
    assert_eq!(stands(node(&evaluation, "a")), ("off_track", [Some(0.0), Some(0.5), Some(0.0)]));
    let evaluation = reached(promised([three(RollUpKind::Geometric)]), &[("x", 1.0), ("y", 8.0)]);
    // 0.1^⅓ · 0.8^⅔ = 0.064^⅓.
    assert_eq!(stands(node(&evaluation, "a")), ("at_risk", [Some(0.4), Some(0.5), Some(0.8)]));
}

#[test]
fn what_expects_nothing_yet_is_in_the_score_of_a_geometric_mean_and_not_in_its_pace() {
    let action = Action::new("a", "An action")
        .roll_up(RollUpKind::Geometric)
        .target(ten("x"))
        .target(ten("y").trajectory(TrajectoryKind::AtDue));
    let evaluation = reached(promised([action]), &[("x", 1.0), ("y", 9.0)]);
    assert_eq!(stands(node(&evaluation, "a")), ("off_track", [Some(0.3), Some(0.5), Some(0.2)]));
}

#[test]
fn scores_below_zero_have_no_geometric_mean() {
    let evaluation = reached_by("statcan", promised([three(RollUpKind::Geometric)]), &[("x", 1.0)]);
    assert_eq!(node(&evaluation, "a").verdict.as_str(), "no_data");
    let action = |roll_up: RollUpKind| {
        let series =
            |id: &str| Target::new(id, id, id, Goal::improve(Way::Up)).baseline(100).start("2015-12-31");
        Action::new("a", "An action").roll_up(roll_up).target(series("x")).target(series("y"))
    };
    let values = [("x", 200.0), ("y", 50.0)];
    let evaluation = reached_by("statcan", promised([action(RollUpKind::Geometric)]), &values);
    let held = node(&evaluation, "a");
    assert_eq!((held.verdict.as_str(), held.score), ("not_assessable", None));
    assert_eq!(format!("{:?}", held.reasons[0]), "NotAssessable { why: NegativeScore }");
    let evaluation = reached_by("statcan", promised([action(RollUpKind::Weakest)]), &values);
    let held = node(&evaluation, "a");
    assert_eq!((held.verdict.as_str(), held.score.unwrap().get()), ("off_track", -5.0));
}

#[test]
fn the_weakest_takes_the_least_of_the_scores_and_the_least_of_the_paces() {
    // `y` has the least score, and `x`, of which more is expected, the least pace.
    let early = ten("x").due("2022-01-31");
    let action = Action::new("a", "An action").roll_up(RollUpKind::Weakest).target(early).target(ten("y"));
    let evaluation = reached(promised([action]), &[("x", 6.0), ("y", 5.5)]);
    let held = node(&evaluation, "a");
    let expected = 365.0 / 395.0;
    assert_eq!(held.score.unwrap().get(), 0.55);
    assert_eq!(held.expected.unwrap().get(), expected);
    assert_eq!(held.pace.unwrap().get(), 0.6 / expected);
    assert_eq!((held.verdict.as_str(), held.decided_by.as_deref()), ("off_track", Some("x")));
}

#[test]
fn a_node_of_the_weakest_stands_no_higher_than_its_weakest_child() {
    // Of two ended, one is missed at 0.9: by pace it would be at risk.
    let action =
        Action::new("a", "An action").roll_up(RollUpKind::Weakest).target(ended("x")).target(ended("y"));
    let evaluation = reached(promised([action]), &[("x", 10.0), ("y", 9.0)]);
    let held = node(&evaluation, "a");
    assert_eq!(stands(held), ("missed", [Some(0.9), Some(1.0), Some(0.9)]));
    assert_eq!((held.word.as_deref(), held.margin, held.decided_by.as_deref()), (None, None, Some("y")));
}

#[test]
fn a_quorum_takes_the_mean_of_the_best_each_counting_once() {
    let two = RollUp::from(RollUpKind::Quorum).need(Need::some(2));
    // The best are 0.8 of `y` and, of the equals, `x`: weights count no more.
    let evaluation = reached(promised([three(two)]), &[("x", 2.0), ("y", 8.0), ("z", 2.0)]);
    let held = node(&evaluation, "a");
    assert_eq!(stands(held), ("on_track", [Some(0.5), Some(0.5), Some(1.0)]));
    assert_eq!(held.decided_by.as_deref(), Some("x"));
    // A share is rounded up: half of three are two.
    let half = RollUp::from(RollUpKind::Quorum).need(Need::part(0.5));
    let again = reached(promised([three(half)]), &[("x", 2.0), ("y", 8.0), ("z", 2.0)]);
    assert_eq!(stands(node(&again, "a")), stands(held));
}

#[test]
fn a_quorum_is_achieved_once_enough_are_and_missed_once_too_few_are_left() {
    let quorum = |need: u32| {
        Action::new("a", "An action")
            .roll_up(RollUp::from(RollUpKind::Quorum).need(Need::some(need)))
            .target(ended("x"))
            .target(ended("y"))
            .target(ten("z"))
    };
    // `z` is silent: one of three is achieved, one is missed.
    for (need, verdict) in [(1, "achieved"), (2, "on_track"), (3, "missed")] {
        let evaluation = reached(promised([quorum(need)]), &[("x", 10.0), ("y", 9.0)]);
        assert_eq!(node(&evaluation, "a").verdict.as_str(), verdict, "{need}");
    }
    // The mean of the two best, 0.95, of which all is expected.
    let evaluation = reached(promised([quorum(2)]), &[("x", 10.0), ("y", 9.0)]);
    assert_eq!(stands(node(&evaluation, "a")).1, [Some(0.95), Some(1.0), Some(0.95)]);
}

#[test]
fn a_quorum_that_is_reached_needs_no_further_evidence() {
    let one = RollUp::from(RollUpKind::Quorum).need(Need::some(1)).floor(0.9);
    let evaluation = reached(promised([three(one.clone())]), &[("x", 10.0)]);
    assert_eq!(stands(node(&evaluation, "a")), ("achieved", [Some(1.0), Some(0.5), Some(2.0)]));
    let evaluation = reached(promised([three(one)]), &[("x", 9.0)]);
    assert_eq!(stands(node(&evaluation, "a")), ("no_data", [None, None, None]));
}

#[test]
fn what_a_quorum_has_achieved_is_not_held_back_by_what_is_missing_under_any_method() {
    let one = RollUp::from(RollUpKind::Quorum).need(Need::some(1)).missing(MissingKind::HoldBack);
    let method = draft::Method::preset("pace").unwrap().parents(draft::ParentKind::Weakest).build().unwrap();
    // `z` is silent, and `y` is on track, by which the method judges.
    let [enough, too_few] = [10.0, 9.0].map(|x| {
        let evaluation =
            reached_under(method.clone(), promised([three(one.clone())]), &[("x", x), ("y", 5.0)]);
        node(&evaluation, "a").verdict.as_str().to_owned()
    });
    assert_eq!((enough.as_str(), too_few.as_str()), ("on_track", "at_risk"));
}

#[test]
fn all_are_achieved_only_together_and_one_that_is_missed_is_enough() {
    let all = |x: Target, y: Target| {
        let action = Action::new("a", "An action").roll_up(RollUpKind::All).target(x.weight(9)).target(y);
        promised([action])
    };
    let evaluation = reached(all(ended("x"), ten("y")), &[("x", 10.0), ("y", 3.0)]);
    assert_eq!(
        stands(node(&evaluation, "a")),
        ("at_risk", [Some(0.65), Some(0.75), Some(0.866_666_666_667)])
    );
    let evaluation = reached(all(ended("x"), ten("y")), &[("x", 9.0), ("y", 9.0)]);
    assert_eq!(node(&evaluation, "a").verdict.as_str(), "missed");
    let evaluation = reached(all(ended("x"), ended("y")), &[("x", 10.0), ("y", 12.0)]);
    assert_eq!(node(&evaluation, "a").verdict.as_str(), "achieved");
}

#[test]
fn more_than_the_whole_counts_up_to_the_cap_in_every_kind() {
    // 2.0 and 0.6: the greater one counts 1, or 1.5.
    for (kind, at_one, at_one_and_a_half) in [
        (RollUpKind::Mean, 0.8, 1.05),
        (RollUpKind::All, 0.8, 1.05),
        (RollUpKind::Geometric, 0.774_596_669_241, 0.948_683_298_051),
        (RollUpKind::Weakest, 0.6, 0.6),
    ] {
        let capped = |cap: f64| {
            let roll_up = RollUp::from(kind).cap(cap);
            let action = Action::new("a", "An action").roll_up(roll_up).target(ten("x")).target(ten("y"));
            stands(node(&reached(promised([action]), &[("x", 20.0), ("y", 6.0)]), "a")).1[0]
        };
        assert_eq!((capped(1.0), capped(1.5)), (Some(at_one), Some(at_one_and_a_half)), "{kind:?}");
    }
}

#[test]
fn an_action_brings_the_numbers_by_which_its_own_pace_is_made() {
    // `b` goes by its weakest, 0.2; `a` is the mean of that and 0.6.
    let inner = Action::new("b", "Inner").roll_up(RollUpKind::Weakest).target(ten("x")).target(ten("y"));
    let outer = Action::new("a", "Outer").action(inner).target(ten("z"));
    let evaluation = reached(promised([outer]), &[("x", 2.0), ("y", 9.0), ("z", 6.0)]);
    assert_eq!(stands(node(&evaluation, "b")), ("off_track", [Some(0.2), Some(0.5), Some(0.4)]));
    assert_eq!(stands(node(&evaluation, "a")), ("at_risk", [Some(0.4), Some(0.5), Some(0.8)]));
}

#[test]
fn a_sum_is_what_is_done_over_what_is_to_be_done_whatever_the_direction() {
    // Up from 0 to 100, of which 40 is done; down from 30 to 10, of which 15 is: 55 of 120.
    let up = Target::new("x", "x", "x", Goal::at_least(100)).baseline(0).due(super::DUE);
    let down = Target::new("y", "y", "y", Goal::at_most(10)).baseline(30).due(super::DUE);
    let action = Action::new("a", "An action").roll_up(RollUpKind::Sum).target(up).target(down);
    let evaluation = reached(promised([action]), &[("x", 40.0), ("y", 15.0)]);
    let held = node(&evaluation, "a");
    assert_eq!(stands(held), ("at_risk", [Some(0.458_333_333_333), Some(0.5), Some(0.916_666_666_667)]));
    // `y` is ahead of its half, so that all that is missing is in `x`.
    assert_eq!(held.decided_by.as_deref(), Some("x"));
}

#[test]
fn sums_in_sums_weigh_by_what_they_hold() {
    let of = |id: &str, bar: f64| Target::new(id, id, id, Goal::at_least(bar)).baseline(0).due(super::DUE);
    let inner =
        Action::new("b", "Inner").roll_up(RollUpKind::Sum).target(of("x", 30.0)).target(of("y", 10.0));
    let outer = Action::new("a", "Outer").roll_up(RollUpKind::Sum).action(inner).target(of("z", 60.0));
    let evaluation = reached(promised([outer]), &[("x", 3.0), ("y", 9.0), ("z", 30.0)]);
    // 12 of 40, and 42 of 100.
    assert_eq!(stands(node(&evaluation, "b")), ("off_track", [Some(0.3), Some(0.5), Some(0.6)]));
    assert_eq!(stands(node(&evaluation, "a")), ("at_risk", [Some(0.42), Some(0.5), Some(0.84)]));
}

#[test]
fn a_sum_in_which_nothing_is_to_be_done_has_no_size_in_the_sum_above_it() {
    // `x` started where it is to come to.
    let still = Target::new("x", "x", "x", Goal::at_least(10)).baseline(10).due(super::DUE);
    for missing in [MissingKind::Exclude, MissingKind::Zero, MissingKind::HoldBack] {
        let sum = || RollUp::from(RollUpKind::Sum).missing(missing);
        let inner = Action::new("b", "Inner").roll_up(sum()).target(still.clone());
        let outer = Action::new("a", "Outer").roll_up(sum()).action(inner).target(ten("z"));
        let weakest = draft::Method::preset("pace").unwrap().parents(draft::ParentKind::Weakest);
        for method in [draft::Method::preset("pace").unwrap(), weakest] {
            let values = [("x", 9.0), ("z", 10.0)];
            let evaluation = reached_under(method.build().unwrap(), promised([outer.clone()]), &values);
            let held = node(&evaluation, "a");
            assert_eq!(held.evidence.unwrap().get(), 0.5, "{missing:?}");
            // It is nothing, and so it is not zero either.
            let held_back = missing == MissingKind::HoldBack;
            assert_eq!(held.verdict.as_str(), if held_back { "at_risk" } else { "ahead" }, "{missing:?}");
        }
    }
}

#[test]
fn in_a_sum_what_has_no_size_is_missing_and_zero_nowhere() {
    // What `y` started from is not known, so that it is not known how much there is to do.
    let unknown = Target::new("y", "y", "y", Goal::at_least(10)).due(super::DUE);
    let plan = |missing: MissingKind| {
        let sum = RollUp::from(RollUpKind::Sum).missing(missing);
        promised([Action::new("a", "An action").roll_up(sum).target(ten("x")).target(unknown.clone())])
    };
    for (missing, verdict) in
        [(MissingKind::Exclude, "ahead"), (MissingKind::Zero, "ahead"), (MissingKind::HoldBack, "at_risk")]
    {
        let evaluation = reached(plan(missing), &[("x", 10.0), ("y", 12.0)]);
        let held = node(&evaluation, "a");
        assert_eq!(stands(held), (verdict, [Some(1.0), Some(0.5), Some(2.0)]), "{missing:?}");
        // What is missing keeps its weight, whatever its size.
        assert_eq!(held.evidence.unwrap().get(), 0.5);
    }
}

#[test]
fn what_has_a_size_and_no_figure_counts_as_zero_in_a_sum_by_its_size() {
    let of = |id: &str, bar: f64| Target::new(id, id, id, Goal::at_least(bar)).baseline(0).due(super::DUE);
    let sum = RollUp::from(RollUpKind::Sum).missing(MissingKind::Zero);
    let action = Action::new("a", "An action").roll_up(sum).target(of("x", 30.0)).target(of("y", 10.0));
    let evaluation = reached(promised([action]), &[("x", 18.0)]);
    let held = node(&evaluation, "a");
    assert_eq!(stands(held), ("at_risk", [Some(0.45), Some(0.5), Some(0.9)]));
    assert_eq!(held.evidence.unwrap().get(), 0.5);
}

#[test]
fn what_weighs_nothing_or_was_called_off_is_not_counted_by_a_quorum() {
    let quorum = |need: Need| RollUp { need: Some(need), ..RollUp::from(RollUpKind::Quorum) };
    let plan = |need: Need| {
        promised([Action::new("a", "An action")
            .roll_up(quorum(need))
            .target(ended("x").weight(0))
            .target(ended("y"))
            .target(ended("z"))])
    };
    let values = [("x", 10.0), ("y", 10.0), ("z", 3.0)];
    for (need, done) in
        [(Need::some(1), "achieved"), (Need::some(2), "missed"), (Need::part(0.5), "achieved")]
    {
        let evaluation = reached(plan(need.clone()), &values);
        let held = node(&evaluation, "a");
        assert_eq!(held.verdict.as_str(), done, "{need:?}");
        let counted = held.reasons.iter().find_map(|reason| match reason {
            Reason::Quorum { total, .. } | Reason::QuorumLost { total, .. } => Some(*total),
            _ => None,
        });
        assert_eq!(counted, Some(2), "{:?}", held.reasons);
    }
}

#[test]
fn a_method_that_goes_by_the_weakest_takes_its_standing_and_its_word() {
    let method = draft::Method::new("m", "By the weakest")
        .clause(
            draft::Clause::by(draft::SignalKind::Pace)
                .band(draft::Band::at_least(1, "sun", Standing::OnTrack))
                .band(draft::Band::otherwise("storm", Standing::OffTrack)),
        )
        .parents(draft::ParentKind::Weakest)
        .build()
        .unwrap();
    let plan = || {
        let inner = Action::new("b", "Inner").target(ten("x")).target(ten("y"));
        promised([Action::new("a", "Outer").action(inner).target(ten("z").weight(0))])
    };
    let judged = |values: &[(&str, f64)]| reached_under(method.clone(), plan(), values);
    // `z` is the worst, and has no weight.
    let evaluation = judged(&[("x", 9.0), ("y", 4.0), ("z", 1.0)]);
    for id in ["a", "b"] {
        let held = node(&evaluation, id);
        assert_eq!((held.verdict.as_str(), held.word.as_deref()), ("off_track", Some("storm")), "{id}");
    }
    assert_eq!(node(&evaluation, "b").decided_by.as_deref(), Some("y"));
    // What is missing keeps the node from being achieved.
    let evaluation = judged(&[("x", 10.0), ("z", 1.0)]);
    assert_eq!(node(&evaluation, "b").verdict.as_str(), "ahead");
}

#[test]
fn a_unit_of_what_is_summed_is_one_unit_of_measure() {
    let of = |unit: &str| {
        let mut plan = promised([Action::new("a", "An action").roll_up(RollUpKind::Sum).target(ten("x"))]);
        plan.actions[0]
            .targets
            .push(Target::new("y", "y", "other", Goal::at_least(10)).baseline(0).due(super::DUE));
        plan.indicator(Indicator::level("other", "other").unit(unit))
    };
    assert!(of("").build().is_ok());
    let faults = of("people").build().unwrap_err();
    assert_eq!(faults.as_slice()[0].place(), "actions[0].targets[1]");
}

#[test]
fn weights_whose_sum_is_no_number_leave_a_node_without_evidence_that_could_be_said() {
    let heavy = |id: &str| ten(id).weight(0.6e308);
    let action =
        |ids: &[&str]| ids.iter().fold(Action::new("a", "An action"), |action, id| action.target(heavy(id)));
    let evaluation = reached(promised([action(&["x"])]), &[("x", 5.0)]);
    assert_eq!(node(&evaluation, "a").evidence.map(f64::from), Some(1.0));
    let evaluation = reached(promised([action(&["x", "y", "z"])]), &[("x", 5.0), ("y", 5.0), ("z", 5.0)]);
    let held = node(&evaluation, "a");
    assert_eq!((held.verdict.as_str(), held.evidence), ("not_assessable", None), "{:?}", held.reasons);
}
