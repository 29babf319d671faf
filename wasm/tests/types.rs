//! Holds the TypeScript declarations of the npm package to the Rust types whose JSON they describe.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use std::collections::BTreeSet;
use std::fs;

use serde::de::DeserializeOwned;
use tenfold::{Code, draft};

type Words = BTreeSet<String>;

fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Words {
    words.into_iter().map(str::to_owned).collect()
}

/// The text of a declaration, up to the next exported one: what is not exported belongs to the one before.
fn declaration(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/npm/types");
    let starts = [format!("interface {name} "), format!("type {name} ="), format!("class {name} ")];
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let found = text.split("\nexport ").find(|part| starts.iter().any(|start| part.starts_with(start)));
        if let Some(found) = found {
            return found
                .lines()
                .filter(|line| !line.trim_start().starts_with(['*', '/']))
                .collect::<Vec<_>>()
                .join("\n");
        }
    }
    panic!("no declaration of {name}");
}

fn declared_fields(name: &str) -> Words {
    let text = declaration(name);
    words(
        text.split("readonly ")
            .skip(1)
            .filter_map(|part| part.split_once([':', '?']))
            .map(|(field, _)| field)
            .filter(|field| field.chars().all(|c| c.is_ascii_lowercase() || c == '_')),
    )
}

/// The quoted words of a union, or of the lines that declare a field.
fn declared_words(name: &str, field: Option<&str>) -> Words {
    let text = declaration(name);
    let wanted = |line: &&str| field.is_none_or(|field| line.contains(&format!("readonly {field}: '")));
    words(text.lines().filter(wanted).flat_map(|line| line.split('\'').skip(1).step_by(2)))
}

/// What a type would have accepted, as its refusal of a wrong name says: fields of a struct or variants of an enum.
fn accepted<T: DeserializeOwned>(wrong: &str) -> Words {
    let Err(refusal) = serde_json::from_str::<T>(wrong) else { panic!("{wrong} was accepted") };
    let refusal = refusal.to_string();
    let (_, expected) = refusal.split_once("expected").unwrap_or_else(|| panic!("no list in: {refusal}"));
    words(expected.split('`').skip(1).step_by(2))
}

macro_rules! same_fields {
    ($($name:literal: $ty:ty,)*) => {
        $(assert_eq!(declared_fields($name), accepted::<$ty>(r#"{"?": 0}"#), "fields of {}", $name);)*
    };
}

macro_rules! same_words {
    ($($name:literal $(. $field:literal)?: $ty:ty,)*) => {
        $({
            let field: Option<&str> = None$(.or(Some($field)))?;
            assert_eq!(declared_words($name, field), accepted::<$ty>(r#""?""#), "words of {}", $name);
        })*
    };
}

#[test]
fn every_field_of_what_comes_in_is_declared_and_no_other() {
    same_fields! {
        "Plan": draft::Plan,
        "Unit": draft::Unit,
        "MemberSet": draft::Set,
        "Member": draft::Member,
        "Scale": draft::Scale,
        "Level": draft::Level,
        "Action": draft::Action,
        "Responsible": draft::Responsible,
        "ItemRef": draft::ItemRef,
        "RollUp": draft::RollUp,
        "Target": draft::Target,
        "Baseline": draft::Baseline,
        "Trajectory": draft::Trajectory,
        "Checkpoint": draft::Checkpoint,
        "Goal": draft::Goal,
        "Each": draft::Each,
        "Need": draft::Need,
        "Register": draft::Register,
        "Field": draft::Field,
        "State": draft::State,
        "Condition": draft::Condition,
        "Indicator": draft::Indicator,
        "Measure": draft::Measure,
        "Stage": draft::Stage,
        "Ledger": draft::Ledger,
        "Entry": draft::Entry,
        "Method": draft::Method,
        "Edges": draft::Edges,
        "Clause": draft::Clause,
        "Band": draft::Band,
        "Curve": draft::Curve,
        "Piece": draft::Piece,
        "Met": draft::Met,
        "Parents": draft::Parents,
        "Signal": draft::Signal,
        "Guard": draft::Guard,
    }
}

#[test]
fn every_word_of_what_comes_in_is_declared_and_no_other() {
    same_words! {
        "ActionKind": tenfold::ActionKind,
        "Role": tenfold::Role,
        "RollUpKind": draft::RollUpKind,
        "Commitment": tenfold::Commitment,
        "Settle": tenfold::Settle,
        "TrajectoryKind": draft::TrajectoryKind,
        "Between": tenfold::Between,
        "Goal"."kind": draft::GoalKind,
        "OverKind": draft::OverKind,
        "Each"."kind": draft::EachKind,
        "Way": tenfold::Way,
        "Judged": tenfold::Judged,
        "FieldKind": draft::FieldKind,
        "End": tenfold::End,
        "Measure"."kind": draft::MeasureKind,
        "Entry"."kind": draft::FactKind,
        "Every": tenfold::Every,
        "Order": draft::Order,
        "Standing": tenfold::Standing,
        "ParentKind": draft::ParentKind,
        "SignalKind": draft::SignalKind,
        "ForecastKind": draft::ForecastKind,
        "ScaledBy": draft::ScaledBy,
        "GuardKind": draft::GuardKind,
    }
}

#[test]
fn every_code_of_a_fault_is_declared() {
    let of_the_package = words(["unreadable"]);
    let core = words(Code::ALL.iter().map(|code| code.as_str()));
    assert_eq!(declared_words("FaultCode", None), &core | &of_the_package);
}
