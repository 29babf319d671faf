//! What an engine knows: its entries, and the facts that count of them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::index::Index;
use super::known::Known;
use crate::facts::{ById, Entry, Fact};
use crate::judgement::facts::{Facts, Number, Touched, at};
use crate::judgement::scene::Scene;
use crate::judgement::wiring::Wiring;
use crate::plan::Plan;
use crate::plan::check::{Stand, edges_of, flow_is_sound, item_is_sound, same_kind};
use crate::promises::Measure;
use crate::words::{Day, ItemId, Moment, RegisterId};

/// The entries of an engine, and the facts that count of them.
pub(super) struct Knowledge {
    /// In the order in which they came in: the numbers of entries never change.
    pub(super) entries: Vec<Entry>,
    pub(super) index: Index,
    pub(super) wiring: Wiring,
    /// By everything that was recorded: what stands together is decided by that.
    pub(super) all: Known,
    /// By the moment that is asked for, if one is.
    past: Option<Known>,
    /// For each flow the edges of the windows that use it, in their order.
    edges: OnceLock<Vec<Vec<Day>>>,
}

impl Knowledge {
    /// Sorts what counts of entries, which stand in the order of (recorded, id).
    pub(super) fn of(plan: &Plan, entries: Vec<Entry>, by_id: ById) -> Self {
        let wiring = Wiring::of(plan);
        let all = Known::of(plan, &wiring, &entries, None);
        let index = Index::of(by_id, &entries);
        Self { entries, index, wiring, all, past: None, edges: OnceLock::new() }
    }

    /// Returns by when the facts were known that are seen.
    pub(super) fn known_by(&self) -> Option<Moment> {
        self.past.as_ref().and_then(|past| past.by)
    }

    /// Sees the facts as they were known by a moment.
    pub(super) fn know(&mut self, plan: &Plan, known_by: Option<Moment>) {
        if self.known_by() != known_by {
            self.past = known_by.map(|_| Known::of(plan, &self.wiring, &self.entries, known_by));
        }
    }

    /// Returns the facts that are seen.
    pub(super) fn facts(&self) -> &Facts {
        &self.past.as_ref().unwrap_or(&self.all).facts
    }

    /// Returns what is seen on a day.
    pub(super) fn scene<'s>(&'s self, plan: &'s Plan, day: Day) -> Scene<'s> {
        Scene { plan, wiring: &self.wiring, entries: &self.entries, facts: self.facts(), day }
    }

    pub(super) fn numbered(&self, number: Number) -> Option<&Entry> {
        at(&self.entries, number)
    }

    /// Adds checked entries, and what they speak of; false, and nothing is added, if they cannot stand together with
    /// those that are there.
    pub(super) fn add(&mut self, plan: &Plan, entries: &mut Vec<Entry>, touched: &mut Vec<Touched>) -> bool {
        let before = self.entries.len();
        if !self.append(entries) {
            self.drop_behind(before);
            return false;
        }
        self.enter(plan, before, touched);
        let sound = self.is_sound(plan);
        if !sound {
            self.take_back(plan, before, touched);
        }
        sound
    }

    /// Adds entries that are not among the facts yet; false if an id is taken, or a reference leads nowhere.
    pub(super) fn append(&mut self, entries: &mut Vec<Entry>) -> bool {
        let before = self.entries.len();
        for entry in entries.drain(..) {
            let Ok(number) = Number::try_from(self.entries.len()) else { return false };
            if self.index.get(entry.id.as_str(), &self.entries).is_some() {
                return false;
            }
            self.index.add(number, &entry);
            self.entries.push(entry);
        }
        // Only where all references lead to earlier entries do they lead to an end.
        self.entries.iter().skip(before).all(|entry| self.refers_rightly(entry))
    }

    /// Returns whether a correction or withdrawal names an entry of its kind that was recorded before it.
    fn refers_rightly(&self, entry: &Entry) -> bool {
        let Some(id) = entry.revises() else { return true };
        let other = self.index.get(id.as_str(), &self.entries);
        let Some(other) = other.and_then(|other| self.numbered(other)) else { return false };
        let later = (entry.recorded, &entry.id) > (other.recorded, &other.id);
        later && (matches!(entry.fact, Fact::Withdrawn { .. }) || same_kind(&other.fact, &entry.fact))
    }

    /// Brings the entries behind so many among the facts, or what their corrections and withdrawals bring there and
    /// take from there.
    pub(super) fn enter(&mut self, plan: &Plan, before: usize, touched: &mut Vec<Touched>) {
        self.settle(plan, before, self.entries.len(), touched);
    }

    /// Takes the entries behind so many back, and adds what they speak of.
    pub(super) fn take_back(&mut self, plan: &Plan, before: usize, touched: &mut Vec<Touched>) {
        self.settle(plan, before, before, touched);
        self.drop_behind(before);
    }

    fn settle(&mut self, plan: &Plan, first: usize, there: usize, touched: &mut Vec<Touched>) {
        let Self { entries, index, wiring, all, past, .. } = self;
        let number = |place: usize| Number::try_from(place).unwrap_or(Number::MAX);
        let numbers = || number(first)..number(entries.len());
        let is_alone = |number: &Number| at(entries, *number).is_some_and(|entry| index.is_alone(entry));
        let families = index.families(numbers().filter(|number| !is_alone(number)), entries);
        for known in std::iter::once(all).chain(past) {
            let which = (numbers().filter(is_alone), families.as_slice(), number(there));
            known.settle(plan, wiring, entries, which, touched);
        }
    }

    pub(super) fn drop_behind(&mut self, before: usize) {
        while self.entries.len() > before {
            if let Some(entry) = self.entries.pop() {
                self.index.take_back(&entry);
            }
        }
        self.all.truncate(before);
        if let Some(past) = &mut self.past {
            past.truncate(before);
        }
    }

    /// Returns whether what came among the facts last, or went, can stand with what is there.
    fn is_sound(&self, plan: &Plan) -> bool {
        let mut items: BTreeMap<(&RegisterId, &ItemId), Number> = BTreeMap::new();
        let order =
            |number: Number| self.numbered(number).map(|entry| (entry.day(), entry.recorded, &entry.id));
        for (number, came) in &self.all.moves {
            let Some(entry) = self.numbered(*number) else { return false };
            if let Some(item) = entry.fact.item() {
                let first = items.entry(item).or_insert(*number);
                if order(*number) < order(*first) {
                    *first = *number;
                }
            } else if *came && !self.flow_stands(plan, *number, entry) {
                return false;
            }
        }
        items.into_iter().all(|(item, first)| self.item_stands(plan, item, first))
    }

    /// Returns whether the entries of an item, from one on that came or went, can follow on how it stood before.
    fn item_stands(&self, plan: &Plan, (register, item): (&RegisterId, &ItemId), first: Number) -> bool {
        let Some(place) = plan.register_index.get(register.as_str()) else { return false };
        let happened = self.all.facts.register(place);
        let Some(track) = happened.and_then(|happened| happened.items.get(item)) else { return true };
        let (before, from) = track.from(first, &self.entries);
        let cycle = plan.registers.get(place).and_then(|register| register.life_cycle.as_ref());
        let state = |state: usize| cycle.and_then(|cycle| cycle.states.get(state)).map(|state| &state.id);
        let before = before.map(|item| match item.closed {
            true => Stand::Closed,
            false => Stand::Open(item.state.and_then(state)),
        });
        item_is_sound(before, from.iter().filter_map(|number| self.numbered(*number)), plan)
    }

    /// Returns whether a reading of a flow can stand with its neighbours; other facts can.
    fn flow_stands(&self, plan: &Plan, number: Number, entry: &Entry) -> bool {
        let Fact::Reading { indicator, member, .. } = &entry.fact else { return true };
        let Some(place) = plan.indicator_index.get(indicator.as_str()) else { return false };
        if !plan.indicators.get(place).is_some_and(|known| is_plain_flow(&known.measure)) {
            return true;
        }
        let figures = self.all.facts.figures();
        let beside = figures.beside(place, member.as_ref(), number, &self.entries);
        let edges = self.edges.get_or_init(|| self.all_edges(plan));
        flow_is_sound(entry.period, beside, edges.get(place).map_or(&[], Vec::as_slice))
    }

    fn all_edges(&self, plan: &Plan) -> Vec<Vec<Day>> {
        let mut edges = vec![Vec::new(); plan.indicators.len()];
        for (target, indicator) in plan.targets.iter().zip(&self.wiring.targets) {
            let own = indicator
                .filter(|own| plan.indicators.get(*own).is_some_and(|own| is_plain_flow(&own.measure)));
            if let Some(edges) = own.and_then(|own| edges.get_mut(own)) {
                edges.extend(edges_of(target));
            }
        }
        for edges in &mut edges {
            edges.sort_unstable();
            edges.dedup();
        }
        edges
    }
}

/// Returns whether the periods of a measure must lie apart.
pub(super) const fn is_plain_flow(measure: &Measure) -> bool {
    matches!(measure, Measure::Flow { pro_rata: false })
}
