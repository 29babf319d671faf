//! From bytes to what strategies generate.

use proptest::strategy::{BoxedStrategy, Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tenfold::strategies::{Scene, Shape, method, scene_with};
use tenfold::{Day, Options, rules::Method};

/// Draws from bytes, eight for each thing: a changed byte draws one thing anew and leaves the others.
pub(crate) struct Draw<'b>(&'b [u8]);

impl<'b> Draw<'b> {
    pub(crate) fn from(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// Takes the next eight bytes; zeros where there are none left.
    fn eight(&mut self) -> [u8; 8] {
        let (taken, left) = self.0.split_at(self.0.len().min(8));
        self.0 = left;
        let mut eight = [0; 8];
        eight[..taken.len()].copy_from_slice(taken);
        eight
    }

    /// Draws a value; none if the strategy threw too many away.
    pub(crate) fn one<T>(&mut self, strategy: &impl Strategy<Value = T>) -> Option<T> {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.eight());
        // Not from the bytes themselves, one choice after another: proptest gives half of what is left to each branch
        // it may take, and out of bytes, what draws again until it has a number within a range draws forever.
        let random = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(Config::default(), random);
        Some(strategy.new_tree(&mut runner).ok()?.current())
    }

    /// Draws a method.
    pub(crate) fn method(&mut self) -> Option<Method> {
        METHODS.with(|methods| self.one(methods))
    }

    /// Draws a scene, leaves out those of its entries that a bit of eight bytes names, and moves the day that is judged.
    /// One in ten has numbers and days at the ends of what can be named.
    pub(crate) fn scene(&mut self) -> Option<Scene> {
        let scenes = if self.eight()[0] % 10 == 9 { &EXTREMES } else { &SCENES };
        let mut scene = scenes.with(|scenes| self.one(scenes))?;
        let left_out = u64::from_le_bytes(self.eight());
        let mut draft = scene.ledger.draft().clone();
        let mut place = 0..;
        draft
            .entries
            .retain(|_| place.next().is_some_and(|place: u32| left_out.rotate_right(place) & 1 == 0));
        // What others rest on cannot be left out alone.
        if let Ok(thinned) = draft.build(&scene.plan) {
            scene.ledger = thinned;
        }
        let [low, high, ..] = self.eight();
        let step = i32::from(i16::from_le_bytes([low, high])) / 16;
        scene.as_of = scene.as_of.plus_days(step).unwrap_or(scene.as_of);
        Some(scene)
    }
}

// Built once: it takes as long as to judge what is drawn.
thread_local! {
    static SCENES: BoxedStrategy<Scene> = scene_with(small()).boxed();
    static EXTREMES: BoxedStrategy<Scene> = scene_with(Shape { extremes: true, ..small() }).boxed();
    static METHODS: BoxedStrategy<Method> = method().boxed();
}

/// Few of everything: what goes wrong goes wrong among few.
fn small() -> Shape {
    Shape { indicators: 4, actions: 4, targets: 5, entries: 16, ..Shape::default() }
}

/// What a scene is judged by, on a day.
pub(crate) fn options(scene: &Scene, day: Day, method: &Method) -> Options {
    let options = Options::new(day).method(method.clone());
    match scene.known_by {
        Some(moment) => options.known_by(moment),
        None => options,
    }
}
