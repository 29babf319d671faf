//! What several presets are made of: a word with its standing as a band, and clauses for goals that the published
//! methods do not speak of.

use crate::draft::{Band, Clause, GuardKind, ScaledBy, SignalKind};
use crate::words::Standing;

/// A method's own word, and the standing that it stands for.
pub(super) type Word = (&'static str, Standing);

pub(super) fn at_least(cut: f64, (word, standing): Word) -> Band {
    Band::at_least(cut, word, standing)
}

pub(super) fn above(cut: f64, (word, standing): Word) -> Band {
    Band::above(cut, word, standing)
}

pub(super) fn otherwise((word, standing): Word) -> Band {
    Band::otherwise(word, standing)
}

/// Returns the clause for goals that promise a direction: the change against the dead band.
pub(super) fn direction() -> Clause {
    Clause::by(SignalKind::Improvement)
        .name("a direction: the change against the dead band")
        .when(GuardKind::Improves)
        .band(Band::above(1, "improving", Standing::OnTrack).scaled(ScaledBy::DeadBand))
        .band(Band::at_least(-1, "no_change", Standing::AtRisk).scaled(ScaledBy::DeadBand))
        .band(Band::otherwise("worsening", Standing::OffTrack))
}

/// Returns the clause for what nothing is expected of by now, as without a due day: nothing is behind, unless it
/// has gone back.
pub(super) fn nothing_expected() -> Clause {
    Clause::by(SignalKind::Attainment)
        .name("nothing is expected by now: whether it has gone back")
        .band(Band::at_least(0, "in_progress", Standing::OnTrack))
        .band(Band::otherwise("worse_than_at_the_start", Standing::OffTrack))
}
