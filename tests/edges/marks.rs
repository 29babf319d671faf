//! Marks of units at their edges.

use tenfold::draft::{Action, Assessment, Entry, Goal, Indicator, Responsible, Target, Unit};
use tenfold::{Finite, Options, Way, assess};

use super::{DUE, START, judged_by, ledger, plan};
use crate::differential::preset;

/// Returns the base of a unit that answers for one target that has not moved from 100 and for a silent one of some
/// weight, by `statcan`, and of the first part what is attained and what it adds.
fn unmoved(weight_of_the_silent: u32) -> (Option<f64>, [Option<f64>; 2]) {
    let of =
        |id: &str| Target::new(id, id, id, Goal::improve(Way::Up)).responsible(Responsible::leading("law"));
    let moved = of("moved").baseline(100).start("2015-12-31");
    let action =
        Action::new("a", "An action").target(moved).target(of("silent").weight(weight_of_the_silent));
    let mut draft = plan(action).assessment(Assessment::default());
    draft.indicators.extend(["moved", "silent"].map(|id| Indicator::level(id, id)));
    draft.units.push(Unit::new("law", "Law"));
    let ledger = || ledger([Entry::reading("e", "moved", START, 100)]);
    let _ = judged_by("statcan", draft.clone(), ledger(), DUE);
    let plan = draft.build().unwrap_or_else(|faults| panic!("{faults}"));
    let ledger = ledger().build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    let options = Options::new(DUE.parse().unwrap()).method(preset("statcan"));
    let table = assess(&plan, &ledger, &options).unwrap();
    let (law, part) = (&table.units[0], &table.units[0].parts[0]);
    (law.base.map(Finite::get), [part.attained, part.points].map(|number| number.map(Finite::get)))
}

#[test]
fn what_is_attained_of_a_score_is_its_share_of_the_range_of_the_method() {
    // The score is −2.5 of −5 to 5, and of two targets of one weight one has evidence.
    assert_eq!(unmoved(1), (Some(25.0), [Some(0.25), Some(25.0)]));
}

#[test]
fn what_is_attained_of_a_score_is_its_share_of_the_range_also_where_a_unit_has_too_little_evidence() {
    assert_eq!(unmoved(3), (None, [Some(0.25), Some(25.0)]));
}
