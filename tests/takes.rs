//! What a target takes: held against a second evaluation with a real figure on that day.

use tenfold::draft::{
    self, Action, Baseline, Entry, ForecastKind, Goal, Indicator, Ledger, Level, Measure, Plan, Scale,
    Target, Trajectory, TrajectoryKind,
};
use tenfold::rules::Method;
use tenfold::{
    Code, Every, NoLeast, Options, Settle, Standing, Takes, Verdict, Way, evaluate, what_it_takes,
};

const START: &str = "2021-12-31";
const DUE: &str = "2025-12-31";
const NOW: &str = "2023-12-31";

/// Returns a plan of one target `t` on the level `l`.
fn plan(target: Target) -> Plan {
    Plan::new("p", "P", START)
        .due(DUE)
        .indicator(Indicator::level("l", "L"))
        .action(Action::new("a", "A").target(target))
}

fn target(goal: Goal) -> Target {
    Target::new("t", "T", "l", goal)
}

fn readings(readings: &[(&str, f64)]) -> Ledger {
    let entry = |(index, (day, value)): (usize, &(&str, f64))| {
        Entry::reading(format!("e{index}"), "l", *day, *value).recorded("2021-01-01T00:00:00Z")
    };
    let mut ledger = Ledger::new("p");
    ledger.entries = readings.iter().enumerate().map(entry).collect();
    ledger
}

/// Returns a preset that claims that better never stands worse.
fn monotone(preset: &str) -> Method {
    let mut draft = draft::Method::preset(preset).unwrap();
    draft.monotone = true;
    draft.build().unwrap()
}

/// A target, the facts so far, and the method.
struct Case {
    plan: tenfold::Plan,
    ledger: Ledger,
    method: Method,
}

impl Case {
    fn new(plan: Plan, ledger: Ledger, method: Method) -> Self {
        Self { plan: plan.build().unwrap_or_else(|faults| panic!("{faults}")), ledger, method }
    }

    fn options(&self, day: &str) -> Options {
        Options::new(day.parse().unwrap()).method(self.method.clone())
    }

    fn takes(&self) -> Takes {
        let ledger = self.ledger.clone().build(&self.plan).unwrap_or_else(|faults| panic!("{faults}"));
        what_it_takes(&self.plan, &ledger, &self.options(NOW), &"t".parse().unwrap()).unwrap()
    }

    /// Evaluates the plan on a day with one figure more.
    fn with(&self, day: &str, value: f64) -> Verdict {
        let figure = Entry::reading("figure", "l", day, value).recorded("2030-01-01T00:00:00Z");
        let ledger = self.ledger.clone().entry(figure).build(&self.plan).unwrap();
        evaluate(&self.plan, &ledger, &self.options(day)).unwrap().targets[0].verdict
    }

    /// Checks every least value against real evaluations, and returns them.
    fn holds(&self, sign: f64) -> Vec<f64> {
        let takes = self.takes();
        assert_eq!(takes.why, None);
        let on_track = |verdict: Verdict| verdict.standing() >= Some(Standing::OnTrack);
        let check = |by: &tenfold::TakesBy| {
            let least = by.least.unwrap_or_else(|| panic!("none on {}: {:?}", by.day, by.why)).get();
            let day = by.day.to_string();
            assert!(on_track(self.with(&day, least)), "{least} on {day} is {}", self.with(&day, least));
            let below = if sign > 0.0 { least.next_down() } else { least.next_up() };
            assert!(!on_track(self.with(&day, below)), "{below} below {least} on {day} is on track");
            least
        };
        takes.dates.iter().map(check).collect()
    }
}

#[test]
fn the_least_value_by_pace_is_the_last_that_is_on_track_on_each_date() {
    let plan = plan(target(Goal::at_least(10)).baseline(2));
    let case = Case::new(plan, readings(&[("2023-12-31", 5.0)]), monotone("pace"));
    let least = case.holds(1.0);
    // 1096 of 1461 days: 95% of that share of the 8 from 2 to 10.
    assert!((least[0] - (2.0 + 8.0 * 0.95 * 1096.0 / 1461.0)).abs() < 1e-9);
    assert_eq!(least[1..], [10.0], "on the due day only the bar itself will do");
    let takes = case.takes();
    assert_eq!(takes.bar.unwrap().get(), 10.0);
    assert!((takes.dates[0].expected.unwrap().get() - (2.0 + 8.0 * 1096.0 / 1461.0)).abs() < 1e-9);
    assert_eq!((takes.value.unwrap().get(), takes.verdict.as_str()), (5.0, "at_risk"));
}

#[test]
fn a_promised_fall_takes_the_greatest_value_that_is_on_track() {
    let case = Case::new(
        plan(target(Goal::at_most(-100)).baseline(200)),
        readings(&[("2023-12-31", 100.0)]),
        monotone("pace"),
    );
    let least = case.holds(-1.0);
    assert!((least[0] - (200.0 - 300.0 * 0.95 * 1096.0 / 1461.0)).abs() < 1e-9);
    assert_eq!(least[1], -100.0);
}

#[test]
fn a_method_that_judges_growth_has_its_own_least_values() {
    for (goal, baseline, sign) in [
        (Goal::at_least(10), 2.0, 1.0),
        (Goal::at_most(2), 10.0, -1.0),
        // A growth from below zero ends at zero, and what is met is met.
        (Goal::at_least(-2), -10.0, 1.0),
        (Goal::growth(0.1), 100.0, 1.0),
        (Goal::multiple(2), 100.0, 1.0),
    ] {
        let plan = plan(target(goal).baseline(baseline));
        let case = Case::new(plan, readings(&[("2023-12-31", baseline)]), monotone("eurostat"));
        let _ = case.holds(sign);
    }
}

#[test]
fn growth_takes_its_share_of_the_growth_that_leads_to_the_bar() {
    let plan = plan(target(Goal::at_least(10)).baseline(2));
    let least = Case::new(plan, readings(&[("2023-12-31", 3.0)]), monotone("eurostat")).holds(1.0);
    let growth = 0.95 * (5.0_f64.sqrt().sqrt() - 1.0);
    assert!((least[0] - 2.0 * (1.0 + growth) * (1.0 + growth) * (1.0 + growth)).abs() < 1e-9);
}

#[test]
fn a_goal_to_improve_takes_the_least_value_beyond_its_dead_band() {
    for (way, sign, expected) in [(Way::Up, 1.0, 101.0), (Way::Down, -1.0, 99.0)] {
        let mut goal = Goal::improve(way);
        goal.dead_band = Some(1.into());
        let case =
            Case::new(plan(target(goal).baseline(100)), readings(&[("2023-12-31", 90.0)]), monotone("pace"));
        for least in case.holds(sign) {
            assert_eq!(least, if sign > 0.0 { f64::next_up(expected) } else { f64::next_down(expected) });
        }
        assert_eq!(case.takes().bar, None);
    }
}

#[test]
fn a_trend_takes_what_turns_the_line_through_all_points() {
    let mut goal = Goal::improve(Way::Up);
    goal.judged = Some(tenfold::Judged::Trend);
    let ledger = readings(&[("2022-06-30", 100.0), ("2022-12-31", 90.0), ("2023-12-31", 60.0)]);
    let _ = Case::new(plan(target(goal)), ledger, monotone("pace")).holds(1.0);
}

#[test]
fn a_flow_takes_the_sum_that_is_on_track() {
    let plan = Plan::new("p", "P", "2022-01-01")
        .due(DUE)
        .indicator(Indicator::flow("l", "L"))
        .action(Action::new("a", "A").target(target(Goal::at_least(100))));
    let case = Case::new(plan, readings(&[("2022", 10.0), ("2023", 30.0)]), monotone("pace"));
    let takes = case.takes();
    assert_eq!(takes.dates[1].least.unwrap().get(), 100.0);
    // 40 are there: the reading of 2024 is the rest.
    let least = takes.dates[0].least.unwrap().get();
    let stands = |reading: f64| {
        let figure = Entry::reading("figure", "l", "2024", reading);
        let ledger = case.ledger.clone().entry(figure).build(&case.plan).unwrap();
        evaluate(&case.plan, &ledger, &case.options("2024-12-31")).unwrap().targets[0].verdict.as_str()
    };
    assert_eq!((stands(least - 40.0 + 1e-9), stands(least - 40.0 - 1e-9)), ("on_track", "at_risk"));
}

#[test]
fn levels_of_a_scale_are_taken_one_by_one() {
    let scale = ["none", "city", "province", "nation"]
        .into_iter()
        .zip([0, 1, 5, 10])
        .fold(Scale::new("c", "C"), |scale, (id, points)| scale.level(Level::new(id, id).points(points)));
    let plan = Plan::new("p", "P", START)
        .due(DUE)
        .scale(scale)
        .indicator(Indicator::new("l", "L", Measure::grade("c")))
        .action(
            Action::new("a", "A")
                .target(target(Goal::reach("nation")).trajectory(Trajectory::from(TrajectoryKind::Linear))),
        );
    let mut ledger = Ledger::new("p");
    ledger.entries = vec![Entry::grade("e1", "l", "2023-12-31", "city")];
    let takes = Case::new(plan, ledger, monotone("pace")).takes();
    let least: Vec<f64> = takes.dates.iter().map(|by| by.least.unwrap().get()).collect();
    // 75% of the way is expected at the end of 2024: 5 of 10 are not enough.
    assert_eq!(least, [10.0, 10.0]);
}

#[test]
fn the_dates_are_the_ends_of_the_reporting_periods_at_most_twelve_and_the_due_day() {
    let days = |due: &str, every: Every| {
        let plan = Plan::new("p", "P", START)
            .indicator(Indicator::level("l", "L").reported(every))
            .action(Action::new("a", "A").target(target(Goal::at_least(10)).baseline(2).due(due)));
        let takes = Case::new(plan, readings(&[]), monotone("pace")).takes();
        takes.dates.iter().map(|by| by.day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days("2024-08-15", Every::Half), ["2024-06-30", "2024-08-15"]);
    let months = days(DUE, Every::Month);
    assert_eq!((months.len(), months[0].as_str(), months[11].as_str()), (12, "2024-01-31", DUE));
}

#[test]
fn before_the_window_the_first_date_is_inside_it() {
    let plan = plan(target(Goal::at_least(10)).baseline(2).start("2025-06-30"));
    let least = Case::new(plan, readings(&[]), monotone("pace")).holds(1.0);
    assert_eq!(least, [10.0]);
}

#[track_caller]
fn none(plan: Plan, ledger: Ledger, method: Method, why: &NoLeast) {
    let takes = Case::new(plan, ledger, method).takes();
    assert_eq!((takes.dates.len(), takes.why.as_ref()), (0, Some(why)));
}

#[test]
fn where_there_is_no_least_value_it_says_why() {
    let pace = || monotone("pace");
    let nothing = || readings(&[]);
    let ten = || target(Goal::at_least(10)).baseline(2);
    let mut unclaimed = draft::Method::preset("pace").unwrap();
    unclaimed.monotone = false;
    none(plan(ten()), nothing(), unclaimed.build().unwrap(), &NoLeast::NotMonotone);
    none(plan(target(Goal::between(1, 2))), nothing(), pace(), &NoLeast::OtherGoal);
    let why = tenfold::Why::NoBaseline;
    none(plan(target(Goal::gain(2))), nothing(), pace(), &NoLeast::NoBar { why });
    let due = NOW.parse().unwrap();
    none(plan(ten().due(NOW)), nothing(), pace(), &NoLeast::Over { due });
    let day = "2022-06-30".parse().unwrap();
    let met = readings(&[("2022-06-30", 11.0), ("2023-12-31", 9.0)]);
    none(plan(ten().settle(Settle::Ever)), met, pace(), &NoLeast::Settled { day });
    let until = "2024-06-30".parse().unwrap();
    let late = target(Goal::gain(2)).baseline(Baseline::reading("2024-06-30"));
    none(plan(late), readings(&[("2023-12-31", 3.0)]), pace(), &NoLeast::StartOpen { until });
    // Twice what comes in 2023, of which a quarter is known.
    let goal = Goal { base: Some("2023".to_owned()), ..Goal::multiple(2) };
    let of_flow = Plan::new("p", "P", START).due(DUE).indicator(Indicator::flow("l", "L"));
    let of_flow = of_flow.action(Action::new("a", "A").target(target(goal)));
    let case = Case::new(of_flow, readings(&[("2023-Q1", 3.0)]), pace());
    let until = "2023-12-31".parse().unwrap();
    let facts = case.ledger.clone().build(&case.plan).unwrap();
    let takes =
        |day: &str| what_it_takes(&case.plan, &facts, &case.options(day), &"t".parse().unwrap()).unwrap();
    assert_eq!(takes("2023-06-30").why, Some(NoLeast::StartOpen { until }));
    assert_eq!(takes("2023-12-31").why, None);
    let cancelled = Entry { cancelled: true, ..Entry::amended("stop", "2023-06-30", "t") };
    let entry = "stop".parse().unwrap();
    none(plan(ten()), nothing().entry(cancelled), pace(), &NoLeast::Cancelled { entry });
}

#[test]
fn a_date_on_which_nothing_is_expected_or_no_value_would_do_says_so() {
    let at_due = target(Goal::at_least(10)).baseline(2).trajectory(Trajectory::from(TrajectoryKind::AtDue));
    let takes = Case::new(plan(at_due), readings(&[]), monotone("pace")).takes();
    let why: Vec<_> = takes.dates.iter().map(|by| by.why.clone()).collect();
    assert_eq!(why, [Some(NoLeast::NothingExpected), None]);
    assert_eq!(takes.dates[0].expected.map(f64::from), Some(2.0));
    // Improved over what? Without a baseline the first figure is not a change.
    let takes = Case::new(plan(target(Goal::improve(Way::Up))), readings(&[]), monotone("pace")).takes();
    assert!(takes.dates.iter().all(|by| by.why == Some(NoLeast::NoValue)));
}

#[test]
fn a_target_that_the_plan_does_not_have_is_refused() {
    let case = Case::new(plan(target(Goal::at_least(10))), readings(&[]), monotone("pace"));
    let ledger = case.ledger.clone().build(&case.plan).unwrap();
    let faults =
        what_it_takes(&case.plan, &ledger, &case.options(NOW), &"other".parse().unwrap()).unwrap_err();
    let fault = &faults.as_slice()[0];
    assert_eq!((fault.code(), fault.place()), (Code::UnknownId, "target"));
}

#[test]
fn what_a_flow_takes_is_held_against_its_figures_by_methods_that_look_at_the_last_ones() {
    // Of a flow the least value is its sum so far: the figure itself is the rest of it.
    let plan = |pro_rata: bool| {
        let mut flow = Indicator::flow("l", "L");
        flow.measure.pro_rata = pro_rata;
        Plan::new("p", "P", "2022-01-01")
            .due(DUE)
            .indicator(flow)
            .action(Action::new("a", "A").target(target(Goal::at_least(100)).baseline(0)))
    };
    let ledger = || readings(&[("2022", 10.0), ("2023", 30.0)]);
    let mut asked = 0;
    let by = |signal: draft::Signal, cut: f64| {
        let clause = draft::Clause::by(signal)
            .band(draft::Band::at_least(cut, "well", Standing::OnTrack))
            .band(draft::Band::otherwise("not well", Standing::OffTrack));
        draft::Method::new("own", "Own").clause(clause)
    };
    let carried = |forecast| draft::Signal::projected_attainment(forecast);
    let methods = ["eurostat", "unsd-2023", "statcan", "okr-tracker", "engagedly", "earned-schedule"]
        .map(|preset| draft::Method::preset(preset).unwrap());
    let own = [
        by(draft::SignalKind::LastChange.into(), 5.0),
        by(draft::Signal::from(draft::SignalKind::MeanChange).last(3_u32), 15.0),
        by(carried(ForecastKind::FromBaseline), 0.9),
        by(carried(ForecastKind::LastN).last(2_u32), 0.9),
        by(carried(ForecastKind::LeastSquares), 0.9),
        by(carried(ForecastKind::TheilSen), 0.9),
    ];
    let least = own.len();
    let all: Vec<draft::Method> = methods.into_iter().chain(own).collect();
    for (method, pro_rata) in all.iter().flat_map(|method| [(method.clone(), false), (method.clone(), true)])
    {
        let preset = format!("{} {:?}", method.id, method.clauses[0].signal);
        let Ok(method) = draft::Method { monotone: true, ..method }.build() else { continue };
        let case = Case::new(plan(pro_rata), ledger(), method);
        let on_track = |day: &str, year: &str, figure: f64| {
            let figure = Entry::reading("figure", "l", year, figure).recorded("2030-01-01T00:00:00Z");
            let ledger = case.ledger.clone().entry(figure).build(&case.plan).unwrap();
            let verdict = evaluate(&case.plan, &ledger, &case.options(day)).unwrap().targets[0].verdict;
            verdict.standing() >= Some(Standing::OnTrack)
        };
        let takes = case.takes();
        let Some(least) = takes.dates[0].least.map(|least| least.get() - 40.0) else { continue };
        let near = 1e-6 * least.abs().max(1.0);
        assert!(on_track("2024-12-31", "2024", least + near), "{preset} {least}");
        assert!(!on_track("2024-12-31", "2024", least - near), "{preset} {least}");
        asked += 1;
    }
    assert!(asked > 2 * least, "{asked} methods have a least value");
}

#[test]
fn a_flow_to_improve_takes_its_own_figure_and_arrivals_that_of_their_period() {
    let plan = |indicator: Indicator| {
        Plan::new("p", "P", "2021-01-01")
            .due(DUE)
            .register(draft::Register::new("items", "Items").field(draft::Field::number("size", "Size")))
            .indicator(indicator)
            .action(
                Action::new("a", "A").target(target(Goal::improve(Way::Up).judged(tenfold::Judged::Trend))),
            )
    };
    let case = Case::new(
        plan(Indicator::flow("l", "L")),
        readings(&[("2021", 10.0), ("2022", 30.0), ("2023", 20.0)]),
        monotone("pace"),
    );
    let takes = case.takes();
    assert_eq!(takes.why, None, "{takes:?}");
    let least = takes.dates[0].least.unwrap().get();
    // The slope over four years is about (−3·10 − 30 + 20 + 3·x) / 10, as years are of 365 or 366 days: more than none from 40/3 on.
    assert!((least - 40.0 / 3.0).abs() < 1e-3, "{least}");

    let arrivals = Indicator::new("l", "L", Measure::arrivals("items").sum("size")).reported(Every::Year);
    let mut ledger = Ledger::new("p");
    ledger.entries = [("2021-05-01", 10.0), ("2022-05-01", 30.0), ("2023-05-01", 20.0)]
        .into_iter()
        .enumerate()
        .map(|(number, (day, size))| {
            Entry::opened(format!("e{number}"), "items", format!("x{number}"), day).field("size", size)
        })
        .collect();
    let case = Case::new(plan(arrivals), ledger, monotone("pace"));
    let takes = case.takes();
    assert_eq!(takes.why, None, "{takes:?}");
    let least = takes.dates[0].least.unwrap().get();
    assert!((least - 40.0 / 3.0).abs() < 1e-3, "{least}");
    // A year later a year has gone by in which nothing came.
    let least = takes.dates[1].least.unwrap().get();
    let on_track = |size: f64| {
        let opened = Entry::opened("figure", "items", "figure", "2025-05-01").field("size", size);
        let ledger = case.ledger.clone().entry(opened).build(&case.plan).unwrap();
        evaluate(&case.plan, &ledger, &case.options(DUE)).unwrap().targets[0].verdict.standing()
            >= Some(Standing::OnTrack)
    };
    assert!(on_track(least + 1e-3) && !on_track(least - 1e-3), "{least}");
}

#[test]
fn a_baseline_that_is_read_today_is_known() {
    let reads = |day: &str| {
        let goal = target(Goal::gain(5)).baseline(Baseline::reading(day));
        Case::new(plan(goal), readings(&[("2023-12-31", 90.0)]), monotone("pace")).takes().why.is_some()
    };
    assert_eq!((reads("2023-12-31"), reads("2024-01-01")), (false, true));
}

#[test]
fn the_least_value_may_lie_beyond_all_that_is_known() {
    let by = |cut: f64| {
        let clause = draft::Clause::by(draft::SignalKind::Attainment)
            .band(draft::Band::at_least(cut, "well", Standing::OnTrack))
            .band(draft::Band::otherwise("not well", Standing::OffTrack));
        let method = draft::Method::new("own", "Own").clause(clause).order(draft::Order::DataOnly);
        draft::Method { monotone: true, ..method }.build().unwrap()
    };
    let least = |goal: Goal, baseline: f64, cut: f64| {
        let takes = Case::new(plan(target(goal).baseline(baseline)), readings(&[]), by(cut)).takes();
        assert!(takes.dates[0].why.is_none(), "{takes:?}");
        // As near as the formula comes to the cut.
        takes.dates[0].least.map(|least| (f64::from(least) * 1e9).round() / 1e9)
    };
    // From 5 to 10, and twice as far the other way; and the same mirrored.
    assert_eq!(least(Goal::at_least(10), 5.0, -2.0), Some(-5.0));
    assert_eq!(least(Goal::at_most(-10), -5.0, -2.0), Some(5.0));
    // The last numbers that there are would be too large for the formula.
    assert_eq!(least(Goal::at_least(1), 0.5, -2.0), Some(-0.5));
    assert_eq!(least(Goal::at_most(-1), -0.5, -2.0), Some(0.5));
    assert_eq!(least(Goal::at_most(5), 10.0, 0.5), Some(7.5));
    assert_eq!(least(Goal::at_most(5), 10.0, 0.0), Some(10.0));
    // To improve there is no bar: what is enough lies beyond all that is known.
    let improves = |way: Way, baseline: f64| {
        let target = target(Goal::improve(way)).baseline(baseline);
        let takes = Case::new(plan(target), readings(&[]), monotone("pace")).takes();
        f64::from(takes.dates[0].least.unwrap())
    };
    assert_eq!(improves(Way::Down, -5.0), -improves(Way::Up, 5.0));
    assert_eq!(improves(Way::Down, 5.0), -improves(Way::Up, -5.0));
    assert!(improves(Way::Up, 5.0) > 5.0 && improves(Way::Up, -5.0) > -5.0);
}

#[test]
fn what_cannot_be_assessed_is_not_below_what_is_on_track() {
    let clause = draft::Clause::by(draft::SignalKind::Growth)
        .band(draft::Band::at_least(-2, "well", Standing::OnTrack))
        .band(draft::Band::otherwise("not well", Standing::OffTrack));
    let method = draft::Method::new("own", "Own").clause(clause).order(draft::Order::DataOnly);
    let method = draft::Method { monotone: true, ..method };
    let takes = |baseline: f64, goal: Goal| {
        let target = target(goal).baseline(baseline);
        Case::new(plan(target), readings(&[]), method.clone().build().unwrap()).takes()
    };
    // Any growth is enough, and below zero there is none.
    for by in takes(5.0, Goal::at_least(10)).dates {
        assert_eq!((by.least, by.why), (None, Some(NoLeast::AnyValue)));
    }
}

#[test]
fn stages_are_taken_one_by_one() {
    let stage = |id: &str, weight: u32| draft::Stage::new(id, id).weight(weight);
    let measure = Measure::in_stages().stage(stage("one", 1)).stage(stage("two", 1)).stage(stage("three", 2));
    let target = target(Goal::at_least(1)).trajectory(TrajectoryKind::Linear);
    let plan = Plan::new("p", "P", START)
        .due(DUE)
        .indicator(Indicator::new("l", "L", measure))
        .action(Action::new("a", "A").target(target));
    let takes = Case::new(plan, readings(&[]), monotone("pace")).takes();
    let least: Vec<f64> = takes.dates.iter().filter_map(|by| by.least).map(f64::from).collect();
    // Three quarters of the time ask for more than the first two stages.
    assert!(!least.is_empty() && least.iter().all(|least| [0.25, 0.5, 1.0].contains(least)), "{takes:?}");
}

#[test]
fn what_arrives_is_held_against_what_there_was_on_each_day_by_methods_that_look_at_the_last_ones() {
    let clause = draft::Clause::by(draft::SignalKind::LastChange)
        .band(draft::Band::at_least(2, "well", Standing::OnTrack))
        .band(draft::Band::otherwise("not well", Standing::OffTrack));
    let method = draft::Method { monotone: true, ..draft::Method::new("own", "Own").clause(clause) };
    let plan = Plan::new("p", "P", "2022-01-01")
        .due(DUE)
        .register(draft::Register::new("items", "Items").field(draft::Field::number("size", "Size")))
        .indicator(Indicator::new("l", "L", Measure::arrivals("items").sum("size")))
        .action(Action::new("a", "A").target(target(Goal::at_least(100)).baseline(0)));
    let opened = |id: &str, day: &str, size: f64| Entry::opened(id, "items", id, day).field("size", size);
    let ledger =
        Ledger::new("p").entry(opened("x", "2022-05-01", 10.0)).entry(opened("y", "2023-05-01", 30.0));
    let case = Case::new(plan, ledger, method.build().unwrap());
    // From 40 on, two more; at the due day all of it.
    let least: Vec<f64> = case.takes().dates.iter().filter_map(|by| by.least).map(f64::from).collect();
    assert!(least.len() == 2 && (least[0] - 42.0).abs() < 1e-9, "{least:?}");
}
