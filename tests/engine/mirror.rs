//! A copy of the columns that is fed by changes alone is the columns.

use proptest::prelude::*;
use tenfold::draft::Entry;
use tenfold::strategies;
use tenfold::{Columns, Engine, Moved, NodeGlance, TargetGlance};

use super::says::{Listed, shown};
use super::{cases, empty, options_of, shuffle};

/// A copy of all columns.
#[derive(Debug)]
pub(crate) struct Mirror {
    targets: Vec<TargetGlance>,
    /// The actions, and last the whole.
    nodes: Vec<NodeGlance>,
    units: Vec<NodeGlance>,
    tags: Vec<NodeGlance>,
}

impl Mirror {
    pub(crate) fn of(columns: Columns<'_>) -> Self {
        let (targets, nodes) = (columns.targets(), columns.nodes());
        Self {
            targets: (0..targets.len()).filter_map(|target| targets.glance(target)).collect(),
            nodes: (0..nodes.len()).filter_map(|node| nodes.glance(node)).collect(),
            units: columns.units(),
            tags: columns.tags(),
        }
    }

    /// Takes over what changed.
    fn apply(&mut self, changes: &Listed) {
        take_over(&mut self.targets, &changes.targets);
        take_over(&mut self.nodes, &changes.nodes);
        take_over(&mut self.units, &changes.units);
        take_over(&mut self.tags, &changes.tags);
    }
}

fn take_over<G: Copy + std::fmt::Debug>(column: &mut [G], moves: &[Moved<G>]) {
    assert!(moves.is_sorted_by(|one, other| one.place < other.place), "{moves:?}");
    for change in moves {
        assert_eq!(shown(&column[change.place]), shown(&change.before), "{}", change.place);
        assert_ne!(shown(&change.before), shown(&change.after), "{}", change.place);
        column[change.place] = change.after;
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_mirror_fed_by_changes_alone_is_the_columns_after_every_record(
        scene in strategies::scene(), own in strategies::method(), key in any::<u64>(), size in 1..6_usize,
        step in -400..400_i32,
    ) {
        let mut engine = Engine::new(scene.plan.clone(), empty(&scene.plan)).unwrap();
        let mut options = options_of(&scene, scene.as_of, &own);
        let mut mirror = Mirror::of(engine.evaluate(&options));
        let mut entries = scene.ledger.draft().entries.clone();
        shuffle(&mut entries, key);
        let mut waiting: Vec<Entry> = Vec::new();
        for (turn, piece) in entries.chunks(size).enumerate() {
            if turn % 5 == 4 {
                // Judged by something else, nothing is listed as changed, and the mirror begins again.
                options = options_of(&scene, scene.as_of.plus_days(step).unwrap_or(scene.as_of), &own);
                mirror = Mirror::of(engine.evaluate(&options));
            }
            waiting.extend(piece.iter().cloned());
            {
                let mut scenario = engine.scenario();
                let mut inside = Mirror::of(scenario.columns());
                if let Ok(changes) = scenario.record(waiting.clone()) {
                    inside.apply(&Listed::of(changes));
                }
                prop_assert_eq!(shown(&inside), shown(&Mirror::of(scenario.columns())));
            }
            prop_assert!(engine.changes().is_empty());
            if let Ok(changes) = engine.record(waiting.clone()) {
                waiting.clear();
                let listed = Listed::of(changes);
                mirror.apply(&listed);
                prop_assert_eq!(&Listed::of(engine.changes()), &listed);
            }
            prop_assert_eq!(shown(&mirror), shown(&Mirror::of(engine.columns())));
            let mut fresh = Engine::new(scene.plan.clone(), engine.ledger()).unwrap();
            prop_assert_eq!(shown(&mirror), shown(&Mirror::of(fresh.evaluate(&options))));
        }
    }
}
