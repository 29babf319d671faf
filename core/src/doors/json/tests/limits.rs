//! What is too large, too deep or too much.

use super::super::read;
use super::{assert_plan_faults, faults};
use crate::draft::Plan;
use crate::words::Limits;

#[test]
fn size_is_checked_before_anything_else() {
    let limits = Limits { bytes: 4, ..Limits::default() };
    let (_, found) = read::<Plan>(b"\xFF\xFF\xFF\xFF\xFF", &limits);
    assert_eq!(found.iter().next().unwrap().to_string(), TOO_LARGE);
    assert!(read::<Plan>(b"{  }", &limits).1.is_empty());
}

const TOO_LARGE: &str =
    "the text has 5 bytes, the limit is 4; send less at once, or raise the limit of bytes (too_large)";

/// Returns a plan with actions below actions, `levels` of them, the last with a list of tags.
fn nested(levels: usize) -> String {
    format!("{}{}{}", r#"{"actions":["#.repeat(levels), r#"{"tags":[]}"#, "]}".repeat(levels))
}

#[test]
fn what_is_nested_too_deep_is_named_with_its_place() {
    let place = |levels: usize| vec!["actions[0]"; levels].join(".");
    assert_eq!(assert_plan_faults(&nested(62), &[]).actions.len(), 1);
    // Sixty-three levels leave room for one list or object more.
    assert_plan_faults(&nested(63), &[&format!("too_deep {}.tags", place(63))]);
    for levels in [64, 65, 100, 100_000] {
        assert_plan_faults(&nested(levels), &[&format!("too_deep {}.actions", place(63))]);
    }
    let lists = |count: usize| format!("{}{}", "[".repeat(count), "]".repeat(count));
    let both = ["wrong_type ", "too_deep "];
    assert_plan_faults(&lists(127), &both[..1]);
    assert_plan_faults(&lists(100_000), &both);
    let inside = |count: usize| format!(r#"{{"x":{}}}"#, lists(count));
    assert_plan_faults(&inside(126), &["unknown_field x"]);
    assert_plan_faults(&inside(127), &["unknown_field x", "too_deep x"]);
    assert_plan_faults(&lists(100_000).replace("[]", "[{}"), &["syntax "]);
}

#[test]
fn a_small_stack_is_enough() {
    let reading = || faults::<Plan>(nested(100_000).as_bytes()).1.len();
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(reading).unwrap();
    assert_eq!(thread.join().unwrap(), 1);
}

#[test]
fn the_number_of_faults_and_their_length_are_bounded() {
    let many = format!(r#"{{"units":[{}0]}}"#, "0,".repeat(100_000));
    let (plan, found) = faults::<Plan>(many.as_bytes());
    assert_eq!((found.len(), found.last().map(String::as_str)), (1_001, Some("too_many ")));
    assert_eq!(plan, Plan::default());
    let long = format!(r#"{{"{}":1,"actions":[{{"kind":"{0}"}}]}}"#, "k".repeat(1 << 20));
    let (_, found) = read::<Plan>(long.as_bytes(), &Limits::default());
    assert_eq!(found.count(), 2);
    assert!(found.iter().all(|fault| fault.to_string().len() < 1_000));
}
