//! Assessments by hand: points, gates, grades, ranks and what they are made of.

use tenfold::draft::{
    Action, Assessment, Entry, Gate, Goal, Grade, Indicator, Ledger, MissingKind, Plan, Responsible, RollUp,
    Target, Unit,
};
use tenfold::rules::Method;
use tenfold::{AssessedUnit, AssessmentResult, Code, Commitment, Options, assess};

/// A promise of ten from zero that has ended by the day of the assessment.
fn ten(id: &str, unit: &str) -> Target {
    let target = Target::new(id, id, id, Goal::at_least(10)).baseline(0).due("2022-12-31");
    target.responsible(Responsible::leading(unit))
}

/// A plan of one action, with an indicator of its own for each target.
fn plan(assessment: Assessment, units: &[&str], targets: Vec<Target>) -> Plan {
    let mut plan = Plan::new("p", "A plan", "2021-01-01").assessment(assessment);
    plan.units.extend(units.iter().map(|id| Unit::new(*id, *id).level("college")));
    plan.indicators.extend(targets.iter().map(|target| Indicator::level(&*target.id, &*target.id)));
    let mut action = Action::new("a", "An action");
    action.targets = targets;
    plan.action(action)
}

fn assessed_by(method: &str, plan: Plan, values: &[(&str, f64)]) -> AssessmentResult {
    let plan = plan.build().unwrap_or_else(|faults| panic!("{faults}"));
    let mut ledger = Ledger::new("p");
    for (id, value) in values {
        ledger = ledger.entry(Entry::reading(*id, *id, "2022-12-31", *value));
    }
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    let options = Options::new("2023-06-30".parse().unwrap()).method(Method::preset(method).unwrap());
    assess(&plan, &ledger, &options).unwrap()
}

fn assessed(plan: Plan, values: &[(&str, f64)]) -> AssessmentResult {
    assessed_by("pace", plan, values)
}

fn grades() -> Assessment {
    let titled = |grade: Grade, en: &str, zh: &str| grade.title([("en", en), ("zh", zh)]);
    Assessment::default()
        .grade(titled(Grade::at_least(90, "excellent"), "excellent", "优秀"))
        .grade(titled(Grade::above(60, "good"), "good", "良好"))
        .grade(titled(Grade::otherwise("fail"), "fail", "不合格"))
}

fn unit<'t>(table: &'t AssessmentResult, id: &str) -> &'t AssessedUnit {
    table.units.iter().find(|unit| unit.id.as_str() == id).unwrap()
}

/// One line for each unit: id, points, grade, rank, and whether the rank is shared.
fn lines(table: &AssessmentResult) -> Vec<String> {
    let line = |unit: &AssessedUnit| {
        let points = unit.points.map_or("–".to_owned(), |points| points.to_string());
        let grade = unit.grade.as_ref().map_or("–", |grade| grade.word.as_str());
        let rank = unit.rank.map_or("–".to_owned(), |rank| rank.to_string());
        format!("{} {points} {grade} {rank}{}", unit.id, if unit.tied { "=" } else { "" })
    };
    table.units.iter().map(line).collect()
}

#[test]
fn equal_points_share_a_rank_and_the_next_rank_is_left_out() {
    let units = ["low", "one", "top", "two", "silent"];
    let targets = units.iter().map(|id| ten(id, id)).collect();
    let values = [("low", 4.0), ("one", 6.0), ("two", 6.0), ("top", 9.0)];
    let table = assessed(plan(grades(), &units, targets), &values);
    // 60 is not above 60, and a unit without evidence is neither graded nor ranked.
    let expected =
        ["top 90 excellent 1", "one 60 fail 2=", "two 60 fail 2=", "low 40 fail 4", "silent – – –"];
    assert_eq!(lines(&table), expected);
}

#[test]
fn the_points_are_the_sum_of_what_the_targets_add() {
    let targets = vec![ten("x", "law").weight(3), ten("y", "law"), ten("z", "law")];
    let table = assessed(plan(grades(), &["law"], targets), &[("x", 8.0), ("y", 20.0)]);
    let law = unit(&table, "law");
    // Four of five parts of the weight have evidence; ¾ · 0.8 + ¼ · 1, of a hundred points.
    assert!((law.base.unwrap().get() - 85.0).abs() < 1e-12);
    assert_eq!(law.evidence.unwrap().get(), 0.8);
    let parts: Vec<_> = law
        .parts
        .iter()
        .map(|part| {
            // The weights are shares of shares, so that the last bits are not those of decimals.
            let number =
                |number: Option<tenfold::Finite>| number.map(|number| (number.get() * 1e9).round() / 1e9);
            (
                part.target.as_str(),
                number(part.weight),
                number(part.attained),
                number(part.points),
                part.verdict.as_str(),
            )
        })
        .collect();
    assert_eq!(
        parts,
        [
            ("x", Some(0.75), Some(0.8), Some(60.0), "missed"),
            ("y", Some(0.25), Some(1.0), Some(25.0), "achieved"),
            ("z", None, None, None, "no_data"),
        ]
    );
    assert_eq!(law.parts[0].entries[0].as_str(), "x");
    assert!(law.parts[2].entries.is_empty());
}

#[test]
fn the_base_follows_the_cap_the_missing_and_the_floor_of_the_units_own_roll_up_and_not_its_kind() {
    let with = |roll_up: RollUp| {
        let mut draft = plan(grades(), &["law"], vec![ten("x", "law"), ten("y", "law"), ten("z", "law")]);
        draft.units[0].roll_up = Some(roll_up.into());
        let table = assessed(draft, &[("x", 15.0)]);
        unit(&table, "law").points.map(f64::from)
    };
    assert_eq!(with(RollUp::default()), None);
    assert_eq!(with(RollUp::default().floor(0.2)), Some(100.0));
    assert_eq!(with(RollUp::default().floor(0.2).cap(1.5)), Some(150.0));
    assert_eq!(with(RollUp::default().missing(MissingKind::HoldBack)), Some(100.0));
    let zero = RollUp::from(tenfold::draft::RollUpKind::Geometric).missing(MissingKind::Zero).cap(1.5);
    assert_eq!(with(zero), Some(50.0));
}

#[test]
fn gates_give_and_take_points_up_to_their_most_and_never_below_zero() {
    let assessment = grades()
        .full(50)
        .gate(Gate::bonus(2).tag("extra").most(3).name("for more than was asked"))
        .gate(Gate::deduction(30).tag("grave"));
    let of = |unit: &str, extra: &str, other: &str, grave: &str| {
        vec![
            ten(&format!("{unit}-{extra}"), unit).tag("extra"),
            ten(&format!("{unit}-{other}"), unit).tag("extra"),
            ten(&format!("{unit}-{grave}"), unit).tag("grave"),
        ]
    };
    let mut targets = of("art", "a", "b", "c");
    targets.extend(of("law", "a", "b", "c"));
    let values =
        [("art-a", 10.0), ("art-b", 10.0), ("art-c", 10.0), ("law-a", 3.0), ("law-b", 3.0), ("law-c", 3.0)];
    let table = assessed(plan(assessment, &["art", "law"], targets), &values);
    let (art, law) = (unit(&table, "art"), unit(&table, "law"));
    assert_eq!((art.base.unwrap().get(), art.points.unwrap().get()), (50.0, 53.0));
    assert_eq!((art.gates[0].by.unwrap().get(), art.gates[0].targets.len()), (3.0, 2));
    assert_eq!((art.gates[1].applied, art.gates[1].targets.len()), (false, 0));
    assert_eq!((law.base.unwrap().get(), law.points.unwrap().get()), (15.0, 0.0));
    assert_eq!((law.gates[1].by.unwrap().get(), law.rank), (-15.0, Some(2)));
}

#[test]
fn a_veto_takes_a_unit_to_no_points_also_where_it_has_no_evidence() {
    let binding = |id: &str, unit: &str| Target { commitment: Some(Commitment::Binding), ..ten(id, unit) };
    let targets = vec![
        ten("x", "law"),
        binding("m", "law").weight(0.01),
        ten("y", "art"),
        binding("n", "med").weight(0.01),
        ten("z", "med"),
    ];
    let values = [("x", 9.0), ("m", 1.0), ("y", 5.0), ("n", 1.0)];
    let table = assessed(plan(grades().gate(Gate::veto()), &["law", "art", "med"], targets), &values);
    assert_eq!(lines(&table), ["art 50 fail 1", "law 0 fail 2=", "med 0 fail 2="]);
    assert_eq!(unit(&table, "med").base, None);
    assert_eq!(unit(&table, "law").gates[0].targets[0].as_str(), "m");
}

#[test]
fn scores_are_points_as_their_share_of_the_range_of_the_method() {
    let mut stays =
        Target::new("x", "x", "x", Goal::improve(tenfold::Way::Up)).baseline(100).start("2015-12-31");
    stays.responsible.push(Responsible::leading("law"));
    let table = assessed_by("statcan", plan(grades(), &["law"], vec![stays]), &[("x", 100.0)]);
    // The score is −2.5, of −5 to 5.
    assert_eq!(unit(&table, "law").points.unwrap().get(), 25.0);
}

#[test]
fn a_plan_says_which_of_its_units_are_assessed() {
    let of = |assessment: Assessment| {
        let mut draft = plan(assessment, &["law", "art"], vec![ten("x", "law"), ten("y", "art")]);
        draft.units.push(Unit::new("office", "Office").level("office"));
        let table = assessed(draft, &[("x", 5.0), ("y", 5.0)]);
        table.units.iter().map(|unit| unit.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of(Assessment::default()), ["law", "art", "office"]);
    assert_eq!(of(Assessment::default().level("college")), ["law", "art"]);
    assert_eq!(of(Assessment::default().unit("office").unit("art")), ["art", "office"]);
}

#[test]
fn a_plan_without_an_assessment_says_what_is_missing() {
    let plan = Plan::new("p", "A plan", "2021-01-01").build().unwrap();
    let ledger = Ledger::new("p").build(&plan).unwrap();
    let faults = assess(&plan, &ledger, &Options::new("2023-06-30".parse().unwrap())).unwrap_err();
    let fault = &faults.as_slice()[0];
    assert_eq!((fault.code(), fault.place()), (Code::Missing, "assessment"));
}

#[test]
fn an_assessment_is_printed_and_read_back() {
    let draft = plan(
        grades().title("社会服务评价考核").full(120).gate(Gate::cap(110)).host("full"),
        &["law"],
        vec![ten("x", "law")],
    );
    let plan = draft.build().unwrap();
    let json = serde_json::to_string(plan.draft()).unwrap();
    assert_eq!(tenfold::Plan::from_json(&json).unwrap(), plan);
    let table: serde_json::Value = serde_json::from_str(
        &tenfold::json::assess(&json, "{\"tenfold\": 1, \"plan\": \"p\"}", "{\"as_of\": \"2022-01-01\"}")
            .unwrap(),
    )
    .unwrap();
    assert_eq!((table["full"].as_f64(), table["host"][0].as_str()), (Some(120.0), Some("full")));
    assert_eq!(table["units"][0]["parts"][0]["verdict"], "no_data");
}

#[test]
fn the_last_bits_of_a_sum_decide_neither_grade_nor_rank() {
    // Both have 60 of 100: five that weigh the same at 0.2, 0.7, 0.7, 0.7, 0.7, and one at 0.6.
    let assessment = Assessment::default().grade(Grade::at_least(60, "pass")).grade(Grade::otherwise("fail"));
    let many = ["a", "b", "c", "d", "e"].map(|id| ten(id, "many"));
    let targets = many.into_iter().chain([ten("f", "one")]).collect();
    let values = [("a", 2.0), ("b", 7.0), ("c", 7.0), ("d", 7.0), ("e", 7.0), ("f", 6.0)];
    let table = assessed(plan(assessment, &["many", "one"], targets), &values);
    for id in ["many", "one"] {
        let unit = unit(&table, id);
        let grade = unit.grade.as_ref().unwrap().word.as_str();
        assert_eq!((grade, unit.rank, unit.tied), ("pass", Some(1), true), "{id}: {:?}", unit.points);
    }
}
