//! Why two methods differ, as sentences.

use super::language::{both, many};
use super::numbers::{about, hundredth, number, percent};
use super::signals::kind_of;
use super::teller::Teller;
use super::words::{signal_word, verdict_word, word};
use crate::draft::SignalKind;
use crate::judgement::{Comparison, Difference, Differs, Reason, SignalValue, Verdict};
use crate::plan::Plan;
use crate::promises::Target;
use crate::words::Finite;

/// Returns why a method differs from the first as one sentence.
///
/// `target` is the target of whose row the difference is; none for actions, units and the plan as a whole. Methods are
/// named by their ids.
#[must_use]
pub fn say_difference(
    differs: &Differs,
    comparison: &Comparison,
    plan: &Plan,
    target: Option<&Target>,
    lang: &str,
) -> String {
    let name = |place: u32| {
        let found = usize::try_from(place).ok().and_then(|place| comparison.methods.get(place));
        found.map_or("?", |method| method.id.as_str())
    };
    let tell = Teller::new(plan, target, lang);
    let (one, two) = (name(0), name(differs.method));
    match &differs.why {
        Difference::CannotJudge { unable, reason } => tell.cannot_judge(name(*unable), reason.as_ref()),
        Difference::Calendar { first, other } => tell.calendar((one, *first), (two, *other)),
        Difference::OtherSpace { first, other } => {
            tell.other_signal((one, first.as_ref()), (two, other.as_ref()))
        }
        Difference::Children { child, first, other, count } => {
            tell.children(child, (one, *first), (two, *other), count.saturating_sub(1))
        }
        Difference::OtherSignal { first, other } => {
            tell.other_signal((one, first.as_ref()), (two, other.as_ref()))
        }
        Difference::OtherValue { signal, first, other } => {
            tell.other_value(signal, (one, *first), (two, *other))
        }
        Difference::OtherCuts { signal, value, first, other } => {
            let held = tell.language.pick("held back", "受限");
            let called = |word: &'_ Option<String>| word.clone().unwrap_or_else(|| held.to_owned());
            tell.other_cuts((signal, *value), (one, &called(first)), (two, &called(other)))
        }
    }
}

impl Teller<'_> {
    fn cannot_judge(&self, unable: &str, reason: Option<&Reason>) -> String {
        match reason {
            Some(Reason::NotAssessable { why }) => {
                let why = self.why(why);
                both!(self, "{unable} cannot judge it: {why}.", "{unable}无法评估：{why}。")
            }
            _ => both!(self, "{unable} cannot judge it.", "{unable}无法评估。"),
        }
    }

    fn calendar(
        &self,
        (one, first): (&str, Option<Verdict>),
        (two, other): (&str, Option<Verdict>),
    ) -> String {
        let said = |verdict| verdict_word(verdict, self.tag);
        let (settled, verdict, by_bands) = match (first, other) {
            (Some(first), Some(other)) => {
                let (first, other) = (said(first), said(other));
                return both!(
                    self,
                    "{one} and {two} settle it without looking at a signal: {first} and {other}.",
                    "{one}和{two}均未看信号即作判定：分别为{first}和{other}。",
                );
            }
            (Some(first), None) => (one, said(first), two),
            (None, Some(other)) => (two, said(other), one),
            (None, None) => (one, "?", two),
        };
        both!(
            self,
            "{settled} settles it without looking at a signal: {verdict}; {by_bands} looks at one.",
            "{settled}未看信号即判定为{verdict}，{by_bands}则按信号评估。",
        )
    }

    fn children(
        &self,
        child: &str,
        (one, first): (&str, Verdict),
        (two, other): (&str, Verdict),
        more: u32,
    ) -> String {
        let title = self.title(child);
        let (first, other) = (verdict_word(first, self.tag), verdict_word(other, self.tag));
        if more == 0 {
            return both!(
                self,
                "{title} is {first} by {one} and {other} by {two}.",
                "{title}按{one}为{first}，按{two}为{other}。",
            );
        }
        let others = many(more, "other part of it differs", "other parts of it differ");
        both!(
            self,
            "{title} is {first} by {one} and {other} by {two}; {others} too.",
            "{title}按{one}为{first}，按{two}为{other}；另有{more}项也不一致。",
        )
    }

    fn other_signal(
        &self,
        (one, first): (&str, Option<&SignalValue>),
        (two, other): (&str, Option<&SignalValue>),
    ) -> String {
        let (first, other) = (self.looked_at(first), self.looked_at(other));
        both!(self, "{one} looks at {first}, {two} at {other}.", "{one}看{first}，{two}看{other}。")
    }

    /// Returns a signal with its value; of a node that is judged without one, what stands below it.
    fn looked_at(&self, signal: Option<&SignalValue>) -> String {
        match signal {
            Some(SignalValue { name, value }) => {
                let (word, value) = (signal_word(name, self.tag), self.shown(name, *value));
                both!(self, "{word} ({value})", "{word}（{value}）")
            }
            None => both!(self, "what stands below it", "其下各项的状态"),
        }
    }

    fn other_value(
        &self,
        signal: &str,
        (one, first): (&str, Finite),
        (two, other): (&str, Finite),
    ) -> String {
        let word = signal_word(signal, self.tag);
        let (first, other) = (self.shown(signal, first), self.shown(signal, other));
        both!(
            self,
            "Both look at {word}, which is {first} by {one} and {other} by {two}.",
            "两者都看{word}，按{one}为{first}，按{two}为{other}。",
        )
    }

    fn other_cuts(
        &self,
        (signal, value): (&str, Finite),
        (one, first): (&str, &str),
        (two, other): (&str, &str),
    ) -> String {
        let (name, value) = (signal_word(signal, self.tag), self.shown(signal, value));
        let (first, other) = (word(first, self.tag), word(other, self.tag));
        both!(
            self,
            "Both look at {name} ({value}), which {one} calls {first} and {two} {other}.",
            "两者都看{name}（{value}），{one}判为{first}，{two}判为{other}。",
        )
    }

    /// Returns the value of a signal as people write it.
    fn shown(&self, signal: &str, value: Finite) -> String {
        match kind_of(signal) {
            Some(
                SignalKind::Attainment
                | SignalKind::Expected
                | SignalKind::Gap
                | SignalKind::Pace
                | SignalKind::Growth
                | SignalKind::ProjectedAttainment
                | SignalKind::ProjectedMiss
                | SignalKind::Elapsed
                | SignalKind::EvidenceShare
                | SignalKind::Freshness,
            ) => percent(value),
            Some(SignalKind::MeanChange | SignalKind::LastChange) => self.change(about(value)),
            _ => number(hundredth(value)),
        }
    }
}
