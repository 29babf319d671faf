//! Plans, ledgers, methods and evaluations as JSON.

use super::read;
use crate::draft;
use crate::facts::Ledger;
use crate::judgement::{self, AssessmentResult, Comparison, Evaluation, Levers, Options, Takes};
use crate::plan::{Plan, check};
use crate::rules::Method;
use crate::words::{At, Code, Collect, Fault, Faults, IdError, Limits, print};

impl Plan {
    /// Reads a plan from JSON, within the default limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the text and the plan, each with code, place, cause and remedy.
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<Self, Faults> {
        Self::from_json_within(text, &Limits::default())
    }

    /// Reads a plan from JSON, within a host's limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the text and the plan, each with code, place, cause and remedy.
    pub fn from_json_within(text: impl AsRef<[u8]>, limits: &Limits) -> Result<Self, Faults> {
        plan(text.as_ref(), limits)
    }

    /// Returns the canonical JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical(self.draft())
    }
}

impl Ledger {
    /// Reads a ledger from JSON against its plan, within the default limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the text and the ledger, each with code, place, cause and
    /// remedy.
    pub fn from_json(text: impl AsRef<[u8]>, plan: &Plan) -> Result<Self, Faults> {
        Self::from_json_within(text, plan, &Limits::default())
    }

    /// Reads a ledger from JSON against its plan, within a host's limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the text and the ledger, each with code, place, cause and
    /// remedy.
    pub fn from_json_within(text: impl AsRef<[u8]>, plan: &Plan, limits: &Limits) -> Result<Self, Faults> {
        super::read_ledger(text.as_ref(), plan, limits)
    }

    /// Returns the canonical JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical(&self.draft())
    }
}

impl Options {
    /// Reads options from JSON: `{"as_of": "2024-06-30", "known_by": …, "method": "pace"}`, or a method of the
    /// host's own as `rule`.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the text and the options, each with code, place, cause and
    /// remedy.
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<Self, Faults> {
        options(text.as_ref())
    }
}

impl Method {
    /// Reads a method from JSON, within the default limits.
    ///
    /// # Errors
    /// [`Faults`]: everything that is wrong with the text and the method, each with code, place, cause and
    /// remedy.
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<Self, Faults> {
        method(text.as_ref())
    }
}

impl Evaluation {
    /// Returns the canonical JSON: the same bytes on every platform.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical(self)
    }
}

impl Comparison {
    /// Returns the canonical JSON: the same bytes on every platform.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical(self)
    }
}

impl Takes {
    /// Returns the canonical JSON: the same bytes on every platform.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical(self)
    }
}

impl Levers {
    /// Returns the canonical JSON: the same bytes on every platform.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical(self)
    }
}

impl AssessmentResult {
    /// Returns the canonical JSON: the same bytes on every platform.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical(self)
    }
}

// What reads stands outside of what is generic: else every crate that calls it has a copy of its own.

fn plan(text: &[u8], limits: &Limits) -> Result<Plan, Faults> {
    let (draft, found) = read::<draft::Plan>(text, limits);
    check::plan(draft, limits, found)
}

fn options(text: &[u8]) -> Result<Options, Faults> {
    let limits = Limits::default();
    let (draft, found) = read::<draft::Options>(text, &limits);
    let mut checked = Collect::default();
    let options = judgement::check_options(&draft, &limits, &mut checked);
    found.with_consequences(checked).into_result(options)
}

fn method(text: &[u8]) -> Result<Method, Faults> {
    let limits = Limits::default();
    let (draft, found) = read::<draft::Method>(text, &limits);
    let mut checked = Collect::default();
    let method = crate::rules::check_method(&draft, At::ROOT, &limits, &mut checked);
    found.with_consequences(checked).into_result(method)
}

/// Prints what has been checked, or made here: every number in it is finite, so it can be printed.
pub(super) fn canonical<T: serde::Serialize>(value: &T) -> String {
    print(value).unwrap_or_default()
}

/// Judges a plan by its ledger, all three given as JSON, and returns the evaluation as canonical JSON.
///
/// # Errors
/// [`Faults`]: everything that is wrong with the plan; with a sound plan everything that is wrong with the
/// ledger and the options. Places start with `plan`, `ledger` or `options`.
pub fn evaluate(plan: &str, ledger: &str, options: &str) -> Result<String, Faults> {
    let (plan, ledger, options) = inputs(plan, ledger, options)?;
    judgement::evaluate(&plan, &ledger, &options).map(|evaluation| evaluation.to_json())
}

/// Marks the units of a plan as its assessment says, all three given as JSON, and returns the table as canonical JSON.
///
/// # Errors
/// [`Faults`]: as [`evaluate`], and a missing `plan.assessment`.
pub fn assess(plan: &str, ledger: &str, options: &str) -> Result<String, Faults> {
    let (plan, ledger, options) = inputs(plan, ledger, options)?;
    let table = judgement::assess(&plan, &ledger, &options).map_err(|faults| faults.below("plan"))?;
    Ok(table.to_json())
}

/// Judges a plan by its ledger under several methods, all of them given as JSON, and returns the comparison as canonical
/// JSON. The methods are `{"methods": [{"method": "pace"}, {"rule": …}]}`; the method of the options does not count.
///
/// # Errors
/// As [`evaluate`], and what is wrong with the methods, at places that start with `methods`.
pub fn compare(plan: &str, ledger: &str, options: &str, methods: &str) -> Result<String, Faults> {
    let limits = Limits::default();
    let (draft, found) = read::<draft::Methods>(methods.as_bytes(), &limits);
    let mut checked = Collect::default();
    let methods = judgement::check_methods(&draft, &limits, &mut checked);
    let methods = found.with_consequences(checked).into_result(methods);
    let (plan, ledger, options) = inputs(plan, ledger, options)?;
    judgement::compare(&plan, &ledger, &options, &methods?).map(|comparison| comparison.to_json())
}

/// Says what a target takes, of a plan, a ledger and options given as JSON, as canonical JSON.
///
/// # Errors
/// As [`evaluate`]; of code [`Code::UnknownId`] at `target` if the plan has no such target.
pub fn what_it_takes(plan: &str, ledger: &str, options: &str, target: &str) -> Result<String, Faults> {
    let (plan, ledger, options) = inputs(plan, ledger, options)?;
    let target = id(target, "target")?;
    judgement::what_it_takes(&plan, &ledger, &options, &target).map(|takes| takes.to_json())
}

/// Says what the targets below an action hold back, or below the plan as a whole, of a plan, a ledger and options given
/// as JSON, as canonical JSON.
///
/// # Errors
/// As [`evaluate`]; of code [`Code::UnknownId`] at `action` if the plan has no such action.
pub fn levers(plan: &str, ledger: &str, options: &str, action: Option<&str>) -> Result<String, Faults> {
    let (plan, ledger, options) = inputs(plan, ledger, options)?;
    let action = action.map(|action| id(action, "action")).transpose()?;
    judgement::levers(&plan, &ledger, &options, action.as_ref()).map(|levers| levers.to_json())
}

/// Reads an id.
fn id<T: std::str::FromStr<Err = IdError>>(text: &str, at: &str) -> Result<T, Faults> {
    let remedy = "use a text without white space at its ends and without control characters";
    text.parse().map_err(|error: IdError| Fault::new(Code::BadId, at, error.to_string(), remedy).into())
}

fn inputs(plan: &str, ledger: &str, options: &str) -> Result<(Plan, Ledger, Options), Faults> {
    let plan = Plan::from_json(plan).map_err(|faults| faults.below("plan"));
    let options = Options::from_json(options).map_err(|faults| faults.below("options"));
    let (plan, options) = match (plan, options) {
        (Ok(plan), Ok(options)) => (plan, options),
        (Err(faults), Ok(_)) | (Ok(_), Err(faults)) => return Err(faults),
        (Err(faults), Err(others)) => return Err(faults.and(others)),
    };
    let ledger = Ledger::from_json(ledger, &plan).map_err(|faults| faults.below("ledger"))?;
    Ok((plan, ledger, options))
}

impl draft::Options {
    /// Checks the draft.
    ///
    /// # Errors
    /// [`Faults`]: a missing or wrong day or moment, an unknown method, or what is wrong with the host's own;
    /// of code [`Code::NotAllowed`] if both a method's name and a method of the host's own are given.
    pub fn build(self) -> Result<Options, Faults> {
        let mut faults = Collect::default();
        let options = judgement::check_options(&self, &Limits::default(), &mut faults);
        faults.into_result(options)
    }
}
