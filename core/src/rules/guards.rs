//! From drafts to checked signals and guards.

use super::{Bound, Forecast, Guard, Side, Signal, Test};
use crate::draft::{self, ForecastKind, GuardKind, SignalKind};
use crate::words::{At, Code, Collect};

/// Reports the fields that must be there and are not.
pub(super) fn need_fields(at: At<'_>, faults: &mut Collect, fields: &[(&str, bool)]) {
    for (name, _) in fields.iter().filter(|(_, there)| !there) {
        faults.add(at.key(name), Code::Missing, format!("`{name}` is missing"), format!("give `{name}`"));
    }
}

/// Reports the fields that are there and must not be.
pub(super) fn refuse_fields(at: At<'_>, faults: &mut Collect, fields: &[(&str, bool)]) {
    for (name, _) in fields.iter().filter(|(_, there)| *there) {
        let cause = format!("`{name}` has no place with this kind");
        faults.add(at.key(name), Code::NotAllowed, cause, format!("leave `{name}` out, or change the kind"));
    }
}

/// Checks a signal at a place.
pub(super) fn signal(draft: &draft::Signal, at: At<'_>, faults: &mut Collect) -> Option<Signal> {
    let Some(kind) = draft.kind else {
        need_fields(at, faults, &[("kind", false)]);
        return None;
    };
    let projected = matches!(kind, SignalKind::ProjectedAttainment | SignalKind::ProjectedMiss);
    let windowed = kind == SignalKind::MeanChange || draft.forecast == Some(ForecastKind::LastN) && projected;
    let forecast = [("forecast", draft.forecast.is_some())];
    if projected {
        need_fields(at, faults, &forecast)
    } else {
        refuse_fields(at, faults, &forecast)
    }
    let window = if windowed {
        window((draft.last, draft.min_points), at, faults)
    } else {
        let fields = [("last", draft.last.is_some()), ("min_points", draft.min_points.is_some())];
        refuse_fields(at, faults, &fields);
        None
    };
    of_kind(kind, draft.forecast, window)
}

/// Checks how the forecast of a target carries its value on.
pub(super) fn projection(draft: &draft::Projection, at: At<'_>, faults: &mut Collect) -> Option<Forecast> {
    need_fields(at, faults, &[("forecast", draft.forecast.is_some())]);
    let fields = [("last", draft.last.is_some()), ("min_points", draft.min_points.is_some())];
    let window = if draft.forecast == Some(ForecastKind::LastN) {
        window((draft.last, draft.min_points), at, faults)
    } else {
        refuse_fields(at, faults, &fields);
        None
    };
    of_forecast(draft.forecast?, window)
}

/// Returns how many figures are looked at, and how many there must be.
fn window(
    (last, min_points): (Option<u32>, Option<u32>),
    at: At<'_>,
    faults: &mut Collect,
) -> Option<(u32, u32)> {
    need_fields(at, faults, &[("last", last.is_some())]);
    let last = last?;
    if last < 2 {
        let cause = format!("{last} figures have no change between them");
        faults.add(at.key("last"), Code::OutOfRange, cause, "give at least 2");
        return None;
    }
    let min_points = min_points.unwrap_or(2);
    if !(2..=last).contains(&min_points) {
        let cause = format!("`min_points` is {min_points}");
        faults.add(at.key("min_points"), Code::OutOfRange, cause, format!("give 2 to {last}"));
        return None;
    }
    Some((last, min_points))
}

fn of_kind(kind: SignalKind, forecast: Option<ForecastKind>, window: Option<(u32, u32)>) -> Option<Signal> {
    Some(match kind {
        SignalKind::Attainment => Signal::Attainment,
        SignalKind::Expected => Signal::Expected,
        SignalKind::Gap => Signal::Gap,
        SignalKind::Pace => Signal::Pace,
        SignalKind::Growth => Signal::Growth,
        SignalKind::GrowthRatio => Signal::GrowthRatio,
        SignalKind::Improvement => Signal::Improvement,
        SignalKind::MeanChange => {
            let (last, min_points) = window?;
            Signal::MeanChange { last, min_points }
        }
        SignalKind::LastChange => Signal::LastChange,
        SignalKind::ProjectedAttainment => Signal::ProjectedAttainment(of_forecast(forecast?, window)?),
        SignalKind::ProjectedMiss => Signal::ProjectedMiss(of_forecast(forecast?, window)?),
        SignalKind::Spi => Signal::Spi,
        SignalKind::SpiT => Signal::SpiT,
        SignalKind::Elapsed => Signal::Elapsed,
        SignalKind::EvidenceShare => Signal::EvidenceShare,
        SignalKind::Freshness => Signal::Freshness,
        SignalKind::Points => Signal::Points,
        SignalKind::Value => Signal::Value,
        SignalKind::Baseline => Signal::Baseline,
        SignalKind::Bar => Signal::Bar,
        SignalKind::Open => Signal::Open,
        SignalKind::Required => Signal::Required,
    })
}

fn of_forecast(kind: ForecastKind, window: Option<(u32, u32)>) -> Option<Forecast> {
    Some(match kind {
        ForecastKind::FromBaseline => Forecast::FromBaseline,
        ForecastKind::LastN => {
            let (last, min_points) = window?;
            Forecast::LastN { last, min_points }
        }
        ForecastKind::LeastSquares => Forecast::LeastSquares,
        ForecastKind::TheilSen => Forecast::TheilSen,
        ForecastKind::Compound => Forecast::Compound,
    })
}

/// Checks a guard at a place.
pub(super) fn guard(draft: &draft::Guard, at: At<'_>, faults: &mut Collect) -> Option<Guard> {
    let Some(kind) = draft.kind else {
        need_fields(at, faults, &[("kind", false)]);
        return None;
    };
    let belongs = |name: &str| match kind {
        GuardKind::Way => name == "way",
        GuardKind::Points => name == "points",
        GuardKind::Has => name == "signal",
        GuardKind::Signal => name != "way" && name != "points",
        _ => false,
    };
    let given = [
        ("way", draft.way.is_some()),
        ("points", draft.points.is_some()),
        ("signal", draft.signal.is_some()),
        ("at_least", draft.at_least.is_some()),
        ("above", draft.above.is_some()),
        ("at_most", draft.at_most.is_some()),
        ("below", draft.below.is_some()),
        ("scaled", draft.scaled.is_some()),
    ];
    for field in given.iter().filter(|(name, _)| !belongs(name)) {
        refuse_fields(at, faults, &[*field]);
    }
    let (needed, _) = given.split_at(3);
    for field in needed.iter().filter(|(name, _)| belongs(name)) {
        need_fields(at, faults, &[*field]);
    }
    test(kind, draft, at, faults).map(|test| Guard { not: draft.not, test })
}

fn test(kind: GuardKind, draft: &draft::Guard, at: At<'_>, faults: &mut Collect) -> Option<Test> {
    let signal_of = |faults: &mut Collect| signal(draft.signal.as_ref()?, at.key("signal"), faults);
    Some(match kind {
        GuardKind::HasBar => Test::HasBar,
        GuardKind::Met => Test::Met,
        GuardKind::PastDue => Test::PastDue,
        GuardKind::Way => Test::Way(draft.way?),
        GuardKind::Points => Test::Points(draft.points?),
        GuardKind::Improves => Test::Improves,
        GuardKind::Has => Test::Has(signal_of(faults)?),
        GuardKind::Signal => {
            let (signal, bound) = (signal_of(faults), bound(draft, at, faults));
            Test::Signal { signal: signal?, bound: bound? }
        }
    })
}

fn bound(draft: &draft::Guard, at: At<'_>, faults: &mut Collect) -> Option<Bound> {
    let sides = [
        ("at_least", draft.at_least, Side::AtLeast),
        ("above", draft.above, Side::Above),
        ("at_most", draft.at_most, Side::AtMost),
        ("below", draft.below, Side::Below),
    ];
    let mut given = sides.into_iter().filter_map(|(name, number, side)| Some((name, number?, side)));
    let Some((name, number, side)) = given.next() else {
        let remedy = "give `at_least`, `above`, `at_most` or `below`";
        faults.add(at, Code::Missing, "the signal is compared with nothing", remedy);
        return None;
    };
    for (other, ..) in given {
        let cause = format!("`{name}` stands there too");
        faults.add(at.key(other), Code::NotAllowed, cause, "use one guard for each bound");
    }
    let number = faults.keep(at.key(name), number.check())?;
    Some(Bound { side, number, scaled: draft.scaled })
}
