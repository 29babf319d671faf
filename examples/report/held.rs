//! What holds the plan back most, and what each of that takes to be on track.

use tenfold::{
    Amount, Day, Faults, Finite, Goal, Indicator, Ledger, Lever, Levers, Measure, NoLeast, Options, Plan,
    SetId, Takes, Target, Way, telling,
};

use super::Report;
use super::phrases::Phrases;
use super::table::{Cell, Line, Table};

/// The most targets that are named.
const MOST: usize = 5;

/// The targets that hold a plan back most, each with what it takes.
pub(crate) struct Held {
    levers: Vec<(Lever, Takes)>,
}

impl Held {
    /// Returns what holds a plan back most.
    ///
    /// # Errors
    /// Those of an evaluation.
    pub(crate) fn of(plan: &Plan, ledger: &Ledger, options: &Options) -> Result<Self, Faults> {
        let Levers { targets, .. } = tenfold::levers(plan, ledger, options, None)?;
        let gains = |lever: &Lever| lever.gain.is_some_and(|gain| gain > Finite::ZERO);
        let most = targets.into_iter().filter(gains).take(MOST);
        let with = |lever: Lever| {
            let takes = tenfold::what_it_takes(plan, ledger, options, &lever.target)?;
            Ok((lever, takes))
        };
        Ok(Self { levers: most.map(with).collect::<Result<Vec<_>, Faults>>()? })
    }

    /// Returns what is told of it: by how much the plan would gain, and the next figure that would be on track, or
    /// why there is none.
    pub(crate) fn table(&self, report: &Report<'_>) -> Option<Table> {
        let phrases = report.phrases;
        let line = |(lever, takes): &(Lever, Takes)| {
            let target = report.plan.target(&lever.target)?;
            let next = takes.dates.iter().find_map(|date| Some((date.day, date.least?)));
            let next = next.map(|(day, least)| {
                let least = attainable((day, least), report.plan, target);
                let least = telling::amount(least, report.plan, target, report.lang);
                phrases.on_track_with.replace("{least}", &least).replace("{day}", &day.to_string())
            });
            Some(Line {
                title: target.title().get(report.lang).to_owned(),
                cells: vec![
                    Cell::number(gain(report, lever)),
                    Cell::text(next.unwrap_or_else(|| no_figure(takes, phrases).to_owned())),
                ],
                ..Line::default()
            })
        };
        let lines: Vec<Line> = self.levers.iter().filter_map(line).collect();
        let heads = [phrases.holds_back, phrases.gain, phrases.takes].map(ToOwned::to_owned).to_vec();
        (!lines.is_empty()).then_some(Table { heads, lines, ..Table::default() })
    }
}

/// Returns what the plan would gain: points of a score, or percentage points.
fn gain(report: &Report<'_>, lever: &Lever) -> String {
    let gain = lever.gain.map_or(0.0, Finite::get);
    if report.method.scores() { format!("{gain:+.2}") } else { format!("{:+.1}", gain * 100.0) }
}

/// Returns the least figure that can come about: nobody has 8.2 of what is counted one by one.
fn attainable((day, least): (Day, Finite), plan: &Plan, target: &Target) -> Finite {
    let indicator = target.indicator().as_ref().and_then(|id| plan.indicator(id));
    let ones = match (target.goal(), indicator.map(Indicator::measure)) {
        (Goal::Instances(_), _)
        | (
            _,
            Some(
                Measure::Stock { amount: Amount::Count, .. }
                | Measure::Arrivals { amount: Amount::Count, .. },
            ),
        ) => 1.0,
        (_, Some(Measure::Coverage { set, .. })) => members(plan, set, day),
        _ => return least,
    };
    let falls = match target.goal() {
        Goal::AtMost { .. } => true,
        Goal::Improve(improvement) => improvement.way() == Way::Down,
        Goal::Gain { by } => *by < Finite::ZERO,
        Goal::Multiple { times, .. } => times.get() < 1.0,
        Goal::Growth { rate } => *rate < Finite::ZERO,
        _ => false,
    };
    let counted = least.get() * ones;
    let whole = if falls { counted.floor() } else { counted.ceil() };
    Finite::new(whole / ones).unwrap_or(least)
}

/// Returns how many members a set has on a day, of which a coverage is a share.
fn members(plan: &Plan, set: &SetId, day: Day) -> f64 {
    let members = plan.set(set).map(tenfold::Set::members).unwrap_or_default().iter();
    let there = members.filter(|member| member.since().is_none_or(|since| since <= day)).count();
    u32::try_from(there).map_or(0.0, f64::from)
}

/// Returns in few words why there is no next figure.
fn no_figure(takes: &Takes, phrases: &Phrases) -> &'static str {
    let first = takes.dates.iter().find_map(|date| date.why.as_ref());
    match takes.why.as_ref().or(first) {
        Some(NoLeast::Cancelled { .. }) => phrases.called_off,
        Some(NoLeast::OtherGoal) => phrases.other_goal,
        Some(NoLeast::NoBar { .. }) => phrases.no_bar,
        Some(NoLeast::NotMonotone) => phrases.not_by_method,
        Some(NoLeast::Over { .. }) => phrases.over,
        Some(NoLeast::Settled { .. }) => phrases.settled,
        Some(NoLeast::StartOpen { .. }) => phrases.later_start,
        Some(NoLeast::NothingExpected) => phrases.nothing_expected,
        Some(NoLeast::NoFigure) => phrases.no_figure,
        Some(NoLeast::AnyValue) => phrases.any_value,
        Some(NoLeast::NoValue) => phrases.no_value,
        _ => "",
    }
}
