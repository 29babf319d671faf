//! The day on which a target was met first, by each measure.

use tenfold::Reason;
use tenfold::draft::{Each, Entry, Field, Goal, Indicator, Measure, Member, Plan, Register, Set, Stage};

use super::measures::{flow, items, of_flow, of_items, pro_rata};
use super::{HALF, judged, ledger, promising_of, target};

#[test]
fn a_flow_of_which_nothing_came_is_met_once_from_the_day_on_which_that_was_said() {
    let attested = |day: &str| Entry::attested_indicator(day, "flow", day);
    let come = of_flow("b", "2021-04", 9, "2021-05-05");
    for (indicator, most) in [(flow(), 5.0), (flow(), 0.5), (pro_rata(), 5.0), (pro_rata(), 0.5)] {
        let mut plan = promising_of(indicator, Goal::at_most(most));
        plan.actions[0].targets[0].settle = Some(tenfold::Settle::Ever);
        let first = |entries: Vec<Entry>| {
            let judged = judged(plan.clone(), ledger(entries), HALF);
            target(&judged, "t").first_met.map(|day| day.to_string())
        };
        assert_eq!(first(vec![attested("2021-02-03"), come.clone()]).as_deref(), Some("2021-02-03"));
        assert_eq!(first(vec![attested("2020-12-03"), come.clone()]), None);
        // Said in the window of what came before it.
        assert_eq!(first(vec![attested("2021-02-03").through("2020-12-31"), come.clone()]), None);
        assert_eq!(first(vec![come.clone()]), None);
        let mut never = plan.clone();
        never.actions[0].targets[0].goal = Goal::at_most(-0.5);
        let judged = judged(never, ledger([attested("2021-02-03")]), HALF);
        assert_eq!(target(&judged, "t").first_met, None);
    }
}

/// Returns the day on which the target `t` was met first, as of a day.
fn first_met(plan: Plan, entries: Vec<Entry>, as_of: &str) -> Option<String> {
    let evaluation = judged(plan, ledger(entries), as_of);
    target(&evaluation, "t").first_met.map(|day| day.to_string())
}

#[test]
fn stages_count_as_they_stand_at_the_end_of_each_day() {
    let measure =
        Measure::in_stages().losable().stage(Stage::new("one", "One")).stage(Stage::new("two", "Two"));
    let plan = promising_of(Indicator::new("own", "Its own", measure), Goal::happen());
    let reached = |id: &str, day: &str, stage: &str| {
        Entry::reached(id, "own", day, stage).recorded(format!("2022-02-01T00:00:0{id}Z"))
    };
    let entries = vec![
        reached("1", "2021-02-01", "one"),
        reached("2", "2021-03-01", "two"),
        reached("3", "2021-03-01", "two").lost(),
        reached("4", "2021-04-01", "one").lost(),
        reached("5", "2021-05-01", "one"),
        reached("6", "2021-05-01", "two"),
    ];
    assert_eq!(first_met(plan.clone(), entries[..5].to_vec(), HALF), None);
    assert_eq!(first_met(plan, entries, HALF).as_deref(), Some("2021-05-01"));
}

#[test]
fn items_count_from_the_day_on_which_they_do_and_as_long_as_they_do() {
    let opened = |id: &str, day: &str| Entry::opened(id, "items", id, day);
    let over = |id: &str, day: &str| Entry::moved(format!("{id}-over"), "items", id, day, "cancelled");
    let net = of_items(Measure::arrivals("items").net(), Goal::at_least(2));
    let entries = vec![opened("x", "2021-02-01"), over("x", "2021-03-01"), opened("y", "2021-04-01")];
    assert_eq!(first_met(net.clone(), entries.clone(), HALF), None);
    let more = [entries.clone(), vec![opened("z", "2021-05-01")]].concat();
    assert_eq!(first_met(net, more, HALF).as_deref(), Some("2021-05-01"));
    // Nothing is open from the day on which the first is over, and nothing was known before it was opened.
    let none = of_items(Measure::stock("items"), Goal::at_most(0));
    assert_eq!(first_met(none, entries, HALF).as_deref(), Some("2021-03-01"));
}

#[test]
fn sums_of_items_go_with_what_each_comes_to() {
    let sized = |id: &str, item: &str, day: &str, size: f64| {
        Entry::changed(id, "items", item, day)
            .field("size", size)
            .recorded(format!("2022-02-01T00:00:0{id}Z"))
    };
    let opened =
        |item: &str, day: &str, size: f64| Entry::opened(item, "items", item, day).field("size", size);
    let entries = vec![
        opened("x", "2021-02-01", 1.0),
        opened("y", "2021-03-01", 7.0),
        sized("1", "x", "2021-04-01", 2.0),
        sized("2", "x", "2021-05-01", 1.0),
        sized("3", "y", "2021-05-01", 8.0),
        Entry::moved("over", "items", "x", "2021-06-01", "cancelled"),
        sized("4", "y", "2021-06-15", 10.0),
    ];
    let first = |measure: Measure, goal: Goal| first_met(of_items(measure, goal), entries.clone(), HALF);
    for measure in [Measure::stock("items").sum("size"), Measure::arrivals("items").sum("size").net()] {
        assert_eq!(first(measure.clone(), Goal::at_least(8)).as_deref(), Some("2021-03-01"));
        assert_eq!(first(measure.clone(), Goal::at_least(9)).as_deref(), Some("2021-04-01"));
        assert_eq!(first(measure.clone(), Goal::at_least(9.5)).as_deref(), Some("2021-06-15"));
        assert_eq!(first(measure.clone(), Goal::between(7, 8)).as_deref(), Some("2021-03-01"));
        assert_eq!(first(measure, Goal::at_least(10.5)), None);
    }
    // What has come counts on where it is not net, with what it comes to.
    let gross = Measure::arrivals("items").sum("size");
    assert_eq!(first(gross, Goal::at_least(11)).as_deref(), Some("2021-06-15"));
}

#[test]
fn a_ratio_goes_with_both_its_parts_and_is_none_over_zero() {
    let ratio = |goal: Goal| {
        of_items(Measure::ratio("flow", "sizes").times(100), goal)
            .indicator(flow())
            .indicator(Indicator::new("sizes", "Sizes", Measure::stock("items").sum("size")))
    };
    let entries = vec![
        of_flow("a", "2021-02", 3, "2021-03-05"),
        Entry::opened("x", "items", "x", "2021-03-01"),
        Entry::changed("b", "items", "x", "2021-04-01").field("size", 4),
        of_flow("c", "2021-04", 2, "2021-05-05"),
        Entry::changed("d", "items", "x", "2021-05-15").field("size", 5),
    ];
    let first = |goal: Goal| first_met(ratio(goal), entries.clone(), HALF);
    assert_eq!(first(Goal::at_least(75)).as_deref(), Some("2021-04-01"));
    assert_eq!(first(Goal::at_least(76)).as_deref(), Some("2021-04-30"));
    assert_eq!(first(Goal::at_most(100)).as_deref(), Some("2021-04-01"));
    assert_eq!(first(Goal::between(90, 110)).as_deref(), Some("2021-05-15"));
    assert_eq!(first(Goal::at_least(126)), None);
}

#[test]
fn members_add_up_and_reach_stages_each_by_itself() {
    let set =
        || Set { members: ["m1", "m2"].map(|id| Member::new(id, id)).to_vec(), ..Set::new("set", "A set") };
    let plan = |indicator: Indicator, each: Each| {
        promising_of(indicator.per("set"), Goal::every_member().each(each)).set(set())
    };
    let entries: Vec<Entry> = [("m1", "2021-02"), ("m2", "2021-02"), ("m1", "2021-03"), ("m2", "2021-05")]
        .map(|(member, month)| of_flow(&format!("{member}-{month}"), month, 5, "2022-01-05").member(member))
        .to_vec();
    for indicator in [flow(), pro_rata()] {
        let first = |each: Each| first_met(plan(indicator.clone(), each), entries.clone(), HALF);
        assert_eq!(first(Each::at_least(5)).as_deref(), Some("2021-02-28"));
        assert_eq!(first(Each::at_least(10)).as_deref(), Some("2021-05-31"));
        assert_eq!(first(Each::at_least(11)), None);
    }
    let measure =
        Measure::in_stages().losable().stage(Stage::new("one", "One")).stage(Stage::new("two", "Two"));
    let staged = plan(Indicator::new("own", "Their own", measure), Each::happen());
    let reached = |id: &str, day: &str, stage: &str, member: &str| {
        Entry::reached(id, "own", day, stage).member(member).recorded(format!("2022-02-01T00:00:0{id}Z"))
    };
    let entries = vec![
        reached("1", "2021-02-01", "two", "m1"),
        reached("2", "2021-03-01", "two", "m2"),
        reached("3", "2021-03-01", "two", "m1").lost(),
        reached("4", "2021-04-01", "two", "m1"),
    ];
    assert_eq!(first_met(staged.clone(), entries[..3].to_vec(), HALF), None);
    assert_eq!(first_met(staged, entries, HALF).as_deref(), Some("2021-04-01"));
}

#[test]
fn members_are_covered_as_long_as_items_name_them_and_newcomers_count_once_their_grace_is_over() {
    let covered = |goal: Goal| of_items(Measure::coverage("items", "of"), goal);
    let half = covered(Goal::at_most(0.5));
    let mut uncovered = items();
    uncovered[1] = Entry::opened("b", "items", "two", "2021-03-01");
    assert_eq!(first_met(half, uncovered.to_vec(), "2022-03-01").as_deref(), Some("2022-01-14"));
    let set =
        Set { members: ["m1", "m2"].map(|id| Member::new(id, id)).to_vec(), ..Set::new("towns", "Towns") };
    let plan =
        promising_of(Indicator::new("own", "Its own", Measure::coverage("works", "in")), Goal::at_least(1))
            .set(set)
            .register(Register::new("works", "Works").field(Field::member("in", "In", "towns")));
    let entries = vec![
        Entry::opened("a", "works", "x", "2021-02-01").field("in", "m1"),
        Entry::changed("b", "works", "x", "2021-03-01").field("in", "m2"),
        Entry::opened("c", "works", "y", "2021-04-01").field("in", "m1"),
    ];
    assert_eq!(first_met(plan, entries, HALF).as_deref(), Some("2021-04-01"));
}

#[test]
fn what_members_were_before_anything_was_known_of_them_is_not_met() {
    let goal = Goal::every_member().each(Each::at_most(0));
    let plan = of_items(Measure::coverage("items", "of"), goal);
    let entries = vec![
        Entry::opened("a", "items", "x", "2021-02-01").field("of", ["m1"]),
        Entry::moved("b", "items", "x", "2021-03-01", "cancelled"),
    ];
    assert_eq!(first_met(plan.clone(), entries[..1].to_vec(), HALF), None);
    assert_eq!(first_met(plan, entries, HALF).as_deref(), Some("2021-03-01"));
}

#[test]
fn pro_rata_a_period_counts_from_its_last_day_on_with_what_is_left_to_it_of_its_days() {
    let first = |goal: Goal, entries: Vec<Entry>| first_met(promising_of(pro_rata(), goal), entries, HALF);
    // One of its two days is in the window, and the last one is the first of the window.
    let over_the_start = of_flow("a", "2020-12-31/2021-01-01", 10, "2021-02-05");
    assert_eq!(first(Goal::at_least(5), vec![over_the_start.clone()]).as_deref(), Some("2021-01-01"));
    assert_eq!(first(Goal::at_least(5.5), vec![over_the_start]), None);
    assert_eq!(first(Goal::at_most(5), vec![of_flow("a", "2020-12", 31, "2021-02-05")]), None);
    // April gives 60 until the quarter, recorded later, has ended and takes its days; May keeps what was recorded last.
    let entries = vec![
        of_flow("a", "2021-04", 60, "2021-05-05"),
        of_flow("b", "2021-05", 31, "2021-08-05"),
        of_flow("c", "2021-Q2", 91, "2021-07-05"),
    ];
    assert_eq!(first(Goal::at_least(60), entries.clone()).as_deref(), Some("2021-04-30"));
    assert_eq!(first(Goal::at_least(91), entries.clone()).as_deref(), Some("2021-05-31"));
    assert_eq!(first(Goal::at_least(91.5), entries), None);
    let taken = vec![of_flow("a", "2021-04", 60, "2021-05-05"), of_flow("c", "2021-Q2", 182, "2021-07-05")];
    assert_eq!(first(Goal::at_least(182), taken.clone()).as_deref(), Some("2021-06-30"));
    assert_eq!(first(Goal::at_least(182.5), taken), None);
}

#[test]
fn members_of_which_nothing_came_are_done_from_the_day_on_which_that_was_said() {
    let set = Set { members: vec![Member::new("m1", "M")], ..Set::new("set", "A set") };
    let goal = Goal::every_member().each(Each::at_most(3));
    let plan = promising_of(Indicator::flow("own", "Their own").per("set"), goal).set(set);
    let attested = |day: &str| Entry::attested_indicator(day, "own", day);
    assert_eq!(first_met(plan.clone(), vec![attested("2020-12-31")], HALF), None);
    let both = vec![attested("2020-12-31"), attested("2021-05-01")];
    assert_eq!(first_met(plan, both, HALF).as_deref(), Some("2021-05-01"));
}

#[test]
fn where_no_member_counts_yet_none_is_done() {
    let newcomer = Member { since: Some("2021-03-01".into()), ..Member::new("m1", "M") };
    let set = Set { members: vec![newcomer], grace_days: Some(60), ..Set::new("towns", "Towns").open() };
    let goal = Goal::every_member().each(Each::at_least(1));
    let plan = promising_of(Indicator::new("own", "Its own", Measure::coverage("works", "in")), goal)
        .set(set)
        .register(Register::new("works", "Works").field(Field::member("in", "In", "towns")));
    let entries = vec![
        Entry::opened("a", "works", "x", "2021-02-01"),
        Entry::changed("b", "works", "x", "2021-04-01").field("in", "m1"),
    ];
    assert_eq!(first_met(plan, entries, HALF).as_deref(), Some("2021-04-01"));
}

#[test]
fn what_a_register_is_silent_about_is_not_met_before_it_was_attested() {
    let attested = || ledger([Entry::attested("a", "items", "2021-05-01")]);
    let first = |plan: Plan| {
        let evaluation = judged(plan, attested(), HALF);
        target(&evaluation, "t").first_met.map(|day| day.to_string())
    };
    assert_eq!(first(of_items(Measure::stock("items"), Goal::at_most(3))).as_deref(), Some("2021-05-01"));
    let summed = of_items(Measure::stock("items").sum("size"), Goal::at_most(3));
    assert_eq!(first(summed).as_deref(), Some("2021-05-01"));
    let each = Goal::every_member().each(Each::at_most(3));
    assert_eq!(first(of_items(Measure::coverage("items", "of"), each)).as_deref(), Some("2021-05-01"));
}

#[test]
fn what_was_met_and_is_no_longer_says_when_it_was() {
    let entries =
        [("a", "2021-02-01", 4), ("b", "2021-03-01", 12), ("c", "2021-04-01", 11), ("d", "2021-05-01", 3)];
    let entries = entries.map(|(id, day, value)| Entry::reading(id, "own", day, value));
    let judged =
        judged(promising_of(Indicator::level("own", "Its own"), Goal::at_least(10)), ledger(entries), HALF);
    let found = target(&judged, "t");
    let first_met = "2021-03-01".parse().unwrap();
    assert_eq!((found.met, found.first_met), (Some(false), Some(first_met)));
    assert!(found.reasons.contains(&Reason::LostAgain { first_met }), "{:?}", found.reasons);
}
