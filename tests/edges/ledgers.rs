//! Ledgers: order, corrections, withdrawals, silence.

use tenfold::draft::{
    Checkpoint, Entry, Field, Goal, Indicator, Ledger, Plan, Register, Responsible, Set, Trajectory, Unit,
};
use tenfold::{Engine, Evaluation, Fact};

use super::{DUE, HALF, promising, readings, stands};
use crate::differential::{agreed, preset};

fn ten() -> Plan {
    promising(Goal::at_least(10), Some(0.0))
}

fn reading(id: &str, day: &str, value: i32, recorded: &str) -> Entry {
    Entry::reading(id, "level", day, value).recorded(format!("{recorded}T09:00:00Z"))
}

fn known_by(ledger: &Ledger, as_of: &str, moment: &str) -> Evaluation {
    let plan = ten().build().unwrap();
    let ledger = ledger.clone().build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    agreed(&plan, &ledger, as_of, Some(&format!("{moment}T23:59:59Z")), &preset("pace"))
}

fn value(evaluation: &Evaluation) -> Option<f64> {
    evaluation.targets[0].value.map(f64::from)
}

/// Returns what is attained of ten, by everything that is known.
fn attained(entries: &[Entry], as_of: &str) -> Option<f64> {
    let mut ledger = Ledger::new("plan");
    ledger.entries = entries.to_vec();
    stands(ten(), ledger, as_of).1
}

#[test]
fn the_order_in_which_entries_arrive_is_irrelevant() {
    let entries = [
        reading("a", "2021-05-01", 2, "2021-05-02"),
        reading("b", "2021-05-01", 3, "2021-05-03"),
        reading("c", "2021-07-01", 4, "2021-07-02"),
        reading("d", "2021-06-01", 5, "2021-08-01").corrects("c"),
    ];
    for shift in 0..entries.len() {
        let mut shuffled = entries.to_vec();
        shuffled.rotate_left(shift);
        assert_eq!(attained(&shuffled, HALF), Some(0.5));
        shuffled.reverse();
        assert_eq!(attained(&shuffled, HALF), Some(0.5));
    }
}

#[test]
fn entries_stand_in_the_order_in_which_they_were_recorded() {
    let plan = ten().build().unwrap();
    let mut ledger = Ledger::new("plan");
    ledger.entries = [("a", "2021-05-04"), ("b", "2021-05-03"), ("c", "2021-05-02")]
        .map(|(id, recorded)| reading(id, "2021-05-01", 1, recorded))
        .to_vec();
    let read = tenfold::Ledger::from_json(serde_json::to_string(&ledger).unwrap(), &plan).unwrap();
    let built = ledger.build(&plan).unwrap();
    for built in [&read, &built] {
        let ids: Vec<&str> = built.entries().iter().map(|entry| entry.id().as_str()).collect();
        assert_eq!(ids, ["c", "b", "a"]);
    }
    assert_eq!(tenfold::Ledger::from_json(built.to_json(), &plan), Ok(built));
}

#[test]
fn a_ledger_takes_no_entries_by_another_plan() {
    let plan = ten().build().unwrap();
    let mut ledger =
        Ledger::new("plan").entry(reading("a", "2021-05-01", 1, "2021-05-02")).build(&plan).unwrap();
    // Under the same id, and without the indicator that is read.
    let mut other = promising(Goal::at_least(10), Some(0.0));
    other.indicators[0].id = "another".into();
    other.actions[0].targets[0].indicator = Some("another".into());
    let other = other.build().unwrap();
    let more = Entry::reading("b", "another", "2021-06-01", 2);
    assert!(ledger.append(&other, vec![more]).is_err());
    assert_eq!(ledger.entries().len(), 1);
}

#[test]
fn of_two_readings_of_one_day_the_later_recorded_counts_whatever_its_id() {
    let early = reading("z", "2021-05-01", 2, "2021-05-02");
    let late = reading("a", "2021-05-01", 3, "2021-05-03");
    assert_eq!(attained(&[early, late], HALF), Some(0.3));
}

#[test]
fn of_two_readings_recorded_at_one_moment_the_one_with_the_later_id_counts() {
    let one = reading("a", "2021-05-01", 2, "2021-05-02");
    let other = reading("b", "2021-05-01", 3, "2021-05-02");
    assert_eq!(attained(&[other, one], HALF), Some(0.3));
}

#[test]
fn a_reading_of_an_earlier_day_recorded_later_does_not_replace_the_latest() {
    let latest = reading("a", "2021-06-01", 4, "2021-06-02");
    let belated = reading("b", "2021-05-01", 9, "2021-11-01");
    assert_eq!(attained(&[latest, belated], HALF), Some(0.4));
}

#[test]
fn a_correction_of_a_correction_counts_and_withdrawing_it_brings_back_what_it_replaced() {
    let first = reading("a", "2021-05-01", 2, "2021-05-02");
    let second = reading("b", "2021-05-01", 3, "2021-05-03").corrects("a");
    let third = reading("c", "2021-05-01", 4, "2021-05-04").corrects("b");
    let withdrawn = Entry::withdrawn("d", "2021-05-05", "c").recorded("2021-05-05T09:00:00Z");
    let again = Entry::withdrawn("e", "2021-05-06", "d").recorded("2021-05-06T09:00:00Z");
    let all = [first, second, third, withdrawn, again];
    for (count, value) in [(1, 0.2), (2, 0.3), (3, 0.4), (4, 0.3), (5, 0.4)] {
        assert_eq!(attained(&all[..count], HALF), Some(value), "{count} entries");
    }
    let mut ledger = Ledger::new("plan");
    ledger.entries = all.to_vec();
    for (moment, expected) in [
        ("2021-05-01", None),
        ("2021-05-02", Some(2.0)),
        ("2021-05-04", Some(4.0)),
        ("2021-05-05", Some(3.0)),
    ] {
        assert_eq!(value(&known_by(&ledger, HALF, moment)), expected, "known by {moment}");
    }
}

#[test]
fn of_two_corrections_of_one_entry_the_latest_recorded_counts() {
    let first = reading("a", "2021-05-01", 2, "2021-05-02");
    let one = reading("c", "2021-05-01", 3, "2021-05-03").corrects("a");
    let other = reading("b", "2021-05-01", 4, "2021-05-04").corrects("a");
    let withdrawn = Entry::withdrawn("d", "2021-05-05", "b").recorded("2021-05-05T09:00:00Z");
    let all = [first, one, other, withdrawn];
    assert_eq!(attained(&all[..3], HALF), Some(0.4));
    assert_eq!(attained(&all, HALF), Some(0.3));
}

#[test]
fn a_correction_that_moves_the_day_counts_on_the_new_day_only() {
    let first = reading("a", "2021-05-01", 6, "2021-05-02");
    let later = reading("b", "2021-09-01", 6, "2021-05-03").corrects("a");
    assert_eq!(attained(&[first.clone(), later.clone()], "2021-06-01"), None);
    assert_eq!(attained(&[first.clone(), later.clone()], "2021-09-01"), Some(0.6));
    let mut ledger = Ledger::new("plan");
    ledger.entries = vec![first.clone(), later];
    assert_eq!(value(&known_by(&ledger, "2021-06-01", "2021-05-02")), Some(6.0));
    let outside = reading("b", "2020-05-01", 6, "2021-05-03").corrects("a");
    assert_eq!(attained(&[first, outside], HALF), None);
}

#[test]
fn what_was_recorded_later_is_not_known_before() {
    let mut ledger = readings(&[]);
    ledger.entries.push(reading("a", "2021-05-01", 6, "2021-08-01"));
    assert_eq!(value(&known_by(&ledger, HALF, "2021-07-31")), None);
    assert_eq!(value(&known_by(&ledger, HALF, "2021-08-01")), Some(6.0));
}

#[test]
fn an_amendment_counts_from_its_day_and_leaves_what_was_before() {
    let mut ledger = readings(&[("2021-03-01", 5.0)]);
    ledger.entries.push(Entry::amended("z", "2021-07-01", "t").goal(Goal::at_least(20)));
    assert_eq!(stands(ten(), ledger.clone(), "2021-06-30").1, Some(0.5));
    assert_eq!(stands(ten(), ledger.clone(), "2021-07-01").1, Some(0.25));
    assert_eq!(stands(ten(), ledger, DUE), ("missed", Some(0.25)));
}

/// A plan with something of which entries can be put in several ways.
fn with_a_register() -> Plan {
    use tenfold::draft::{Field, Measure, Member, Register, Set, Stage, Unit};
    let members = [Member::new("x", "X"), Member::new("y", "Y")];
    let set = Set { members: members.into(), ..Set::new("towns", "Towns").open() };
    let register = Register::new("works", "Works")
        .field(Field::members("in", "In", "towns"))
        .field(Field::member("of", "Of", "towns"));
    let towards =
        Measure::in_stages().losable().stage(Stage::new("planned", "P")).stage(Stage::new("built", "B"));
    let built = Indicator::new("built", "Built", towards).per("towns");
    ten().set(set).register(register).indicator(built).unit(Unit::new("u", "U"))
}

#[test]
fn a_ledger_prints_its_entries_as_they_were_put() {
    let plan = with_a_register().build().unwrap();
    let target = plan.targets()[0].id().as_str();
    let entries = [
        Entry::opened("a", "works", "w", "2021-01-02")
            .field("in", ["x"])
            .field("of", "y")
            .title("W")
            .unit("u"),
        Entry::opened("b", "works", "v", "2021-01-02").field("in", "x").lead([("en", "L")]).unit("u"),
        Entry::changed("c", "works", "v", "2021-02-02").field("in", Vec::new()),
        Entry::changed("d", "works", "v", "2021-02-03").field("in", ["x", "y"]),
        Entry::attested("e", "works", "2021-03-01"),
        Entry::attested("f", "works", "2021-03-01").through("2021-03-01").note("n"),
        Entry::attested("f2", "works", "2021-03-01").note("n"),
        Entry::attested("f3", "works", "2021-03-01").through("2021-02-28").note("n"),
        Entry::attested("g", "works", "2021-03-01").through("2021-02-01").note("n"),
        Entry::reading("h", "level", "2021-Q1", -0.0).source("s").author("a"),
        Entry::reading("i", "level", "2021-03-31", 1e300).source("s").author("a").illustrative(),
        Entry::amended("j", "2021-04-01", target).goal(Goal::at_least(12)).baseline(0.0),
        Entry::amended("k", "2021-04-02", target).weight(1).due("2022-01-01"),
        Entry::joined("l", "towns", "2021-04-03", "z").title("Z"),
        Entry::left("m", "towns", "2021-04-04", "z"),
        Entry::reading("n", "level", "2021-03-31", 2).corrects("i"),
        Entry::withdrawn("o", "2021-04-06", "n"),
        Entry::closed("p", "works", "w", "2021-04-07"),
        Entry::reached("q", "built", "2021-04-08", "built").member("x"),
        Entry::reached("r", "built", "2021-04-09", "built").member("x").lost(),
    ];
    let mut draft = Ledger::new("plan").note("about").source([("en", "S")]);
    for (index, entry) in entries.into_iter().enumerate() {
        draft.entries.push(entry.recorded(format!("2022-01-{:02}T00:00:00Z", index + 1)));
    }
    let put = serde_json::to_string(&draft).unwrap();
    let ledger = draft.clone().build(&plan).unwrap();
    assert_eq!(ledger.to_json(), put);
    assert_eq!(ledger.draft(), draft);
    assert_eq!(tenfold::Ledger::from_json(&put, &plan), Ok(ledger));
}

#[test]
fn a_ledger_belongs_to_every_reading_of_its_plan_and_to_no_other_form() {
    use tenfold::{Options, evaluate};
    let plan = ten().build().unwrap();
    let ledger = readings(&[("2021-05-01", 5.0)]).build(&plan).unwrap();
    let options = Options::new(HALF.parse().unwrap());
    let again = tenfold::Plan::from_json(plan.to_json()).unwrap();
    let of =
        |plan: &tenfold::Plan| evaluate(plan, &ledger, &options).map(|evaluation| evaluation.plan_digest);
    assert_eq!(of(&again), of(&plan));
    let other = ten().note("another form").build().unwrap();
    assert!(of(&other).is_err());
}

#[test]
fn ledgers_are_equal_by_their_heads_their_entries_and_their_plan() {
    let plan = ten().build().unwrap();
    let build = |ledger: Ledger| ledger.build(&plan).unwrap();
    let first = || Ledger::new("plan").entry(reading("a", "2021-05-01", 2, "2021-05-02"));
    let one = build(first());
    assert_eq!(one, build(first()));
    let others = [
        build(first().note("A note")),
        build(first().source("A source")),
        build(Ledger::new("plan")),
        first().build(&promising(Goal::at_least(11), None).build().unwrap()).unwrap(),
    ];
    for other in others {
        assert_ne!(one, other);
    }
    assert_ne!(format!("{one:?}"), format!("{:?}", build(Ledger::new("plan"))));
}

#[test]
fn a_ledger_is_illustrative_if_any_entry_is() {
    let plan = ten().build().unwrap();
    let entry = || reading("a", "2021-05-01", 2, "2021-05-02");
    let made_up = |entry: Entry| Ledger::new("plan").entry(entry).build(&plan).unwrap().is_illustrative();
    assert!(made_up(entry().illustrative()));
    assert!(!made_up(entry()));
}

#[test]
fn the_digest_of_a_ledger_is_that_of_its_canonical_form_whatever_came_in_between() {
    let plan = ten().build().unwrap();
    let first = Ledger::new("plan").entry(reading("a", "2021-05-01", 2, "2021-05-02"));
    let second = reading("b", "2021-05-03", 3, "2021-05-04");
    let ledger = first.clone().build(&plan).unwrap();
    let mut engine = Engine::new(plan.clone(), ledger.clone()).unwrap();
    let before = engine.ledger().digest().to_owned();
    assert_eq!((before.as_str(), before.len()), (ledger.digest(), 71));
    engine.record(vec![second.clone()]).unwrap();
    let after = first.entry(second).build(&plan).unwrap();
    assert_eq!(engine.ledger().digest(), after.digest());
    assert_ne!(after.digest(), ledger.digest());
    // Found by their ids also where they came in another order.
    for entry in engine.ledger().entries() {
        assert_eq!(engine.ledger().entry(entry.id()), Some(entry));
    }
}

#[test]
fn amendments_and_changes_of_items_say_what_they_change_and_are_written_as_they_came() {
    let register = Register::new("items", "Items").field(Field::members("of", "Of", "set"));
    let plan = ten()
        .unit(Unit::new("u", "A unit"))
        .unit(Unit::new("v", "Another"))
        .set(Set::new("set", "A set").open())
        .indicator(Indicator::level("own", "Their own").per("set"))
        .register(register)
        .build()
        .unwrap();
    let points = Trajectory::default().point(Checkpoint::new("2022-01-01", 4));
    let entries = [
        Entry::amended("a", "2021-05-01", "t")
            .goal(Goal::at_least(12))
            .trajectory(points)
            .responsible(Responsible::leading("u")),
        Entry::amended_action("b", "2021-05-01", "a").weight(2),
        Entry::amended_unit("c", "2021-05-01", "v", "u"),
        Entry::opened("d", "items", "x", "2021-05-01").title("An item").unit("u").field("of", "m1"),
        Entry::changed("e", "items", "x", "2021-05-02").field("of", ["m1"]).lead("Somebody").unit("u"),
        Entry::opened("f", "items", "y", "2021-05-01"),
        Entry::reading("g", "own", "2021-05-01", 1).member("m1"),
    ];
    let mut draft = Ledger::new("plan");
    draft.entries = entries.into_iter().map(|entry| entry.recorded("2021-06-01T00:00:00Z")).collect();
    let ledger = draft.clone().build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(ledger.draft().entries, draft.entries);
    let fact = |id: &str| ledger.entry(&id.parse().unwrap()).unwrap().fact();
    let Fact::Amended(amendment) = fact("a") else { panic!() };
    assert!(
        matches!(amendment.trajectory(), Some(tenfold::Trajectory::Checkpoints { points, .. }) if points.len() == 1)
    );
    assert_eq!(amendment.responsible().map(<[_]>::len), Some(1));
    let Fact::Amended(amendment) = fact("b") else { panic!() };
    assert_eq!((amendment.trajectory(), amendment.responsible()), (None, None));
    let of = |id: &str| match fact(id) {
        Fact::Opened { change, .. } | Fact::Changed { change, .. } => change.clone(),
        _ => panic!(),
    };
    assert_eq!((of("d").title().clone(), of("d").lead().clone()), (Some("An item".into()), None));
    assert_eq!((of("e").title().clone(), of("e").lead().clone()), (None, Some("Somebody".into())));
}
