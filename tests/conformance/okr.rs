//! The weighted means of published OKR tools, against a table by hand.

use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
use tenfold::rules::Method;
use tenfold::{Evaluation, Options, Verdict, evaluate};

/// A key result: from and to, now, weight, and what the three say of it: grade (google-okr), progress (okr-tracker)
/// and progress (operately).
type KeyResult = ((f64, f64), f64, f64, [f64; 3]);

const KEY_RESULTS: [KeyResult; 5] = [
    ((0.0, 100.0), 75.0, 2.0, [0.75, 0.75, 0.75]),
    // A promised fall is half way down.
    ((200.0, 100.0), 150.0, 1.0, [0.5, 0.5, 0.5]),
    // More than was promised counts as all of it.
    ((0.0, 10.0), 12.0, 1.0, [1.0, 1.0, 1.0]),
    // It has gone back.
    ((50.0, 80.0), 40.0, 1.0, [0.0, 0.0, 0.0]),
    // There was no way to go: the tracker's scale is half way there, and Operately says that nothing is done.
    ((5.0, 5.0), 5.0, 1.0, [1.0, 0.5, 0.0]),
];

/// Σwp ÷ Σw: (1.5 + 0.5 + 1 + 0 + 1) ÷ 6, with half of the last 3.5 ÷ 6, and without it 3 ÷ 6.
const OBJECTIVE: [(&str, f64, &str); 3] = [
    ("google-okr", 4.0 / 6.0, "yellow"),
    ("okr-tracker", 3.5 / 6.0, "at_risk"),
    ("operately", 3.0 / 6.0, "at_risk"),
];

fn judged(method: &str) -> Evaluation {
    let mut plan = Plan::new("okr", "OKR", "2024-01-01").due("2024-12-31");
    let mut action = Action::new("objective", "Objective");
    let mut ledger = Ledger::new("okr");
    for (place, ((from, to), now, weight, _)) in KEY_RESULTS.into_iter().enumerate() {
        let id = format!("k{place}");
        let goal = if to < from { Goal::at_most(to) } else { Goal::at_least(to) };
        plan = plan.indicator(Indicator::level(&*id, "K"));
        action = action.target(Target::new(&*id, "K", &*id, goal).baseline(from).weight(weight));
        ledger = ledger.entry(Entry::reading(format!("e{place}"), id, "2024-06-30", now));
    }
    let plan = plan.action(action).build().unwrap_or_else(|faults| panic!("{faults}"));
    let ledger = ledger.build(&plan).unwrap_or_else(|faults| panic!("{faults}"));
    let options = Options::new("2024-07-01".parse().unwrap()).method(Method::preset(method).unwrap());
    evaluate(&plan, &ledger, &options).unwrap()
}

#[test]
fn an_objective_is_the_weighted_mean_of_the_clamped_progress_of_its_key_results() {
    for (index, (method, mean, word)) in OBJECTIVE.into_iter().enumerate() {
        let evaluation = judged(method);
        for (target, (.., progress)) in evaluation.targets.iter().zip(KEY_RESULTS) {
            let score = target.score.unwrap().get();
            assert!((score - progress[index]).abs() < 1e-12, "{method} {}: {score}", target.id);
        }
        let objective = &evaluation.actions[0].node;
        let score = objective.score.unwrap().get();
        assert!((score - mean).abs() < 1e-12, "{method}: {score}");
        assert_eq!(objective.word.as_deref(), Some(word), "{method}");
    }
}

#[test]
fn a_key_result_without_a_due_day_has_progress_and_nothing_behind() {
    for method in ["google-okr", "okr-tracker", "operately"] {
        let plan = Plan::new("okr", "OKR", "2024-01-01")
            .indicator(Indicator::level("k", "K"))
            .action(Action::new("o", "O").target(Target::new("k", "K", "k", Goal::at_least(10)).baseline(0)))
            .build()
            .unwrap();
        let ledger =
            Ledger::new("okr").entry(Entry::reading("e", "k", "2024-06-30", 3)).build(&plan).unwrap();
        let options = Options::new("2024-07-01".parse().unwrap()).method(Method::preset(method).unwrap());
        let target = evaluate(&plan, &ledger, &options).unwrap().targets.remove(0);
        assert_eq!(target.score.map(f64::from), Some(0.3), "{method}");
        let word = if method == "google-okr" { "red" } else { "in_progress" };
        assert_eq!(target.word.as_deref(), Some(word), "{method}");
        assert!(matches!(target.verdict, Verdict::Standing(_)), "{method}");
    }
}
