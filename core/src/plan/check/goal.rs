//! Goals, and whether they can be judged on a measure.

use super::Desk;
use crate::draft::{self, EachKind, GoalKind, OverKind};
use crate::plan::Plan;
use crate::promises::{Each, Goal, Improvement, Indicator, Instances, Judged, Measure, Need, Over, Window};
use crate::words::{At, Code, Finite, LevelId};

/// What a goal is checked against.
pub(crate) struct Around<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) indicator: Option<&'p Indicator>,
    pub(crate) window: Window,
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
    desk.only(at, word, allowed, &present(draft));
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
    if !flow && draft.base.is_some() {
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
        desk.missing(at, "the due day", "growth a year needs a due day to have a bar");
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

fn ordered(desk: &mut Desk<'_>, at: At<'_>, low: Option<Finite>, high: Option<Finite>) {
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

fn level(desk: &mut Desk<'_>, at: At<'_>, text: Option<&str>, around: &Around<'_>) -> Option<LevelId> {
    let Some(text) = text else {
        desk.missing(at, "the level", "name a level of the indicator's scale");
        return None;
    };
    // On another measure the goal is refused as a whole.
    let Some(Measure::Grade { scale }) = around.indicator.map(Indicator::measure) else { return None };
    let known = around.plan.scale(scale)?.levels.iter().any(|level| level.id.as_str() == text);
    desk.reference(at, text, "level", known)
}

fn instances(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Goal, around: &Around<'_>) -> Option<Instances> {
    let need = need(desk, at.key("need"), draft.need.as_ref());
    let over = match draft.over {
        None => {
            desk.missing(at.key("over"), "what is counted", "say `members`, `periods` or `targets`");
            return None;
        }
        Some(OverKind::Members) => {
            Over::Members { each: each(desk, at.key("each"), draft.each.as_ref(), around)? }
        }
        Some(OverKind::Periods) => periods(desk, at, draft, around, need?)?,
        Some(OverKind::Targets) => named(desk, at, draft, need?),
    };
    Some(Instances { over, need: need? })
}

fn need(desk: &mut Desk<'_>, at: At<'_>, draft: Option<&draft::Need>) -> Option<Need> {
    match draft.map(|need| (need.count, need.share)) {
        None | Some((None, None)) => Some(Need::All),
        Some((Some(0), None)) => {
            desk.faults.add(at.key("count"), Code::OutOfRange, "the count is 0", "need at least one");
            None
        }
        Some((Some(count), None)) => Some(Need::Count(count)),
        Some((None, share)) => {
            desk.within(at.key("share"), share, f64::MIN_POSITIVE, 1.0, 1.0).map(Need::Share)
        }
        Some((Some(_), Some(_))) => {
            desk.faults.add(at, Code::NotAllowed, "both a count and a share are given", "leave one out");
            None
        }
    }
}

fn each(desk: &mut Desk<'_>, at: At<'_>, draft: Option<&draft::Each>, around: &Around<'_>) -> Option<Each> {
    let measure = around.indicator.map(Indicator::measure);
    let Some(draft) = draft else {
        return Some(match measure {
            Some(Measure::Stages { .. }) => Each::Happen,
            Some(Measure::Grade { .. }) => {
                desk.missing(at, "what each must reach", "name a level: {\"kind\": \"reach\", \"level\": …}");
                return None;
            }
            _ => Each::AtLeast(Finite::ONE),
        });
    };
    let Some(kind) = draft.kind else {
        desk.missing(at.key("kind"), "the kind", "say what each must reach, such as `at_least`");
        return None;
    };
    let (word, allowed): (_, &[&str]) = match kind {
        EachKind::AtLeast => ("at_least", &["bar"]),
        EachKind::AtMost => ("at_most", &["bar"]),
        EachKind::Between => ("between", &["low", "high"]),
        EachKind::Reach => ("reach", &["level"]),
        EachKind::Happen => ("happen", &[]),
    };
    let there = [
        ("bar", draft.bar.is_some()),
        ("low", draft.low.is_some()),
        ("high", draft.high.is_some()),
        ("level", draft.level.is_some()),
    ];
    desk.only(at, word, allowed, &there);
    let fits = match kind {
        EachKind::Reach => matches!(measure, Some(Measure::Grade { .. })),
        EachKind::Happen => matches!(measure, Some(Measure::Stages { .. })),
        _ => !matches!(measure, Some(Measure::Grade { .. })),
    };
    if measure.is_some() && !fits {
        let remedy = "choose what the indicator's measure can answer";
        desk.faults.add(at, Code::GoalMismatch, format!("`{word}` cannot be judged here"), remedy);
    }
    Some(match kind {
        EachKind::AtLeast => Each::AtLeast(desk.required_number(at.key("bar"), draft.bar, "the bar")?),
        EachKind::AtMost => Each::AtMost(desk.required_number(at.key("bar"), draft.bar, "the bar")?),
        EachKind::Between => {
            let low = desk.required_number(at.key("low"), draft.low, "the low end");
            let high = desk.required_number(at.key("high"), draft.high, "the high end");
            ordered(desk, at.key("low"), low, high);
            Each::Between(low?, high?)
        }
        EachKind::Reach => Each::Reach(level(desk, at.key("level"), draft.level.as_deref(), around)?),
        EachKind::Happen => Each::Happen,
    })
}

fn periods(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Goal,
    around: &Around<'_>,
    need: Need,
) -> Option<Over> {
    let each = each(desk, at.key("each"), draft.each.as_ref(), around);
    let Some(every) = draft.every else {
        desk.missing(
            at.key("every"),
            "the length of the periods",
            "say `year`, `half`, `quarter` or `month`",
        );
        return None;
    };
    let Some(due) = around.window.due else {
        desk.missing(at, "the due day", "periods are counted up to a due day: give the target one");
        return None;
    };
    let periods = every.within(around.window.start, due).count();
    let total = u32::try_from(periods).unwrap_or(u32::MAX);
    if total == 0 {
        let remedy = "widen the window to hold at least one whole period";
        desk.faults.add(at.key("every"), Code::OutOfRange, "no whole period lies in the window", remedy);
        return None;
    }
    let spare = spare(desk, at.key("need"), need, total, "periods")?;
    if let Some(allowed) = draft.allowed_misses.filter(|allowed| *allowed > spare) {
        let cause = format!("{allowed} misses are allowed and only {spare} of {total} periods are spare");
        desk.faults.add(
            at.key("allowed_misses"),
            Code::OutOfRange,
            cause,
            "allow fewer misses, or need fewer",
        );
    }
    Some(Over::Periods { every, each: each?, allowed_misses: draft.allowed_misses.unwrap_or(spare) })
}

/// Returns how many may fail, or reports a need beyond the total.
fn spare(desk: &mut Desk<'_>, at: At<'_>, need: Need, total: u32, what: &str) -> Option<u32> {
    let needed = need.of(total);
    if needed > total {
        let cause = format!("{needed} are needed and there are {total} {what}");
        desk.faults.add(at.key("count"), Code::OutOfRange, cause, "need at most as many as there are");
    }
    total.checked_sub(needed)
}

fn named(desk: &mut Desk<'_>, at: At<'_>, draft: &draft::Goal, need: Need) -> Over {
    let at_targets = at.key("targets");
    if draft.targets.is_empty() {
        desk.missing(at_targets, "a target", "name the targets that count");
    }
    let mut ids = Vec::with_capacity(draft.targets.len());
    for (index, text) in draft.targets.iter().enumerate() {
        let at = at_targets.index(index);
        if draft.targets.iter().take(index).any(|other| other == text) {
            let cause = format!("the target `{text}` is named twice");
            desk.faults.add(at, Code::DuplicateId, cause, "name each target once");
        }
        ids.extend(desk.id(at, text));
    }
    let total = u32::try_from(draft.targets.len()).unwrap_or(u32::MAX);
    if total > 0 {
        spare(desk, at.key("need"), need, total, "targets");
    }
    Over::Targets(ids)
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
