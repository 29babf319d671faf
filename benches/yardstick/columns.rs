//! What the yardstick judges: targets, their readings and checkpoints, and the nodes above them, as columns.

use std::ops::Range;

/// The free places behind the readings of each target, so that most insertions move few of them.
const SPARE: usize = 4;

/// What is expected on the way from the start to the due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// The same amount each day.
    Linear,
    /// Straight from one dated value to the next.
    Checkpoints,
    /// The same factor each day.
    Compound,
}

/// A target to be added. Days are counted from the start of the plan.
pub(crate) struct Target<'a> {
    pub(crate) due: i32,
    pub(crate) baseline: f64,
    pub(crate) bar: f64,
    pub(crate) weight: f64,
    pub(crate) course: Course,
    pub(crate) binding: bool,
    pub(crate) points: &'a [(i32, f64)],
    pub(crate) readings: &'a [(i32, f64)],
}

/// A node to be added.
#[derive(Clone)]
pub(crate) struct Node {
    /// The targets that it holds, or the nodes below it.
    pub(crate) children: Range<usize>,
    pub(crate) leaf: bool,
    pub(crate) weight: f64,
    /// Whether it takes the least of its children, and not their mean.
    pub(crate) weakest: bool,
    /// Whether a missed binding target below it takes it down.
    pub(crate) veto: bool,
}

/// A plan with its readings. Nodes stand behind those below them; the last one is the whole.
#[derive(Clone, Default)]
pub(crate) struct Columns {
    pub(crate) due: Vec<i32>,
    pub(crate) baseline: Vec<f64>,
    pub(crate) bar: Vec<f64>,
    pub(crate) weight: Vec<f64>,
    pub(crate) course: Vec<Course>,
    pub(crate) binding: Vec<bool>,
    pub(crate) holder: Vec<u32>,
    /// Where the readings of a target begin, how many there are, and how many there is room for.
    pub(crate) begin: Vec<u32>,
    pub(crate) count: Vec<u32>,
    pub(crate) room: Vec<u32>,
    pub(crate) reading_day: Vec<i32>,
    pub(crate) reading: Vec<f64>,
    /// Where the checkpoints of a target begin; one more than there are targets.
    pub(crate) point_begin: Vec<u32>,
    pub(crate) point_day: Vec<i32>,
    pub(crate) point: Vec<f64>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) parent: Vec<Option<u32>>,
    /// The years from the start to each day.
    pub(crate) years: Vec<f64>,
}

impl Columns {
    /// Returns columns without targets, for days of which the years are known.
    pub(crate) fn new(years: Vec<f64>) -> Self {
        Self { years, point_begin: vec![0], ..Self::default() }
    }

    /// Adds a target.
    pub(crate) fn push(&mut self, target: &Target<'_>) {
        self.due.push(target.due);
        self.baseline.push(target.baseline);
        self.bar.push(target.bar);
        self.weight.push(target.weight);
        self.course.push(target.course);
        self.binding.push(target.binding);
        self.holder.push(0);
        self.begin.push(place(self.reading.len()));
        self.count.push(place(target.readings.len()));
        self.room.push(place(target.readings.len() + SPARE));
        self.reading_day.extend(target.readings.iter().map(|(day, _)| *day));
        self.reading.extend(target.readings.iter().map(|(_, value)| *value));
        self.reading_day.extend([0; SPARE]);
        self.reading.extend([0.0; SPARE]);
        self.point_day.extend(target.points.iter().map(|(day, _)| *day));
        self.point.extend(target.points.iter().map(|(_, value)| *value));
        self.point_begin.push(place(self.point.len()));
    }

    /// Adds a node above targets or nodes that are there already.
    pub(crate) fn push_node(&mut self, node: Node) {
        let own = place(self.nodes.len());
        for child in node.children.clone() {
            if node.leaf {
                self.holder[child] = own;
            } else {
                self.parent[child] = Some(own);
            }
        }
        self.nodes.push(node);
        self.parent.push(None);
    }

    /// Returns the number of targets.
    pub(crate) fn targets(&self) -> usize {
        self.due.len()
    }

    /// Returns the number of readings.
    pub(crate) fn readings(&self) -> usize {
        self.count.iter().map(|count| *count as usize).sum()
    }

    /// Returns where the readings of a target are.
    pub(crate) fn own(&self, target: usize) -> Range<usize> {
        let begin = self.begin[target] as usize;
        begin..begin + self.count[target] as usize
    }
}

pub(super) fn place(index: usize) -> u32 {
    u32::try_from(index).expect("there are fewer than four thousand million of anything")
}
