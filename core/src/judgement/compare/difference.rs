//! Why two methods differ.

use serde::Serialize;

use crate::judgement::{Reason, SignalValue, Verdict};
use crate::words::Finite;

/// Why a method gives another verdict than the first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Differs {
    /// The place of the method among those compared, from 1; that of the first is 0.
    pub method: u32,
    /// Why.
    #[serde(flatten)]
    pub why: Difference,
}

/// Why two methods differ: of what is true of them the first, in this order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Difference {
    /// One of the two cannot judge it.
    CannotJudge {
        /// The place of the method that cannot: 0 for the first, else that of the other.
        unable: u32,
        /// Why it cannot.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
    },
    /// One was settled by what comes before the clauses: window, closing, staleness, being met; a node by having
    /// nothing to judge.
    Calendar {
        /// What settled the first, if that was.
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<Verdict>,
        /// What settled the other, if that was.
        #[serde(skip_serializing_if = "Option::is_none")]
        other: Option<Verdict>,
    },
    /// Of a node: one rolls up scores and the other attainments.
    OtherSpace {
        /// The signal and the mean of the first.
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<SignalValue>,
        /// The signal and the mean of the other.
        #[serde(skip_serializing_if = "Option::is_none")]
        other: Option<SignalValue>,
    },
    /// Of a node: something below it stands elsewhere.
    Children {
        /// The id of the first child that does, in the order of the ids.
        child: String,
        /// Where it stands by the first.
        first: Verdict,
        /// Where it stands by the other.
        other: Verdict,
        /// How many children stand elsewhere.
        count: u32,
    },
    /// They look at different signals.
    OtherSignal {
        /// What the first looks at.
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<SignalValue>,
        /// What the other looks at.
        #[serde(skip_serializing_if = "Option::is_none")]
        other: Option<SignalValue>,
    },
    /// They look at the same signal with other edges, points or forecasts; of a node, at another mean.
    OtherValue {
        /// The signal.
        signal: &'static str,
        /// Its value by the first.
        first: Finite,
        /// Its value by the other.
        other: Finite,
    },
    /// The same value stands in other bands.
    OtherCuts {
        /// The signal.
        signal: &'static str,
        /// Its value.
        value: Finite,
        /// The word that the first has for it; none where the node is held lower than its band.
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<String>,
        /// The word that the other has for it; none where the node is held lower than its band.
        #[serde(skip_serializing_if = "Option::is_none")]
        other: Option<String>,
    },
}

impl Difference {
    /// Returns how two differ that judged by signals: by another signal, another value or other cuts.
    pub(super) fn of_signals(
        first: (Option<SignalValue>, Option<&String>),
        other: (Option<SignalValue>, Option<&String>),
    ) -> Self {
        let ((first, one), (other, two)) = (first, other);
        match (first, other) {
            (Some(first), Some(other)) if first.name == other.name && first.value == other.value => {
                Self::OtherCuts {
                    signal: first.name,
                    value: first.value,
                    first: one.cloned(),
                    other: two.cloned(),
                }
            }
            (Some(first), Some(other)) if first.name == other.name => {
                Self::OtherValue { signal: first.name, first: first.value, other: other.value }
            }
            (first, other) => Self::OtherSignal { first, other },
        }
    }
}

impl Difference {
    /// Returns whether two methods differ from the first for the same reason, also where each of them is the one that
    /// cannot judge.
    #[must_use]
    pub fn alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::CannotJudge { unable: 0, .. }, Self::CannotJudge { unable: 0, .. }) => true,
            (Self::CannotJudge { unable, reason }, Self::CannotJudge { unable: other, reason: why }) => {
                *unable > 0 && *other > 0 && reason == why
            }
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Difference;
    use crate::judgement::Reason;

    const fn unable(unable: u32, reason: Option<Reason>) -> Difference {
        Difference::CannotJudge { unable, reason }
    }

    #[test]
    fn methods_are_alike_where_the_same_one_cannot_judge_for_the_same_reason() {
        let calendar = Difference::Calendar { first: None, other: None };
        let why = || Some(Reason::NoEvidence);
        for (one, other, alike) in [
            (unable(0, None), unable(0, why()), true),
            (unable(1, why()), unable(2, why()), true),
            (unable(1, why()), unable(2, None), false),
            (unable(0, None), unable(1, None), false),
            (unable(1, None), unable(0, None), false),
            (calendar.clone(), calendar.clone(), true),
            (calendar, unable(0, None), false),
        ] {
            assert_eq!(one.alike(&other), alike, "{one:?} {other:?}");
        }
    }
}
