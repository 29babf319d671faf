//! What is sent to break things: too deep, too much, too long, chains and circles.

use tenfold::draft::{Action, Entry, Goal, Indicator, Set, Target, Unit};
use tenfold::{Ledger, Limits, Plan, draft};

use super::{PLAN, plan, said};

/// The faults that only limits show.
pub(super) const FAULTS: [&str; 4] = ["too_large ", "too_deep actions", "too_many units", "too_long id"];

fn empty() -> draft::Plan {
    draft::Plan::new("p", "Plan", "2022-01-01")
}

/// Returns a plan of actions one below the other, with a target in the lowest.
fn nested(levels: usize) -> draft::Plan {
    let target = Target::new("t", "T", "i", Goal::at_least(1)).baseline(0);
    let lowest = Action::new("a0", "A").target(target);
    let tree = (1..levels).fold(lowest, |tree, level| Action::new(format!("a{level}"), "A").action(tree));
    empty().indicator(Indicator::level("i", "I")).action(tree)
}

#[test]
fn actions_nested_one_level_too_deep_are_refused_with_their_place() {
    assert_eq!(said(nested(32).build()), [""; 0]);
    let place = vec!["actions[0]"; 33].join(".");
    for levels in [33, 34, 100_000] {
        assert_eq!(said(nested(levels).build()), [format!("too_deep {place}")], "{levels} levels");
    }
    let text = serde_json::to_string(&nested(33)).unwrap();
    assert_eq!(said(Plan::from_json(text)), [format!("too_deep {place}")]);
}

#[test]
fn a_text_nested_a_hundred_thousand_deep_is_refused_with_a_place() {
    let open = r#"{"id":"a","title":"A","actions":["#.repeat(100_000);
    let text = format!(
        r#"{{"tenfold":1,"id":"p","title":"P","start":"2022-01-01","actions":[{open}{}]}}"#,
        "]}".repeat(100_000)
    );
    let found = said(Plan::from_json(&text));
    assert!(found[0].starts_with("too_deep actions[0].actions[0].actions[0]"), "{found:?}");
    let lists = "[".repeat(100_000) + &"]".repeat(100_000);
    assert_eq!(said(Plan::from_json(&lists)), ["wrong_type ", "too_deep "]);
    assert_eq!(said(Plan::from_json("[".repeat(100_000))), ["syntax "]);
}

#[test]
fn a_stack_of_half_a_mebibyte_is_enough_for_any_depth() {
    let work = || {
        let deep = nested(100_000);
        let refused = said(deep.build()).len();
        drop(nested(100_000));
        refused + said(nested(32).build()).len()
    };
    let thread = std::thread::Builder::new().stack_size(512 << 10).spawn(work).unwrap();
    assert_eq!(thread.join().unwrap(), 1);
}

#[test]
fn more_than_the_limits_is_refused_before_it_is_read() {
    let within = |limits: Limits| said(Plan::from_json_within(PLAN, &limits));
    let some = Limits::default();
    assert_eq!(within(Limits { bytes: PLAN.len(), ..some }), [""; 0]);
    assert_eq!(within(Limits { bytes: PLAN.len() - 1, ..some }), ["too_large "]);
    assert_eq!(within(Limits { nodes: 2, ..some }), ["too_many units[2]"]);
    assert_eq!(within(Limits { nodes: 4, ..some }), ["too_many sets[0].members[0]"]);
    assert_eq!(within(Limits { levels: 1, ..some })[0], "too_deep units[1].parent");
    assert_eq!(within(Limits { levels: 2, ..some }), ["too_deep units[2].parent"]);
    assert_eq!(within(Limits { parts: 3, ..some }), ["too_many registers[0].fields"]);
    assert_eq!(within(Limits { id: 12, ..some }), [""; 0]);
    assert_eq!(within(Limits { id: 5, ..some })[0], "too_long id");
    assert_eq!(within(Limits { text: 3, ..some })[0], "too_long title");
    let ledger = draft::Ledger::new("p-city").entry(Entry::reading("e", "i-platforms", "2023", 1));
    assert_eq!(said(ledger.build_within(&plan(), &Limits { nodes: 0, ..some })), ["too_many entries[0]"]);
}

#[test]
fn every_text_has_a_limit() {
    let long = || "x".repeat((64 << 10) + 1);
    let action = || Action::new("a", "A").item(draft::ItemRef::new("r", "x"));
    let base = || empty().unit(Unit::new("u", "U")).register(draft::Register::new("r", "R"));
    let lead = draft::Responsible::leading("u").lead(long());
    let table = [
        (base().action(action()).note(long()), "too_long note"),
        (base().action(action().tag(long())), "too_long actions[0].tags[0]"),
        (base().action(action().note([("en", long())])), "too_long actions[0].note"),
        (base().action(action().note([("x".repeat(257), "x")])), "too_long actions[0].note"),
        (base().action(action().responsible(lead)), "too_long actions[0].responsible[0].lead"),
        (base().action(action()).unit(Unit::new("v", "V").level(long())), "too_long units[1].level"),
        (base().action(action()).set(Set::new("x".repeat(257), "S")), "too_long sets[0].id"),
    ];
    for (plan, fault) in table {
        assert_eq!(said(plan.build()), [fault]);
    }
    // A text that is no day, and of any length, is not repeated in whole.
    let fault = Plan::from_json(PLAN.replace("2022-03-16", &"9".repeat(1 << 20))).unwrap_err();
    assert!(fault.to_string().len() < 1_000);
}

fn chain(length: usize, parent: impl Fn(usize) -> Option<usize>) -> draft::Plan {
    let unit = |index: usize| Unit {
        parent: parent(index).map(|parent| format!("u{parent}")),
        ..Unit::new(format!("u{index}"), "U")
    };
    let mut plan = empty();
    plan.units = (0..length).map(unit).collect();
    plan
}

#[test]
fn a_chain_of_a_hundred_thousand_units_is_too_deep_once() {
    let up = |index: usize| index.checked_sub(1);
    assert_eq!(said(chain(100_000, up).build()), ["too_deep units[32].parent"]);
    let down = |index: usize| Some(index + 1).filter(|next| *next < 100_000);
    let found = said(chain(100_000, down).build());
    assert_eq!(found, ["too_deep units[99967].parent"]);
    let limits = Limits { levels: usize::MAX, ..Limits::default() };
    assert_eq!(said(chain(100_000, up).build_within(&limits)), [""; 0]);
}

#[test]
fn a_circle_of_units_is_named_once_whatever_its_length() {
    for length in [1, 2, 33, 65, 66, 67, 1_000, 100_000] {
        let round = |index: usize| Some((index + 1) % length);
        let faults = chain(length, round).build().unwrap_err();
        let fault = &faults.as_slice()[0];
        assert_eq!((faults.as_slice().len(), fault.place()), (1, "units[0].parent"), "{length}");
        assert!(fault.cause().contains("`u0` → ") && fault.cause().contains(" → `u0`"), "{fault}");
    }
    // Those that only hang on the circle are not on it.
    let hanging = |index: usize| Some(if index < 2 { 1 - index } else { index - 1 });
    assert_eq!(said(chain(50, hanging).build()), ["cycle units[0].parent"]);
}

#[test]
fn goals_that_count_one_another_are_named_once_and_those_that_count_them_are_not() {
    let target = |id: &str, named: &[&str]| Target::over(id, "T", Goal::quorum(1, named.to_vec()));
    let action = Action::new("a", "A")
        .target(target("t0", &["t1"]))
        .target(target("t1", &["t2", "t4"]))
        .target(target("t2", &["t0"]))
        .target(target("t3", &["t0"]))
        .target(Target::new("t4", "T", "i", Goal::at_least(1)).baseline(0));
    let plan = empty().indicator(Indicator::level("i", "I")).action(action);
    let faults = plan.build().unwrap_err();
    assert_eq!(faults.as_slice().len(), 1);
    assert_eq!(faults.as_slice()[0].place(), "actions[0].targets[0].goal.targets");
    assert_eq!(faults.as_slice()[0].cause(), "the goals of `t0` → `t1` → `t2` → `t0` count one another");
}

#[test]
fn a_chain_of_a_hundred_thousand_goals_is_judged_in_its_order() {
    let over =
        |index: usize| Target::over(format!("t{index}"), "T", Goal::quorum(1, [format!("t{}", index + 1)]));
    let mut action = Action::new("a", "A");
    action.targets = (0..30_000).map(over).collect();
    let last = Target::new("t30000", "T", "i", Goal::at_least(1)).baseline(0);
    let plan = empty().indicator(Indicator::level("i", "I")).action(action.target(last));
    assert_eq!(said(plan.build()), [""; 0]);
}

#[test]
fn many_readings_on_many_targets_of_one_flow_are_checked_in_one_pass() {
    let mut action = Action::new("a", "A");
    let target =
        |index: usize| Target::new(format!("t{index}"), "T", "i", Goal::at_least(1)).due("2030-12-31");
    action.targets = (0..20_000).map(target).collect();
    let plan = empty().indicator(Indicator::flow("i", "I")).action(action).build().unwrap();
    let first: tenfold::Day = "2022-01-01".parse().unwrap();
    let mut ledger = draft::Ledger::new("p");
    let day = |index: usize| first.plus_days(i32::try_from(index % 3_000).unwrap()).unwrap().to_string();
    ledger.entries =
        (0..20_000).map(|index| Entry::reading(format!("e{index}"), "i", day(index), 1)).collect();
    let ledger = ledger.build(&plan).unwrap();
    assert_eq!(ledger.entries().len(), 20_000);
    assert!(ledger.entries().iter().all(|entry| ledger.entry(entry.id()) == Some(entry)));
    assert_eq!(ledger.entry(&"none".parse().unwrap()), None);
}

#[test]
fn many_members_and_many_facts_of_them_are_checked_in_one_pass() {
    let mut set = Set::new("s", "S");
    set.members = (0..30_000).map(|index| draft::Member::new(format!("m{index}"), "M")).collect();
    let goal = Goal::every_member();
    let action = Action::new("a", "A").target(Target::new("t", "T", "i", goal).due("2030-12-31"));
    let plan =
        empty().set(set).indicator(Indicator::level("i", "I").per("s")).action(action).build().unwrap();
    let mut ledger = draft::Ledger::new("p");
    let fact = |index: usize| Entry::reading(format!("e{index}"), "i", "2023", 1).member(format!("m{index}"));
    ledger.entries = (0..30_000).map(fact).collect();
    assert!(ledger.build(&plan).is_ok());
}

#[test]
fn of_very_many_faults_the_first_are_listed_and_the_rest_is_not_checked() {
    let mut plan = empty();
    plan.units = vec![Unit::default(); 200_000];
    let faults = plan.build().unwrap_err();
    let last = faults.as_slice().last().unwrap();
    assert_eq!((faults.as_slice().len(), last.code().as_str()), (2_001, "too_many"));
    assert_eq!(last.cause(), "so many faults were found that the rest was not checked");
}

/// An object of two bytes would take a thousand in memory.
#[test]
fn elements_that_say_nothing_end_the_reading_before_they_fill_the_memory() {
    let many = |piece: &str| vec![piece; 100_000].join(",");
    let actions = format!(r#"{{"tenfold":1,"id":"p","title":"P","actions":[{}]}}"#, many("{}"));
    let refused = tenfold::Plan::from_json(&actions).unwrap_err();
    let first = &refused.as_slice()[0];
    assert_eq!(first.code().as_str(), "too_many");
    assert!(first.place().starts_with("actions["), "{}", first.place());
    // As many that say what they must are read.
    let units = format!(
        r#"{{"tenfold":1,"id":"p","title":"P","start":"2022-01-01","units":[{}]}}"#,
        (0..100_000).map(|unit| format!(r#"{{"id":"{unit}","title":"U"}}"#)).collect::<Vec<_>>().join(",")
    );
    assert_eq!(tenfold::Plan::from_json(&units).map(|plan| plan.units().len()), Ok(100_000));
}

#[test]
fn periods_that_goals_count_are_counted_as_nodes() {
    let action = Action::new("a", "A").target(
        Target::new("t", "T", "i", Goal::every_period(tenfold::Every::Month))
            .start("0001-01-01")
            .due("9999-12-31"),
    );
    let plan = || empty().indicator(Indicator::level("i", "I")).action(action.clone());
    assert_eq!(said(plan().build()), [""; 0]);
    let limits = Limits { nodes: 100_000, ..Limits::default() };
    assert_eq!(said(plan().build_within(&limits)), ["too_many actions[0].targets[0].goal"]);
}

#[test]
fn a_refused_entry_leaves_the_ledger_as_it_was() {
    let plan = plan();
    let mut ledger = Ledger::from_json(super::LEDGER, &plan).unwrap();
    let (before, text) = (ledger.clone(), ledger.to_json());
    let bad =
        vec![Entry::reading("e-15", "i-platforms", "2024", 8), Entry::reading("e-16", "i-none", "2024", 8)];
    assert_eq!(said(ledger.append(&plan, bad)), ["unknown_id entries[16].indicator"]);
    assert_eq!((&ledger, ledger.to_json()), (&before, text));
    let limits = Limits { nodes: 15, ..Limits::default() };
    let one = vec![Entry::reading("e-15", "i-platforms", "2024", 8)];
    assert_eq!(said(ledger.append_within(&plan, one.clone(), &limits)), ["too_many entries[15]"]);
    assert!(ledger.append(&plan, one).is_ok());
}
