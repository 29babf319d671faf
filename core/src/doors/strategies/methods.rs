//! Methods of a host's own: clauses, guards, bands and curves.

use super::pick::pick;
use super::seed::{BandsSeed, ClauseSeed, GuardSeed, MethodSeed, SignalSeed};
use crate::draft::{
    Band, Clause, Curve, Edges, ForecastKind, Guard, GuardKind, Met, Method, Order, ParentKind, Parents,
    Piece, ScaledBy, Signal, SignalKind,
};
use crate::promises::Way;
use crate::words::Standing;

const SIGNALS: [SignalKind; 17] = [
    SignalKind::Pace,
    SignalKind::Attainment,
    SignalKind::Gap,
    SignalKind::Expected,
    SignalKind::Growth,
    SignalKind::GrowthRatio,
    SignalKind::Improvement,
    SignalKind::MeanChange,
    SignalKind::LastChange,
    SignalKind::ProjectedAttainment,
    SignalKind::ProjectedMiss,
    SignalKind::Spi,
    SignalKind::SpiT,
    SignalKind::Elapsed,
    SignalKind::EvidenceShare,
    SignalKind::Freshness,
    SignalKind::Points,
];

const FORECASTS: [ForecastKind; 5] = [
    ForecastKind::FromBaseline,
    ForecastKind::LastN,
    ForecastKind::LeastSquares,
    ForecastKind::TheilSen,
    ForecastKind::Compound,
];

/// Makes the draft of a method.
pub(super) fn method(seed: &MethodSeed) -> Method {
    let mut method = Method::new("own", "A method of one's own");
    if seed.data_only {
        method = method.order(Order::DataOnly);
    }
    for (index, clause) in seed.clauses.iter().enumerate() {
        let last = index + 1 == seed.clauses.len();
        method = method.clause(self::clause(clause, last, seed.scored));
    }
    if seed.edges > 0 {
        method = method.edges(Edges::default().zero(0.001).min_years(seed.edges).min_points(3_u32));
    }
    if seed.scored {
        let mut parents = Parents::from(ParentKind::MeanScore);
        parents.bands = bands(&seed.parents, None);
        return method.met(Met::new("met").score(100)).parents(parents);
    }
    if seed.edges == 1 {
        let mut parents = Parents::from(ParentKind::Pace);
        parents.bands = bands(&seed.parents, None);
        method = method.parents(parents);
    }
    method
}

fn clause(seed: &ClauseSeed, last: bool, scored: bool) -> Clause {
    let signal = signal(&seed.signal);
    let mut clause = Clause::by(signal.clone());
    clause.when = seed.guards.iter().map(guard).collect();
    // Nothing comes after a clause that admits everything.
    if clause.when.is_empty() && !last {
        clause.when.push(Guard::has(signal));
    }
    let scaled = scaled(seed.scaled);
    clause.bands = bands(&seed.bands, scaled);
    if scored || seed.curved {
        clause = clause.curve(curve(&seed.bands, scaled));
    }
    clause
}

fn scaled(code: u8) -> Option<ScaledBy> {
    match code {
        1 => Some(ScaledBy::NaturalLimit),
        2 => Some(ScaledBy::DeadBand),
        _ => None,
    }
}

fn signal(seed: &SignalSeed) -> Signal {
    let kind = pick(&SIGNALS, seed.kind).copied().unwrap_or(SignalKind::Pace);
    let last = 2 + u32::from(seed.last);
    let windowed = |signal: Signal| {
        let signal = signal.last(last);
        if seed.all { signal.min_points(last) } else { signal }
    };
    let signal = Signal::from(kind);
    match kind {
        SignalKind::MeanChange => windowed(signal),
        SignalKind::ProjectedAttainment | SignalKind::ProjectedMiss => {
            let forecast = pick(&FORECASTS, seed.forecast).copied().unwrap_or(ForecastKind::FromBaseline);
            let signal = signal.forecast(forecast);
            if forecast == ForecastKind::LastN { windowed(signal) } else { signal }
        }
        _ => signal,
    }
}

fn guard(seed: &GuardSeed) -> Guard {
    let bound = Guard::on(signal(&seed.signal));
    let guard = match seed.kind {
        1 => Guard::from(GuardKind::Met),
        2 => Guard::from(GuardKind::PastDue),
        3 => Guard::from(GuardKind::Way).way(Way::Up),
        4 => Guard::from(GuardKind::Points).points(3_u32),
        5 => Guard::from(GuardKind::Improves),
        6 => Guard::has(signal(&seed.signal)),
        7 => bound.at_least(seed.bound),
        8 => bound.above(seed.bound),
        9 => bound.at_most(seed.bound),
        10 => bound.below(seed.bound),
        _ => Guard::from(GuardKind::HasBar),
    };
    if seed.not { !guard } else { guard }
}

/// Returns the cuts of a seed from the highest down, each once.
fn cuts(seed: &BandsSeed) -> Vec<f64> {
    let mut cuts = seed.cuts.clone();
    cuts.sort_by(|a, b| b.total_cmp(a));
    cuts.dedup();
    cuts
}

fn bands(seed: &BandsSeed, scaled: Option<ScaledBy>) -> Vec<Band> {
    let standing = |index: usize| {
        let standing = pick(&Standing::ALL, usize::from(seed.standing) + index).copied();
        standing.unwrap_or(Standing::OnTrack)
    };
    let cuts = cuts(seed);
    let mut bands: Vec<Band> = cuts
        .iter()
        .enumerate()
        .map(|(index, cut)| {
            let (word, standing) = (format!("word {}", index + 1), standing(index));
            let band = if seed.above {
                Band::above(*cut, word, standing)
            } else {
                Band::at_least(*cut, word, standing)
            };
            Band { scaled, ..band }
        })
        .collect();
    bands.push(Band::otherwise("the rest", standing(cuts.len())));
    bands
}

fn curve(seed: &BandsSeed, scaled: Option<ScaledBy>) -> Curve {
    let mut curve = Curve::between(0, 100);
    for cut in cuts(seed) {
        let mut piece = Piece::line(50, 20).at_least(cut);
        piece.scaled = scaled;
        piece.per = scaled;
        curve = curve.piece(piece);
    }
    curve.piece(Piece::line(if seed.above { 100 } else { 0 }, 10))
}
