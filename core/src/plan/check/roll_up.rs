//! Roll-ups and the gates on them.

use std::collections::BTreeSet;

use super::Desk;
use super::instances::need;
use crate::draft::{self, GateKind, MissingKind, RollUpKind};
use crate::promises::{Combine, Effect, Gate, Missing, Need, RollUp};
use crate::words::{At, Code, TargetId, head};

/// The largest cap, so that no sum of capped children is too large.
const HIGHEST: f64 = 1e300;

/// Checks a roll-up.
pub(super) fn roll_up(desk: &mut Desk<'_>, at: At<'_>, draft: Option<&draft::RollUp>) -> Option<RollUp> {
    let Some(draft) = draft else { return Some(RollUp::default()) };
    let combine = combine(desk, at, draft);
    let missing = missing(desk, at, draft);
    let cap = desk.within(at.key("cap"), draft.cap, 1.0, HIGHEST, 1.0);
    let gates = gates(desk, at.key("gates"), &draft.gates);
    Some(RollUp { combine: combine?, missing: missing?, cap: cap?, gates })
}

fn combine(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::RollUp) -> Option<Combine> {
    let kind = draft.kind.unwrap_or(RollUpKind::Mean);
    if kind != RollUpKind::Quorum && draft.need.is_some() {
        let remedy = "leave it out, or say \"kind\": \"quorum\"";
        desk.faults.add(at.key("need"), Code::NotAllowed, "only `quorum` has a need", remedy);
    }
    let need = need(desk, at.key("need"), draft.need.as_ref());
    Some(match kind {
        RollUpKind::Mean => Combine::Mean,
        RollUpKind::Geometric => Combine::Geometric,
        RollUpKind::Weakest => Combine::Weakest,
        RollUpKind::Quorum => Combine::Quorum(need?),
        RollUpKind::All => Combine::Quorum(Need::All),
        RollUpKind::Sum => Combine::Sum,
    })
}

fn missing(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::RollUp) -> Option<Missing> {
    let kind = draft.missing.unwrap_or(MissingKind::Exclude);
    let floor = desk.within(at.key("floor"), draft.floor, 0.0, 1.0, 0.5);
    if kind != MissingKind::Exclude && draft.floor.is_some() {
        let remedy = "leave it out, or say \"missing\": \"exclude\"";
        desk.faults.add(at.key("floor"), Code::NotAllowed, "only `exclude` has a floor", remedy);
    }
    Some(match kind {
        MissingKind::Exclude => Missing::Exclude { floor: floor? },
        MissingKind::Zero => Missing::Zero,
        MissingKind::HoldBack => Missing::HoldBack,
    })
}

/// Checks gates; those with faults are left out.
pub(super) fn gates(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::Gate]) -> Vec<Gate> {
    let mut gates = Vec::with_capacity(drafts.len());
    for (index, draft) in desk.parts(at, drafts).iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        gates.extend(gate(desk, at, draft));
    }
    gates
}

fn gate(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Gate) -> Option<Gate> {
    desk.text(at.key("name"), draft.name.as_ref());
    desk.length(at.key("tag"), draft.tag.as_ref().map_or(0, String::len));
    let targets = targets(desk, at.key("targets"), &draft.targets);
    let offset_by = self::targets(desk, at.key("offset_by"), &draft.offset_by);
    let effect = effect(desk, at, draft, offset_by);
    Some(Gate { name: draft.name.clone(), targets, tag: draft.tag.clone(), effect: effect? })
}

fn effect(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Gate, offset_by: Vec<TargetId>) -> Option<Effect> {
    let Some(kind) = draft.kind else {
        desk.missing(at.key("kind"), "the kind", "say `veto`, `bonus`, `deduction` or `cap`");
        return None;
    };
    let (word, allowed): (_, &[&str]) = match kind {
        GateKind::Veto => ("veto", &["targets", "tag", "offset_by"]),
        GateKind::Bonus => ("bonus", &["targets", "tag", "each", "most"]),
        GateKind::Deduction => ("deduction", &["targets", "tag", "each", "most"]),
        GateKind::Cap => ("cap", &["most"]),
    };
    let present = [
        ("targets", !draft.targets.is_empty()),
        ("tag", draft.tag.is_some()),
        ("each", draft.each.is_some()),
        ("most", draft.most.is_some()),
        ("offset_by", !draft.offset_by.is_empty()),
    ];
    desk.only(at, word, allowed, present);
    let looks = !draft.targets.is_empty() || draft.tag.is_some();
    if matches!(kind, GateKind::Bonus | GateKind::Deduction) {
        if !looks {
            desk.missing(at.key("targets"), "what it looks at", "name targets, or a tag that they carry");
        }
        if draft.each.is_none() {
            desk.missing(at.key("each"), "the number", "say what one target is worth");
        }
    }
    if kind == GateKind::Cap && draft.most.is_none() {
        desk.missing(at.key("most"), "the number", "say how high the score may be");
    }
    let each = desk.within(at.key("each"), draft.each, 0.0, HIGHEST, 0.0);
    let most = desk.within(at.key("most"), draft.most, 0.0, HIGHEST, 0.0);
    let end = draft.most.and(most);
    Some(match kind {
        GateKind::Veto => Effect::Veto { offset_by },
        GateKind::Bonus => Effect::Bonus { each: each?, most: end },
        GateKind::Deduction => Effect::Deduction { each: each?, most: end },
        GateKind::Cap => Effect::Cap { most: most? },
    })
}

/// Checks the ids of targets; whether they exist is known later.
fn targets(desk: &mut Desk<'_>, at: At<'_>, names: &[String]) -> Vec<TargetId> {
    let mut seen = BTreeSet::new();
    let mut ids = Vec::with_capacity(names.len());
    for (index, name) in desk.parts(at, names).iter().enumerate() {
        let at = at.index(index);
        if !seen.insert(name) {
            let cause = format!("the target `{}` is named twice", head(name));
            desk.faults.add(at, Code::DuplicateId, cause, "name each target once");
        } else if let Some(id) = desk.id::<TargetId>(at, name) {
            desk.name_target(at, &id);
            ids.push(id);
        }
    }
    ids
}
