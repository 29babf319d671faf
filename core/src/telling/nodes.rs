//! Sentences for actions, units and the plan as a whole.

use super::language::{both, many};
use super::numbers::percent;
use super::teller::Teller;
use super::words::word;
use crate::words::Finite;

impl Teller<'_> {
    pub(super) fn decided(&self, child: &str, share: Finite) -> String {
        let title = self.title(child);
        if share == Finite::ONE {
            return both!(self, "All that is missing is in {title}.", "差距全部来自{title}。");
        }
        let share = percent(share);
        both!(self, "{share} of what is missing is in {title}.", "差距的{share}来自{title}。")
    }

    pub(super) fn no_evidence(&self) -> String {
        both!(self, "Nothing below it has evidence.", "其下各项均无数据支撑。")
    }

    pub(super) fn thin_evidence(&self, share: Finite, floor: Finite) -> String {
        let (share, floor) = (percent(share), percent(floor));
        both!(
            self,
            "Only {share} of the weight below it has evidence; at least {floor} is needed.",
            "其下有数据支撑的权重只占{share}，至少需要{floor}。",
        )
    }

    pub(super) fn held_back(&self, missing: u32) -> String {
        let parts = many(missing, "part of it without evidence holds", "parts of it without evidence hold");
        both!(self, "{parts} it back.", "其下有{missing}项缺少数据，评估因此受限。")
    }

    pub(super) fn all_children(&self, verdict: &str) -> String {
        let said = word(verdict, self.tag);
        both!(self, "Everything below it is in one state: {said}.", "其下各项均为：{said}。")
    }
}
