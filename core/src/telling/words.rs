//! Single words: verdicts, commitments, signals, fields, and the words of known methods.

use std::borrow::Cow;

use super::Language;
use super::signals::kind_of;
use crate::draft::SignalKind;
use crate::judgement::{Absence, Verdict};
use crate::promises::Commitment;
use crate::words::Standing;

/// Returns a verdict as a word.
///
/// ```
/// use tenfold::{Standing, telling::verdict_word};
/// assert_eq!(verdict_word(Standing::AtRisk.into(), "en"), "at risk");
/// assert_eq!(verdict_word(Standing::AtRisk.into(), "zh-CN"), "有风险");
/// ```
#[must_use]
pub fn verdict_word(verdict: Verdict, lang: &str) -> &'static str {
    let (english, chinese) = match verdict {
        Verdict::Standing(standing) => standing_words(standing),
        Verdict::Absence(absence) => absence_words(absence),
    };
    Language::of(lang).pick(english, chinese)
}

const fn standing_words(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Missed => ("missed", "未达成"),
        Standing::OffTrack => ("off track", "滞后"),
        Standing::AtRisk => ("at risk", "有风险"),
        Standing::OnTrack => ("on track", "正常"),
        Standing::Ahead => ("ahead", "超前"),
        Standing::Achieved => ("achieved", "已达成"),
    }
}

const fn absence_words(absence: Absence) -> (&'static str, &'static str) {
    match absence {
        Absence::Cancelled => ("cancelled", "已取消"),
        Absence::NotStarted => ("not started", "未开始"),
        Absence::NotDue => ("not due yet", "未到期"),
        Absence::Awaiting => ("awaiting figure", "待报数据"),
        Absence::NoData => ("no data", "无数据"),
        Absence::Stale => ("out of date", "数据过期"),
        Absence::NotAssessable => ("not assessable", "无法评估"),
        Absence::Undated => ("no due day", "未定期限"),
    }
}

/// Returns how firmly something was promised, as a word.
#[must_use]
pub fn commitment_word(commitment: Commitment, lang: &str) -> &'static str {
    let (english, chinese) = match commitment {
        Commitment::Direction => ("direction", "方向性"),
        Commitment::Aspirational => ("aspirational", "力争"),
        Commitment::Expected => ("expected", "预期性"),
        Commitment::Binding => ("binding", "约束性"),
    };
    Language::of(lang).pick(english, chinese)
}

/// Returns what a signal is, such as `pace`, in words; a name that is not known comes back as it is.
#[must_use]
pub fn signal_word<'n>(name: &'n str, lang: &str) -> &'n str {
    let (english, chinese) = match (kind_of(name), name) {
        (Some(kind), _) => signal_words(kind),
        (None, "score") => ("the mean score", "平均得分"),
        (None, _) => (name, name),
    };
    Language::of(lang).pick(english, chinese)
}

const fn signal_words(kind: SignalKind) -> (&'static str, &'static str) {
    match kind {
        SignalKind::Attainment => ("attainment", "完成度"),
        SignalKind::Expected => ("expected attainment", "应完成度"),
        SignalKind::Gap => ("the gap to what is expected", "与应达进度的差距"),
        SignalKind::Pace => ("pace", "进度比"),
        SignalKind::Growth => ("growth a year", "年均增长率"),
        SignalKind::GrowthRatio => ("growth over the growth that is needed", "实际与所需增长率之比"),
        SignalKind::Improvement => ("the change for the better", "向好变化"),
        SignalKind::MeanChange => ("the mean change a year", "年均变化"),
        SignalKind::LastChange => ("the latest change", "最近一次变化"),
        SignalKind::ProjectedAttainment => ("attainment as forecast", "预测完成度"),
        SignalKind::ProjectedMiss => ("the miss as forecast", "预测差距"),
        SignalKind::Spi => ("earned over planned value", "挣值与计划值之比"),
        SignalKind::SpiT => ("earned schedule over time spent", "挣得进度与已用时间之比"),
        SignalKind::Elapsed => ("the share of time passed", "已过时间占比"),
        SignalKind::EvidenceShare => ("the share of weight with evidence", "有数据支撑的权重占比"),
        SignalKind::Freshness => ("the age of the latest figure", "最近数据的时效占用"),
        SignalKind::Points => ("the number of figures", "数据个数"),
        SignalKind::Value => ("the latest value", "当前值"),
        SignalKind::Baseline => ("the value that it started from", "起点数值"),
        SignalKind::Bar => ("the value to reach", "目标值"),
        SignalKind::Open => ("what is left to the value to reach", "与目标值的差距"),
        SignalKind::Required => ("the change a year that is still needed", "尚需的年均变化"),
    }
}

/// Returns a field of a plan, such as `due`, in words; a name that is not known comes back as it is.
#[must_use]
pub fn field_word<'n>(name: &'n str, lang: &str) -> &'n str {
    let (english, chinese) = match name {
        "goal" => ("goal", "目标值"),
        "baseline" => ("baseline", "起点数值"),
        "start" => ("start", "开始日期"),
        "due" => ("due day", "期限"),
        "trajectory" => ("trajectory", "进度要求"),
        "settle" => ("when it is settled", "判定时点"),
        "indicator" => ("indicator", "指标口径"),
        "commitment" => ("commitment", "约束程度"),
        "weight" => ("weight", "权重"),
        "stretch" => ("stretch value", "争取值"),
        "responsible" => ("who answers for it", "责任分工"),
        "members" => ("members of the set", "集合成员"),
        "levels" => ("levels of the scale", "等级"),
        "stages" => ("stages", "阶段"),
        other => (other, other),
    };
    Language::of(lang).pick(english, chinese)
}

/// Returns a method's own word, such as `on_track` or `sun_and_cloud`, as people write it.
///
/// Words that are not those of a verdict or a preset come back with spaces for `_`.
#[must_use]
pub fn word<'w>(word: &'w str, lang: &str) -> Cow<'w, str> {
    if let Some(verdict) = Verdict::all().find(|verdict| verdict.as_str() == word) {
        return Cow::Borrowed(verdict_word(verdict, lang));
    }
    match (Language::of(lang), chinese_word(word)) {
        (Language::Chinese, Some(chinese)) => Cow::Borrowed(chinese),
        _ if word.contains('_') => Cow::Owned(word.replace('_', " ")),
        _ => Cow::Borrowed(word),
    }
}

fn chinese_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "improving" => "向好",
        "no_change" => "持平",
        "worsening" => "变差",
        "target_achieved" => "已达标",
        "substantial_progress" => "进展显著",
        "significant_progress" => "进展显著",
        "moderate_progress" => "进展一般",
        "limited_progress" => "进展有限",
        "no_progress" => "没有进展",
        "deterioration" => "恶化",
        "moderate_deterioration" => "轻度恶化",
        "significant_deterioration" => "明显恶化",
        "sun" => "晴",
        "sun_and_cloud" => "晴间多云",
        "cloud" => "多云",
        "storm" => "雷雨",
        "above_plan" => "超出计划",
        "caution" => "需关注",
        "overdue" => "逾期",
        "below_plan" => "低于计划",
        "done" => "已完成",
        "falling_behind" => "正在落后",
        "behind" => "落后",
        "green" => "绿色",
        "yellow" => "黄色",
        "red" => "红色",
        "in_progress" => "进行中",
        "worse_than_at_the_start" => "比起点倒退",
        "on_schedule" => "按期",
        "slightly_behind" => "略有滞后",
        "behind_schedule" => "进度滞后",
        "finished" => "已完工",
        "on_track_or_met" => "正常或已达标",
        "fair_progress" => "进展尚可",
        "stagnation_or_regression" => "停滞或倒退",
        "most_of_the_way" => "已完成大部分",
        "part_of_the_way" => "已完成一部分",
        "little_of_the_way" => "完成甚少",
        "regression" => "倒退",
        "on_track_or_maintaining" => "正常或保持",
        "moderately_improving" => "有所改善",
        "stagnating" => "停滞",
        "decreasing" => "下降",
        "near_the_goal" => "接近目标",
        "on_the_way" => "在途中",
        "far_from_the_goal" => "距目标较远",
        _ => return None,
    })
}
