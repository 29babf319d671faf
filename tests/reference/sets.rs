//! Members of sets on a day.

use std::collections::BTreeMap;

use tenfold::{Day, Fact, MemberId, Set, SetId};

use super::World;

/// Returns the members of a set on a day, each with the day it joined; none if it was there from the beginning.
pub(crate) fn members(world: &World<'_>, id: &SetId, on: Day) -> BTreeMap<MemberId, Option<Day>> {
    let set = world.plan.set(id).unwrap();
    // What happened to each member, the plan's own word first of what happened on one day.
    let mut events: Vec<(Option<Day>, &MemberId, bool)> =
        set.members().iter().map(|member| (member.since(), member.id(), true)).collect();
    for entry in &world.entries {
        match entry.fact() {
            Fact::Joined { set, member, .. } if set == id => events.push((Some(entry.day()), member, true)),
            Fact::Left { set, member } if set == id => events.push((Some(entry.day()), member, false)),
            _ => {}
        }
    }
    events.sort_by_key(|(day, ..)| *day);
    let mut members = BTreeMap::new();
    for (day, member, joins) in events {
        if day.is_some_and(|day| day > on) {
            continue;
        }
        if joins {
            // Who is there does not join again.
            members.entry(member.clone()).or_insert(day);
        } else {
            members.remove(member);
        }
    }
    members
}

/// Returns whether a member joined less than the days of grace before a day.
pub(crate) fn in_grace(set: &Set, joined: Option<Day>, on: Day) -> bool {
    joined.is_some_and(|joined| i64::from(joined.days_until(on)) < i64::from(set.grace_days()))
}
