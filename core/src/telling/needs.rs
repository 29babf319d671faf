//! What a target needs from now on, and where it goes at this pace, as sentences.

use super::language::both;
use super::teller::Teller;
use crate::judgement::TargetResult;
use crate::plan::Plan;
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
        let change = self.more_or_less(needs.change, result);
        let what = match result.due {
            Some(due) => both!(self, "It needs {change} by {due}", "到{due}还需{change}"),
            None => both!(self, "It needs {change}", "还需{change}"),
        };
        Some(match needs.per_year.map(|rate| self.change(size(rate))) {
            Some(rate) => both!(self, "{what}, which is {rate} a year.", "{what}，平均每年{rate}。"),
            None => both!(self, "{what}.", "{what}。"),
        })
    }

    /// Returns a change with its way: more where the value is below the bar, else less.
    fn more_or_less(&self, change: Finite, result: &TargetResult) -> String {
        let change = self.change(size(change));
        match (result.value, result.bar) {
            (Some(value), Some(bar)) if value > bar => {
                both!(self, "{change} less", "减少{change}")
            }
            _ => both!(self, "{change} more", "增加{change}"),
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

fn size(change: Finite) -> Finite {
    Finite::new(change.get().abs()).unwrap_or(change)
}
