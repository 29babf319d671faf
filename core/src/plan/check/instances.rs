//! Goals of instances: over members, periods or targets.

use super::Desk;
use super::goal::{Around, level, ordered};
use crate::draft::{self, EachKind, OverKind};
use crate::promises::{Each, Indicator, Instances, Measure, Need, Over};
use crate::words::{At, Code, Finite, head};

/// Checks a goal of instances.
pub(super) fn instances(
    desk: &mut Desk<'_>,
    at: At<'_>,
    draft: &draft::Goal,
    around: &Around<'_>,
) -> Option<Instances> {
    let need = need(desk, at.key("need"), draft.need.as_ref());
    let over = match draft.over {
        None => {
            desk.missing(at.key("over"), "what is counted", "say `members`, `periods` or `targets`");
            return None;
        }
        Some(OverKind::Members) => {
            Over::Members { each: each(desk, at.key("each"), draft.each.as_deref(), around)? }
        }
        Some(OverKind::Periods) => periods(desk, at, draft, around, need?)?,
        Some(OverKind::Targets) => named(desk, at, draft, need?),
    };
    Some(Instances { over, need: need? })
}

pub(super) fn need(desk: &mut Desk<'_>, at: At<'_>, draft: Option<&draft::Need>) -> Option<Need> {
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
    desk.only(at, word, allowed, there);
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
    let each = each(desk, at.key("each"), draft.each.as_deref(), around);
    let Some(every) = draft.every else {
        desk.missing(
            at.key("every"),
            "the length of the periods",
            "say `year`, `half`, `quarter` or `month`",
        );
        return None;
    };
    let Some(due) = around.window.due else {
        let remedy = "periods are counted up to a due day: give the target one";
        desk.missing(around.at.key("due"), "the due day", remedy);
        return None;
    };
    let periods = every.within(around.window.start, due).take_while(|_| desk.node(at)).count();
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
    let mut ids = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (index, text) in draft.targets.iter().enumerate() {
        let at = at_targets.index(index);
        if !desk.faults.have_room() {
            break;
        }
        if !seen.insert(text) {
            let cause = format!("the target `{}` is named twice", head(text));
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
