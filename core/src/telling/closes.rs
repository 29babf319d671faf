//! Sentences for what is met, missed or lost.

use super::language::{both, many};
use super::teller::Teller;
use crate::words::{Day, Finite};

impl Teller<'_> {
    pub(super) fn met_at_close(&self, value: Finite, due: Day) -> String {
        let value = self.amount(value);
        both!(
            self,
            "It ended on {due} at {value}: the target is met.",
            "{due}到期，最终为{value}，达到目标。"
        )
    }

    pub(super) fn missed_at_close(&self, value: Option<Finite>, due: Day) -> String {
        let Some(value) = value.map(|value| self.amount(value)) else {
            return both!(self, "It ended on {due}, and the target is not met.", "{due}到期，未达到目标。");
        };
        both!(
            self,
            "It ended on {due} at {value}: the target is not met.",
            "{due}到期，最终为{value}，未达到目标。",
        )
    }

    pub(super) fn met_once(&self, day: Day) -> String {
        both!(self, "It was met on {day}, and that settles it.", "{day}已达到目标，即为完成。")
    }

    pub(super) fn met_now(&self, value: Finite, due: Option<Day>) -> String {
        let value = self.amount(value);
        match due {
            Some(due) => both!(
                self,
                "It is at {value}, which meets the target; the figure for {due} will decide.",
                "目前为{value}，已达到目标，最终以{due}的数据为准。",
            ),
            None => both!(self, "It is at {value}, which meets the target.", "目前为{value}，已达到目标。"),
        }
    }

    pub(super) fn lost_again(&self, first_met: Day) -> String {
        both!(self, "It was met on {first_met} and no longer is.", "{first_met}曾达到目标，现已不再达到。",)
    }

    pub(super) fn met_late(&self, day: Day) -> String {
        both!(self, "It was met only on {day}, after its due day.", "{day}才达到目标，已超过期限。")
    }

    pub(super) fn excursion(&self, from: Day, days: u32, tolerated: u32) -> String {
        let (days, tolerated) = (self.days(days), self.days(tolerated));
        both!(
            self,
            "From {from} it was outside its range for {days} in a row; {tolerated} would have been tolerated.",
            "自{from}起连续{days}超出范围，最多允许{tolerated}。",
        )
    }

    pub(super) fn too_many_misses(&self, missed: u32, allowed: u32) -> String {
        let periods = many(missed, "period was missed", "periods were missed");
        both!(self, "{periods}; at most {allowed} may be.", "已有{missed}个周期未完成，最多允许{allowed}个。")
    }

    pub(super) fn quorum_lost(&self, missed: u32, need: u32, total: u32) -> String {
        both!(
            self,
            "{missed} of {total} targets are missed or cancelled, so that {need} can no longer be achieved.",
            "{total}项目标中有{missed}项未达成或已取消，已不可能达成{need}项。",
        )
    }
}
