//! What a target needs from now on, and where it goes at this pace, as sentences.

use super::language::both;
use super::numbers::{about, number, percent, size};
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
        let needs = result.needs.as_ref().filter(|needs| needs.change != Finite::ZERO)?;
        if self.is_ordinal(result) {
            return None;
        }
        let what = self.move_needed(result, size(needs.change));
        // Without a rate the due day is over.
        let what = match result.due.filter(|_| needs.per_year.is_some()) {
            Some(due) => both!(self, "{what} by {due}", "到{due}还需{what}"),
            None => both!(self, "{what}", "还需{what}"),
        };
        Some(match needs.per_year.map(|rate| self.step(about(size(rate)))) {
            Some(rate) => both!(self, "{what}, which is about {rate} a year.", "{what}，平均每年约{rate}。"),
            None => both!(self, "{what}.", "{what}。"),
        })
    }

    /// Returns a change; of members, periods or targets the bare number, as it stands beside what counts them.
    fn step(&self, change: Finite) -> String {
        if self.over().is_none() {
            return self.change(change);
        }
        let change = number(change);
        both!(self, "{change}", "{change}个")
    }

    /// Returns which way the value has to go: up where it is below the bar, else down.
    fn move_needed(&self, result: &TargetResult, change: Finite) -> String {
        let falls = result.value.zip(result.bar).is_some_and(|(value, bar)| value > bar);
        let change = self.step(change);
        if self.over().is_some() {
            both!(self, "It needs {change} more", "增加{change}")
        } else if falls {
            both!(self, "It has to fall by {change}", "减少{change}")
        } else {
            both!(self, "It has to rise by {change}", "增加{change}")
        }
    }

    fn outlook(&self, result: &TargetResult) -> Option<String> {
        let outlook = result.forecast.as_ref()?;
        let counted = !self.is_ordinal(result);
        let at_due = outlook.at_due.filter(|_| counted).map(|value| {
            let said = self.amount(about(value));
            match outlook.low.zip(outlook.high).and_then(|(low, high)| self.between(low, high)) {
                Some(band) => both!(self, "{said} ({band})", "{said}（{band}）"),
                None => said,
            }
        });
        Some(match (at_due.zip(result.due), outlook.met_on) {
            (Some((value, due)), Some(met)) => both!(
                self,
                "At this pace it is at about {value} on {due}, and the target is met on {met}.",
                "照此速度，{due}约为{value}，{met}达到目标。",
            ),
            (Some((value, due)), None) if result.met == Some(false) => both!(
                self,
                "At this pace it is at about {value} on {due}, and the target is never met.",
                "照此速度，{due}约为{value}，无法达到目标。",
            ),
            (Some((value, due)), None) => {
                both!(self, "At this pace it is at about {value} on {due}.", "照此速度，{due}约为{value}。")
            }
            (None, Some(met)) => {
                both!(self, "At this pace the target is met on {met}.", "照此速度，{met}达到目标。")
            }
            (None, None) => return None,
        })
    }

    /// Returns a band as people write it beside an amount, if it is more than one number.
    fn between(&self, low: Finite, high: Finite) -> Option<String> {
        let is_share = matches!(self.indicator().map(Indicator::measure), Some(Measure::Coverage { .. }));
        let end = |end| if is_share { percent(about(end)) } else { number(about(end)) };
        let (low, high) = (end(low), end(high));
        (low != high).then(|| both!(self, "{low} to {high}", "{low}至{high}"))
    }

    /// Returns whether the value is a share of stages or a level, which nobody adds to bit by bit.
    fn is_ordinal(&self, result: &TargetResult) -> bool {
        let measure = self.indicator().map(Indicator::measure);
        matches!(measure, Some(Measure::Stages { .. } | Measure::Grade { .. })) && result.instances.is_none()
    }
}
