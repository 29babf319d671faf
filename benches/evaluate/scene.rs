//! A plan of many targets and its ledger, built through the public drafts, and the same as plain columns.

use tenfold::draft::{self, Action, Entry, Goal, Indicator, Target};
use tenfold::{Day, Ledger, Options, Plan};

use crate::yardstick::{Columns, Node};

const START: &str = "2022-01-01";
const AS_OF: &str = "2024-06-30";
/// Readings of each target; some of them lie after the day that is judged.
const READINGS: i32 = 20;
/// Children of an action, and targets of a leaf.
const WIDE: usize = 10;

/// One target as numbers, by which both forms are built.
pub(crate) struct Row {
    due: i32,
    baseline: f64,
    bar: f64,
    /// Days since the start, and values.
    readings: Vec<(i32, f64)>,
}

/// What is measured: one plan with its ledger, in two forms.
pub(crate) struct Scene {
    pub(crate) plan: Plan,
    pub(crate) ledger: Ledger,
    pub(crate) options: Options,
    pub(crate) targets: Vec<Row>,
    pub(crate) columns: Columns,
}

impl Scene {
    /// Builds a scene of a number of targets: ten times a power of ten.
    pub(crate) fn new(targets: usize) -> Self {
        let start: Day = START.parse().unwrap();
        let as_of: Day = AS_OF.parse().unwrap();
        let rows: Vec<Row> = (0..targets).map(Row::new).collect();
        let mut columns = Columns::on(start.days_until(as_of));
        for row in &rows {
            columns.push(row.due, row.baseline, row.bar, &row.readings);
        }
        let mut draft = draft::Plan::new("bench", "Bench", START);
        for index in 0..targets {
            draft = draft.indicator(Indicator::level(format!("m{index}"), "A level"));
        }
        let mut next = 0;
        let mut roots = Vec::new();
        for top in 0..WIDE {
            let (action, node) = tree(&format!("a{top}"), targets / WIDE, &mut next, &rows, &mut columns);
            draft = draft.action(action);
            roots.push(node);
        }
        columns.roots = roots;
        let plan = draft.build().unwrap_or_else(|faults| panic!("{faults}"));
        let ledger = ledger(&rows).build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
        Self { plan, ledger, options: Options::new(as_of), targets: rows, columns }
    }

    pub(crate) fn readings(&self) -> usize {
        self.targets.iter().map(|target| target.readings.len()).sum()
    }
}

impl Row {
    /// Returns a target with numbers of its own: some rise, some fall, some are due already, some are met.
    fn new(index: usize) -> Self {
        let seed = i32::try_from(index).unwrap();
        let baseline = f64::from(seed * 7919 % 53);
        let way = if seed % 5 == 0 { -1.0 } else { 1.0 };
        let bar = baseline + way * f64::from(10 + seed % 90);
        let due = 600 + seed * 31 % 1500;
        let reading = |k: i32| {
            let day = 20 + k * 60 + (seed * 13 + k * 7) % 30;
            let luck = f64::from((seed * 17 + k * 29) % 40 + 80) / 100.0;
            (day, baseline + (bar - baseline) * luck * f64::from(day) / f64::from(due))
        };
        Self { due, baseline, bar, readings: (0..READINGS).map(reading).collect() }
    }

    fn target(&self, index: usize) -> Target {
        let goal = if self.bar > self.baseline { Goal::at_least(self.bar) } else { Goal::at_most(self.bar) };
        Target::new(format!("t{index:06}"), "A target", format!("m{index}"), goal)
            .baseline(self.baseline)
            .due(day(self.due))
    }
}

fn day(after: i32) -> String {
    START.parse::<Day>().unwrap().plus_days(after).unwrap().to_string()
}

/// Returns an action with so many targets below it, and its node in the columns.
fn tree(id: &str, targets: usize, next: &mut usize, rows: &[Row], columns: &mut Columns) -> (Action, usize) {
    let mut action = Action::new(id, "An action");
    // Nodes stand in the order of the plan's actions: each before those below it.
    let node = columns.nodes.len();
    columns.nodes.push(Node::default());
    if targets <= WIDE {
        let from = *next;
        *next += targets;
        for (index, row) in rows.iter().enumerate().take(*next).skip(from) {
            action = action.target(row.target(index));
        }
        columns.nodes[node] = Node { targets: from..*next, children: Vec::new() };
    } else {
        let mut children = Vec::new();
        for child in 0..WIDE {
            let (below, place) = tree(&format!("{id}-{child}"), targets / WIDE, next, rows, columns);
            action = action.action(below);
            children.push(place);
        }
        columns.nodes[node] = Node { targets: 0..0, children };
    }
    (action, node)
}

fn ledger(rows: &[Row]) -> draft::Ledger {
    let mut ledger = draft::Ledger::new("bench");
    for (index, row) in rows.iter().enumerate() {
        for (k, (after, value)) in row.readings.iter().enumerate() {
            let id = format!("e{index:06}-{k:02}");
            ledger = ledger.entry(Entry::reading(id, format!("m{index}"), day(*after), *value));
        }
    }
    ledger
}
