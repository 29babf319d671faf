//! CPU time: medians and ranges of what this thread worked.

use std::time::Duration;

use cpu_time::ThreadTime;

/// How long something took: the median of several times, the least and the greatest.
#[derive(Clone, Copy)]
pub(crate) struct Took {
    pub(crate) median: Duration,
    pub(crate) least: Duration,
    pub(crate) most: Duration,
}

impl Took {
    /// Returns what several times have in the middle and at their ends.
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self { median: times[times.len() / 2], least: times[0], most: times[times.len() - 1] }
    }

    /// Returns the median in nanoseconds for each of many.
    pub(crate) fn each(&self, many: usize) -> f64 {
        self.median.as_secs_f64() * 1e9 / many as f64
    }
}

/// Returns the CPU time that something takes once.
pub(crate) fn once(run: impl FnOnce()) -> Duration {
    let start = ThreadTime::now();
    run();
    start.elapsed()
}

/// Returns the CPU time of one run, of as many in a row as the clock needs.
pub(crate) fn repeated(mut run: impl FnMut()) -> Duration {
    // Far above the steps of any clock.
    const ENOUGH: Duration = Duration::from_millis(5);
    let mut runs = 1;
    loop {
        let all = once(|| (0..runs).for_each(|_| run()));
        if all >= ENOUGH {
            return all / runs;
        }
        runs *= 2;
    }
}

/// Returns the CPU time of one run, from several rounds.
pub(crate) fn rounds(count: usize, mut run: impl FnMut()) -> Took {
    Took::of((0..count).map(|_| repeated(&mut run)).collect())
}
