//! The words for everything that a plan or an evaluation names by a code.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{commitment_word, verdict_word};
use crate::judgement::Verdict;
use crate::promises::Commitment;

/// The words of one language, each by its code.
///
/// ```
/// let words = tenfold::telling::vocabulary("zh");
/// assert_eq!(words.verdicts["at_risk"], "有风险");
/// assert_eq!(words.commitments["binding"], "约束性");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Vocabulary {
    /// The verdicts.
    pub verdicts: BTreeMap<&'static str, &'static str>,
    /// How firmly something was promised.
    pub commitments: BTreeMap<&'static str, &'static str>,
}

/// Returns the words of a language.
#[must_use]
pub fn vocabulary(lang: &str) -> Vocabulary {
    let verdicts = Verdict::all().map(|verdict| (verdict.as_str(), verdict_word(verdict, lang)));
    let commitments =
        Commitment::ALL.map(|commitment| (commitment.as_str(), commitment_word(commitment, lang)));
    Vocabulary { verdicts: verdicts.collect(), commitments: commitments.into_iter().collect() }
}
