//! Published index methods, which judge growth and know no calendar.

use super::bands::{Word, above, at_least, otherwise};
use crate::draft::{
    Band, Clause, Curve, Edges, GuardKind, Met, Method, Order, ParentKind, Parents, Piece, ScaledBy,
    SignalKind,
};
use crate::words::Standing;

const SUBSTANTIAL: Word = ("substantial_progress", Standing::OnTrack);
const MODERATE: Word = ("moderate_progress", Standing::AtRisk);
const LIMITED: Word = ("limited_progress", Standing::OffTrack);
const DETERIORATION: Word = ("deterioration", Standing::OffTrack);

const SIGNIFICANT: Word = ("significant_progress", Standing::OnTrack);
const NO_PROGRESS: Word = ("no_progress", Standing::OffTrack);
const WORSE: Word = ("moderate_deterioration", Standing::OffTrack);
const MUCH_WORSE: Word = ("significant_deterioration", Standing::OffTrack);

fn near_limit(cut: f64, (word, standing): Word) -> Band {
    Band::at_least(cut, word, standing).scaled(ScaledBy::NaturalLimit)
}

/// Returns slope · v ÷ C + intercept, where v is at least cut · C.
fn steep(cut: f64, slope: f64, intercept: f64) -> Piece {
    let piece = Piece::line(slope, intercept).at_least(cut).scaled(ScaledBy::NaturalLimit);
    piece.per(ScaledBy::NaturalLimit)
}

/// A zero becomes 0.001; base and current value must be of different years.
fn edges() -> Edges {
    Edges::default().zero(0.001).min_years(1)
}

/// Returns Statistics Canada's method, with its constants as they were published.
pub(super) fn statcan() -> Method {
    Method::new(
        "statcan",
        [("en", "Canadian Indicator Framework progress measure"), ("zh", "加拿大指标框架进展衡量")],
    )
    .source(
        "Statistics Canada, Canadian Indicator Framework, as computed by Open SDG's sdg-build \
         (sdg/ProgressMeasure.py); reproduced on its published results of 2026",
    )
    .description(
        "Compound growth since the baseline over the compound growth that leads to the target, or of any size \
         without a target, against cuts that a natural limit lowers. What is past its target is achieved. Words, \
         cuts, scores and constants are those published, and so are the edges: a zero becomes 0.001, and base \
         and current value must be a year apart and of one sign. Ours: which standing a word stands for. \
         Substantial is on track, moderate at risk, limited and deterioration off track. A target without a due \
         day is not assessable.",
    )
    .monotone()
    .order(Order::DataOnly)
    .edges(edges())
    .clause(statcan_ratio())
    .clause(statcan_growth())
    .met(Met::new("target_achieved").score(5))
    .parents(statcan_parents())
}

fn statcan_ratio() -> Clause {
    Clause::by(SignalKind::GrowthRatio)
        .name("a target: observed over required growth")
        .when(GuardKind::HasBar)
        .band(at_least(0.95, SUBSTANTIAL))
        .band(at_least(0.6, MODERATE))
        .band(at_least(0.0, LIMITED))
        .band(otherwise(DETERIORATION))
        .curve(
            Curve::between(-5, 5)
                .piece(
                    Piece::line(7.1429, -4.2857)
                        .at_least(0.6)
                        .jump("the published constants are cut off after four decimals: 0.00002 at 0.6"),
                )
                .piece(Piece::line(4.1667, -2.5)),
        )
}

fn statcan_growth() -> Clause {
    Clause::by(SignalKind::Growth)
        .name("no target: observed growth, near the natural limit against lower cuts")
        .band(near_limit(0.015, SUBSTANTIAL))
        .band(near_limit(0.005, MODERATE))
        .band(at_least(0.0, LIMITED))
        .band(otherwise(DETERIORATION))
        .curve(
            Curve::between(-5, 5)
                .piece(steep(0.015, 500.0, -5.0))
                .piece(steep(0.005, 250.0, -1.25))
                .piece(Piece::line(500, -2.5).at_least(0).per(ScaledBy::NaturalLimit))
                .piece(Piece::line(125, -2.5)),
        )
}

fn statcan_parents() -> Parents {
    Parents::from(ParentKind::MeanScore)
        .band(at_least(2.5, SUBSTANTIAL))
        .band(at_least(0.0, MODERATE))
        .band(at_least(-2.5, LIMITED))
        .band(otherwise(DETERIORATION))
}

/// Returns Eurostat's method, in the words of the Basque statistics office.
pub(super) fn eurostat() -> Method {
    Method::new("eurostat", [("en", "Eurostat's indicator assessment"), ("zh", "欧盟统计局指标评估")])
        .source(
            "Eurostat, Sustainable development in the European Union (monitoring reports), as the Basque \
             statistics office EUSTAT applies it; reproduced on 28 of its published rows",
        )
        .description(
            "Compound growth since the baseline over the compound growth that leads to the target (cuts 0.95, \
             0.60 and 0), or of any size without a target (1 %, 0.1 % and the same below zero). The cuts and \
             scores are reproduced on EUSTAT's rows; Eurostat's own text was not at hand. EUSTAT's additions: \
             the factor of a natural limit, which it takes from Statistics Canada; the edges (a zero becomes \
             0.001, base and current value a year apart); and the words, which are its status codes. With a \
             target its code moderate_deterioration means insufficient progress, and significant_deterioration \
             moving away. Ours: the standings. Significant progress is on track, moderate progress at risk, the \
             rest off track.",
        )
        .monotone()
        .order(Order::DataOnly)
        .edges(edges())
        .clause(eurostat_ratio())
        .clause(eurostat_growth())
        .met(Met::new("significant_progress").score(5))
        .parents(eurostat_parents())
}

fn eurostat_ratio() -> Clause {
    Clause::by(SignalKind::GrowthRatio)
        .name("a target: observed over required growth")
        .when(GuardKind::HasBar)
        .band(at_least(0.95, SIGNIFICANT))
        .band(at_least(0.6, MODERATE))
        .band(at_least(0.0, WORSE))
        .band(otherwise(MUCH_WORSE))
        .curve(
            Curve::between(-5, 5)
                .piece(Piece::line(0, 5).above(1.3))
                .piece(Piece::line(5.0 / 0.7, -5.0 / 0.7 * 0.6).at_least(0.6))
                .piece(Piece::line(5.0 / 1.2, 5.0 / 1.2 * 0.6 - 5.0).above(-0.6))
                .piece(Piece::line(0, -5)),
        )
}

fn eurostat_growth() -> Clause {
    Clause::by(SignalKind::Growth)
        .name("no target: observed growth, near the natural limit against lower cuts")
        .band(near_limit(0.01, SIGNIFICANT))
        .band(near_limit(0.001, MODERATE))
        .band(at_least(-0.001, NO_PROGRESS))
        .band(at_least(-0.01, WORSE))
        .band(otherwise(MUCH_WORSE))
        .curve(
            Curve::between(-5, 5)
                .piece(Piece::line(250, 0).at_least(0).per(ScaledBy::NaturalLimit))
                .piece(Piece::line(250, 0)),
        )
}

fn eurostat_parents() -> Parents {
    Parents::from(ParentKind::MeanScore)
        .band(above(2.5, SIGNIFICANT))
        .band(above(0.25, MODERATE))
        .band(at_least(-0.25, NO_PROGRESS))
        .band(at_least(-2.5, WORSE))
        .band(otherwise(MUCH_WORSE))
}
