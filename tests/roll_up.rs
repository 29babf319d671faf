//! Roll-up: groups within groups, weights, and what is missing, computed by hand.

mod flat;
mod gates;
mod kinds;

use tenfold::draft::{
    self, Action, Entry, Goal, Indicator, Ledger, MissingKind, Plan, RollUp, RollUpKind, Target,
};
use tenfold::rules::Method;
use tenfold::{Evaluation, NodeResult, Options, Reason, Way, evaluate};

/// Judges three series that double, halve and stay; the first two form a group.
fn grouped(method: &str) -> Evaluation {
    let series = |id: &str| Target::new(id, id, id, Goal::improve(Way::Up)).baseline(100).start("2015-12-31");
    let mut plan = Plan::new("p", "Series in groups", "2015-12-31").action(
        Action::new("indicator", "An indicator")
            .action(Action::new("group", "A named group").target(series("doubles")).target(series("halves")))
            .action(Action::new("other", "Another").target(series("stays"))),
    );
    for id in ["doubles", "halves", "stays"] {
        plan = plan.indicator(Indicator::level(id, id));
    }
    let plan = plan.build().unwrap();
    let ledger = Ledger::new("p")
        .entry(Entry::reading("e1", "doubles", "2020", 200))
        .entry(Entry::reading("e2", "halves", "2020", 50))
        .entry(Entry::reading("e3", "stays", "2020", 100))
        .build(&plan)
        .unwrap();
    let options = Options::new("2020-12-31".parse().unwrap()).method(Method::preset(method).unwrap());
    evaluate(&plan, &ledger, &options).unwrap()
}

fn score(evaluation: &Evaluation, action: &str) -> f64 {
    let found = evaluation.actions.iter().find(|result| result.id.as_str() == action).unwrap();
    found.node.score.unwrap().get()
}

#[test]
fn scores_of_named_groups_are_averaged_before_the_indicator_is() {
    let evaluation = grouped("statcan");
    let scores: Vec<f64> = evaluation.targets.iter().map(|target| target.score.unwrap().get()).collect();
    assert_eq!(scores, [5.0, -5.0, -2.5]);
    assert_eq!(score(&evaluation, "group"), 0.0);
    // The mean of 0 and −2.5, where a flat mean of the three series would be −0.83.
    assert_eq!(score(&evaluation, "indicator"), -1.25);
    let indicator = &evaluation.actions[0].node;
    assert_eq!(
        (indicator.verdict.as_str(), indicator.word.as_deref()),
        ("off_track", Some("limited_progress"))
    );
}

#[test]
fn without_scores_goals_to_improve_are_counted_and_the_weakest_says_how_their_action_stands() {
    let evaluation = grouped("pace");
    let group = &evaluation.actions[1].node;
    assert_eq!((group.verdict.as_str(), group.score), ("off_track", None));
    assert_eq!(group.decided_by.as_deref(), Some("halves"));
}

/// A plan of one action: ten of ten by weight 3, and nothing known of the other by weight 1.
fn half_known(roll_up: Option<RollUp>) -> Evaluation {
    let target = |id: &str| Target::new(id, id, id, Goal::at_least(10)).baseline(0).due("2024-12-31");
    let mut action = Action::new("a", "An action").target(target("known").weight(3)).target(target("silent"));
    action.roll_up = roll_up.map(Box::new);
    let plan = Plan::new("p", "Half known", "2020-12-31")
        .indicator(Indicator::level("known", "known"))
        .indicator(Indicator::level("silent", "silent"))
        .action(action)
        .build()
        .unwrap();
    let ledger = Ledger::new("p").entry(Entry::reading("e", "known", "2022-12-31", 6)).build(&plan).unwrap();
    evaluate(&plan, &ledger, &Options::new("2022-12-31".parse().unwrap())).unwrap()
}

#[test]
fn what_is_missing_is_left_out_while_enough_weight_has_evidence() {
    let node = &half_known(None).actions[0].node;
    assert_eq!(node.evidence.unwrap().get(), 0.75);
    assert_eq!(node.score.unwrap().get(), 0.6);
    assert_eq!(node.verdict.as_str(), "ahead");
    let strict = RollUp::default().floor(0.8);
    let node = &half_known(Some(strict)).actions[0].node;
    assert_eq!((node.verdict.as_str(), node.score), ("no_data", None));
}

#[test]
fn what_is_missing_counts_as_zero_where_the_plan_says_so() {
    let node = &half_known(Some(RollUp::default().missing(MissingKind::Zero))).actions[0].node;
    // (3 · 0.6 + 1 · 0) / 4, against an expected half.
    assert!((node.score.unwrap().get() - 0.45).abs() < 1e-12);
    let expected = node.expected.unwrap().get();
    assert!((node.pace.unwrap().get() - 0.45 / expected).abs() < 1e-12);
}

#[test]
fn what_is_missing_holds_the_action_back_where_the_plan_says_so() {
    let node = &half_known(Some(RollUp::default().missing(MissingKind::HoldBack))).actions[0].node;
    assert_eq!((node.verdict.as_str(), node.score.unwrap().get()), ("at_risk", 0.6));
}

/// The first day, the day after half of the time, and the due day of the promises below.
const START: &str = "2021-01-01";
const HALF: &str = "2022-01-01";
const DUE: &str = "2023-01-01";

/// Returns a promise of ten from zero, of which half is expected on the day of the evaluation.
fn ten(id: &str) -> Target {
    Target::new(id, id, id, Goal::at_least(10)).baseline(0).due(DUE)
}

/// Returns a promise of ten from zero that has ended before the day of the evaluation.
fn ended(id: &str) -> Target {
    ten(id).due("2021-06-30")
}

/// A plan whose targets each have an indicator of their own, by the target's name.
fn promised(actions: impl IntoIterator<Item = Action>) -> Plan {
    let mut plan = Plan::new("p", "A plan", START);
    plan.actions.extend(actions);
    let mut open: Vec<&Action> = plan.actions.iter().collect();
    let mut names = Vec::new();
    while let Some(action) = open.pop() {
        names.extend(action.targets.iter().filter_map(|target| target.indicator.clone()));
        open.extend(action.actions.iter());
    }
    plan.indicators.extend(names.into_iter().map(|name| Indicator::level(name.clone(), name)));
    plan
}

/// Judges a plan by what was reached of each promise by the end of June 2021.
fn reached_under(method: Method, plan: Plan, values: &[(&str, f64)]) -> Evaluation {
    let plan = plan.build().unwrap_or_else(|faults| panic!("{faults}"));
    let mut ledger = Ledger::new("p");
    for (id, value) in values {
        ledger = ledger.entry(Entry::reading(*id, *id, "2021-06-30", *value));
    }
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    let options = Options::new(HALF.parse().unwrap()).method(method);
    evaluate(&plan, &ledger, &options).unwrap()
}

fn reached_by(method: &str, plan: Plan, values: &[(&str, f64)]) -> Evaluation {
    reached_under(Method::preset(method).unwrap(), plan, values)
}

fn reached(plan: Plan, values: &[(&str, f64)]) -> Evaluation {
    reached_by("pace", plan, values)
}

fn node<'e>(evaluation: &'e Evaluation, action: &str) -> &'e NodeResult {
    &evaluation.actions.iter().find(|result| result.id.as_str() == action).unwrap().node
}

/// Returns verdict, score, expected and pace, the numbers to twelve places.
fn stands(node: &NodeResult) -> (&'static str, [Option<f64>; 3]) {
    let short = |number: Option<tenfold::Finite>| number.map(|number| (number.get() * 1e12).round() / 1e12);
    (node.verdict.as_str(), [short(node.score), short(node.expected), short(node.pace)])
}

#[test]
fn of_units_and_tags_it_is_said_which_targets_they_are_of_and_with_which_weight() {
    let answered = ten("x").responsible(draft::Responsible::leading("u")).tag("red");
    let mut plan = promised([Action::new("a", "A").target(answered).target(ten("y").weight(3).tag("red"))]);
    plan.units.push(draft::Unit::new("u", "A unit"));
    let evaluation = reached(plan, &[("x", 5.0)]);
    let named = |answers: &[tenfold::Answer]| -> Vec<(String, f64)> {
        answers.iter().map(|answer| (answer.target.to_string(), answer.weight.get())).collect()
    };
    assert_eq!(named(&evaluation.units[0].targets), [("x".to_owned(), 0.25)]);
    assert_eq!(named(&evaluation.tags[0].targets), [("x".to_owned(), 0.25), ("y".to_owned(), 0.75)]);
}

#[test]
fn the_weakest_and_the_last_that_is_needed_are_named_among_the_reasons() {
    let values = [("x", 1.0), ("y", 5.0), ("z", 9.0)];
    let held = |roll_up: RollUp| {
        let held = Action::new("a", "A").roll_up(roll_up).target(ten("x")).target(ten("y")).target(ten("z"));
        node(&reached(promised([held]), &values), "a").clone()
    };
    let weakest = held(RollUp::default().kind(RollUpKind::Weakest));
    assert_eq!(weakest.decided_by.as_deref(), Some("x"));
    let names = |reason: &Reason| matches!(reason, Reason::Weakest { child, .. } if child == "x");
    assert!(weakest.reasons.iter().any(names), "{:?}", weakest.reasons);
    let quorum = held(RollUp::default().kind(RollUpKind::Quorum).need(draft::Need::some(2)));
    assert_eq!(quorum.decided_by.as_deref(), Some("y"));
    let names = |reason: &Reason| matches!(reason, Reason::LastNeeded { child, need: 2, .. } if child == "y");
    assert!(quorum.reasons.iter().any(names), "{:?}", quorum.reasons);
}

#[test]
fn levels_that_were_reached_or_missed_count_whole_or_nothing_where_no_share_of_the_way_is_known() {
    let scale = draft::Scale::new("scale", "A scale")
        .level(draft::Level::new("low", "Low"))
        .level(draft::Level::new("high", "High"));
    let reach = |id: &str| Target::new(id, id, id, Goal::reach("high")).due("2021-06-30");
    let graded = |id: &str| Indicator::new(id, id, draft::Measure::grade("scale"));
    let plan = Plan::new("p", "A plan", START)
        .scale(scale)
        .indicator(graded("x"))
        .indicator(graded("y"))
        .action(Action::new("a", "A").target(reach("x")).target(reach("y").weight(3)))
        .build()
        .unwrap();
    let ledger = Ledger::new("p")
        .entry(Entry::grade("e", "x", "2021-06-30", "high"))
        .entry(Entry::grade("f", "y", "2021-06-30", "low"))
        .build(&plan)
        .unwrap();
    let evaluation = evaluate(&plan, &ledger, &Options::new(HALF.parse().unwrap())).unwrap();
    assert_eq!(node(&evaluation, "a").score.map(f64::from), Some(0.25));
}
