//! Guards: which clause judges.

use tenfold::draft::{Band, Clause, Goal, Guard, GuardKind, Indicator, Method, Order, SignalKind, Target};
use tenfold::{Standing, Way};

use super::{judged, level, target};

/// The latest of two figures, both at the ends of years.
const READ: [f64; 2] = [6.0, 5.0];

/// Whether a guard holds: then the clause behind it judges by the value, and else the next one by the baseline of 2.
fn holds(guard: impl Into<Guard>, target: Target, indicator: Indicator) -> bool {
    let so = |signal: SignalKind| Clause::by(signal).band(Band::otherwise("so", Standing::OnTrack));
    let method = Method::new("own", "Own")
        .order(Order::DataOnly)
        .clause(so(SignalKind::Value).when(guard))
        .clause(so(SignalKind::Baseline));
    let said = judged(target.baseline(2), indicator, &READ, method.build().unwrap()).signal.unwrap();
    match said.name {
        "value" => true,
        "baseline" => false,
        other => panic!("{other} judges"),
    }
}

fn up(bar: i32) -> Target {
    target(Goal::at_least(bar)).due("2030-12-31")
}

#[test]
fn a_guard_holds_for_what_it_says_and_its_opposite_for_all_else() {
    let on = |kind: GuardKind, target: Target| {
        let found = holds(kind, target.clone(), level());
        assert_eq!(holds(!Guard::from(kind), target, level()), !found, "{kind:?}");
        found
    };
    assert!(on(GuardKind::HasBar, up(20)));
    assert!(!on(GuardKind::HasBar, target(Goal::improve(Way::Up))));
    assert!(on(GuardKind::Met, up(5)) && !on(GuardKind::Met, up(6)));
    assert!(on(GuardKind::Improves, target(Goal::improve(Way::Up))) && !on(GuardKind::Improves, up(20)));
    // Judged as of the end of 2024: a due day is over on the day after it.
    let due = |day: &str| target(Goal::at_least(20)).due(day);
    assert!(on(GuardKind::PastDue, due("2024-12-30")) && !on(GuardKind::PastDue, due("2024-12-31")));
    assert!(!on(GuardKind::PastDue, due("2025-01-01")));
}

#[test]
fn a_guard_on_the_way_on_figures_and_on_a_signal_holds_within_its_bounds() {
    let on = |guard: Guard| holds(guard, up(20), level());
    assert!(on(Guard::from(GuardKind::Way).way(Way::Up)) && !on(Guard::from(GuardKind::Way).way(Way::Down)));
    for (points, held) in [(1_u32, true), (2, true), (3, false)] {
        assert_eq!(on(Guard::from(GuardKind::Points).points(points)), held, "{points} figures of two");
    }
    assert!(on(Guard::has(SignalKind::Pace)) && !on(Guard::has(SignalKind::Freshness)));
    let value = || Guard::on(SignalKind::Value);
    for (bound, held) in [
        (4.0, [true, true, false, false]),
        (5.0, [true, false, true, false]),
        (6.0, [false, false, true, true]),
    ] {
        let guards =
            [value().at_least(bound), value().above(bound), value().at_most(bound), value().below(bound)];
        assert_eq!(guards.map(on), held, "at least, above, at most and below {bound}");
    }
    // Of a signal that cannot be had nothing holds, not even the opposite.
    let fresh = || Guard::on(SignalKind::Freshness).at_least(0);
    assert!(!on(fresh()) && !on(!fresh()));
}

#[test]
fn freshness_is_the_age_of_the_figure_over_the_days_for_which_it_stands() {
    // The figure of 2020 is 1,461 days old at the end of 2024.
    let by = || {
        let clause = Clause::by(SignalKind::Freshness).band(Band::otherwise("so", Standing::OnTrack));
        Method::new("own", "Own").order(Order::DataOnly).clause(clause).build().unwrap()
    };
    let of = |days: u32| {
        judged(up(20), level().fresh_days(days), &READ, by()).signal.map(|signal| signal.value.get())
    };
    assert_eq!(of(1461), Some(1.0));
    assert_eq!(of(2922), Some(0.5));
    assert_eq!(of(0), None, "what is stale at once is never fresh");
}
