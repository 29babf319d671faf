//! The store of all figures: series after series, so that looking through many series walks through memory in order.

use std::ops::Range;

use super::figures::Figure;
use crate::words::{Day, wide};

/// What stands where there is no figure.
const NONE: Figure = Figure::none(Day::MIN, 0);

/// The number of a series.
pub(super) type Series = u32;

/// The figures of many series. Each has some room for more; one that needs more moves to the end.
#[derive(Default)]
pub(in crate::judgement) struct Store {
    figures: Vec<Figure>,
    /// The days of the figures once more: what is searched most often stands close together.
    days: Vec<Day>,
    rooms: Vec<Room>,
    /// How many places nothing uses any more.
    left: usize,
}

/// Where the figures of a series stand, and how many more there is room for.
#[derive(Clone, Copy, Default)]
struct Room {
    first: usize,
    length: u32,
    size: u32,
}

/// The latest figure of a series.
#[derive(Clone, Copy)]
pub(in crate::judgement) struct Latest {
    /// Its place in the store.
    pub(in crate::judgement) place: usize,
    /// Its day; none where there is no figure yet.
    pub(in crate::judgement) day: Option<Day>,
    /// The day of the next figure.
    pub(in crate::judgement) next: Option<Day>,
}

impl Room {
    fn range(self) -> Range<usize> {
        self.first..self.first + wide(self.length)
    }
}

impl Store {
    /// Stores figures with their series; those of one series stand in their order.
    pub(super) fn of(series: usize, said: &[(Series, Figure)]) -> Self {
        let mut store = Self { rooms: vec![Room::default(); series], ..Self::default() };
        for (series, _) in said {
            if let Some(room) = store.rooms.get_mut(wide(*series)) {
                room.size += 1;
            }
        }
        let mut first = 0;
        for room in &mut store.rooms {
            room.first = first;
            first += wide(room.size);
        }
        store.figures.resize(first, NONE);
        store.days.resize(first, Day::MIN);
        for (series, figure) in said {
            let Some(room) = store.rooms.get_mut(wide(*series)) else { continue };
            let place = room.range().end;
            room.length += 1;
            store.write(place, *figure);
        }
        store
    }

    /// Returns the number of series.
    pub(super) const fn len(&self) -> usize {
        self.rooms.len()
    }

    /// Begins a series, and returns its number.
    pub(super) fn begin(&mut self) -> Series {
        let series = Series::try_from(self.rooms.len()).unwrap_or(Series::MAX);
        self.rooms.push(Room::default());
        series
    }

    /// Returns the figures of a series.
    #[inline]
    pub(in crate::judgement) fn series(&self, series: Series) -> &[Figure] {
        let room = self.rooms.get(wide(series)).copied().unwrap_or_default();
        self.figures.get(room.range()).unwrap_or_default()
    }

    /// Finds the latest figure of a series up to a day.
    #[inline]
    pub(in crate::judgement) fn latest(&self, series: usize, day: Day) -> Latest {
        let room = self.rooms.get(series).copied().unwrap_or_default();
        let days = self.days.get(room.range()).unwrap_or_default();
        let behind = days.partition_point(|own| *own <= day);
        let last = behind.checked_sub(1);
        Latest {
            place: room.first + last.unwrap_or_default(),
            day: last.and_then(|last| days.get(last)).copied(),
            next: days.get(behind).copied(),
        }
    }

    /// Returns the number of the figure at a place.
    #[inline]
    pub(in crate::judgement) fn number(&self, place: usize) -> f64 {
        self.figures.get(place).map_or(0.0, |figure| figure.number())
    }

    fn write(&mut self, place: usize, figure: Figure) {
        if let (Some(own), Some(day)) = (self.figures.get_mut(place), self.days.get_mut(place)) {
            *own = figure;
            *day = figure.day;
        }
    }

    /// Adds a figure at a place of its series.
    pub(super) fn insert(&mut self, series: Series, place: usize, figure: Figure) {
        let Some(room) = self.rooms.get(wide(series)).copied() else { return };
        let room = if room.length < room.size { room } else { self.moved(room, 0) };
        let place = room.first + place.min(wide(room.length));
        self.figures.copy_within(place..room.range().end, place + 1);
        self.days.copy_within(place..room.range().end, place + 1);
        self.write(place, figure);
        if let Some(slot) = self.rooms.get_mut(wide(series)) {
            *slot = Room { length: room.length + 1, ..room };
        }
        self.pack_if_loose();
    }

    /// Takes a figure out of its series.
    pub(super) fn remove(&mut self, series: Series, place: usize) {
        let Some(room) = self.rooms.get_mut(wide(series)) else { return };
        if place >= wide(room.length) {
            return;
        }
        let range = room.range();
        room.length -= 1;
        let behind = range.start + place + 1..range.end;
        self.figures.copy_within(behind.clone(), behind.start - 1);
        self.days.copy_within(behind.clone(), behind.start - 1);
    }

    /// Puts other figures in the place of those of a series.
    pub(super) fn replace(&mut self, series: Series, figures: &[Figure]) {
        let Some(room) = self.rooms.get(wide(series)).copied() else { return };
        let length = u32::try_from(figures.len()).unwrap_or(u32::MAX);
        let mut room = Room { length: 0, ..room };
        if length > room.size {
            room = self.moved(room, length);
        }
        for (place, figure) in (room.first..).zip(figures) {
            self.write(place, *figure);
        }
        if let Some(slot) = self.rooms.get_mut(wide(series)) {
            *slot = Room { length, ..room };
        }
        self.pack_if_loose();
    }

    /// Moves a series to the end, with more room, and no less than it needs.
    fn moved(&mut self, room: Room, need: u32) -> Room {
        let size = room.size.saturating_add(room.size / 2).saturating_add(2).max(need);
        let first = self.figures.len();
        self.figures.extend_from_within(room.range());
        self.days.extend_from_within(room.range());
        self.figures.resize(first + wide(size), NONE);
        self.days.resize(first + wide(size), Day::MIN);
        self.left += wide(room.size);
        Room { first, length: room.length, size }
    }

    /// Closes the gaps that series have left, once they are more than what is used.
    fn pack_if_loose(&mut self) {
        if self.left <= self.figures.len() / 2 {
            return;
        }
        let all: usize = self.rooms.iter().map(|room| wide(room.size)).sum();
        let (mut figures, mut days) = (Vec::with_capacity(all), Vec::with_capacity(all));
        for room in &mut self.rooms {
            let first = figures.len();
            figures.extend_from_slice(self.figures.get(room.range()).unwrap_or_default());
            days.extend_from_slice(self.days.get(room.range()).unwrap_or_default());
            figures.resize(first + wide(room.size), NONE);
            days.resize(first + wide(room.size), Day::MIN);
            room.first = first;
        }
        (self.figures, self.days, self.left) = (figures, days, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(day: usize, value: usize) -> Figure {
        let number = |it: usize| f64::from(u16::try_from(it).unwrap());
        Figure::of_value(Day::MIN.plus_days(i32::try_from(day).unwrap()).unwrap(), 0, number(value))
    }

    /// What a store has, as lists.
    fn lists(store: &Store) -> Vec<Vec<(Day, f64)>> {
        let list = |series| store.series(series).iter().map(|one| (one.day, one.number())).collect();
        (0..u32::try_from(store.len()).unwrap()).map(list).collect()
    }

    #[test]
    fn series_that_grow_shrink_and_are_replaced_are_lists_with_little_room_between() {
        let mut store = Store::of(3, &[(0, figure(1, 1)), (2, figure(2, 2))]);
        let mut model = vec![vec![figure(1, 1)], Vec::new(), vec![figure(2, 2)]];
        let mut moved = 0;
        for step in 0..3000_usize {
            if step % 11 == 0 && model.len() < 9 {
                store.begin();
                model.push(Vec::new());
            }
            let series = step * 7 % model.len();
            let list = &mut model[series];
            let (place, one) = (step * 13 % (list.len() + 1), figure(step % 90, step));
            match step % 11 {
                1 | 2 if !list.is_empty() => {
                    let place = place.min(list.len() - 1);
                    store.remove(u32::try_from(series).unwrap(), place);
                    list.remove(place);
                }
                3 if step % 5 == 0 => {
                    *list = (0..step % 17).map(|number| figure(number, step)).collect();
                    store.replace(u32::try_from(series).unwrap(), list);
                }
                _ => {
                    store.insert(u32::try_from(series).unwrap(), place, one);
                    list.insert(place, one);
                }
            }
            let expected: Vec<Vec<(Day, f64)>> =
                model.iter().map(|list| list.iter().map(|one| (one.day, one.number())).collect()).collect();
            assert_eq!(lists(&store), expected, "step {step}");
            assert_eq!(store.figures.len(), store.days.len());
            let used: usize = store.rooms.iter().map(|room| wide(room.size)).sum();
            assert_eq!(used + store.left, store.figures.len(), "step {step}");
            assert!(store.left <= used, "step {step}: {} are left of {}", store.left, store.figures.len());
            for (room, list) in store.rooms.iter().zip(&model) {
                let days: Vec<Day> = list.iter().map(|one| one.day).collect();
                assert_eq!(store.days[room.range()], days);
            }
            moved += store.left;
        }
        assert!(moved > 0, "nothing ever moved");
    }
}
