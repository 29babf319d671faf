//! What `serde_json` makes of the same text, as an oracle: it stops at the first fault and lets some pass, but
//! what it reads without help, it reads as we do.

use serde::de::DeserializeOwned;

use super::faults;
use crate::draft::{
    Action, Actions, Baseline, Checkpoint, Condition, Entry, Field, Goal, Indicator, Ledger, Level, Measure,
    Member, Plan, Register, Responsible, Scale, Set, Stage, Target, Trajectory, Unit,
};
use crate::promises::Way;
use crate::words::{Every, Number, Scalar};

pub(super) fn plan() -> Plan {
    let goal =
        Goal::every_period(Every::Quarter).each(crate::draft::Each::reach("good")).allowed_misses(1_u32);
    let child = Action::new("child", "Child \"\\ \u{7} 😀")
        .weight(0.1)
        .responsible(Responsible::supporting("u").share(0.25))
        .target(Target::new("t2", "T2", "i", Goal::improve(Way::Down).dead_band(1e-7)).baseline(1e300));
    Plan::new("p", [("en", "Plan"), ("zh-Hans", "计划")], "2022-03-16")
        .due("2025-12-31")
        .unit(Unit::new("u", "Unit").parent("v"))
        .set(Set::new("s", "Set").open().grace_days(90_u32).member(Member::new("m", "M").since("2023-01-01")))
        .scale(Scale::new("sc", "Scale").level(Level::new("good", "Good").points(2.5)))
        .register(Register::new("r", "R").project_life_cycle().field(Field::level("f", "F", "sc")))
        .indicator(Indicator::new("i", "I", Measure::stock("r").condition(Condition::has("f", 3.0))))
        .indicator(Indicator::new("j", "J", Measure::in_stages().stage(Stage::new("x", "X").weight(2))))
        .action(Action::new("a", "A").action(child).target(Target::new("t", "T", "i", goal)))
}

pub(super) fn ledger() -> Ledger {
    let points = Trajectory::default().point(Checkpoint::new("2024-01-01", -12.5));
    Ledger::new("p")
        .entry(Entry::reading("e1", "i", "2023", 6).recorded("2024-01-15T09:00:00Z").illustrative())
        .entry(
            Entry::opened("e2", "r", "x", "2023-02-01")
                .field("a", "t")
                .field("b", 0.1)
                .field("c", ["d", "e"]),
        )
        .entry(
            Entry::changed("e3", "r", "x", "2023-03-01")
                .plan_state("done", "2024-01-01")
                .title([("en", "T")]),
        )
        .entry(Entry::amended("e4", "2023-05-01", "t").trajectory(points).baseline(Baseline::reading("2023")))
}

#[test]
fn actions_are_read_through_their_transparent_list() {
    let (actions, found) = faults::<Plan>(br#"{"actions":[{},{}]}"#);
    assert_eq!((actions.actions.len(), found.len()), (2, 0));
    assert_eq!(Actions::default().len(), 0);
}

/// What is put in at random places of a text: pieces of JSON, whole and broken.
const PIECES: [&str; 30] = [
    "",
    " ",
    "\n",
    ",",
    ":",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "null",
    "true",
    "-",
    "0",
    "7",
    ".5",
    "e3",
    "1e999",
    "\\",
    "\\u00e9",
    "\\ud800",
    "\"id\":",
    "\"id\":\"x\",",
    "{},",
    "[],",
    "\"a\",",
    "12345678901234567891,",
    "é",
    "_",
    "x",
];

pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// Changes a text at one to three places.
pub(super) fn spoil(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.below(3) {
        let start = text.floor_char_boundary(dice.below(text.len()));
        let end = text.ceil_char_boundary(start + dice.below(4));
        text.replace_range(start..end.min(text.len()), PIECES[dice.below(PIECES.len())]);
    }
    text
}

/// Compares one reading with that of `serde_json`, and says whether both took the text.
fn agree<T: DeserializeOwned + Default + PartialEq + std::fmt::Debug>(text: &str) -> bool {
    let (ours, found) = faults::<T>(text.as_bytes());
    match serde_json::from_str::<T>(text) {
        Ok(theirs) if found.is_empty() => assert_eq!(ours, theirs, "{text}"),
        Ok(_) => assert!(found.iter().all(|fault| passes_serde_json(fault)), "{found:?} {text}"),
        Err(error) => assert!(!found.is_empty() || arbitrary_precision(), "{error} {text}"),
    }
    found.is_empty()
}

/// Returns whether a fault is one that `serde_json` lets pass in the texts made here: keys of a map that stand
/// twice, and whole numbers beyond 64 bits that are rounded.
fn passes_serde_json(fault: &str) -> bool {
    let in_map = fault.contains(".fields.") || fault.contains(".planned.");
    (fault.starts_with("duplicate_field") && in_map) || fault.starts_with("bad_number")
}

/// Returns whether `serde_json` is built with the feature of that name, under which it does not read a
/// fraction into a scalar by itself.
fn arbitrary_precision() -> bool {
    serde_json::from_str::<Scalar>("0.5").is_err()
}

#[test]
fn spoilt_text_is_read_as_serde_json_reads_it() {
    let (plan, ledger) = (super::print(&plan()).unwrap(), super::print(&ledger()).unwrap());
    assert!(agree::<Plan>(&plan) && agree::<Ledger>(&ledger));
    let mut dice = Dice(7);
    let mut taken = 0;
    for _ in 0..2_000 {
        taken += u32::from(agree::<Plan>(&spoil(&plan, &mut dice)));
        taken += u32::from(agree::<Ledger>(&spoil(&ledger, &mut dice)));
    }
    assert!(taken > 200, "only {taken} of 4000 were still whole");
}

#[test]
fn a_draft_without_faults_is_the_only_one_that_prints_the_same() {
    let number = |value: f64| super::print(&Entry::reading("e", "i", "2023", Number(value))).unwrap();
    for value in [1e15, 1e16, 1e21, 1e23, 2f64.powi(53), 2f64.powi(60), 2f64.powi(64), 1.5e300, 5e-324] {
        assert!(agree::<Entry>(&number(value)), "{value}");
    }
}
