//! Recording one reading: it goes to its place, and the path from its target to the whole is judged again.

use super::columns::place;
use super::{Answers, Columns};

impl Columns {
    /// Adds a reading of a target, or replaces that of the same day, and judges again what rests on it.
    ///
    /// The answers have to be those of the same day.
    pub(crate) fn record(
        &mut self,
        target: usize,
        (read, value): (i32, f64),
        day: i32,
        answers: &mut Answers,
    ) {
        self.write(target, read, value);
        self.target(target, day, answers);
        let mut above = Some(self.holder[target]);
        while let Some(node) = above {
            self.node(node as usize, answers);
            above = self.parent[node as usize];
        }
    }

    fn write(&mut self, target: usize, read: i32, value: f64) {
        let own = self.own(target);
        let here = own.start + self.reading_day[own.clone()].partition_point(|known| *known < read);
        if here < own.end && self.reading_day[here] == read {
            self.reading[here] = value;
            return;
        }
        let here = here - own.start;
        if self.count[target] == self.room[target] {
            self.move_to_the_end(target);
        }
        let own = self.own(target);
        let here = own.start + here;
        self.reading_day.copy_within(here..own.end, here + 1);
        self.reading.copy_within(here..own.end, here + 1);
        self.reading_day[here] = read;
        self.reading[here] = value;
        self.count[target] += 1;
    }

    /// Gives the readings of a target twice the room.
    fn move_to_the_end(&mut self, target: usize) {
        let own = self.own(target);
        let room = 2 * own.len().max(1);
        self.begin[target] = place(self.reading.len());
        self.room[target] = place(room);
        self.reading_day.extend_from_within(own.clone());
        self.reading.extend_from_within(own.clone());
        self.reading_day.resize(self.reading_day.len() + room - own.len(), 0);
        self.reading.resize(self.reading.len() + room - own.len(), 0.0);
    }
}
