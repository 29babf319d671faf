//! The page on which a person chooses a method: the text of `choosing.md`, with everything that is judged filled in.

mod picture;
mod town;

use tenfold::rules::{Clause, Method, Order, Signal};
use tenfold::{Evaluation, Faults, Options, Plan, TargetResult, Verdict, evaluate, telling};

use picture::{Said, picture};
use town::FINDINGS;

const TEXT: &str = include_str!("choosing.md");

/// Returns the page as Markdown.
///
/// # Errors
/// [`Faults`], were a preset or the town's plan written down wrong.
pub(crate) fn choosing() -> Result<String, Faults> {
    let methods: Vec<Method> = Method::presets().filter_map(Method::preset).collect();
    let (plan, ledger) = town::town()?;
    let mut judged = Vec::with_capacity(methods.len());
    for method in &methods {
        let options = Options::new(town::day()?).method(method.clone());
        judged.push((method, evaluate(&plan, &ledger, &options)?));
    }
    let said = |(method, evaluation): &(&Method, Evaluation)| Said {
        method: method.id().to_string(),
        verdicts: evaluation.targets.iter().map(|target| target.verdict).collect(),
    };
    let dots: Vec<Said> = judged.iter().map(said).collect();
    Ok(TEXT
        .replace("{{methods}}", &methods_table(&methods))
        .replace("{{promises}}", &promises(&plan, &judged))
        .replace("{{verdicts}}", &verdicts(&plan, &judged))
        .replace("{{picture}}", picture("Where each method puts the eight promises", &dots).trim_end())
        .replace("{{findings}}", &findings(&judged)))
}

/// Returns what each method looks at, and what is to be known of it.
fn methods_table(methods: &[Method]) -> String {
    let mut rows = vec![
        "| method | looks at | scores | calendar | monotone | checked | from |".to_owned(),
        "|---|---|---|---|---|---|---|".to_owned(),
    ];
    for method in methods {
        let mut signals: Vec<&str> = Vec::new();
        // Nearly all of them ask of a direction whether it goes the right way: that tells none from another.
        let asks = |clause: &&Clause| clause.signal() != Signal::Improvement;
        for clause in method.clauses().iter().filter(asks) {
            let name = telling::signal_word(clause.signal().as_str(), "en");
            if !signals.contains(&name) {
                signals.push(name);
            }
        }
        let range = method.range().map_or_else(|| "–".to_owned(), |(low, high)| format!("{low} to {high}"));
        let mark = |yes: bool| if yes { "yes" } else { "no" };
        let source = method.source().as_ref().map_or("", |source| source.get("en"));
        rows.push(format!(
            "| `{}` | {} | {range} | {} | {} | {} | {source} |",
            method.id(),
            signals.join(", "),
            mark(method.order() == Order::Standard),
            mark(method.monotone()),
            mark(!method.unverified()),
        ));
    }
    rows.join("\n")
}

/// Returns the promises with their numbers, which are the same under every method.
fn promises(plan: &Plan, judged: &[(&Method, Evaluation)]) -> String {
    let mut rows = vec![
        "| | promise | now | done of the way | expected by now |".to_owned(),
        "|---|---|---|---|---|".to_owned(),
    ];
    let Some((_, evaluation)) = judged.first() else { return String::new() };
    for (number, (target, result)) in (1..).zip(plan.targets().iter().zip(&evaluation.targets)) {
        let share = |share: Option<tenfold::Finite>| share.map_or_else(|| "–".to_owned(), telling::percent);
        let value = result.value.map(telling::number).unwrap_or_default();
        let (attained, expected) = (share(result.attainment), share(result.expected));
        rows.push(format!("| {number} | {} | {value} | {attained} | {expected} |", target.title().get("en")));
    }
    rows.join("\n")
}

const fn sign(verdict: Verdict) -> &'static str {
    use tenfold::Standing::{Achieved, Ahead, AtRisk, Missed, OffTrack, OnTrack};
    match verdict {
        Verdict::Standing(Missed | OffTrack) => "▼",
        Verdict::Standing(AtRisk) => "◆",
        Verdict::Standing(OnTrack) => "●",
        Verdict::Standing(Ahead) => "▲",
        Verdict::Standing(Achieved) => "✓",
        Verdict::Absence(_) => "?",
    }
}

/// Returns what each method says of each promise.
fn verdicts(plan: &Plan, judged: &[(&Method, Evaluation)]) -> String {
    let numbers: Vec<String> = (1..=plan.targets().len()).map(|number| number.to_string()).collect();
    let mut rows = vec![
        format!("| method | {} |", numbers.join(" | ")),
        format!("|---|{}", "---|".repeat(numbers.len())),
    ];
    let cell = |result: &TargetResult| {
        let word = result.word.as_deref().unwrap_or(result.verdict.as_str());
        format!("{} {}", sign(result.verdict), telling::word(word, "en"))
    };
    for (method, evaluation) in judged {
        let cells: Vec<String> = evaluation.targets.iter().map(cell).collect();
        rows.push(format!("| `{}` | {} |", method.id(), cells.join(" | ")));
    }
    rows.join("\n")
}

/// Returns what is to be seen, promise by promise: who says what, and the reason of one that does.
fn findings(judged: &[(&Method, Evaluation)]) -> String {
    let mut said = Vec::new();
    for (at, text) in FINDINGS.iter().enumerate() {
        let mut spread: Vec<(Verdict, Vec<&str>)> = Vec::new();
        for (method, evaluation) in judged {
            let Some(result) = evaluation.targets.get(at) else { continue };
            let name = method.id().as_str();
            match spread.iter_mut().find(|(verdict, _)| *verdict == result.verdict) {
                Some((_, names)) => names.push(name),
                None => spread.push((result.verdict, vec![name])),
            }
        }
        spread.sort_by_key(|(verdict, names)| (std::cmp::Reverse(names.len()), verdict.as_str()));
        let spread: Vec<String> = spread
            .iter()
            .map(|(verdict, names)| {
                format!("{} ({})", telling::verdict_word(*verdict, "en"), names.join(", "))
            })
            .collect();
        said.push(format!("{}. {text} It is {}.", at + 1, spread.join("; ")));
    }
    said.join("\n")
}
