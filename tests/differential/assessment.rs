//! How units are marked, by the crate and by the reference.

use proptest::prelude::*;
use proptest::sample::select;
use tenfold::draft::{
    Action, Assessment, Entry, Gate, Goal, Grade, Indicator, Ledger, MissingKind, Responsible, RollUp,
    Target, Unit,
};
use tenfold::{AssessedPart, AssessedUnit, AssessmentResult, Commitment, Plan, Way};

use super::Differences;
use crate::reference::assessment::{self, PartRef, UnitRef};

/// Notes where the marks of units differ.
pub(super) fn compare(found: &mut Differences, plan: &Plan, ours: &AssessmentResult, theirs: &[UnitRef]) {
    // The reference has them in the plan's order.
    let of = |id: &str| ours.units.iter().find(|unit| unit.id.as_str() == id);
    found.note(
        "the assessment",
        "the number of units",
        &ours.units.len().to_string(),
        &theirs.len().to_string(),
    );
    let both: Vec<(&AssessedUnit, &UnitRef)> =
        theirs.iter().filter_map(|unit| Some((of(&unit.id)?, unit))).collect();
    // Whether points are equal, or reach a cut, hangs on their last bits, in which both may differ: the crate's own
    // are ranked and graded.
    let marked = |unit: &AssessedUnit| {
        let asked = plan.assessment().unwrap();
        unit.points.map(|points| assessment::marked(asked, points.get()))
    };
    let points: Vec<Option<f64>> = both.iter().map(|(ours, _)| marked(ours)).collect();
    let ranks = assessment::ranks(&points);
    for ((ours, theirs), rank) in both.iter().zip(&ranks) {
        let place = format!("assessed unit {}", ours.id);
        of_unit(found, &place, ours, theirs, plan.assessment().unwrap().full().get());
        let (grade, points) = (ours.grade.as_ref().map(|grade| grade.word.clone()), marked(ours));
        let reached = points.and_then(|points| assessment::grade(plan.assessment().unwrap(), points));
        found.note(&place, "the grade", &format!("{grade:?}"), &format!("{reached:?}"));
        found.note(&place, "the rank", &format!("{:?}", (ours.rank, ours.tied)), &format!("{rank:?}"));
    }
    let mut order: Vec<(u32, String)> = both
        .iter()
        .zip(&ranks)
        .map(|((unit, _), (rank, _))| (rank.unwrap_or(u32::MAX), unit.id.to_string()))
        .collect();
    let in_plan = |id: &str| plan.units().iter().position(|unit| unit.id().as_str() == id);
    order.sort_by_key(|(rank, id)| (*rank, in_plan(id)));
    let order: Vec<String> = order.into_iter().map(|(_, id)| id).collect();
    let stand: Vec<String> = ours.units.iter().map(|unit| unit.id.to_string()).collect();
    found.note("the assessment", "the order", &format!("{stand:?}"), &format!("{order:?}"));
}

fn of_unit(found: &mut Differences, place: &str, ours: &AssessedUnit, theirs: &UnitRef, full: f64) {
    found.number(place, "the base", ours.base, theirs.base);
    found.left(place, "the points", (ours.points, theirs.points), full);
    found.number(place, "the evidence", ours.evidence, theirs.evidence);
    found.gates(place, &ours.gates, &theirs.gates, full);
    found.each(place, "part", &ours.parts, &theirs.parts, of_part);
}

fn of_part(found: &mut Differences, place: &str, ours: &AssessedPart, theirs: &PartRef) {
    found.note(place, "the target", ours.target.as_str(), &theirs.target);
    found.note(place, "the verdict", ours.verdict.as_str(), theirs.verdict);
    found.number(place, "the weight", ours.weight, theirs.counted.map(|counted| counted.weight));
    found.number(place, "what is attained", ours.attained, theirs.counted.map(|counted| counted.attained));
    found.number(place, "the points", ours.points, theirs.counted.map(|counted| counted.points));
}

/// One of the targets of a plan: its weight, its units (the second may be the first), its tag, whether it binds,
/// whether it only improves, and its figure.
type Promise = (u32, (usize, usize), usize, bool, bool, Option<i32>);

fn promise() -> impl Strategy<Value = Promise> {
    (
        1_u32..4,
        (0_usize..3, 0_usize..3),
        0_usize..3,
        any::<bool>(),
        any::<bool>(),
        proptest::option::of(-2..14),
    )
}

const UNITS: [&str; 3] = ["college", "department", "office"];
const TAGS: [&str; 3] = ["plain", "extra", "grave"];

fn target(index: usize, (weight, (one, other), tag, binds, improves, _): &Promise) -> Target {
    let goal = if *improves && *tag == 0 { Goal::improve(Way::Up) } else { Goal::at_least(10) };
    let id = format!("t{index}");
    let mut target = Target::new(&*id, "T", &*id, goal).baseline(0).weight(*weight).tag(TAGS[*tag]);
    target.due = Some("2022-12-31".to_owned());
    target.commitment = binds.then_some(Commitment::Binding);
    let units = if one == other { vec![*one] } else { vec![*one, *other] };
    target.responsible = units.into_iter().map(|unit| Responsible::leading(UNITS[unit])).collect();
    target
}

fn gate() -> impl Strategy<Value = Gate> {
    let most = proptest::option::of(0_u32..40);
    let gate = (0_usize..5, 0_u32..30, most, 0_usize..3, proptest::option::of(0_usize..4));
    gate.prop_map(|(kind, number, most, tag, offset)| {
        let upto = |mut gate: Gate| {
            gate.most = most.map(Into::into);
            gate.tag(TAGS[tag])
        };
        match kind {
            0 => Gate::veto(),
            1 => {
                let mut gate = Gate::veto().tag(TAGS[tag]);
                gate.offset_by = offset.map(|index| format!("t{index}")).into_iter().collect();
                gate
            }
            2 => upto(Gate::bonus(number)),
            3 => upto(Gate::deduction(number)),
            _ => Gate::cap(number * 4),
        }
    })
}

fn roll_up() -> impl Strategy<Value = RollUp> {
    let missing = select(vec![MissingKind::Exclude, MissingKind::Zero, MissingKind::HoldBack]);
    (missing, 0_u32..=10, 0_u32..3).prop_map(|(missing, floor, cap)| {
        let roll_up = RollUp::default().missing(missing).cap(1.0 + f64::from(cap) / 4.0);
        if missing == MissingKind::Exclude { roll_up.floor(f64::from(floor) / 10.0) } else { roll_up }
    })
}

proptest! {
    #![proptest_config(super::cases())]

    #[test]
    fn units_that_answer_for_much_are_marked_as_the_reference_says(
        promises in proptest::collection::vec(promise(), 4..9),
        gates in proptest::collection::vec(gate(), 0..4),
        of_office in roll_up(),
        (of_plan, as_of) in (roll_up(), select(vec!["2020-12-31", "2021-06-30", "2022-12-31", "2023-12-31"])),
    ) {
        let grades = [Grade::at_least(80, "good"), Grade::above(40, "fair"), Grade::otherwise("poor")];
        let mut asked = Assessment::default();
        (asked.grades, asked.gates) = (grades.into(), gates);
        let mut draft = tenfold::draft::Plan::new("p", "P", "2021-01-01").assessment(asked).roll_up(of_plan);
        draft.units = UNITS.map(|id| Unit::new(id, id)).into();
        draft.units[1].parent = Some(UNITS[0].to_owned());
        draft.units[2].roll_up = Some(of_office.into());
        let mut ledger = Ledger::new("p");
        let mut action = Action::new("a", "A");
        for (index, promise) in promises.iter().enumerate() {
            let id = format!("t{index}");
            draft = draft.indicator(Indicator::level(&*id, "I"));
            action = action.target(target(index, promise));
            if let Some(value) = promise.5 {
                ledger = ledger.entry(Entry::reading(&*id, &*id, "2021-05-31", value));
                ledger = ledger.entry(Entry::reading(format!("{id}-last"), &*id, "2022-11-30", value + 1));
            }
        }
        let plan = draft.action(action).build().unwrap_or_else(|faults| panic!("{faults}"));
        let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
        for method in super::ASSESSED {
            let found = super::compared(&plan, &ledger, as_of.parse().unwrap(), None, &super::preset(method));
            prop_assert!(found.differences.is_empty() || found.excused, "by {method}:\n{}", found.differences);
        }
    }
}
