//! The plan of the ten actions, row by row against the report of 18 March 2022.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tenfold::{
    Action, ActionKind, Commitment, Each, End, Fact, FieldKind, Goal, Ledger, Measure, Need, Origin, Over,
    Plan, Settle, StateId, Target, Way, draft,
};

use Commitment::{Aspirational, Direction, Expected};

const PLAN: &str = include_str!("../examples/plans/ten-actions.plan.json");
const LEDGER: &str = include_str!("../examples/plans/ten-actions.ledger.json");

fn plan() -> Plan {
    serde_json::from_str::<draft::Plan>(PLAN).unwrap().build().unwrap_or_else(|faults| panic!("{faults}"))
}

fn ledger(plan: &Plan) -> Ledger {
    let draft = serde_json::from_str::<draft::Ledger>(LEDGER).unwrap();
    draft.build(plan).unwrap_or_else(|faults| panic!("{faults}"))
}

fn target<'p>(plan: &'p Plan, id: &str) -> &'p Target {
    plan.target(&id.parse().unwrap()).unwrap_or_else(|| panic!("there is no target `{id}`"))
}

/// The ten actions, in the report's order.
const ACTIONS: [(&str, &str); 10] = [
    ("a1", "领航强基"),
    ("a2", "社会服务专项行动"),
    ("a3", "高能级科创平台"),
    ("a4", "学科专业优化"),
    ("a5", "育引并举"),
    ("a6", "开放办学"),
    ("a7", "文化传承"),
    ("a8", "医教民生"),
    ("a9", "无边界大学"),
    ("a10", "模范生"),
];

/// One promise of the report: action, target, goal, measure, commitment, due day (empty if none is stated) and
/// what the host filled in.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Commitment,
    &'static str,
    &'static [&'static str],
);

const MEASURE: &[&str] = &["indicator"];

#[rustfmt::skip]
const TABLE: &[Row] = &[
    ("a1", "a1-plans", "members: all, happen", "stages by construction-plans", Expected, "", MEASURE),
    ("a1", "a1-brands", "members: all, at least 1", "coverage of colleges", Expected, "", MEASURE),
    ("a2", "a2-documents", "members: all, happen", "stages by service-documents", Expected, "", MEASURE),
    ("a2", "a2-counties", "members: all, at least 1", "coverage of counties", Expected, "2025-12-31", MEASURE),
    ("a2", "a2-listed-companies", "members: all, at least 1", "coverage of listed-companies", Expected, "", MEASURE),
    ("a2", "a2-people-in-industry", "improve up", "flow", Direction, "", MEASURE),
    ("a2", "a2-institute", "happen", "stages", Expected, "", MEASURE),
    ("a2", "a2-innovation-platforms", "at least 5", "arrivals", Expected, "2027-03-15", MEASURE),
    ("a2", "a2-bases", "at least 10", "arrivals", Expected, "2027-03-15", MEASURE),
    ("a3", "a3-platforms", "at least 10", "stock", Expected, "2025-12-31", &["indicator", "baseline"]),
    ("a3", "a3-laboratories", "improve up", "arrivals", Direction, "", MEASURE),
    ("a3", "a3-policy", "happen", "stages", Expected, "", &[]),
    ("a4", "a4-points", "members: all, at least 1", "coverage of leading-industries", Aspirational, "2025-12-31", MEASURE),
    ("a4", "a4-doctoral", "happen", "stages", Aspirational, "2026-12-31", MEASURE),
    ("a5", "a5-national", "multiple 2", "level", Expected, "", &[]),
    ("a5", "a5-provincial", "multiple 2", "level", Expected, "", &[]),
    ("a5", "a5-excellent-young", "at least 1", "flow", Expected, "", &[]),
    ("a5", "a5-distinguished-young", "at least 1", "flow", Expected, "", &[]),
    ("a5", "a5-teams", "at least 3", "level", Aspirational, "", &["goal", "baseline"]),
    ("a5", "a5-results", "at least 5", "arrivals", Aspirational, "", &["goal"]),
    ("a6", "a6-centre", "happen", "stages", Expected, "", MEASURE),
    ("a6", "a6-alliance", "happen", "stages", Expected, "", MEASURE),
    ("a6", "a6-forum", "every year: all, at least 1", "flow", Expected, "2026-12-31", &["due"]),
    ("a6", "a6-programmes", "members: all, happen", "stages by joint-programmes", Direction, "", &["indicator", "goal"]),
    ("a6", "a6-international", "improve up", "level", Direction, "", MEASURE),
    ("a6", "a6-hmt", "improve up", "level", Direction, "", MEASURE),
    ("a7", "a7-civilised-campus", "reach provincial", "grade on campus", Aspirational, "", &[]),
    ("a7", "a7-green-campus", "reach provincial", "grade on campus", Aspirational, "", &[]),
    ("a7", "a7-results", "at least 6", "arrivals", Expected, "", &["goal"]),
    ("a7", "a7-training-base", "happen", "stages", Expected, "", &["indicator", "responsible"]),
    ("a7", "a7-paintings", "happen", "stages", Expected, "", &["indicator", "responsible"]),
    ("a7", "a7-studies", "members: all, happen", "stages by jiaxing-studies", Expected, "", &["indicator", "responsible"]),
    ("a8", "a8-clinical", "happen", "stages", Aspirational, "2025-12-31", &["indicator", "trajectory"]),
    ("a8", "a8-hospitals", "at least 6", "stock", Expected, "", &["indicator", "baseline"]),
    ("a8", "a8-majors", "members: all, happen", "stages by scarce-majors", Expected, "", MEASURE),
    ("a8", "a8-education-point", "happen", "stages", Direction, "", MEASURE),
    ("a8", "a8-teachers", "improve up", "level", Direction, "", MEASURE),
    ("a9", "a9-open-resources", "members: all, at least 1", "coverage of open-resources", Expected, "", MEASURE),
    ("a10", "a10-first-class", "reach first-class", "grade on university", Aspirational, "2025-12-31", &["baseline"]),
    ("a10", "a10-fields", "members: 3, at most 10", "level by front-rank-fields", Aspirational, "2025-12-31", &["indicator", "goal"]),
    // Not a row of the report: it asks for resources and names no amount. The host's, and without weight.
    ("a2", "a2-funds", "at most 100", "ratio", Expected, "", &["goal", "indicator", "baseline"]),
];

fn goal(goal: &Goal) -> String {
    let each = |each: &Each| match each {
        Each::AtLeast(bar) => format!("at least {bar}"),
        Each::AtMost(bar) => format!("at most {bar}"),
        Each::Between(low, high) => format!("between {low} and {high}"),
        Each::Reach(level) => format!("reach {level}"),
        Each::Happen => "happen".to_owned(),
    };
    match goal {
        Goal::AtLeast { bar } => format!("at least {bar}"),
        Goal::AtMost { bar } => format!("at most {bar}"),
        Goal::Multiple { times, .. } => format!("multiple {times}"),
        Goal::Reach { level } => format!("reach {level}"),
        Goal::Happen => "happen".to_owned(),
        Goal::Improve(improvement) if improvement.way() == Way::Up => "improve up".to_owned(),
        Goal::Instances(instances) => {
            let need = match instances.need() {
                Need::All => "all".to_owned(),
                Need::Count(count) => count.to_string(),
                Need::Share(share) => share.to_string(),
            };
            match instances.over() {
                Over::Members { each: what } => format!("members: {need}, {}", each(what)),
                Over::Periods { every, each: what, .. } => {
                    format!("every {}: {need}, {}", format!("{every:?}").to_lowercase(), each(what))
                }
                Over::Targets(ids) => format!("targets: {need} of {}", ids.len()),
            }
        }
        other => format!("{other:?}"),
    }
}

fn measure(plan: &Plan, target: &Target) -> String {
    let indicator = plan.indicator(target.indicator().as_ref().unwrap()).unwrap();
    let kind = match indicator.measure() {
        Measure::Level => "level".to_owned(),
        Measure::Flow { .. } => "flow".to_owned(),
        Measure::Stock { .. } => "stock".to_owned(),
        Measure::Arrivals { .. } => "arrivals".to_owned(),
        Measure::Coverage { set, .. } => format!("coverage of {set}"),
        Measure::Ratio { .. } => "ratio".to_owned(),
        Measure::Stages { .. } => "stages".to_owned(),
        Measure::Grade { scale } => format!("grade on {scale}"),
    };
    indicator.per().as_ref().map_or(kind.clone(), |set| format!("{kind} by {set}"))
}

/// Returns the actions from the top of the tree down to the one that holds a target.
fn path<'p>(plan: &'p Plan, target: &Target) -> Vec<&'p Action> {
    let mut here = plan.action_of(target.id());
    let mut path = Vec::new();
    while let Some(action) = here {
        path.insert(0, action);
        here = action.parent().map(|parent| &plan.actions()[parent]);
    }
    path
}

#[test]
fn the_ten_actions_stand_at_the_top_in_the_order_of_the_report() {
    let plan = plan();
    assert_eq!(plan.start().to_string(), "2022-03-16");
    assert_eq!(plan.due(), None);
    let top: Vec<_> = plan.actions().iter().filter(|action| action.depth() == 0).collect();
    let said: Vec<_> = top.iter().map(|action| (action.id().as_str(), action.title().get("zh"))).collect();
    assert_eq!(said, ACTIONS);
    let kinds: BTreeSet<_> = plan.actions().iter().map(|action| format!("{:?}", action.kind())).collect();
    assert_eq!(kinds.len(), 4, "every kind of action is used: {kinds:?}");
}

#[test]
fn every_row_of_the_report_is_there_typed_as_promised() {
    let plan = plan();
    for (action, id, promised, measured, commitment, due, host) in TABLE {
        let target = target(&plan, id);
        assert_eq!(path(&plan, target).first().unwrap().id().as_str(), *action, "{id}");
        assert_eq!(goal(target.goal()), *promised, "{id}");
        assert_eq!(measure(&plan, target), *measured, "{id}");
        assert_eq!(target.commitment(), *commitment, "{id}");
        assert_eq!(target.window().start, plan.start(), "{id}");
        assert_eq!(target.window().due.map_or(String::new(), |due| due.to_string()), *due, "{id}");
        assert_eq!(target.host(), *host, "{id}");
    }
    let rows: BTreeSet<_> = TABLE.iter().map(|row| row.1).collect();
    let targets: BTreeSet<_> = plan.targets().iter().map(|target| target.id().as_str()).collect();
    assert_eq!(targets, rows, "the plan promises what the report does and nothing else");
    assert_eq!(rows.len(), TABLE.len());
}

#[test]
fn what_a_table_cannot_say_is_as_promised_too() {
    let plan = plan();
    for id in ["a5-excellent-young", "a5-distinguished-young"] {
        assert_eq!(target(&plan, id).settle(), Settle::Ever, "{id}");
    }
    let hospitals = target(&plan, "a8-hospitals");
    assert_eq!(hospitals.stretch().map(|stretch| stretch.get()), Some(8.0));
    assert_eq!(hospitals.origin("stretch"), Origin::Stated);
    let conditions = |id: &str| {
        let indicator = plan.draft().indicators.iter().find(|indicator| indicator.id == id).unwrap();
        serde_json::to_value(&indicator.measure.conditions).unwrap().to_string()
    };
    for id in ["new-industry-bases", "provincial-platforms", "key-laboratories-applied-for"] {
        assert!(conditions(id).contains(r#""at_least":"provincial""#), "{id}: {}", conditions(id));
    }
    let open: Vec<_> = plan.sets().iter().filter(|set| set.open()).map(|set| set.id().as_str()).collect();
    assert_eq!(open, ["listed-companies", "leading-industries", "scarce-majors", "partners"]);
    let kind = |id: &str| plan.action(&id.parse().unwrap()).unwrap().kind();
    assert_eq!(kind("a2-papers"), ActionKind::Deliverable);
    assert_eq!(kind("a6-yearly"), ActionKind::Recurring);
    assert_eq!(kind("a2-people"), ActionKind::Continuing);
}

/// The members that the report names; every other one is the host's.
const NAMED: &[(&str, usize, &[&str])] = &[
    (
        "construction-plans",
        4,
        &["yongmeng-jingjin", "hongchuan-linghang", "yiyuan-yipin", "qinglian-jiayuan"],
    ),
    ("colleges", 9, &[]),
    ("service-documents", 2, &["action-plan", "service-guide"]),
    ("counties", 7, &[]),
    ("listed-companies", 8, &[]),
    (
        "leading-industries",
        7,
        &[
            "new-materials",
            "electronic-information",
            "high-end-equipment",
            "green-chemicals",
            "fashion",
            "life-health",
            "biomedicine",
        ],
    ),
    ("joint-programmes", 3, &["germany", "hungary", "italy"]),
    ("research-lines", 4, &["founding-history", "early-marxism", "founding-spirit", "red-boat-spirit"]),
    ("jiaxing-studies", 3, &["jiaxing-history", "jiaxing-documents", "jiaxing-people"]),
    ("scarce-majors", 2, &["anaesthesiology"]),
    (
        "open-resources",
        6,
        &[
            "great-classroom",
            "great-lectures",
            "great-laboratory",
            "great-library",
            "great-hall",
            "great-sports-ground",
        ],
    ),
    ("front-rank-fields", 6, &[]),
    ("project-kinds", 6, &[]),
    ("partners", 13, &[]),
];

#[test]
fn what_the_report_does_not_state_is_marked_as_the_hosts() {
    let plan = plan();
    let sets: Vec<_> = plan.sets().iter().map(|set| set.id().as_str()).collect();
    assert_eq!(sets, NAMED.iter().map(|set| set.0).collect::<Vec<_>>());
    for (set, (id, count, named)) in plan.sets().iter().zip(NAMED) {
        assert_eq!(set.members().len(), *count, "{id}");
        for member in set.members() {
            let stated = named.contains(&member.id().as_str());
            assert_eq!(member.origin() == Origin::Stated, stated, "{id}: {}", member.id());
        }
        let known: Vec<_> = set.members().iter().map(|member| member.id().as_str()).collect();
        assert!(named.iter().all(|member| known.contains(member)), "{id}");
    }
    for scale in &plan.draft().scales {
        assert_eq!(scale.host, ["levels"], "{}", scale.id);
    }
    let mut actions: Vec<&draft::Action> = plan.draft().actions.iter().collect();
    while let Some(action) = actions.pop() {
        let hosts =
            |field: &str, there: bool, host: &[String]| there == host.iter().any(|name| name == field);
        assert!(hosts("responsible", !action.responsible.is_empty(), &action.host), "{}", action.id);
        assert!(hosts("weight", action.weight.is_some(), &action.host), "{}", action.id);
        assert!(action.due.is_none() && action.start.is_none(), "{}", action.id);
        for target in &action.targets {
            let id = &target.id;
            assert!(hosts("baseline", target.baseline.is_some(), &target.host), "{id}");
            assert!(hosts("responsible", !target.responsible.is_empty(), &target.host), "{id}");
            assert!(target.weight.is_none() && target.start.is_none() && target.trajectory.is_none(), "{id}");
        }
        actions.extend(action.actions.iter());
    }
}

/// The report asks that service to the city be assessed, and leaves open by which numbers.
#[test]
fn the_assessment_that_the_report_asks_for_is_there_and_its_numbers_are_the_hosts() {
    let plan = plan();
    let assessment = plan.assessment().unwrap();
    let title = assessment.title().as_ref().unwrap();
    assert_eq!((title.get("zh"), assessment.origin("title")), ("社会服务评价考核", Origin::Stated));
    for field in ["full", "level", "grades", "gates"] {
        assert_eq!(assessment.origin(field), Origin::Host, "{field}");
    }
    let grades = assessment.grades().iter().map(|grade| {
        (grade.cut().map(f64::from), grade.word().as_str(), grade.title().as_ref().unwrap().get("zh"))
    });
    assert_eq!(
        grades.collect::<Vec<_>>(),
        [
            (Some(90.0), "excellent", "优秀"),
            (Some(75.0), "good", "良好"),
            (Some(60.0), "pass", "合格"),
            (None, "fail", "不合格"),
        ]
    );
    let gates = assessment.gates().iter().map(|gate| gate.effect().as_str());
    assert_eq!(gates.collect::<Vec<_>>(), ["bonus", "deduction"]);
}

#[test]
fn the_colleges_are_assessed_as_of_30_june_2024() {
    let plan = plan();
    let ledger = ledger(&plan);
    let options = tenfold::Options::new("2024-06-30".parse().unwrap());
    let table = tenfold::assess(&plan, &ledger, &options).unwrap();
    let colleges = plan.units().iter().filter(|unit| unit.level().as_deref() == Some("college"));
    let mut wanted: Vec<&str> = colleges.map(|unit| unit.id().as_str()).collect();
    let mut assessed: Vec<&str> = table.units.iter().map(|unit| unit.id.as_str()).collect();
    wanted.sort_unstable();
    assessed.sort_unstable();
    assert_eq!(assessed, wanted);
    assert!(table.illustrative);
    for unit in &table.units {
        let bonus: f64 = unit.gates.iter().filter_map(|gate| gate.by).map(f64::from).sum();
        if let (Some(base), Some(points)) = (unit.base, unit.points) {
            assert!((base.get() + bonus - points.get()).abs() < 1e-9, "{}", unit.id);
            assert!(unit.rank.is_some() && unit.grade.is_some(), "{}", unit.id);
        }
        // What adds points rests on entries that can be looked up.
        let adds = |part: &&tenfold::AssessedPart| part.points.is_some_and(|points| points.get() > 0.0);
        assert!(unit.parts.iter().filter(adds).all(|part| !part.entries.is_empty()), "{}", unit.id);
    }
}

#[test]
fn units_stand_on_three_levels_and_answer_for_everything() {
    let plan = plan();
    let level = |unit: &tenfold::Unit| unit.level().clone().unwrap_or_default();
    for unit in plan.units() {
        let above = unit.parent().as_ref().map(|parent| level(plan.unit(parent).unwrap()));
        match level(unit).as_str() {
            "university" => assert_eq!(above, None),
            "college" | "office" => assert_eq!(above.as_deref(), Some("university")),
            "discipline" => assert_eq!(above.as_deref(), Some("college")),
            other => panic!("{other}"),
        }
    }
    let answering: BTreeSet<_> =
        plan.actions().iter().flat_map(Action::responsible).map(|one| one.unit().clone()).collect();
    for word in ["university", "college", "discipline"] {
        assert!(
            plan.units().iter().any(|unit| level(unit) == word && answering.contains(unit.id())),
            "{word}"
        );
    }
    for action in plan.actions() {
        assert!(!action.responsible().is_empty(), "{}", action.id());
    }
    let led =
        plan.actions().iter().filter(|action| action.responsible().iter().any(|one| one.lead().is_some()));
    assert!(led.count() > 20);
}

#[test]
fn projects_have_partners_a_life_cycle_and_a_lead_of_the_university_or_a_college() {
    let plan = plan();
    let ledger = ledger(&plan);
    let projects = plan.register(&"projects".parse().unwrap()).unwrap();
    let kind = |field: &str| projects.field(&field.parse().unwrap()).unwrap().kind();
    assert!(matches!(kind("partners"), FieldKind::Members(_)));
    assert!(matches!(kind("companies"), FieldKind::Members(_)));
    assert!(matches!(kind("county"), FieldKind::Member(_)));
    assert!(matches!(kind("level"), FieldKind::Level(_)));
    assert!(matches!(kind("planned_amount"), FieldKind::Number));
    assert!(matches!(kind("spent_amount"), FieldKind::Number));
    let states = projects.life_cycle().as_ref().unwrap().states();
    let ids: Vec<_> = states.iter().map(|state| state.id().as_str()).collect();
    assert_eq!(ids, ["proposed", "approved", "under_way", "delivered", "closed", "cancelled"]);
    assert_eq!(states.last().and_then(|state| state.end()), Some(End::Cancelled));
    let mut opened = BTreeSet::new();
    for entry in ledger.entries() {
        let Fact::Opened { register, item, change, .. } = entry.fact() else { continue };
        if register != projects.id() {
            continue;
        }
        let unit = plan.unit(change.unit().as_ref().unwrap_or_else(|| panic!("{item}"))).unwrap();
        assert!(matches!(unit.level().as_deref(), Some("university" | "college")), "{item}");
        assert!(change.lead().is_some() && !change.planned().is_empty(), "{item}");
        opened.insert(item.as_str().to_owned());
    }
    assert_eq!(opened.len(), 25);
    let serving: BTreeSet<_> = plan
        .actions()
        .iter()
        .flat_map(Action::items)
        .filter(|item| item.register() == projects.id())
        .map(|item| item.item().as_str().to_owned())
        .collect();
    assert_eq!(serving, opened, "every project serves an action, and every action's project is there");
}

#[test]
fn on_30_june_2024_projects_are_overdue_and_others_fall_due_next() {
    let plan = plan();
    let ledger = ledger(&plan);
    let day = "2024-06-30".parse().unwrap();
    let cycle = plan.register(&"projects".parse().unwrap()).unwrap().life_cycle().as_ref().unwrap();
    let mut planned = BTreeMap::new();
    let mut reached: BTreeMap<&str, StateId> = BTreeMap::new();
    for entry in ledger.entries().iter().filter(|entry| entry.day() <= day) {
        match entry.fact() {
            Fact::Opened { item, change, .. } | Fact::Changed { item, change, .. } => {
                planned.extend(
                    change.planned().iter().map(|(state, day)| ((item.as_str(), state.clone()), *day)),
                );
            }
            Fact::Moved { item, to, .. } => {
                reached.insert(item.as_str(), to.clone());
            }
            _ => {}
        }
    }
    let rank = |item: &str| reached.get(item).map_or(Some(0), |state| cycle.rank(state));
    let waiting: Vec<_> = planned
        .iter()
        .filter(|((item, state), _)| rank(item) < cycle.rank(state))
        .map(|(key, day)| (key.0, *day))
        .collect();
    let overdue: Vec<_> =
        waiting.iter().filter(|(_, planned)| *planned < day).map(|(item, _)| *item).collect();
    assert_eq!(overdue, ["company-g-dyeing", "open-hall", "tongxiang-station"]);
    assert!(waiting.iter().filter(|(_, planned)| *planned >= day).count() >= 5);
}

#[test]
fn amounts_planned_and_spent_are_indicators() {
    let plan = plan();
    for (id, field) in [("amounts-planned", "planned_amount"), ("amounts-spent", "spent_amount")] {
        let indicator = plan.indicator(&id.parse().unwrap()).unwrap();
        let Measure::Stock { amount: tenfold::Amount::Sum(summed), .. } = indicator.measure() else {
            panic!("{id}")
        };
        assert_eq!(summed.as_str(), field);
    }
    assert_eq!(plan.action(&"a2-carrying-out".parse().unwrap()).unwrap().weight().get(), 0.0);
}

#[test]
fn every_entry_of_the_ledger_is_illustrative_and_says_so() {
    let plan = plan();
    let ledger = ledger(&plan);
    for entry in ledger.entries() {
        assert!(entry.illustrative(), "{}", entry.id());
        assert_eq!(entry.source().as_deref(), Some("illustrative"), "{}", entry.id());
        assert!(
            entry.recorded().to_string().get(..10).unwrap() >= entry.day().to_string().as_str(),
            "{}",
            entry.id()
        );
    }
    let note = ledger.draft().note.unwrap();
    assert!(note.get("en").contains("illustrative") && note.get("zh").contains("示例"));
}

#[test]
fn the_ledger_shows_every_kind_of_entry_but_the_closing_of_an_item() {
    let kinds: BTreeSet<String> = serde_json::from_str::<draft::Ledger>(LEDGER)
        .unwrap()
        .entries
        .iter()
        .map(|entry| {
            if entry.corrects.is_some() {
                "Correction".to_owned()
            } else {
                format!("{:?}", entry.kind.unwrap())
            }
        })
        .collect();
    let all = [
        "Amended",
        "Attested",
        "Changed",
        "Correction",
        "Grade",
        "Joined",
        "Left",
        "Moved",
        "Opened",
        "Reading",
        "Stage",
        "Withdrawn",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), all);
}

#[test]
fn every_text_is_there_in_english_and_chinese() {
    fn walk(value: &Value, place: &str) {
        match value {
            Value::Object(map) => {
                for (key, inner) in map {
                    let place = format!("{place}.{key}");
                    if matches!(key.as_str(), "title" | "note") {
                        for lang in ["en", "zh"] {
                            let text = inner.get(lang).and_then(Value::as_str).unwrap_or_default();
                            assert!(!text.is_empty(), "{place}.{lang}");
                        }
                    }
                    walk(inner, &place);
                }
            }
            Value::Array(list) => list.iter().for_each(|inner| walk(inner, place)),
            _ => {}
        }
    }
    for text in [PLAN, LEDGER] {
        walk(&serde_json::from_str(text).unwrap(), "");
    }
}
