//! The tree of actions and targets, row by row, whatever the format.

use tenfold::{
    Absence, Answer, Commitment, Day, Fact, Goal, NodeResult, Over, Reason, Standing, Target, TargetResult,
    Text, UnitResult, Verdict, telling,
};

use super::bar::Bar;
use super::values::{is_host, set_of, value};
use super::{By, Report};

/// The most open members, periods or targets that are named.
const OPEN: usize = 5;

/// A row of the tree.
pub(crate) struct Row<'a> {
    pub(crate) depth: usize,
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) value: String,
    pub(crate) score: Option<String>,
    pub(crate) bar: Option<Bar>,
    pub(crate) verdict: Verdict,
    pub(crate) said: String,
    /// The method's own word, as people write it; empty where the method has no words of its own.
    pub(crate) word: String,
    pub(crate) target: Option<OfTarget<'a>>,
    pub(crate) why: Vec<String>,
}

impl Row<'_> {
    /// Returns whether a number in it carries the mark of the host's.
    pub(crate) fn rests_on_host(&self) -> bool {
        self.value.contains('*') || self.target.as_ref().is_some_and(|of| of.due.is_some() && of.due_is_host)
    }

    /// Returns the due day of a target, with a mark if it is the host's.
    pub(crate) fn due(&self, no_day: &str) -> String {
        let Some(of) = &self.target else { return String::new() };
        let star = if of.due_is_host { "*" } else { "" };
        of.due.map_or_else(|| no_day.to_owned(), |day| format!("{day}{star}"))
    }

    /// Returns the method's own word, or without one that of the verdict.
    pub(crate) fn own_or_said(&self) -> &str {
        if self.word.is_empty() { &self.said } else { &self.word }
    }
}

/// What only targets have.
pub(crate) struct OfTarget<'a> {
    pub(crate) result: &'a TargetResult,
    pub(crate) target: &'a Target,
    pub(crate) commitment: Commitment,
    pub(crate) due: Option<Day>,
    pub(crate) due_is_host: bool,
}

/// Returns the rows of the tree that the report goes by.
pub(crate) fn rows<'a>(report: &Report<'a>) -> Vec<Row<'a>> {
    match report.by {
        By::Action => actions(report),
        By::Unit => unit_tree(report),
        By::Tag => tags(report),
    }
}

/// Returns the actions and their targets, each action before what it holds.
fn actions<'a>(report: &Report<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for result in &report.evaluation.actions {
        let Some(action) = report.plan.action(&result.id) else { continue };
        let title = action.title().get(report.lang);
        let row = of_node(report, result.id.as_str(), title, &result.node, action.depth());
        rows.push(row);
        let own = report.evaluation.targets.iter().filter(|target| target.action == result.id);
        rows.extend(own.filter_map(|target| of_target(report, target, action.depth() + 1)));
    }
    rows
}

/// Returns rows without the actions below the top that hold nothing but one target of the same title, which says
/// it all.
pub(crate) fn without_twins(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let is_twin = |at: usize| {
        let (Some(row), Some(next)) = (rows.get(at), rows.get(at + 1)) else { return false };
        let alone = rows.get(at + 2).is_none_or(|after| after.depth <= row.depth);
        row.depth > 0 && row.target.is_none() && next.target.is_some() && next.title == row.title && alone
    };
    let twins: Vec<bool> = (0..rows.len()).map(is_twin).collect();
    let mut below_twin = false;
    let mut kept = Vec::new();
    for (mut row, twin) in rows.into_iter().zip(twins) {
        row.depth -= usize::from(below_twin);
        below_twin = twin;
        if !twin {
            kept.push(row);
        }
    }
    kept
}

/// Returns the units that answer for something, each before those below it; none where they are the tree itself.
pub(crate) fn units<'a>(report: &Report<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    if report.by == By::Action {
        unit_rows(report, None, 0, &mut rows, &|_, _| Vec::new());
    }
    rows
}

/// Returns the units with what each answers for that no unit below it does.
fn unit_tree<'a>(report: &Report<'a>) -> Vec<Row<'a>> {
    let below = |unit: &UnitResult| {
        let children = report.evaluation.units.iter().filter(|child| child.parent.as_ref() == Some(&unit.id));
        children.flat_map(|child| &child.targets).map(|answer| &answer.target).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    unit_rows(report, None, 0, &mut rows, &|unit, depth| {
        let below = below(unit);
        let own = unit.targets.iter().filter(|answer| !below.contains(&&answer.target));
        own.filter_map(|answer| target_row(report, answer, depth)).collect()
    });
    rows
}

/// Returns the tags with the targets that carry them.
fn tags<'a>(report: &Report<'a>) -> Vec<Row<'a>> {
    let of_tag = |result: &'a tenfold::TagResult| {
        let node = of_node(report, &result.tag, &result.tag, &result.node, 0);
        let targets = result.targets.iter().filter_map(|answer| target_row(report, answer, 1));
        std::iter::once(node).chain(targets).collect::<Vec<_>>()
    };
    report.evaluation.tags.iter().flat_map(of_tag).collect()
}

fn target_row<'a>(report: &Report<'a>, answer: &Answer, depth: usize) -> Option<Row<'a>> {
    let result = report.evaluation.targets.iter().find(|result| result.id == answer.target)?;
    of_target(report, result, depth)
}

fn unit_rows<'a>(
    report: &Report<'a>,
    parent: Option<&str>,
    depth: usize,
    rows: &mut Vec<Row<'a>>,
    own: &impl Fn(&'a UnitResult, usize) -> Vec<Row<'a>>,
) {
    let is_child = |unit: &&UnitResult| unit.parent.as_ref().map(tenfold::UnitId::as_str) == parent;
    for result in report.evaluation.units.iter().filter(is_child) {
        let Some(unit) = report.plan.unit(&result.id) else { continue };
        let answers = !result.node.counts.is_empty();
        if answers {
            let title = unit.title().get(report.lang);
            rows.push(of_node(report, result.id.as_str(), title, &result.node, depth));
            rows.extend(own(result, depth + 1));
        }
        unit_rows(report, Some(result.id.as_str()), depth + usize::from(answers), rows, own);
    }
}

fn of_node<'a>(
    report: &Report<'a>,
    id: &'a str,
    title: &'a str,
    node: &'a NodeResult,
    depth: usize,
) -> Row<'a> {
    let scores = report.method.scores();
    let score =
        node.score.map(|score| if scores { score_text(score.get()) } else { telling::percent(score) });
    // What is expected is known of some children only: against the mean of all it would mislead.
    let bar = if scores { report.score_bar(node.score) } else { attained(node.score, None) };
    // The branches below say why; on each level above it would be said once more.
    let why = if depth == 0 && is_behind(node.verdict) { node_why(report, node) } else { Vec::new() };
    Row {
        depth,
        id,
        title,
        value: if scores { String::new() } else { score.clone().unwrap_or_default() },
        score: score.filter(|_| scores),
        bar,
        verdict: node.verdict,
        said: telling::verdict_word(node.verdict, report.lang).to_owned(),
        word: own_word(report, node.word.as_deref()),
        target: None,
        why,
    }
}

fn of_target<'a>(report: &Report<'a>, result: &'a TargetResult, depth: usize) -> Option<Row<'a>> {
    let target = report.plan.target(&result.id)?;
    let scores = report.method.scores();
    let bar =
        if scores { report.score_bar(result.score) } else { attained(result.attainment, result.expected) };
    Some(Row {
        depth,
        id: result.id.as_str(),
        title: target.title().get(report.lang),
        value: value(report.plan, target, result, report.lang),
        score: result.score.filter(|_| scores).map(|score| score_text(score.get())),
        bar,
        verdict: result.verdict,
        said: target_word(report, result),
        word: own_word(report, result.word.as_deref()),
        target: Some(OfTarget {
            result,
            target,
            commitment: result.commitment,
            due: result.due,
            due_is_host: is_host(target, &["due"]),
        }),
        why: if is_behind(result.verdict) { target_why(report, target, result) } else { Vec::new() },
    })
}

/// Returns a word of a method that has words of its own.
fn own_word(report: &Report<'_>, word: Option<&str>) -> String {
    let own = word.filter(|_| report.method.met().word() != Standing::Achieved.as_str());
    own.map(|word| telling::word(word, report.lang).into_owned()).unwrap_or_default()
}

fn target_word(report: &Report<'_>, result: &TargetResult) -> String {
    let word = telling::verdict_word(result.verdict, report.lang);
    if !result.provisional {
        return word.to_owned();
    }
    // English puts it behind the word, Chinese before it.
    let so_far = report.phrases.so_far;
    if so_far.is_ascii() { format!("{word} {so_far}") } else { format!("{so_far}{word}") }
}

fn attained(score: Option<tenfold::Finite>, expected: Option<tenfold::Finite>) -> Option<Bar> {
    let expected = expected.map(tenfold::Finite::get);
    score.map(|score| Bar { filled: score.get(), expected })
}

/// Returns a score with two decimals.
fn score_text(score: f64) -> String {
    format!("{score:.2}")
}

/// Returns whether a verdict asks for its reasons to be said.
pub(crate) fn is_behind(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Standing(standing) => standing <= Standing::AtRisk,
        Verdict::Absence(absence) => {
            matches!(absence, Absence::NotAssessable | Absence::Stale | Absence::Awaiting)
        }
    }
}

/// Returns the sentences that explain a target: the deciding reason, what adds to it, and what it needs.
fn target_why(report: &Report<'_>, target: &Target, result: &TargetResult) -> Vec<String> {
    let said = |reason: &Reason| telling::say(reason, report.plan, Some(target), report.lang);
    let adds = |reason: &&Reason| {
        matches!(
            reason,
            Reason::Behind { .. }
                | Reason::Regressed { .. }
                | Reason::LostAgain { .. }
                | Reason::MetLate { .. }
        )
    };
    let (first, rest) = match result.reasons.split_first() {
        Some((first, rest)) => (Some(first), rest),
        None => (None, [].as_slice()),
    };
    let behind = rest.iter().any(|reason| matches!(reason, Reason::Behind { .. }));
    // Pace is attained over expected: the two numbers say more than their quotient.
    let quotient = |reason: &&Reason| matches!(reason, Reason::Judged { signal: "pace", .. }) && behind;
    let reasons = first.filter(|reason| !quotient(reason)).into_iter().chain(rest.iter().filter(adds));
    let needs = telling::say_needs(result, report.plan, report.lang);
    let outlook = telling::say_outlook(result, report.plan, report.lang).filter(|_| !report.method.scores());
    reasons.map(said).chain(needs).chain(open(report, target, result)).chain(outlook).collect()
}

/// Returns which members, periods or targets are not done, the first few by name.
fn open(report: &Report<'_>, target: &Target, result: &TargetResult) -> Option<String> {
    let open = &result.instances.as_ref().filter(|tally| !tally.open.is_empty())?.open;
    let phrases = report.phrases;
    let mut names: Vec<String> = open.iter().take(OPEN).map(|id| instance_name(report, target, id)).collect();
    if open.len() > OPEN {
        names.push(phrases.more.replace("{}", &(open.len() - OPEN).to_string()));
    }
    Some(format!("{}{}{}{}", phrases.open, phrases.colon, names.join(phrases.list), phrases.stop))
}

/// Returns the name of a member or a target; of a period its id.
fn instance_name(report: &Report<'_>, target: &Target, id: &str) -> String {
    let Goal::Instances(instances) = target.goal() else { return id.to_owned() };
    let named = || report.plan.targets().iter().find(|target| target.id().as_str() == id);
    let title = match instances.over() {
        Over::Members { .. } => member_title(report, target, id),
        Over::Targets(_) => named().map(Target::title),
        Over::Periods { .. } => None,
    };
    title.map_or(id, |title| title.get(report.lang)).to_owned()
}

/// Returns the name of a member, from the plan or from the entry by which it joined.
fn member_title<'a>(report: &Report<'a>, target: &Target, id: &str) -> Option<&'a Text> {
    let counted = set_of(report.plan, target)?;
    let known = counted.members().iter().find(|member| member.id().as_str() == id);
    let joined = report.ledger.entries().iter().rev().find_map(|entry| match entry.fact() {
        Fact::Joined { set, member, title } if set == counted.id() && member.as_str() == id => title.as_ref(),
        _ => None,
    });
    known.map(tenfold::Member::title).or(joined)
}

/// Returns the sentences that explain an action.
fn node_why(report: &Report<'_>, node: &NodeResult) -> Vec<String> {
    node.reasons.iter().map(|reason| telling::say(reason, report.plan, None, report.lang)).collect()
}
