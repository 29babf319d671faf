//! Whether Tenfold and the yardstick say the same: checked before anything is timed.

use tenfold::{Finite, Ledger, NodeResult, Options, Plan, evaluate};

use crate::scene::{Scene, dated};
use crate::yardstick::{Answers, Columns};

/// Checks every answer of an evaluation on a day against the yardstick's, and that no verdict hangs on the last bits.
///
/// The day is counted from the start of the plan; on each there is a reading of every target from the first month's
/// end.
pub(crate) fn check(scene: &Scene, plan: &Plan, ledger: &Ledger, columns: &Columns, day: i32) {
    let evaluation = evaluate(plan, ledger, &Options::new(dated(day))).unwrap();
    let mut answers = Answers::of(columns);
    columns.judge(day, &mut answers);
    assert!(answers.margin() > 1e-9, "a pace is too near a cut: {}", answers.margin());
    assert_eq!(evaluation.targets.len(), columns.targets());
    for (place, target) in evaluation.targets.iter().enumerate() {
        let id = target.id.as_str();
        near(id, target.value, answers.value[place]);
        near(id, target.attainment, answers.attainment[place]);
        near(id, target.expected, answers.expected[place]);
        let forecast = target.forecast.as_ref().and_then(|forecast| forecast.at_due);
        near(id, forecast, answers.forecast[place]);
        assert_eq!(target.verdict.as_str(), answers.standing[place].as_str(), "{id}");
    }
    let nodes = scene.node_of_action();
    assert_eq!(evaluation.actions.len(), nodes.len());
    for (action, node) in evaluation.actions.iter().zip(nodes) {
        check_node(action.id.as_str(), &action.node, node, &answers);
    }
    check_node("the whole", &evaluation.whole, columns.nodes.len() - 1, &answers);
}

fn check_node(id: &str, found: &NodeResult, node: usize, answers: &Answers) {
    let nodes = &answers.nodes;
    near(id, found.score, nodes.score[node]);
    near(id, found.expected, nodes.expected[node]);
    near(id, found.pace, nodes.pace[node]);
    assert_eq!(found.verdict.as_str(), nodes.standing[node].as_str(), "{id}");
}

/// Checks that two numbers are the same but for the last bits.
fn near(id: &str, found: Option<Finite>, expected: f64) {
    let found = found.map_or(f64::NAN, Finite::get);
    let apart = (found - expected).abs();
    assert!(apart <= 1e-12 * found.abs().max(expected.abs()), "{id}: {found} is not {expected}");
}
