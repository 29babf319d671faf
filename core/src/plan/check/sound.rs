//! Ledgers without faults: entries that are checked as they are read, and nothing is said about them.

use super::entry::entry;
use super::ledger::{checked, of_plan, order, references};
use super::said::Asides;
use super::together::{Unread, together};
use super::{Desk, Said};
use crate::draft;
use crate::facts::{ById, Entry, Fact, Ledger};
use crate::plan::Plan;
use crate::promises::{Indicator, Measure};
use crate::words::{At, EntryId, IndicatorId, Limits, Moment, Period};

/// Entries that are checked one by one, as long as nothing is wrong: then it is not said what, and all of them are
/// to be read and checked as a draft.
pub(crate) struct Sound<'p> {
    desk: Desk<'p>,
    plan: &'p Plan,
    /// Whether each indicator takes readings that name no member: what most entries ask of the plan.
    plain: Vec<bool>,
    entries: Vec<Entry>,
    asides: Asides,
}

impl<'p> Sound<'p> {
    pub(crate) fn new(plan: &'p Plan, limits: &'p Limits) -> Self {
        let takes = |measure: &Measure| matches!(measure, Measure::Level | Measure::Flow { .. });
        let plain = |indicator: &Indicator| indicator.per.is_none() && takes(&indicator.measure);
        let plain = plan.indicators.iter().map(plain).collect();
        Self { desk: Desk::new(limits), plan, plain, entries: Vec::new(), asides: Asides::default() }
    }

    /// Begins with the entries of a ledger, if this plan and these limits let them all through.
    fn after(ledger: &Ledger, plan: &'p Plan, limits: &'p Limits) -> Option<Self> {
        if !limits.allow_all_of(&ledger.limits) || !ledger.belongs_to(plan) {
            return None;
        }
        let mut sound = Self { entries: ledger.entries.clone(), ..Self::new(plan, limits) };
        sound.desk.count(sound.entries.len());
        Some(sound)
    }

    /// Returns a ledger with more entries, if nothing is wrong with them.
    pub(super) fn with(
        ledger: &Ledger,
        plan: &'p Plan,
        limits: &'p Limits,
        more: &[draft::Entry],
    ) -> Option<Ledger> {
        let mut sound = Self::after(ledger, plan, limits)?;
        more.iter().try_for_each(|draft| sound.add(&Said::from(draft)))?;
        sound.ledger(draft::Ledger {
            note: ledger.note.clone(),
            source: ledger.source.clone(),
            ..draft::Ledger::new(ledger.plan.as_str())
        })
    }

    /// Makes room for more entries, of which there may be so many.
    pub(crate) fn make_room(&mut self, more: usize) {
        self.entries.reserve(more.min(self.desk.limits.nodes));
    }

    /// Checks and adds an entry.
    pub(crate) fn add(&mut self, said: &Said<'_>) -> Option<()> {
        let at = At::ROOT.key("entries");
        let at = at.index(self.entries.len());
        if !self.desk.node(at) {
            return None;
        }
        if let Some(reading) = self.reading(said) {
            self.entries.push(reading);
            return Some(());
        }
        self.entries.push(entry(&mut self.desk, at, said, self.plan, &mut self.asides)?);
        self.desk.faults.is_empty().then_some(())
    }

    /// Returns an entry that is a plain reading, as nearly all of most ledgers are; none if it is not, or may be wrong.
    #[inline]
    fn reading(&mut self, said: &Said<'_>) -> Option<Entry> {
        let Said { id, indicator, value, .. } = *said;
        let &Limits { id: of_id, text: of_text, .. } = self.desk.limits;
        let long = |text: Option<&str>| text.is_some_and(|text| text.len() > of_text);
        if !said.is_plain_reading() || long(said.source) || long(said.author) {
            return None;
        }
        let (indicator, place) = self.plan.indicator_index.find(indicator.filter(|id| id.len() <= of_id)?)?;
        let period: Period = said.day?.parse().ok()?;
        let recorded = match said.recorded {
            Some(text) => text.parse().ok()?,
            None => Moment::at_end_of(period.last()),
        };
        self.plain.get(place).is_some_and(|plain| *plain).then_some(())?;
        Some(Entry {
            id: EntryId::new(id.filter(|id| id.len() <= of_id)?).ok()?,
            period,
            recorded,
            illustrative: said.illustrative,
            corrects: None,
            fact: Fact::Reading {
                indicator: IndicatorId::of_shared(indicator),
                member: None,
                value: value?.check().ok()?,
            },
            aside: self.asides.of(said),
        })
    }

    /// Returns the ledger of these entries, under the head of a draft.
    pub(crate) fn ledger(self, draft: draft::Ledger) -> Option<Ledger> {
        let Self { mut desk, plan, mut entries, .. } = self;
        if !of_plan(&mut desk, &draft, plan) {
            return None;
        }
        if !entries.is_sorted_by(|a, b| order(a) <= order(b)) {
            entries.sort_by(|a, b| order(a).cmp(&order(b)));
        }
        entries.shrink_to_fit();
        let by_id = ById::new(&entries)?;
        if !references(&mut desk, &entries, &by_id, &[], |_| false) {
            return None;
        }
        together(&mut desk, &entries, &[], &Unread::default(), plan);
        desk.faults.is_empty().then(|| checked(draft, plan, desk.limits, entries, by_id))
    }
}
