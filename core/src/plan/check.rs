//! From a draft to a plan: every fault at once, each with its place.

mod action;
mod amendment;
mod assessment;
mod circles;
mod condition;
mod desk;
mod entry;
mod follow_ons;
mod goal;
mod indicator;
mod instances;
mod ledger;
mod nouns;
mod quorums;
mod refused;
mod roll_up;
mod said;
mod sound;
mod sums;
mod target;
mod together;
mod trajectory;

pub(crate) use condition::field_value;
pub(crate) use desk::Desk;
pub(crate) use goal::Around;
pub(crate) use ledger::{entries, ledger, same_kind};
pub(crate) use refused::Refused;
pub(crate) use said::Said;
pub(crate) use sound::Sound;
pub(crate) use target::responsible;
pub(crate) use together::{Stand, edges_of, flow_is_sound, item_is_sound};

use std::sync::Arc;

use super::Plan;
use super::index::Index;
use crate::draft;
pub(crate) use crate::words::FORMAT;
use crate::words::{At, Code, Collect, Faults, Limits, Sealed, head};

/// Checks a draft against limits, after what reading it has found.
pub(crate) fn plan(draft: draft::Plan, limits: &Limits, found: Collect) -> Result<Plan, Faults> {
    let mut desk = Desk::new(limits);
    desk.doubt_unread(&found);
    let checked = check(&mut desk, &draft);
    let faults = found.with_consequences(desk.faults);
    let mut plan = faults.into_result(checked)?;
    plan.form = Arc::new(Sealed::new(normalised(draft)));
    Ok(plan)
}

fn check(desk: &mut Desk<'_>, draft: &draft::Plan) -> Option<Plan> {
    let at = At::ROOT;
    version(desk, at, draft.tenfold);
    let id = desk.id(at.key("id"), &draft.id);
    desk.title(at.key("title"), &draft.title);
    desk.text(at.key("note"), draft.note.as_ref());
    desk.text(at.key("source"), draft.source.as_ref());
    desk.host(at, &draft.host, &["start", "due"]);
    let start = desk.required_day(at.key("start"), &draft.start);
    let due = desk.day(at.key("due"), draft.due.as_deref());
    desk.window(at.key("due"), start, due);
    let roll_up = roll_up::roll_up(desk, at.key("roll_up"), draft.roll_up.as_deref());
    let mut plan = Plan {
        id: id.unwrap_or_else(Desk::stand_in),
        title: draft.title.clone(),
        start: start.unwrap_or(crate::words::Day::MIN),
        due,
        roll_up: roll_up.unwrap_or_default(),
        ..Plan::empty()
    };
    nouns::units(desk, at.key("units"), &draft.units, &mut plan);
    nouns::sets(desk, at.key("sets"), &draft.sets, &mut plan);
    nouns::scales(desk, at.key("scales"), &draft.scales, &mut plan);
    nouns::registers(desk, at.key("registers"), &draft.registers, &mut plan);
    indicator::indicators(desk, at.key("indicators"), &draft.indicators, &mut plan);
    action::actions(desk, at.key("actions"), draft, &mut plan);
    let assessment = draft.assessment.as_ref();
    plan.assessment =
        assessment.and_then(|draft| assessment::assessment(desk, at.key("assessment"), draft, &plan));
    desk.find_targets(|target| plan.target_index.get(target).is_some());
    Some(plan)
}

/// Checks the version of a format.
pub(crate) fn version(desk: &mut Desk<'_>, at: At<'_>, version: Option<u32>) {
    match version {
        Some(FORMAT) => {}
        Some(other) => desk.faults.add(
            at.key("tenfold"),
            Code::BadVersion,
            format!("the format version is {other}"),
            format!("this release reads version {FORMAT}"),
        ),
        None => desk.missing(at.key("tenfold"), "the format version", "write \"tenfold\": 1"),
    }
}

/// Returns the draft without what says nothing, so that one meaning has one canonical form.
fn normalised(mut draft: draft::Plan) -> draft::Plan {
    plainly(&mut draft.roll_up);
    drop_default(&mut draft.roll_up, Some(Box::default()));
    // A unit's own stands against the plan's, also where it says nothing else.
    draft.units.iter_mut().for_each(|unit| plainly(&mut unit.roll_up));
    if let Some(assessment) = &mut draft.assessment {
        drop_default(&mut assessment.full, Some(assessment::FULL.into()));
    }
    use crate::promises::{ActionKind, Commitment};
    let one = Some(1.0.into());
    let mut stack: Vec<&mut draft::Action> = draft.actions.iter_mut().collect();
    while let Some(action) = stack.pop() {
        drop_default(&mut action.kind, Some(ActionKind::Programme));
        drop_default(&mut action.weight, one);
        plainly(&mut action.roll_up);
        drop_default(&mut action.roll_up, Some(Box::default()));
        for target in &mut action.targets {
            drop_default(&mut target.weight, one);
            // What is expected of a goal without a bar is a direction, unless something else is stated.
            let direction = target.goal.kind == Some(draft::GoalKind::Improve);
            let default = if direction { Commitment::Direction } else { Commitment::Expected };
            drop_default(&mut target.commitment, Some(default));
            drop_default(&mut target.baseline, Some(Box::default()));
        }
        stack.extend(action.actions.iter_mut());
    }
    draft
}

/// Takes out of a roll-up what is the default.
fn plainly(roll_up: &mut Option<Box<draft::RollUp>>) {
    if let Some(roll_up) = roll_up {
        drop_default(&mut roll_up.kind, Some(draft::RollUpKind::Mean));
        drop_default(&mut roll_up.need, Some(draft::Need::default()));
        drop_default(&mut roll_up.missing, Some(draft::MissingKind::Exclude));
        drop_default(&mut roll_up.floor, Some(0.5.into()));
        drop_default(&mut roll_up.cap, Some(1.0.into()));
        if roll_up.kind == Some(draft::RollUpKind::Quorum) && roll_up.need.is_none() {
            roll_up.kind = Some(draft::RollUpKind::All);
        }
    }
}

fn drop_default<T: PartialEq>(field: &mut Option<T>, default: Option<T>) {
    if *field == default {
        *field = None;
    }
}

impl draft::Plan {
    /// Checks the draft against the default limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong, each with its code, place, cause and remedy.
    pub fn build(self) -> Result<Plan, Faults> {
        self.build_within(&Limits::default())
    }

    /// Checks the draft against a host's limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong, each with its code, place, cause and remedy.
    pub fn build_within(self, limits: &Limits) -> Result<Plan, Faults> {
        plan(self, limits, Collect::default())
    }
}

impl Collect {
    /// Returns the faults of reading, then those of checking that are more than their echo.
    pub(crate) fn with_consequences(self, checked: Self) -> Self {
        self.and(checked, follow_ons::hide_follow_ons)
    }
}

impl Index {
    /// Adds an id, or reports that it is taken.
    pub(crate) fn add(&mut self, desk: &mut Desk<'_>, at: At<'_>, id: &str) {
        // An id that is missing is reported as that.
        if !self.insert(id) && !id.is_empty() {
            desk.faults.add(
                at,
                Code::DuplicateId,
                format!("the id `{}` is taken", head(id)),
                "give each its own id",
            );
        }
    }
}
