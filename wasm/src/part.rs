//! One part of a plan, explained as data and in words.

use crate::answer::{Answer, thrown};
use tenfold::telling::{self, Said};
use tenfold::{ActionResult, Code, Engine, Fault, NodeResult, Plan, TagResult, TargetResult, UnitResult};

/// One part of a plan, with everything that is said of it.
pub(crate) enum Part {
    Target(Box<TargetResult>),
    Action(ActionResult),
    Unit(UnitResult),
    Tag(TagResult),
    Whole(NodeResult),
}

impl Part {
    /// Returns a `target`, an `action`, a `unit` or a `tag` by its id, or the `whole`; none before the plan was judged.
    ///
    /// # Errors
    ///
    /// An array of faults if the plan has no such part.
    pub(crate) fn of(engine: &Engine, kind: &str, id: &str) -> Answer<Option<Self>> {
        if engine.options().is_none() {
            return Ok(None);
        }
        let part = match kind {
            "target" => id.parse().ok().and_then(|id| engine.target(&id)).map(Box::new).map(Self::Target),
            "action" => id.parse().ok().and_then(|id| engine.action(&id)).map(Self::Action),
            "unit" => id.parse().ok().and_then(|id| engine.unit(&id)).map(Self::Unit),
            "tag" => engine.tag(id).map(Self::Tag),
            _ => engine.whole().map(Self::Whole),
        };
        part.map(Some).ok_or_else(|| {
            let cause = format!("the plan has no {kind} `{id}`");
            thrown(&Fault::new(Code::UnknownId, kind, cause, "use an id of the plan").into())
        })
    }

    pub(crate) fn to_json(&self) -> String {
        match self {
            Self::Target(target) => target.to_json(),
            Self::Action(action) => action.to_json(),
            Self::Unit(unit) => unit.to_json(),
            Self::Tag(tag) => tag.to_json(),
            Self::Whole(whole) => whole.to_json(),
        }
    }

    pub(crate) fn said(&self, plan: &Plan, language: &str) -> Said {
        match self {
            Self::Target(target) => telling::said_of_target(target, plan, language),
            Self::Action(action) => telling::said_of_node(&action.node, plan, language),
            Self::Unit(unit) => telling::said_of_node(&unit.node, plan, language),
            Self::Tag(tag) => telling::said_of_node(&tag.node, plan, language),
            Self::Whole(whole) => telling::said_of_node(whole, plan, language),
        }
    }
}
