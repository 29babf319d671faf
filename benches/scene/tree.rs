//! The tree of actions above the targets.

use std::ops::Range;

use super::WIDE;
use super::draw::Draw;
use crate::yardstick::Node;

/// The nodes above a number of targets: first the leaves, then those above them, level by level, the whole last.
pub(crate) struct Tree {
    pub(super) targets: usize,
    pub(super) nodes: Vec<Node>,
    /// The nodes of each level, the leaves first.
    pub(super) levels: Vec<Range<usize>>,
}

impl Tree {
    pub(super) fn of(targets: usize) -> Self {
        let mut nodes: Vec<Node> = Vec::new();
        let mut levels = Vec::new();
        let (mut level, mut below) = (0, 0..targets);
        while nodes.is_empty() || below.len() > 1 {
            let first = nodes.len();
            let mut left = below.clone();
            while !left.is_empty() {
                let next = (left.start + WIDE).min(left.end);
                nodes.push(draw(nodes.len(), level, left.start..next));
                left.start = next;
            }
            below = first..nodes.len();
            levels.push(below.clone());
            level += 1;
        }
        if let Some(whole) = nodes.last_mut() {
            *whole = Node { weight: 1.0, weakest: false, veto: false, ..whole.clone() };
        }
        Self { targets, nodes, levels }
    }

    /// Returns the number of the whole.
    pub(super) fn whole(&self) -> usize {
        self.nodes.len() - 1
    }

    /// Returns the nodes in the order of a plan's actions: each before those below it, without the whole.
    pub(super) fn in_plan_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut open: Vec<usize> = self.nodes[self.whole()].children.clone().rev().collect();
        while let Some(node) = open.pop() {
            order.push(node);
            if !self.nodes[node].leaf {
                open.extend(self.nodes[node].children.clone().rev());
            }
        }
        order
    }
}

fn draw(place: usize, level: u32, children: Range<usize>) -> Node {
    let mut draw = Draw::of(2, place);
    Node {
        children,
        leaf: level == 0,
        weight: draw.weight(),
        weakest: level == 0 && draw.one_in(8),
        veto: match level {
            0 => draw.one_in(7),
            1 => draw.one_in(11),
            _ => false,
        },
    }
}
