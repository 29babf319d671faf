//! Sentences for what is under way.

use super::language::{Language, both};
use super::numbers::{percent, size};
use super::teller::Teller;
use super::words::{field_word, word};
use crate::words::Finite;

impl Teller<'_> {
    pub(super) fn judged(&self, signal: &str, value: Finite, said: &str) -> String {
        let (finding, said) = (self.finding(signal, value), word(said, self.tag));
        both!(self, "{finding}: {said}.", "{finding}：{said}。")
    }

    pub(super) fn behind(&self, attainment: Finite, expected: Finite) -> String {
        let (lost, expected) = (attainment < Finite::ZERO, percent(expected));
        let attainment = percent(size(attainment));
        if lost {
            return both!(
                self,
                "It has gone {attainment} the wrong way, where {expected} of the way is expected by now.",
                "目前倒退{attainment}，按进度应完成{expected}。",
            );
        }
        both!(
            self,
            "It has come {attainment} of the way, where {expected} is expected by now.",
            "目前完成{attainment}，按进度应完成{expected}。",
        )
    }

    pub(super) fn regressed(&self, value: Finite, baseline: Finite) -> String {
        let (value, baseline) = (self.amount(value), self.amount(baseline));
        both!(
            self,
            "At {value} it is worse than where it started, {baseline}.",
            "目前为{value}，比起点{baseline}还差。",
        )
    }

    pub(super) fn still_needed(&self, count: u32, done: u32, need: u32) -> String {
        both!(
            self,
            "{done} of the {need} that are needed are done; {count} to go.",
            "需完成{need}项，已完成{done}项，还差{count}项。",
        )
    }

    pub(super) fn host_filled(&self, fields: &[String]) -> String {
        let words: Vec<_> = fields.iter().map(|field| field_word(field, self.tag)).collect();
        let words = words.join(match self.language {
            Language::English => ", ",
            Language::Chinese => "、",
        });
        both!(
            self,
            "Not stated in the plan but filled in for it: {words}.",
            "以下内容规划未载明，由使用方填写：{words}。"
        )
    }

    pub(super) fn illustrative(&self) -> String {
        both!(self, "It rests on illustrative entries, not on real ones.", "依据的是示例条目，并非真实数据。")
    }
}
