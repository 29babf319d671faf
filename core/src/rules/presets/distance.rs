//! Indices of distance: how much of the way to the target is done, as a score.

use super::bands::{Word, at_least, direction, nothing_expected, otherwise};
use crate::draft::{
    Clause, Curve, ForecastKind, Guard, Met, Method, Order, ParentKind, Parents, Piece, Signal, SignalKind,
};
use crate::words::Standing;

const MOST: Word = ("most_of_the_way", Standing::OnTrack);
const PART: Word = ("part_of_the_way", Standing::AtRisk);
const LITTLE: Word = ("little_of_the_way", Standing::OffTrack);
const REGRESSION: Word = ("regression", Standing::OffTrack);

const RIGHT_PACE: Word = ("on_track_or_maintaining", Standing::OnTrack);
const MODERATE: Word = ("moderately_improving", Standing::AtRisk);
const STAGNATING: Word = ("stagnating", Standing::OffTrack);
const DECREASING: Word = ("decreasing", Standing::OffTrack);

/// Returns attainment times the highest score, clamped.
fn times(low: i32, high: i32) -> Curve {
    Curve::between(low, high).of(SignalKind::Attainment).piece(Piece::line(high, 0))
}

/// Returns the current status index of the Asia-Pacific progress reports.
pub(super) fn escap() -> Method {
    let score = || times(-10, 10);
    Method::new("escap", [("en", "ESCAP current status"), ("zh", "亚太经社会现状指数")])
        .source("UN ESCAP, Asia and the Pacific SDG Progress Report: current status index")
        .description(
            "The share of the way from the baseline to the target, times 10. The formula is second hand, and \
             is built for targets with a bar, not for parity. Ours: the bounds of -10 and 10; the cuts 0.75, \
             0.25 and 0, their words and standings; parents by the mean score with the same cuts times 10; \
             goals that promise a direction, which have no score. The anticipated progress of the same reports \
             is not built: its cuts of 10 and 100 are known from memory only.",
        )
        .unverified()
        .monotone()
        .order(Order::DataOnly)
        .clause(direction().curve(score()))
        .clause(
            Clause::by(SignalKind::Attainment)
                .name("the share of the way")
                .band(at_least(0.75, MOST))
                .band(at_least(0.25, PART))
                .band(at_least(0.0, LITTLE))
                .band(otherwise(REGRESSION))
                .curve(score()),
        )
        .met(Met::new("target_achieved").score(10))
        .parents(
            Parents::from(ParentKind::MeanScore)
                .band(at_least(7.5, MOST))
                .band(at_least(2.5, PART))
                .band(at_least(0.0, LITTLE))
                .band(otherwise(REGRESSION)),
        )
}

/// Returns the scores and trend arrows of the SDG Index.
pub(super) fn sdg_index() -> Method {
    let score = || times(0, 100);
    let trend = || Signal::projected_attainment(ForecastKind::FromBaseline);
    Method::new("sdg-index", [("en", "SDG Index scores and trends"), ("zh", "可持续发展目标指数")])
        .source("SDSN, Sustainable Development Report: SDG Index, normalised scores and trend arrows")
        .description(
            "The score is 100 times the share of the way to the best value, from 0 to 100, and that of a parent \
             is the mean. The trend is the change a year since the baseline over the change a year that leads \
             to the target by its due day. The cuts of the arrows, 0, 0.5 and 1, are from memory; 1 is only \
             implied by the source. Ours: the baseline stands where the source has the worst value; the \
             standings; the words and cuts of parents; on track without a due day while nothing is lost; goals \
             that promise a direction, which have no score. The dashboards, with their rule of the worst two, \
             are not built.",
        )
        .unverified()
        .monotone()
        .order(Order::DataOnly)
        .clause(direction().curve(score()))
        .clause(
            Clause::by(trend())
                .name("the change a year over the change that is needed")
                .when(Guard::has(trend()))
                .band(at_least(1.0, RIGHT_PACE))
                .band(at_least(0.5, MODERATE))
                .band(at_least(0.0, STAGNATING))
                .band(otherwise(DECREASING))
                .curve(score()),
        )
        .clause(nothing_expected().curve(score()))
        .met(Met::new("on_track_or_maintaining").score(100))
        .parents(
            Parents::from(ParentKind::MeanScore)
                .band(at_least(75.0, ("near_the_goal", Standing::OnTrack)))
                .band(at_least(50.0, ("on_the_way", Standing::AtRisk)))
                .band(otherwise(("far_from_the_goal", Standing::OffTrack))),
        )
}
