//! The scene as drafts of a plan and of a ledger.
//!
//! For a million targets there are twenty million entries, whose drafts are larger than most memories: they come a
//! range of targets at a time, and go into a text, from which the ledger is read.

use std::io::{self, Write};
use std::ops::Range;

use tenfold::draft::{
    self, Action, Checkpoint, Entry, Gate, Goal, Indicator, RollUp, RollUpKind, Target, Trajectory,
    TrajectoryKind,
};
use tenfold::{Commitment, Ledger, Limits, Plan};

use super::row::Row;
use super::{START, Scene, dated};
use crate::yardstick::{Course, Node};

/// The id of the plan.
const PLAN: &str = "bench";

impl Scene {
    /// Returns the limits within which the scene can be built.
    pub(crate) fn limits(&self) -> Limits {
        Limits { bytes: usize::MAX, nodes: usize::MAX, ..Limits::default() }
    }

    /// Returns the plan.
    pub(crate) fn plan(&self) -> Plan {
        self.plan_draft().build_within(&self.limits()).unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// Returns the ledger with all its readings.
    pub(crate) fn ledger(&self, plan: &Plan) -> Ledger {
        let mut text = Vec::new();
        self.write_ledger(&mut text).unwrap();
        let ledger = Ledger::from_json_within(text, plan, &self.limits());
        ledger.unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// Returns the draft of the plan.
    pub(crate) fn plan_draft(&self) -> draft::Plan {
        let mut draft = draft::Plan::new(PLAN, "Bench", START);
        draft.indicators = (0..self.targets()).map(indicator).collect();
        for (place, node) in self.tree.nodes[self.tree.whole()].children.clone().enumerate() {
            draft = draft.action(self.action(node, &format!("a{place}")));
        }
        draft
    }

    /// Returns the readings of a range of targets, one after another.
    pub(crate) fn entries(&self, targets: Range<usize>) -> impl Iterator<Item = Entry> + '_ {
        targets.flat_map(|target| {
            let readings = self.row(target).readings.into_iter().enumerate();
            readings.map(move |(k, reading)| entry(target, k, reading))
        })
    }

    /// Writes the ledger as JSON, an entry at a time.
    ///
    /// # Errors
    /// What the writer says.
    pub(crate) fn write_ledger(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, r#"{{"tenfold":1,"plan":"{PLAN}","entries":["#)?;
        for (place, entry) in self.entries(0..self.targets()).enumerate() {
            if place > 0 {
                out.write_all(b",")?;
            }
            serde_json::to_writer(&mut *out, &entry)?;
        }
        out.write_all(b"]}")
    }

    fn action(&self, node: usize, id: &str) -> Action {
        let Node { children, leaf, weight, weakest, veto } = self.tree.nodes[node].clone();
        let mut action = Action::new(id, "An action").weight(weight);
        let mut roll_up = RollUp::default();
        if weakest {
            roll_up = roll_up.kind(RollUpKind::Weakest);
        }
        if veto {
            roll_up = roll_up.gate(Gate::veto());
        }
        if weakest || veto {
            action = action.roll_up(roll_up);
        }
        if leaf {
            action.targets = children.map(|place| target(place, &self.row(place))).collect();
        } else {
            for (place, below) in children.enumerate() {
                action = action.action(self.action(below, &format!("{id}-{place}")));
            }
        }
        action
    }
}

fn indicator(place: usize) -> Indicator {
    Indicator::level(format!("m{place:07}"), "A level")
}

fn entry(place: usize, k: usize, (day, value): (i32, f64)) -> Entry {
    Entry::reading(format!("e{place:07}-{k:02}"), format!("m{place:07}"), dated(day).to_string(), value)
}

fn target(place: usize, row: &Row) -> Target {
    let goal = if row.bar > row.baseline { Goal::at_least(row.bar) } else { Goal::at_most(row.bar) };
    let mut target = Target::new(format!("t{place:07}"), "A target", format!("m{place:07}"), goal)
        .baseline(row.baseline)
        .due(dated(row.due).to_string())
        .weight(row.weight);
    if row.binding {
        target = target.commitment(Commitment::Binding);
    }
    match row.course {
        Course::Linear => target,
        Course::Compound => target.trajectory(TrajectoryKind::Compound),
        Course::Checkpoints => target.trajectory(through(&row.points)),
    }
}

fn through(points: &[(i32, f64)]) -> Trajectory {
    let dated = points.iter().map(|(day, value)| Checkpoint::new(dated(*day).to_string(), *value));
    let mut trajectory = Trajectory::from(TrajectoryKind::Checkpoints);
    trajectory.points = dated.collect();
    trajectory
}
