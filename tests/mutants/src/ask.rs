//! Runs the tests with one change switched on.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use wait_timeout::ChildExt;

/// The tests, but for those that take long or read the sources.
pub struct Tests {
    /// Those of the library, and those of all.
    programs: [(PathBuf, PathBuf); 2],
    limit: Duration,
}

/// How a change was noticed.
#[derive(Debug, PartialEq, Eq)]
pub enum Notice {
    Failed,
    NoEnd,
}

const SKIPPED: [&str; 6] = [
    "architecture::",
    "hostile::",
    "no_line",
    "conformance::canada::importing",
    "generated_plans_and_ledgers",
    "many_plans_judged",
];

/// Those that take longer than all others: asked last.
const LONG: [&str; 4] = ["differential::", "engine::", "laws::", "report::"];

impl Tests {
    /// Takes over the tests, which must hold without a change; with one they may take several times as long as without.
    pub fn of(programs: [(PathBuf, PathBuf); 2]) -> Result<Self> {
        let mut tests = Self::unmeasured(programs);
        let begun = Instant::now();
        ensure!(tests.noticed(None)?.is_none(), "the tests fail without a change");
        tests.limit = Duration::from_secs(20) + 4 * begun.elapsed();
        Ok(tests)
    }

    /// Takes over the tests of which it is not known how long they take.
    pub fn unmeasured(programs: [(PathBuf, PathBuf); 2]) -> Self {
        Self { programs, limit: Duration::from_secs(600) }
    }

    /// Whether a change makes a test fail, or none end.
    pub fn noticed(&self, number: Option<usize>) -> Result<Option<Notice>> {
        let quick: Vec<&str> = LONG.iter().flat_map(|long| ["--skip", long]).collect();
        let [own, all] = &self.programs;
        for (program, which) in [(all, quick.as_slice()), (own, &[]), (all, &LONG)] {
            if let Some(notice) = self.notices(program, number, which)? {
                return Ok(Some(notice));
            }
        }
        Ok(None)
    }

    fn notices(
        &self,
        (program, folder): &(PathBuf, PathBuf),
        number: Option<usize>,
        which: &[&str],
    ) -> Result<Option<Notice>> {
        // What asks for more memory than there is must not take it.
        let mut command = Command::new("prlimit");
        command.args(["--as=6000000000", "--core=0"]).arg(program);
        // The first failure says enough; the compiler's release holds that back.
        command
            .args(["--quiet", "--test-threads=1", "-Zunstable-options", "--fail-fast"])
            .env("RUSTC_BOOTSTRAP", "1");
        command.args(which);
        for skipped in SKIPPED {
            command.args(["--skip", skipped]);
        }
        command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(number) = number {
            command.env("TENFOLD_MUTANT", number.to_string());
        }
        let mut child = command.spawn()?;
        let Some(status) = child.wait_timeout(self.limit)? else {
            child.kill()?;
            child.wait()?;
            return Ok(Some(Notice::NoEnd));
        };
        Ok((!status.success()).then_some(Notice::Failed))
    }
}
