//! What adds up: the readings of a flow, and the items of a sum.

use tenfold::draft::{Entry, Goal, Measure};

use super::measures::{flow, of_flow, of_items, pro_rata};
use super::{HALF, ledger, promising_of, stands, target, value};
use crate::differential::{agreed, preset};

#[test]
fn a_flow_adds_up_the_periods_inside_the_window_the_later_recorded_of_two_for_one_period() {
    let entries = ledger([
        of_flow("a", "2020-12", 100, "2021-01-05"),
        of_flow("b", "2021-01", 1, "2021-02-05"),
        of_flow("c", "2021-Q2", 2, "2021-07-05"),
        of_flow("d", "2021-Q2", 4, "2021-08-05"),
    ]);
    assert_eq!(value(promising_of(flow(), Goal::at_least(10)), entries, HALF), Some(5.0));
}

#[test]
fn a_flow_that_is_attested_is_zero_and_one_attested_only_before_the_window_is_silent() {
    let attested = |day: &str| Entry { register: None, ..Entry::attested("a", "", day) }.indicator("flow");
    let ten = || promising_of(flow(), Goal::at_least(10));
    assert_eq!(stands(ten(), ledger([attested("2021-06-30")]), HALF), ("off_track", Some(0.0)));
    assert_eq!(stands(ten(), ledger([attested("2020-12-31")]), HALF), ("no_data", None));
}

#[test]
fn pro_rata_each_day_is_given_once_by_the_latest_recorded() {
    // The quarter, recorded later than April, takes April's days and gives 91 of its 91. December and January
    // lie half inside the window: 31 of 62 days.
    let entries = ledger([
        of_flow("a", "2021-04", 60, "2021-05-05"),
        of_flow("b", "2021-Q2", 91, "2021-07-05"),
        of_flow("c", "2020-12-01/2021-01-31", 62, "2021-08-05"),
    ]);
    assert_eq!(value(promising_of(pro_rata(), Goal::at_least(10)), entries, HALF), Some(91.0 + 31.0));
}

#[test]
fn of_periods_that_lie_in_each_other_as_known_then_each_counts() {
    let plan = promising_of(flow(), Goal::at_least(10)).build().unwrap();
    let known = |values: [(&str, f64); 3]| {
        let mut entries: Vec<Entry> = values
            .iter()
            .map(|(period, value)| {
                Entry::reading(*period, "flow", *period, *value).recorded("2021-07-05T09:00:00Z")
            })
            .collect();
        for inner in [values[0].0, values[1].0] {
            entries.push(
                Entry::withdrawn(format!("w{inner}"), "2021-07-09", inner).recorded("2021-07-09T09:00:00Z"),
            );
        }
        let entries = ledger(entries).build(&plan).unwrap();
        let evaluation = agreed(&plan, &entries, HALF, Some("2021-07-06T09:00:00Z"), &preset("pace"));
        target(&evaluation, "t").value.map(f64::from)
    };
    // Both end on the last day of June, and begin on different ones.
    assert_eq!(known([("2021-06", 3.0), ("2021-Q2", 10.0), ("2021-H1", 100.0)]), Some(113.0));
    assert_eq!(known([("2021-02", 3.0), ("2021-Q1", 10.0), ("2021-H1", 100.0)]), Some(113.0));
}

#[test]
fn sums_are_rounded_once_so_that_ten_tenths_are_one() {
    let months = ["2021-01", "2021-02", "2021-03"];
    let of_months = |values: [f64; 3]| {
        let reading = |(month, value): (&str, f64)| Entry::reading(month, "flow", month, value);
        let entries: Vec<Entry> = months.into_iter().zip(values).map(reading).collect();
        value(promising_of(flow(), Goal::at_least(10)), ledger(entries), HALF)
    };
    let of_sizes = |values: [f64; 3]| {
        let opened =
            |(id, size): (&str, f64)| Entry::opened(id, "items", id, "2021-02-01").field("size", size);
        let entries: Vec<Entry> = months.into_iter().zip(values).map(opened).collect();
        value(of_items(Measure::stock("items").sum("size"), Goal::at_least(10)), ledger(entries), HALF)
    };
    let cases =
        [([0.1, 0.2, 0.3], 0.6), ([1.0, 1e16, 1.0], 1e16 + 2.0), ([f64::MAX, f64::MAX, -f64::MAX], f64::MAX)];
    for (values, sum) in cases {
        assert_eq!((of_months(values), of_sizes(values)), (Some(sum), Some(sum)));
    }
    assert_eq!(of_months([f64::MAX; 3]), None);
    let days =
        (1..=10).map(|day| Entry::reading(format!("e{day}"), "flow", format!("2021-02-{day:02}"), 0.1));
    let plan = promising_of(flow(), Goal::at_least(1));
    let entries: Vec<Entry> = days.collect();
    assert_eq!(stands(plan, ledger(entries), HALF), ("achieved", Some(1.0)));
}
