//! The signals of a row, by which methods judge.

use super::attainment::Bar;
use super::columns::View;
use super::measure::Dated;
use crate::promises::{Goal, Judged, Trajectory, Way};
use crate::rules::{
    Edges, Forecast, Lack, Point, ScaledBy, Signal, Signals, earned_schedule, growth, growth_ratio,
    last_change, least_squares, limit_factor, mean_change, pace, spi,
};
use crate::words::Day;

impl<const PLAIN: bool> Signals for View<'_, PLAIN> {
    #[inline]
    fn signal(&self, signal: Signal, edges: &Edges) -> Result<f64, Lack> {
        match signal {
            Signal::Attainment => self.attained(edges),
            Signal::Expected => self.expecting(),
            Signal::Gap => Ok(self.attained(edges)? - self.expecting()?),
            Signal::Pace => pace(self.attained(edges)?, self.expecting()?),
            Signal::Value => self.value().ok_or(Lack::NoValue),
            Signal::Baseline => self.baseline().ok_or(Lack::NoBaseline),
            Signal::Bar => self.single_bar(),
            Signal::EvidenceShare => Ok(if self.value().is_some() { 1.0 } else { 0.0 }),
            _ => self.any().further_signal(signal, edges),
        }
    }

    fn has_bar(&self) -> bool {
        // A range to hold has no single bar, and is one all the same.
        self.bar().is_some() || matches!(self.goal(), Goal::Hold { .. })
    }

    fn met(&self) -> Option<bool> {
        self.is_met()
    }

    fn past_due(&self) -> bool {
        self.window().due.is_some_and(|due| self.day() > due)
    }

    fn way(&self) -> Option<Way> {
        self.better().ok()
    }

    fn points(&self) -> u32 {
        u32::try_from(self.figures().len()).unwrap_or(u32::MAX)
    }

    #[inline]
    fn improves(&self) -> bool {
        self.is_improvement()
    }

    fn scale(&self, by: ScaledBy) -> f64 {
        match by {
            ScaledBy::DeadBand => self.improvement().map_or(0.0, |improvement| improvement.dead_band.get()),
            ScaledBy::NaturalLimit => {
                let limit = self.indicator().and_then(|indicator| indicator.natural_limit);
                limit
                    .zip(self.baseline())
                    .map_or(1.0, |(limit, baseline)| limit_factor(baseline, limit.get()))
            }
        }
    }
}

impl View<'_> {
    /// Returns a signal of those that take more than what every target has at hand.
    fn further_signal(&self, signal: Signal, edges: &Edges) -> Result<f64, Lack> {
        match signal {
            Signal::Growth => {
                let (from, to, years) = self.since_baseline()?;
                growth(self.better()?, from, to, years, edges)
            }
            Signal::GrowthRatio => {
                let (from, to, years) = self.since_baseline()?;
                let bar = self.single_bar()?;
                let due = self.window().due.ok_or(Lack::Undated)?;
                let to_due = self.baseline_day().years_until(due);
                growth_ratio(self.better()?, (from, to, bar), years, to_due, edges)
            }
            Signal::Improvement => self.improving(),
            Signal::MeanChange { last, min_points } => {
                Ok(self.better()?.sign() * mean_change(&self.changing(), last, min_points)?)
            }
            Signal::LastChange => Ok(self.better()?.sign() * last_change(&self.changing())?),
            Signal::ProjectedAttainment(forecast) => self.projected_attainment(forecast, edges),
            Signal::ProjectedMiss(forecast) => self.projected_miss(forecast, edges),
            Signal::Spi => spi(self.attained(edges)?, self.expecting()?),
            Signal::SpiT => self.schedule(edges),
            Signal::Elapsed => self.passed().ok_or(Lack::Undated),
            Signal::Freshness => self.freshness(),
            Signal::Points => Ok(f64::from(self.points())),
            Signal::Open => self.open(),
            Signal::Required => self.required(),
            Signal::Attainment
            | Signal::Expected
            | Signal::Gap
            | Signal::Pace
            | Signal::Value
            | Signal::Baseline
            | Signal::Bar
            | Signal::EvidenceShare => self.signal(signal, edges),
        }
    }
}

impl<const PLAIN: bool> View<'_, PLAIN> {
    /// Returns the attainment, or what the method says of a target that has no way to go.
    fn attained(&self, edges: &Edges) -> Result<f64, Lack> {
        let share = match edges.no_way {
            Some(no_way) if self.has_no_way() => self.attainment().map(|_| no_way.get()),
            _ => self.attainment(),
        };
        share.ok_or_else(|| match (self.value(), self.bar(), self.baseline()) {
            (None, _, _) => Lack::NoValue,
            (_, None, _) => Lack::NoBar,
            (_, _, None) => Lack::NoBaseline,
            _ => Lack::Overflow,
        })
    }

    /// Returns whether the baseline is at the bar or past it.
    pub(super) fn has_no_way(&self) -> bool {
        self.bar().zip(self.baseline()).is_some_and(|(bar, baseline)| !bar.ahead_of(baseline))
    }

    fn expecting(&self) -> Result<f64, Lack> {
        self.expected().ok_or_else(|| match (self.bar(), self.window().due) {
            (None, _) => Lack::NoBar,
            (_, None) => Lack::Undated,
            // A compound way does not lead across zero.
            _ if self.baseline().is_some() => Lack::SignCrossing,
            _ => Lack::NoBaseline,
        })
    }

    fn better(&self) -> Result<Way, Lack> {
        let sign = self.sign().ok_or(Lack::NoWay)?;
        Ok(if sign < 0.0 { Way::Down } else { Way::Up })
    }

    fn single_bar(&self) -> Result<f64, Lack> {
        match self.bar() {
            Some(Bar::OneSided { bar, .. } | Bar::Step { bar }) => Ok(bar),
            Some(Bar::Range { .. }) => Err(Lack::NoWay),
            None => Err(Lack::NoBar),
        }
    }
}

impl View<'_> {
    /// Returns what is left from the value to the bar, goalwards.
    fn open(&self) -> Result<f64, Lack> {
        let (bar, value) = (self.single_bar()?, self.value().ok_or(Lack::NoValue)?);
        Ok(self.better()?.sign() * (bar - value))
    }

    /// Returns what is left over the years that are left.
    fn required(&self) -> Result<f64, Lack> {
        let open = self.open()?;
        let due = self.window().due.ok_or(Lack::Undated)?;
        if self.day() >= due { Err(Lack::NoTimeLeft) } else { Ok(open / self.day().years_until(due)) }
    }

    /// Returns the baseline, the value, and the years between them.
    pub(super) fn since_baseline(&self) -> Result<(f64, f64, f64), Lack> {
        let from = self.baseline().ok_or(Lack::NoBaseline)?;
        let to = self.value().ok_or(Lack::NoValue)?;
        let day = self.value_day().ok_or(Lack::NoValue)?;
        Ok((from, to, self.baseline_day().years_until(day)))
    }

    /// Returns the points as years since the window's start.
    pub(super) fn timed(&self) -> Vec<Point> {
        let start = self.window().start;
        let timed = |point: &Dated| Point { years: start.years_until(point.day), value: point.value };
        self.figures().iter().map(timed).collect()
    }

    /// Returns the points whose changes count: amounts that stand against a bar, or figures that are to improve.
    fn changing(&self) -> Vec<Point> {
        if self.improves() { self.timed() } else { self.amounts() }
    }

    /// Returns what an improvement compares with its dead band.
    fn improving(&self) -> Result<f64, Lack> {
        let improvement = self.improvement().ok_or(Lack::NotImproving)?;
        let sign = improvement.way.sign();
        let last = self.figures().last().ok_or(Lack::NoValue)?;
        let too_few = Lack::TooFewPoints { have: 1, need: 2 };
        let first = match (self.baseline(), self.figures().first()) {
            (Some(value), _) => Dated { day: self.baseline_day(), value },
            (None, Some(first)) if first.day < last.day => *first,
            _ => return Err(too_few),
        };
        match improvement.judged {
            Judged::Sign => Ok(sign * (last.value - first.value)),
            Judged::Growth => growth(
                improvement.way,
                first.value,
                last.value,
                first.day.years_until(last.day),
                &Edges::default(),
            ),
            Judged::Trend => Ok(sign * least_squares(&self.timed(), 2)?.slope),
        }
    }

    fn projected_attainment(&self, forecast: Forecast, edges: &Edges) -> Result<f64, Lack> {
        let due = self.window().due.ok_or(Lack::Undated)?;
        let value = self.course(forecast, edges)?.on(due)?;
        let bar = self.bar().ok_or(Lack::NoBar)?;
        match (edges.no_way, self.baseline()) {
            (Some(no_way), _) if self.has_no_way() => Ok(no_way.get()),
            (_, None) => bar.attainment(value, None).ok_or(Lack::NoBaseline),
            (_, baseline) => bar.attainment(value, baseline).ok_or(Lack::Overflow),
        }
    }

    fn projected_miss(&self, forecast: Forecast, edges: &Edges) -> Result<f64, Lack> {
        let due = self.window().due.ok_or(Lack::Undated)?;
        let bar = self.single_bar()?;
        let value = self.value().ok_or(Lack::NoValue)?;
        let sign = self.sign().ok_or(Lack::NoWay)?;
        let open = sign * (bar - value);
        if open <= 0.0 {
            return Err(Lack::NothingRequired);
        }
        let miss = sign * (bar - self.course(forecast, edges)?.on(due)?) / open;
        if miss.is_finite() { Ok(miss) } else { Err(Lack::Overflow) }
    }

    /// Returns earned schedule over the time spent, on the trajectory from one day to the next.
    fn schedule(&self, edges: &Edges) -> Result<f64, Lack> {
        let path = self.path(self.bar().ok_or(Lack::NoBar)?);
        let lack = if self.baseline().is_some() { Lack::SignCrossing } else { Lack::NoBaseline };
        let planned = |day: Day| path.on(day).share.ok_or(lack);
        let mut days = self.turns()?;
        let mut shares = Vec::with_capacity(days.len());
        for day in &days {
            shares.push(planned(*day)?);
        }
        let attained = self.attained(edges)?;
        if let Some(past) = shares.iter().position(|share| *share > attained)
            && let Some((before, past)) = past.checked_sub(1).and_then(|at| days.get(at).zip(days.get(past)))
        {
            let around = rises_past(*before, *past, |day| Ok(planned(day)? > attained))?;
            days.extend([around.0, around.1]);
            days.sort_unstable();
            days.dedup();
        }
        let start = self.window().start;
        let mut plan = Vec::with_capacity(days.len());
        for day in days {
            plan.push(Point { years: start.years_until(day), value: planned(day)? });
        }
        spi(earned_schedule(&plan, attained)?, start.years_until(self.day()))
    }

    /// Returns the days between which the trajectory only rises, only falls or stays, in their order.
    fn turns(&self) -> Result<Vec<Day>, Lack> {
        let window = self.window();
        let due = window.due.ok_or(Lack::Undated)?;
        let mut days: Vec<Day> = match self.promise().trajectory {
            Trajectory::Checkpoints { points, .. } => points.iter().map(|point| point.day).collect(),
            _ => Vec::new(),
        };
        days.push(due);
        days.retain(|day| (window.start..=due).contains(day));
        days.push(window.start);
        days.sort_unstable();
        days.dedup();
        Ok(days)
    }

    fn freshness(&self) -> Result<f64, Lack> {
        let fresh = self.indicator().and_then(|indicator| indicator.fresh_days).ok_or(Lack::NeverStale)?;
        let day = self.value_day().ok_or(Lack::NoValue)?;
        let age = f64::from(day.days_until(self.day()));
        if fresh == 0 { Err(Lack::NeverStale) } else { Ok(age / f64::from(fresh)) }
    }
}

/// Returns the last day on which a plan that rises is not past something, and the day after it; it is not past it
/// on the first day, and is on the last.
fn rises_past(
    first: Day,
    last: Day,
    is_past: impl Fn(Day) -> Result<bool, Lack>,
) -> Result<(Day, Day), Lack> {
    let (mut before, mut past) = (first, last);
    while before.days_until(past) > 1 {
        let middle = before.plus_days(before.days_until(past) / 2).ok_or(Lack::Overflow)?;
        if is_past(middle)? { past = middle } else { before = middle }
    }
    Ok((before, past))
}
