//! What a signal says, as the first half of a sentence.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use super::language::both;
use super::numbers::{about, hundredth, number, percent, size};
use super::teller::Teller;
use super::words::signal_word;
use crate::draft::SignalKind;
use crate::promises::{Goal, Judged, Target};
use crate::words::Finite;

/// Returns the kind of signal that a name stands for; none for those that only parents are judged by.
pub(super) fn kind_of(name: &str) -> Option<SignalKind> {
    SignalKind::deserialize(IntoDeserializer::<Error>::into_deserializer(name)).ok()
}

impl Teller<'_> {
    /// Returns what a signal says, without the word that it led to.
    pub(super) fn finding(&self, signal: &str, value: Finite) -> String {
        let Some(kind) = kind_of(signal) else {
            return self.is(signal, &number(hundredth(value)));
        };
        match kind {
            SignalKind::Attainment => self.attainment(value),
            SignalKind::Expected => {
                let share = percent(value);
                both!(self, "{share} of the way is expected by now", "按进度应完成{share}")
            }
            SignalKind::Gap => self.gap(value),
            SignalKind::Pace => self.pace(value),
            SignalKind::Growth => self.a_year(value, percent),
            SignalKind::GrowthRatio => self.growth_ratio(value),
            SignalKind::Improvement => self.improvement(value),
            SignalKind::MeanChange => self.a_year(value, |size| self.change(about(size))),
            SignalKind::LastChange => {
                let (way, change) = self.way(value, |size| self.change(size));
                both!(self, "The latest change is {way} by {change}", "最近一次{way}{change}")
            }
            SignalKind::ProjectedAttainment | SignalKind::ProjectedMiss => self.projected(kind, value),
            SignalKind::Elapsed | SignalKind::EvidenceShare | SignalKind::Freshness => {
                self.is(signal, &percent(value))
            }
            SignalKind::Spi | SignalKind::SpiT | SignalKind::Points => {
                self.is(signal, &number(hundredth(value)))
            }
            SignalKind::Value | SignalKind::Baseline | SignalKind::Bar => {
                self.is(signal, &self.amount(value))
            }
            SignalKind::Open => self.open(value),
            SignalKind::Required => {
                let change = self.change(about(value));
                both!(self, "It still needs {change} a year", "尚需平均每年改善{change}")
            }
        }
    }

    fn attainment(&self, value: Finite) -> String {
        if value < Finite::ZERO {
            return self.backwards();
        }
        let share = percent(value);
        both!(self, "It has come {share} of the way", "目前完成{share}")
    }

    fn pace(&self, value: Finite) -> String {
        if value < Finite::ZERO {
            return self.backwards();
        }
        // Where nothing is expected yet, something that is there counts as 10.
        if value >= Finite::from(10) {
            return both!(
                self,
                "It has reached 10 times or more of what is expected by now",
                "已达目前应达进度的10倍以上",
            );
        }
        let share = percent(value);
        both!(self, "It has reached {share} of what is expected by now", "达到目前应达进度的{share}")
    }

    fn backwards(&self) -> String {
        both!(self, "It has gone the wrong way from where it started", "目前比起点倒退")
    }

    fn growth_ratio(&self, value: Finite) -> String {
        let share = percent(size(value));
        if value < Finite::ZERO {
            return both!(
                self,
                "It moves the wrong way, at {share} of the yearly rate that it needs",
                "朝相反方向变化，速度为所需的{share}",
            );
        }
        both!(self, "It moves at {share} of the yearly rate that it needs", "年均变化为所需速度的{share}")
    }

    fn open(&self, value: Finite) -> String {
        let change = self.change(size(value));
        if value < Finite::ZERO {
            return both!(self, "It is {change} past the value to reach", "已超过目标值{change}");
        }
        both!(self, "{change} is left to the value to reach", "距目标值还差{change}")
    }

    fn projected(&self, kind: SignalKind, value: Finite) -> String {
        let share = percent(value);
        if kind == SignalKind::ProjectedAttainment {
            return both!(
                self,
                "At this rate it comes {share} of the way by its due day",
                "照此趋势到期可完成{share}",
            );
        }
        both!(
            self,
            "At this rate {share} of what is open now stays open on its due day",
            "照此趋势到期仍有{share}的差距未能弥补",
        )
    }

    /// Returns what a signal is, as a sentence begins.
    fn is(&self, signal: &str, value: &str) -> String {
        let word = signal_word(signal, self.tag);
        let (first, rest) = word.split_at_checked(1).unwrap_or(("", word));
        let first = first.to_ascii_uppercase();
        both!(self, "{first}{rest} is {value}", "{word}为{value}")
    }

    /// Returns how far attainment is from what is expected.
    fn gap(&self, value: Finite) -> String {
        let points = percent(size(value));
        let points = points.trim_end_matches('%');
        if value < Finite::ZERO {
            both!(
                self,
                "It is {points} points behind what is expected by now",
                "落后应达进度{points}个百分点"
            )
        } else if value == Finite::ZERO {
            both!(self, "It is where it is expected to be by now", "与应达进度持平")
        } else {
            both!(
                self,
                "It is {points} points ahead of what is expected by now",
                "超出应达进度{points}个百分点"
            )
        }
    }

    /// Returns what an improvement is judged by.
    fn improvement(&self, value: Finite) -> String {
        let judged = match self.target.map(Target::goal) {
            Some(Goal::Improve(improvement)) => improvement.judged(),
            _ => Judged::Sign,
        };
        match judged {
            Judged::Growth => self.a_year(value, percent),
            Judged::Trend => self.a_year(value, |size| self.change(about(size))),
            Judged::Sign => {
                let (way, change) = self.way(value, |size| self.change(size));
                both!(self, "It has changed {way} by {change}", "累计{way}{change}")
            }
        }
    }

    fn a_year(&self, value: Finite, said: impl Fn(Finite) -> String) -> String {
        let (way, change) = self.way(value, said);
        both!(self, "It changes {way} by {change} a year", "平均每年{way}{change}")
    }

    /// Returns which way a goalwards change goes, and its size.
    fn way(&self, change: Finite, said: impl Fn(Finite) -> String) -> (&'static str, String) {
        let size = said(size(change));
        let better = change >= Finite::ZERO;
        let word = if better { ("for the better", "向好") } else { ("for the worse", "变差") };
        (self.language.pick(word.0, word.1), size)
    }
}
