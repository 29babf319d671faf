//! What counts of a ledger, sorted by what it speaks of: built once, and then asked about any day.
//!
//! Entries are known by their numbers, so that nothing here borrows from the ledger.

mod attestations;
mod change;
mod figures;
mod happened;
mod items;
mod many;
mod store;

use attestations::Attestations;
pub(super) use attestations::Attested;
pub(super) use change::Touched;
use change::order;
pub(super) use figures::{Figure, Figures};
pub(super) use happened::Happened;
pub(super) use items::{Item, Seen as SeenItem, Track, Version};

use store::Series;

use super::wiring::Wiring;
use crate::facts::{Attests, Entry, Fact};
use crate::plan::Plan;
use crate::promises::Measure;
use crate::words::{Day, IndicatorId, ItemId, MemberId};

/// The place of an entry in a list of entries.
pub(super) type Number = u32;

/// Returns the entry of a number.
pub(super) fn at(entries: &[Entry], number: Number) -> Option<&Entry> {
    entries.get(usize::try_from(number).ok()?)
}

/// The facts that count, whatever their days; every list stands in the order of (day, recorded, id).
#[derive(Default)]
pub(super) struct Facts {
    /// What was said of the indicators.
    figures: Figures,
    /// For each register what happened to its items.
    registers: Vec<Happened>,
    /// For each set its joins and leaves.
    memberships: Vec<Vec<Number>>,
    /// For each indicator what attested it.
    attested: Vec<Attestations>,
    amendments: Vec<Number>,
    /// The days of the entries that are made up to show something.
    illustrative: Vec<Day>,
}

/// Where a fact belongs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place<'e> {
    Figure { indicator: usize, member: Option<&'e MemberId> },
    Item { register: usize, item: &'e ItemId },
    Membership { set: usize },
    OfIndicator { indicator: usize },
    OfRegister { register: usize },
    Amendment,
}

impl Facts {
    /// Sorts entries that stand in the order of (day, recorded, id).
    pub(super) fn of(
        plan: &Plan,
        wiring: &Wiring,
        entries: &[Entry],
        counting: impl IntoIterator<Item = usize>,
    ) -> Self {
        let mut facts = Self::empty(plan);
        let mut said = Vec::new();
        for number in counting.into_iter().filter_map(|place| Number::try_from(place).ok()) {
            facts.push(plan, wiring, entries, number, &mut said);
        }
        facts.figures.fill(&said);
        facts
    }

    fn empty(plan: &Plan) -> Self {
        Self {
            figures: Figures::of_indicators(plan.indicators.len()),
            registers: plan.registers.iter().map(|_| Happened::default()).collect(),
            memberships: vec![Vec::new(); plan.sets.len()],
            attested: plan.indicators.iter().map(|_| Attestations::default()).collect(),
            amendments: Vec::new(),
            illustrative: Vec::new(),
        }
    }

    /// Adds an entry that stands behind all that are there; a figure that it says is handed on with its series.
    fn push(
        &mut self,
        plan: &Plan,
        wiring: &Wiring,
        entries: &[Entry],
        number: Number,
        said: &mut Vec<(Series, Figure)>,
    ) {
        let Some(entry) = at(entries, number) else { return };
        if entry.illustrative {
            self.illustrative.push(entry.day());
        }
        let Some((place, figure)) = Place::of(plan, wiring, entry, number) else { return };
        match place {
            Place::Figure { indicator, member } => {
                said.extend(self.figures.series(indicator, member).map(|series| (series, figure)));
            }
            Place::Item { register, item } => {
                if let Some((known, happened)) =
                    plan.registers.get(register).zip(self.registers.get_mut(register))
                {
                    happened.push(item, (number, entry), entries, known);
                }
            }
            Place::OfIndicator { .. } | Place::OfRegister { .. } => {
                if let Some(attested) = self.attestations(place) {
                    attested.push(number, entries);
                }
            }
            Place::Membership { .. } | Place::Amendment => {
                if let Some(list) = self.list(place) {
                    list.push(number);
                }
            }
        }
    }

    /// Returns what attested an indicator or a register.
    fn attestations(&mut self, place: Place<'_>) -> Option<&mut Attestations> {
        match place {
            Place::OfIndicator { indicator } => self.attested.get_mut(indicator),
            Place::OfRegister { register } => {
                self.registers.get_mut(register).map(|happened| &mut happened.attested)
            }
            _ => None,
        }
    }

    /// Returns the list of joins and leaves, or of amendments.
    fn list(&mut self, place: Place<'_>) -> Option<&mut Vec<Number>> {
        match place {
            Place::Membership { set } => self.memberships.get_mut(set),
            Place::Amendment => Some(&mut self.amendments),
            _ => None,
        }
    }

    /// Returns the figures of the indicators.
    pub(super) const fn figures(&self) -> &Figures {
        &self.figures
    }

    /// Returns what happened in a register.
    pub(super) fn register(&self, register: usize) -> Option<&Happened> {
        self.registers.get(register)
    }

    /// Returns the joins and leaves of a set.
    pub(super) fn memberships(&self, set: usize) -> &[Number] {
        self.memberships.get(set).map_or(&[], Vec::as_slice)
    }

    /// Returns what attested an indicator.
    pub(super) fn attested(&self, indicator: usize) -> &[Number] {
        self.attested.get(indicator).map_or(&[], Attestations::entries)
    }

    /// Returns the attestation of an indicator up to a day that reaches furthest; of equal ones the last.
    pub(super) fn furthest(&self, indicator: usize, day: Day) -> Option<Attested> {
        self.attested.get(indicator)?.furthest(day)
    }

    /// Returns the amendments up to a day, in the order in which they apply.
    pub(super) fn amendments(&self, entries: &[Entry], day: Day) -> &[Number] {
        let seen = |number: &Number| at(entries, *number).is_some_and(|entry| entry.day() <= day);
        self.amendments.get(..self.amendments.partition_point(seen)).unwrap_or_default()
    }

    /// Returns whether an entry up to a day is made up to show something.
    pub(super) fn is_illustrative(&self, day: Day) -> bool {
        self.illustrative.first().is_some_and(|first| *first <= day)
    }
}

impl<'e> Place<'e> {
    /// Returns where an entry belongs, and the figure that it says, if it says one.
    fn of(plan: &Plan, wiring: &Wiring, entry: &'e Entry, number: Number) -> Option<(Self, Figure)> {
        let indicator = |id: &IndicatorId| plan.indicator_index.get(id.as_str());
        let day = entry.day();
        let place = match &entry.fact {
            Fact::Reading { indicator: id, member, value } => {
                let place = Self::Figure { indicator: indicator(id)?, member: member.as_ref() };
                return Some((place, Figure::of_value(day, number, value.get())));
            }
            Fact::Stage { indicator: id, member, stage, lost } => {
                let indicator = indicator(id)?;
                let Measure::Stages { stages, .. } = &plan.indicators.get(indicator)?.measure else {
                    return None;
                };
                let rank = stages.iter().position(|known| known.id == *stage)?;
                let place = Self::Figure { indicator, member: member.as_ref() };
                return Some((place, Figure::of_stage(day, number, rank, *lost)));
            }
            Fact::Grade { indicator: id, member, level } => {
                let indicator = indicator(id)?;
                let rank = plan.scales.get(wiring.wire(indicator).scale?)?.rank(level)?;
                let place = Self::Figure { indicator, member: member.as_ref() };
                return Some((place, Figure::of_level(day, number, rank)));
            }
            Fact::Opened { register, item, .. }
            | Fact::Changed { register, item, .. }
            | Fact::Moved { register, item, .. }
            | Fact::Closed { register, item } => {
                Self::Item { register: plan.register_index.get(register.as_str())?, item }
            }
            Fact::Joined { set, .. } | Fact::Left { set, .. } => {
                Self::Membership { set: plan.set_index.get(set.as_str())? }
            }
            Fact::Attested { what: Attests::Indicator(id), .. } => {
                Self::OfIndicator { indicator: indicator(id)? }
            }
            Fact::Attested { what: Attests::Register(id), .. } => {
                Self::OfRegister { register: plan.register_index.get(id.as_str())? }
            }
            Fact::Amended(_) => Self::Amendment,
            // Withdrawals have been resolved.
            Fact::Withdrawn { .. } => return None,
        };
        Some((place, Figure::none(day, number)))
    }
}
