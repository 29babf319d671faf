//! Nodes whose children lack evidence, and units.

use tenfold::draft::{
    Action, Assessment, Band, Baseline, Clause, Curve, Entry, Goal, Indicator, Ledger, Met, Method,
    MissingKind, ParentKind, Parents, Piece, Plan, Responsible, RollUp, RollUpKind, SignalKind, Target, Unit,
};
use tenfold::{Options, Standing, assess};

use super::{DUE, HALF, action, judged, judged_by, plan, readings, target};
use crate::differential::agreed;

fn ten(id: &str, indicator: &str) -> Target {
    Target::new(id, "A target", indicator, Goal::at_least(10)).baseline(Baseline::from(0.0))
}

fn other() -> Indicator {
    Indicator::level("other", "Other")
}

/// Returns a plan of an action with a target on the level, and a silent one of thrice its weight.
fn silent(missing: MissingKind) -> Plan {
    let holder = Action::new("a", "An action").target(ten("t", "level")).target(ten("u", "other").weight(3));
    plan(holder.roll_up(RollUp::default().missing(missing))).indicator(other())
}

#[test]
fn children_without_evidence_are_left_out_or_zero_or_hold_back() {
    for (missing, verdict, score, pace) in [
        (MissingKind::Exclude, "no_data", None, None),
        (MissingKind::Zero, "off_track", Some(0.25), Some(0.5)),
        (MissingKind::HoldBack, "at_risk", Some(1.0), Some(2.0)),
    ] {
        let evaluation = judged(silent(missing), readings(&[(HALF, 10.0)]), HALF);
        let held = action(&evaluation, "a");
        assert_eq!((held.verdict.as_str(), held.score.map(f64::from)), (verdict, score), "{missing:?}");
        let (pace_of, evidence) = (held.pace.map(f64::from), held.evidence.map(f64::from));
        assert_eq!((pace_of, evidence), (pace, Some(0.25)), "{missing:?}");
    }
}

#[test]
fn a_node_of_children_that_reach_a_cut_exactly_reaches_it_too() {
    // (2 × 0.475 + 0.475) / (3 × 0.5) is below 0.95 in the last bits of its sums, and 0.475 / 0.5 is not.
    let holder =
        Action::new("a", "An action").target(ten("t", "level").weight(2)).target(ten("u", "level").weight(1));
    let evaluation = judged(plan(holder), readings(&[(HALF, 4.75)]), HALF);
    let held = action(&evaluation, "a");
    assert_eq!((held.verdict.as_str(), held.pace.map(f64::from)), ("on_track", Some(0.95)));
}

#[test]
fn a_share_of_evidence_that_is_the_floor_but_for_the_last_bits_of_its_sums_reaches_it() {
    // (0.7 + 0.1) / (0.7 + 0.1 + 1.2) is below 0.4 by the last bit.
    let stood = |floor: f64| {
        let weighing = |id: &str, indicator: &str, weight: f64| ten(id, indicator).weight(weight);
        let holder = Action::new("a", "An action")
            .responsible(Responsible::leading("unit"))
            .target(weighing("t", "level", 0.7))
            .target(weighing("u", "level", 0.1))
            .target(weighing("v", "other", 1.2));
        let promised = plan(holder.roll_up(RollUp::default().floor(floor)))
            .indicator(other())
            .unit(Unit::new("unit", "A unit").roll_up(RollUp::default().floor(floor)))
            .assessment(Assessment::default());
        let (plan, ledger) = (promised.clone().build().unwrap(), readings(&[(HALF, 5.0)]));
        let evaluation = judged(promised, ledger.clone(), HALF);
        let options = Options::new(HALF.parse().unwrap());
        let marked = assess(&plan, &ledger.build(&plan).unwrap(), &options).unwrap();
        let unit = evaluation.units[0].node.verdict.as_str();
        (action(&evaluation, "a").verdict.as_str(), unit, marked.units[0].points.map(f64::from))
    };
    assert_eq!(stood(0.4), ("on_track", "on_track", Some(50.0)));
    assert_eq!(stood(0.400_001), ("no_data", "no_data", None));
}

#[test]
fn a_sum_of_which_nothing_is_to_be_done_cannot_be_assessed_whatever_is_known() {
    let there = Target::new("t", "A target", "level", Goal::at_least(4)).baseline(Baseline::from(4.0));
    let holder = Action::new("a", "An action").target(there);
    for missing in [MissingKind::Exclude, MissingKind::Zero, MissingKind::HoldBack] {
        let roll_up = RollUp::from(RollUpKind::Sum).missing(missing);
        let stood = |readings: Ledger| {
            let evaluation = judged(plan(holder.clone().roll_up(roll_up.clone())), readings, HALF);
            action(&evaluation, "a").verdict.as_str()
        };
        assert_eq!(stood(readings(&[(HALF, 3.0)])), "not_assessable", "{missing:?}");
        // What is missing counts only where it counts as zero.
        let silent = if missing == MissingKind::Zero { "not_assessable" } else { "no_data" };
        assert_eq!(stood(readings(&[])), silent, "{missing:?}");
    }
}

#[test]
fn a_node_held_back_by_all_of_its_children_has_no_data() {
    for (missing, verdict) in [
        (MissingKind::Exclude, "no_data"),
        (MissingKind::Zero, "off_track"),
        (MissingKind::HoldBack, "no_data"),
    ] {
        let evaluation = judged(silent(missing), readings(&[]), HALF);
        assert_eq!(action(&evaluation, "a").verdict.as_str(), verdict, "{missing:?}");
    }
}

#[test]
fn a_unit_stands_by_absolute_weights_as_one_flat_mean() {
    // `a` weighs 1 of 4 and `b` 3 of 4; in `b` the two targets weigh 2 and 1. The college answers for half of
    // `t`, and the team below it for all of `u`: 1/4 × 1/2 of 1.0, and 3/4 × 2/3 of 0.2.
    let half = |unit: &str| Responsible::leading(unit).share(0.5);
    let shared = ten("t", "level").responsible(half("college")).responsible(half("x"));
    let of_team = ten("u", "other").weight(2).responsible(Responsible::leading("team"));
    let promised = plan(Action::new("a", "An action").target(shared))
        .action(Action::new("b", "An action").weight(3).target(of_team).target(ten("v", "other")))
        .indicator(other())
        .unit(Unit::new("college", "A college"))
        .unit(Unit::new("team", "A team").parent("college"))
        .unit(Unit::new("x", "Another"));
    let ledger = readings(&[(HALF, 10.0)]).entry(Entry::reading("o", "other", HALF, 2));
    let evaluation = judged(promised, ledger, HALF);
    let score = |id: &str| {
        let unit = evaluation.units.iter().find(|unit| unit.id.as_str() == id).unwrap();
        unit.node.score.map(f64::from)
    };
    assert_eq!((score("x"), score("team")), (Some(1.0), Some(0.2)));
    let mean = (0.125 * 1.0 + 0.5 * 0.2) / (0.125 + 0.5);
    assert!((score("college").unwrap() - mean).abs() < 1e-12);
}

#[test]
fn of_moves_that_close_a_circle_of_units_the_last_is_left_out() {
    let answered = ten("t", "level").responsible(Responsible::leading("one"));
    let promised = plan(Action::new("a", "An action").target(answered))
        .unit(Unit::new("one", "One"))
        .unit(Unit::new("two", "Two"));
    let moved = |id: &str, day: &str, unit: &str, parent: &str| {
        let entry = Entry::amended_action(id, day, "").unit(unit).parent(parent);
        Entry { action: None, ..entry }
    };
    let ledger = readings(&[(HALF, 10.0)]).entry(moved("x", "2021-02-01", "one", "two")).entry(moved(
        "y",
        "2021-03-01",
        "two",
        "one",
    ));
    let evaluation = judged(promised, ledger, HALF);
    let parents = evaluation.units.iter().map(|unit| unit.parent.as_ref().map(|parent| parent.as_str()));
    assert_eq!(parents.collect::<Vec<_>>(), [Some("two"), None]);
    assert_eq!(evaluation.units[1].node.verdict.as_str(), "achieved");
}

/// Under the weather symbols several targets stand where the worst of them does. `u` rises where it should fall; that
/// its attainment cannot be had without a baseline makes it no better.
#[test]
fn by_the_weakest_a_child_keeps_its_node_down_although_its_attainment_is_not_known() {
    let falls = Target::new("u", "A target", "other", Goal::at_most(4));
    let holder = Action::new("a", "An action").target(ten("t", "level")).target(falls);
    let rising = [("2021-03-01", 10), ("2021-06-01", 11), ("2021-09-01", 12), ("2021-12-01", 13)];
    let mut entries = readings(&[("2021-06-01", 10.0)]);
    for (day, value) in rising {
        entries = entries.entry(Entry::reading(format!("o{day}"), "other", day, value));
    }
    let evaluation = judged_by("weather", plan(holder).indicator(other()), entries, HALF);
    assert_eq!(target(&evaluation, "u").verdict.as_str(), "off_track");
    assert_eq!(action(&evaluation, "a").verdict.as_str(), "off_track");
}

/// Only no data, stale, awaiting and not assessable are missing: what closed without being met has the least score, or
/// to miss a target would raise its node.
#[test]
fn what_was_missed_has_the_least_score_in_a_mean_of_scores() {
    let graded = Clause::by(SignalKind::Attainment)
        .band(Band::otherwise("graded", Standing::OnTrack))
        .curve(Curve::between(0, 100).piece(Piece::line(100, 0)));
    let mut parents = Parents::from(ParentKind::MeanScore);
    parents.bands = vec![Band::otherwise("mean", Standing::AtRisk)];
    let met = Met::new("met").score(100);
    let method = Method::new("grades", "Grades").clause(graded).met(met).parents(parents).build().unwrap();
    let holder = Action::new("a", "An action").target(ten("t", "level")).target(ten("u", "other"));
    let promised = plan(holder).indicator(other()).build().unwrap();
    let entries = readings(&[(HALF, 10.0)]).entry(Entry::reading("o", "other", HALF, 2));
    let evaluation = agreed(&promised, &entries.build(&promised).unwrap(), DUE, None, &method);
    assert_eq!(target(&evaluation, "u").verdict.as_str(), "missed");
    let held = action(&evaluation, "a");
    assert_eq!((held.score.map(f64::from), held.evidence.map(f64::from)), (Some(50.0), Some(1.0)));
}
