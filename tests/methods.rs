//! Methods as data: what a verdict says of the signals behind it.

use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
use tenfold::rules::Method;
use tenfold::{Options, evaluate};

#[test]
fn a_verdict_names_every_signal_that_its_clause_and_the_guards_before_it_looked_at() {
    let plan = Plan::new("p", "P", "2018-12-31")
        .indicator(Indicator::level("i", "I"))
        .action(
            Action::new("a", "A")
                .target(Target::new("t", "T", "i", Goal::at_least(20)).baseline(0).due("2030-12-31")),
        )
        .build()
        .unwrap();
    let mut ledger = Ledger::new("p");
    // Each year one more: 12 more years lead from 6 to 12, where 20 was promised.
    for (year, value) in (2019..2025).zip(1..) {
        ledger = ledger.entry(Entry::reading(format!("e{year}"), "i", year.to_string(), value));
    }
    let ledger = ledger.build(&plan).unwrap();
    let options = Options::new("2024-12-31".parse().unwrap());
    let judged = |method: &str| {
        let options = options.clone().method(Method::preset(method).unwrap());
        evaluate(&plan, &ledger, &options).unwrap().targets.remove(0)
    };
    let weather = judged("weather");
    let guards: Vec<(&str, f64)> =
        weather.guards.iter().map(|guard| (guard.name, guard.value.get())).collect();
    assert!(guards.contains(&("mean_change", 1.0)), "{guards:?}");
    // Six more years give six more, of the fourteen that are left: eight fourteenths are missed.
    let miss = weather.signal.unwrap();
    assert_eq!(miss.name, "projected_miss");
    assert!((miss.value.get() - 8.0 / 14.0).abs() < 1e-12);
    assert!(judged("pace").guards.is_empty());
}
