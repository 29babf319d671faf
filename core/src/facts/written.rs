//! Checked entries as the drafts from which they were built.

use std::collections::BTreeMap;

use super::{Amends, Attests, Entry, Fact, ItemChange};
use crate::draft::{self, FactKind};
use crate::promises::FieldValue;
use crate::words::{Number, Scalar};

impl Entry {
    /// Returns the draft from which it was built, with its moment in UTC.
    pub(crate) fn draft(&self) -> draft::Entry {
        let aside = self.aside.as_deref();
        let through = aside.is_some_and(|aside| aside.through);
        let written = draft::Entry {
            id: self.id.as_str().to_owned(),
            day: self.period.to_string(),
            recorded: Some(self.recorded.to_string()),
            source: self.source().clone(),
            author: self.author().clone(),
            note: self.note().clone(),
            illustrative: self.illustrative,
            corrects: self.corrects.as_ref().map(String::from),
            ..fact(&self.fact, through)
        };
        match aside.and_then(|aside| aside.put.as_deref()) {
            Some(put) => put.onto(written),
            None => written,
        }
    }
}

/// How an entry was put, where the checked fact does not say it: amendments, and values put in another way than most.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Put {
    fields: BTreeMap<String, Scalar>,
    goal: Option<Box<draft::Goal>>,
    baseline: Option<Box<draft::Baseline>>,
    trajectory: Option<Box<draft::Trajectory>>,
    due: Option<String>,
    weight: Option<Number>,
    responsible: Vec<draft::Responsible>,
    parent: Option<String>,
    cancelled: bool,
}

impl Put {
    pub(crate) fn of(draft: &draft::Entry) -> Self {
        let draft::Entry { fields, goal, baseline, trajectory, due, .. } = draft;
        let draft::Entry { weight, responsible, parent, cancelled, .. } = draft;
        Self {
            fields: fields.clone(),
            goal: goal.clone(),
            baseline: baseline.clone(),
            trajectory: trajectory.clone(),
            due: due.clone(),
            weight: *weight,
            responsible: responsible.clone(),
            parent: parent.clone(),
            cancelled: *cancelled,
        }
    }

    fn onto(&self, draft: draft::Entry) -> draft::Entry {
        let Self { fields, goal, baseline, trajectory, due, weight, responsible, parent, cancelled } =
            self.clone();
        draft::Entry {
            fields,
            goal,
            baseline,
            trajectory,
            due,
            weight,
            responsible,
            parent,
            cancelled,
            ..draft
        }
    }
}

/// Returns a draft that holds a fact and nothing else.
fn fact(fact: &Fact, through: bool) -> draft::Entry {
    match fact {
        Fact::Reading { indicator, member, value } => draft::Entry {
            indicator: Some(indicator.into()),
            member: member.as_ref().map(String::from),
            value: Some(Number(value.get())),
            ..of(FactKind::Reading)
        },
        Fact::Opened { register, item, change, state } => draft::Entry {
            register: Some(register.into()),
            item: Some(item.into()),
            to: state.as_ref().map(String::from),
            ..changed(FactKind::Opened, change)
        },
        Fact::Changed { register, item, change } => draft::Entry {
            register: Some(register.into()),
            item: Some(item.into()),
            ..changed(FactKind::Changed, change)
        },
        Fact::Moved { register, item, to } => draft::Entry {
            register: Some(register.into()),
            item: Some(item.into()),
            to: Some(to.into()),
            ..of(FactKind::Moved)
        },
        Fact::Closed { register, item } => {
            draft::Entry { register: Some(register.into()), item: Some(item.into()), ..of(FactKind::Closed) }
        }
        Fact::Withdrawn { entry } => draft::Entry { entry: Some(entry.into()), ..of(FactKind::Withdrawn) },
        Fact::Attested { what, through: day } => {
            let day = through.then(|| String::from(*day));
            draft::Entry { through: day, ..attested(what) }
        }
        Fact::Amended(amendment) => amended(amendment.on()),
        other => of_members(other),
    }
}

/// Returns a draft of a fact that is or may be about a member.
fn of_members(fact: &Fact) -> draft::Entry {
    match fact {
        Fact::Stage { indicator, member, stage, lost } => draft::Entry {
            indicator: Some(indicator.into()),
            member: member.as_ref().map(String::from),
            stage: Some(stage.into()),
            lost: *lost,
            ..of(FactKind::Stage)
        },
        Fact::Grade { indicator, member, level } => draft::Entry {
            indicator: Some(indicator.into()),
            member: member.as_ref().map(String::from),
            level: Some(level.into()),
            ..of(FactKind::Grade)
        },
        Fact::Joined { set, member, title } => draft::Entry {
            set: Some(set.into()),
            member: Some(member.into()),
            title: title.clone().map(Box::new),
            ..of(FactKind::Joined)
        },
        Fact::Left { set, member } => {
            draft::Entry { set: Some(set.into()), member: Some(member.into()), ..of(FactKind::Left) }
        }
        _ => draft::Entry::default(),
    }
}

fn of(kind: FactKind) -> draft::Entry {
    draft::Entry { kind: Some(kind), ..draft::Entry::default() }
}

fn changed(kind: FactKind, change: &ItemChange) -> draft::Entry {
    draft::Entry {
        title: change.title.clone().map(Box::new),
        fields: change.fields.iter().map(|(id, value)| (id.into(), scalar(value))).collect(),
        planned: change.planned.iter().map(|(state, day)| (state.into(), (*day).into())).collect(),
        unit: change.unit.as_ref().map(String::from),
        lead: change.lead.clone().map(Box::new),
        ..of(kind)
    }
}

/// Returns a value as it is mostly put: one member without a list.
fn scalar(value: &FieldValue) -> Scalar {
    match value {
        FieldValue::Text(text) => Scalar::Text(text.clone()),
        FieldValue::Number(number) => Scalar::Number(Number(number.get())),
        FieldValue::Day(day) => Scalar::Text(day.to_string()),
        FieldValue::Level(level) => Scalar::Text(level.into()),
        FieldValue::Members(members) => match members.as_slice() {
            [one] => Scalar::Text(one.into()),
            many => Scalar::Many(many.iter().map(String::from).collect()),
        },
    }
}

/// Returns whether a value is put in another way than [`scalar`] puts it.
pub(crate) fn is_put_otherwise(value: &Scalar) -> bool {
    matches!(value, Scalar::Many(many) if many.len() == 1)
}

fn attested(what: &Attests) -> draft::Entry {
    match what {
        Attests::Register(id) => draft::Entry { register: Some(id.into()), ..of(FactKind::Attested) },
        Attests::Indicator(id) => draft::Entry { indicator: Some(id.into()), ..of(FactKind::Attested) },
    }
}

fn amended(on: &Amends) -> draft::Entry {
    match on {
        Amends::Target(id) => draft::Entry { target: Some(id.into()), ..of(FactKind::Amended) },
        Amends::Action(id) => draft::Entry { action: Some(id.into()), ..of(FactKind::Amended) },
        Amends::Unit(id) => draft::Entry { unit: Some(id.into()), ..of(FactKind::Amended) },
    }
}
