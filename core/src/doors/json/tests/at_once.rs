//! Texts that are read at once: the same comes of them as of those that are read with everything that is wrong.

use std::fmt::Debug;

use serde::de::DeserializeOwned;

use super::super::{ledger, read, read_all};
use super::oracle::{self, Dice, spoil};
use crate::draft;
use crate::facts::Ledger;
use crate::plan::{Plan, check};
use crate::words::{Limits, print};

/// Reads a draft in both ways, and says whether it was read at once.
fn agree<T: DeserializeOwned + Default + PartialEq + Debug>(text: &str) -> bool {
    let at_once = read::read_at_once::<T>(text);
    let (draft, found) = read_all::<T>(text);
    let expected = found.is_empty().then_some(draft);
    assert_eq!(at_once, expected, "{text}");
    at_once.is_some()
}

#[test]
fn what_is_read_at_once_is_what_has_no_fault() {
    let (plan, ledger) = (print(&oracle::plan()).unwrap(), print(&oracle::ledger()).unwrap());
    assert!(agree::<draft::Plan>(&plan) && agree::<draft::Ledger>(&ledger));
    let mut dice = Dice(11);
    let mut taken = 0;
    for _ in 0..3_000 {
        taken += u32::from(agree::<draft::Plan>(&spoil(&plan, &mut dice)));
        taken += u32::from(agree::<draft::Ledger>(&spoil(&ledger, &mut dice)));
    }
    assert!(taken > 300, "only {taken} of 6000 were still whole");
}

/// Reads a ledger in both ways, and says whether it was read at once.
fn agree_on_ledger(text: &str, plan: &Plan) -> bool {
    let limits = Limits::default();
    let at_once = ledger::read_at_once(text, plan, &limits);
    if let Some(at_once) = &at_once {
        let (draft, found) = read_all::<draft::Ledger>(text);
        let slowly = check::ledger(draft, plan, &limits, found);
        assert_eq!(Ok(at_once), slowly.as_ref(), "{text}");
        assert_eq!(at_once.to_json(), slowly.unwrap().to_json());
    }
    at_once.is_some()
}

/// A ledger that holds something of nearly everything.
fn example() -> (Plan, Ledger) {
    let plan = include_str!("../../../../../tests/bad_input/plan.json");
    let ledger = include_str!("../../../../../tests/bad_input/ledger.json");
    let plan = Plan::from_json(plan).unwrap();
    let ledger = Ledger::from_json(ledger, &plan).unwrap();
    (plan, ledger)
}

#[test]
fn a_ledger_is_read_at_once_however_it_is_laid_out() {
    let (plan, ledger) = example();
    let text = ledger.to_json();
    assert!(agree_on_ledger(&text, &plan));
    assert!(agree_on_ledger(&serde_json::to_string_pretty(&ledger.draft()).unwrap(), &plan));
    let other = text.replacen("\"tenfold\":1,", "", 1).replace("]}", "] , \"tenfold\" : 1 } ");
    assert!(agree_on_ledger(&other, &plan), "{other}");
    let escaped = text.replace("reading", "r\\u0065ading");
    assert!(escaped != text && agree_on_ledger(&escaped, &plan));
}

/// Changes one letter or digit for another.
fn nudge(text: &str, dice: &mut Dice) -> String {
    let (start, old) = loop {
        let at = text.floor_char_boundary(dice.below(text.len()));
        if let Some(old) = text[at..].chars().next().filter(char::is_ascii_alphanumeric) {
            break (at, old);
        }
    };
    let among = if old.is_ascii_digit() { "0123456789" } else { "abcdexyzQH" };
    let new = &among[dice.below(10)..][..1];
    format!("{}{new}{}", &text[..start], &text[start + 1..])
}

#[test]
fn a_spoilt_ledger_is_read_at_once_only_if_nothing_is_wrong_with_it() {
    let (plan, ledger) = example();
    let text = ledger.to_json();
    let mut dice = Dice(12);
    let mut taken = 0;
    for _ in 0..2_000 {
        taken += u32::from(agree_on_ledger(&spoil(&text, &mut dice), &plan));
        taken += u32::from(agree_on_ledger(&nudge(&text, &mut dice), &plan));
    }
    assert!(taken > 300, "only {taken} of 4000 were still whole");
}

#[test]
fn fields_that_stand_twice_are_not_read_at_once() {
    let (plan, _) = example();
    let head = format!(r#""tenfold":1,"plan":"{}""#, plan.id());
    assert!(agree_on_ledger(&format!("{{{head}}}"), &plan));
    for twice in
        [r#""tenfold":1"#, r#""tenfold":null"#, r#""note":null,"note":null"#, r#""entries":[],"entries":[]"#]
    {
        assert!(!agree_on_ledger(&format!("{{{head},{twice}}}"), &plan), "{twice}");
    }
    let (_, ledger) = example();
    let entry = print(&ledger.draft().entries[0]).unwrap();
    let inside = entry.strip_suffix('}').unwrap();
    assert!(agree_on_ledger(&format!(r#"{{{head},"entries":[{entry}]}}"#), &plan));
    for twice in
        [r#""id":"x""#, r#""id":null"#, r#""illustrative":false,"illustrative":true"#, r#""kind":"reading""#]
    {
        assert!(!agree_on_ledger(&format!(r#"{{{head},"entries":[{inside},{twice}}}]}}"#), &plan), "{twice}");
    }
}

#[cfg(feature = "proptest")]
mod generated {
    use proptest::prelude::*;

    use super::*;
    use crate::doors::strategies;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_generated_scene_is_read_at_once_and_spoilt_as_without_faults(
            scene in strategies::scene(), seed in any::<u64>()
        ) {
            let (plan, text) = (scene.plan.to_json(), scene.ledger.to_json());
            prop_assert!(agree::<draft::Plan>(&plan));
            prop_assert!(Plan::from_json(&plan).as_ref() == Ok(&scene.plan));
            prop_assert!(agree_on_ledger(&text, &scene.plan));
            prop_assert!(Ledger::from_json(&text, &scene.plan).as_ref() == Ok(&scene.ledger));
            let mut draft = scene.ledger.draft();
            let last = draft.entries.pop();
            // Without it two others may not go together.
            if let (Some(last), Ok(mut ledger)) = (last, draft.build(&scene.plan)) {
                ledger.append(&scene.plan, vec![last]).unwrap();
                prop_assert!(ledger == scene.ledger && ledger.digest() == scene.ledger.digest());
            }
            let mut dice = Dice(seed);
            for _ in 0..8 {
                agree_on_ledger(&nudge(&text, &mut dice), &scene.plan);
                agree::<draft::Plan>(&spoil(&plan, &mut dice));
                agree_on_ledger(&spoil(&text, &mut dice), &scene.plan);
            }
        }
    }
}
