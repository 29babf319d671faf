//! Methods as data: what a verdict says of the signals behind it.

#[path = "../examples/methods/choosing.rs"]
mod choosing;
mod guards;
mod outlook;
#[path = "../examples/methods/page.rs"]
mod page;
mod series;

use crate::report::{is_as_in, is_the_file};
use tenfold::draft::{
    self, Action, Band, Clause, Curve, Edges, Entry, Goal, Indicator, Ledger, Piece, Plan, Signal,
    SignalKind, Target, TrajectoryKind,
};
use tenfold::rules::{Lack, Method};
use tenfold::{Options, Reason, Standing, TargetResult, Why, evaluate};

/// Judges one target on one indicator that was read at the ends of the years from 2019 on.
fn judged(target: Target, indicator: Indicator, readings: &[f64], method: Method) -> TargetResult {
    let plan = Plan::new("p", "P", "2018-12-31").indicator(indicator);
    let plan = plan.action(Action::new("a", "A").target(target)).build().unwrap();
    let entries = (2019..)
        .zip(readings)
        .map(|(year, value)| Entry::reading(format!("e{year}"), "i", year.to_string(), *value));
    let ledger = entries.fold(Ledger::new("p"), Ledger::entry).build(&plan).unwrap();
    let options = Options::new("2024-12-31".parse().unwrap()).method(method);
    evaluate(&plan, &ledger, &options).unwrap().targets.remove(0)
}

fn level() -> Indicator {
    Indicator::level("i", "I")
}

fn target(goal: Goal) -> Target {
    Target::new("t", "T", "i", goal).start("2018-12-31")
}

/// Returns a method of one clause and one word.
fn by(signal: impl Into<Signal>) -> draft::Method {
    let clause = Clause::by(signal).band(Band::otherwise("so", Standing::OnTrack));
    draft::Method::new("own", "Own").clause(clause)
}

/// Returns the signal of a target by its kind, or why it cannot be had.
fn signal(target: Target, kind: SignalKind, edges: Edges) -> Result<f64, Lack> {
    let method = by(kind).edges(edges).order(draft::Order::DataOnly).build().unwrap();
    let result = judged(target, level(), &[6.0, 5.0], method);
    match (result.signal, result.reasons.first()) {
        (Some(signal), _) => Ok(signal.value.get()),
        (None, Some(Reason::NotAssessable { why: Why::NoSignal { lack, .. } })) => Err(*lack),
        (None, reason) => panic!("{reason:?}"),
    }
}

#[test]
fn plain_signals_are_the_numbers_of_the_target_and_what_is_left_is_goalwards() {
    let up = || target(Goal::at_least(20)).baseline(2).due("2030-12-31");
    let down = || target(Goal::at_most(2)).baseline(10).due("2030-12-31");
    let has = |target: Target, kind| signal(target, kind, Edges::default());
    assert_eq!(has(up(), SignalKind::Value), Ok(5.0));
    assert_eq!(has(up(), SignalKind::Baseline), Ok(2.0));
    assert_eq!(has(up(), SignalKind::Bar), Ok(20.0));
    assert_eq!(has(up(), SignalKind::Open), Ok(15.0));
    assert_eq!(has(up(), SignalKind::Required), Ok(2.5));
    // Of 4383 days 2192 have passed.
    assert_eq!(has(up(), SignalKind::Elapsed), Ok(2192.0 / 4383.0));
    assert_eq!(has(down(), SignalKind::Open), Ok(3.0));
    assert_eq!(has(down(), SignalKind::Required), Ok(0.5));
    assert_eq!(has(target(Goal::at_most(7)).due("2030-12-31"), SignalKind::Open), Ok(-2.0), "it is past it");
}

#[test]
fn a_plain_signal_that_cannot_be_had_says_why() {
    let lacks = |target: Target, kind| signal(target, kind, Edges::default()).unwrap_err();
    let undated = || target(Goal::at_least(20));
    assert_eq!(lacks(undated(), SignalKind::Baseline), Lack::NoBaseline);
    assert_eq!(lacks(undated(), SignalKind::Required), Lack::Undated);
    assert_eq!(lacks(undated().due("2024-12-31"), SignalKind::Required), Lack::NoTimeLeft);
    let between = || target(Goal::between(20, 30));
    assert_eq!(lacks(between(), SignalKind::Bar), Lack::NoWay);
    assert_eq!(lacks(between(), SignalKind::Open), Lack::NoWay);
    let direction = || target(Goal::improve(tenfold::Way::Up));
    assert_eq!(lacks(direction(), SignalKind::Bar), Lack::NoBar);
    assert_eq!(lacks(direction(), SignalKind::Open), Lack::NoBar);
    assert_eq!(lacks(direction(), SignalKind::Attainment), Lack::NoBar);
    assert_eq!(lacks(direction(), SignalKind::Expected), Lack::NoBar);
    assert_eq!(lacks(undated(), SignalKind::Attainment), Lack::NoBaseline);
    assert_eq!(lacks(undated().baseline(2), SignalKind::Expected), Lack::Undated);
    let compound = undated().due("2030-12-31").trajectory(TrajectoryKind::Compound);
    assert_eq!(lacks(compound, SignalKind::Expected), Lack::NoBaseline);
}

#[test]
fn the_margin_is_the_way_to_the_next_better_band() {
    use Standing::{Ahead, AtRisk, OffTrack, OnTrack};
    let margin = |cuts: &[(f64, Standing)], last: Standing, value: f64| {
        let words = ["a", "b", "c", "d"];
        let mut clause = Clause::by(SignalKind::Value);
        for ((cut, standing), word) in cuts.iter().zip(words) {
            clause = clause.band(Band::at_least(*cut, word, *standing));
        }
        let method = draft::Method::new("own", "Own").order(draft::Order::DataOnly);
        let method = method.clause(clause.band(Band::otherwise("last", last))).build().unwrap();
        judged(target(Goal::at_least(100)), level(), &[value], method).margin.map(f64::from)
    };
    // More is better, and less is better: the next band, also one of the same standing.
    let falling = [(10.0, Ahead), (5.0, OnTrack)];
    assert_eq!([12.0, 7.0, 3.0].map(|value| margin(&falling, AtRisk, value)), [None, Some(3.0), Some(2.0)]);
    let rising = [(10.0, OffTrack), (5.0, OffTrack)];
    assert_eq!([12.0, 7.0, 3.0].map(|value| margin(&rising, OnTrack, value)), [Some(-2.0), Some(-2.0), None]);
    // The best is in the middle, and on both sides: the nearer one, and of two as near the upper.
    let middle = [(10.0, OffTrack), (5.0, OnTrack)];
    assert_eq!([12.0, 7.0, 3.0].map(|value| margin(&middle, AtRisk, value)), [Some(-2.0), None, Some(2.0)]);
    let outer = [(20.0, OnTrack), (10.0, AtRisk)];
    assert_eq!(
        [17.0, 15.0, 14.0].map(|value| margin(&outer, Ahead, value)),
        [Some(3.0), Some(5.0), Some(-4.0)]
    );
    let alike = [(20.0, AtRisk), (10.0, AtRisk), (5.0, OnTrack)];
    assert_eq!(margin(&alike, AtRisk, 15.0), Some(-5.0), "no better is above it");
}

#[test]
fn the_score_of_what_is_divided_by_zero_is_the_highest_unless_it_is_said() {
    let zero_scaled = |zero: Option<f64>| {
        let mut curve = Curve::between(-1, 3).piece(Piece::line(1, 0).per(draft::ScaledBy::DeadBand));
        curve.zero_scale = zero.map(Into::into);
        let band = Band::otherwise("so", Standing::OnTrack);
        let clause = Clause::by(SignalKind::Value).band(band).curve(curve);
        draft::Method::new("own", "Own")
            .order(draft::Order::DataOnly)
            .met(draft::Met::new("met").score(3))
            .clause(clause)
    };
    let score = |zero: Option<f64>| {
        let method = zero_scaled(zero).build().unwrap_or_else(|faults| panic!("{faults}"));
        let again = draft::Method::from(&method).build().unwrap();
        assert_eq!(again, method, "as it is printed");
        judged(target(Goal::improve(tenfold::Way::Up)), level(), &[4.0, 5.0], method).score.map(f64::from)
    };
    assert_eq!(score(None), Some(3.0));
    for zero in [-1.0, 0.0, 3.0] {
        assert_eq!(score(Some(zero)), Some(zero));
    }
    for outside in [-1.5, 3.5] {
        assert!(zero_scaled(Some(outside)).build().is_err(), "{outside}");
    }
}

#[test]
fn where_there_is_no_way_to_go_the_method_may_say_what_is_attained() {
    let edges = Edges::default().no_way(0.25);
    let slipped = || target(Goal::at_least(10)).baseline(12).due("2030-12-31");
    for kind in [SignalKind::Attainment, SignalKind::Pace, SignalKind::Spi] {
        // Without a way to go everything is expected from the start.
        assert_eq!(signal(slipped(), kind, Edges::default()), Ok(0.0));
        assert_eq!(signal(slipped(), kind, edges), Ok(0.25));
    }
    assert_eq!(signal(slipped(), SignalKind::Gap, edges), Ok(-0.75));
    let projected = |edges| {
        let method = by(Signal::projected_attainment(draft::ForecastKind::FromBaseline)).edges(edges);
        judged(slipped(), level(), &[6.0, 5.0], method.build().unwrap())
            .signal
            .map(|signal| signal.value.get())
    };
    assert_eq!((projected(Edges::default()), projected(edges)), (Some(0.0), Some(0.25)));
    let way = target(Goal::at_least(10)).baseline(0).due("2030-12-31");
    assert_eq!(signal(way, SignalKind::Attainment, edges), Ok(0.5));
    let met = target(Goal::at_least(5)).baseline(5);
    assert_eq!(signal(met, SignalKind::Attainment, edges), Ok(0.25));
}

#[test]
fn what_is_met_without_a_way_to_go_scores_what_the_clauses_say_if_the_method_says_what_is_attained() {
    let scored = |edges| {
        let curve = draft::Curve::between(0, 1).piece(draft::Piece::line(1, 0));
        let mut method = by(SignalKind::Attainment).edges(edges).met(draft::Met::new("done").score(1));
        method.clauses[0].curve = Some(curve);
        judged(target(Goal::at_least(5)).baseline(5), level(), &[6.0], method.build().unwrap())
    };
    let (all, none) = (scored(Edges::default()), scored(Edges::default().no_way(0)));
    assert_eq!(all.score.map(f64::from), Some(1.0));
    assert_eq!(none.score.map(f64::from), Some(0.0));
    assert_eq!((none.word.as_deref(), none.verdict.standing()), (Some("done"), Some(Standing::Achieved)));
}

#[test]
fn a_score_of_a_signal_that_cannot_be_had_is_no_score() {
    let scored = |goal| {
        let curve = draft::Curve::between(0, 1).of(SignalKind::Attainment).piece(draft::Piece::line(1, 0));
        let mut method = by(SignalKind::Points);
        method.clauses[0].curve = Some(curve);
        judged(target(goal).baseline(0).due("2030-12-31"), level(), &[6.0], method.build().unwrap())
    };
    let bar = scored(Goal::at_least(12));
    assert_eq!((bar.score.map(f64::from), bar.signal.unwrap().name), (Some(0.5), "points"));
    let direction = scored(Goal::improve(tenfold::Way::Up));
    assert_eq!((direction.score, direction.word.as_deref()), (None, Some("so")));
}

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
    // Each once, whichever of them holds; those behind the clause that judged are not looked at.
    let clause = || Clause::by(SignalKind::Attainment).band(Band::otherwise("so", Standing::OnTrack));
    let on = draft::Guard::on;
    let own = draft::Method::new("own", "Own")
        .clause(clause().when(draft::Guard::has(SignalKind::Pace)).when(on(SignalKind::Pace).at_least(5)))
        .clause(clause().when(on(SignalKind::Baseline).at_least(100)).when(on(SignalKind::Pace).at_least(4)))
        .clause(clause().when(on(SignalKind::Bar).at_least(1)).when(on(SignalKind::Baseline).at_most(1)))
        .clause(clause().when(on(SignalKind::Elapsed).at_least(1)))
        .clause(clause());
    let judged = evaluate(&plan, &ledger, &options.clone().method(own.build().unwrap())).unwrap();
    let names: Vec<&str> = judged.targets[0].guards.iter().map(|guard| guard.name).collect();
    assert_eq!(names, ["pace", "baseline", "bar"]);
}

#[test]
fn what_a_host_filled_in_is_a_reason_and_what_it_left_is_none() {
    let reasons = |host: &[&str]| {
        let mut stated = target(Goal::at_least(20)).baseline(0).due("2030-12-31");
        stated.host = host.iter().map(ToString::to_string).collect();
        judged(stated, level(), &[6.0], draft::Method::preset("pace").unwrap().build().unwrap()).reasons
    };
    let filled = |host: &[&str]| {
        let fields = |reason: &Reason| match reason {
            Reason::HostFilled { fields } => Some(fields.clone()),
            _ => None,
        };
        reasons(host).iter().filter_map(fields).collect::<Vec<_>>()
    };
    assert_eq!(filled(&["due"]), [["due"]]);
    assert!(filled(&[]).is_empty());
}

fn preset(name: &str) -> Method {
    Method::preset(name).unwrap()
}

#[test]
fn a_promise_that_starts_from_nothing_looks_far_better_by_growth_than_by_pace() {
    // A tenth of the way at half time, as the page on choosing says.
    let goal = || target(Goal::at_least(400)).baseline(0).due("2030-12-31");
    let said = |method| judged(goal(), level(), &[0.0, 10.0, 20.0, 25.0, 30.0, 40.0], preset(method));
    let word = |method| said(method).word.unwrap_or_default();
    assert_eq!(said("pace").verdict.standing(), Some(Standing::OffTrack));
    assert_eq!(word("statcan"), "substantial_progress");
    assert_eq!(word("eurostat"), "significant_progress");
    assert_eq!(word("unsd-2023"), "fair_progress");
}

#[test]
fn a_grade_knows_no_due_day() {
    let said = |method| {
        let over = target(Goal::at_least(10)).baseline(0).due("2023-12-31");
        judged(over, level(), &[0.0, 2.0, 4.0, 6.0, 8.0], preset(method))
    };
    let graded = said("google-okr");
    assert_eq!((graded.word.as_deref(), graded.verdict.standing()), (Some("green"), Some(Standing::OnTrack)));
    assert_eq!(said("pace").verdict.standing(), Some(Standing::Missed));
}

#[test]
fn the_method_of_ones_own_on_the_page_judges_goals_to_improve_too() {
    let page = include_str!("../examples/methods/choosing.md");
    let (_, rest) = page.split_once("r#\"").unwrap();
    let (json, _) = rest.split_once("\"#").unwrap();
    let standing = |goal: Goal, latest: f64| {
        let method = Method::from_json(json).unwrap_or_else(|faults| panic!("{faults}"));
        let target = target(goal).baseline(10).due("2030-12-31");
        judged(target, level(), &[10.0, 10.0, 10.0, 10.0, 10.0, latest], method).verdict.standing()
    };
    let improve = || Goal::improve(tenfold::Way::Up);
    assert_eq!(standing(improve(), 12.0), Some(Standing::OnTrack));
    assert_eq!(standing(improve(), 10.0), Some(Standing::AtRisk));
    assert_eq!(standing(improve(), 8.0), Some(Standing::OffTrack));
    assert_eq!(standing(Goal::at_least(20), 12.0), Some(Standing::OffTrack));
}

#[test]
fn every_preset_reads_as_before_with_all_its_cuts_and_words() {
    let pages: Vec<String> = Method::presets().filter_map(Method::preset).map(|it| page::page(&it)).collect();
    is_as_in("methods.txt", &pages.concat());
}

#[test]
fn the_page_on_which_a_method_is_chosen_says_what_the_methods_say() {
    is_the_file("core/docs/methods.md", &choosing::choosing().unwrap_or_else(|faults| panic!("{faults}")));
}

#[test]
fn what_stands_in_the_way_of_something_expected_is_named() {
    let lacks = |target: Target| signal(target, SignalKind::Expected, Edges::default()).unwrap_err();
    // A compound way leads to no bar of another sign, and to none of zero.
    let compound = |bar: i32| {
        target(Goal::at_most(bar))
            .baseline(draft::Baseline::reading("2019-12-31"))
            .due("2030-12-31")
            .trajectory(TrajectoryKind::Compound)
    };
    assert_eq!(lacks(compound(-5)), Lack::SignCrossing);
    assert_eq!(lacks(compound(0)), Lack::SignCrossing);
    let some = signal(compound(2), SignalKind::Expected, Edges::default()).unwrap();
    assert!((0.4..0.8).contains(&some), "{some}");
}

#[test]
fn where_there_is_a_way_it_is_projected_and_where_there_is_none_the_edge_says_what_counts() {
    let edges = || Edges::default().no_way(0.25);
    let goes = |target: Target| {
        let kind =
            draft::Signal::from(SignalKind::ProjectedAttainment).forecast(draft::ForecastKind::FromBaseline);
        let method = by(kind).edges(edges()).order(draft::Order::DataOnly).build().unwrap();
        judged(target, level(), &[6.0, 5.0], method).signal.unwrap().value.get()
    };
    assert_eq!(goes(target(Goal::at_most(7)).baseline(6).due("2030-12-31")), 0.25);
    let way = goes(target(Goal::at_most(2)).baseline(10).due("2030-12-31"));
    assert!(way > 1.0, "{way}");
}
