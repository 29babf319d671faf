//! Faults while they are being found.

use super::{At, Code, Fault, Faults};

/// The most faults that are kept, so that a hostile input cannot fill the memory with them.
const MOST: usize = 2_000;

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Collect {
    kept: Vec<Fault>,
    /// How many more there were.
    more: usize,
    /// Whether looking for more came to its end before the input did.
    cut: bool,
}

impl From<Fault> for Collect {
    fn from(fault: Fault) -> Self {
        Self { kept: vec![fault], ..Self::default() }
    }
}

impl Collect {
    pub(crate) fn add(
        &mut self,
        at: At<'_>,
        code: Code,
        cause: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Fault::new(code, at.to_string(), cause, remedy));
    }

    pub(crate) fn push(&mut self, fault: Fault) {
        if self.kept.len() < MOST {
            self.kept.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// Returns the value of a result, or keeps its fault at a place.
    pub(crate) fn keep<T>(&mut self, at: At<'_>, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.push(fault.at(at))).ok()
    }

    /// Returns these faults, then those of others that a filter lets through.
    pub(crate) fn and(mut self, others: Self, filter: impl Fn(&Self, Vec<Fault>) -> Vec<Fault>) -> Self {
        self.more += others.more;
        self.cut |= others.cut;
        let through = filter(&self, others.kept);
        self.extend(through);
        self
    }

    /// Returns the faults so far, one by one.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.kept.iter()
    }

    pub(crate) fn extend(&mut self, faults: impl IntoIterator<Item = Fault>) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }

    /// Returns whether another one would be listed. If not, what follows is not looked at.
    pub(crate) const fn have_room(&mut self) -> bool {
        self.cut |= self.kept.len() >= MOST;
        !self.cut
    }

    pub(crate) fn count(&self) -> usize {
        self.kept.len() + self.more
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Returns the value if nothing is wrong, else everything that is.
    pub(crate) fn into_result<T>(mut self, value: Option<T>) -> Result<T, Faults> {
        if self.more > 0 || self.cut {
            let cause = match self.cut {
                true => "so many faults were found that the rest was not checked".to_owned(),
                false => format!("there are {} more faults than are listed", self.more),
            };
            self.kept.push(Fault::new(Code::TooMany, "", cause, "repair the others first"));
        }
        match value {
            Some(value) if self.kept.is_empty() => Ok(value),
            _ if self.kept.is_empty() => Err(Faults(vec![Fault::new(
                Code::Missing,
                "",
                "something required is missing",
                "report this input to the project: its fault was not described",
            )])),
            _ => Err(Faults(self.kept)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_very_many_faults_the_first_are_kept_and_the_others_counted() {
        let mut faults = Collect::default();
        for index in 0..MOST + 5 {
            faults.push(Fault::new(Code::Missing, format!("units[{index}]"), "cause", "remedy"));
        }
        assert_eq!(faults.count(), MOST + 5);
        let faults = faults.into_result(Some(())).unwrap_err();
        let last = &faults.as_slice()[MOST];
        assert_eq!((last.code(), last.cause()), (Code::TooMany, "there are 5 more faults than are listed"));
    }
}
