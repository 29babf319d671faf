//! Methods of a host's own: clauses, guards, bands and curves.

use super::pick::pick;
use super::seed::{BandsSeed, ClauseSeed, GuardSeed, MethodSeed, SignalSeed};
use crate::draft::{
    Band, Clause, Curve, Edges, ForecastKind, Guard, GuardKind, Met, Method, Order, ParentKind, Parents,
    Piece, Projection, ScaledBy, Signal, SignalKind,
};
use crate::promises::Way;
use crate::words::Standing;

const SIGNALS: [SignalKind; 22] = [
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
    SignalKind::Value,
    SignalKind::Baseline,
    SignalKind::Bar,
    SignalKind::Open,
    SignalKind::Required,
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
        let mut edges = Edges::default().zero(0.001).min_years(seed.edges).min_points(3_u32);
        if seed.edges == 2 {
            edges = edges.no_way(0.5);
        }
        method = method.edges(edges);
    }
    if let Some(outlook) = &seed.outlook {
        method = method.outlook(projection(outlook));
    }
    if seed.scored {
        let mut parents = Parents::from(ParentKind::MeanScore);
        parents.bands = bands(&seed.parents, None);
        return method.met(Met::new("met").score(100)).parents(parents);
    }
    if seed.weakest {
        return method.parents(ParentKind::Weakest);
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
        let curve = curve(&seed.bands, scaled);
        clause = clause.curve(match &seed.of {
            Some(of) => curve.of(self::signal(of)),
            None => curve,
        });
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
            let Projection { forecast, last, min_points } = projection(seed);
            Signal { forecast, last, min_points, ..signal }
        }
        _ => signal,
    }
}

fn projection(seed: &SignalSeed) -> Projection {
    let forecast = pick(&FORECASTS, seed.forecast).copied().unwrap_or(ForecastKind::FromBaseline);
    let projection = Projection::from(forecast);
    let last = 2 + u32::from(seed.last);
    match (forecast, seed.all) {
        (ForecastKind::LastN, true) => projection.last(last).min_points(last),
        (ForecastKind::LastN, false) => projection.last(last),
        _ => projection,
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
            let gap = (seed.gap && index == 0).then(|| "the source says nothing of it".into());
            Band { scaled, gap, ..band }
        })
        .collect();
    bands.push(Band::otherwise("the rest", standing(cuts.len())));
    bands
}

fn curve(seed: &BandsSeed, scaled: Option<ScaledBy>) -> Curve {
    let mut curve = Curve::between(0, 100);
    let line = || Piece { per: scaled, ..Piece::line(50, 20) };
    for cut in cuts(seed) {
        curve = curve.piece(Piece { scaled, ..line().at_least(cut) });
    }
    if seed.above {
        return curve.piece(line());
    }
    // No cut is so high that the line above it is at the highest score, where this piece is.
    if let Some(last) = curve.pieces.last_mut() {
        last.jump = Some("it begins anew".into());
    }
    curve.piece(Piece::line(0, 100))
}
