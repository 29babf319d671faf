//! Sentences for what has no standing, and why.

use super::language::both;
use super::teller::Teller;
use super::words::signal_word;
use crate::judgement::Why;
use crate::rules::Lack;
use crate::words::{Day, EntryId};

impl Teller<'_> {
    pub(super) fn cancelled(&self, entry: &EntryId) -> String {
        both!(self, "It was cancelled by entry “{entry}”.", "已由条目“{entry}”取消。")
    }

    pub(super) fn not_started(&self, start: Day) -> String {
        both!(self, "It begins on {start}.", "{start}才开始。")
    }

    pub(super) fn no_data(&self, since: Day) -> String {
        both!(self, "Nothing has been recorded since {since}.", "自{since}以来没有任何记录。")
    }

    pub(super) fn stale(&self, day: Day, until: Day) -> String {
        both!(
            self,
            "The latest figure is of {day} and stood until {until}; a newer one is needed.",
            "最近一次数据为{day}，有效期至{until}，需要新的数据。",
        )
    }

    pub(super) fn awaiting(&self, until: Day) -> String {
        both!(
            self,
            "It has ended; its final figure may still come until {until}.",
            "已到期，最终数据可在{until}前报送。",
        )
    }

    pub(super) fn no_final(&self, due: Day) -> String {
        both!(self, "It ended on {due}, and no final figure came.", "{due}到期，没有收到最终数据。")
    }

    pub(super) fn not_due(&self, due: Option<Day>) -> String {
        match due {
            Some(due) => {
                both!(
                    self,
                    "Nothing is expected of it yet; it is due on {due}.",
                    "{due}到期，目前尚无进度要求。"
                )
            }
            None => both!(self, "Nothing is expected of it yet.", "目前尚无进度要求。"),
        }
    }

    pub(super) fn undated(&self) -> String {
        both!(self, "It is not met, and has no due day.", "尚未达到目标，也没有设定期限。")
    }

    pub(super) fn not_assessable(&self, why: &Why) -> String {
        let why = self.why(why);
        both!(self, "It cannot be judged: {why}.", "无法评估：{why}。")
    }

    fn why(&self, why: &Why) -> String {
        let pick = |english, chinese| self.language.pick(english, chinese).to_owned();
        match why {
            Why::NoBaseline => pick("where it started from is not known", "起点数值未知"),
            Why::BaselineNotPositive => pick(
                "it started from zero or less, of which there is no multiple and no growth",
                "起点数值不大于零，谈不上倍数或增长率",
            ),
            Why::NoPeriods => pick("no whole period lies in its window", "时间段内没有完整的周期"),
            Why::EmptySet => pick("there is nothing in the set that it counts", "所统计的集合没有成员"),
            Why::ZeroDenominator => pick("the figure to divide by is zero", "作为分母的数值为零"),
            Why::Overflow => pick("a sum is too large to be a number", "求和结果超出数值范围"),
            Why::NoSignal { signal, lack } => {
                let (signal, lack) = (signal_word(signal, self.tag), self.lack(*lack));
                both!(self, "{signal} cannot be had, because {lack}", "无法得出{signal}，原因是{lack}")
            }
            Why::NoClause => pick("the method has no rule for a goal of its kind", "评估方法没有适用的规则"),
            Why::NoWeight => pick("everything that counts has a weight of zero", "参与计算的各项权重均为零"),
            Why::NoChildren => pick("it holds nothing to be judged by", "其下没有可评估的内容"),
            Why::NegativeScore => pick(
                "a score below it is less than zero, and there is no geometric mean of such",
                "其下有得分小于零，无法求几何平均",
            ),
            Why::Named { target } => {
                let title = self.title(target.as_str());
                both!(self, "{title}, on which it depends, cannot be judged", "所依据的{title}无法评估")
            }
        }
    }

    fn lack(&self, lack: Lack) -> String {
        let pick = |english, chinese| self.language.pick(english, chinese).to_owned();
        match lack {
            Lack::NoBaseline => pick("where it started from is not known", "起点数值未知"),
            Lack::NoBar => pick("its goal names no value to reach", "没有设定目标值"),
            Lack::NoValue => pick("there is no figure", "没有数据"),
            Lack::NoWay => {
                pick("its goal is a range, in which no way is better", "目标是一个区间，没有优劣方向")
            }
            Lack::Undated => pick("it has no due day", "没有设定期限"),
            Lack::NotImproving => pick("its goal is not a direction", "目标不是改善方向"),
            Lack::ZeroBase => pick("growth from zero is not defined", "从零起算的增长率没有定义"),
            Lack::SignCrossing => pick("growth across zero is not defined", "跨越零值的增长率没有定义"),
            Lack::NothingExpected => pick("nothing is expected by now", "目前尚无进度要求"),
            Lack::NothingRequired => pick("nothing is left to be required", "已没有差距可以要求"),
            Lack::TooFewPoints { have, need } => {
                both!(
                    self,
                    "it has {have} of the {need} figures that it takes",
                    "需要{need}个数据，现有{have}个"
                )
            }
            Lack::TooFewYears => pick("its figures are too close in time", "数据的时间间隔太短"),
            Lack::NoTimeLeft => pick("its due day is there", "期限已到"),
            Lack::NoSpread => pick("all figures are of one day", "所有数据均为同一天"),
            Lack::NeverStale => pick("its figures never grow old", "数据没有设定有效期"),
            Lack::Overflow => pick("the result is too large to be a number", "计算结果超出数值范围"),
        }
    }
}
