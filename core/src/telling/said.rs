//! All that there is to say of a target or a node, at once.

use serde::Serialize;

use super::{amount, say, say_needs, say_outlook, verdict_word, word};
use crate::judgement::{NodeResult, TargetResult};
use crate::plan::Plan;

/// What is said of a target, an action, a unit, a tag or the whole, in words.
///
/// ```
/// use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
/// use tenfold::{Options, evaluate, telling};
///
/// let plan = Plan::new("city", "Ten actions", "2022-01-01")
///     .indicator(Indicator::level("platforms", "Research platforms").unit("platforms"))
///     .action(Action::new("innovation", "Innovation platforms").target(
///         Target::new("ten", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
///     ))
///     .build()?;
/// let ledger = Ledger::new("city").entry(Entry::reading("e1", "platforms", "2023", 5)).build(&plan)?;
/// let evaluation = evaluate(&plan, &ledger, &Options::new("2023-12-31".parse()?))?;
///
/// let said = telling::said_of_target(&evaluation.targets[0], &plan, "en");
/// assert_eq!(said.verdict, "at risk");
/// assert_eq!((said.value.as_deref(), said.bar.as_deref()), (Some("5 platforms"), Some("10 platforms")));
/// assert_eq!(said.reasons[0], "It has reached 75.1% of what is expected by now: at risk.");
/// # Ok::<(), tenfold::Faults>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Said {
    /// The verdict.
    pub verdict: &'static str,
    /// The method's own word, where a band of it judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// The value of a target, as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The bar of a target, or the low end of its range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar: Option<String>,
    /// The high end of the range of a target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar_high: Option<String>,
    /// One sentence for each reason, in their order.
    pub reasons: Vec<String>,
    /// What a target needs from now on; left out if nothing is left, or if it cannot be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// Where a target goes at its pace so far; left out if there is no forecast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlook: Option<String>,
}

/// Returns what is said of a target.
#[must_use]
pub fn said_of_target(result: &TargetResult, plan: &Plan, lang: &str) -> Said {
    let target = plan.target(&result.id);
    let amount = |value| Some(amount(value?, plan, target?, lang));
    Said {
        verdict: verdict_word(result.verdict, lang),
        word: result.word.as_ref().map(|own| word(own, lang).into_owned()),
        value: amount(result.value),
        bar: amount(result.bar),
        bar_high: amount(result.bar_high),
        reasons: result.reasons.iter().map(|reason| say(reason, plan, target, lang)).collect(),
        needs: say_needs(result, plan, lang),
        outlook: say_outlook(result, plan, lang),
    }
}

/// Returns what is said of an action, a unit, what carries a tag, or the whole.
#[must_use]
pub fn said_of_node(result: &NodeResult, plan: &Plan, lang: &str) -> Said {
    Said {
        verdict: verdict_word(result.verdict, lang),
        word: result.word.as_ref().map(|own| word(own, lang).into_owned()),
        value: None,
        bar: None,
        bar_high: None,
        reasons: result.reasons.iter().map(|reason| say(reason, plan, None, lang)).collect(),
        needs: None,
        outlook: None,
    }
}
