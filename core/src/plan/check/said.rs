//! Entries as they came in, wherever they were read: what the checks look at.

use std::sync::Arc;

use crate::draft::{self, FactKind};
use crate::facts::{Aside, Put, is_put_otherwise};
use crate::words::Number;

/// What most entries say, and the whole of those that say more.
#[derive(Clone, Copy, Default)]
pub(crate) struct Said<'d> {
    pub(crate) id: Option<&'d str>,
    pub(crate) day: Option<&'d str>,
    pub(crate) recorded: Option<&'d str>,
    pub(crate) source: Option<&'d str>,
    pub(crate) author: Option<&'d str>,
    pub(crate) corrects: Option<&'d str>,
    pub(crate) illustrative: bool,
    pub(crate) kind: Option<FactKind>,
    pub(crate) indicator: Option<&'d str>,
    pub(crate) member: Option<&'d str>,
    pub(crate) value: Option<Number>,
    pub(crate) register: Option<&'d str>,
    pub(crate) item: Option<&'d str>,
    pub(crate) to: Option<&'d str>,
    pub(crate) stage: Option<&'d str>,
    pub(crate) lost: bool,
    pub(crate) level: Option<&'d str>,
    pub(crate) set: Option<&'d str>,
    pub(crate) through: Option<&'d str>,
    pub(crate) entry: Option<&'d str>,
    /// There for every entry that was read as a draft.
    pub(crate) whole: Option<&'d draft::Entry>,
}

impl<'d> From<&'d draft::Entry> for Said<'d> {
    fn from(draft: &'d draft::Entry) -> Self {
        Self {
            id: Some(&draft.id),
            day: Some(&draft.day),
            recorded: draft.recorded.as_deref(),
            source: draft.source.as_deref(),
            author: draft.author.as_deref(),
            corrects: draft.corrects.as_deref(),
            illustrative: draft.illustrative,
            kind: draft.kind,
            indicator: draft.indicator.as_deref(),
            member: draft.member.as_deref(),
            value: draft.value,
            register: draft.register.as_deref(),
            item: draft.item.as_deref(),
            to: draft.to.as_deref(),
            stage: draft.stage.as_deref(),
            lost: draft.lost,
            level: draft.level.as_deref(),
            set: draft.set.as_deref(),
            through: draft.through.as_deref(),
            entry: draft.entry.as_deref(),
            whole: Some(draft),
        }
    }
}

impl Said<'_> {
    /// Returns whether it is a reading that names no member and corrects nothing, and nothing else.
    pub(super) fn is_plain_reading(&self) -> bool {
        let others =
            [self.register, self.item, self.to, self.stage, self.level, self.set, self.through, self.entry];
        self.kind == Some(FactKind::Reading)
            && self.whole.is_none()
            && self.corrects.is_none()
            && self.member.is_none()
            && !self.lost
            && others.iter().all(Option::is_none)
    }

    /// Returns which of the fields of facts are there that most entries may have.
    pub(super) fn few(&self) -> [(&'static str, bool); 12] {
        [
            ("indicator", self.indicator.is_some()),
            ("member", self.member.is_some()),
            ("value", self.value.is_some()),
            ("register", self.register.is_some()),
            ("item", self.item.is_some()),
            ("to", self.to.is_some()),
            ("stage", self.stage.is_some()),
            ("lost", self.lost),
            ("level", self.level.is_some()),
            ("set", self.set.is_some()),
            ("through", self.through.is_some()),
            ("entry", self.entry.is_some()),
        ]
    }
}

/// Returns which of the fields of facts are there.
pub(super) fn all(draft: &draft::Entry) -> [(&'static str, bool); 27] {
    [
        ("indicator", draft.indicator.is_some()),
        ("member", draft.member.is_some()),
        ("value", draft.value.is_some()),
        ("register", draft.register.is_some()),
        ("item", draft.item.is_some()),
        ("title", draft.title.is_some()),
        ("fields", !draft.fields.is_empty()),
        ("planned", !draft.planned.is_empty()),
        ("unit", draft.unit.is_some()),
        ("lead", draft.lead.is_some()),
        ("to", draft.to.is_some()),
        ("stage", draft.stage.is_some()),
        ("lost", draft.lost),
        ("level", draft.level.is_some()),
        ("set", draft.set.is_some()),
        ("through", draft.through.is_some()),
        ("entry", draft.entry.is_some()),
        ("target", draft.target.is_some()),
        ("action", draft.action.is_some()),
        ("goal", draft.goal.is_some()),
        ("trajectory", draft.trajectory.is_some()),
        ("due", draft.due.is_some()),
        ("baseline", draft.baseline.is_some()),
        ("weight", draft.weight.is_some()),
        ("responsible", !draft.responsible.is_empty()),
        ("parent", draft.parent.is_some()),
        ("cancelled", draft.cancelled),
    ]
}

/// What entries say beside their facts; of those that say the same one after the other, once.
#[derive(Default)]
pub(super) struct Asides {
    last: Option<Arc<Aside>>,
}

impl Asides {
    /// Returns what an entry says beside its fact, if it says anything.
    pub(super) fn of(&mut self, said: &Said<'_>) -> Option<Arc<Aside>> {
        let note = said.whole.and_then(|whole| whole.note.as_ref());
        let through = said.kind == Some(FactKind::Attested) && said.through.is_some();
        let put = said.whole.filter(|whole| is_put_in_its_own_way(whole)).map(Put::of).map(Box::new);
        if said.source.is_none() && said.author.is_none() && note.is_none() && !through && put.is_none() {
            return None;
        }
        let same = |last: &&Arc<Aside>| {
            put.is_none()
                && last.put.is_none()
                && last.source.as_deref() == said.source
                && last.author.as_deref() == said.author
                && last.note.as_ref() == note
                && last.through == through
        };
        if let Some(last) = self.last.as_ref().filter(same) {
            return Some(Arc::clone(last));
        }
        let aside = Arc::new(Aside {
            source: said.source.map(str::to_owned),
            author: said.author.map(str::to_owned),
            note: note.cloned(),
            through,
            put,
        });
        self.last = Some(Arc::clone(&aside));
        Some(aside)
    }
}

/// Returns whether the checked fact does not say how an entry was put.
fn is_put_in_its_own_way(draft: &draft::Entry) -> bool {
    draft.kind == Some(FactKind::Amended) || draft.fields.values().any(is_put_otherwise)
}
