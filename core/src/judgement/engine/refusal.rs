//! What is wrong with entries that were refused.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::Engine;
use super::knowledge::{Knowledge, is_plain_flow};
use crate::draft;
use crate::facts::{Entry, Fact};
use crate::judgement::facts::Number;
use crate::plan::Plan;
use crate::plan::check::Refused;
use crate::words::{Code, EntryId, Fault, Faults, IndicatorId, ItemId, Limits, MemberId, RegisterId};

impl Engine {
    /// Says what is wrong with the ledger once it has entries that were refused.
    pub(super) fn faults_of(&mut self, drafts: &[draft::Entry], limits: &Limits) -> Faults {
        let faults = self.faults_around(drafts, limits);
        faults.unwrap_or_else(|| self.faults_of_all(drafts, limits))
    }

    /// Says what is wrong by what the entries speak of; none if the others may be at fault too.
    fn faults_around(&mut self, drafts: &[draft::Entry], limits: &Limits) -> Option<Faults> {
        let Self { plan, knowledge, head, .. } = self;
        let before = knowledge.entries.len();
        if before > limits.nodes || !limits.allow_all_of(&head.limits) {
            return None;
        }
        let known = |id: &str| knowledge.index.get(id, &knowledge.entries);
        let mut refused = Refused::of(drafts, plan, limits, before, |id| known(id).is_some());
        let entry = |id: &EntryId| known(id.as_str()).and_then(|number| knowledge.numbered(number));
        if let Some(read) = refused.referring(entry) {
            knowledge.with(plan, read, |knowledge| {
                let ranks = OnceLock::new();
                let rank = |entry: &Entry| knowledge.rank(entry, before, &ranks);
                refused.together(&knowledge.around(plan, before), rank);
            });
        }
        refused.faults()
    }

    /// Says what is wrong by checking the whole ledger.
    fn faults_of_all(&self, drafts: &[draft::Entry], limits: &Limits) -> Faults {
        let mut draft = self.ledger().draft();
        draft.entries.extend_from_slice(drafts);
        match draft.build_within(&self.plan, limits) {
            Err(faults) => faults,
            Ok(_) => {
                let cause = "the entries were refused, and the ledger with them would be sound";
                Fault::new(Code::OtherPlan, "", cause, "report this: it is a fault of tenfold").into()
            }
        }
    }
}

impl Knowledge {
    /// Looks at what is known with more entries among it, whose references are right, and takes them back.
    fn with(&mut self, plan: &Plan, mut entries: Vec<Entry>, look: impl FnOnce(&Self)) {
        let (before, mut touched) = (self.entries.len(), Vec::new());
        if self.append(&mut entries) {
            self.enter(plan, before, &mut touched);
            look(self);
            self.take_back(plan, before, &mut touched);
        } else {
            self.drop_behind(before);
        }
    }

    /// Returns the facts that speak of the items and flows of which the last moves speak, in the order of (day, recorded,
    /// id).
    fn around(&self, plan: &Plan, before: usize) -> Vec<&Entry> {
        let mut items: BTreeSet<(&RegisterId, &ItemId)> = BTreeSet::new();
        let mut flows: BTreeSet<(&IndicatorId, Option<&MemberId>)> = BTreeSet::new();
        let moved = self.all.moves.iter().filter_map(|(number, _)| self.numbered(*number));
        for entry in moved.chain(self.entries.iter().skip(before)) {
            items.extend(entry.fact.item());
            if let Fact::Reading { indicator, member, .. } = &entry.fact {
                flows.insert((indicator, member.as_ref()));
            }
        }
        let mut numbers: Vec<Number> = Vec::new();
        for (register, item) in items {
            let register = plan.register_index.get(register.as_str());
            let happened = register.and_then(|register| self.all.facts.register(register));
            let track = happened.and_then(|happened| happened.items.get(item));
            numbers.extend(track.into_iter().flat_map(|track| track.entries()));
        }
        for (indicator, member) in flows {
            let Some(place) = plan.indicator_index.get(indicator.as_str()) else { continue };
            if plan.indicators.get(place).is_some_and(|known| is_plain_flow(&known.measure)) {
                let figures = self.all.facts.figures().of(place, member);
                numbers.extend(figures.iter().map(|figure| figure.entry));
            }
        }
        let mut around: Vec<&Entry> =
            numbers.into_iter().filter_map(|number| self.numbered(number)).collect();
        around.sort_by(|one, other| {
            (one.day(), one.recorded, &one.id).cmp(&(other.day(), other.recorded, &other.id))
        });
        around
    }

    /// Returns the place of an entry among the first ones, in the order of (recorded, id).
    fn rank(&self, entry: &Entry, before: usize, ranks: &OnceLock<Vec<usize>>) -> usize {
        let Some(number) = self.index.get(entry.id.as_str(), &self.entries) else { return 0 };
        let ranks = ranks.get_or_init(|| {
            let mut order: Vec<(usize, &Entry)> = self.entries.iter().take(before).enumerate().collect();
            order.sort_by(|(_, one), (_, other)| (one.recorded, &one.id).cmp(&(other.recorded, &other.id)));
            let mut ranks = vec![0; order.len()];
            for (rank, (number, _)) in order.into_iter().enumerate() {
                if let Some(slot) = ranks.get_mut(number) {
                    *slot = rank;
                }
            }
            ranks
        });
        usize::try_from(number).ok().and_then(|number| ranks.get(number).copied()).unwrap_or_default()
    }
}
