//! What an evaluation sees: the entries that count, up to the day, sorted by what they speak of.

use std::collections::BTreeMap;

use super::register::{Item, Track};
use crate::facts::{Amendment, Attests, Entry, Fact, Ledger, in_force};
use crate::plan::Plan;
use crate::promises::{Indicator, Measure, Register, Set};
use crate::words::{Day, ItemId, MemberId, Moment, SetId};

/// The facts up to a day, as known by a moment.
pub(super) struct Scene<'a> {
    pub(super) plan: &'a Plan,
    pub(super) day: Day,
    /// For each indicator its own facts, in the order of (day, recorded, id).
    figures: Vec<Vec<Figure<'a>>>,
    /// For each register what happened to its items.
    registers: Vec<History<'a>>,
    /// For each set its joins and leaves.
    memberships: Vec<Vec<(Day, &'a MemberId, bool)>>,
    /// For each indicator the day through which it is attested.
    attested: Vec<Option<Attested<'a>>>,
    /// What was attested, with the days through which it was.
    attestations: Vec<(&'a Attests, Day)>,
    amendments: Vec<(&'a Entry, &'a Amendment)>,
    pub(super) illustrative: bool,
}

/// A fact of an indicator.
#[derive(Clone, Copy)]
pub(super) struct Figure<'a> {
    pub(super) entry: &'a Entry,
    pub(super) member: Option<&'a MemberId>,
    pub(super) said: Said,
}

/// What a fact of an indicator says.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Said {
    /// A value.
    Value(f64),
    /// A stage, by its rank, reached or lost.
    Stage(usize, bool),
    /// A level, by its rank.
    Level(usize),
}

/// What happened in a register.
#[derive(Default)]
pub(super) struct History<'a> {
    pub(super) items: BTreeMap<&'a ItemId, Track<'a>>,
    /// The days on which something was recorded, in order, each once.
    pub(super) days: Vec<Day>,
    /// The first day on which an item was opened.
    pub(super) opened: Option<Day>,
    pub(super) attested: Option<Attested<'a>>,
}

/// The latest attestation.
#[derive(Clone, Copy)]
pub(super) struct Attested<'a> {
    pub(super) through: Day,
    pub(super) entry: &'a Entry,
}

impl<'a> Scene<'a> {
    /// Gathers what counts as of a day, as known by a moment.
    pub(super) fn new(plan: &'a Plan, ledger: &'a Ledger, day: Day, known_by: Option<Moment>) -> Self {
        let mut scene = Self {
            plan,
            day,
            figures: plan.indicators.iter().map(|_| Vec::new()).collect(),
            registers: plan.registers.iter().map(|_| History::default()).collect(),
            memberships: plan.sets.iter().map(|_| Vec::new()).collect(),
            attested: plan.indicators.iter().map(|_| None).collect(),
            attestations: Vec::new(),
            amendments: Vec::new(),
            illustrative: false,
        };
        for entry in in_force(&ledger.entries, known_by) {
            // They stand in the order of days, so nothing later is seen either.
            if entry.day() > day {
                break;
            }
            scene.illustrative |= entry.illustrative;
            scene.place(entry);
        }
        scene
    }

    fn place(&mut self, entry: &'a Entry) {
        match &entry.fact {
            Fact::Reading { indicator, member, value } => {
                self.figure(indicator.as_str(), entry, member.as_ref(), Said::Value(value.get()));
            }
            Fact::Stage { indicator, member, stage, lost } => {
                let Some(Measure::Stages { stages, .. }) =
                    self.plan.indicator(indicator).map(Indicator::measure)
                else {
                    return;
                };
                if let Some(rank) = stages.iter().position(|known| known.id == *stage) {
                    self.figure(indicator.as_str(), entry, member.as_ref(), Said::Stage(rank, *lost));
                }
            }
            Fact::Grade { indicator, member, level } => {
                let Some(Measure::Grade { scale }) = self.plan.indicator(indicator).map(Indicator::measure)
                else {
                    return;
                };
                if let Some(rank) = self.plan.scale(scale).and_then(|scale| scale.rank(level)) {
                    self.figure(indicator.as_str(), entry, member.as_ref(), Said::Level(rank));
                }
            }
            Fact::Opened { register, item, .. }
            | Fact::Changed { register, item, .. }
            | Fact::Moved { register, item, .. }
            | Fact::Closed { register, item } => {
                if let Some(index) = self.plan.register_index.get(register.as_str()) {
                    self.happen(index, item, entry);
                }
            }
            Fact::Joined { set, member, .. } => self.membership(set.as_str(), entry, member, true),
            Fact::Left { set, member } => self.membership(set.as_str(), entry, member, false),
            Fact::Attested { what, through } => {
                self.attestations.push((what, *through));
                self.attest(what, Attested { through: *through, entry });
            }
            Fact::Amended(amendment) => self.amendments.push((entry, amendment)),
            // Withdrawals have been resolved.
            Fact::Withdrawn { .. } => {}
        }
    }

    fn happen(&mut self, register: usize, item: &'a ItemId, entry: &'a Entry) {
        let known = self.plan.registers.get(register);
        let (Some(known), Some(history)) = (known, self.registers.get_mut(register)) else { return };
        if matches!(entry.fact, Fact::Opened { .. }) {
            history.opened = history.opened.or(Some(entry.day()));
        }
        history.items.entry(item).or_default().push(entry, known);
        if history.days.last() != Some(&entry.day()) {
            history.days.push(entry.day());
        }
    }

    fn figure(&mut self, indicator: &str, entry: &'a Entry, member: Option<&'a MemberId>, said: Said) {
        if let Some(figures) =
            self.plan.indicator_index.get(indicator).and_then(|index| self.figures.get_mut(index))
        {
            figures.push(Figure { entry, member, said });
        }
    }

    fn membership(&mut self, set: &str, entry: &Entry, member: &'a MemberId, joins: bool) {
        if let Some(moves) = self.plan.set_index.get(set).and_then(|index| self.memberships.get_mut(index)) {
            moves.push((entry.day(), member, joins));
        }
    }

    fn attest(&mut self, what: &Attests, attested: Attested<'a>) {
        let slot = match what {
            Attests::Register(register) => self
                .plan
                .register_index
                .get(register.as_str())
                .and_then(|index| self.registers.get_mut(index))
                .map(|history| &mut history.attested),
            Attests::Indicator(indicator) => self
                .plan
                .indicator_index
                .get(indicator.as_str())
                .and_then(|index| self.attested.get_mut(index)),
        };
        if let Some(slot) = slot
            && slot.is_none_or(|before| before.through <= attested.through)
        {
            *slot = Some(attested);
        }
    }

    /// Returns the facts of an indicator, of one member or of none, in the order of (day, recorded, id).
    pub(super) fn figures(
        &self,
        indicator: &Indicator,
        member: Option<&'a MemberId>,
    ) -> impl DoubleEndedIterator<Item = Figure<'a>> + Clone + '_ {
        let index = self.plan.indicator_index.get(indicator.id.as_str());
        let all = index.and_then(|index| self.figures.get(index)).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(move |figure| figure.member == member)
    }

    /// Returns all facts of an indicator, whatever their members.
    pub(super) fn all_figures(&self, indicator: &Indicator) -> &[Figure<'a>] {
        let index = self.plan.indicator_index.get(indicator.id.as_str());
        index.and_then(|index| self.figures.get(index)).map_or(&[][..], Vec::as_slice)
    }

    /// Returns the latest attestation of an indicator.
    pub(super) fn attested(&self, indicator: &Indicator) -> Option<Attested<'a>> {
        *self.attested.get(self.plan.indicator_index.get(indicator.id.as_str())?)?
    }

    /// Returns the days through which something was attested.
    pub(super) fn attested_days(&self, what: &Attests) -> impl Iterator<Item = Day> {
        self.attestations.iter().filter(move |(of, _)| *of == what).map(|(_, through)| *through)
    }

    /// Returns the days on which members joined or left a set.
    pub(super) fn membership_days(&self, set: &SetId) -> impl Iterator<Item = Day> {
        let index = self.plan.set_index.get(set.as_str());
        let moves = index.and_then(|index| self.memberships.get(index));
        moves.into_iter().flatten().map(|(day, ..)| *day)
    }

    /// Returns what happened in a register.
    pub(super) fn history(&self, register: &Register) -> Option<&History<'a>> {
        self.registers.get(self.plan.register_index.get(register.id.as_str())?)
    }

    /// Returns the members of a set on a day, in the order of their ids, with the day on which each joined, if
    /// it was not there from the beginning.
    pub(super) fn members(&self, set: &'a Set, day: Day) -> BTreeMap<&'a MemberId, Option<Day>> {
        let index = self.plan.set_index.get(set.id.as_str());
        let moves = index.and_then(|index| self.memberships.get(index)).map_or(&[][..], Vec::as_slice);
        let stated = set.members.iter().map(|member| (member.since, &member.id, true));
        let moved = moves.iter().map(|(moved, member, joins)| (Some(*moved), *member, *joins));
        let mut events: Vec<(Option<Day>, &MemberId, bool)> =
            stated.chain(moved).filter(|(on, ..)| on.is_none_or(|on| on <= day)).collect();
        // Of one day the plan's word comes first, and then what was recorded, in its order.
        events.sort_by_key(|(on, ..)| *on);
        let mut members = BTreeMap::new();
        for (on, member, joins) in events {
            if joins {
                members.entry(member).or_insert(on);
            } else {
                members.remove(member);
            }
        }
        members
    }

    /// Returns the amendments, in the order in which they apply.
    pub(super) fn amendments(&self) -> &[(&'a Entry, &'a Amendment)] {
        &self.amendments
    }

    /// Returns the items of a register on the day, in the order of their ids.
    pub(super) fn items(&self, register: &Register) -> impl Iterator<Item = (&'a ItemId, &Item<'a>)> {
        let items = self.history(register).map(|history| history.items.iter());
        items.into_iter().flatten().filter_map(|(id, item)| Some((*id, item.on(self.day)?.1)))
    }
}
