//! The default: attained over expected.

use crate::draft::{Band, Clause, GuardKind, Method, ParentKind, Parents, ScaledBy, SignalKind};
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
    let improving = Clause::by(SignalKind::Improvement)
        .name("a direction: the change against the dead band")
        .when(GuardKind::Improves)
        .band(Band::above(1, "improving", Standing::OnTrack).scaled(ScaledBy::DeadBand))
        .band(Band::at_least(-1, "no_change", Standing::AtRisk).scaled(ScaledBy::DeadBand))
        .band(Band::otherwise("worsening", Standing::OffTrack));
    let mut by_pace = Clause::by(SignalKind::Pace).name("attained over expected");
    by_pace.bands = pace_bands();
    let mut parents = Parents::from(ParentKind::Pace);
    parents.bands = pace_bands();
    Method::new("pace", [("en", "Pace"), ("zh", "进度比")])
        .source("UpRaise's actual over ideal (0.95 and 0.75), with a band for 1.10 and more")
        .description(
            "Attained over expected; what is there before anything is expected counts as a pace of 10. That, \
             the cut of 1.10 and the bands of a direction are ours.",
        )
        .clause(improving)
        .clause(by_pace)
        .parents(parents)
}
