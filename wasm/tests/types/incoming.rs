//! What comes in: what a type accepts is in the message by which it refuses something else.

use serde::de::DeserializeOwned;
use tenfold::draft::{
    self, Action, Assessment, Goal, Indicator, Measure, MeasureKind, Plan, Register, Scale, Set, Target,
};
use tenfold::{Code, Faults};

use super::declared::{Words, declaration, declared_words, fields, quoted, words};

fn declared_fields(name: &str) -> Words {
    words(fields(&declaration(name)).into_iter().map(|(field, _)| field.trim_end_matches('?')))
}

/// What a type would have accepted, as its refusal of a wrong name says: fields of a struct or variants of an
/// enum.
fn accepted<T: DeserializeOwned>(wrong: &str) -> Words {
    let Err(refusal) = serde_json::from_str::<T>(wrong) else { panic!("{wrong} was accepted") };
    let refusal = refusal.to_string();
    let (_, expected) = refusal.split_once("expected").unwrap_or_else(|| panic!("no list in: {refusal}"));
    words(quoted(expected, '`'))
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
        "Options": draft::Options,
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
        "Gate": draft::Gate,
        "Assessment": draft::Assessment,
        "Grade": draft::Grade,
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
        "Projection": draft::Projection,
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
        "MissingKind": draft::MissingKind,
        "GateKind": draft::GateKind,
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

/// The words that a fault at a place names as allowed.
fn allowed(faults: &Faults, place: &str) -> Words {
    let fault =
        faults.iter().find(|fault| fault.place() == place).unwrap_or_else(|| panic!("no fault at {place}"));
    words(quoted(fault.remedy(), '`'))
}

#[test]
fn every_field_that_a_host_may_fill_in_is_declared_and_no_other() {
    let target = Target::new("t", "T", "i", Goal::at_least(1)).host("?");
    let faults = Plan::new("p", "P", "2024-01-01")
        .host("?")
        .assessment(Assessment::default().host("?"))
        .set(Set::new("s", "S").host("?"))
        .scale(Scale::new("c", "C").host("?"))
        .register(Register::new("r", "R").host("?"))
        .indicator(Indicator::new("i", "I", Measure::of(MeasureKind::Level)).host("?"))
        .action(Action::new("a", "A").host("?").target(target))
        .build()
        .unwrap_err();
    assert_eq!(declared_words("Plan", Some("host")), allowed(&faults, "host[0]"));
    assert_eq!(declared_words("Assessment", Some("host")), allowed(&faults, "assessment.host[0]"));
    assert_eq!(declared_words("MemberSet", Some("host")), allowed(&faults, "sets[0].host[0]"));
    assert_eq!(declared_words("Scale", Some("host")), allowed(&faults, "scales[0].host[0]"));
    assert_eq!(declared_words("Register", Some("host")), allowed(&faults, "registers[0].host[0]"));
    assert_eq!(declared_words("IndicatorHostField", None), allowed(&faults, "indicators[0].host[0]"));
    assert_eq!(declared_words("ActionHostField", None), allowed(&faults, "actions[0].host[0]"));
    assert_eq!(declared_words("TargetHostField", None), allowed(&faults, "actions[0].targets[0].host[0]"));
}
