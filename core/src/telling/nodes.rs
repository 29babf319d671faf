//! Sentences for actions, units and the plan as a whole.

use super::language::{both, many};
use super::numbers::{number, percent};
use super::teller::Teller;
use super::words::word;
use crate::words::{Finite, TargetId};

/// Returns a number without its sign, which the sentence says.
fn size(number: Finite) -> Finite {
    Finite::new(number.get().abs()).unwrap_or(number)
}

impl Teller<'_> {
    pub(super) fn decided(&self, child: &str, share: Finite) -> String {
        let title = self.title(child);
        if share == Finite::ONE {
            return both!(self, "All that is missing is in {title}.", "差距全部来自{title}。");
        }
        let share = percent(share);
        both!(self, "{share} of what is missing is in {title}.", "差距的{share}来自{title}。")
    }

    pub(super) fn weakest(&self, child: &str, verdict: &str) -> String {
        let (title, said) = (self.title(child), word(verdict, self.tag));
        both!(self, "It goes by its weakest part, {title}: {said}.", "以其中最弱的{title}为准：{said}。")
    }

    pub(super) fn last_needed(&self, child: &str, need: u32) -> String {
        let title = self.title(child);
        if need == 1 {
            return both!(self, "One is needed, and {title} is the best.", "需要1项，其中最好的是{title}。");
        }
        both!(
            self,
            "Of the {need} that are needed, {title} is the last.",
            "所需的{need}项之中，排在最后的是{title}。",
        )
    }

    pub(super) fn quorum(&self, achieved: u32, need: u32, total: u32) -> String {
        let are = if achieved == 1 { "is" } else { "are" };
        both!(
            self,
            "{achieved} of {total} {are} achieved; {need} must be.",
            "{total}项中已达成{achieved}项，须达成{need}项。",
        )
    }

    pub(super) fn vetoed(&self, targets: &[TargetId]) -> String {
        let named = self.named(targets);
        match targets.len() {
            1 => both!(self, "{named} is missed, and vetoes it.", "{named}未达成，予以一票否决。"),
            _ => both!(self, "{named} are missed, and veto it.", "{named}未达成，予以一票否决。"),
        }
    }

    pub(super) fn outweighed(&self, targets: &[TargetId], offset: &[TargetId]) -> String {
        let (missed, achieved) = (self.named(targets), self.named(offset));
        both!(
            self,
            "What is missed does not veto it: {missed}, outweighed by {achieved}.",
            "{missed}未达成，已由{achieved}抵补，不予否决。",
        )
    }

    pub(super) fn adjusted(&self, gate: &str, by: Finite, targets: &[TargetId]) -> String {
        let change = percent(size(by));
        self.changed(gate, &change, &change, targets)
    }

    pub(super) fn marked(&self, gate: &str, by: Finite, targets: &[TargetId]) -> String {
        let said = number(size(by));
        let points = if said == "1" { "point" } else { "points" };
        self.changed(gate, &format!("{said} {points}"), &format!("{said}分"), targets)
    }

    /// Returns what a gate changes; the amount in English and in Chinese.
    fn changed(&self, gate: &str, english: &str, chinese: &str, targets: &[TargetId]) -> String {
        let named = self.named(targets);
        match gate {
            "bonus" => {
                both!(self, "Achieved, with a bonus of {english}: {named}.", "{named}已达成，加{chinese}。")
            }
            "deduction" => {
                both!(self, "Missed, with a deduction of {english}: {named}.", "{named}未达成，减{chinese}。")
            }
            _ => both!(self, "It is capped, which takes {english}.", "超出上限，扣除{chinese}。"),
        }
    }

    /// Returns the titles of targets; of more than three the first two, and how many there are besides.
    fn named(&self, targets: &[TargetId]) -> String {
        let titles: Vec<String> = targets.iter().map(|target| self.title(target.as_str())).collect();
        match titles.as_slice() {
            [one, other, rest @ ..] if rest.len() > 1 => {
                let (more, all) = (rest.len(), titles.len());
                both!(self, "{one}, {other} and {more} more", "{one}、{other}等{all}项")
            }
            [first @ .., last] if !first.is_empty() => {
                let first = first.join(self.language.pick(", ", "、"));
                both!(self, "{first} and {last}", "{first}和{last}")
            }
            all => all.concat(),
        }
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
