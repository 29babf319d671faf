//! The action tree.

use super::Desk;
use super::quorums::Quorums;
use super::roll_up::roll_up;
use super::sums::Sums;
use super::target::{Context, responsible, target};
use crate::draft;
use crate::plan::Plan;
use crate::promises::{Action, ActionKind, Goal, Instances, ItemRef, Over, Window};
use crate::words::{At, Code, Finite, head, push};

/// Stacks end somewhere: no host can raise the levels above this.
const DEEPEST: usize = 128;

pub(super) fn actions(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Plan, plan: &mut Plan) {
    let mut late = Late::default();
    let window = Window { start: plan.start, due: plan.due };
    for (index, action) in draft.actions.iter().enumerate() {
        let node = Node { parent: None, depth: 0, context: Context { window } };
        self::action(desk, at.index(index), action, node, plan, &mut late);
    }
    late.quorums.check(desk, plan);
    late.sums.check(desk, plan);
}

/// What can be checked only once the whole tree is known.
#[derive(Default)]
struct Late<'d> {
    quorums: Quorums<'d>,
    sums: Sums,
}

#[derive(Clone, Copy)]
struct Node {
    parent: Option<usize>,
    depth: usize,
    context: Context,
}

fn action<'d>(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &'d draft::Action,
    node: Node,
    plan: &mut Plan,
    late: &mut Late<'d>,
) {
    if !desk.node(at) {
        return;
    }
    let levels = desk.limits.levels.min(DEEPEST);
    if node.depth >= levels {
        let cause = format!("the action `{}` stands more than {levels} levels deep", head(&draft.id));
        desk.faults.add(at, Code::TooDeep, cause, "flatten the tree, or raise the limit of levels");
        return;
    }
    let start = desk.day(at.key("start"), draft.start.as_deref());
    let due = desk.day(at.key("due"), draft.due.as_deref());
    let kind = draft.kind.unwrap_or_default();
    let inherited = node.context.window;
    let window = Window {
        start: start.unwrap_or(inherited.start),
        due: if kind == ActionKind::Continuing { None } else { due.or(inherited.due) },
    };
    let stated = (draft.start.is_some(), draft.due.is_some());
    desk.own_window(at, stated, window.start, window.due);
    let here = plan.actions.len();
    let checked = checked(desk, at, draft, node, plan);
    plan.action_index.add(desk, at.key("id"), &draft.id);
    push(&mut plan.actions, Action { kind, start, due, ..checked });
    push(&mut plan.subtree_end, here + 1);
    late.sums.see_action(at, plan);
    let context = Context { window };
    let first = plan.targets.len();
    let Some(whole) = targets(desk, at.key("targets"), draft, context, plan, late) else { return };
    if whole {
        held(desk, at, draft, kind, plan, first);
    }
    for (index, child) in draft.actions.iter().enumerate() {
        let node = Node { parent: Some(here), depth: node.depth + 1, context };
        self::action(desk, at.key("actions").index(index), child, node, plan, late);
    }
    let end = plan.actions.len();
    if let Some(last) = plan.subtree_end.get_mut(here) {
        *last = end;
    }
}

/// Adds the targets of the action that was added last; tells whether all are sound, nothing if there are too many.
fn targets<'d>(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &'d draft::Action,
    context: Context,
    plan: &mut Plan,
    late: &mut Late<'d>,
) -> Option<bool> {
    let here = plan.actions.len().saturating_sub(1);
    let mut whole = true;
    for (index, draft) in draft.targets.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            return None;
        }
        plan.target_index.add(desk, at.key("id"), &draft.id);
        late.quorums.see(at, draft);
        match target(desk, at, draft, context, plan) {
            Some(target) => {
                plan.add_target(here, target);
                late.sums.see_target(at, plan);
            }
            // It was reported, and the plan is refused.
            None => whole = false,
        }
    }
    Some(whole)
}

fn checked(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Action, node: Node, plan: &Plan) -> Action {
    desk.title(at.key("title"), &draft.title);
    desk.text(at.key("note"), draft.note.as_ref());
    desk.tags(at.key("tags"), &draft.tags);
    desk.host(at, &draft.host, &["kind", "start", "due", "weight", "roll_up", "responsible", "items"]);
    Action {
        id: desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in),
        title: draft.title.clone(),
        kind: ActionKind::Programme,
        start: None,
        due: None,
        weight: desk.weight(at.key("weight"), draft.weight).unwrap_or(Finite::ONE),
        roll_up: roll_up(desk, at.key("roll_up"), draft.roll_up.as_deref()).unwrap_or_default(),
        responsible: responsible(desk, at.key("responsible"), &draft.responsible, plan),
        items: items(desk, at.key("items"), &draft.items, plan),
        tags: draft.tags.clone(),
        note: draft.note.clone(),
        host: draft.host.clone(),
        parent: node.parent,
        depth: node.depth,
    }
}

fn items(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::ItemRef], plan: &Plan) -> Vec<ItemRef> {
    let mut items = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        let known = plan.register_index.get(&draft.register).is_some();
        let register = desk.reference(at.key("register"), &draft.register, "register", known);
        let item = desk.id(at.key("item"), &draft.item);
        if let (Some(register), Some(item)) = (register, item) {
            items.push(ItemRef { register, item });
        }
    }
    items
}

/// Reports an action that does not hold what its kind must hold, or holds what it may not.
fn held(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Action, kind: ActionKind, plan: &Plan, first: usize) {
    let own = || plan.targets.iter().skip(first);
    let mut wrong = |cause: &str, remedy: &str| {
        desk.faults.add(at, Code::KindMismatch, format!("the action `{}` {cause}", head(&draft.id)), remedy);
    };
    let childless = draft.actions.is_empty();
    match kind {
        ActionKind::Programme => {
            if childless && draft.targets.is_empty() && draft.items.is_empty() {
                wrong(
                    "holds nothing",
                    "give it a target, a child action or a register item, or leave it out",
                );
            }
        }
        ActionKind::Deliverable => {
            if !childless || draft.targets.is_empty() {
                wrong(
                    "is a deliverable and needs targets, and no child actions",
                    "give it targets, or make it a programme",
                );
            }
            if own().any(|target| matches!(target.goal, Goal::Improve(_) | Goal::Hold { .. })) {
                wrong("is a deliverable with a goal that never finishes", "make it a continuing action");
            }
        }
        ActionKind::Recurring => {
            let recurs = |target: &crate::promises::Target| {
                matches!(target.goal, Goal::Instances(Instances { over: Over::Periods { .. }, .. }))
            };
            if !childless || (!draft.targets.is_empty() && !own().any(recurs)) || draft.targets.is_empty() {
                wrong(
                    "is recurring and needs a target over periods, and no child actions",
                    "give it a goal of instances over periods, or make it a programme",
                );
            }
        }
        ActionKind::Continuing => {
            if draft.due.is_some() || draft.targets.iter().any(|target| target.due.is_some()) {
                wrong("is continuing and has a due day", "leave the due day out, or make it a programme");
            }
        }
    }
}
