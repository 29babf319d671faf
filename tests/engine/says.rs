//! What columns and changes say, beside what explained results say.

use tenfold::rules::Method;
use tenfold::{
    Changes, Columns, Evaluation, Finite, Mask, Moved, NodeGlance, NodeResult, Plan, TargetGlance,
    TargetResult, Who,
};

/// Returns what a result can say of a number: results know no number that is not finite.
fn finite(number: Option<f64>) -> Option<f64> {
    number.filter(|number| number.is_finite())
}

fn number(number: Option<Finite>) -> Option<f64> {
    number.map(f64::from)
}

/// Checks that a glance says what a target explained says.
fn target_says(glance: &TargetGlance, said: &TargetResult, method: &Method) {
    assert_eq!(glance.verdict, said.verdict, "{}", said.id);
    assert_eq!(glance.provisional, said.provisional, "{}", said.id);
    assert_eq!(glance.word.and_then(|word| word.of(method)), said.word.as_deref(), "{}", said.id);
    assert_eq!(finite(glance.value), number(said.value), "{}", said.id);
    assert_eq!(finite(glance.attainment), number(said.attainment), "{}", said.id);
    assert_eq!(finite(glance.expected), number(said.expected), "{}", said.id);
    assert_eq!(finite(glance.score), number(said.score), "{}", said.id);
    assert_eq!(finite(glance.signal), said.signal.as_ref().map(|signal| signal.value.get()), "{}", said.id);
}

/// Checks that a glance says what a node explained says.
fn node_says(glance: &NodeGlance, said: &NodeResult, plan: &Plan, method: &Method) {
    let id = |who: Who| match who {
        Who::Action(action) => plan.actions()[action].id().as_str(),
        Who::Target(target) => plan.targets()[target].id().as_str(),
    };
    assert_eq!(glance.verdict, said.verdict);
    assert_eq!(glance.word.and_then(|word| word.of(method)), said.word.as_deref());
    assert_eq!(glance.score, number(said.score));
    assert_eq!(glance.expected, number(said.expected));
    assert_eq!(glance.pace, number(said.pace));
    assert_eq!(glance.evidence, number(said.evidence));
    assert_eq!(glance.decided_by.map(id), said.decided_by.as_deref(), "{said:?}");
}

/// Returns the actions and, last, the whole.
fn tree(said: &Evaluation) -> Vec<&NodeResult> {
    said.actions.iter().map(|action| &action.node).chain([&said.whole]).collect()
}

fn units(said: &Evaluation) -> Vec<&NodeResult> {
    said.units.iter().map(|unit| &unit.node).collect()
}

fn tags(said: &Evaluation) -> Vec<&NodeResult> {
    said.tags.iter().map(|tag| &tag.node).collect()
}

/// Checks that columns say what an explained evaluation says.
pub(crate) fn columns_say(columns: Columns<'_>, said: &Evaluation, plan: &Plan, method: &Method) {
    let (targets, nodes) = (columns.targets(), columns.nodes());
    assert_eq!(targets.len(), said.targets.len());
    for (place, said) in said.targets.iter().enumerate() {
        let glance = targets.glance(place).unwrap();
        target_says(&glance, said, method);
        let columns = (targets.verdict(place), targets.provisional(place), targets.word(place));
        assert_eq!(columns, (Some(glance.verdict), Some(glance.provisional), glance.word));
        let columns = [targets.value(place), targets.attainment(place), targets.expected(place)];
        assert_eq!(shown(&columns), shown(&[glance.value, glance.attainment, glance.expected]));
        let columns = [targets.signal(place), targets.score(place)];
        assert_eq!(shown(&columns), shown(&[glance.signal, glance.score]));
        assert_eq!(targets.masks()[place].has(Mask::VALUE), targets.value(place).is_some());
    }
    assert_eq!(nodes.len(), said.actions.len() + 1);
    for (place, said) in tree(said).into_iter().enumerate() {
        let glance = nodes.glance(place).unwrap();
        node_says(&glance, said, plan, method);
        let columns = (nodes.verdict(place), nodes.word(place), nodes.decided_by(place));
        assert_eq!(columns, (Some(glance.verdict), glance.word, glance.decided_by));
        let columns = [nodes.score(place), nodes.expected(place), nodes.pace(place), nodes.evidence(place)];
        assert_eq!(columns, [glance.score, glance.expected, glance.pace, glance.evidence]);
    }
    for (glances, said) in [(columns.units(), units(said)), (columns.tags(), tags(said))] {
        assert_eq!(glances.len(), said.len());
        glances.iter().zip(said).for_each(|(glance, said)| node_says(glance, said, plan, method));
    }
}

/// Returns a text that is another one wherever a bit is another one.
pub(crate) fn shown(glance: &impl std::fmt::Debug) -> String {
    format!("{glance:?}")
}

/// What an engine lists as changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Listed {
    pub(crate) targets: Vec<Moved<TargetGlance>>,
    /// The actions, and last the whole.
    pub(crate) nodes: Vec<Moved<NodeGlance>>,
    pub(crate) units: Vec<Moved<NodeGlance>>,
    pub(crate) tags: Vec<Moved<NodeGlance>>,
}

impl Listed {
    pub(crate) fn of(changes: Changes<'_>) -> Self {
        let listed = Self {
            targets: changes.targets().to_vec(),
            nodes: changes.actions().iter().copied().chain(changes.whole()).collect(),
            units: changes.units(),
            tags: changes.tags(),
        };
        let Self { targets, nodes, units, tags } = &listed;
        let nothing = targets.is_empty() && [nodes, units, tags].iter().all(|list| list.is_empty());
        assert_eq!(changes.is_empty(), nothing);
        listed
    }
}

/// Checks that a list names each place once, in order, and those that differ; and that it says how each stood and
/// stands.
fn each_tells<G: std::fmt::Debug, R: PartialEq + std::fmt::Debug>(
    moves: &[Moved<G>],
    (before, after): (&[R], &[R]),
    differs: impl Fn(&R, &R) -> bool,
    says: impl Fn(&G, &R),
) {
    assert!(moves.is_sorted_by(|one, other| one.place < other.place), "{moves:?}");
    assert!(moves.iter().all(|change| shown(&change.before) != shown(&change.after)), "{moves:?}");
    for change in moves {
        says(&change.before, &before[change.place]);
        says(&change.after, &after[change.place]);
    }
    for (place, (one, other)) in before.iter().zip(after).enumerate() {
        let listed = moves.iter().any(|change| change.place == place);
        assert!(listed || !differs(one, other), "not among {moves:?}:\n{one:?}\n{other:?}");
    }
}

/// Checks that what an engine lists as changed is what differs between two evaluations.
pub(crate) fn changes_tell(
    changes: &Listed,
    (before, after): (&Evaluation, &Evaluation),
    plan: &Plan,
    method: &Method,
) {
    // A glance holds its number, and not which it is.
    let signal = |of: &TargetResult| of.signal.as_ref().map(|signal| signal.value);
    let differs = |one: &&TargetResult, other: &&TargetResult| {
        (one.verdict, one.provisional, &one.word, one.value, one.attainment)
            != (other.verdict, other.provisional, &other.word, other.value, other.attainment)
            || (one.expected, signal(one), one.score) != (other.expected, signal(other), other.score)
    };
    let (one, other) = (before.targets.iter().collect::<Vec<_>>(), after.targets.iter().collect::<Vec<_>>());
    each_tells(&changes.targets, (&one, &other), differs, |glance, said| target_says(glance, said, method));
    let differs = |one: &&NodeResult, other: &&NodeResult| {
        (one.verdict, &one.word, one.score, one.expected)
            != (other.verdict, &other.word, other.score, other.expected)
            || (one.pace, one.evidence, &one.decided_by) != (other.pace, other.evidence, &other.decided_by)
    };
    let nodes = [
        (&changes.nodes, tree(before), tree(after)),
        (&changes.units, units(before), units(after)),
        (&changes.tags, tags(before), tags(after)),
    ];
    for (moves, one, other) in nodes {
        let says = |glance: &NodeGlance, said: &&NodeResult| node_says(glance, said, plan, method);
        each_tells(moves, (&one, &other), differs, says);
    }
}
