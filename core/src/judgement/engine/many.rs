//! Many plans at once.

use super::Engine;
use crate::judgement::Options;

/// Judges many plans by the same options; each engine then has its own columns.
///
/// With the feature `rayon` the engines are shared out among the threads of its pool. Each is judged by one thread
/// alone, so that the results are the same to the bit at any number of threads.
///
/// ```
/// # use tenfold::draft::{Action, Entry, Goal, Indicator, Ledger, Plan, Target};
/// # use tenfold::{Engine, Options, evaluate_all};
/// # let engine = |id: &str| {
/// #     let plan = Plan::new(id, "Ten actions", "2022-01-01")
/// #         .indicator(Indicator::level("platforms", "Research platforms"))
/// #         .action(Action::new("innovation", "Innovation platforms").target(
/// #             Target::new("p10", "At least ten", "platforms", Goal::at_least(10)).baseline(2).due("2025-12-31"),
/// #         ))
/// #         .build()?;
/// #     let ledger = Ledger::new(id).entry(Entry::reading("e1", "platforms", "2023", 5)).build(&plan)?;
/// #     Engine::new(plan, ledger)
/// # };
/// let mut engines = vec![engine("north")?, engine("south")?];
/// evaluate_all(&mut engines, &Options::new("2023-12-31".parse()?));
/// assert!(engines.iter().all(|engine| engine.columns().targets().attainment(0) == Some(0.375)));
/// # Ok::<(), tenfold::Faults>(())
/// ```
pub fn evaluate_all(engines: &mut [Engine], options: &Options) {
    let judge = |engine: &mut Engine| {
        engine.evaluate(options);
    };
    #[cfg(feature = "rayon")]
    {
        use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};
        engines.par_iter_mut().for_each(judge);
    }
    #[cfg(not(feature = "rayon"))]
    engines.iter_mut().for_each(judge);
}
