//! Limits: what is exactly as much as is allowed is sound, and one more is refused at its place.

use tenfold::Limits;
use tenfold::draft::{
    Action, Entry, Goal, Indicator, Ledger, Level, Measure, Member, Plan, Register, Responsible, Scale, Set,
    Stage, State, Target, Unit,
};

use super::said;

fn empty() -> Plan {
    Plan::new("p", "P", "2022-01-01").due("2024-12-31")
}

fn refused(plan: &Plan, limits: &Limits) -> Vec<String> {
    said(plan.clone().build_within(limits))
}

/// A plan of ten nodes: one of each kind, and two levels.
pub(super) fn ten() -> Plan {
    empty()
        .unit(Unit::new("u", "U"))
        .set(Set::new("s", "S").member(Member::new("m", "M")))
        .scale(Scale::new("c", "C").level(Level::new("l", "L")).level(Level::new("h", "H")))
        .register(Register::new("r", "R"))
        .indicator(Indicator::level("i", "I"))
        .action(Action::new("a", "A").target(Target::new("t", "T", "i", Goal::at_least(1))))
}

#[test]
fn as_many_nodes_as_are_allowed_and_not_one_more() {
    let allow = |nodes: usize| refused(&ten(), &Limits { nodes, ..Limits::default() });
    let least = (1..20).find(|nodes| allow(*nodes).is_empty()).unwrap();
    assert_eq!(least, 10);
    assert_eq!(allow(9), ["too_many actions[0].targets[0]"]);
    assert_eq!(allow(1), ["too_many sets[0]"]);
}

#[test]
fn as_many_entries_as_are_allowed_also_where_some_are_there() {
    let plan = ten().build().unwrap();
    let reading = |id: &str| Entry::reading(id, "i", "2023-05-01", 1);
    let two = Ledger::new("p").entry(reading("a")).entry(reading("b")).note("N").source("S");
    let within = |nodes: usize| Limits { nodes, ..Limits::default() };
    assert_eq!(said(two.clone().build_within(&plan, &within(1))), ["too_many entries[1]"]);
    let mut ledger = two.build_within(&plan, &within(2)).unwrap();
    assert_eq!(said(ledger.append_within(&plan, vec![reading("c")], &within(2))), ["too_many entries[2]"]);
    ledger.append_within(&plan, vec![reading("c")], &within(3)).unwrap();
    assert_eq!(
        (ledger.entries().len(), ledger.draft().note, ledger.draft().source),
        (3, Some("N".into()), Some("S".into()))
    );
    let json = ledger.to_json();
    assert_eq!(said(tenfold::Ledger::from_json_within(&json, &plan, &within(2))), ["too_many entries[2]"]);
    assert!(tenfold::Ledger::from_json_within(&json, &plan, &within(3)).is_ok());
}

#[test]
fn texts_and_ids_as_long_as_is_allowed_and_not_one_byte_longer() {
    let limits = Limits { text: 4, id: 3, ..Limits::default() };
    let with = |change: fn(&mut Plan)| {
        let mut plan = ten();
        change(&mut plan);
        refused(&plan, &limits)
    };
    assert_eq!(with(|plan| plan.title = "four".into()), [""; 0]);
    assert_eq!(with(|plan| plan.title = "fives".into()), ["too_long title"]);
    assert_eq!(with(|plan| plan.note = Some("fives".into())), ["too_long note"]);
    assert_eq!(with(|plan| plan.units[0].level = Some("four".to_owned())), [""; 0]);
    assert_eq!(with(|plan| plan.units[0].level = Some("fives".to_owned())), ["too_long units[0].level"]);
    assert_eq!(
        with(|plan| plan.actions[0].tags = vec!["four".to_owned(), "fives".to_owned()]),
        ["too_long actions[0].tags[1]"]
    );
    assert_eq!(with(|plan| plan.units[0].id = "abc".to_owned()), [""; 0]);
    assert_eq!(with(|plan| plan.units[0].id = "abcd".to_owned()), ["too_long units[0].id"]);
    let answers = |plan: &mut Plan| {
        plan.units[0].id = "abc".to_owned();
        plan.actions[0].responsible.push(Responsible::leading("abc"));
    };
    assert_eq!(with(answers), [""; 0]);
    assert_eq!(
        with(|plan| plan.actions[0].responsible.push(Responsible::leading("abcd"))),
        ["too_long actions[0].responsible[0].unit"]
    );

    let plan = ten().build().unwrap();
    let one = |entry: Entry| {
        let ledger = Ledger::new("p").entry(entry);
        let built = said(ledger.clone().build_within(&plan, &limits));
        let json = serde_json::to_string(&ledger).unwrap();
        assert_eq!(said(tenfold::Ledger::from_json_within(&json, &plan, &limits)), built);
        built
    };
    let reading = |id: &str| Entry::reading(id, "i", "2023", 1);
    assert_eq!(one(reading("abc").source("four").author("four")), [""; 0]);
    assert_eq!(one(reading("abcd")), ["too_long entries[0].id"]);
    assert_eq!(one(reading("a").source("fives")), ["too_long entries[0].source"]);
    assert_eq!(one(reading("a").author("fives")), ["too_long entries[0].author"]);
    assert_eq!(one(Entry::reading("a", "abcd", "2023", 1)), ["too_long entries[0].indicator"]);
}

#[test]
fn as_many_parts_as_are_allowed_and_not_one_more() {
    let limits = Limits { parts: 2, ..Limits::default() };
    let levels = |count: usize| {
        let mut plan = empty();
        let mut scale = Scale::new("c", "C");
        scale.levels = (0..count).map(|place| Level::new(format!("l{place}"), "L")).collect();
        plan.scales.push(scale);
        refused(&plan, &limits)
    };
    assert_eq!((levels(2), levels(3)), (vec![], vec!["too_many scales[0].levels".to_owned()]));
    let states = |count: usize| {
        let mut register = Register::new("r", "R");
        register.life_cycle = (0..count).map(|place| State::new(format!("s{place}"), "S")).collect();
        refused(&empty().register(register), &limits)
    };
    assert_eq!((states(2), states(3)), (vec![], vec!["too_many registers[0].life_cycle".to_owned()]));
    let stages = |count: usize| {
        let mut measure = Measure::in_stages();
        measure.stages = (0..count).map(|place| Stage::new(format!("s{place}"), "S")).collect();
        refused(&empty().indicator(Indicator::new("i", "I", measure)), &limits)
    };
    assert_eq!((stages(2), stages(3)), (vec![], vec!["too_many indicators[0].measure.stages".to_owned()]));
}

#[test]
fn units_as_deep_as_is_allowed_in_whichever_order_they_stand() {
    let limits = Limits { levels: 2, ..Limits::default() };
    let chain = [("a", None), ("b", Some("a")), ("c", Some("b")), ("d", Some("c")), ("e", Some("a"))];
    for order in [[0, 1, 2, 3, 4], [3, 2, 1, 0, 4], [4, 2, 0, 3, 1]] {
        let mut plan = empty();
        for place in order {
            let (id, parent) = chain[place];
            plan.units.push(Unit { parent: parent.map(str::to_owned), ..Unit::new(id, id) });
        }
        // Those below the first that is too deep are as deep because of it.
        let third = order.iter().position(|place| *place == 2).unwrap();
        assert_eq!(refused(&plan, &limits), [format!("too_deep units[{third}].parent")]);
        assert_eq!(refused(&plan, &Limits { levels: 4, ..Limits::default() }), [""; 0]);
    }
}

#[test]
fn a_method_has_as_many_parts_and_as_long_words_as_is_allowed() {
    use tenfold::draft::{Band, Clause, Method, SignalKind};
    let method = || {
        Method::new("m", "M").clause(
            Clause::by(SignalKind::Pace)
                .band(Band::at_least(1, "good", tenfold::Standing::OnTrack))
                .band(Band::otherwise("bad", tenfold::Standing::OffTrack)),
        )
    };
    let within = |limits: Limits| said(method().build_within(&limits));
    assert_eq!(within(Limits { nodes: 3, ..Limits::default() }), [""; 0]);
    assert_eq!(within(Limits { nodes: 2, ..Limits::default() }), ["too_many "]);
    assert_eq!(within(Limits { id: 4, ..Limits::default() }), [""; 0]);
    assert_eq!(within(Limits { id: 3, ..Limits::default() }), ["too_long clauses[0].bands[0].word"]);
}

#[test]
fn behind_the_last_node_that_is_allowed_nothing_is_checked() {
    let mut plan = ten();
    plan.actions[0].targets[0].weight = Some(f64::NAN.into());
    assert_eq!(refused(&plan, &Limits { nodes: 9, ..Limits::default() }), ["too_many actions[0].targets[0]"]);
}

#[test]
fn a_reference_and_a_tag_of_a_language_are_as_long_as_ids_may_be() {
    let limits = |id: usize| Limits { id, ..Limits::default() };
    let mut plan = ten().unit(Unit::new("long", "L"));
    plan.actions[0].responsible.push(Responsible::leading("long"));
    assert_eq!(refused(&plan, &limits(4)), [""; 0]);
    assert_eq!(
        refused(&plan, &limits(3)),
        ["too_long units[1].id", "too_long actions[0].responsible[0].unit"]
    );
    let titled = |tag: &str| Plan { title: tenfold::Text::from([(tag, "P"), ("en", "P")]), ..empty() };
    assert_eq!(refused(&titled("de-at"), &limits(5)), [""; 0]);
    assert_eq!(refused(&titled("de-at"), &limits(4)), ["too_long title"]);
    // An id of exactly that length that leads nowhere leads nowhere.
    let over = Target::over("t", "T", Goal::quorum(1, ["u", "none"]));
    let counted = empty()
        .indicator(Indicator::level("i", "I"))
        .action(Action::new("a", "A").target(over).target(Target::new("u", "U", "i", Goal::at_least(1))));
    assert_eq!(refused(&counted, &limits(4)), ["unknown_id actions[0].targets[0].goal.targets[1]"]);
}

#[test]
fn the_pieces_of_curves_are_parts_of_a_method() {
    use tenfold::draft::{Band, Clause, Curve, Method, Piece, SignalKind};
    let mut curve = Curve::between(0, 1);
    curve.pieces =
        (0..200).rev().map(|cut| Piece { at_least: Some(cut.into()), ..Piece::line(0, 1) }).collect();
    curve.pieces.push(Piece::line(0, 1));
    let clause = Clause::by(SignalKind::Attainment)
        .band(Band::otherwise("so", tenfold::Standing::OnTrack))
        .curve(curve);
    let method = Method::new("m", "M").clause(clause);
    let within = |nodes: usize| said(method.clone().build_within(&Limits { nodes, ..Limits::default() }));
    assert!(within(1000).iter().all(|fault| !fault.starts_with("too_many")));
    assert!(within(100).iter().any(|fault| fault.starts_with("too_many")), "{:?}", within(100));
}
