//! The yardstick: a plain kernel that judges a plan by nothing but numbers.
//!
//! Columns of numbers, the readings of each target sorted by day, a binary search for the latest one, one pass over
//! the targets and one over the nodes, children before parents. One thread, no ids, no reasons, no checks. It says what
//! the work itself costs; everything else is measured as a multiple of it.

mod answers;
mod columns;
mod judge;
mod nodes;
mod record;

pub(crate) use answers::{Answers, FIGURES};
pub(crate) use columns::{Columns, Course, Node, Target};
