//! What eight times the input costs: nothing may grow with the square of what a stranger sends.
//!
//! Prints the time for the larger input over that for the smaller; 8 is linear, 64 a square. `growth.sh` counts the
//! instructions of one input and of one twice as large instead.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a measurement that panics has failed, and says where"
)]

#[path = "growth/days.rs"]
mod days;
#[path = "growth/engines.rs"]
mod engines;
#[path = "growth/reading.rs"]
mod reading;
#[path = "../tests/memory/texts.rs"]
mod texts;

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tenfold::draft::{Action, Entry, Goal, Indicator, Member, Set, Target, Unit};
use tenfold::{Day, Limits, Options, draft, evaluate};

/// What is done at each place at which something is given two inputs.
enum Asked {
    Timed,
    /// Only its number is printed.
    Listed,
    /// One place is run once, so many times as large, for a program that counts instructions.
    Counted {
        place: usize,
        times: usize,
    },
}

/// What the arguments ask for: `--places`, or `--count=3 --times=2`, or nothing.
static ASKED: LazyLock<Asked> = LazyLock::new(|| {
    let said = |name: &str| std::env::args().find_map(|argument| argument.strip_prefix(name)?.parse().ok());
    match said("--count=") {
        Some(place) => Asked::Counted { place, times: said("--times=").unwrap_or(1) },
        None if std::env::args().any(|argument| argument == "--places") => Asked::Listed,
        None => Asked::Timed,
    }
});

/// How many places there were so far.
static PLACES: AtomicUsize = AtomicUsize::new(0);

/// Whether anything took more than it may.
static TOO_MUCH: AtomicBool = AtomicBool::new(false);

/// Runs something on an input and on one eight times as large, and compares how long each takes.
///
/// Were the work to grow with the square, the larger would take sixty-four times as long.
fn grows_with_its_size(small: usize, run: impl Fn(usize)) {
    grows_once_made(small, |size| size, |size| run(*size));
}

/// Makes an input and one eight times as large, and compares how long something takes with each.
fn grows_once_made<T>(small: usize, make: impl Fn(usize) -> T, run: impl Fn(&mut T)) {
    let place = PLACES.fetch_add(1, Ordering::Relaxed);
    match *ASKED {
        Asked::Timed => timed(small, make, run),
        Asked::Listed => println!("    {place}"),
        Asked::Counted { place: asked, times } if asked == place => {
            let mut made = make(times * small);
            counted(&mut || run(&mut made));
        }
        Asked::Counted { .. } => {}
    }
}

/// Runs what is counted: Callgrind collects from the entry of this function to its end.
#[inline(never)]
fn counted(run: &mut dyn FnMut()) {
    run();
}

fn timed<T>(small: usize, make: impl Fn(usize) -> T, run: impl Fn(&mut T)) {
    let time = |size: usize| {
        let (mut spent, mut runs) = (Duration::ZERO, 0);
        // The clock may go in steps of some milliseconds.
        while spent < Duration::from_millis(60) {
            let mut made = make(size);
            let clock = Clock::start();
            run(&mut made);
            spent += clock.spent();
            runs += 1;
        }
        spent / runs
    };
    let (one, eight) = (time(small), time(8 * small));
    let grows = eight > 20 * one;
    let said = if grows { ": too much" } else { "" };
    println!("    {:.1} ({one:?}, {eight:?}){said}", eight.as_secs_f64() / one.as_secs_f64());
    TOO_MUCH.fetch_or(grows, Ordering::Relaxed);
}

/// The time that this thread has worked, where the system tells it: a busy machine makes only waits longer.
struct Clock {
    worked: Option<Duration>,
    started: Instant,
}

impl Clock {
    fn start() -> Self {
        Self { worked: Self::worked(), started: Instant::now() }
    }

    fn spent(&self) -> Duration {
        let worked = || Some(Self::worked()? - self.worked?);
        worked().unwrap_or_else(|| self.started.elapsed())
    }

    fn worked() -> Option<Duration> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    }
}

fn empty() -> draft::Plan {
    draft::Plan::new("p", "Plan", "2022-01-01").due("2030-12-31").indicator(Indicator::level("i", "I"))
}

fn with_targets(count: usize, target: impl Fn(usize) -> Target) -> draft::Plan {
    let mut action = Action::new("a", "A");
    action.targets = (0..count).map(target).collect();
    empty().action(action)
}

fn ledger(count: usize, entry: impl Fn(usize) -> Entry) -> draft::Ledger {
    let mut ledger = draft::Ledger::new("p");
    ledger.entries = (0..count).map(entry).collect();
    ledger
}

fn day(index: usize) -> String {
    let first: Day = "2022-01-01".parse().unwrap();
    first.plus_days(i32::try_from(index % 3_000).unwrap()).unwrap().to_string()
}

fn chains_and_circles_of_units_take_as_long_as_they_are() {
    let limits = Limits { levels: usize::MAX, ..Limits::default() };
    for circle in [false, true] {
        grows_with_its_size(2_000, |size| {
            let mut plan = empty();
            let above = |index: usize| if index == 0 { circle.then_some(size - 1) } else { Some(index - 1) };
            let unit = |index: usize| Unit {
                parent: above(index).map(|above| format!("u{above}")),
                ..Unit::new(format!("u{index}"), "U")
            };
            plan.units = (0..size).map(unit).collect();
            assert_eq!(plan.build_within(&limits).is_err(), circle);
        });
    }
}

fn chains_of_goals_and_long_lists_of_goals_take_as_long_as_they_are() {
    grows_with_its_size(1_500, |size| {
        let next = |index: usize| Goal::quorum(1, [format!("t{}", (index + 1) % size)]);
        let chain = |index: usize| match index + 1 {
            last if last == size => Target::new(format!("t{index}"), "T", "i", Goal::at_least(1)),
            _ => Target::over(format!("t{index}"), "T", next(index)),
        };
        assert!(with_targets(size, chain).build().is_ok());
        let circle = |index: usize| Target::over(format!("t{index}"), "T", next(index));
        assert_eq!(with_targets(size, circle).build().unwrap_err().as_slice().len(), 1);
        let all = Target::over("all", "T", Goal::quorum(1, (1..size).map(|index| format!("t{index}"))));
        let one = |index: usize| match index {
            0 => all.clone(),
            _ => Target::new(format!("t{index}"), "T", "i", Goal::at_least(1)),
        };
        assert!(with_targets(size, one).build().is_ok());
    });
}

fn ratios_take_as_long_as_there_are_indicators() {
    grows_with_its_size(1_500, |size| {
        let mut plan = empty();
        let ratio = |index: usize| {
            let of = draft::Measure::ratio(format!("l{index}"), "i");
            [Indicator::level(format!("l{index}"), "L"), Indicator::new(format!("r{index}"), "R", of)]
        };
        plan.indicators.extend((0..size).flat_map(ratio));
        assert!(plan.build().is_ok());
    });
}

fn many_readings_of_one_flow_with_many_targets_take_as_long_as_they_are() {
    for pro_rata in [false, true] {
        grows_with_its_size(1_500, |size| {
            let target = |index: usize| Target::new(format!("t{index}"), "T", "f", Goal::at_least(1));
            let mut flow = Indicator::flow("f", "F");
            flow.measure.pro_rata = pro_rata;
            let plan = with_targets(size, target).indicator(flow).build().unwrap();
            let reading = |index: usize| Entry::reading(format!("e{index}"), "f", day(index), 1);
            let checked = ledger(size, reading).build(&plan).unwrap();
            assert!(checked.entries().iter().all(|entry| checked.entry(entry.id()) == Some(entry)));
        });
    }
}

fn one_target_on_many_readings_is_judged_in_as_long_as_they_are() {
    // One that is met by the first reading, one that never is, and periods that all end on one day.
    for (pro_rata, bar, together) in [
        (false, 1, false),
        (true, 1, false),
        (false, 1_000_000, false),
        (true, 1_000_000, false),
        (true, 1, true),
    ] {
        let mut flow = Indicator::flow("f", "F");
        flow.measure.pro_rata = pro_rata;
        let target = |_: usize| Target::new("t", "T", "f", Goal::at_least(bar));
        let plan = with_targets(1, target).indicator(flow).build().unwrap();
        let options = Options::new("2030-12-31".parse().unwrap());
        grows_with_its_size(1_500, |size| {
            let period =
                |index: usize| if together { format!("{}/2030-12-31", day(index)) } else { day(index) };
            let reading = |index: usize| Entry::reading(format!("e{index}"), "f", period(index), 1);
            let ledger = ledger(size, reading).build(&plan).unwrap();
            assert_eq!(evaluate(&plan, &ledger, &options).unwrap().targets.len(), 1);
        });
    }
}

fn many_members_and_facts_of_them_take_as_long_as_they_are() {
    grows_with_its_size(1_500, |size| {
        let mut set = Set::new("s", "S");
        set.members = (0..size).map(|index| Member::new(format!("m{index}"), "M")).collect();
        let target = |_: usize| Target::new("t", "T", "k", Goal::every_member());
        let kept = Indicator::level("k", "K").per("s");
        let plan = with_targets(1, target).set(set).indicator(kept).build().unwrap();
        let fact =
            |index: usize| Entry::reading(format!("e{index}"), "k", "2023", 1).member(format!("m{index}"));
        assert!(ledger(size, fact).build(&plan).is_ok());
    });
}

fn a_long_row_of_corrections_takes_as_long_as_it_is() {
    let plan = empty().build().unwrap();
    let corrected = |index: usize| {
        let entry = Entry::reading(format!("e{index:06}"), "i", "2023", 1).recorded("2024-01-01T00:00:00Z");
        if index == 0 { entry } else { entry.corrects(format!("e{:06}", index - 1)) }
    };
    grows_with_its_size(2_000, |size| assert!(ledger(size, corrected).build(&plan).is_ok()));
}

/// Names each case as its function.
macro_rules! cases {
    ($($case:ident,)*) => { &[$((stringify!($case), $case as fn()),)*] };
}
use cases;

const CASES: &[(&str, fn())] = cases![
    chains_and_circles_of_units_take_as_long_as_they_are,
    chains_of_goals_and_long_lists_of_goals_take_as_long_as_they_are,
    ratios_take_as_long_as_there_are_indicators,
    many_readings_of_one_flow_with_many_targets_take_as_long_as_they_are,
    one_target_on_many_readings_is_judged_in_as_long_as_they_are,
    many_members_and_facts_of_them_take_as_long_as_they_are,
    a_long_row_of_corrections_takes_as_long_as_it_is,
];

fn main() {
    // Test runners start benches with --test: there is nothing to test here.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let wanted =
        |name: &str| std::env::args().skip(1).all(|part| part.starts_with("--") || name.contains(&part));
    let cases = CASES.iter().chain(days::CASES).chain(engines::CASES).chain(reading::CASES);
    for (name, case) in cases.map(|(name, case)| (name.replace('_', " "), case)) {
        if wanted(&name) {
            if !matches!(*ASKED, Asked::Counted { .. }) {
                println!("{name}");
            }
            case();
        }
    }
    assert!(!TOO_MUCH.load(Ordering::Relaxed), "something grows faster than what it is given");
}
