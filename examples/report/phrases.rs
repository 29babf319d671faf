//! The fixed words of a report, in each language.

/// The fixed words of a report.
pub(crate) struct Phrases {
    pub(crate) as_of: &'static str,
    pub(crate) last_day: &'static str,
    pub(crate) example_day: &'static str,
    pub(crate) known_by: &'static str,
    pub(crate) method: &'static str,
    pub(crate) unverified: &'static str,
    pub(crate) source: &'static str,
    pub(crate) illustrative: &'static str,
    pub(crate) whole: &'static str,
    pub(crate) attained: &'static str,
    pub(crate) score: &'static str,
    pub(crate) evidence: &'static str,
    pub(crate) tree: &'static str,
    pub(crate) title: &'static str,
    pub(crate) value: &'static str,
    pub(crate) progress: &'static str,
    pub(crate) verdict: &'static str,
    pub(crate) word: &'static str,
    pub(crate) commitment: &'static str,
    pub(crate) due: &'static str,
    pub(crate) why: &'static str,
    pub(crate) count: &'static str,
    pub(crate) so_far: &'static str,
    pub(crate) no_day: &'static str,
    pub(crate) units: &'static str,
    pub(crate) overdue: &'static str,
    pub(crate) next: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) day: &'static str,
    pub(crate) days: &'static str,
    pub(crate) step: &'static str,
    pub(crate) who: &'static str,
    /// With `{}` for a number of days.
    pub(crate) late: &'static str,
    /// With `{}` for a number of days.
    pub(crate) coming: &'static str,
    pub(crate) today: &'static str,
    /// With `{}` for a state.
    pub(crate) now: &'static str,
    pub(crate) target_due: &'static str,
    /// With `{}` for a number.
    pub(crate) more: &'static str,
    pub(crate) legend_mark: &'static str,
    pub(crate) legend_below: &'static str,
    /// With `{low}` and `{high}` for the lowest and highest score.
    pub(crate) legend_score: &'static str,
    pub(crate) legend_way: &'static str,
    pub(crate) legend_host: &'static str,
    pub(crate) colon: &'static str,
    pub(crate) stop: &'static str,
    pub(crate) open: &'static str,
    pub(crate) comma: &'static str,
    /// What stands between the names in a list.
    pub(crate) list: &'static str,
    /// With `{}` for what is said in passing.
    pub(crate) aside: &'static str,
    /// The letter of each commitment, from a direction to a binding promise.
    pub(crate) letters: [&'static str; 4],
}

impl Phrases {
    /// Returns a text with something said in passing behind it.
    pub(crate) fn with_aside(&self, text: &str, aside: &str) -> String {
        text.to_owned() + &self.aside.replace("{}", aside)
    }

    /// Returns when something is due, by the days that are left.
    pub(crate) fn when(&self, days: i32) -> String {
        let pattern = match days {
            ..0 => self.late,
            0 => self.today,
            1.. => self.coming,
        };
        let said = pattern.replace("{}", &days.unsigned_abs().to_string());
        if days.abs() == 1 { said.replace("days", "day") } else { said }
    }
}

/// Returns the words of a language: Chinese for `zh` and its kin, else English.
pub(crate) fn phrases(lang: &str) -> &'static Phrases {
    let primary = lang.split(['-', '_']).next().unwrap_or(lang);
    if primary.eq_ignore_ascii_case("zh") { &CHINESE } else { &ENGLISH }
}

const ENGLISH: Phrases = Phrases {
    as_of: "As of",
    last_day: "the last day that the ledger speaks of",
    example_day: "the day chosen for this example",
    known_by: "as known by",
    method: "Method",
    unverified: "not checked against its source",
    source: "Source",
    illustrative: "Illustrative: figures in this report are made up to show something.",
    whole: "The whole plan",
    attained: "attained",
    score: "Score",
    evidence: "of the weight has evidence",
    tree: "Actions and targets",
    title: "Action or target",
    value: "Value",
    progress: "Progress",
    verdict: "Verdict",
    word: "In its words",
    commitment: "Promised as",
    due: "Due",
    why: "Why",
    count: "Targets",
    so_far: "so far",
    no_day: "-",
    units: "Units",
    overdue: "Overdue steps",
    next: "Due next",
    nothing: "none",
    day: "Day",
    days: "Days",
    step: "What",
    who: "Who",
    late: "{} days late",
    coming: "in {} days",
    today: "today",
    now: "now {}",
    target_due: "target",
    more: "and {} more",
    legend_mark: "where it is expected to be by now",
    legend_below: "below where it started",
    legend_score: "bars show scores from {low} to {high}",
    legend_way: "the way that is better",
    legend_host: "not the plan's own number, or resting on one that is not",
    stop: ".",
    open: "Open",
    colon: ": ",
    comma: ", ",
    list: ", ",
    aside: " ({})",
    letters: ["d", "a", "e", "B"],
};

const CHINESE: Phrases = Phrases {
    as_of: "截至",
    last_day: "台账所载最后一日",
    example_day: "本示例选定之日",
    known_by: "按此时已知",
    method: "评估方法",
    unverified: "未与出处核对",
    source: "来源",
    illustrative: "示例：本报告所用数据为虚构，仅作演示。",
    whole: "规划整体",
    attained: "已完成",
    score: "得分",
    evidence: "的权重有数据支撑",
    tree: "行动与目标",
    title: "行动与目标",
    value: "数值",
    progress: "进度",
    verdict: "评估",
    word: "方法用语",
    commitment: "约束程度",
    due: "期限",
    why: "原因",
    count: "目标数",
    so_far: "暂",
    no_day: "-",
    units: "责任单位",
    overdue: "逾期事项",
    next: "即将到期",
    nothing: "无",
    day: "日期",
    days: "天数",
    step: "事项",
    who: "责任人",
    late: "逾期{}天",
    coming: "{}天后",
    today: "今天",
    now: "目前{}",
    target_due: "目标",
    more: "另有{}项",
    legend_mark: "目前应达到的位置",
    legend_below: "低于起点",
    legend_score: "进度条表示得分（{low}至{high}）",
    legend_way: "向好方向",
    stop: "。",
    open: "尚缺",
    legend_host: "规划未载明，由使用方填写，或据此算得",
    colon: "：",
    comma: "，",
    list: "、",
    aside: "（{}）",
    letters: ["方", "争", "预", "约"],
};
