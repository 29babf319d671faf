//! Whether Tenfold and the yardstick say the same: checked before anything is timed.

use tenfold::{Engine, Finite, NodeResult, Options};

use crate::scene::{Scene, dated};
use crate::yardstick::{Answers, Columns};

/// How near a pace must be to a cut for its verdict not to be compared.
const NEAR: f64 = 1e-9;

/// Checks everything that an engine tells on a day against the yardstick's answers, and that no verdict hangs on the
/// last bits.
///
/// The day is counted from the start of the plan; on each there is a reading of every target from the first month's
/// end.
pub(crate) fn check(scene: &Scene, engine: &mut Engine, columns: &Columns, day: i32) {
    let mut answers = Answers::of(columns);
    columns.judge(day, &mut answers);
    engine.evaluate(&Options::new(dated(day)));
    check_columns(scene, engine, &answers);
    assert_eq!(engine.plan().targets().len(), columns.targets());
    for (place, target) in engine.plan().targets().iter().enumerate() {
        let target = engine.target(target.id()).unwrap();
        let id = target.id.as_str();
        near(id, target.value, answers.value[place]);
        near(id, target.attainment, answers.attainment[place]);
        near(id, target.expected, answers.expected[place]);
        let forecast = target.forecast.as_ref().and_then(|forecast| forecast.at_due);
        near(id, forecast, answers.forecast[place]);
        assert_eq!(Some(target.verdict), engine.columns().targets().verdict(place), "{id}");
    }
    let nodes = scene.node_of_action();
    assert_eq!(engine.plan().actions().len(), nodes.len());
    for (action, node) in engine.plan().actions().iter().zip(nodes) {
        let action = engine.action(action.id()).unwrap();
        check_node(action.id.as_str(), &action.node, node, &answers);
    }
    check_node("the whole", &engine.whole().unwrap(), columns.nodes.len() - 1, &answers);
}

/// Checks the columns of an engine against the yardstick's answers.
pub(crate) fn check_columns(scene: &Scene, engine: &Engine, answers: &Answers) {
    let targets = engine.columns().targets();
    assert_eq!(targets.len(), scene.targets());
    let mut hair = 0;
    let finite = |number: Option<f64>| number.and_then(|number| Finite::try_from(number).ok());
    for place in 0..scene.targets() {
        near("the value", finite(targets.value(place)), answers.value[place]);
        near("the attainment", finite(targets.attainment(place)), answers.attainment[place]);
        near("the expected", finite(targets.expected(place)), answers.expected[place]);
        // Of a million paces on a hundred days one comes so near a cut that the last bits decide, which are not compared.
        if answers.margin_of(place) > NEAR {
            assert_eq!(targets.verdict(place).unwrap().as_str(), answers.standing[place].as_str());
        } else {
            hair += 1;
        }
    }
    assert!(hair <= scene.targets() / 100_000, "{hair} paces are too near a cut");
    let nodes = engine.columns().nodes();
    for (action, node) in scene.node_of_action().into_iter().enumerate() {
        near("the score", finite(nodes.score(action)), answers.nodes.score[node]);
    }
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
