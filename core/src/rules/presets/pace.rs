//! The default: attained over expected.

use super::bands::direction;
use crate::draft::{Band, Clause, Method, ParentKind, Parents, SignalKind};
use crate::words::Standing;

/// Returns the bands of pace.
pub(in crate::rules) fn pace_bands() -> Vec<Band> {
    vec![
        Band::at_least(1.1, "ahead", Standing::Ahead),
        Band::at_least(0.95, "on_track", Standing::OnTrack),
        Band::at_least(0.75, "at_risk", Standing::AtRisk),
        Band::otherwise("off_track", Standing::OffTrack),
    ]
}

/// Returns the default method.
pub(super) fn pace() -> Method {
    let mut by_pace = Clause::by(SignalKind::Pace).name("attained over expected");
    by_pace.bands = pace_bands();
    let mut parents = Parents::from(ParentKind::Pace);
    parents.bands = pace_bands();
    Method::new("pace", [("en", "Pace"), ("zh", "进度比")])
        .source("UpRaise's actual over ideal (0.95 and 0.75), with a band for 1.10 and more")
        .description(
            "Attained over expected, by the trajectory of each target. The cuts 0.95 and 0.75 are UpRaise's \
             defaults. Ours: the cut of 1.10; that what is there before anything is expected counts as a pace \
             of 10; the words, the standings and the bands of a direction.",
        )
        .monotone()
        .clause(direction())
        .clause(by_pace)
        .parents(parents)
}
