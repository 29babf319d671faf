//! Goals, and whether they can be judged on a measure.

use super::Desk;
use super::instances::instances;
use crate::draft::{self, GoalKind, OverKind};
use crate::plan::Plan;
use crate::promises::{Goal, Improvement, Indicator, Judged, Measure, Window};
use crate::words::{At, Code, Finite, LevelId};

/// What a goal is checked against.
pub(crate) struct Around<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) indicator: Option<&'p Indicator>,
    pub(crate) window: Window,
    /// Whether there is an indicator of which it is not known what it measures.
    pub(crate) unsure: bool,
    /// The place of the target or of its amendment.
    pub(crate) at: At<'p>,
}

fn present(draft: &draft::Goal) -> [(&'static str, bool); 19] {
    [
        ("bar", draft.bar.is_some()),
        ("by", draft.by.is_some()),
        ("times", draft.times.is_some()),
        ("base", draft.base.is_some()),
        ("rate", draft.rate.is_some()),
        ("low", draft.low.is_some()),
        ("high", draft.high.is_some()),
        ("tolerance_days", draft.tolerance_days.is_some()),
        ("observed", draft.observed.is_some()),
        ("level", draft.level.is_some()),
        ("over", draft.over.is_some()),
        ("each", draft.each.is_some()),
        ("need", draft.need.is_some()),
        ("every", draft.every.is_some()),
        ("allowed_misses", draft.allowed_misses.is_some()),
        ("targets", !draft.targets.is_empty()),
        ("way", draft.way.is_some()),
        ("judged", draft.judged.is_some()),
        ("dead_band", draft.dead_band.is_some()),
    ]
}

fn fields(draft: &draft::Goal, kind: GoalKind) -> (&'static str, &'static [&'static str]) {
    match kind {
        GoalKind::AtLeast => ("at_least", &["bar"]),
        GoalKind::AtMost => ("at_most", &["bar"]),
        GoalKind::Gain => ("gain", &["by"]),
        GoalKind::Multiple => ("multiple", &["times", "base"]),
        GoalKind::Growth => ("growth", &["rate"]),
        GoalKind::Between => ("between", &["low", "high"]),
        GoalKind::Hold => ("hold", &["low", "high", "tolerance_days", "observed"]),
        GoalKind::Reach => ("reach", &["level"]),
        GoalKind::Happen => ("happen", &[]),
        GoalKind::Improve => ("improve", &["way", "judged", "dead_band"]),
        GoalKind::Instances => match draft.over {
            Some(OverKind::Members) | None => ("instances over members", &["over", "each", "need"]),
            Some(OverKind::Periods) => {
                ("instances over periods", &["over", "each", "need", "every", "allowed_misses"])
            }
            Some(OverKind::Targets) => ("instances over targets", &["over", "need", "targets"]),
        },
    }
}

/// Checks a goal.
pub(super) fn goal(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Goal,
    around: &Around<'_>,
) -> Option<Goal> {
    let Some(kind) = draft.kind else {
        desk.missing(at.key("kind"), "the kind of the goal", "say what is promised, such as `at_least`");
        return None;
    };
    let (word, allowed) = fields(draft, kind);
    desk.only(at, word, allowed, present(draft));
    fits(desk, at, word, kind, draft, around);
    match kind {
        GoalKind::AtLeast => {
            Some(Goal::AtLeast { bar: desk.required_number(at.key("bar"), draft.bar, "the bar")? })
        }
        GoalKind::AtMost => {
            Some(Goal::AtMost { bar: desk.required_number(at.key("bar"), draft.bar, "the bar")? })
        }
        GoalKind::Gain => Some(Goal::Gain { by: non_zero(desk, at.key("by"), draft.by, "the amount")? }),
        GoalKind::Multiple => multiple(desk, at, draft, around),
        GoalKind::Growth => growth(desk, at, draft, around),
        GoalKind::Between => {
            let low = desk.required_number(at.key("low"), draft.low, "the low end");
            let high = desk.required_number(at.key("high"), draft.high, "the high end");
            ordered(desk, at.key("low"), low, high);
            Some(Goal::Between { low: low?, high: high? })
        }
        GoalKind::Hold => hold(desk, at, draft),
        GoalKind::Reach => {
            level(desk, at.key("level"), draft.level.as_deref(), around).map(|level| Goal::Reach { level })
        }
        GoalKind::Happen => Some(Goal::Happen),
        GoalKind::Instances => instances(desk, at, draft, around).map(Goal::Instances),
        GoalKind::Improve => improve(desk, at, draft),
    }
}

/// Reports a goal that cannot be judged on the measure of its indicator.
fn fits(
    desk: &mut Desk<'_>,
    at: At<'_>,
    word: &str,
    kind: GoalKind,
    draft: &draft::Goal,
    around: &Around<'_>,
) {
    use GoalKind as G;
    let over = draft.over;
    let quorum = kind == G::Instances && over == Some(OverKind::Targets);
    let Some(indicator) = around.indicator else { return };
    if quorum {
        let remedy = "leave out `indicator`; the named targets have theirs";
        desk.faults.add(at, Code::GoalMismatch, "a goal over targets has no indicator of its own", remedy);
        return;
    }
    let by_members = kind == G::Instances && over == Some(OverKind::Members);
    let by_periods = kind == G::Instances && over == Some(OverKind::Periods);
    let fits = if indicator.per.is_some() {
        by_members
    } else {
        match &indicator.measure {
            Measure::Level | Measure::Stock { .. } | Measure::Ratio { .. } => {
                matches!(kind, G::AtLeast | G::AtMost | G::Gain | G::Multiple | G::Growth)
                    || matches!(kind, G::Between | G::Hold | G::Improve)
                    || by_periods
            }
            Measure::Flow { .. } | Measure::Arrivals { .. } => {
                matches!(kind, G::AtLeast | G::AtMost | G::Multiple | G::Between | G::Improve) || by_periods
            }
            Measure::Coverage { .. } => {
                matches!(kind, G::AtLeast | G::AtMost | G::Gain | G::Between | G::Hold | G::Improve)
                    || by_members
                    || by_periods
            }
            Measure::Stages { .. } => matches!(kind, G::Happen | G::AtLeast | G::Improve) || by_periods,
            Measure::Grade { .. } => matches!(kind, G::Reach | G::Improve) || by_periods,
        }
    };
    if !fits {
        let cause = format!("the goal `{word}` cannot be judged on the indicator `{}`", indicator.id);
        let remedy = "choose a goal that its measure can answer, or another indicator";
        desk.faults.add(at, Code::GoalMismatch, cause, remedy);
    }
}

fn non_zero(
    desk: &mut Desk<'_>,
    at: At<'_>,
    number: Option<crate::words::Number>,
    what: &str,
) -> Option<Finite> {
    let value = desk.required_number(at, number, what)?;
    if value == Finite::ZERO {
        desk.faults.add(at, Code::OutOfRange, format!("{what} is zero"), "give the change that is promised");
        return None;
    }
    Some(value)
}

fn multiple(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Goal, around: &Around<'_>) -> Option<Goal> {
    let base = draft.base.as_deref().and_then(|text| desk.faults.keep(at.key("base"), text.parse()));
    let flow = around.indicator.is_some_and(|indicator| indicator.measure.is_flow());
    if flow && draft.base.is_none() {
        desk.missing(
            at.key("base"),
            "the base period",
            "name the period whose sum is multiplied, such as 2021",
        );
    }
    if !flow && !around.unsure && draft.base.is_some() {
        let remedy = "leave it out, and give the target a baseline";
        desk.faults.add(at.key("base"), Code::NotAllowed, "only a flow has a base period", remedy);
    }
    let times = desk.required_number(at.key("times"), draft.times, "the factor")?;
    if times <= Finite::ZERO || times == Finite::ONE {
        let remedy = "give a factor above zero that changes something";
        desk.faults.add(at.key("times"), Code::OutOfRange, format!("the factor is {times}"), remedy);
        return None;
    }
    Some(Goal::Multiple { times, base })
}

fn growth(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Goal, around: &Around<'_>) -> Option<Goal> {
    if around.window.due.is_none() {
        desk.missing(around.at.key("due"), "the due day", "growth a year needs a due day to have a bar");
    }
    let rate = non_zero(desk, at.key("rate"), draft.rate, "the rate")?;
    if rate.get() <= -1.0 {
        let cause = format!("the rate is {rate}");
        desk.faults.add(
            at.key("rate"),
            Code::OutOfRange,
            cause,
            "give a rate above -1; 0.05 is five per cent",
        );
        return None;
    }
    Some(Goal::Growth { rate })
}

/// Reports a range whose low end is not below its high end.
pub(super) fn ordered(desk: &mut Desk<'_>, at: At<'_>, low: Option<Finite>, high: Option<Finite>) {
    if let (Some(low), Some(high)) = (low, high)
        && low >= high
    {
        let cause = format!("the low end {low} is not below the high end {high}");
        desk.faults.add(at, Code::BadRange, cause, "give the low end first, and a range with room in it");
    }
}

fn hold(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Goal) -> Option<Goal> {
    if draft.low.is_none() && draft.high.is_none() {
        desk.missing(at, "an end of the range", "give `low`, `high`, or both");
        return None;
    }
    let low = desk.number(at.key("low"), draft.low);
    let high = desk.number(at.key("high"), draft.high);
    ordered(desk, at.key("low"), low, high);
    let observed = desk.within(at.key("observed"), draft.observed, 0.0, 1.0, 0.5)?;
    Some(Goal::Hold { low, high, tolerance_days: draft.tolerance_days, observed })
}

/// Checks a level of the scale of the indicator.
pub(super) fn level(
    desk: &mut Desk<'_>,
    at: At<'_>,
    text: Option<&str>,
    around: &Around<'_>,
) -> Option<LevelId> {
    let Some(text) = text else {
        desk.missing(at, "the level", "name a level of the indicator's scale");
        return None;
    };
    // On another measure the goal is refused as a whole.
    let Some(Measure::Grade { scale }) = around.indicator.map(Indicator::measure) else { return None };
    let known = around.plan.scale(scale)?.levels.iter().any(|level| level.id.as_str() == text);
    desk.reference(at, text, "level", known)
}

fn improve(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Goal) -> Option<Goal> {
    let dead_band = desk.within(at.key("dead_band"), draft.dead_band, 0.0, f64::INFINITY, 0.0);
    let Some(way) = draft.way else {
        desk.missing(at.key("way"), "the way", "say `up` or `down`");
        return None;
    };
    let judged = draft.judged.unwrap_or(Judged::Sign);
    Some(Goal::Improve(Improvement { way, judged, dead_band: dead_band? }))
}
