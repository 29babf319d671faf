//! Trackers of work against time: a vendor's words for how far behind something is.

use super::bands::{Word, above, at_least, direction, otherwise};
use crate::draft::{Band, Clause, Guard, Met, Method, ParentKind, Parents, SignalKind};
use crate::words::Standing;

const ON_TRACK: Word = ("on_track", Standing::OnTrack);
const FALLING_BEHIND: Word = ("falling_behind", Standing::AtRisk);
const BEHIND: Word = ("behind", Standing::AtRisk);
const AT_RISK: Word = ("at_risk", Standing::OffTrack);

/// Returns the default cuts of UpRaise.
pub(super) fn upraise() -> Method {
    let bands = || {
        [
            at_least(0.95, ON_TRACK),
            above(0.75, FALLING_BEHIND),
            at_least(0.75, FALLING_BEHIND)
                .gap("the source leaves exactly 0.75 open: the better word is ours"),
            otherwise(AT_RISK),
        ]
    };
    let mut by_pace = Clause::by(SignalKind::Pace).name("actual over ideal");
    by_pace.bands = bands().into();
    let mut parents = Parents::from(ParentKind::Pace);
    parents.bands = bands().into();
    Method::new("upraise", [("en", "UpRaise goal status"), ("zh", "UpRaise目标状态")])
        .source("UpRaise, product documentation (Amoeboids wiki): default configuration of goal status")
        .description(
            "Actual over ideal progress. The words and the cuts 0.95 and 0.75 are UpRaise's defaults, which its \
             users may change. Ours: exactly 0.75; what is there before anything is ideal, a pace of 10; \
             parents by the same cuts; goals that promise a direction; and the standings. Its worst word, at \
             risk, stands for off track, and falling behind for at risk.",
        )
        .monotone()
        .clause(direction())
        .clause(by_pace)
        .parents(parents)
}

/// Returns Engagedly's status of goals.
pub(super) fn engagedly() -> Method {
    let by_gap = Clause::by(SignalKind::Gap)
        .name("actual less expected progress, in points")
        .band(at_least(-0.165, ON_TRACK))
        .band(at_least(-0.33, BEHIND))
        .band(otherwise(AT_RISK));
    Method::new("engagedly", [("en", "Engagedly goal status"), ("zh", "Engagedly目标状态")])
        .source("Engagedly, help pages on automatic status updates for goals")
        .description(
            "Expected less actual progress: up to 16.5 on track, up to 33 behind, else at risk. The words and \
             cuts are Engagedly's. Its pages disagree on whether exactly 16.5 is still on track: three of four \
             say so, and so does this. Ours: that these are percentage points; parents by the cuts of the \
             preset `pace`; goals that promise a direction; and the standings. Its worst word, at risk, stands \
             for off track, and behind for at risk.",
        )
        .monotone()
        .clause(direction())
        .clause(by_gap)
}

/// Returns conditions in order, in the manner of scorecard products.
pub(super) fn ordered_conditions() -> Method {
    let says = |word: &str, standing| Clause::by(SignalKind::Pace).band(Band::otherwise(word, standing));
    let at_least = |cut: f64| Guard::on(SignalKind::Pace).at_least(cut);
    Method::new("ordered-conditions", [("en", "Ordered conditions"), ("zh", "有序条件")])
        .source("ClearPoint, help pages on evaluating the status of measures")
        .description(
            "Conditions from the top down, the first that holds says the word, as ClearPoint does it. The three \
             conditions are those of its example, where each customer writes its own: actual at least as \
             planned, at least 0.9 of it, and the rest. Ours: that actual over planned is the pace; goals that \
             promise a direction; parents by the cuts of the preset `pace`; and the standings.",
        )
        .monotone()
        .clause(direction())
        .clause(says("above_plan", Standing::OnTrack).name("as planned or more").when(at_least(1.0)))
        .clause(says("caution", Standing::AtRisk).name("0.9 of it or more").when(at_least(0.9)))
        .clause(says("below_plan", Standing::OffTrack).name("everything else"))
        .met(Met::new("done"))
}
