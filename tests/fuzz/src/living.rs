//! An engine through any sequence of operations: whatever came before, it says what is said afresh.

use proptest::prelude::*;
use tenfold::draft::Entry;
use tenfold::rules::Method;
use tenfold::strategies::Scene;
use tenfold::{Day, Engine, Evaluation, Options};

use crate::drawn::Draw;
use crate::engine::says::{Listed, changes_tell, columns_say};
use crate::engine::{empty, shuffle};

/// Something that a host does.
#[derive(Clone, Copy, Debug)]
enum Operation {
    /// Judges on a day so many days from the scene's, by one of the methods, by all that is known or by some.
    Judge(i16, u8, bool),
    /// Records so many of the entries that are left.
    Record(u8),
    /// Records an entry that stands already, once more.
    Again(u8),
    /// Records so many in a scenario, judges there, and takes it back or keeps it.
    Scenario(u8, i16, bool),
    /// Marks, records so many, and goes back.
    Mark(u8),
    /// Judges on several days at once.
    Timeline(i16, u8),
}

fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        (-900..900_i16, any::<u8>(), any::<bool>())
            .prop_map(|(step, by, known)| Operation::Judge(step, by, known)),
        any::<u8>().prop_map(Operation::Record),
        any::<u8>().prop_map(Operation::Again),
        (any::<u8>(), -900..900_i16, any::<bool>())
            .prop_map(|(count, step, keep)| Operation::Scenario(count, step, keep)),
        any::<u8>().prop_map(Operation::Mark),
        (-900..900_i16, any::<u8>()).prop_map(|(step, count)| Operation::Timeline(step, count)),
    ]
}

/// Does to an engine what hosts do, and checks it after each step.
pub fn operations(bytes: &[u8]) {
    let drawn = || {
        let mut draw = Draw::from(bytes);
        let (scene, own) = (draw.scene()?, draw.method()?);
        let (key, operations) = draw.one(&(any::<u64>(), prop::collection::vec(operation(), 1..8)))?;
        Some((scene, own, key, operations))
    };
    let Some((scene, own, key, operations)) = drawn() else { return };
    let mut entries = scene.ledger.draft().entries.clone();
    shuffle(&mut entries, key);
    let engine = Engine::new(scene.plan.clone(), empty(&scene.plan)).expect("an empty ledger is sound");
    let statcan = Method::preset("statcan").unwrap_or_default();
    let methods = [Method::default(), own, statcan];
    let options = Options::new(scene.as_of);
    let mut life = Life { engine, scene: &scene, left: entries, methods, by: 0, options };
    life.engine.evaluate(&life.options);
    for operation in operations {
        life.step(operation);
        life.check();
    }
}

/// An engine, and what it was asked last.
struct Life<'s> {
    engine: Engine,
    scene: &'s Scene,
    left: Vec<Entry>,
    methods: [Method; 3],
    /// The method it was asked by.
    by: usize,
    options: Options,
}

impl Life<'_> {
    fn step(&mut self, operation: Operation) {
        match operation {
            Operation::Judge(step, by, known) => {
                self.by = usize::from(by) % self.methods.len();
                self.options = self.asked(self.day(step), self.by, known);
                self.engine.evaluate(&self.options);
            }
            Operation::Record(count) => self.record(count),
            Operation::Again(place) => self.again(place),
            Operation::Scenario(count, step, keep) => self.scenario(count, step, keep),
            Operation::Mark(count) => {
                let (before, left) = (self.afresh(), self.left.clone());
                let mark = self.engine.mark();
                self.record(count);
                self.engine.back_to(mark);
                self.left = left;
                assert_eq!(self.engine.evaluation(), Some(before));
            }
            Operation::Timeline(step, count) => {
                let days: Vec<Day> =
                    (0..i16::from(count % 5)).map(|more| self.day(step.saturating_add(30 * more))).collect();
                let timeline = self.engine.timeline(&days, &self.options);
                assert_eq!(timeline.days, days);
            }
        }
    }

    fn day(&self, step: i16) -> Day {
        self.scene.as_of.plus_days(i32::from(step)).unwrap_or(self.scene.as_of)
    }

    fn asked(&self, day: Day, by: usize, known: bool) -> Options {
        let options = Options::new(day).method(self.methods[by].clone());
        match self.scene.known_by.filter(|_| known) {
            Some(moment) => options.known_by(moment),
            None => options,
        }
    }

    fn afresh(&self) -> Evaluation {
        tenfold::evaluate(self.engine.plan(), &self.engine.ledger(), &self.options).expect("it is judged")
    }

    /// Takes some of the entries that are left. Those that are refused, as they rest on others, go back.
    fn some(&mut self, count: u8) -> Vec<Entry> {
        let count = (usize::from(count) % 6 + 1).min(self.left.len());
        self.left.split_off(self.left.len() - count)
    }

    fn record(&mut self, count: u8) {
        let some = self.some(count);
        let before = self.afresh();
        let listed = self.engine.record(some.clone()).ok().map(Listed::of);
        let after = self.afresh();
        match listed {
            Some(listed) => {
                changes_tell(&listed, (&before, &after), &self.scene.plan, &self.methods[self.by])
            }
            None => {
                assert_eq!(after, before, "what is refused changes nothing");
                self.left.splice(0..0, some);
            }
        }
    }

    fn again(&mut self, place: u8) {
        let ledger = self.engine.ledger();
        let entries = &ledger.draft().entries;
        let Some(entry) = entries.get(usize::from(place) % entries.len().max(1)) else { return };
        assert!(self.engine.record(vec![entry.clone()]).is_err(), "an id is given once");
        assert_eq!(self.engine.ledger(), ledger);
    }

    fn scenario(&mut self, count: u8, step: i16, keep: bool) {
        let some = self.some(count);
        let elsewhere = self.asked(self.day(step), (self.by + 1) % self.methods.len(), false);
        let mut scenario = self.engine.scenario();
        let taken = scenario.record(some.clone()).is_ok();
        let inside = scenario.ledger();
        scenario.evaluate(&elsewhere);
        let said = tenfold::evaluate(&self.scene.plan, &inside, &elsewhere).expect("it is judged");
        assert_eq!(scenario.evaluation(), Some(said));
        if keep && taken {
            scenario.keep();
            self.engine.evaluate(&self.options);
        } else {
            drop(scenario);
            self.left.splice(0..0, some);
        }
    }

    fn check(&self) {
        let said = self.afresh();
        columns_say(self.engine.columns(), &said, &self.scene.plan, &self.methods[self.by]);
        assert_eq!(self.engine.evaluation(), Some(said));
    }
}
