//! Pace and earned schedule: what is there against what was planned to be there.

use super::{Lack, Point, finite};

/// What pace counts as where something is there before anything is expected.
const EARLY: f64 = 10.0;

/// Returns attained over expected.
///
/// Where nothing is expected yet and something is attained it counts as 10; where nothing is attained either it
/// cannot be had. An expected below zero (a plan that first falls) is nothing expected: the further it is
/// missed, the higher the quotient would be.
pub(crate) fn pace(attained: f64, expected: f64) -> Result<f64, Lack> {
    if expected <= 0.0 && attained > 0.0 { Ok(EARLY) } else { spi(attained, expected) }
}

/// Returns the schedule performance index: SPI = EV ÷ PV, and SPI(t) = earned schedule ÷ time spent.
///
/// Where nothing is planned yet it cannot be had.
pub(crate) fn spi(earned: f64, planned: f64) -> Result<f64, Lack> {
    if planned <= 0.0 { Err(Lack::NothingExpected) } else { finite(earned / planned) }
}

/// Returns the earned schedule: the time at which as much was planned as is earned now,
/// ES = t_C + (EV − PV_C) ÷ (PV_{C+1} − PV_C) · (t_{C+1} − t_C), where PV_C ≤ EV < PV_{C+1}.
///
/// The plan is dated values in the order of their days, straight between them, starting with the first day: of a
/// plan that is not straight, the two days around what is earned among them. A plan that falls counts as its
/// highest so far. On a plateau the last such C counts; everything earned gives the first day on which everything
/// was planned; less than the first planned value gives the first day. SPI(t) is this less the first day, over the
/// time spent: see [`spi`].
///
/// Source: Lipke, Earned Schedule (2009).
pub(crate) fn earned_schedule(plan: &[Point], earned: f64) -> Result<f64, Lack> {
    let plan = highest_so_far(plan);
    let first = plan.first().ok_or(Lack::NothingExpected)?;
    let steps = plan.iter().zip(plan.iter().skip(1));
    let step = steps.rev().find(|(from, to)| from.value <= earned && earned < to.value);
    if let Some((from, to)) = step {
        let share = finite((earned - from.value) / (to.value - from.value))?;
        return finite(from.years + share * (to.years - from.years));
    }
    let highest = plan.iter().fold(first, |high, point| if point.value > high.value { point } else { high });
    finite(if earned >= highest.value { highest.years } else { first.years })
}

/// Returns a straight plan that never falls: where it does, its highest so far, until it rises past that.
fn highest_so_far(plan: &[Point]) -> Vec<Point> {
    let mut highest: Vec<Point> = Vec::with_capacity(plan.len());
    let mut before: Option<Point> = None;
    for point in plan {
        match (before, highest.last().copied()) {
            (Some(before), Some(high)) if point.value > high.value && before.value < high.value => {
                let share = (high.value - before.value) / (point.value - before.value);
                let years = before.years + share * (point.years - before.years);
                highest.extend([Point { years, value: high.value }, *point]);
            }
            (_, Some(high)) if point.value <= high.value => {
                highest.push(Point { years: point.years, value: high.value });
            }
            _ => highest.push(*point),
        }
        before = Some(*point);
    }
    highest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(values: &[f64]) -> Vec<Point> {
        let dated = (0_u32..).zip(values);
        dated.map(|(period, value)| Point { years: f64::from(period), value: *value }).collect()
    }

    /// A finished project of the repository `EVapp`: planned and earned by period, planned for 9, done in 13.
    const PLANNED: [f64; 14] = [
        0.0, 28.975, 81.681, 91.681, 138.586, 218.141, 302.478, 323.632, 345.876, 360.738, 360.738, 360.738,
        360.738, 360.738,
    ];

    #[test]
    fn a_finished_project_earned_its_planned_time() {
        let schedule = earned_schedule(&plan(&PLANNED), 360.738).unwrap();
        assert!((schedule - 9.0).abs() < 1e-12);
        assert!((spi(schedule, 13.0).unwrap() - 0.6923).abs() < 5e-5);
        assert!((spi(360.738, 360.738).unwrap() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn earned_schedule_lies_between_the_planned_periods() {
        // Period 5: 198.754 earned, between 138.586 (4) and 218.141 (5): 4 + 60.168 / 79.555.
        let schedule = earned_schedule(&plan(&PLANNED), 198.754).unwrap();
        assert!((schedule - (4.0 + 60.168 / 79.555)).abs() < 1e-9);
    }

    #[test]
    fn a_plateau_counts_to_its_end_unless_it_is_the_last() {
        assert_eq!(earned_schedule(&plan(&[0.0, 10.0, 10.0, 20.0]), 10.0), Ok(2.0));
        assert_eq!(earned_schedule(&plan(&[0.0, 10.0, 10.0]), 10.0), Ok(1.0));
        assert_eq!(earned_schedule(&plan(&[5.0, 10.0]), 1.0), Ok(0.0));
        assert_eq!(earned_schedule(&[], 1.0), Err(Lack::NothingExpected));
    }

    #[test]
    fn a_plan_that_falls_is_past_its_highest_where_it_crosses_it_again() {
        // Over periods of three: down from 10 to 4, and past 10 again after half of the way to 16.
        let dated = [(0.0, 10.0), (3.0, 4.0), (6.0, 16.0), (9.0, 16.0), (12.0, 18.0)];
        let highest = highest_so_far(&dated.map(|(years, value)| Point { years, value }));
        let found: Vec<(f64, f64)> = highest.iter().map(|point| (point.years, point.value)).collect();
        assert_eq!(found, [(0.0, 10.0), (3.0, 10.0), (4.5, 10.0), (6.0, 16.0), (9.0, 16.0), (12.0, 18.0)]);
    }

    #[test]
    fn a_plan_that_falls_counts_as_its_highest_so_far() {
        // It rises to 10, falls to 4, and is past 10 again half way to 16.
        let falling = plan(&[0.0, 10.0, 4.0, 16.0, 12.0]);
        for (earned, schedule) in
            [(-1.0, 0.0), (5.0, 0.5), (9.0, 0.9), (10.0, 2.5), (13.0, 2.75), (16.0, 3.0), (20.0, 3.0)]
        {
            assert_eq!(earned_schedule(&falling, earned), Ok(schedule), "{earned}");
        }
        assert_eq!(earned_schedule(&plan(&[3.0, 1.0, 2.0]), 2.0), Ok(0.0), "it was never planned again");
    }

    #[test]
    fn where_nothing_is_expected_pace_is_ten_or_cannot_be_had() {
        assert_eq!(pace(0.5, 0.0), Ok(10.0));
        assert_eq!(pace(0.5, -0.1), Ok(10.0));
        assert_eq!(pace(0.0, 0.0), Err(Lack::NothingExpected));
        assert_eq!(pace(-0.5, -0.5), Err(Lack::NothingExpected));
        assert_eq!(pace(-0.5, 0.5), Ok(-1.0));
        assert_eq!(spi(0.5, 0.0), Err(Lack::NothingExpected));
        assert_eq!(spi(1e300, 1e-300), Err(Lack::Overflow));
    }
}
