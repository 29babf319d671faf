//! What an engine refuses: the faults are those of the ledger that would result, and nothing is left of the entries.

use proptest::prelude::*;
use tenfold::draft::{Entry, FactKind};
use tenfold::{Engine, Limits, Options, strategies};

/// Changes an entry in one of many ways, most of them wrong.
fn spoil(entry: &mut Entry, others: &[Entry], key: usize) {
    let other = others.get(key % others.len().max(1));
    let id = other.map_or_else(|| "none".to_owned(), |other| other.id.clone());
    match key % 14 {
        0 => entry.id = id,
        1 => entry.id = String::new(),
        2 => entry.day = "2023-02-30".to_owned(),
        3 => entry.day = "2022/2025".to_owned(),
        4 => entry.corrects = Some(id),
        5 => {
            *entry =
                Entry::withdrawn(format!("w{key}"), entry.day.clone(), id).recorded("2040-01-01T00:00:00Z")
        }
        6 => entry.indicator = Some("none".to_owned()),
        7 => entry.kind = None,
        8 => entry.kind = Some(FactKind::Closed),
        9 => entry.day = "2020-01-01".to_owned(),
        10 => entry.item = other.and_then(|other| other.item.clone()),
        11 => entry.value = None,
        12 => entry.recorded = Some("2019-01-01T00:00:00Z".to_owned()),
        _ => {
            if let Some(other) = other {
                let (id, recorded) = (format!("{}-again", entry.id), other.recorded.clone());
                *entry = Entry { id, recorded, ..other.clone() };
            }
        }
    }
}

fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(300), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_refused_is_said_as_the_whole_ledger_would_say_it(
        scene in strategies::scene(), keys in prop::collection::vec((any::<u32>(), any::<u32>()), 1..6),
        share in 0..5_usize, known in any::<bool>(), narrow in 0..12_usize,
    ) {
        let all = scene.ledger.draft().entries;
        let mut draft = scene.ledger.draft();
        let mut more = draft.entries.split_off(all.len() * share / 4 % (all.len() + 1));
        for (at, key) in keys {
            let (at, key) = (usize::try_from(at).unwrap(), usize::try_from(key).unwrap());
            let count = more.len();
            if let Some(entry) = more.get_mut(at % count.max(1)) {
                spoil(entry, &all, key);
            }
            if key % 3 == 0 && count > 1 {
                more.remove(key % count);
            }
        }
        let Ok(ledger) = draft.build(&scene.plan) else { return Ok(()) };
        let mut engine = Engine::new(scene.plan.clone(), ledger.clone()).unwrap();
        let options = Options::new(scene.as_of);
        let options = scene.known_by.filter(|_| known).map_or(options.clone(), |by| options.known_by(by));
        engine.evaluate(&options);
        let before = engine.evaluation();
        let limits = match narrow {
            0 => Limits { nodes: all.len().saturating_sub(1), ..Limits::default() },
            1 => Limits { id: 3, ..Limits::default() },
            _ => Limits::default(),
        };
        let mut whole = ledger.draft();
        whole.entries.extend(more.iter().cloned());
        let wanted = whole.build_within(&scene.plan, &limits);
        match engine.record_within(more, &limits) {
            Err(faults) => {
                prop_assert_eq!(Some(faults), wanted.err());
                prop_assert_eq!(engine.ledger(), ledger);
                prop_assert_eq!(engine.evaluation(), before);
            }
            // Within narrower limits those that are there may be too much, and those that come are not.
            Ok(_) => if narrow > 1 {
                prop_assert_eq!(Ok(engine.ledger()), wanted);
            }
        }
    }
}
