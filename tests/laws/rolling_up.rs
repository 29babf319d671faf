//! Roll-up: a mean lies between what it is the mean of.

use proptest::prelude::*;
use tenfold::draft::{self, Gate, RollUpKind};
use tenfold::strategies::{self, Scene};
use tenfold::{
    Absence, Action, Evaluation, Finite, Ledger, Missing, NodeResult, Plan, RollUp, Standing, TargetResult,
    Verdict, assess,
};

use super::{apart, extremes, judged, options, said, thousand};

/// Returns what a child adds to the mean of its parent; nothing if it leaves the sums.
fn adds(verdict: Verdict, attained: Option<f64>, policy: &RollUp) -> Option<f64> {
    let cap = policy.cap().get();
    match verdict {
        Verdict::Absence(Absence::Cancelled | Absence::NotStarted | Absence::NotDue) => None,
        Verdict::Absence(Absence::Undated) | Verdict::Standing(_) if attained.is_some() => {
            let own = attained.unwrap_or_default().max(0.0);
            let own = if verdict == Verdict::Standing(Standing::Achieved) { own.max(1.0) } else { own };
            Some(own.min(cap))
        }
        // What is missed without an attainment has attained nothing.
        Verdict::Standing(Standing::Missed) => Some(0.0),
        Verdict::Standing(_) => None,
        Verdict::Absence(_) => (policy.missing() == Missing::Zero).then_some(0.0),
    }
}

/// Returns what the children of an action add.
fn children(evaluation: &Evaluation, action: &Action) -> Vec<f64> {
    let policy = action.roll_up();
    // Goals to improve are those without a bar, and add nothing.
    let improves = |result: &TargetResult| result.bar.is_none() && result.bar_high.is_none();
    let targets = evaluation.targets.iter().filter(|result| result.action == *action.id()).map(|result| {
        let achieved = result.verdict == Verdict::Standing(Standing::Achieved);
        let attained = result.attainment.map(f64::from).or(achieved.then_some(1.0));
        (result.verdict, attained.filter(|_| !improves(result)))
    });
    let below = evaluation.actions.iter().filter(|result| result.parent.as_ref() == Some(action.id()));
    // What a gate changed counts as it is.
    let gated = |node: &NodeResult| node.gates.iter().any(|gate| gate.applied);
    let actions = below.map(|result| {
        let node = &result.node;
        let stands = node.verdict == Verdict::Standing(Standing::Achieved) && gated(node);
        (if stands { Standing::Ahead.into() } else { node.verdict }, node.score.map(f64::from))
    });
    targets.chain(actions).filter_map(|(verdict, attained)| adds(verdict, attained, policy)).collect()
}

/// Returns the nodes whose children are targets: actions without actions below them, units and tags.
fn of_targets<'e>(plan: &'e Plan, evaluation: &'e Evaluation) -> Vec<&'e NodeResult> {
    let holds_actions = |index: usize| {
        plan.draft().actions.iter().len() > 0 && {
            let id = &evaluation.actions[index].id;
            evaluation.actions.iter().any(|other| other.parent.as_ref() == Some(id))
        }
    };
    let actions = (0..evaluation.actions.len()).filter(|index| !holds_actions(*index));
    let actions = actions.map(|index| &evaluation.actions[index].node);
    let units = evaluation.units.iter().map(|unit| &unit.node);
    actions.chain(units).chain(evaluation.tags.iter().map(|tag| &tag.node)).collect()
}

/// Changes every roll-up of a plan.
fn with_roll_ups(draft: &mut draft::Plan, change: impl Fn(&mut draft::RollUp)) {
    change(draft.roll_up.get_or_insert_default());
    draft.units.iter_mut().filter_map(|unit| unit.roll_up.as_deref_mut()).for_each(&change);
    let mut open: Vec<&mut draft::Action> = draft.actions.iter_mut().collect();
    while let Some(action) = open.pop() {
        change(action.roll_up.get_or_insert_default());
        open.extend(action.actions.iter_mut());
    }
}

/// Judges a scene with every roll-up changed.
fn changed(scene: &Scene, change: impl Fn(&mut draft::RollUp)) -> (Plan, Evaluation) {
    let mut draft = scene.plan.draft().clone();
    with_roll_ups(&mut draft, change);
    let plan = draft.build().unwrap();
    let ledger: Ledger = scene.ledger.draft().build(&plan).unwrap();
    let evaluation = judged(&plan, &ledger, &options(scene));
    (plan, evaluation)
}

/// Judges a scene with all roll-ups of one kind, without gates.
fn of_kind(scene: &Scene, kind: RollUpKind) -> (Plan, Evaluation) {
    changed(scene, |roll_up| {
        (roll_up.kind, roll_up.need) = (Some(kind), None);
        roll_up.gates.clear();
    })
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn a_score_lies_between_the_least_and_the_most_of_the_children(scene in strategies::scene()) {
        let evaluation = judged(&scene.plan, &scene.ledger, &options(&scene));
        for (action, result) in scene.plan.actions().iter().zip(&evaluation.actions) {
            let Some(score) = result.node.score.map(f64::from) else { continue };
            // Gates take a score where they like.
            if !action.roll_up().gates().is_empty() {
                continue;
            }
            let children = children(&evaluation, action);
            let least = children.iter().copied().fold(f64::INFINITY, f64::min);
            let most = children.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(least <= score && score <= most, "{}: {score} of {children:?}", action.id());
        }
    }

    #[test]
    fn shares_of_evidence_and_of_what_is_missing_are_shares(scene in strategies::scene()) {
        let evaluation = judged(&scene.plan, &scene.ledger, &options(&scene));
        let nodes = evaluation.actions.iter().map(|action| &action.node);
        let units = evaluation.units.iter().map(|unit| &unit.node);
        for node in nodes.chain(units).chain([&evaluation.whole]) {
            prop_assert!(node.evidence.is_none_or(|share| (0.0..=1.0).contains(&share.get())));
        }
    }

    #[test]
    fn the_weakest_is_at_most_the_geometric_mean_and_that_at_most_the_mean(scene in strategies::scene()) {
        let [least, middle, most] =
            [RollUpKind::Weakest, RollUpKind::Geometric, RollUpKind::Mean].map(|kind| of_kind(&scene, kind));
        let nodes = |judged: &(Plan, Evaluation)| -> Vec<Option<Finite>> {
            of_targets(&judged.0, &judged.1).iter().map(|node| node.score).collect()
        };
        for ((least, middle), most) in nodes(&least).into_iter().zip(nodes(&middle)).zip(nodes(&most)) {
            prop_assert!(least <= middle && middle <= most, "{least:?} {middle:?} {most:?}");
            prop_assert_eq!((least.is_some(), middle.is_some()), (most.is_some(), most.is_some()));
        }
    }

    #[test]
    fn a_quorum_of_all_is_all(scene in strategies::scene()) {
        let (_, all) = of_kind(&scene, RollUpKind::All);
        let (_, quorum) = of_kind(&scene, RollUpKind::Quorum);
        prop_assert!(apart(&said(&all), &said(&quorum)).is_empty());
        let (_, share) = changed(&scene, |roll_up| {
            (roll_up.kind, roll_up.need) = (Some(RollUpKind::Quorum), Some(draft::Need::part(1)));
            roll_up.gates.clear();
        });
        prop_assert!(apart(&said(&all), &said(&share)).is_empty());
    }

    #[test]
    fn a_veto_raises_neither_score_nor_standing(scene in strategies::scene(), tagged in any::<bool>()) {
        let veto = if tagged { Gate::veto().tag("tag") } else { Gate::veto() };
        let (plan, before) = changed(&scene, |roll_up| roll_up.gates.clear());
        let (same, after) = changed(&scene, |roll_up| roll_up.gates = vec![veto.clone()]);
        for (before, after) in of_targets(&plan, &before).iter().zip(of_targets(&same, &after)) {
            if let (Some(before), Some(after)) = (before.score, after.score) {
                prop_assert!(after <= before, "{before} became {after}");
            }
            if let (Some(before), Some(after)) = (before.verdict.standing(), after.verdict.standing()) {
                prop_assert!(after <= before, "{before} became {after}");
            }
        }
    }

    #[test]
    fn a_node_with_gates_that_do_nothing_is_as_without(scene in strategies::scene()) {
        let (_, without) = changed(&scene, |roll_up| roll_up.gates.clear());
        let (_, idle) = changed(&scene, |roll_up| {
            let nothing = Gate::bonus(0).tag("tag");
            roll_up.gates = vec![nothing.clone(), Gate::deduction(0).tag("tag"), Gate::cap(1e300)];
        });
        let mut told = idle;
        let gates = |node: &mut NodeResult| node.gates.clear();
        told.actions.iter_mut().for_each(|action| gates(&mut action.node));
        told.units.iter_mut().for_each(|unit| gates(&mut unit.node));
        told.tags.iter_mut().for_each(|tag| gates(&mut tag.node));
        gates(&mut told.whole);
        let mut plain = without;
        // Units with a roll-up of their own may have other gates; those were taken away too.
        gates(&mut plain.whole);
        let apart = apart(&said(&plain), &said(&told));
        prop_assert!(apart.is_empty(), "{apart:?}");
    }

    #[test]
    fn an_assessment_is_the_sum_of_its_parts_and_ranks_by_its_points(
        scene in strategies::scene(), full in 1..1000_u32,
    ) {
        let mut draft = scene.plan.draft().clone();
        draft.assessment = Some(draft.assessment.unwrap_or_default().full(full));
        let plan = draft.build().unwrap();
        let ledger = scene.ledger.draft().build(&plan).unwrap();
        let table = assess(&plan, &ledger, &options(&scene)).unwrap();
        // Ranks look at a thousand millionth of the full points, and no closer.
        let mark = |points: Option<Finite>| points.map(|points| (points.get() * 1e9 / f64::from(full)).round());
        for unit in &table.units {
            if let Some(base) = unit.base {
                let sum: f64 = unit.parts.iter().filter_map(|part| part.points).map(f64::from).sum();
                prop_assert!((base.get() - sum).abs() <= 1e-9 * f64::from(full).max(base.get()), "{base} of {sum}");
            }
            let better = table.units.iter().filter(|other| mark(other.points) > mark(unit.points)).count();
            prop_assert_eq!(unit.rank.map(|rank| usize::try_from(rank).unwrap()), unit.points.map(|_| better + 1));
            prop_assert!(unit.points.is_none_or(|points| points >= Finite::ZERO));
            let same = table.units.iter().filter(|other| mark(other.points) == mark(unit.points)).count();
            prop_assert_eq!(unit.tied, unit.points.is_some() && same > 1);
        }
    }

    #[test]
    fn at_the_ends_of_f64_nodes_and_points_are_numbers_or_nothing(scene in strategies::scene_with(extremes())) {
        let evaluation = judged(&scene.plan, &scene.ledger, &options(&scene));
        prop_assert!(!evaluation.to_json().is_empty());
        if scene.plan.assessment().is_some() {
            prop_assert!(!assess(&scene.plan, &scene.ledger, &options(&scene)).unwrap().to_json().is_empty());
        }
    }
}
