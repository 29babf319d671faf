//! What holds the plan back most, and what each of that takes to be on track.

use tenfold::{Faults, Ledger, Lever, Levers, Options, Plan, Takes, telling};

use super::Report;
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
        let gains = |lever: &Lever| lever.gain.is_some_and(|gain| gain > tenfold::Finite::ZERO);
        let most = targets.into_iter().filter(gains).take(MOST);
        let with = |lever: Lever| {
            let takes = tenfold::what_it_takes(plan, ledger, options, &lever.target)?;
            Ok((lever, takes))
        };
        Ok(Self { levers: most.map(with).collect::<Result<Vec<_>, Faults>>()? })
    }

    /// Returns what is told of it: by how much the plan would gain, and the next figure that would be on track.
    pub(crate) fn table(&self, report: &Report<'_>) -> Option<Table> {
        let phrases = report.phrases;
        let line = |(lever, takes): &(Lever, Takes)| {
            let target = report.plan.target(&lever.target)?;
            let next = takes.dates.iter().find_map(|date| Some((date.day, date.least?)));
            let next = next.map(|(day, least)| {
                let least = telling::amount(least, report.plan, target, report.lang);
                phrases.on_track_with.replace("{least}", &least).replace("{day}", &day.to_string())
            });
            Some(Line {
                title: target.title().get(report.lang).to_owned(),
                cells: vec![Cell::number(gain(report, lever)), Cell::text(next.unwrap_or_default())],
                ..Line::default()
            })
        };
        let lines: Vec<Line> = self.levers.iter().filter_map(line).collect();
        let heads = [phrases.holds_back, phrases.gain, phrases.takes].map(ToOwned::to_owned).to_vec();
        (!lines.is_empty()).then_some(Table { heads, lines })
    }
}

/// Returns what the plan would gain: points of a score, or percentage points.
fn gain(report: &Report<'_>, lever: &Lever) -> String {
    let gain = lever.gain.map_or(0.0, tenfold::Finite::get);
    if report.method.scores() { format!("{gain:+.2}") } else { format!("{:+.1}", gain * 100.0) }
}
