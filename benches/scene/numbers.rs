//! The scene as columns for the yardstick.

use std::ops::Range;

use super::{DAYS, Scene, dated, start};
use crate::yardstick::{Columns, Target};

impl Scene {
    /// Returns the columns of all targets and nodes.
    pub(crate) fn columns(&self) -> Columns {
        let mut columns = Columns::new((0..DAYS).map(|day| start().years_until(dated(day))).collect());
        for place in 0..self.targets() {
            let row = self.row(place);
            columns.push(&Target {
                due: row.due,
                baseline: row.baseline,
                bar: row.bar,
                weight: row.weight,
                course: row.course,
                binding: row.binding,
                points: &row.points,
                readings: &row.readings,
            });
        }
        for node in &self.tree.nodes {
            columns.push_node(node.clone());
        }
        columns
    }

    /// Returns the nodes of each level, the leaves first and the whole last.
    pub(crate) fn levels(&self) -> &[Range<usize>] {
        &self.tree.levels
    }

    /// Returns the node of each action, in the order of the plan's actions; the whole is the last node.
    pub(crate) fn node_of_action(&self) -> Vec<usize> {
        self.tree.in_plan_order()
    }
}
