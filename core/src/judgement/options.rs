//! Options: what an evaluation is of.

use crate::draft;
use crate::rules::{Method, check_method};
use crate::words::{At, Code, Collect, Day, Limits, Moment, head};

/// What an evaluation is of: a day, what was known, and a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    pub(super) as_of: Day,
    pub(super) known_by: Option<Moment>,
    pub(super) method: Method,
}

impl Options {
    /// Returns the options for the end of a day, by everything that is known, under the method `pace`.
    #[must_use]
    pub fn new(as_of: Day) -> Self {
        Self { as_of, known_by: None, method: Method::default() }
    }

    /// Leaves out what was recorded after a moment.
    #[must_use]
    pub const fn known_by(mut self, moment: Moment) -> Self {
        self.known_by = Some(moment);
        self
    }

    /// Judges by another method.
    #[must_use]
    pub fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }
}

/// Checks a draft of options.
pub(crate) fn check(draft: &draft::Options, limits: &Limits, faults: &mut Collect) -> Option<Options> {
    let at = At::ROOT;
    let as_of = match draft.as_of.as_deref() {
        Some(day) => faults.keep(at.key("as_of"), day.parse()),
        None => {
            faults.add(
                at.key("as_of"),
                Code::Missing,
                "the day is missing",
                "write the day to judge, as YYYY-MM-DD",
            );
            None
        }
    };
    let known_by = draft.known_by.as_deref().map(|moment| faults.keep(at.key("known_by"), moment.parse()));
    let method = method((draft.method.as_deref(), draft.rule.as_ref()), at, limits, faults);
    Some(Options { as_of: as_of?, known_by: known_by.unwrap_or_default(), method: method? })
}

/// Checks a method that is named or given.
fn method(
    (name, rule): (Option<&str>, Option<&draft::Method>),
    at: At<'_>,
    limits: &Limits,
    faults: &mut Collect,
) -> Option<Method> {
    match (name, rule) {
        (Some(_), Some(_)) => {
            let cause = "both a preset and a method of your own are given";
            faults.add(at.key("rule"), Code::NotAllowed, cause, "leave out one of `method` and `rule`");
            None
        }
        (Some(name), None) => preset(at.key("method"), name, faults),
        (None, Some(rule)) => check_method(rule, at.key("rule"), limits, faults),
        (None, None) => Some(Method::default()),
    }
}

/// Checks the methods of a comparison.
pub(crate) fn check_methods(
    draft: &draft::Methods,
    limits: &Limits,
    faults: &mut Collect,
) -> Option<Vec<Method>> {
    let at = At::ROOT.key("methods");
    if draft.methods.is_empty() {
        faults.add(at, Code::Missing, "there are no methods", "name at least one");
    }
    let choice = |(index, choice): (usize, &draft::MethodChoice)| {
        method((choice.method.as_deref(), choice.rule.as_ref()), at.index(index), limits, faults)
    };
    let methods: Vec<Option<Method>> = draft.methods.iter().enumerate().map(choice).collect();
    methods.into_iter().collect()
}

fn preset(at: At<'_>, name: &str, faults: &mut Collect) -> Option<Method> {
    let method = Method::preset(name);
    if method.is_none() {
        let known: Vec<String> = Method::presets().map(|known| format!("`{known}`")).collect();
        let remedy = format!("name one of {}, or give a method as `rule`", known.join(", "));
        faults.add(at, Code::UnknownId, format!("there is no method `{}`", head(name)), remedy);
    }
    method
}
