//! Units, sets, scales and registers.

use super::Desk;
use super::circles::{circles, in_a_circle};
use super::roll_up::roll_up;
use crate::draft;
use crate::plan::Plan;
use crate::plan::index::Index;
use crate::promises::{
    Field, FieldKind, Level, LifeCycle, Member, Origin, Register, Scale, Set, State, Unit,
};
use crate::words::{At, Code, push};

pub(super) fn units(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::Unit], plan: &mut Plan) {
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            return;
        }
        desk.title(at.key("title"), &draft.title);
        desk.length(at.key("level"), draft.level.as_ref().map_or(0, String::len));
        plan.unit_index.add(desk, at.key("id"), &draft.id);
        push(
            &mut plan.units,
            Unit {
                id: desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in),
                title: draft.title.clone(),
                level: draft.level.clone(),
                parent: None,
                roll_up: draft
                    .roll_up
                    .as_ref()
                    .and_then(|draft| roll_up(desk, at.key("roll_up"), Some(draft))),
                origin: if draft.host { Origin::Host } else { Origin::Stated },
            },
        );
    }
    for (index, draft) in drafts.iter().enumerate() {
        let Some(parent) = &draft.parent else { continue };
        let known = plan.unit_index.get(parent).is_some();
        let parent = desk.reference(at.index(index).key("parent"), parent, "unit", known);
        if let Some(unit) = plan.units.get_mut(index) {
            unit.parent = parent;
        }
    }
    unit_tree(desk, at, plan);
}

/// Reports units that stand above themselves, once for each circle, and units that stand too deep.
fn unit_tree(desk: &mut Desk<'_>, at: At<'_>, plan: &Plan) {
    let parents: Vec<Option<usize>> = (0..plan.units.len()).map(|unit| plan.parent_of_unit(unit)).collect();
    let circles = circles(&parents);
    for circle in &circles {
        let ids = circle.iter().filter_map(|unit| Some(plan.units.get(*unit)?.id.as_str()));
        let first = circle.first().copied().unwrap_or_default();
        let cause = format!("the units {} stand above themselves", in_a_circle(ids, circle.len()));
        let remedy = "give one unit of the circle another parent, or none";
        desk.faults.add(at.index(first).key("parent"), Code::Cycle, cause, remedy);
    }
    // On a circle there is no depth.
    if circles.is_empty() {
        for (unit, depth) in depths(&parents).into_iter().enumerate() {
            // Those below it are as deep because of it.
            if depth == desk.limits.levels.saturating_add(1) {
                let cause = format!("the unit stands {depth} levels deep");
                let remedy = format!("at most {} are allowed", desk.limits.levels);
                desk.faults.add(at.index(unit).key("parent"), Code::TooDeep, cause, remedy);
            }
        }
    }
}

/// Returns the depth of each unit, 1 for one without a parent. There are no circles.
fn depths(parents: &[Option<usize>]) -> Vec<usize> {
    let mut depths = vec![0; parents.len()];
    for start in 0..parents.len() {
        let known = |unit: usize| depths.get(unit).copied().filter(|depth| *depth > 0);
        let mut chain = Vec::new();
        let mut here = Some(start);
        while let Some(unit) = here.filter(|unit| known(*unit).is_none()) {
            chain.push(unit);
            here = parents.get(unit).copied().flatten();
        }
        let mut depth = here.and_then(known).unwrap_or(0);
        for unit in chain.into_iter().rev() {
            depth += 1;
            if let Some(slot) = depths.get_mut(unit) {
                *slot = depth;
            }
        }
    }
    depths
}

pub(super) fn sets(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::Set], plan: &mut Plan) {
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            return;
        }
        desk.title(at.key("title"), &draft.title);
        desk.host(at, &draft.host, &["members", "open", "grace_days"]);
        plan.set_index.add(desk, at.key("id"), &draft.id);
        if draft.grace_days.is_some() && !draft.open {
            let remedy = "leave it out, or make the set open";
            desk.faults.add(at.key("grace_days"), Code::NotAllowed, "a closed set has no newcomers", remedy);
        }
        let (members, index) = members(desk, at.key("members"), draft);
        push(&mut plan.member_index, (!members.is_empty()).then(|| Box::new(index)));
        push(
            &mut plan.sets,
            Set {
                id: desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in),
                title: draft.title.clone(),
                open: draft.open,
                grace_days: draft.grace_days.unwrap_or(0),
                members,
                host: draft.host.clone(),
            },
        );
    }
}

fn members(desk: &mut Desk<'_>, at: At<'_>, set: &draft::Set) -> (Vec<Member>, Index) {
    let mut taken = Index::default();
    let mut members = Vec::new();
    for (index, draft) in set.members.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        desk.title(at.key("title"), &draft.title);
        taken.add(desk, at.key("id"), &draft.id);
        push(
            &mut members,
            Member {
                id: desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in),
                title: draft.title.clone(),
                since: desk.day(at.key("since"), draft.since.as_deref()),
                origin: if draft.host { Origin::Host } else { Origin::Stated },
            },
        );
    }
    (members, taken)
}

pub(super) fn scales(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::Scale], plan: &mut Plan) {
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            return;
        }
        desk.title(at.key("title"), &draft.title);
        desk.host(at, &draft.host, &["levels"]);
        plan.scale_index.add(desk, at.key("id"), &draft.id);
        let levels = levels(desk, at.key("levels"), draft);
        push(
            &mut plan.scales,
            Scale {
                id: desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in),
                title: draft.title.clone(),
                levels,
                host: draft.host.clone(),
            },
        );
    }
}

fn levels(desk: &mut Desk<'_>, at: At<'_>, scale: &draft::Scale) -> Vec<Level> {
    if scale.levels.len() < 2 {
        desk.missing(at, "a second level", "name at least two levels, the lowest first");
    }
    let mut taken = Index::default();
    let mut levels: Vec<Level> = Vec::with_capacity(scale.levels.len());
    let scored = scale.levels.iter().any(|level| level.points.is_some());
    for (index, draft) in desk.parts(at, &scale.levels).iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        desk.title(at.key("title"), &draft.title);
        taken.add(desk, at.key("id"), &draft.id);
        let points = desk.number(at.key("points"), draft.points);
        if scored && draft.points.is_none() {
            desk.missing(at.key("points"), "the points", "give points to every level or to none");
        }
        if let (Some(points), Some(before)) = (points, levels.last().and_then(|level| level.points))
            && points <= before
        {
            let cause = format!("{points} points follow {before}");
            desk.faults.add(
                at.key("points"),
                Code::NotOrdered,
                cause,
                "let the points rise from level to level",
            );
        }
        levels.push(Level {
            id: desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in),
            title: draft.title.clone(),
            points,
        });
    }
    levels
}

pub(super) fn registers(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::Register], plan: &mut Plan) {
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            return;
        }
        desk.title(at.key("title"), &draft.title);
        desk.host(at, &draft.host, &["fields", "life_cycle"]);
        plan.register_index.add(desk, at.key("id"), &draft.id);
        let fields = fields(desk, at.key("fields"), draft, plan);
        let life_cycle = life_cycle(desk, at.key("life_cycle"), &draft.life_cycle);
        push(
            &mut plan.registers,
            Register {
                id: desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in),
                title: draft.title.clone(),
                fields,
                life_cycle,
                host: draft.host.clone(),
            },
        );
    }
}

fn fields(desk: &mut Desk<'_>, at: At<'_>, register: &draft::Register, plan: &Plan) -> Vec<Field> {
    let mut taken = Index::default();
    let drafts = desk.parts(at, &register.fields);
    let mut fields = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        desk.title(at.key("title"), &draft.title);
        taken.add(desk, at.key("id"), &draft.id);
        let id = desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in);
        match field_kind(desk, at, draft, plan) {
            Some(kind) => fields.push(Field { id, title: draft.title.clone(), kind }),
            None => desk.lose_field(&register.id, &draft.id),
        }
    }
    fields
}

fn field_kind(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Field, plan: &Plan) -> Option<FieldKind> {
    use draft::FieldKind as Kind;
    let kind = draft.kind.unwrap_or(Kind::Text);
    let (word, allowed): (_, &[&str]) = match kind {
        Kind::Text => ("text", &[]),
        Kind::Number => ("number", &[]),
        Kind::Day => ("day", &[]),
        Kind::Level => ("level", &["scale"]),
        Kind::Member => ("member", &["set"]),
        Kind::Members => ("members", &["set"]),
    };
    desk.only(at, word, allowed, [("scale", draft.scale.is_some()), ("set", draft.set.is_some())]);
    let set = |desk: &mut Desk<'_>| {
        let set = draft.set.as_deref().unwrap_or("");
        desk.reference(at.key("set"), set, "set", plan.set_index.get(set).is_some())
    };
    Some(match kind {
        Kind::Text => FieldKind::Text,
        Kind::Number => FieldKind::Number,
        Kind::Day => FieldKind::Day,
        Kind::Level => {
            let scale = draft.scale.as_deref().unwrap_or("");
            FieldKind::Level(desk.reference(
                at.key("scale"),
                scale,
                "scale",
                plan.scale_index.get(scale).is_some(),
            )?)
        }
        Kind::Member => FieldKind::Member(set(desk)?),
        Kind::Members => FieldKind::Members(set(desk)?),
    })
}

fn life_cycle(desk: &mut Desk<'_>, at: At<'_>, drafts: &[draft::State]) -> Option<LifeCycle> {
    if drafts.is_empty() {
        return None;
    }
    let drafts = desk.parts(at, drafts);
    let mut taken = Index::default();
    for (index, draft) in drafts.iter().enumerate() {
        taken.add(desk, at.index(index).key("id"), &draft.id);
    }
    let mut states = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        if !desk.node(at) {
            break;
        }
        desk.title(at.key("title"), &draft.title);
        let mut next = Vec::with_capacity(draft.next.len());
        for (index, state) in draft.next.iter().enumerate() {
            let known = taken.get(state).is_some();
            next.extend(desk.reference(at.key("next").index(index), state, "state", known));
        }
        states.push(State {
            id: desk.id(at.key("id"), &draft.id).unwrap_or_else(Desk::stand_in),
            title: draft.title.clone(),
            next,
            end: draft.end,
        });
    }
    Some(LifeCycle { states })
}
