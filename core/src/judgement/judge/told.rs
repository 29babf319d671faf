//! What is said of a decision: its reasons, its signals, and how far it is from the next better band.

use super::{Because, Decided, Word, final_value, finite, stands_until};
use crate::judgement::columns::View;
use crate::judgement::{Reason, Verdict, Why};
use crate::promises::Baseline;
use crate::rules::{Applied, Clause, Method, Signal, Signals, Test, apply};
use crate::words::{Day, Standing};

impl Decided {
    /// Returns the signal by which it was judged, with its value.
    pub(in crate::judgement) fn signal(&self, view: View<'_>, method: &Method) -> Option<(Signal, f64)> {
        let value = self.signal?;
        match apply(method, &view) {
            Applied::Judged(judged) => Some((judged.signal, value)),
            _ => None,
        }
    }

    /// Returns how far the signal is from the next better band.
    pub(in crate::judgement) fn margin(&self, view: View<'_>, method: &Method) -> Option<f64> {
        match apply(method, &view) {
            Applied::Judged(judged) if self.because == Because::Judged => {
                judged.margin_to_better(method, &view)
            }
            _ => None,
        }
    }

    /// Returns the deciding reason.
    pub(in crate::judgement) fn reason(&self, view: View<'_>, method: &Method) -> Reason {
        let not_assessable = |why| Reason::NotAssessable { why };
        let (due, day) = (view.window().due.unwrap_or(Day::MAX), view.value_day().unwrap_or(Day::MIN));
        let value = || view.value().and_then(finite).unwrap_or_default();
        match self.because {
            Because::Cancelled => match view.terms().cancelled.and_then(|entry| view.scene().entry(entry)) {
                Some(entry) => Reason::Cancelled { entry: entry.id.clone() },
                None => not_assessable(Why::NoClause),
            },
            Because::NotStarted => Reason::NotStarted { start: view.window().start },
            Because::Problem => not_assessable(view.problem().map_or(Why::NoClause, Why::from)),
            Because::Lost => view.lost().map_or_else(|| not_assessable(Why::NoClause), Reason::from),
            Because::MetOnce => Reason::MetOnce { day: view.first_met().unwrap_or(day) },
            Because::MetNow => Reason::MetNow { value: value(), due: view.window().due },
            Because::MetAtClose => Reason::MetAtClose { value: value(), due },
            Because::MissedAtClose => Reason::MissedAtClose { value: final_value(view, due), due },
            Because::NoFinal => Reason::NoFinal { due },
            Because::Awaiting => Reason::Awaiting { until: view.closes() },
            Because::NoData => Reason::NoData { since: view.window().start },
            Because::Stale => Reason::Stale { day, until: stands_until(view, day).unwrap_or(day) },
            Because::NotDue => Reason::NotDue { due: view.window().due },
            Because::Undated => Reason::Undated,
            Because::Judged => {
                let signal = self.signal(view, method);
                let (signal, value) = signal.map_or(("", 0.0), |(signal, value)| (signal.as_str(), value));
                let word = self.word.and_then(|word| word.of(method)).unwrap_or_default().to_owned();
                Reason::Judged { signal, value: finite(value).unwrap_or_default(), word }
            }
            Because::NoSignal => match apply(method, &view) {
                Applied::Lacking(signal, lack) => {
                    not_assessable(Why::NoSignal { signal: signal.as_str(), lack })
                }
                _ => not_assessable(Why::NoClause),
            },
            Because::NoClause => not_assessable(Why::NoClause),
        }
    }
}

/// Returns the signals that the guards of the clauses up to the deciding one looked at, each once.
pub(in crate::judgement) fn guarding(
    view: View<'_>,
    method: &Method,
    decided: &Decided,
) -> Vec<(Signal, f64)> {
    let mut found: Vec<(Signal, f64)> = Vec::new();
    let (Because::Judged, Some(Word::Band { clause, .. })) = (decided.because, decided.word) else {
        return found;
    };
    for guard in method.clauses().iter().take(usize::from(clause) + 1).flat_map(Clause::when) {
        let (Test::Has(signal) | Test::Signal { signal, .. }) = guard.test() else { continue };
        let known = found.iter().any(|(other, _)| *other == signal);
        if !known && let Ok(value) = view.signal(signal, &method.edges()) {
            found.push((signal, value));
        }
    }
    found
}

/// Returns the reasons beyond the deciding one.
pub(in crate::judgement) fn further(view: View<'_>, decided: &Decided) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let pair = view.attainment().and_then(finite).zip(view.expected().and_then(finite));
    if let (Some(standing), Some((attainment, expected))) = (decided.verdict.standing(), pair)
        && standing < Standing::Achieved
        && attainment < expected
    {
        reasons.push(Reason::Behind { attainment, expected });
    }
    if let (Some(value), Some(baseline), Some(sign)) = (view.value(), view.baseline(), view.sign())
        && view.count().is_none()
        && decided.verdict != Verdict::Standing(Standing::Achieved)
        && sign * (value - baseline) < 0.0
        && let (Some(value), Some(baseline)) = (finite(value), finite(baseline))
    {
        reasons.push(Reason::Regressed { value, baseline });
    }
    if let Some(tally) = view.count()
        && tally.done < tally.need
    {
        let count = tally.need - tally.done;
        reasons.push(Reason::StillNeeded { count, done: tally.done, need: tally.need });
    }
    if let Some(first_met) = view.first_met()
        && view.is_met() == Some(false)
    {
        reasons.push(Reason::LostAgain { first_met });
    }
    if view.baseline().is_none()
        && matches!(view.promise().baseline, Baseline::Unknown)
        && decided.verdict.standing().is_some()
        && view.measured_by().is_some()
    {
        let why = Why::NoBaseline;
        reasons.extend(
            (view.improvement().is_none() && view.held().is_none() && view.count().is_none())
                .then_some(Reason::NotAssessable { why }),
        );
    }
    if let Some(target) = view.target().filter(|target| !target.host.is_empty()) {
        reasons.push(Reason::HostFilled { fields: target.host.clone() });
    }
    let entries = view.aside.entries.iter().filter_map(|number| view.scene().entry(*number));
    if entries.into_iter().any(|entry| entry.illustrative) {
        reasons.push(Reason::Illustrative);
    }
    reasons
}
