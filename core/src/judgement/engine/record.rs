//! Recording: entries that come in are checked, come among the facts, and what reads them is judged again.

use super::{Changes, Engine, OnceLock};
use crate::draft;
use crate::judgement::facts::Touched;
use crate::plan::check::entries as checked;
use crate::words::{Faults, Limits};

impl Engine {
    /// Records entries of any kind, corrections and withdrawals included, and judges again what reads them and the
    /// nodes above, as of the day and by the method of the last evaluation; before the first one nothing is judged.
    ///
    /// The engine stays as it was if anything is wrong; all that is, is then said.
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
        self.take_in(&entries, limits)?;
        self.judge_again();
        Ok(self.changes())
    }

    /// Takes entries in, or refuses them all.
    pub(super) fn take_in(&mut self, drafts: &[draft::Entry], limits: &Limits) -> Result<(), Faults> {
        let room = limits.nodes.saturating_sub(self.knowledge.entries.len());
        self.coming.clear();
        let sound = drafts.len() <= room
            && checked(drafts, &self.plan, limits, &mut self.coming)
            && self.knowledge.add(&self.plan, &mut self.coming, &mut self.touched);
        if !sound {
            return Err(self.faults_of(drafts, limits));
        }
        self.digest = OnceLock::new();
        self.head.limits = self.head.limits.or(limits);
        Ok(())
    }

    /// Takes back the entries behind so many, and judges again what read them.
    pub(super) fn take_back(&mut self, before: usize) {
        self.touched.clear();
        if self.knowledge.entries.len() > before {
            self.knowledge.take_back(&self.plan, before, &mut self.touched);
            self.digest = OnceLock::new();
        }
        self.judge_again();
    }

    /// Judges again what reads what was touched, and finds what stands elsewhere.
    pub(super) fn judge_again(&mut self) {
        self.settle();
        let Some(on) = &self.on else { return };
        let seen = self.knowledge.facts().amendments(&self.knowledge.entries, on.as_of).len();
        let known = self.footing.as_ref().map_or(0, |footing| footing.amended);
        if self.touched.contains(&Touched::Terms) && (seen > 0 || known > 0) {
            // Other terms may change what any target is measured by.
            self.judge_all();
        } else {
            self.judge_touched();
        }
        self.changes.compare(&self.judged);
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
    fn judge_touched(&mut self) {
        let mut targets = std::mem::take(&mut self.judged.again);
        targets.clear();
        self.touched.sort_unstable();
        self.touched.dedup();
        for touched in &self.touched {
            targets.extend(self.knowledge.wiring.readers(*touched));
        }
        targets.sort_unstable();
        targets.dedup();
        if let Some((case, judged)) = self.judging() {
            judged.judge_again(&case, &targets);
        }
        self.judged.again = targets;
    }
}
