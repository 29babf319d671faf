//! Goals over targets: what they name, and the order in which targets are judged.

use super::Desk;
use super::circles::{circles, in_a_circle};
use crate::draft::{self, GoalKind, OverKind};
use crate::plan::Plan;
use crate::words::{At, Code, Fault, TargetId};

/// The goals over targets of a draft, and how many targets it has.
#[derive(Default)]
pub(super) struct Quorums<'d> {
    /// In the order of their targets.
    found: Vec<Quorum<'d>>,
    targets: usize,
}

struct Quorum<'d> {
    /// The number of its target in the draft.
    target: usize,
    id: &'d str,
    /// The place of the ids that it names.
    place: String,
    names: &'d [String],
}

impl<'d> Quorums<'d> {
    /// Takes in a target of the draft, whether or not there is something wrong with it.
    pub(super) fn see(&mut self, at: At<'_>, draft: &'d draft::Target) {
        if draft.goal.kind == Some(GoalKind::Instances) && draft.goal.over == Some(OverKind::Targets) {
            let place = at.key("goal").key("targets").to_string();
            let (target, names) = (self.targets, draft.goal.targets.as_slice());
            self.found.push(Quorum { target, id: &draft.id, place, names });
        }
        self.targets += 1;
    }

    /// Checks that the targets are there and that none counts itself, and finds the order of judgement.
    pub(super) fn check(&self, desk: &mut Desk<'_>, plan: &mut Plan) {
        let mut needs: Vec<Vec<usize>> = vec![Vec::new(); self.targets];
        // What stands too deep, or behind too many others, was not looked at: it may have the ids.
        let blind = desk.faults.iter().any(|fault| matches!(fault.code(), Code::TooDeep | Code::TooMany));
        for quorum in &self.found {
            needs.get_mut(quorum.target).into_iter().for_each(|list| list.reserve_exact(quorum.names.len()));
            for (index, name) in quorum.names.iter().enumerate() {
                match plan.target_index.get(name) {
                    Some(other) => needs.get_mut(quorum.target).into_iter().for_each(|list| list.push(other)),
                    None if blind || name.len() > desk.limits.id || TargetId::new(name).is_err() => {}
                    None => {
                        let place = format!("{}[{index}]", quorum.place);
                        let cause = format!("there is no target `{name}`");
                        let remedy = "name a target that exists, or add it";
                        desk.faults.push(Fault::new(Code::UnknownId, place, cause, remedy));
                    }
                }
            }
        }
        let order = order(&needs);
        if order.len() < needs.len() {
            self.report(desk, &needs, &order);
        }
        plan.order = order;
    }

    /// Reports the circles that keep targets out of the order.
    fn report(&self, desk: &mut Desk<'_>, needs: &[Vec<usize>], order: &[usize]) {
        let mut stuck = vec![true; needs.len()];
        for target in order {
            stuck.get_mut(*target).into_iter().for_each(|stuck| *stuck = false);
        }
        let is_stuck = |target: &usize| stuck.get(*target) == Some(&true);
        // Each that is stuck counts another that is, so that each leads to a circle.
        let next: Vec<Option<usize>> =
            needs.iter().map(|needs| needs.iter().copied().find(|need| is_stuck(need))).collect();
        for circle in circles(&next) {
            let of = |target: &usize| {
                let place = self.found.binary_search_by_key(target, |quorum| quorum.target).ok()?;
                self.found.get(place)
            };
            let Some(first) = circle.first().and_then(of) else { continue };
            let ids = circle.iter().filter_map(of).map(|quorum| quorum.id);
            let cause = format!("the goals of {} count one another", in_a_circle(ids, circle.len()));
            let remedy = "let targets count only targets that do not count them";
            desk.faults.push(Fault::new(Code::Cycle, first.place.clone(), cause, remedy));
        }
    }
}

/// Orders the targets so that each stands after those it counts; without those that never can.
fn order(needs: &[Vec<usize>]) -> Vec<usize> {
    let mut open: Vec<usize> = needs.iter().map(Vec::len).collect();
    // Those that count a target, by it: few or none for nearly all.
    let mut followers: Vec<(usize, usize)> = Vec::with_capacity(open.iter().sum());
    followers.extend(
        needs.iter().enumerate().flat_map(|(index, needs)| needs.iter().map(move |need| (*need, index))),
    );
    followers.sort_unstable();
    let after = |need: usize| followers.partition_point(|(other, _)| *other < need);
    let mut ready: Vec<usize> = (0..needs.len()).filter(|index| open.get(*index) == Some(&0)).collect();
    let mut next = 0;
    while let Some(index) = ready.get(next).copied() {
        next += 1;
        for (_, follower) in followers.get(after(index)..after(index + 1)).into_iter().flatten() {
            if let Some(left) = open.get_mut(*follower) {
                *left -= 1;
                if *left == 0 {
                    ready.push(*follower);
                }
            }
        }
    }
    ready
}
