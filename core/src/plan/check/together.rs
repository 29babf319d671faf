//! What the entries that count say together: moves of items, and periods of flows.

use std::collections::{BTreeMap, BTreeSet};

use super::Desk;
use crate::draft::{self, FactKind};
use crate::facts::{Entry, Fact, in_force_of};
use crate::plan::Plan;
use crate::promises::{Indicator, LifeCycle, Measure, Target};
use crate::words::{Code, Day, Fault, IndicatorId, ItemId, MemberId, Period, RegisterId, StateId};

/// The entries that could not be read: what the others say about the same things is not judged.
#[derive(Default)]
pub(super) struct Unread<'d> {
    /// Whether one of them may take another entry out.
    replaces: bool,
    /// Whether it is not known what one of them speaks of.
    anything: bool,
    /// The items that they speak of, whatever register they name.
    items: BTreeSet<&'d str>,
}

impl<'d> Unread<'d> {
    pub(super) fn add(&mut self, draft: &'d draft::Entry) {
        self.replaces |= draft.corrects.is_some() || matches!(draft.kind, None | Some(FactKind::Withdrawn));
        let item = matches!(
            draft.kind,
            Some(FactKind::Opened | FactKind::Changed | FactKind::Moved | FactKind::Closed)
        );
        self.anything |= item && draft.item.is_none();
        self.items.extend(draft.item.as_deref());
    }
}

/// Checks the entries that count, which stand at these spots of the draft.
pub(super) fn together(
    desk: &mut Desk<'_>,
    entries: &[Entry],
    spots: &[usize],
    unread: &Unread<'_>,
    plan: &Plan,
) {
    let matters = matters(plan);
    if !entries.iter().any(&matters) {
        return;
    }
    let counting = in_force_of(entries, matters);
    let order = |entry: &Entry| (entry.recorded, entry.id.clone());
    let place = |entry: &Entry| entries.binary_search_by_key(&order(entry), order).unwrap_or_default();
    let spot = |entry: &Entry| spots.get(place(entry)).copied().unwrap_or_default();
    counted(desk, &counting, &spot, unread, plan);
}

/// Checks entries that count, in the order of (day, recorded, id), each at its spot of the draft.
pub(super) fn counted(
    desk: &mut Desk<'_>,
    counting: &[&Entry],
    spot: Spot<'_>,
    unread: &Unread<'_>,
    plan: &Plan,
) {
    if unread.replaces {
        return;
    }
    moves(desk, counting, spot, unread, plan);
    flows(desk, counting, spot, plan);
}

/// Returns what tells the entries that must go together with others.
fn matters(plan: &Plan) -> impl Fn(&Entry) -> bool {
    let is_plain = |indicator: &Indicator| matches!(indicator.measure, Measure::Flow { pro_rata: false });
    let flows = plan.indicators.iter().any(is_plain);
    move |entry| match &entry.fact {
        Fact::Reading { indicator, .. } => flows && plan.indicator(indicator).is_some_and(is_plain),
        fact => fact.item().is_some(),
    }
}

type Spot<'s> = &'s dyn Fn(&Entry) -> usize;

fn report(desk: &mut Desk<'_>, spot: Spot<'_>, entry: &Entry, key: &str, code: Code, said: (String, &str)) {
    let index = spot(entry);
    desk.faults.push(Fault::new(code, format!("entries[{index}].{key}"), said.0, said.1));
}

/// Where an item stands while its entries are replayed.
#[derive(Clone, Copy)]
pub(crate) enum Stand<'e> {
    /// Something was said of it before it was opened, and that is reported.
    Unopened,
    Open(Option<&'e StateId>),
    Closed,
}

/// What is wrong with an entry: the field, the code, cause and remedy.
type Wrong = (&'static str, Code, String, &'static str);

fn moves(desk: &mut Desk<'_>, counting: &[&Entry], spot: Spot<'_>, unread: &Unread<'_>, plan: &Plan) {
    if unread.anything {
        return;
    }
    let mut items: BTreeMap<(&RegisterId, &ItemId), Stand<'_>> = BTreeMap::new();
    for entry in counting {
        let Some((register, item)) = entry.fact.item() else { continue };
        if unread.items.contains(item.as_str()) {
            continue;
        }
        let cycle = plan.register(register).and_then(|register| register.life_cycle.as_ref());
        let before = items.get(&(register, item)).copied();
        let (after, wrong) = step(entry, item, before, cycle);
        if let Some((key, code, cause, remedy)) = wrong {
            report(desk, spot, entry, key, code, (cause, remedy));
        }
        items.insert((register, item), after);
    }
}

/// Returns whether entries of one item, in their order, can follow on how it stood before them.
pub(crate) fn item_is_sound<'e>(
    mut before: Option<Stand<'e>>,
    entries: impl Iterator<Item = &'e Entry>,
    plan: &'e Plan,
) -> bool {
    for entry in entries {
        let Some((register, item)) = entry.fact.item() else { continue };
        let cycle = plan.register(register).and_then(|register| register.life_cycle.as_ref());
        let (after, wrong) = step(entry, item, before, cycle);
        if wrong.is_some() {
            return false;
        }
        before = Some(after);
    }
    true
}

/// Returns whether a period of a flow can stand beside those next to it in the order of their last days, and among the
/// edges of the windows that use it, which stand in their order.
pub(crate) fn flow_is_sound(period: Period, mut beside: impl Iterator<Item = Period>, edges: &[Day]) -> bool {
    let days = (period.first(), period.last());
    let is_apart = |other: Period| other.last() < days.0 || other.first() > days.1;
    if !beside.all(|other| is_apart(other) || (other.first(), other.last()) == days) {
        return false;
    }
    let next = edges.partition_point(|edge| *edge <= days.0);
    edges.get(next).is_none_or(|edge| *edge > days.1)
}

/// Returns the edges of the window of a target: the first day inside, and the first behind.
pub(crate) fn edges_of(target: &Target) -> impl Iterator<Item = Day> {
    // Behind the last day that can be named nothing is left to cross into.
    let behind = target.window.due.and_then(|due| due.plus_days(1));
    [Some(target.window.start), behind].into_iter().flatten()
}

/// Returns where an item stands after an entry, and what is wrong with it.
fn step<'e>(
    entry: &'e Entry,
    item: &ItemId,
    before: Option<Stand<'e>>,
    cycle: Option<&'e LifeCycle>,
) -> (Stand<'e>, Option<Wrong>) {
    match (&entry.fact, before) {
        (Fact::Opened { state, .. }, None | Some(Stand::Unopened)) => {
            let first = || cycle.and_then(|cycle| cycle.states.first()).map(|state| &state.id);
            (Stand::Open(state.as_ref().or_else(first)), None)
        }
        (Fact::Opened { .. }, Some(before)) => {
            let cause = format!("the item `{item}` is open already");
            let remedy = "open each item once; record what changes as `changed`";
            (before, Some(("item", Code::DuplicateId, cause, remedy)))
        }
        (_, None) => {
            let cause = format!("the item `{item}` is not open on {}", entry.day());
            let remedy = "record an `opened` entry for a day not after this one";
            (Stand::Unopened, Some(("item", Code::UnknownId, cause, remedy)))
        }
        (_, Some(Stand::Unopened)) => (Stand::Unopened, None),
        (Fact::Changed { .. }, Some(before)) => (before, None),
        (Fact::Closed { .. }, Some(Stand::Open(_))) => (Stand::Closed, None),
        (Fact::Moved { to, .. }, Some(Stand::Open(Some(from)))) => {
            let wrong = (!cycle.is_some_and(|cycle| cycle.allows(from, to))).then(|| {
                let cause = format!("the item `{item}` cannot move from `{from}` to `{to}`");
                let remedy = "record the states between, or let the life cycle allow the move";
                ("to", Code::ImpossibleMove, cause, remedy)
            });
            (Stand::Open(Some(to)), wrong)
        }
        (_, Some(before)) => {
            let cause = format!("the item `{item}` is closed already");
            (before, Some(("item", Code::ImpossibleMove, cause, "withdraw one of the two entries")))
        }
    }
}

/// Reports flow readings that overlap, or that cross an edge of a window that uses them.
fn flows(desk: &mut Desk<'_>, counting: &[&Entry], spot: Spot<'_>, plan: &Plan) {
    let edges = edges(plan);
    // Of the readings so far the one that reaches furthest.
    let mut furthest: BTreeMap<(&IndicatorId, Option<&MemberId>), &Entry> = BTreeMap::new();
    let mut by_start: Vec<&&Entry> = counting.iter().collect();
    by_start.sort_by_key(|entry| (entry.period.first(), entry.period.last()));
    for entry in by_start {
        let Fact::Reading { indicator, member, .. } = &entry.fact else { continue };
        let known = plan.indicator(indicator).map(|known| &known.measure);
        let Some(Measure::Flow { pro_rata: false }) = known else { continue };
        let days = |entry: &Entry| (entry.period.first(), entry.period.last());
        let (first, last) = days(entry);
        let before = furthest.entry((indicator, member.as_ref())).or_insert(entry);
        if before.period.last() >= first && days(before) != (first, last) {
            let cause =
                format!("the period {} overlaps {} of entry `{}`", entry.period, before.period, before.id);
            let said = (cause, "report periods that do not overlap, or declare the indicator pro rata");
            report(desk, spot, entry, "day", Code::Overlap, said);
        }
        if last > before.period.last() {
            *before = entry;
        }
        if let Some(target) = edges.get(indicator).and_then(|edges| crossed(edges, first, last)) {
            let cause =
                format!("the period {} crosses an edge of the window of `{}`", entry.period, target.id);
            let said = (cause, "split the period at the edge, or declare the indicator pro rata");
            report(desk, spot, entry, "day", Code::AcrossWindow, said);
        }
    }
}

/// The edges of windows, in order: the first days inside and the first days behind, with their targets.
type Edges<'p> = Vec<(Day, &'p Target)>;

fn edges(plan: &Plan) -> BTreeMap<&IndicatorId, Edges<'_>> {
    let mut edges: BTreeMap<&IndicatorId, Edges<'_>> = BTreeMap::new();
    for target in &plan.targets {
        let Some(indicator) = &target.indicator else { continue };
        edges.entry(indicator).or_default().extend(edges_of(target).map(|day| (day, target)));
    }
    for list in edges.values_mut() {
        list.sort_by(|(a, one), (b, other)| (a, &one.id).cmp(&(b, &other.id)));
    }
    edges
}

/// Returns the first target of whose window a period crosses an edge.
fn crossed<'p>(edges: &Edges<'p>, first: Day, last: Day) -> Option<&'p Target> {
    let next = edges.partition_point(|(edge, _)| *edge <= first);
    edges.get(next).filter(|(edge, _)| *edge <= last).map(|(_, target)| *target)
}
