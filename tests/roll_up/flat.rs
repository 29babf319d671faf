//! Units and tags: flat nodes by absolute weights.

use tenfold::draft::{Action, Gate, Need, Responsible, RollUp, RollUpKind, Unit};
use tenfold::{Evaluation, NodeResult};

use super::{ended, promised, reached, stands, ten};

fn tag<'e>(evaluation: &'e Evaluation, tag: &str) -> &'e NodeResult {
    &evaluation.tags.iter().find(|result| result.tag == tag).unwrap().node
}

fn unit<'e>(evaluation: &'e Evaluation, id: &str) -> &'e NodeResult {
    &evaluation.units.iter().find(|unit| unit.id.as_str() == id).unwrap().node
}

#[test]
fn a_tag_takes_what_carries_it_by_itself_or_by_an_action_above() {
    // `a` weighs ¼ and `b` ¾; `x` and `y` share `a`, `z` and `w` share `b`.
    let first = Action::new("a", "A").tag("green").target(ten("x")).target(ten("y").tag("open"));
    let second = Action::new("b", "B").weight(3).target(ten("z").tag("open").tag("green")).target(ten("w"));
    let values = [("x", 2.0), ("y", 4.0), ("z", 8.0), ("w", 1.0)];
    let evaluation = reached(promised([first, second]), &values);
    let tags: Vec<&str> = evaluation.tags.iter().map(|result| result.tag.as_str()).collect();
    assert_eq!(tags, ["green", "open"]);
    // (⅛·0.2 + ⅛·0.4 + ⅜·0.8) ÷ ⅝, and (⅛·0.4 + ⅜·0.8) ÷ ½.
    assert_eq!(stands(tag(&evaluation, "green")), ("ahead", [Some(0.6), Some(0.5), Some(1.2)]));
    assert_eq!(stands(tag(&evaluation, "open")), ("ahead", [Some(0.7), Some(0.5), Some(1.4)]));
    assert_eq!(tag(&evaluation, "green").counts.values().sum::<u32>(), 3);
}

#[test]
fn a_plan_without_tags_says_nothing_of_them() {
    let evaluation = reached(promised([Action::new("a", "A").target(ten("x"))]), &[("x", 2.0)]);
    assert!(!evaluation.to_json().contains("\"tags\""));
}

#[test]
fn a_unit_takes_its_own_roll_up_and_without_one_that_of_the_plan() {
    let by = |id: &str, unit: &str| ten(id).responsible(Responsible::leading(unit));
    let action = Action::new("a", "A").target(by("w", "law")).target(by("x", "law"));
    let plan = promised([action.target(by("y", "art")).target(by("z", "art"))])
        .roll_up(RollUpKind::Weakest)
        .unit(Unit::new("law", "Law"))
        .unit(Unit::new("art", "Art").roll_up(RollUp::default()));
    let evaluation = reached(plan, &[("w", 2.0), ("x", 6.0), ("y", 2.0), ("z", 6.0)]);
    assert_eq!(unit(&evaluation, "law").score.unwrap().get(), 0.2);
    assert_eq!(unit(&evaluation, "art").score.unwrap().get(), 0.4);
}

#[test]
fn what_two_below_a_unit_share_is_one_target_of_it() {
    let half = |unit: &str| Responsible::leading(unit).share(0.5);
    let shared = ten("x").responsible(half("one")).responsible(half("two"));
    let other = ten("y").responsible(Responsible::leading("one"));
    let two = RollUp::from(RollUpKind::Quorum).need(Need::some(2));
    let plan = promised([Action::new("a", "A").target(shared).target(other)])
        .unit(Unit::new("top", "Top").roll_up(two))
        .unit(Unit::new("one", "One").parent("top"))
        .unit(Unit::new("two", "Two").parent("top"));
    let evaluation = reached(plan, &[("x", 8.0), ("y", 2.0)]);
    assert_eq!(stands(unit(&evaluation, "top")), ("on_track", [Some(0.5), Some(0.5), Some(1.0)]));
}

#[test]
fn a_flat_node_does_not_sum_and_needs_no_more_than_it_holds() {
    let target = |id: &str| ten(id).responsible(Responsible::leading("law"));
    let judged = |roll_up: RollUp| {
        let plan = promised([Action::new("a", "A").target(target("x")).target(target("y"))])
            .unit(Unit::new("law", "Law").roll_up(roll_up));
        let evaluation = reached(plan, &[("x", 8.0), ("y", 2.0)]);
        stands(unit(&evaluation, "law"))
    };
    let mean = judged(RollUp::default());
    assert_eq!(judged(RollUpKind::Sum.into()), mean);
    assert_eq!(judged(RollUp::from(RollUpKind::Quorum).need(Need::some(5))), mean);
}

#[test]
fn a_gate_of_a_flat_node_looks_only_at_the_targets_of_the_node() {
    let by = |id: &str, unit: &str| ended(id).responsible(Responsible::leading(unit));
    let action = Action::new("a", "A").target(by("m", "law")).target(by("o", "art"));
    let mut veto = RollUp::default();
    veto.gates.push(Gate::veto().target("m").offset("o"));
    let plan = promised([action]).roll_up(veto).unit(Unit::new("law", "Law")).unit(Unit::new("art", "Art"));
    let evaluation = reached(plan, &[("m", 9.0), ("o", 10.0)]);
    // On the whole `o` outweighs `m`; the school of law has nothing that does.
    assert_eq!(evaluation.whole.score.unwrap().get(), 0.95);
    assert_eq!(unit(&evaluation, "law").score.unwrap().get(), 0.0);
    assert_eq!(unit(&evaluation, "art").verdict.as_str(), "achieved");
}
