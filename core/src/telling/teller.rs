//! What a sentence is made with: the plan, the target, the language.

use super::Language;
use super::language::{both, many};
use super::numbers::{number, percent};
use crate::plan::Plan;
use crate::promises::{Goal, Indicator, Measure, Over, Scale, Target};
use crate::words::{Finite, ScaleId};

/// What sentences are made with.
pub(super) struct Teller<'a> {
    pub(super) plan: &'a Plan,
    pub(super) target: Option<&'a Target>,
    pub(super) tag: &'a str,
    pub(super) language: Language,
}

impl<'a> Teller<'a> {
    pub(super) fn new(plan: &'a Plan, target: Option<&'a Target>, tag: &'a str) -> Self {
        Self { plan, target, tag, language: Language::of(tag) }
    }

    pub(super) fn indicator(&self) -> Option<&'a Indicator> {
        self.plan.indicator(self.target?.indicator().as_ref()?)
    }

    /// Returns a value of the target as people write it.
    pub(super) fn amount(&self, value: Finite) -> String {
        if let Some(over) = self.over() {
            return self.instances(value, over, "");
        }
        match self.indicator().map(|indicator| (indicator, indicator.measure())) {
            Some((_, Measure::Coverage { .. } | Measure::Stages { .. })) => percent(value),
            Some((_, Measure::Grade { scale })) => self.level(scale, value),
            Some((indicator, _)) => self.with_unit(value, indicator.unit().get(self.tag)),
            None => number(value),
        }
    }

    /// Returns a change of the target's value as people write it: as an amount, but never as a level's name.
    pub(super) fn change(&self, value: Finite) -> String {
        match self.indicator().map(Indicator::measure) {
            Some(Measure::Grade { .. }) => number(value),
            _ => self.amount(value),
        }
    }

    /// Returns of what there must be enough, if the goal counts instances.
    pub(super) fn over(&self) -> Option<&'a Over> {
        match self.target.map(Target::goal) {
            Some(Goal::Instances(instances)) => Some(instances.over()),
            _ => None,
        }
    }

    /// Returns a number of members, periods or targets, in English with a word before what they are.
    pub(super) fn instances(&self, value: Finite, over: &Over, before: &str) -> String {
        let (one, more, chinese) = match over {
            Over::Members { .. } => ("member", "members", "个成员"),
            Over::Periods { .. } => ("period", "periods", "个周期"),
            Over::Targets(_) => ("target", "targets", "项目标"),
        };
        let said = number(value);
        let english = if said == "1" { one } else { more };
        both!(self, "{said} {before}{english}", "{said}{chinese}")
    }

    fn level(&self, scale: &ScaleId, worth: Finite) -> String {
        let title = |scale: &'a Scale| {
            let here = |(rank, _): &(usize, _)| Finite::new(scale.worth(*rank)) == Ok(worth);
            let level = scale.levels().iter().enumerate().find(here)?.1;
            Some(format!("“{}”", level.title().get(self.tag)))
        };
        self.plan.scale(scale).and_then(title).unwrap_or_else(|| number(worth))
    }

    fn with_unit(&self, value: Finite, unit: &str) -> String {
        let said = number(value);
        match unit.chars().next() {
            None => said,
            Some('%' | '‰' | '°' | '\u{2e80}'..) => format!("{said}{unit}"),
            Some(_) => format!("{said} {unit}"),
        }
    }

    /// Returns the title of a target or an action in quotation marks; its id where the plan has neither.
    pub(super) fn title(&self, id: &str) -> String {
        let target =
            || self.plan.targets().iter().find(|target| target.id().as_str() == id).map(Target::title);
        let action = || self.plan.actions().iter().find(|action| action.id().as_str() == id);
        let text = target().or_else(|| action().map(crate::promises::Action::title));
        format!("“{}”", text.map_or(id, |text| text.get(self.tag)))
    }

    /// Returns a number of days.
    pub(super) fn days(&self, count: u32) -> String {
        match self.language {
            Language::English => many(count, "day", "days"),
            Language::Chinese => format!("{count}天"),
        }
    }
}
