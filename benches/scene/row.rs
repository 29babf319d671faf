//! One target as numbers, drawn from its place alone.

use super::DAYS;
use super::draw::{Draw, short};
use crate::yardstick::Course;

/// One target as numbers. Days are counted from the start of the plan.
pub(crate) struct Row {
    pub(crate) due: i32,
    pub(crate) baseline: f64,
    pub(crate) bar: f64,
    pub(crate) weight: f64,
    pub(crate) binding: bool,
    pub(crate) course: Course,
    /// Days and values of the checkpoints, between the start and the due day.
    pub(crate) points: Vec<(i32, f64)>,
    /// Days and values, in the order of the days; some of them lie after the day that is judged.
    pub(crate) readings: Vec<(i32, f64)>,
}

impl Row {
    /// Draws the target of a place.
    pub(super) fn draw(place: usize) -> Self {
        let mut draw = Draw::of(1, place);
        let baseline = short(draw.between(10.0, 200.0));
        let times = if draw.one_in(3) { draw.between(0.2, 0.8) } else { draw.between(1.2, 3.0) };
        let course = match draw.whole(1, 8) {
            1..=5 => Course::Linear,
            6 | 7 => Course::Checkpoints,
            _ => Course::Compound,
        };
        let mut row = Self {
            due: draw.whole(900, DAYS - 2),
            baseline,
            bar: short(baseline * times),
            weight: draw.weight(),
            binding: draw.one_in(50),
            course,
            points: Vec::new(),
            readings: Vec::new(),
        };
        if course == Course::Checkpoints {
            row.draw_points(&mut draw);
        }
        row.draw_readings(&mut draw);
        row
    }

    fn draw_points(&mut self, draw: &mut Draw) {
        let count = draw.whole(2, 4);
        let apart = self.due / (count + 1);
        for k in 1..=count {
            let day = k * apart + draw.whole(0, apart / 2);
            let share = f64::from(day) / f64::from(self.due) * draw.between(0.7, 1.1);
            self.points.push((day, short(self.baseline + share * (self.bar - self.baseline))));
        }
    }

    /// The first reading comes in the first month, the others about half a year apart; none on the due day.
    fn draw_readings(&mut self, draw: &mut Draw) {
        let count = draw.whole(18, 22);
        let apart = DAYS / count;
        let luck = draw.between(0.6, 1.3);
        for k in 0..count {
            let mut day = if k == 0 { draw.whole(3, 25) } else { k * apart + draw.whole(0, apart - 10) };
            if day == self.due {
                day -= 1;
            }
            let passed = (f64::from(day) / f64::from(self.due)).min(1.05);
            let share = passed * luck * draw.between(0.9, 1.1);
            self.readings.push((day, self.value(share)));
        }
    }

    /// Returns a value at a share of the way; never the bar itself.
    fn value(&self, share: f64) -> f64 {
        let value = short(self.baseline + share * (self.bar - self.baseline));
        let on_the_bar = value.to_bits() == self.bar.to_bits();
        if on_the_bar { value + 0.001 } else { value }
    }
}
