use super::*;
use crate::draft;
use crate::judgement::{Absence, Verdict, Why};
use crate::promises::{Commitment, Target, Way};
use crate::rules::Lack;
use crate::words::{Day, EntryId, TargetId, Text};

fn n(value: f64) -> Finite {
    Finite::new(value).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A plan with a target of each kind of value.
fn plan() -> Plan {
    let target = |id: &str, goal| draft::Target::new(id, id, id, goal);
    let level = |id: &str, unit: [(&str, &str); 2]| draft::Indicator::level(id, id).unit(Text::from(unit));
    let grades = draft::Scale::new("grades", "Grades")
        .level(draft::Level::new("city", [("en", "city"), ("zh", "市级")]))
        .level(draft::Level::new("province", [("en", "provincial"), ("zh", "省级")]));
    let top = draft::Action::new("top", [("en", "Platforms"), ("zh", "平台")])
        .target(target("platforms", draft::Goal::at_least(10)))
        .target(target("emissions", draft::Goal::at_most(100)))
        .target(target("share", draft::Goal::at_least(80)))
        .target(target("students", draft::Goal::improve(Way::Up)))
        .target(target("listing", draft::Goal::happen()))
        .target(target("campus", draft::Goal::reach("province")));
    draft::Plan::new("plan", "Plan", "2022-01-01")
        .scale(grades)
        .indicator(level("platforms", [("en", "platforms"), ("zh", "个")]))
        .indicator(level("emissions", [("en", "t"), ("zh", "吨")]))
        .indicator(level("share", [("en", "%"), ("zh", "%")]))
        .indicator(level("students", [("en", "students"), ("zh", "人")]))
        .indicator(draft::Indicator::milestone("listing", "Listing"))
        .indicator(draft::Indicator::new("campus", "Campus", draft::Measure::grade("grades")))
        .action(top)
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"))
}

fn target<'p>(plan: &'p Plan, id: &str) -> &'p Target {
    plan.target(&id.parse().unwrap()).unwrap()
}

#[track_caller]
fn says(of: &str, reason: Reason, english: &str, chinese: &str) {
    let plan = plan();
    let target = plan.targets().iter().find(|target| target.id().as_str() == of);
    assert_eq!(say(&reason, &plan, target, "en"), english);
    assert_eq!(say(&reason, &plan, target, "zh"), chinese);
}

#[track_caller]
fn cannot_judge(why: Why, english: &str, chinese: &str) {
    let english = format!("It cannot be judged: {english}.");
    says("platforms", Reason::NotAssessable { why }, &english, &format!("无法评估：{chinese}。"));
}

#[track_caller]
fn lacks(lack: Lack, english: &str, chinese: &str) {
    let english = format!("pace cannot be had, because {english}");
    cannot_judge(
        Why::NoSignal { signal: "pace", lack },
        &english,
        &format!("无法得出进度比，原因是{chinese}"),
    );
}

#[track_caller]
fn judged(of: &str, signal: &'static str, value: f64, english: &str, chinese: &str) {
    let reason = Reason::Judged { signal, value: n(value), word: "at_risk".to_owned() };
    says(of, reason, &format!("{english}: at risk."), &format!("{chinese}：有风险。"));
}

#[test]
fn what_has_not_begun_or_was_cancelled_says_so() {
    let entry: EntryId = "stop-1".parse().unwrap();
    let english = "It was cancelled by entry “stop-1”.";
    says("platforms", Reason::Cancelled { entry }, english, "已由条目“stop-1”取消。");
    let start = day("2025-01-01");
    says("platforms", Reason::NotStarted { start }, "It begins on 2025-01-01.", "2025-01-01才开始。");
    let (english, chinese) =
        ("Nothing is expected of it yet; it is due on 2025-01-01.", "2025-01-01到期，目前尚无进度要求。");
    says("platforms", Reason::NotDue { due: Some(start) }, english, chinese);
    says("platforms", Reason::NotDue { due: None }, "Nothing is expected of it yet.", "目前尚无进度要求。");
    says(
        "platforms",
        Reason::Undated,
        "It is not met, and has no due day.",
        "尚未达到目标，也没有设定期限。",
    );
}

#[test]
fn what_is_not_known_says_since_when() {
    let (of, until) = (day("2023-12-31"), day("2024-12-31"));
    let (english, chinese) =
        ("Nothing has been recorded since 2023-12-31.", "自2023-12-31以来没有任何记录。");
    says("platforms", Reason::NoData { since: of }, english, chinese);
    says(
        "platforms",
        Reason::Stale { day: of, until },
        "The latest figure is of 2023-12-31 and stood until 2024-12-31; a newer one is needed.",
        "最近一次数据为2023-12-31，有效期至2024-12-31，需要新的数据。",
    );
    says(
        "platforms",
        Reason::Awaiting { until },
        "It has ended; its final figure may still come until 2024-12-31.",
        "已到期，最终数据可在2024-12-31前报送。",
    );
    says(
        "platforms",
        Reason::NoFinal { due: of },
        "It ended on 2023-12-31, and no final figure came.",
        "2023-12-31到期，没有收到最终数据。",
    );
}

#[test]
fn what_cannot_be_judged_says_why() {
    cannot_judge(Why::NoBaseline, "where it started from is not known", "起点数值未知");
    cannot_judge(
        Why::BaselineNotPositive,
        "it started from zero or less, of which there is no multiple and no growth",
        "起点数值不大于零，谈不上倍数或增长率",
    );
    cannot_judge(Why::NoPeriods, "no whole period lies in its window", "时间段内没有完整的周期");
    cannot_judge(Why::EmptySet, "there is nothing in the set that it counts", "所统计的集合没有成员");
    cannot_judge(Why::ZeroDenominator, "the figure to divide by is zero", "作为分母的数值为零");
    cannot_judge(Why::Overflow, "a sum is too large to be a number", "求和结果超出数值范围");
    cannot_judge(Why::NoClause, "the method has no rule for a goal of its kind", "评估方法没有适用的规则");
    cannot_judge(Why::NoWeight, "everything that counts has a weight of zero", "参与计算的各项权重均为零");
    cannot_judge(Why::NoChildren, "it holds nothing to be judged by", "其下没有可评估的内容");
    cannot_judge(
        Why::Named { target: "share".parse().unwrap() },
        "“share”, on which it depends, cannot be judged",
        "所依据的“share”无法评估",
    );
}

#[test]
fn a_signal_that_cannot_be_had_says_what_it_lacks() {
    lacks(Lack::NoBaseline, "where it started from is not known", "起点数值未知");
    lacks(Lack::NoBar, "its goal names no value to reach", "没有设定目标值");
    lacks(Lack::NoValue, "there is no figure", "没有数据");
    lacks(Lack::NoWay, "its goal is a range, in which no way is better", "目标是一个区间，没有优劣方向");
    lacks(Lack::Undated, "it has no due day", "没有设定期限");
    lacks(Lack::NotImproving, "its goal is not a direction", "目标不是改善方向");
    lacks(Lack::ZeroBase, "growth from zero is not defined", "从零起算的增长率没有定义");
    lacks(Lack::SignCrossing, "growth across zero is not defined", "跨越零值的增长率没有定义");
    lacks(Lack::NothingExpected, "nothing is expected by now", "目前尚无进度要求");
    lacks(Lack::NothingRequired, "nothing is left to be required", "已没有差距可以要求");
    let few = Lack::TooFewPoints { have: 1, need: 4 };
    lacks(few, "it has 1 of the 4 figures that it takes", "需要4个数据，现有1个");
    lacks(Lack::TooFewYears, "its figures are too close in time", "数据的时间间隔太短");
    lacks(Lack::NoTimeLeft, "its due day is there", "期限已到");
    lacks(Lack::NoSpread, "all figures are of one day", "所有数据均为同一天");
    lacks(Lack::NeverStale, "its figures never grow old", "数据没有设定有效期");
    lacks(Lack::Overflow, "the result is too large to be a number", "计算结果超出数值范围");
}

#[test]
fn what_has_ended_says_where() {
    let due = day("2025-12-31");
    says(
        "platforms",
        Reason::MetAtClose { value: n(12.0), due },
        "It ended on 2025-12-31 at 12 platforms: the target is met.",
        "2025-12-31到期，最终为12个，达到目标。",
    );
    says(
        "share",
        Reason::MissedAtClose { value: Some(n(79.95)), due },
        "It ended on 2025-12-31 at 79.95%: the target is not met.",
        "2025-12-31到期，最终为79.95%，未达到目标。",
    );
    says(
        "listing",
        Reason::MissedAtClose { value: None, due },
        "It ended on 2025-12-31, and the target is not met.",
        "2025-12-31到期，未达到目标。",
    );
    says(
        "listing",
        Reason::MetOnce { day: due },
        "It was met on 2025-12-31, and that settles it.",
        "2025-12-31已达到目标，即为完成。",
    );
    says(
        "share",
        Reason::MetLate { day: due },
        "It was met only on 2025-12-31, after its due day.",
        "2025-12-31才达到目标，已超过期限。",
    );
}

#[test]
fn what_is_met_now_says_what_will_decide() {
    let due = day("2025-12-31");
    says(
        "campus",
        Reason::MetNow { value: n(1.0), due: Some(due) },
        "It is at “provincial”, which meets the target; the figure for 2025-12-31 will decide.",
        "目前为“省级”，已达到目标，最终以2025-12-31的数据为准。",
    );
    says(
        "listing",
        Reason::MetNow { value: n(1.0), due: None },
        "It is at 100%, which meets the target.",
        "目前为100%，已达到目标。",
    );
    says(
        "share",
        Reason::LostAgain { first_met: due },
        "It was met on 2025-12-31 and no longer is.",
        "2025-12-31曾达到目标，现已不再达到。",
    );
}

#[test]
fn what_can_no_longer_be_met_says_why() {
    says(
        "share",
        Reason::Excursion { from: day("2024-02-28"), days: 8, tolerated: 1 },
        "From 2024-02-28 it was outside its range for 8 days in a row; 1 day would have been tolerated.",
        "自2024-02-28起连续8天超出范围，最多允许1天。",
    );
    says(
        "share",
        Reason::TooManyMisses { missed: 1, allowed: 0 },
        "1 period was missed; at most 0 may be.",
        "已有1个周期未完成，最多允许0个。",
    );
    says(
        "share",
        Reason::QuorumLost { missed: 3, need: 4, total: 6 },
        "3 of 6 targets are missed or cancelled, so that 4 can no longer be achieved.",
        "6项目标中有3项未达成或已取消，已不可能达成4项。",
    );
}

#[test]
fn a_clause_says_what_it_judged_by() {
    let of = "emissions";
    judged(of, "pace", 0.82, "It has reached 82% of what is expected by now", "达到目前应达进度的82%");
    judged(
        of,
        "pace",
        10.0,
        "It has reached 10 times or more of what is expected by now",
        "已达目前应达进度的10倍以上",
    );
    judged(of, "pace", -0.4, "It has gone the wrong way from where it started", "目前比起点倒退");
    judged(of, "attainment", 0.4, "It has come 40% of the way", "目前完成40%");
    judged(of, "expected", 0.4, "40% of the way is expected by now", "按进度应完成40%");
    judged(of, "gap", -0.1, "It is 10 points behind what is expected by now", "落后应达进度10个百分点");
    judged(of, "gap", 0.1, "It is 10 points ahead of what is expected by now", "超出应达进度10个百分点");
    judged(of, "gap", 0.0, "It is where it is expected to be by now", "与应达进度持平");
    judged(of, "growth", 0.012, "It changes for the better by 1.2% a year", "平均每年向好1.2%");
    judged(
        of,
        "growth_ratio",
        0.6,
        "It moves at 60% of the yearly rate that it needs",
        "年均变化为所需速度的60%",
    );
    judged(
        of,
        "growth_ratio",
        -0.3,
        "It moves the wrong way, at 30% of the yearly rate that it needs",
        "朝相反方向变化，速度为所需的30%",
    );
    judged(of, "mean_change", -3.5, "It changes for the worse by 3.5 t a year", "平均每年变差3.5吨");
    judged(of, "last_change", 2.0, "The latest change is for the better by 2 t", "最近一次向好2吨");
    judged("students", "improvement", 12.0, "It has changed for the better by 12 students", "累计向好12人");
}

#[test]
fn a_clause_that_judged_by_a_forecast_or_by_a_plain_number_says_so() {
    let of = "platforms";
    judged(
        of,
        "projected_attainment",
        0.9,
        "At this rate it comes 90% of the way by its due day",
        "照此趋势到期可完成90%",
    );
    judged(
        of,
        "projected_miss",
        0.2,
        "At this rate 20% of what is open now stays open on its due day",
        "照此趋势到期仍有20%的差距未能弥补",
    );
    judged(of, "spi", 0.9, "Earned over planned value is 0.9", "挣值与计划值之比为0.9");
    judged(of, "spi_t", 0.9, "Earned schedule over time spent is 0.9", "挣得进度与已用时间之比为0.9");
    judged(of, "elapsed", 0.9, "The share of time passed is 90%", "已过时间占比为90%");
    judged(
        of,
        "evidence_share",
        0.9,
        "The share of weight with evidence is 90%",
        "有数据支撑的权重占比为90%",
    );
    judged(of, "freshness", 0.9, "The age of the latest figure is 90%", "最近数据的时效占用为90%");
    judged(of, "points", 3.0, "The number of figures is 3", "数据个数为3");
    judged("", "score", -1.5, "The mean score is -1.5", "平均得分为-1.5");
    judged("", "new_signal", 1.0, "New_signal is 1", "new_signal为1");
}

#[test]
fn what_is_behind_says_by_how_much() {
    says(
        "platforms",
        Reason::Behind { attainment: n(1.0 / 3.0), expected: n(0.5) },
        "It has come 33.3% of the way, where 50% is expected by now.",
        "目前完成33.3%，按进度应完成50%。",
    );
    says(
        "platforms",
        Reason::Behind { attainment: n(-0.25), expected: n(0.5) },
        "It has gone 25% the wrong way, where 50% of the way is expected by now.",
        "目前倒退25%，按进度应完成50%。",
    );
    says(
        "platforms",
        Reason::Regressed { value: n(3.0), baseline: n(4.0) },
        "At 3 platforms it is worse than where it started, 4 platforms.",
        "目前为3个，比起点4个还差。",
    );
    says(
        "platforms",
        Reason::StillNeeded { count: 2, done: 5, need: 7 },
        "5 of the 7 that are needed are done; 2 to go.",
        "需完成7项，已完成5项，还差2项。",
    );
}

#[test]
fn what_rests_on_others_numbers_says_so() {
    says(
        "platforms",
        Reason::HostFilled { fields: vec!["due".to_owned(), "baseline".to_owned(), "x".to_owned()] },
        "Not stated in the plan but filled in for it: due day, baseline, x.",
        "以下内容规划未载明，由使用方填写：期限、起点数值、x。",
    );
    says(
        "platforms",
        Reason::Illustrative,
        "It rests on illustrative entries, not on real ones.",
        "依据的是示例条目，并非真实数据。",
    );
}

#[test]
fn an_action_says_what_decided() {
    says("", Reason::NoEvidence, "Nothing below it has evidence.", "其下各项均无数据支撑。");
    says(
        "",
        Reason::Decided { child: "top".to_owned(), share: n(0.625) },
        "62.5% of what is missing is in “Platforms”.",
        "差距的62.5%来自“平台”。",
    );
    says(
        "",
        Reason::ThinEvidence { share: n(0.2), floor: n(0.5) },
        "Only 20% of the weight below it has evidence; at least 50% is needed.",
        "其下有数据支撑的权重只占20%，至少需要50%。",
    );
    says(
        "",
        Reason::HeldBack { missing: 1 },
        "1 part of it without evidence holds it back.",
        "其下有1项缺少数据，评估因此受限。",
    );
    says(
        "",
        Reason::AllChildren { verdict: "no_data" },
        "Everything below it is in one state: no data.",
        "其下各项均为：无数据。",
    );
}

#[test]
fn a_node_says_which_child_it_goes_by() {
    says(
        "",
        Reason::Weakest { child: "top".to_owned(), verdict: "at_risk" },
        "It goes by its weakest part, “Platforms”: at risk.",
        "以其中最弱的“平台”为准：有风险。",
    );
    says(
        "",
        Reason::LastNeeded { child: "top".to_owned(), need: 3 },
        "Of the 3 that are needed, “Platforms” is the last.",
        "所需的3项之中，排在最后的是“平台”。",
    );
    says(
        "",
        Reason::LastNeeded { child: "top".to_owned(), need: 1 },
        "One is needed, and “Platforms” is the best.",
        "需要1项，其中最好的是“平台”。",
    );
    says(
        "",
        Reason::Quorum { achieved: 1, need: 3, total: 4 },
        "1 of 4 is achieved; 3 must be.",
        "4项中已达成1项，须达成3项。",
    );
}

/// Returns the ids of the first targets of the plan.
fn first(count: usize) -> Vec<TargetId> {
    plan().targets().iter().take(count).map(|target| target.id().clone()).collect()
}

#[test]
fn a_gate_says_what_it_did_and_by_which_targets() {
    says(
        "",
        Reason::Vetoed { targets: first(1) },
        "“platforms” is missed, and vetoes it.",
        "“platforms”未达成，予以一票否决。",
    );
    says(
        "",
        Reason::Vetoed { targets: first(3) },
        "“platforms”, “emissions” and “share” are missed, and veto it.",
        "“platforms”、“emissions”和“share”未达成，予以一票否决。",
    );
    says(
        "",
        Reason::Outweighed { targets: first(1), offset: first(2) },
        "What is missed does not veto it: “platforms”, outweighed by “platforms” and “emissions”.",
        "“platforms”未达成，已由“platforms”和“emissions”抵补，不予否决。",
    );
    let adjusted = |gate: &'static str, by: f64, count: usize| Reason::Adjusted {
        gate,
        by: n(by),
        targets: first(count),
    };
    says(
        "",
        adjusted("bonus", 0.05, 5),
        "Achieved, with a bonus of 5%: “platforms”, “emissions” and 3 more.",
        "“platforms”、“emissions”等5项已达成，加5%。",
    );
    let marked =
        |gate: &'static str, by: f64, count: usize| Reason::Marked { gate, by: n(by), targets: first(count) };
    says(
        "",
        marked("deduction", -2.5, 1),
        "Missed, with a deduction of 2.5 points: “platforms”.",
        "“platforms”未达成，减2.5分。",
    );
    says(
        "",
        marked("bonus", 1.0, 1),
        "Achieved, with a bonus of 1 point: “platforms”.",
        "“platforms”已达成，加1分。",
    );
    says("", adjusted("cap", -0.2, 0), "It is capped, which takes 20%.", "超出上限，扣除20%。");
}

#[test]
fn the_one_child_in_which_all_is_missing_has_no_percentage() {
    let reason = Reason::Decided { child: "share".to_owned(), share: n(1.0) };
    says("", reason, "All that is missing is in “share”.", "差距全部来自“share”。");
}

#[test]
fn every_verdict_and_commitment_has_a_word_of_its_own_in_each_language() {
    for lang in ["en", "zh"] {
        let words: std::collections::BTreeSet<_> =
            Verdict::all().map(|verdict| verdict_word(verdict, lang)).collect();
        assert_eq!(words.len(), Verdict::all().count());
        assert!(words.iter().all(|word| (lang == "zh") != word.is_ascii()), "{words:?}");
    }
    assert_eq!(verdict_word(Absence::NoData.into(), "zh-Hans-CN"), "无数据");
    assert_eq!(verdict_word(Absence::NoData.into(), "fr"), "no data");
    assert_eq!(commitment_word(Commitment::Aspirational, "ZH"), "力争");
    assert_eq!(commitment_word(Commitment::Binding, "en-GB"), "binding");
}

#[test]
fn every_word_of_a_preset_is_known_in_chinese() {
    for method in crate::rules::Method::presets().filter_map(crate::rules::Method::preset) {
        let clauses = method.clauses().iter().flat_map(|clause| clause.bands());
        let bands = clauses.chain(method.parents().bands()).map(|band| band.word().as_str());
        for said in bands.chain([method.met().word().as_str()]) {
            assert!(!word(said, "zh").is_ascii(), "{said}");
            assert!(!word(said, "en").contains('_'), "{said}");
        }
    }
    assert_eq!(word("my_own_word", "zh"), "my own word");
}

#[test]
fn a_number_shows_what_it_is_and_no_more() {
    for (value, said) in [
        (0.0, "0"),
        (7.0, "7"),
        (-0.5, "-0.5"),
        (99.996, "99.996"),
        (0.1 + 0.2, "0.3"),
        (12_345_678.9, "12345678.9"),
        (0.000_5, "0.0005"),
        (0.000_123_456, "0.0001235"),
        (1e300, "1.000e300"),
        (-2.5e-20, "-2.500e-20"),
    ] {
        assert_eq!(number(n(value)), said);
    }
    for (share, said) in
        [(0.0, "0%"), (0.004, "0.4%"), (0.0001, "0.01%"), (0.999_6, "99.96%"), (-0.05, "-5%"), (2.0, "200%")]
    {
        assert_eq!(percent(n(share)), said);
    }
}

#[test]
fn an_amount_is_written_as_its_indicator_says() {
    let plan = plan();
    let said = |id: &str, value: f64, lang: &str| amount(n(value), &plan, target(&plan, id), lang);
    assert_eq!(said("platforms", 7.0, "en"), "7 platforms");
    assert_eq!(said("platforms", 7.0, "zh"), "7个");
    assert_eq!(said("share", 62.5, "en"), "62.5%");
    assert_eq!(said("listing", 0.4, "en"), "40%");
    assert_eq!(said("campus", 0.0, "zh"), "“市级”");
    assert_eq!(said("campus", 0.5, "zh"), "0.5");
}

/// Returns what the targets of the plan need, and where they go, on a day, by readings of their indicators.
fn foresight(readings: &[(&str, &str, f64)], lang: &str) -> Vec<(String, Option<String>, Option<String>)> {
    let target =
        |id: &str, goal, from: f64| draft::Target::new(id, id, id, goal).baseline(from).due("2025-12-31");
    let action = draft::Action::new("a", "a")
        .target(target("platforms", draft::Goal::at_least(10), 4.0))
        .target(target("emissions", draft::Goal::at_most(100), 140.0));
    let plan = draft::Plan::new("plan", "Plan", "2021-12-31")
        .indicator(draft::Indicator::level("platforms", "p").unit("platforms"))
        .indicator(draft::Indicator::level("emissions", "e").unit("t"))
        .action(action)
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    let mut ledger = draft::Ledger::new("plan");
    for (place, (indicator, day, value)) in readings.iter().enumerate() {
        let entry = draft::Entry::reading(format!("e{place}"), *indicator, *day, *value);
        ledger = ledger.entry(entry.recorded("2024-01-15T09:00:00Z"));
    }
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    let options = crate::judgement::Options::new(day("2023-12-31"));
    let evaluation = crate::judgement::evaluate(&plan, &ledger, &options).unwrap();
    let told = |result: &crate::judgement::TargetResult| {
        (result.id.to_string(), say_needs(result, &plan, lang), say_outlook(result, &plan, lang))
    };
    evaluation.targets.iter().map(told).collect()
}

#[test]
fn what_a_target_needs_is_a_rise_or_a_fall_and_a_rate() {
    let readings = [("platforms", "2023-12-31", 5.0), ("emissions", "2023-12-31", 125.0)];
    let english = foresight(&readings, "en");
    let needs = |place: usize| english[place].1.as_deref();
    assert_eq!(
        needs(0),
        Some("It has to rise by 5 platforms by 2025-12-31, which is about 2.5 platforms a year.")
    );
    assert_eq!(needs(1), Some("It has to fall by 25 t by 2025-12-31, which is about 12.5 t a year."));
    let chinese = foresight(&readings, "zh");
    assert_eq!(chinese[1].1.as_deref(), Some("到2025-12-31还需减少25 t，平均每年约12.5 t。"));
    let met = foresight(&[("platforms", "2023-12-31", 12.0)], "en");
    assert_eq!(met[0].1, None);
}

#[test]
fn where_a_target_goes_names_the_day_on_which_it_is_met_or_says_that_it_is_not() {
    let goes = |value: f64| foresight(&[("platforms", "2023-12-31", value)], "en").remove(0).2;
    let slow = "At this pace it is at about 6 platforms on 2025-12-31, and the target is met on 2033-12-31.";
    assert_eq!(goes(5.0).as_deref(), Some(slow));
    let back = "At this pace it is at about 2 platforms on 2025-12-31, and the target is never met.";
    assert_eq!(goes(3.0).as_deref(), Some(back));
    assert_eq!(goes(12.0).as_deref(), Some("At this pace it is at about 20 platforms on 2025-12-31."));
    let scattered = [
        ("platforms", "2022-12-31", 5.0),
        ("platforms", "2023-06-30", 4.0),
        ("platforms", "2023-12-31", 6.0),
    ];
    let goes = |lang| foresight(&scattered, lang).remove(0).2.unwrap();
    // Off the line by 0, 1.5 and 0: an error of 1.5 √(1 + 1/3 + 2.5² ÷ 0.5) two years on.
    assert_eq!(
        goes("en"),
        "At this pace it is at about 8 platforms (2.4 to 13.6) on 2025-12-31, and the target is met on 2027-12-31."
    );
    assert_eq!(goes("zh"), "照此速度，2025-12-31约为8 platforms（2.4至13.6），2027-12-31达到目标。");
}
