//! Published index methods, which judge growth and know no calendar.

use crate::draft::{
    Band, Clause, Curve, Edges, GuardKind, Met, Method, Order, ParentKind, Parents, Piece, ScaledBy,
    SignalKind,
};
use crate::words::Standing;

const SUBSTANTIAL: (&str, Standing) = ("substantial_progress", Standing::OnTrack);
const MODERATE: (&str, Standing) = ("moderate_progress", Standing::AtRisk);
const LIMITED: (&str, Standing) = ("limited_progress", Standing::OffTrack);
const DETERIORATION: (&str, Standing) = ("deterioration", Standing::OffTrack);

const SIGNIFICANT: (&str, Standing) = ("significant_progress", Standing::OnTrack);
const NO_PROGRESS: (&str, Standing) = ("no_progress", Standing::OffTrack);
const WORSE: (&str, Standing) = ("moderate_deterioration", Standing::OffTrack);
const MUCH_WORSE: (&str, Standing) = ("significant_deterioration", Standing::OffTrack);

fn at_least(cut: f64, (word, standing): (&str, Standing)) -> Band {
    Band::at_least(cut, word, standing)
}

fn above(cut: f64, (word, standing): (&str, Standing)) -> Band {
    Band::above(cut, word, standing)
}

fn otherwise((word, standing): (&str, Standing)) -> Band {
    Band::otherwise(word, standing)
}

fn near_limit(cut: f64, (word, standing): (&str, Standing)) -> Band {
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
    .source("Statistics Canada, Canadian Indicator Framework; Open SDG 2.4")
    .description(
        "Compound growth towards a target, or of any size without one. Words, cuts and scores are those \
             published; which standing a word stands for is ours: substantial is on track, moderate at risk, \
             limited and deterioration off track.",
    )
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
        .source("Eurostat, Sustainable development in the European Union; EUSTAT (Basque statistics office)")
        .description(
            "Prototype. Compound growth towards a target, or of any size without one, in EUSTAT's words, with \
             the natural limit as EUSTAT applies it. Which standing a word stands for is ours: significant \
             progress is on track, moderate progress at risk, the rest off track.",
        )
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
