//! What the value on a day is, by each measure.

use tenfold::draft::{
    Baseline, Condition, Each, Entry, Field, Goal, Indicator, Level, Measure, MeasureKind, Member, Plan,
    Register, Scale, Set, Stage,
};
use tenfold::{Engine, Options};

use super::{HALF, START, judged, judged_by, ledger, promising_of, stands, target, value};
use crate::differential::{agreed, preset};

pub(super) fn flow() -> Indicator {
    Indicator::flow("flow", "A flow")
}

pub(super) fn pro_rata() -> Indicator {
    Indicator::new("flow", "A flow", Measure::of(MeasureKind::Flow).pro_rata())
}

pub(super) fn of_flow(id: &str, period: &str, value: i32, recorded: &str) -> Entry {
    Entry::reading(id, "flow", period, value).recorded(format!("{recorded}T09:00:00Z"))
}

fn register() -> Register {
    Register::new("items", "Items")
        .field(Field::number("size", "Size"))
        .field(Field::members("of", "Of", "set"))
        .project_life_cycle()
}

fn set() -> Set {
    Set::new("set", "A set").open().grace_days(30_u32).member(Member::new("m1", "One"))
}

pub(super) fn of_items(measure: Measure, goal: Goal) -> Plan {
    promising_of(Indicator::new("items", "Items", measure), goal).set(set()).register(register())
}

/// Items of sizes 1, 2 and 3: the first from before the window, the last called off in the autumn.
pub(super) fn items() -> [Entry; 5] {
    [
        Entry::opened("a", "items", "before", "2020-05-01").field("size", 1.0).field("of", "m1"),
        Entry::opened("b", "items", "two", "2021-03-01").field("size", 2.0).field("of", "m2"),
        Entry::opened("c", "items", "three", "2021-04-01").field("size", 3.0),
        Entry::moved("d", "items", "three", "2021-10-01", "cancelled"),
        Entry::joined("e", "set", "2021-12-15", "m2"),
    ]
}

#[test]
fn a_stock_is_what_is_open_and_arrivals_are_what_came_whatever_became_of_it() {
    let held = |measure: Measure| value(of_items(measure, Goal::at_least(10)), ledger(items()), HALF);
    assert_eq!(held(Measure::stock("items")), Some(2.0));
    assert_eq!(held(Measure::stock("items").sum("size")), Some(3.0));
    assert_eq!(held(Measure::arrivals("items")), Some(2.0));
    assert_eq!(held(Measure::arrivals("items").sum("size")), Some(5.0));
    assert_eq!(held(Measure::arrivals("items").net()), Some(1.0));
}

#[test]
fn an_item_arrives_on_the_first_day_at_whose_end_it_matches() {
    let big = || Measure::arrivals("items").condition(Condition::not_below("size", 3.0));
    let grown = || {
        ledger([
            Entry::opened("a", "items", "x", "2020-05-01").field("size", 1.0),
            Entry::changed("b", "items", "x", "2021-06-01").field("size", 4.0),
            Entry::changed("c", "items", "x", "2021-07-01").field("size", 2.0),
            Entry::opened("d", "items", "y", "2021-06-01").field("size", 9.0),
            Entry::moved("e", "items", "y", "2021-06-01", "cancelled"),
        ])
    };
    assert_eq!(value(of_items(big(), Goal::at_least(10)), grown(), "2021-05-31"), Some(0.0));
    assert_eq!(value(of_items(big(), Goal::at_least(10)), grown(), HALF), Some(1.0));
    assert_eq!(value(of_items(big().net(), Goal::at_least(10)), grown(), HALF), Some(0.0));
}

#[test]
fn items_are_counted_by_the_order_of_their_fields_and_by_each_of_their_members() {
    let register = Register::new("works", "Works")
        .field(Field::number("size", "Size"))
        .field(Field::day("on", "On"))
        .field(Field::level("rank", "Rank", "ranks"))
        .field(Field::members("in", "In", "towns"));
    let most = |field: &str, value: tenfold::Scalar| Condition {
        field: Some(field.into()),
        at_most: Some(value),
        ..Condition::default()
    };
    let entries = || {
        [
            ("a", 1.0, "2021-02-01", "low", &["x"][..]),
            ("b", 2.0, "2021-03-01", "middle", &["x", "y"]),
            ("c", 3.0, "2021-04-01", "high", &["y"]),
        ]
        .map(|(id, size, on, rank, towns)| {
            Entry::opened(id, "works", id, "2021-05-01")
                .field("size", size)
                .field("on", on)
                .field("rank", rank)
                .field("in", towns.to_vec().iter().map(ToString::to_string).collect::<Vec<String>>())
        })
    };
    let counted = |condition: Condition| {
        let scale = ["low", "middle", "high"]
            .into_iter()
            .fold(Scale::new("ranks", "Ranks"), |scale, id| scale.level(Level::new(id, id)));
        let set =
            Set { members: ["x", "y"].map(|id| Member::new(id, id)).to_vec(), ..Set::new("towns", "Towns") };
        let stock = Indicator::new("stock", "Stock", Measure::stock("works").condition(condition));
        let plan = promising_of(stock, Goal::at_least(3)).scale(scale).set(set).register(register.clone());
        value(plan, ledger(entries()), HALF)
    };
    assert_eq!(counted(most("size", 2.0.into())), Some(2.0));
    assert_eq!(counted(most("on", "2021-03-01".into())), Some(2.0));
    assert_eq!(counted(most("rank", "low".into())), Some(1.0));
    assert_eq!(counted(Condition::not_below("size", 2.0)), Some(2.0));
    assert_eq!(counted(Condition::not_below("on", "2021-04-01")), Some(1.0));
    assert_eq!(counted(Condition::not_below("rank", "middle")), Some(2.0));
    assert_eq!(counted(Condition::has("in", "x")), Some(2.0));
    assert_eq!(counted(Condition::has("in", "y")), Some(2.0));
}

#[test]
fn a_newcomer_counts_once_its_grace_is_over_or_once_it_is_covered() {
    let covered = || of_items(Measure::coverage("items", "of"), Goal::at_least(1));
    let mut uncovered = items();
    uncovered[1] = Entry::opened("b", "items", "two", "2021-03-01");
    assert_eq!(value(covered(), ledger(items()), HALF), Some(1.0));
    assert_eq!(value(covered(), ledger(uncovered.clone()), "2022-01-13"), Some(1.0));
    assert_eq!(value(covered(), ledger(uncovered), "2022-01-14"), Some(0.5));
}

#[test]
fn a_newcomer_that_is_covered_counts_before_its_grace_is_over() {
    let covered = of_items(Measure::coverage("items", "of"), Goal::at_least(1));
    let mut entries = items();
    entries[0] = Entry::opened("a", "items", "before", "2020-05-01");
    assert_eq!(value(covered, ledger(entries), HALF), Some(0.5), "the first is not covered, the newcomer is");
}

#[test]
fn an_item_counts_once_for_each_member_that_it_names() {
    let twice = |of: [&str; 3]| ledger([Entry::opened("a", "items", "one", "2021-03-01").field("of", of)]);
    let needs = |each: i32| {
        let mut plan =
            of_items(Measure::coverage("items", "of"), Goal::every_member().each(Each::at_least(each)));
        plan.sets =
            vec![Set::new("set", "A set").member(Member::new("m1", "One")).member(Member::new("m2", "Two"))];
        plan
    };
    assert_eq!(stands(needs(1), twice(["m1", "m2", "m1"]), HALF), ("achieved", Some(1.0)));
    assert_eq!(stands(needs(2), twice(["m1", "m2", "m1"]), HALF), ("off_track", Some(0.0)));
    assert_eq!(stands(needs(2), twice(["m2", "m2", "m2"]), HALF), ("off_track", Some(0.0)));
}

#[test]
fn a_member_that_the_plan_names_from_a_later_day_on_is_there_then_although_it_left_before() {
    let mut plan = of_items(Measure::coverage("items", "of"), Goal::at_least(1));
    plan.sets = vec![Set::new("set", "A set").open().member(Member::new("m1", "One").since("2021-06-01"))];
    let left = [Entry::left("a", "set", "2021-02-01", "m1"), Entry::attested("b", "items", HALF)];
    assert_eq!(stands(plan, ledger(left), HALF), ("off_track", Some(0.0)));
}

#[test]
fn a_register_in_which_nothing_is_known_to_have_been_opened_is_silent() {
    let plan = of_items(Measure::stock("items"), Goal::at_most(5)).build().unwrap();
    let entries = ledger([
        Entry::moved("a", "items", "x", "2021-05-01", "approved").recorded("2021-05-02T09:00:00Z"),
        Entry::opened("b", "items", "x", "2021-03-01").recorded("2021-08-01T09:00:00Z"),
    ]);
    let entries = entries.build(&plan).unwrap();
    for (moment, verdict) in [("2021-07-01T00:00:00Z", "no_data"), ("2021-09-01T00:00:00Z", "achieved")] {
        let evaluation = agreed(&plan, &entries, HALF, Some(moment), &preset("pace"));
        assert_eq!(evaluation.targets[0].verdict.as_str(), verdict);
    }
}

#[test]
fn a_ratio_is_of_the_earlier_day_and_cannot_be_had_over_zero() {
    let parts = |below: i32| {
        ledger([Entry::reading("a", "up", "2021-06-01", 3), Entry::reading("b", "down", "2021-03-01", below)])
    };
    let measure = || Measure::ratio("up", "down").times(100);
    let ratio = || {
        promising_of(Indicator::new("ratio", "A ratio", measure()), Goal::at_least(60))
            .indicator(Indicator::level("up", "Above"))
            .indicator(Indicator::level("down", "Below"))
    };
    let evaluation = judged(ratio(), parts(6), HALF);
    let found = target(&evaluation, "t");
    assert_eq!((found.value.map(f64::from), found.value_day), (Some(50.0), "2021-03-01".parse().ok()));
    assert_eq!(stands(ratio(), parts(0), HALF), ("not_assessable", None));
    let over_zero = judged(ratio(), parts(0), HALF);
    let reasons = format!("{:?}", target(&over_zero, "t").reasons);
    assert!(reasons.contains("ZeroDenominator"), "{reasons}");
    let mut none = parts(-6);
    none.entries[0] = Entry::reading("a", "up", "2021-06-01", 0);
    let nothing = value(ratio(), none, HALF).unwrap();
    assert_eq!(nothing.to_bits(), f64::to_bits(0.0), "nothing has no sign");
}

#[test]
fn a_stage_counts_until_it_is_lost_and_the_highest_one_counts() {
    let stages = || {
        let measure = Measure::in_stages().losable().stage(Stage::new("one", "One"));
        let measure = measure.stage(Stage::new("two", "Two")).stage(Stage::new("three", "Three").weight(2));
        promising_of(Indicator::new("stages", "Stages", measure), Goal::happen())
    };
    let entries = [
        Entry::reached("a", "stages", "2021-02-01", "one"),
        Entry::reached("b", "stages", "2021-05-01", "two"),
        Entry::reached("c", "stages", "2021-08-01", "two").lost(),
    ];
    assert_eq!(value(stages(), ledger(entries.clone()), "2021-07-31"), Some(0.5));
    assert_eq!(value(stages(), ledger(entries), "2021-08-01"), Some(0.25));
}

#[test]
fn a_grade_is_attained_by_points_or_not_at_all() {
    for (points, attained) in [([Some(0), Some(10), Some(20)], 0.5), ([None, None, None], 0.0)] {
        let level = |(id, points): (&str, Option<i32>)| {
            let level = Level::new(id, id);
            points.map_or(level.clone(), |points| level.points(points))
        };
        let mut scale = Scale::new("scale", "A scale");
        scale.levels = ["c", "b", "a"].into_iter().zip(points).map(level).collect();
        let plan =
            promising_of(Indicator::new("grade", "A grade", Measure::grade("scale")), Goal::reach("a"));
        let graded = ledger([Entry::grade("e", "grade", "2021-06-01", "b")]);
        assert_eq!(stands(plan.scale(scale), graded, HALF).1, Some(attained));
    }
}

#[test]
fn the_baseline_of_a_ratio_of_flows_is_made_of_the_figures_of_their_latest_periods() {
    let ratio = Indicator::new("ratio", "A ratio", Measure::ratio("flow", "other"));
    let mut plan = promising_of(ratio, Goal::gain(1)).indicator(flow());
    plan = plan.indicator(Indicator::flow("other", "Another"));
    plan.actions[0].targets[0].baseline = Some(Baseline::reading("2020-12-31").into());
    let entries = ledger([
        of_flow("a", "2019", 90, "2020-01-05"),
        of_flow("b", "2020", 30, "2021-01-05"),
        Entry::reading("c", "other", "2019", 10),
        Entry::reading("d", "other", "2020", 10),
    ]);
    let evaluation = judged_by("pace", plan, entries, START);
    assert_eq!(target(&evaluation, "t").baseline.map(f64::from), Some(3.0));
}

#[test]
fn a_stale_figure_is_missed_where_facts_were_attested_and_not_known_where_they_were_not() {
    let ten = |indicator: Indicator| promising_of(indicator.fresh_days(10_u32), Goal::at_least(10));
    let of_flow = |day: &str| {
        let attested = Entry::attested_indicator("z", "flow", day);
        stands(ten(flow()), ledger([of_flow("a", "2021-04", 1, "2021-05-05"), attested]), super::DUE).0
    };
    assert_eq!(of_flow("2021-06-01"), "missed");
    assert_eq!(of_flow("2020-12-31"), "no_data");
    let of_items = |day: &str| {
        let mut plan = of_items(Measure::stock("items"), Goal::at_least(10));
        plan.indicators.last_mut().unwrap().fresh_days = Some(10);
        let opened = Entry::opened("a", "items", "x", "2021-03-01");
        stands(plan, ledger([opened, Entry::attested("z", "items", day)]), super::DUE).0
    };
    assert_eq!(of_items("2021-06-01"), "missed");
    assert_eq!(of_items("2020-12-31"), "no_data");
}

#[test]
fn no_number_is_minus_zero() {
    // Not a bit of the way down is done: 0 of −2; and what is expected of a compound fall on its first day is none.
    let mut falls = promising_of(Indicator::level("own", "Its own"), Goal::at_most(2));
    falls.actions[0].targets[0].baseline = Some(Baseline::from(4.0).into());
    let mut compound = falls.clone();
    compound.actions[0].targets[0].trajectory =
        Some(Box::new(tenfold::draft::TrajectoryKind::Compound.into()));
    let ratio = Indicator::new("own", "Its own", Measure::ratio("up", "down"));
    let mut divided = promising_of(ratio, Goal::at_least(2));
    divided.indicators.insert(0, Indicator::level("up", "Up"));
    divided.indicators.insert(0, Indicator::level("down", "Down"));
    let at = |of: &str, value: i32| Entry::reading(of, of, START, value);
    for (plan, entries) in [
        (falls, vec![at("own", 4)]),
        (compound, vec![at("own", 4)]),
        (divided, vec![at("up", 0), at("down", -5)]),
    ] {
        for method in tenfold::rules::Method::presets() {
            for day in [START, HALF] {
                let _ = judged_by(method, plan.clone(), ledger(entries.clone()), day);
                let plan = plan.clone().build().unwrap();
                let facts = ledger(entries.clone()).build(&plan).unwrap();
                let mut engine = Engine::new(plan, facts).unwrap();
                engine.evaluate(&Options::new(day.parse().unwrap()).method(preset(method)));
                let (targets, nodes) = (engine.columns().targets(), engine.columns().nodes());
                let lists = [
                    targets.values(),
                    targets.attainments(),
                    targets.expectations(),
                    targets.signals(),
                    targets.scores(),
                    nodes.scores(),
                    nodes.expectations(),
                    nodes.paces(),
                ];
                for (at, number) in
                    lists.iter().enumerate().flat_map(|(at, list)| list.iter().map(move |it| (at, *it)))
                {
                    assert!(number != 0.0 || number.is_sign_positive(), "{method} {day}: column {at}");
                }
            }
        }
    }
}

#[test]
fn a_flow_pro_rata_goes_where_its_sums_on_the_days_of_its_figures_lead() {
    let entries = ["2021-02", "2021-04", "2021-Q2", "2021-08", "2021-10"];
    let entries = entries.into_iter().enumerate().map(|(number, period)| {
        of_flow(
            &format!("e{number}"),
            period,
            3 + i32::try_from(number).unwrap(),
            &format!("2021-12-{:02}", number + 1),
        )
    });
    let judged = judged(promising_of(pro_rata(), Goal::at_least(100)), ledger(entries), HALF);
    assert!(target(&judged, "t").forecast.is_some());
}

#[test]
fn of_periods_that_end_on_one_day_the_longest_is_the_figure_of_that_day() {
    use tenfold::draft::{Band, Clause, Method, Signal, SignalKind};
    let entries = [("a", "2021-02", 1), ("b", "2021-03", 4), ("c", "2021-Q1", 30), ("d", "2021-04", 2)];
    let entries = entries.map(|(id, period, value)| of_flow(id, period, value, "2021-05-05"));
    let plan = promising_of(pro_rata(), Goal::at_least(10)).build().unwrap();
    let facts = ledger(entries).build(&plan).unwrap();
    for signal in [SignalKind::LastChange.into(), Signal::from(SignalKind::MeanChange).last(3_u32)] {
        let clause = Clause::by(signal).band(Band::otherwise("so", tenfold::Standing::OnTrack));
        let method = Method::new("own", "Own").clause(clause).build().unwrap();
        for day in ["2021-03-31", "2021-04-30", HALF] {
            let _ = agreed(&plan, &facts, day, None, &method);
        }
        // Of two readings of one day the later recorded is the figure.
        let level = promising_of(Indicator::level("own", "Its own"), Goal::at_least(10)).build().unwrap();
        let readings =
            [("a", "2021-02-01", 1), ("b", "2021-03-01", 4), ("c", "2021-03-01", 30), ("d", "2021-04-01", 2)];
        let readings = readings.map(|(id, day, value)| Entry::reading(id, "own", day, value));
        let read = ledger(readings).build(&level).unwrap();
        let _ = agreed(&level, &read, HALF, None, &method);
    }
}
