//! From a checked method back to the draft that says the same.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Band, Clause, Curve, Cut, Edges, Forecast, Guard, Met, Method, Order, ParentSignal, Parents, Piece, Side,
    Signal, Test,
};
use crate::draft::{self, ForecastKind, GuardKind, ParentKind, SignalKind};
use crate::words::{Finite, Number};

impl Serialize for Method {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        draft::Method::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Method {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        draft::Method::deserialize(deserializer)?.build().map_err(serde::de::Error::custom)
    }
}

fn number(number: Finite) -> Option<Number> {
    Some(Number(number.get()))
}

impl From<&Method> for draft::Method {
    fn from(method: &Method) -> Self {
        Self {
            id: String::from(&method.id),
            version: Some(method.version),
            title: method.title.clone(),
            source: method.source.clone(),
            description: method.description.clone(),
            unverified: method.unverified,
            monotone: method.monotone,
            order: Some(method.order).filter(|order| *order != Order::Standard),
            edges: draft::Edges::from(&method.edges),
            clauses: method.clauses.iter().map(draft::Clause::from).collect(),
            met: Some(draft::Met::from(&method.met)),
            parents: Some(draft::Parents::from(&method.parents)),
            outlook: Some(method.outlook).filter(|of| *of != Forecast::FromBaseline).map(projection),
        }
    }
}

impl From<&Edges> for draft::Edges {
    fn from(edges: &Edges) -> Self {
        Self {
            zero: edges.zero.and_then(number),
            min_years: Some(edges.min_years).filter(|years| *years != Finite::ZERO).and_then(number),
            min_points: Some(edges.min_points).filter(|points| *points != 2),
            no_way: edges.no_way.and_then(number),
        }
    }
}

impl From<&Clause> for draft::Clause {
    fn from(clause: &Clause) -> Self {
        Self {
            name: clause.name.clone(),
            when: clause.when.iter().map(draft::Guard::from).collect(),
            signal: draft::Signal::from(clause.signal),
            bands: clause.bands.iter().map(draft::Band::from).collect(),
            curve: clause.curve.as_ref().map(draft::Curve::from),
        }
    }
}

/// Returns `at_least` and `above` of a cut.
fn ends(cut: Option<Cut>) -> (Option<Number>, Option<Number>) {
    match cut {
        Some(cut) if cut.above => (None, number(cut.number)),
        Some(cut) => (number(cut.number), None),
        None => (None, None),
    }
}

impl From<&Band> for draft::Band {
    fn from(band: &Band) -> Self {
        let (at_least, above) = ends(band.cut);
        let scaled = band.cut.and_then(|cut| cut.scaled);
        let (word, standing) = (band.word.clone(), Some(band.standing));
        Self { at_least, above, scaled, word, standing, gap: band.gap.clone() }
    }
}

impl From<&Curve> for draft::Curve {
    fn from(curve: &Curve) -> Self {
        Self {
            of: curve.of.map(draft::Signal::from),
            pieces: curve.pieces.iter().map(draft::Piece::from).collect(),
            low: number(curve.low),
            high: number(curve.high),
            zero_scale: Some(curve.zero_scale).filter(|score| *score != curve.high).and_then(number),
        }
    }
}

impl From<&Piece> for draft::Piece {
    fn from(piece: &Piece) -> Self {
        let (at_least, above) = ends(piece.cut);
        Self {
            at_least,
            above,
            scaled: piece.cut.and_then(|cut| cut.scaled),
            slope: Some(piece.slope).filter(|slope| *slope != Finite::ZERO).and_then(number),
            intercept: Some(piece.intercept).filter(|number| *number != Finite::ZERO).and_then(number),
            per: piece.per,
            jump: piece.jump.clone(),
        }
    }
}

impl From<&Met> for draft::Met {
    fn from(met: &Met) -> Self {
        Self { word: met.word.clone(), score: met.score.and_then(number) }
    }
}

impl From<&Parents> for draft::Parents {
    fn from(parents: &Parents) -> Self {
        let kind = match parents.signal {
            ParentSignal::Pace => ParentKind::Pace,
            ParentSignal::MeanScore => ParentKind::MeanScore,
            ParentSignal::Weakest => ParentKind::Weakest,
        };
        Self { kind: Some(kind), bands: parents.bands.iter().map(draft::Band::from).collect() }
    }
}

impl From<&Guard> for draft::Guard {
    fn from(guard: &Guard) -> Self {
        let mut draft = match guard.test {
            Test::HasBar => Self::from(GuardKind::HasBar),
            Test::Met => Self::from(GuardKind::Met),
            Test::PastDue => Self::from(GuardKind::PastDue),
            Test::Way(way) => Self::from(GuardKind::Way).way(way),
            Test::Points(points) => Self::from(GuardKind::Points).points(points),
            Test::Improves => Self::from(GuardKind::Improves),
            Test::Has(signal) => Self::has(signal),
            Test::Signal { signal, bound } => {
                let mut draft = Self::on(signal);
                *match bound.side {
                    Side::AtLeast => &mut draft.at_least,
                    Side::Above => &mut draft.above,
                    Side::AtMost => &mut draft.at_most,
                    Side::Below => &mut draft.below,
                } = number(bound.number);
                draft.scaled = bound.scaled;
                draft
            }
        };
        draft.not = guard.not;
        draft
    }
}

impl From<Signal> for draft::Signal {
    fn from(signal: Signal) -> Self {
        let kind = match signal {
            Signal::Attainment => SignalKind::Attainment,
            Signal::Expected => SignalKind::Expected,
            Signal::Gap => SignalKind::Gap,
            Signal::Pace => SignalKind::Pace,
            Signal::Growth => SignalKind::Growth,
            Signal::GrowthRatio => SignalKind::GrowthRatio,
            Signal::Improvement => SignalKind::Improvement,
            Signal::MeanChange { last, min_points } => {
                return Self::mean_change(last).min_points(min_points);
            }
            Signal::LastChange => SignalKind::LastChange,
            Signal::ProjectedAttainment(forecast) => {
                return forecasting(SignalKind::ProjectedAttainment, forecast);
            }
            Signal::ProjectedMiss(forecast) => return forecasting(SignalKind::ProjectedMiss, forecast),
            Signal::Spi => SignalKind::Spi,
            Signal::SpiT => SignalKind::SpiT,
            Signal::Elapsed => SignalKind::Elapsed,
            Signal::EvidenceShare => SignalKind::EvidenceShare,
            Signal::Freshness => SignalKind::Freshness,
            Signal::Points => SignalKind::Points,
            Signal::Value => SignalKind::Value,
            Signal::Baseline => SignalKind::Baseline,
            Signal::Bar => SignalKind::Bar,
            Signal::Open => SignalKind::Open,
            Signal::Required => SignalKind::Required,
        };
        Self::from(kind)
    }
}

fn forecasting(kind: SignalKind, forecast: Forecast) -> draft::Signal {
    let draft::Projection { forecast, last, min_points } = projection(forecast);
    draft::Signal { forecast, last, min_points, ..draft::Signal::from(kind) }
}

fn projection(forecast: Forecast) -> draft::Projection {
    let kind = match forecast {
        Forecast::FromBaseline => ForecastKind::FromBaseline,
        Forecast::LastN { last, min_points } => {
            return draft::Projection::from(ForecastKind::LastN).last(last).min_points(min_points);
        }
        Forecast::LeastSquares => ForecastKind::LeastSquares,
        Forecast::TheilSen => ForecastKind::TheilSen,
        Forecast::Compound => ForecastKind::Compound,
    };
    kind.into()
}
