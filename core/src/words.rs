//! The words everything else is written in: ids, texts, days, numbers, limits and faults.

mod canonical;
mod collect;
mod day;
mod draft;
mod fault;
mod hash;
mod id;
mod limits;
mod list;
mod moment;
mod number;
mod period;
mod record;
mod sealed;
mod standing;
mod sums;
mod text;

pub(crate) use canonical::{FORMAT, debug, digest, print};
pub(crate) use collect::Collect;
pub use day::Day;
pub use draft::{Number, Scalar};
pub(crate) use draft::{draft, draft_setter, draft_type, is_default};
pub(crate) use fault::{At, REPEATED, head};
pub use fault::{Code, Fault, Faults};
pub(crate) use hash::hash;
pub use id::{
    ActionId, EntryId, FieldId, IdError, IndicatorId, ItemId, LevelId, MemberId, MethodId, PlanId,
    RegisterId, ScaleId, SetId, StageId, StateId, TargetId, UnitId,
};
pub use limits::Limits;
pub(crate) use list::{list, push};
pub use moment::Moment;
pub(crate) use number::wide;
pub use number::{Finite, NotFinite};
pub use period::{Every, Period};
pub(crate) use record::{record, record_getter, record_type};
pub(crate) use sealed::Sealed;
pub use standing::Standing;
pub(crate) use sums::{ExactSum, PairwiseSum, pairwise_sum, sum_of};
pub use text::Text;
