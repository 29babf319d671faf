//! A small plan on which methods disagree: eight promises of a town from 2020 to 2030, told at the end of 2024.

use tenfold::draft::{self, Action, Entry, Goal, Indicator, Target};
use tenfold::{Day, Faults, Ledger, Plan, Way};

/// A promise of the town: its id, its title, the value promised for 2030, the value of 2020, and those of 2021 to
/// 2024. Nothing is promised where only the way is.
struct Promise {
    id: &'static str,
    title: &'static str,
    goal: Aim,
    from: f64,
    values: [f64; 4],
}

enum Aim {
    AtLeast(f64),
    AtMost(f64),
    Up,
}

const PROMISES: [Promise; 8] = [
    promise("clinics", "Clinics: from 20 to 40", Aim::AtLeast(40.0), 20.0, [22.0, 24.0, 26.0, 28.2]),
    promise(
        "waste",
        "Waste a head: down from 500 to 400 kg",
        Aim::AtMost(400.0),
        500.0,
        [480.0, 470.0, 466.0, 465.0],
    ),
    promise(
        "cycling",
        "Trips by bicycle: from 10 to 30 %",
        Aim::AtLeast(30.0),
        10.0,
        [16.0, 19.0, 20.0, 20.0],
    ),
    promise("exams", "Pupils who pass: from 80 to 95 %", Aim::AtLeast(95.0), 80.0, [79.0, 78.0, 79.0, 83.0]),
    promise(
        "air",
        "Days of clean air: from 200 to 300",
        Aim::AtLeast(300.0),
        200.0,
        [196.0, 193.0, 191.0, 190.0],
    ),
    promise("online", "Homes online: from 90 to 100 %", Aim::AtLeast(100.0), 90.0, [95.0, 97.5, 98.6, 99.2]),
    promise("homes", "New homes: from 0 to 400", Aim::AtLeast(400.0), 0.0, [90.0, 210.0, 330.0, 405.0]),
    promise("volunteers", "Volunteers: more of them", Aim::Up, 1000.0, [1010.0, 1030.0, 1025.0, 1040.0]),
];

const fn promise(id: &'static str, title: &'static str, goal: Aim, from: f64, values: [f64; 4]) -> Promise {
    Promise { id, title, goal, from, values }
}

/// Returns the day at whose end the town is told.
pub(crate) fn day() -> Result<Day, Faults> {
    Ok("2024-12-31".parse::<Day>()?)
}

/// Returns the plan of the town and its ledger.
///
/// # Errors
/// [`Faults`], were one of the promises written down wrong.
pub(crate) fn town() -> Result<(Plan, Ledger), Faults> {
    let mut plan = draft::Plan::new("town", "A town's eight promises", "2020-12-31").due("2030-12-31");
    let mut action = Action::new("promises", "Promises");
    let mut ledger = draft::Ledger::new("town");
    for Promise { id, title, goal, from, values } in &PROMISES {
        let goal = match goal {
            Aim::AtLeast(bar) => Goal::at_least(*bar),
            Aim::AtMost(bar) => Goal::at_most(*bar),
            Aim::Up => Goal::improve(Way::Up),
        };
        plan = plan.indicator(Indicator::level(*id, *title));
        action = action.target(Target::new(*id, *title, *id, goal).baseline(*from));
        for (year, value) in (2020..).zip(std::iter::once(from).chain(values)) {
            ledger = ledger.entry(Entry::reading(format!("{id}-{year}"), *id, year.to_string(), *value));
        }
    }
    let plan = plan.action(action).build()?;
    let ledger = ledger.build(&plan)?;
    Ok((plan, ledger))
}

/// What each promise is there to show.
pub(crate) const FINDINGS: [&str; 8] = [
    "**Clinics** come at two a year, as planned. Methods that look at the clock are content; those that grade what is done are not yet.",
    "**Waste** falls a little more slowly than planned: how far behind is behind, the cuts decide.",
    "**Cycling** leapt and then stalled: whoever counts from the baseline still lives on the leap.",
    "**Exams** fell, and rose in the last year: far behind, in the right direction.",
    "**Air** gets worse, and every method says so.",
    "**Homes online** are within one point of all of them: `unsd-2023` takes that for met.",
    "**New homes** are there: met is met, before any method is asked.",
    "**Volunteers** were promised no number: index methods hold their growth against fixed cuts, the others ask whether it goes the right way.",
];
