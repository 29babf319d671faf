//! The living engine: a plan and its ledger compiled once, behind a handle.

use crate::answer::{Answer, thrown};
use crate::changes;
use crate::part::Part;
use tenfold::{Day, Fault, Faults, Ledger, Mark, Mask, Options, Plan};
use wasm_bindgen::prelude::wasm_bindgen;

/// A plan and its ledger, compiled: judged on any day, and judged again after every entry.
#[wasm_bindgen]
pub struct Engine {
    engine: tenfold::Engine,
    /// Where it stood before each scenario that is open.
    marks: Vec<Mark>,
}

#[wasm_bindgen]
impl Engine {
    /// Reads a plan and its ledger.
    ///
    /// # Errors
    ///
    /// Throws an array of faults.
    #[wasm_bindgen(constructor)]
    pub fn new(plan: &[u8], ledger: &[u8]) -> Answer<Self> {
        let plan = Plan::from_json(plan).map_err(|faults| thrown(&faults.below("plan")))?;
        let ledger = Ledger::from_json(ledger, &plan).map_err(|faults| thrown(&faults.below("ledger")))?;
        let engine = tenfold::Engine::new(plan, ledger).map_err(|faults| thrown(&faults))?;
        Ok(Self { engine, marks: Vec::new() })
    }

    /// Judges by options.
    ///
    /// # Errors
    ///
    /// Throws an array of faults.
    pub fn evaluate(&mut self, options: &[u8]) -> Answer<()> {
        let options = Options::from_json(options).map_err(|faults| thrown(&faults.below("options")))?;
        self.engine.evaluate(&options);
        Ok(())
    }

    /// Records a list of entries, and returns what they change as numbers; none before the plan was judged.
    ///
    /// # Errors
    ///
    /// Throws an array of faults.
    pub fn record(&mut self, entries: &[u8]) -> Answer<Vec<f64>> {
        let changes = self.engine.record_json(entries).map_err(|faults| thrown(&faults))?;
        Ok(changes::packed(changes))
    }

    /// Returns the words of the method by which the plan was judged last.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        self.engine.changes().judged_by().map(|(_, method)| changes::words(method)).unwrap_or_default()
    }

    /// Begins a scenario, and returns how many are open.
    pub fn begin(&mut self) -> usize {
        self.marks.push(self.engine.mark());
        self.marks.len()
    }

    /// Ends the last scenario: what it laid over the engine is kept, or taken back.
    pub fn end(&mut self, keep: bool) {
        if let Some(mark) = self.marks.pop().filter(|_| !keep) {
            self.engine.back_to(mark);
        }
    }

    /// Returns the ids of the targets, the actions or the units, in the plan's order, or the tags in the order of the
    /// alphabet; nothing of another kind.
    #[must_use]
    pub fn ids(&self, kind: &str) -> Vec<String> {
        let plan = self.engine.plan();
        match kind {
            "target" => plan.targets().iter().map(|target| target.id().to_string()).collect(),
            "action" => plan.actions().iter().map(|action| action.id().to_string()).collect(),
            "unit" => plan.units().iter().map(|unit| unit.id().to_string()).collect(),
            "tag" => plan.tags().map(ToOwned::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the day that was judged last.
    #[must_use]
    pub fn day(&self) -> Option<String> {
        self.engine.changes().judged_by().map(|(day, _)| day.to_string())
    }

    /// Returns the verdicts of the targets, or of the actions and the whole, by their codes.
    #[must_use]
    pub fn verdicts(&self, nodes: bool) -> Vec<u8> {
        let columns = self.engine.columns();
        let verdicts = if nodes { columns.nodes().verdicts() } else { columns.targets().verdicts() };
        verdicts.iter().map(|verdict| verdict.code()).collect()
    }

    /// Returns which numbers are there, of the targets, or of the actions and the whole.
    #[must_use]
    pub fn masks(&self, nodes: bool) -> Vec<u8> {
        let columns = self.engine.columns();
        let masks = if nodes { columns.nodes().masks() } else { columns.targets().masks() };
        masks.iter().map(|mask| mask.bits()).collect()
    }

    /// Returns a column of numbers of the targets, or of the actions and the whole, by the bit that its numbers have in
    /// the mask; nothing of another bit.
    #[must_use]
    pub fn numbers(&self, column: u8, nodes: bool) -> Vec<f64> {
        let (targets, actions) = (self.engine.columns().targets(), self.engine.columns().nodes());
        let is = |mask: Mask| column == mask.bits();
        let numbers = match nodes {
            false if is(Mask::VALUE) => targets.values(),
            false if is(Mask::ATTAINMENT) => targets.attainments(),
            false if is(Mask::EXPECTED) => targets.expectations(),
            false if is(Mask::SIGNAL) => targets.signals(),
            false if is(Mask::SCORE) => targets.scores(),
            true if is(Mask::EXPECTED) => actions.expectations(),
            true if is(Mask::SIGNAL) => actions.paces(),
            true if is(Mask::SCORE) => actions.scores(),
            _ => &[],
        };
        numbers.to_vec()
    }

    /// Returns everything that is said of the plan as canonical JSON text, once it was judged.
    #[must_use]
    pub fn evaluation(&self) -> Option<String> {
        self.engine.evaluation().map(|evaluation| evaluation.to_json())
    }

    /// Returns everything that is said of one part of the plan as JSON text, once it was judged: of a `target`, an
    /// `action`, a `unit` or a `tag` by its id, or of the `whole`.
    ///
    /// # Errors
    ///
    /// Throws an array of faults if the plan has no such part.
    pub fn explain(&self, kind: &str, id: &str) -> Answer<Option<String>> {
        Ok(Part::of(&self.engine, kind, id)?.map(|part| part.to_json()))
    }

    /// Returns the same in words, as JSON text.
    ///
    /// # Errors
    ///
    /// Throws an array of faults if the plan has no such part.
    pub fn say(&self, kind: &str, id: &str, language: &str) -> Answer<Option<String>> {
        let part = Part::of(&self.engine, kind, id)?;
        Ok(part.map(|part| part.said(self.engine.plan(), language).to_json()))
    }

    /// Judges on many days under options; returns for each day the codes of the verdicts of all targets, then of all
    /// actions and the whole, and their scores, `NaN` where there is none.
    ///
    /// # Errors
    ///
    /// Throws an array of faults.
    pub fn timeline(&mut self, days: Vec<String>, options: &[u8]) -> Answer<Timeline> {
        let read = |(place, day): (usize, &String)| {
            day.parse().map_err(|fault: Fault| thrown(&Faults::from(fault).below(&format!("days[{place}]"))))
        };
        let days = days.iter().enumerate().map(read).collect::<Answer<Vec<Day>>>()?;
        let options = Options::from_json(options).map_err(|faults| thrown(&faults.below("options")))?;
        let line = self.engine.timeline(&days, &options);
        let (mut verdicts, mut scores) = (Vec::new(), Vec::new());
        for day in 0..days.len() {
            verdicts.extend(line.targets(day).iter().chain(line.nodes(day)).map(|verdict| verdict.code()));
            let all = line.target_scores(day).iter().chain(line.node_scores(day));
            scores.extend(all.map(|score| score.unwrap_or(f64::NAN)));
        }
        Ok(Timeline { verdicts, scores })
    }

    /// Returns the ledger with everything that was recorded as canonical JSON text.
    #[must_use]
    pub fn ledger(&self) -> String {
        self.engine.ledger().to_json()
    }

    /// Returns the plan as canonical JSON text.
    #[must_use]
    pub fn plan(&self) -> String {
        self.engine.plan().to_json()
    }

    /// Returns how many entries there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.engine.len()
    }
}

/// Verdicts and scores on many days.
#[wasm_bindgen]
pub struct Timeline {
    verdicts: Vec<u8>,
    scores: Vec<f64>,
}

#[wasm_bindgen]
impl Timeline {
    /// Hands the verdicts over.
    pub fn verdicts(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.verdicts)
    }

    /// Hands the scores over.
    pub fn scores(&mut self) -> Vec<f64> {
        std::mem::take(&mut self.scores)
    }
}
