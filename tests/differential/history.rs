//! How targets went, by the crate and by the reference.

use std::collections::BTreeMap;

use tenfold::{Change, Compared, Evaluation, Excursion, History, PeriodState, PeriodValue};

use super::Differences;
use crate::reference::history::{ChangeRef, ExcursionRef, HistoryRef, PeriodRef};

/// Notes where the histories of targets differ.
pub(super) fn compare(
    found: &mut Differences,
    ours: &Evaluation,
    theirs: &BTreeMap<String, Option<HistoryRef>>,
) {
    for target in &ours.targets {
        let place = format!("target {}, its history", target.id);
        match (&target.history, &theirs[target.id.as_str()]) {
            (
                Some(History::Periods { periods: ours, run }),
                Some(HistoryRef::Periods { periods: theirs, run: other }),
            ) => {
                found.each(&place, "period", ours, theirs, of_period);
                found.note(&place, "the run", &run.to_string(), &other.to_string());
            }
            (Some(History::Held { excursions: ours }), Some(HistoryRef::Held { excursions: theirs })) => {
                found.each(&place, "excursion", ours, theirs, of_excursion);
            }
            (
                Some(History::Changes { changes: ours, better, worse, within, run }),
                Some(HistoryRef::Changes { changes: theirs, better: b, worse: w, within: i, run: r }),
            ) => {
                found.each(&place, "change", ours, theirs, of_change);
                let counts = [*better, *worse, *within, *run].map(|count| count as usize);
                found.note(&place, "the counts", &format!("{counts:?}"), &format!("{:?}", [*b, *w, *i, *r]));
            }
            (None, None) => {}
            (ours, theirs) => {
                found.note(&place, "the kind", &format!("{ours:?}"), &format!("{theirs:?}"));
            }
        }
    }
}

fn of_period(found: &mut Differences, place: &str, ours: &PeriodValue, theirs: &PeriodRef) {
    let state = match ours.state {
        PeriodState::Done => "done",
        PeriodState::Missed => "missed",
        PeriodState::Open => "open",
        PeriodState::Coming => "coming",
    };
    let days = (ours.period.first(), ours.period.last());
    found.note(place, "its days", &format!("{days:?}"), &format!("{:?}", (theirs.first, theirs.last)));
    found.number(place, "its value", ours.value, theirs.value);
    found.note(place, "its state", state, theirs.state);
}

fn of_excursion(found: &mut Differences, place: &str, ours: &Excursion, theirs: &ExcursionRef) {
    let days = (ours.from, ours.to);
    found.note(place, "its days", &format!("{days:?}"), &format!("{:?}", (theirs.from, theirs.to)));
    found.number(place, "its worst", Some(ours.worst), Some(theirs.worst));
}

fn of_change(found: &mut Differences, place: &str, ours: &Change, theirs: &ChangeRef) {
    let compared = match ours.compared {
        Compared::Better => "better",
        Compared::Worse => "worse",
        Compared::Within => "within",
    };
    let days = (ours.from, ours.to);
    found.note(place, "its days", &format!("{days:?}"), &format!("{:?}", (theirs.from, theirs.to)));
    // What is left of two sums is as exact as the sums.
    if (ours.change.get() - theirs.change).abs() > super::ROUNDING * theirs.of {
        found.number(place, "the change", Some(ours.change), Some(theirs.change));
    }
    found.note(place, "how it compares", compared, theirs.compared);
}
