//! Objectives and key results: grades from 0 to 1, and their weighted mean.

use super::bands::{Word, above, at_least, direction, nothing_expected, otherwise};
use super::pace::pace_bands;
use crate::draft::{
    Band, Clause, Curve, Edges, Guard, Met, Method, Order, ParentKind, Parents, Piece, SignalKind,
};
use crate::words::Standing;

const GREEN: Word = ("green", Standing::OnTrack);
const YELLOW: Word = ("yellow", Standing::AtRisk);
const RED: Word = ("red", Standing::OffTrack);

/// Returns the grade: attainment from 0 to 1. What has none, as a direction, has no grade.
fn grade() -> Curve {
    Curve::between(0, 1).of(SignalKind::Attainment).piece(Piece::line(1, 0))
}

fn means(bands: impl Into<Vec<Band>>) -> Parents {
    let mut parents = Parents::from(ParentKind::MeanScore);
    parents.bands = bands.into();
    parents
}

fn colours() -> [Band; 5] {
    let open = |range: &str| format!("the source leaves {range} open: the lower colour is ours");
    [
        at_least(0.7, GREEN),
        above(0.6, YELLOW).gap(open("0.6 to 0.7")),
        at_least(0.4, YELLOW),
        above(0.3, RED).gap(open("0.3 to 0.4")),
        otherwise(RED),
    ]
}

/// Returns the grades and colours that Google made known.
pub(super) fn google_okr() -> Method {
    let mut graded = Clause::by(SignalKind::Attainment).name("the grade").curve(grade());
    graded.bands = colours().into();
    Method::new("google-okr", [("en", "Google's OKR grades"), ("zh", "谷歌OKR评分")])
        .source("Google, re:Work (grades); Doerr, Measure What Matters, 2018 (colours)")
        .description(
            "Key results are graded from 0 to 1, and an objective by the mean of its key results. Green from \
             0.7, yellow from 0.4 to 0.6 and red from 0 to 0.3 are second hand, from Doerr. The source leaves \
             0.6 to 0.7 and 0.3 to 0.4 open: the lower colour is ours. Ours too: that the grade is the \
             attainment from 0 to 1; weights, where the source takes a rough mean; goals that promise a \
             direction, which have no grade; and the standings. A grade is given at the end: before it, most \
             are red.",
        )
        .unverified()
        .monotone()
        .order(Order::DataOnly)
        .clause(direction().curve(grade()))
        .clause(graded)
        .met(Met::new("green").score(1))
        .parents(means(colours()))
}

/// Adds to a tracker of key results, which publishes no standings, those of pace where there is a pace.
fn with_pace(method: Method) -> Method {
    let pace = SignalKind::Pace;
    let mut by_pace = Clause::by(pace).name("attained over expected").when(Guard::has(pace)).curve(grade());
    by_pace.bands = pace_bands();
    method
        .monotone()
        .order(Order::DataOnly)
        .clause(direction().curve(grade()))
        .clause(by_pace)
        .clause(nothing_expected().curve(grade()))
        .met(Met::new("achieved").score(1))
        .parents(means([
            at_least(0.7, ("on_track", Standing::OnTrack)),
            at_least(0.4, ("at_risk", Standing::AtRisk)),
            otherwise(("off_track", Standing::OffTrack)),
        ]))
}

/// Returns the progress of the OKR tracker of the city of Oslo.
pub(super) fn okr_tracker() -> Method {
    let method = Method::new("okr-tracker", [("en", "OKR tracker"), ("zh", "OKR跟踪器")])
        .source("Oslo kommune, okr-tracker: functions/progress/handleKeyResultProgress.js")
        .description(
            "The progress of a key result is the share of the way from its start to its target, from 0 to 1, and \
             0.5 where they are the same, as the scale of d3 has it; that of an objective is Σwp ÷ Σw. That is \
             the source's. It publishes no standings: those of key results by the cuts of the preset `pace`, or \
             on track where nothing is expected and nothing is lost, and those of objectives (0.7 and 0.4) are \
             ours. So is 0.5 where the start is past the target. The source counts a key result without a \
             figure as where it started; here it has no data. Goals that promise a direction have no progress: \
             ours.",
        )
        .edges(Edges::default().no_way(0.5));
    with_pace(method)
}

/// Returns the progress of goals in Operately.
pub(super) fn operately() -> Method {
    let method = Method::new("operately", [("en", "Operately goal progress"), ("zh", "Operately目标进度")])
        .source("Operately: app/lib/operately/goals/target.ex and goal.ex")
        .description(
            "The progress of a target is the share of the way from its start to its value, from 0 to 1, and 0 \
             where they are the same; that of a goal is the mean of its targets. That is the source's, where \
             all weights are equal and newer versions add a checklist. Its status is set by hand at each \
             check-in and never computed: the standings of targets by the cuts of the preset `pace`, or on \
             track where nothing is expected and nothing is lost, and those of goals (0.7 and 0.4) are ours. So \
             is progress of 0 where the start is past the value. Goals that promise a direction have no \
             progress: ours.",
        )
        .edges(Edges::default().no_way(0));
    with_pace(method)
}
