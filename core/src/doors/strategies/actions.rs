//! The action tree, with the targets on it.

use super::goals::is_over_time;
use super::pick::{Calendar, Words, answers, framed, id, pick, roll_up, weight};
use super::seed::{ActionSeed, PlanSeed};
use super::targets::{Site, target};
use crate::draft::{Action, ItemRef, OverKind, Plan};
use crate::promises::{ActionKind, Window};

/// An action that is being made.
struct Node {
    draft: Action,
    kind: u8,
    parent: Option<usize>,
    window: Window,
}

/// What `kind` of a seed makes an action without an end.
const ENDLESS: u8 = 4;

/// What `counts` of a seed makes goals over targets count targets behind them.
const COUNTS_BEHIND: u8 = 2;

/// Adds actions and targets to a draft; `known` is the draft, checked.
pub(super) fn add(mut plan: Plan, seed: &PlanSeed, known: &crate::plan::Plan, words: Words) -> Plan {
    let units: Vec<String> = known.units().iter().map(|unit| unit.id().to_string()).collect();
    let mut nodes = Vec::with_capacity(seed.actions.len());
    for (index, action) in seed.actions.iter().enumerate() {
        let node = node(action, index, &nodes, known, &units, words);
        nodes.push(node);
    }
    hang(&mut nodes, seed, known, &units, words);
    // From the last to the first: whatever stands below an action has been tied to it before its turn.
    while let Some(node) = nodes.pop() {
        let empty =
            node.draft.targets.is_empty() && node.draft.actions.is_empty() && node.draft.items.is_empty();
        if empty {
            continue;
        }
        let (parent, draft) = (node.parent, with_kind(node));
        match parent.and_then(|parent| nodes.get_mut(parent)) {
            Some(parent) => parent.draft.actions.insert(0, draft),
            None => plan.actions.insert(0, draft),
        }
    }
    plan
}

fn node(
    seed: &ActionSeed,
    index: usize,
    before: &[Node],
    known: &crate::plan::Plan,
    units: &[String],
    words: Words,
) -> Node {
    let mut draft = Action::new(id("a", index), words.text("Action", "行动", index));
    // A third of the actions stand at the top; the others below one before them.
    let parent = usize::from(seed.parent / 3).checked_rem(index).filter(|_| !seed.parent.is_multiple_of(3));
    let above = Window { start: known.start(), due: known.due() };
    let above = parent.and_then(|parent| before.get(parent)).map_or(above, |parent| parent.window);
    let framed = framed(&seed.window, above, seed.kind == ENDLESS);
    draft.start = framed.start.map(String::from);
    draft.due = framed.due.map(String::from);
    draft.weight = weight(seed.weight).map(Into::into);
    draft.roll_up = roll_up(&seed.roll_up).map(Box::new);
    draft.responsible = answers(&seed.answer, units);
    if let Some(register) = pick(known.registers(), seed.item).filter(|_| seed.item > 0) {
        draft = draft.item(ItemRef::new(register.id(), id("x", 0)));
    }
    let draft = match seed.more {
        1 => draft.host("weight"),
        2 => draft.tag("tag").note(words.text("Note", "说明", 0)),
        _ => draft,
    };
    let due = framed.window.due.filter(|_| seed.kind != ENDLESS);
    Node { draft, kind: seed.kind, parent, window: Window { due, ..framed.window } }
}

/// Makes the targets and gives each to its action.
fn hang(nodes: &mut [Node], seed: &PlanSeed, known: &crate::plan::Plan, units: &[String], words: Words) {
    let calendar = Calendar::around(known.start(), known.due());
    let mut made: Vec<String> = Vec::with_capacity(seed.targets.len());
    // Goals over targets count what was made before them, so that no circle closes.
    let behind = seed.frame.counts == COUNTS_BEHIND;
    let mut seeds: Vec<_> = seed.targets.iter().enumerate().collect();
    if behind {
        seeds.reverse();
    }
    for (index, draft) in seeds {
        let Some(at) = usize::from(draft.action).checked_rem(nodes.len()) else { return };
        let Some(node) = nodes.get_mut(at) else { return };
        let (window, endless) = (node.window, node.kind == ENDLESS);
        let site = Site { plan: known, units, calendar: &calendar, words, window, endless };
        let counted = if seed.frame.counts > 0 { made.as_slice() } else { &[] };
        if let Some(target) = target(site, draft, index, counted) {
            made.push(target.id.clone());
            let place = if behind { 0 } else { node.draft.targets.len() };
            node.draft.targets.insert(place, target);
        }
    }
}

/// Gives an action the kind that it was drawn with, where it holds what such an action must hold.
fn with_kind(node: Node) -> Action {
    let action = node.draft;
    let leaf = action.actions.is_empty() && !action.targets.is_empty();
    let finishes = |target: &crate::draft::Target| !is_over_time(&target.goal) || target.goal.over.is_some();
    let recurs = |target: &crate::draft::Target| target.goal.over == Some(OverKind::Periods);
    match node.kind {
        2 if leaf && action.targets.iter().all(finishes) => action.kind(ActionKind::Deliverable),
        3 if leaf && action.targets.iter().any(recurs) => action.kind(ActionKind::Recurring),
        ENDLESS => action.kind(ActionKind::Continuing),
        _ => action,
    }
}
