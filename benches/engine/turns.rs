//! One plan as an engine and as the yardstick's columns, which run in turns.

use std::hint::black_box;
use std::time::Duration;

use tenfold::draft::Entry;
use tenfold::{Day, Engine, Options, TargetId};

use crate::goals::{Figure, Goal, Should};
use crate::scene::{Record, Scene, dated};
use crate::yardstick::{Answers, Columns};
use crate::{agree, timing};

/// How many turns each takes.
const TURNS: usize = 9;

/// How many entries are recorded in one turn.
const RECORDS: usize = 500;

/// One plan in both forms.
pub(crate) struct Bench {
    scene: Scene,
    engine: Engine,
    columns: Columns,
    answers: Answers,
}

/// What a plan costs, in nanoseconds.
#[derive(Clone, Copy)]
pub(crate) struct Costs {
    pub(crate) targets: usize,
    /// An evaluation of all of it.
    pub(crate) any_day: f64,
    /// One entry.
    pub(crate) record: f64,
}

/// What several turns took: both in nanoseconds for a target, and how often one goes into the other.
struct Turns {
    own: Figure,
    yardstick: Figure,
    ratio: Figure,
}

impl Bench {
    /// Builds both and checks that they say the same.
    pub(crate) fn of(scene: Scene) -> Self {
        let plan = scene.plan();
        let ledger = scene.ledger(&plan);
        let columns = scene.columns();
        let answers = Answers::of(&columns);
        let mut bench = Self { engine: Engine::new(plan, ledger).unwrap(), columns, answers, scene };
        bench.check();
        bench
    }

    /// Measures everything, and says it.
    pub(crate) fn run(&mut self) -> Costs {
        let any_day = self.evaluations();
        self.reasons();
        self.history();
        let record = self.records();
        Costs { targets: self.scene.targets(), any_day, record }
    }

    /// Checks everything on the day that is judged, and the columns on others; of a small plan on all.
    fn check(&mut self) {
        agree::check(&self.scene, &mut self.engine, &self.columns, self.scene.day());
        let days = self.far_days();
        let few = if self.scene.targets() <= 10_000 { days.len() } else { 5 };
        for day in &days[..few] {
            self.engine.evaluate(&on(*day));
            self.columns.judge(*day, &mut self.answers);
            agree::check_columns(&self.scene, &self.engine, &self.answers);
        }
    }

    fn goal(&self, number: u8) -> Goal {
        Goal { number, targets: self.scene.targets() }
    }

    /// Returns the ends of all months, each far from the one before it.
    fn far_days(&self) -> Vec<i32> {
        let months = self.scene.month_ends();
        (0..months.len()).map(|place| months[place * 37 % months.len()]).collect()
    }

    /// Has the engine judge days, and the yardstick the one in mid-history as often, in turns. A turn takes as many days
    /// as the clock needs.
    fn turns(&mut self, days: &[i32], mut run: impl FnMut(&mut Engine, &Options)) -> Turns {
        let (targets, day) = (self.scene.targets(), self.scene.day());
        let many = (500_000 / targets).clamp(4, days.len());
        let (mut own, mut yardstick) = (Vec::new(), Vec::new());
        let each = |took: Duration| took.as_secs_f64() * 1e9 / (many * targets) as f64;
        for turn in 0..TURNS {
            let next = days.iter().copied().cycle().skip(turn * many).take(many);
            let options: Vec<Options> = next.map(on).collect();
            own.push(each(timing::once(|| options.iter().for_each(|on| run(&mut self.engine, on)))));
            let (columns, answers) = (&self.columns, &mut self.answers);
            let pass = |_| black_box(columns).judge(day, black_box(&mut *answers));
            yardstick.push(each(timing::once(|| (0..many).for_each(pass))));
        }
        let ratio: Vec<f64> = own.iter().zip(&yardstick).map(|(own, pass)| own / pass).collect();
        Turns { own: own.into(), yardstick: yardstick.into(), ratio: ratio.into() }
    }

    /// Returns what an evaluation costs on any day.
    fn evaluations(&mut self) -> f64 {
        let goal = self.goal(1);
        let judge = |engine: &mut Engine, on: &Options| {
            black_box(engine.evaluate(black_box(on)));
        };
        let any = self.turns(&self.far_days(), judge);
        goal.say("evaluate, any day", any.ratio, "yardsticks", Should::AtMost(0.5));
        let next: Vec<i32> = (self.scene.day()..).take(365).collect();
        let next = self.turns(&next, judge).ratio;
        goal.say("evaluate, the next day", next, "yardsticks", Should::AtMost(0.5));
        self.engine.evaluate(&self.scene.options());
        let same = self.turns(&[self.scene.day(); 120], judge).ratio;
        goal.say("evaluate, the day last evaluated", same, "yardsticks", Should::AtMost(0.25));
        goal.say("evaluate, any day, a target", any.own, "ns", Should::Say);
        goal.say("yardstick, a target", any.yardstick, "ns", Should::Say);
        any.own.median * self.scene.targets() as f64
    }

    fn reasons(&mut self) {
        let ids: Vec<TargetId> =
            self.engine.plan().targets().iter().map(|target| target.id().clone()).collect();
        let told = self.turns(&self.far_days()[..8], |engine, on| {
            engine.evaluate(black_box(on));
            for id in &ids {
                black_box(engine.target(id));
            }
        });
        self.goal(1).say(
            "evaluate, with reasons for every target",
            told.ratio,
            "yardsticks",
            Should::AtMost(5.0),
        );
    }

    fn history(&mut self) {
        let days: Vec<Day> = self.scene.month_ends().into_iter().map(dated).collect();
        let far: Vec<Options> = self.far_days().into_iter().map(on).take(8).collect();
        let options = self.scene.options();
        let turn = |_| {
            let engine = &mut self.engine;
            let single = timing::once(|| {
                for on in &far {
                    black_box(engine.evaluate(on));
                }
            });
            let all = timing::once(|| drop(black_box(engine.timeline(&days, &options))));
            all.as_secs_f64() / (single.as_secs_f64() / far.len() as f64)
        };
        let ratios: Vec<f64> = (0..3).map(turn).collect();
        self.goal(4).say("history of 120 month-ends", ratios, "evaluations", Should::AtMost(60.0));
    }

    /// Returns what it costs to record one entry. Those recorded first are checked against the yardstick.
    fn records(&mut self) -> f64 {
        let records = self.scene.records(RECORDS * (TURNS + 1));
        let (day, targets) = (self.scene.day(), self.scene.targets());
        self.engine.evaluate(&self.scene.options());
        self.columns.judge(day, &mut self.answers);
        self.record(&records, 0);
        for Record { target, day: read, value } in &records[..RECORDS] {
            self.columns.record(*target, (*read, *value), day, &mut self.answers);
        }
        agree::check_columns(&self.scene, &self.engine, &self.answers);
        let (mut own, mut ratios) = (Vec::new(), Vec::new());
        for turn in 1..=TURNS {
            own.push(self.record(&records, turn));
            let (columns, answers) = (&self.columns, &mut self.answers);
            let pass = timing::repeated(|| black_box(columns).judge(day, black_box(&mut *answers)));
            ratios.push(own[turn - 1] / (pass.as_secs_f64() * 1e9 / targets as f64));
        }
        let own = Figure::from(own);
        let most = if targets <= 10_000 { 10.0 } else { 15.0 };
        self.goal(3).say("record one entry", ratios, "yardstick-targets", Should::AtMost(most));
        self.goal(3).say("record one entry", own, "ns", Should::Say);
        own.median
    }

    /// Records the entries of a turn one by one; returns what one of them took, in nanoseconds.
    fn record(&mut self, records: &[Record], turn: usize) -> f64 {
        let limits = self.scene.limits();
        let own = turn * RECORDS..(turn + 1) * RECORDS;
        let entries: Vec<Entry> = own.map(|place| records[place].entry(place)).collect();
        let took = timing::once(|| {
            for entry in entries {
                black_box(self.engine.record_within(vec![entry], &limits).unwrap());
            }
        });
        took.as_secs_f64() * 1e9 / RECORDS as f64
    }
}

fn on(day: i32) -> Options {
    Options::new(dated(day))
}
