//! The day on which a target was met first: whatever it is measured by, the first day on which its value meets the bar.

use proptest::prelude::*;
use proptest::test_runner::Config;
use tenfold::draft::{
    Action, Entry, Goal, Indicator, Ledger, Level, Measure, MeasureKind, Plan, Register, Scale, Target,
};
use tenfold::{Day, Options, Settle, evaluate};

const START: &str = "2021-01-01";
/// Days before the window, its first ones, and some of the first half of the year.
const DAYS: [&str; 8] =
    ["2020-12-31", START, "2021-01-02", "2021-02-28", "2021-03-01", "2021-04-15", "2021-05-07", "2021-06-30"];
/// Periods of every length in the first half of a year; some lie in others.
const PERIODS: [&str; 12] = [
    "2021-01",
    "2021-02",
    "2021-Q1",
    "2021-03",
    "2021-H1",
    "2021-04-10",
    "2021-04",
    "2021-05",
    "2021-02-03",
    START,
    "2020-12",
    "2020",
];
/// Those of them that do not.
const APART: [&str; 6] = ["2020-12", START, "2021-02", "2021-03", "2021-05", "2021-04"];

/// A plan of one target, met once at two or more.
fn plan(measure: Measure, goal: Goal) -> Plan {
    let level = |id: &str, points: i32| Level::new(id, id).points(points);
    let scale = Scale::new("scale", "A scale")
        .level(level("low", 0))
        .level(level("middle", 2))
        .level(level("high", 4));
    let target = Target::new("t", "A target", "i", goal).settle(Settle::Ever);
    Plan::new("plan", "A plan", START)
        .due("2021-12-31")
        .scale(scale)
        .register(Register::new("items", "Items").project_life_cycle())
        .indicator(Indicator::new("i", "Measured", measure))
        .indicator(Indicator::level("up", "Above"))
        .indicator(Indicator::level("down", "Below"))
        .action(Action::new("a", "An action").target(target))
}

/// Says that a fact of an indicator is of a period, with a number from 0 to 4; later ones are recorded later.
fn reading(number: usize, of: &str, period: &str, value: i32) -> Entry {
    Entry::reading(format!("e{number}"), of, period, value - 1)
        .recorded(format!("2022-01-01T00:00:{number:02}Z"))
}

fn entries(kind: usize, facts: &[(usize, i32)]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (number, (place, value)) in facts.iter().enumerate() {
        let day = DAYS[place % DAYS.len()].to_owned();
        entries.push(match kind {
            0 => reading(number, "i", &day, *value),
            1 => reading(number, "i", APART[place % APART.len()], *value),
            2 => reading(number, "i", PERIODS[place % PERIODS.len()], *value),
            3 => {
                Entry::grade(format!("e{number}"), "i", day, ["low", "middle", "high"][(*value % 3) as usize])
                    .recorded(format!("2022-01-01T00:00:{number:02}Z"))
            }
            4 => reading(number, if value % 2 == 0 { "up" } else { "down" }, &day, *value),
            _ => Entry::opened(format!("e{number}"), "items", format!("x{number}"), day),
        });
    }
    entries
}

proptest! {
    // Each case is judged on two hundred days by each measure.
    #![proptest_config(Config { cases: super::thousand().cases.min(40), ..super::thousand() })]

    #[test]
    fn met_first_is_the_first_day_on_which_the_value_meets_the_bar(
        facts in prop::collection::vec((0..120_usize, 0..5_i32), 0..9),
    ) {
        // No sum of shares comes to 2.8125: no length of a period can be divided by eight.
        let asked = [
            (2.0, Measure::of(MeasureKind::Level), Goal::at_least(2)),
            (4.0, Measure::of(MeasureKind::Flow), Goal::at_least(4)),
            (2.8125, Measure::of(MeasureKind::Flow).pro_rata(), Goal::at_least(2.8125)),
            (2.0, Measure::grade("scale"), Goal::reach("middle")),
            (2.0, Measure::ratio("up", "down").times(2), Goal::at_least(2)),
            (3.0, Measure::stock("items"), Goal::at_least(3)),
        ];
        for (kind, (bar, measure, goal)) in asked.into_iter().enumerate() {
            let plan = plan(measure, goal).build().unwrap();
            let mut ledger = Ledger::new("plan");
            ledger.entries = entries(kind, &facts);
            let ledger = ledger.build(&plan).unwrap();
            let on = |day: Day| evaluate(&plan, &ledger, &Options::new(day)).unwrap().targets[0].clone();
            let start: Day = START.parse().unwrap();
            let meets = |day: &Day| on(*day).value.is_some_and(|value| value.get() >= bar);
            let by_days = (0..200).map(|ahead| start.plus_days(ahead).unwrap()).find(meets);
            prop_assert_eq!(on(start.plus_days(199).unwrap()).first_met, by_days, "measure {}", kind);
        }
    }
}
