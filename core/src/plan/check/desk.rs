//! The checks that every noun shares.

use std::collections::BTreeSet;

use crate::promises::Register;
use crate::words::{At, Code, Collect, Day, Fault, FieldId, Finite, Limits, Number, TargetId, Text, head};

/// Where drafts are checked: the faults so far, the limits, and the nodes counted.
pub(crate) struct Desk<'l> {
    pub(crate) faults: Collect,
    pub(crate) limits: &'l Limits,
    nodes: usize,
    /// Fields whose kind is faulty, with their registers.
    lost: BTreeSet<(String, String)>,
    /// The numbers of indicators of which it is not known what they measure.
    unsure: BTreeSet<usize>,
    /// The targets named before all targets are known, with the places where they are.
    named: Vec<(String, TargetId)>,
}

impl<'l> Desk<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Self {
        Self {
            faults: Collect::default(),
            limits,
            nodes: 0,
            lost: BTreeSet::new(),
            unsure: BTreeSet::new(),
            named: Vec::new(),
        }
    }

    /// Counts a node; false once there are too many, or more faults than are listed: then the rest is not checked.
    pub(crate) fn node(&mut self, at: At<'_>) -> bool {
        self.nodes += 1;
        if self.nodes == self.limits.nodes.saturating_add(1) {
            let cause = format!("there are more than {} nodes", self.limits.nodes);
            self.faults.add(at, Code::TooMany, cause, "split the input, or raise the limit of nodes");
        }
        self.nodes <= self.limits.nodes && self.faults.have_room()
    }

    /// Counts nodes that were counted before, and were not too many.
    pub(crate) const fn count(&mut self, nodes: usize) {
        self.nodes += nodes;
    }

    /// Returns how many of a noun's parts are checked: all of them, unless there are too many.
    pub(crate) fn parts<'d, T>(&mut self, at: At<'_>, parts: &'d [T]) -> &'d [T] {
        let most = self.limits.parts;
        if parts.len() > most {
            let cause = format!("there are {} of them, the limit is {most}", parts.len());
            self.faults.add(at, Code::TooMany, cause, "name fewer, or raise the limit of parts");
        }
        parts.get(..most).unwrap_or(parts)
    }

    pub(crate) fn missing(&mut self, at: At<'_>, what: &str, remedy: impl Into<String>) {
        self.faults.add(at, Code::Missing, format!("{what} is missing"), remedy);
    }

    /// Returns an id that stands where a faulty one was; the input is refused anyway.
    pub(crate) fn stand_in<T: std::str::FromStr>() -> T {
        match "?".parse() {
            Ok(id) => id,
            // Every id type takes any text without white space.
            Err(_) => Self::stand_in(),
        }
    }

    /// Checks an id.
    pub(crate) fn id<T: std::str::FromStr<Err = crate::words::IdError>>(
        &mut self,
        at: At<'_>,
        text: &str,
    ) -> Option<T> {
        if text.is_empty() {
            self.missing(at, "the id", "give it an id, such as a slug or a number");
            return None;
        }
        if text.len() > self.limits.id {
            let cause = format!("the id has {} bytes", text.len());
            self.faults.add(at, Code::TooLong, cause, format!("at most {} are allowed", self.limits.id));
            return None;
        }
        let remedy = "use a text without white space at its ends and without control characters";
        text.parse().map_err(|error| self.faults.add(at, Code::BadId, format!("{error}"), remedy)).ok()
    }

    /// Checks an id that may be absent.
    pub(crate) fn optional_id<T: std::str::FromStr<Err = crate::words::IdError>>(
        &mut self,
        at: At<'_>,
        text: Option<&str>,
    ) -> Option<T> {
        text.and_then(|text| self.id(at, text))
    }

    /// Checks a reference: a well-formed id that is known.
    pub(crate) fn reference<T: std::str::FromStr<Err = crate::words::IdError>>(
        &mut self,
        at: At<'_>,
        text: &str,
        what: &str,
        known: bool,
    ) -> Option<T> {
        let id = self.id(at, text)?;
        if !known {
            let cause = format!("there is no {what} `{text}`");
            self.faults.add(at, Code::UnknownId, cause, format!("name an existing {what}, or add it"));
            return None;
        }
        Some(id)
    }

    /// Checks a reference to something that has this id, if it is known; what is known is well-formed.
    pub(crate) fn refers<T: std::str::FromStr<Err = crate::words::IdError> + Clone>(
        &mut self,
        at: At<'_>,
        text: &str,
        what: &str,
        known: Option<&T>,
    ) -> Option<T> {
        match known {
            Some(known) if text.len() <= self.limits.id => Some(known.clone()),
            known => self.reference(at, text, what, known.is_some()),
        }
    }

    /// Keeps in mind a target that is named before all targets are known.
    pub(crate) fn name_target(&mut self, at: At<'_>, target: &TargetId) {
        self.named.push((at.to_string(), target.clone()));
    }

    /// Reports the targets that were named and are not there.
    pub(crate) fn find_targets(&mut self, is_known: impl Fn(&str) -> bool) {
        // What stands too deep, or behind too many others, was not looked at: it may have the ids.
        if self.faults.iter().any(|fault| matches!(fault.code(), Code::TooDeep | Code::TooMany)) {
            return;
        }
        for (place, target) in std::mem::take(&mut self.named) {
            if !is_known(target.as_str()) {
                let cause = format!("there is no target `{target}`");
                let remedy = "name a target that exists, or add it";
                self.faults.push(Fault::new(Code::UnknownId, place, cause, remedy));
            }
        }
    }

    /// Keeps in mind that the kind of a register's field is faulty.
    pub(crate) fn lose_field(&mut self, register: &str, field: &str) {
        self.lost.insert((register.to_owned(), field.to_owned()));
    }

    /// Checks a reference to a field of a register. One whose kind is faulty is there, and cannot be used.
    pub(crate) fn field(
        &mut self,
        at: At<'_>,
        (register, name): (&Register, &str),
        what: &str,
        known: bool,
    ) -> Option<FieldId> {
        let lost = !known && self.lost.contains(&(register.id.as_str().to_owned(), name.to_owned()));
        if lost { None } else { self.reference(at, name, what, known) }
    }

    /// Keeps in mind that what an indicator measures is faulty.
    pub(crate) fn doubt(&mut self, indicator: usize) {
        self.unsure.insert(indicator);
    }

    /// Keeps in mind the indicators that lost something when the draft was read.
    pub(crate) fn doubt_unread(&mut self, found: &Collect) {
        let takes = |fault: &&Fault| !matches!(fault.code(), Code::UnknownField | Code::DuplicateField);
        let index = |fault: &Fault| {
            fault.place().strip_prefix("indicators[")?.split(']').next()?.parse::<usize>().ok()
        };
        self.unsure.extend(found.iter().filter(takes).filter_map(index));
    }

    pub(crate) fn doubts(&self, indicator: usize) -> bool {
        self.unsure.contains(&indicator)
    }

    /// Checks that a due day is not before a start; of those that are inherited both, nothing is said.
    pub(crate) fn own_window(&mut self, at: At<'_>, stated: (bool, bool), start: Day, due: Option<Day>) {
        match stated {
            (_, true) => self.window(at.key("due"), Some(start), due),
            (true, false) => self.window(at.key("start"), Some(start), due),
            (false, false) => {}
        }
    }

    /// Checks a title, which must be there.
    pub(crate) fn title(&mut self, at: At<'_>, text: &Text) {
        if text.is_empty() {
            self.missing(at, "the title", "give it a title, as a string or by language");
        }
        self.text(at, Some(text));
    }

    /// Checks a text that may be absent.
    pub(crate) fn text(&mut self, at: At<'_>, text: Option<&Text>) {
        let Some(text) = text else { return };
        self.length(at, text.longest());
        for tag in text.languages().filter(|tag| tag.len() > self.limits.id) {
            let cause = format!("the language tag `{}` has {} bytes", head(tag), tag.len());
            self.faults.add(at, Code::TooLong, cause, format!("at most {} are allowed", self.limits.id));
        }
    }

    /// Checks the lengths of tags.
    pub(crate) fn tags(&mut self, at: At<'_>, tags: &[String]) {
        for (index, tag) in tags.iter().enumerate() {
            self.length(at.index(index), tag.len());
        }
    }

    /// Checks the length of a text.
    pub(crate) fn length(&mut self, at: At<'_>, length: usize) {
        if length > self.limits.text {
            let cause = format!("the text has {length} bytes");
            self.faults.add(at, Code::TooLong, cause, format!("at most {} are allowed", self.limits.text));
        }
    }

    /// Checks a day that may be absent.
    pub(crate) fn day(&mut self, at: At<'_>, text: Option<&str>) -> Option<Day> {
        text.and_then(|text| self.faults.keep(at, text.parse()))
    }

    /// Checks a day that must be there.
    pub(crate) fn required_day(&mut self, at: At<'_>, text: &str) -> Option<Day> {
        if text.is_empty() {
            self.missing(at, "the day", "write it as YYYY-MM-DD");
            return None;
        }
        self.day(at, Some(text))
    }

    /// Checks that a due day is not before a start.
    pub(crate) fn window(&mut self, at: At<'_>, start: Option<Day>, due: Option<Day>) {
        if let (Some(start), Some(due)) = (start, due)
            && due < start
        {
            let cause = format!("the due day {due} is before the start {start}");
            self.faults.add(at, Code::DueBeforeStart, cause, "let the due day be the start or after it");
        }
    }

    /// Checks a number that may be absent.
    pub(crate) fn number(&mut self, at: At<'_>, number: Option<Number>) -> Option<Finite> {
        number.and_then(|number| self.faults.keep(at, number.check()))
    }

    /// Checks a number that must be there.
    pub(crate) fn required_number(
        &mut self,
        at: At<'_>,
        number: Option<Number>,
        what: &str,
    ) -> Option<Finite> {
        if number.is_none() {
            self.missing(at, what, "give it as a number");
        }
        self.number(at, number)
    }

    /// Checks a number that may be absent and must lie in a range, ends included.
    pub(crate) fn within(
        &mut self,
        at: At<'_>,
        number: Option<Number>,
        low: f64,
        high: f64,
        default: f64,
    ) -> Option<Finite> {
        let Some(number) = number else { return Finite::new(default).ok() };
        let value = self.faults.keep(at, number.check())?;
        if value.get() < low || value.get() > high {
            let range =
                if high.is_finite() { format!("from {low} to {high}") } else { format!("at least {low}") };
            self.faults.add(
                at,
                Code::OutOfRange,
                format!("the number is {value}"),
                format!("give one {range}"),
            );
            return None;
        }
        Some(value)
    }

    /// Checks a weight.
    pub(crate) fn weight(&mut self, at: At<'_>, number: Option<Number>) -> Option<Finite> {
        self.within(at, number, 0.0, f64::INFINITY, 1.0)
    }

    /// Checks the names of fields that the host filled in.
    pub(crate) fn host(&mut self, at: At<'_>, names: &[String], known: &[&str]) {
        for (index, name) in names.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                let cause = format!("`{}` is not a field that a host can fill in here", head(name));
                let remedy = format!("name one of {}", list(known));
                self.faults.add(at.key("host").index(index), Code::UnknownWord, cause, remedy);
            }
        }
    }

    /// Reports the fields that are there and have no place with a kind.
    pub(crate) fn only<'n>(
        &mut self,
        at: At<'_>,
        kind: &str,
        allowed: &[&str],
        present: impl IntoIterator<Item = (&'n str, bool)>,
    ) {
        let foreign = |(name, there): &(&str, bool)| *there && !allowed.contains(name);
        for (name, _) in present.into_iter().filter(foreign) {
            let cause = format!("`{name}` has no place with `{kind}`");
            let remedy = if allowed.is_empty() {
                "leave it out; this kind has no fields".to_owned()
            } else {
                format!("leave it out; this kind has {}", list(allowed))
            };
            self.faults.add(at.key(name), Code::NotAllowed, cause, remedy);
        }
    }
}

/// Returns words in backticks, separated by commas.
pub(crate) fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
