//! Every gate, alone and in order, and what it does to score, pace and standing.

use tenfold::draft::{
    self, Action, Band, Clause, Curve, Gate, Met, MissingKind, Need, ParentKind, Parents, Piece, RollUp,
    RollUpKind, SignalKind, Target,
};
use tenfold::rules::Method;
use tenfold::{Commitment, Evaluation, GateResult, Reason, Standing};

use super::{ended, node, promised, reached, reached_under, stands, ten};

/// Returns an action `a` with gates, that holds `x` and `y`, both half way, `m` missed and `o` achieved.
fn gated(gates: impl IntoIterator<Item = Gate>) -> Evaluation {
    let mut roll_up = RollUp::default();
    roll_up.gates.extend(gates);
    let held = Action::new("a", "An action").roll_up(roll_up).target(ten("x")).target(ten("y").weight(3));
    // What gates look at need not weigh anything.
    let light = |id: &str| ended(id).weight(0).tag("red");
    let binding = Target { commitment: Some(Commitment::Binding), ..light("m") };
    let held = held.target(binding).target(light("o"));
    reached(promised([held]), &[("x", 5.0), ("y", 5.0), ("m", 9.0), ("o", 10.0)])
}

fn gate(evaluation: &Evaluation) -> &GateResult {
    &node(evaluation, "a").gates[0]
}

#[test]
fn without_gates_nothing_is_said_of_them() {
    let evaluation = gated([]);
    assert_eq!(stands(node(&evaluation, "a")), ("on_track", [Some(0.5), Some(0.5), Some(1.0)]));
    assert!(node(&evaluation, "a").gates.is_empty());
}

#[test]
fn a_veto_of_a_missed_target_takes_the_node_down() {
    for veto in
        [Gate::veto(), Gate::veto().target("m"), Gate::veto().tag("red"), Gate::veto().target("o").tag("red")]
    {
        let evaluation = gated([veto]);
        let held = node(&evaluation, "a");
        assert_eq!(stands(held), ("missed", [Some(0.0), Some(0.5), Some(0.0)]));
        assert_eq!((held.word.as_deref(), held.margin, held.decided_by.as_deref()), (None, None, Some("m")));
        let gate = gate(&evaluation);
        assert_eq!((gate.kind, gate.by.unwrap().get(), gate.applied), ("veto", -0.5, true));
        assert_eq!(gate.targets[0].as_str(), "m");
    }
    assert_eq!(node(&gated([Gate::veto().target("o")]), "a").verdict.as_str(), "on_track");
}

#[test]
fn an_achieved_target_outweighs_one_that_is_missed() {
    let evaluation = gated([Gate::veto().offset("o")]);
    let held = node(&evaluation, "a");
    assert_eq!(held.verdict.as_str(), "on_track");
    assert_eq!((gate(&evaluation).applied, gate(&evaluation).offset.len()), (false, 1));
    // Not one that is under way.
    assert_eq!(node(&gated([Gate::veto().offset("x")]), "a").verdict.as_str(), "missed");
    // And not two.
    let mut roll_up = RollUp::default();
    roll_up.gates.push(Gate::veto().tag("red").offset("o"));
    let held = Action::new("a", "An action").roll_up(roll_up).tag("red");
    let held = held.target(ended("m")).target(ended("n")).target(ended("o"));
    let evaluation = reached(promised([held]), &[("m", 1.0), ("n", 1.0), ("o", 10.0)]);
    assert_eq!(node(&evaluation, "a").verdict.as_str(), "missed");
}

#[test]
fn a_veto_acts_where_there_is_no_data() {
    let mut roll_up = RollUp::default();
    roll_up.gates.push(Gate::veto().target("m"));
    let held = Action::new("a", "An action").roll_up(roll_up).target(ten("x"));
    let other = Action::new("b", "Another").target(ended("m")).target(ten("z"));
    let evaluation = reached(promised([held, other]), &[("m", 1.0), ("z", 10.0)]);
    let held = node(&evaluation, "a");
    assert_eq!((held.verdict.as_str(), held.score.unwrap().get(), held.gates[0].by), ("missed", 0.0, None));
    // The whole takes it for what it is: nothing of all of it. `b` has 0.55, and (0.75 + 1) ÷ 2 is expected.
    let (verdict, [score, expected, _]) = stands(&evaluation.whole);
    assert_eq!((verdict, score, expected), ("off_track", Some(0.275), Some(0.875)));
}

#[test]
fn no_gate_acts_on_what_has_not_started() {
    let mut roll_up = RollUp::default();
    roll_up.gates.push(Gate::veto().target("m"));
    let later = Target { start: Some("2022-06-01".to_owned()), ..ten("x") };
    let held = Action::new("a", "An action").roll_up(roll_up).target(later);
    let other = Action::new("b", "Another").target(ended("m"));
    let evaluation = reached(promised([held, other]), &[("m", 1.0)]);
    assert_eq!(
        (node(&evaluation, "a").verdict.as_str(), node(&evaluation, "a").gates.len()),
        ("not_started", 0)
    );
}

#[test]
fn a_bonus_adds_for_each_achieved_target_up_to_its_most() {
    let evaluation = gated([Gate::bonus(0.1).tag("red")]);
    assert_eq!(stands(node(&evaluation, "a")), ("ahead", [Some(0.6), Some(0.5), Some(1.2)]));
    assert_eq!(gate(&evaluation).by.unwrap().get(), 0.1);
    let evaluation = gated([Gate::bonus(0.1).tag("red").most(0.04)]);
    assert_eq!(stands(node(&evaluation, "a")), ("on_track", [Some(0.54), Some(0.5), Some(1.08)]));
    // What is missed adds nothing.
    assert!(!gate(&gated([Gate::bonus(0.1).target("m")])).applied);
}

#[test]
fn a_deduction_takes_for_each_missed_target_and_never_goes_below_the_least() {
    let evaluation = gated([Gate::deduction(0.2).tag("red")]);
    assert_eq!(stands(node(&evaluation, "a")), ("off_track", [Some(0.3), Some(0.5), Some(0.6)]));
    let evaluation = gated([Gate::deduction(0.2).tag("red").most(0.1)]);
    assert_eq!(stands(node(&evaluation, "a")), ("at_risk", [Some(0.4), Some(0.5), Some(0.8)]));
    let evaluation = gated([Gate::deduction(7).tag("red")]);
    assert_eq!(stands(node(&evaluation, "a")), ("off_track", [Some(0.0), Some(0.5), Some(0.0)]));
    assert_eq!(gate(&evaluation).by.unwrap().get(), -0.5);
}

#[test]
fn gates_act_in_the_order_in_which_they_are_listed() {
    let (bonus, cap) = (Gate::bonus(0.3).target("o"), Gate::cap(0.45));
    let evaluation = gated([bonus.clone(), cap.clone()]);
    assert_eq!(stands(node(&evaluation, "a")), ("at_risk", [Some(0.45), Some(0.5), Some(0.9)]));
    let evaluation = gated([cap, bonus]);
    assert_eq!(stands(node(&evaluation, "a")), ("ahead", [Some(0.75), Some(0.5), Some(1.5)]));
    // A bonus after a veto adds to a score of nothing; the node stays missed.
    let evaluation = gated([Gate::veto(), Gate::bonus(0.3).target("o")]);
    assert_eq!(stands(node(&evaluation, "a")), ("missed", [Some(0.3), Some(0.5), Some(0.6)]));
}

#[test]
fn a_cap_leaves_what_is_below_it_alone() {
    assert!(!gate(&gated([Gate::cap(0.5)])).applied);
    assert_eq!(stands(node(&gated([Gate::cap(0)]), "a")), ("off_track", [Some(0.0), Some(0.5), Some(0.0)]));
}

#[test]
fn a_cap_did_nothing_to_a_score_that_only_the_last_bits_of_its_sum_took_above_it() {
    // (3 × 0.2 + 3 × 0.8) / 6 is 0.5000000000000001.
    let mut roll_up = RollUp::default();
    roll_up.gates.push(Gate::cap(0.5));
    let held = Action::new("a", "An action").roll_up(roll_up);
    let held = held.target(ten("x").weight(3)).target(ten("y").weight(3));
    let evaluation = reached(promised([held]), &[("x", 2.0), ("y", 8.0)]);
    let (applied, by) = (gate(&evaluation).applied, gate(&evaluation).by.unwrap().get());
    assert_eq!((applied, by, node(&evaluation, "a").score.unwrap().get()), (false, 0.0, 0.5));
}

#[test]
fn a_cap_looks_past_the_last_bits_of_large_scores_too() {
    // As above, in scores up to ten million.
    let bands =
        [Band::at_least(0, "enough", Standing::OnTrack), Band::otherwise("little", Standing::OffTrack)];
    let mut clause =
        Clause::by(SignalKind::Attainment).curve(Curve::between(0, 1e7).piece(Piece::line(1e7, 0)));
    clause.bands.extend(bands.clone());
    let mut parents = Parents::from(ParentKind::MeanScore);
    parents.bands.extend(bands);
    let method =
        draft::Method::new("m", "Large").clause(clause).met(Met::new("done").score(1e7)).parents(parents);
    let method = method.build().unwrap_or_else(|faults| panic!("{faults}"));
    let scored = |weights: [u32; 2], values: [f64; 2], most: Option<f64>| {
        let mut roll_up = RollUp::default();
        roll_up.gates.extend(most.map(|most| Gate { most: Some((most / 1e7).into()), ..Gate::cap(0) }));
        let held = Action::new("a", "An action").roll_up(roll_up);
        let held = held.target(ten("x").weight(weights[0])).target(ten("y").weight(weights[1]));
        reached_under(method.clone(), promised([held]), &[("x", values[0]), ("y", values[1])])
    };
    let mut found = 0;
    for (light, heavy) in [(1, 3), (2, 5), (3, 3), (3, 7), (5, 9)] {
        for tenth in 1..9 {
            let values = [f64::from(tenth), f64::from(10 - tenth)];
            let score = node(&scored([light, heavy], values, None), "a").score.unwrap().get();
            // A number that is lower by a bit or two is the same score.
            let most = score.next_down();
            let capped = scored([light, heavy], values, Some(most));
            let gate = &node(&capped, "a").gates[0];
            found += usize::from(!gate.applied && gate.by.map(f64::from) == Some(0.0));
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn under_scores_most_is_missing_of_what_is_furthest_from_the_highest() {
    let held = Action::new("a", "An action").target(ten("x").weight(10)).target(ten("y"));
    // 5 less 3 ten times, and 5 less 2 once.
    let evaluation = reached_under(scoring(), promised([held]), &[("x", 8.0), ("y", 7.0)]);
    assert_eq!(node(&evaluation, "a").decided_by.as_deref(), Some("x"));
}

#[test]
fn what_is_achieved_stays_so_whatever_a_deduction_takes() {
    let mut roll_up = RollUp::default();
    roll_up.gates.push(Gate::deduction(0.5).target("m"));
    let held = Action::new("a", "An action").roll_up(roll_up).target(ended("o"));
    let other = Action::new("b", "Another").target(ended("m"));
    let evaluation = reached(promised([held, other]), &[("m", 1.0), ("o", 10.0)]);
    assert_eq!(stands(node(&evaluation, "a")), ("achieved", [Some(0.5), Some(1.0), Some(0.5)]));
}

/// Returns a method whose scores go from −5 to 5, at once with what is attained.
fn scoring() -> Method {
    let bands =
        [Band::at_least(0, "enough", Standing::OnTrack), Band::otherwise("little", Standing::OffTrack)];
    let mut clause =
        Clause::by(SignalKind::Attainment).curve(Curve::between(-5, 5).piece(Piece::line(10, -5)));
    clause.bands.extend(bands.clone());
    let mut parents = Parents::from(ParentKind::MeanScore);
    parents.bands.extend(bands);
    let method = draft::Method::new("m", "From −5 to 5")
        .clause(clause)
        .met(Met::new("done").score(5))
        .parents(parents);
    method.build().unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn under_scores_the_numbers_of_gates_are_shares_of_their_range() {
    let scored = |gate: Option<Gate>| {
        let mut roll_up = RollUp::default();
        roll_up.gates.extend(gate);
        let light = |id: &str| ended(id).weight(0);
        let binding = Target { commitment: Some(Commitment::Binding), ..light("m") };
        let held = Action::new("a", "An action").roll_up(roll_up).target(ten("x")).target(light("o"));
        let values = [("x", 2.5), ("m", 9.0), ("o", 10.0)];
        let evaluation = reached_under(scoring(), promised([held.target(binding)]), &values);
        node(&evaluation, "a").score.unwrap().get()
    };
    assert_eq!(scored(None), -2.5);
    assert_eq!(scored(Some(Gate::bonus(0.1).target("o"))), -1.5);
    assert_eq!(scored(Some(Gate::deduction(0.1).target("m"))), -3.5);
    assert_eq!(scored(Some(Gate::deduction(0.4).target("m"))), -5.0);
    assert_eq!(scored(Some(Gate::veto())), -5.0);
    assert_eq!(scored(Some(Gate::cap(0.125))), -3.75);
}

#[test]
fn what_a_gate_took_from_an_achieved_action_is_not_given_back_above_it() {
    let quorum =
        RollUp::from(RollUpKind::Quorum).need(Need::some(1)).gate(Gate::deduction(0.5).most(0.5).target("m"));
    let inner = Action::new("b", "Inner").roll_up(quorum).target(ended("o")).target(ended("m"));
    let evaluation = reached(promised([Action::new("a", "Outer").action(inner)]), &[("o", 10.0), ("m", 2.0)]);
    let (inner, outer) = (node(&evaluation, "b"), node(&evaluation, "a"));
    assert_eq!((inner.verdict.as_str(), inner.score.unwrap().get()), ("achieved", 0.5));
    assert_eq!(outer.score.unwrap().get(), 0.5);
}

#[test]
fn a_quorum_needs_no_more_than_there_are_and_silence_misses_nothing() {
    let two = || Action::new("a", "An action").target(ten("x")).target(ten("y"));
    let five = RollUp::from(RollUpKind::Quorum).need(Need::some(5));
    let silent = reached(promised([two().roll_up(five.clone())]), &[]);
    assert_eq!(node(&silent, "a").verdict.as_str(), "no_data");
    let met = reached(promised([two().roll_up(five)]), &[("x", 10.0), ("y", 10.0)]);
    assert_eq!(node(&met, "a").verdict.as_str(), "achieved");
}

#[test]
fn a_roll_up_that_says_only_defaults_says_nothing() {
    let digest = |roll_up: Option<RollUp>| {
        let mut action = Action::new("a", "An action").target(ten("x"));
        action.roll_up = roll_up.map(Box::new);
        promised([action]).build().unwrap().digest().to_owned()
    };
    let nothing = digest(None);
    assert_eq!(digest(Some(RollUp::from(RollUpKind::Mean))), nothing);
    assert_eq!(digest(Some(RollUp::default().missing(MissingKind::Exclude).floor(0.5).cap(1))), nothing);
    let all = digest(Some(RollUp::from(RollUpKind::All)));
    assert_ne!(all, nothing);
    assert_eq!(digest(Some(RollUp::from(RollUpKind::Quorum))), all);
}

#[test]
fn what_a_gate_did_is_among_the_reasons_and_what_it_did_not_is_not() {
    let says = |gates: &[Gate], is: fn(&Reason) -> bool| {
        node(&gated(gates.to_vec()), "a").reasons.iter().filter(|reason| is(reason)).count()
    };
    let vetoed = |reason: &Reason| matches!(reason, Reason::Vetoed { targets } if targets[0].as_str() == "m");
    let outweighed =
        |reason: &Reason| matches!(reason, Reason::Outweighed { offset, .. } if offset.len() == 1);
    let marked = |reason: &Reason| matches!(reason, Reason::Marked { .. } | Reason::Adjusted { .. });
    let veto = Gate::veto().target("m");
    assert_eq!(says(std::slice::from_ref(&veto), vetoed), 1);
    assert_eq!((says(&[veto.clone().offset("o")], outweighed), says(&[veto.offset("o")], vetoed)), (1, 0));
    assert_eq!(
        says(&[Gate::veto().target("o").offset("o")], |reason| matches!(reason, Reason::Outweighed { .. })),
        0
    );
    assert_eq!(says(&[Gate::deduction(0.1).target("m")], marked), 1);
    assert_eq!(says(&[Gate::deduction(0.1).target("o")], marked), 0);
    // All of it, to the last bit.
    assert_eq!(gate(&gated([Gate::deduction(0.1).target("m")])).by.map(f64::from), Some(-0.1));
}
