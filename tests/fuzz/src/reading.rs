//! Bytes as texts: whatever is read is read back from what is printed, and whatever is not says why.

use std::sync::LazyLock;

use tenfold::rules::Method;
use tenfold::{Day, Faults, Ledger, Moment, Options, Plan, json};

/// A small plan, for ledgers to be read against.
static CITY: LazyLock<Plan> =
    LazyLock::new(|| Plan::from_json(include_str!("../../bad_input/plan.json")).expect("the plan is sound"));

/// Checks that faults say what a host needs.
fn told(faults: &Faults) {
    assert!(!faults.as_slice().is_empty());
    for fault in faults.as_slice() {
        assert!(!fault.code().as_str().is_empty());
        assert!(!fault.cause().is_empty(), "{fault}");
        assert!(!fault.remedy().is_empty(), "{fault}");
    }
}

/// Reads a plan.
pub fn read_plan(bytes: &[u8]) {
    match Plan::from_json(bytes) {
        Ok(plan) => {
            let text = plan.to_json();
            let again = Plan::from_json(&text).expect("what is printed is read");
            assert_eq!(again, plan);
            assert_eq!(again.to_json(), text);
            assert_eq!(again.digest(), plan.digest());
            assert_eq!(plan.draft().clone().build().as_ref(), Ok(&plan), "both doors are one");
        }
        Err(faults) => told(&faults),
    }
}

/// Reads a ledger of a small plan, and judges the plan by it.
pub fn read_ledger(bytes: &[u8]) {
    match Ledger::from_json(bytes, &CITY) {
        Ok(ledger) => {
            let text = ledger.to_json();
            let again = Ledger::from_json(&text, &CITY).expect("what is printed is read");
            assert_eq!(again, ledger);
            assert_eq!(again.to_json(), text);
            assert_eq!(ledger.draft().build(&CITY).as_ref(), Ok(&ledger), "both doors are one");
            let day = ledger.entries().iter().map(|entry| entry.day()).max();
            let options = Options::new(day.unwrap_or_else(|| CITY.start()));
            assert!(tenfold::evaluate(&CITY, &ledger, &options).is_ok());
        }
        Err(faults) => told(&faults),
    }
}

/// Reads a method.
pub fn read_method(bytes: &[u8]) {
    match Method::from_json(bytes) {
        Ok(method) => {
            let text = serde_json::to_string(&method).expect("a method is printed");
            assert_eq!(Method::from_json(text).as_ref(), Ok(&method));
        }
        Err(faults) => told(&faults),
    }
}

/// Reads options.
pub fn read_options(bytes: &[u8]) {
    if let Err(faults) = Options::from_json(bytes) {
        told(&faults);
    }
}

/// Reads days and moments.
pub fn read_words(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(day) = text.parse::<Day>() {
        assert_eq!(day.to_string().parse(), Ok(day));
    }
    if let Ok(moment) = text.parse::<Moment>() {
        assert_eq!(moment.to_string().parse(), Ok(moment));
    }
}

/// Calls what JavaScript calls, with texts that stand between zero bytes.
pub fn border(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut texts = text.split('\0');
    let mut next = || texts.next().unwrap_or("");
    let (plan, ledger, options, more) = (next(), next(), next(), next());
    let answers = [
        json::evaluate(plan, ledger, options),
        json::assess(plan, ledger, options),
        json::compare(plan, ledger, options, more),
        json::what_it_takes(plan, ledger, options, more),
        json::levers(plan, ledger, options, Some(more)),
        json::levers(plan, ledger, options, None),
    ];
    for answer in answers {
        match answer {
            Ok(text) => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok()),
            Err(faults) => told(&faults),
        }
    }
}
