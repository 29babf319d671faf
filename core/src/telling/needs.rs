//! What a target needs from now on, and where it goes at this pace, as sentences.

use super::language::both;
use super::numbers::{about, size};
use super::teller::Teller;
use crate::judgement::TargetResult;
use crate::plan::Plan;
use crate::promises::{Indicator, Measure};
use crate::words::Finite;

/// Returns what a target needs from now on as one sentence; none if nothing is left, or if it cannot be said.
#[must_use]
pub fn say_needs(result: &TargetResult, plan: &Plan, lang: &str) -> Option<String> {
    Teller::new(plan, plan.target(&result.id), lang).needs(result)
}

/// Returns where a target goes at its pace so far as one sentence; none if there is no forecast.
#[must_use]
pub fn say_outlook(result: &TargetResult, plan: &Plan, lang: &str) -> Option<String> {
    Teller::new(plan, plan.target(&result.id), lang).outlook(result)
}

impl Teller<'_> {
    fn needs(&self, result: &TargetResult) -> Option<String> {
        // A share of stages or a number of levels is not something that anyone adds.
        if let Some(Measure::Stages { .. } | Measure::Grade { .. }) = self.indicator().map(Indicator::measure)
            && result.instances.is_none()
        {
            return None;
        }
        let needs = result.needs.as_ref().filter(|needs| needs.change != Finite::ZERO)?;
        let what = self.move_needed(result, size(needs.change));
        // Without a rate the due day is over.
        let what = match result.due.filter(|_| needs.per_year.is_some()) {
            Some(due) => both!(self, "{what} by {due}", "到{due}还需{what}"),
            None => both!(self, "{what}", "还需{what}"),
        };
        Some(match needs.per_year.map(|rate| self.change(about(size(rate)))) {
            Some(rate) => both!(self, "{what}, which is about {rate} a year.", "{what}，平均每年约{rate}。"),
            None => both!(self, "{what}.", "{what}。"),
        })
    }

    /// Returns which way the value has to go: up where it is below the bar, else down.
    fn move_needed(&self, result: &TargetResult, change: Finite) -> String {
        if let Some(over) = self.over() {
            let (english, chinese) = (self.instances(change, over, "more "), self.change(change));
            return both!(self, "It needs {english}", "增加{chinese}");
        }
        let falls = result.value.zip(result.bar).is_some_and(|(value, bar)| value > bar);
        let change = self.change(change);
        if falls {
            both!(self, "It has to fall by {change}", "减少{change}")
        } else {
            both!(self, "It has to rise by {change}", "增加{change}")
        }
    }

    fn outlook(&self, result: &TargetResult) -> Option<String> {
        let outlook = result.forecast.as_ref()?;
        let at_due = outlook.at_due.map(|value| self.amount(value));
        Some(match (at_due, result.due, outlook.met_on) {
            (Some(value), Some(due), Some(met)) => both!(
                self,
                "At this pace it is at {value} on {due}, and the target is met on {met}.",
                "照此速度，{due}将为{value}，{met}达到目标。",
            ),
            (Some(value), Some(due), None) => both!(
                self,
                "At this pace it is at {value} on {due}, and the target is never met.",
                "照此速度，{due}将为{value}，无法达到目标。",
            ),
            (_, _, Some(met)) => {
                both!(self, "At this pace the target is met on {met}.", "照此速度，{met}达到目标。")
            }
            _ => return None,
        })
    }
}
