//! Sound plans and ledgers, judged in every way.

use proptest::prelude::any;
use serde_json::Value;
use tenfold::rules::Method;
use tenfold::strategies::Scene;
use tenfold::{Day, Evaluation, Ledger, Plan, Standing, json, telling};

use crate::compare;
use crate::drawn::{Draw, options};

/// Judges a scene; what is said is finite, within its range, has words in both languages and is read back.
pub fn judge(bytes: &[u8]) {
    let drawn = || {
        let mut draw = Draw::from(bytes);
        Some((draw.scene()?, draw.method()?))
    };
    let Some((scene, method)) = drawn() else { return };
    let Scene { plan, ledger, as_of, .. } = &scene;
    let said = tenfold::evaluate(plan, ledger, &options(&scene, *as_of, &method)).expect("it is judged");
    within(&said);
    for language in ["en", "zh"] {
        for target in &said.targets {
            spoken(&telling::said_of_target(target, plan, language).to_json());
        }
        for action in &said.actions {
            spoken(&telling::said_of_node(&action.node, plan, language).to_json());
        }
        spoken(&telling::said_of_node(&said.whole, plan, language).to_json());
    }
    let text = said.to_json();
    finite(&serde_json::from_str(&text).expect("it is JSON"));
    assert_eq!(
        tenfold::evaluate(plan, ledger, &options(&scene, *as_of, &method)).map(|said| said.to_json()),
        Ok(text)
    );
}

/// Checks that shares are shares, and that what is not there is not judged.
fn within(said: &Evaluation) {
    let nodes = said.actions.iter().map(|action| &action.node).chain([&said.whole]);
    for node in nodes {
        assert!(node.evidence.is_none_or(|share| (0.0..=1.0).contains(&share.get())), "{node:?}");
    }
    for target in &said.targets {
        // Silence is never green; only a due day that has passed is missed in silence, and what was met once stays so.
        if target.verdict.standing().is_some_and(|standing| standing != Standing::Missed) {
            assert!(
                target.value.is_some()
                    || target.met.is_some()
                    || target.attainment.is_some()
                    || target.first_met.is_some(),
                "{target:?}"
            );
        }
    }
}

/// Checks that no sentence is empty or holds a hole.
fn spoken(text: &str) {
    assert!(!text.contains("\"\""), "{text}");
    assert!(!text.contains("{}") && !text.contains("NaN"), "{text}");
}

/// Checks that a printed result holds no number that JSON cannot hold.
fn finite(value: &Value) {
    match value {
        Value::Number(number) => assert!(number.as_f64().is_some_and(f64::is_finite), "{number}"),
        Value::Array(list) => list.iter().for_each(finite),
        Value::Object(fields) => fields.values().for_each(finite),
        _ => {}
    }
}

/// Prints and reads back: plan, ledger and method are what they were, and are judged to the byte as they were.
pub fn print_parse(bytes: &[u8]) {
    let drawn = || {
        let mut draw = Draw::from(bytes);
        Some((draw.scene()?, draw.method()?))
    };
    let Some((scene, method)) = drawn() else { return };
    let Scene { plan, ledger, as_of, .. } = &scene;
    let texts = (plan.to_json(), ledger.to_json());
    let plan_again = Plan::from_json(&texts.0).expect("a printed plan is read");
    assert_eq!(&plan_again, plan);
    let ledger_again = Ledger::from_json(&texts.1, &plan_again).expect("a printed ledger is read");
    assert_eq!(&ledger_again, ledger);
    assert_eq!((plan_again.to_json(), ledger_again.to_json()), texts);
    let text = serde_json::to_string(&method).expect("a method is printed");
    let method_again = Method::from_json(text).expect("a printed method is read");
    assert_eq!(method_again, method);
    let said = |plan, ledger, method| {
        tenfold::evaluate(plan, ledger, &options(&scene, *as_of, method)).map(|said| said.to_json())
    };
    assert_eq!(said(&plan_again, &ledger_again, &method_again), said(plan, ledger, &method));
}

/// Judges by the crate and by the reference evaluator, on two days by two methods.
pub fn differential(bytes: &[u8]) {
    let drawn = || {
        let mut draw = Draw::from(bytes);
        Some((draw.scene()?, draw.method()?, draw.one(&any::<u64>())?))
    };
    let Some((scene, method, key)) = drawn() else { return };
    let days: Vec<Day> = compare::telling_days(&scene.plan, &scene.ledger).into_iter().collect();
    let chosen =
        |count: usize, turn: u32| usize::try_from(key.rotate_right(turn)).unwrap_or(0) % count.max(1);
    let another = days.get(chosen(days.len(), 8)).copied();
    let other = Method::presets().nth(chosen(Method::presets().count(), 16)).map(compare::preset);
    for day in [Some(scene.as_of), another].into_iter().flatten() {
        for method in [Some(&method), other.as_ref()].into_iter().flatten() {
            let found = compare::compared(&scene.plan, &scene.ledger, day, scene.known_by, method);
            let told = found.differences.is_empty() || found.excused;
            assert!(
                told,
                "as of {day}, by {}:\n{}\n{}\n{}",
                method.id(),
                found.differences,
                scene.plan.to_json(),
                scene.ledger.to_json()
            );
        }
    }
}

/// Asks every question that there is to a plan; what is answered is printed.
pub fn questions(bytes: &[u8]) {
    let drawn = || {
        let mut draw = Draw::from(bytes);
        Some((draw.scene()?, draw.method()?, draw.method()?))
    };
    let Some((scene, method, other)) = drawn() else { return };
    let Scene { plan, ledger, as_of, .. } = &scene;
    let options = options(&scene, *as_of, &method);
    if let Ok(marks) = tenfold::assess(plan, ledger, &options) {
        printed(&marks.to_json());
    }
    if let Ok(compared) = tenfold::compare(plan, ledger, &options, &[method.clone(), other]) {
        printed(&compared.to_json());
    }
    for target in plan.targets() {
        printed(
            &tenfold::what_it_takes(plan, ledger, &options, target.id()).expect("it is a target").to_json(),
        );
    }
    printed(&tenfold::levers(plan, ledger, &options, None).expect("it is the whole").to_json());
    for action in plan.actions() {
        let levers = tenfold::levers(plan, ledger, &options, Some(action.id()));
        printed(&levers.expect("it is an action").to_json());
    }
}

fn printed(text: &str) {
    finite(&serde_json::from_str(text).expect("it is JSON"));
}

/// Spoils the texts of a sound scene: it is judged all the same, or every fault says where, why and what to do.
pub fn spoilt(bytes: &[u8]) {
    let drawn = || {
        let mut draw = Draw::from(bytes);
        let scene = draw.scene()?;
        let cuts = proptest::collection::vec(any::<(bool, u32, u8, u8)>(), 1..5);
        Some((scene, draw.method()?, draw.one(&cuts)?))
    };
    let Some((scene, method, cuts)) = drawn() else { return };
    let mut texts = [scene.plan.to_json(), scene.ledger.to_json()];
    for (which, place, how, with) in cuts {
        spoil(&mut texts[usize::from(which)], place, how, with);
    }
    let rule = serde_json::to_value(&method).expect("a method is printed");
    let options = serde_json::json!({ "as_of": scene.as_of.to_string(), "rule": rule }).to_string();
    match json::evaluate(&texts[0], &texts[1], &options) {
        Ok(text) => printed(&text),
        Err(faults) => {
            assert!(!faults.as_slice().is_empty());
            for fault in faults.as_slice() {
                assert!(["plan", "ledger"].iter().any(|part| fault.place().starts_with(part)), "{fault}");
                assert!(!fault.cause().is_empty() && !fault.remedy().is_empty(), "{fault}");
            }
        }
    }
}

/// What stands in place of something else.
const HARMS: [&str; 24] = [
    "",
    "null",
    "0",
    "-0.0",
    "-1",
    "1e308",
    "1e400",
    "5e-324",
    "9007199254740993",
    "\"\"",
    "\"2025-02-30\"",
    "\"9999-12-31\"",
    "\"0001-01-01\"",
    "[]",
    "{}",
    "true",
    ",",
    "\"a1\"",
    "\"t1\"",
    "\"i1\"",
    "\"\\ud800\"",
    "\"x1\"",
    "\"e1\"",
    "\"en\"",
];

/// Puts something else in place of a value of a JSON text, takes a piece out, or says it twice.
fn spoil(text: &mut String, place: u32, how: u8, with: u8) {
    let marks: Vec<usize> = text.match_indices([':', ',', '[']).map(|(place, _)| place + 1).collect();
    let Some(start) = marks.get(place as usize % marks.len().max(1)).copied() else { return };
    let end = text[start..].find([',', ']', '}', ':']).map_or(text.len(), |length| start + length);
    let harm = HARMS[usize::from(with) % HARMS.len()];
    match how % 4 {
        0 | 1 => text.replace_range(start..end, harm),
        2 => text.replace_range(start..(end + 1).min(text.len()), ""),
        _ => {
            let piece = text[start..end].to_owned();
            text.insert_str(end, &format!(",{piece}"));
        }
    }
}
