//! The framework as a plan: goals over indicators over series.

use std::collections::BTreeSet;

use tenfold::draft::{Action, Baseline, Goal, Indicator as Measured, MissingKind, Plan, RollUp, Target};
use tenfold::{ActionKind, Judged, Text, Way};

use super::framework::{Indicator, Series};
use super::goals::GOALS;
use super::sheet::{Direction, SeriesOptions};

/// The year that the publisher counts from where no base year is stated.
const BASE_YEAR: i16 = 2015;
/// The year that the publisher aims at where no target year is stated.
const TARGET_YEAR: i16 = 2030;

/// Returns the plan of the framework.
pub(crate) fn plan(indicators: &[Indicator]) -> Plan {
    let title = Text::from([
        ("en", "Canadian Indicator Framework for the Sustainable Development Goals"),
        ("fr", "Cadre d’indicateurs canadien pour les objectifs de développement durable"),
    ]);
    let mut plan = Plan::new("canadian-indicator-framework", title, last_day(BASE_YEAR))
        .due(last_day(TARGET_YEAR))
        .source(super::SOURCE)
        .host("start")
        .host("due");
    for (at, goal) in GOALS.iter().enumerate() {
        let title = Text::from([("en", goal.en), ("fr", goal.fr)]);
        let mut action = Action::new(format!("goal-{}", at + 1), title);
        for indicator in indicators.iter().filter(|indicator| indicator.goal == at + 1) {
            action = action.action(indicator_action(indicator));
            plan.indicators.extend(measured(indicator));
        }
        plan = plan.action(action);
    }
    plan
}

/// Returns the id of each series of an indicator: the indicator's own, or numbered where there are several.
pub(crate) fn series_ids(indicator: &Indicator) -> impl Iterator<Item = (String, &Series)> {
    let several = indicator.series.len() > 1;
    indicator.series.iter().enumerate().map(move |(at, series)| {
        let id = if several { format!("{}-{}", indicator.id, at + 1) } else { indicator.id.clone() };
        (id, series)
    })
}

fn indicator_action(indicator: &Indicator) -> Action {
    // The published mean is over the series that have a score, however few.
    let roll_up = RollUp::default().missing(MissingKind::Exclude).floor(0);
    let mut action = Action::new(&*indicator.id, name(indicator)).roll_up(roll_up);
    if indicator.en.target_name.trim() != "No specific target" {
        action = action.note(bilingual(&indicator.en.target_name, &indicator.fr.target_name));
    }
    for (id, series) in series_ids(indicator) {
        action = action.target(target(&id, series_title(indicator, series), series));
    }
    if indicator.series.is_empty() {
        // The publisher judges it by hand or not at all: to state a promise here would be to invent one.
        action = action.kind(ActionKind::Continuing).host("kind").tag("not calculated");
    }
    action
}

fn measured(indicator: &Indicator) -> Vec<Measured> {
    let measured = |(id, series): (String, &Series)| {
        let mut measured = Measured::level(id, series_title(indicator, series));
        if let Some(unit) = unit(indicator, series) {
            measured = measured.unit(unit);
        }
        if let Some(limit) = series.options.limit {
            measured = measured.natural_limit(limit);
        }
        measured
    };
    series_ids(indicator).map(measured).collect()
}

fn target(id: &str, title: Text, series: &Series) -> Target {
    let options = &series.options;
    let mut target = Target::new(id, title, id, goal(options));
    if options.direction.is_none() {
        target = target.host("goal");
    }
    if let Some(year) = options.target_year {
        target = target.due(last_day(year));
    }
    if let Some(year) = base_year(series) {
        target = target.start(last_day(year)).baseline(Baseline::reading(last_day(year)));
        if options.base_year != Some(year) {
            target = target.host("start").host("baseline");
        }
    }
    target
}

/// Returns the base year if it has a value, else the next year that has one.
fn base_year(series: &Series) -> Option<i16> {
    let asked = series.options.base_year.unwrap_or(BASE_YEAR);
    series.readings.range(asked..).next().map(|(year, _)| *year)
}

/// Returns what is promised: less is better unless the options say otherwise.
fn goal(options: &SeriesOptions) -> Goal {
    let up = options.direction == Some(Direction::Positive);
    match options.target {
        Some(bar) if up => Goal::at_least(bar),
        Some(bar) => Goal::at_most(bar),
        None => Goal::improve(if up { Way::Up } else { Way::Down }).judged(Judged::Growth),
    }
}

fn name(indicator: &Indicator) -> Text {
    bilingual(&indicator.en.indicator_name, &indicator.fr.indicator_name)
}

/// Returns the values that tell a series from its siblings; the indicator's name if nothing does.
fn series_title(indicator: &Indicator, series: &Series) -> Text {
    let mut shared = indicator.series.iter().map(|sibling| values(&sibling.options)).collect::<Vec<_>>();
    let first = shared.pop().unwrap_or_default();
    let common: BTreeSet<&str> =
        first.into_iter().filter(|value| shared.iter().all(|v| v.contains(value))).collect();
    let own: Vec<&str> =
        values(&series.options).into_iter().filter(|value| !common.contains(value)).collect();
    match (&series.options.series, own.is_empty()) {
        (_, false) => Text::from(own.join("; ")),
        (Some(alone), true) => Text::from(alone.as_str()),
        (None, true) => name(indicator),
    }
}

fn values(options: &SeriesOptions) -> Vec<&str> {
    let chosen = options.disaggregation.iter().filter_map(|chosen| chosen.value.as_deref());
    options.series.as_deref().into_iter().chain(chosen).collect()
}

fn unit(indicator: &Indicator, series: &Series) -> Option<Text> {
    let (en, fr) = (indicator.en.computation_units.as_ref()?, indicator.fr.computation_units.as_ref()?);
    Some(series.options.unit.as_deref().map_or_else(|| bilingual(en, fr), Text::from))
}

fn bilingual(en: &str, fr: &str) -> Text {
    Text::from([("en", en.trim()), ("fr", fr.trim())])
}

/// Returns the day that a year stands for.
fn last_day(year: i16) -> String {
    format!("{year:04}-12-31")
}
