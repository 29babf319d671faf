//! The formulas as CEL expressions, one for each answer; the latest reading, the path and the sums are found in Rust,
//! for CEL has no search and no sums.
//!
//!     peer-cel <folder of columns>

mod columns;

use std::error::Error;

use cel::{Context, Program};
use columns::Columns;
use cpu_time::ThreadTime;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const ATTAINMENT: &str = "(value - baseline) / (bar - baseline)";
const EXPECTED: &str = "day >= due ? 1.0 \
    : course == 0 ? day / due \
    : course == 1 ? (from_value + (day - from_day) / (to_day - from_day) * (to_value - from_value) - baseline) \
        / (bar - baseline) \
    : (baseline * pow(bar / baseline, day / due) - baseline) / (bar - baseline)";
const PACE: &str = "attainment / expected";
const FORECAST: &str = "value + (value - baseline) / since * (until_due - since)";
const VERDICT: &str = "(bar > baseline ? value >= bar : value <= bar) ? 5 \
    : day >= due ? 0 : pace >= 1.1 ? 4 : pace >= 0.95 ? 3 : pace >= 0.75 ? 2 : 1";
const NODE: &str = "veto && missed > 0 ? 0 : lowest == 5 || highest == 0 ? lowest \
    : pace >= 1.1 ? (weakest && lowest < 4 ? lowest : 4) \
    : pace >= 0.95 ? (weakest && lowest < 3 ? lowest : 3) \
    : pace >= 0.75 ? (weakest && lowest < 2 ? lowest : 2) \
    : (weakest && lowest < 1 ? lowest : 1)";

struct Rules {
    attainment: Program,
    expected: Program,
    pace: Program,
    forecast: Program,
    verdict: Program,
    node: Program,
}

/// What is judged: targets first, then nodes.
#[derive(Clone, Copy, Default)]
struct Judged {
    value: f64,
    attainment: f64,
    expected: f64,
    pace: f64,
    forecast: f64,
    verdict: i64,
    score: f64,
    attained: f64,
    missed: i64,
}

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).ok_or("name the folder")?;
    let columns = Columns::read(folder.as_ref())?;
    let rules = Rules {
        attainment: Program::compile(ATTAINMENT)?,
        expected: Program::compile(EXPECTED)?,
        pace: Program::compile(PACE)?,
        forecast: Program::compile(FORECAST)?,
        verdict: Program::compile(VERDICT)?,
        node: Program::compile(NODE)?,
    };
    let mut root = Context::default();
    root.add_function("pow", |base: f64, power: f64| base.powf(power)).map_err(|fault| format!("{fault:?}"))?;
    let mut times = Vec::new();
    let mut found = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let start = ThreadTime::now();
        found = evaluate(&columns, &rules, &root)?;
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_unstable_by(f64::total_cmp);
    println!("evaluate {:e}", times[times.len() / 2]);
    let figures = figures(&found.0, &found.1);
    println!("figures {}", figures.map(|figure| format!("{figure:e}")).join(" "));
    Ok(())
}

fn evaluate(columns: &Columns, rules: &Rules, root: &Context<'_, '_>) -> Result<(Vec<Judged>, Vec<Judged>)> {
    let targets = (0..columns.due.len()).map(|place| target(columns, rules, root, place));
    let targets = targets.collect::<Result<Vec<_>>>()?;
    let mut nodes = Vec::with_capacity(columns.node_first.len());
    for place in 0..columns.node_first.len() {
        nodes.push(node(columns, rules, root, place, &targets, &nodes)?);
    }
    Ok((targets, nodes))
}

fn target(columns: &Columns, rules: &Rules, root: &Context<'_, '_>, place: usize) -> Result<Judged> {
    let (day, due) = (columns.day, columns.due[place]);
    let (read, value) = columns.latest(place, day.min(due));
    let mut scope = root.new_inner_scope();
    scope.add_variable("day", f64::from(day))?;
    scope.add_variable("due", f64::from(due))?;
    scope.add_variable("baseline", columns.baseline[place])?;
    scope.add_variable("bar", columns.bar[place])?;
    scope.add_variable("value", value)?;
    scope.add_variable("course", i64::from(columns.course[place]))?;
    if columns.course[place] == 1 {
        let ((from_day, from_value), (to_day, to_value)) = columns.around(place);
        scope.add_variable("from_day", f64::from(from_day))?;
        scope.add_variable("from_value", from_value)?;
        scope.add_variable("to_day", f64::from(to_day))?;
        scope.add_variable("to_value", to_value)?;
    }
    scope.add_variable("since", columns.years[read as usize])?;
    scope.add_variable("until_due", columns.years[due as usize])?;
    let attainment = number(&rules.attainment, &scope)?;
    scope.add_variable("attainment", attainment)?;
    let expected = number(&rules.expected, &scope)?;
    scope.add_variable("expected", expected)?;
    let pace = number(&rules.pace, &scope)?;
    scope.add_variable("pace", pace)?;
    let forecast = number(&rules.forecast, &scope)?;
    let verdict = whole(&rules.verdict, &scope)?;
    let score = attainment.clamp(0.0, 1.0);
    let missed = i64::from(columns.binding[place] == 1 && verdict == 0);
    Ok(Judged { value, attainment, expected, pace, forecast, verdict, score, attained: score, missed })
}

fn node(
    columns: &Columns,
    rules: &Rules,
    root: &Context<'_, '_>,
    place: usize,
    targets: &[Judged],
    nodes: &[Judged],
) -> Result<Judged> {
    let leaf = columns.node_leaf[place] == 1;
    let (below, weights) = if leaf { (targets, &columns.weight) } else { (nodes, &columns.node_weight) };
    let range = columns.node_first[place] as usize..columns.node_end[place] as usize;
    let (children, weights) = (&below[range.clone()], &weights[range]);
    let weakest = columns.node_weakest[place] == 1;
    let mut own = if weakest { least(children) } else { means(children, weights) };
    own.missed = children.iter().map(|child| child.missed).sum();
    own.pace = own.attained / own.expected;
    let veto = columns.node_veto[place] == 1;
    let mut scope = root.new_inner_scope();
    scope.add_variable("pace", own.pace)?;
    scope.add_variable("missed", own.missed)?;
    scope.add_variable("veto", veto)?;
    scope.add_variable("weakest", weakest)?;
    scope.add_variable("lowest", children.iter().map(|child| child.verdict).min().unwrap_or(0))?;
    scope.add_variable("highest", children.iter().map(|child| child.verdict).max().unwrap_or(0))?;
    own.verdict = whole(&rules.node, &scope)?;
    if veto && own.missed > 0 {
        (own.score, own.attained, own.pace) = (0.0, 0.0, 0.0);
    }
    Ok(own)
}

fn means(children: &[Judged], weights: &[f64]) -> Judged {
    let total: f64 = weights.iter().sum();
    let mean = |part: fn(&Judged) -> f64| {
        children.iter().zip(weights).map(|(child, weight)| weight * part(child)).sum::<f64>() / total
    };
    Judged {
        score: mean(|child| child.score),
        attained: mean(|child| child.attained),
        expected: mean(|child| child.expected),
        ..Judged::default()
    }
}

fn least(children: &[Judged]) -> Judged {
    let pace = |child: &Judged| child.attained / child.expected;
    let slowest = children.iter().min_by(|a, b| pace(a).total_cmp(&pace(b))).copied().unwrap_or_default();
    let score = children.iter().map(|child| child.score).fold(f64::INFINITY, f64::min);
    Judged { score, attained: slowest.attained, expected: slowest.expected, ..Judged::default() }
}

fn number(program: &Program, scope: &Context<'_, '_>) -> Result<f64> {
    match program.execute(scope)? {
        cel::Value::Float(number) => Ok(number),
        other => Err(format!("{other:?} is no number").into()),
    }
}

fn whole(program: &Program, scope: &Context<'_, '_>) -> Result<i64> {
    match program.execute(scope)? {
        cel::Value::Int(number) => Ok(number),
        other => Err(format!("{other:?} is no whole number").into()),
    }
}

fn figures(targets: &[Judged], nodes: &[Judged]) -> [f64; 20] {
    let sum = |all: &[Judged], part: fn(&Judged) -> f64| all.iter().map(part).sum::<f64>();
    let count = |all: &[Judged], one| all.iter().filter(|own| own.verdict == one).count() as f64;
    let (whole, before) = (nodes[nodes.len() - 1], nodes[nodes.len() - 2]);
    [
        sum(targets, |own| own.value),
        sum(targets, |own| own.attainment),
        sum(targets, |own| own.expected),
        sum(targets, |own| own.pace),
        sum(targets, |own| own.forecast),
        count(targets, 0),
        count(targets, 1),
        count(targets, 2),
        count(targets, 3),
        count(targets, 4),
        count(targets, 5),
        sum(nodes, |own| own.score),
        sum(nodes, |own| own.expected),
        sum(nodes, |own| own.pace),
        count(nodes, 0),
        count(nodes, 2),
        count(nodes, 3),
        whole.score,
        whole.pace,
        before.score,
    ]
}
