//! Standings: how a promise stands, from missed to achieved.

use serde::{Deserialize, Serialize};

/// How a promise stands, from the worst to the best.
///
/// Having no standing (no data, not due, cancelled, …) is not among them: silence is neither good nor bad.
///
/// ```
/// use tenfold::Standing;
/// assert!(Standing::Missed < Standing::AtRisk && Standing::AtRisk < Standing::Achieved);
/// assert_eq!(Standing::OnTrack.as_str(), "on_track");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It was not met, or can no longer be met.
    Missed,
    /// It will not be met if things go on as they do.
    OffTrack,
    /// It may not be met.
    AtRisk,
    /// It will be met if things go on as they do.
    OnTrack,
    /// It is further than was expected by now.
    Ahead,
    /// It is met.
    Achieved,
}

impl Standing {
    /// Every standing, from the worst to the best.
    pub const ALL: [Self; 6] =
        [Self::Missed, Self::OffTrack, Self::AtRisk, Self::OnTrack, Self::Ahead, Self::Achieved];

    /// Returns the standing as it is printed: lower case, words joined by `_`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::OffTrack => "off_track",
            Self::AtRisk => "at_risk",
            Self::OnTrack => "on_track",
            Self::Ahead => "ahead",
            Self::Achieved => "achieved",
        }
    }
}

impl std::fmt::Display for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
