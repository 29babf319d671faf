//! Recording: entries that come in are checked, come among the facts, and what reads them is judged again.

use super::journal::{Journal, revised};
use super::{Changes, Engine, OnceLock};
use crate::draft;
use crate::facts::{Entry, Fact, in_force_places};
use crate::judgement::evaluate::Compiled;
use crate::judgement::facts::{Number, Touched, at};
use crate::plan::check::{entries as checked, flow_is_sound, item_is_sound, same_kind};
use crate::promises::{Measure, Target};
use crate::words::{Code, Fault, Faults, Limits, Period};

impl Engine {
    /// Records entries of any kind, corrections and withdrawals included, and judges again what reads them and the
    /// nodes above, as of the day and by the method of the last evaluation; before the first one nothing is judged.
    ///
    /// The engine stays as it was if anything is wrong; to say all that is, the whole ledger is then checked once.
    /// Where the last evaluation was known by a moment, everything is judged again.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the ledger that would result; the new entries stand last.
    pub fn record(&mut self, entries: Vec<draft::Entry>) -> Result<Changes<'_>, Faults> {
        self.record_within(entries, &Limits::default())
    }

    /// Records entries as [`record`](Self::record) does, within a host's limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the ledger that would result; the new entries stand last.
    pub fn record_within(
        &mut self,
        entries: Vec<draft::Entry>,
        limits: &Limits,
    ) -> Result<Changes<'_>, Faults> {
        let mut journal = Journal::default();
        self.take_in(entries, limits, &mut journal)?;
        Ok(self.judge_again(&journal))
    }

    /// Takes entries in, or refuses them all.
    pub(super) fn take_in(
        &mut self,
        drafts: Vec<draft::Entry>,
        limits: &Limits,
        journal: &mut Journal,
    ) -> Result<(), Faults> {
        // What stands together is decided by everything that is known.
        self.know(None);
        journal.before = self.entries.len();
        let room = limits.nodes.saturating_sub(self.entries.len());
        let entries = checked(&drafts, &self.plan, limits).filter(|entries| entries.len() <= room);
        let sound = entries.is_some_and(|entries| self.add(entries, journal));
        if !sound {
            self.take_back(journal);
            self.know(self.on.as_ref().and_then(|on| on.known_by));
            return Err(self.faults_of(drafts, limits));
        }
        self.digest = OnceLock::new();
        self.head.limits = self.head.limits.or(limits);
        Ok(())
    }

    /// Says what is wrong with entries that were refused: the whole ledger is checked with them.
    fn faults_of(&self, drafts: Vec<draft::Entry>, limits: &Limits) -> Faults {
        let mut draft = self.ledger().draft();
        draft.entries.extend(drafts);
        match draft.build_within(&self.plan, limits) {
            Err(faults) => faults,
            Ok(_) => {
                let cause = "the entries were refused, and the ledger with them would be sound";
                Fault::new(Code::OtherPlan, "", cause, "report this: it is a fault of tenfold").into()
            }
        }
    }

    /// Adds checked entries; false if they cannot stand together with those that are there.
    fn add(&mut self, entries: Vec<Entry>, journal: &mut Journal) -> bool {
        for entry in entries {
            let Ok(number) = Number::try_from(self.entries.len()) else { return false };
            if self.index.get(&entry.id, &self.entries).is_some() {
                return false;
            }
            self.index.add(number, &entry);
            self.entries.push(entry);
            self.counts.push(false);
        }
        let Ok(first) = Number::try_from(journal.before) else { return false };
        let new =
            first..first.saturating_add(Number::try_from(self.entries.len() - journal.before).unwrap_or(0));
        // Only where all references lead to earlier entries do they lead to an end.
        if !new.clone().all(|number| self.refers_rightly(number)) {
            return false;
        }
        for number in new {
            self.enter(number, journal);
        }
        self.is_sound(journal)
    }

    /// Returns whether a correction or withdrawal names an entry of its kind that was recorded before it.
    fn refers_rightly(&self, number: Number) -> bool {
        let Some(entry) = self.numbered(number) else { return false };
        let Some(id) = revised(entry) else { return true };
        let Some(other) = self.index.get(id, &self.entries).and_then(|other| self.numbered(other)) else {
            return false;
        };
        let later = (entry.recorded, &entry.id) > (other.recorded, &other.id);
        later && (matches!(entry.fact, Fact::Withdrawn { .. }) || same_kind(&other.fact, &entry.fact))
    }

    /// Brings an entry among the facts, or what a correction or withdrawal brings there and takes from there.
    fn enter(&mut self, number: Number, journal: &mut Journal) {
        let Some(entry) = self.numbered(number) else { return };
        if revised(entry).is_none() && self.index.revisions(&entry.id).is_empty() {
            self.turn(number, true, journal);
            return;
        }
        let family = self.family(number);
        let sorted: Vec<Entry> = family.iter().filter_map(|number| self.numbered(*number)).cloned().collect();
        let places = in_force_places(&sorted, None);
        let counts = |place: usize| places.contains(&place);
        for wanted in [false, true] {
            for (place, number) in family.iter().enumerate() {
                let Ok(at) = usize::try_from(*number) else { continue };
                if counts(place) == wanted && self.counts.get(at).is_some_and(|counts| *counts != wanted) {
                    self.turn(*number, wanted, journal);
                }
            }
        }
    }

    /// Returns an entry with all that it revises and that revises it, in the order of (recorded, id).
    fn family(&self, number: Number) -> Vec<Number> {
        let mut root = number;
        while let Some(other) =
            self.numbered(root).and_then(revised).and_then(|id| self.index.get(id, &self.entries))
        {
            root = other;
        }
        let mut family = vec![root];
        let mut at = 0;
        while let Some(entry) = family.get(at).and_then(|number| self.numbered(*number)) {
            family.extend(self.index.revisions(&entry.id));
            at += 1;
        }
        family.sort_by_key(|number| self.numbered(*number).map(|entry| (entry.recorded, entry.id.clone())));
        family
    }

    /// Brings an entry among the facts, or takes it from there.
    fn turn(&mut self, number: Number, comes: bool, journal: &mut Journal) {
        let Compiled { wiring, facts, .. } = &mut self.compiled;
        let touched = facts.turn(&self.plan, wiring, &self.entries, number, comes);
        if let Some(counts) = usize::try_from(number).ok().and_then(|at| self.counts.get_mut(at)) {
            *counts = comes;
        }
        journal.moves.push((number, comes));
        journal.touched.push(touched);
    }

    /// Returns whether what came among the facts can stand with what is there.
    fn is_sound(&self, journal: &Journal) -> bool {
        journal
            .moves
            .iter()
            .all(|(number, came)| self.numbered(*number).is_some_and(|entry| self.stands(entry, *came)))
    }

    /// Returns whether an entry that came among the facts, or went from there, leaves a sound ledger.
    fn stands(&self, entry: &Entry, came: bool) -> bool {
        match &entry.fact {
            Fact::Opened { register, item, .. }
            | Fact::Changed { register, item, .. }
            | Fact::Moved { register, item, .. }
            | Fact::Closed { register, item } => {
                let register = self.plan.register_index.get(register.as_str());
                let happened = register.and_then(|register| self.compiled.facts.register(register));
                let numbers =
                    happened.and_then(|happened| happened.items.get(item)).map(|track| track.entries());
                let entries = numbers.unwrap_or_default().iter().filter_map(|number| self.numbered(*number));
                item_is_sound(entries, &self.plan)
            }
            Fact::Reading { indicator, .. } if came => {
                match self.plan.indicator_index.get(indicator.as_str()) {
                    Some(indicator) => self.flow_stands(indicator, entry),
                    None => false,
                }
            }
            _ => true,
        }
    }

    /// Returns whether a reading of a flow can stand with its neighbours; other readings can.
    fn flow_stands(&self, indicator: usize, entry: &Entry) -> bool {
        let (Some(known), Fact::Reading { member, .. }) = (self.plan.indicators.get(indicator), &entry.fact)
        else {
            return true;
        };
        if !matches!(known.measure, Measure::Flow { pro_rata: false }) {
            return true;
        }
        let Some(figures) = self.compiled.facts.figures(indicator) else { return true };
        let figures = figures.of(member.as_ref());
        let (first, last) = (entry.period.first(), entry.period.last());
        let from = figures.partition_point(|figure| figure.day < first);
        // Those that end inside, and the next: what ends before it ends before all of its days.
        let inside = figures.get(from..).unwrap_or_default();
        let behind = inside.partition_point(|figure| figure.day <= last);
        let near = inside.iter().take(behind + 1);
        let periods = near.filter_map(|figure| Some(at(&self.entries, figure.entry)?.period));
        let targets = self.compiled.wiring.readers(Touched::Indicator(indicator));
        let targets = targets.filter_map(|target| self.plan.targets.get(target));
        let own = targets.filter(|target: &&Target| target.indicator.as_ref() == Some(&known.id));
        flow_is_sound(entry.period, periods.collect::<Vec<Period>>().into_iter(), own)
    }

    /// Takes back what was recorded.
    pub(super) fn take_back(&mut self, journal: &mut Journal) {
        self.know(None);
        for (number, came) in std::mem::take(&mut journal.moves).into_iter().rev() {
            self.turn(number, !came, &mut Journal::default());
        }
        while self.entries.len() > journal.before {
            if let Some(entry) = self.entries.pop() {
                self.index.take_back(&entry);
            }
            self.counts.pop();
        }
        self.digest = OnceLock::new();
    }

    /// Judges again what reads what was touched, and says what stands elsewhere.
    pub(super) fn judge_again(&mut self, journal: &Journal) -> Changes<'_> {
        self.settle();
        let Some(on) = &self.on else { return self.changes() };
        let seen = self.compiled.facts.amendments(&self.entries, on.as_of).len();
        let known = self.footing.as_ref().map_or(0, |footing| footing.amended);
        let amended = journal.touched.contains(&Touched::Terms) && (seen > 0 || known > 0);
        if amended || on.known_by.is_some() {
            // Other terms may change what any target is measured by.
            self.judge_all();
        } else {
            self.judge_touched(journal);
        }
        self.changes.compare(&self.judged);
        self.changes()
    }

    /// Judges everything again, under the terms that hold now.
    fn judge_all(&mut self) {
        if let Some((case, judged)) = self.judging() {
            judged.remember_all(&case);
        }
        self.past = self.footing.take();
        self.judge();
        if let Some((case, judged)) = self.judging() {
            judged.seek(&case);
        }
    }

    /// Judges again what reads what was touched.
    fn judge_touched(&mut self, journal: &Journal) {
        let mut targets = std::mem::take(&mut self.judged.again);
        targets.clear();
        let mut touched = journal.touched.clone();
        touched.sort_unstable();
        touched.dedup();
        for touched in touched {
            targets.extend(self.compiled.wiring.readers(touched));
        }
        targets.sort_unstable();
        targets.dedup();
        if let Some((case, judged)) = self.judging() {
            judged.judge_again(&case, &targets);
        }
        self.judged.again = targets;
    }
}
