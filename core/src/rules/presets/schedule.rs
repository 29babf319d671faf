//! Earned value management: when as much was planned as is there now.

use super::bands::{Word, at_least, direction, nothing_expected, otherwise};
use crate::draft::{Band, Clause, Guard, Met, Method, Order, ParentKind, Parents, SignalKind};
use crate::words::Standing;

const ON_SCHEDULE: Word = ("on_schedule", Standing::OnTrack);
const SLIGHTLY_BEHIND: Word = ("slightly_behind", Standing::AtRisk);
const BEHIND: Word = ("behind_schedule", Standing::OffTrack);

fn bands() -> [Band; 3] {
    [at_least(1.0, ON_SCHEDULE), at_least(0.9, SLIGHTLY_BEHIND), otherwise(BEHIND)]
}

/// Returns Lipke's earned schedule.
pub(super) fn earned_schedule() -> Method {
    let by = |kind, name: &str| {
        let mut clause = Clause::by(kind).name(name).when(Guard::has(kind));
        clause.bands = bands().into();
        clause
    };
    let mut parents = Parents::from(ParentKind::Pace);
    parents.bands = bands().into();
    Method::new("earned-schedule", [("en", "Earned schedule"), ("zh", "挣得进度")])
        .source("Lipke, Earned Schedule, 2009")
        .description(
            "SPI(t): the time by which as much was planned as is earned now, over the time spent. The \
             trajectory is the plan: its checkpoints are the planned value. Unlike SPI it does not return to 1 \
             when late work is done. No source gives cuts of authority: 1 and 0.9, the words and the standings \
             are ours. So are: a plan that falls counts as its highest so far; without a due day SPI, earned \
             over planned value; on track where neither can be had and nothing is lost; parents by SPI, with \
             the same cuts; goals that promise a direction.",
        )
        .monotone()
        .order(Order::DataOnly)
        .clause(direction())
        .clause(by(SignalKind::SpiT, "earned schedule over the time spent"))
        .clause(by(SignalKind::Spi, "no due day: earned over planned value"))
        .clause(nothing_expected())
        .met(Met::new("finished"))
        .parents(parents)
}
