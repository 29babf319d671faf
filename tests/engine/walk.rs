//! Day by day: an engine that goes on from what it saw on other days says what is said afresh, by every measure and
//! every goal.

use tenfold::draft::{
    Action, Baseline, Each, Entry, Field, Goal, GoalKind, Indicator, Ledger, Level, Measure, MeasureKind,
    Member, Need, OverKind, Plan, Register, Scale, Set, Stage, Target,
};
use tenfold::rules::Method;
use tenfold::{Day, Engine, Every, Judged, Options, Settle, Way, evaluate};

use super::says::columns_say;

const START: &str = "2021-03-01";
const DUE: &str = "2021-09-30";

fn first(id: &str) -> Indicator {
    Indicator::level(id, id)
}

/// Everything that can be measured, with what the targets on it promise.
fn measured() -> Vec<(Indicator, Vec<Goal>)> {
    let of = |id: &str, measure: Measure| Indicator::new(id, id, measure);
    let improve = || Goal::improve(Way::Up).judged(Judged::Trend);
    let each = || Each::at_least(2);
    let stages = Measure::in_stages().stage(Stage::new("one", "One")).stage(Stage::new("two", "Two"));
    let mut kept = Goal::hold().tolerance_days(9_u32);
    kept.low = Some(2.into());
    vec![
        (
            first("level"),
            vec![Goal::at_least(3), Goal::gain(2), Goal::between(2, 3), improve(), kept.clone()],
        ),
        (first("down"), vec![Goal::at_most(2)]),
        (
            of("flow", Measure::of(MeasureKind::Flow)),
            vec![
                Goal::at_least(5),
                improve(),
                Goal::every_period(Every::Month).each(each()).need(Need::some(3)).allowed_misses(1_u32),
            ],
        ),
        (of("shared", Measure::of(MeasureKind::Flow).pro_rata()), vec![Goal::at_least(4)]),
        (of("stages", stages), vec![Goal::happen()]),
        (Indicator::milestone("done", "Done"), vec![Goal::happen()]),
        (of("grade", Measure::grade("scale")), vec![Goal::reach("high"), Goal::improve(Way::Up)]),
        (of("stock", Measure::stock("items")), vec![Goal::at_least(2), kept]),
        (
            of("sum", Measure::arrivals("items").sum("size")).reported(Every::Month),
            vec![Goal::at_least(5), improve()],
        ),
        (of("net", Measure::arrivals("items").net()), vec![Goal::at_least(2)]),
        (
            of("covered", Measure::coverage("items", "of")),
            vec![Goal::at_least(0.8), Goal::every_member().each(Each::at_least(1))],
        ),
        (
            of("spared", Measure::coverage("others", "of")),
            vec![Goal::at_least(0.8), Goal::every_member().each(Each::at_least(1))],
        ),
        (of("ratio", Measure::ratio("level", "down")), vec![Goal::at_least(1)]),
        (of("rate", Measure::ratio("stock", "down")), vec![Goal::at_least(1)]),
        (
            first("own").per("set"),
            vec![Goal::every_member().each(each()), Goal::every_member().each(each()).need(Need::some(1))],
        ),
        (first("late").per("grace"), vec![Goal::every_member().each(each())]),
    ]
}

fn plan(baseline: Option<&str>, settle: Option<Settle>) -> Plan {
    let members = |id: &str, set: &str| {
        Register::new(id, id)
            .field(Field::number("size", "Size"))
            .field(Field::members("of", "Of", set))
            .project_life_cycle()
    };
    let mut plan = Plan::new("plan", "A plan", START)
        .due(DUE)
        .set(
            Set::new("set", "A set")
                .open()
                .member(Member::new("m1", "One"))
                .member(Member::new("m2", "Two").since("2021-05-10")),
        )
        .set(Set::new("grace", "Another").open().grace_days(20_u32).member(Member::new("m1", "One")))
        .scale(
            Scale::new("scale", "A scale").level(Level::new("low", "Low")).level(Level::new("high", "High")),
        )
        .register(members("items", "set"))
        .register(members("others", "grace"));
    let of_figures = ["level", "down", "stock"];
    let mut action = Action::new("a", "An action");
    for (indicator, goals) in measured() {
        for (place, goal) in goals.into_iter().enumerate() {
            let id = format!("{}-{place}", indicator.id);
            let mut target = Target::new(id, "A target", indicator.id.clone(), goal);
            // What is judged over time, or counted, takes neither.
            let kind = target.goal.kind;
            let over_time = [GoalKind::Hold, GoalKind::Improve].map(Some).contains(&kind)
                || target.goal.over == Some(OverKind::Periods);
            target.settle = settle.filter(|_| !over_time);
            if let Some(day) = baseline
                .filter(|_| of_figures.contains(&indicator.id.as_str()) && kind != Some(GoalKind::Hold))
            {
                target = target.baseline(Baseline { day: Some(day.to_owned()), ..Baseline::default() });
            }
            // One ends before the others, and one begins later.
            action = action.target(match indicator.id.as_str() {
                "net" | "own" => target.due("2021-07-31"),
                "sum" | "spared" => target.start("2021-04-01"),
                _ => target,
            });
        }
        plan = plan.indicator(indicator);
    }
    let quorum = Target {
        indicator: None,
        ..Target::new("quorum", "Two of three", "", Goal::quorum(2, ["level-0", "stock-0", "net-0"]))
    };
    plan.action(action.target(quorum))
}

fn ledger() -> Ledger {
    let mut ledger = Ledger::new("plan");
    let mut add = |entry: Entry| ledger.entries.push(entry);
    let figures = [
        ("level", "2021-02-10", 1),
        ("level", "2021-03-01", 2),
        ("level", "2021-05-05", 4),
        ("level", "2021-05-05", 3),
        ("level", "2021-08-20", 1),
        ("level", "2021-10-03", 5),
        ("down", "2021-02-20", 3),
        ("down", "2021-03-10", 4),
        ("down", "2021-07-01", 2),
        ("flow", "2021-02", 9),
        ("flow", "2021-03", 2),
        ("flow", "2021-04", 1),
        ("flow", "2021-06", 4),
        ("shared", "2021-02-15/2021-03-16", 3),
        ("shared", "2021-Q2", 2),
        ("shared", "2021-05", 1),
    ];
    for (number, (of, period, value)) in figures.into_iter().enumerate() {
        add(Entry::reading(format!("f{number}"), of, period, value)
            .recorded(format!("2022-01-01T00:00:{number:02}Z")));
    }
    for (number, (of, member, day, value)) in [
        ("own", "m1", "2021-04-02", 1),
        ("own", "m2", "2021-04-20", 3),
        ("own", "m1", "2021-06-02", 2),
        ("own", "m3", "2021-06-20", 3),
        ("late", "m1", "2021-04-04", 5),
        ("late", "m4", "2021-08-01", 5),
    ]
    .into_iter()
    .enumerate()
    {
        add(Entry::reading(format!("m{number}"), of, day, value).member(member));
    }
    add(Entry::reached("s1", "stages", "2021-03-15", "one"));
    add(Entry::reached("s2", "stages", "2021-08-15", "two"));
    add(Entry::reached("s3", "done", "2021-07-11", "done"));
    add(Entry::grade("g1", "grade", "2021-03-20", "low"));
    add(Entry::grade("g2", "grade", "2021-06-20", "high"));
    add(Entry::joined("j1", "set", "2021-04-10", "m3"));
    add(Entry::left("j2", "set", "2021-07-10", "m3"));
    add(Entry::joined("j3", "grace", "2021-05-01", "m4"));
    add(Entry::opened("o1", "items", "x1", "2021-02-20").field("size", 1.0).field("of", "m1"));
    add(Entry::opened("o2", "items", "x2", "2021-04-05").field("size", 2.0).field("of", "m2"));
    add(Entry::opened("o3", "items", "x3", "2021-06-05").field("size", 3.0).field("of", "m3"));
    add(Entry::changed("o4", "items", "x2", "2021-06-25").field("size", 4.0));
    add(Entry::moved("o5", "items", "x1", "2021-08-05", "cancelled"));
    add(Entry::opened("p1", "others", "y1", "2021-05-12").field("of", "m1"));
    add(Entry::opened("p2", "others", "y2", "2021-07-12").field("of", "m4"));
    add(Entry::attested("a1", "items", "2021-03-03"));
    add(Entry::attested("a2", "others", "2021-04-03"));
    add(Entry::attested_indicator("a3", "flow", "2021-05-31"));
    ledger
}

/// Every day from before the first to after the last, forward, then backward, then by leaps.
fn walk() -> Vec<Day> {
    let start: Day = "2021-02-08".parse().unwrap();
    let ahead = |days: i32| start.plus_days(days).unwrap();
    let there = (0..260).map(ahead);
    let back = (0..87).rev().map(|step| ahead(step * 3));
    let leaps = (0..52).map(|step| ahead(step * 97 % 260));
    there.chain(back).chain(leaps).collect()
}

fn walked(baseline: Option<&str>, settle: Option<Settle>, method: &Method) {
    let plan = plan(baseline, settle).build().unwrap_or_else(|faults| panic!("{faults}"));
    let ledger = ledger().build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    let mut engine = Engine::new(plan.clone(), ledger.clone()).unwrap();
    for day in walk() {
        let options = Options::new(day).method(method.clone());
        engine.evaluate(&options);
        let said = evaluate(&plan, &ledger, &options).unwrap();
        columns_say(engine.columns(), &said, &plan, method);
        assert_eq!(engine.evaluation(), Some(said), "{day}");
    }
}

#[test]
fn day_by_day_there_and_back_an_engine_says_what_is_said_afresh() {
    walked(None, None, &Method::default());
}

#[test]
fn day_by_day_baselines_that_are_read_and_what_settles_once_are_as_afresh() {
    walked(Some("2021-04-30"), Some(Settle::Ever), &Method::preset("statcan").unwrap());
}

/// Three days: before most, in the middle of all, and after the last due day.
const DAYS: [&str; 3] = ["2021-04-01", "2021-06-30", "2021-10-05"];

fn agrees(engine: &mut Engine, what: &str) {
    let ledger = engine.ledger();
    for day in DAYS {
        let options = Options::new(day.parse().unwrap());
        engine.evaluate(&options);
        let said = evaluate(engine.plan(), &ledger, &options).unwrap();
        assert_eq!(engine.evaluation(), Some(said), "{what} {day}");
    }
}

#[test]
fn entry_by_entry_recorded_and_withdrawn_an_engine_says_what_is_said_afresh() {
    let plan = plan(None, Some(Settle::Ever)).build().unwrap();
    let entries = ledger().entries;
    let mut engine = Engine::new(plan.clone(), super::empty(&plan)).unwrap();
    let mut waiting = entries.clone();
    // Backwards; what cannot stand without another waits for it.
    while !waiting.is_empty() {
        let before = waiting.len();
        for entry in std::mem::take(&mut waiting).into_iter().rev() {
            if engine.record(vec![entry.clone()]).is_err() {
                waiting.insert(0, entry);
            }
            agrees(&mut engine, "recorded");
        }
        assert!(waiting.len() < before, "{waiting:?}");
    }
    for (number, entry) in entries.iter().rev().enumerate() {
        let id = format!("w{number}");
        let withdrawn = Entry::withdrawn(id, "2021-10-01", entry.id.clone()).recorded("2022-02-01T00:00:00Z");
        engine.record(vec![withdrawn]).unwrap();
        agrees(&mut engine, "withdrawn");
    }
}

#[test]
fn a_scenario_of_each_entry_leaves_the_engine_as_it_was() {
    let plan = plan(None, None).build().unwrap();
    let draft = ledger();
    let mut asked = 0;
    for (place, entry) in draft.entries.iter().enumerate() {
        let mut rest = draft.clone();
        rest.entries.remove(place);
        let Ok(rest) = rest.build(&plan) else { continue };
        let mut engine = Engine::new(plan.clone(), rest.clone()).unwrap();
        agrees(&mut engine, "before");
        {
            let mut scenario = engine.scenario();
            scenario.record(vec![entry.clone()]).unwrap();
        }
        assert_eq!(engine.ledger(), rest);
        agrees(&mut engine, "after");
        asked += 1;
    }
    assert!(asked > draft.entries.len() / 2, "only {asked} can be left out");
}

#[test]
fn entries_that_cannot_stand_with_others_are_refused_whichever_came_first() {
    let plan = plan(None, None).build().unwrap();
    let reading = |id: &str, period: &str| Entry::reading(id, "flow", period, 1);
    let opened = |day: &str| Entry::opened("o", "items", "x", day);
    let changed = |day: &str| Entry::changed("c", "items", "x", day);
    let again = || Entry::moved("n", "items", "x", "2021-06-03", "cancelled");
    let ended = || Entry::moved("m", "items", "x", "2021-06-02", "cancelled");
    let cases = [
        // Periods of a flow lie apart, and across no edge of a window.
        vec![reading("a", "2021-04"), reading("b", "2021-Q2")],
        vec![reading("a", "2021-Q2"), reading("b", "2021-04")],
        vec![reading("a", "2021-02-15/2021-03-15")],
        // An item is opened before it changes, and nothing follows its end.
        vec![opened("2021-05-01"), changed("2021-04-30")],
        vec![opened("2021-05-01"), ended(), again()],
        vec![opened("2021-05-01"), again(), ended()],
    ];
    for entries in cases {
        let mut draft = Ledger::new("plan");
        draft.entries = entries.clone();
        let whole = draft.build(&plan).unwrap_err();
        let mut engine = Engine::new(plan.clone(), super::empty(&plan)).unwrap();
        let (last, first) = entries.split_last().unwrap();
        for entry in first {
            engine.record(vec![entry.clone()]).unwrap();
        }
        let before = engine.ledger();
        let refused = engine.record(vec![last.clone()]).unwrap_err();
        assert_eq!(refused.to_string(), whole.to_string());
        assert_eq!(engine.ledger(), before);
    }
}
