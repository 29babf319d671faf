//! What entries changed, as numbers: it crosses the border with every entry, and text would cost more than judging.

use tenfold::rules::{Clause, Method};
use tenfold::{Changes, Moved, NodeGlance, TargetGlance, Who, Word};

/// What stands where there is no number.
const ABSENT: f64 = f64::NAN;

/// Returns changes as numbers, which `changes.js` reads; none before the plan was judged. They are how many targets, actions, wholes, units and tags moved; then
/// each of them, with its place and how it stood before and stands now.
pub(crate) fn packed(changes: Changes<'_>) -> Vec<f64> {
    let Some((_, method)) = changes.judged_by() else { return Vec::new() };
    let (targets, actions, whole) = (changes.targets(), changes.actions(), changes.whole());
    let (units, tags) = (changes.units(), changes.tags());
    let counts = [targets.len(), actions.len(), usize::from(whole.is_some()), units.len(), tags.len()];
    let mut packed: Vec<f64> = counts.map(number).into();
    for Moved { place, before, after, .. } in targets {
        packed.push(number(*place));
        packed.extend([*before, *after].into_iter().flat_map(|glance| target(glance, method)));
    }
    for Moved { place, before, after, .. } in actions.iter().chain(&whole).chain(&units).chain(&tags) {
        packed.push(number(*place));
        packed.extend([*before, *after].into_iter().flat_map(|glance| node(glance, method)));
    }
    packed
}

fn target(glance: TargetGlance, method: &Method) -> [f64; 8] {
    let TargetGlance { verdict, provisional, word, value, attainment, expected, signal, score, .. } = glance;
    let numbers = [value, attainment, expected, signal, score];
    let [value, attainment, expected, signal, score] = numbers.map(|number| number.unwrap_or(ABSENT));
    let provisional = f64::from(u8::from(provisional));
    [verdict.code().into(), provisional, code(word, method), value, attainment, expected, signal, score]
}

fn node(glance: NodeGlance, method: &Method) -> [f64; 7] {
    let NodeGlance { verdict, word, score, expected, pace, evidence, decided_by, .. } = glance;
    let [score, expected, pace, evidence] =
        [score, expected, pace, evidence].map(|number| number.unwrap_or(ABSENT));
    // Targets have the even numbers, actions the odd ones.
    let decided_by = match decided_by {
        None => ABSENT,
        Some(Who::Target(target)) => 2.0 * number(target),
        Some(Who::Action(action)) => 2.0 * number(action) + 1.0,
    };
    [verdict.code().into(), code(word, method), score, expected, pace, evidence, decided_by]
}

/// Returns all words of a method; a word crosses the border as its place among them.
pub(crate) fn words(method: &Method) -> Vec<String> {
    let of_clauses = method.clauses().iter().flat_map(Clause::bands);
    let bands = method.parents().bands().iter().chain(of_clauses);
    let own = bands.map(|band| band.word().to_string());
    std::iter::once(method.met().word().to_owned()).chain(own).collect()
}

/// Returns the place of a word among those of its method.
fn code(word: Option<Word>, method: &Method) -> f64 {
    let nodes = method.parents().bands().len();
    match word {
        None => ABSENT,
        Some(Word::Met) => 0.0,
        Some(Word::Node { band }) => number(1 + usize::from(band)),
        Some(Word::Band { clause, band }) => {
            let before = method.clauses().iter().take(clause.into()).map(|clause| clause.bands().len());
            number(1 + nodes + before.sum::<usize>() + usize::from(band))
        }
    }
}

/// Returns a count or a place as a number.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
