//! Telling: reasons, verdicts and numbers in words that people use, in English and Chinese.
//!
//! An evaluation holds reasons as data. [`say`] makes one sentence of one reason; nothing here judges, and no
//! number is said that the evaluation does not hold. A language tag whose primary subtag is `zh` gives Chinese,
//! every other tag English; titles come from the plan in the language asked for.
//!
//! ```
//! use tenfold::{Plan, Reason, draft, telling};
//! let plan = draft::Plan::new("city", "Ten actions", "2022-03-16")
//!     .indicator(draft::Indicator::level("platforms", "Research platforms").unit("platforms"))
//!     .action(draft::Action::new("innovation", "Innovation platforms").target(draft::Target::new(
//!         "p10",
//!         "At least ten",
//!         "platforms",
//!         draft::Goal::at_least(10),
//!     )))
//!     .build()?;
//! let due = "2025-12-31".parse()?;
//! let reason = Reason::MissedAtClose { value: Some(8.into()), due };
//! let target = plan.targets().first();
//! assert_eq!(
//!     telling::say(&reason, &plan, target, "en"),
//!     "It ended on 2025-12-31 at 8 platforms: the target is not met.",
//! );
//! assert_eq!(telling::say(&reason, &plan, target, "zh-CN"), "2025-12-31到期，最终为8 platforms，未达到目标。");
//! # Ok::<(), tenfold::Faults>(())
//! ```

mod absences;
mod closes;
mod differences;
mod language;
mod needs;
mod nodes;
mod numbers;
mod progress;
mod said;
mod signals;
mod teller;
mod vocabulary;
mod words;

pub use differences::say_difference;
use language::Language;
pub use needs::{say_needs, say_outlook};
pub use numbers::{number, percent};
pub use said::{Said, said_of_node, said_of_target};
use teller::Teller;
pub use vocabulary::{Vocabulary, vocabulary};
pub use words::{commitment_word, field_word, signal_word, verdict_word, word};

use crate::judgement::Reason;
use crate::plan::Plan;
use crate::promises::Target;
use crate::words::Finite;

/// Returns a reason as one sentence.
///
/// `target` is the target of whose result the reason is; none for actions, units and the plan as a whole.
#[must_use]
pub fn say(reason: &Reason, plan: &Plan, target: Option<&Target>, lang: &str) -> String {
    let tell = Teller::new(plan, target, lang);
    match reason {
        Reason::Cancelled { entry } => tell.cancelled(entry),
        Reason::NotStarted { start } => tell.not_started(*start),
        Reason::NotAssessable { why } => tell.not_assessable(why),
        Reason::NoData { since } => tell.no_data(*since),
        Reason::Stale { day, until } => tell.stale(*day, *until),
        Reason::Awaiting { until } => tell.awaiting(*until),
        Reason::NoFinal { due } => tell.no_final(*due),
        Reason::MetAtClose { value, due } => tell.met_at_close(*value, *due),
        Reason::MissedAtClose { value, due } => tell.missed_at_close(*value, *due),
        Reason::MetOnce { day } => tell.met_once(*day),
        Reason::MetNow { value, due } => tell.met_now(*value, *due),
        Reason::LostAgain { first_met } => tell.lost_again(*first_met),
        Reason::MetLate { day } => tell.met_late(*day),
        Reason::Excursion { from, days, tolerated } => tell.excursion(*from, *days, *tolerated),
        Reason::TooManyMisses { missed, allowed } => tell.too_many_misses(*missed, *allowed),
        Reason::QuorumLost { missed, need, total } => tell.quorum_lost(*missed, *need, *total),
        Reason::NotDue { due } => tell.not_due(*due),
        Reason::Undated => tell.undated(),
        Reason::Judged { signal, value, word } => tell.judged(signal, *value, word),
        Reason::Behind { attainment, expected } => tell.behind(*attainment, *expected),
        Reason::Regressed { value, baseline } => tell.regressed(*value, *baseline),
        Reason::StillNeeded { count, done, need } => tell.still_needed(*count, *done, *need),
        Reason::HostFilled { fields } => tell.host_filled(fields),
        Reason::Illustrative => tell.illustrative(),
        Reason::Decided { child, share } => tell.decided(child, *share),
        Reason::Weakest { child, verdict } => tell.weakest(child, verdict),
        Reason::LastNeeded { child, need } => tell.last_needed(child, *need),
        Reason::Quorum { achieved, need, total } => tell.quorum(*achieved, *need, *total),
        Reason::Vetoed { targets } => tell.vetoed(targets),
        Reason::Outweighed { targets, offset } => tell.outweighed(targets, offset),
        Reason::Adjusted { gate, by, targets } => tell.adjusted(gate, *by, targets),
        Reason::Marked { gate, by, targets } => tell.marked(gate, *by, targets),
        Reason::NoEvidence => tell.no_evidence(),
        Reason::ThinEvidence { share, floor } => tell.thin_evidence(*share, *floor),
        Reason::HeldBack { missing } => tell.held_back(*missing),
        Reason::AllChildren { verdict } => tell.all_children(verdict),
    }
}

/// Returns a value of a target as people write it: with its unit, as a percentage, a level's name, or a number
/// of members, periods or targets.
#[must_use]
pub fn amount(value: Finite, plan: &Plan, target: &Target, lang: &str) -> String {
    Teller::new(plan, Some(target), lang).amount(value)
}

#[cfg(test)]
mod tests;
