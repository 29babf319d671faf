//! What stands in the column of values: a value, and what it is to be.

use tenfold::{Finite, Goal, Measure, Origin, Plan, Target, TargetResult, Way, telling};

/// Returns the value of a target and its bar, such as `7 / 10`, with a mark where the bar is the host's.
pub(crate) fn value(plan: &Plan, target: &Target, result: &TargetResult, lang: &str) -> String {
    let cell = Cell { plan, target, lang };
    let star = if rests_on_host(plan, target) { "*" } else { "" };
    if let Some(tally) = &result.instances {
        return format!("{} / {}{star}", tally.done, tally.need);
    }
    match (target.goal(), result.bar, result.bar_high) {
        (Goal::Happen, ..) => format!("{}{star}", cell.short(result.value, None)),
        (Goal::Improve(improvement), ..) => {
            let arrow = match improvement.way() {
                Way::Up => "↑",
                Way::Down => "↓",
            };
            format!("{} {arrow}", cell.short(result.value, None))
        }
        (_, None, None) => cell.short(result.value, None),
        (_, Some(low), Some(high)) => {
            let (low, high) = (cell.short(Some(low), None), cell.short(Some(high), None));
            format!("{} / {low}–{high}{star}", cell.short(result.value, None))
        }
        (_, None, Some(bar)) => cell.pair(result.value, "≤", bar, star),
        (goal, Some(bar), None) => cell.pair(result.value, at_most(goal, result), bar, star),
    }
}

/// Returns whether a number that a target is judged by is the host's: its own, or the members or levels it counts.
fn rests_on_host(plan: &Plan, target: &Target) -> bool {
    let members = || {
        let set = set_of(plan, target).map(tenfold::Set::members);
        set.unwrap_or_default().iter().any(|member| member.origin() == Origin::Host)
    };
    let levels = || {
        let scale = target.indicator().as_ref().and_then(|id| match plan.indicator(id)?.measure() {
            Measure::Grade { scale } => plan.draft().scales.iter().find(|draft| draft.id == scale.as_str()),
            _ => None,
        });
        scale.is_some_and(|scale| scale.host.iter().any(|field| field == "levels"))
    };
    is_host(target, &["goal", "baseline", "trajectory"]) || members() || levels()
}

/// Returns the set whose members a target counts.
pub(crate) fn set_of<'p>(plan: &'p Plan, target: &Target) -> Option<&'p tenfold::Set> {
    let indicator = plan.indicator(target.indicator().as_ref()?)?;
    let set = match (indicator.per(), indicator.measure()) {
        (Some(set), _) | (None, Measure::Coverage { set, .. }) => set,
        _ => return None,
    };
    plan.set(set)
}

/// Returns whether the host filled in one of some fields.
pub(crate) fn is_host(target: &Target, fields: &[&str]) -> bool {
    target.host().iter().any(|field| fields.contains(&field.as_str()))
}

/// Returns the sign for a bar from which the value has to stay down, or nothing.
fn at_most(goal: &Goal, result: &TargetResult) -> &'static str {
    let falls = result.bar.zip(result.baseline).is_some_and(|(bar, baseline)| bar < baseline);
    match goal {
        Goal::AtMost { .. } => "≤",
        Goal::Gain { .. } | Goal::Multiple { .. } | Goal::Growth { .. } if falls => "≤",
        _ => "",
    }
}

struct Cell<'a> {
    plan: &'a Plan,
    target: &'a Target,
    lang: &'a str,
}

impl Cell<'_> {
    /// Returns a value and its bar, told apart as far as it takes.
    fn pair(&self, value: Option<Finite>, sign: &str, bar: Finite, star: &str) -> String {
        format!("{} / {sign}{}{star}", self.short(value, Some(bar)), self.short(Some(bar), value))
    }

    /// Returns a value in few characters; in full where it would look like another that it is not.
    fn short(&self, value: Option<Finite>, other: Option<Finite>) -> String {
        let Some(value) = value else { return "-".to_owned() };
        let indicator = self.target.indicator().as_ref().and_then(|id| self.plan.indicator(id));
        let percent = match indicator.map(|indicator| (indicator.measure(), indicator.unit().get(self.lang)))
        {
            Some((Measure::Grade { .. } | Measure::Coverage { .. } | Measure::Stages { .. }, _)) => {
                let said = telling::amount(value, self.plan, self.target, self.lang);
                return said.trim_matches(['“', '”']).to_owned();
            }
            Some((_, "%")) => "%",
            _ => "",
        };
        let said = rounded(value);
        let alike = other.is_some_and(|other| other != value && rounded(other) == said);
        let said = if alike { telling::number(value) } else { said };
        format!("{said}{percent}")
    }
}

/// Returns a number with about four digits.
fn rounded(value: Finite) -> String {
    let digits = match value.get().abs() {
        1000.0.. => 1.0,
        100.0.. => 10.0,
        10.0.. => 100.0,
        _ => 1000.0,
    };
    let rounded = (value.get() * digits).round() / digits;
    let kept = Finite::new(rounded).ok().filter(|kept| *kept != Finite::ZERO);
    telling::number(kept.unwrap_or(value))
}
